use super::*;
use crate::MAX_VERSIONS;
use proptest::prelude::*;

/// 'a' from era 2 on, 'b' from 5, 'c' from 9.
fn abc() -> Versions<char> {
	let mut versions = Versions::new('a', Era(2));
	versions.push('b', Era(5)).unwrap();
	versions.push('c', Era(9)).unwrap();
	versions
}

#[test]
fn a_version_holds_until_the_next_one() {
	let at = |era| abc().at(Era(era)).copied();
	assert_eq!([0, 1, 2, 4, 5, 8, 9, u32::MAX].map(at).as_slice(), {
		let (a, b, c) = (Some('a'), Some('b'), Some('c'));
		&[None, None, a, a, b, b, c, c]
	});
	assert_eq!(Versions::<char>::default().at(Era(7)), None);
}

#[test]
fn only_what_waits_can_be_cancelled() {
	let mut versions = abc();
	assert_eq!(versions.waiting(Era(8)), Some(&Version { from: Era(9), value: 'c' }));
	assert_eq!(versions.waiting(Era(9)), None);
	assert_eq!(versions.cancel(Era(9)), None);
	assert_eq!(versions, abc());
	assert_eq!(versions.cancel(Era(8)), Some('c'));
	assert_eq!(versions.cancel(Era(8)), None);
	assert_eq!(Versions::new('a', Era(1)).cancel(Era(0)), Some('a'));
}

#[test]
fn what_held_before_an_era_only_is_forgotten() {
	let forget = |era| {
		let mut versions = abc();
		let gone = versions.forget_before(Era(era));
		(gone.into_iter().collect::<String>(), versions.iter().map(|version| version.value).collect::<String>())
	};
	let gives = |gone: &str, rest: &str| (gone.to_string(), rest.to_string());
	assert_eq!(forget(0), gives("", "abc"));
	assert_eq!(forget(4), gives("", "abc"));
	assert_eq!(forget(5), gives("a", "bc"));
	assert_eq!(forget(8), gives("a", "bc"));
	assert_eq!(forget(100), gives("ab", "c"));
	assert_eq!(Versions::<char>::default().forget_before(Era(9)), vec![]);
}

#[test]
fn a_full_list_gives_the_version_back() {
	let mut versions = Versions::default();
	(0..MAX_VERSIONS).for_each(|n| versions.push(n, Era(n)).unwrap());
	assert_eq!(versions.push(99, Era(99)), Err(Version { from: Era(99), value: 99 }));
}

proptest! {
	#[test]
	fn forgetting_changes_no_answer_from_that_era_on(starts in prop::collection::btree_set(0..40u32, 0..16), era in 0..45u32) {
		let mut versions = Versions::default();
		starts.iter().for_each(|from| versions.push(*from, Era(*from)).unwrap());
		let before = versions.clone();
		versions.forget_before(Era(era));
		for asked in era..50 {
			prop_assert_eq!(versions.at(Era(asked)), before.at(Era(asked)));
			// The one that holds is the last that began.
			prop_assert_eq!(before.at(Era(asked)).copied(), starts.iter().copied().filter(|from| *from <= asked).max());
		}
		// Nothing else is kept.
		prop_assert!(versions.iter().nth(1).is_none_or(|second| second.from > Era(era)));
	}
}
