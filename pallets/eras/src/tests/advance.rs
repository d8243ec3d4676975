use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::{Era, EraClock, EraDriver};
use sp_runtime::DispatchError;

#[test]
fn era_zero_begins_at_session_zero() {
	build_and_execute(|| {
		assert_eq!(Eras::now(), Era(0));
		assert!(Eras::begins_era(0));
		assert!(!Eras::begins_era(1));
		assert_eq!(Eras::first_session_of(Era(0)), Some(0));
		assert_eq!(EraStarts::<Test>::get(Era(0)), Some(EraStart { session: 0, block: 0, moment: 0 }));
		Eras::note_session_start(0);
		assert_eq!(Eras::now(), Era(0), "the start of session 0 begins no further era");
	})
}

#[test]
fn era_begins_when_its_sessions_are_over() {
	build_and_execute(|| {
		run_to_session(1);
		assert_eq!(Eras::now(), Era(0));
		assert!(Eras::begins_era(2), "asked one session ahead");
		run_to_session(2);
		assert_eq!(Eras::now(), Era(1));
		assert!(Eras::begins_era(2) && !Eras::begins_era(3) && Eras::begins_era(4));
		assert_eq!(EraStarts::<Test>::get(Era(1)), Some(EraStart { session: 2, block: 2, moment: 12_000 }));
		System::assert_last_event(Event::EraStarted { era: Era(1), session: 2 }.into());
	})
}

#[test]
fn listeners_hear_the_new_era_and_their_weight_counts() {
	build_and_execute(|| {
		run_to_session(1);
		assert_eq!(Heard::take(), vec![]);
		let weight = Eras::note_session_start(2);
		assert_eq!(Heard::take(), vec![(Era(1), Era(1))]);
		assert_eq!(weight.ref_time(), <() as WeightInfo>::begin_era().ref_time() + 7);
	})
}

#[test]
fn session_knows_its_era_while_it_is_remembered() {
	build_and_execute(|| {
		run_to_era(40);
		assert_eq!(Eras::era_of(80), Some(Era(40)));
		assert_eq!(Eras::era_of(79), Some(Era(39)));
		assert_eq!(Eras::era_of(78), Some(Era(39)));
		assert_eq!(Eras::era_of(81), None, "has not begun");
		let oldest = 40 - Pallet::<Test>::kept_eras();
		assert_eq!(Eras::era_of(2 * oldest), Some(Era(oldest)));
		assert_eq!(Eras::era_of(2 * oldest - 1), None, "is forgotten");
		assert_eq!(Eras::first_session_of(Era(oldest)), Some(2 * oldest));
		assert_eq!(Eras::first_session_of(Era(oldest - 1)), None);
		assert_eq!(Eras::first_session_of(Era(41)), None);
	})
}

#[test]
fn era_is_forced_at_the_first_session_not_planned() {
	build_and_execute(|| {
		let clock = ClockParams { sessions_per_era: 10, ..CLOCK };
		assert_ok!(Eras::set_clock(RuntimeOrigin::root(), clock));
		run_to_session(3);
		assert_eq!((Eras::now(), Pallet::<Test>::next_era_at()), (Era(1), 12));
		assert_ok!(Eras::force_new_era(RuntimeOrigin::root()));
		System::assert_last_event(Event::NewEraForced { session: 5 }.into());
		assert!(!Eras::begins_era(4), "the validators of the next session are chosen");
		assert!(Eras::begins_era(5));
		run_to_session(5);
		assert_eq!((Eras::now(), Pallet::<Test>::next_era_at()), (Era(2), 15));
	})
}

#[test]
fn forcing_never_delays_an_era() {
	build_and_execute(|| {
		run_to_session(1);
		assert_ok!(Eras::force_new_era(RuntimeOrigin::root()));
		System::assert_last_event(Event::NewEraForced { session: 2 }.into());
		run_to_session(2);
		assert_eq!(Eras::now(), Era(1));
	})
}

#[test]
fn only_the_admin_forces_an_era() {
	build_and_execute(|| {
		assert_noop!(Eras::force_new_era(RuntimeOrigin::signed(1)), DispatchError::BadOrigin);
	})
}

#[test]
fn empty_storage_has_a_safe_clock() {
	sp_io::TestExternalities::default().execute_with(|| {
		assert_eq!(Eras::now(), Era(0));
		assert!(Pallet::<Test>::clock().verdicts_fall_in_time());
		assert!(Eras::begins_era(0) && !Eras::begins_era(1));
		Eras::note_session_start(6);
		assert_eq!(Eras::now(), Era(1));
	})
}
