use super::*;
use crate::Lane;
use palisade_primitives::{mocks::MockEras, ReportOffence};

fn offend(fraction: Perquintill) -> ReportId {
	Slashing::report_offence(&ALICE, Era(START), fraction).unwrap().unwrap()
}

#[test]
fn what_the_runtime_verified_is_due_sooner() {
	build_and_execute(|| {
		ObjectiveVeto::set(0);
		let (chain, service) = (offend(part(1, 4)), report(START, 1, kappa()));
		assert_eq!((stored(chain).lane, stored(chain).due), (Lane::Objective, Era(START + 1)));
		assert_eq!((stored(service).lane, stored(service).due), (Lane::Subjective, Era(START + 2)));
		run_to(START + 1);
		assert!(stored(chain).is_closed());
		assert_eq!(states(service), [PoolState::Open; 2]);
		assert_noop!(Slashing::veto(RuntimeOrigin::root(), chain, false), Error::<Test>::ReportClosed);
		assert_ok!(veto(service));
	})
}

#[test]
fn no_lane_is_longer_than_the_clocks() {
	build_and_execute(|| {
		ObjectiveVeto::set(50);
		assert_eq!(stored(offend(part(1, 4))).due, Era(START + 2));
	})
}

#[test]
fn a_larger_offence_raises_only_while_the_report_can_be_vetoed() {
	build_and_execute(|| {
		ObjectiveVeto::set(0);
		let first = offend(part(1, 4));
		assert_eq!(offend(part(1, 2)), first);
		MockEras::set(START + 1);
		let second = offend(part(3, 4));
		assert_ne!(first, second);
		assert_eq!((stored(first).fraction, stored(second).fraction), (part(1, 2), part(1, 2)));
		assert_eq!(stored(second).due, Era(START + 2));
		run_to(START + 2);
		assert_eq!(stake_of(&base(ALICE)), STAKE / 4);
	})
}
