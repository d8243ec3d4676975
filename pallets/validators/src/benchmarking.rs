//! Weights of the calls and hooks.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	missing_docs
)]

use super::*;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_benchmarking::v2::*;
use frame_support::traits::{fungible::Inspect, EnsureOrigin, Get};
use frame_system::RawOrigin;
use palisade_primitives::{AssetKind, Balance, Era, EraClock, OperatorInspect, PoolKey, StakeMutate, MAX_ARRIVALS};
use pallet_session::SessionInterface;
use sp_io::hashing::blake2_256;
use sp_runtime::Perbill;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// More than any account needs to live.
	fn plenty<T: Config>() -> Balance {
		T::Currency::minimum_balance() * 1_000_000
	}

	/// Session keys that nobody else has.
	fn keys<T: Config>(operator: &T::AccountId) -> <T::Session as SessionInterface>::Keys {
		let bytes = operator.using_encoded(blake2_256).repeat(16);
		Decode::decode(&mut &bytes[..]).expect("keys are plain bytes")
	}

	/// An active operator with keys and pools.
	fn operator<T: Config>(index: u32) -> T::AccountId {
		let operator: T::AccountId = account("operator", index, 0);
		T::Operators::create(&operator, plenty::<T>());
		T::Session::set_keys(&operator, keys::<T>(&operator)).expect("the keys are new");
		operator
	}

	/// Stake comes over to both pools of `operator` from `count` pools together.
	fn stand_behind<T: Config>(operator: &T::AccountId, count: u32) {
		let [base, restaked] = PoolKey::consensus(operator);
		T::Stake::create_arrivals(&base, count / 2);
		T::Stake::create_arrivals(&restaked, count - count / 2);
	}

	/// `count` candidates, on an empty list.
	fn candidates<T: Config>(count: u32) -> Vec<T::AccountId> {
		Candidates::<T>::kill();
		let candidates: Vec<_> = (0..count).map(operator::<T>).collect();
		candidates.iter().for_each(|candidate| Pallet::<T>::add_candidate(candidate).unwrap());
		candidates
	}

	/// An era that has just ended, with `count` validators and their points; to each, stake came over in `arrivals` parts.
	fn ended<T: Config>(count: u32, arrivals: u32) -> Era {
		Payouts::<T>::kill();
		let exposures = exposures::<T>(count);
		for Exposure { operator, .. } in &exposures {
			PoolKey::consensus(operator).iter().for_each(T::Stake::create);
			stand_behind::<T>(operator, arrivals);
		}
		let era = T::Eras::now().max(Era(T::MaxLeavingEras::get() + 2));
		T::Eras::set(era.next());
		for Exposure { operator, .. } in &exposures {
			EraPoints::<T>::insert(era, operator, POINTS_PER_BLOCK);
		}
		Exposures::<T>::insert(era, exposures);
		T::Stake::endow(&Pallet::<T>::pot(), AssetKind::Native, plenty::<T>());
		era
	}

	/// `count` validators that are no candidates.
	fn exposures<T: Config>(count: u32) -> ExposuresOf<T> {
		let exposures = (0..count).map(|index| {
			let operator = account("validator", index, 0);
			Exposure { operator, base: 1, restaked: 1, commission: Perbill::from_percent(10) }
		});
		ExposuresOf::<T>::truncate_from(exposures.collect())
	}

	#[benchmark]
	fn join_candidates() {
		let operator = operator::<T>(T::MaxCandidates::get());
		stand_behind::<T>(&operator, 2 * MAX_ARRIVALS);
		candidates::<T>(T::MaxCandidates::get() - 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()));
		assert!(Candidates::<T>::get().contains(&operator));
	}

	/// The newcomer's bond has joined and is twice that of the others.
	#[benchmark]
	fn displace_candidate() {
		let operator: T::AccountId = account("newcomer", 0, 0);
		T::Operators::create(&operator, 2 * plenty::<T>());
		T::Eras::set(T::Eras::now().next());
		candidates::<T>(T::MaxCandidates::get());
		Exposures::<T>::insert(T::Eras::now(), exposures::<T>(T::MaxActive::get()));
		let displaced;
		#[block]
		{
			displaced = Pallet::<T>::displace_weakest(&operator);
		}
		assert_eq!(displaced.is_ok(), Candidates::<T>::get().contains(&operator));
	}

	#[benchmark]
	fn leave_candidates() {
		let operator = candidates::<T>(T::MaxCandidates::get()).pop().unwrap();
		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()));
		assert!(!Candidates::<T>::get().contains(&operator));
	}

	#[benchmark]
	fn set_rules() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let rules = ElectionRules { target: T::MinValidators::get(), min_stake: 1 };
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, rules);
		assert_eq!(Rules::<T>::get(), rules);
		Ok(())
	}

	#[benchmark]
	fn pay_rewards(v: Linear<1, { T::MaxActive::get() }>) {
		let era = ended::<T>(v, 2 * MAX_ARRIVALS);
		Pallet::<T>::open_payout(era);
		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), era);
		assert!(Payouts::<T>::get().is_empty());
	}

	#[benchmark]
	fn claim_commission() {
		let operator: T::AccountId = account("operator", 0, 0);
		Commissions::<T>::insert(&operator, plenty::<T>());
		Owed::<T>::put(plenty::<T>());
		T::Stake::endow(&Pallet::<T>::pot(), AssetKind::Native, plenty::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), operator.clone());
		assert_eq!(T::Currency::balance(&operator), plenty::<T>());
	}

	#[benchmark]
	fn elect(c: Linear<1, { T::MaxCandidates::get() }>) {
		candidates::<T>(c);
		let elected;
		#[block]
		{
			elected = Pallet::<T>::elect(1);
		}
		assert_eq!(elected.is_some(), c >= T::MinValidators::get());
	}

	#[benchmark]
	fn start_era(v: Linear<1, { T::MaxActive::get() }>) {
		let validators: Vec<_> = (0..v).map(operator::<T>).collect();
		let era = ended::<T>(v, 0);
		let forgotten = era.minus(T::MaxLeavingEras::get());
		Exposures::<T>::insert(forgotten, Exposures::<T>::get(era));
		validators.iter().for_each(|validator| EraPoints::<T>::insert(forgotten, validator, 1));
		#[block]
		{
			Pallet::<T>::forget(era.next());
			Pallet::<T>::open_payout(era);
			Pallet::<T>::snapshot(era.next(), validators);
		}
		assert_eq!(Payouts::<T>::get().len(), 1);
		assert_eq!(Exposures::<T>::get(era.next()).len() as u32, v);
		assert!(!Exposures::<T>::contains_key(forgotten));
	}

	/// The look at an operator to whom stake comes over in `a` parts.
	#[benchmark]
	fn arriving(a: Linear<0, { 2 * MAX_ARRIVALS }>) {
		let operator = operator::<T>(0);
		let before = Pallet::<T>::stake(&operator);
		stand_behind::<T>(&operator, a);
		let stake;
		#[block]
		{
			stake = Pallet::<T>::stake(&operator);
		}
		assert_eq!(stake > before, a > 0);
	}

	/// All but the first are idle for the first time.
	#[benchmark]
	fn judge_liveness(v: Linear<1, { T::MaxActive::get() }>) {
		let era = ended::<T>(v, 0);
		let exposures = Exposures::<T>::get(era);
		for (index, Exposure { operator, .. }) in exposures.iter().enumerate() {
			EraPoints::<T>::insert(era, operator, if index == 0 { u32::MAX } else { 0 });
		}
		IdleEras::<T>::kill();
		#[block]
		{
			Pallet::<T>::judge_liveness(era);
		}
		assert!(IdleEras::<T>::get().iter().all(|(operator, _)| *operator != exposures[0].operator));
	}

	#[benchmark]
	fn on_offence(n: Linear<1, { T::MaxActive::get() }>) {
		let operators: Vec<_> = (0..n).map(operator::<T>).collect();
		#[block]
		{
			for operator in &operators {
				Pallet::<T>::note_offence(operator, Perbill::from_percent(1), 0);
			}
		}
	}

	#[benchmark]
	fn note_author() {
		let author: T::AccountId = account("author", 0, 0);
		#[block]
		{
			Pallet::<T>::note_block(author.clone());
		}
		assert_eq!(EraPoints::<T>::get(T::Eras::now(), &author), POINTS_PER_BLOCK);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
