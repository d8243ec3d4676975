//! What is stored of an era's validators, and what follows from it alone.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use palisade_math::ratio::mul_div_floor;
use palisade_primitives::{Balance, Era};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Perbill;

/// What a block earns its author.
pub const POINTS_PER_BLOCK: u32 = 20;

/// Who can be elected, and how many are.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ElectionRules {
	/// How many validators are elected at most.
	pub target: u32,
	/// The least worth of a candidate's two native pools.
	pub min_stake: Balance,
}

/// What stood behind a validator at the start of an era.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Exposure<AccountId> {
	/// The validator.
	pub operator: AccountId,
	/// Worth of its native Base pool, net of escrow, and of what comes over to it.
	pub base: Balance,
	/// Worth of its native Restaked pool, net of escrow, and of what comes over to it.
	pub restaked: Balance,
	/// Its share of the era's rewards.
	pub commission: Perbill,
}

impl<AccountId> Exposure<AccountId> {
	/// Divides a reward: the operator's commission, floored, and of the rest the Base pool's share by worth, floored;
	/// what remains is the Restaked pool's.
	pub fn split_floor(&self, reward: Balance) -> Split {
		let commission = self.commission.mul_floor(reward);
		self.split_rest(commission, reward.saturating_sub(commission))
	}

	/// The same without a commission.
	pub fn split_all_floor(&self, reward: Balance) -> Split {
		self.split_rest(0, reward)
	}

	fn split_rest(&self, commission: Balance, rest: Balance) -> Split {
		let worth = self.base.saturating_add(self.restaked);
		let base = mul_div_floor(rest, self.base, worth).unwrap_or(0).min(rest);
		Split { commission, withheld: 0, base, restaked: rest.saturating_sub(base) }
	}
}

/// A reward, divided.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Split {
	/// The operator's own.
	pub commission: Balance,
	/// What a verdict keeps from the operator: the treasury's.
	pub withheld: Balance,
	/// A gain of the Base pool, and of what came over to it.
	pub base: Balance,
	/// A gain of the Restaked pool, and of what came over to it.
	pub restaked: Balance,
}

impl Split {
	/// The same with nothing for the operator.
	pub fn withhold(self) -> Self {
		Self { commission: 0, withheld: self.commission.saturating_add(self.withheld), ..self }
	}

	/// The whole reward.
	pub fn total(&self) -> Balance {
		let operator = self.commission.saturating_add(self.withheld);
		operator.saturating_add(self.base).saturating_add(self.restaked)
	}
}

/// The rewards of an ended era, being paid validator by validator.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Payout {
	/// The era.
	pub era: Era,
	/// What its validators share.
	pub pot: Balance,
	/// Points of all its validators.
	pub points: u32,
	/// Who is next, counted along the era's exposures.
	pub next: u32,
	/// What is not paid yet.
	pub left: Balance,
}

impl Payout {
	/// The share of a validator with `points`, floored.
	pub fn reward_floor(&self, points: u32) -> Balance {
		mul_div_floor(self.pot, points.into(), self.points.into()).unwrap_or(0)
	}
}
