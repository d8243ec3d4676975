//! A pool in memory: what it holds, what it is worth, and who joins at an era start.

use crate::types::{Arrived, Batch, Closed, Entry, Leaving, OpenReport, MAX_REPORTS};
use alloc::vec::Vec;
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
	/// What came over from other pools and waits to join.
	pub arrived: Arrived,
	/// Planck that is earned here by what has not come over.
	pub arriving_gains: Balance,
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
	/// The batches that joined, with their numbers.
	pub batches: Vec<(u32, Batch)>,
	/// Planck that joined with them.
	pub amount: Balance,
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
			arrived: Arrived::default(),
			arriving_gains: 0,
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
		self.stake.tokens.saturating_add(self.leaving_tokens).saturating_add(self.waiting())
	}

	/// Planck that wait to join: deposits, gains, and what came over or is earned by what will.
	pub fn waiting(&self) -> Balance {
		self.entry.tokens().saturating_add(self.arrived.tokens).saturating_add(self.arriving_gains)
	}

	/// What base slashes left, with `factor` executed and the rest open, of what counts here since after `requested`.
	pub fn arrival_factor(&self, factor: Factor, requested: Era) -> Factor {
		Reach::of(factor, self.open.iter().filter(|report| requested.0 < report.era), None).factor
	}

	/// Worth net of escrow of what came over, without the report `except`, floored. It was at risk in all eras that can be
	/// reported since it came.
	pub fn arrived_value(&self, except: Option<ReportId>) -> Balance {
		let open = self.open.iter().filter(|report| Some(report.id) != except);
		Reach::of(Factor::default(), open, None).factor.left_floor(self.arrived.tokens)
	}

	/// Whether a report against consensus is open.
	pub fn is_accused(&self) -> bool {
		self.open.iter().any(|report| matches!(report.penalty, Penalty::Base(_)))
	}

	/// Whether something that a report held back at an era start has not joined by `now`.
	pub fn holds_back(&self, now: Era) -> bool {
		let deposits = self.entry.amount > 0 && self.entry.since < now;
		let arrived = self.arrived.tokens > 0 && self.arrived.stuck.is_none() && self.arrived.since < now;
		deposits || arrived
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
		for (number, batch, amount) in [self.join_deposits(), self.join_arrived()].into_iter().flatten() {
			done.amount = done.amount.saturating_add(amount);
			done.batches.push((number, batch));
		}
		done
	}

	/// What did not fit at the start of `era` although no report was open keeps no report waiting: deposits are as if they
	/// had come then, and what came over is stuck.
	pub fn put_off(&mut self, era: Era) {
		if self.open.is_empty() && self.entry.amount > 0 {
			self.entry.since = era;
		}
		if self.open.is_empty() && self.arrived.units > 0 {
			self.arrived.stuck = self.arrived.stuck.or(Some(era));
		}
	}

	/// Whether a deposit of `amount` would join, for at least one share, if an era began now without open reports.
	pub fn fits(&self, amount: Balance) -> bool {
		let Some(entering) = self.entry.amount.checked_add(amount) else { return false };
		let mut then = self.clone();
		then.entry.amount = entering;
		let joined = then.admit(self.settled).batches.into_iter().find(|(number, _)| *number == self.entry.batch);
		let within = then.stake.tokens <= MOST_TOKENS && then.shares <= MOST_SHARES;
		joined.is_some_and(|(_, mut batch)| within && batch.take_floor(amount) > 0)
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
	fn join_deposits(&mut self) -> Option<(u32, Batch, Balance)> {
		let Entry { amount, batch: number, .. } = self.entry;
		let shares = self.enter(amount).filter(|_| amount > 0)?;
		self.entry.amount = 0;
		self.entry.batch = number.saturating_add(1);
		Some((number, Batch { amount, shares, generation: self.generation }, amount))
	}

	/// What came over joins. `None` when nothing did, or when it does not fit.
	fn join_arrived(&mut self) -> Option<(u32, Batch, Balance)> {
		let Arrived { units, tokens, batch: number, .. } = self.arrived;
		let shares = self.enter(tokens).filter(|_| units > 0)?;
		self.arrived.begin_next();
		Some((number, Batch { amount: units, shares, generation: self.generation }, tokens))
	}

	/// `amount` joins the stake for the shares that this mints, floored; nothing for nothing. `None` when it does not fit.
	fn enter(&mut self, amount: Balance) -> Option<u128> {
		if amount == 0 {
			return Some(0);
		}
		let minted = shares::mint_floor(amount, self.stake.settled_value(), self.shares)?;
		let total = self.shares.checked_add(minted)?;
		self.stake.join(amount)?;
		self.shares = total;
		Some(minted)
	}

	/// The rate that a claim may take of a part, given what was taken of it already; `None` when it holds too little to limit
	/// what is taken of others. It pays what it has.
	pub fn unclaimed(&self, part: &Part, bucket: Option<Era>) -> Option<Rate> {
		(!part.is_speck()).then(|| part.unclaimed(self.reach(part.factor, bucket, None).rate))
	}
}
