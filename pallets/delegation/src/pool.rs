//! A pool in memory: what it holds, what it is worth, and who joins at an era start.

use crate::types::{Batch, Closed, Entry, Leaving, OpenReport, MAX_REPORTS};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{defensive, traits::Get, BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use palisade_math::{shares, Factor, Part, Penalty, Rate, Reach};
use palisade_primitives::{Balance, Era, ReportId};
use scale_info::TypeInfo;
use sp_core::ConstU32;

/// Deposits do not make a pool hold more planck than this: so far its arithmetic is exact.
const MOST_TOKENS: Balance = 1 << 110;
/// Nor have more shares: they are as many as planck, until the price falls.
const MOST_SHARES: u128 = 1 << 120;

/// Stake of one operator in one asset and tier.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(skip_type_params(MaxLeaving))]
#[codec(mel_bound())]
pub struct Pool<MaxLeaving: Get<u32>> {
	/// What is at risk.
	pub stake: Part,
	/// Claims on the stake.
	pub shares: u128,
	/// Counts how often all was lost.
	pub generation: u32,
	/// How generations ended, the oldest first; those that no report can reach any more are forgotten.
	pub closed: BoundedVec<Closed, MaxLeaving>,
	/// Everything due up to this era's start is done.
	pub settled: Era,
	/// What waits to join.
	pub entry: Entry,
	/// Reports without a verdict.
	pub open: BoundedVec<OpenReport, ConstU32<MAX_REPORTS>>,
	/// Buckets that have not matured.
	pub leaving: BoundedVec<Leaving, MaxLeaving>,
	/// Planck in all buckets.
	pub leaving_tokens: Balance,
}

/// What an era start without open reports did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Admitted {
	/// The generation that ended because all of it was lost.
	pub closed: Option<u32>,
	/// Belongs to no share any more.
	pub swept: Balance,
	/// Gains that joined the stake.
	pub gains: Balance,
	/// The batch that joined, with its number.
	pub batch: Option<(u32, Batch)>,
}

impl<MaxLeaving: Get<u32>> Pool<MaxLeaving> {
	/// An empty pool, opened in `now`.
	pub fn new(now: Era) -> Self {
		Self {
			stake: Part::default(),
			shares: 0,
			generation: 0,
			closed: BoundedVec::default(),
			settled: now,
			entry: Entry::default(),
			open: BoundedVec::default(),
			leaving: BoundedVec::default(),
			leaving_tokens: 0,
		}
	}

	/// Whether an offence of `era` reaches a bucket, or the stake (`None`): what was requested before the offence is not
	/// reached, and neither is what joined after all was lost since.
	pub fn is_liable(&self, bucket: Option<Era>, era: Era) -> bool {
		let lost = self.lost_since(era);
		match bucket {
			Some(requested) => era <= requested && lost.is_none_or(|lost| requested < lost.at),
			None => lost.is_none(),
		}
	}

	/// How the generation of `era` ended, if it did.
	pub fn lost_since(&self, era: Era) -> Option<&Closed> {
		self.closed.iter().find(|closed| era < closed.at)
	}

	/// What the open reports, but for `except`, do to a bucket or the stake (`None`) with `factor`.
	pub fn reach(&self, factor: Factor, bucket: Option<Era>, except: Option<ReportId>) -> Reach {
		let counts = |report: &&OpenReport| Some(report.id) != except && self.is_liable(bucket, Era(report.era));
		Reach::of(factor, self.open.iter().filter(counts), bucket.map(|era| era.0))
	}

	/// What the open reports do to the stake.
	pub fn stake_reach(&self) -> Reach {
		self.reach(self.stake.factor, None, None)
	}

	/// Planck in its account that belong to the stake, to buckets, or wait.
	pub fn tokens(&self) -> Balance {
		self.stake.tokens.saturating_add(self.leaving_tokens).saturating_add(self.entry.tokens())
	}

	/// Worth of the stake net of escrow, floored.
	pub fn value(&self) -> Balance {
		self.stake.value(&self.stake_reach())
	}

	/// Worth of `shares` net of escrow, floored.
	pub fn worth_floor(&self, shares: u128) -> Balance {
		shares::value_floor(shares, self.value(), self.shares).unwrap_or(0)
	}

	/// Worth of `shares` if every open report were cancelled, floored.
	pub fn settled_worth_floor(&self, shares: u128) -> Balance {
		shares::value_floor(shares, self.stake.settled_value(), self.shares).unwrap_or(0)
	}

	/// Least number of shares that are worth `amount` net of escrow; `None` when no number is.
	pub fn shares_ceil(&self, amount: Balance) -> Option<u128> {
		shares::shares_ceil(amount, self.value(), self.shares)
	}

	/// Takes `shares` and what they are worth, as if no report were open, out of the stake: open reports come along. Floored,
	/// so that the price of those who stay never falls; who takes the last shares may leave a rest that is swept.
	pub fn take_floor(&mut self, shares: u128) -> Option<Part> {
		let left = self.shares.checked_sub(shares)?;
		let part = match self.stake.settled_value() {
			0 => self.stake.leave(shares, self.shares)?,
			value => self.stake.split(self.settled_worth_floor(shares), value)?,
		};
		self.shares = left;
		self.leaving_tokens = self.leaving_tokens.saturating_add(part.tokens);
		Some(part)
	}

	/// The next era at whose start something is due by itself.
	pub fn next_event(&self) -> Option<Era> {
		let verdicts = self.open.iter().map(|report| Era(report.due));
		let maturities =
			self.leaving.iter().filter(|leaving| !self.is_held(leaving.era)).map(|leaving| leaving.matures);
		let next = verdicts.chain(maturities).min()?.max(self.settled.next());
		(next > self.settled).then_some(next)
	}

	/// Whether an open report keeps the bucket of `era` from maturing.
	pub fn is_held(&self, era: Era) -> bool {
		self.open.iter().any(|report| self.is_liable(Some(era), Era(report.era)))
	}

	/// Open reports of services.
	pub fn services_open(&self) -> u32 {
		let services = self.open.iter().filter(|report| matches!(report.penalty, Penalty::Service(_)));
		u32::try_from(services.count()).unwrap_or(u32::MAX)
	}

	/// What an era start at `now` does when no report is open: closes a lost generation, then gains join, then deposits.
	///
	/// What does not fit keeps waiting; deposits can always be withdrawn.
	pub fn admit(&mut self, now: Era) -> Admitted {
		let mut done = Admitted::default();
		if self.is_lost() {
			done.closed = Some(self.generation);
			done.swept = self.close(now);
		}
		let gains = self.entry.gains;
		if self.shares == 0 {
			done.swept = done.swept.saturating_add(gains).saturating_add(self.stake.tokens);
			self.stake = Part { factor: self.stake.factor, ..Part::default() };
			self.entry.gains = 0;
		} else if self.stake.join(gains).is_some() {
			done.gains = gains;
			self.entry.gains = 0;
		}
		done.batch = self.join();
		done
	}

	/// Deposits that did not fit at the start of `era` although no report was open are as if they had come then: they keep
	/// no report waiting.
	pub fn put_off(&mut self, era: Era) {
		if self.open.is_empty() && self.entry.amount > 0 {
			self.entry.since = era;
		}
	}

	/// Whether a deposit of `amount` would join, for at least one share, if an era began now without open reports.
	pub fn fits(&self, amount: Balance) -> bool {
		let Some(entering) = self.entry.amount.checked_add(amount) else { return false };
		let mut then = self.clone();
		then.entry.amount = entering;
		let Some((_, mut batch)) = then.admit(self.settled).batch else { return false };
		then.stake.tokens <= MOST_TOKENS && then.shares <= MOST_SHARES && batch.take_floor(amount) > 0
	}

	/// Whether the stake is worth nothing although it has shares, or nothing can ever join it.
	fn is_lost(&self) -> bool {
		self.stake.settled_value() == 0 && (self.shares > 0 || self.stake.factor.bits == 0)
	}

	/// Begins a new generation, and returns the planck that rounding left in the stake.
	fn close(&mut self, now: Era) -> Balance {
		// What was requested before has matured, and so nothing that a report could reach is left of it.
		self.closed.retain(|closed| closed.at.plus(MaxLeaving::get()) > now);
		if self.closed.try_push(Closed { at: now, stake: Part { tokens: 0, ..self.stake } }).is_err() {
			defensive!("an era start ends one generation at most");
		}
		self.shares = 0;
		self.generation = self.generation.saturating_add(1);
		self.stake.restart()
	}

	/// The deposits join. `None` when there are none, or when they do not fit.
	fn join(&mut self) -> Option<(u32, Batch)> {
		let amount = self.entry.amount;
		let minted = shares::mint_floor(amount, self.stake.settled_value(), self.shares)?;
		let total = self.shares.checked_add(minted).filter(|_| amount > 0)?;
		self.stake.join(amount)?;
		self.shares = total;
		let number = self.entry.batch;
		self.entry.amount = 0;
		self.entry.batch = number.saturating_add(1);
		Some((number, Batch { amount, shares: minted, generation: self.generation }))
	}

	/// The rate that a claim may take of a part, given what was taken of it already; `None` when it holds too little to limit
	/// what is taken of others. It pays what it has.
	pub fn unclaimed(&self, part: &Part, bucket: Option<Era>) -> Option<Rate> {
		(!part.is_speck()).then(|| part.unclaimed(self.reach(part.factor, bucket, None).rate))
	}
}
