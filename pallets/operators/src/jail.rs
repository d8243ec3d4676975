//! Out of work for a while.

use crate::{Config, Error, Event, JailRecords, Pallet, PenaltyKind, Records, Sentences};
use frame_support::ensure;
use palisade_primitives::{Era, EraClock, OperatorPools};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// A longer sentence replaces a shorter one.
	pub(crate) fn do_jail(operator: &T::AccountId, until: Era) {
		if !Records::<T>::contains_key(operator) {
			return;
		}
		let sentence = Sentences::<T>::get(operator);
		if sentence.is_some_and(|sentence| sentence >= until) {
			return;
		}
		Sentences::<T>::insert(operator, until);
		if sentence.is_none() {
			JailRecords::<T>::mutate(operator, |record| record.begin(T::Eras::now()));
		}
		T::Pools::set_accepting(operator, false);
		Self::note_penalty(operator, PenaltyKind::Jailed, until);
		Self::deposit_event(Event::Jailed { operator: operator.clone(), until });
	}

	pub(crate) fn do_unjail(operator: &T::AccountId) -> DispatchResult {
		let until = Sentences::<T>::get(operator).ok_or(Error::<T>::NotJailed)?;
		ensure!(T::Eras::now() >= until, Error::<T>::SentenceNotOver);
		Sentences::<T>::remove(operator);
		JailRecords::<T>::mutate(operator, |record| record.end(T::Eras::now()));
		if Records::<T>::get(operator).is_some_and(|record| record.exiting.is_none()) {
			T::Pools::set_accepting(operator, true);
		}
		Self::deposit_event(Event::Unjailed { operator: operator.clone() });
		Ok(())
	}
}
