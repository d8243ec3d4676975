//! What the pallet stores, and the arithmetic of it.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::cmp::Reverse;
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_math::ratio::mul_div_floor;
use palisade_primitives::{AssetKind, Balance, BasketId, PoolKey, PositionView, TicketId, Tier};
use scale_info::TypeInfo;

/// Pools of one basket, at most.
pub const MAX_TARGETS: u32 = 16;
/// Bytes of a token's name and of its symbol, at most.
pub const MAX_NAME: u32 = 50;

/// A token's name or symbol.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;
/// The pools of a basket.
pub type Targets<AccountId> = BoundedVec<Target<AccountId>, ConstU32<MAX_TARGETS>>;

/// A pool of a basket.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Target<AccountId> {
	/// The pool.
	pub pool: PoolKey<AccountId>,
	/// Its part of the basket, relative to the sum of all weights.
	pub weight: u32,
}

/// Pools of one asset that share a liquid token. What it has in them is asked of the ledger of stake, never copied.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Basket<AccountId> {
	/// What is staked.
	pub asset: AssetKind,
	/// Where.
	pub targets: Targets<AccountId>,
	/// Underlying in the basket's account that belongs to the holders and waits to be put into pools. A counter: what
	/// else arrives in the account changes nothing.
	pub buffer: Balance,
	/// Liquid tokens minted less redeemed, the seed included. A counter: tokens that a holder destroys elsewhere stay
	/// counted, so nobody can move the rate by it.
	pub supply: Balance,
	/// Native planck that the creator left in the account beside its existential deposits.
	pub deposit: Balance,
}

/// Tokens that were burned and not yet paid in full.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Redemption<AccountId> {
	/// The basket it left.
	pub basket: BasketId,
	/// Who is paid.
	pub owner: AccountId,
	/// Underlying in the basket's account that could not be paid at the request.
	pub cash: Balance,
	/// Leave the pools, owned by the basket's account.
	pub tickets: BoundedVec<TicketId, ConstU32<MAX_TARGETS>>,
}

impl<AccountId> Basket<AccountId> {
	/// `Base` if all its pools are.
	pub fn tier(&self) -> Tier {
		self.targets.iter().map(|target| target.pool.tier).max().unwrap_or(Tier::Base)
	}
}

/// What a basket has, as of now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holdings {
	/// In each pool, in the order of the basket's targets.
	pub positions: Vec<PositionView>,
	/// In the account.
	pub buffer: Balance,
}

impl Holdings {
	/// Worth net of escrow: what redeemers share.
	pub fn bid(&self) -> Balance {
		self.sum(|position| position.value)
	}

	/// Worth if every open report were cancelled: what minters pay for.
	pub fn ask(&self) -> Balance {
		self.sum(|position| position.settled_value)
	}

	fn sum(&self, worth: impl Fn(&PositionView) -> Balance) -> Balance {
		self.positions
			.iter()
			.map(|position| worth(position).saturating_add(position.entering))
			.fold(self.buffer, Balance::saturating_add)
	}

	/// How far each pool is below its weight's part of everything, floored: index and amount, most first, ties in order.
	/// A pool with an open report counts as if the report were cancelled, so that a slash is not refilled early.
	pub fn deficits_floor(&self, weights: impl Iterator<Item = u32> + Clone) -> Vec<(usize, Balance)> {
		let total = self.ask();
		let whole = weights.clone().map(Balance::from).fold(0, Balance::saturating_add);
		let mut deficits: Vec<_> = self
			.positions
			.iter()
			.zip(weights)
			.map(|(position, weight)| {
				let target = mul_div_floor(total, weight.into(), whole).unwrap_or(0);
				target.saturating_sub(position.settled_value).saturating_sub(position.entering)
			})
			.enumerate()
			.filter(|(_, deficit)| *deficit > 0)
			.collect();
		deficits.sort_by_key(|(index, deficit)| (Reverse(*deficit), *index));
		deficits
	}
}
