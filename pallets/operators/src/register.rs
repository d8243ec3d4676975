//! Registering, and what an operator says of itself.

use crate::{
	Commission, Config, Error, Event, History, HoldReason, MetadataOf, Operator, OperatorOf, Pallet, Records, Sentences,
};
use frame_support::{ensure, traits::fungible::MutateHold};
use palisade_primitives::{Balance, EraClock, OperatorPools};
use sp_runtime::{traits::Get, DispatchError, DispatchResult, Perbill};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register(
		operator: &T::AccountId,
		bond: Balance,
		commission: Perbill,
		metadata: MetadataOf<T>,
	) -> DispatchResult {
		ensure!(!Records::<T>::contains_key(operator), Error::<T>::AlreadyRegistered);
		ensure!(!Sentences::<T>::contains_key(operator), Error::<T>::Jailed);
		ensure!(bond >= T::MinBond::get(), Error::<T>::BondTooLow);
		ensure!(commission <= T::MaxCommission::get(), Error::<T>::CommissionTooHigh);
		Self::ensure_no_jump(operator, commission)?;

		let deposit = T::Deposit::get();
		T::Currency::hold(&HoldReason::OperatorDeposit.into(), operator, deposit)?;
		T::Pools::open(operator, bond, T::MinBond::get())?;
		let now = T::Eras::now();
		let commissions = Commission::new(commission);
		let record = Operator { commission: commissions, metadata, deposit, since: now, exiting: None };
		Records::<T>::insert(operator, record);
		History::<T>::mutate(operator, |history| history.note_registration(commission, now));
		Self::deposit_event(Event::Registered { operator: operator.clone(), bond, commission });
		Ok(())
	}

	pub(crate) fn do_set_metadata(operator: &T::AccountId, metadata: MetadataOf<T>) -> DispatchResult {
		let mut record = Self::load(operator)?;
		record.metadata = metadata;
		Records::<T>::insert(operator, record);
		Self::deposit_event(Event::MetadataSet { operator: operator.clone() });
		Ok(())
	}

	pub(crate) fn load(operator: &T::AccountId) -> Result<OperatorOf<T>, DispatchError> {
		Records::<T>::get(operator).ok_or_else(|| Error::<T>::NotRegistered.into())
	}
}
