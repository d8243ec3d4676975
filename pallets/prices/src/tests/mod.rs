#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

mod average;
mod commands;
mod invariants;
mod observe;
mod track;

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::FixedU128;

pub const TOKEN: AssetKind = AssetKind::WithId(7);

pub fn price(value: f64) -> FixedU128 {
	FixedU128::from_float(value)
}

/// Follows [`TOKEN`] at three native units each.
pub fn follow_token() {
	Exchange::set(&TOKEN, (1_000, 3_000));
	assert_ok!(Prices::track(RuntimeOrigin::root(), TOKEN));
}
