//! The version after this one, for `make upgrade-demo` and the tests of upgrades. No release has it: the feature
//! `next-version` builds it.
//!
//! What it changes: the length of the year for which new tokens are counted is one of the network's [`Lengths`], no
//! constant. Existing networks keep the year they have.

use crate::{
	apis,
	constants::time::{DEFAULT_DAY_BLOCKS, DEFAULT_EPOCH_SLOTS, DEFAULT_SLOT_MILLIS, MILLIS_PER_YEAR},
	network::Lengths,
	Network, Runtime,
};
use codec::{Decode, Encode, Input, MaxEncodedLen};
use polkadot_sdk::{frame_support::weights::Weight, sp_version::RuntimeVersion, *};
use scale_info::TypeInfo;

/// The version that nodes and wallets compare. One higher than in `lib.rs`, and the same otherwise.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: alloc::borrow::Cow::Borrowed("palisade"),
	impl_name: alloc::borrow::Cow::Borrowed("palisade"),
	authoring_version: 1,
	spec_version: 2,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// Lengths that hold for the network's whole life.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, MaxEncodedLen, TypeInfo)]
pub struct Clock {
	/// Milliseconds of a slot.
	pub slot_millis: u64,
	/// Slots of an epoch, which is also a session.
	pub epoch_slots: u64,
	/// Blocks of a governance day.
	pub day_blocks: u32,
	/// Milliseconds of a year, for which new tokens are counted.
	pub year_millis: u64,
}

/// Also those of version 0: after the block that takes the code, and before the next one, which migrates, nodes and wallets
/// ask the new code about the old state.
impl Decode for Clock {
	fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
		let old = Self::from(v0_to_v1::Clock::decode(input)?);
		if input.remaining_len()? == Some(0) {
			return Ok(old);
		}
		Ok(Self { year_millis: u64::decode(input)?, ..old })
	}
}

impl Default for Clock {
	fn default() -> Self {
		Self {
			slot_millis: DEFAULT_SLOT_MILLIS,
			epoch_slots: DEFAULT_EPOCH_SLOTS,
			day_blocks: DEFAULT_DAY_BLOCKS,
			year_millis: MILLIS_PER_YEAR,
		}
	}
}

frame_support::parameter_types! {
	/// Milliseconds of a year, for which new tokens are counted.
	pub YearMillis: u64 = Lengths::<Runtime>::get().year_millis;
}

/// The migration of `Network`.
pub mod v0_to_v1 {
	use super::*;
	use frame_support::{
		defensive,
		migrations::VersionedMigration,
		traits::{PalletInfoAccess, UncheckedOnRuntimeUpgrade},
	};
	#[cfg(feature = "try-runtime")]
	use {
		alloc::vec::Vec,
		codec::DecodeAll,
		frame_support::{
			ensure,
			traits::{GetStorageVersion, StorageVersion},
		},
		sp_runtime::TryRuntimeError,
	};

	/// Adds the year to the lengths; does nothing where that was done.
	pub type AddYear = VersionedMigration<0, 1, Unversioned, Network, <Runtime as frame_system::Config>::DbWeight>;

	/// The lengths of version 0.
	#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
	pub struct Clock {
		slot_millis: u64,
		epoch_slots: u64,
		day_blocks: u32,
	}

	impl From<Clock> for super::Clock {
		fn from(Clock { slot_millis, epoch_slots, day_blocks }: Clock) -> Self {
			Self { slot_millis, epoch_slots, day_blocks, year_millis: MILLIS_PER_YEAR }
		}
	}

	/// The migration whatever the storage's version is. [`AddYear`] asks for that.
	pub struct Unversioned;

	impl UncheckedOnRuntimeUpgrade for Unversioned {
		#[cfg(feature = "try-runtime")]
		fn pre_upgrade() -> Result<Vec<u8>, TryRuntimeError> {
			let old = bytes()?;
			Clock::decode_all(&mut &old[..]).map_err(|_| "the network's lengths are of another version")?;
			Ok(old)
		}

		fn on_runtime_upgrade() -> Weight {
			if Lengths::<Runtime>::translate(|old: Option<Clock>| old.map(Into::into)).is_err() {
				defensive!("the lengths are not those of version 0", Network::name());
			}
			<Runtime as frame_system::Config>::DbWeight::get().reads_writes(1, 1)
		}

		#[cfg(feature = "try-runtime")]
		fn post_upgrade(state: Vec<u8>) -> Result<(), TryRuntimeError> {
			let old = Clock::decode_all(&mut &state[..]).map_err(|_| "what the check before said is unreadable")?;
			let new = super::Clock::from(old);
			ensure!(bytes()? == new.encode(), "the lengths must be the same, with the year that was a constant");
			ensure!(Network::on_chain_storage_version() == StorageVersion::new(1), "the storage's version must be 1");
			Ok(())
		}
	}

	#[cfg(feature = "try-runtime")]
	fn bytes() -> Result<Vec<u8>, TryRuntimeError> {
		Ok(sp_io::storage::get(&Lengths::<Runtime>::hashed_key()).ok_or("the network has no lengths")?.to_vec())
	}
}
