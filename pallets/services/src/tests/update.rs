use super::*;

#[test]
fn update_metadata_replaces_it() {
	build_and_execute(|| {
		register_oracle();
		let metadata = Metadata { name: b"other".to_vec().try_into().unwrap(), ..Default::default() };
		assert_ok!(Services::update_metadata(by(OWNER), ORACLE, metadata.clone()));
		System::assert_last_event(Event::MetadataUpdated { service: ORACLE }.into());
		assert_eq!(MetadataOf::<Test>::get(ORACLE), Some(metadata));
	})
}

#[test]
fn set_requirements_touches_opt_ins_and_allocations_from_the_next_era_on() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		let requirements = Requirements {
			assets: vec![AssetKind::WithId(7)].try_into().unwrap(),
			min_bond: BOND + 1,
			min_stake: 10,
			max_operators: 1,
			needs_key: false,
		};
		assert_ok!(Services::set_requirements(by(OWNER), ORACLE, requirements.clone()));
		let event = Event::RequirementsUpdated { service: ORACLE, requirements, from: Era(2) };
		System::assert_last_event(event.into());
		// Not yet.
		opt_in(BOB);
		assert!(Services::may_allocate(ORACLE, &ALICE, &AssetKind::Native, 50));

		MockEras::set(2);
		assert!(serves(ALICE, 2) && serves(BOB, 2));
		assert!(!Services::may_allocate(ORACLE, &ALICE, &AssetKind::Native, 50));
		assert!(Services::may_allocate(ORACLE, &ALICE, &AssetKind::WithId(7), 10));
		assert!(!Services::may_allocate(ORACLE, &ALICE, &AssetKind::WithId(7), 9));
		assert_noop!(Services::request_opt_in(by(CAROL), ORACLE), Error::BondBelowMinimum);
	})
}

#[test]
fn requirements_that_wait_are_replaced_and_cancelled() {
	build_and_execute(|| {
		register_oracle();
		let with = |min_stake| Requirements { min_stake, ..oracle().requirements };
		assert_ok!(Services::set_requirements(by(OWNER), ORACLE, with(1)));
		assert_ok!(Services::set_requirements(by(OWNER), ORACLE, with(2)));
		MockEras::set(2);
		let asks = || Services::view(ORACLE).unwrap().requirements;
		assert_eq!(asks(), with(2));
		assert_ok!(Services::set_requirements(by(OWNER), ORACLE, with(3)));
		assert_ok!(Services::cancel_changes(by(OWNER), ORACLE));
		MockEras::set(3);
		assert_eq!(asks(), with(2));
		// There is always room: nobody asks for those of past eras.
		for era in 3..40 {
			MockEras::set(era);
			assert_ok!(Services::set_requirements(by(OWNER), ORACLE, with(era.into())));
		}
	})
}

#[test]
fn set_requirements_fails_when_they_make_no_sense() {
	build_and_execute(|| {
		register_oracle();
		for (requirements, error) in impossible_requirements() {
			assert_noop!(Services::set_requirements(by(OWNER), ORACLE, requirements), error);
		}
	})
}

#[test]
fn changes_fail_for_strangers_and_ended_services() {
	build_and_execute(|| {
		let asks = oracle().requirements;
		let fail = |who: AccountId, error: Error| {
			let error = sp_runtime::DispatchError::from(error);
			let harder = Box::new(SlashTerms { slasher: 77, ..terms() });
			assert_noop!(Services::update_metadata(by(who), ORACLE, Metadata::default()), error);
			assert_noop!(Services::set_requirements(by(who), ORACLE, asks.clone()), error);
			assert_noop!(Services::update_terms(by(who), ORACLE, harder), error);
			assert_noop!(Services::cancel_changes(by(who), ORACLE), error);
			assert_noop!(Services::accept_operator(by(who), ORACLE, ALICE), error);
			assert_noop!(Services::propose_owner(by(who), ORACLE, Some(STRANGER)), error);
		};
		fail(OWNER, Error::ServiceNotFound);
		register_oracle();
		fail(STRANGER, Error::NotAuthorized);
		assert_ok!(Services::deregister(by(OWNER), ORACLE));
		fail(OWNER, Error::ServiceEnded);
	})
}

#[test]
fn a_service_moves_to_its_next_owner_with_its_deposit() {
	build_and_execute(|| {
		register_oracle();
		register_oracle();
		assert_noop!(Services::accept_ownership(by(STRANGER), ORACLE), Error::NotProposed);
		assert_ok!(Services::propose_owner(by(OWNER), ORACLE, Some(STRANGER)));
		System::assert_last_event(Event::OwnerProposed { service: ORACLE, proposed: Some(STRANGER) }.into());
		assert_eq!(Services::view(ORACLE).unwrap().proposed_owner, Some(STRANGER));
		assert_eq!(Services::owner(ORACLE), Some(OWNER));
		assert_noop!(Services::accept_ownership(by(OWNER), ORACLE), Error::NotProposed);
		assert_noop!(Services::accept_ownership(by(STRANGER), ServiceId(2)), Error::NotProposed);

		assert_ok!(Services::accept_ownership(by(STRANGER), ORACLE));
		System::assert_last_event(Event::OwnerChanged { service: ORACLE, owner: STRANGER }.into());
		assert_eq!(Services::owner(ORACLE), Some(STRANGER));
		assert_eq!((deposit_held(OWNER), deposit_held(STRANGER)), (DEPOSIT, DEPOSIT));
		assert_noop!(Services::deregister(by(OWNER), ORACLE), Error::NotAuthorized);
		assert_noop!(Services::accept_ownership(by(STRANGER), ORACLE), Error::NotProposed);

		assert_ok!(Services::deregister(by(STRANGER), ORACLE));
		MockEras::set(20);
		assert_ok!(Services::reclaim_deposit(by(OWNER), ORACLE));
		assert_eq!(Balances::free_balance(STRANGER), FUNDS + DEPOSIT);
	})
}

#[test]
fn an_offer_can_be_replaced_and_taken_back() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(Services::propose_owner(by(OWNER), ORACLE, Some(STRANGER)));
		assert_ok!(Services::propose_owner(by(OWNER), ORACLE, Some(ALICE)));
		assert_noop!(Services::accept_ownership(by(STRANGER), ORACLE), Error::NotProposed);
		assert_ok!(Services::propose_owner(by(OWNER), ORACLE, None));
		assert_noop!(Services::accept_ownership(by(ALICE), ORACLE), Error::NotProposed);
		// To oneself, nothing happens.
		assert_ok!(Services::propose_owner(by(OWNER), ORACLE, Some(OWNER)));
		assert_ok!(Services::accept_ownership(by(OWNER), ORACLE));
		assert_eq!((deposit_held(OWNER), Balances::free_balance(OWNER)), (DEPOSIT, FUNDS - DEPOSIT));
	})
}

#[test]
fn accept_ownership_fails_for_an_account_that_does_not_exist_and_an_ended_service() {
	build_and_execute(|| {
		assert_noop!(Services::accept_ownership(by(STRANGER), ORACLE), Error::ServiceNotFound);
		register_oracle();
		assert_ok!(Services::propose_owner(by(OWNER), ORACLE, Some(77)));
		assert_noop!(Services::accept_ownership(by(77), ORACLE), TokenError::CannotCreateHold);
		assert_ok!(Services::deregister(by(OWNER), ORACLE));
		assert_noop!(Services::accept_ownership(by(77), ORACLE), Error::ServiceEnded);
	})
}
