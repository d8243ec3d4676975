//! A service is failed: somebody reports, and pools set its claim aside in the same block.

use crate::{
	limit::within_limits,
	types::{Backing, Lane, PoolReport, PoolState, Report, Reporter},
	Config, Error, Event, NextReportId, Pallet, PoolKeyOf, ReportOf, Reports, ReportsOf,
};
use alloc::vec::Vec;
use core::mem;
use frame_support::{defensive, ensure, traits::Get};
use palisade_primitives::{
	Balance, Era, EraClock, PoolReports, ReportId, ReportRefused, SecurityInspect, ServiceId, ServiceInspect,
	SlashTerms, StakeInspect, CHAIN,
};
use sp_core::H256;
use sp_runtime::{traits::Zero, BoundedVec, DispatchError, DispatchResult, Perquintill};

/// What is said about an operator.
pub(crate) struct Accusation<AccountId> {
	pub service: ServiceId,
	pub operator: AccountId,
	pub era: Era,
	pub offence: H256,
	pub fraction: Perquintill,
	pub evidence: H256,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_report(who: T::AccountId, accusation: Accusation<T::AccountId>) -> DispatchResult {
		let terms = Self::terms(accusation.service, accusation.era)?;
		let bond = Self::bond_of(&who, &terms, &accusation)?;
		let mut report = Self::service_report(terms, Reporter { who: who.clone(), bond }, accusation)?;
		let id = Self::enlist(&report)?;
		report.due = Self::first_era_with_room(&report)?;
		Self::book(&report);
		Self::hold_bond(&report)?;
		Self::deposit_event(Event::Reported {
			report: id,
			service: report.service,
			operator: report.operator.clone(),
			era: report.era,
			offence: report.offence,
			fraction: report.fraction,
			evidence: report.evidence,
			due: report.due,
			reporter: who,
			bond,
		});
		Self::open_new(id, report)
	}

	/// Terms of a service for offences of `era`, as long as those can be reported. The chain reports by
	/// [`palisade_primitives::ReportOffence`] only.
	pub(crate) fn terms(service: ServiceId, era: Era) -> Result<SlashTerms<T::AccountId>, DispatchError> {
		let now = T::Eras::now();
		ensure!(service != CHAIN, Error::<T>::ServiceNotFound);
		ensure!(era <= now, Error::<T>::EraNotBegun);
		ensure!(now <= era.plus(T::Eras::slash_window()), Error::<T>::WindowClosed);
		let terms = T::Services::terms(service, era).ok_or(Error::<T>::ServiceNotFound)?;
		ensure!(now <= era.plus(terms.window), Error::<T>::WindowClosed);
		Ok(terms)
	}

	/// What `who` has to put up; nothing if it is the slasher.
	fn bond_of(
		who: &T::AccountId,
		terms: &SlashTerms<T::AccountId>,
		accusation: &Accusation<T::AccountId>,
	) -> Result<Option<Balance>, DispatchError> {
		if terms.slasher == *who {
			return Ok(None);
		}
		let bond = terms.reporter_bond.ok_or(Error::<T>::NotSlasher)?;
		let owner = T::Services::owner(accusation.service);
		let barred = [Some(&accusation.operator), owner.as_ref(), terms.resolver.as_ref()];
		ensure!(!barred.contains(&Some(who)), Error::<T>::NotAuthorized);
		Ok(Some(bond))
	}

	/// The report that may be made of `accusation` now, with all its pools open, and due as soon as can be.
	fn service_report(
		terms: SlashTerms<T::AccountId>,
		reporter: Reporter<T::AccountId>,
		Accusation { service, operator, era, offence, fraction, evidence }: Accusation<T::AccountId>,
	) -> Result<ReportOf<T>, DispatchError> {
		let now = T::Eras::now();
		ensure!(!fraction.is_zero(), Error::<T>::ZeroFraction);
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
				backing: Some(Backing {
					claim: row.claim,
					max_slash: row.max_slash,
					redistribution: row.redistribution,
				}),
				state: PoolState::Open,
			})
			.collect();
		let lane = Lane::Subjective;
		Ok(Report {
			service,
			lane,
			operator,
			era,
			until: now.plus(T::Eras::slash_window()),
			last: Self::last_of(era),
			offence,
			fraction,
			evidence,
			reporter: Some(reporter),
			resolver: terms.resolver,
			waterfall: terms.waterfall,
			reduced: None,
			reported: now,
			due: Self::due_of(lane, now),
			pools: BoundedVec::try_from(pools).map_err(|_| Error::<T>::TooManyPools)?,
		})
	}

	/// First era in which the verdict of a report made in `era` stands, if the meter has room for it.
	pub(crate) fn due_of(lane: Lane, era: Era) -> Era {
		let veto = T::Eras::veto_window();
		let veto = match lane {
			Lane::Objective => veto.min(T::ObjectiveVeto::get()),
			Lane::Subjective => veto,
		};
		era.plus(veto).next()
	}

	/// Last era in which the verdict on an offence of `era` may fall: what was requested in that era matures in the next.
	pub(crate) fn last_of(era: Era) -> Era {
		era.plus(T::Eras::leaving_eras()).minus(1)
	}

	/// Checks a service's report against the others made about the operator, and lists it among them.
	fn enlist(report: &ReportOf<T>) -> Result<ReportId, DispatchError> {
		let mut ids = ReportsOf::<T>::get(&report.operator, report.service);
		let mut reports: Vec<_> = ids.iter().filter_map(Reports::<T>::get).collect();
		ensure!(reports.iter().all(|known| known.offence != report.offence), Error::<T>::OffenceKnown);
		reports.push(report.clone());
		ensure!(Self::leaves_the_slasher_room(&reports), Error::<T>::TooManyReports);
		ensure!(within_limits(&reports), Error::<T>::LimitReached);
		let id = Self::next_id();
		ids.try_push(id).map_err(|_| Error::<T>::TooManyReports)?;
		ReportsOf::<T>::insert(&report.operator, report.service, ids);
		Self::join_case(report.service, report.era);
		Ok(id)
	}

	/// Whether at most half of the places are taken by others than the slasher.
	pub(crate) fn leaves_the_slasher_room(reports: &[ReportOf<T>]) -> bool {
		let places = T::MaxReportsPerOperator::get().checked_div(2).and_then(|half| usize::try_from(half).ok());
		let bonded = reports.iter().filter(|report| report.is_bonded()).count();
		bonded <= places.unwrap_or(0)
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
