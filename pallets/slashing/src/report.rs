//! A service reports, and pools set its claim aside in the same block.

use crate::{
	meter::within_limits,
	types::{Backing, PoolReport, PoolState, Report},
	Config, Error, Event, NextReportId, Pallet, PoolKeyOf, ReportOf, Reports, ReportsOf,
};
use alloc::vec::Vec;
use core::mem;
use frame_support::{defensive, ensure};
use palisade_primitives::{
	Era, EraClock, PoolReports, ReportId, ReportRefused, SecurityInspect, ServiceId, ServiceInspect, SlashTerms,
	StakeInspect, CHAIN,
};
use sp_core::H256;
use sp_runtime::{traits::Zero, BoundedVec, DispatchError, DispatchResult, Perquintill};

/// What a service says about an operator.
pub(crate) struct Accusation<AccountId> {
	pub service: ServiceId,
	pub operator: AccountId,
	pub era: Era,
	pub offence: H256,
	pub fraction: Perquintill,
	pub evidence: H256,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_report(slasher: &T::AccountId, accusation: Accusation<T::AccountId>) -> DispatchResult {
		let terms = Self::terms(accusation.service)?;
		ensure!(terms.slasher == *slasher, Error::<T>::NotSlasher);
		let report = Self::service_report(&terms, accusation)?;
		let id = Self::enlist(&report)?;
		Self::deposit_event(Event::Reported {
			report: id,
			service: report.service,
			operator: report.operator.clone(),
			era: report.era,
			offence: report.offence,
			fraction: report.fraction,
			evidence: report.evidence,
			due: report.due,
		});
		Self::open_new(id, report)
	}

	/// Terms of a service; the chain reports by [`palisade_primitives::ReportOffence`] only.
	pub(crate) fn terms(service: ServiceId) -> Result<SlashTerms<T::AccountId>, DispatchError> {
		ensure!(service != CHAIN, Error::<T>::ServiceNotFound);
		T::Services::terms(service).ok_or(Error::<T>::ServiceNotFound.into())
	}

	/// The report that the service may make of `accusation` now, with all its pools open.
	fn service_report(
		terms: &SlashTerms<T::AccountId>,
		Accusation { service, operator, era, offence, fraction, evidence }: Accusation<T::AccountId>,
	) -> Result<ReportOf<T>, DispatchError> {
		let now = T::Eras::now();
		let window = terms.window.min(T::Eras::slash_window());
		ensure!(!fraction.is_zero(), Error::<T>::ZeroFraction);
		ensure!(era <= now, Error::<T>::EraNotBegun);
		ensure!(now <= era.plus(window), Error::<T>::WindowClosed);
		// The running era's rows are written when a pool is first touched in it.
		for pool in T::Pools::restaked_pools(&operator) {
			T::Pools::touch(&pool);
		}
		let mut rows = T::Security::guarantees(service, &operator, era);
		rows.retain(|row| !row.claim.guarantee.is_zero());
		ensure!(!rows.is_empty(), Error::<T>::NothingGuaranteed);
		ensure!(rows.iter().all(|row| fraction <= row.max_slash), Error::<T>::AboveMaxSlash);
		let pools: Vec<_> = rows
			.into_iter()
			.map(|row| PoolReport {
				pool: row.pool,
				backing: Some(Backing { claim: row.claim, max_slash: row.max_slash }),
				state: PoolState::Open,
			})
			.collect();
		let pools = BoundedVec::try_from(pools).map_err(|_| Error::<T>::TooManyPools)?;
		let (until, due) = (now.plus(T::Eras::slash_window()), Self::due_of(now));
		Ok(Report { service, operator, era, until, offence, fraction, evidence, reported: now, due, pools })
	}

	/// First era in which the verdict of a report made in `era` stands.
	pub(crate) fn due_of(era: Era) -> Era {
		era.plus(T::Eras::veto_window()).next()
	}

	/// Checks a service's report against the others it made about the operator, and lists it among them.
	fn enlist(report: &ReportOf<T>) -> Result<ReportId, DispatchError> {
		let mut ids = ReportsOf::<T>::get(&report.operator, report.service);
		let mut reports: Vec<_> = ids.iter().filter_map(Reports::<T>::get).collect();
		ensure!(reports.iter().all(|known| known.offence != report.offence), Error::<T>::OffenceKnown);
		reports.push(report.clone());
		ensure!(within_limits(&reports), Error::<T>::LimitReached);
		let id = Self::next_id();
		ids.try_push(id).map_err(|_| Error::<T>::TooManyReports)?;
		ReportsOf::<T>::insert(&report.operator, report.service, ids);
		Ok(id)
	}

	pub(crate) fn next_id() -> ReportId {
		NextReportId::<T>::mutate(|next| {
			let after = next.next();
			mem::replace(next, after)
		})
	}

	/// Stores a report whose pools are all to be opened, and opens it on each that can take it.
	pub(crate) fn open_new(id: ReportId, report: ReportOf<T>) -> DispatchResult {
		Reports::<T>::insert(id, &report);
		for row in &report.pools {
			match Self::open_on(id, &report, row) {
				Err(refused) if report.is_base() || refused == ReportRefused::EntriesFirst => {
					Self::set_state(id, &row.pool, PoolState::Waiting);
					Self::deposit_event(Event::Waits { report: id, pool: row.pool.clone() });
				}
				Err(ReportRefused::PoolNotFound) => return Err(Error::<T>::PoolNotFound.into()),
				Err(_) => return Err(Error::<T>::PoolIsFull.into()),
				Ok(()) => {}
			}
		}
		Self::schedule(id);
		Ok(())
	}

	/// Opens the report on one of its pools.
	pub(crate) fn open_on(
		id: ReportId,
		report: &ReportOf<T>,
		row: &PoolReport<T::AccountId>,
	) -> Result<(), ReportRefused> {
		let Report { era, due, fraction, .. } = *report;
		match row.backing {
			Some(Backing { claim, .. }) => T::Pools::open_service(&row.pool, id, era, due, claim, fraction),
			// Offences are reported of existing pools only, so it can but be full.
			None => T::Pools::open_base(&row.pool, id, era, due, fraction).map_err(|_| ReportRefused::TooManyReports),
		}
	}

	/// Notes how far a report is on a pool. Others' verdicts may have been executed since it was read: reads it anew.
	pub(crate) fn set_state(id: ReportId, pool: &PoolKeyOf<T>, state: PoolState) {
		Reports::<T>::mutate(id, |report| {
			let row = report.as_mut().and_then(|report| report.pools.iter_mut().find(|row| row.pool == *pool));
			match row {
				Some(row) => row.state = state,
				None => {
					defensive!("a report that is being opened is stored, and reaches the pool");
				}
			}
		});
	}
}
