use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::{
	mocks::MockEras, Era, OperatorInspect, OperatorJail, PoolKey, StakeInspect, StakeMutate, Tier,
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
