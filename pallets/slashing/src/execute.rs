//! Waiting reports are opened, and verdicts executed.

use crate::{types::PoolState, Config, Error, Event, Pallet, PoolKeyOf, ReportOf, Reports, WeightInfo};
use frame_support::{ensure, weights::Weight};
use palisade_primitives::{EraClock, Executed, PoolReports, ReportId, SecurityAdjust};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_report(id: ReportId) -> DispatchResult {
		let report = Reports::<T>::get(id).ok_or(Error::<T>::ReportNotFound)?;
		ensure!(report.is_waiting(), Error::<T>::NothingWaits);
		Self::open_waiting(id, &report);
		Self::ensure_changed(id, &report)
	}

	pub(crate) fn do_execute(id: ReportId) -> DispatchResult {
		let report = Reports::<T>::get(id).ok_or(Error::<T>::ReportNotFound)?;
		ensure!(!report.is_closed(), Error::<T>::ReportClosed);
		ensure!(report.due <= T::Eras::now(), Error::<T>::NotDue);
		Self::advance(id, &report);
		Self::ensure_changed(id, &report)
	}

	fn ensure_changed(id: ReportId, before: &ReportOf<T>) -> DispatchResult {
		ensure!(Reports::<T>::get(id).as_ref() != Some(before), Error::<T>::StillWaiting);
		Ok(())
	}

	/// Does on its pools whatever can be done with the report now.
	pub(crate) fn advance(id: ReportId, report: &ReportOf<T>) {
		Self::open_waiting(id, report);
		if T::Eras::now() < report.due {
			return;
		}
		for row in report.pools.iter().filter(|row| row.state == PoolState::Open) {
			T::Pools::touch(&row.pool);
		}
	}

	/// Opens the report on each pool it waits for, if that can take it by now.
	fn open_waiting(id: ReportId, report: &ReportOf<T>) {
		for row in report.pools.iter().filter(|row| row.state == PoolState::Waiting) {
			// Noted before, because a pool may execute at once what is due already.
			Self::set_state(id, &row.pool, PoolState::Open);
			match Self::open_on(id, report, row) {
				Ok(()) => Self::note_opened(id, row.pool.clone()),
				Err(_) => Self::set_state(id, &row.pool, PoolState::Waiting),
			}
		}
	}

	/// A pool has set its claim aside at last: what it guaranteed before can be claimed for a window from now on.
	fn note_opened(id: ReportId, pool: PoolKeyOf<T>) {
		let until = T::Eras::now().plus(T::Eras::slash_window());
		Reports::<T>::mutate(id, |report| {
			if let Some(report) = report.as_mut().filter(|report| !report.is_base()) {
				report.until = report.until.max(until);
			}
		});
		Self::deposit_event(Event::Opened { report: id, pool });
	}

	/// A pool has paid: notes what, adjusts the weights behind the service, and closes with the last pool.
	pub(crate) fn note_executed(pool: &PoolKeyOf<T>, id: ReportId, outcome: &Executed) -> Weight {
		let weight = T::WeightInfo::on_executed();
		let stored = Reports::<T>::get(id);
		let Some(mut report) = stored else { return Self::unexpected(pool, id, weight) };
		let row = report.pools.iter_mut().find(|row| row.pool == *pool && row.state == PoolState::Open);
		let Some(row) = row else { return Self::unexpected(pool, id, weight) };
		let Executed { from_stake, from_leaving, before, after } = *outcome;
		row.state = PoolState::Executed { from_stake, from_leaving };
		Reports::<T>::insert(id, &report);
		Self::deposit_event(Event::Slashed {
			report: id,
			service: report.service,
			pool: pool.clone(),
			from_stake,
			from_leaving,
		});
		if report.is_closed() {
			Self::deposit_event(Event::Closed { report: id });
		}
		if report.is_base() {
			return weight;
		}
		weight.saturating_add(T::Security::on_service_slash(report.service, pool, from_stake, before, after))
	}

	fn unexpected(pool: &PoolKeyOf<T>, id: ReportId, weight: Weight) -> Weight {
		log::error!(target: "runtime::slashing", "{pool:?} executed {id:?}, which is not open on it");
		Self::deposit_event(Event::Unexpected { report: id, pool: pool.clone() });
		weight
	}
}
