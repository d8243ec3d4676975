//! What base slashes left of a part ([`Factor`]) and what service slashes take of it ([`Rate`]).

use crate::ratio::{mul_div_ceil, mul_div_floor, parts, ACCURACY};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_arithmetic::Perquintill;

/// One whole, in units of 2^-127.
pub const ONE: u128 = 1 << 127;

/// The product of `1 − p` over base slashes: `bits · 2^-127 · 2^-shift`.
///
/// `bits` is what a part multiplies its nominal with. `shift` grows when the part is renormalised, so that factors and
/// nominals of different times stay comparable.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Factor {
	/// The factor relative to the part's nominal, in units of 2^-127; at most [`ONE`].
	pub bits: u128,
	/// The nominal's unit is 2^shift.
	pub shift: u16,
}

impl Default for Factor {
	fn default() -> Self {
		Self { bits: ONE, shift: 0 }
	}
}

impl Factor {
	/// The factor after a base slash of `p`, rounded down.
	pub fn slashed(self, p: Perquintill) -> Self {
		let bits = mul_div_floor(self.bits, ACCURACY.saturating_sub(parts(p)), ACCURACY).unwrap_or(0);
		Self { bits, ..self }
	}

	/// What is left of `amount` planck that had nothing slashed before, floored; at most all of it.
	pub fn left_floor(self, amount: u128) -> u128 {
		mul_div_floor(amount, self.bits, ONE).unwrap_or(0).min(amount)
	}
}

/// The fraction of a part's nominal that a service report claims, in units of 2^-127; at most [`ONE`].
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Rate(pub u128);

impl Rate {
	/// The sum, at most one whole.
	pub fn saturating_add(self, other: Self) -> Self {
		Self(self.0.saturating_add(other.0).min(ONE))
	}

	/// `p / of` of it, ceiled, at most all of it.
	pub fn part_ceil(self, p: Perquintill, of: Perquintill) -> Self {
		Self(mul_div_ceil(self.0, parts(p), parts(of)).unwrap_or(self.0).min(self.0))
	}
}
