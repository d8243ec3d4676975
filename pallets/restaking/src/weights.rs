//! Weights. Placeholders until `make weights` has run.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// One function per call, notification and step.
#[allow(missing_docs)]
pub trait WeightInfo {
	fn allocate() -> Weight;
	fn on_eras() -> Weight;
	fn step() -> Weight;
	fn on_era_start() -> Weight;
	fn on_service_slash() -> Weight;
	fn set_policy() -> Weight;
	fn cancel_policy_change() -> Weight;
}

/// Weights of a node with the reference hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn allocate() -> Weight {
		Weight::from_parts(130_000_000, 60_000).saturating_add(T::DbWeight::get().reads_writes(17, 3))
	}
	fn on_eras() -> Weight {
		Weight::from_parts(450_000_000, 150_000).saturating_add(T::DbWeight::get().reads_writes(90, 34))
	}
	fn step() -> Weight {
		Weight::from_parts(60_000_000, 20_000).saturating_add(T::DbWeight::get().reads_writes(8, 3))
	}
	fn on_era_start() -> Weight {
		Weight::from_parts(10_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn on_service_slash() -> Weight {
		Weight::from_parts(40_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn set_policy() -> Weight {
		Weight::from_parts(150_000_000, 120_000).saturating_add(T::DbWeight::get().reads_writes(44, 2))
	}
	fn cancel_policy_change() -> Weight {
		Weight::from_parts(20_000_000, 5_000).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}
}

impl WeightInfo for () {
	fn allocate() -> Weight {
		RocksDbWeight::get().reads_writes(17, 3)
	}
	fn on_eras() -> Weight {
		RocksDbWeight::get().reads_writes(90, 34)
	}
	fn step() -> Weight {
		RocksDbWeight::get().reads_writes(8, 3)
	}
	fn on_era_start() -> Weight {
		RocksDbWeight::get().reads_writes(2, 1)
	}
	fn on_service_slash() -> Weight {
		RocksDbWeight::get().reads_writes(1, 1)
	}
	fn set_policy() -> Weight {
		RocksDbWeight::get().reads_writes(44, 2)
	}
	fn cancel_policy_change() -> Weight {
		RocksDbWeight::get().reads_writes(3, 1)
	}
}
