//! Who wants to validate, and by which rules they are chosen.

use crate::{Candidates, Config, ElectionRules, Error, Event, Pallet, Rules};
use frame_support::{ensure, traits::ValidatorRegistration};
use palisade_primitives::OperatorInspect;
use sp_runtime::{traits::Get, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_join_candidates(operator: &T::AccountId) -> DispatchResult {
		ensure!(T::Operators::is_active(operator), Error::<T>::OperatorNotActive);
		ensure!(T::Keys::is_registered(operator), Error::<T>::NoSessionKeys);
		Self::add_candidate(operator)?;
		Self::deposit_event(Event::CandidateJoined { operator: operator.clone() });
		Ok(())
	}

	pub(crate) fn add_candidate(operator: &T::AccountId) -> Result<(), Error<T>> {
		Candidates::<T>::try_mutate(|candidates| {
			let new = candidates.try_insert(operator.clone()).map_err(|_| Error::TooManyCandidates)?;
			ensure!(new, Error::AlreadyCandidate);
			Ok(())
		})
	}

	pub(crate) fn do_leave_candidates(operator: &T::AccountId) -> DispatchResult {
		let mut candidates = Candidates::<T>::get();
		ensure!(candidates.remove(operator), Error::<T>::NotCandidate);
		Candidates::<T>::put(candidates);
		Self::deposit_event(Event::CandidateLeft { operator: operator.clone() });
		Ok(())
	}

	pub(crate) fn ensure_sound(rules: &ElectionRules) -> Result<(), Error<T>> {
		let bounds = T::MinValidators::get()..=T::MaxActive::get();
		ensure!(bounds.contains(&rules.target), Error::TargetOutOfBounds);
		Ok(())
	}

	pub(crate) fn do_set_rules(rules: ElectionRules) -> DispatchResult {
		Self::ensure_sound(&rules)?;
		Rules::<T>::put(rules);
		Self::deposit_event(Event::RulesSet { rules });
		Ok(())
	}
}
