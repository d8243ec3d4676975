//! Weights of `pallet_prices`, measured by `make weights`: do not edit.
//!
//! 2026-11-23, 20 steps, 5 repeats, AMD EPYC, Compiled wasm.

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
	/// Proof: `Prices::Pairs` (`max_values`: Some(1), `max_size`: Some(481), added: 976, mode: `MaxEncodedLen`)
	fn track() -> Weight {
		// At least 67_355_000 picoseconds.
		Weight::from_parts(74_709_000, 1966)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Prices::Pairs` (r:1 w:1)
	/// Proof: `Prices::Pairs` (`max_values`: Some(1), `max_size`: Some(481), added: 976, mode: `MaxEncodedLen`)
	fn untrack() -> Weight {
		// At least 67_586_000 picoseconds.
		Weight::from_parts(74_409_000, 1966)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Prices::Pairs` (r:1 w:1)
	/// Proof: `Prices::Pairs` (`max_values`: Some(1), `max_size`: Some(481), added: 976, mode: `MaxEncodedLen`)
	/// Storage: `Network::Lengths` (r:1 w:0)
	/// Proof: `Network::Lengths` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:16 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:16 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:16 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 16]`.
	fn observe(n: u32, ) -> Weight {
		// At least 8_095_000 picoseconds.
		Weight::from_parts(8_436_000, 1966)
			// Standard error: 973_493
			.saturating_add(Weight::from_parts(124_888_595, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 2685).saturating_mul(n.into()))
	}
}

impl WeightInfo for () {
	fn track() -> Weight {
		Weight::from_parts(74_709_000, 1966)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn untrack() -> Weight {
		Weight::from_parts(74_409_000, 1966)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn observe(n: u32, ) -> Weight {
		Weight::from_parts(8_436_000, 1966)
			.saturating_add(Weight::from_parts(124_888_595, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 2685).saturating_mul(n.into()))
	}
}
