//! Weights of `pallet_slashing`, measured by `make weights`: do not edit.
//!
//! 2026-11-22, 20 steps, 10 repeats, AMD EPYC, Compiled wasm.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// What each call and hook step of `pallet_slashing` takes.
pub trait WeightInfo {
	fn report() -> Weight;
	fn veto() -> Weight;
	fn reduce() -> Weight;
	fn penalise() -> Weight;
	fn register_claim() -> Weight;
	fn withdraw_claim() -> Weight;
	fn release_payout() -> Weight;
	fn execute() -> Weight;
	fn open_report() -> Weight;
	fn report_offence() -> Weight;
	fn on_executed() -> Weight;
	fn pay_out() -> Weight;
	fn poll() -> Weight;
	fn visit() -> Weight;
}

/// As measured, with the chain's own database costs.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Operators` (r:1 w:0)
	/// Proof: `Delegation::Operators` (`max_values`: None, `max_size`: Some(111), added: 2586, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:8 w:8)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Walk` (r:1 w:0)
	/// Proof: `Restaking::Walk` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Tables` (r:1 w:0)
	/// Proof: `Restaking::Tables` (`max_values`: None, `max_size`: Some(985), added: 3460, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::ReportsOf` (r:1 w:1)
	/// Proof: `Slashing::ReportsOf` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Reports` (r:3 w:1)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::NextReportId` (r:1 w:1)
	/// Proof: `Slashing::NextReportId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Cases` (r:1 w:1)
	/// Proof: `Slashing::Cases` (`max_values`: None, `max_size`: Some(801), added: 3276, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:8 w:0)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Totals` (r:8 w:0)
	/// Proof: `Restaking::Totals` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Booked` (r:9 w:8)
	/// Proof: `Slashing::Booked` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::BookedBy` (r:9 w:8)
	/// Proof: `Slashing::BookedBy` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Agenda` (r:0 w:1)
	/// Proof: `Slashing::Agenda` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	fn report() -> Weight {
		// At least 2_750_619_000 picoseconds.
		Weight::from_parts(4_485_514_000, 46094)
			.saturating_add(T::DbWeight::get().reads(59_u64))
			.saturating_add(T::DbWeight::get().writes(31_u64))
	}
	/// Storage: `Slashing::Reports` (r:1 w:1)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Booked` (r:8 w:8)
	/// Proof: `Slashing::Booked` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::BookedBy` (r:8 w:8)
	/// Proof: `Slashing::BookedBy` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:8 w:8)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn veto() -> Weight {
		// At least 1_235_664_000 picoseconds.
		Weight::from_parts(2_040_555_000, 46094)
			.saturating_add(T::DbWeight::get().reads(29_u64))
			.saturating_add(T::DbWeight::get().writes(28_u64))
	}
	/// Storage: `Slashing::Reports` (r:1 w:1)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:8 w:8)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Booked` (r:8 w:8)
	/// Proof: `Slashing::Booked` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::BookedBy` (r:8 w:8)
	/// Proof: `Slashing::BookedBy` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	fn reduce() -> Weight {
		// At least 1_256_493_000 picoseconds.
		Weight::from_parts(1_838_388_000, 46094)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(25_u64))
	}
	/// Storage: `Slashing::Reports` (r:1 w:1)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Booked` (r:8 w:8)
	/// Proof: `Slashing::Booked` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::BookedBy` (r:8 w:8)
	/// Proof: `Slashing::BookedBy` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:8 w:8)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Operators::ExitDelays` (r:1 w:0)
	/// Proof: `Operators::ExitDelays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:1 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	fn penalise() -> Weight {
		// At least 1_788_134_000 picoseconds.
		Weight::from_parts(2_354_330_000, 46094)
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(27_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Cases` (r:1 w:1)
	/// Proof: `Slashing::Cases` (`max_values`: None, `max_size`: Some(801), added: 3276, mode: `MaxEncodedLen`)
	fn register_claim() -> Weight {
		// At least 215_722_000 picoseconds.
		Weight::from_parts(396_660_000, 6642)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Cases` (r:1 w:1)
	/// Proof: `Slashing::Cases` (`max_values`: None, `max_size`: Some(801), added: 3276, mode: `MaxEncodedLen`)
	fn withdraw_claim() -> Weight {
		// At least 150_280_000 picoseconds.
		Weight::from_parts(261_607_000, 6642)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Slashing::Payouts` (r:1 w:1)
	/// Proof: `Slashing::Payouts` (`max_values`: None, `max_size`: Some(806), added: 3281, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:17 w:17)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn release_payout() -> Weight {
		// At least 4_675_217_000 picoseconds.
		Weight::from_parts(7_745_783_000, 45241)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `Slashing::Reports` (r:1 w:1)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:8 w:8)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Books` (r:8 w:8)
	/// Proof: `Restaking::Books` (`max_values`: None, `max_size`: Some(1435), added: 3910, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:8 w:8)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Cases` (r:1 w:0)
	/// Proof: `Slashing::Cases` (`max_values`: None, `max_size`: Some(801), added: 3276, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:4 w:4)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Booked` (r:8 w:8)
	/// Proof: `Slashing::Booked` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::BookedBy` (r:8 w:8)
	/// Proof: `Slashing::BookedBy` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:1 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:7 w:7)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:28 w:28)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Payouts` (r:0 w:7)
	/// Proof: `Slashing::Payouts` (`max_values`: None, `max_size`: Some(806), added: 3281, mode: `MaxEncodedLen`)
	fn execute() -> Weight {
		// At least 11_580_582_000 picoseconds.
		Weight::from_parts(16_023_897_000, 74042)
			.saturating_add(T::DbWeight::get().reads(84_u64))
			.saturating_add(T::DbWeight::get().writes(88_u64))
	}
	/// Storage: `Slashing::Reports` (r:1 w:1)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:8 w:8)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	fn open_report() -> Weight {
		// At least 1_044_156_000 picoseconds.
		Weight::from_parts(2_059_730_000, 46094)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:2 w:2)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:1 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::KnownBase` (r:1 w:1)
	/// Proof: `Slashing::KnownBase` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::NextReportId` (r:1 w:1)
	/// Proof: `Slashing::NextReportId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Agenda` (r:0 w:1)
	/// Proof: `Slashing::Agenda` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Reports` (r:0 w:1)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	fn report_offence() -> Weight {
		// At least 332_260_000 picoseconds.
		Weight::from_parts(580_973_000, 12266)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Slashing::Reports` (r:1 w:1)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Booked` (r:1 w:1)
	/// Proof: `Slashing::Booked` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::BookedBy` (r:1 w:1)
	/// Proof: `Slashing::BookedBy` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Books` (r:1 w:1)
	/// Proof: `Restaking::Books` (`max_values`: None, `max_size`: Some(1435), added: 3910, mode: `MaxEncodedLen`)
	fn on_executed() -> Weight {
		// At least 399_144_000 picoseconds.
		Weight::from_parts(704_574_000, 4900)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Slashing::Reports` (r:1 w:0)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Cases` (r:1 w:0)
	/// Proof: `Slashing::Cases` (`max_values`: None, `max_size`: Some(801), added: 3276, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:4 w:4)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Payouts` (r:0 w:1)
	/// Proof: `Slashing::Payouts` (`max_values`: None, `max_size`: Some(806), added: 3281, mode: `MaxEncodedLen`)
	fn pay_out() -> Weight {
		// At least 1_031_573_000 picoseconds.
		Weight::from_parts(1_619_419_000, 11402)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Slashing::Cursor` (r:1 w:0)
	/// Proof: `Slashing::Cursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn poll() -> Weight {
		// At least 28_052_000 picoseconds.
		Weight::from_parts(31_789_000, 1489)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `Slashing::Cursor` (r:1 w:0)
	/// Proof: `Slashing::Cursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Agenda` (r:1 w:2)
	/// Proof: `Slashing::Agenda` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Reports` (r:1 w:1)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:8 w:8)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Books` (r:8 w:8)
	/// Proof: `Restaking::Books` (`max_values`: None, `max_size`: Some(1435), added: 3910, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:8 w:8)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Cases` (r:1 w:0)
	/// Proof: `Slashing::Cases` (`max_values`: None, `max_size`: Some(801), added: 3276, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:4 w:4)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Booked` (r:8 w:8)
	/// Proof: `Slashing::Booked` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::BookedBy` (r:8 w:8)
	/// Proof: `Slashing::BookedBy` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:1 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:7 w:7)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:28 w:28)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Payouts` (r:0 w:7)
	/// Proof: `Slashing::Payouts` (`max_values`: None, `max_size`: Some(806), added: 3281, mode: `MaxEncodedLen`)
	fn visit() -> Weight {
		// At least 9_770_898_000 picoseconds.
		Weight::from_parts(14_147_389_000, 74042)
			.saturating_add(T::DbWeight::get().reads(88_u64))
			.saturating_add(T::DbWeight::get().writes(90_u64))
	}
}

impl WeightInfo for () {
	fn report() -> Weight {
		Weight::from_parts(4_485_514_000, 46094)
			.saturating_add(ParityDbWeight::get().reads(59_u64))
			.saturating_add(ParityDbWeight::get().writes(31_u64))
	}
	fn veto() -> Weight {
		Weight::from_parts(2_040_555_000, 46094)
			.saturating_add(ParityDbWeight::get().reads(29_u64))
			.saturating_add(ParityDbWeight::get().writes(28_u64))
	}
	fn reduce() -> Weight {
		Weight::from_parts(1_838_388_000, 46094)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(25_u64))
	}
	fn penalise() -> Weight {
		Weight::from_parts(2_354_330_000, 46094)
			.saturating_add(ParityDbWeight::get().reads(30_u64))
			.saturating_add(ParityDbWeight::get().writes(27_u64))
	}
	fn register_claim() -> Weight {
		Weight::from_parts(396_660_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn withdraw_claim() -> Weight {
		Weight::from_parts(261_607_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn release_payout() -> Weight {
		Weight::from_parts(7_745_783_000, 45241)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(18_u64))
	}
	fn execute() -> Weight {
		Weight::from_parts(16_023_897_000, 74042)
			.saturating_add(ParityDbWeight::get().reads(84_u64))
			.saturating_add(ParityDbWeight::get().writes(88_u64))
	}
	fn open_report() -> Weight {
		Weight::from_parts(2_059_730_000, 46094)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn report_offence() -> Weight {
		Weight::from_parts(580_973_000, 12266)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn on_executed() -> Weight {
		Weight::from_parts(704_574_000, 4900)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn pay_out() -> Weight {
		Weight::from_parts(1_619_419_000, 11402)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn poll() -> Weight {
		Weight::from_parts(31_789_000, 1489)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
	}
	fn visit() -> Weight {
		Weight::from_parts(14_147_389_000, 74042)
			.saturating_add(ParityDbWeight::get().reads(88_u64))
			.saturating_add(ParityDbWeight::get().writes(90_u64))
	}
}
