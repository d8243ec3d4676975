//! Benchmarks at the bounds: sixteen services.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use super::*;
use alloc::{collections::BTreeSet, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, weights::WeightMeter, BoundedVec};
use frame_system::RawOrigin;
use palisade_math::Factor;
use palisade_primitives::{
	AssetKind, Balance, EraClock, OperatorInspect, PoolKey, ServiceId, ServiceInspect, SlashTerms, StakeInspect,
	StakeMutate, Tier, Waterfall,
};
use sp_runtime::{FixedU128, Perquintill};

const VALUE: Balance = 1_000_000_000_000_000_000;

fn service<T: Config>(operator: &T::AccountId) -> ServiceId {
	let terms = SlashTerms {
		max_slash: Perquintill::from_percent(30),
		window: T::Eras::slash_window(),
		slasher: operator.clone(),
		resolver: None,
		reporter_bond: None,
		waterfall: Waterfall::default(),
	};
	T::Services::create(terms, core::slice::from_ref(operator))
}

/// A pool with `count` allocations that are all in the middle of a decrease.
fn pool<T: Config>(count: u32) -> PoolKey<T::AccountId> {
	let operator: T::AccountId = whitelisted_caller();
	let key = PoolKey::native(operator.clone(), Tier::Restaked);
	T::Operators::create(&operator, VALUE);
	if T::Pools::pool(&key).is_none() {
		T::BenchmarkPools::create(&key);
	}
	let now = T::Eras::now();
	let commitment = |parts: u128| Commitment::new(FixedU128::from_inner(parts), Perquintill::from_percent(30));
	let allocations: Vec<_> = (0..count)
		.map(|_| Allocation {
			service: service::<T>(&operator),
			current: commitment(10_000_000_000_000_000),
			next: Some((commitment(9_000_000_000_000_000), now.next())),
			lowered: Some((commitment(11_000_000_000_000_000), now)),
		})
		.collect();
	if count > 0 {
		Books::<T>::insert(&key, Book { written: now, allocations: BoundedVec::truncate_from(allocations) });
	}
	key
}

/// A policy that names the services of the pool, and `more`: sixteen.
fn policy<T: Config>(key: &PoolKey<T::AccountId>, more: Option<ServiceId>) -> RiskPolicy {
	let book = Books::<T>::get(key).expect("the pool has allocations");
	let of_pool = book.allocations.iter().map(|allocation| allocation.service);
	let services: BTreeSet<_> = of_pool.chain(more).collect();
	assert_eq!(services.len(), MAX_ALLOCATIONS as usize);
	RiskPolicy {
		max_risk: Perquintill::from_percent(90),
		services: Allowed::Services(services.try_into().expect("sixteen")),
		notice: T::MaxNotice::get(),
		..RiskPolicy::unset(T::MaxDegree::get())
	}
}

/// Lets `to` wait as the policy of the pool.
fn announce<T: Config>(key: &PoolKey<T::AccountId>, to: RiskPolicy) {
	let from = T::Eras::now().plus(T::Eras::leaving_eras());
	let policy = PoolPolicy { next: Some((to, from)), ..Pallet::<T>::unset_policy() };
	Policies::<T>::insert(key, policy);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn allocate() {
		let key = pool::<T>(MAX_ALLOCATIONS - 1);
		let service = service::<T>(&key.operator);
		announce::<T>(&key, policy::<T>(&key, Some(service)));
		#[extrinsic_call]
		_(RawOrigin::Signed(key.operator.clone()), AssetKind::Native, service, Perquintill::from_percent(1));
		assert!(Books::<T>::get(key).is_some_and(|book| book.get(service).is_some()));
	}

	/// One era of a pool with sixteen services, scaled down and written.
	#[benchmark]
	fn on_eras() {
		let key = pool::<T>(MAX_ALLOCATIONS);
		let next = T::Eras::now().next();
		let mut book = Books::<T>::get(&key).expect("inserted above");
		for allocation in book.allocations.iter_mut() {
			allocation.next = Some((Commitment::new(FixedU128::from_u32(1), Perquintill::from_percent(30)), next));
		}
		Books::<T>::insert(&key, book);
		announce::<T>(&key, policy::<T>(&key, None));
		#[block]
		{
			Pallet::<T>::note_eras(&key, next, next, VALUE, Factor::default());
		}
		let rows = Tables::<T>::iter_key_prefix((next,)).count();
		assert_eq!(rows, MAX_ALLOCATIONS as usize);
	}

	/// Sees one pool that has nothing to write.
	#[benchmark]
	fn step() {
		let key = pool::<T>(MAX_ALLOCATIONS);
		Pallet::<T>::begin_walk();
		#[block]
		{
			Pallet::<T>::see_pools(1, &mut WeightMeter::new());
		}
		assert_eq!(Walk::<T>::get().seen, Some(key));
	}

	#[benchmark]
	fn on_era_start() {
		pool::<T>(1);
		#[block]
		{
			Pallet::<T>::begin_walk();
		}
		assert_eq!(Walk::<T>::get().left, 1);
	}

	#[benchmark]
	fn on_service_slash() {
		use palisade_primitives::SecurityAdjust;
		let key = pool::<T>(MAX_ALLOCATIONS);
		let service = Books::<T>::get(&key).expect("inserted above").allocations[0].service;
		#[block]
		{
			Pallet::<T>::on_service_slash(service, &key, VALUE / 3, VALUE, VALUE - VALUE / 3);
		}
		let weight = Books::<T>::get(&key).expect("still there").allocations[1].current.weight;
		assert!(weight > FixedU128::from_inner(10_000_000_000_000_000));
	}

	/// With stake of others, another change that waits, and every allocation to be looked at.
	#[benchmark]
	fn set_policy() {
		let key = pool::<T>(MAX_ALLOCATIONS);
		let to = policy::<T>(&key, None);
		announce::<T>(&key, RiskPolicy { notice: 1, ..to.clone() });
		let staker: T::AccountId = account("staker", 0, 0);
		T::BenchmarkPools::endow(&staker, AssetKind::Native, VALUE / 500);
		T::BenchmarkPools::delegate(&staker, &key, VALUE / 1000).expect("the pool accepts");
		#[extrinsic_call]
		_(RawOrigin::Signed(key.operator.clone()), AssetKind::Native, to.clone());
		assert!(Policies::<T>::get(key).is_some_and(|policy| policy.next.is_some_and(|(next, _)| next == to)));
	}

	#[benchmark]
	fn cancel_policy_change() {
		let key = pool::<T>(MAX_ALLOCATIONS);
		announce::<T>(&key, policy::<T>(&key, None));
		#[extrinsic_call]
		_(RawOrigin::Signed(key.operator.clone()), AssetKind::Native);
		assert!(Policies::<T>::get(key).is_none());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
