//! What must always be true, numbered as in the README.

use crate::{
	average::{MAX_PRICE, MIN_PRICE},
	Config, Pairs, Pallet,
};
use frame_support::ensure;
use palisade_primitives::AssetKind;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn check() -> Result<(), &'static str> {
		Self::pairs_are_distinct()?; // 1
		Self::averages_are_sound() // 2
	}

	/// 1. No asset is followed twice, and the native one is not followed.
	fn pairs_are_distinct() -> Result<(), &'static str> {
		let pairs = Pairs::<T>::get();
		for (index, pair) in pairs.iter().enumerate() {
			ensure!(pair.asset != AssetKind::Native, "1: the native asset is followed");
			let earlier = pairs.iter().take(index);
			ensure!(earlier.into_iter().all(|other| other.asset != pair.asset), "1: an asset is followed twice");
		}
		Ok(())
	}

	/// 2. An average is in the range of prices, and its blocks are in order.
	fn averages_are_sound() -> Result<(), &'static str> {
		let now = frame_system::Pallet::<T>::block_number();
		for average in Pairs::<T>::get().into_iter().filter_map(|pair| pair.average) {
			ensure!((MIN_PRICE..=MAX_PRICE).contains(&average.price), "2: an average is out of range");
			ensure!(average.since <= average.last, "2: an average ends before it begins");
			ensure!(average.last <= now, "2: a price is from the future");
		}
		Ok(())
	}
}
