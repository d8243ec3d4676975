//! What is due on a pool: verdicts, maturities, and who joins.
//!
//! Nothing but this changes a pool between an era's start and its first touch, and each step depends on the pool alone,
//! so it does not matter when it is done.

use crate::{
	effects::Effect,
	ledger::Ledger,
	pool::Admitted,
	types::{Bucket, Held, Leaving, OpenReport},
	Config,
};
use alloc::vec::Vec;
use frame_support::defensive;
use palisade_math::Penalty;
use palisade_primitives::{Balance, Era, Executed};

impl<T: Config> Ledger<T> {
	/// Does what is due up to the start of `now`. Era starts at which nothing is due cost nothing.
	pub fn advance(&mut self, now: Era) {
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
		let settled = self.pool.settled;
		if settled < last {
			self.note(settled.next(), last);
			self.end(settled, last.minus(1));
			self.pool.put_off(last);
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
		self.end(era.minus(1), era.minus(1));
		if self.pool.open.is_empty() {
			let outcome = self.pool.admit(era);
			self.joined.extend(outcome.batches.iter().cloned());
			if outcome != Admitted::default() {
				self.effects.push(Effect::Admitted { era, outcome });
			}
		}
		self.pool.put_off(era);
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
		if let Penalty::Base(p) = report.penalty {
			from_leaving = from_leaving.saturating_add(self.slash_arrivals(report.era, p));
		}
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

	/// Notes the shares with which the eras `first..=last` ended. If they are those of the eras before, it is one note, after
	/// the rows between.
	fn end(&mut self, first: Era, last: Era) {
		let shares = self.pool.shares;
		let alike = match self.effects.as_slice() {
			[.., Effect::Ended { first, shares: same, .. }, Effect::Eras { .. }] if *same == shares => Some(*first),
			_ => None,
		};
		if alike.is_some() {
			self.effects.swap_remove(self.effects.len().saturating_sub(2));
		}
		self.effects.push(Effect::Ended { first: alike.unwrap_or(first), last, shares });
	}
}
