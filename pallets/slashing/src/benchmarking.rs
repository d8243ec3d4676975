//! Benchmarks at the bounds: 8 pools, 16 claims, as many earlier reports as are kept, and a bond.
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
use crate::types::{Backing, Lane, Owed, Payout, Penalty, PoolReport, PoolState, Report, Reporter, MAX_CLAIMS};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{fungible, fungibles::Mutate, Get},
	weights::WeightMeter,
	BoundedVec,
};
use frame_system::RawOrigin;
use palisade_math::{Claim, Factor};
use palisade_primitives::{
	AssetKind, Balance, Era, EraClock, Executed, PoolKey, ReportId, SecurityInspect, ServiceId, ServiceInspect,
	SlashTerms, Tier, Waterfall, MAX_POOLS,
};
use sp_core::H256;
use sp_runtime::{Perbill, Perquintill};

/// Sets the stage: what the pallet's own partners do not offer.
pub trait BenchmarkHelper<AccountId> {
	/// Opens `pool` with plenty of stake that has joined by the running era.
	fn pool(pool: &PoolKey<AccountId>);
}

const GUARANTEE: Balance = 1_000_000_000_000;

struct Stage<AccountId> {
	service: ServiceId,
	owner: AccountId,
	slasher: AccountId,
	resolver: AccountId,
	witness: AccountId,
	operator: AccountId,
	pools: Vec<PoolKey<AccountId>>,
	era: Era,
}

fn claim() -> Claim {
	Claim { guarantee: GUARANTEE, factor: Factor::default() }
}

fn waterfall() -> Waterfall {
	let part = Perbill::from_percent;
	Waterfall { harmed: part(50), reporter: part(1), insurance: part(25) }
}

fn bond<T: Config>() -> Balance {
	<T::Currency as fungible::Inspect<T::AccountId>>::minimum_balance().saturating_mul(10)
}

fn endow<T: Config>(who: &T::AccountId, amount: Balance) {
	T::Assets::mint_into(AssetKind::Native, who, amount).expect("the issuance is far below its maximum");
}

/// A service with as many claims of an era as can be, whose operator guarantees from as many pools as can be; the era of
/// the offence is the running one.
fn stage<T: Config>() -> Stage<T::AccountId> {
	let [slasher, resolver, operator, witness] =
		["slasher", "resolver", "operator", "witness"].map(|name| -> T::AccountId { account(name, 0, 0) });
	let max_slash = Perquintill::from_percent(20);
	let terms = SlashTerms {
		max_slash,
		window: T::Eras::slash_window(),
		slasher: slasher.clone(),
		resolver: Some(resolver.clone()),
		reporter_bond: Some(bond::<T>()),
		waterfall: waterfall(),
	};
	let service = T::Services::create(terms, core::slice::from_ref(&operator));
	let owner = T::Services::owner(service).expect("it was just made");
	T::Eras::set(T::Eras::now().plus(10));
	let era = T::Eras::now();
	let assets = (0..MAX_POOLS).map(|n| if n == 0 { AssetKind::Native } else { AssetKind::WithId(n) });
	let pools: Vec<_> =
		assets.map(|asset| PoolKey { operator: operator.clone(), asset, tier: Tier::Restaked }).collect();
	for pool in &pools {
		T::BenchmarkHelper::pool(pool);
		T::Security::create(service, pool, era, claim(), max_slash);
	}
	for who in [&operator, &witness, &T::InsuranceAccount::get()] {
		endow::<T>(who, bond::<T>().saturating_mul(10));
	}
	Cursor::<T>::put(era.next());
	let stage = Stage { service, owner, slasher, resolver, witness, operator, pools, era };
	(0..MAX_CLAIMS).for_each(|n| add_claim::<T>(&stage, n));
	stage
}

fn harmed<T: Config>(n: u32) -> T::AccountId {
	account("harmed", n, 0)
}

fn add_claim<T: Config>(stage: &Stage<T::AccountId>, n: u32) {
	let claim = Owed { beneficiary: harmed::<T>(n), amount: 1 };
	Pallet::<T>::do_register_claim(&stage.owner, stage.service, stage.era, claim).expect("there is room");
}

/// A report that its pools do not know yet, by a witness.
fn stored<T: Config>(stage: &Stage<T::AccountId>, offence: u64, state: PoolState) -> ReportId {
	let id = Pallet::<T>::next_id();
	let max_slash = Perquintill::from_percent(20);
	let backing = Some(Backing { claim: claim(), max_slash, redistribution: true });
	let rows: Vec<_> = stage.pools.iter().map(|pool| PoolReport { pool: pool.clone(), backing, state }).collect();
	let bond = (!state.is_over()).then(bond::<T>);
	let report = Report {
		service: stage.service,
		lane: Lane::Subjective,
		operator: stage.operator.clone(),
		era: stage.era,
		until: stage.era.plus(T::Eras::slash_window()),
		last: Pallet::<T>::last_of(stage.era),
		offence: H256(sp_core::U256::from(offence).to_big_endian()),
		fraction: Perquintill::from_parts(1_000_000_000_000_000),
		evidence: H256::zero(),
		reporter: Some(Reporter { who: stage.witness.clone(), bond }),
		resolver: Some(stage.resolver.clone()),
		waterfall: waterfall(),
		reduced: None,
		reported: stage.era,
		due: due::<T>(stage),
		pools: BoundedVec::truncate_from(rows),
	};
	Pallet::<T>::hold_bond(&report).expect("the witness has enough");
	Pallet::<T>::book(&report);
	Pallet::<T>::join_case(stage.service, stage.era);
	Reports::<T>::insert(id, report);
	ReportsOf::<T>::mutate(&stage.operator, stage.service, |ids| ids.try_push(id)).expect("the list has room");
	Pallet::<T>::schedule(id);
	id
}

fn due<T: Config>(stage: &Stage<T::AccountId>) -> Era {
	Pallet::<T>::due_of(Lane::Subjective, stage.era)
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

/// Takes all room in the meter but in the last era that a report made now could fall due in.
fn fill_queue<T: Config>(stage: &Stage<T::AccountId>) {
	let first = due::<T>(stage);
	let last = first.plus(Pallet::<T>::queue_eras());
	for era in (first.0..last.0).map(Era) {
		for pool in &stage.pools {
			Booked::<T>::insert(era, &pool.asset, Balance::MAX);
			BookedBy::<T>::insert((era, stage.service, &pool.asset), Balance::MAX);
		}
	}
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
		fill_queue::<T>(&stage);
		let id = NextReportId::<T>::get();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(stage.witness.clone()),
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
		_(RawOrigin::Signed(stage.resolver.clone()), id, true);

		assert!(Reports::<T>::get(id).is_some_and(|known| known.is_cancelled()));
	}

	#[benchmark]
	fn reduce() {
		let stage = stage::<T>();
		let id = opened::<T>(&stage);
		let fraction = Perquintill::from_parts(1_000_000_000_000);

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.resolver.clone()), id, fraction);

		assert!(Reports::<T>::get(id).is_some_and(|known| known.fraction == fraction));
	}

	#[benchmark]
	fn penalise() {
		let stage = stage::<T>();
		let id = opened::<T>(&stage);

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.resolver.clone()), id, Penalty::DelayExit { eras: T::MaxPenaltyEras::get() });

		assert!(Reports::<T>::get(id).is_some_and(|known| known.is_cancelled()));
	}

	#[benchmark]
	fn register_claim() {
		let stage = stage::<T>();
		let (last, owner) = (harmed::<T>(MAX_CLAIMS - 1), stage.owner.clone());
		Pallet::<T>::do_withdraw_claim(&owner, stage.service, stage.era, last.clone()).expect("it is there");

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), stage.service, stage.era, last, 1);

		assert!(Cases::<T>::get(stage.service, stage.era).is_some_and(|case| case.claims.len() == MAX_CLAIMS as usize));
	}

	#[benchmark]
	fn withdraw_claim() {
		let stage = stage::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.owner.clone()), stage.service, stage.era, harmed::<T>(0));

		assert!(Cases::<T>::get(stage.service, stage.era).is_some_and(|case| case.claims.len() < MAX_CLAIMS as usize));
	}

	#[benchmark]
	fn release_payout() {
		let (id, asset, amount) = (ReportId(0), AssetKind::Native, bond::<T>());
		let caller: T::AccountId = whitelisted_caller();
		endow::<T>(&Pallet::<T>::payout_account(), amount.saturating_mul((MAX_CLAIMS + 1).into()));
		let owed: Vec<_> = (0..MAX_CLAIMS).map(|n| Owed { beneficiary: harmed::<T>(n), amount }).collect();
		let payout = Payout { release: T::Eras::now(), owed: BoundedVec::truncate_from(owed) };
		Payouts::<T>::insert(id, &asset, payout);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, asset.clone());

		assert!(!Payouts::<T>::contains_key(id, &asset));
	}

	#[benchmark]
	fn execute() {
		let stage = stage::<T>();
		let id = opened::<T>(&stage);
		T::Eras::set(due::<T>(&stage));

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
		// The last pool of all: the reporter has its bond back.
		let paid = PoolState::Executed { from_stake: 1, from_leaving: 1 };
		stage.pools[1..].iter().for_each(|pool| Pallet::<T>::set_state(id, pool, paid));
		let outcome =
			Executed { from_stake: 1, from_leaving: 1, before: GUARANTEE, after: GUARANTEE.saturating_sub(1) };

		#[block]
		{
			Pallet::<T>::note_executed(&stage.pools[0], id, &outcome);
		}

		assert!(Reports::<T>::get(id).is_some_and(|known| known.is_executed()));
	}

	#[benchmark]
	fn pay_out() {
		let stage = stage::<T>();
		let id = stored::<T>(&stage, 0, PoolState::Open);

		#[block]
		{
			Pallet::<T>::do_pay_out(&stage.pools[0], id, GUARANTEE);
		}

		assert!(Payouts::<T>::contains_key(id, AssetKind::Native));
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
		let due = due::<T>(&stage);
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
