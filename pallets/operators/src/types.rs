//! What is stored of an operator, and what follows from it alone.
#![allow(clippy::as_conversions)] // what the codec derives for `PenaltyKind`

use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_primitives::{Balance, Era, Tier};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{traits::Saturating, Perbill};

/// Eras between asking to exit and being out: tables and sets of these eras may already name the operator.
pub const EXIT_NOTICE: u32 = 2;

/// How many changes of its commission are remembered of an operator, and how many penalties.
pub const REMEMBERED: u32 = 8;

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

/// Eras whose commission an operator does not get.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Withholding {
	/// The first of them.
	pub from: Era,
	/// The last of them.
	pub until: Era,
}

impl Withholding {
	/// Whether `era` is one of them.
	pub fn contains(&self, era: Era) -> bool {
		(self.from..=self.until).contains(&era)
	}
}

/// A change of an operator's commission. Registering is one, from what it took before, or from nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct CommissionChange {
	/// The first era with the new commission.
	pub era: Era,
	/// The commission before.
	pub from: Perbill,
	/// The commission since.
	pub to: Perbill,
}

/// What can happen to an operator itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum PenaltyKind {
	/// No work before an era.
	Jailed,
	/// No commission through an era.
	Withheld,
	/// No exit before an era.
	ExitDelayed,
}

/// Something that happened to an operator itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Penalty {
	/// What.
	pub kind: PenaltyKind,
	/// When.
	pub era: Era,
	/// Until when, as the kind says.
	pub until: Era,
}

/// The last of an operator's past, oldest first.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct OperatorHistory {
	/// Changes of its commission, each from where the one before ended; the last may wait for the next era.
	pub commissions: BoundedVec<CommissionChange, ConstU32<REMEMBERED>>,
	/// Penalties.
	pub penalties: BoundedVec<Penalty, ConstU32<REMEMBERED>>,
}

impl OperatorHistory {
	/// What it took in `now`, or when it exited; `None` if it never registered.
	pub fn commission_at(&self, now: Era) -> Option<Perbill> {
		self.commissions.iter().rev().find(|change| change.era <= now).map(|change| change.to)
	}

	/// What it took in `era`, or the oldest that is known before it; `None` if it never registered.
	pub fn commission_in(&self, era: Era) -> Option<Perbill> {
		self.commission_at(era).or_else(|| self.commissions.first().map(|oldest| oldest.from))
	}

	/// It registers with commission `to`.
	pub fn note_registration(&mut self, to: Perbill, now: Era) {
		self.forget_what_waits(now);
		let from = self.commission_at(now).unwrap_or_default();
		push(&mut self.commissions, CommissionChange { era: now, from, to });
	}

	/// Its commission is `to` from `era` on, which is `now` or the next one. Takes the place of a raise that waits, and
	/// decreases of one era are one.
	pub fn note_commission(&mut self, to: Perbill, era: Era, now: Era) {
		self.forget_what_waits(now);
		let mut from = self.commission_at(now).unwrap_or_default();
		if let Some(last) = self.commissions.last().copied().filter(|last| last.era == era && last.to < last.from) {
			self.commissions.pop();
			from = last.from;
		}
		if from != to {
			push(&mut self.commissions, CommissionChange { era, from, to });
		}
	}

	/// Something happened to it. The longest of a kind and an era counts.
	pub fn note_penalty(&mut self, penalty: Penalty) {
		self.penalties.retain(|known| (known.kind, known.era) != (penalty.kind, penalty.era));
		push(&mut self.penalties, penalty);
	}

	fn forget_what_waits(&mut self, now: Era) {
		self.commissions.retain(|change| change.era <= now);
	}
}

/// Eras in jail.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct JailTime {
	/// The first of them.
	pub from: Era,
	/// The last of them; `None` while it lasts.
	pub until: Option<Era>,
}

/// The last times that an operator was in jail, oldest first; no two share an era.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct JailRecord(BoundedVec<JailTime, ConstU32<REMEMBERED>>);

impl JailRecord {
	/// It is jailed.
	pub fn begin(&mut self, now: Era) {
		match self.0.last_mut() {
			Some(last) if last.until.is_none_or(|until| until >= now) => last.until = None,
			_ => push(&mut self.0, JailTime { from: now, until: None }),
		}
	}

	/// It is free again.
	pub fn end(&mut self, now: Era) {
		if let Some(last) = self.0.last_mut() {
			last.until.get_or_insert(now);
		}
	}

	/// Whether it is in jail.
	pub fn is_running(&self) -> bool {
		self.0.last().is_some_and(|last| last.until.is_none())
	}

	/// Whether it was in jail at any time in `era`, as far as that is remembered.
	pub fn contains(&self, era: Era) -> bool {
		self.0.iter().any(|time| time.from <= era && time.until.is_none_or(|until| era <= until))
	}
}

/// Appends `item`, instead of the oldest if need be.
fn push<T>(list: &mut BoundedVec<T, ConstU32<REMEMBERED>>, item: T) {
	if list.is_full() {
		list.remove(0);
	}
	list.force_push(item);
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
