//! Consensus reports offences; the largest of an (operator, era) counts.

use crate::{
	types::{Known, Lane, PoolReport, PoolState, Report},
	Config, Event, KnownBase, Pallet, ReportOf, Reports,
};
use alloc::vec::Vec;
use frame_support::{traits::Get, weights::Weight};
use palisade_primitives::{Era, EraClock, OperatorJail, PoolKey, PoolReports, ReportId, StakeInspect, CHAIN};
use sp_core::H256;
use sp_runtime::{BoundedVec, DispatchError, Perquintill};

impl<T: Config> Pallet<T> {
	/// Jails at once, whatever the report's verdict will be. Raises the last report as long as it can be vetoed; after
	/// that a new report takes what is missing.
	pub(crate) fn do_report_offence(
		operator: &T::AccountId,
		era: Era,
		fraction: Perquintill,
	) -> Result<Option<ReportId>, DispatchError> {
		let now = T::Eras::now();
		let pools = Self::native_pools(operator);
		let in_time = era <= now && now <= era.plus(T::Eras::slash_window());
		if !in_time || fraction.is_zero() || pools.is_empty() {
			Self::deposit_event(Event::OffenceIgnored { operator: operator.clone(), era, fraction });
			return Ok(None);
		}
		if fraction >= T::JailThreshold::get() {
			Self::jail(operator);
		}
		let known = KnownBase::<T>::get(operator, era);
		if fraction <= known.largest {
			return Ok(None);
		}
		let last = known.report.and_then(|id| Reports::<T>::get(id).map(|report| (id, report)));
		if let Some((id, report)) = last.as_ref().filter(|(_, report)| now < report.due) {
			Self::raise(*id, report, Known { largest: fraction, ..known })?;
			return Ok(Some(*id));
		}
		let settled = last.map_or(known.settled, |(_, report)| known.settled_with(report.fraction));
		Self::open_base(operator, era, pools, Known { largest: fraction, settled, report: None }).map(Some)
	}

	fn native_pools(operator: &T::AccountId) -> Vec<PoolReport<T::AccountId>> {
		let keys = PoolKey::consensus(operator).into_iter().filter(|pool| T::Pools::pool(pool).is_some());
		keys.map(|pool| PoolReport { pool, backing: None, state: PoolState::Open }).collect()
	}

	pub(crate) fn jail(operator: &T::AccountId) -> Weight {
		T::Operators::jail(operator, T::Eras::now().plus(T::JailEras::get()))
	}

	/// Nobody has executed it anywhere yet: the report itself takes more. Who reduced it judged a smaller offence.
	fn raise(id: ReportId, report: &ReportOf<T>, known: Known) -> Result<(), DispatchError> {
		let fraction = known.rest();
		KnownBase::<T>::insert(&report.operator, report.era, known);
		Reports::<T>::insert(id, Report { fraction, reduced: None, ..report.clone() });
		for row in report.pools.iter().filter(|row| row.state == PoolState::Open) {
			T::Pools::raise_base(&row.pool, id, fraction)?;
		}
		Self::deposit_event(Event::Raised { report: id, fraction });
		Ok(())
	}

	fn open_base(
		operator: &T::AccountId,
		era: Era,
		pools: Vec<PoolReport<T::AccountId>>,
		known: Known,
	) -> Result<ReportId, DispatchError> {
		let now = T::Eras::now();
		let id = Self::next_id();
		let report = Report {
			service: CHAIN,
			lane: Lane::Objective,
			operator: operator.clone(),
			era,
			until: era,
			last: Self::last_of(era),
			offence: H256::zero(),
			fraction: known.rest(),
			evidence: H256::zero(),
			reporter: None,
			resolver: None,
			waterfall: T::ChainWaterfall::get(),
			reduced: None,
			reported: now,
			due: Self::due_of(Lane::Objective, now),
			pools: BoundedVec::truncate_from(pools),
		};
		KnownBase::<T>::insert(operator, era, Known { report: Some(id), ..known });
		Self::deposit_event(Event::OffenceReported {
			report: id,
			operator: operator.clone(),
			era,
			fraction: report.fraction,
			due: report.due,
		});
		Self::open_new(id, report)?;
		Ok(id)
	}
}
