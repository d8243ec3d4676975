//! What the pallet stores, and the arithmetic of it.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_primitives::{AssetKind, Balance, BasketId, PoolKey, PositionView, TicketId};
use scale_info::TypeInfo;

/// Pools of one basket, at most.
pub const MAX_TARGETS: u32 = 16;
/// Bytes of a token's name and of its symbol, at most.
pub const MAX_NAME: u32 = 50;

/// Tickets on their way back into one basket, at most.
pub const MAX_RETURNING: u32 = 32;
/// All weights of a basket together: a weight counts millionths.
pub const WHOLE: u32 = 1_000_000;

/// A token's name or symbol.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;
/// The pools of a basket.
pub type Targets<AccountId> = BoundedVec<Target<AccountId>, ConstU32<MAX_TARGETS>>;

/// A pool of a basket.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Target<AccountId> {
	/// The pool.
	pub pool: PoolKey<AccountId>,
	/// Its part of the basket in millionths; zero while what is left there leaves.
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

/// Worth in units of the underlying.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Worth {
	/// Net of escrow.
	pub net: Balance,
	/// As if every open report were cancelled.
	pub settled: Balance,
}

impl Worth {
	/// The sum.
	pub fn saturating_add(self, other: Self) -> Self {
		Self { net: self.net.saturating_add(other.net), settled: self.settled.saturating_add(other.settled) }
	}
}

/// What a basket has, as of now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holdings {
	/// In each pool, in the order of the basket's targets.
	pub positions: Vec<PositionView>,
	/// In the account.
	pub buffer: Balance,
	/// On its way from pools back into the account.
	pub returning: Worth,
}

impl Holdings {
	/// Worth net of escrow: what redeemers share.
	pub fn bid(&self) -> Balance {
		self.sum(|position| position.value).saturating_add(self.returning.net)
	}

	/// Worth if every open report were cancelled: what minters pay for.
	pub fn ask(&self) -> Balance {
		self.sum(|position| position.settled_value).saturating_add(self.returning.settled)
	}

	/// What does not return: it can be taken out at any time.
	pub fn at_hand(&self) -> Worth {
		let (net, settled) = (self.bid(), self.ask());
		Worth { net: net.saturating_sub(self.returning.net), settled: settled.saturating_sub(self.returning.settled) }
	}

	fn sum(&self, worth: impl Fn(&PositionView) -> Balance) -> Balance {
		self.positions
			.iter()
			.map(|position| worth(position).saturating_add(position.entering))
			.fold(self.buffer, Balance::saturating_add)
	}
}
