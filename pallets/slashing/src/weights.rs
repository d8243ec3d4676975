//! Weights of `pallet_slashing`, measured by `make weights`: do not edit.
//!
//! 2026-11-23, 20 steps, 5 repeats, AMD EPYC, Compiled wasm.

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
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Agenda` (r:0 w:1)
	/// Proof: `Slashing::Agenda` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	fn report() -> Weight {
		// At least 2_674_897_000 picoseconds.
		Weight::from_parts(2_828_564_000, 46582)
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
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn veto() -> Weight {
		// At least 1_185_290_000 picoseconds.
		Weight::from_parts(1_255_612_000, 46582)
			.saturating_add(T::DbWeight::get().reads(29_u64))
			.saturating_add(T::DbWeight::get().writes(28_u64))
	}
	/// Storage: `Slashing::Reports` (r:1 w:1)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:8 w:8)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Booked` (r:8 w:8)
	/// Proof: `Slashing::Booked` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::BookedBy` (r:8 w:8)
	/// Proof: `Slashing::BookedBy` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	fn reduce() -> Weight {
		// At least 1_252_576_000 picoseconds.
		Weight::from_parts(1_333_616_000, 46582)
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
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Operators::ExitDelays` (r:1 w:0)
	/// Proof: `Operators::ExitDelays` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:1 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	fn penalise() -> Weight {
		// At least 1_188_375_000 picoseconds.
		Weight::from_parts(1_286_378_000, 46582)
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
		// At least 189_673_000 picoseconds.
		Weight::from_parts(203_099_000, 6642)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Cases` (r:1 w:1)
	/// Proof: `Slashing::Cases` (`max_values`: None, `max_size`: Some(801), added: 3276, mode: `MaxEncodedLen`)
	fn withdraw_claim() -> Weight {
		// At least 131_746_000 picoseconds.
		Weight::from_parts(142_797_000, 6642)
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
		// At least 4_737_083_000 picoseconds.
		Weight::from_parts(4_932_586_000, 45241)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `Slashing::Reports` (r:1 w:1)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:8 w:8)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Walk` (r:1 w:0)
	/// Proof: `Restaking::Walk` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Spans` (r:2 w:0)
	/// Proof: `Rewards::Spans` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::RowsOf` (r:16 w:0)
	/// Proof: `Restaking::RowsOf` (`max_values`: None, `max_size`: Some(387), added: 2862, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Operators::JailRecords` (r:1 w:0)
	/// Proof: `Operators::JailRecords` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Totals` (r:8 w:0)
	/// Proof: `Restaking::Totals` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Budgets` (r:16 w:0)
	/// Proof: `Rewards::Budgets` (`max_values`: None, `max_size`: Some(311), added: 2786, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::CategoryTotals` (r:8 w:0)
	/// Proof: `Restaking::CategoryTotals` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Payouts` (r:0 w:7)
	/// Proof: `Slashing::Payouts` (`max_values`: None, `max_size`: Some(806), added: 3281, mode: `MaxEncodedLen`)
	fn execute() -> Weight {
		// At least 11_503_138_000 picoseconds.
		Weight::from_parts(11_737_836_000, 74042)
			.saturating_add(T::DbWeight::get().reads(137_u64))
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
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	fn open_report() -> Weight {
		// At least 1_033_207_000 picoseconds.
		Weight::from_parts(1_084_341_000, 46582)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:2 w:2)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
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
		// At least 298_666_000 picoseconds.
		Weight::from_parts(316_881_000, 12388)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Books` (r:1 w:1)
	/// Proof: `Restaking::Books` (`max_values`: None, `max_size`: Some(1435), added: 3910, mode: `MaxEncodedLen`)
	fn on_executed() -> Weight {
		// At least 393_424_000 picoseconds.
		Weight::from_parts(408_111_000, 4900)
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
		// At least 1_017_457_000 picoseconds.
		Weight::from_parts(1_086_466_000, 11402)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Slashing::Cursor` (r:1 w:0)
	/// Proof: `Slashing::Cursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn poll() -> Weight {
		// At least 19_756_000 picoseconds.
		Weight::from_parts(21_290_000, 1489)
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
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Walk` (r:1 w:0)
	/// Proof: `Restaking::Walk` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Spans` (r:2 w:0)
	/// Proof: `Rewards::Spans` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::RowsOf` (r:16 w:0)
	/// Proof: `Restaking::RowsOf` (`max_values`: None, `max_size`: Some(387), added: 2862, mode: `MaxEncodedLen`)
	/// Storage: `Services::Services` (r:1 w:0)
	/// Proof: `Services::Services` (`max_values`: None, `max_size`: Some(3177), added: 5652, mode: `MaxEncodedLen`)
	/// Storage: `Operators::JailRecords` (r:1 w:0)
	/// Proof: `Operators::JailRecords` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Totals` (r:8 w:0)
	/// Proof: `Restaking::Totals` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Budgets` (r:16 w:0)
	/// Proof: `Rewards::Budgets` (`max_values`: None, `max_size`: Some(311), added: 2786, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::CategoryTotals` (r:8 w:0)
	/// Proof: `Restaking::CategoryTotals` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Payouts` (r:0 w:7)
	/// Proof: `Slashing::Payouts` (`max_values`: None, `max_size`: Some(806), added: 3281, mode: `MaxEncodedLen`)
	fn visit() -> Weight {
		// At least 11_490_304_000 picoseconds.
		Weight::from_parts(11_834_986_000, 74042)
			.saturating_add(T::DbWeight::get().reads(141_u64))
			.saturating_add(T::DbWeight::get().writes(90_u64))
	}
}

impl WeightInfo for () {
	fn report() -> Weight {
		Weight::from_parts(2_828_564_000, 46582)
			.saturating_add(ParityDbWeight::get().reads(59_u64))
			.saturating_add(ParityDbWeight::get().writes(31_u64))
	}
	fn veto() -> Weight {
		Weight::from_parts(1_255_612_000, 46582)
			.saturating_add(ParityDbWeight::get().reads(29_u64))
			.saturating_add(ParityDbWeight::get().writes(28_u64))
	}
	fn reduce() -> Weight {
		Weight::from_parts(1_333_616_000, 46582)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(25_u64))
	}
	fn penalise() -> Weight {
		Weight::from_parts(1_286_378_000, 46582)
			.saturating_add(ParityDbWeight::get().reads(30_u64))
			.saturating_add(ParityDbWeight::get().writes(27_u64))
	}
	fn register_claim() -> Weight {
		Weight::from_parts(203_099_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn withdraw_claim() -> Weight {
		Weight::from_parts(142_797_000, 6642)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn release_payout() -> Weight {
		Weight::from_parts(4_932_586_000, 45241)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(18_u64))
	}
	fn execute() -> Weight {
		Weight::from_parts(11_737_836_000, 74042)
			.saturating_add(ParityDbWeight::get().reads(137_u64))
			.saturating_add(ParityDbWeight::get().writes(88_u64))
	}
	fn open_report() -> Weight {
		Weight::from_parts(1_084_341_000, 46582)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn report_offence() -> Weight {
		Weight::from_parts(316_881_000, 12388)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn on_executed() -> Weight {
		Weight::from_parts(408_111_000, 4900)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn pay_out() -> Weight {
		Weight::from_parts(1_086_466_000, 11402)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn poll() -> Weight {
		Weight::from_parts(21_290_000, 1489)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
	}
	fn visit() -> Weight {
		Weight::from_parts(11_834_986_000, 74042)
			.saturating_add(ParityDbWeight::get().reads(141_u64))
			.saturating_add(ParityDbWeight::get().writes(90_u64))
	}
}
