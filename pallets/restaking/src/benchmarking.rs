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
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::BoundedVec;
use frame_system::RawOrigin;
use palisade_math::Factor;
use palisade_primitives::{
	AssetKind, Balance, EraClock, OperatorInspect, PoolKey, ServiceId, ServiceInspect, SlashTerms, StakeInspect,
	StakeMutate, Tier,
};
use sp_runtime::{FixedU128, Perquintill};

const VALUE: Balance = 1_000_000_000_000_000_000;

fn service<T: Config>(operator: &T::AccountId) -> ServiceId {
	let terms = SlashTerms {
		max_slash: Perquintill::from_percent(30),
		window: T::Eras::slash_window(),
		slasher: operator.clone(),
		resolver: None,
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
	let small = |parts: u128| FixedU128::from_inner(parts);
	let allocations: Vec<_> = (0..count)
		.map(|_| Allocation {
			weight: small(10_000_000_000_000_000),
			next: Some((small(9_000_000_000_000_000), now.next())),
			lowered: Some((small(11_000_000_000_000_000), now.plus(T::Eras::slash_window()))),
			..Allocation::new(service::<T>(&operator), Perquintill::from_percent(30))
		})
		.collect();
	if count > 0 {
		Books::<T>::insert(&key, Book { written: now, allocations: BoundedVec::truncate_from(allocations) });
	}
	key
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn allocate() {
		let key = pool::<T>(MAX_ALLOCATIONS - 1);
		let service = service::<T>(&key.operator);
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
			allocation.next = Some((FixedU128::from_u32(1), next));
		}
		Books::<T>::insert(&key, book);
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
			Pallet::<T>::do_steps(1);
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
		let weight = Books::<T>::get(&key).expect("still there").allocations[1].weight;
		assert!(weight > FixedU128::from_inner(10_000_000_000_000_000));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
