//! What this pallet hears of, and what others may ask.

use crate::{AccountIdOf, Batches, Config, Error, Indices, Pallet, PoolKeyOf, WeightInfo};
use alloc::vec::Vec;
use frame_support::{storage::with_storage_layer, traits::Get, weights::Weight};
use palisade_primitives::{AssetKind, Balance, Era, OnEraStart, OnShares, RewardsClaim};
use sp_runtime::DispatchError;

/// Must hear before whoever begins to write the next era's tables.
impl<T: Config> OnEraStart for Pallet<T> {
	fn on_era_start(era: Era) -> Weight {
		if let Some(ended) = era.0.checked_sub(1) {
			Self::note_ended(Era(ended));
		}
		T::WeightInfo::on_era_start()
	}
}

impl<T: Config> OnShares<AccountIdOf<T>> for Pallet<T> {
	fn on_eras_ended(key: &PoolKeyOf<T>, first: Era, last: Era, shares: u128) -> Weight {
		Self::accrue_all(key, first, last, shares)
	}

	fn on_generation_closed(key: &PoolKeyOf<T>, generation: u32) -> Weight {
		Self::note_closed(key, generation);
		T::WeightInfo::on_generation_closed()
	}

	fn on_batch_joined(key: &PoolKeyOf<T>, number: u32) -> Weight {
		Self::note_batch(key, number);
		T::WeightInfo::on_batch_joined()
	}

	fn on_batch_taken(key: &PoolKeyOf<T>, number: u32) -> Weight {
		Batches::<T>::remove(key, number);
		T::DbWeight::get().writes(1)
	}

	fn before_change(key: &PoolKeyOf<T>, who: &AccountIdOf<T>, shares: u128, generation: u32) -> Weight {
		if !Indices::<T>::contains_key(key) {
			return T::DbWeight::get().reads(1);
		}
		Self::settle_change(key, who, shares, generation);
		T::WeightInfo::before_change()
	}

	fn on_shares_taken(key: &PoolKeyOf<T>, who: &AccountIdOf<T>, number: u32, shares: u128, generation: u32) -> Weight {
		if !Indices::<T>::contains_key(key) {
			return T::DbWeight::get().reads(1);
		}
		Self::settle_batch(key, who, number, shares, generation);
		T::WeightInfo::on_shares_taken()
	}
}

impl<T: Config> RewardsClaim<AccountIdOf<T>> for Pallet<T> {
	fn claim(who: &AccountIdOf<T>, pool: &PoolKeyOf<T>, asset: &AssetKind) -> Result<Balance, DispatchError> {
		match with_storage_layer(|| Self::do_claim(who, pool, asset)) {
			Err(error) if error == Error::<T>::NothingToClaim.into() => Ok(0),
			result => result,
		}
	}

	fn earned(who: &AccountIdOf<T>, pool: &PoolKeyOf<T>) -> Vec<(AssetKind, Balance)> {
		Self::earned_of(who, pool)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(who: &AccountIdOf<T>, pool: &PoolKeyOf<T>, asset: &AssetKind, amount: Balance) {
		crate::benchmarking::create_earned::<T>(who, pool, asset, amount);
	}
}
