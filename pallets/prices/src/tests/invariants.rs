//! Each invariant fails when what it is about is corrupted.

use super::*;
use crate::average::{MAX_PRICE, MIN_PRICE};

#[track_caller]
fn assert_caught(failure: &str, corrupt: impl FnOnce(&mut Vec<Pair<u64>>)) {
	new_test_ext().execute_with(|| {
		follow_token();
		pass_blocks(3);
		Prices::check().unwrap();
		let mut pairs = Pairs::<Test>::get().into_inner();
		corrupt(&mut pairs);
		Pairs::<Test>::put(PairList::try_from(pairs).unwrap());
		assert_eq!(Prices::check(), Err(failure));
	});
}

fn corrupt_average(pairs: &mut [Pair<u64>], corrupt: impl FnOnce(&mut Average<u64>)) {
	corrupt(pairs[0].average.as_mut().unwrap());
}

#[test]
fn pairs_are_distinct() {
	assert_caught("1: an asset is followed twice", |pairs| pairs.push(pairs[0].clone()));
	assert_caught("1: the native asset is followed", |pairs| pairs[0].asset = AssetKind::Native);
}

#[test]
fn averages_are_sound() {
	let beyond = |limit: FixedU128, by: i128| FixedU128::from_inner(limit.into_inner().checked_add_signed(by).unwrap());
	for price in [beyond(MIN_PRICE, -1), beyond(MAX_PRICE, 1)] {
		assert_caught("2: an average is out of range", |pairs| corrupt_average(pairs, |average| average.price = price));
	}
	assert_caught("2: an average ends before it begins", |pairs| corrupt_average(pairs, |average| average.since = 99));
	assert_caught("2: a price is from the future", |pairs| corrupt_average(pairs, |average| average.last = 99));
}
