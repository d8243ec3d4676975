//! Following prices, and saying what they were.

use crate::{average::price_floor, Config, Pace, Pair, Pairs, Pallet, PriceView, Reserves};
use alloc::vec::Vec;
use frame_support::{traits::Get, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use palisade_primitives::AssetKind;
use sp_runtime::{FixedU128, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// Notes the prices that the last block left. To be called before anything of this block can move them.
	pub(crate) fn observe(now: BlockNumberFor<T>) -> Weight {
		use crate::WeightInfo;
		let mut pairs = Pairs::<T>::get();
		let count = pairs.len().saturated_into();
		if count > 0 {
			let pace = Self::pace();
			for pair in &mut pairs {
				// Without a price the average ages.
				if let Some(price) = Self::spot(&pair.asset) {
					pair.note(price, now, &pace);
				}
			}
			Pairs::<T>::put(pairs);
		}
		T::WeightInfo::observe(count)
	}

	/// What one unit of `asset` was worth in native ones on average over the last blocks, this one excluded; `None` while
	/// that is not known, or is stale.
	pub fn average(asset: &AssetKind) -> Option<FixedU128> {
		let average = Self::pair(asset)?.average?;
		average.is_known(frame_system::Pallet::<T>::block_number(), &Self::pace()).then_some(average.price)
	}

	/// Blocks since the last price of `asset`; `None` without any.
	pub fn age(asset: &AssetKind) -> Option<BlockNumberFor<T>> {
		Some(Self::pair(asset)?.average?.age(frame_system::Pallet::<T>::block_number()))
	}

	/// All pairs that are followed.
	pub fn prices() -> Vec<PriceView<BlockNumberFor<T>>> {
		let (now, pace) = (frame_system::Pallet::<T>::block_number(), Self::pace());
		let view = |Pair { asset, average }| PriceView {
			asset,
			average: average.map(|average| average.price),
			age: average.map(|average| average.age(now)),
			known: average.is_some_and(|average| average.is_known(now, &pace)),
		};
		Pairs::<T>::get().into_iter().map(view).collect()
	}

	fn pair(asset: &AssetKind) -> Option<Pair<BlockNumberFor<T>>> {
		Pairs::<T>::get().into_iter().find(|pair| pair.asset == *asset)
	}

	/// What one unit of `asset` is worth in native ones now; `None` without a pair that has both.
	fn spot(asset: &AssetKind) -> Option<FixedU128> {
		let (of_asset, of_native) = T::Reserves::reserves(asset)?;
		price_floor(of_asset, of_native)
	}

	fn pace() -> Pace<BlockNumberFor<T>> {
		Pace { half_life: T::HalfLife::get(), max_age: T::MaxAge::get() }
	}
}
