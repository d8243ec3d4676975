use super::*;

fn slasher() -> AccountId {
	Services::terms(ORACLE).unwrap().slasher
}

fn resolver() -> Option<AccountId> {
	Services::terms(ORACLE).unwrap().resolver
}

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
fn set_requirements_touches_later_opt_ins_and_allocations_only() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		opt_in(BOB);
		let requirements = Requirements {
			assets: vec![AssetKind::WithId(7)].try_into().unwrap(),
			min_bond: BOND + 1,
			min_stake: 10,
			max_operators: 1,
		};
		assert_ok!(Services::set_requirements(by(OWNER), ORACLE, requirements.clone()));
		System::assert_last_event(Event::RequirementsUpdated { service: ORACLE, requirements }.into());
		MockEras::set(2);
		assert!(serves(ALICE, 2) && serves(BOB, 2));
		assert!(!Services::may_allocate(ORACLE, &ALICE, &AssetKind::Native, 50));
		assert!(Services::may_allocate(ORACLE, &ALICE, &AssetKind::WithId(7), 10));
		assert!(!Services::may_allocate(ORACLE, &ALICE, &AssetKind::WithId(7), 9));
		assert_noop!(Services::request_opt_in(by(CAROL), ORACLE), Error::BondBelowMinimum);
	})
}

#[test]
fn set_requirements_fails_when_they_make_no_sense() {
	build_and_execute(|| {
		register_oracle();
		let Requirements { assets, .. } = oracle().requirements;
		let with = |max_operators| Requirements { assets: assets.clone(), min_bond: 0, min_stake: 0, max_operators };
		let empty = Requirements { assets: Default::default(), ..with(1) };
		assert_noop!(Services::set_requirements(by(OWNER), ORACLE, empty), Error::NoAssets);
		assert_noop!(Services::set_requirements(by(OWNER), ORACLE, with(0)), Error::OperatorLimitOutOfRange);
		assert_noop!(Services::set_requirements(by(OWNER), ORACLE, with(257)), Error::OperatorLimitOutOfRange);
	})
}

#[test]
fn slasher_and_resolver_change_after_the_leaving_time() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(Services::set_slasher(by(OWNER), ORACLE, 77));
		System::assert_last_event(Event::SlasherChanging { service: ORACLE, slasher: 77, from: Era(7) }.into());
		MockEras::set(2);
		assert_ok!(Services::set_resolver(by(OWNER), ORACLE, None));
		System::assert_last_event(Event::ResolverChanging { service: ORACLE, resolver: None, from: Era(8) }.into());

		MockEras::set(6);
		assert_eq!((slasher(), resolver()), (SLASHER, Some(RESOLVER)));
		MockEras::set(7);
		assert_eq!((slasher(), resolver()), (77, Some(RESOLVER)));
		MockEras::set(8);
		assert_eq!((slasher(), resolver()), (77, None));
	})
}

#[test]
fn a_later_change_replaces_the_one_that_waits_but_not_the_one_in_force() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(Services::set_slasher(by(OWNER), ORACLE, 77));
		MockEras::set(3);
		assert_ok!(Services::set_slasher(by(OWNER), ORACLE, 78));
		MockEras::set(8);
		assert_eq!(slasher(), SLASHER);
		MockEras::set(9);
		assert_eq!(slasher(), 78);
		assert_ok!(Services::set_slasher(by(OWNER), ORACLE, 79));
		assert_eq!(slasher(), 78);
	})
}

#[test]
fn cancel_changes_takes_back_what_waits_and_nothing_else() {
	build_and_execute(|| {
		register_oracle();
		assert_noop!(Services::cancel_changes(by(OWNER), ORACLE), Error::NoChangePending);
		assert_ok!(Services::set_slasher(by(OWNER), ORACLE, 77));
		MockEras::set(7);
		assert_noop!(Services::cancel_changes(by(OWNER), ORACLE), Error::NoChangePending);
		assert_ok!(Services::set_resolver(by(OWNER), ORACLE, None));
		assert_ok!(Services::cancel_changes(by(OWNER), ORACLE));
		System::assert_last_event(Event::ChangesCancelled { service: ORACLE }.into());
		MockEras::set(30);
		assert_eq!((slasher(), resolver()), (77, Some(RESOLVER)));
	})
}

#[test]
fn changes_fail_for_strangers_and_ended_services() {
	build_and_execute(|| {
		let asks = oracle().requirements;
		let fail = |who: AccountId, error: Error| {
			let error = sp_runtime::DispatchError::from(error);
			assert_noop!(Services::update_metadata(by(who), ORACLE, Metadata::default()), error);
			assert_noop!(Services::set_requirements(by(who), ORACLE, asks.clone()), error);
			assert_noop!(Services::set_slasher(by(who), ORACLE, 77), error);
			assert_noop!(Services::set_resolver(by(who), ORACLE, None), error);
			assert_noop!(Services::cancel_changes(by(who), ORACLE), error);
			assert_noop!(Services::accept_operator(by(who), ORACLE, ALICE), error);
		};
		fail(OWNER, Error::ServiceNotFound);
		register_oracle();
		fail(STRANGER, Error::NotAuthorized);
		assert_ok!(Services::deregister(by(OWNER), ORACLE));
		fail(OWNER, Error::ServiceEnded);
	})
}

#[test]
fn terms_follow_a_clock_whose_window_became_shorter() {
	build_and_execute(|| {
		register_oracle();
		// As if it had been longer when the oracle was registered.
		crate::Services::<Test>::mutate_extant(ORACLE, |service| service.window = 9);
		assert_eq!(Services::terms(ORACLE).unwrap().window, 2);
	})
}
