//! Weights. Placeholders until `make weights` has run.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// One function per call.
#[allow(missing_docs)]
pub trait WeightInfo {
	fn register() -> Weight;
	fn update_metadata() -> Weight;
	fn set_requirements() -> Weight;
	fn cancel_changes() -> Weight;
	fn request_opt_in() -> Weight;
	fn opt_out() -> Weight;
	fn accept_operator() -> Weight;
	fn remove_operator() -> Weight;
	fn prune() -> Weight;
	fn deregister() -> Weight;
	fn reclaim_deposit() -> Weight;
	fn update_terms() -> Weight;
	fn set_service_key() -> Weight;
	fn propose_owner() -> Weight;
	fn accept_ownership() -> Weight;
}

/// Weights of a node with the reference hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn register() -> Weight {
		Weight::from_parts(45_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(4, 5))
	}
	fn update_metadata() -> Weight {
		Weight::from_parts(20_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn set_requirements() -> Weight {
		Weight::from_parts(20_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn cancel_changes() -> Weight {
		Weight::from_parts(20_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn request_opt_in() -> Weight {
		Weight::from_parts(60_000_000, 20_000).saturating_add(T::DbWeight::get().reads_writes(11, 19))
	}
	fn opt_out() -> Weight {
		Weight::from_parts(25_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}
	fn accept_operator() -> Weight {
		Weight::from_parts(60_000_000, 20_000).saturating_add(T::DbWeight::get().reads_writes(11, 19))
	}
	fn remove_operator() -> Weight {
		Weight::from_parts(25_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}
	fn prune() -> Weight {
		Weight::from_parts(20_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(5, 18))
	}
	fn deregister() -> Weight {
		Weight::from_parts(20_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}
	fn reclaim_deposit() -> Weight {
		Weight::from_parts(45_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(5, 4))
	}
	fn update_terms() -> Weight {
		Weight::from_parts(25_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(6, 1))
	}
	fn set_service_key() -> Weight {
		Weight::from_parts(150_000_000, 20_000).saturating_add(T::DbWeight::get().reads_writes(13, 36))
	}
	fn propose_owner() -> Weight {
		Weight::from_parts(20_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
	fn accept_ownership() -> Weight {
		Weight::from_parts(60_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(5, 5))
	}
}

impl WeightInfo for () {
	fn register() -> Weight {
		RocksDbWeight::get().reads_writes(4, 5)
	}
	fn update_metadata() -> Weight {
		RocksDbWeight::get().reads_writes(1, 1)
	}
	fn set_requirements() -> Weight {
		RocksDbWeight::get().reads_writes(1, 1)
	}
	fn cancel_changes() -> Weight {
		RocksDbWeight::get().reads_writes(2, 1)
	}
	fn request_opt_in() -> Weight {
		RocksDbWeight::get().reads_writes(11, 19)
	}
	fn opt_out() -> Weight {
		RocksDbWeight::get().reads_writes(3, 2)
	}
	fn accept_operator() -> Weight {
		RocksDbWeight::get().reads_writes(11, 19)
	}
	fn remove_operator() -> Weight {
		RocksDbWeight::get().reads_writes(3, 2)
	}
	fn prune() -> Weight {
		RocksDbWeight::get().reads_writes(5, 18)
	}
	fn deregister() -> Weight {
		RocksDbWeight::get().reads_writes(2, 1)
	}
	fn reclaim_deposit() -> Weight {
		RocksDbWeight::get().reads_writes(5, 4)
	}
	fn update_terms() -> Weight {
		RocksDbWeight::get().reads_writes(6, 1)
	}
	fn set_service_key() -> Weight {
		RocksDbWeight::get().reads_writes(13, 36)
	}
	fn propose_owner() -> Weight {
		RocksDbWeight::get().reads_writes(1, 1)
	}
	fn accept_ownership() -> Weight {
		RocksDbWeight::get().reads_writes(5, 5)
	}
}
