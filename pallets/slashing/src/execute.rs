//! Waiting reports are opened or lapse, and verdicts are executed.

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

	/// Opens the report on each pool it waits for, if that can take it by now and in time.
	fn open_waiting(id: ReportId, report: &ReportOf<T>) {
		for row in report.pools.iter().filter(|row| row.state == PoolState::Waiting) {
			if Self::is_too_late(report) {
				Self::lapse(id, &row.pool);
				continue;
			}
			// Noted before, because a pool may execute at once what is due already.
			Self::set_state(id, &row.pool, PoolState::Open);
			match Self::open_on(id, report, row) {
				Ok(()) => {
					Self::extend_window(id);
					Self::deposit_event(Event::Opened { report: id, pool: row.pool.clone() });
				}
				Err(_) => Self::set_state(id, &row.pool, PoolState::Waiting),
			}
		}
	}

	/// Whether a pool that opened a service's report now would execute it, in the next era, when what was leaving could
	/// have left. Offences against consensus wait as long as they must.
	fn is_too_late(report: &ReportOf<T>) -> bool {
		let last = Self::last_of(report.era).min(report.last);
		!report.is_base() && last <= T::Eras::now()
	}

	fn lapse(id: ReportId, pool: &PoolKeyOf<T>) {
		if let Some(report) = Self::end_on(pool, id, PoolState::Waiting, PoolState::Lapsed) {
			Self::deposit_event(Event::Lapsed { report: id, pool: pool.clone() });
			Self::close_if_over(id, &report);
		}
	}

	/// Tables of up to now were written before a service's claim was set aside.
	fn extend_window(id: ReportId) {
		let until = T::Eras::now().plus(T::Eras::slash_window());
		Reports::<T>::mutate(id, |report| {
			if let Some(report) = report.as_mut().filter(|report| !report.is_base()) {
				report.until = report.until.max(until);
			}
		});
	}

	/// A pool has paid: notes what, adjusts the weights behind the service, and closes with the last pool.
	pub(crate) fn note_executed(pool: &PoolKeyOf<T>, id: ReportId, outcome: &Executed) -> Weight {
		let weight = T::WeightInfo::on_executed();
		let Executed { from_stake, from_leaving, before, after } = *outcome;
		let paid = PoolState::Executed { from_stake, from_leaving };
		let ended = Self::end_on(pool, id, PoolState::Open, paid);
		let Some(report) = ended else { return Self::unexpected(pool, id, weight) };
		Self::deposit_event(Event::Slashed {
			report: id,
			service: report.service,
			pool: pool.clone(),
			from_stake,
			from_leaving,
		});
		Self::close_if_over(id, &report);
		if report.is_base() {
			return weight;
		}
		weight.saturating_add(T::Security::on_service_slash(report.service, pool, from_stake, before, after))
	}

	/// The report goes `from` one state to its last one on a pool, which gives its room in the meter back. `None` if it was
	/// not in that state.
	fn end_on(pool: &PoolKeyOf<T>, id: ReportId, from: PoolState, to: PoolState) -> Option<ReportOf<T>> {
		let mut report = Reports::<T>::get(id)?;
		let row = report.pools.iter_mut().find(|row| row.pool == *pool && row.state == from)?;
		row.state = to;
		let row = row.clone();
		Self::unbook_row(&report, &row);
		Reports::<T>::insert(id, &report);
		Some(report)
	}

	fn close_if_over(id: ReportId, report: &ReportOf<T>) {
		if report.is_closed() {
			Self::return_bond(id, report);
			Self::deposit_event(Event::Closed { report: id });
		}
	}

	fn unexpected(pool: &PoolKeyOf<T>, id: ReportId, weight: Weight) -> Weight {
		log::error!(target: "runtime::slashing", "{pool:?} executed {id:?}, which is not open on it");
		Self::deposit_event(Event::Unexpected { report: id, pool: pool.clone() });
		weight
	}
}
