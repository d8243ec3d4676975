use super::MockAssets;
use crate::{AssetKind, Balance, PoolKey, RewardsClaim};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_support::{storage::unhashed, Parameter};
use sp_runtime::DispatchError;

/// Where [`MockRewards`] keeps everything: in the test's externalities, so that a failed call rolls it back and every
/// test starts empty.
const STATE: &[u8] = b"mock/rewards";

/// Rewards as the test says. What is claimed comes from nowhere.
pub struct MockRewards<Assets>(PhantomData<Assets>);

#[derive(Encode, Decode)]
struct State<AccountId: Ord> {
	earned: BTreeMap<(AccountId, PoolKey<AccountId>, AssetKind), Balance>,
}

impl<AccountId: Ord> Default for State<AccountId> {
	fn default() -> Self {
		Self { earned: BTreeMap::new() }
	}
}

fn load<AccountId: Parameter + Ord>() -> State<AccountId> {
	unhashed::get_or_default(STATE)
}

impl<Assets> MockRewards<Assets> {
	/// `who` earned `amount` of `asset` more in the pool.
	pub fn earn<AccountId: Parameter + Ord>(
		who: &AccountId,
		pool: &PoolKey<AccountId>,
		asset: &AssetKind,
		amount: Balance,
	) {
		let mut state = load::<AccountId>();
		*state.earned.entry((who.clone(), pool.clone(), asset.clone())).or_default() += amount;
		unhashed::put(STATE, &state);
	}
}

impl<AccountId: Parameter + Ord, Assets: MockAssets<AccountId>> RewardsClaim<AccountId> for MockRewards<Assets> {
	fn claim(who: &AccountId, pool: &PoolKey<AccountId>, asset: &AssetKind) -> Result<Balance, DispatchError> {
		let mut state = load::<AccountId>();
		let amount = state.earned.remove(&(who.clone(), pool.clone(), asset.clone())).unwrap_or(0);
		unhashed::put(STATE, &state);
		if amount > 0 {
			Assets::mint(asset, who, amount);
		}
		Ok(amount)
	}

	fn earned(who: &AccountId, pool: &PoolKey<AccountId>) -> Vec<(AssetKind, Balance)> {
		let earned = load::<AccountId>().earned.into_iter();
		let own = earned.filter(|((owner, key, _), _)| owner == who && key == pool);
		own.map(|((_, _, asset), amount)| (asset, amount)).collect()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(who: &AccountId, pool: &PoolKey<AccountId>, asset: &AssetKind, amount: Balance) {
		Self::earn(who, pool, asset, amount);
	}
}
