use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::{mocks::MockEras, Era, OperatorJail, OperatorPenalty, OperatorRecord};

fn set(commission: u32) {
	assert_ok!(Operators::set_commission(signed(ALICE), percent(commission)));
}

/// Era, from and to, in per cent.
fn commissions() -> Vec<(u32, u32, u32)> {
	let parts = |part: sp_runtime::Perbill| part.deconstruct() / 10_000_000;
	let changes = Operators::history(&ALICE).commissions.into_iter();
	changes.map(|change| (change.era.0, parts(change.from), parts(change.to))).collect()
}

fn penalties() -> Vec<(PenaltyKind, u32, u32)> {
	let penalties = Operators::history(&ALICE).penalties.into_iter();
	penalties.map(|penalty| (penalty.kind, penalty.era.0, penalty.until.0)).collect()
}

fn leave_and_return(commission: u32) -> sp_runtime::DispatchResult {
	assert_ok!(Operators::request_exit(signed(ALICE)));
	MockEras::set(20);
	assert_ok!(Operators::complete_exit(signed(ALICE)));
	Operators::register(signed(ALICE), MIN_BOND, percent(commission), Default::default())
}

#[test]
fn history_begins_with_the_registration() {
	build_and_execute(|| {
		assert_eq!(Operators::history(&ALICE), OperatorHistory::default());
		assert_registers(ALICE);
		assert_eq!(commissions(), vec![(1, 0, 10)]);
	})
}

#[test]
fn history_has_what_really_held() {
	build_and_execute(|| {
		assert_registers(ALICE);
		set(15);
		assert_eq!(commissions(), vec![(1, 0, 10), (2, 10, 15)], "a raise that waits can be seen");
		set(12);
		assert_eq!(commissions(), vec![(1, 0, 10), (2, 10, 12)], "the later wish replaces it");
		set(10);
		assert_eq!(commissions(), vec![(1, 0, 10)], "it is withdrawn");
		set(15);
		MockEras::set(2);
		set(9);
		set(8);
		set(8);
		let held = vec![(1, 0, 10), (2, 10, 15), (2, 15, 8)];
		assert_eq!(commissions(), held, "the raise held when the era started");
	})
}

#[test]
fn oldest_change_is_dropped() {
	build_and_execute(|| {
		assert_registers(ALICE);
		for era in 2..=12 {
			MockEras::set(era);
			set(10 - era % 2);
		}
		let changes = commissions();
		assert_eq!((changes.len(), changes[0]), (8, (5, 10, 9)));
	})
}

#[test]
fn penalties_are_remembered_by_their_era() {
	build_and_execute(|| {
		assert_registers(ALICE);
		Operators::jail(&ALICE, Era(4));
		Operators::jail(&ALICE, Era(3));
		Operators::withhold(&ALICE, Era(2));
		Operators::jail(&ALICE, Era(6));
		MockEras::set(2);
		Operators::delay_exit(&ALICE, Era(5));
		let expected =
			vec![(PenaltyKind::Withheld, 1, 2), (PenaltyKind::Jailed, 1, 6), (PenaltyKind::ExitDelayed, 2, 5)];
		assert_eq!(penalties(), expected, "one of a kind and an era");
		for era in 3..=10 {
			MockEras::set(era);
			Operators::jail(&ALICE, Era(era + 10));
		}
		assert_eq!((penalties().len(), penalties()[0]), (8, (PenaltyKind::Jailed, 3, 13)));
	})
}

#[test]
fn history_outlives_an_exit() {
	build_and_execute(|| {
		assert_registers(ALICE);
		Operators::withhold(&ALICE, Era(2));
		assert_ok!(leave_and_return(5));
		assert_eq!(commissions(), vec![(1, 0, 10), (20, 10, 5)]);
		assert_eq!(penalties(), vec![(PenaltyKind::Withheld, 1, 2)]);
	})
}

#[test]
fn registering_anew_is_no_way_to_a_higher_commission() {
	build_and_execute(|| {
		assert_ok!(Operators::register(signed(ALICE), MIN_BOND, percent(0), Default::default()));
		assert_eq!(leave_and_return(6), Err(Error::<Test>::CommissionStepTooLarge.into()));
		assert_noop!(
			Operators::register(signed(ALICE), MIN_BOND, percent(6), Default::default()),
			Error::<Test>::CommissionStepTooLarge
		);
		assert_ok!(Operators::register(signed(ALICE), MIN_BOND, percent(5), Default::default()));
		assert_eq!(commissions(), vec![(1, 0, 0), (20, 0, 5)]);
	})
}

#[test]
fn raise_that_waited_when_its_operator_left_never_held() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_ok!(Operators::request_exit(signed(ALICE)));
		MockEras::set(3);
		set(15);
		assert_ok!(Operators::complete_exit(signed(ALICE)));
		let register = |part| Operators::register(signed(ALICE), MIN_BOND, percent(part), Default::default());
		assert_noop!(register(16), Error::<Test>::CommissionStepTooLarge);
		assert_ok!(register(15));
		assert_eq!(commissions(), vec![(1, 0, 10), (3, 10, 15)]);
	})
}

#[test]
fn commission_of_an_era_stays_what_it_was() {
	build_and_execute(|| {
		let taken = |era| Operators::commission_in(&ALICE, Era(era));
		assert_eq!(taken(1), percent(0), "of nobody");
		MockEras::set(3);
		assert_registers(ALICE);
		assert_eq!((taken(2), taken(3)), (percent(0), percent(10)));
		set(15);
		assert_eq!((taken(3), taken(4)), (percent(10), percent(15)));
		MockEras::set(6);
		set(8);
		assert_eq!((taken(5), taken(6)), (percent(15), percent(8)), "a decrease holds for its whole era");
		for era in 7..=16 {
			MockEras::set(era);
			set(era + 2);
		}
		assert_eq!((taken(16), taken(17), taken(10)), (percent(17), percent(18), percent(11)));
		assert_eq!((taken(9), taken(3)), (percent(10), percent(10)), "the oldest that is known");
	})
}
