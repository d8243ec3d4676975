//! Weights of the calls: placeholders until `benchmark pallet` generates this file.

use core::marker::PhantomData;
use frame_support::weights::{
	constants::{RocksDbWeight, WEIGHT_REF_TIME_PER_MICROS},
	Weight,
};

/// Weights of the calls.
pub trait WeightInfo {
	/// A basket of `p` pools.
	fn create_basket(p: u32) -> Weight;
	/// With as many pools as there can be, all under their targets.
	fn mint() -> Weight;
	/// With as many pools as there can be, all under their targets.
	fn deploy() -> Weight;
	/// With as many pools as there can be, each with a position and an entry.
	fn redeem_request() -> Weight;
	/// With as many tickets as there can be.
	fn claim() -> Weight;
	/// One redemption.
	fn transfer_redemption() -> Weight;
}

/// Weights on Substrate's reference hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create_basket(p: u32) -> Weight {
		<()>::create_basket(p)
	}

	fn mint() -> Weight {
		<()>::mint()
	}

	fn deploy() -> Weight {
		<()>::deploy()
	}

	fn redeem_request() -> Weight {
		<()>::redeem_request()
	}

	fn claim() -> Weight {
		<()>::claim()
	}

	fn transfer_redemption() -> Weight {
		<()>::transfer_redemption()
	}
}

impl WeightInfo for () {
	fn create_basket(p: u32) -> Weight {
		work(100, 10, 12).saturating_add(work(10, 3, 0).saturating_mul(p.into()))
	}

	fn mint() -> Weight {
		work(1_500, 110, 70)
	}

	fn deploy() -> Weight {
		work(1_400, 105, 66)
	}

	fn redeem_request() -> Weight {
		work(2_000, 150, 140)
	}

	fn claim() -> Weight {
		work(1_800, 120, 110)
	}

	fn transfer_redemption() -> Weight {
		work(20, 1, 3)
	}
}

/// So many microseconds, reads and writes; 4 KiB of proof a read.
fn work(micros: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(WEIGHT_REF_TIME_PER_MICROS), reads.saturating_mul(4096))
		.saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}
