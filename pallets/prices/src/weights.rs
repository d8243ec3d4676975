//! Weights of `pallet_prices`: placeholders until `make weights` measures them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// What each call and hook step of `pallet_prices` takes.
pub trait WeightInfo {
	fn track() -> Weight;
	fn untrack() -> Weight;
	fn observe(n: u32, ) -> Weight;
}

/// As measured, with the chain's own database costs.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Prices::Pairs` (r:1 w:1)
	fn track() -> Weight {
		Weight::from_parts(60_000_000, 2_500)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Prices::Pairs` (r:1 w:1)
	fn untrack() -> Weight {
		Weight::from_parts(60_000_000, 2_500)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Prices::Pairs` (r:1 w:1)
	/// Storage: `Network::Lengths` (r:1 w:0)
	/// Storage: `System::Account` (r:16 w:0)
	/// Storage: `Assets::Account` (r:16 w:0)
	/// Storage: `Assets::Asset` (r:16 w:0)
	/// The range of component `n` is `[0, 16]`.
	fn observe(n: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 2_500)
			.saturating_add(Weight::from_parts(60_000_000, 8_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

impl WeightInfo for () {
	fn track() -> Weight {
		Weight::from_parts(60_000_000, 2_500)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn untrack() -> Weight {
		Weight::from_parts(60_000_000, 2_500)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn observe(n: u32, ) -> Weight {
		Weight::from_parts(30_000_000, 2_500)
			.saturating_add(Weight::from_parts(60_000_000, 8_000).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
