//! The pot, and what leaves it.

use crate::{
	types::{Amounts, Slot},
	AccountIdOf, Config, Dues, Error, Event, Held, Pallet,
};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{fungibles::Mutate, tokens::Preservation},
};
use palisade_primitives::{keyless, AssetKind, Balance};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// The keyless account that holds what was not paid yet.
	pub fn pot() -> T::AccountId {
		keyless(b"palisade/streams", ())
	}

	/// Moves `amount` of what `from` has into the pot.
	pub(crate) fn take_in(from: &AccountIdOf<T>, slot: Slot, amount: Balance) -> DispatchResult {
		T::Assets::transfer(Self::asset_of(slot)?, from, &Self::pot(), amount, Preservation::Preserve)?;
		let mut held = Held::<T>::get();
		ensure!(held.try_add(slot, amount), Error::<T>::Overflow);
		Held::<T>::put(held);
		Ok(())
	}

	/// Moves `amount` out of the pot.
	pub(crate) fn pay(to: &AccountIdOf<T>, slot: Slot, amount: Balance) -> DispatchResult {
		T::Assets::transfer(Self::asset_of(slot)?, &Self::pot(), to, amount, Preservation::Preserve)?;
		Held::<T>::mutate(|held| held.sub(slot, amount));
		Ok(())
	}

	/// Moves `amount` out of the pot, or owes it to who cannot take it now. Returns whether it was paid.
	pub(crate) fn pay_or_owe(to: &AccountIdOf<T>, slot: Slot, amount: Balance) -> bool {
		let paid = with_storage_layer(|| Self::pay(to, slot, amount)).is_ok();
		if !paid {
			Dues::<T>::mutate(to, |dues| dues.add(slot, amount));
		}
		paid
	}

	/// `amounts` stay in the pot, for `to` to be claimed.
	pub(crate) fn owe(to: &AccountIdOf<T>, amounts: &Amounts) {
		if !amounts.is_empty() {
			Dues::<T>::mutate(to, |dues| dues.add_all(amounts));
		}
	}

	/// Pays what `who` is owed beside what it earned in pools.
	pub(crate) fn do_claim_dues(who: &AccountIdOf<T>, asset: &AssetKind) -> DispatchResult {
		let slot = Self::slot_of(asset)?;
		let mut dues = Dues::<T>::get(who);
		let amount = dues.get(slot);
		ensure!(amount > 0, Error::<T>::NothingToClaim);
		dues.sub(slot, amount);
		if dues.is_empty() {
			Dues::<T>::remove(who);
		} else {
			Dues::<T>::insert(who, dues);
		}
		Self::pay(who, slot, amount)?;
		Self::deposit_event(Event::DuesPaid { who: who.clone(), asset: asset.clone(), amount });
		Ok(())
	}
}
