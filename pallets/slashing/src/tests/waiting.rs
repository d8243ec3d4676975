use super::*;
use palisade_primitives::{mocks::MockEras, EraClock, ReportOffence};

#[test]
fn a_report_waits_for_entries_and_is_opened_by_anyone() {
	build_and_execute(|| {
		hold(&native(ALICE), STAKE);
		let id = report(START, 1, kappa());
		assert_eq!(states(id), [PoolState::Waiting, PoolState::Open]);
		assert_eq!(escrow(id)[0], 0);
		assert!(seen(Event::Waits { report: id, pool: native(ALICE) }));
		assert_noop!(open_report(id), Error::<Test>::StillWaiting);

		MockEras::set(START + 1);
		assert_ok!(open_report(id));
		assert_eq!(states(id), [PoolState::Open; 2]);
		assert_eq!(escrow(id)[0], GUARANTEE / 4);
		assert!(seen(Event::Opened { report: id, pool: native(ALICE) }));
		// Its verdict is not later for it.
		MockEras::set(START + 2);
		assert_ok!(execute(id));
		assert!(Reports::<Test>::get(id).unwrap().is_closed());
		assert_eq!(Pools::paid(&native(ALICE)), GUARANTEE / 4);
	})
}

#[test]
fn a_waiting_report_is_opened_by_the_cursor() {
	build_and_execute(|| {
		hold(&native(ALICE), 64);
		let id = report(START, 1, kappa());
		run_to(START + 1);
		assert_eq!(states(id), [PoolState::Open; 2]);
		run_to(START + 2);
		assert!(Reports::<Test>::get(id).unwrap().is_closed());
	})
}

#[test]
fn a_report_that_waits_beyond_its_due_era_is_executed_as_soon_as_it_can() {
	build_and_execute(|| {
		Slashing::report_offence(&ALICE, Era(START), part(1, 2)).unwrap();
		hold(&native(ALICE), 64);
		let id = report(START, 1, kappa());
		MockEras::set(START + 1);
		assert_noop!(open_report(id), Error::<Test>::StillWaiting);
		MockEras::set(START + 2);
		assert_ok!(execute(id));
		let paid = PoolState::Executed { from_stake: GUARANTEE / 8, from_leaving: 0 };
		assert_eq!(states(id), [PoolState::Open, paid]);
		// Opened in an era whose verdicts were executed already.
		assert_noop!(execute(id), Error::<Test>::StillWaiting);
		run_to(START + 3);
		assert!(Reports::<Test>::get(id).unwrap().is_closed());
		assert_eq!(Pools::paid(&native(ALICE)), STAKE / 2 + GUARANTEE / 8);
	})
}

#[test]
fn a_report_that_waits_while_all_is_lost_takes_nothing_of_newcomers() {
	build_and_execute(|| {
		hold(&native(ALICE), 64);
		let id = report(START, 1, part(1, 8));
		Slashing::report_offence(&ALICE, Era(START), Perquintill::one()).unwrap();
		run_to(START + 3);
		assert_eq!((view(&native(ALICE)).generation, stake_of(&native(ALICE))), (1, 64));
		let paid = |from_stake| PoolState::Executed { from_stake, from_leaving: 0 };
		assert_eq!(states(id), [paid(0), paid(GUARANTEE / 16)]);
	})
}

#[test]
fn an_offence_waits_for_a_full_list() {
	build_and_execute(|| {
		Pools::set_capacity(&base(ALICE), 0);
		let id = Slashing::report_offence(&ALICE, Era(START), part(1, 4)).unwrap().unwrap();
		assert_eq!(states(id), [PoolState::Waiting, PoolState::Open]);
		assert!(seen(Event::Waits { report: id, pool: base(ALICE) }));
		// Raised while it waits.
		assert_eq!(Slashing::report_offence(&ALICE, Era(START), part(1, 2)), Ok(Some(id)));
		run_to(START + 5);
		assert_eq!(states(id)[0], PoolState::Waiting);
		Pools::set_capacity(&base(ALICE), 1);
		assert_ok!(open_report(id));
		assert_eq!(escrow(id)[0], STAKE / 2);
		run_to(START + 6);
		assert_eq!(Pools::paid(&base(ALICE)), STAKE / 2);
		assert!(Reports::<Test>::get(id).is_none());
	})
}

#[test]
fn open_report_is_refused_when_nothing_waits() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		assert_noop!(open_report(id), Error::<Test>::NothingWaits);
		assert_noop!(open_report(ReportId(77)), Error::<Test>::ReportNotFound);
		assert_noop!(Slashing::open_report(RuntimeOrigin::none(), id), sp_runtime::DispatchError::BadOrigin);
	})
}

/// Keeps the native pool of Alice from admitting deposits: an offence is open on it all the time.
fn keep_busy(until: u32) {
	while MockEras::now().0 < until {
		let era = MockEras::now();
		Slashing::report_offence(&ALICE, era, part(1, 1000)).unwrap();
		run_to(era.0 + 1);
	}
}

#[test]
fn a_report_lapses_where_it_could_not_be_opened_in_time() {
	build_and_execute(|| {
		set_terms(|terms| SlashTerms { reporter_bond: Some(BOND), ..terms });
		add_bucket(&native(ALICE), START, STAKE);
		Slashing::report_offence(&ALICE, Era(START - 1), part(1, 1000)).unwrap();
		hold(&native(ALICE), 64);
		let id = witness(1, kappa());
		// What was requested in the era of the offence matures at START + 6: its verdict falls at START + 5 at the latest.
		keep_busy(START + 4);
		assert_eq!(states(id)[0], PoolState::Waiting);
		assert_eq!((booked(START + 2).0, held(WITNESS)), (GUARANTEE / 4, BOND));
		keep_busy(START + 5);
		assert_eq!((booked(START + 2).0, held(WITNESS)), (0, 0));
		assert!(seen(Event::Lapsed { report: id, pool: native(ALICE) }));
		assert!(seen(Event::Closed { report: id }));
		assert!(Reports::<Test>::get(id).is_none());
		// The other pool paid in time.
		assert_eq!(Pools::paid(&foreign(ALICE)), GUARANTEE / 8);
	})
}

#[test]
fn anyone_closes_what_lapsed_when_the_cursor_is_late() {
	build_and_execute(|| {
		hold(&native(ALICE), 64);
		let id = report(START, 1, kappa());
		MockEras::set(START + 5);
		assert_ok!(open_report(id));
		assert_eq!(states(id), [PoolState::Lapsed, PoolState::Open]);
		assert_ok!(execute(id));
		assert!(stored(id).is_closed());
		assert_noop!(open_report(id), Error::<Test>::NothingWaits);
		assert_noop!(veto(id), Error::<Test>::ReportClosed);
		assert_eq!((Pools::paid(&native(ALICE)), Pools::paid(&foreign(ALICE))), (0, GUARANTEE / 8));
	})
}

#[test]
fn a_report_opened_in_the_last_era_is_executed_in_time() {
	build_and_execute(|| {
		add_bucket(&native(ALICE), START, STAKE);
		Slashing::report_offence(&ALICE, Era(START - 1), part(1, 1024)).unwrap();
		hold(&native(ALICE), 64);
		let id = report(START, 1, kappa());
		keep_busy(START + 2);
		// The last offence is over at the start of START + 4.
		MockEras::set(START + 4);
		assert_ok!(open_report(id));
		assert_eq!(states(id)[0], PoolState::Open);
		run_to(START + 5);
		let paid = |event| matches!(event, Event::Slashed { report, from_leaving: 1.., .. } if report == id);
		assert!(events().into_iter().any(paid));
	})
}

#[test]
fn offences_that_find_no_place_wait_and_are_executed() {
	build_and_execute(|| {
		// Three eras of offences, and places for two.
		Pools::set_capacity(&base(ALICE), 2);
		let offend = |era| Slashing::report_offence(&ALICE, Era(era), part(1, 2)).unwrap().unwrap();
		let ids = [offend(START - 2), offend(START - 1), offend(START)];
		assert_eq!(ids.map(|id| states(id)[0]), [PoolState::Open, PoolState::Open, PoolState::Waiting]);
		run_to(START + 2);
		let waits = |id| Reports::<Test>::get(id).is_some_and(|report| report.is_waiting());
		assert_eq!(ids.map(waits), [false; 3]);
		run_to(START + 3);
		assert_eq!(stake_of(&base(ALICE)), STAKE / 8);
		assert_eq!(stake_of(&native(ALICE)), STAKE / 8);
	})
}
