//! Benchmarks at the bounds: eight assets everywhere, sixteen services of a pool, positions with a batch to take.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use crate::{
	types::{Amounts, Budget, BySlot, Claimable, Earnings, Index, Joined, PerShare, Position, MAX_SPAN, ONE},
	AccountIdOf, Batches, Budgets, Call, Closed, Config, Dues, Held, Indices, NextStream, Oldest, Pallet, PoolKeyOf,
	Positions, RewardAssets, Spans, Streams, Unpaid,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{fungibles::Inspect, EnsureOrigin, Get};
use frame_system::{pallet_prelude::OriginFor, RawOrigin};
use palisade_math::{Claim, Factor};
use palisade_primitives::{
	AssetCustody, AssetKind, Balance, Category, Era, EraClock, OnEraStart, OperatorInspect, PoolKey, RewardTarget,
	SecurityInspect, ServiceId, ServiceInspect, SlashTerms, StakeMutate, Tier, Waterfall, MAX_REWARD_ASSETS,
};
use sp_core::U256;
use sp_runtime::Perquintill;

/// Enough for any minimum.
const VALUE: Balance = 1_000_000_000_000_000_007;

/// Assets that nothing else uses, from this one on.
const FIRST: u32 = 5_000_000;

fn admin<T: Config>() -> OriginFor<T> {
	T::AdminOrigin::try_successful_origin().expect("somebody is the admin")
}

fn rich<T: Config>(who: &AccountIdOf<T>, asset: &AssetKind) {
	T::Stake::endow(who, asset.clone(), VALUE * 1_000);
}

/// An asset that the treasury has.
fn asset<T: Config>(number: u32) -> AssetKind {
	let asset = match number {
		0 => AssetKind::Native,
		_ => AssetKind::WithId(FIRST + number),
	};
	if let (AssetKind::WithId(id), false) = (&asset, T::Assets::asset_exists(asset.clone())) {
		T::BenchmarkAssets::create(*id);
	}
	rich::<T>(&T::Treasury::get(), &asset);
	asset
}

/// Admits as many assets, of which the pot has enough for everybody, and returns them.
fn assets<T: Config>(count: u32) -> Vec<AssetKind> {
	let admitted = |number| {
		let asset = asset::<T>(number);
		Pallet::<T>::do_admit(asset.clone(), 1).unwrap();
		rich::<T>(&Pallet::<T>::pot(), &asset);
		asset
	};
	(0..count).map(admitted).collect()
}

fn all_slots<V: Clone + Default + PartialEq>(value: V) -> BySlot<V> {
	let mut all = BySlot::default();
	(0..MAX_REWARD_ASSETS as u8).for_each(|slot| all.set(slot, value.clone()));
	all
}

fn all_amounts() -> Amounts {
	all_slots(VALUE)
}

fn per_share(value: u64) -> PerShare {
	all_slots(U256::from(value))
}

fn index(last: Era) -> Index {
	let earnings = Earnings { per_share: U256::from(1_000_000), carry: U256::from(1), owed: VALUE };
	Index { last, earnings: all_slots(earnings) }
}

fn position() -> Position {
	let claimable = Claimable { seen: U256::from(1_000), due: U256::from(ONE) * U256::from(VALUE / 2) };
	Position { since: Era(0), earned: all_slots(claimable) }
}

/// A native pool whose operator is registered.
fn pool<T: Config>() -> PoolKeyOf<T> {
	// In the first block deposits would join at once.
	frame_system::Pallet::<T>::set_block_number(1u32.into());
	let operator: AccountIdOf<T> = account("operator", 0, 0);
	T::Operators::create(&operator, VALUE);
	let key = PoolKey::native(operator, Tier::Restaked);
	T::Stake::create(&key);
	key
}

/// A staker whose deposit has joined and who has not taken its shares, with something of every asset to claim.
fn staker<T: Config>(key: &PoolKeyOf<T>) -> AccountIdOf<T> {
	let who: AccountIdOf<T> = whitelisted_caller();
	rich::<T>(&who, &key.asset);
	T::Stake::delegate(&who, key, VALUE).unwrap();
	T::Eras::set(T::Eras::now().next());
	Indices::<T>::insert(key, index(Era(0)));
	Positions::<T>::insert(&who, key, position());
	Held::<T>::put(all_amounts());
	who
}

/// Services that the pool's operator serves.
fn services<T: Config>(key: &PoolKeyOf<T>, count: u32) -> Vec<ServiceId> {
	let terms = || SlashTerms {
		max_slash: Perquintill::from_percent(30),
		window: 1,
		slasher: key.operator.clone(),
		resolver: None,
		reporter_bond: None,
		waterfall: Waterfall::default(),
	};
	(0..count).map(|_| T::Services::create(terms(), core::slice::from_ref(&key.operator))).collect()
}

/// Budgets of all assets for `target` from `first` to `last`.
fn budgets<T: Config>(target: RewardTarget, first: Era, last: Era, budget: Budget) {
	for era in first.0..=last.0 {
		Budgets::<T>::insert((Era(era), target, AssetKind::Native), all_slots(budget));
	}
}

/// What a stream of `eras` meets: all assets, and other streams for its eras. Its first and last era, and its target.
fn before_stream<T: Config>(eras: u32) -> (Era, Era, RewardTarget) {
	assets::<T>(MAX_REWARD_ASSETS);
	let key = pool::<T>();
	rich::<T>(&key.operator, &key.asset);
	T::Stake::delegate(&key.operator, &key, VALUE).unwrap();
	let target = RewardTarget::Service(services::<T>(&key, 1)[0]);
	let start = T::Eras::now().plus(T::CancelNotice::get()).next();
	let end = start.plus(eras).minus(1);
	budgets::<T>(target, start, end, Budget { amount: VALUE, paid: 0 });
	(start, end, target)
}

fn service_of(target: RewardTarget) -> ServiceId {
	match target {
		RewardTarget::Service(service) => service,
		RewardTarget::Category(_) => unreachable!("the benchmark's target is a service"),
	}
}

/// Makes `who` have earned `amount` of `asset` in the pool.
pub(crate) fn create_earned<T: Config>(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, asset: &AssetKind, amount: Balance) {
	if Pallet::<T>::slot_of(asset).is_err() {
		rich::<T>(&T::Treasury::get(), asset);
		Pallet::<T>::do_admit(asset.clone(), 1).unwrap();
	}
	let slot = Pallet::<T>::slot_of(asset).unwrap();
	T::Stake::endow(&Pallet::<T>::pot(), asset.clone(), amount);
	Held::<T>::mutate(|held| held.add(slot, amount));
	let mut index = Indices::<T>::get(key).unwrap_or_default();
	index.mutate(slot, |earnings| earnings.owed += amount);
	Indices::<T>::insert(key, &index);
	let mut position = Positions::<T>::get(who, key).unwrap_or_default();
	let Claimable { due, .. } = position.earned.get(slot);
	let seen = index.earnings.get(slot).per_share;
	position.earned.set(slot, Claimable { seen, due: due + U256::from(ONE) * U256::from(amount) });
	Positions::<T>::insert(who, key, position);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn admit_reward_asset() {
		assets::<T>(MAX_REWARD_ASSETS - 1);
		let (last, origin) = (asset::<T>(MAX_REWARD_ASSETS), admin::<T>());

		#[extrinsic_call]
		_(origin as OriginFor<T>, last, 1);

		assert_eq!(RewardAssets::<T>::get().len(), MAX_REWARD_ASSETS as usize);
	}

	#[benchmark]
	fn suspend_reward_asset() {
		let (all, origin) = (assets::<T>(MAX_REWARD_ASSETS), admin::<T>());

		#[extrinsic_call]
		_(origin as OriginFor<T>, all[7].clone());

		assert!(!RewardAssets::<T>::get()[7].accepting);
	}

	#[benchmark]
	fn fund(e: Linear<1, 64>) {
		let (start, end, target) = before_stream::<T>(e);
		let (funder, coin): (T::AccountId, _) = (whitelisted_caller(), asset::<T>(7));
		rich::<T>(&funder, &coin);

		#[extrinsic_call]
		_(RawOrigin::Signed(funder), service_of(target), AssetKind::Native, coin, start, end, VALUE);

		assert_eq!(NextStream::<T>::get(), 1);
	}

	#[benchmark]
	fn incentivise(e: Linear<1, 64>) {
		let (start, end, _) = before_stream::<T>(e);
		budgets::<T>(RewardTarget::Category(Category::Other), start, end, Budget { amount: VALUE, paid: 0 });
		let (coin, origin) = (asset::<T>(7), admin::<T>());

		#[extrinsic_call]
		_(origin as OriginFor<T>, Category::Other, AssetKind::Native, coin, start, end, VALUE);

		assert_eq!(NextStream::<T>::get(), 1);
	}

	#[benchmark]
	fn cancel_stream(e: Linear<1, 64>) {
		let (stake, (start, end, target)) = (AssetKind::Native, before_stream::<T>(e));
		let (funder, asset): (T::AccountId, _) = (whitelisted_caller(), asset::<T>(7));
		rich::<T>(&funder, &asset);
		let offer = crate::types::Offer { stake, asset, start, end, amount: VALUE };
		Pallet::<T>::do_fund(funder.clone(), service_of(target), offer).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(funder), 0);

		assert!(Streams::<T>::get(0).is_none());
	}

	#[benchmark]
	fn claim() {
		let (all, key) = (assets::<T>(MAX_REWARD_ASSETS), pool::<T>());
		let who = staker::<T>(&key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), all[7].clone());

		assert_eq!(Positions::<T>::get(who, key).unwrap().earned.get(7).whole(), 0);
	}

	#[benchmark]
	fn compound() {
		assets::<T>(MAX_REWARD_ASSETS);
		let key = pool::<T>();
		let who = staker::<T>(&key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone());

		assert_eq!(Positions::<T>::get(who, key).unwrap().earned.get(0).whole(), 0);
	}

	#[benchmark]
	fn claim_commission() {
		let (all, caller): (_, T::AccountId) = (assets::<T>(MAX_REWARD_ASSETS), whitelisted_caller());
		let who: T::AccountId = account("operator", 0, 0);
		rich::<T>(&who, &AssetKind::Native);
		Held::<T>::put(all_amounts());
		Dues::<T>::insert(&who, all_amounts());

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), who.clone(), all[7].clone());

		assert_eq!(Dues::<T>::get(who).get(7), 0);
	}

	/// Of an era that no other pays for: everything is left, of every asset.
	#[benchmark]
	fn reclaim() {
		assets::<T>(MAX_REWARD_ASSETS);
		let (key, caller, era): (_, T::AccountId, _) = (pool::<T>(), whitelisted_caller(), T::Eras::now());
		let target = RewardTarget::Service(services::<T>(&key, 1)[0]);
		budgets::<T>(target, era, era, Budget { amount: VALUE, paid: 0 });
		Held::<T>::put(all_amounts());
		(0..MAX_SPAN).for_each(|more| Spans::<T>::insert(era.plus(more), 0));
		T::Eras::set(era.plus(MAX_SPAN + T::Eras::slash_window()));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), target, AssetKind::Native, era);

		assert!(Budgets::<T>::get((era, target, AssetKind::Native)).is_none());
	}

	/// A pool with a service less than targets, all of one kind, which is paid for itself. What the operator is owed is
	/// added, as a benchmark's takes no commission.
	#[benchmark]
	fn accrue(t: Linear<2, 17>) {
		assets::<T>(MAX_REWARD_ASSETS);
		let (key, era) = (pool::<T>(), T::Eras::now());
		let services = services::<T>(&key, t - 1);
		let kind = RewardTarget::Category(T::Services::category(services[0]).unwrap());
		let guaranteed = Claim { guarantee: VALUE, factor: Factor::default() };
		for service in &services {
			T::Security::create(*service, &key, era, guaranteed, Perquintill::from_percent(30));
		}
		for target in services.iter().map(|service| RewardTarget::Service(*service)).chain([kind]) {
			budgets::<T>(target, era, era, Budget { amount: VALUE, paid: 0 });
		}
		Indices::<T>::insert(&key, index(Era(0)));
		Dues::<T>::insert(&key.operator, all_amounts());
		#[block]
		{
			Pallet::<T>::accrue(&key, era, 3 * VALUE);
			Pallet::<T>::owe(&key.operator, &all_amounts());
		}
		assert_eq!(Indices::<T>::get(&key).unwrap().last, era);
		assert!(Budgets::<T>::get((era, kind, AssetKind::Native)).unwrap().get(7).paid > 0);
	}

	#[benchmark]
	fn before_change() {
		let key = pool::<T>();
		let who = staker::<T>(&key);
		#[block]
		{
			Pallet::<T>::settle_change(&key, &who, VALUE, 0);
		}
		assert_eq!(Positions::<T>::get(who, key).unwrap().earned.get(7).seen, U256::from(1_000_000));
	}

	#[benchmark]
	fn on_shares_taken() {
		let key = pool::<T>();
		let who = staker::<T>(&key);
		Batches::<T>::insert(&key, 9, Joined { since: Era(1), per_share: per_share(5) });
		Closed::<T>::insert(&key, 0, per_share(1_000));
		#[block]
		{
			Pallet::<T>::settle_batch(&key, &who, 9, VALUE, 0);
		}
		assert_eq!(Positions::<T>::get(who, key).unwrap().earned.get(7).seen, U256::from(1_000_000));
	}

	#[benchmark]
	fn on_batch_joined() {
		let key = pool::<T>();
		Indices::<T>::insert(&key, index(Era(0)));
		#[block]
		{
			Pallet::<T>::note_batch(&key, 9);
		}
		assert!(Batches::<T>::contains_key(&key, 9));
	}

	#[benchmark]
	fn on_generation_closed() {
		let key = pool::<T>();
		Indices::<T>::insert(&key, index(Era(0)));
		#[block]
		{
			Pallet::<T>::note_closed(&key, 9);
		}
		assert!(Closed::<T>::contains_key(&key, 9));
	}

	/// The era that has ended pays nothing.
	#[benchmark]
	fn on_era_start() {
		let unpaid = Unpaid::<T>::get();
		#[block]
		{
			<Pallet<T> as OnEraStart>::on_era_start(Era(1_000_000));
		}
		assert_eq!(Unpaid::<T>::get(), unpaid + 1);
	}

	/// A budget of which everything is left, of every asset.
	#[benchmark]
	fn forget() {
		assets::<T>(MAX_REWARD_ASSETS);
		let (key, era) = (pool::<T>(), T::Eras::now());
		let target = RewardTarget::Service(services::<T>(&key, 1)[0]);
		budgets::<T>(target, era, era, Budget { amount: VALUE, paid: 0 });
		Held::<T>::put(all_amounts());
		Oldest::<T>::put(era);
		#[block]
		{
			Pallet::<T>::forget();
		}
		assert!(Budgets::<T>::iter().next().is_none());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
