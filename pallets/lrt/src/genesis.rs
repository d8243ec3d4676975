//! Baskets of the first block.

use super::*;
use alloc::{string::String, vec::Vec};
use frame_support::{pallet_prelude::DispatchError, BoundedVec};
use palisade_primitives::{AssetKind, Balance, PoolKey};
use serde::{Deserialize, Serialize};
use sp_core::ConstU32;
use sp_runtime::DispatchResult;

/// A basket of the first block, created as by the call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisBasket<AccountId> {
	/// Who pays for it.
	pub creator: AccountId,
	/// The underlying.
	pub asset: AssetKind,
	/// Its pools, which exist, with their weights.
	pub targets: Vec<(PoolKey<AccountId>, u32)>,
	/// The token's name.
	pub name: String,
	/// The token's symbol.
	pub symbol: String,
	/// The token's decimals.
	pub decimals: u8,
	/// Whether its pools follow the active set.
	pub follow_active_set: bool,
	/// Who mints how many units' worth of it, in this order.
	pub mints: Vec<(AccountId, Balance)>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn build_basket(basket: &GenesisBasket<T::AccountId>) -> DispatchResult {
		let id = NextBasket::<T>::get();
		let target = |(pool, weight): &(PoolKeyOf<T>, u32)| Target { pool: pool.clone(), weight: *weight };
		let targets = basket.targets.iter().map(target).collect();
		let (asset, decimals) = (basket.asset.clone(), basket.decimals);
		let (name, symbol) = (bounded(basket.name.as_bytes().to_vec())?, bounded(basket.symbol.as_bytes().to_vec())?);
		Self::do_create_basket(&basket.creator, asset, bounded(targets)?, name, symbol, decimals)?;
		if basket.follow_active_set {
			Self::let_follow_active_set(id);
		}
		basket.mints.iter().try_for_each(|(who, amount)| Self::do_mint(who, id, *amount, 0))
	}
}

/// The list, if it is short enough.
fn bounded<V, const MAX: u32>(list: Vec<V>) -> Result<BoundedVec<V, ConstU32<MAX>>, DispatchError> {
	list.try_into().map_err(|_| DispatchError::Other("a list is too long"))
}
