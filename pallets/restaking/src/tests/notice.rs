//! Raises that wait, and what replaces them.

use super::*;

/// A pool with 20 % for the oracle whose raises wait three eras, in era 2.
fn patient() {
	allocate(ORACLE, 20);
	run_to(2);
	set_policy(RiskPolicy { notice: 3, ..unset() }, 2);
}

fn given(eras: core::ops::RangeInclusive<u32>) -> Vec<Balance> {
	eras.map(|era| guarantee(ORACLE, era) * 100 / VALUE).collect()
}

#[test]
fn a_raise_waits_the_notice() {
	for late in [false, true] {
		build_and_execute(|| {
			patient();
			allocate_from(ORACLE, 60, 5);
			assert_eq!(allocation(ORACLE).unwrap().next, Some((commitment(60, 50), Era(5))));
			while now() < Era(6) {
				next_era();
				if !late {
					do_steps(100);
				}
			}
			Restaking::settle(&native(ALICE));
			assert_eq!(given(4..=6), vec![20, 60, 60]);
		})
	}
}

#[test]
fn the_first_allocation_to_a_service_waits_too() {
	build_and_execute(|| {
		patient();
		allocate_from(BRIDGE, 10, 5);
		run_to(5);
		assert_eq!((guarantee(BRIDGE, 4), guarantee(BRIDGE, 5)), (0, 100_000));
	})
}

#[test]
fn a_lower_does_not_wait_for_the_raise_that_it_replaces() {
	build_and_execute(|| {
		patient();
		allocate_from(ORACLE, 60, 5);
		run_to(3);
		allocate_from(ORACLE, 10, 4);
		run_to(4);
		assert_eq!(allocation(ORACLE).unwrap().next, None);
		run_to(6);
		assert_eq!(given(4..=6), vec![10, 10, 10]);
	})
}

#[test]
fn a_raise_is_called_off_by_the_weight_of_the_table() {
	build_and_execute(|| {
		patient();
		allocate_from(ORACLE, 60, 5);
		allocate_from(BRIDGE, 10, 5);
		run_to(4);
		// Lowering is for everybody at any time.
		MockOperators::set_active(&ALICE, false);
		allocate_from(ORACLE, 20, 5);
		allocate_from(BRIDGE, 0, 5);
		assert_eq!((allocation(ORACLE).unwrap().next, allocation(BRIDGE)), (None, None));
		MockOperators::set_active(&ALICE, true);
		run_to(5);
		assert_eq!(given(4..=5), vec![20, 20]);
		assert_noop!(try_allocate(ORACLE, 20), Error::NothingToChange);
	})
}

#[test]
fn a_raise_made_smaller_keeps_its_era() {
	build_and_execute(|| {
		patient();
		allocate_from(ORACLE, 60, 5);
		run_to(4);
		MockOperators::set_active(&ALICE, false);
		allocate_from(ORACLE, 40, 5);
		assert_noop!(try_allocate(ORACLE, 40), Error::NothingToChange);
		MockOperators::set_active(&ALICE, true);
		run_to(5);
		assert_eq!(given(4..=5), vec![20, 40]);
	})
}

#[test]
fn a_raise_made_larger_waits_anew() {
	build_and_execute(|| {
		patient();
		allocate_from(ORACLE, 60, 5);
		run_to(3);
		allocate_from(ORACLE, 61, 6);
		run_to(6);
		assert_eq!(given(4..=6), vec![20, 20, 61]);
	})
}

#[test]
fn a_lower_that_waits_is_taken_back_without_notice() {
	build_and_execute(|| {
		patient();
		allocate_from(ORACLE, 5, 3);
		// Back to what the table has, or to less of it.
		allocate_from(ORACLE, 15, 3);
		allocate_from(ORACLE, 20, 3);
		assert_eq!(allocation(ORACLE).unwrap().next, None);
		allocate_from(ORACLE, 5, 3);
		// That is to take more than was announced.
		MockOperators::set_active(&ALICE, false);
		assert_noop!(try_allocate(ORACLE, 15), Error::OperatorNotActive);
		assert_noop!(try_allocate(ORACLE, 20), Error::OperatorNotActive);
	})
}

#[test]
fn a_raise_instead_of_a_lower_that_waits_keeps_the_weight_of_the_table_meanwhile() {
	build_and_execute(|| {
		patient();
		allocate_from(ORACLE, 5, 3);
		allocate_from(ORACLE, 30, 5);
		run_to(5);
		assert_eq!(given(3..=5), vec![20, 20, 30]);
	})
}

#[test]
fn the_longer_notice_of_the_policy_in_force_and_the_one_that_waits_counts() {
	build_and_execute(|| {
		patient();
		stranger_joins();
		set_policy(RiskPolicy { notice: 4, ..unset() }, 5);
		allocate_from(ORACLE, 60, 6);
		set_policy(unset(), 9);
		allocate_from(ORACLE, 61, 5);
		run_to(9);
		allocate_from(ORACLE, 62, 10);
	})
}

#[test]
fn raises_that_wait_count_against_the_limits() {
	build_and_execute(|| {
		patient();
		allocate_from(ORACLE, 100, 5);
		allocate_from(STORE, 100, 5);
		assert_noop!(try_allocate(BRIDGE, 41), Error::TooMuchRisk);
	})
}

#[test]
fn changes_of_several_services_in_different_eras_are_written_late_as_in_time() {
	let rows = |late: bool| {
		let mut seen = Vec::new();
		build_and_execute(|| {
			SlashWindow::set(10);
			patient();
			allocate_from(ORACLE, 60, 5);
			run_to(3);
			allocate_from(BRIDGE, 30, 6);
			allocate_from(ORACLE, 55, 5);
			run_to(4);
			allocate_from(STORE, 40, 7);
			while now() < Era(9) {
				next_era();
				if !late {
					do_steps(100);
				}
			}
			do_steps(100);
			let at = |era| [ORACLE, BRIDGE, STORE].map(|service| guarantee(service, era) * 100 / VALUE);
			seen = (4..=8).map(at).collect();
		});
		seen
	};
	assert_eq!(rows(false), vec![[20, 0, 0], [55, 0, 0], [55, 30, 0], [55, 30, 40], [55, 30, 40]]);
	assert_eq!(rows(true), rows(false));
}
