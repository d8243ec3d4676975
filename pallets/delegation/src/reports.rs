//! Open reports: they set stake aside at once, and end by a verdict or as if they had never been made.

use crate::{
	ledger::Ledger,
	types::{OpenReport, MAX_SERVICE_REPORTS},
	Config, Error, Event, Pallet, PoolKeyOf,
};
use frame_support::ensure;
use palisade_math::{Claim, Part, Penalty, Rate};
use palisade_primitives::{Balance, Era, EraClock, ReportId, ReportRefused};
use sp_core::U256;
use sp_runtime::{DispatchResult, Perquintill};

impl<T: Config> Pallet<T> {
	/// Opens a report of a consensus offence.
	pub(crate) fn do_open_base(key: &PoolKeyOf<T>, id: ReportId, era: Era, due: Era, p: Perquintill) -> DispatchResult {
		let ledger = Ledger::<T>::settle(key)?;
		Self::open(ledger, OpenReport { id, era: era.0, due: due.0, penalty: Penalty::Base(p) })?;
		Ok(())
	}

	/// Replaces the fraction of an open report of a consensus offence by a larger one.
	pub(crate) fn do_raise_base(key: &PoolKeyOf<T>, id: ReportId, p: Perquintill) -> DispatchResult {
		let mut ledger = Ledger::<T>::settle(key)?;
		let report = ledger.pool.open.iter_mut().find(|report| report.id == id).ok_or(Error::<T>::ReportNotFound)?;
		let Penalty::Base(old) = report.penalty else { return Err(Error::<T>::ReportNotFound.into()) };
		report.penalty = Penalty::Base(old.max(p));
		ledger.save();
		Self::deposit_event(Event::ReportRaised { pool: key.clone(), report: id });
		Ok(())
	}

	/// Makes an open report set aside what `p` would, where it was opened with `of`: a base report its fraction, a service's
	/// report that part of its rate, ceiled.
	pub(crate) fn do_lower(key: &PoolKeyOf<T>, id: ReportId, p: Perquintill, of: Perquintill) -> DispatchResult {
		let mut ledger = Ledger::<T>::settle(key)?;
		let report = ledger.pool.open.iter_mut().find(|report| report.id == id).ok_or(Error::<T>::ReportNotFound)?;
		let (most, lowered) = match report.penalty {
			Penalty::Base(old) => (of.min(old), Penalty::Base(p)),
			Penalty::Service(rate) => (of, Penalty::Service(rate.part_ceil(p, of))),
		};
		ensure!(p <= most, Error::<T>::NotLower);
		report.penalty = lowered;
		ledger.save();
		Self::deposit_event(Event::ReportLowered { pool: key.clone(), report: id });
		Ok(())
	}

	/// Opens a service's report of `p` of what it was guaranteed.
	pub(crate) fn do_open_service(
		key: &PoolKeyOf<T>,
		id: ReportId,
		era: Era,
		due: Era,
		claim: Claim,
		p: Perquintill,
	) -> Result<(), ReportRefused> {
		let ledger = Ledger::<T>::settle(key).map_err(|_| ReportRefused::PoolNotFound)?;
		let pool = &ledger.pool;
		ensure!(!pool.holds_back(T::Eras::now()), ReportRefused::EntriesFirst);
		ensure!(pool.services_open() < MAX_SERVICE_REPORTS, ReportRefused::TooManyReports);
		let rate = Self::service_rate(&ledger, era, &claim, p);
		Self::open(ledger, OpenReport { id, era: era.0, due: due.0, penalty: Penalty::Service(rate) })
			.map_err(|_| ReportRefused::TooManyReports)
	}

	/// Ends an open report without a verdict.
	pub(crate) fn do_cancel(key: &PoolKeyOf<T>, id: ReportId) -> DispatchResult {
		let mut ledger = Ledger::<T>::settle(key)?;
		let before = ledger.pool.open.len();
		ledger.pool.open.retain(|report| report.id != id);
		ensure!(ledger.pool.open.len() < before, Error::<T>::ReportNotFound);
		ledger.save();
		Self::deposit_event(Event::ReportCancelled { pool: key.clone(), report: id });
		Ok(())
	}

	/// What the report sets aside: what every part that it reaches, and what came over, would be worth more without it.
	pub(crate) fn escrow_of(key: &PoolKeyOf<T>, id: ReportId) -> Balance {
		let Some(ledger) = Ledger::<T>::view(key) else { return 0 };
		let pool = &ledger.pool;
		let Some(report) = pool.open.iter().find(|report| report.id == id) else { return 0 };
		let set_aside = |(bucket, part): (Option<Era>, Part)| {
			let without = part.value(&pool.reach(part.factor, bucket, Some(id)));
			without.saturating_sub(part.value(&pool.reach(part.factor, bucket, None)))
		};
		let arrived = pool.arrived_value(Some(id)).saturating_sub(pool.arrived_value(None));
		ledger.liable_parts(Era(report.era)).into_iter().map(set_aside).fold(arrived, Balance::saturating_add)
	}

	/// The rate at which all that secured the claim shares it: no more than is unclaimed of any part.
	///
	/// Stake of a generation that was lost since bears its share too, and pays nothing.
	fn service_rate(ledger: &Ledger<T>, era: Era, claim: &Claim, p: Perquintill) -> Rate {
		let pool = &ledger.pool;
		let parts = ledger.liable_parts(era);
		let lost = pool.lost_since(era).map(|closed| closed.stake);
		let sharing = parts.iter().map(|(_, part)| *part).chain(lost);
		let nominal = sharing.map(|part| part.nominal_in(claim.factor.shift)).fold(U256::zero(), U256::saturating_add);
		let unclaimed = parts.iter().filter_map(|(bucket, part)| pool.unclaimed(part, *bucket));
		unclaimed.fold(claim.rate(p, nominal), Rate::min)
	}

	/// Adds a report to the list.
	fn open(mut ledger: Ledger<T>, report: OpenReport) -> Result<(), Error<T>> {
		let known = ledger.pool.open.iter().any(|open| open.id == report.id);
		ensure!(!known, Error::<T>::ReportExists);
		ledger.pool.open.try_push(report).map_err(|_| Error::<T>::TooManyReports)?;
		ledger.save();
		let (pool, report) = (ledger.key, report.id);
		Self::deposit_event(Event::ReportOpened { pool, report });
		Ok(())
	}
}
