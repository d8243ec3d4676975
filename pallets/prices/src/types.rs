//! What the pallet stores, and how it changes.

use crate::average::next;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_primitives::AssetKind;
use scale_info::TypeInfo;
use sp_runtime::{traits::AtLeast32BitUnsigned, FixedU128, SaturatedConversion};

/// Pairs that are followed, at most.
pub const MAX_PAIRS: u32 = 16;

/// The pairs that are followed.
pub type PairList<BlockNumber> = BoundedVec<Pair<BlockNumber>, ConstU32<MAX_PAIRS>>;

/// An asset against the native one.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Pair<BlockNumber> {
	/// The asset.
	pub asset: AssetKind,
	/// What it was worth; `None` before its first price.
	pub average: Option<Average<BlockNumber>>,
}

/// What an asset was worth on average.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Average<BlockNumber> {
	/// Native units for one unit of the asset.
	pub price: FixedU128,
	/// Block that noted the first price of it.
	pub since: BlockNumber,
	/// Block that noted the last one.
	pub last: BlockNumber,
}

/// How averages follow prices, in blocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pace<BlockNumber> {
	/// After so many blocks a price weighs half. An average is known when it is that old.
	pub half_life: BlockNumber,
	/// Without a price for more blocks than this an average is stale, and the next price begins a new one.
	pub max_age: BlockNumber,
}

impl<BlockNumber: AtLeast32BitUnsigned + Copy> Average<BlockNumber> {
	/// Blocks since the last price.
	pub fn age(&self, now: BlockNumber) -> BlockNumber {
		now.saturating_sub(self.last)
	}

	/// Whether it can be relied on: neither stale nor so young that its first price weighs more than half.
	pub fn is_known(&self, now: BlockNumber, pace: &Pace<BlockNumber>) -> bool {
		self.age(now) <= pace.max_age && self.last.saturating_sub(self.since) >= pace.half_life
	}

	/// With `price`, noted in block `now`.
	fn noted(self, price: FixedU128, now: BlockNumber, pace: &Pace<BlockNumber>) -> Self {
		if self.age(now) > pace.max_age {
			return Self { price, since: now, last: now };
		}
		Self { price: next(self.price, price, pace.half_life.saturated_into()), last: now, ..self }
	}
}

impl<BlockNumber: AtLeast32BitUnsigned + Copy> Pair<BlockNumber> {
	/// Notes in block `now` that the last block left `price`.
	pub fn note(&mut self, price: FixedU128, now: BlockNumber, pace: &Pace<BlockNumber>) {
		let first = Average { price, since: now, last: now };
		self.average = Some(self.average.map_or(first, |average| average.noted(price, now, pace)));
	}
}

/// A pair, as of now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PriceView<BlockNumber> {
	/// The asset.
	pub asset: AssetKind,
	/// Native units for one unit of it on average; `None` before its first price.
	pub average: Option<FixedU128>,
	/// Blocks since the last price.
	pub age: Option<BlockNumber>,
	/// Whether the average can be relied on: neither stale nor too young.
	pub known: bool,
}
