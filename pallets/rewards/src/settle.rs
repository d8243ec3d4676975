//! What a position earned, whenever its shares change.

use crate::{
	types::{Index, Joined, PerShare, Position},
	AccountIdOf, Batches, Closed, Config, Indices, Pallet, PoolKeyOf, Positions,
};
use palisade_primitives::SharesSettle;

impl<T: Config> Pallet<T> {
	/// `who` had `shares` of `generation` until now.
	pub(crate) fn settle_change(key: &PoolKeyOf<T>, who: &AccountIdOf<T>, shares: u128, generation: u32) {
		let Some(index) = Indices::<T>::get(key) else { return };
		let known = Positions::<T>::get(who, key);
		if known.is_none() && shares == 0 {
			return;
		}
		let mut position = known.unwrap_or_default();
		position.settle(shares, None, &Self::until(key, generation, &index), &index.per_share());
		position.since = index.last.next();
		Positions::<T>::insert(who, key, position);
	}

	/// `who` had `shares` of `generation` since the batch `number` joined, and has taken them.
	pub(crate) fn settle_batch(key: &PoolKeyOf<T>, who: &AccountIdOf<T>, number: u32, shares: u128, generation: u32) {
		let Some(index) = Indices::<T>::get(key).filter(|_| shares > 0) else { return };
		let Joined { since, per_share } = Batches::<T>::get(key, number);
		let mut position = Positions::<T>::get(who, key).unwrap_or_default();
		let closed = Closed::<T>::get(key, generation);
		// Nothing changed since the batch joined, or its shares would have been taken then.
		position.since = if closed.is_some() { index.last.next() } else { since };
		let now = index.per_share();
		position.settle(shares, Some(&per_share), closed.as_ref().unwrap_or(&now), &now);
		Positions::<T>::insert(who, key, position);
	}

	/// Remembers what one share earned before a batch joined.
	pub(crate) fn note_batch(key: &PoolKeyOf<T>, number: u32) {
		let Some(index) = Indices::<T>::get(key) else { return };
		Batches::<T>::insert(key, number, Joined { since: index.last.next(), per_share: index.per_share() });
	}

	/// Remembers what one share earned before its generation was lost: nothing if there is no index.
	pub(crate) fn note_closed(key: &PoolKeyOf<T>, generation: u32) {
		let per_share = Indices::<T>::get(key).map(|index| index.per_share());
		Closed::<T>::insert(key, generation, per_share.unwrap_or_default());
	}

	/// What the pool and `who` earned until now, with the shares that `who` has; not written. `None` before the pool earned
	/// anything.
	pub(crate) fn settled(key: &PoolKeyOf<T>, who: &AccountIdOf<T>) -> Option<(Index, Position, u128)> {
		let (shares, generation) = T::Shares::settle_shares(key, who);
		let index = Indices::<T>::get(key)?;
		let mut position = Positions::<T>::get(who, key).unwrap_or_default();
		position.settle(shares, None, &Self::until(key, generation, &index), &index.per_share());
		Some((index, position, shares))
	}

	/// What one share of `generation` earned until now, or until it was lost.
	fn until(key: &PoolKeyOf<T>, generation: u32, index: &Index) -> PerShare {
		Closed::<T>::get(key, generation).unwrap_or_else(|| index.per_share())
	}
}
