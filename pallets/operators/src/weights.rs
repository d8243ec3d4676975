//! Weights. Placeholders until `benchmark pallet` regenerates this file.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// Weights of the calls.
pub trait WeightInfo {
	/// Call `register`.
	fn register() -> Weight;
	/// Call `set_commission`.
	fn set_commission() -> Weight;
	/// Call `set_metadata`.
	fn set_metadata() -> Weight;
	/// Call `request_exit`.
	fn request_exit() -> Weight;
	/// Call `cancel_exit`.
	fn cancel_exit() -> Weight;
	/// Call `complete_exit`.
	fn complete_exit() -> Weight;
	/// Call `unjail`.
	fn unjail() -> Weight;
	/// Jailing an operator.
	fn jail() -> Weight;
}

/// Weights by the runtime's database.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn register() -> Weight {
		Weight::from_parts(60_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(8, 9))
	}

	fn set_commission() -> Weight {
		Weight::from_parts(15_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	fn set_metadata() -> Weight {
		Weight::from_parts(15_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	fn request_exit() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}

	fn cancel_exit() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}

	fn complete_exit() -> Weight {
		Weight::from_parts(50_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(6, 6))
	}

	fn unjail() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}

	fn jail() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}
}

impl WeightInfo for () {
	fn register() -> Weight {
		Weight::from_parts(60_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(8, 9))
	}

	fn set_commission() -> Weight {
		Weight::from_parts(15_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(2, 1))
	}

	fn set_metadata() -> Weight {
		Weight::from_parts(15_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(1, 1))
	}

	fn request_exit() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(4, 3))
	}

	fn cancel_exit() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(5, 3))
	}

	fn complete_exit() -> Weight {
		Weight::from_parts(50_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(6, 6))
	}

	fn unjail() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(5, 3))
	}

	fn jail() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(4, 3))
	}
}
