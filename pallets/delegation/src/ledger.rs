//! One pool as of now: loaded with what is due done in memory, for a view, and written, for a change.

use crate::{
	effects::Effect,
	shares::Taken,
	types::{Batch, Bucket, Held, Position},
	Batches, Buckets, Config, Error, PoolKeyOf, PoolOf, Pools, WeightInfo,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};
use palisade_math::Part;
use palisade_primitives::{Era, EraClock};

/// A pool as of now.
pub(crate) struct Ledger<T: Config> {
	/// Its name.
	pub key: PoolKeyOf<T>,
	/// Itself.
	pub pool: PoolOf<T>,
	/// Buckets that were changed.
	pub buckets: BTreeMap<Era, Bucket>,
	/// The batch that joined.
	pub joined: Option<(u32, Batch)>,
	/// What happened, in order.
	pub effects: Vec<Effect>,
}

impl<T: Config> Ledger<T> {
	/// The pool as of now, with nothing written.
	pub fn view(key: &PoolKeyOf<T>) -> Option<Self> {
		let pool = Pools::<T>::get(key)?;
		let mut ledger = Self { key: key.clone(), pool, buckets: BTreeMap::new(), joined: None, effects: Vec::new() };
		ledger.advance(T::Eras::now());
		Some(ledger)
	}

	/// The pool as of now, written.
	///
	/// Its weight is registered here, because it depends on what is due and not on who happens to come first.
	pub fn settle(key: &PoolKeyOf<T>) -> Result<Self, Error<T>> {
		let mut ledger = Self::view(key).ok_or(Error::<T>::PoolNotFound)?;
		if !ledger.effects.is_empty() {
			let weight = ledger.commit();
			Self::register(weight);
		}
		Ok(ledger)
	}

	/// Charges the block for what a call's own weight does not hold.
	pub fn register(weight: Weight) {
		frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, DispatchClass::Normal);
	}

	/// Does what is due, and returns the weight used.
	pub fn touch(key: &PoolKeyOf<T>) -> Weight {
		match Self::view(key) {
			Some(mut ledger) if !ledger.effects.is_empty() => ledger.commit(),
			_ => T::DbWeight::get().reads(1),
		}
	}

	/// Writes the pool.
	pub fn save(&self) {
		Pools::<T>::insert(&self.key, &self.pool);
	}

	/// The bucket of `era`.
	pub fn bucket(&self, era: Era) -> Option<Bucket> {
		self.buckets.get(&era).cloned().or_else(|| Buckets::<T>::get(&self.key, era))
	}

	/// The batch of a number.
	fn batch(&self, number: u32) -> Option<Batch> {
		let joined = self.joined.as_ref().filter(|(joined, _)| *joined == number);
		joined.map(|(_, batch)| batch.clone()).or_else(|| Batches::<T>::get(&self.key, number))
	}

	/// The parts that an offence of `era` reaches; the stake has no era of request.
	pub fn liable_parts(&self, era: Era) -> Vec<(Option<Era>, Part)> {
		let stake = self.pool.is_liable(None, era).then_some((None, self.pool.stake));
		let liable = self.pool.leaving.iter().filter(|leaving| self.pool.is_liable(Some(leaving.era), era));
		let buckets = liable.filter_map(|leaving| match self.bucket(leaving.era)?.held {
			Held::Liable(part) => Some((Some(leaving.era), part)),
			Held::Payable(_) => None,
		});
		stake.into_iter().chain(buckets).collect()
	}

	/// `position` as of now, and what it took of a batch that joined.
	pub fn converted(&self, mut position: Position) -> (Position, Option<Taken>) {
		let generation = self.pool.generation;
		if position.generation != generation {
			position.shares = 0;
			position.generation = generation;
		}
		let Some(deposit) = position.entry.filter(|deposit| deposit.batch != self.pool.entry.batch) else {
			return (position, None);
		};
		let mut left = self.batch(deposit.batch).unwrap_or_default();
		let shares = left.take_floor(deposit.amount);
		if left.generation == generation {
			position.shares = position.shares.saturating_add(shares);
		}
		position.entry = None;
		(position, Some(Taken { number: deposit.batch, shares, left }))
	}

	/// What was deposited joins at once: genesis has no era start to wait for.
	pub fn admit_now(&mut self) {
		let outcome = self.pool.admit(self.pool.settled);
		self.joined = outcome.batch.clone();
		self.effects.push(Effect::Admitted { era: self.pool.settled, outcome });
		self.commit();
	}

	/// Writes what was done, and tells of it. Returns the weight used.
	pub fn commit(&mut self) -> Weight {
		let effects = core::mem::take(&mut self.effects);
		let buckets = u32::try_from(self.buckets.len()).unwrap_or(u32::MAX);
		for (era, bucket) in core::mem::take(&mut self.buckets) {
			Buckets::<T>::insert(&self.key, era, bucket);
		}
		if let Some((number, batch)) = self.joined.take() {
			Batches::<T>::insert(&self.key, number, batch);
		}
		self.save();
		let executed = effects.iter().filter(|effect| matches!(effect, Effect::Executed { .. })).count();
		let own = T::WeightInfo::settle(u32::try_from(executed).unwrap_or(u32::MAX), buckets);
		effects.into_iter().fold(own, |weight, effect| weight.saturating_add(self.announce(effect)))
	}
}
