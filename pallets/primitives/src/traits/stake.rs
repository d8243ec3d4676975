use crate::{AssetKind, Balance, Era, PoolKey, ReportId, TicketId};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::weights::Weight;
use palisade_math::{Claim, Factor};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult, Perquintill};

/// A pool as of now, with everything that is due already done.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
pub struct PoolView {
	/// Worth of the stake for its stakers, net of escrow.
	pub value: Balance,
	/// Worth of the stake if every open report were cancelled.
	pub settled_value: Balance,
	/// Planck that belong to the stake; what is above `value` is the escrow.
	pub tokens: Balance,
	/// What base slashes left of the stake, open base reports included.
	pub factor: Factor,
	/// Shares of the stake.
	pub shares: u128,
	/// Counts how often the pool was slashed to nothing; shares of an older generation are worth nothing.
	pub generation: u32,
	/// Waits for the next era start: deposits, gains, and what came over from other pools, with what will has earned here.
	pub entering: Balance,
	/// Of `entering`, what belongs to all shares: rewards that have not joined.
	pub gains: Balance,
	/// Planck in buckets: requested, not completed.
	pub leaving: Balance,
	/// Open reports.
	pub reports: Vec<ReportId>,
}

/// What one staker has in one pool.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
pub struct PositionView {
	/// Shares of the pool's current generation.
	pub shares: u128,
	/// Their worth net of escrow.
	pub value: Balance,
	/// Their worth if every open report were cancelled.
	pub settled_value: Balance,
	/// Deposited, or came over from another pool, net of escrow; waits for the next era start.
	pub entering: Balance,
}

/// A request to leave, as of now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct TicketView<AccountId> {
	/// Its id.
	pub id: TicketId,
	/// Who may complete it.
	pub owner: AccountId,
	/// The pool it leaves.
	pub pool: PoolKey<AccountId>,
	/// Era of the request.
	pub era: Era,
	/// First era in which it can be completed.
	pub matures: Era,
	/// Worth net of escrow.
	pub value: Balance,
	/// Worth if every open report were cancelled.
	pub settled_value: Balance,
	/// The pool that it goes to instead of its owner, and where it counts already.
	pub destination: Option<PoolKey<AccountId>>,
}

/// Looks at stake. Implemented by `delegation`.
pub trait StakeInspect<AccountId> {
	/// The pool as of now; `None` if it was never opened.
	fn pool(key: &PoolKey<AccountId>) -> Option<PoolView>;
	/// What `who` has in the pool.
	fn position(key: &PoolKey<AccountId>, who: &AccountId) -> PositionView;
	/// A ticket.
	fn ticket(id: TicketId) -> Option<TicketView<AccountId>>;
	/// Whether the pool takes a deposit of `amount` from others than its operator.
	fn accepts(key: &PoolKey<AccountId>, amount: Balance) -> bool;
	/// Planck of the asset in all pools: stake, what is leaving, and what waits to join.
	fn total(asset: &AssetKind) -> Balance;
	/// The Restaked pools of an operator: at most [`MAX_POOLS`].
	fn restaked_pools(operator: &AccountId) -> Vec<PoolKey<AccountId>>;
	/// Worth net of escrow of what comes over from other pools and counts in this one for elections, beside its value.
	fn arriving(_key: &PoolKey<AccountId>) -> Balance {
		0
	}
	/// How many pools and eras that comes from, at most [`MAX_ARRIVALS`]: asking for its worth costs so much more.
	fn arrivals(_key: &PoolKey<AccountId>) -> u32 {
		0
	}
}

/// Restaked pools of one operator, at most: the native one and admitted assets.
pub const MAX_POOLS: u32 = 8;

/// Pools and eras that a pool gets stake from at a time, at most.
pub const MAX_ARRIVALS: u32 = 16;

/// Moves stake on behalf of an account of ours. Implemented by `delegation`.
pub trait StakeMutate<AccountId>: StakeInspect<AccountId> {
	/// Moves `amount` of the pool's asset from `who` into the pool's entry; joins at the next era start.
	fn delegate(who: &AccountId, key: &PoolKey<AccountId>, amount: Balance) -> DispatchResult;
	/// Takes up to `amount` of what `who` deposited and has not joined back out, and returns what was taken.
	fn withdraw_entry(who: &AccountId, key: &PoolKey<AccountId>, amount: Balance) -> Result<Balance, DispatchError>;
	/// Asks to leave with `shares` of `who`; the ticket belongs to `owner`.
	fn request_leave(
		who: &AccountId,
		key: &PoolKey<AccountId>,
		shares: u128,
		owner: &AccountId,
	) -> Result<TicketId, DispatchError>;
	/// Asks to leave with `shares` of `who` more, as part of the owner's ticket: one of this pool and era.
	fn extend_leave(who: &AccountId, ticket: TicketId, shares: u128) -> DispatchResult;
	/// Asks to leave with `shares` of `who` by a ticket of its own, of this pool and era if one is given, and takes along
	/// what they have of the gains that wait to join: floored, paid to `who` at once. Returns the ticket and what was paid.
	fn leave_with_gains(
		who: &AccountId,
		key: &PoolKey<AccountId>,
		shares: u128,
		ticket: Option<TicketId>,
	) -> Result<(TicketId, Balance), DispatchError>;
	/// Pays a matured ticket of `owner` to `to` and returns the amount.
	fn complete_leave(owner: &AccountId, ticket: TicketId, to: &AccountId) -> Result<Balance, DispatchError>;
	/// Moves `amount` of the pool's asset from `from` into the pool as a gain of all its stakers; joins at an era start.
	fn reward(key: &PoolKey<AccountId>, from: &AccountId, amount: Balance) -> DispatchResult;
	/// The same for what the pool earned for the chain in `era`: what came over from other pools and counted in it then gets
	/// its share by worth.
	fn reward_for(key: &PoolKey<AccountId>, _era: Era, from: &AccountId, amount: Balance) -> DispatchResult {
		Self::reward(key, from, amount)
	}
	/// Opens a pool of `asset` and makes it accept.
	#[cfg(feature = "runtime-benchmarks")]
	fn create(key: &PoolKey<AccountId>);
	/// Stake comes over to the pool from `count` other pools, each its own.
	#[cfg(feature = "runtime-benchmarks")]
	fn create_arrivals(_key: &PoolKey<AccountId>, _count: u32) {}
	/// Gives `who` `amount` of `asset` to spend.
	#[cfg(feature = "runtime-benchmarks")]
	fn endow(who: &AccountId, asset: AssetKind, amount: Balance);
}

/// What happened to a pool when a verdict was executed on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Executed {
	/// Paid out of the stake.
	pub from_stake: Balance,
	/// Paid out of buckets, and of what came over from other pools and waits to join.
	pub from_leaving: Balance,
	/// Worth of the stake before, as if no report had been open.
	pub before: Balance,
	/// Worth of the stake after.
	pub after: Balance,
}

/// Opens reports on pools and ends them. Implemented by `delegation`, used by `slashing`.
///
/// An open report that is not cancelled is executed by whatever touches the pool first once it is due.
pub trait PoolReports<AccountId> {
	/// Sets `p` of the stake and of every bucket of `era` or later aside.
	fn open_base(key: &PoolKey<AccountId>, id: ReportId, era: Era, due: Era, p: Perquintill) -> DispatchResult;
	/// Raises the fraction of an open base report.
	fn raise_base(key: &PoolKey<AccountId>, id: ReportId, p: Perquintill) -> DispatchResult;
	/// An open report sets `p` aside from now on, where it was opened with `of`, which is not less. Nothing else changes.
	fn lower(key: &PoolKey<AccountId>, id: ReportId, p: Perquintill, of: Perquintill) -> DispatchResult;
	/// Sets `p` of what `claim` guaranteed aside, shared by the stake and every bucket of `era` or later. Fails with
	/// [`ReportRefused::EntriesFirst`] when deposits that reports held back must join before.
	fn open_service(
		key: &PoolKey<AccountId>,
		id: ReportId,
		era: Era,
		due: Era,
		claim: Claim,
		p: Perquintill,
	) -> Result<(), ReportRefused>;
	/// Ends an open report as if it had never been made.
	fn cancel(key: &PoolKey<AccountId>, id: ReportId) -> DispatchResult;
	/// Does what is due on the pool.
	fn touch(key: &PoolKey<AccountId>) -> Weight;
	/// What the report sets aside now, in planck.
	fn escrow(key: &PoolKey<AccountId>, id: ReportId) -> Balance;
}

/// Why a service's report was not opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReportRefused {
	/// No such pool.
	PoolNotFound,
	/// The pool has as many open reports as it can.
	TooManyReports,
	/// Deposits that reports held back join at the next era start without open reports; then it can be opened.
	EntriesFirst,
}

/// Hears what happens to pools. All are called before any row of the new era is needed.
pub trait OnPool<AccountId> {
	/// The verdict `id` was executed on `key`; tokens were paid out as [`crate::SlashPayee`] says.
	fn on_executed(key: &PoolKey<AccountId>, id: ReportId, outcome: &Executed) -> Weight;
	/// At the start of each era in `first..=last` the pool was worth `value` with `factor` (open base reports included).
	fn on_eras(key: &PoolKey<AccountId>, first: Era, last: Era, value: Balance, factor: Factor) -> Weight;
}

#[impl_trait_for_tuples::impl_for_tuples(8)]
impl<AccountId> OnPool<AccountId> for Tuple {
	fn on_executed(key: &PoolKey<AccountId>, id: ReportId, outcome: &Executed) -> Weight {
		let mut weight = Weight::zero();
		for_tuples!( #( weight = weight.saturating_add(Tuple::on_executed(key, id, outcome)); )* );
		weight
	}

	fn on_eras(key: &PoolKey<AccountId>, first: Era, last: Era, value: Balance, factor: Factor) -> Weight {
		let mut weight = Weight::zero();
		for_tuples!( #( weight = weight.saturating_add(Tuple::on_eras(key, first, last, value, factor)); )* );
		weight
	}
}

/// What assets are worth to the bond ratio. Implemented by the runtime.
pub trait StakeValuation {
	/// Native planck that `amount` of the asset counts for, floored, after the governed haircut; `None` while no rate is
	/// set for it.
	fn native_value(asset: &AssetKind, amount: Balance) -> Option<Balance>;
	/// Makes the asset count for something.
	#[cfg(feature = "runtime-benchmarks")]
	fn set_rate(asset: &AssetKind);
}

/// Native planck count as they are, nothing else counts.
impl StakeValuation for () {
	fn native_value(asset: &AssetKind, amount: Balance) -> Option<Balance> {
		(*asset == AssetKind::Native).then_some(amount)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_rate(_: &AssetKind) {}
}

/// Power over a foreign asset. Implemented by the runtime.
pub trait AssetCustody {
	/// How far the asset is from being stake itself: 0 for an ordinary asset, 1 for a liquid token over `Base` pools;
	/// `None` for what must never be staked: other liquid tokens, and assets that do not exist.
	fn rank(asset: u32) -> Option<u8>;
	/// Makes a keyless account owner, issuer, admin and freezer of the asset, so that nobody can freeze, burn or mint it.
	fn take_over(asset: u32) -> DispatchResult;
	/// Makes an asset that can be taken over.
	#[cfg(feature = "runtime-benchmarks")]
	fn create(asset: u32);
}
