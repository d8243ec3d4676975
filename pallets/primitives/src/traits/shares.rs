use crate::{Balance, Era, PoolKey};
use frame_support::weights::Weight;

/// Follows shares of pools, so that what pays them by the era stays exact. Implemented by `rewards`, told by `delegation`.
///
/// Everything that an era start does to a pool is told in order, before anything of the new era happens to it: rows of
/// the era before are written ([`crate::OnPool::on_eras`]), then the era has ended, then a generation may close, then
/// deposits join. A share earns in an era if it was there from the era's start to its end.
pub trait OnShares<AccountId> {
	/// Each era in `first..=last` ended with `shares` in the pool.
	fn on_eras_ended(key: &PoolKey<AccountId>, first: Era, last: Era, shares: u128) -> Weight;
	/// Shares of `generation` are worth nothing from now on.
	fn on_generation_closed(key: &PoolKey<AccountId>, generation: u32) -> Weight;
	/// Deposits joined as the batch `number`.
	fn on_batch_joined(key: &PoolKey<AccountId>, number: u32) -> Weight;
	/// Nobody is left who has not taken its shares of the batch `number`.
	fn on_batch_taken(key: &PoolKey<AccountId>, number: u32) -> Weight;
	/// `who` has `shares` of `generation` and will have another number of them, or of a later generation.
	fn before_change(key: &PoolKey<AccountId>, who: &AccountId, shares: u128, generation: u32) -> Weight;
	/// `who` takes `shares` of `generation` that have been its since the batch `number` joined. Told after
	/// [`Self::before_change`] for what it has beside them.
	fn on_shares_taken(key: &PoolKey<AccountId>, who: &AccountId, number: u32, shares: u128, generation: u32)
		-> Weight;
}

/// Nobody follows.
impl<AccountId> OnShares<AccountId> for () {
	fn on_eras_ended(_: &PoolKey<AccountId>, _: Era, _: Era, _: u128) -> Weight {
		Weight::zero()
	}

	fn on_generation_closed(_: &PoolKey<AccountId>, _: u32) -> Weight {
		Weight::zero()
	}

	fn on_batch_joined(_: &PoolKey<AccountId>, _: u32) -> Weight {
		Weight::zero()
	}

	fn on_batch_taken(_: &PoolKey<AccountId>, _: u32) -> Weight {
		Weight::zero()
	}

	fn before_change(_: &PoolKey<AccountId>, _: &AccountId, _: u128, _: u32) -> Weight {
		Weight::zero()
	}

	fn on_shares_taken(_: &PoolKey<AccountId>, _: &AccountId, _: u32, _: u128, _: u32) -> Weight {
		Weight::zero()
	}
}

/// One position with what it has not taken of a batch, brought up to date. Implemented by `delegation`, used by `rewards`.
pub trait SharesSettle<AccountId> {
	/// Does what is due on the pool and gives `who` its shares of a batch that joined; tells [`OnShares`]. Returns the
	/// shares, with their generation.
	fn settle_shares(key: &PoolKey<AccountId>, who: &AccountId) -> (u128, u32);
	/// What `who` would have after [`Self::settle_shares`]; writes nothing.
	fn shares(key: &PoolKey<AccountId>, who: &AccountId) -> (u128, u32);
}

/// Pays what services and the treasury paid for stake. Implemented by `rewards`, used by `lrt`.
pub trait RewardsClaim<AccountId> {
	/// Moves all that `who` earned in `pool` and was not paid of `asset` to `who`, and returns how much it is.
	fn claim(
		who: &AccountId,
		pool: &PoolKey<AccountId>,
		asset: &crate::AssetKind,
	) -> Result<Balance, sp_runtime::DispatchError>;
	/// What `who` earned in `pool` and was not paid, by asset: at most [`MAX_REWARD_ASSETS`].
	fn earned(who: &AccountId, pool: &PoolKey<AccountId>) -> alloc::vec::Vec<(crate::AssetKind, Balance)>;
	/// Makes `who` have earned `amount` of `asset` in `pool`.
	#[cfg(feature = "runtime-benchmarks")]
	fn create(who: &AccountId, pool: &PoolKey<AccountId>, asset: &crate::AssetKind, amount: Balance);
}

/// Assets in which pools are paid, at most.
pub const MAX_REWARD_ASSETS: u32 = 8;
