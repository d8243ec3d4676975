use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::{
	mocks::MockEras, Era, OperatorInspect, OperatorPenalty, PoolKey, StakeInspect, StakeMutate, Tier,
};

fn withheld(eras: std::ops::RangeInclusive<u32>) -> Vec<u32> {
	eras.filter(|era| Operators::is_withheld(&ALICE, Era(*era))).collect()
}

#[test]
fn commission_is_withheld_from_the_running_era_on() {
	build_and_execute(|| {
		assert_registers(ALICE);
		MockEras::set(3);
		Operators::withhold(&ALICE, Era(5));
		System::assert_last_event(Event::CommissionWithheld { operator: ALICE, from: Era(3), until: Era(5) }.into());
		assert_eq!(withheld(0..=9), vec![3, 4, 5], "what was earned before is not touched");
		assert!(Operators::is_active(&ALICE));
		assert_eq!(Operators::commission(&ALICE), percent(10));
	})
}

#[test]
fn longer_withholding_replaces_a_shorter_one() {
	build_and_execute(|| {
		assert_registers(ALICE);
		Operators::withhold(&ALICE, Era(3));
		MockEras::set(2);
		Operators::withhold(&ALICE, Era(2));
		assert_eq!(withheld(0..=9), vec![1, 2, 3]);
		MockEras::set(4);
		Operators::withhold(&ALICE, Era(5));
		assert_eq!(withheld(0..=9), vec![1, 2, 3, 4, 5], "era 3 may not be paid yet");
		MockEras::set(8);
		Operators::withhold(&ALICE, Era(7));
		assert_eq!(withheld(0..=9), vec![1, 2, 3, 4, 5], "it would be over");
		Operators::withhold(&ALICE, Era(8));
		assert_eq!(withheld(0..=9), vec![8]);
	})
}

#[test]
fn withholding_outlives_an_exit() {
	build_and_execute(|| {
		assert_registers(ALICE);
		Operators::withhold(&ALICE, Era(9));
		assert_ok!(Operators::request_exit(signed(ALICE)));
		MockEras::set(3);
		assert_ok!(Operators::complete_exit(signed(ALICE)));
		assert_ok!(Operators::register(signed(ALICE), MIN_BOND, percent(10), Default::default()));
		assert_eq!(withheld(0..=10), (1..=9).collect::<Vec<_>>());
	})
}

#[test]
fn delayed_exit_completes_in_its_era() {
	build_and_execute(|| {
		assert_registers(ALICE);
		Operators::delay_exit(&ALICE, Era(5));
		System::assert_last_event(Event::ExitDelayed { operator: ALICE, until: Era(5) }.into());
		assert_eq!(Stake::locked_until(&ALICE), Some(Era(5)));
		assert_eq!(Operators::exits_at(&ALICE), None, "it did not ask");
		assert_ok!(Operators::request_exit(signed(ALICE)));
		System::assert_last_event(Event::ExitRequested { operator: ALICE, completes: Era(5) }.into());
		MockEras::set(2);
		assert_noop!(Operators::complete_exit(signed(ALICE)), Error::<Test>::NoticeNotOver);
		MockEras::set(4);
		assert_noop!(Operators::complete_exit(signed(ALICE)), Error::<Test>::ExitDelayed);
		MockEras::set(5);
		assert_ok!(Operators::complete_exit(signed(ALICE)));
		assert_eq!(ExitDelays::<Test>::get(ALICE), None);
	})
}

#[test]
fn longer_delay_replaces_a_shorter_one_also_of_an_exit_that_was_asked_for() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_ok!(Operators::request_exit(signed(ALICE)));
		assert_eq!(Operators::exits_at(&ALICE), Some(Era(3)));
		Operators::delay_exit(&ALICE, Era(6));
		Operators::delay_exit(&ALICE, Era(5));
		assert_eq!(Operators::exits_at(&ALICE), Some(Era(6)));
		MockEras::set(5);
		assert_noop!(Operators::complete_exit(signed(ALICE)), Error::<Test>::ExitDelayed);
		Operators::delay_exit(&ALICE, Era(8));
		assert_eq!((Operators::exits_at(&ALICE), Stake::locked_until(&ALICE)), (Some(Era(8)), Some(Era(8))));
	})
}

#[test]
fn delay_that_is_over_is_none() {
	build_and_execute(|| {
		assert_registers(ALICE);
		MockEras::set(4);
		Operators::delay_exit(&ALICE, Era(4));
		assert_eq!((ExitDelays::<Test>::get(ALICE), Stake::locked_until(&ALICE)), (None, None));
	})
}

#[test]
fn penalties_ignore_strangers() {
	build_and_execute(|| {
		Operators::withhold(&BOB, Era(4));
		Operators::delay_exit(&BOB, Era(4));
		assert!(!Operators::is_withheld(&BOB, Era(1)));
		assert_eq!((ExitDelays::<Test>::get(BOB), Stake::locked_until(&BOB)), (None, None));
		assert_eq!(Operators::history(&BOB), OperatorHistory::default());
	})
}

#[test]
fn penalties_never_touch_stakers() {
	build_and_execute(|| {
		assert_registers(ALICE);
		let pool = PoolKey::native(ALICE, Tier::Restaked);
		Stake::stake(&BOB, &pool, 500);
		let before = Stake::position(&pool, &BOB);
		Operators::withhold(&ALICE, Era(9));
		Operators::delay_exit(&ALICE, Era(9));
		assert_eq!(Stake::position(&pool, &BOB), before);
		let ticket = Stake::request_leave(&BOB, &pool, before.shares, &BOB).unwrap();
		MockEras::set(7);
		assert_eq!(Stake::complete_leave(&BOB, ticket, &BOB), Ok(500));
	})
}
