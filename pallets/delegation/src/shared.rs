//! Rewards of native pools lie in one account until a pool pays more than its own has. So rewarding all of them changes one
//! account, and costs the same however many accounts the chain has.

use crate::{ledger::Ledger, AccountIdOf, Config, Pallet, PoolKeyOf, Shared, WeightInfo};
use frame_support::{
	defensive,
	storage::with_storage_layer,
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::{Fortitude, Preservation},
	},
	weights::Weight,
};
use palisade_primitives::{keyless, Balance};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The keyless account of rewards that native pools have not fetched. It must have its existential deposit.
	pub fn shared_account() -> AccountIdOf<T> {
		keyless(b"palisade/shared", ())
	}

	/// Moves a reward of the pool out of the account of `from`.
	pub(crate) fn take_reward(from: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Balance) -> DispatchResult {
		if !key.secures_chain() {
			return Self::take(from, key, amount);
		}
		T::Assets::transfer(key.asset.clone(), from, &Self::shared_account(), amount, Preservation::Preserve)?;
		Shared::<T>::mutate(key, |shared| *shared = shared.saturating_add(amount));
		Self::note_taken(&key.asset, amount);
		Ok(())
	}

	/// Makes the pool's own account have `amount` to pay, and registers what that took.
	pub(crate) fn fetch(key: &PoolKeyOf<T>, amount: Balance) -> DispatchResult {
		Ledger::<T>::register(Self::try_fetch(key, amount)?);
		Ok(())
	}

	/// The same for what has to be paid. Returns the weight used.
	pub(crate) fn fetch_due(key: &PoolKeyOf<T>, amount: Balance) -> Weight {
		with_storage_layer(|| Self::try_fetch(key, amount)).unwrap_or_else(|error| {
			defensive!("the shared account has what it holds for a pool", error);
			Weight::zero()
		})
	}

	/// Moves all that the shared account holds for the pool into the pool's own, if that has less than `amount` to pay.
	fn try_fetch(key: &PoolKeyOf<T>, amount: Balance) -> Result<Weight, DispatchError> {
		let (account, keep) = (key.account(), Preservation::Preserve);
		let own = || T::Assets::reducible_balance(key.asset.clone(), &account, keep, Fortitude::Force);
		if !key.secures_chain() || own() >= amount {
			return Ok(Weight::zero());
		}
		let shared = Shared::<T>::take(key);
		if shared > 0 {
			T::Assets::transfer(key.asset.clone(), &Self::shared_account(), &account, shared, keep)?;
		}
		Ok(T::WeightInfo::fetch())
	}
}
