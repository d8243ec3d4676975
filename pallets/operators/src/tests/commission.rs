use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::{mocks::MockEras, Era, OperatorInspect};
use sp_runtime::{traits::Saturating, Perbill};

#[test]
fn decrease_holds_at_once() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_ok!(Operators::set_commission(signed(ALICE), percent(3)));
		assert_eq!(Operators::commission(&ALICE), percent(3));
		System::assert_last_event(
			Event::CommissionSet { operator: ALICE, commission: percent(3), from: Era(1) }.into(),
		);
	})
}

#[test]
fn increase_holds_from_the_next_era_on() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_ok!(Operators::set_commission(signed(ALICE), percent(15)));
		System::assert_last_event(
			Event::CommissionSet { operator: ALICE, commission: percent(15), from: Era(2) }.into(),
		);
		assert_eq!(Operators::commission(&ALICE), percent(10));
		MockEras::set(2);
		assert_eq!(Operators::commission(&ALICE), percent(15));
		MockEras::set(200);
		assert_eq!(Operators::commission(&ALICE), percent(15));
	})
}

#[test]
fn commission_rises_one_step_an_era() {
	build_and_execute(|| {
		assert_registers(ALICE);
		let just_too_much = percent(15).saturating_add(Perbill::from_parts(1));
		assert_noop!(Operators::set_commission(signed(ALICE), just_too_much), Error::<Test>::CommissionStepTooLarge);
		assert_ok!(Operators::set_commission(signed(ALICE), percent(15)));
		assert_noop!(Operators::set_commission(signed(ALICE), percent(20)), Error::<Test>::CommissionStepTooLarge);
		assert_ok!(Operators::set_commission(signed(ALICE), percent(12)));
		MockEras::set(2);
		assert_eq!(Operators::commission(&ALICE), percent(12), "the later wish replaces the one that waits");
		assert_ok!(Operators::set_commission(signed(ALICE), percent(17)));
	})
}

#[test]
fn decrease_withdraws_an_increase_that_waits() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_ok!(Operators::set_commission(signed(ALICE), percent(15)));
		assert_ok!(Operators::set_commission(signed(ALICE), percent(10)));
		MockEras::set(2);
		assert_eq!(Operators::commission(&ALICE), percent(10));
	})
}

#[test]
fn commission_stays_below_the_maximum() {
	build_and_execute(|| {
		assert_noop!(Operators::set_commission(signed(ALICE), percent(1)), Error::<Test>::NotRegistered);
		assert_registers(ALICE);
		for era in 1..7 {
			MockEras::set(era);
			assert_ok!(Operators::set_commission(signed(ALICE), percent(10 + 5 * era)));
		}
		MockEras::set(7);
		assert_noop!(Operators::set_commission(signed(ALICE), percent(41)), Error::<Test>::CommissionTooHigh);
		assert_eq!(Operators::commission(&ALICE), percent(40));
		assert_eq!(Operators::commission(&BOB), percent(0));
	})
}

#[test]
fn lowering_and_raising_again_is_no_way_up() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_ok!(Operators::set_commission(signed(ALICE), percent(15)));
		assert_ok!(Operators::set_commission(signed(ALICE), percent(8)));
		assert_noop!(Operators::set_commission(signed(ALICE), percent(14)), Error::<Test>::CommissionStepTooLarge);
		assert_ok!(Operators::set_commission(signed(ALICE), percent(13)));
		MockEras::set(2);
		assert_eq!(Operators::commission(&ALICE), percent(13));
		assert_ok!(Operators::set_commission(signed(ALICE), percent(12)));
		assert_noop!(Operators::set_commission(signed(ALICE), percent(18)), Error::<Test>::CommissionStepTooLarge);
	})
}

#[test]
fn raise_is_seen_before_it_holds() {
	build_and_execute(|| {
		assert_eq!(Operators::raise(&ALICE), None);
		assert_registers(ALICE);
		assert_ok!(Operators::set_commission(signed(ALICE), percent(15)));
		assert_eq!(Operators::raise(&ALICE), Some((percent(15), Era(2))));
		MockEras::set(2);
		assert_eq!(Operators::raise(&ALICE), None);
	})
}
