//! Assets in which streams pay.

use crate::{
	types::{RewardAsset, Slot},
	Config, Error, Event, Pallet, RewardAssets,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::{Preservation, WithdrawConsequence},
		Get,
	},
};
use palisade_primitives::{AssetKind, Balance};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_admit(asset: AssetKind, least: Balance) -> DispatchResult {
		ensure!(T::Assets::asset_exists(asset.clone()), Error::<T>::AssetNotFound);
		let mut assets = RewardAssets::<T>::get();
		match assets.iter_mut().find(|known| known.asset == asset) {
			Some(known) => {
				ensure!(!known.accepting, Error::<T>::AssetAdmitted);
				(known.accepting, known.least) = (true, least);
			}
			None => {
				if assets.is_empty() {
					// So that the pot can hold assets that do not keep accounts alive by themselves.
					frame_system::Pallet::<T>::inc_providers(&Self::pot());
				}
				let admitted = RewardAsset { asset: asset.clone(), accepting: true, least };
				assets.try_push(admitted).map_err(|_| Error::<T>::TooManyAssets)?;
				Self::prepare_pot(&asset)?;
			}
		}
		ensure!(!Self::is_frozen(&asset), Error::<T>::AssetFrozen);
		RewardAssets::<T>::put(assets);
		Self::deposit_event(Event::AssetAdmitted { asset, least });
		Ok(())
	}

	pub(crate) fn do_suspend(asset: &AssetKind) -> DispatchResult {
		let mut assets = RewardAssets::<T>::get();
		let known = assets.iter_mut().find(|known| known.asset == *asset).ok_or(Error::<T>::AssetNotAdmitted)?;
		ensure!(known.accepting, Error::<T>::AssetSuspended);
		known.accepting = false;
		RewardAssets::<T>::put(assets);
		Self::deposit_event(Event::AssetSuspended { asset: asset.clone() });
		Ok(())
	}

	/// The place of an asset.
	pub(crate) fn slot_of(asset: &AssetKind) -> Result<Slot, Error<T>> {
		let assets = RewardAssets::<T>::get();
		let place = (0..Slot::MAX).zip(&assets).find(|(_, known)| known.asset == *asset);
		place.map(|(slot, _)| slot).ok_or(Error::AssetNotAdmitted)
	}

	/// The asset that has the place.
	pub(crate) fn asset_of(slot: Slot) -> Result<AssetKind, Error<T>> {
		let assets = RewardAssets::<T>::get().into_iter();
		assets.map(|known| known.asset).nth(slot.into()).ok_or(Error::AssetNotAdmitted)
	}

	/// Assets with what `amounts` says of them, those of which it says nothing left out.
	pub(crate) fn by_asset<'a>(amounts: impl Iterator<Item = (Slot, &'a Balance)>) -> Vec<(AssetKind, Balance)> {
		let assets = RewardAssets::<T>::get();
		let positive = amounts.filter(|(_, amount)| **amount > 0);
		let named = positive.filter_map(|(slot, amount)| {
			let known = assets.get(usize::from(slot))?;
			Some((known.asset.clone(), *amount))
		});
		named.collect()
	}

	/// Gives the pot what keeps its account of the asset alive, unless somebody has.
	fn prepare_pot(asset: &AssetKind) -> DispatchResult {
		let pot = Self::pot();
		let missing = T::Assets::minimum_balance(asset.clone()).saturating_sub(T::Assets::balance(asset.clone(), &pot));
		if missing > 0 {
			T::Assets::transfer(asset.clone(), &T::Treasury::get(), &pot, missing, Preservation::Preserve)?;
		}
		Ok(())
	}

	/// Whether the pot could not pay in the asset.
	fn is_frozen(asset: &AssetKind) -> bool {
		let least = T::Assets::minimum_balance(asset.clone());
		T::Assets::can_withdraw(asset.clone(), &Self::pot(), least) == WithdrawConsequence::Frozen
	}
}
