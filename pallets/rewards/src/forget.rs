//! What is older than the history is forgotten, one item a step.

use crate::{types::Budget, Budgets, Config, Ending, History, Oldest, Pallet, Spans, Streams, WeightInfo};
use frame_support::{
	traits::Get,
	weights::{Weight, WeightMeter},
};
use palisade_primitives::{poll, Era, EraClock};
use sp_runtime::Perbill;

/// How much of a block forgetting may take.
const POLL_SHARE: Perbill = Perbill::from_percent(5);

impl<T: Config> Pallet<T> {
	/// Steps while there is something to forget and the meter allows one.
	pub(crate) fn do_forget(meter: &mut WeightMeter) {
		if meter.try_consume(Self::idle()).is_err() {
			return;
		}
		while Oldest::<T>::get() < Self::oldest_kept() && meter.try_consume(T::WeightInfo::forget()).is_ok() {
			Self::forget();
		}
	}

	/// Weight that forgetting may take in a block.
	pub(crate) fn most_of_a_block() -> Weight {
		poll::part(POLL_SHARE, T::BlockWeights::get().max_block)
	}

	/// Weight of seeing that there is nothing to forget.
	pub(crate) fn idle() -> Weight {
		T::DbWeight::get().reads(2)
	}

	/// The oldest era of which it is remembered what was paid.
	pub(crate) fn oldest_kept() -> Era {
		T::Eras::now().minus(T::HistoryEras::get())
	}

	/// Removes an item of the oldest era, or goes on to the next one. What is left of a budget goes back.
	pub(crate) fn forget() {
		let era = Oldest::<T>::get();
		if History::<T>::drain_prefix(era).next().is_some() {
			return;
		}
		if let Some(((target, stake), budgets)) = Budgets::<T>::drain_prefix((era,)).next() {
			return Self::give_back(target, &stake, era, &budgets.map(|_, budget: &Budget| budget.left()));
		}
		if let Some((stream, ())) = Ending::<T>::drain_prefix(era).next() {
			return Streams::<T>::remove(stream);
		}
		Spans::<T>::remove(era);
		Oldest::<T>::put(era.next());
	}
}
