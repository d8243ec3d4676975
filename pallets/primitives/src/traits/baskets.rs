use crate::{AssetKind, Balance, BasketId, Era, PoolKey, RedemptionId, TicketView, Tier};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_runtime::FixedU128;

/// What a basket has in one pool, as of now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct HoldingView<AccountId> {
	/// The pool.
	pub pool: PoolKey<AccountId>,
	/// Its part of the basket's target, relative to the sum of all weights.
	pub weight: u32,
	/// Worth of the stake there and of its part of the gains that wait, net of escrow.
	pub value: Balance,
	/// Its worth if every open report were cancelled.
	pub settled_value: Balance,
	/// Deposited there, waits for an era start.
	pub entering: Balance,
}

/// A basket, as of now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BasketView<AccountId> {
	/// What is staked.
	pub asset: AssetKind,
	/// The liquid token: its id in pallet-assets.
	pub token: u32,
	/// The keyless account that has what the basket has.
	pub account: AccountId,
	/// `Base` if all pools are, which makes the token an LST.
	pub tier: Tier,
	/// What it has where.
	pub pools: Vec<HoldingView<AccountId>>,
	/// Underlying at hand: pays who leaves at once, and waits to be put into pools. Nothing that was set aside for
	/// redemptions.
	pub buffer: Balance,
	/// Liquid tokens, the locked seed included.
	pub supply: Balance,
	/// Worth of all that it has, net of escrow: pools, buffer, and its claims on what leaves.
	pub bid: Balance,
	/// Its worth if every open report were cancelled.
	pub ask: Balance,
	/// What a token is worth when it is redeemed: `bid / supply`, floored.
	pub rate_bid: FixedU128,
	/// What a token costs when it is minted: `ask / supply`, floored.
	pub rate_ask: FixedU128,
}

/// Tokens that were burned and not yet paid in full, as of now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct RedemptionView<AccountId> {
	/// Its id.
	pub id: RedemptionId,
	/// The basket it left.
	pub basket: BasketId,
	/// Who is paid.
	pub owner: AccountId,
	/// Can be claimed at once.
	pub cash: Balance,
	/// Leave the pools, for everybody who asked in the same era; the ledger owes them to the basket's account.
	pub tickets: Vec<TicketView<AccountId>>,
	/// First era in which everything can be claimed.
	pub matures: Era,
	/// Worth of the cash and its part of the tickets, net of escrow.
	pub value: Balance,
	/// Its worth if every open report were cancelled.
	pub settled_value: Balance,
}

/// Looks at baskets. Implemented by `lrt`.
pub trait BasketInspect<AccountId> {
	/// The basket as of now.
	fn basket(id: BasketId) -> Option<BasketView<AccountId>>;
	/// All that `who` redeemed and was not yet paid. Reads as many items as there are: for clients only.
	fn redemptions_of(who: &AccountId) -> Vec<RedemptionView<AccountId>>;
	/// What a token is worth when it is redeemed, in units of the underlying.
	fn rate_bid(id: BasketId) -> Option<FixedU128>;
	/// What a token costs when it is minted, in units of the underlying.
	fn rate_ask(id: BasketId) -> Option<FixedU128>;
}
