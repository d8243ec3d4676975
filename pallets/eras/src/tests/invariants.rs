use crate::{mock::*, *};
use palisade_primitives::Era;

/// Corrupts a chain in era 3 with a pending change, and expects the complaint.
fn assert_breaks(corrupt: impl FnOnce(), complaint: &str) {
	new_test_ext().execute_with(|| {
		run_to_era(3);
		Eras::set_clock(RuntimeOrigin::root(), ClockParams { leaving_eras: 9, ..CLOCK }).unwrap();
		assert_eq!(Pallet::<Test>::check_invariants(), Ok(()));
		corrupt();
		assert_eq!(Pallet::<Test>::check_invariants().unwrap_err(), complaint);
	})
}

#[test]
fn invariant_1_breaks_when_the_clock_is_not_sound() {
	assert_breaks(|| Clock::<Test>::mutate(|clock| clock.slash_window = 10), "1: the clock is not sound");
	let change = |change: &mut Option<WindowsChange>| change.as_mut().unwrap().to.leaving_eras = 1;
	assert_breaks(|| PendingChange::<Test>::mutate(change), "1: the clock will not be sound");
}

#[test]
fn invariant_2_breaks_when_a_change_is_overdue() {
	let late = |change: &mut Option<WindowsChange>| {
		let change = change.as_mut().unwrap();
		(change.windows_from, change.leaving_from) = (Era(2), Era(3));
	};
	assert_breaks(|| PendingChange::<Test>::mutate(late), "2: a change is overdue");
	let swapped = |change: &mut Option<WindowsChange>| change.as_mut().unwrap().windows_from = Era(99);
	assert_breaks(|| PendingChange::<Test>::mutate(swapped), "2: a change takes effect in the wrong order");
}

#[test]
fn invariant_3_breaks_when_starts_are_wrong() {
	assert_breaks(|| EraStarts::<Test>::remove(Era(1)), "3: the start of an era is missing");
	let start = EraStart { session: 0, block: 0, moment: 0 };
	assert_breaks(|| EraStarts::<Test>::insert(Era(2), start), "3: first sessions do not ascend");
	assert_breaks(|| EraStarts::<Test>::insert(Era(4), start), "3: a start is kept too long");
}

#[test]
fn invariant_4_breaks_when_the_session_is_not_of_the_era() {
	assert_breaks(|| CurrentSession::<Test>::put(5), "4: the session is before the era");
	assert_breaks(|| NextEraAt::<Test>::put(6), "4: the next era is overdue");
}
