//! Choosing the validators of the next era.

use crate::{Candidates, Config, Event, Pallet, Rules, WeightInfo};
use alloc::vec::Vec;
use core::cmp::Reverse;
use frame_support::{dispatch::DispatchClass, traits::ValidatorRegistration, weights::Weight};
use palisade_primitives::{Balance, EraDriver, OperatorInspect, PoolKey, StakeInspect};
use sp_runtime::{traits::Get, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// The validators from `session` on; `None` keeps those that there are.
	pub(crate) fn plan_session(session: u32) -> Option<Vec<T::AccountId>> {
		if !T::Eras::begins_era(session) {
			return None;
		}
		let candidates = Self::drop_candidates_that_are_gone();
		let weight = T::WeightInfo::elect(candidates).saturating_add(Self::arriving(Candidates::<T>::get().iter()));
		frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, DispatchClass::Mandatory);
		Self::elect(session)
	}

	/// The best candidates that can be elected, or nobody when they are too few.
	pub(crate) fn elect(session: u32) -> Option<Vec<T::AccountId>> {
		let mut best = Self::eligible();
		best.truncate(Rules::<T>::get().target.saturated_into());
		let validators = best.len().saturated_into();
		let least = best.last().map(|(_, stake)| *stake).filter(|_| validators >= T::MinValidators::get());
		let Some(least) = least else {
			Self::deposit_event(Event::ElectionFailed { session, eligible: validators });
			return None;
		};
		Self::deposit_event(Event::Elected { session, validators, least });
		Some(best.into_iter().map(|(operator, _)| operator).collect())
	}

	/// Candidates that an election now would choose from, best first: those with the most behind them, of equals the one
	/// with the lower account id.
	pub fn eligible() -> Vec<(T::AccountId, Balance)> {
		let min_stake = Rules::<T>::get().min_stake;
		let mut eligible: Vec<_> = Candidates::<T>::get()
			.into_iter()
			.filter(|operator| T::Operators::is_at_work(operator) && T::Keys::is_registered(operator))
			.map(|operator| {
				let stake = Self::stake(&operator);
				(operator, stake)
			})
			.filter(|(_, stake)| *stake >= min_stake)
			.collect();
		// The set is in the order of account ids, and the sort is stable.
		eligible.sort_by_key(|(_, stake)| Reverse(*stake));
		eligible
	}

	/// What the Base and the Restaked native pool of an operator are worth now, net of escrow, with what comes over to them
	/// and counts already.
	pub(crate) fn worth(operator: &T::AccountId) -> [Balance; 2] {
		PoolKey::consensus(operator).map(|key| {
			let stake = T::Stake::pool(&key).map_or(0, |pool| pool.value);
			stake.saturating_add(T::Stake::arriving(&key))
		})
	}

	/// Weight of asking what comes over to the native pools of `operators`, for as much as there is.
	pub(crate) fn arriving<'a>(operators: impl Iterator<Item = &'a T::AccountId>) -> Weight
	where
		T::AccountId: 'a,
	{
		let parts = operators.flat_map(PoolKey::consensus).map(|key| T::Stake::arrivals(&key));
		T::WeightInfo::arriving(parts.fold(0, u32::saturating_add))
	}

	/// What stands behind an operator: the worth of both its native pools.
	pub(crate) fn stake(operator: &T::AccountId) -> Balance {
		let [base, restaked] = Self::worth(operator);
		base.saturating_add(restaked)
	}

	/// Forgets candidates that are no operators any more, and returns how many there were.
	fn drop_candidates_that_are_gone() -> u32 {
		let mut candidates = Candidates::<T>::get();
		let count = candidates.len().saturated_into();
		let gone: Vec<_> =
			candidates.iter().filter(|operator| !T::Operators::is_registered(operator)).cloned().collect();
		if gone.is_empty() {
			return count;
		}
		gone.iter().for_each(|operator| {
			candidates.remove(operator);
		});
		Candidates::<T>::put(candidates);
		for operator in gone {
			Self::deposit_event(Event::CandidateLeft { operator });
		}
		count
	}
}
