//! Whoever is not the slasher puts up a bond to report.

use crate::{Config, Error, Event, HoldReason, Pallet, ReportOf};
use frame_support::{
	defensive,
	storage::with_storage_layer,
	traits::{
		fungible::hold::Mutate,
		tokens::{Fortitude, Precision, Restriction},
		Get,
	},
};
use palisade_primitives::ReportId;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn hold_bond(report: &ReportOf<T>) -> DispatchResult {
		let Some((who, bond)) = report.bond() else { return Ok(()) };
		let held = T::Currency::hold(&HoldReason::ReporterBond.into(), who, bond);
		held.map_err(|_| Error::<T>::CannotHoldBond.into())
	}

	/// The report is over.
	pub(crate) fn return_bond(id: ReportId, report: &ReportOf<T>) {
		let Some((who, bond)) = report.bond() else { return };
		match T::Currency::release(&HoldReason::ReporterBond.into(), who, bond, Precision::Exact) {
			Ok(amount) => Self::deposit_event(Event::BondReturned { report: id, reporter: who.clone(), amount }),
			Err(_) => {
				defensive!("nobody else takes of what is held");
			}
		}
	}

	/// The report was unfounded: the operator gets the bond, or the insurance account if that cannot take it, or if votes of
	/// the reporter lock it: an accomplice would vote with it again. If neither can, it goes back.
	pub(crate) fn forfeit_bond(id: ReportId, report: &ReportOf<T>) {
		let Some((who, bond)) = report.bond() else { return };
		let (exact, free) = (Precision::Exact, Restriction::Free);
		let takers = [(report.operator.clone(), Fortitude::Polite), (T::InsuranceAccount::get(), Fortitude::Force)];
		for (to, fortitude) in takers {
			let reason = HoldReason::ReporterBond.into();
			let paid =
				with_storage_layer(|| T::Currency::transfer_on_hold(&reason, who, &to, bond, exact, free, fortitude));
			if let Ok(amount) = paid {
				return Self::deposit_event(Event::BondForfeited { report: id, reporter: who.clone(), to, amount });
			}
		}
		Self::return_bond(id, report)
	}
}
