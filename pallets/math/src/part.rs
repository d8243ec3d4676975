//! A part of a pool: its stake, or the bucket of one era of request.

use crate::{
	factor::{Factor, Rate, ONE},
	ratio::{div_ceil, mul_div_ceil, mul_div_floor, narrow, part_floor},
	reach::Reach,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::{PerThing, Perquintill};
use sp_core::{U256, U512};

/// Below this a factor is renormalised: 2^-32.
const SMALL: u128 = ONE >> RENORMALISE_BITS;
/// By how many bits.
const RENORMALISE_BITS: u16 = 32;

/// `nominal`, what services were `paid` of it, and the `factor` that base slashes left.
///
/// Worth `factor · (nominal − paid)` when no report is open. `tokens` is what really lies in the account for it; it is
/// never less than the floor of that worth, and the difference is at most one unit per operation.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Part {
	/// Claim on the part before any slash, in units of 2^shift planck.
	pub nominal: u128,
	/// What service slashes took of the nominal, same unit.
	pub paid: u128,
	/// What base slashes left.
	pub factor: Factor,
	/// Planck in the pool's account that belong to this part.
	pub tokens: u128,
}

/// What a service may claim of a pool for an era, as its table recorded it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Claim {
	/// Guaranteed planck at the start of the era.
	pub guarantee: u128,
	/// The stake's factor then, open base reports included.
	pub factor: Factor,
}

impl Part {
	/// Worth for its stakers under the open reports in `reach`, in planck, floored.
	pub fn value(&self, reach: &Reach) -> u128 {
		let claimed = mul_div_ceil(self.nominal, reach.rate.0, ONE).unwrap_or(self.nominal);
		let net = self.nominal.saturating_sub(self.paid).saturating_sub(claimed);
		let value = mul_div_floor(net, reach.factor.bits, ONE).unwrap_or(0);
		value.min(self.tokens)
	}

	/// Worth as if no report were open, in planck, floored.
	pub fn settled_value(&self) -> u128 {
		self.value(&Reach::none(self.factor))
	}

	/// The nominal in units of 2^`shift`, floored. Every part that a claim reaches was slashed at least as often as the
	/// claim's factor, so its own shift is not below the claim's and nothing is lost.
	pub fn nominal_in(&self, shift: u16) -> U256 {
		let nominal = U256::from(self.nominal);
		match self.factor.shift.checked_sub(shift) {
			Some(up) => nominal << usize::from(up),
			None => nominal >> usize::from(shift.saturating_sub(self.factor.shift)),
		}
	}

	/// Adds `amount` planck. `None` when it does not fit, or when the factor is zero.
	pub fn join(&mut self, amount: u128) -> Option<()> {
		let nominal = mul_div_floor(amount, ONE, self.factor.bits)?;
		let (nominal, tokens) = (self.nominal.checked_add(nominal)?, self.tokens.checked_add(amount)?);
		(self.nominal, self.tokens) = (nominal, tokens);
		Some(())
	}

	/// Takes `share / of` out, as a part of its own with the same factor: nominal floored, paid ceiled.
	pub fn split(&mut self, share: u128, of: u128) -> Option<Part> {
		if share == of {
			let whole = *self;
			*self = Part { factor: whole.factor, ..Part::default() };
			return Some(whole);
		}
		let nominal = mul_div_floor(self.nominal, share, of)?;
		let paid = mul_div_ceil(self.paid, share, of)?.min(nominal);
		let out = Part { nominal, paid, factor: self.factor, tokens: 0 };
		let tokens = mul_div_floor(nominal.saturating_sub(paid), self.factor.bits, ONE)?.min(self.tokens);
		self.nominal = self.nominal.checked_sub(nominal)?;
		self.paid = self.paid.saturating_sub(paid);
		self.tokens = self.tokens.checked_sub(tokens)?;
		Some(Part { tokens, ..out })
	}

	/// Adds a part with the same factor. `None` when the sums do not fit.
	pub fn merge(&mut self, other: Part) -> Option<()> {
		let merged = Part {
			nominal: self.nominal.checked_add(other.nominal)?,
			paid: self.paid.checked_add(other.paid)?,
			factor: other.factor,
			tokens: self.tokens.checked_add(other.tokens)?,
		};
		*self = merged;
		Some(())
	}

	/// Executes a base slash of `p` and returns the planck to pay out, floored.
	pub fn pay_base(&mut self, p: Perquintill) -> u128 {
		let payout = part_floor(self.settled_value(), p);
		self.tokens = self.tokens.saturating_sub(payout);
		self.factor = self.factor.slashed(p);
		self.renormalise();
		payout
	}

	/// Executes a service slash of `rate` and returns the planck to pay out, floored.
	pub fn pay_service(&mut self, rate: Rate) -> u128 {
		let product = U256::from(self.nominal).full_mul(U256::from(rate.0)) * U512::from(self.factor.bits);
		let payout = narrow(product >> 254).unwrap_or(self.tokens).min(self.tokens);
		let claimed = mul_div_ceil(self.nominal, rate.0, ONE).unwrap_or(self.nominal);
		self.tokens = self.tokens.saturating_sub(payout);
		self.paid = self.paid.saturating_add(claimed).min(self.nominal);
		payout
	}

	/// The rate not yet claimed: `1 − paid / nominal − open`, floored; zero for an empty part.
	pub fn unclaimed(&self, open: Rate) -> Rate {
		let free = mul_div_floor(self.nominal.saturating_sub(self.paid), ONE, self.nominal).unwrap_or(0);
		Rate(free.saturating_sub(open.0))
	}

	/// Rescales a small factor so that new planck stay representable. Loses less than one planck of worth.
	fn renormalise(&mut self) {
		while self.factor.bits > 0 && self.factor.bits < SMALL {
			let up = self.paid >> RENORMALISE_BITS << RENORMALISE_BITS < self.paid;
			self.nominal >>= RENORMALISE_BITS;
			self.paid = (self.paid >> RENORMALISE_BITS).saturating_add(u128::from(up)).min(self.nominal);
			let Some(shift) = self.factor.shift.checked_add(RENORMALISE_BITS) else { return };
			self.factor = Factor { bits: self.factor.bits << RENORMALISE_BITS, shift };
		}
	}
}

impl Claim {
	/// The rate at which reached parts share a slash of `p`, ceiled; at most one. `nominal` is the sum of their
	/// [`Part::nominal_in`] units of this claim's factor.
	pub fn rate(&self, p: Perquintill, nominal: U256) -> Rate {
		let claim = U512::from(U256::from(self.guarantee) * U256::from(p.deconstruct()));
		let factor = U512::from(U256::from(self.factor.bits) * U256::from(Perquintill::ACCURACY));
		// claim / accuracy / (bits · 2^-127) / nominal, in units of 2^-127.
		let rate = factor.checked_mul(U512::from(nominal)).and_then(|below| div_ceil(claim << 254, below));
		Rate(rate.map_or(0, |rate| narrow(rate).unwrap_or(ONE).min(ONE)))
	}
}
