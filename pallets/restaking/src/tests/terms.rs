//! κ and keys of services that change.

use super::*;

fn kappa(era: u32) -> Perquintill {
	row(ORACLE, era).unwrap().max_slash
}

#[test]
fn a_service_that_asks_for_more_does_not_get_it_from_what_was_committed_before() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		run_to(3);
		MockServices::set_terms(ORACLE, Era(5), terms(percent(80), 2));
		run_to(6);
		assert_eq!((kappa(4), kappa(5), kappa(6)), (percent(50), percent(50), percent(50)));
		allocate(ORACLE, 40);
		run_to(7);
		assert_eq!((kappa(6), kappa(7)), (percent(50), percent(80)));
		assert_noop!(try_allocate(ORACLE, 40), Error::NothingToChange);
	})
}

#[test]
fn a_service_that_asks_for_less_gets_less_at_once_and_never_more_again_than_was_committed() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		run_to(3);
		MockServices::set_terms(ORACLE, Era(4), terms(percent(20), 2));
		MockServices::set_terms(ORACLE, Era(5), terms(percent(70), 2));
		run_to(5);
		assert_eq!((kappa(3), kappa(4), kappa(5)), (percent(50), percent(20), percent(50)));
	})
}

#[test]
fn more_of_kappa_is_a_raise() {
	build_and_execute(|| {
		MockServices::set_terms(ORACLE, Era(4), terms(percent(80), 2));
		allocate(ORACLE, 100);
		run_to(2);
		set_policy(RiskPolicy { max_risk: percent(79), notice: 2, ..unset() }, 2);
		// In the era in which it would take effect.
		assert_noop!(try_allocate(ORACLE, 100), Error::TooMuchRisk);
		set_policy(RiskPolicy { max_risk: percent(80), notice: 2, ..unset() }, 2);
		MockOperators::set_active(&ALICE, false);
		assert_noop!(try_allocate(ORACLE, 100), Error::OperatorNotActive);
		MockOperators::set_active(&ALICE, true);
		allocate_from(ORACLE, 100, 4);
		assert_eq!(allocation(ORACLE).unwrap().next, Some((commitment(100, 80), Era(4))));
		run_to(4);
		assert_eq!((kappa(3), kappa(4)), (percent(50), percent(80)));
	})
}

#[test]
fn more_of_kappa_is_called_off_by_the_weight_of_the_table() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		run_to(2);
		MockServices::set_terms(ORACLE, Era(3), terms(percent(80), 2));
		allocate(ORACLE, 40);
		allocate(ORACLE, 40);
		run_to(3);
		assert_eq!(kappa(3), percent(50));
	})
}

#[test]
fn a_raise_takes_the_kappa_of_then_and_a_lower_none_that_is_larger() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		run_to(2);
		MockServices::set_terms(ORACLE, Era(3), terms(percent(80), 2));
		allocate(ORACLE, 50);
		assert_eq!(allocation(ORACLE).unwrap().target(), commitment(50, 80));
		allocate(ORACLE, 45);
		assert_eq!(allocation(ORACLE).unwrap().target(), commitment(45, 80));
		allocate(ORACLE, 30);
		assert_eq!(allocation(ORACLE).unwrap().target(), commitment(30, 50));
		run_to(3);
		assert_eq!(kappa(3), percent(50));
	})
}

#[test]
fn less_of_kappa_makes_room_when_the_old_tables_cannot_be_slashed() {
	build_and_execute(|| {
		allocate(ORACLE, 100);
		allocate(BRIDGE, 100);
		run_to(2);
		MockServices::set_terms(ORACLE, Era(3), terms(percent(20), 2));
		// The limits know by the operator's call.
		assert_noop!(try_allocate(STORE, 1), Error::TooMuchRisk);
		MockOperators::set_active(&ALICE, false);
		allocate(ORACLE, 100);
		MockOperators::set_active(&ALICE, true);
		for era in 2..=4 {
			run_to(era);
			assert_noop!(try_allocate(STORE, 1), Error::TooMuchRisk);
			assert_eq!(Restaking::exposure(&native(ALICE)).risk, weight(100));
		}
		run_to(5);
		assert_eq!(Restaking::exposure(&native(ALICE)).risk, weight(70));
		assert_noop!(try_allocate(STORE, 1), Error::TooMuchDegree);
	})
}

#[test]
fn rows_written_late_have_the_terms_and_keys_of_their_era() {
	build_and_execute(|| {
		let key = palisade_primitives::ServiceKey::from_raw([7; 32]);
		allocate(ORACLE, 40);
		run_to(2);
		assert_eq!(row(ORACLE, 2).unwrap().key, None);
		MockServices::set_key(ORACLE, &ALICE, key);
		MockServices::set_terms(ORACLE, Era(4), terms(percent(30), 2));
		MockServices::set_terms(ORACLE, Era(5), terms(percent(40), 2));
		for _ in 3..=5 {
			next_era();
		}
		Restaking::settle(&native(ALICE));
		assert_eq!((kappa(3), kappa(4), kappa(5)), (percent(50), percent(30), percent(40)));
		assert_eq!(row(ORACLE, 5).unwrap().key, Some(key));
	})
}
