//! Laws of how gains are released.

use super::*;
use crate::release::{MAX_PARTS, MIN_PARTS};
use proptest::prelude::*;

/// What joins at each start of an era until nothing waits.
fn parts_of(mut release: Release) -> Vec<Balance> {
	let mut parts = Vec::new();
	while release.left > 0 {
		parts.push(release.take_due(release.era.next()));
	}
	parts
}

fn noted(amount: Balance, step: Balance) -> Release {
	let mut release = Release { era: Era(7), ..Default::default() };
	release.add(amount, step).unwrap();
	release
}

#[test]
fn small_gains_join_at_once_and_large_ones_in_equal_parts() {
	assert_eq!(parts_of(noted(100, 100)), [100]);
	assert_eq!(parts_of(noted(101, 100)), [34, 34, 33]);
	assert_eq!(parts_of(noted(300, 100)), [100, 100, 100]);
	assert_eq!(parts_of(noted(301, 100)), [76, 76, 76, 73]);
	assert_eq!(parts_of(noted(14_000, 100)), [1_000; 14]);
	assert_eq!(parts_of(noted(28, 0)), [2; 14], "of a basket without worth");
	assert_eq!(parts_of(noted(1, 0)), [1]);
}

#[test]
fn nothing_is_due_in_the_era_in_which_it_is_noted_nor_before() {
	let release = noted(100, 100);
	assert_eq!([0, 7, 8, 9].map(|era| release.due(Era(era))), [0, 0, 100, 100]);
	let mut release = noted(300, 100);
	assert_eq!(release.take_due(Era(3)), 0);
	assert_eq!(release.era, Era(7));
}

#[test]
fn what_does_not_fit_changes_nothing() {
	let mut release = noted(Balance::MAX, 1);
	let before = release;
	assert_eq!(release.add(1, 1), None);
	assert_eq!(release, before);
	assert_eq!(release.due(Era(u32::MAX)), Balance::MAX);
}

#[derive(Debug, Clone)]
enum Step {
	Pass(u32),
	Add(Balance),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let amount = prop_oneof![1..10u128, 1..1_000u128, 1..100_000u128];
	prop::collection::vec(prop_oneof![(1..5u32).prop_map(Step::Pass), amount.prop_map(Step::Add)], 1..40)
}

proptest! {
	#[test]
	fn everything_is_released_and_no_more(steps in steps(), step in 1..1_000u128) {
		let (mut release, mut added, mut released) = (Release::default(), 0, 0);
		for step_taken in steps {
			match step_taken {
				Step::Pass(eras) => released += release.take_due(release.era.plus(eras)),
				Step::Add(amount) => {
					let before = release;
					release.add(amount, step).unwrap();
					added += amount;
					// No earlier gain is faster for it: the parts grow by the new one's part at most.
					prop_assert!(release.part <= before.part.min(before.left) + amount);
					prop_assert!(release.eras_left() <= MAX_PARTS);
					// As long as that can be, no start of an era gives more than a step.
					prop_assert!(release.part <= step || release.left > step * MAX_PARTS);
					// Four units in three ceiled parts are two and two.
					if release.left > step.max(4) {
						prop_assert!(release.eras_left() >= MIN_PARTS);
					}
				}
			}
			prop_assert_eq!(release.left + released, added);
		}
		let parts = parts_of(release);
		prop_assert_eq!(parts.iter().sum::<Balance>() + released, added);
		prop_assert!(parts.windows(2).all(|pair| pair[0] >= pair[1]));
	}

	#[test]
	fn a_late_touch_changes_nothing(amount: Balance, step: Balance, touches in prop::collection::vec(1..6u32, 0..5)) {
		let whole = noted(amount.max(1), step);
		let (mut touched, mut sum) = (whole, 0);
		for eras in touches {
			sum += touched.take_due(touched.era.plus(eras));
		}
		let mut late = whole;
		prop_assert_eq!(late.take_due(touched.era), sum);
		prop_assert_eq!(late, touched);
	}
}
