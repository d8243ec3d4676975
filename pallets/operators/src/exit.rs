//! Exiting: ask, wait, be out.

use crate::{Config, Error, Event, HoldReason, Pallet, Records, Sentences};
use frame_support::{
	ensure,
	traits::{fungible::MutateHold, tokens::Precision},
};
use palisade_primitives::{EraClock, OperatorPools};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_request_exit(operator: &T::AccountId) -> DispatchResult {
		let mut record = Self::load(operator)?;
		ensure!(record.exiting.is_none(), Error::<T>::AlreadyExiting);
		record.exiting = Some(T::Eras::now());
		let completes = record.exits_at().ok_or(Error::<T>::NotExiting)?;
		Records::<T>::insert(operator, record);
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

	/// Nothing but time stands in the way: not a sentence, and not a deposit that is not there any more.
	pub(crate) fn do_complete_exit(operator: &T::AccountId) -> DispatchResult {
		let record = Self::load(operator)?;
		let completes = record.exits_at().ok_or(Error::<T>::NotExiting)?;
		ensure!(T::Eras::now() >= completes, Error::<T>::NoticeNotOver);
		let reason = HoldReason::OperatorDeposit.into();
		let deposit = T::Currency::release(&reason, operator, record.deposit, Precision::BestEffort)?;
		T::Pools::release(operator);
		Records::<T>::remove(operator);
		Self::deposit_event(Event::Exited { operator: operator.clone(), deposit });
		Ok(())
	}
}
