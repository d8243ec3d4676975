//! Weights of `frame_system_extensions`, measured by `make weights`: do not edit.
//!
//! 2026-11-23, 20 steps, 5 repeats, AMD EPYC, Compiled wasm.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// As measured, with the chain's own database costs.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for WeightInfo<T> {
	fn check_genesis() -> Weight {
		// At least 17_512_000 picoseconds.
		Weight::from_parts(18_335_000, 0)
	}
	fn check_mortality_mortal_transaction() -> Weight {
		// At least 34_144_000 picoseconds.
		Weight::from_parts(35_827_000, 0)
	}
	fn check_mortality_immortal_transaction() -> Weight {
		// At least 34_174_000 picoseconds.
		Weight::from_parts(35_747_000, 0)
	}
	fn check_non_zero_sender() -> Weight {
		// At least 4_999_000 picoseconds.
		Weight::from_parts(5_240_000, 0)
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce() -> Weight {
		// At least 50_644_000 picoseconds.
		Weight::from_parts(52_398_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn check_spec_version() -> Weight {
		// At least 3_927_000 picoseconds.
		Weight::from_parts(4_288_000, 0)
	}
	fn check_tx_version() -> Weight {
		// At least 3_927_000 picoseconds.
		Weight::from_parts(4_178_000, 0)
	}
	fn check_weight() -> Weight {
		// At least 28_584_000 picoseconds.
		Weight::from_parts(29_725_000, 0)
	}
	fn weight_reclaim() -> Weight {
		// At least 18_104_000 picoseconds.
		Weight::from_parts(18_955_000, 0)
	}
}
