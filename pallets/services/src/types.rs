//! What the pallet keeps. No `Config` here.

// The codec's derive on enums.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_primitives::{AssetKind, Balance, Era};
use scale_info::TypeInfo;
use sp_runtime::Perquintill;

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

/// What kind of protocol it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Category {
	/// Brings facts onto chains.
	Oracle,
	/// Moves messages or assets between chains.
	Bridge,
	/// Keeps data retrievable.
	DataAvailability,
	/// Serves other protocols.
	Middleware,
	/// None of these.
	Other,
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
}

/// What `register` takes.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RegisterService<AccountId> {
	/// What it says of itself.
	pub metadata: Metadata,
	/// What kind of protocol it is.
	pub category: Category,
	/// κ: at most this fraction of a guarantee within one window. Fixed for good.
	pub max_slash: Perquintill,
	/// Eras after an offence in which it can be reported. Fixed for good.
	pub window: u32,
	/// Who may report.
	pub slasher: AccountId,
	/// Who may veto, beside governance.
	pub resolver: Option<AccountId>,
	/// What it asks.
	pub requirements: Requirements,
}

/// A value whose change waits.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Delayed<Value> {
	current: Value,
	/// The next value, and the era from which on it holds.
	next: Option<(Value, Era)>,
}

impl<Value> Delayed<Value> {
	/// A value that holds at once.
	pub fn new(current: Value) -> Self {
		Self { current, next: None }
	}

	/// The value in `now`.
	pub fn get(&self, now: Era) -> &Value {
		match &self.next {
			Some((next, from)) if *from <= now => next,
			_ => &self.current,
		}
	}

	/// The change that still waits in `now`.
	pub fn pending(&self, now: Era) -> Option<&(Value, Era)> {
		self.next.as_ref().filter(|(_, from)| now < *from)
	}
}

impl<Value: Clone> Delayed<Value> {
	/// Holds `next` from era `from` on, in place of a change that waits.
	pub fn set(&mut self, next: Value, from: Era, now: Era) {
		*self = Self { current: self.get(now).clone(), next: Some((next, from)) };
	}

	/// Takes back the change that waits; returns whether there was one.
	pub fn cancel(&mut self, now: Era) -> bool {
		let waits = self.pending(now).is_some();
		if waits {
			self.next = None;
		}
		waits
	}
}

/// A registered service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Service<AccountId> {
	/// Who manages it.
	pub owner: AccountId,
	/// What kind of protocol it is.
	pub category: Category,
	/// κ.
	pub max_slash: Perquintill,
	/// Eras after an offence in which it can be reported.
	pub window: u32,
	/// Who may report.
	pub slasher: Delayed<AccountId>,
	/// Who may veto.
	pub resolver: Delayed<Option<AccountId>>,
	/// What it asks.
	pub requirements: Requirements,
	/// Held from the owner.
	pub deposit: Balance,
	/// Operators that will serve it in the next era, unless it ends: both agreed and neither ended it.
	pub operators: u32,
	/// Deregistered: the first era in which nobody serves it.
	pub until: Option<Era>,
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
