//! Shares of a pool.
//!
//! One virtual share worth one planck stands on both sides of every conversion, so that an empty pool has a price and
//! nobody can move the price of the first shares at a profit. Leaving obeys the same price: [`crate::Part::leave`].

use crate::ratio::{mul_div_ceil, mul_div_floor};

/// The virtual share, and the virtual planck.
pub(crate) const OFFSET: u128 = 1;

/// Shares for `amount` when the pool is worth `value` and has `shares`, floored: the pool keeps the rest. `None` when
/// they do not fit, which takes a price per share below 2^-(128 − log2 amount).
pub fn mint_floor(amount: u128, value: u128, shares: u128) -> Option<u128> {
	mul_div_floor(amount, shares.checked_add(OFFSET)?, value.checked_add(OFFSET)?)
}

/// Worth of `own` shares, floored.
pub fn value_floor(own: u128, value: u128, shares: u128) -> Option<u128> {
	mul_div_floor(own, value.checked_add(OFFSET)?, shares.checked_add(OFFSET)?).map(|worth| worth.min(value))
}

/// The least number of shares worth at least `amount`, ceiled. They may be more than there are when `amount` is more
/// than the pool is worth.
pub fn shares_ceil(amount: u128, value: u128, shares: u128) -> Option<u128> {
	mul_div_ceil(amount, shares.checked_add(OFFSET)?, value.checked_add(OFFSET)?)
}
