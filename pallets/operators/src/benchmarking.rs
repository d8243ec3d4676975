//! Weights of the calls.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	missing_docs
)]

use super::*;
use frame_benchmarking::v2::*;
use frame_support::traits::{fungible::Inspect, Get};
use frame_system::RawOrigin;
use palisade_primitives::{
	AssetKind, Era, EraClock, OperatorInspect, OperatorJail, OperatorPenalty, PoolKey, StakeMutate, Tier, MAX_POOLS,
};
use sp_runtime::Perbill;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A registered operator.
	fn operator<T: Config>() -> T::AccountId {
		let operator: T::AccountId = account("operator", 0, 0);
		<Pallet<T> as OperatorInspect<T::AccountId>>::create(&operator, T::MinBond::get());
		with_past::<T>(&operator);
		operator
	}

	/// As much of a past as is remembered; the last change to nothing, as a fresh operator has it.
	fn with_past<T: Config>(operator: &T::AccountId) {
		let now = T::Eras::now();
		History::<T>::mutate(operator, |history| {
			for part in (1..REMEMBERED).rev() {
				history.note_registration(Perbill::from_parts(part), now);
			}
			history.note_registration(Perbill::zero(), now);
			for era in 0..REMEMBERED {
				history.note_penalty(Penalty { kind: PenaltyKind::Jailed, era: Era(era), until: Era(era) });
			}
		});
	}

	fn metadata<T: Config>() -> MetadataOf<T> {
		alloc::vec![b'm'; T::MaxMetadata::get() as usize].try_into().unwrap()
	}

	#[benchmark]
	fn register() {
		let operator: T::AccountId = whitelisted_caller();
		let (bond, spare) = (T::MinBond::get(), T::Currency::minimum_balance() * 100);
		T::Stake::endow(&operator, AssetKind::Native, bond + T::Deposit::get() + spare);
		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), bond, T::MaxCommission::get(), metadata::<T>());
		assert!(Records::<T>::contains_key(&operator));
	}

	#[benchmark]
	fn set_commission() {
		let operator = operator::<T>();
		let commission = T::MaxCommissionStep::get().min(T::MaxCommission::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), commission);
		assert_eq!(Records::<T>::get(&operator).unwrap().commission.highest(), commission);
	}

	#[benchmark]
	fn set_metadata() {
		let operator = operator::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), metadata::<T>());
		assert_eq!(Records::<T>::get(&operator).unwrap().metadata, metadata::<T>());
	}

	#[benchmark]
	fn request_exit() {
		let operator = operator::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()));
		assert!(Records::<T>::get(&operator).unwrap().exiting.is_some());
	}

	#[benchmark]
	fn cancel_exit() {
		let operator = operator::<T>();
		Pallet::<T>::do_request_exit(&operator).unwrap();
		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()));
		assert!(Records::<T>::get(&operator).unwrap().exiting.is_none());
	}

	#[benchmark]
	fn complete_exit() {
		let operator = operator::<T>();
		Pallet::<T>::do_request_exit(&operator).unwrap();
		T::Eras::set(T::Eras::now().plus(EXIT_NOTICE));
		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()));
		assert!(!Records::<T>::contains_key(&operator));
	}

	#[benchmark]
	fn unjail() {
		let operator = operator::<T>();
		Pallet::<T>::do_jail(&operator, T::Eras::now());
		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()));
		assert!(!Sentences::<T>::contains_key(&operator));
	}

	/// A shortage of an operator with all the pools that it can have; it ends where the bond has joined.
	#[benchmark]
	fn check_coverage() {
		let operator = operator::<T>();
		for asset in 1..MAX_POOLS {
			let asset = AssetKind::WithId(asset);
			T::Stake::create(&PoolKey { operator: operator.clone(), asset, tier: Tier::Restaked });
		}
		ShortSince::<T>::insert(&operator, T::Eras::now());
		T::Eras::set(T::Eras::now().next());
		#[block]
		{
			Pallet::<T>::note_coverage(&operator);
		}
		assert!(Pallet::<T>::needs_coverage(&PoolKey::native(operator, Tier::Restaked)));
	}

	#[benchmark]
	fn jail() {
		let operator = operator::<T>();
		#[block]
		{
			<Pallet<T> as OperatorJail<T::AccountId>>::jail(&operator, Era(9));
		}
		assert!(Sentences::<T>::contains_key(&operator));
	}

	#[benchmark]
	fn withhold() {
		let operator = operator::<T>();
		#[block]
		{
			<Pallet<T> as OperatorPenalty<T::AccountId>>::withhold(&operator, T::Eras::now().plus(9));
		}
		assert!(Withholdings::<T>::contains_key(&operator));
	}

	#[benchmark]
	fn delay_exit() {
		let operator = operator::<T>();
		#[block]
		{
			<Pallet<T> as OperatorPenalty<T::AccountId>>::delay_exit(&operator, T::Eras::now().plus(9));
		}
		assert!(ExitDelays::<T>::contains_key(&operator));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
