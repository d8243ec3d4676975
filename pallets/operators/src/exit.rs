//! Exiting: ask, wait, be out.

use crate::{Config, Error, Event, ExitDelays, HoldReason, Pallet, Records, Sentences, ShortSince};
use frame_support::{
	ensure,
	traits::{fungible::MutateHold, tokens::Precision},
};
use palisade_primitives::{Era, EraClock, OperatorPools};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// The era from which `operator` can complete its exit, if it asked for it: its notice, and what a verdict made of it.
	pub fn exits_at(operator: &T::AccountId) -> Option<Era> {
		let noticed = Records::<T>::get(operator)?.exits_at()?;
		Some(noticed.max(ExitDelays::<T>::get(operator).unwrap_or_default()))
	}

	pub(crate) fn do_request_exit(operator: &T::AccountId) -> DispatchResult {
		let mut record = Self::load(operator)?;
		ensure!(record.exiting.is_none(), Error::<T>::AlreadyExiting);
		record.exiting = Some(T::Eras::now());
		Records::<T>::insert(operator, record);
		let completes = Self::exits_at(operator).ok_or(Error::<T>::NotExiting)?;
		T::Pools::set_accepting(operator, false);
		Self::deposit_event(Event::ExitRequested { operator: operator.clone(), completes });
		Ok(())
	}

	pub(crate) fn do_cancel_exit(operator: &T::AccountId) -> DispatchResult {
		let mut record = Self::load(operator)?;
		ensure!(record.exiting.take().is_some(), Error::<T>::NotExiting);
		Records::<T>::insert(operator, record);
		if !Sentences::<T>::contains_key(operator) {
			T::Pools::set_accepting(operator, true);
		}
		Self::deposit_event(Event::ExitCancelled { operator: operator.clone() });
		Ok(())
	}

	/// Nothing but time stands in the way: not a sentence, not a shortage, and not a deposit that is not there any more.
	pub(crate) fn do_complete_exit(operator: &T::AccountId) -> DispatchResult {
		let record = Self::load(operator)?;
		let (now, noticed) = (T::Eras::now(), record.exits_at().ok_or(Error::<T>::NotExiting)?);
		ensure!(now >= noticed, Error::<T>::NoticeNotOver);
		ensure!(ExitDelays::<T>::get(operator).is_none_or(|until| now >= until), Error::<T>::ExitDelayed);
		let reason = HoldReason::OperatorDeposit.into();
		let deposit = T::Currency::release(&reason, operator, record.deposit, Precision::BestEffort)?;
		T::Pools::release(operator);
		Records::<T>::remove(operator);
		ExitDelays::<T>::remove(operator);
		ShortSince::<T>::remove(operator);
		Self::deposit_event(Event::Exited { operator: operator.clone(), deposit });
		Ok(())
	}
}
