use super::*;
use crate::{Judge, KnownBase};
use palisade_primitives::{
	mocks::{MockEras, MockOperators},
	EraClock, PoolReports, ReportOffence,
};

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
		assert!(seen(Event::Vetoed { report: id, by: Some(RESOLVER), unfounded: false }));
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
			assert_ok!(Slashing::veto(RuntimeOrigin::root(), id, false));
			assert!(seen(Event::Vetoed { report: id, by: None, unfounded: false }));
		}
		assert!(pools().iter().all(|pool| stake_of(pool) == STAKE));
	})
}

#[test]
fn veto_is_refused_to_strangers() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		for who in [STRANGER, SLASHER, ALICE, BRIDGE_SLASHER] {
			assert_noop!(Slashing::veto(RuntimeOrigin::signed(who), id, false), Error::<Test>::NotResolver);
		}
		assert_noop!(Slashing::veto(RuntimeOrigin::none(), id, false), sp_runtime::DispatchError::BadOrigin);
		// A service without a resolver, and the chain.
		let other = report_by_bridge(1, kappa());
		assert_noop!(veto(other), Error::<Test>::NotResolver);
		let chain = Slashing::report_offence(&ALICE, Era(START), kappa()).unwrap().unwrap();
		assert_noop!(veto(chain), Error::<Test>::NotResolver);
	})
}

#[test]
fn who_resolves_is_as_of_the_offences_era() {
	build_and_execute(|| {
		let terms: SlashTerms<AccountId> = MockServices::terms(ORACLE, Era(START)).unwrap();
		MockServices::set_terms(
			ORACLE,
			Era(START),
			SlashTerms { resolver: Some(STRANGER), slasher: STRANGER, ..terms },
		);
		MockEras::set(START + 1);
		let id = report(START - 1, 1, kappa());
		let call = || Slashing::veto(RuntimeOrigin::signed(STRANGER), id, false);
		assert_noop!(call(), Error::<Test>::NotResolver);
		assert_noop!(try_report(START, 2, kappa()), Error::<Test>::NotSlasher);
		// Also when the service is gone.
		MockServices::remove::<AccountId>(ORACLE);
		assert_ok!(veto(id));
	})
}

#[test]
fn veto_is_refused_when_it_is_too_late() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		MockEras::set(START + 2);
		assert_noop!(veto(id), Error::<Test>::VetoTooLate);
		assert_noop!(Slashing::veto(RuntimeOrigin::root(), id, false), Error::<Test>::VetoTooLate);
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
		assert_noop!(Slashing::veto(RuntimeOrigin::root(), ReportId(77), false), Error::<Test>::ReportNotFound);
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
		hold(&native(ALICE), 5);
		let id = report(START, 1, kappa());
		assert_eq!(states(id), [PoolState::Waiting, PoolState::Open]);
		assert_ok!(veto(id));
		assert_eq!(states(id), [PoolState::Cancelled; 2]);
		assert_noop!(open_report(id), Error::<Test>::NothingWaits);
		run_to(START + 2);
		assert_eq!(stake_of(&native(ALICE)), STAKE + 5);
	})
}

#[test]
fn a_reduced_report_takes_less_everywhere() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		MockEras::set(START + 1);
		assert_ok!(reduce(id, part(1, 8)));
		assert_eq!(escrow(id), [GUARANTEE / 8, GUARANTEE / 16]);
		assert_eq!(stored(id).reduced, Some(Judge::Resolver));
		assert!(seen(Event::Reduced { report: id, fraction: part(1, 8), by: Some(RESOLVER) }));
		// What it gave back can be taken by another.
		report(START, 2, part(1, 8));
		run_to(START + 2);
		assert_eq!(Pools::paid(&native(ALICE)), GUARANTEE / 8);
		assert!(stored(id).is_closed());
	})
}

#[test]
fn a_waiting_report_is_reduced_as_well() {
	build_and_execute(|| {
		hold(&native(ALICE), 64);
		let id = report(START, 1, kappa());
		assert_ok!(reduce(id, part(1, 16)));
		assert_eq!(states(id), [PoolState::Waiting, PoolState::Open]);
		run_to(START + 2);
		assert_eq!(Pools::paid(&native(ALICE)), GUARANTEE / 16);
		assert_eq!(Pools::paid(&foreign(ALICE)), GUARANTEE / 32);
	})
}

#[test]
fn the_resolver_reduces_once_and_governance_overrules_it_once() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		assert_ok!(reduce(id, part(1, 8)));
		assert_noop!(reduce(id, part(1, 16)), Error::<Test>::AlreadyJudged);
		assert_noop!(veto(id), Error::<Test>::AlreadyJudged);
		assert_noop!(penalise(id, Penalty::Withhold { eras: 1 }), Error::<Test>::AlreadyJudged);
		let root = RuntimeOrigin::root;
		assert_ok!(Slashing::reduce(root(), id, part(1, 16)));
		assert_noop!(Slashing::reduce(root(), id, part(1, 32)), Error::<Test>::AlreadyJudged);
		assert_noop!(Slashing::veto(root(), id, true), Error::<Test>::AlreadyJudged);
		run_to(START + 2);
		assert_eq!(Pools::paid(&native(ALICE)), GUARANTEE / 16);
	})
}

#[test]
fn governance_vetoes_what_the_resolver_reduced() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		assert_ok!(reduce(id, part(1, 8)));
		assert_ok!(Slashing::veto(RuntimeOrigin::root(), id, false));
		assert_eq!(stake_of(&native(ALICE)), STAKE);
		assert_noop!(reduce(id, part(1, 16)), Error::<Test>::ReportClosed);
	})
}

#[test]
fn reduce_is_refused_when_it_is_no_reduction() {
	build_and_execute(|| {
		let id = report(START, 1, part(1, 8));
		assert_noop!(reduce(id, part(1, 8)), Error::<Test>::NotReduced);
		assert_noop!(reduce(id, kappa()), Error::<Test>::NotReduced);
		assert_noop!(reduce(id, Perquintill::zero()), Error::<Test>::ZeroFraction);
	})
}

#[test]
fn verdicts_are_refused_to_strangers_and_when_it_is_too_late() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		let penalty = Penalty::DelayExit { eras: 1 };
		for who in [STRANGER, SLASHER, ALICE, OWNER] {
			let origin = || RuntimeOrigin::signed(who);
			assert_noop!(Slashing::reduce(origin(), id, part(1, 8)), Error::<Test>::NotResolver);
			assert_noop!(Slashing::penalise(origin(), id, penalty), Error::<Test>::NotResolver);
		}
		let none = RuntimeOrigin::none;
		assert_noop!(Slashing::reduce(none(), id, part(1, 8)), sp_runtime::DispatchError::BadOrigin);
		assert_noop!(Slashing::penalise(none(), id, penalty), sp_runtime::DispatchError::BadOrigin);
		let unknown = ReportId(77);
		assert_noop!(reduce(unknown, part(1, 8)), Error::<Test>::ReportNotFound);
		assert_noop!(penalise(unknown, penalty), Error::<Test>::ReportNotFound);
		let chain = Slashing::report_offence(&ALICE, Era(START), kappa()).unwrap().unwrap();
		assert_noop!(reduce(chain, part(1, 8)), Error::<Test>::NotResolver);
		assert_noop!(penalise(chain, penalty), Error::<Test>::NotResolver);
		MockEras::set(START + 2);
		assert_noop!(reduce(id, part(1, 8)), Error::<Test>::VetoTooLate);
		assert_noop!(penalise(id, penalty), Error::<Test>::VetoTooLate);
		assert_ok!(execute(id));
		assert_noop!(reduce(id, part(1, 8)), Error::<Test>::ReportClosed);
		assert_noop!(penalise(id, penalty), Error::<Test>::ReportClosed);
	})
}

#[test]
fn a_penalty_spares_the_stakers() {
	build_and_execute(|| {
		let before: Vec<_> = pools().iter().map(view).collect();
		let id = report(START, 1, kappa());
		MockEras::set(START + 1);
		assert_ok!(penalise(id, Penalty::Withhold { eras: 5 }));
		assert_eq!(pools().iter().map(view).collect::<Vec<_>>(), before);
		assert_eq!(states(id), [PoolState::Cancelled; 2]);
		let until = Era(START + 6);
		assert_eq!(MockOperators::get(&ALICE).unwrap().withheld_until, Some(until));
		let penalty = Penalty::Withhold { eras: 5 };
		assert!(seen(Event::Penalised { report: id, penalty, until, by: Some(RESOLVER) }));
		assert_noop!(penalise(id, penalty), Error::<Test>::ReportClosed);
		// Neither is the exit of others delayed, nor does it count against the limit.
		assert_eq!(MockOperators::get(&ALICE).unwrap().exit_from, None);
		let second = report(START, 2, kappa());
		assert_ok!(Slashing::penalise(RuntimeOrigin::root(), second, Penalty::DelayExit { eras: 1 }));
		assert_eq!(MockOperators::get(&ALICE).unwrap().exit_from, Some(Era(START + 2)));
		assert_eq!(MockOperators::get(&BOB).unwrap().exit_from, None);
	})
}

#[test]
fn a_penalty_is_refused_out_of_its_bounds() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		for eras in [0, 6, u32::MAX] {
			assert_noop!(penalise(id, Penalty::Withhold { eras }), Error::<Test>::PenaltyOutOfBounds);
			assert_noop!(penalise(id, Penalty::DelayExit { eras }), Error::<Test>::PenaltyOutOfBounds);
		}
	})
}

#[test]
fn a_larger_offence_replaces_what_governance_reduced() {
	build_and_execute(|| {
		let offend = |p| Slashing::report_offence(&ALICE, Era(START), p).unwrap();
		let id = offend(part(1, 2)).unwrap();
		assert_ok!(Slashing::reduce(RuntimeOrigin::root(), id, part(1, 4)));
		assert_eq!(escrow(id), [STAKE / 4; 2]);
		// What was judged is known.
		assert_eq!(offend(part(1, 2)), None);
		assert_eq!(offend(part(3, 4)), Some(id));
		assert_eq!((escrow(id), stored(id).reduced), (vec![STAKE * 3 / 4; 2], None));
		// The larger one can be judged anew.
		assert_ok!(Slashing::reduce(RuntimeOrigin::root(), id, part(1, 8)));
		run_to(START + 2);
		assert_eq!(stake_of(&base(ALICE)), STAKE - STAKE / 8);
	})
}

#[test]
fn after_a_reduced_verdict_a_larger_offence_takes_what_is_missing_to_it() {
	build_and_execute(|| {
		let offend = |p| Slashing::report_offence(&ALICE, Era(START), p).unwrap();
		let id = offend(part(1, 2)).unwrap();
		assert_ok!(Slashing::reduce(RuntimeOrigin::root(), id, part(1, 4)));
		run_to(START + 2);
		assert_eq!(stake_of(&base(ALICE)), STAKE / 4 * 3);
		assert_eq!(offend(part(1, 2)), None);
		offend(part(5, 8)).unwrap();
		assert_eq!(KnownBase::<Test>::get(ALICE, Era(START)).settled, part(1, 4));
		run_to(MockEras::now().0 + 2);
		assert_eq!(stake_of(&base(ALICE)), STAKE * 3 / 8);
	})
}

#[test]
fn governance_penalises_an_offence_and_a_larger_one_opens_anew() {
	build_and_execute(|| {
		let id = Slashing::report_offence(&ALICE, Era(START), part(1, 4)).unwrap().unwrap();
		assert_ok!(Slashing::penalise(RuntimeOrigin::root(), id, Penalty::DelayExit { eras: 3 }));
		assert_eq!(stake_of(&base(ALICE)), STAKE);
		assert_eq!(Slashing::report_offence(&ALICE, Era(START), part(1, 4)), Ok(None));
		let next = Slashing::report_offence(&ALICE, Era(START), part(1, 2)).unwrap().unwrap();
		assert_eq!(escrow(next), [STAKE / 2; 2]);
	})
}

#[test]
fn a_due_verdict_is_settled_by_whatever_touches_the_pool() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		assert_ok!(reduce(id, part(1, 8)));
		MockEras::set(START + 2);
		<Pools as PoolReports<AccountId>>::touch(&native(ALICE));
		assert_eq!(states(id)[0], PoolState::Executed { from_stake: GUARANTEE / 8, from_leaving: 0 });
		assert_eq!(states(id)[1], PoolState::Open);
	})
}
