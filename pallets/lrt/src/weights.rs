//! Weights of `pallet_lrt`, measured by `make weights`: do not edit.
//!
//! 2026-11-22, 20 steps, 10 repeats, AMD EPYC, Compiled wasm.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// What each call and hook step of `pallet_lrt` takes.
pub trait WeightInfo {
	fn create_basket(p: u32, ) -> Weight;
	fn mint() -> Weight;
	fn deploy() -> Weight;
	fn redeem_request() -> Weight;
	fn claim() -> Weight;
	fn transfer_redemption() -> Weight;
	fn finalise() -> Weight;
	fn redeem_instantly() -> Weight;
	fn succeed() -> Weight;
	fn note() -> Weight;
	fn set_manager() -> Weight;
	fn accept_management() -> Weight;
	fn set_fee() -> Weight;
	fn charge_fee() -> Weight;
	fn set_policy() -> Weight;
	fn set_targets(n: u32, ) -> Weight;
	fn cancel_changes() -> Weight;
	fn follow_active_set() -> Weight;
	fn rebalance() -> Weight;
	fn set_group() -> Weight;
	fn harvest() -> Weight;
	fn swap_rewards() -> Weight;
	fn sponsor() -> Weight;
	fn mint_best() -> Weight;
}

/// As measured, with the chain's own database costs.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Delegation::Pools` (r:16 w:0)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Lrt::NextBasket` (r:1 w:1)
	/// Proof: `Lrt::NextBasket` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Metadata` (r:1 w:1)
	/// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Lrt::Baskets` (r:0 w:1)
	/// Proof: `Lrt::Baskets` (`max_values`: None, `max_size`: Some(738), added: 3213, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[1, 16]`.
	fn create_basket(p: u32, ) -> Weight {
		// At least 874_180_000 picoseconds.
		Weight::from_parts(1_084_028_483, 6196)
			// Standard error: 5_843_021
			.saturating_add(Weight::from_parts(68_442_546, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(Weight::from_parts(0, 5638).saturating_mul(p.into()))
	}
	/// Storage: `Lrt::Baskets` (r:1 w:1)
	/// Proof: `Lrt::Baskets` (`max_values`: None, `max_size`: Some(738), added: 3213, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:16 w:16)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:16 w:16)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(143), added: 2618, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:18 w:18)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Operators` (r:16 w:0)
	/// Proof: `Delegation::Operators` (`max_values`: None, `max_size`: Some(111), added: 2586, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:1)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	fn mint() -> Weight {
		// At least 7_825_671_000 picoseconds.
		Weight::from_parts(19_000_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(181_u64))
			.saturating_add(T::DbWeight::get().writes(66_u64))
	}
	/// Storage: `Lrt::Baskets` (r:1 w:1)
	/// Proof: `Lrt::Baskets` (`max_values`: None, `max_size`: Some(738), added: 3213, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:16 w:16)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:16 w:16)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(143), added: 2618, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Operators` (r:16 w:0)
	/// Proof: `Delegation::Operators` (`max_values`: None, `max_size`: Some(111), added: 2586, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:17 w:17)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:1)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	fn deploy() -> Weight {
		// At least 7_300_682_000 picoseconds.
		Weight::from_parts(16_000_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(141_u64))
			.saturating_add(T::DbWeight::get().writes(55_u64))
	}
	/// Storage: `Lrt::Baskets` (r:1 w:1)
	/// Proof: `Lrt::Baskets` (`max_values`: None, `max_size`: Some(738), added: 3213, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:16 w:16)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Positions` (r:16 w:16)
	/// Proof: `Delegation::Positions` (`max_values`: None, `max_size`: Some(143), added: 2618, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:18 w:18)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:1)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Eras::Clock` (r:1 w:0)
	/// Proof: `Eras::Clock` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Eras::PendingChange` (r:1 w:0)
	/// Proof: `Eras::PendingChange` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Buckets` (r:16 w:16)
	/// Proof: `Delegation::Buckets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::NextTicket` (r:1 w:1)
	/// Proof: `Delegation::NextTicket` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Lrt::NextRedemption` (r:1 w:1)
	/// Proof: `Lrt::NextRedemption` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Lrt::Redemptions` (r:0 w:1)
	/// Proof: `Lrt::Redemptions` (`max_values`: None, `max_size`: Some(197), added: 2672, mode: `MaxEncodedLen`)
	/// Storage: `Lrt::RedemptionsOf` (r:0 w:1)
	/// Proof: `Lrt::RedemptionsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Tickets` (r:0 w:16)
	/// Proof: `Delegation::Tickets` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::TicketsOf` (r:0 w:16)
	/// Proof: `Delegation::TicketsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn redeem_request() -> Weight {
		// At least 9_604_968_000 picoseconds.
		Weight::from_parts(22_000_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(184_u64))
			.saturating_add(T::DbWeight::get().writes(122_u64))
	}
	/// Storage: `Lrt::Redemptions` (r:1 w:1)
	/// Proof: `Lrt::Redemptions` (`max_values`: None, `max_size`: Some(197), added: 2672, mode: `MaxEncodedLen`)
	/// Storage: `Lrt::Baskets` (r:1 w:0)
	/// Proof: `Lrt::Baskets` (`max_values`: None, `max_size`: Some(738), added: 3213, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Tickets` (r:16 w:16)
	/// Proof: `Delegation::Tickets` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Pools` (r:16 w:16)
	/// Proof: `Delegation::Pools` (`max_values`: None, `max_size`: Some(3163), added: 5638, mode: `MaxEncodedLen`)
	/// Storage: `Eras::CurrentEra` (r:1 w:0)
	/// Proof: `Eras::CurrentEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Buckets` (r:16 w:16)
	/// Proof: `Delegation::Buckets` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Restaking::Books` (r:16 w:0)
	/// Proof: `Restaking::Books` (`max_values`: None, `max_size`: Some(1435), added: 3910, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:17 w:17)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Staked` (r:1 w:1)
	/// Proof: `Delegation::Staked` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Lrt::RedemptionsOf` (r:0 w:1)
	/// Proof: `Lrt::RedemptionsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::TicketsOf` (r:0 w:16)
	/// Proof: `Delegation::TicketsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Delegation::Batches` (r:0 w:16)
	/// Proof: `Delegation::Batches` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// At least 12_842_715_000 picoseconds.
		Weight::from_parts(500_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Lrt::Redemptions` (r:1 w:1)
	/// Proof: `Lrt::Redemptions` (`max_values`: None, `max_size`: Some(197), added: 2672, mode: `MaxEncodedLen`)
	/// Storage: `Lrt::RedemptionsOf` (r:0 w:2)
	/// Proof: `Lrt::RedemptionsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn transfer_redemption() -> Weight {
		// At least 135_743_000 picoseconds.
		Weight::from_parts(239_136_000, 3662)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn finalise() -> Weight {
		Weight::from_parts(12_000_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(88_u64))
			.saturating_add(T::DbWeight::get().writes(101_u64))
	}
	fn redeem_instantly() -> Weight {
		Weight::from_parts(5_000_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(112_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn succeed() -> Weight {
		Weight::from_parts(5_000_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(92_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	fn note() -> Weight {
		Weight::from_parts(4_000_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(105_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn set_manager() -> Weight {
		Weight::from_parts(120_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn accept_management() -> Weight {
		Weight::from_parts(120_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn set_fee() -> Weight {
		Weight::from_parts(120_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn charge_fee() -> Weight {
		Weight::from_parts(2500_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(60_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn set_policy() -> Weight {
		Weight::from_parts(2500_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(300_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn set_targets(n: u32, ) -> Weight {
		Weight::from_parts(2500_000_000, 91198)
			.saturating_add(Weight::from_parts(150_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((20_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().reads(80_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn cancel_changes() -> Weight {
		Weight::from_parts(120_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn follow_active_set() -> Weight {
		Weight::from_parts(2500_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(120_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn rebalance() -> Weight {
		Weight::from_parts(16000_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(400_u64))
			.saturating_add(T::DbWeight::get().writes(160_u64))
	}
	fn set_group() -> Weight {
		Weight::from_parts(60_000_000, 91198)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}

	/// A placeholder until `make weights` measures it.
	fn harvest() -> Weight {
		Weight::from_parts(7_000_000_000, 110_000)
			.saturating_add(T::DbWeight::get().reads(110_u64))
			.saturating_add(T::DbWeight::get().writes(40_u64))
	}
	/// A placeholder until `make weights` measures it.
	fn swap_rewards() -> Weight {
		Weight::from_parts(5_000_000_000, 100_000)
			.saturating_add(T::DbWeight::get().reads(90_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// A placeholder until `make weights` measures it.
	fn sponsor() -> Weight {
		Weight::from_parts(4_500_000_000, 95_000)
			.saturating_add(T::DbWeight::get().reads(72_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// A placeholder until `make weights` measures it.
	fn mint_best() -> Weight {
		Weight::from_parts(14_500_000_000, 100_000)
			.saturating_add(T::DbWeight::get().reads(82_u64))
			.saturating_add(T::DbWeight::get().writes(56_u64))
	}
}

impl WeightInfo for () {
	fn create_basket(p: u32, ) -> Weight {
		Weight::from_parts(1_084_028_483, 6196)
			.saturating_add(Weight::from_parts(68_442_546, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
			.saturating_add(Weight::from_parts(0, 5638).saturating_mul(p.into()))
	}
	fn mint() -> Weight {
		Weight::from_parts(19_000_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(181_u64))
			.saturating_add(ParityDbWeight::get().writes(66_u64))
	}
	fn deploy() -> Weight {
		Weight::from_parts(16_000_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(141_u64))
			.saturating_add(ParityDbWeight::get().writes(55_u64))
	}
	fn redeem_request() -> Weight {
		Weight::from_parts(22_000_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(184_u64))
			.saturating_add(ParityDbWeight::get().writes(122_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(500_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn transfer_redemption() -> Weight {
		Weight::from_parts(239_136_000, 3662)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn finalise() -> Weight {
		Weight::from_parts(12_000_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(88_u64))
			.saturating_add(ParityDbWeight::get().writes(101_u64))
	}
	fn redeem_instantly() -> Weight {
		Weight::from_parts(5_000_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(112_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn succeed() -> Weight {
		Weight::from_parts(5_000_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(92_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn note() -> Weight {
		Weight::from_parts(4_000_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(105_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_manager() -> Weight {
		Weight::from_parts(120_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn accept_management() -> Weight {
		Weight::from_parts(120_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_fee() -> Weight {
		Weight::from_parts(120_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn charge_fee() -> Weight {
		Weight::from_parts(2500_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(60_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn set_policy() -> Weight {
		Weight::from_parts(2500_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(300_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn set_targets(n: u32, ) -> Weight {
		Weight::from_parts(2500_000_000, 91198)
			.saturating_add(Weight::from_parts(150_000_000, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads((20_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().reads(80_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn cancel_changes() -> Weight {
		Weight::from_parts(120_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn follow_active_set() -> Weight {
		Weight::from_parts(2500_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(120_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn rebalance() -> Weight {
		Weight::from_parts(16000_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(400_u64))
			.saturating_add(ParityDbWeight::get().writes(160_u64))
	}
	fn set_group() -> Weight {
		Weight::from_parts(60_000_000, 91198)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}

	fn harvest() -> Weight {
		Weight::from_parts(7_000_000_000, 110_000)
			.saturating_add(ParityDbWeight::get().reads(110_u64))
			.saturating_add(ParityDbWeight::get().writes(40_u64))
	}
	fn swap_rewards() -> Weight {
		Weight::from_parts(5_000_000_000, 100_000)
			.saturating_add(ParityDbWeight::get().reads(90_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn sponsor() -> Weight {
		Weight::from_parts(4_500_000_000, 95_000)
			.saturating_add(ParityDbWeight::get().reads(72_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn mint_best() -> Weight {
		Weight::from_parts(14_500_000_000, 100_000)
			.saturating_add(ParityDbWeight::get().reads(82_u64))
			.saturating_add(ParityDbWeight::get().writes(56_u64))
	}
}
