//! The work of an era in bounded steps: see every pool once, then remove rows that nobody can ask for.

use crate::{
	Books, CategoryTotals, CompleteUntil, Config, Event, Pallet, Progress, RowsOf, Tables, Totals, Walk, WeightInfo,
};
use frame_support::{
	traits::Get,
	weights::{Weight, WeightMeter},
};
use palisade_primitives::{EraClock, PoolKey};

impl<T: Config> Pallet<T> {
	/// Sees pools while the meter allows the largest step, then removes old rows while it allows one.
	pub(crate) fn do_walk(meter: &mut WeightMeter) {
		if meter.try_consume(T::DbWeight::get().reads(1)).is_err() {
			return;
		}
		while Walk::<T>::get().left > 0 && meter.can_consume(Self::step_bound()) {
			meter.consume(Self::step().unwrap_or_default());
		}
		let mut walk = Walk::<T>::get();
		if walk.left == 0 && walk.oldest < Self::oldest_kept() {
			Self::remove_old_rows(&mut walk, || meter.try_consume(T::WeightInfo::step()).is_ok());
			Walk::<T>::put(walk);
		}
	}

	/// Removes rows and sums of eras that nobody can ask for while `go_on` says so, in one pass over storage: whoever began
	/// anew for each would pass over all that the block has removed already.
	fn remove_old_rows(walk: &mut Progress<T::AccountId>, mut go_on: impl FnMut() -> bool) {
		while walk.oldest < Self::oldest_kept() {
			let era = (walk.oldest,);
			let mut rows = Tables::<T>::drain_prefix(era)
				.map(drop)
				.chain(Totals::<T>::drain_prefix(era).map(drop))
				.chain(CategoryTotals::<T>::drain_prefix(era).map(drop))
				.chain(RowsOf::<T>::drain_prefix(walk.oldest).map(drop));
			loop {
				if !go_on() {
					return;
				}
				if rows.next().is_none() {
					break;
				}
			}
			walk.oldest = walk.oldest.next();
		}
	}

	/// Up to `max` steps; returns the weight used.
	pub(crate) fn do_steps(max: u32) -> Weight {
		let idle = T::DbWeight::get().reads(1);
		(0..max).map_while(|_| Self::step()).fold(idle, |sum, used| sum.saturating_add(used))
	}

	/// Weight of one step when nothing is late.
	pub(crate) fn step_bound() -> Weight {
		T::WeightInfo::step().saturating_add(T::WeightInfo::on_eras())
	}

	/// Every pool with allocations is to be seen again, going on where the last era stopped; what cannot be asked for any
	/// more is remembered.
	pub(crate) fn begin_walk() -> Weight {
		let kept = Self::oldest_kept();
		let left = Books::<T>::count();
		Walk::<T>::mutate(|walk| (walk.left, walk.kept) = (left, kept));
		if left == 0 {
			CompleteUntil::<T>::put(T::Eras::now());
		}
		T::WeightInfo::on_era_start()
	}

	/// A pool has its first allocation. If it comes between those that the walk has still to see, the last of them must not
	/// be missed for it.
	pub(crate) fn extend_walk() {
		if Walk::<T>::get().left > 0 {
			Walk::<T>::mutate(|walk| walk.left = walk.left.saturating_add(1));
		}
	}

	/// One step; `None` when there is nothing to do.
	fn step() -> Option<Weight> {
		let mut walk = Walk::<T>::get();
		let used = if walk.left > 0 { Self::see_next_pool(&mut walk) } else { Self::remove_old_row(&mut walk)? };
		Walk::<T>::put(walk);
		Some(used.saturating_add(T::WeightInfo::step()))
	}

	/// Writes the missing rows of the pool behind the last one seen, and ends the walk after the last.
	fn see_next_pool(walk: &mut Progress<T::AccountId>) -> Weight {
		walk.seen = Self::pool_behind(walk.seen.take());
		walk.left = walk.left.saturating_sub(1);
		let used = walk.seen.as_ref().map_or(Weight::zero(), Self::settle);
		if walk.seen.is_none() || walk.left == 0 {
			walk.left = 0;
			CompleteUntil::<T>::put(T::Eras::now());
			Self::deposit_event(Event::TablesWritten { era: T::Eras::now() });
		}
		used
	}

	/// The pool with allocations behind `seen` in the order of storage, the first one at the end.
	fn pool_behind(seen: Option<PoolKey<T::AccountId>>) -> Option<PoolKey<T::AccountId>> {
		let behind = seen.and_then(|key| Books::<T>::iter_from(Books::<T>::hashed_key_for(key)).next());
		behind.or_else(|| Books::<T>::iter().next()).map(|(key, _)| key)
	}

	/// Removes a row, or a sum, of an era that nobody can ask for; `None` if there is no such era.
	fn remove_old_row(walk: &mut Progress<T::AccountId>) -> Option<Weight> {
		if walk.oldest >= Self::oldest_kept() {
			return None;
		}
		let era = (walk.oldest,);
		let removed = Tables::<T>::drain_prefix(era).next().is_some()
			|| Totals::<T>::drain_prefix(era).next().is_some()
			|| CategoryTotals::<T>::drain_prefix(era).next().is_some()
			|| RowsOf::<T>::drain_prefix(walk.oldest).next().is_some();
		if !removed {
			walk.oldest = walk.oldest.next();
		}
		Some(Weight::zero())
	}
}
