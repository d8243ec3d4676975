//! Paying stakers what they earned.

use crate::{
	types::{Index, Position},
	AccountIdOf, Config, Error, Event, Indices, Pallet, PoolKeyOf, Positions,
};
use frame_support::{
	ensure,
	traits::{
		fungibles::Inspect,
		tokens::{Fortitude, Preservation},
	},
};
use palisade_primitives::{AssetKind, Balance, StakeMutate};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Pays `who` all whole units that it earned of `asset`, and returns them. Of who has left, and has no whole unit of
	/// anything to get any more, nothing is kept: the rest of a unit is what the pool earns with the next era.
	pub(crate) fn do_claim(
		who: &AccountIdOf<T>,
		key: &PoolKeyOf<T>,
		asset: &AssetKind,
	) -> Result<Balance, DispatchError> {
		let slot = Self::slot_of(asset)?;
		let (mut index, mut position, shares) = Self::settled(key, who).ok_or(Error::<T>::NothingToClaim)?;
		let owed = index.earnings.get(slot).owed;
		let amount = position.earned.get(slot).whole().min(owed);
		position.take(slot, amount);
		index.mutate(slot, |earnings| earnings.owed = owed.saturating_sub(amount));
		let is_left = shares == 0 && position.is_paid() && Positions::<T>::contains_key(who, key);
		ensure!(amount > 0 || is_left, Error::<T>::NothingToClaim);
		if is_left {
			Self::return_rests(&mut index, &position);
			Positions::<T>::remove(who, key);
		} else {
			Positions::<T>::insert(who, key, position);
		}
		Indices::<T>::insert(key, index);
		if amount > 0 {
			Self::pay(who, slot, amount)?;
			Self::deposit_event(Event::Claimed { who: who.clone(), pool: key.clone(), asset: asset.clone(), amount });
		}
		Ok(amount)
	}

	pub(crate) fn do_compound(who: &AccountIdOf<T>, key: &PoolKeyOf<T>) -> DispatchResult {
		let claimed = Self::do_claim(who, key, &key.asset)?;
		let (keep, polite) = (Preservation::Preserve, Fortitude::Polite);
		let amount = T::Assets::reducible_balance(key.asset.clone(), who, keep, polite).min(claimed);
		T::Stake::delegate(who, key, amount)?;
		Self::deposit_event(Event::Compounded { who: who.clone(), pool: key.clone(), amount });
		Ok(())
	}

	/// What is less than a unit is shared out with what the pool earns next.
	fn return_rests(index: &mut Index, position: &Position) {
		for (slot, claimable) in position.earned.iter() {
			index.mutate(slot, |earnings| earnings.carry = earnings.carry.saturating_add(claimable.due));
		}
	}
}
