//! Weights of `pallet_delegation`, measured by `make weights`: do not edit.
//!
//! 2026-11-23, 20 steps, 5 repeats, AMD EPYC, Compiled wasm.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// What each call and hook step of `pallet_delegation` takes.
pub trait WeightInfo {
	fn delegate() -> Weight;
	fn withdraw_entry() -> Weight;
	fn request_leave() -> Weight;
	fn complete_leave() -> Weight;
	fn open_pool() -> Weight;
	fn admit_asset() -> Weight;
	fn suspend_asset() -> Weight;
	fn set_asset_terms() -> Weight;
	fn redelegate() -> Weight;
	fn complete_redelegation() -> Weight;
	fn fetch() -> Weight;
	fn settle(r: u32, b: u32, ) -> Weight;
}

/// As measured, with the chain's own database costs.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Delegation::Operators` (r:1 w:0)
	/// Proof: `Delegation::Operators` (`max_values`: None, `max_size`: Some(111), added: 2586, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:23 w:1)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::AdmittedAssets` (r:1 w:0)
	/// Proof: `Delegation::AdmittedAssets` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:1)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Inflows` (r:1 w:1)
	/// Proof: `Delegation::Inflows` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	/// Storage: `AssetRate::ConversionRateToNative` (r:7 w:0)
	/// Proof: `AssetRate::ConversionRateToNative` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Arrivals` (r:1 w:0)
	/// Proof: `Delegation::Arrivals` (`max_values`: None, `max_size`: Some(1527), added: 4002, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Buckets` (r:15 w:0)
	/// Proof: `Delegation::Buckets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:2 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(164), added: 2639, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Batches` (r:2 w:1)
	/// Proof: `Delegation::Batches` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Indices` (r:1 w:0)
	/// Proof: `Rewards::Indices` (`max_values`: None, `max_size`: Some(699), added: 3174, mode: `MaxEncodedLen`)
	fn delegate() -> Weight {
		// At least 1_805_205_000 picoseconds.
		Weight::from_parts(1_867_141_000, 132067)
			.saturating_add(T::DbWeight::get().reads(60_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Delegation::Pools` (r:1 w:1)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:1 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(164), added: 2639, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::AdmittedAssets` (r:1 w:0)
	/// Proof: `Delegation::AdmittedAssets` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:1)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Inflows` (r:1 w:1)
	/// Proof: `Delegation::Inflows` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	fn withdraw_entry() -> Weight {
		// At least 498_850_000 picoseconds.
		Weight::from_parts(508_438_000, 6689)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Delegation::Pools` (r:1 w:1)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:1 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(164), added: 2639, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Batches` (r:1 w:1)
	/// Proof: `Delegation::Batches` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Indices` (r:1 w:0)
	/// Proof: `Rewards::Indices` (`max_values`: None, `max_size`: Some(699), added: 3174, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Buckets` (r:1 w:1)
	/// Proof: `Delegation::Buckets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::NextTicket` (r:1 w:1)
	/// Proof: `Delegation::NextTicket` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Tickets` (r:0 w:1)
	/// Proof: `Delegation::Tickets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::TicketsOf` (r:0 w:1)
	/// Proof: `Delegation::TicketsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn request_leave() -> Weight {
		// At least 371_082_000 picoseconds.
		Weight::from_parts(381_090_000, 6689)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Delegation::Tickets` (r:1 w:1)
	/// Proof: `Delegation::Tickets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:1 w:1)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Buckets` (r:1 w:1)
	/// Proof: `Delegation::Buckets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `ConvictionVoting::ClassLocksFor` (r:1 w:0)
	/// Proof: `ConvictionVoting::ClassLocksFor` (`max_values`: None, `max_size`: Some(167), added: 2642, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:1)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::TicketsOf` (r:0 w:1)
	/// Proof: `Delegation::TicketsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn complete_leave() -> Weight {
		// At least 500_162_000 picoseconds.
		Weight::from_parts(512_956_000, 6689)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Delegation::Operators` (r:1 w:1)
	/// Proof: `Delegation::Operators` (`max_values`: None, `max_size`: Some(111), added: 2586, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::AdmittedAssets` (r:1 w:0)
	/// Proof: `Delegation::AdmittedAssets` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:1 w:1)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn open_pool() -> Weight {
		// At least 430_793_000 picoseconds.
		Weight::from_parts(438_968_000, 6689)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::AdmittedAssets` (r:1 w:1)
	/// Proof: `Delegation::AdmittedAssets` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	fn admit_asset() -> Weight {
		// At least 167_332_000 picoseconds.
		Weight::from_parts(172_041_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Delegation::AdmittedAssets` (r:1 w:1)
	/// Proof: `Delegation::AdmittedAssets` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	fn suspend_asset() -> Weight {
		// At least 73_117_000 picoseconds.
		Weight::from_parts(75_891_000, 3551)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Delegation::AdmittedAssets` (r:1 w:1)
	/// Proof: `Delegation::AdmittedAssets` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	fn set_asset_terms() -> Weight {
		// At least 89_447_000 picoseconds.
		Weight::from_parts(94_135_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Delegation::Pools` (r:24 w:9)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:2 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(164), added: 2639, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Batches` (r:2 w:1)
	/// Proof: `Delegation::Batches` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Indices` (r:1 w:0)
	/// Proof: `Rewards::Indices` (`max_values`: None, `max_size`: Some(699), added: 3174, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Operators` (r:1 w:0)
	/// Proof: `Delegation::Operators` (`max_values`: None, `max_size`: Some(111), added: 2586, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Walk` (r:1 w:0)
	/// Proof: `Restaking::Walk` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Spans` (r:1 w:0)
	/// Proof: `Rewards::Spans` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::RowsOf` (r:2 w:0)
	/// Proof: `Restaking::RowsOf` (`max_values`: None, `max_size`: Some(387), added: 2862, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:1 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Books` (r:8 w:0)
	/// Proof: `Restaking::Books` (`max_values`: None, `max_size`: Some(1435), added: 3910, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Arrivals` (r:1 w:1)
	/// Proof: `Delegation::Arrivals` (`max_values`: None, `max_size`: Some(1527), added: 4002, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Buckets` (r:16 w:1)
	/// Proof: `Delegation::Buckets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `AssetRate::ConversionRateToNative` (r:7 w:0)
	/// Proof: `AssetRate::ConversionRateToNative` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::NextTicket` (r:1 w:1)
	/// Proof: `Delegation::NextTicket` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Tickets` (r:0 w:1)
	/// Proof: `Delegation::Tickets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::TicketsOf` (r:0 w:1)
	/// Proof: `Delegation::TicketsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn redelegate() -> Weight {
		// At least 2_095_647_000 picoseconds.
		Weight::from_parts(2_206_033_000, 137766)
			.saturating_add(T::DbWeight::get().reads(72_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	/// Storage: `Delegation::Tickets` (r:1 w:1)
	/// Proof: `Delegation::Tickets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:2 w:2)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Buckets` (r:1 w:1)
	/// Proof: `Delegation::Buckets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Arrivals` (r:1 w:1)
	/// Proof: `Delegation::Arrivals` (`max_values`: None, `max_size`: Some(1527), added: 4002, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:1 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(164), added: 2639, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Batches` (r:1 w:1)
	/// Proof: `Delegation::Batches` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Indices` (r:1 w:0)
	/// Proof: `Rewards::Indices` (`max_values`: None, `max_size`: Some(699), added: 3174, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:1)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::TicketsOf` (r:0 w:1)
	/// Proof: `Delegation::TicketsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Batches` (r:0 w:1)
	/// Proof: `Rewards::Batches` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn complete_redelegation() -> Weight {
		// At least 884_619_000 picoseconds.
		Weight::from_parts(906_240_000, 12388)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Shared` (r:1 w:1)
	/// Proof: `Delegation::Shared` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	fn fetch() -> Weight {
		// At least 296_573_000 picoseconds.
		Weight::from_parts(300_269_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Delegation::Pools` (r:1 w:1)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Buckets` (r:32 w:32)
	/// Proof: `Delegation::Buckets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Arrivals` (r:1 w:1)
	/// Proof: `Delegation::Arrivals` (`max_values`: None, `max_size`: Some(1527), added: 4002, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:1)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Reports` (r:16 w:0)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Walk` (r:1 w:0)
	/// Proof: `Restaking::Walk` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Spans` (r:1 w:0)
	/// Proof: `Rewards::Spans` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::RowsOf` (r:1 w:0)
	/// Proof: `Restaking::RowsOf` (`max_values`: None, `max_size`: Some(387), added: 2862, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Indices` (r:1 w:0)
	/// Proof: `Rewards::Indices` (`max_values`: None, `max_size`: Some(699), added: 3174, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:1 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Books` (r:1 w:0)
	/// Proof: `Restaking::Books` (`max_values`: None, `max_size`: Some(1435), added: 3910, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Batches` (r:0 w:1)
	/// Proof: `Delegation::Batches` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// The range of component `r` is `[0, 16]`.
	/// The range of component `b` is `[0, 32]`.
	fn settle(r: u32, b: u32, ) -> Weight {
		// At least 209_931_000 picoseconds.
		Weight::from_parts(214_831_000, 6689)
			// Standard error: 9_371_827
			.saturating_add(Weight::from_parts(299_756_332, 0).saturating_mul(r.into()))
			// Standard error: 4_666_484
			.saturating_add(Weight::from_parts(63_369_632, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(r.into())))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(b.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(b.into())))
			.saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
			.saturating_add(Weight::from_parts(0, 3634).saturating_mul(r.into()))
	}
}

impl WeightInfo for () {
	fn delegate() -> Weight {
		Weight::from_parts(1_867_141_000, 132067)
			.saturating_add(ParityDbWeight::get().reads(60_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn withdraw_entry() -> Weight {
		Weight::from_parts(508_438_000, 6689)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn request_leave() -> Weight {
		Weight::from_parts(381_090_000, 6689)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn complete_leave() -> Weight {
		Weight::from_parts(512_956_000, 6689)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn open_pool() -> Weight {
		Weight::from_parts(438_968_000, 6689)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn admit_asset() -> Weight {
		Weight::from_parts(172_041_000, 3675)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn suspend_asset() -> Weight {
		Weight::from_parts(75_891_000, 3551)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_asset_terms() -> Weight {
		Weight::from_parts(94_135_000, 3675)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn redelegate() -> Weight {
		Weight::from_parts(2_206_033_000, 137766)
			.saturating_add(ParityDbWeight::get().reads(72_u64))
			.saturating_add(ParityDbWeight::get().writes(16_u64))
	}
	fn complete_redelegation() -> Weight {
		Weight::from_parts(906_240_000, 12388)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn fetch() -> Weight {
		Weight::from_parts(300_269_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn settle(r: u32, b: u32, ) -> Weight {
		Weight::from_parts(214_831_000, 6689)
			.saturating_add(Weight::from_parts(299_756_332, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(63_369_632, 0).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(r.into())))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(b.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(b.into())))
			.saturating_add(Weight::from_parts(0, 2624).saturating_mul(b.into()))
			.saturating_add(Weight::from_parts(0, 3634).saturating_mul(r.into()))
	}
}
