//! Who wants to validate, and by which rules they are chosen.

use crate::{Candidates, Config, ElectionRules, Error, Event, Pallet, Rules, WeightInfo};
use core::cmp::Reverse;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, WithPostDispatchInfo},
	ensure,
	traits::ValidatorRegistration,
	weights::Weight,
};
use palisade_primitives::{OperatorInspect, MAX_ARRIVALS};
use sp_runtime::{traits::Get, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Weight of comparing as many candidates as there can be, to each of whom as much comes over as can.
	pub(crate) fn most_to_compare() -> Weight {
		let pools = T::MaxCandidates::get().saturating_add(1).saturating_mul(2);
		let arriving = T::WeightInfo::arriving(pools.saturating_mul(MAX_ARRIVALS));
		T::WeightInfo::displace_candidate().saturating_add(arriving)
	}

	/// Adds a candidate, if need be in another's place. Who is refused pays for what was compared, too.
	pub(crate) fn do_join_candidates(operator: &T::AccountId) -> DispatchResultWithPostInfo {
		let alone = T::WeightInfo::join_candidates();
		ensure!(T::Operators::is_active(operator), Error::<T>::OperatorNotActive.with_weight(alone));
		ensure!(T::Keys::is_registered(operator), Error::<T>::NoSessionKeys.with_weight(alone));
		let used = match Self::add_candidate(operator) {
			Err(Error::TooManyCandidates) => {
				let arriving = Self::arriving(Candidates::<T>::get().iter().chain([operator]));
				let compared = T::WeightInfo::displace_candidate().saturating_add(arriving);
				Self::displace_weakest(operator).map_err(|error| error.with_weight(compared))?;
				compared
			}
			added => added.map(|()| alone).map_err(|error| error.with_weight(alone))?,
		};
		Self::deposit_event(Event::CandidateJoined { operator: operator.clone() });
		Ok(Some(used).into())
	}

	pub(crate) fn add_candidate(operator: &T::AccountId) -> Result<(), Error<T>> {
		Candidates::<T>::try_mutate(|candidates| {
			let new = candidates.try_insert(operator.clone()).map_err(|_| Error::TooManyCandidates)?;
			ensure!(new, Error::AlreadyCandidate);
			Ok(())
		})
	}

	/// Gives `operator` the place of the candidate with the least stake among those that do not validate, if that is less
	/// than its own. Of equals the one with the higher account id goes, as in an election.
	pub(crate) fn displace_weakest(operator: &T::AccountId) -> Result<(), Error<T>> {
		let mut candidates = Candidates::<T>::get();
		let active = Self::active_set();
		let waits = |candidate: &&T::AccountId| !active.iter().any(|exposure| exposure.operator == **candidate);
		let waiting = candidates.iter().filter(waits).map(|candidate| (Self::stake(candidate), Reverse(candidate)));
		let (stake, Reverse(weakest)) = waiting.min().ok_or(Error::TooManyCandidates)?;
		ensure!(Self::stake(operator) > stake, Error::TooManyCandidates);
		let weakest = weakest.clone();
		candidates.remove(&weakest);
		candidates.try_insert(operator.clone()).map_err(|_| Error::TooManyCandidates)?;
		Candidates::<T>::put(candidates);
		Self::deposit_event(Event::CandidateDisplaced { operator: weakest, by: operator.clone() });
		Ok(())
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
