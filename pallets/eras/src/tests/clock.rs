use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, traits::Hooks};
use palisade_primitives::{Era, EraClock};
use sp_runtime::DispatchError;

/// Leaving time, slash window and veto window that hold now.
fn windows() -> (u32, u32, u32) {
	(Eras::leaving_eras(), Eras::slash_window(), Eras::veto_window())
}

fn set(clock: ClockParams) -> sp_runtime::DispatchResult {
	Eras::set_clock(RuntimeOrigin::root(), clock)
}

#[test]
fn only_the_admin_sets_the_clock() {
	build_and_execute(|| {
		assert_noop!(Eras::set_clock(RuntimeOrigin::signed(1), CLOCK), DispatchError::BadOrigin);
	})
}

#[test]
fn unsound_clock_is_refused() {
	build_and_execute(|| {
		assert_noop!(set(ClockParams { sessions_per_era: 0, ..CLOCK }), Error::<Test>::NoSessions);
		assert_noop!(set(ClockParams { sessions_per_era: 11, ..CLOCK }), Error::<Test>::TooManySessions);
		assert_noop!(set(ClockParams { leaving_eras: 4, ..CLOCK }), Error::<Test>::LeavingTooShort);
		assert_noop!(set(ClockParams { slash_window: 4, ..CLOCK }), Error::<Test>::LeavingTooShort);
		assert_noop!(set(ClockParams { veto_window: u32::MAX, ..CLOCK }), Error::<Test>::LeavingTooShort);
		assert_noop!(set(ClockParams { leaving_eras: 21, ..CLOCK }), Error::<Test>::LeavingTooLong);
		assert_ok!(set(ClockParams { leaving_eras: 20, ..CLOCK }));
	})
}

#[test]
fn eras_have_the_new_length_from_the_next_one_on() {
	build_and_execute(|| {
		run_to_session(2);
		let clock = ClockParams { sessions_per_era: 3, ..CLOCK };
		assert_ok!(set(clock));
		System::assert_last_event(Event::ClockSet { clock }.into());
		assert!(!PendingChange::<Test>::exists());
		assert_eq!(Pallet::<Test>::next_era_at(), 4, "the era that runs keeps its end");
		run_to_session(4);
		assert_eq!((Eras::now(), Pallet::<Test>::next_era_at()), (Era(2), 7));
	})
}

#[test]
fn shorter_windows_wait_for_the_old_leaving_time() {
	build_and_execute(|| {
		run_to_era(3);
		let clock = ClockParams { leaving_eras: 3, slash_window: 1, veto_window: 0, ..CLOCK };
		assert_ok!(set(clock));
		System::assert_has_event(Event::WindowsScheduled { windows_from: Era(10), leaving_from: Era(12) }.into());
		run_to_era(9);
		assert_eq!(windows(), (6, 2, 1));
		run_to_era(10);
		assert_eq!(windows(), (6, 1, 0), "reports made under the old windows are still open");
		run_to_era(11);
		assert_eq!(windows(), (6, 1, 0));
		run_to_era(12);
		assert_eq!(windows(), (3, 1, 0));
		assert_eq!((Clock::<Test>::get(), PendingChange::<Test>::get()), (clock, None));
		System::assert_has_event(Event::WindowsChanged { clock }.into());
	})
}

#[test]
fn longer_leaving_time_holds_at_once_and_longer_windows_wait() {
	build_and_execute(|| {
		assert_ok!(set(ClockParams { leaving_eras: 10, slash_window: 5, veto_window: 3, ..CLOCK }));
		assert_eq!(windows(), (10, 2, 1));
		run_to_era(10);
		assert_eq!(windows(), (10, 2, 1));
		run_to_era(11);
		assert_eq!(windows(), (10, 5, 3));
	})
}

#[test]
fn second_change_of_windows_waits_for_the_first() {
	build_and_execute(|| {
		let first = ClockParams { leaving_eras: 7, ..CLOCK };
		assert_ok!(set(first));
		assert_noop!(set(CLOCK), Error::<Test>::ChangePending);
		assert_ok!(set(ClockParams { sessions_per_era: 1, ..first }));
		run_to_era(10);
		assert_eq!(Clock::<Test>::get(), ClockParams { sessions_per_era: 1, ..first });
		assert_ok!(set(CLOCK));
	})
}

#[test]
#[should_panic(expected = "sound")]
fn genesis_refuses_an_unsound_clock() {
	genesis(ClockParams { leaving_eras: 4, ..CLOCK });
}

#[test]
#[should_panic(expected = "sound")]
fn genesis_refuses_an_era_without_sessions() {
	genesis(ClockParams { sessions_per_era: 0, ..CLOCK });
}

#[test]
fn config_admits_the_default_clock() {
	Pallet::<Test>::integrity_test();
}
