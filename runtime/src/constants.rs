//! Numbers of this chain.
//!
//! What differs from network to network (slots, eras, windows, the length of a governance day) is not here but in
//! storage that genesis sets: see [`crate::network`] and the pallet `Eras`.

use crate::{Balance, BlockNumber};
use polkadot_sdk::{
	frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
	sp_runtime::Perbill,
};

/// Money, in planck.
pub mod currency {
	use super::Balance;

	/// Symbol of the native token.
	pub const SYMBOL: &str = "PAL";
	/// Decimals of the native token.
	pub const DECIMALS: u8 = 12;
	/// One token.
	pub const PAL: Balance = 1_000_000_000_000;
	/// A thousandth of a token.
	pub const MILLI: Balance = PAL / 1_000;
	/// What an account must hold to exist.
	pub const EXISTENTIAL_DEPOSIT: Balance = MILLI;

	/// Deposit for `items` in storage that hold `bytes` together.
	pub const fn deposit(items: u32, bytes: u32) -> Balance {
		// Widening, and far below the largest balance.
		#[allow(clippy::as_conversions, clippy::arithmetic_side_effects)]
		{
			items as Balance * 100 * MILLI + bytes as Balance * MILLI / 10
		}
	}
}

/// Time. A wall-clock length in blocks is a [`crate::network::Hours`].
pub mod time {
	use super::BlockNumber;

	/// Milliseconds of a slot where genesis does not say.
	pub const DEFAULT_SLOT_MILLIS: u64 = 6_000;
	/// Slots of an epoch where genesis does not say: four hours.
	pub const DEFAULT_EPOCH_SLOTS: u64 = 2_400;
	/// Blocks of a governance day where genesis does not say: a real one.
	pub const DEFAULT_DAY_BLOCKS: BlockNumber = 14_400;
	/// Milliseconds of a Julian year.
	pub const MILLIS_PER_YEAR: u64 = 31_557_600_000;
}

/// Upper bounds that storage and proofs are sized for, whatever genesis or governance choose.
pub mod bounds {
	/// Active validators.
	pub const MAX_AUTHORITIES: u32 = 100;
	/// Operators that offer themselves as validators.
	pub const MAX_CANDIDATES: u32 = 400;
	/// Eras from a request to leave until it can be completed; no offence is provable for longer.
	pub const MAX_LEAVING_ERAS: u32 = 32;
	/// Sessions of an era.
	pub const MAX_SESSIONS_PER_ERA: u32 = 48;
	/// Sets of GRANDPA authorities that are remembered.
	#[allow(clippy::as_conversions)]
	pub const MAX_SET_ID_SESSION_ENTRIES: u64 = MAX_LEAVING_ERAS as u64 * MAX_SESSIONS_PER_ERA as u64;
	/// Blocks for which an unsigned report of an equivocation stays in the pool.
	pub const REPORT_LONGEVITY: u64 = MAX_SET_ID_SESSION_ENTRIES * super::time::DEFAULT_EPOCH_SLOTS;
}

/// What a block can hold.
pub mod block {
	use super::{Perbill, Weight, WEIGHT_REF_TIME_PER_SECOND};

	/// Share of a block that hooks are assumed to use.
	pub const HOOKS_RATIO: Perbill = Perbill::from_percent(10);
	/// Two seconds of computation.
	pub const MAX_WEIGHT: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND.saturating_mul(2), u64::MAX);
	/// What normal calls can use of it, three quarters; the rest is for operational ones.
	pub const NORMAL_WEIGHT: Weight = MAX_WEIGHT.saturating_mul(3).saturating_div(4);
	/// Bytes of a block.
	pub const MAX_LENGTH: u32 = 5 * 1024 * 1024;
	/// What normal calls can use of them.
	pub const NORMAL_LENGTH: u32 = MAX_LENGTH / 4 * 3;
}
