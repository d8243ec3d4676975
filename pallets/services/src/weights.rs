//! Weights of `pallet_services`, measured by `make weights`: do not edit.
//!
//! 2026-11-22, 20 steps, 10 repeats, AMD EPYC, Compiled wasm.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// What each call and hook step of `pallet_services` takes.
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

/// As measured, with the chain's own database costs.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Services::NextService` (r:1 w:1)
	/// Proof: `Services::NextService` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::MetadataOf` (r:0 w:1)
	/// Proof: `Services::MetadataOf` (`max_values`: None, `max_size`: Some(336), added: 2811, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:0 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		// At least 374_078_000 picoseconds.
		Weight::from_parts(634_814_000, 3622)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Services::MetadataOf` (r:0 w:1)
	/// Proof: `Services::MetadataOf` (`max_values`: None, `max_size`: Some(336), added: 2811, mode: `MaxEncodedLen`)
	fn update_metadata() -> Weight {
		// At least 107_670_000 picoseconds.
		Weight::from_parts(140_562_000, 6642)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	fn set_requirements() -> Weight {
		// At least 129_551_000 picoseconds.
		Weight::from_parts(150_350_000, 6642)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn cancel_changes() -> Weight {
		// At least 96_069_000 picoseconds.
		Weight::from_parts(125_514_000, 6642)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::OptIns` (r:1 w:1)
	/// Proof: `Services::OptIns` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:1 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Sentences` (r:1 w:0)
	/// Proof: `Operators::Sentences` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:1 w:0)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:1 w:0)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(143), added: 2618, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Operators` (r:1 w:0)
	/// Proof: `Delegation::Operators` (`max_values`: None, `max_size`: Some(111), added: 2586, mode: `MaxEncodedLen`)
	/// Storage: `Services::Keys` (r:1 w:1)
	/// Proof: `Services::Keys` (`max_values`: None, `max_size`: Some(637), added: 3112, mode: `MaxEncodedLen`)
	/// Storage: `Services::KeyHolders` (r:0 w:16)
	/// Proof: `Services::KeyHolders` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn request_opt_in() -> Weight {
		// At least 513_688_000 picoseconds.
		Weight::from_parts(576_415_000, 6642)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `Services::OptIns` (r:1 w:1)
	/// Proof: `Services::OptIns` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	fn opt_out() -> Weight {
		// At least 150_872_000 picoseconds.
		Weight::from_parts(171_730_000, 6642)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Services::OptIns` (r:1 w:1)
	/// Proof: `Services::OptIns` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:1 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Sentences` (r:1 w:0)
	/// Proof: `Operators::Sentences` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:1 w:0)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:1 w:0)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(143), added: 2618, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Operators` (r:1 w:0)
	/// Proof: `Delegation::Operators` (`max_values`: None, `max_size`: Some(111), added: 2586, mode: `MaxEncodedLen`)
	/// Storage: `Services::Keys` (r:1 w:1)
	/// Proof: `Services::Keys` (`max_values`: None, `max_size`: Some(637), added: 3112, mode: `MaxEncodedLen`)
	/// Storage: `Services::KeyHolders` (r:0 w:16)
	/// Proof: `Services::KeyHolders` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn accept_operator() -> Weight {
		// At least 544_947_000 picoseconds.
		Weight::from_parts(833_865_000, 6642)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Services::OptIns` (r:1 w:1)
	/// Proof: `Services::OptIns` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn remove_operator() -> Weight {
		// At least 186_748_000 picoseconds.
		Weight::from_parts(270_194_000, 6642)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Services::OptIns` (r:1 w:1)
	/// Proof: `Services::OptIns` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Services::Keys` (r:1 w:1)
	/// Proof: `Services::Keys` (`max_values`: None, `max_size`: Some(637), added: 3112, mode: `MaxEncodedLen`)
	/// Storage: `Services::KeyHolders` (r:0 w:16)
	/// Proof: `Services::KeyHolders` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn prune() -> Weight {
		// At least 313_845_000 picoseconds.
		Weight::from_parts(539_226_000, 4102)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn deregister() -> Weight {
		// At least 122_869_000 picoseconds.
		Weight::from_parts(211_515_000, 6642)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Services::MetadataOf` (r:0 w:1)
	/// Proof: `Services::MetadataOf` (`max_values`: None, `max_size`: Some(336), added: 2811, mode: `MaxEncodedLen`)
	fn reclaim_deposit() -> Weight {
		// At least 504_741_000 picoseconds.
		Weight::from_parts(693_122_000, 6642)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn update_terms() -> Weight {
		// At least 225_320_000 picoseconds.
		Weight::from_parts(318_064_000, 6642)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Services::OptIns` (r:2 w:0)
	/// Proof: `Services::OptIns` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Services::KeyHolders` (r:1 w:30)
	/// Proof: `Services::KeyHolders` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Services::Keys` (r:2 w:2)
	/// Proof: `Services::Keys` (`max_values`: None, `max_size`: Some(637), added: 3112, mode: `MaxEncodedLen`)
	fn set_service_key() -> Weight {
		// At least 677_443_000 picoseconds.
		Weight::from_parts(1_169_220_000, 7214)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(32_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	fn propose_owner() -> Weight {
		// At least 106_769_000 picoseconds.
		Weight::from_parts(189_203_000, 6642)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:1)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn accept_ownership() -> Weight {
		// At least 518_297_000 picoseconds.
		Weight::from_parts(577_216_000, 6642)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
}

impl WeightInfo for () {
	fn register() -> Weight {
		Weight::from_parts(634_814_000, 3622)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn update_metadata() -> Weight {
		Weight::from_parts(140_562_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_requirements() -> Weight {
		Weight::from_parts(150_350_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn cancel_changes() -> Weight {
		Weight::from_parts(125_514_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn request_opt_in() -> Weight {
		Weight::from_parts(576_415_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(18_u64))
	}
	fn opt_out() -> Weight {
		Weight::from_parts(171_730_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn accept_operator() -> Weight {
		Weight::from_parts(833_865_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(18_u64))
	}
	fn remove_operator() -> Weight {
		Weight::from_parts(270_194_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn prune() -> Weight {
		Weight::from_parts(539_226_000, 4102)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(18_u64))
	}
	fn deregister() -> Weight {
		Weight::from_parts(211_515_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn reclaim_deposit() -> Weight {
		Weight::from_parts(693_122_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn update_terms() -> Weight {
		Weight::from_parts(318_064_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_service_key() -> Weight {
		Weight::from_parts(1_169_220_000, 7214)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(32_u64))
	}
	fn propose_owner() -> Weight {
		Weight::from_parts(189_203_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn accept_ownership() -> Weight {
		Weight::from_parts(577_216_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
}
