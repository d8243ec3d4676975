//! What a basket was worth, era by era.

use super::*;
use alloc::vec::Vec;
use frame_support::{pallet_prelude::Get, weights::WeightMeter};
use palisade_primitives::{BasketId, EraClock};
use types::Holdings;

impl<T: Config> Pallet<T> {
	/// The rates that are kept, oldest first: at most [`RATE_ERAS`].
	pub fn rates_of(id: BasketId) -> Vec<Rate> {
		let mut rates: Vec<_> = Rates::<T>::iter_prefix_values(id).collect();
		rates.sort_by_key(|rate| rate.era);
		rates
	}

	/// Notes what the basket is worth, if nobody has in this era. To be called before anything changes it.
	pub(crate) fn note(id: BasketId, basket: &BasketOf<T>) {
		if Notes::<T>::get(id).is_some_and(|noted| noted.latest.era >= T::Eras::now()) {
			return;
		}
		let noted = Self::noted(id, basket, &Self::holdings(id, basket));
		// The place of an era that is not kept any more.
		let slot = noted.latest.era.0.checked_rem(RATE_ERAS).unwrap_or(0);
		Rates::<T>::insert(id, slot, noted.latest);
		Notes::<T>::insert(id, noted);
	}

	/// The basket's notes, as if this era's had been made.
	pub(crate) fn noted(id: BasketId, basket: &BasketOf<T>, holdings: &Holdings) -> Noted {
		let (bid, ask, supply) = (holdings.bid(), holdings.ask(), basket.supply);
		Noted::with(Notes::<T>::get(id), Rate { era: T::Eras::now(), bid, ask, supply })
	}

	/// Touches all baskets once an era, as far as the meter allows.
	pub(crate) fn note_all(meter: &mut WeightMeter) {
		while meter.try_consume(T::DbWeight::get().reads_writes(3, 1)).is_ok() {
			let now = T::Eras::now();
			let (era, from) = NoteFrom::<T>::get();
			let next = if era < now { BasketId(0) } else { from };
			if next >= NextBasket::<T>::get() || meter.try_consume(T::WeightInfo::note()).is_err() {
				return;
			}
			NoteFrom::<T>::put((now, next.next()));
			Self::enact(next);
		}
	}
}
