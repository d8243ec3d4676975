//! A report is ended as if it had never been made.

use crate::{types::PoolState, Config, Error, Event, KnownBase, Pallet, ReportOf, Reports};
use frame_support::ensure;
use palisade_primitives::{EraClock, PoolReports, ReportId, ServiceInspect};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// `resolver`: who vetoes; `None` is governance.
	pub(crate) fn do_veto(resolver: Option<T::AccountId>, id: ReportId) -> DispatchResult {
		let mut report = Reports::<T>::get(id).ok_or(Error::<T>::ReportNotFound)?;
		ensure!(resolver.is_none() || Self::resolver(&report) == resolver, Error::<T>::NotResolver);
		ensure!(!report.is_closed(), Error::<T>::ReportClosed);
		ensure!(T::Eras::now() < report.due, Error::<T>::VetoTooLate);
		for row in &mut report.pools {
			if row.state == PoolState::Open {
				T::Pools::cancel(&row.pool, id)?;
			}
			row.state = PoolState::Cancelled;
		}
		if report.is_base() {
			KnownBase::<T>::mutate_exists(&report.operator, report.era, |known| {
				if let Some(known) = known {
					known.report = None;
				}
			});
		}
		Reports::<T>::insert(id, report);
		Self::deposit_event(Event::Vetoed { report: id, by: resolver });
		Ok(())
	}

	/// Who may veto it, beside governance: nobody if it is consensus's.
	fn resolver(report: &ReportOf<T>) -> Option<T::AccountId> {
		if report.is_base() {
			return None;
		}
		T::Services::terms(report.service)?.resolver
	}
}
