//! # Prices
//!
//! What assets were worth on the exchange, on average over the last blocks. See the README for what an average promises.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod average;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod invariants;
#[cfg(test)]
mod mock;
mod observe;
#[cfg(test)]
mod tests;
mod track;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{Average, Pace, Pair, PairList, PriceView, MAX_PAIRS};
pub use weights::WeightInfo;

use palisade_primitives::{AssetKind, Balance};

/// What the exchange has.
pub trait Reserves {
	/// What the pair of `asset` and the native one holds now, of each; `None` without a pair that anybody can trade.
	fn reserves(asset: &AssetKind) -> Option<(Balance, Balance)>;
	/// Makes a pair of an asset and the native one, another for each `index`.
	#[cfg(feature = "runtime-benchmarks")]
	fn create(index: u32) -> AssetKind;
}

#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used, missing_docs)] // what the macros generate
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the chain chooses.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who says which pairs are followed.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The exchange.
		type Reserves: Reserves;
		/// After so many blocks a price weighs half. An average is known when it is that old.
		#[pallet::constant]
		type HalfLife: Get<BlockNumberFor<Self>>;
		/// Without a price for more blocks than this an average is stale.
		#[pallet::constant]
		type MaxAge: Get<BlockNumberFor<Self>>;
		/// Weights of the calls and of what every block does.
		type WeightInfo: WeightInfo;
	}

	/// The pairs that are followed, and their averages.
	#[pallet::storage]
	pub type Pairs<T> = StorageValue<_, PairList<BlockNumberFor<T>>, ValueQuery>;

	/// What is followed from the first block on.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Assets; their pairs may come later.
		pub assets: Vec<AssetKind>,
		#[serde(skip)]
		#[doc(hidden)]
		pub _phantom: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		#[allow(clippy::expect_used)] // a chain must not begin with half of its pairs
		fn build(&self) {
			for asset in &self.assets {
				Pallet::<T>::do_track(asset.clone()).expect("genesis names few assets, each once");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The pair of `asset` and the native one is followed from the next block on.
		Tracked { asset: AssetKind },
		/// The pair of `asset` and the native one is not followed any more; its average is forgotten.
		Untracked { asset: AssetKind },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The native asset has no price in itself: name the other one of the pair.
		NativeAsset,
		/// The asset is followed already.
		AlreadyTracked,
		/// As many pairs are followed as can be: untrack another first.
		TooManyPairs,
		/// The asset is not followed.
		NotTracked,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			Self::observe(now)
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::check().map_err(Into::into)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Follows the pair of `asset` and the native one.
		///
		/// Origin: `AdminOrigin`. Emits [`Event::Tracked`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::track())]
		pub fn track(origin: OriginFor<T>, asset: AssetKind) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_track(asset)
		}

		/// Follows the pair of `asset` and the native one no more: its average is not known from now on.
		///
		/// Origin: `AdminOrigin`. Emits [`Event::Untracked`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::untrack())]
		pub fn untrack(origin: OriginFor<T>, asset: AssetKind) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_untrack(asset)
		}
	}
}
