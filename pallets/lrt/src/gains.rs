//! Gains: noted in the era in which they arrive, released at the starts of later ones.
//!
//! What waits is in neither rate, so nobody can mint for it; and it joins by itself, with whatever touches the basket first.

use super::*;
use frame_support::pallet_prelude::{DispatchResult, Get};
use palisade_primitives::{Balance, BasketId, EraClock};

impl<T: Config> Pallet<T> {
	/// Lets what the starts of eras released join the buffer, and returns how much it is.
	pub(crate) fn join_gains(id: BasketId) -> Balance {
		let Some(mut release) = Gains::<T>::get(id) else { return 0 };
		let amount = release.take_due(T::Eras::now());
		if amount > 0 {
			let left = release.left;
			Gains::<T>::set(id, (left > 0).then_some(release));
			Baskets::<T>::mutate_extant(id, |basket| basket.buffer = basket.buffer.saturating_add(amount));
			Self::deposit_event(Event::GainsJoined { basket: id, amount, left });
		}
		amount
	}

	/// What [`Self::join_gains`] would let join.
	pub(crate) fn due_gains(id: BasketId) -> Balance {
		Gains::<T>::get(id).map_or(0, |release| release.due(T::Eras::now()))
	}

	/// Notes a gain that is in the basket's account. What was due has joined.
	pub(crate) fn note_gain(
		id: BasketId,
		basket: &BasketOf<T>,
		account: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let now = T::Eras::now();
		let step = T::GainStep::get().mul_floor(Self::holdings(basket, account).bid());
		let mut release = Gains::<T>::get(id).unwrap_or_default();
		// Nothing is due; this only sets the era.
		release.take_due(now);
		release.add(amount, step).ok_or(Error::<T>::Overflow)?;
		Gains::<T>::insert(id, release);
		Ok(())
	}
}
