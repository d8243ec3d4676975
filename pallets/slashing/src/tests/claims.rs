use super::*;
use crate::{Agenda, Cases, Visit};
use palisade_primitives::{mocks::MockEras, CHAIN};

fn withdraw(beneficiary: AccountId) -> DispatchResult {
	Slashing::withdraw_claim(RuntimeOrigin::signed(OWNER), ORACLE, Era(START), beneficiary)
}

#[test]
fn the_owner_says_who_was_harmed() {
	build_and_execute(|| {
		claim(HARRY, 3);
		claim(HENRY, 1);
		let case = Slashing::case(ORACLE, Era(START)).unwrap();
		let claims: Vec<_> = case.claims.iter().map(|claim| (claim.beneficiary, claim.amount)).collect();
		assert_eq!((claims, case.reports, case.until), (vec![(HARRY, 3), (HENRY, 1)], 0, Era(START + 2)));
		assert!(seen(Event::ClaimRegistered { service: ORACLE, era: Era(START), beneficiary: HARRY, amount: 3 }));
		assert_ok!(withdraw(HARRY));
		assert!(seen(Event::ClaimWithdrawn { service: ORACLE, era: Era(START), beneficiary: HARRY }));
		assert_ok!(withdraw(HENRY));
		assert_eq!(Cases::<Test>::iter().count() + Agenda::<Test>::iter().count(), 0);
	})
}

#[test]
fn a_claim_is_refused_to_others_than_the_owner() {
	build_and_execute(|| {
		claim(HARRY, 1);
		for who in [STRANGER, SLASHER, RESOLVER, HARRY] {
			let origin = || RuntimeOrigin::signed(who);
			let register = || Slashing::register_claim(origin(), ORACLE, Era(START), HENRY, 1);
			let withdraw = || Slashing::withdraw_claim(origin(), ORACLE, Era(START), HARRY);
			assert_noop!(register(), Error::<Test>::NotOwner);
			assert_noop!(withdraw(), Error::<Test>::NotOwner);
		}
		let none = RuntimeOrigin::none;
		let bad = sp_runtime::DispatchError::BadOrigin;
		assert_noop!(Slashing::register_claim(none(), ORACLE, Era(START), HENRY, 1), bad);
		assert_noop!(Slashing::withdraw_claim(none(), ORACLE, Era(START), HARRY), bad);
		let terms: SlashTerms<AccountId> = MockServices::terms(ORACLE, Era(START)).unwrap();
		MockServices::register(CHAIN, terms);
		MockServices::set_owner(CHAIN, OWNER);
		for service in [CHAIN, BRIDGE, ServiceId(77)] {
			let origin = RuntimeOrigin::signed(OWNER);
			let call = || Slashing::register_claim(origin, service, Era(START), HENRY, 1);
			assert_noop!(call(), Error::<Test>::ServiceNotFound);
		}
	})
}

#[test]
fn a_claim_is_refused_for_a_past_window_or_a_future_era() {
	build_and_execute(|| {
		assert_noop!(try_claim(START + 1, HARRY, 1), Error::<Test>::EraNotBegun);
		assert_noop!(try_claim(START - 3, HARRY, 1), Error::<Test>::WindowClosed);
		assert_ok!(try_claim(START - 2, HARRY, 1));
		set_terms(|terms| SlashTerms { window: 1, ..terms });
		assert_noop!(try_claim(START - 2, HENRY, 1), Error::<Test>::WindowClosed);
	})
}

#[test]
fn a_claim_is_refused_for_parties_of_nothing_and_twice() {
	build_and_execute(|| {
		for who in [OWNER, SLASHER, RESOLVER] {
			assert_noop!(try_claim(START, who, 1), Error::<Test>::BeneficiaryBarred);
		}
		assert_noop!(try_claim(START, HARRY, 0), Error::<Test>::ZeroClaim);
		claim(HARRY, u128::MAX - 1);
		assert_noop!(try_claim(START, HARRY, 1), Error::<Test>::ClaimExists);
		assert_noop!(try_claim(START, HENRY, 2), Error::<Test>::ClaimsTooLarge);
		claim(HENRY, 1);
		assert_noop!(withdraw(STRANGER), Error::<Test>::ClaimNotFound);
		let origin = RuntimeOrigin::signed(OWNER);
		let call = || Slashing::withdraw_claim(origin, ORACLE, Era(START - 1), HARRY);
		assert_noop!(call(), Error::<Test>::ClaimNotFound);
	})
}

#[test]
fn an_era_has_sixteen_claims() {
	build_and_execute(|| {
		(0..16).for_each(|n| claim(100 + n, 1));
		assert_noop!(try_claim(START, HARRY, 1), Error::<Test>::TooManyClaims);
		assert_ok!(withdraw(107));
		claim(HARRY, 1);
	})
}

#[test]
fn a_report_fixes_the_claims_of_its_era() {
	build_and_execute(|| {
		claim(HARRY, 1);
		let id = report(START, 1, kappa());
		assert_noop!(try_claim(START, HENRY, 1), Error::<Test>::ClaimsFixed);
		assert_noop!(withdraw(HARRY), Error::<Test>::ClaimsFixed);
		// Also when it was vetoed.
		assert_ok!(veto(id));
		assert_noop!(try_claim(START, HENRY, 1), Error::<Test>::ClaimsFixed);
		assert_ok!(try_claim(START - 1, HENRY, 1));
	})
}

#[test]
fn claims_are_forgotten_when_nothing_of_their_era_can_be_reported() {
	build_and_execute(|| {
		claim(HARRY, 1);
		run_to(START + 2);
		assert!(Cases::<Test>::contains_key(ORACLE, Era(START)));
		run_to(START + 3);
		assert!(!Cases::<Test>::contains_key(ORACLE, Era(START)));
		assert_eq!(Agenda::<Test>::iter().count(), 0);
	})
}

#[test]
fn claims_are_kept_while_a_report_needs_them() {
	build_and_execute(|| {
		claim(HARRY, 1);
		report(START, 1, kappa());
		run_to(START + 4);
		assert!(Cases::<Test>::contains_key(ORACLE, Era(START)));
		run_to(START + 5);
		assert_eq!(Cases::<Test>::iter().count() + Agenda::<Test>::iter().count(), 0);
	})
}

#[test]
fn a_late_cursor_forgets_a_case_with_its_last_report() {
	build_and_execute(|| {
		claim(HARRY, 1);
		report(START, 1, kappa());
		MockEras::set(START + 50);
		// The report is visited, and forgotten, before the case would be.
		while Slashing::is_behind() {
			Slashing::step();
			assert_eq!(Slashing::check(), Ok(()));
		}
		assert_eq!(Cases::<Test>::iter().count() + Agenda::<Test>::iter().count(), 0);
	})
}

#[test]
fn the_agenda_names_a_case_once() {
	build_and_execute(|| {
		claim(HARRY, 1);
		claim(HENRY, 1);
		report(START, 1, part(1, 100));
		let visits: Vec<_> = Agenda::<Test>::iter_key_prefix(Era(START + 3)).collect();
		assert_eq!(visits, [Visit::Case(ORACLE, Era(START))]);
	})
}
