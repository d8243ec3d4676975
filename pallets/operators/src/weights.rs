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
	/// Call `check_coverage`, or a pool's news.
	fn check_coverage() -> Weight;
	/// Jailing an operator.
	fn jail() -> Weight;
	/// Withholding an operator's commission.
	fn withhold() -> Weight;
	/// Delaying an operator's exit.
	fn delay_exit() -> Weight;
}

/// Weights by the runtime's database.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn register() -> Weight {
		Weight::from_parts(62_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(9, 10))
	}

	fn set_commission() -> Weight {
		Weight::from_parts(18_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}

	fn set_metadata() -> Weight {
		Weight::from_parts(15_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	fn request_exit() -> Weight {
		Weight::from_parts(26_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}

	fn cancel_exit() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}

	fn complete_exit() -> Weight {
		Weight::from_parts(52_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(7, 8))
	}

	fn unjail() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}

	fn check_coverage() -> Weight {
		Weight::from_parts(90_000_000, 60_000).saturating_add(T::DbWeight::get().reads_writes(36, 1))
	}

	fn jail() -> Weight {
		Weight::from_parts(28_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(5, 4))
	}

	fn withhold() -> Weight {
		Weight::from_parts(20_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}

	fn delay_exit() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}
}

impl WeightInfo for () {
	fn register() -> Weight {
		Weight::from_parts(62_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(9, 10))
	}

	fn set_commission() -> Weight {
		Weight::from_parts(18_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(3, 2))
	}

	fn set_metadata() -> Weight {
		Weight::from_parts(15_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(1, 1))
	}

	fn request_exit() -> Weight {
		Weight::from_parts(26_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(5, 3))
	}

	fn cancel_exit() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(5, 3))
	}

	fn complete_exit() -> Weight {
		Weight::from_parts(52_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(7, 8))
	}

	fn unjail() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(5, 3))
	}

	fn check_coverage() -> Weight {
		Weight::from_parts(90_000_000, 60_000).saturating_add(RocksDbWeight::get().reads_writes(36, 1))
	}

	fn jail() -> Weight {
		Weight::from_parts(28_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(5, 4))
	}

	fn withhold() -> Weight {
		Weight::from_parts(20_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(4, 2))
	}

	fn delay_exit() -> Weight {
		Weight::from_parts(25_000_000, 8_000).saturating_add(RocksDbWeight::get().reads_writes(5, 3))
	}
}
