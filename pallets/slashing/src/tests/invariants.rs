use super::*;
use crate::{Agenda, Cases, Cursor, KnownBase, Lane, Payout, Payouts, Reporter, ReportsOf, Visit};
use frame_support::{traits::fungible::MutateHold, BoundedVec};
use palisade_primitives::{mocks::MockEras, PoolReports, ReportOffence};

/// Corrupts a storage with a claim, one report of the oracle by a witness and one of consensus, and expects the invariant
/// to fail.
fn breaks(number: u32, corrupt: impl FnOnce(ReportId, ReportId)) {
	new_test_ext().execute_with(|| {
		allow_witnesses();
		claim(HARRY, 1);
		let service = witness(1, part(1, 8));
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
	breaks(1, |service, _| edit(service, |report| report.due = Era(START + 6)));
	breaks(1, |service, _| edit(service, |report| report.lane = Lane::Objective));
	breaks(1, |service, _| edit(service, |report| report.reporter = None));
	breaks(1, |_, chain| edit(chain, |report| report.reporter = Some(Reporter { who: BOB, bond: None })));
	breaks(1, |_, chain| edit(chain, |report| report.resolver = Some(RESOLVER)));
}

#[test]
fn report_must_end_at_once() {
	breaks(2, |service, _| edit(service, |report| report.pools[0].state = PoolState::Cancelled));
	let executed = PoolState::Executed { from_stake: 1, from_leaving: 0 };
	breaks(2, |service, _| edit(service, |report| report.pools[0].state = executed));
	breaks(2, |_, chain| edit(chain, |report| report.pools[0].state = PoolState::Lapsed));
}

#[test]
fn pools_must_agree() {
	breaks(3, |service, _| edit(service, |report| report.pools[0].state = PoolState::Waiting));
	breaks(3, |service, _| <Pools as PoolReports<AccountId>>::cancel(&native(ALICE), service).unwrap());
}

#[test]
fn agenda_must_name_each_report_once() {
	breaks(4, |service, _| Agenda::<Test>::remove(Era(START + 2), Visit::Report(service)));
	breaks(4, |service, _| Agenda::<Test>::insert(Era(START + 3), Visit::Report(service), ()));
	breaks(4, |_, _| Agenda::<Test>::insert(Era(START + 3), Visit::Report(ReportId(77)), ()));
	breaks(4, |_, _| Cursor::<Test>::put(Era(START + 3)));
	let case = |service| Visit::Case(service, Era(START));
	breaks(4, |_, _| Agenda::<Test>::remove(Era(START + 3), case(ORACLE)));
	breaks(4, |_, _| Agenda::<Test>::insert(Era(START + 4), case(ORACLE), ()));
	breaks(4, |_, _| Agenda::<Test>::insert(Era(START + 3), case(BRIDGE), ()));
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
	breaks(5, |_, _| {
		for n in [2, 3] {
			let id = report(START, n, part(1, 100));
			edit(id, |report| report.reporter = Some(Reporter { who: WITNESS, bond: Some(0) }));
		}
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
	breaks(7, |_, chain| {
		assert_ok!(Slashing::reduce(RuntimeOrigin::root(), chain, part(1, 8)));
		edit(chain, |report| report.reduced = None);
	});
	breaks(7, |_, chain| edit(chain, |report| report.fraction = part(1, 2)));
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

#[test]
fn bonds_must_be_held() {
	let reason = || crate::HoldReason::ReporterBond.into();
	breaks(8, |_, _| {
		Balances::release(&reason(), &WITNESS, 1, frame_support::traits::tokens::Precision::Exact).unwrap();
	});
	breaks(8, |_, _| Balances::hold(&reason(), &STRANGER, 1).unwrap());
	breaks(8, |service, _| {
		edit(service, |report| report.reporter = Some(Reporter { who: STRANGER, bond: Some(BOND) }))
	});
}

#[test]
fn bookings_must_add_up() {
	let (due, asset) = (Era(START + 2), AssetKind::Native);
	breaks(9, |_, _| Booked::<Test>::mutate(due, &asset, |booked| *booked += 1));
	breaks(9, |_, _| Booked::<Test>::insert(due.next(), &asset, 0));
	breaks(9, |_, _| BookedBy::<Test>::remove((due, ORACLE, &asset)));
	breaks(9, |_, _| BookedBy::<Test>::insert((due, BRIDGE, &asset), 1));
	breaks(9, |service, _| edit(service, |report| report.fraction = part(1, 16)));
}

#[test]
fn payouts_must_be_covered() {
	let put = |owed: Vec<(AccountId, Balance)>| {
		let owed = owed.into_iter().map(|(beneficiary, amount)| Owed { beneficiary, amount });
		let owed = BoundedVec::truncate_from(owed.collect());
		Payouts::<Test>::insert(ReportId(0), AssetKind::Native, Payout { release: Era(START), owed });
	};
	breaks(10, |_, _| put(vec![(HARRY, DEPOSIT + 1)]));
	breaks(10, |_, _| put(vec![(HARRY, DEPOSIT), (HENRY, 1)]));
	breaks(10, |_, _| put(vec![]));
	breaks(10, |_, _| put(vec![(HARRY, 1), (HARRY, 1)]));
	breaks(10, |_, _| put(vec![(HARRY, 0)]));
}

#[test]
fn cases_must_be_needed() {
	let edit_case = |f: fn(&mut crate::CaseOf<Test>)| {
		Cases::<Test>::mutate(ORACLE, Era(START), |case| f(case.as_mut().unwrap()));
	};
	breaks(11, |_, _| edit_case(|case| case.reports = 2));
	breaks(11, |_, _| edit_case(|case| case.claims[0].amount = 0));
	breaks(11, |_, _| edit_case(|case| case.claims.try_push(case.claims[0].clone()).unwrap()));
	breaks(11, |_, _| edit_case(|case| case.claims.try_push(Owed { beneficiary: HENRY, amount: u128::MAX }).unwrap()));
	breaks(11, |_, _| {
		Cases::<Test>::remove(ORACLE, Era(START));
		Agenda::<Test>::remove(Era(START + 3), Visit::Case(ORACLE, Era(START)));
	});
	// One without reports and claims, and one that came to an end.
	breaks(11, |_, _| {
		assert_ok!(try_claim(START - 1, HARRY, 1));
		Cases::<Test>::mutate(ORACLE, Era(START - 1), |case| case.as_mut().unwrap().claims = BoundedVec::new());
	});
	breaks(11, |_, _| {
		assert_ok!(try_claim(START - 2, HARRY, 1));
		Agenda::<Test>::remove(Era(START + 1), Visit::Case(ORACLE, Era(START - 2)));
		Cursor::<Test>::put(Era(START + 2));
	});
}
