use super::*;
use palisade_primitives::{mocks::MockEras, ReportOffence};

#[test]
fn veto_leaves_the_pools_as_if_never_reported() {
	build_and_execute(|| {
		let before: Vec<_> = pools().iter().map(view).collect();
		let id = report(START, 1, kappa());
		MockEras::set(START + 1);
		assert_ok!(veto(id));

		assert_eq!(pools().iter().map(view).collect::<Vec<_>>(), before);
		assert_eq!(states(id), [PoolState::Cancelled; 2]);
		assert_eq!(escrow(id), [0, 0]);
		assert!(Slashing::open_reports().is_empty());
		assert!(seen(Event::Vetoed { report: id, by: Some(RESOLVER) }));
		run_to(START + 3);
		assert_eq!(pools().iter().map(view).collect::<Vec<_>>(), before);
	})
}

#[test]
fn veto_by_governance_ends_any_report() {
	build_and_execute(|| {
		let service = report_by_bridge(1, kappa());
		let chain = Slashing::report_offence(&ALICE, Era(START), kappa()).unwrap().unwrap();
		for id in [service, chain] {
			assert_ok!(Slashing::veto(RuntimeOrigin::root(), id));
			assert!(seen(Event::Vetoed { report: id, by: None }));
		}
		assert!(pools().iter().all(|pool| stake_of(pool) == STAKE));
	})
}

#[test]
fn veto_is_refused_to_strangers() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		for who in [STRANGER, SLASHER, ALICE, BRIDGE_SLASHER] {
			assert_noop!(Slashing::veto(RuntimeOrigin::signed(who), id), Error::<Test>::NotResolver);
		}
		assert_noop!(Slashing::veto(RuntimeOrigin::none(), id), sp_runtime::DispatchError::BadOrigin);
		// A service without a resolver, one that is forgotten, and the chain.
		let other = report_by_bridge(1, kappa());
		assert_noop!(veto(other), Error::<Test>::NotResolver);
		let chain = Slashing::report_offence(&ALICE, Era(START), kappa()).unwrap().unwrap();
		assert_noop!(veto(chain), Error::<Test>::NotResolver);
		MockServices::remove::<AccountId>(ORACLE);
		assert_noop!(veto(id), Error::<Test>::NotResolver);
		assert_ok!(Slashing::veto(RuntimeOrigin::root(), id));
	})
}

#[test]
fn veto_is_refused_when_it_is_too_late() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		MockEras::set(START + 2);
		assert_noop!(veto(id), Error::<Test>::VetoTooLate);
		assert_noop!(Slashing::veto(RuntimeOrigin::root(), id), Error::<Test>::VetoTooLate);
		poll();
		assert_noop!(veto(id), Error::<Test>::ReportClosed);
	})
}

#[test]
fn veto_is_refused_twice_and_for_unknown_reports() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		assert_ok!(veto(id));
		assert_noop!(veto(id), Error::<Test>::ReportClosed);
		assert_noop!(veto(ReportId(77)), Error::<Test>::ReportNotFound);
		assert_noop!(Slashing::veto(RuntimeOrigin::root(), ReportId(77)), Error::<Test>::ReportNotFound);
	})
}

#[test]
fn a_vetoed_offence_cannot_be_reported_again() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		assert_ok!(veto(id));
		assert_noop!(try_report(START, 1, part(1, 100)), Error::<Test>::OffenceKnown);
		report(START, 2, kappa());
	})
}

#[test]
fn veto_ends_a_waiting_report() {
	build_and_execute(|| {
		Pools::hold(&native(ALICE), 5);
		let id = report(START, 1, kappa());
		assert_eq!(states(id), [PoolState::Waiting, PoolState::Open]);
		assert_ok!(veto(id));
		assert_eq!(states(id), [PoolState::Cancelled; 2]);
		assert_noop!(open_report(id), Error::<Test>::NothingWaits);
		run_to(START + 2);
		assert_eq!(stake_of(&native(ALICE)), STAKE + 5);
	})
}
