//! One pool as of now: loaded with what is due done in memory, for a view, and written, for a change.

use crate::{
	effects::Effect,
	shares::Taken,
	types::{Batch, Bucket, Deposit, Held, Position},
	Arrivals, ArrivalsOf, Batches, Buckets, Config, Error, PoolKeyOf, PoolOf, Pools, WeightInfo,
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
	/// The batches that joined.
	pub joined: Vec<(u32, Batch)>,
	/// What comes over from other pools, if it was changed.
	pub arrivals: Option<ArrivalsOf<T>>,
	/// What happened, in order.
	pub effects: Vec<Effect>,
}

impl<T: Config> Ledger<T> {
	/// The pool as of now, with nothing written.
	pub fn view(key: &PoolKeyOf<T>) -> Option<Self> {
		let pool = Pools::<T>::get(key)?;
		let mut ledger = Self {
			key: key.clone(),
			pool,
			buckets: BTreeMap::new(),
			joined: Vec::new(),
			arrivals: None,
			effects: Vec::new(),
		};
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
		let joined = self.joined.iter().find(|(joined, _)| *joined == number);
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

	/// `position` as of now, and what it took of batches that joined.
	pub fn converted(&self, mut position: Position) -> (Position, Vec<Taken>) {
		let generation = self.pool.generation;
		if position.generation != generation {
			position.shares = 0;
			position.generation = generation;
		}
		let (deposits, arrived) = (self.pool.entry.batch, self.pool.arrived.batch);
		let entry = position.entry.take_if(|deposit| deposit.batch != deposits);
		let arrived = position.arrived.take_if(|deposit| deposit.batch != arrived);
		let taken = entry.into_iter().chain(arrived).map(|deposit| self.taken(&deposit)).collect::<Vec<_>>();
		let fresh = taken.iter().filter(|taken| taken.left.generation == generation).map(|taken| taken.shares);
		position.shares = fresh.fold(position.shares, u128::saturating_add);
		(position, taken)
	}

	/// What a deposit takes of the batch with which it joined.
	fn taken(&self, deposit: &Deposit) -> Taken {
		let mut left = self.batch(deposit.batch).unwrap_or_default();
		let shares = left.take_floor(deposit.amount);
		Taken { number: deposit.batch, shares, left }
	}

	/// What was deposited joins at once: genesis has no era start to wait for.
	pub fn admit_now(&mut self) {
		let outcome = self.pool.admit(self.pool.settled);
		self.joined = outcome.batches.clone();
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
		for (number, batch) in core::mem::take(&mut self.joined) {
			Batches::<T>::insert(&self.key, number, batch);
		}
		if let Some(arrivals) = self.arrivals.take() {
			Arrivals::<T>::insert(&self.key, arrivals);
		}
		self.save();
		let executed = effects.iter().filter(|effect| matches!(effect, Effect::Executed { .. })).count();
		let own = T::WeightInfo::settle(u32::try_from(executed).unwrap_or(u32::MAX), buckets);
		effects.into_iter().fold(own, |weight, effect| weight.saturating_add(self.announce(effect)))
	}
}
