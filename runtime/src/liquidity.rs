//! Pairs of the exchange in the first block.
//!
//! The exchange's own genesis comes before liquid tokens exist; this pallet's comes after. It has nothing else.

use alloc::vec::Vec;
use palisade_primitives::{AssetKind, Balance};
use polkadot_sdk::{
	frame_support::{self, pallet_prelude::*},
	pallet_asset_conversion,
};

pub use pallet::*;

/// The pallet.
#[allow(clippy::expect_used)] // what the macro generates
#[frame_support::pallet]
pub mod pallet {
	use super::*;

	/// No storage.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What it needs.
	#[pallet::config]
	pub trait Config:
		polkadot_sdk::frame_system::Config + pallet_asset_conversion::Config<AssetKind = AssetKind, Balance = Balance>
	{
	}

	/// The exchange's pools of the first block.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The two assets, whose they are, and how much of each.
		pub pools: Vec<(AssetKind, AssetKind, T::AccountId, Balance, Balance)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			pallet_asset_conversion::GenesisConfig::<T> { pools: self.pools.clone() }.build();
		}
	}
}
