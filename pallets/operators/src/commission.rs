//! The operator's share of rewards.

use crate::{Config, Error, Event, Pallet, Records};
use frame_support::ensure;
use palisade_primitives::EraClock;
use sp_runtime::{traits::Get, DispatchResult, Perbill};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_commission(operator: &T::AccountId, commission: Perbill) -> DispatchResult {
		let mut record = Self::load(operator)?;
		ensure!(commission <= T::MaxCommission::get(), Error::<T>::CommissionTooHigh);
		let from = record
			.commission
			.set(commission, T::MaxCommissionStep::get(), T::Eras::now())
			.ok_or(Error::<T>::CommissionStepTooLarge)?;
		Records::<T>::insert(operator, record);
		Self::deposit_event(Event::CommissionSet { operator: operator.clone(), commission, from });
		Ok(())
	}
}
