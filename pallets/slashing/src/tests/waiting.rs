use super::*;
use palisade_primitives::{mocks::MockEras, ReportOffence};

#[test]
fn a_report_waits_for_entries_and_is_opened_by_anyone() {
	build_and_execute(|| {
		Pools::hold(&native(ALICE), STAKE);
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
		Pools::hold(&native(ALICE), 64);
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
		Pools::hold(&native(ALICE), 64);
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
		Pools::hold(&native(ALICE), 64);
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
