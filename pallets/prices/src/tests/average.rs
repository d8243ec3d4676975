//! Laws of the arithmetic.

use super::*;
use crate::average::{next, price_floor, weight, MAX_PRICE, MIN_PRICE};
use proptest::prelude::*;
use sp_runtime::{FixedPointNumber, Saturating};

const ONE: u128 = FixedU128::DIV;

fn any_price() -> impl Strategy<Value = FixedU128> {
	let (least, most) = (MIN_PRICE.into_inner() as f64, MAX_PRICE.into_inner() as f64);
	(least.ln()..most.ln()).prop_map(|log| FixedU128::from_inner(log.exp() as u128).clamp(MIN_PRICE, MAX_PRICE))
}

/// Two prices that are near each other more often than not.
fn two_prices() -> impl Strategy<Value = (FixedU128, FixedU128)> {
	prop_oneof![
		(any_price(), any_price()),
		(any_price(), 500_000u128..2_000_000).prop_map(|(price, parts)| {
			let other = price.into_inner() / 1_000_000 * parts;
			(price, FixedU128::from_inner(other).clamp(MIN_PRICE, MAX_PRICE))
		}),
	]
}

#[test]
fn price_is_a_floored_quotient_in_range() {
	assert_eq!(price_floor(3, 1), Some(FixedU128::from_inner(ONE / 3)));
	assert_eq!(price_floor(1_000_000_000_000, 1), Some(MIN_PRICE));
	assert_eq!(price_floor(1, 1_000_000_000_000), Some(MAX_PRICE));
	assert_eq!(price_floor(1_000_000_000_001, 1), None);
	assert_eq!(price_floor(1, 1_000_000_000_001), None);
	assert_eq!(price_floor(0, 1), None);
	assert_eq!(price_floor(1, 0), None);
	assert_eq!(price_floor(u128::MAX, u128::MAX), Some(price(1.0)));
	assert_eq!(price_floor(1, u128::MAX), None);
}

#[test]
fn weight_of_a_block_is_known_in_closed_form() {
	assert_eq!(weight(0), price(1.0));
	for (half_life, expected) in [(1u32, 0.5f64), (2, 1.0 - 0.5f64.sqrt()), (600, 1.0 - 0.5f64.powf(1.0 / 600.0))] {
		assert!((weight(half_life).to_float() - expected).abs() < 1e-15, "{half_life}");
	}
	assert!(weight(u32::MAX) > FixedU128::from_inner(0), "an average always moves");
}

#[test]
fn half_of_the_distance_is_left_after_a_half_life() {
	for half_life in [1u32, 7, 100, 600, 14_400] {
		let mut average = price(1.0);
		(0..half_life).for_each(|_| average = next(average, price(1.5), half_life));
		assert!((average.to_float() - 1.25).abs() < 1e-9, "{half_life}: {average}");
	}
}

proptest! {
	#[test]
	fn average_lies_between_what_it_was_and_what_is_observed((old, seen) in two_prices(), half_life in 0u32..20_000) {
		let new = next(old, seen, half_life);
		prop_assert!(old.min(seen) <= new && new <= old.max(seen));
		prop_assert!(new != old || seen == old, "it always moves");
	}

	#[test]
	fn higher_prices_never_give_a_lower_average((old, seen) in two_prices(), other in any_price(), half_life in 0u32..20_000) {
		let (low, high) = (seen.min(other), seen.max(other));
		prop_assert!(next(old, low, half_life) <= next(old, high, half_life));
		prop_assert!(next(low, old, half_life) <= next(high, old, half_life));
	}

	/// Up by at most the block's weight, down by at most half of it, but for one unit of rounding.
	#[test]
	fn one_block_moves_it_by_at_most_its_weight((old, seen) in two_prices(), half_life in 1u32..20_000) {
		let new = next(old, seen, half_life);
		let most = old.saturating_mul(weight(half_life));
		prop_assert!(new.into_inner().saturating_sub(old.into_inner()) <= most.into_inner() + 2);
		prop_assert!(old.into_inner().saturating_sub(new.into_inner()) <= most.into_inner() / 2 + 2);
	}

	/// After far jumps too, though a jump of a factor of two takes about a half-life.
	#[test]
	fn it_converges((old, seen) in two_prices(), half_life in 0u32..50) {
		let factor = (seen.to_float() / old.to_float()).log2().abs();
		let mut average = old;
		for _ in 0..(half_life + 1) * (3 * factor as u32 + 110) {
			average = next(average, seen, half_life);
		}
		prop_assert_eq!(average, seen);
	}

	#[test]
	fn no_input_overflows(old: u128, seen: u128, half_life: u32) {
		let new = next(FixedU128::from_inner(old), FixedU128::from_inner(seen), half_life).into_inner();
		prop_assert!(old.min(seen) <= new && new <= old.max(seen));
	}
}
