//! Weights. Placeholders until `benchmark pallet` regenerates this file.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// Weights of the calls and of an era's start.
pub trait WeightInfo {
	/// Call `set_clock`.
	fn set_clock() -> Weight;
	/// Call `force_new_era`.
	fn force_new_era() -> Weight;
	/// Beginning an era, without its listeners.
	fn begin_era() -> Weight;
}

/// Weights by the runtime's database.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_clock() -> Weight {
		Weight::from_parts(20_000_000, 2_000).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}

	fn force_new_era() -> Weight {
		Weight::from_parts(10_000_000, 2_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	fn begin_era() -> Weight {
		Weight::from_parts(30_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(7, 7))
	}
}

impl WeightInfo for () {
	fn set_clock() -> Weight {
		Weight::from_parts(20_000_000, 2_000).saturating_add(RocksDbWeight::get().reads_writes(3, 2))
	}

	fn force_new_era() -> Weight {
		Weight::from_parts(10_000_000, 2_000).saturating_add(RocksDbWeight::get().reads_writes(2, 1))
	}

	fn begin_era() -> Weight {
		Weight::from_parts(30_000_000, 4_000).saturating_add(RocksDbWeight::get().reads_writes(7, 7))
	}
}
