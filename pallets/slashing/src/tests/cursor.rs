use super::*;
use crate::{Agenda, Cursor, KnownBase, ReportsOf, WeightInfo};
use frame_support::{traits::Hooks, weights::WeightMeter};
use palisade_primitives::{mocks::MockEras, OnEraStart, ReportOffence};

/// Lets the cursor take `steps` steps.
fn poll_steps(steps: u64) {
	let limit = <() as WeightInfo>::poll() + <() as WeightInfo>::visit() * steps;
	Slashing::on_poll(1, &mut WeightMeter::with_limit(limit));
}

#[test]
fn the_cursor_executes_what_is_due() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		run_to(START + 1);
		assert_eq!(states(id), [PoolState::Open; 2]);
		Slashing::on_era_start(Era(START + 2));
		run_to(START + 2);
		assert!(Reports::<Test>::get(id).unwrap().is_closed());
	})
}

#[test]
fn the_cursor_works_a_few_steps_a_block_and_loses_nothing() {
	build_and_execute(|| {
		let ids: Vec<_> = (0..4).map(|n| report(START, n, part(1, 100))).collect();
		let closed = || ids.iter().filter(|id| Reports::<Test>::get(**id).unwrap().is_closed()).count();
		MockEras::set(START + 2);
		poll_steps(0);
		assert_eq!((closed(), Cursor::<Test>::get()), (0, Era(START + 1)));
		// The first step finds an empty era; the second visit touches the pools, which execute all that is due.
		poll_steps(1);
		assert_eq!((closed(), Cursor::<Test>::get()), (0, Era(START + 2)));
		poll_steps(1);
		assert_eq!((closed(), Agenda::<Test>::iter_key_prefix(Era(START + 2)).count()), (4, 3));
		poll_steps(3);
		assert_eq!((Agenda::<Test>::iter_key_prefix(Era(START + 2)).count(), Slashing::is_behind()), (0, true));
		poll_steps(1);
		assert!(!Slashing::is_behind());
	})
}

#[test]
fn the_cursor_does_nothing_without_weight() {
	build_and_execute(|| {
		report(START, 1, kappa());
		MockEras::set(START + 5);
		let mut meter = WeightMeter::with_limit(frame_support::weights::Weight::zero());
		Slashing::on_poll(1, &mut meter);
		assert_eq!(meter.consumed(), frame_support::weights::Weight::zero());
		assert_eq!(Cursor::<Test>::get(), Era(START + 1));
	})
}

#[test]
fn an_idle_cursor_costs_little() {
	build_and_execute(|| {
		let mut meter = WeightMeter::new();
		Slashing::on_poll(1, &mut meter);
		assert_eq!(meter.consumed(), <() as WeightInfo>::poll());
	})
}

#[test]
fn a_closed_report_is_kept_until_nothing_shares_its_window() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		run_to(START + 4);
		assert!(Slashing::report_view(id).is_some());
		run_to(START + 5);
		assert!(Slashing::report_view(id).is_none());
		assert_eq!(ReportsOf::<Test>::iter().count() + Agenda::<Test>::iter().count(), 0);
		// Its offence cannot be reported in its era any more.
		assert_noop!(try_report(START, 1, kappa()), Error::<Test>::WindowClosed);
	})
}

#[test]
fn a_vetoed_report_is_forgotten_like_any_other() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		assert_ok!(veto(id));
		run_to(START + 4);
		assert!(Reports::<Test>::contains_key(id));
		run_to(START + 5);
		assert!(!Reports::<Test>::contains_key(id));
	})
}

#[test]
fn offences_are_forgotten_with_their_window() {
	build_and_execute(|| {
		Slashing::report_offence(&ALICE, Era(START), part(1, 4)).unwrap();
		run_to(START + 2);
		assert!(KnownBase::<Test>::contains_key(ALICE, Era(START)));
		run_to(START + 3);
		assert_eq!(KnownBase::<Test>::iter().count() + Reports::<Test>::iter().count(), 0);
		assert_eq!(Slashing::report_offence(&ALICE, Era(START), part(1, 2)), Ok(None));
	})
}

#[test]
fn reports_are_forgotten_however_late_the_cursor_comes() {
	build_and_execute(|| {
		report(START, 1, kappa());
		Slashing::report_offence(&BOB, Era(START), part(1, 4)).unwrap();
		MockEras::set(START + 50);
		poll();
		assert_eq!(Reports::<Test>::iter().count(), 0);
		assert_eq!(Pools::paid(&native(ALICE)), GUARANTEE / 4);
		assert_eq!(Pools::paid(&native(BOB)), STAKE / 4);
	})
}
