//! What is stored beside the pools.

// The codec's derive casts an enum's variant indices.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_math::{
	ratio::{mul_div_floor, part_floor},
	Factor, Part, Reach,
};
use palisade_primitives::{AssetKind, Balance, Era, PoolKey, ReportId, MAX_POOLS};
use scale_info::TypeInfo;
use sp_runtime::Perquintill;

/// Open reports of a pool, at most.
pub const MAX_REPORTS: u32 = 16;

/// Batches of what came over from other pools are numbered from here on, batches of deposits from 0.
const FIRST_ARRIVED: u32 = 1 << 31;

/// Open reports of services on a pool, at most: the other places are kept for reports of consensus offences.
pub const MAX_SERVICE_REPORTS: u32 = 8;

/// An open report with the id that we give it.
pub type OpenReport = palisade_math::OpenReport<ReportId>;

/// What waits for the next era start without open reports.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Entry {
	/// Deposits.
	pub amount: Balance,
	/// Rewards, and what rounding left of matured buckets: they belong to all shares.
	pub gains: Balance,
	/// Number of the batch in which the deposits join.
	pub batch: u32,
	/// Era of the first of the deposits, or of the last start without open reports at which they did not fit.
	pub since: Era,
}

impl Entry {
	/// Planck that wait.
	pub fn tokens(&self) -> Balance {
		self.amount.saturating_add(self.gains)
	}
}

/// What joined together, of which some stakers have not taken their shares yet.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Batch {
	/// Deposits, or claims on what came over, whose shares were not taken.
	pub amount: Balance,
	/// Shares that were not taken.
	pub shares: u128,
	/// Generation in which they joined.
	pub generation: u32,
}

impl Batch {
	/// Takes the shares of a deposit of `amount`, floored; the last one gets the rest.
	pub fn take_floor(&mut self, amount: Balance) -> u128 {
		let shares = mul_div_floor(amount, self.shares, self.amount).unwrap_or(0).min(self.shares);
		self.amount = self.amount.saturating_sub(amount);
		self.shares = self.shares.saturating_sub(shares);
		shares
	}
}

/// Stake that left a pool in one era for this one. It counts here from the next era on, and has not come over.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Arrival<AccountId> {
	/// The pool that it left.
	pub source: PoolKey<AccountId>,
	/// Era of the requests: names its bucket there.
	pub era: Era,
	/// Shares of that bucket.
	pub shares: u128,
	/// What base slashes of this pool left of it, for offences after that era.
	pub factor: Factor,
	/// Planck that it earned here: never slashed.
	pub gains: Balance,
}

impl<AccountId: PartialEq> Arrival<AccountId> {
	/// Whether the ticket's stake is part of it.
	pub fn is_of(&self, ticket: &Ticket<AccountId>) -> bool {
		self.source == ticket.pool && self.era == ticket.era
	}

	/// What of the gains belongs to `shares`, floored; the last ones get the rest.
	pub fn gains_floor(&self, shares: u128) -> Balance {
		match shares == self.shares {
			true => self.gains,
			false => mul_div_floor(self.gains, shares, self.shares).unwrap_or(0),
		}
	}
}

/// What came over from other pools and waits for the next era start without open reports. Base slashes reach it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Arrived {
	/// Claims of its stakers: as many as planck, until a slash makes them cheaper or a reward dearer.
	pub units: u128,
	/// Planck that they share.
	pub tokens: Balance,
	/// Number of the batch in which it joins.
	pub batch: u32,
	/// Era in which the first of it came.
	pub since: Era,
	/// Since when it does not fit, although no report keeps it out: it does not count any more.
	pub stuck: Option<Era>,
}

impl Default for Arrived {
	fn default() -> Self {
		Self { units: 0, tokens: 0, batch: FIRST_ARRIVED, since: Era(0), stuck: None }
	}
}

impl Arrived {
	/// Adds `amount` and returns the claims for it, floored. `None` while all that waits is lost.
	pub fn add_floor(&mut self, amount: Balance, now: Era) -> Option<u128> {
		let units = match self.units {
			0 => amount,
			units => mul_div_floor(amount, units, self.tokens)?,
		};
		if self.units == 0 {
			self.since = now;
		}
		self.units = self.units.checked_add(units)?;
		self.tokens = self.tokens.checked_add(amount)?;
		self.stuck = self.stuck.map(|_| now);
		Some(units)
	}

	/// What of `value` belongs to `units`, floored; the last ones get the rest.
	pub fn fraction_floor(&self, units: u128, value: Balance) -> Balance {
		match units == self.units {
			true => value,
			false => mul_div_floor(value, units, self.units).unwrap_or(0),
		}
	}

	/// Executes a base slash of `p` and returns the planck to pay out, floored.
	pub fn pay_base(&mut self, p: Perquintill) -> Balance {
		let payout = part_floor(self.tokens, p);
		self.tokens = self.tokens.saturating_sub(payout);
		payout
	}

	/// It has joined as a batch; what comes next is of another.
	pub fn begin_next(&mut self) {
		*self = Self { batch: self.batch.saturating_add(1), ..Self::default() };
	}
}

/// A deposit that has not become shares of its position yet.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Deposit {
	/// Batch in which it joins, or joined.
	pub batch: u32,
	/// How much of the batch it is.
	pub amount: Balance,
}

/// What one staker has in one pool.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Position {
	/// Shares of the pool's `generation`.
	pub shares: u128,
	/// Shares of an older generation than the pool's are worth nothing.
	pub generation: u32,
	/// Not yet shares.
	pub entry: Option<Deposit>,
	/// Came over from other pools and is not yet shares: claims on what waits.
	pub arrived: Option<Deposit>,
}

impl Position {
	/// Whether nothing is left to store.
	pub fn is_empty(&self) -> bool {
		self.shares == 0 && self.entry.is_none() && self.arrived.is_none()
	}

	/// What waits to join.
	pub fn entering(&self) -> Balance {
		self.entry.map_or(0, |deposit| deposit.amount)
	}

	/// Makes `amount` wait to join with `batch`; forgets the deposit when it is zero.
	pub fn set_entering(&mut self, batch: u32, amount: Balance) {
		self.entry = (amount > 0).then_some(Deposit { batch, amount });
	}

	/// Claims on what came over and waits.
	pub fn arrived(&self) -> u128 {
		self.arrived.map_or(0, |deposit| deposit.amount)
	}

	/// Makes `units` wait to join with `batch`; forgets them when there are none.
	pub fn set_arrived(&mut self, batch: u32, units: u128) {
		self.arrived = (units > 0).then_some(Deposit { batch, amount: units });
	}
}

/// Stake that left a pool in one era.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Bucket {
	/// Claims of its tickets; a share is one unit of the part's nominal at the time of the request.
	pub shares: u128,
	/// What they share.
	pub held: Held,
}

/// What the tickets of a bucket share.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Held {
	/// It can be slashed until it has matured.
	Liable(Part),
	/// It has matured: this much is left to pay.
	Payable(Balance),
}

impl Default for Bucket {
	fn default() -> Self {
		Self { shares: 0, held: Held::Liable(Part::default()) }
	}
}

impl Bucket {
	/// Adds a part of the stake and returns the shares for it, floored: none for what is worth less than a unit. No
	/// verdict comes between two requests of one era, so all parts of a bucket have one price. `None` when the bucket
	/// takes no more.
	pub fn add_floor(&mut self, part: Part) -> Option<u128> {
		let Held::Liable(held) = &mut self.held else { return None };
		let minted = match self.shares {
			0 => part.nominal,
			shares => mul_div_floor(part.nominal, shares, held.nominal)?,
		};
		let shares = self.shares.checked_add(minted)?;
		held.merge(part)?;
		self.shares = shares;
		Some(minted)
	}

	/// Planck in the pool's account that belong to it.
	pub fn tokens(&self) -> Balance {
		match &self.held {
			Held::Liable(part) => part.tokens,
			Held::Payable(payable) => *payable,
		}
	}

	/// Worth under the open reports that `reach` finds for the part's factor.
	pub fn value(&self, reach: impl FnOnce(Factor) -> Reach) -> Balance {
		match &self.held {
			Held::Liable(part) => part.value(&reach(part.factor)),
			Held::Payable(payable) => *payable,
		}
	}

	/// What `shares` get of `value`, floored; the last ones get the rest.
	pub fn fraction_floor(&self, shares: u128, value: Balance) -> Balance {
		match shares == self.shares {
			true => value,
			false => mul_div_floor(value, shares, self.shares).unwrap_or(0),
		}
	}
}

/// A bucket that has not matured.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Leaving {
	/// Era of its requests.
	pub era: Era,
	/// First era in which it can be completed.
	pub matures: Era,
}

/// The right to complete a request.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Ticket<AccountId> {
	/// Whose it is.
	pub owner: AccountId,
	/// The pool it leaves.
	pub pool: PoolKey<AccountId>,
	/// Era of the request: names its bucket.
	pub era: Era,
	/// First era in which it can be completed.
	pub matures: Era,
	/// Shares of the bucket.
	pub shares: u128,
	/// The pool that it goes to instead of its owner.
	pub destination: Option<PoolKey<AccountId>>,
}

/// How a generation of a pool ended.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Closed {
	/// First era of the generation that followed: what happened before does not reach its stake.
	pub at: Era,
	/// The stake as it was lost: its nominal still bears its part of a claim from before.
	pub stake: Part,
}

/// An operator's say over its pools.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct OperatorRecord {
	/// Whether its pools take stake from others.
	pub accepting: bool,
	/// Worth below which it cannot take its bond; `None` when it is not registered.
	pub floor: Option<Balance>,
	/// Assets of its Restaked pools.
	pub assets: BoundedVec<AssetKind, ConstU32<MAX_POOLS>>,
	/// First era in which it can take from its own position in its native Restaked pool again.
	pub locked: Era,
}

/// How much of a foreign asset pools take, in its smallest unit. Only deposits ask: rewards may exceed all of it, and what
/// is staked already stays and may leave.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct AssetTerms {
	/// Least deposit.
	pub min_deposit: Balance,
	/// A deposit does not make all pools together hold more than this, what is leaving them included.
	pub cap: Balance,
	/// A deposit does not make the pool of one operator hold more than this, what is leaving it included.
	pub operator_cap: Balance,
	/// Deposits of one era, less what was withdrawn in it before it joined, are at most this.
	pub inflow: Balance,
}

/// A foreign asset that pools take.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct AdmittedAsset {
	/// 0: an ordinary asset. 1: a liquid token over `Base` pools.
	pub rank: u8,
	/// How much of it pools take.
	pub terms: AssetTerms,
	/// Whether deposits are taken. Never touches exits.
	pub accepting: bool,
}

/// What was deposited of a foreign asset in an era, less what was withdrawn in it before it joined.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Inflow {
	/// The era.
	pub era: Era,
	/// How much it was.
	pub amount: Balance,
}
