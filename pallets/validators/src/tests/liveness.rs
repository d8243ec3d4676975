use crate::{mock::*, *};
use palisade_primitives::{
	mocks::{MockEras, MockOperators},
	Era, EraClock,
};

/// An era in which `who` write `blocks` blocks each.
fn era(who: &[u64], blocks: u32) {
	who.iter().for_each(|who| write_blocks(*who, blocks));
	next_era();
}

fn idle() -> Vec<(u64, u32)> {
	IdleEras::<Test>::get().into_inner()
}

fn jailed() -> Vec<u64> {
	let of = |who: &u64| MockOperators::get(who).unwrap().jailed_until.is_some();
	(1..=9).filter(of).collect()
}

/// Makes the candidates 1 to `count` validate, with blocks by all of them.
fn validators(count: u32) {
	Validators::set_rules(RuntimeOrigin::root(), ElectionRules { target: count, min_stake: 0 }).unwrap();
	next_era();
	let all: Vec<_> = (1..=count.into()).collect();
	era(&all, 3);
	assert_eq!(Session::validators(), all);
	assert!(idle().is_empty());
}

#[test]
fn validator_that_is_idle_in_two_eras_running_is_jailed() {
	build_and_execute(|| {
		era(&[1, 2, 3], 2);
		assert_eq!((idle(), jailed()), (vec![(4, 1)], vec![]));
		System::assert_has_event(Event::ValidatorIdle { operator: 4, era: Era(0), eras: 1 }.into());
		era(&[1, 2, 3], 2);
		System::assert_has_event(Event::ValidatorIdle { operator: 4, era: Era(1), eras: 2 }.into());
		System::assert_has_event(Event::ValidatorJailed { operator: 4, eras: 2, until: Era(2 + JAIL) }.into());
		assert_eq!((idle(), jailed()), (vec![], vec![4]));
		assert_eq!(MockOperators::get(&4u64).unwrap().jailed_until, Some(Era(2 + JAIL)));
		assert_eq!(pools(4), (250, 500), "it loses nothing");
		next_era();
		assert_eq!(Session::validators(), vec![1, 2, 3, 5], "another takes its place");
	})
}

#[test]
fn any_point_ends_idleness() {
	build_and_execute(|| {
		for _ in 0..3 {
			era(&[1, 2, 3], 4);
			assert_eq!(idle(), vec![(4, 1)]);
			write_blocks(4, 1);
			era(&[1, 2, 3], 4);
			assert!(idle().is_empty());
		}
		assert!(jailed().is_empty());
	})
}

#[test]
fn nobody_is_idle_on_a_chain_that_stands_still() {
	build_and_execute(|| {
		for _ in 0..4 {
			era(&[], 0);
			// One block less than two for each of the others.
			write_blocks(1, 1);
			era(&[2, 3], 2);
		}
		assert!(idle().is_empty() && jailed().is_empty());
	})
}

#[test]
fn era_that_says_nothing_neither_counts_nor_forgives() {
	build_and_execute(|| {
		era(&[1, 2, 3], 2);
		era(&[1], 1);
		assert_eq!((idle(), jailed()), (vec![(4, 1)], vec![]), "2 and 3 are not idle");
		era(&[1, 2, 3], 2);
		assert_eq!(jailed(), vec![4]);
	})
}

#[test]
fn set_of_three_is_never_judged() {
	build_and_execute(|| {
		validators(3);
		for _ in 0..4 {
			era(&[1, 2], 100);
		}
		assert!(idle().is_empty() && jailed().is_empty());
	})
}

#[test]
fn at_most_a_third_is_jailed_in_an_era_and_the_longest_idle_first() {
	build_and_execute(|| {
		validators(8);
		era(&[1, 2, 3, 4, 5, 6, 7], 20);
		assert_eq!(idle(), vec![(8, 1)]);
		era(&[1, 2, 3], 20);
		assert_eq!(jailed(), vec![8]);
		assert_eq!(idle(), vec![(4, 1), (5, 1), (6, 1), (7, 1)]);
		// 8 was elected before it was jailed.
		assert_eq!(Session::validators().len(), 8);
		era(&[1, 2, 3], 20);
		assert_eq!(jailed(), vec![4, 5, 8], "a third of eight");
		assert_eq!(idle(), vec![(6, 2), (7, 2), (8, 1)]);
		era(&[1, 2, 3], 20);
		assert_eq!(jailed(), vec![4, 5, 6, 7, 8], "a third of the seven that were elected");
		assert!(MockEras::now() > Era(5) && Session::validators().len() >= 3);
	})
}

#[test]
fn majority_that_splits_off_keeps_its_seats_for_the_most_part() {
	build_and_execute(|| {
		validators(8);
		era(&[1, 2, 3], 20);
		era(&[1, 2, 3], 20);
		assert_eq!(jailed().len(), 2);
		era(&[1, 2, 3, 6, 7, 8], 20);
		assert_eq!(jailed().len(), 2, "whoever returns is forgiven");
		assert_eq!(idle().len(), 2, "those in jail");
	})
}

#[test]
fn idle_validator_that_leaves_is_forgotten() {
	build_and_execute(|| {
		era(&[1, 2, 3], 2);
		Validators::leave_candidates(signed(4)).unwrap();
		// Elected before it left.
		write_blocks(1, 1);
		next_era();
		assert_eq!(idle(), vec![(4, 1)]);
		era(&[1, 2, 3, 5], 1);
		assert!(idle().is_empty() && jailed().is_empty());
	})
}
