//! What a basket is run by: who may change it, what it may hold, and what changes when.

#![allow(clippy::as_conversions)] // what the codec derives for enums

use crate::types::{Targets, WHOLE};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedBTreeSet};
use palisade_math::ratio::{mul_div_ceil, mul_div_floor};
use palisade_primitives::{Balance, Category, Era, ServiceExposure, ServiceId, Tier};
use scale_info::TypeInfo;
use sp_runtime::{FixedPointNumber, FixedU128, Perbill};

/// Kinds of services, at most.
pub const MAX_CATEGORIES: u32 = 16;

/// A value, and what replaces it from an era on.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Timed<V> {
	/// Before the change.
	pub current: V,
	/// The change, and the era from which on it holds.
	pub next: Option<(V, Era)>,
}

impl<V> Timed<V> {
	/// Without a change.
	pub fn new(current: V) -> Self {
		Self { current, next: None }
	}

	/// The value in `era`.
	pub fn at(&self, era: Era) -> &V {
		self.due(era).unwrap_or(&self.current)
	}

	/// What replaces the value in `era` or before.
	pub fn due(&self, era: Era) -> Option<&V> {
		self.next.as_ref().filter(|(_, from)| *from <= era).map(|(next, _)| next)
	}

	/// As of `now`: only what lies ahead waits.
	pub fn as_of(self, now: Era) -> Self {
		match self.next {
			Some((current, from)) if from <= now => Self::new(current),
			_ => self,
		}
	}
}

/// Parts of a basket: the largest that there are, or that there may be.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Caps {
	/// With one operator.
	pub operator: Perbill,
	/// Exposed to one group.
	pub group: Perbill,
	/// Herfindahl-Hirschman index over the operators: the sum of their squared parts.
	pub concentration: Perbill,
}

impl Caps {
	/// The larger of each.
	pub fn join(self, other: Self) -> Self {
		Self {
			operator: self.operator.max(other.operator),
			group: self.group.max(other.group),
			concentration: self.concentration.max(other.concentration),
		}
	}

	/// Whether none is smaller than that of `other`.
	pub fn cover(&self, other: &Self) -> bool {
		self.operator >= other.operator && self.group >= other.group && self.concentration >= other.concentration
	}
}

/// The sum of the squared parts of `total` that `shares` are, ceiled. The most that `total` can be is 2^128 - 1.
pub fn concentration_ceil(shares: impl Iterator<Item = Balance>, total: Balance) -> Perbill {
	// In 10^-18 of the whole, each ceiled: sixteen of them are at most 16 units too large.
	const UNIT: u128 = FixedU128::DIV;
	let square = |share| {
		let part = mul_div_ceil(share, UNIT, total).unwrap_or(0);
		mul_div_ceil(part, part, UNIT).unwrap_or(UNIT)
	};
	let sum = shares.map(square).fold(0, u128::saturating_add);
	let billionths = mul_div_ceil(sum, 1_000_000_000, UNIT).and_then(|sum| u32::try_from(sum).ok());
	billionths.map_or(Perbill::one(), Perbill::from_parts)
}

/// The part of the whole that `weight` is.
pub fn part_of_whole(weight: u32) -> Perbill {
	Perbill::from_rational(weight, WHOLE)
}

/// Services to which the pools of a basket may be exposed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum AllowedServices {
	/// All.
	Any,
	/// Those of these kinds.
	Categories(BoundedBTreeSet<Category, ConstU32<MAX_CATEGORIES>>),
}

impl AllowedServices {
	/// Whether a service of this kind is allowed; one of which nobody knows the kind only if all are.
	pub fn allow(&self, category: Option<Category>) -> bool {
		match self {
			Self::Any => true,
			Self::Categories(known) => category.is_some_and(|category| known.contains(&category)),
		}
	}

	fn cover(&self, other: &Self) -> bool {
		match (self, other) {
			(Self::Any, _) => true,
			(Self::Categories(_), Self::Any) => false,
			(Self::Categories(own), Self::Categories(others)) => others.is_subset(own),
		}
	}
}

/// What a basket may hold.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Policy {
	/// The riskiest tier.
	pub tier: Tier,
	/// To whom its pools may be exposed.
	pub services: AllowedServices,
	/// The largest parts.
	pub caps: Caps,
}

impl Policy {
	/// Whether it allows all that `other` allows.
	pub fn covers(&self, other: &Self) -> bool {
		self.tier >= other.tier && self.services.cover(&other.services) && self.caps.cover(&other.caps)
	}

	/// Whether a pool of this tier, exposed to these services, may get money.
	pub fn allows(&self, tier: Tier, services: &[ServiceExposure]) -> bool {
		tier <= self.tier && services.iter().all(|service| self.services.allow(service.category))
	}
}

/// What sets a basket's targets.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Follows {
	/// Its manager.
	Manager,
	/// The chain's active set.
	ActiveSet,
}

/// What has a label.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Labelled<AccountId> {
	/// An operator: all that is with it counts to the group.
	Operator(AccountId),
	/// A service: all that it can take counts to the group.
	Service(ServiceId),
}

/// How a basket is run.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Management<AccountId> {
	/// Who may change it; `None`: nobody, ever.
	pub manager: Option<AccountId>,
	/// To whom the manager offered it.
	pub nominee: Option<AccountId>,
	/// What sets its targets.
	pub follows: Follows,
	/// The riskiest tier that its policy can ever allow: what the token is, an LST or an LRT, is known for ever.
	pub tier: Tier,
	/// What it may hold.
	pub policy: Timed<Policy>,
	/// The manager's part of gains above the mark.
	pub fee: Timed<Perbill>,
	/// The targets that wait, and the era from which on they hold.
	pub next_targets: Option<(Targets<AccountId>, Era)>,
	/// The highest ask rate that an era's first touch has seen, net of the fee, ceiled: a fee is due above it only.
	pub mark: FixedU128,
	/// The era of the last touch that did what an era's first touch does.
	pub touched: Era,
	/// The era in which it last followed the active set.
	pub followed: Option<Era>,
	/// The era of the last rebalance, and what was moved out of pools in it.
	pub moved: (Era, Balance),
}

impl<AccountId> Management<AccountId> {
	/// Run by `manager` since `now`, at one unit for a token and without a fee.
	pub fn new(manager: AccountId, policy: Policy, now: Era) -> Self {
		Self {
			manager: Some(manager),
			nominee: None,
			follows: Follows::Manager,
			tier: policy.tier,
			policy: Timed::new(policy),
			fee: Timed::new(Perbill::zero()),
			next_targets: None,
			mark: FixedU128::from_u32(1),
			touched: now,
			followed: None,
			moved: (now, 0),
		}
	}

	/// As of `now`: only what lies ahead waits.
	pub fn as_of(self, now: Era) -> Self {
		Self {
			policy: self.policy.as_of(now),
			fee: self.fee.as_of(now),
			next_targets: self.next_targets.filter(|(_, from)| now < *from),
			..self
		}
	}

	/// Nothing waits any more. Returns whether something did.
	pub fn cancel(&mut self) -> bool {
		let waited = self.policy.next.is_some() || self.fee.next.is_some() || self.next_targets.is_some();
		(self.policy.next, self.fee.next, self.next_targets) = (None, None, None);
		waited
	}

	/// Nobody runs it from now on: its targets stay, and no fee accrues.
	pub fn abandon(&mut self) {
		self.cancel();
		(self.manager, self.nominee) = (None, None);
		self.fee = Timed::new(Perbill::zero());
	}

	/// What was moved out of pools in `era`.
	pub fn moved_in(&self, era: Era) -> Balance {
		let (last, amount) = self.moved;
		if last == era {
			amount
		} else {
			0
		}
	}
}

/// A fee: its part of a gain, as tokens that dilute the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Fee {
	/// What was gained above the mark, floored.
	pub gain: Balance,
	/// Tokens worth the fee once they are minted, floored.
	pub tokens: Balance,
}

impl Fee {
	/// The fee of `part` of what `ask` is above `mark` for each of `supply` tokens. `t` tokens are worth `t · ask /
	/// (supply + t)`; that is `part · gain` for `t = supply · part · gain / (ask − part · gain)`.
	pub fn new(part: Perbill, ask: Balance, supply: Balance, mark: FixedU128) -> Self {
		let seen = mul_div_ceil(mark.into_inner(), supply, FixedU128::DIV).unwrap_or(Balance::MAX);
		let gain = ask.saturating_sub(seen);
		let amount = part.mul_floor(gain);
		let tokens = mul_div_floor(supply, amount, ask.saturating_sub(amount)).unwrap_or(0);
		Self { gain, tokens }
	}
}

/// `ask / supply`, ceiled, the largest number if it does not fit.
pub fn rate_ceil(ask: Balance, supply: Balance) -> FixedU128 {
	FixedU128::from_inner(mul_div_ceil(ask, FixedU128::DIV, supply).unwrap_or(u128::MAX))
}
