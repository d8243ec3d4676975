//! Weights of `pallet_rewards`, measured by `make weights`: do not edit.
//!
//! 2026-11-23, 20 steps, 5 repeats, AMD EPYC, Compiled wasm.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// What each call and hook step of `pallet_rewards` takes.
pub trait WeightInfo {
	fn admit_reward_asset() -> Weight;
	fn suspend_reward_asset() -> Weight;
	fn fund(e: u32, ) -> Weight;
	fn incentivise(e: u32, ) -> Weight;
	fn cancel_stream(e: u32, ) -> Weight;
	fn claim() -> Weight;
	fn compound() -> Weight;
	fn claim_commission() -> Weight;
	fn reclaim() -> Weight;
	fn accrue(t: u32, ) -> Weight;
	fn before_change() -> Weight;
	fn on_shares_taken() -> Weight;
	fn on_batch_joined() -> Weight;
	fn on_generation_closed() -> Weight;
	fn on_era_start() -> Weight;
	fn forget() -> Weight;
}

/// As measured, with the chain's own database costs.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::RewardAssets` (r:1 w:1)
	/// Proof: `Rewards::RewardAssets` (`max_values`: Some(1), `max_size`: Some(177), added: 672, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn admit_reward_asset() -> Weight {
		// At least 381_461_000 picoseconds.
		Weight::from_parts(400_416_000, 6208)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Rewards::RewardAssets` (r:1 w:1)
	/// Proof: `Rewards::RewardAssets` (`max_values`: Some(1), `max_size`: Some(177), added: 672, mode: `MaxEncodedLen`)
	fn suspend_reward_asset() -> Weight {
		// At least 62_867_000 picoseconds.
		Weight::from_parts(69_790_000, 1662)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::RewardAssets` (r:1 w:0)
	/// Proof: `Rewards::RewardAssets` (`max_values`: Some(1), `max_size`: Some(177), added: 672, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:0)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Held` (r:1 w:1)
	/// Proof: `Rewards::Held` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Budgets` (r:64 w:64)
	/// Proof: `Rewards::Budgets` (`max_values`: None, `max_size`: Some(311), added: 2786, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::NextStream` (r:1 w:1)
	/// Proof: `Rewards::NextStream` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Streams` (r:0 w:1)
	/// Proof: `Rewards::Streams` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Ending` (r:0 w:1)
	/// Proof: `Rewards::Ending` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[1, 64]`.
	fn fund(e: u32, ) -> Weight {
		// At least 722_077_000 picoseconds.
		Weight::from_parts(660_487_856, 8817)
			// Standard error: 287_693
			.saturating_add(Weight::from_parts(66_888_539, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2786).saturating_mul(e.into()))
	}
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::RewardAssets` (r:1 w:0)
	/// Proof: `Rewards::RewardAssets` (`max_values`: Some(1), `max_size`: Some(177), added: 672, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:0)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Held` (r:1 w:1)
	/// Proof: `Rewards::Held` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Budgets` (r:64 w:64)
	/// Proof: `Rewards::Budgets` (`max_values`: None, `max_size`: Some(311), added: 2786, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::NextStream` (r:1 w:1)
	/// Proof: `Rewards::NextStream` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Streams` (r:0 w:1)
	/// Proof: `Rewards::Streams` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Ending` (r:0 w:1)
	/// Proof: `Rewards::Ending` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[1, 64]`.
	fn incentivise(e: u32, ) -> Weight {
		// At least 439_169_000 picoseconds.
		Weight::from_parts(416_793_058, 6208)
			// Standard error: 200_630
			.saturating_add(Weight::from_parts(66_110_450, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2786).saturating_mul(e.into()))
	}
	/// Storage: `Rewards::Streams` (r:1 w:1)
	/// Proof: `Rewards::Streams` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Budgets` (r:64 w:64)
	/// Proof: `Rewards::Budgets` (`max_values`: None, `max_size`: Some(311), added: 2786, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::RewardAssets` (r:1 w:0)
	/// Proof: `Rewards::RewardAssets` (`max_values`: Some(1), `max_size`: Some(177), added: 672, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Held` (r:1 w:1)
	/// Proof: `Rewards::Held` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Ending` (r:0 w:1)
	/// Proof: `Rewards::Ending` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[1, 64]`.
	fn cancel_stream(e: u32, ) -> Weight {
		// At least 431_905_000 picoseconds.
		Weight::from_parts(393_873_978, 6208)
			// Standard error: 200_584
			.saturating_add(Weight::from_parts(68_053_132, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2786).saturating_mul(e.into()))
	}
	/// Storage: `Rewards::RewardAssets` (r:1 w:0)
	/// Proof: `Rewards::RewardAssets` (`max_values`: Some(1), `max_size`: Some(177), added: 672, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:1 w:1)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Indices` (r:1 w:1)
	/// Proof: `Rewards::Indices` (`max_values`: None, `max_size`: Some(699), added: 3174, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:1 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Operators` (r:1 w:0)
	/// Proof: `Delegation::Operators` (`max_values`: None, `max_size`: Some(111), added: 2586, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Arrivals` (r:1 w:0)
	/// Proof: `Delegation::Arrivals` (`max_values`: None, `max_size`: Some(1527), added: 4002, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:2 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(164), added: 2639, mode: `MaxEncodedLen`)
	/// Storage: `Operators::ShortSince` (r:1 w:0)
	/// Proof: `Operators::ShortSince` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Books` (r:1 w:0)
	/// Proof: `Restaking::Books` (`max_values`: None, `max_size`: Some(1435), added: 3910, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Positions` (r:1 w:1)
	/// Proof: `Rewards::Positions` (`max_values`: None, `max_size`: Some(619), added: 3094, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Closed` (r:1 w:0)
	/// Proof: `Rewards::Closed` (`max_values`: None, `max_size`: Some(323), added: 2798, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Held` (r:1 w:1)
	/// Proof: `Rewards::Held` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Batches` (r:0 w:1)
	/// Proof: `Delegation::Batches` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Batches` (r:0 w:1)
	/// Proof: `Rewards::Batches` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// At least 1_045_530_000 picoseconds.
		Weight::from_parts(1_164_721_000, 6689)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Rewards::RewardAssets` (r:1 w:0)
	/// Proof: `Rewards::RewardAssets` (`max_values`: Some(1), `max_size`: Some(177), added: 672, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:1 w:1)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Indices` (r:1 w:1)
	/// Proof: `Rewards::Indices` (`max_values`: None, `max_size`: Some(699), added: 3174, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:1 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Operators` (r:1 w:0)
	/// Proof: `Delegation::Operators` (`max_values`: None, `max_size`: Some(111), added: 2586, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Arrivals` (r:1 w:0)
	/// Proof: `Delegation::Arrivals` (`max_values`: None, `max_size`: Some(1527), added: 4002, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:2 w:1)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(164), added: 2639, mode: `MaxEncodedLen`)
	/// Storage: `Operators::ShortSince` (r:1 w:0)
	/// Proof: `Operators::ShortSince` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Books` (r:1 w:0)
	/// Proof: `Restaking::Books` (`max_values`: None, `max_size`: Some(1435), added: 3910, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Positions` (r:1 w:1)
	/// Proof: `Rewards::Positions` (`max_values`: None, `max_size`: Some(619), added: 3094, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Closed` (r:1 w:0)
	/// Proof: `Rewards::Closed` (`max_values`: None, `max_size`: Some(323), added: 2798, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Held` (r:1 w:1)
	/// Proof: `Rewards::Held` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(1299), added: 3774, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:1)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Batches` (r:0 w:1)
	/// Proof: `Delegation::Batches` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Batches` (r:0 w:1)
	/// Proof: `Rewards::Batches` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn compound() -> Weight {
		// At least 1_570_127_000 picoseconds.
		Weight::from_parts(1_741_407_000, 6689)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Rewards::RewardAssets` (r:1 w:0)
	/// Proof: `Rewards::RewardAssets` (`max_values`: Some(1), `max_size`: Some(177), added: 672, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Dues` (r:1 w:1)
	/// Proof: `Rewards::Dues` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Held` (r:1 w:1)
	/// Proof: `Rewards::Held` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	fn claim_commission() -> Weight {
		// At least 353_269_000 picoseconds.
		Weight::from_parts(391_109_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Rewards::Budgets` (r:1 w:1)
	/// Proof: `Rewards::Budgets` (`max_values`: None, `max_size`: Some(311), added: 2786, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Spans` (r:8 w:0)
	/// Proof: `Rewards::Spans` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::RewardAssets` (r:1 w:0)
	/// Proof: `Rewards::RewardAssets` (`max_values`: Some(1), `max_size`: Some(177), added: 672, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Held` (r:1 w:1)
	/// Proof: `Rewards::Held` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:7 w:7)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:14 w:14)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn reclaim() -> Weight {
		// At least 2_482_799_000 picoseconds.
		Weight::from_parts(2_642_297_000, 37516)
			.saturating_add(T::DbWeight::get().reads(38_u64))
			.saturating_add(T::DbWeight::get().writes(25_u64))
	}
	/// Storage: `Rewards::Spans` (r:1 w:0)
	/// Proof: `Rewards::Spans` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::RowsOf` (r:1 w:0)
	/// Proof: `Restaking::RowsOf` (`max_values`: None, `max_size`: Some(387), added: 2862, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:16 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Operators::JailRecords` (r:1 w:0)
	/// Proof: `Operators::JailRecords` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Totals` (r:16 w:0)
	/// Proof: `Restaking::Totals` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Budgets` (r:17 w:17)
	/// Proof: `Rewards::Budgets` (`max_values`: None, `max_size`: Some(311), added: 2786, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::CategoryTotals` (r:1 w:0)
	/// Proof: `Restaking::CategoryTotals` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Operators::History` (r:1 w:0)
	/// Proof: `Operators::History` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Withholdings` (r:1 w:0)
	/// Proof: `Operators::Withholdings` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Indices` (r:1 w:1)
	/// Proof: `Rewards::Indices` (`max_values`: None, `max_size`: Some(699), added: 3174, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::RewardAssets` (r:1 w:0)
	/// Proof: `Rewards::RewardAssets` (`max_values`: Some(1), `max_size`: Some(177), added: 672, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Dues` (r:1 w:1)
	/// Proof: `Rewards::Dues` (`max_values`: None, `max_size`: Some(177), added: 2652, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::History` (r:0 w:1)
	/// Proof: `Rewards::History` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// The range of component `t` is `[2, 17]`.
	fn accrue(t: u32, ) -> Weight {
		// At least 495_955_000 picoseconds.
		Weight::from_parts(243_437_405, 6642)
			// Standard error: 356_873
			.saturating_add(Weight::from_parts(142_512_938, 0).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(t.into())))
			.saturating_add(Weight::from_parts(0, 4674).saturating_mul(t.into()))
	}
	/// Storage: `Rewards::Indices` (r:1 w:0)
	/// Proof: `Rewards::Indices` (`max_values`: None, `max_size`: Some(699), added: 3174, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Positions` (r:1 w:1)
	/// Proof: `Rewards::Positions` (`max_values`: None, `max_size`: Some(619), added: 3094, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Closed` (r:1 w:0)
	/// Proof: `Rewards::Closed` (`max_values`: None, `max_size`: Some(323), added: 2798, mode: `MaxEncodedLen`)
	fn before_change() -> Weight {
		// At least 108_332_000 picoseconds.
		Weight::from_parts(113_292_000, 4164)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rewards::Indices` (r:1 w:0)
	/// Proof: `Rewards::Indices` (`max_values`: None, `max_size`: Some(699), added: 3174, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Batches` (r:1 w:0)
	/// Proof: `Rewards::Batches` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Positions` (r:1 w:1)
	/// Proof: `Rewards::Positions` (`max_values`: None, `max_size`: Some(619), added: 3094, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Closed` (r:1 w:0)
	/// Proof: `Rewards::Closed` (`max_values`: None, `max_size`: Some(323), added: 2798, mode: `MaxEncodedLen`)
	fn on_shares_taken() -> Weight {
		// At least 128_399_000 picoseconds.
		Weight::from_parts(134_942_000, 4164)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rewards::Indices` (r:1 w:0)
	/// Proof: `Rewards::Indices` (`max_values`: None, `max_size`: Some(699), added: 3174, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Batches` (r:0 w:1)
	/// Proof: `Rewards::Batches` (`max_values`: None, `max_size`: Some(327), added: 2802, mode: `MaxEncodedLen`)
	fn on_batch_joined() -> Weight {
		// At least 57_306_000 picoseconds.
		Weight::from_parts(63_097_000, 4164)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rewards::Indices` (r:1 w:0)
	/// Proof: `Rewards::Indices` (`max_values`: None, `max_size`: Some(699), added: 3174, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Closed` (r:0 w:1)
	/// Proof: `Rewards::Closed` (`max_values`: None, `max_size`: Some(323), added: 2798, mode: `MaxEncodedLen`)
	fn on_generation_closed() -> Weight {
		// At least 57_047_000 picoseconds.
		Weight::from_parts(60_994_000, 4164)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Rewards::Unpaid` (r:1 w:1)
	/// Proof: `Rewards::Unpaid` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::CompleteUntil` (r:1 w:0)
	/// Proof: `Restaking::CompleteUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Spans` (r:0 w:1)
	/// Proof: `Rewards::Spans` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn on_era_start() -> Weight {
		// At least 48_550_000 picoseconds.
		Weight::from_parts(51_436_000, 1489)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Rewards::Oldest` (r:1 w:0)
	/// Proof: `Rewards::Oldest` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::History` (r:1 w:0)
	/// Proof: `Rewards::History` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Budgets` (r:2 w:1)
	/// Proof: `Rewards::Budgets` (`max_values`: None, `max_size`: Some(311), added: 2786, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::RewardAssets` (r:1 w:0)
	/// Proof: `Rewards::RewardAssets` (`max_values`: Some(1), `max_size`: Some(177), added: 672, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Held` (r:1 w:1)
	/// Proof: `Rewards::Held` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:7 w:7)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:14 w:14)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn forget() -> Weight {
		// At least 2_370_170_000 picoseconds.
		Weight::from_parts(2_516_692_000, 37516)
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(25_u64))
	}
}

impl WeightInfo for () {
	fn admit_reward_asset() -> Weight {
		Weight::from_parts(400_416_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn suspend_reward_asset() -> Weight {
		Weight::from_parts(69_790_000, 1662)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn fund(e: u32, ) -> Weight {
		Weight::from_parts(660_487_856, 8817)
			.saturating_add(Weight::from_parts(66_888_539, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2786).saturating_mul(e.into()))
	}
	fn incentivise(e: u32, ) -> Weight {
		Weight::from_parts(416_793_058, 6208)
			.saturating_add(Weight::from_parts(66_110_450, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2786).saturating_mul(e.into()))
	}
	fn cancel_stream(e: u32, ) -> Weight {
		Weight::from_parts(393_873_978, 6208)
			.saturating_add(Weight::from_parts(68_053_132, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2786).saturating_mul(e.into()))
	}
	fn claim() -> Weight {
		Weight::from_parts(1_164_721_000, 6689)
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn compound() -> Weight {
		Weight::from_parts(1_741_407_000, 6689)
			.saturating_add(ParityDbWeight::get().reads(18_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn claim_commission() -> Weight {
		Weight::from_parts(391_109_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn reclaim() -> Weight {
		Weight::from_parts(2_642_297_000, 37516)
			.saturating_add(ParityDbWeight::get().reads(38_u64))
			.saturating_add(ParityDbWeight::get().writes(25_u64))
	}
	fn accrue(t: u32, ) -> Weight {
		Weight::from_parts(243_437_405, 6642)
			.saturating_add(Weight::from_parts(142_512_938, 0).saturating_mul(t.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(t.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(t.into())))
			.saturating_add(Weight::from_parts(0, 4674).saturating_mul(t.into()))
	}
	fn before_change() -> Weight {
		Weight::from_parts(113_292_000, 4164)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn on_shares_taken() -> Weight {
		Weight::from_parts(134_942_000, 4164)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn on_batch_joined() -> Weight {
		Weight::from_parts(63_097_000, 4164)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn on_generation_closed() -> Weight {
		Weight::from_parts(60_994_000, 4164)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn on_era_start() -> Weight {
		Weight::from_parts(51_436_000, 1489)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn forget() -> Weight {
		Weight::from_parts(2_516_692_000, 37516)
			.saturating_add(ParityDbWeight::get().reads(30_u64))
			.saturating_add(ParityDbWeight::get().writes(25_u64))
	}
}
