//! Weights of `pallet_validators`, measured by `make weights`: do not edit.
//!
//! 2026-11-23, 10 steps, 5 repeats, AMD EPYC, Compiled wasm.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// What each call and hook step of `pallet_validators` takes.
pub trait WeightInfo {
	fn join_candidates() -> Weight;
	fn displace_candidate() -> Weight;
	fn leave_candidates() -> Weight;
	fn set_rules() -> Weight;
	fn pay_rewards(v: u32, ) -> Weight;
	fn claim_commission() -> Weight;
	fn elect(c: u32, ) -> Weight;
	fn start_era(v: u32, ) -> Weight;
	fn arriving(a: u32, ) -> Weight;
	fn judge_liveness(v: u32, ) -> Weight;
	fn on_offence(n: u32, ) -> Weight;
	fn note_author() -> Weight;
}

/// As measured, with the chain's own database costs.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Operators::Records` (r:1 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Sentences` (r:1 w:0)
	/// Proof: `Operators::Sentences` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:17 w:0)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:1 w:0)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(164), added: 2639, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Operators` (r:1 w:0)
	/// Proof: `Delegation::Operators` (`max_values`: None, `max_size`: Some(111), added: 2586, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Arrivals` (r:1 w:0)
	/// Proof: `Delegation::Arrivals` (`max_values`: None, `max_size`: Some(1527), added: 4002, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Buckets` (r:16 w:0)
	/// Proof: `Delegation::Buckets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Validators::Candidates` (r:1 w:1)
	/// Proof: `Validators::Candidates` (`max_values`: Some(1), `max_size`: Some(12802), added: 13297, mode: `MaxEncodedLen`)
	fn join_candidates() -> Weight {
		// At least 1_250_822_000 picoseconds.
		Weight::from_parts(1_254_269_000, 97873)
			.saturating_add(T::DbWeight::get().reads(41_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Candidates` (r:1 w:1)
	/// Proof: `Validators::Candidates` (`max_values`: Some(1), `max_size`: Some(12802), added: 13297, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Exposures` (r:1 w:0)
	/// Proof: `Validators::Exposures` (`max_values`: None, `max_size`: Some(6814), added: 9289, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:802 w:0)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Arrivals` (r:802 w:0)
	/// Proof: `Delegation::Arrivals` (`max_values`: None, `max_size`: Some(1527), added: 4002, mode: `MaxEncodedLen`)
	fn displace_candidate() -> Weight {
		// At least 36_846_571_000 picoseconds.
		Weight::from_parts(37_161_257_000, 4571588)
			.saturating_add(T::DbWeight::get().reads(1607_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Candidates` (r:1 w:1)
	/// Proof: `Validators::Candidates` (`max_values`: Some(1), `max_size`: Some(12802), added: 13297, mode: `MaxEncodedLen`)
	fn leave_candidates() -> Weight {
		// At least 188_591_000 picoseconds.
		Weight::from_parts(197_508_000, 14287)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Rules` (r:0 w:1)
	/// Proof: `Validators::Rules` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	fn set_rules() -> Weight {
		// At least 44_753_000 picoseconds.
		Weight::from_parts(46_476_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Payouts` (r:1 w:1)
	/// Proof: `Validators::Payouts` (`max_values`: Some(1), `max_size`: Some(1409), added: 1904, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Exposures` (r:1 w:0)
	/// Proof: `Validators::Exposures` (`max_values`: None, `max_size`: Some(6814), added: 9289, mode: `MaxEncodedLen`)
	/// Storage: `Validators::EraPoints` (r:100 w:0)
	/// Proof: `Validators::EraPoints` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Withholdings` (r:100 w:0)
	/// Proof: `Operators::Withholdings` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Commissions` (r:100 w:100)
	/// Proof: `Validators::Commissions` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Owed` (r:1 w:1)
	/// Proof: `Validators::Owed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:232 w:200)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Books` (r:200 w:0)
	/// Proof: `Restaking::Books` (`max_values`: None, `max_size`: Some(1435), added: 3910, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Arrivals` (r:200 w:200)
	/// Proof: `Delegation::Arrivals` (`max_values`: None, `max_size`: Some(1527), added: 4002, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Buckets` (r:3200 w:0)
	/// Proof: `Delegation::Buckets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Shared` (r:200 w:200)
	/// Proof: `Delegation::Shared` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:1)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:100 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Walk` (r:1 w:0)
	/// Proof: `Restaking::Walk` (`max_values`: Some(1), `max_size`: Some(51), added: 546, mode: `MaxEncodedLen`)
	/// Storage: `Rewards::Spans` (r:32 w:0)
	/// Proof: `Rewards::Spans` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::RowsOf` (r:3072 w:0)
	/// Proof: `Restaking::RowsOf` (`max_values`: None, `max_size`: Some(387), added: 2862, mode: `MaxEncodedLen`)
	/// The range of component `v` is `[1, 100]`.
	fn pay_rewards(v: u32, ) -> Weight {
		// At least 3_802_851_000 picoseconds.
		Weight::from_parts(3_861_811_000, 183358)
			// Standard error: 153_366_747
			.saturating_add(Weight::from_parts(5_563_430_671, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(148_u64))
			.saturating_add(T::DbWeight::get().reads((73_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 85077).saturating_mul(v.into()))
	}
	/// Storage: `Validators::Commissions` (r:1 w:1)
	/// Proof: `Validators::Commissions` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Owed` (r:1 w:1)
	/// Proof: `Validators::Owed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn claim_commission() -> Weight {
		// At least 348_369_000 picoseconds.
		Weight::from_parts(496_335_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Validators::Rules` (r:1 w:0)
	/// Proof: `Validators::Rules` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Candidates` (r:1 w:0)
	/// Proof: `Validators::Candidates` (`max_values`: Some(1), `max_size`: Some(12802), added: 13297, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:400 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Sentences` (r:400 w:0)
	/// Proof: `Operators::Sentences` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:800 w:0)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:400 w:0)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(164), added: 2639, mode: `MaxEncodedLen`)
	/// Storage: `Operators::ShortSince` (r:400 w:0)
	/// Proof: `Operators::ShortSince` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:400 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Delegation::Arrivals` (r:800 w:0)
	/// Proof: `Delegation::Arrivals` (`max_values`: None, `max_size`: Some(1527), added: 4002, mode: `MaxEncodedLen`)
	/// The range of component `c` is `[1, 400]`.
	fn elect(c: u32, ) -> Weight {
		// At least 272_047_000 picoseconds.
		Weight::from_parts(280_273_000, 14287)
			// Standard error: 8_020_479
			.saturating_add(Weight::from_parts(294_247_918, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((9_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 11398).saturating_mul(c.into()))
	}
	/// Storage: `Validators::EraPoints` (r:200 w:100)
	/// Proof: `Validators::EraPoints` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Payouts` (r:1 w:1)
	/// Proof: `Validators::Payouts` (`max_values`: Some(1), `max_size`: Some(1409), added: 1904, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Eras::EraStarts` (r:1 w:0)
	/// Proof: `Eras::EraStarts` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Historical::StoredRange` (r:1 w:1)
	/// Proof: `Historical::StoredRange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Exposures` (r:1 w:2)
	/// Proof: `Validators::Exposures` (`max_values`: None, `max_size`: Some(6814), added: 9289, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Validators::Owed` (r:1 w:0)
	/// Proof: `Validators::Owed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:200 w:0)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Arrivals` (r:200 w:0)
	/// Proof: `Delegation::Arrivals` (`max_values`: None, `max_size`: Some(1527), added: 4002, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:100 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Historical::HistoricalSessions` (r:0 w:2)
	/// Proof: `Historical::HistoricalSessions` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// The range of component `v` is `[1, 100]`.
	fn start_era(v: u32, ) -> Weight {
		// At least 491_878_000 picoseconds.
		Weight::from_parts(668_416_000, 10279)
			// Standard error: 10_109_219
			.saturating_add(Weight::from_parts(221_287_085, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((7_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 11398).saturating_mul(v.into()))
	}
	/// Storage: `Delegation::Pools` (r:34 w:0)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Arrivals` (r:2 w:0)
	/// Proof: `Delegation::Arrivals` (`max_values`: None, `max_size`: Some(1527), added: 4002, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Buckets` (r:32 w:0)
	/// Proof: `Delegation::Buckets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// The range of component `a` is `[0, 32]`.
	fn arriving(a: u32, ) -> Weight {
		// At least 135_453_000 picoseconds.
		Weight::from_parts(195_846_721, 12388)
			// Standard error: 6_831_369
			.saturating_add(Weight::from_parts(57_868_135, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 5699).saturating_mul(a.into()))
	}
	/// Storage: `Validators::Exposures` (r:1 w:0)
	/// Proof: `Validators::Exposures` (`max_values`: None, `max_size`: Some(6814), added: 9289, mode: `MaxEncodedLen`)
	/// Storage: `Validators::EraPoints` (r:100 w:0)
	/// Proof: `Validators::EraPoints` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Validators::IdleEras` (r:1 w:1)
	/// Proof: `Validators::IdleEras` (`max_values`: Some(1), `max_size`: Some(3602), added: 4097, mode: `MaxEncodedLen`)
	/// The range of component `v` is `[1, 100]`.
	fn judge_liveness(v: u32, ) -> Weight {
		// At least 60_934_000 picoseconds.
		Weight::from_parts(61_251_814, 10279)
			// Standard error: 802_291
			.saturating_add(Weight::from_parts(30_820_852, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 2539).saturating_mul(v.into()))
	}
	/// Storage: `Eras::CurrentSession` (r:1 w:0)
	/// Proof: `Eras::CurrentSession` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Eras::EraStarts` (r:1 w:0)
	/// Proof: `Eras::EraStarts` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:200 w:200)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3224), added: 5699, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Records` (r:100 w:0)
	/// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(216), added: 2691, mode: `MaxEncodedLen`)
	/// Storage: `Operators::Sentences` (r:100 w:100)
	/// Proof: `Operators::Sentences` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Operators::JailRecords` (r:100 w:100)
	/// Proof: `Operators::JailRecords` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Operators` (r:100 w:100)
	/// Proof: `Delegation::Operators` (`max_values`: None, `max_size`: Some(111), added: 2586, mode: `MaxEncodedLen`)
	/// Storage: `Operators::History` (r:100 w:100)
	/// Proof: `Operators::History` (`max_values`: None, `max_size`: Some(218), added: 2693, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::KnownBase` (r:100 w:100)
	/// Proof: `Slashing::KnownBase` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::NextReportId` (r:1 w:1)
	/// Proof: `Slashing::NextReportId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Session::DisabledValidators` (r:1 w:0)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Slashing::Agenda` (r:0 w:100)
	/// Proof: `Slashing::Agenda` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	/// Storage: `Slashing::Reports` (r:0 w:100)
	/// Proof: `Slashing::Reports` (`max_values`: None, `max_size`: Some(1159), added: 3634, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 100]`.
	fn on_offence(n: u32, ) -> Weight {
		// At least 546_088_000 picoseconds.
		Weight::from_parts(579_039_000, 3493)
			// Standard error: 15_590_359
			.saturating_add(Weight::from_parts(751_242_786, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((8_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((9_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 11398).saturating_mul(n.into()))
	}
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Validators::EraPoints` (r:1 w:1)
	/// Proof: `Validators::EraPoints` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn note_author() -> Weight {
		// At least 42_589_000 picoseconds.
		Weight::from_parts(72_595_000, 3529)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

impl WeightInfo for () {
	fn join_candidates() -> Weight {
		Weight::from_parts(1_254_269_000, 97873)
			.saturating_add(ParityDbWeight::get().reads(41_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn displace_candidate() -> Weight {
		Weight::from_parts(37_161_257_000, 4571588)
			.saturating_add(ParityDbWeight::get().reads(1607_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn leave_candidates() -> Weight {
		Weight::from_parts(197_508_000, 14287)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_rules() -> Weight {
		Weight::from_parts(46_476_000, 0)
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn pay_rewards(v: u32, ) -> Weight {
		Weight::from_parts(3_861_811_000, 183358)
			.saturating_add(Weight::from_parts(5_563_430_671, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(148_u64))
			.saturating_add(ParityDbWeight::get().reads((73_u64).saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(ParityDbWeight::get().writes((7_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 85077).saturating_mul(v.into()))
	}
	fn claim_commission() -> Weight {
		Weight::from_parts(496_335_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn elect(c: u32, ) -> Weight {
		Weight::from_parts(280_273_000, 14287)
			.saturating_add(Weight::from_parts(294_247_918, 0).saturating_mul(c.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().reads((9_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 11398).saturating_mul(c.into()))
	}
	fn start_era(v: u32, ) -> Weight {
		Weight::from_parts(668_416_000, 10279)
			.saturating_add(Weight::from_parts(221_287_085, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().reads((7_u64).saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 11398).saturating_mul(v.into()))
	}
	fn arriving(a: u32, ) -> Weight {
		Weight::from_parts(195_846_721, 12388)
			.saturating_add(Weight::from_parts(57_868_135, 0).saturating_mul(a.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 5699).saturating_mul(a.into()))
	}
	fn judge_liveness(v: u32, ) -> Weight {
		Weight::from_parts(61_251_814, 10279)
			.saturating_add(Weight::from_parts(30_820_852, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 2539).saturating_mul(v.into()))
	}
	fn on_offence(n: u32, ) -> Weight {
		Weight::from_parts(579_039_000, 3493)
			.saturating_add(Weight::from_parts(751_242_786, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((8_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((9_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 11398).saturating_mul(n.into()))
	}
	fn note_author() -> Weight {
		Weight::from_parts(72_595_000, 3529)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
