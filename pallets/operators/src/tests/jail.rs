use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::{
	mocks::MockEras, Era, OperatorInspect, OperatorJail, OperatorRecord, PoolKey, StakeInspect, StakeMutate, Tier,
};

#[test]
fn jailed_operator_takes_no_new_work_and_no_new_stake() {
	build_and_execute(|| {
		assert_registers(ALICE);
		Operators::jail(&ALICE, Era(4));
		System::assert_last_event(Event::Jailed { operator: ALICE, until: Era(4) }.into());
		assert!(Operators::is_registered(&ALICE) && !Operators::is_active(&ALICE));
		assert!(PoolKey::consensus(&ALICE).iter().all(|pool| !Stake::accepts(pool, 1)));
	})
}

#[test]
fn longer_sentence_replaces_a_shorter_one() {
	build_and_execute(|| {
		assert_registers(ALICE);
		Operators::jail(&ALICE, Era(4));
		Operators::jail(&ALICE, Era(3));
		assert_eq!(Sentences::<Test>::get(ALICE), Some(Era(4)));
		Operators::jail(&ALICE, Era(6));
		assert_eq!(Sentences::<Test>::get(ALICE), Some(Era(6)));
	})
}

#[test]
fn jail_ignores_strangers() {
	build_and_execute(|| {
		Operators::jail(&BOB, Era(4));
		assert_eq!(Sentences::<Test>::get(BOB), None);
	})
}

#[test]
fn operator_returns_when_it_asks_after_its_sentence() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_noop!(Operators::unjail(signed(ALICE)), Error::<Test>::NotJailed);
		Operators::jail(&ALICE, Era(4));
		MockEras::set(3);
		assert_noop!(Operators::unjail(signed(ALICE)), Error::<Test>::SentenceNotOver);
		MockEras::set(4);
		assert!(!Operators::is_active(&ALICE), "not by itself");
		assert_ok!(Operators::unjail(signed(ALICE)));
		System::assert_last_event(Event::Unjailed { operator: ALICE }.into());
		assert!(Operators::is_active(&ALICE));
		assert!(PoolKey::consensus(&ALICE).iter().all(|pool| Stake::accepts(pool, 1)));
	})
}

#[test]
fn unjail_does_not_open_the_pools_of_an_exiting_operator() {
	build_and_execute(|| {
		assert_registers(ALICE);
		Operators::jail(&ALICE, Era(2));
		assert_ok!(Operators::request_exit(signed(ALICE)));
		MockEras::set(2);
		assert_ok!(Operators::unjail(signed(ALICE)));
		assert!(!Operators::is_active(&ALICE));
		assert!(PoolKey::consensus(&ALICE).iter().all(|pool| !Stake::accepts(pool, 1)));
	})
}

#[test]
fn jail_never_touches_exits() {
	build_and_execute(|| {
		assert_registers(ALICE);
		let pool = PoolKey::native(ALICE, Tier::Restaked);
		Stake::stake(&BOB, &pool, 500);
		Operators::jail(&ALICE, Era(99));
		let ticket = Stake::request_leave(&BOB, &pool, Stake::position(&pool, &BOB).shares, &BOB).unwrap();
		assert_ok!(Operators::request_exit(signed(ALICE)));
		MockEras::set(3);
		assert_ok!(Operators::complete_exit(signed(ALICE)));
		MockEras::set(7);
		assert_eq!(Stake::complete_leave(&BOB, ticket, &BOB), Ok(500));
	})
}

fn jailed_in(eras: std::ops::RangeInclusive<u32>) -> Vec<u32> {
	eras.filter(|era| Operators::was_jailed(&ALICE, Era(*era))).collect()
}

#[test]
fn jail_of_an_era_is_answered_for_after_it() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_eq!(jailed_in(0..=9), vec![] as Vec<u32>);
		MockEras::set(2);
		Operators::jail(&ALICE, Era(3));
		Operators::jail(&ALICE, Era(4));
		assert_eq!(jailed_in(0..=9), (2..=9).collect::<Vec<_>>(), "until it asks to be free");
		MockEras::set(5);
		assert_ok!(Operators::unjail(signed(ALICE)));
		assert_eq!(jailed_in(0..=9), vec![2, 3, 4, 5]);
		// Again in the era of its release, and after a while.
		Operators::jail(&ALICE, Era(6));
		MockEras::set(6);
		assert_ok!(Operators::unjail(signed(ALICE)));
		MockEras::set(8);
		Operators::jail(&ALICE, Era(8));
		assert_ok!(Operators::unjail(signed(ALICE)));
		assert_eq!(jailed_in(0..=9), vec![2, 3, 4, 5, 6, 8]);
		assert!(!Operators::was_jailed(&BOB, Era(2)));
	})
}

#[test]
fn last_eight_times_in_jail_are_remembered() {
	build_and_execute(|| {
		assert_registers(ALICE);
		for era in 1..=9 {
			MockEras::set(2 * era);
			Operators::jail(&ALICE, Era(2 * era));
			assert_ok!(Operators::unjail(signed(ALICE)));
		}
		assert_eq!(jailed_in(0..=20), (2..=9).map(|era| 2 * era).collect::<Vec<_>>());
	})
}
