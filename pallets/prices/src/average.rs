//! The arithmetic of an average: numbers in, numbers out.
//!
//! Prices are native units for one unit of the asset, with 18 decimals. The average is exponential: what a block left weighs
//! `1 − 2^(−1/h)` in it, `h` blocks later half of that.

use palisade_math::ratio::{div_ceil, mul_div_floor, narrow, product};
use sp_core::U512;
use sp_runtime::{FixedPointNumber, FixedU128};

/// A price of one.
const ONE: u128 = FixedU128::DIV;
/// `ln 2` in units of `1 / ONE`, floored.
const LN_2: u128 = 693_147_180_559_945_309;
/// Terms of the series of `e^−x`: for `x ≤ ln 2` what follows them is less than 10^-18.
const TERMS: u128 = 20;

/// The smallest price, 10^-12: it and everything above has six digits.
pub const MIN_PRICE: FixedU128 = FixedU128::from_inner(1_000_000);
/// The largest price, 10^12: its reciprocal has six digits as well.
pub const MAX_PRICE: FixedU128 = FixedU128::from_inner(1_000_000_000_000_000_000_000_000_000_000);

/// `native / asset`, floored; `None` outside of [`MIN_PRICE`] to [`MAX_PRICE`].
pub fn price_floor(asset: u128, native: u128) -> Option<FixedU128> {
	let price = FixedU128::from_inner(mul_div_floor(native, ONE, asset)?);
	(MIN_PRICE..=MAX_PRICE).contains(&price).then_some(price)
}

/// The average after a block that left `observed`: a weighted mean of the two, rounded towards `observed`.
///
/// What is observed counts as at most twice the average and at least half of it, so that one block moves it by at most
/// the block's weight, up and down. Holds for every input: a mean of two `u128` fits.
pub fn next(average: FixedU128, observed: FixedU128, half_life: u32) -> FixedU128 {
	let (old, seen) = (average.into_inner(), observed.into_inner());
	let seen = seen.clamp(old >> 1, old.saturating_mul(2));
	let weight = weight(half_life).into_inner();
	let mean = || {
		let sum = product([old, ONE.saturating_sub(weight)])?.checked_add(product([seen, weight])?)?;
		let whole = U512::from(ONE);
		narrow(if seen > old { div_ceil(sum, whole)? } else { sum.checked_div(whole)? })
	};
	FixedU128::from_inner(mean().unwrap_or(old))
}

/// What a block weighs in the average: `1 − 2^(−1/half_life)`, off by at most 20 units; 1 for a half-life of 0.
pub fn weight(half_life: u32) -> FixedU128 {
	let Some(x) = LN_2.checked_div(half_life.into()) else { return FixedU128::from_inner(ONE) };
	// e^−x = 1 − x/1 · (1 − x/2 · (1 − x/3 · ..)); the products stay below 10^36.
	let keep = (1..=TERMS).rev().fold(ONE, |sum, n| {
		let term = x.saturating_mul(sum).checked_div(ONE.saturating_mul(n)).unwrap_or_default();
		ONE.saturating_sub(term)
	});
	FixedU128::from_inner(ONE.saturating_sub(keep))
}
