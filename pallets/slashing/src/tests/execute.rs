use super::*;
use palisade_primitives::{
	mocks::{MockEras, MockOperators, MockSecurity},
	OnPool, PoolReports,
};

#[test]
fn execute_pays_out_what_was_set_aside() {
	build_and_execute(|| {
		let id = report(START, 1, part(1, 8));
		MockEras::set(START + 2);
		assert_ok!(execute(id));

		let paid = |from_stake| PoolState::Executed { from_stake, from_leaving: 0 };
		assert_eq!(states(id), [paid(GUARANTEE / 8), paid(GUARANTEE / 16)]);
		assert_eq!(view(&native(ALICE)).tokens, STAKE - GUARANTEE / 8);
		assert_eq!(Pools::paid(&foreign(ALICE)), GUARANTEE / 16);
		assert!(seen(slashed(ORACLE, native(ALICE), id, GUARANTEE / 8)));
		assert!(seen(slashed(ORACLE, foreign(ALICE), id, GUARANTEE / 16)));
		assert!(seen(Event::Closed { report: id }));
		assert!(Slashing::open_reports().is_empty());
	})
}

#[test]
fn execute_tells_restaking_what_each_pool_lost() {
	build_and_execute(|| {
		let id = report(START, 1, part(1, 8));
		MockEras::set(START + 2);
		assert_ok!(execute(id));
		let told: Vec<_> = MockSecurity::adjustments::<AccountId>()
			.into_iter()
			.map(|told| (told.service, told.pool, told.loss, told.before, told.after))
			.collect();
		let (native_loss, foreign_loss) = (GUARANTEE / 8, GUARANTEE / 16);
		assert_eq!(
			told,
			[
				(ORACLE, native(ALICE), native_loss, STAKE, STAKE - native_loss),
				(ORACLE, foreign(ALICE), foreign_loss, STAKE, STAKE - foreign_loss),
			]
		);
	})
}

#[test]
fn execute_is_refused_too_early_twice_and_for_unknown_reports() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		assert_noop!(execute(id), Error::<Test>::NotDue);
		MockEras::set(START + 1);
		assert_noop!(execute(id), Error::<Test>::NotDue);
		MockEras::set(START + 2);
		assert_ok!(execute(id));
		assert_noop!(execute(id), Error::<Test>::ReportClosed);
		assert_noop!(execute(ReportId(77)), Error::<Test>::ReportNotFound);
		assert_noop!(Slashing::execute(RuntimeOrigin::none(), id), sp_runtime::DispatchError::BadOrigin);
	})
}

#[test]
fn execute_is_refused_after_a_veto() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		assert_ok!(veto(id));
		MockEras::set(START + 2);
		assert_noop!(execute(id), Error::<Test>::ReportClosed);
	})
}

#[test]
fn whatever_touches_a_pool_first_executes_the_verdict_there() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		MockEras::set(START + 2);
		<Pools as PoolReports<AccountId>>::touch(&foreign(ALICE));
		let paid = |from_stake| PoolState::Executed { from_stake, from_leaving: 0 };
		assert_eq!(states(id), [PoolState::Open, paid(GUARANTEE / 8)]);
		assert!(!seen(Event::Closed { report: id }));
		assert_ok!(execute(id));
		assert_eq!(states(id), [paid(GUARANTEE / 4), paid(GUARANTEE / 8)]);
		assert!(seen(Event::Closed { report: id }));
	})
}

#[test]
fn a_slash_of_a_service_takes_the_operator_from_no_other_service() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		MockEras::set(START + 2);
		assert_ok!(execute(id));
		assert_eq!(MockOperators::get(&ALICE).unwrap().jailed_until, None);
	})
}

#[test]
fn a_pool_that_executes_what_is_not_open_is_seen() {
	new_test_ext().execute_with(|| {
		let id = report(START, 1, kappa());
		assert_ok!(veto(id));
		let outcome = palisade_primitives::Executed { from_stake: 1, from_leaving: 0, before: 2, after: 1 };
		for id in [id, ReportId(77)] {
			Slashing::on_executed(&native(ALICE), id, &outcome);
			assert!(seen(Event::Unexpected { report: id, pool: native(ALICE) }));
		}
		assert_eq!(states(id), [PoolState::Cancelled; 2]);
		assert!(MockSecurity::adjustments::<AccountId>().is_empty());
		assert_eq!(Slashing::check(), Ok(()));
	})
}
