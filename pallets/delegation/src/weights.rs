//! Placeholder weights; `make weights` replaces this file.

#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// What each call of this pallet costs, without what is due on the pool it touches: that is `settle`.
pub trait WeightInfo {
	fn delegate() -> Weight;
	fn withdraw_entry() -> Weight;
	fn request_leave() -> Weight;
	fn complete_leave() -> Weight;
	fn open_pool() -> Weight;
	fn admit_asset() -> Weight;
	fn suspend_asset() -> Weight;
	fn set_asset_terms() -> Weight;
	/// Catching up with the era starts since the pool was touched: `r` verdicts, `b` buckets changed.
	fn settle(r: u32, b: u32) -> Weight;
}

/// Weights for a runtime, until they are measured.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn delegate() -> Weight {
		weight(T::DbWeight::get().reads_writes(32, 8))
	}
	fn withdraw_entry() -> Weight {
		weight(T::DbWeight::get().reads_writes(9, 6))
	}
	fn request_leave() -> Weight {
		weight(T::DbWeight::get().reads_writes(7, 7))
	}
	fn complete_leave() -> Weight {
		weight(T::DbWeight::get().reads_writes(7, 7))
	}
	fn open_pool() -> Weight {
		weight(T::DbWeight::get().reads_writes(8, 6))
	}
	fn admit_asset() -> Weight {
		weight(T::DbWeight::get().reads_writes(4, 3))
	}
	fn suspend_asset() -> Weight {
		weight(T::DbWeight::get().reads_writes(1, 1))
	}
	fn set_asset_terms() -> Weight {
		weight(T::DbWeight::get().reads_writes(2, 1))
	}
	fn settle(r: u32, b: u32) -> Weight {
		settle::<T::DbWeight>(r, b)
	}
}

impl WeightInfo for () {
	fn delegate() -> Weight {
		weight(RocksDbWeight::get().reads_writes(32, 8))
	}
	fn withdraw_entry() -> Weight {
		weight(RocksDbWeight::get().reads_writes(9, 6))
	}
	fn request_leave() -> Weight {
		weight(RocksDbWeight::get().reads_writes(7, 7))
	}
	fn complete_leave() -> Weight {
		weight(RocksDbWeight::get().reads_writes(7, 7))
	}
	fn open_pool() -> Weight {
		weight(RocksDbWeight::get().reads_writes(8, 6))
	}
	fn admit_asset() -> Weight {
		weight(RocksDbWeight::get().reads_writes(4, 3))
	}
	fn suspend_asset() -> Weight {
		weight(RocksDbWeight::get().reads_writes(1, 1))
	}
	fn set_asset_terms() -> Weight {
		weight(RocksDbWeight::get().reads_writes(2, 1))
	}
	fn settle(r: u32, b: u32) -> Weight {
		settle::<RocksDbWeight>(r, b)
	}
}

/// Time of the computation, and the proof, on top of the database's weight.
fn weight(db: Weight) -> Weight {
	db.saturating_add(Weight::from_parts(60_000_000, 16_000))
}

fn settle<Db: Get<frame_support::weights::RuntimeDbWeight>>(r: u32, b: u32) -> Weight {
	let (r, b) = (u64::from(r), u64::from(b));
	let parts = Weight::from_parts(2_000_000, 0).saturating_mul(r.saturating_mul(b.saturating_add(1)));
	let db = Db::get().reads_writes(b.saturating_add(2), b.saturating_add(3));
	weight(db).saturating_add(parts).saturating_add(Weight::from_parts(0, 3_000).saturating_mul(b))
}
