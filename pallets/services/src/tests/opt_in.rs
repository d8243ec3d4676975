use super::*;
use crate::OperatorView;

#[test]
fn operator_serves_from_the_era_after_both_agreed() {
	build_and_execute(|| {
		register_oracle();
		assert_eq!(state(ALICE), OptInState::None);
		assert_ok!(Services::request_opt_in(by(ALICE), ORACLE));
		System::assert_last_event(Event::OptInRequested { service: ORACLE, operator: ALICE }.into());
		assert_eq!(state(ALICE), OptInState::Requested);
		assert!(!Services::may_allocate(ORACLE, &ALICE, &AssetKind::Native, 50));

		MockEras::set(4);
		assert!(!serves(ALICE, 4));
		assert_ok!(Services::accept_operator(by(OWNER), ORACLE, ALICE));
		System::assert_last_event(Event::OptedIn { service: ORACLE, operator: ALICE, from: Era(5) }.into());
		assert_eq!(state(ALICE), OptInState::Agreed);
		assert!(Services::may_allocate(ORACLE, &ALICE, &AssetKind::Native, 50));
		assert!(!serves(ALICE, 4));
		assert!(serves(ALICE, 5));
		MockEras::set(5);
		assert_eq!(state(ALICE), OptInState::Serving);
		let view = OperatorView { operator: ALICE, state: OptInState::Serving, keys: vec![] };
		assert_eq!(Services::operators(ORACLE), vec![view]);
	})
}

#[test]
fn owner_may_invite_first() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(Services::accept_operator(by(OWNER), ORACLE, ALICE));
		System::assert_last_event(Event::OperatorInvited { service: ORACLE, operator: ALICE }.into());
		assert_eq!(state(ALICE), OptInState::Invited);
		assert_ok!(Services::request_opt_in(by(ALICE), ORACLE));
		System::assert_last_event(Event::OptedIn { service: ORACLE, operator: ALICE, from: Era(2) }.into());
	})
}

#[test]
fn agreeing_fails_twice() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(Services::request_opt_in(by(ALICE), ORACLE));
		assert_noop!(Services::request_opt_in(by(ALICE), ORACLE), Error::AlreadyAgreed);
		assert_ok!(Services::accept_operator(by(OWNER), ORACLE, ALICE));
		assert_noop!(Services::request_opt_in(by(ALICE), ORACLE), Error::AlreadyAgreed);
		assert_noop!(Services::accept_operator(by(OWNER), ORACLE, ALICE), Error::AlreadyAgreed);
	})
}

#[test]
fn agreeing_fails_when_the_operator_is_not_eligible() {
	build_and_execute(|| {
		register_oracle();
		assert_noop!(Services::request_opt_in(by(ALICE), ServiceId(9)), Error::ServiceNotFound);
		assert_noop!(Services::request_opt_in(by(ALICE), CHAIN), Error::ServiceNotFound);
		assert_noop!(Services::request_opt_in(by(STRANGER), ORACLE), Error::OperatorNotActive);
		assert_noop!(Services::accept_operator(by(OWNER), ORACLE, STRANGER), Error::OperatorNotActive);
		MockOperators::register(&STRANGER);
		assert_noop!(Services::request_opt_in(by(STRANGER), ORACLE), Error::BondBelowMinimum);
		assert_noop!(Services::accept_operator(by(OWNER), ORACLE, STRANGER), Error::BondBelowMinimum);

		// Still so when the second side agrees.
		assert_ok!(Services::request_opt_in(by(ALICE), ORACLE));
		MockOperators::set_active(&ALICE, false);
		assert_noop!(Services::accept_operator(by(OWNER), ORACLE, ALICE), Error::OperatorNotActive);
	})
}

#[test]
fn requests_are_taken_back_refused_and_declined_without_a_cooldown() {
	build_and_execute(|| {
		register_oracle();
		let withdrawn = || System::assert_last_event(Event::OptInWithdrawn { service: ORACLE, operator: ALICE }.into());
		assert_ok!(Services::request_opt_in(by(ALICE), ORACLE));
		assert_ok!(Services::opt_out(by(ALICE), ORACLE));
		withdrawn();
		assert_ok!(Services::request_opt_in(by(ALICE), ORACLE));
		assert_ok!(Services::remove_operator(by(OWNER), ORACLE, ALICE));
		withdrawn();
		assert_ok!(Services::accept_operator(by(OWNER), ORACLE, ALICE));
		assert_ok!(Services::opt_out(by(ALICE), ORACLE));
		withdrawn();
		assert_ok!(Services::accept_operator(by(OWNER), ORACLE, ALICE));
		assert_ok!(Services::remove_operator(by(OWNER), ORACLE, ALICE));
		withdrawn();
		assert_eq!(OptIns::<Test>::get(ORACLE, ALICE), None);
	})
}

#[test]
fn opt_out_serves_through_this_era_and_cools_down() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		MockEras::set(5);
		assert_ok!(Services::opt_out(by(ALICE), ORACLE));
		System::assert_last_event(Event::OptedOut { service: ORACLE, operator: ALICE, until: Era(6) }.into());
		assert_eq!(state(ALICE), OptInState::Ending);
		assert!(serves(ALICE, 5) && !serves(ALICE, 6));
		assert!(!Services::may_allocate(ORACLE, &ALICE, &AssetKind::Native, 50));
		assert_noop!(Services::opt_out(by(ALICE), ORACLE), Error::OptInNotFound);

		MockEras::set(11);
		assert_eq!(state(ALICE), OptInState::Ended);
		assert!(serves(ALICE, 5), "history stays while it can be asked for");
		assert_noop!(Services::request_opt_in(by(ALICE), ORACLE), Error::CoolingDown);
		assert_noop!(Services::accept_operator(by(OWNER), ORACLE, ALICE), Error::CoolingDown);
		assert_noop!(Services::prune(by(STRANGER), ORACLE, ALICE), Error::NotPrunable);

		MockEras::set(12);
		opt_in(ALICE);
		assert!(serves(ALICE, 13) && !serves(ALICE, 12));
	})
}

#[test]
fn opt_out_in_the_era_of_the_agreement_never_serves() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		assert_ok!(Services::opt_out(by(ALICE), ORACLE));
		assert!((0..10).all(|era| !serves(ALICE, era)));
	})
}

#[test]
fn jailed_and_unregistered_operators_can_opt_out() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		MockOperators::remove(&ALICE);
		assert_ok!(Services::opt_out(by(ALICE), ORACLE));
	})
}

#[test]
fn remove_operator_ends_like_opt_out() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		MockEras::set(3);
		assert_noop!(Services::remove_operator(by(STRANGER), ORACLE, ALICE), Error::NotAuthorized);
		assert_noop!(Services::remove_operator(by(OWNER), ORACLE, BOB), Error::OptInNotFound);
		assert_noop!(Services::opt_out(by(BOB), ORACLE), Error::OptInNotFound);
		assert_ok!(Services::remove_operator(by(OWNER), ORACLE, ALICE));
		System::assert_last_event(Event::OptedOut { service: ORACLE, operator: ALICE, until: Era(4) }.into());
	})
}

#[test]
fn a_full_list_refuses_and_a_seat_is_free_for_the_next_era() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		opt_in(BOB);
		assert_ok!(Services::request_opt_in(by(CAROL), ORACLE));
		assert_noop!(Services::accept_operator(by(OWNER), ORACLE, CAROL), Error::TooManyOperators);

		MockEras::set(2);
		assert_ok!(Services::opt_out(by(ALICE), ORACLE));
		assert_ok!(Services::accept_operator(by(OWNER), ORACLE, CAROL));
		let serving = |era| [ALICE, BOB, CAROL].into_iter().filter(|who| serves(*who, era)).count();
		assert_eq!((serving(2), serving(3)), (2, 2));
	})
}

#[test]
fn requests_take_no_seat() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(Services::request_opt_in(by(ALICE), ORACLE));
		assert_ok!(Services::request_opt_in(by(BOB), ORACLE));
		assert_ok!(Services::accept_operator(by(OWNER), ORACLE, CAROL));
		assert_eq!(crate::Services::<Test>::get(ORACLE).unwrap().operators, 0);
	})
}

#[test]
fn prune_removes_records_that_are_over() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		assert_ok!(Services::request_opt_in(by(BOB), ORACLE));
		assert_noop!(Services::prune(by(STRANGER), ORACLE, ALICE), Error::NotPrunable);
		assert_noop!(Services::prune(by(STRANGER), ORACLE, CAROL), Error::OptInNotFound);
		assert_ok!(Services::opt_out(by(ALICE), ORACLE));
		MockEras::set(8);
		assert_ok!(Services::prune(by(STRANGER), ORACLE, ALICE));
		System::assert_last_event(Event::OptInPruned { service: ORACLE, operator: ALICE }.into());

		assert_ok!(Services::deregister(by(OWNER), ORACLE));
		MockEras::set(20);
		assert_noop!(Services::prune(by(STRANGER), ORACLE, BOB), Error::NotPrunable);
		assert_ok!(Services::reclaim_deposit(by(STRANGER), ORACLE));
		assert_ok!(Services::prune(by(STRANGER), ORACLE, BOB));
		assert_eq!(OptIns::<Test>::iter().count(), 0);
	})
}
