//! Benchmarks at the bounds: 8 pools, and as many earlier reports as are kept.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used,
	missing_docs
)]

use super::*;
use crate::types::{Backing, PoolReport, PoolState, Report};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, weights::WeightMeter, BoundedVec};
use frame_system::RawOrigin;
use palisade_math::{Claim, Factor};
use palisade_primitives::{
	AssetKind, Era, EraClock, Executed, PoolKey, ReportId, SecurityInspect, ServiceId, ServiceInspect, SlashTerms,
	Tier, MAX_POOLS,
};
use sp_core::H256;
use sp_runtime::Perquintill;

/// Sets the stage: what the pallet's own partners do not offer.
pub trait BenchmarkHelper<AccountId> {
	/// Opens `pool` with plenty of stake that has joined by the running era.
	fn pool(pool: &PoolKey<AccountId>);
}

const GUARANTEE: u128 = 1_000_000_000_000;

struct Stage<AccountId> {
	service: ServiceId,
	slasher: AccountId,
	resolver: AccountId,
	operator: AccountId,
	pools: Vec<PoolKey<AccountId>>,
	era: Era,
}

fn claim() -> Claim {
	Claim { guarantee: GUARANTEE, factor: Factor::default() }
}

/// A service whose operator guarantees from as many pools as can be; the era of the offence is the running one.
fn stage<T: Config>() -> Stage<T::AccountId> {
	let (slasher, resolver): (T::AccountId, T::AccountId) = (account("slasher", 0, 0), account("resolver", 0, 0));
	let operator: T::AccountId = account("operator", 0, 0);
	let max_slash = Perquintill::from_percent(20);
	let window = T::Eras::slash_window();
	let terms = SlashTerms { max_slash, window, slasher: slasher.clone(), resolver: Some(resolver.clone()) };
	let service = T::Services::create(terms, core::slice::from_ref(&operator));
	T::Eras::set(T::Eras::now().plus(10));
	let era = T::Eras::now();
	let assets = (0..MAX_POOLS).map(|n| if n == 0 { AssetKind::Native } else { AssetKind::WithId(n) });
	let pools: Vec<_> =
		assets.map(|asset| PoolKey { operator: operator.clone(), asset, tier: Tier::Restaked }).collect();
	for pool in &pools {
		T::BenchmarkHelper::pool(pool);
		T::Security::create(service, pool, era, claim(), max_slash);
	}
	Cursor::<T>::put(era.next());
	Stage { service, slasher, resolver, operator, pools, era }
}

/// A report that its pools do not know yet.
fn stored<T: Config>(stage: &Stage<T::AccountId>, offence: u64, state: PoolState) -> ReportId {
	let id = Pallet::<T>::next_id();
	let backing = Some(Backing { claim: claim(), max_slash: Perquintill::from_percent(20) });
	let rows: Vec<_> = stage.pools.iter().map(|pool| PoolReport { pool: pool.clone(), backing, state }).collect();
	let report = Report {
		service: stage.service,
		operator: stage.operator.clone(),
		era: stage.era,
		until: stage.era.plus(T::Eras::slash_window()),
		offence: H256(sp_core::U256::from(offence).to_big_endian()),
		fraction: Perquintill::from_parts(1_000_000_000_000_000),
		evidence: H256::zero(),
		reported: stage.era,
		due: Pallet::<T>::due_of(stage.era),
		pools: BoundedVec::truncate_from(rows),
	};
	Reports::<T>::insert(id, report);
	ReportsOf::<T>::mutate(&stage.operator, stage.service, |ids| ids.try_push(id)).expect("the list has room");
	Pallet::<T>::schedule(id);
	id
}

/// A report that all its pools have opened.
fn opened<T: Config>(stage: &Stage<T::AccountId>) -> ReportId {
	let id = stored::<T>(stage, 0, PoolState::Open);
	let report = Reports::<T>::get(id).expect("stored above");
	for row in &report.pools {
		Pallet::<T>::open_on(id, &report, row).expect("the pools take it");
	}
	id
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn report() {
		let stage = stage::<T>();
		let paid = PoolState::Executed { from_stake: 1, from_leaving: 1 };
		for offence in 1..T::MaxReportsPerOperator::get() {
			stored::<T>(&stage, offence.into(), paid);
		}
		let id = NextReportId::<T>::get();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(stage.slasher.clone()),
			stage.service,
			stage.operator.clone(),
			stage.era,
			H256::zero(),
			Perquintill::from_percent(1),
			H256::zero(),
		);

		assert!(Reports::<T>::get(id).is_some_and(|known| known.pools.len() == MAX_POOLS as usize));
	}

	#[benchmark]
	fn veto() {
		let stage = stage::<T>();
		let id = opened::<T>(&stage);

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.resolver.clone()), id);

		assert!(Reports::<T>::get(id).is_some_and(|known| known.is_cancelled()));
	}

	#[benchmark]
	fn execute() {
		let stage = stage::<T>();
		let id = opened::<T>(&stage);
		T::Eras::set(Pallet::<T>::due_of(stage.era));

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.slasher.clone()), id);

		assert!(Reports::<T>::get(id).is_some_and(|known| known.is_closed()));
	}

	#[benchmark]
	fn open_report() {
		let stage = stage::<T>();
		let id = stored::<T>(&stage, 0, PoolState::Waiting);

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.slasher.clone()), id);

		assert!(Reports::<T>::get(id).is_some_and(|known| !known.is_waiting()));
	}

	#[benchmark]
	fn report_offence() {
		let stage = stage::<T>();
		T::BenchmarkHelper::pool(&PoolKey::native(stage.operator.clone(), Tier::Base));
		let fraction = T::JailThreshold::get().max(Perquintill::from_percent(1));

		#[block]
		{
			Pallet::<T>::do_report_offence(&stage.operator, stage.era, fraction).expect("it is taken");
		}

		assert!(KnownBase::<T>::get(&stage.operator, stage.era).report.is_some());
	}

	#[benchmark]
	fn on_executed() {
		let stage = stage::<T>();
		let id = stored::<T>(&stage, 0, PoolState::Open);
		let outcome =
			Executed { from_stake: 1, from_leaving: 1, before: GUARANTEE, after: GUARANTEE.saturating_sub(1) };

		#[block]
		{
			Pallet::<T>::note_executed(&stage.pools[0], id, &outcome);
		}

		assert!(Reports::<T>::get(id).is_some_and(|known| known.is_executed()));
	}

	#[benchmark]
	fn poll() {
		let stage = stage::<T>();
		Cursor::<T>::put(stage.era.next());
		let mut meter = WeightMeter::new();

		#[block]
		{
			<Pallet<T> as frame_support::traits::Hooks<_>>::on_poll(
				frame_system::Pallet::<T>::block_number(),
				&mut meter,
			);
		}

		assert!(!Pallet::<T>::is_behind());
	}

	#[benchmark]
	fn visit() {
		let stage = stage::<T>();
		let id = opened::<T>(&stage);
		let due = Pallet::<T>::due_of(stage.era);
		T::Eras::set(due);
		Cursor::<T>::put(due);

		#[block]
		{
			Pallet::<T>::step();
		}

		assert!(Reports::<T>::get(id).is_some_and(|known| known.is_closed()));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
