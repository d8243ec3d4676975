//! The work of an era in bounded steps: see every pool once, then remove rows that nobody can ask for.

use crate::{Books, CategoryTotals, CompleteUntil, Config, Event, Pallet, RowsOf, Tables, Totals, Walk, WeightInfo};
use frame_support::{
	traits::Get,
	weights::{Weight, WeightMeter},
};
use palisade_primitives::{poll, EraClock, PoolKey};
use sp_runtime::Perbill;

/// How much of a block the walk may take. It ends some blocks later then; users find room in all of them.
const POLL_SHARE: Perbill = Perbill::from_percent(8);

impl<T: Config> Pallet<T> {
	/// Pools are seen, then old rows removed, as far as the meter allows.
	pub(crate) fn do_walk(meter: &mut WeightMeter) {
		Self::see_pools(u32::MAX, meter);
		if Walk::<T>::get().left == 0 {
			Self::remove_old_rows(meter);
		}
	}

	/// Up to `max` pools are seen, as far as the meter allows.
	pub(crate) fn see_pools(max: u32, meter: &mut WeightMeter) {
		if meter.try_consume(T::DbWeight::get().reads(1)).is_err() {
			return;
		}
		let mut steps = 0..max;
		while Walk::<T>::get().left > 0 && meter.can_consume(Self::step_bound()) && steps.next().is_some() {
			meter.consume(Self::see_next_pool().saturating_add(T::WeightInfo::step()));
		}
	}

	/// Weight of seeing `max` pools, all of them late.
	pub(crate) fn most_to_see(max: u32) -> Weight {
		Self::step_bound().saturating_mul(max.into()).saturating_add(T::DbWeight::get().reads(1))
	}

	/// Weight that the walk may take in a block.
	pub(crate) fn most_of_a_block() -> Weight {
		poll::part(POLL_SHARE, T::BlockWeights::get().max_block)
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

	/// Writes the missing rows of the pool behind the last one seen, and ends the walk after the last. Returns the weight of
	/// what was late.
	fn see_next_pool() -> Weight {
		let mut walk = Walk::<T>::get();
		walk.seen = Self::pool_behind(walk.seen.take());
		walk.left = walk.left.saturating_sub(1);
		let used = walk.seen.as_ref().map_or(Weight::zero(), Self::settle);
		if walk.seen.is_none() || walk.left == 0 {
			walk.left = 0;
			CompleteUntil::<T>::put(T::Eras::now());
			Self::deposit_event(Event::TablesWritten { era: T::Eras::now() });
		}
		Walk::<T>::put(walk);
		used
	}

	/// The pool with allocations behind `seen` in the order of storage, the first one at the end.
	fn pool_behind(seen: Option<PoolKey<T::AccountId>>) -> Option<PoolKey<T::AccountId>> {
		let behind = seen.and_then(|key| Books::<T>::iter_from(Books::<T>::hashed_key_for(key)).next());
		behind.or_else(|| Books::<T>::iter().next()).map(|(key, _)| key)
	}

	/// Removes rows and sums of eras that nobody can ask for, as far as the meter allows. In one pass over storage, once a
	/// block: whoever begins anew passes over all that the block has removed already.
	pub(crate) fn remove_old_rows(meter: &mut WeightMeter) {
		let mut walk = Walk::<T>::get();
		while walk.oldest < Self::oldest_kept() {
			let era = (walk.oldest,);
			let mut rows = Tables::<T>::drain_prefix(era)
				.map(drop)
				.chain(Totals::<T>::drain_prefix(era).map(drop))
				.chain(CategoryTotals::<T>::drain_prefix(era).map(drop))
				.chain(RowsOf::<T>::drain_prefix(walk.oldest).map(drop));
			loop {
				if meter.try_consume(T::WeightInfo::step()).is_err() {
					return;
				}
				if rows.next().is_none() {
					break;
				}
			}
			walk.oldest = walk.oldest.next();
			Walk::<T>::put(&walk);
		}
	}
}
