use super::*;
use frame_support::traits::{LockableCurrency, WithdrawReasons};
use palisade_primitives::mocks::MockEras;

const NATIVE: AssetKind = AssetKind::Native;

#[test]
fn anybody_reports_with_a_bond_if_the_terms_name_one() {
	build_and_execute(|| {
		assert_noop!(try_witness(WITNESS, 1, kappa()), Error::<Test>::NotSlasher);
		allow_witnesses();
		let id = witness(1, part(1, 8));
		assert_eq!(held(WITNESS), BOND);
		assert_eq!(stored(id).bond(), Some((&WITNESS, BOND)));
		// The slasher puts up nothing.
		let other = report(START, 2, part(1, 8));
		assert_eq!((held(SLASHER), stored(other).bond()), (0, None));
	})
}

#[test]
fn the_bond_is_that_of_the_offences_era() {
	build_and_execute(|| {
		allow_witnesses();
		let terms: SlashTerms<AccountId> = MockServices::terms(ORACLE, Era(START)).unwrap();
		MockServices::set_terms(ORACLE, Era(START + 1), SlashTerms { reporter_bond: None, ..terms });
		MockEras::set(START + 1);
		witness(1, part(1, 8));
		assert_eq!(held(WITNESS), BOND);
		let origin = RuntimeOrigin::signed(WITNESS);
		let call = || Slashing::report(origin, ORACLE, ALICE, Era(START + 1), offence(2), kappa(), H256::zero());
		assert_noop!(call(), Error::<Test>::NotSlasher);
	})
}

#[test]
fn the_bond_comes_back_when_the_report_is_over() {
	build_and_execute(|| {
		allow_witnesses();
		let id = witness(1, kappa());
		MockEras::set(START + 2);
		<Pools as palisade_primitives::PoolReports<AccountId>>::touch(&native(ALICE));
		assert_eq!(held(WITNESS), BOND);
		assert_ok!(execute(id));
		assert_eq!((held(WITNESS), balance(&NATIVE, WITNESS)), (0, RICHES));
		assert!(seen(Event::BondReturned { report: id, reporter: WITNESS, amount: BOND }));
	})
}

#[test]
fn the_bond_comes_back_after_a_veto_and_a_penalty() {
	build_and_execute(|| {
		allow_witnesses();
		assert_ok!(veto(witness(1, kappa())));
		assert_eq!(held(WITNESS), 0);
		assert_ok!(penalise(witness(2, kappa()), Penalty::Withhold { eras: 1 }));
		assert_eq!((held(WITNESS), balance(&NATIVE, WITNESS)), (0, RICHES));
	})
}

#[test]
fn the_bond_stays_while_a_report_is_reduced() {
	build_and_execute(|| {
		allow_witnesses();
		assert_ok!(reduce(witness(1, kappa()), part(1, 8)));
		assert_eq!(held(WITNESS), BOND);
		run_to(START + 2);
		assert_eq!(held(WITNESS), 0);
	})
}

#[test]
fn the_operator_gets_the_bond_of_an_unfounded_report() {
	build_and_execute(|| {
		allow_witnesses();
		let id = witness(1, kappa());
		let before = balance(&NATIVE, ALICE);
		assert_ok!(Slashing::veto(RuntimeOrigin::signed(RESOLVER), id, true));
		assert_eq!((held(WITNESS), balance(&NATIVE, WITNESS)), (0, RICHES - BOND));
		assert_eq!(balance(&NATIVE, ALICE), before + BOND);
		assert!(seen(Event::BondForfeited { report: id, reporter: WITNESS, to: ALICE, amount: BOND }));
		assert!(seen(Event::Vetoed { report: id, by: Some(RESOLVER), unfounded: true }));
	})
}

#[test]
fn a_bond_that_votes_lock_is_lost_but_not_to_the_operator() {
	build_and_execute(|| {
		allow_witnesses();
		let id = witness(1, kappa());
		Balances::set_lock(*b"pyconvot", &WITNESS, RICHES, WithdrawReasons::except(WithdrawReasons::RESERVE));
		let before = balance(&NATIVE, ALICE);
		assert_ok!(Slashing::veto(RuntimeOrigin::signed(RESOLVER), id, true));
		assert_eq!((held(WITNESS), balance(&NATIVE, WITNESS)), (0, RICHES - BOND));
		assert_eq!(balance(&NATIVE, ALICE), before);
		assert!(seen(Event::BondForfeited { report: id, reporter: WITNESS, to: INSURANCE, amount: BOND }));
	})
}

#[test]
fn insurance_gets_the_bond_that_the_operator_cannot_take() {
	build_and_execute(|| {
		// Too little for an account that does not exist.
		set_terms(|terms| SlashTerms { reporter_bond: Some(DEPOSIT - 1), ..terms });
		frame_system::Account::<Test>::remove(ALICE);
		let id = witness(1, kappa());
		assert_ok!(Slashing::veto(RuntimeOrigin::root(), id, true));
		assert_eq!(balance(&NATIVE, INSURANCE), RICHES + DEPOSIT - 1);
		assert!(seen(Event::BondForfeited { report: id, reporter: WITNESS, to: INSURANCE, amount: DEPOSIT - 1 }));
	})
}

#[test]
fn the_bond_that_nobody_can_take_goes_back() {
	build_and_execute(|| {
		set_terms(|terms| SlashTerms { reporter_bond: Some(DEPOSIT - 1), ..terms });
		frame_system::Account::<Test>::remove(ALICE);
		frame_system::Account::<Test>::remove(INSURANCE);
		let id = witness(1, kappa());
		assert_ok!(Slashing::veto(RuntimeOrigin::root(), id, true));
		assert_eq!((held(WITNESS), balance(&NATIVE, WITNESS)), (0, RICHES));
	})
}

#[test]
fn an_unfounded_report_of_the_slasher_costs_it_nothing() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		assert_ok!(Slashing::veto(RuntimeOrigin::root(), id, true));
		assert_eq!(balance(&NATIVE, ALICE), RICHES);
	})
}

#[test]
fn parties_do_not_report_with_a_bond() {
	build_and_execute(|| {
		allow_witnesses();
		for who in [ALICE, OWNER, RESOLVER] {
			assert_noop!(try_witness(who, 1, kappa()), Error::<Test>::NotAuthorized);
		}
		// Another operator may.
		assert_ok!(try_witness(BOB, 1, kappa()));
	})
}

#[test]
fn report_is_refused_to_who_cannot_put_up_the_bond() {
	build_and_execute(|| {
		allow_witnesses();
		assert_noop!(try_witness(HARRY, 1, kappa()), Error::<Test>::CannotHoldBond);
		mint(&NATIVE, HARRY, BOND + DEPOSIT - 1);
		assert_noop!(try_witness(HARRY, 1, kappa()), Error::<Test>::CannotHoldBond);
		mint(&NATIVE, HARRY, 1);
		assert_ok!(try_witness(HARRY, 1, kappa()));
	})
}

#[test]
fn others_leave_the_slasher_half_of_the_places() {
	build_and_execute(|| {
		allow_witnesses();
		let ids = [witness(1, part(1, 100)), witness(2, part(1, 100))];
		assert_noop!(try_witness(WITNESS, 3, part(1, 100)), Error::<Test>::TooManyReports);
		// Not even when they were vetoed.
		for id in ids {
			assert_ok!(Slashing::veto(RuntimeOrigin::root(), id, true));
		}
		assert_noop!(try_witness(WITNESS, 3, part(1, 100)), Error::<Test>::TooManyReports);
		report(START, 3, part(1, 100));
		report(START, 4, part(1, 100));
		assert_noop!(try_report(START, 5, part(1, 100)), Error::<Test>::TooManyReports);
	})
}
