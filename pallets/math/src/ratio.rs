//! `a · b / c` with a stated rounding and no overflow on the way.

use sp_arithmetic::{PerThing, Perquintill};
use sp_core::U512;

/// The product of all `factors`; `None` when it has more than 512 bits, which four factors cannot have.
pub fn product<const N: usize>(factors: [u128; N]) -> Option<U512> {
	factors.into_iter().try_fold(U512::one(), |product, factor| product.checked_mul(U512::from(factor)))
}

/// `floor(a · b / c)`; `None` when `c` is zero or the result does not fit.
pub fn mul_div_floor(a: u128, b: u128, c: u128) -> Option<u128> {
	narrow(product([a, b])?.checked_div(U512::from(c))?)
}

/// `ceil(a · b / c)`; `None` when `c` is zero or the result does not fit.
pub fn mul_div_ceil(a: u128, b: u128, c: u128) -> Option<u128> {
	narrow(div_ceil(product([a, b])?, U512::from(c))?)
}

/// `ceil(a / b)`; `None` when `b` is zero.
pub fn div_ceil(a: U512, b: U512) -> Option<U512> {
	let whole = a.checked_div(b)?;
	if a.checked_rem(b)?.is_zero() {
		Some(whole)
	} else {
		whole.checked_add(U512::one())
	}
}

/// The value as `u128`; `None` when it does not fit.
pub fn narrow(value: U512) -> Option<u128> {
	u128::try_from(value).ok()
}

/// `floor(amount · p)`, at most `amount`.
pub fn part_floor(amount: u128, p: Perquintill) -> u128 {
	mul_div_floor(amount, parts(p), ACCURACY).unwrap_or(amount)
}

/// `ceil(amount · p)`, at most `amount`.
pub fn part_ceil(amount: u128, p: Perquintill) -> u128 {
	mul_div_ceil(amount, parts(p), ACCURACY).unwrap_or(amount)
}

/// How many [`parts`] a whole has.
#[allow(clippy::as_conversions)] // `From` is not const; widening loses nothing.
pub(crate) const ACCURACY: u128 = Perquintill::ACCURACY as u128;

/// `p` in units of `1 / ACCURACY`, at most a whole.
pub(crate) fn parts(p: Perquintill) -> u128 {
	u128::from(p.deconstruct()).min(ACCURACY)
}
