//! Values that hold from an era on.

use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec, DefaultNoBound};
use palisade_primitives::Era;
use scale_info::TypeInfo;

/// Versions of one value, at most.
pub const MAX_VERSIONS: u32 = 16;

/// A value, and the first era in which it holds.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Version<Value> {
	/// The first era.
	pub from: Era,
	/// What holds.
	pub value: Value,
}

/// What held in which era: each version until the next one begins. At most the last one waits for its era.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo, DefaultNoBound)]
pub struct Versions<Value>(pub(crate) BoundedVec<Version<Value>, ConstU32<MAX_VERSIONS>>);

impl<Value> Versions<Value> {
	/// One version.
	pub fn new(value: Value, from: Era) -> Self {
		let mut versions = Self::default();
		versions.0.force_push(Version { from, value });
		versions
	}

	/// What holds in `era`; `None` before the first version that is known.
	pub fn at(&self, era: Era) -> Option<&Value> {
		self.iter().rev().find(|version| version.from <= era).map(|version| &version.value)
	}

	/// What waits in `now`.
	pub fn waiting(&self, now: Era) -> Option<&Version<Value>> {
		self.0.last().filter(|version| now < version.from)
	}

	/// All that is known, from the oldest on.
	pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Version<Value>> {
		self.0.iter()
	}

	/// Takes back what waits in `now`.
	pub fn cancel(&mut self, now: Era) -> Option<Value> {
		self.waiting(now)?;
		self.0.pop().map(|version| version.value)
	}

	/// Forgets what held before `era` only, and returns it.
	pub fn forget_before(&mut self, era: Era) -> Vec<Value> {
		let over = self.iter().skip(1).filter(|version| version.from <= era).count();
		self.0.drain(..over).map(|version| version.value).collect()
	}

	/// The first era of the second version: the oldest one holds until then.
	pub fn second(&self) -> Option<Era> {
		self.iter().nth(1).map(|version| version.from)
	}

	/// Adds a version; gives it back if there is no room.
	pub fn push(&mut self, value: Value, from: Era) -> Result<(), Version<Value>> {
		self.0.try_push(Version { from, value })
	}
}
