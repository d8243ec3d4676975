//! Weights of `pallet_rewards`, estimated until `make weights` measures them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::all)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// What each call, notification and hook step of `pallet_rewards` takes.
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

/// As estimated, with the chain's own database costs.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn admit_reward_asset() -> Weight {
		Weight::from_parts(300_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn suspend_reward_asset() -> Weight {
		Weight::from_parts(60_000_000, 1797)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// The range of component `e` is `[1, 64]`.
	fn fund(e: u32, ) -> Weight {
		Weight::from_parts(700_000_000, 9279)
			.saturating_add(Weight::from_parts(40_000_000, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(10_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2800).saturating_mul(e.into()))
	}
	/// The range of component `e` is `[1, 64]`.
	fn incentivise(e: u32, ) -> Weight {
		Weight::from_parts(550_000_000, 6196)
			.saturating_add(Weight::from_parts(40_000_000, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2800).saturating_mul(e.into()))
	}
	/// The range of component `e` is `[1, 64]`.
	fn cancel_stream(e: u32, ) -> Weight {
		Weight::from_parts(500_000_000, 6196)
			.saturating_add(Weight::from_parts(40_000_000, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2800).saturating_mul(e.into()))
	}
	fn claim() -> Weight {
		Weight::from_parts(900_000_000, 8738)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn compound() -> Weight {
		Weight::from_parts(2_000_000_000, 46000)
			.saturating_add(T::DbWeight::get().reads(35_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	fn claim_commission() -> Weight {
		Weight::from_parts(400_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn reclaim() -> Weight {
		Weight::from_parts(1_500_000_000, 30000)
			.saturating_add(T::DbWeight::get().reads(32_u64))
			.saturating_add(T::DbWeight::get().writes(27_u64))
	}
	/// The range of component `t` is `[1, 21]`.
	fn accrue(t: u32, ) -> Weight {
		Weight::from_parts(500_000_000, 9000)
			.saturating_add(Weight::from_parts(60_000_000, 0).saturating_mul(t.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(t.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(t.into())))
			.saturating_add(Weight::from_parts(0, 8500).saturating_mul(t.into()))
	}
	fn before_change() -> Weight {
		Weight::from_parts(90_000_000, 9500)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn on_shares_taken() -> Weight {
		Weight::from_parts(100_000_000, 12500)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn on_batch_joined() -> Weight {
		Weight::from_parts(50_000_000, 4300)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn on_generation_closed() -> Weight {
		Weight::from_parts(50_000_000, 4300)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn on_era_start() -> Weight {
		Weight::from_parts(40_000_000, 1500)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn forget() -> Weight {
		Weight::from_parts(1_500_000_000, 30000)
			.saturating_add(T::DbWeight::get().reads(33_u64))
			.saturating_add(T::DbWeight::get().writes(27_u64))
	}
}

impl WeightInfo for () {
	fn admit_reward_asset() -> Weight {
		Weight::from_parts(300_000_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn suspend_reward_asset() -> Weight {
		Weight::from_parts(60_000_000, 1797)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn fund(e: u32, ) -> Weight {
		Weight::from_parts(700_000_000, 9279)
			.saturating_add(Weight::from_parts(40_000_000, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2800).saturating_mul(e.into()))
	}
	fn incentivise(e: u32, ) -> Weight {
		Weight::from_parts(550_000_000, 6196)
			.saturating_add(Weight::from_parts(40_000_000, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2800).saturating_mul(e.into()))
	}
	fn cancel_stream(e: u32, ) -> Weight {
		Weight::from_parts(500_000_000, 6196)
			.saturating_add(Weight::from_parts(40_000_000, 0).saturating_mul(e.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(e.into())))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(e.into())))
			.saturating_add(Weight::from_parts(0, 2800).saturating_mul(e.into()))
	}
	fn claim() -> Weight {
		Weight::from_parts(900_000_000, 8738)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn compound() -> Weight {
		Weight::from_parts(2_000_000_000, 46000)
			.saturating_add(ParityDbWeight::get().reads(35_u64))
			.saturating_add(ParityDbWeight::get().writes(16_u64))
	}
	fn claim_commission() -> Weight {
		Weight::from_parts(400_000_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn reclaim() -> Weight {
		Weight::from_parts(1_500_000_000, 30000)
			.saturating_add(ParityDbWeight::get().reads(32_u64))
			.saturating_add(ParityDbWeight::get().writes(27_u64))
	}
	fn accrue(t: u32, ) -> Weight {
		Weight::from_parts(500_000_000, 9000)
			.saturating_add(Weight::from_parts(60_000_000, 0).saturating_mul(t.into()))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(t.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(t.into())))
			.saturating_add(Weight::from_parts(0, 8500).saturating_mul(t.into()))
	}
	fn before_change() -> Weight {
		Weight::from_parts(90_000_000, 9500)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn on_shares_taken() -> Weight {
		Weight::from_parts(100_000_000, 12500)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn on_batch_joined() -> Weight {
		Weight::from_parts(50_000_000, 4300)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn on_generation_closed() -> Weight {
		Weight::from_parts(50_000_000, 4300)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn on_era_start() -> Weight {
		Weight::from_parts(40_000_000, 1500)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn forget() -> Weight {
		Weight::from_parts(1_500_000_000, 30000)
			.saturating_add(ParityDbWeight::get().reads(33_u64))
			.saturating_add(ParityDbWeight::get().writes(27_u64))
	}
}
