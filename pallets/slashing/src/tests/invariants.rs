use super::*;
use crate::{Agenda, Cursor, KnownBase, ReportOf, ReportsOf};
use palisade_primitives::{mocks::MockEras, PoolReports, ReportOffence};

/// Corrupts a storage with one report of the oracle and one of consensus, and expects the invariant to fail.
fn breaks(number: u32, corrupt: impl FnOnce(ReportId, ReportId)) {
	new_test_ext().execute_with(|| {
		let service = report(START, 1, part(1, 8));
		let chain = Slashing::report_offence(&ALICE, Era(START), part(1, 4)).unwrap().unwrap();
		assert_eq!(Slashing::check(), Ok(()));
		corrupt(service, chain);
		let failure = Slashing::check().unwrap_err();
		assert!(failure.starts_with(&format!("{number}: ")), "{failure}");
	})
}

fn edit(id: ReportId, f: impl FnOnce(&mut ReportOf<Test>)) {
	Reports::<Test>::mutate(id, |report| f(report.as_mut().unwrap()));
}

#[test]
fn report_must_be_well_formed() {
	breaks(1, |service, _| edit(service, |report| report.fraction = Perquintill::zero()));
	breaks(1, |service, _| edit(service, |report| report.fraction = part(1, 2)));
	breaks(1, |service, _| edit(service, |report| report.due = report.reported));
	breaks(1, |service, _| edit(service, |report| report.until = Era(START - 1)));
	breaks(1, |service, _| edit(service, |report| report.era = Era(START + 1)));
	breaks(1, |service, _| edit(service, |report| report.pools[1] = report.pools[0].clone()));
	breaks(1, |service, _| edit(service, |report| report.pools[1].pool.operator = BOB));
	breaks(1, |service, _| edit(service, |report| report.pools[1].backing = None));
	breaks(1, |_, chain| edit(chain, |report| report.service = ORACLE));
	breaks(1, |_, chain| edit(chain, |report| report.pools[0].pool = foreign(ALICE)));
	breaks(1, |_, _| crate::NextReportId::<Test>::kill());
}

#[test]
fn report_must_end_at_once() {
	breaks(2, |service, _| edit(service, |report| report.pools[0].state = PoolState::Cancelled));
	let executed = PoolState::Executed { from_stake: 1, from_leaving: 0 };
	breaks(2, |service, _| edit(service, |report| report.pools[0].state = executed));
}

#[test]
fn pools_must_agree() {
	breaks(3, |service, _| edit(service, |report| report.pools[0].state = PoolState::Waiting));
	breaks(3, |service, _| <Pools as PoolReports<AccountId>>::cancel(&native(ALICE), service).unwrap());
}

#[test]
fn agenda_must_name_each_report_once() {
	breaks(4, |service, _| Agenda::<Test>::remove(Era(START + 2), service));
	breaks(4, |service, _| Agenda::<Test>::insert(Era(START + 3), service, ()));
	breaks(4, |_, _| Agenda::<Test>::insert(Era(START + 3), ReportId(77), ()));
	breaks(4, |_, _| Cursor::<Test>::put(Era(START + 3)));
}

#[test]
fn lists_must_be_complete() {
	breaks(5, |_, _| ReportsOf::<Test>::remove(ALICE, ORACLE));
	breaks(5, |service, _| ReportsOf::<Test>::mutate(ALICE, ORACLE, |ids| ids.try_push(service).unwrap()));
	breaks(5, |service, _| ReportsOf::<Test>::mutate(BOB, ORACLE, |ids| ids.try_push(service).unwrap()));
	breaks(5, |_, chain| ReportsOf::<Test>::mutate(ALICE, ORACLE, |ids| ids.try_push(chain).unwrap()));
	breaks(5, |_, _| ReportsOf::<Test>::insert(BOB, ORACLE, frame_support::BoundedVec::new()));
	breaks(5, |_, _| ReportsOf::<Test>::mutate(ALICE, ORACLE, |ids| ids[0] = ReportId(77)));
	breaks(5, |_, _| {
		let second = report(START, 2, part(1, 100));
		edit(second, |report| report.offence = offence(1));
	});
}

#[test]
fn limits_must_hold() {
	breaks(6, |_, _| {
		let second = report(START, 2, part(1, 100));
		edit(second, |report| report.fraction = kappa());
	});
}

#[test]
fn largest_offence_must_count() {
	let edit_known = |f: fn(&mut crate::Known)| KnownBase::<Test>::mutate(ALICE, Era(START), f);
	breaks(7, |_, _| edit_known(|known| known.settled = known.largest));
	breaks(7, |_, _| edit_known(|known| known.largest = part(1, 3)));
	breaks(7, |_, _| edit_known(|known| known.report = Some(ReportId(0))));
	breaks(7, |_, _| edit_known(|known| known.report = Some(ReportId(77))));
	breaks(7, |_, _| KnownBase::<Test>::remove(ALICE, Era(START)));
	breaks(7, |_, _| {
		let known = KnownBase::<Test>::take(ALICE, Era(START));
		KnownBase::<Test>::insert(ALICE, Era(START - 1), known);
	});
}

#[test]
fn a_due_report_may_be_executed_or_not() {
	build_and_execute(|| {
		let id = report(START, 1, part(1, 8));
		MockEras::set(START + 2);
		assert_eq!(states(id), [PoolState::Open; 2]);
		assert_eq!(Slashing::check(), Ok(()));
	})
}
