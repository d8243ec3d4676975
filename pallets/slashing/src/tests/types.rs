//! Formulas that decide from values alone.

use super::*;
use crate::{types::pro_rata, Known};
use proptest::prelude::*;

fn fraction() -> impl Strategy<Value = Perquintill> {
	(0..=1_000_000_000_000_000_000u64).prop_map(Perquintill::from_parts)
}

proptest! {
	#[test]
	fn claims_share_all_or_nothing(
		amounts in prop::collection::vec(1..=u128::MAX / 16, 0..16),
		amount in any::<u128>(),
		least in prop_oneof![0..1_000u128, any::<u128>()],
	) {
		let claims: Vec<_> = (0u64..).zip(&amounts).map(|(n, of)| Owed { beneficiary: n, amount: *of }).collect();
		let shares = pro_rata(&claims, amount, least);
		let sum: u128 = shares.iter().map(|share| share.amount).sum();
		prop_assert_eq!(sum, if shares.is_empty() { 0 } else { amount });
		prop_assert!(shares.iter().all(|share| share.amount >= least.max(1)));
		// Nobody but the last gets more than its part.
		let all: u128 = amounts.iter().sum();
		for share in shares.iter().rev().skip(1) {
			let of = amounts[share.beneficiary as usize];
			prop_assert_eq!(Some(share.amount), palisade_math::ratio::mul_div_floor(amount, of, all));
		}
	}

	#[test]
	fn an_unreduced_verdict_settles_the_largest_exactly(one in fraction(), other in fraction(), part in fraction()) {
		prop_assume!(one != other);
		let known = Known { largest: one.max(other), settled: one.min(other), report: None };
		prop_assert_eq!(known.settled_with(known.rest()), known.largest);
		// A reduced one settles less, never less than before.
		let reduced = known.settled_with(known.rest().min(part));
		prop_assert!(known.settled <= reduced && reduced <= known.largest);
	}
}
