//! One pool as of now: loads it, does what is due, and writes it back.
//!
//! Nothing but this changes a pool between an era's start and its first touch, and each step depends on the pool alone,
//! so it does not matter when it is done. Views run the same steps and write nothing.

use crate::{
	pool::Admitted,
	types::{Batch, Bucket, Held, Leaving, OpenReport, Position},
	AccountIdOf, Batches, Buckets, Config, Error, Event, Pallet, PoolKeyOf, PoolOf, Pools, Positions, WeightInfo,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{
	defensive,
	dispatch::DispatchClass,
	traits::{
		fungibles::Mutate,
		tokens::{Fortitude, Precision, Preservation},
		Get,
	},
	weights::Weight,
};
use palisade_math::{Factor, Part, Penalty};
use palisade_primitives::{Balance, Era, EraClock, Executed, OnPool, ReportId};

/// What happened at the era starts that were caught up with.
enum Effect {
	Executed { report: ReportId, outcome: Executed },
	Matured { era: Era, payable: Balance },
	Admitted { era: Era, outcome: Admitted },
	Eras { first: Era, last: Era, value: Balance, factor: Factor },
}

/// A pool as of now.
pub(crate) struct Ledger<T: Config> {
	/// Its name.
	pub key: PoolKeyOf<T>,
	/// Itself.
	pub pool: PoolOf<T>,
	/// Buckets that were changed.
	buckets: BTreeMap<Era, Bucket>,
	/// The batch that joined.
	joined: Option<(u32, Batch)>,
	/// What happened, in order.
	effects: Vec<Effect>,
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
			frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, DispatchClass::Normal);
		}
		Ok(ledger)
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

	/// `position` as of now, and what is left of the batch whose shares it took, with its number.
	pub fn converted(&self, mut position: Position) -> (Position, Option<(u32, Batch)>) {
		let generation = self.pool.generation;
		if position.generation != generation {
			position.shares = 0;
			position.generation = generation;
		}
		let Some(deposit) = position.entry.filter(|deposit| deposit.batch != self.pool.entry.batch) else {
			return (position, None);
		};
		let mut batch = self.batch(deposit.batch).unwrap_or_default();
		let shares = batch.take_floor(deposit.amount);
		if batch.generation == generation {
			position.shares = position.shares.saturating_add(shares);
		}
		position.entry = None;
		(position, Some((deposit.batch, batch)))
	}

	/// The position of `who` as of now, written.
	pub fn position(&self, who: &AccountIdOf<T>) -> Position {
		let (position, left) = self.converted(Positions::<T>::get(who, &self.key));
		if let Some((number, batch)) = left {
			let kept = (batch.amount > 0).then_some(batch);
			Batches::<T>::set(&self.key, number, kept);
			self.save_position(who, &position);
		}
		position
	}

	/// Writes a position, or removes an empty one.
	pub fn save_position(&self, who: &AccountIdOf<T>, position: &Position) {
		match position.is_empty() {
			true => Positions::<T>::remove(who, &self.key),
			false => Positions::<T>::insert(who, &self.key, position),
		}
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

	/// Does what is due up to the start of `now`. Era starts at which nothing is due cost nothing.
	fn advance(&mut self, now: Era) {
		let first = self.pool.settled.next();
		let mut next = (self.pool.settled < now).then_some(first);
		while let Some(era) = next.filter(|era| *era <= now) {
			self.pass(era.minus(1));
			self.begin(era);
			next = self.pool.next_event();
		}
		self.pass(now);
	}

	/// Nothing is due up to the start of `last`.
	fn pass(&mut self, last: Era) {
		if self.pool.settled < last {
			self.note(self.pool.settled.next(), last);
			self.pool.settled = last;
		}
	}

	/// The start of `era`: verdicts, then maturities, then whoever waits joins.
	fn begin(&mut self, era: Era) {
		let due = self.pool.open.iter().filter(|report| report.due <= era.0).copied().collect::<Vec<_>>();
		due.iter().for_each(|report| self.execute(report));
		let leaving = self.pool.leaving.clone();
		let ripe = leaving.iter().filter(|leaving| leaving.matures <= era && !self.pool.is_held(leaving.era));
		ripe.copied().collect::<Vec<_>>().iter().for_each(|leaving| self.mature(leaving));
		if self.pool.open.is_empty() {
			let outcome = self.pool.admit(era);
			self.joined = outcome.batch.clone().or(self.joined.take());
			if outcome != Admitted::default() {
				self.effects.push(Effect::Admitted { era, outcome });
			}
		}
		self.note(era, era);
		self.pool.settled = era;
	}

	/// A verdict: pays out of every part that the report reaches.
	fn execute(&mut self, report: &OpenReport) {
		self.pool.open.retain(|open| open.id != report.id);
		let before = self.pool.stake.settled_value();
		let mut from_stake = 0;
		let mut from_leaving: Balance = 0;
		for (bucket, mut part) in self.liable_parts(Era(report.era)) {
			let paid = match report.penalty {
				Penalty::Base(p) => part.pay_base(p),
				Penalty::Service(rate) => part.pay_service(rate),
			};
			match bucket {
				None => (self.pool.stake, from_stake) = (part, paid),
				Some(era) => {
					from_leaving = from_leaving.saturating_add(paid);
					self.hold(era, Held::Liable(part));
				}
			}
		}
		self.pool.leaving_tokens = self.pool.leaving_tokens.saturating_sub(from_leaving);
		let outcome = Executed { from_stake, from_leaving, before, after: self.pool.stake.settled_value() };
		self.effects.push(Effect::Executed { report: report.id, outcome });
	}

	/// Fixes what the tickets of a bucket get; what rounding left goes to those who stay.
	fn mature(&mut self, leaving: &Leaving) {
		self.pool.leaving.retain(|other| other.era != leaving.era);
		let Some(Bucket { held: Held::Liable(part), .. }) = self.bucket(leaving.era) else {
			defensive!("a bucket that leaves is liable");
			return;
		};
		let payable = part.settled_value();
		let dust = part.tokens.saturating_sub(payable);
		self.hold(leaving.era, Held::Payable(payable));
		self.pool.leaving_tokens = self.pool.leaving_tokens.saturating_sub(dust);
		self.pool.entry.gains = self.pool.entry.gains.saturating_add(dust);
		self.effects.push(Effect::Matured { era: leaving.era, payable });
	}

	/// Changes what a bucket holds.
	fn hold(&mut self, era: Era, held: Held) {
		if let Some(bucket) = self.bucket(era) {
			self.buckets.insert(era, Bucket { held, ..bucket });
		}
	}

	/// Notes the worth of the stake at the era starts `first..=last`.
	fn note(&mut self, first: Era, last: Era) {
		let (value, factor) = (self.pool.value(), self.pool.stake_reach().factor);
		match self.effects.last_mut() {
			Some(Effect::Eras { last: end, value: same, factor: alike, .. }) if (*same, *alike) == (value, factor) => {
				*end = last;
			}
			_ => self.effects.push(Effect::Eras { first, last, value, factor }),
		}
	}

	/// Moves the tokens and tells everybody.
	fn announce(&mut self, effect: Effect) -> Weight {
		let pool = self.key.clone();
		match effect {
			Effect::Executed { report, outcome } => {
				self.burn(outcome.from_stake.saturating_add(outcome.from_leaving));
				let weight = T::Listener::on_executed(&pool, report, &outcome);
				let Executed { from_stake, from_leaving, .. } = outcome;
				Pallet::<T>::deposit_event(Event::Executed { pool, report, from_stake, from_leaving });
				weight
			}
			Effect::Matured { era, payable } => {
				Pallet::<T>::deposit_event(Event::Matured { pool, era, payable });
				Weight::zero()
			}
			Effect::Admitted { era, outcome } => {
				self.announce_admitted(era, outcome);
				Weight::zero()
			}
			Effect::Eras { first, last, value, factor } => T::Listener::on_eras(&pool, first, last, value, factor),
		}
	}

	fn announce_admitted(&mut self, era: Era, outcome: Admitted) {
		let pool = self.key.clone();
		let Admitted { closed, swept, gains, batch } = outcome;
		if closed {
			Pallet::<T>::deposit_event(Event::GenerationClosed { pool: pool.clone(), era });
		}
		self.sweep(swept);
		let (amount, shares) = batch.map_or((0, 0), |(_, batch)| (batch.amount, batch.shares));
		if gains > 0 || amount > 0 {
			Pallet::<T>::deposit_event(Event::Joined { pool, era, gains, amount, shares });
		}
	}

	/// Burns what a verdict took. What lies in the account beside the ledger stays there.
	fn burn(&self, amount: Balance) {
		let (asset, account) = (self.key.asset.clone(), self.key.account());
		let (keep, exact, force) = (Preservation::Preserve, Precision::Exact, Fortitude::Force);
		if amount > 0 && T::Assets::burn_from(asset, &account, amount, keep, exact, force).is_err() {
			defensive!("the account holds what the ledger says");
		}
	}

	/// Moves what belongs to nobody to the treasury. If it cannot take it, it stays as a gain.
	fn sweep(&mut self, amount: Balance) {
		if amount == 0 {
			return;
		}
		let (pool, treasury) = (self.key.clone(), T::Treasury::get());
		match T::Assets::transfer(pool.asset.clone(), &pool.account(), &treasury, amount, Preservation::Preserve) {
			Ok(_) => Pallet::<T>::deposit_event(Event::Swept { pool, amount }),
			Err(_) => {
				self.pool.entry.gains = self.pool.entry.gains.saturating_add(amount);
				self.save();
			}
		}
	}
}
