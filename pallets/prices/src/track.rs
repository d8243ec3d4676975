//! Which pairs are followed.

use crate::{Config, Error, Event, Pair, Pairs, Pallet};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use palisade_primitives::AssetKind;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_track(asset: AssetKind) -> DispatchResult {
		ensure!(asset != AssetKind::Native, Error::<T>::NativeAsset);
		let mut pairs = Pairs::<T>::get();
		ensure!(pairs.iter().all(|pair| pair.asset != asset), Error::<T>::AlreadyTracked);
		let pair = Pair { asset: asset.clone(), average: None };
		pairs.try_push(pair).map_err(|_| Error::<T>::TooManyPairs)?;
		Pairs::<T>::put(pairs);
		Self::deposit_event(Event::Tracked { asset });
		Ok(())
	}

	pub(crate) fn do_untrack(asset: AssetKind) -> DispatchResult {
		let mut pairs = Pairs::<T>::get();
		let before = pairs.len();
		pairs.retain(|pair| pair.asset != asset);
		ensure!(pairs.len() < before, Error::<T>::NotTracked);
		Pairs::<T>::put(pairs);
		Self::deposit_event(Event::Untracked { asset });
		Ok(())
	}
}
