//! What is stored of an operator, and what follows from it alone.

use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use palisade_primitives::{Balance, Era, Tier};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{traits::Saturating, Perbill};

/// Eras between asking to exit and being out: tables and sets of these eras may already name the operator.
pub const EXIT_NOTICE: u32 = 2;

/// A share of rewards, and the raise that waits for the next era.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Commission {
	rate: Perbill,
	raise: Option<(Perbill, Era)>,
}

impl Commission {
	/// A commission without a raise.
	pub fn new(rate: Perbill) -> Self {
		Self { rate, raise: None }
	}

	/// What holds in `now`.
	pub fn at(&self, now: Era) -> Perbill {
		match self.raise {
			Some((rate, from)) if from <= now => rate,
			_ => self.rate,
		}
	}

	/// The highest that it is or is going to be.
	pub fn highest(&self) -> Perbill {
		self.raise.map_or(self.rate, |(rate, _)| rate.max(self.rate))
	}

	/// A raise that does not hold yet in `now`.
	pub fn raise_after(&self, now: Era) -> Option<(Perbill, Era)> {
		self.raise.filter(|(_, from)| *from > now)
	}

	/// Lowers at once, or raises by at most `step` from the next era on; replaces a raise that waits. Returns the era
	/// from which `rate` holds; `None` when the raise is too steep.
	pub fn set(&mut self, rate: Perbill, step: Perbill, now: Era) -> Option<Era> {
		let current = self.at(now);
		if rate <= current {
			*self = Self::new(rate);
			return Some(now);
		}
		if rate > current.saturating_add(step) {
			return None;
		}
		*self = Self { rate: current, raise: Some((rate, now.next())) };
		Some(now.next())
	}
}

/// An operator. Whether it is active follows from this, its sentence and its bond.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Operator<Metadata> {
	/// Its share of rewards.
	pub commission: Commission,
	/// What it says of itself.
	pub metadata: Metadata,
	/// Held for its record.
	pub deposit: Balance,
	/// When it registered.
	pub since: Era,
	/// When it asked to exit.
	pub exiting: Option<Era>,
}

impl<Metadata> Operator<Metadata> {
	/// The era from which it can complete its exit, if it asked.
	pub fn exits_at(&self) -> Option<Era> {
		self.exiting.map(|era| era.plus(EXIT_NOTICE))
	}
}

/// An operator of the first block.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisOperator<AccountId> {
	/// Its account.
	pub who: AccountId,
	/// Its bond.
	pub bond: Balance,
	/// Its share of rewards, in parts per billion.
	pub commission: Perbill,
	/// Its name.
	pub name: String,
}

/// Staker, operator, tier and amount of a delegation of the first block.
pub type GenesisDelegation<AccountId> = (AccountId, AccountId, Tier, Balance);
