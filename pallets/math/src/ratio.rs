//! `a · b / c` with a stated rounding and no overflow on the way.

use sp_arithmetic::{PerThing, Perquintill};
use sp_core::{U256, U512};

/// `floor(a · b / c)`; `None` when `c` is zero or the result does not fit.
pub fn mul_div_floor(a: u128, b: u128, c: u128) -> Option<u128> {
	let product = U256::from(a).full_mul(U256::from(b));
	narrow(product.checked_div(U512::from(c))?)
}

/// `ceil(a · b / c)`; `None` when `c` is zero or the result does not fit.
pub fn mul_div_ceil(a: u128, b: u128, c: u128) -> Option<u128> {
	let product = U256::from(a).full_mul(U256::from(b));
	narrow(div_ceil(product, U512::from(c))?)
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

/// `floor(amount · p)`.
pub fn part_floor(amount: u128, p: Perquintill) -> u128 {
	mul_div_floor(amount, u128::from(p.deconstruct()), u128::from(Perquintill::ACCURACY)).unwrap_or(amount)
}

/// `ceil(amount · p)`.
pub fn part_ceil(amount: u128, p: Perquintill) -> u128 {
	mul_div_ceil(amount, u128::from(p.deconstruct()), u128::from(Perquintill::ACCURACY)).unwrap_or(amount)
}
