//! What the pallet keeps. No `Config` here.

// The codec's derive on enums.
#![allow(clippy::as_conversions)]

use crate::Versions;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_primitives::{AssetKind, Balance, Category, Era, SlashTerms};
use scale_info::TypeInfo;

/// Bytes of a service's name, at most.
pub const MAX_NAME: u32 = 64;
/// Bytes of a service's link, at most.
pub const MAX_LINK: u32 = 256;
/// Assets that a service admits, at most.
pub const MAX_ASSETS: u32 = 8;

/// What a service says of itself.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Metadata {
	/// Name, UTF-8 by convention.
	pub name: BoundedVec<u8, ConstU32<MAX_NAME>>,
	/// Where to read more.
	pub link: BoundedVec<u8, ConstU32<MAX_LINK>>,
}

/// What a service asks of operators and pools. A change touches later opt-ins and allocations only.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Requirements {
	/// Assets whose pools may allocate.
	pub assets: BoundedVec<AssetKind, ConstU32<MAX_ASSETS>>,
	/// Least bond of an operator that opts in.
	pub min_bond: Balance,
	/// Least planck that an allocation guarantees when it is made or raised.
	pub min_stake: Balance,
	/// Operators at a time.
	pub max_operators: u32,
	/// Whether an operator needs a service key before its pools may allocate.
	pub needs_key: bool,
}

/// What `register` takes.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RegisterService<AccountId> {
	/// What it says of itself.
	pub metadata: Metadata,
	/// What kind of protocol it is.
	pub category: Category,
	/// Under which it may slash.
	pub terms: SlashTerms<AccountId>,
	/// What it asks.
	pub requirements: Requirements,
}

/// A registered service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Service<AccountId> {
	/// Who manages it.
	pub owner: AccountId,
	/// Who may take it over.
	pub proposed_owner: Option<AccountId>,
	/// What kind of protocol it is.
	pub category: Category,
	/// Under which it may slash what is committed in an era.
	pub terms: Versions<SlashTerms<AccountId>>,
	/// What it asks of those who opt in or allocate in an era.
	pub requirements: Versions<Requirements>,
	/// Held from the owner.
	pub deposit: Balance,
	/// Operators that will serve it in the next era, unless it ends: both agreed and neither ended it.
	pub operators: u32,
	/// Deregistered: the first era in which nobody serves it.
	pub until: Option<Era>,
}

/// Whether a change of terms needs notice: it can cost stakers more, or has somebody else decide whether it does.
pub fn needs_notice<AccountId: PartialEq>(now: &SlashTerms<AccountId>, next: &SlashTerms<AccountId>) -> bool {
	let loses_resolver = now.resolver.is_some() && next.resolver != now.resolver;
	let easier_to_report = match (now.reporter_bond, next.reporter_bond) {
		(_, None) => false,
		(None, Some(_)) => true,
		(Some(bond), Some(next_bond)) => next_bond < bond,
	};
	next.max_slash > now.max_slash
		|| next.window > now.window
		|| next.slasher != now.slasher
		|| loses_resolver
		|| easier_to_report
		|| next.waterfall != now.waterfall
}

/// What is agreed between a service and an operator. Facts only: what they mean at an era is derived.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct OptIn {
	/// Era in which the operator agreed.
	pub operator_since: Option<Era>,
	/// Era in which the service agreed.
	pub service_since: Option<Era>,
	/// The first era in which the operator no longer serves.
	pub until: Option<Era>,
}

/// Which of the two speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
	/// The operator.
	Operator,
	/// The service's owner.
	Service,
}

/// What an [`OptIn`] means at an era.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum OptInState {
	/// Neither side has agreed.
	None,
	/// The operator asked, the service has not accepted.
	Requested,
	/// The service invited, the operator has not agreed.
	Invited,
	/// Both agreed; the operator serves from the next era on.
	Agreed,
	/// It serves, with no end in sight.
	Serving,
	/// It serves through this era for the last time, or would have begun to.
	Ending,
	/// It no longer serves.
	Ended,
}

impl OptIn {
	/// The first era in which the operator serves, if both agreed.
	pub fn from(&self) -> Option<Era> {
		Some(self.operator_since?.max(self.service_since?).next())
	}

	/// Both agreed and neither ended it.
	pub fn in_force(&self) -> bool {
		self.from().is_some() && self.until.is_none()
	}

	/// Whether the operator serves at `era`, as far as the two of them decide.
	pub fn serves(&self, era: Era) -> bool {
		self.from().is_some_and(|from| from <= era) && self.until.is_none_or(|until| era < until)
	}

	/// What it means at `now`.
	pub fn state(&self, now: Era) -> OptInState {
		match (self.operator_since, self.service_since, self.until) {
			(_, _, Some(until)) if until <= now => OptInState::Ended,
			(_, _, Some(_)) => OptInState::Ending,
			(Some(_), Some(_), None) if self.serves(now) => OptInState::Serving,
			(Some(_), Some(_), None) => OptInState::Agreed,
			(Some(_), None, None) => OptInState::Requested,
			(None, Some(_), None) => OptInState::Invited,
			(None, None, None) => OptInState::None,
		}
	}

	/// Whether `side` has agreed.
	pub fn agreed(&self, side: Side) -> bool {
		match side {
			Side::Operator => self.operator_since.is_some(),
			Side::Service => self.service_since.is_some(),
		}
	}

	/// `side` agrees in `now`.
	pub fn agree(&mut self, side: Side, now: Era) {
		match side {
			Side::Operator => self.operator_since = Some(now),
			Side::Service => self.service_since = Some(now),
		}
	}
}
