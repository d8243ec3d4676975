//! The operator's share of rewards.

use crate::{Config, Error, Event, History, Pallet, Records};
use frame_support::ensure;
use palisade_primitives::{Era, EraClock};
use sp_runtime::{
	traits::{Get, Saturating},
	DispatchResult, Perbill,
};

impl<T: Config> Pallet<T> {
	/// A higher commission that waits, and its first era.
	pub fn raise(operator: &T::AccountId) -> Option<(Perbill, Era)> {
		Records::<T>::get(operator)?.commission.raise_after(T::Eras::now())
	}

	pub(crate) fn do_set_commission(operator: &T::AccountId, commission: Perbill) -> DispatchResult {
		let mut record = Self::load(operator)?;
		ensure!(commission <= T::MaxCommission::get(), Error::<T>::CommissionTooHigh);
		let now = T::Eras::now();
		let step = T::MaxCommissionStep::get();
		let from = record.commission.set(commission, step, now).ok_or(Error::<T>::CommissionStepTooLarge)?;
		Records::<T>::insert(operator, record);
		History::<T>::mutate(operator, |history| history.note_commission(commission, from, now));
		Self::deposit_event(Event::CommissionSet { operator: operator.clone(), commission, from });
		Ok(())
	}

	/// Whoever returns raises its commission no faster than who stayed.
	pub(crate) fn ensure_no_jump(operator: &T::AccountId, commission: Perbill) -> Result<(), Error<T>> {
		let last = History::<T>::get(operator).commission_at(T::Eras::now());
		let jumps = |last: Perbill| commission > last.saturating_add(T::MaxCommissionStep::get());
		ensure!(!last.is_some_and(jumps), Error::CommissionStepTooLarge);
		Ok(())
	}
}
