//! The clock's slash window becomes shorter or longer.

use super::*;

fn oldest_row() -> Option<u32> {
	(1..=now().0).find(|era| row(ORACLE, *era).is_some())
}

#[test]
fn a_shorter_window_frees_what_cannot_be_slashed_any_more() {
	build_and_execute(|| {
		SlashWindow::set(5);
		allocate(ORACLE, 100);
		allocate(BRIDGE, 100);
		run_to(8);
		assert_eq!(oldest_row(), Some(3));
		allocate(ORACLE, 0);
		run_to(10);
		assert_noop!(try_allocate(STORE, 100), Error::TooMuchRisk);
		SlashWindow::set(2);
		run_to(11);
		assert_eq!((oldest_row(), allocation(ORACLE)), (None, None));
		assert_eq!(Tables::<Test>::iter().count(), 3, "the bridge's of eras 9 to 11");
		allocate(STORE, 100);
	})
}

#[test]
fn a_longer_window_counts_what_can_be_slashed_longer() {
	build_and_execute(|| {
		allocate(ORACLE, 100);
		allocate(BRIDGE, 100);
		run_to(5);
		allocate(ORACLE, 0);
		run_to(7);
		// The table of era 5 would have been gone in era 8.
		SlashWindow::set(5);
		for era in 8..=10 {
			run_to(era);
			assert_eq!(oldest_row(), Some(5));
			assert_noop!(try_allocate(STORE, 100), Error::TooMuchRisk);
		}
		run_to(11);
		assert_eq!((oldest_row(), allocation(ORACLE)), (None, None));
	})
}

#[test]
fn what_could_not_be_asked_for_cannot_be_asked_for_again() {
	build_and_execute(|| {
		allocate(ORACLE, 100);
		run_to(5);
		allocate(ORACLE, 50);
		for _ in 6..=8 {
			// Nobody removes old rows.
			next_era();
			Restaking::settle(&native(ALICE));
		}
		assert!(Tables::<Test>::contains_key((Era(5), ORACLE, ALICE)));
		assert_eq!((guarantee(ORACLE, 5), Restaking::total(ORACLE, &NATIVE, Era(5))), (0, 0));
		SlashWindow::set(7);
		next_era();
		assert_eq!((guarantee(ORACLE, 5), Restaking::total(ORACLE, &NATIVE, Era(5))), (0, 0));
		assert_eq!(Restaking::service_security(ORACLE, Era(5)), (vec![], vec![]));
		assert_eq!(oldest_row(), Some(6));
		run_to(14);
		assert_eq!(oldest_row(), Some(7));
		assert!(!Tables::<Test>::contains_key((Era(5), ORACLE, ALICE)));
	})
}

#[test]
fn pools_touched_late_lose_no_row_whatever_the_window_did() {
	for (before, after) in [(2, 5), (5, 2)] {
		build_and_execute(|| {
			SlashWindow::set(before);
			allocate(ORACLE, 40);
			run_to(8);
			allocate(ORACLE, 30);
			for _ in 9..=11 {
				next_era();
			}
			SlashWindow::set(after);
			next_era();
			do_steps(100);
			assert!((12 - 2..=12).all(|era| guarantee(ORACLE, era) == 300_000));
			assert_eq!(allocation(ORACLE).unwrap().lowered.is_some(), after == 5);
		})
	}
}

#[test]
fn windows_without_end_do_not_overflow() {
	build_and_execute(|| {
		stranger_joins();
		for window in [0, u32::MAX, 0, u32::MAX, 2] {
			SlashWindow::set(window);
			assert_ok!(try_allocate(ORACLE, 40));
			// In force already when the window was none.
			let _ = try_policy(RiskPolicy { notice: 2, ..unset() });
			run_to(now().0 + 2);
			assert_ok!(try_allocate(ORACLE, 0));
			run_to(now().0 + 2);
			let _ = Restaking::cancel_policy_change(by(ALICE), NATIVE);
			Restaking::check().unwrap();
		}
	})
}
