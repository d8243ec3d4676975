//! Gains: noted in the era in which they arrive, released at the starts of later ones.
//!
//! What waits is in neither rate, so nobody can mint for it; and it joins by itself, with whatever touches the basket first.

use super::*;
use frame_support::pallet_prelude::{DispatchResult, Get};
use palisade_primitives::{Balance, BasketId, EraClock};

impl<T: Config> Pallet<T> {
	/// Takes what the starts of eras released out of what waits. It has joined the buffer of the basket that
	/// [`Self::load`] gives, which the caller writes.
	pub(crate) fn join_gains(id: BasketId) {
		let Some(mut release) = Gains::<T>::get(id) else { return };
		let amount = release.take_due(T::Eras::now());
		if amount > 0 {
			let left = release.left;
			Gains::<T>::set(id, (left > 0).then_some(release));
			Self::deposit_event(Event::GainsJoined { basket: id, amount, left });
		}
	}

	/// What [`Self::join_gains`] would let join.
	pub(crate) fn due_gains(id: BasketId) -> Balance {
		Gains::<T>::get(id).map_or(0, |release| release.due(T::Eras::now()))
	}

	/// Notes a gain that is in the basket's account. What was due has joined by the era's first touch.
	pub(crate) fn note_gain(id: BasketId, basket: &BasketOf<T>, amount: Balance) -> DispatchResult {
		let now = T::Eras::now();
		let step = T::GainStep::get().mul_floor(Self::holdings(id, basket).bid());
		let mut release = Gains::<T>::get(id).unwrap_or_default();
		// Nothing is due; this only sets the era.
		release.take_due(now);
		release.add(amount, step).ok_or(Error::<T>::Overflow)?;
		Gains::<T>::insert(id, release);
		Ok(())
	}
}
