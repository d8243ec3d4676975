//! How long a slot, an epoch and a governance day are on this network.
//!
//! One wasm serves every network, so these are storage that genesis sets and nothing ever writes again: BABE cannot
//! change its slot or epoch length. The getters are safe on empty storage, where metadata is built.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{self, pallet_prelude::*},
	frame_system::pallet_prelude::BlockNumberFor,
	sp_runtime::traits::SaturatedConversion,
};

#[cfg(feature = "next-version")]
pub use crate::next_version::{Clock, YearMillis};
pub use pallet::*;

/// What genesis does for pallets that have no genesis configuration of their own.
pub trait SeedGenesis {
	/// Writes the initial state; runs after the balances are built.
	fn seed();
}

/// Lengths that hold for the network's whole life.
#[cfg(not(feature = "next-version"))]
#[derive(Clone, Copy, PartialEq, Eq, Debug, codec::Encode, codec::Decode, codec::MaxEncodedLen, TypeInfo)]
pub struct Clock {
	/// Milliseconds of a slot.
	pub slot_millis: u64,
	/// Slots of an epoch, which is also a session.
	pub epoch_slots: u64,
	/// Blocks of a governance day.
	pub day_blocks: u32,
}

#[cfg(not(feature = "next-version"))]
impl Default for Clock {
	fn default() -> Self {
		use crate::constants::time::*;
		Self { slot_millis: DEFAULT_SLOT_MILLIS, epoch_slots: DEFAULT_EPOCH_SLOTS, day_blocks: DEFAULT_DAY_BLOCKS }
	}
}

/// The pallet.
#[allow(clippy::expect_used)] // what the macro generates
#[frame_support::pallet]
pub mod pallet {
	use super::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(if cfg!(feature = "next-version") { 1 } else { 0 });

	/// The pallet's storage.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What it needs.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		/// Seeds what has no genesis configuration.
		type Seed: SeedGenesis;
	}

	/// The lengths. Written by genesis only.
	#[pallet::storage]
	pub type Lengths<T> = StorageValue<_, Clock, ValueQuery>;

	/// The lengths, once and for all.
	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// Milliseconds of a slot.
		pub slot_millis: u64,
		/// Slots of an epoch.
		pub epoch_slots: u64,
		/// Blocks of a governance day.
		pub day_blocks: u32,
		/// No data.
		#[serde(skip)]
		pub marker: PhantomData<T>,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			let Clock { slot_millis, epoch_slots, day_blocks, .. } = Clock::default();
			Self { slot_millis, epoch_slots, day_blocks, marker: PhantomData }
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(self.slot_millis > 1, "a slot needs more than a millisecond, as its half is the minimum period");
			assert!(self.epoch_slots > 1, "an epoch needs slots");
			assert!(self.day_blocks > 23, "a governance day needs a block for each hour");
			Lengths::<T>::mutate(|lengths| {
				lengths.slot_millis = self.slot_millis;
				lengths.epoch_slots = self.epoch_slots;
				lengths.day_blocks = self.day_blocks;
			});
			T::Seed::seed();
		}
	}
}

#[cfg(not(feature = "next-version"))]
frame_support::parameter_types! {
	/// Milliseconds of a year, for which new tokens are counted.
	pub const YearMillis: u64 = crate::constants::time::MILLIS_PER_YEAR;
}

/// Milliseconds of a slot.
pub struct SlotMillis<T>(PhantomData<T>);

impl<T: Config> Get<u64> for SlotMillis<T> {
	fn get() -> u64 {
		Lengths::<T>::get().slot_millis
	}
}

/// Half a slot, in milliseconds: the least that two blocks' timestamps differ by.
pub struct HalfSlotMillis<T>(PhantomData<T>);

impl<T: Config> Get<u64> for HalfSlotMillis<T> {
	fn get() -> u64 {
		SlotMillis::<T>::get().checked_div(2).unwrap_or_default()
	}
}

/// Slots of an epoch.
pub struct EpochSlots<T>(PhantomData<T>);

impl<T: Config> Get<u64> for EpochSlots<T> {
	fn get() -> u64 {
		Lengths::<T>::get().epoch_slots
	}
}

/// `HOURS` governance hours in blocks, at least one.
pub struct Hours<T, const HOURS: u32>(PhantomData<T>);

impl<T: Config, const HOURS: u32> Get<BlockNumberFor<T>> for Hours<T, HOURS> {
	fn get() -> BlockNumberFor<T> {
		hours::<T>(HOURS)
	}
}

/// `count` governance hours in blocks, at least one.
pub fn hours<T: Config>(count: u32) -> BlockNumberFor<T> {
	let blocks = Lengths::<T>::get().day_blocks.saturating_mul(count).checked_div(24).unwrap_or_default();
	blocks.max(1).saturated_into()
}
