//! A report is judged before it is due: ended as if it had never been made, with or without a penalty, or lowered.

use crate::{
	types::{Judge, Penalty, PoolState},
	Config, Error, Event, KnownBase, Pallet, ReportOf, Reports,
};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, Get},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use palisade_primitives::{EraClock, OperatorPenalty, PoolReports, ReportId};
use sp_runtime::{DispatchError, DispatchResult, Perquintill};

impl<T: Config> Pallet<T> {
	/// Who judges; `None` is governance.
	pub(crate) fn ensure_judge(origin: OriginFor<T>) -> Result<Option<T::AccountId>, DispatchError> {
		match T::VetoOrigin::try_origin(origin) {
			Ok(_) => Ok(None),
			Err(origin) => Ok(Some(ensure_signed(origin)?)),
		}
	}

	pub(crate) fn do_veto(by: Option<T::AccountId>, id: ReportId, unfounded: bool) -> DispatchResult {
		let report = Self::judged_by(&by, id)?;
		let report = Self::cancel(id, report)?;
		if unfounded {
			Self::forfeit_bond(id, &report);
		} else {
			Self::return_bond(id, &report);
		}
		Self::deposit_event(Event::Vetoed { report: id, by, unfounded });
		Ok(())
	}

	pub(crate) fn do_reduce(by: Option<T::AccountId>, id: ReportId, fraction: Perquintill) -> DispatchResult {
		let mut report = Self::judged_by(&by, id)?;
		ensure!(!fraction.is_zero(), Error::<T>::ZeroFraction);
		ensure!(fraction < report.fraction, Error::<T>::NotReduced);
		for row in report.pools.iter().filter(|row| row.state == PoolState::Open) {
			T::Pools::lower(&row.pool, id, fraction, report.fraction)?;
		}
		Self::unbook(&report);
		report.fraction = fraction;
		report.reduced = Some(Self::rank(&by));
		Self::book(&report);
		Reports::<T>::insert(id, report);
		Self::deposit_event(Event::Reduced { report: id, fraction, by });
		Ok(())
	}

	pub(crate) fn do_penalise(by: Option<T::AccountId>, id: ReportId, penalty: Penalty) -> DispatchResult {
		let report = Self::judged_by(&by, id)?;
		ensure!((1..=T::MaxPenaltyEras::get()).contains(&penalty.eras()), Error::<T>::PenaltyOutOfBounds);
		let report = Self::cancel(id, report)?;
		Self::return_bond(id, &report);
		let until = T::Eras::now().plus(penalty.eras());
		match penalty {
			Penalty::Withhold { .. } => T::Operators::withhold(&report.operator, until),
			Penalty::DelayExit { .. } => T::Operators::delay_exit(&report.operator, until),
		};
		Self::deposit_event(Event::Penalised { report: id, penalty, until, by });
		Ok(())
	}

	/// The report, if `by` may judge it now.
	fn judged_by(by: &Option<T::AccountId>, id: ReportId) -> Result<ReportOf<T>, DispatchError> {
		let report = Reports::<T>::get(id).ok_or(Error::<T>::ReportNotFound)?;
		ensure!(by.is_none() || report.resolver == *by, Error::<T>::NotResolver);
		ensure!(!report.is_closed(), Error::<T>::ReportClosed);
		ensure!(T::Eras::now() < report.due, Error::<T>::VetoTooLate);
		ensure!(report.reduced < Some(Self::rank(by)), Error::<T>::AlreadyJudged);
		Ok(report)
	}

	fn rank(by: &Option<T::AccountId>) -> Judge {
		by.as_ref().map_or(Judge::Governance, |_| Judge::Resolver)
	}

	/// Ends a report on every pool that is not done with it, and gives its room in the meter back.
	fn cancel(id: ReportId, mut report: ReportOf<T>) -> Result<ReportOf<T>, DispatchError> {
		Self::unbook(&report);
		for row in report.pools.iter_mut().filter(|row| !row.state.is_over()) {
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
		Reports::<T>::insert(id, &report);
		Ok(report)
	}
}
