//! Who a referendum may speak as, short of Root.

use crate::{constants::currency::PAL, Balance};
use polkadot_sdk::frame_support::{self, pallet_prelude::*};

pub use pallet::*;

/// The pallet: it has nothing but its origin.
#[allow(clippy::expect_used)] // what the macro generates
#[frame_support::pallet]
pub mod pallet {
	use super::*;

	/// Nothing is stored.
	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {}

	/// Nothing is stored.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Who a passed referendum speaks as.
	#[derive(
		Clone,
		PartialEq,
		Eq,
		Debug,
		codec::Encode,
		codec::Decode,
		codec::DecodeWithMemTracking,
		codec::MaxEncodedLen,
		TypeInfo,
	)]
	#[pallet::origin]
	pub enum Origin {
		/// Enacts what was whitelisted before.
		WhitelistedCaller,
		/// Tunes staking: validators, issuance, admitted assets.
		StakingAdmin,
		/// Vetoes slashes.
		SlashArbiter,
		/// Pauses calls and enters safe mode.
		Emergency,
		/// Spends little of the treasury.
		SmallSpender,
		/// Spends much of the treasury.
		BigSpender,
	}
}

/// Makes a type that lets one origin pass.
macro_rules! ensure_origins {
	($($(#[$doc:meta])* $name:ident;)+) => {$(
		$(#[$doc])*
		pub struct $name;

		impl<O: OriginTrait + From<Origin>> EnsureOrigin<O> for $name
		where
			for<'a> &'a O::PalletsOrigin: TryInto<&'a Origin>,
		{
			type Success = ();

			fn try_origin(origin: O) -> Result<(), O> {
				if matches!(origin.caller().try_into(), Ok(Origin::$name)) {
					return Ok(());
				}
				Err(origin)
			}

			#[cfg(feature = "runtime-benchmarks")]
			fn try_successful_origin() -> Result<O, ()> {
				Ok(O::from(Origin::$name))
			}
		}
	)+};
}

ensure_origins! {
	/// Enacts what was whitelisted before.
	WhitelistedCaller;
	/// Tunes staking: validators, issuance, admitted assets.
	StakingAdmin;
	/// Vetoes slashes.
	SlashArbiter;
	/// Pauses calls and enters safe mode.
	Emergency;
}

/// Most that a small spender spends at once.
pub const SMALL_SPEND: Balance = 10_000 * PAL;
/// Most that a big spender spends at once.
pub const BIG_SPEND: Balance = 1_000_000 * PAL;

/// Spends of the treasury; says how much at most.
pub struct Spender;

impl<O: OriginTrait + From<Origin>> EnsureOrigin<O> for Spender
where
	for<'a> &'a O::PalletsOrigin: TryInto<&'a Origin>,
{
	type Success = Balance;

	fn try_origin(origin: O) -> Result<Balance, O> {
		match origin.caller().try_into() {
			Ok(Origin::SmallSpender) => return Ok(SMALL_SPEND),
			Ok(Origin::BigSpender) => return Ok(BIG_SPEND),
			_ => (),
		}
		Err(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Ok(O::from(Origin::BigSpender))
	}
}
