//! A part of a pool: its stake, or the bucket of one era of request.

use crate::{
	factor::{Factor, Rate, ONE},
	ratio::{div_ceil, mul_div_ceil, mul_div_floor, narrow, part_floor, parts, product, ACCURACY},
	reach::Reach,
	shares::OFFSET,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perquintill;
use sp_core::{U256, U512};

/// Joining renormalises a slashed part rather than let its nominal grow above this: the last bit of a factor or of a
/// rate then weighs less than 1/64 planck.
const LARGEST_NOMINAL: u128 = ONE >> 7;
/// Renormalising multiplies the nominal's unit, and the factor, by 2^8.
const STEP: u16 = 8;
/// The same as a number.
const UNIT: u128 = 1 << STEP;
/// [`Part::restart`] multiplies the nominal's unit by 2^128: whatever fits a nominal is less than one new unit.
const RESTART: u16 = 128;
/// Below this nominal, rounding up what was paid of it can make it look as if nothing were left to claim.
const SPECK: u128 = 1_000_000;
/// [`Part::nominal_in`] saturates here, so that the sum over 255 parts still fits.
const LARGEST_COMMON_NOMINAL: U256 = U256([u64::MAX, u64::MAX, u64::MAX, u64::MAX >> 8]);

/// `nominal`, what services were `paid` of it, and the `factor` that base slashes left.
///
/// Worth `factor · (nominal − paid)` when no report is open. `tokens` is what really lies in the account for it, and
/// never less than that worth, not even by a fraction; it exceeds it by what rounding left, a few units per operation.
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
		let claimed = self.claimed(reach.rate);
		let net = self.nominal.saturating_sub(self.paid).saturating_sub(claimed);
		mul_div_floor(net, reach.factor.bits, ONE).unwrap_or(0).min(self.tokens)
	}

	/// Worth as if no report were open, in planck, floored.
	pub fn settled_value(&self) -> u128 {
		self.value(&Reach::none(self.factor))
	}

	/// The nominal in units of 2^`shift`, floored. Every part that a claim reaches was renormalised at least as often as
	/// the claim's factor, so its own shift is not below the claim's and nothing is lost.
	///
	/// Saturates so high that 255 of them can be added.
	pub fn nominal_in(&self, shift: u16) -> U256 {
		if self.nominal == 0 {
			return U256::zero();
		}
		let nominal = U256::from(self.nominal);
		let power = |bits: u16| U256::from(2).checked_pow(U256::from(bits));
		match self.factor.shift.checked_sub(shift) {
			Some(up) => power(up)
				.and_then(|unit| nominal.checked_mul(unit))
				.map_or(LARGEST_COMMON_NOMINAL, |nominal| nominal.min(LARGEST_COMMON_NOMINAL)),
			None => power(shift.saturating_sub(self.factor.shift))
				.and_then(|unit| nominal.checked_div(unit))
				.unwrap_or_default(),
		}
	}

	/// Adds `amount` planck. `None` when it does not fit, or when the factor is zero: then [`Part::restart`] first.
	pub fn join(&mut self, amount: u128) -> Option<()> {
		let mut joined = *self;
		while joined.nominal_with(amount).is_none_or(|nominal| nominal > LARGEST_NOMINAL)
			&& joined.factor.bits <= ONE / UNIT
		{
			joined.renormalise()?;
		}
		joined.nominal = joined.nominal_with(amount)?;
		joined.tokens = joined.tokens.checked_add(amount)?;
		*self = joined;
		Some(())
	}

	/// Takes what `own` of the pool's `shares` are worth out, as a part of its own; what the virtual share is worth
	/// stays.
	///
	/// This is how somebody leaves: worth at most [`crate::shares::value_floor`], and at most four units less.
	pub fn leave(&mut self, own: u128, shares: u128) -> Option<Part> {
		self.split(own, shares.checked_add(OFFSET)?)
	}

	/// Takes `share / of` out, as a part of its own with the same factor: nominal and tokens floored, paid ceiled.
	/// `None` when there is no such share.
	pub fn split(&mut self, share: u128, of: u128) -> Option<Part> {
		if of == 0 || share > of {
			return None;
		}
		if share == of {
			let whole = *self;
			*self = Part { factor: whole.factor, ..Part::default() };
			return Some(whole);
		}
		let nominal = mul_div_floor(self.nominal, share, of)?;
		let paid = mul_div_ceil(self.paid, share, of)?.min(nominal);
		let net = nominal.saturating_sub(paid);
		let tokens = mul_div_floor(net, self.factor.bits, ONE)?.min(self.tokens);
		// Neither side may be worth more than its tokens: the fraction of a planck that cannot move stays behind, and at
		// most one unit of nominal is lost between what leaves and what arrives.
		let leaves = mul_div_ceil(tokens, ONE, self.factor.bits).unwrap_or(net);
		let arrives = mul_div_floor(tokens, ONE, self.factor.bits).unwrap_or(net);
		let rest = Part {
			nominal: self.nominal.checked_sub(paid)?.checked_sub(leaves)?,
			paid: self.paid.checked_sub(paid)?,
			factor: self.factor,
			tokens: self.tokens.checked_sub(tokens)?,
		};
		*self = rest;
		Some(Part { nominal: paid.checked_add(arrives)?, paid, factor: rest.factor, tokens })
	}

	/// Adds a part with the same factor. `None` when the factors differ or the sums do not fit.
	pub fn merge(&mut self, other: Part) -> Option<()> {
		if self.nominal > 0 && self.factor != other.factor {
			return None;
		}
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
		payout
	}

	/// Executes a service slash of `rate` and returns the planck to pay out, floored.
	pub fn pay_service(&mut self, rate: Rate) -> u128 {
		let one = U512::from(ONE);
		let payout = product([self.nominal, rate.0, self.factor.bits])
			.and_then(|product| narrow(product.checked_div(one)?.checked_div(one)?))
			.unwrap_or(self.tokens)
			.min(self.tokens);
		self.tokens = self.tokens.saturating_sub(payout);
		self.paid = self.paid.saturating_add(self.claimed(rate)).min(self.nominal);
		payout
	}

	/// Whether it is too small for its [`Part::unclaimed`] to mean anything: it must not limit what is claimed of others.
	pub fn is_speck(&self) -> bool {
		self.nominal < SPECK
	}

	/// The rate not yet claimed: `1 − paid / nominal − open`, floored; zero for an empty part.
	pub fn unclaimed(&self, open: Rate) -> Rate {
		let free = mul_div_floor(self.nominal.saturating_sub(self.paid), ONE, self.nominal).unwrap_or(0);
		Rate(free.saturating_sub(open.0))
	}

	/// Starts anew after everything was slashed, and returns the planck that rounding left, for the caller to sweep.
	///
	/// The unit of the new nominal is so much larger that claims on what is gone take nothing from what joins later.
	pub fn restart(&mut self) -> u128 {
		let factor = Factor { bits: ONE, shift: self.factor.shift.saturating_add(RESTART) };
		let rest = self.tokens;
		*self = Part { factor, ..Part::default() };
		rest
	}

	/// What `rate` is of the nominal, ceiled.
	fn claimed(&self, rate: Rate) -> u128 {
		mul_div_ceil(self.nominal, rate.0, ONE).unwrap_or(self.nominal)
	}

	/// The nominal after `amount` planck joined, floored.
	fn nominal_with(&self, amount: u128) -> Option<u128> {
		mul_div_floor(amount, ONE, self.factor.bits)?.checked_add(self.nominal)
	}

	/// Counts the nominal in larger units, so that new planck stay representable. Loses less than two new units of it,
	/// each worth `worth / nominal`. `None` when the factor is zero, or as large as it can be.
	fn renormalise(&mut self) -> Option<()> {
		let bits = self.factor.bits.checked_mul(UNIT).filter(|bits| (1..=ONE).contains(bits))?;
		let shift = self.factor.shift.checked_add(STEP)?;
		self.factor = Factor { bits, shift };
		self.nominal = self.nominal.checked_div(UNIT)?;
		self.paid = self.paid.div_ceil(UNIT).min(self.nominal);
		Some(())
	}
}

impl Claim {
	/// The rate at which reached parts share a slash of `p`, ceiled; at most one. `nominal` is the sum of their
	/// [`Part::nominal_in`] units of this claim's factor. Zero when there is nothing left to claim.
	pub fn rate(&self, p: Perquintill, nominal: U256) -> Rate {
		// (guarantee · p / accuracy) / (bits / 2^127) / nominal, in units of 2^-127.
		let claim = product([self.guarantee, parts(p), ONE, ONE]);
		let below = product([self.factor.bits, ACCURACY]).and_then(|below| below.checked_mul(U512::from(nominal)));
		let rate = claim.zip(below).and_then(|(claim, below)| div_ceil(claim, below));
		Rate(rate.map_or(0, |rate| narrow(rate).unwrap_or(ONE).min(ONE)))
	}
}
