use super::*;

#[test]
fn register_holds_the_deposit_and_gives_the_first_id_after_the_chain() {
	build_and_execute(|| {
		assert_ok!(Services::register(by(OWNER), Box::new(oracle())));
		System::assert_last_event(Event::Registered { service: ORACLE, owner: OWNER, deposit: DEPOSIT }.into());
		assert_eq!(deposit_held(OWNER), DEPOSIT);
		assert_eq!(MetadataOf::<Test>::get(ORACLE), Some(oracle().metadata));
		assert_eq!(Services::terms(ORACLE, Era(1)), Some(terms()));
		assert_eq!(Services::terms(ORACLE, Era(0)), None);
		assert_eq!(Services::owner(ORACLE), Some(OWNER));
		assert_eq!(Services::category(ORACLE), Some(Category::Oracle));
		assert_eq!(Services::terms(CHAIN, Era(1)), None);

		assert_ok!(Services::register(by(OWNER), Box::new(oracle())));
		assert_eq!(deposit_held(OWNER), 2 * DEPOSIT);
		assert_eq!(NextService::<Test>::get(), ServiceId(3));
	})
}

#[test]
fn register_fails_when_terms_are_out_of_range() {
	build_and_execute(|| {
		for (terms, error) in impossible_terms() {
			assert_noop!(Services::register(by(OWNER), Box::new(RegisterService { terms, ..oracle() })), error);
		}
	})
}

#[test]
fn register_fails_when_verdicts_would_come_too_late() {
	build_and_execute(|| {
		// No clock of ours is like this; the terms are checked against it all the same.
		Clock::set_windows((6, 5, 2));
		let with = |window| RegisterService { terms: SlashTerms { window, ..terms() }, ..oracle() };
		assert_noop!(Services::register(by(OWNER), Box::new(with(5))), Error::WindowTooLong);
		assert_noop!(Services::register(by(OWNER), Box::new(with(3))), Error::WindowTooLong);
		assert_noop!(Services::register(by(OWNER), Box::new(with(u32::MAX))), Error::WindowOutOfRange);
		assert_ok!(Services::register(by(OWNER), Box::new(with(2))));
		Clock::set_windows((u32::MAX, u32::MAX, u32::MAX));
		assert_ok!(Services::register(by(OWNER), Box::new(with(2))));
		Clock::set_windows((6, u32::MAX, u32::MAX));
		assert_noop!(Services::register(by(OWNER), Box::new(with(2))), Error::WindowTooLong);
	})
}

#[test]
fn register_fails_when_requirements_make_no_sense() {
	build_and_execute(|| {
		for (requirements, error) in impossible_requirements() {
			let new = RegisterService { requirements, ..oracle() };
			assert_noop!(Services::register(by(OWNER), Box::new(new)), error);
		}
	})
}

#[test]
fn register_takes_what_is_just_in_range() {
	build_and_execute(|| {
		let mut limit = oracle();
		limit.terms.max_slash = Perquintill::from_percent(30);
		limit.terms.reporter_bond = Some(REPORTER_BOND);
		limit.terms.waterfall = Waterfall {
			harmed: Perbill::from_percent(90),
			reporter: Perbill::from_percent(1),
			insurance: Perbill::from_percent(9),
		};
		limit.requirements.max_operators = 256;
		assert_ok!(Services::register(by(OWNER), Box::new(limit)));
	})
}

#[test]
fn register_fails_when_the_deposit_cannot_be_held() {
	build_and_execute(|| {
		assert_noop!(Services::register(by(SLASHER), Box::new(oracle())), TokenError::FundsUnavailable);
	})
}

#[test]
fn register_fails_when_no_id_is_left() {
	build_and_execute(|| {
		NextService::<Test>::put(ServiceId(u32::MAX));
		assert_noop!(Services::register(by(OWNER), Box::new(oracle())), Error::TooManyServices);
	})
}

#[test]
fn deregister_ends_all_opt_ins_at_the_next_era_at_once() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		MockEras::set(5);
		assert!(Services::may_allocate(ORACLE, &ALICE, &AssetKind::Native, 50));

		assert_ok!(Services::deregister(by(OWNER), ORACLE));
		System::assert_last_event(Event::Deregistered { service: ORACLE, until: Era(6) }.into());
		assert!(serves(ALICE, 5));
		assert!(!serves(ALICE, 6));
		assert!(!Services::may_allocate(ORACLE, &ALICE, &AssetKind::Native, 50));
		assert_noop!(Services::request_opt_in(by(BOB), ORACLE), Error::ServiceEnded);
		assert_noop!(Services::accept_operator(by(OWNER), ORACLE, BOB), Error::ServiceEnded);
		// Leaving is never blocked.
		assert_ok!(Services::opt_out(by(ALICE), ORACLE));
	})
}

#[test]
fn deregister_fails_for_strangers_and_twice() {
	build_and_execute(|| {
		assert_noop!(Services::deregister(by(OWNER), ORACLE), Error::ServiceNotFound);
		register_oracle();
		assert_noop!(Services::deregister(by(STRANGER), ORACLE), Error::NotAuthorized);
		assert_ok!(Services::deregister(by(OWNER), ORACLE));
		assert_noop!(Services::deregister(by(OWNER), ORACLE), Error::ServiceEnded);
	})
}

#[test]
fn reclaim_deposit_waits_until_the_last_verdict() {
	build_and_execute(|| {
		register_oracle();
		assert_noop!(Services::reclaim_deposit(by(OWNER), ORACLE), Error::ServiceNotEnded);
		MockEras::set(5);
		assert_ok!(Services::deregister(by(OWNER), ORACLE));
		// Served through era 5, reported until 7, due at 7 + 1 + 1, gone after that.
		MockEras::set(9);
		assert_noop!(Services::reclaim_deposit(by(OWNER), ORACLE), Error::StillSlashable);
		assert!(Services::terms(ORACLE, Era(5)).is_some());

		MockEras::set(10);
		assert_ok!(Services::reclaim_deposit(by(STRANGER), ORACLE));
		let event = Event::DepositReclaimed { service: ORACLE, owner: OWNER, amount: DEPOSIT };
		System::assert_last_event(event.into());
		assert_eq!(deposit_held(OWNER), 0);
		assert_eq!(Balances::free_balance(OWNER), FUNDS);
		assert_eq!(Services::terms(ORACLE, Era(5)), None);
		assert_eq!((Services::owner(ORACLE), Services::category(ORACLE)), (None, None));
		assert_noop!(Services::reclaim_deposit(by(OWNER), ORACLE), Error::ServiceNotFound);
	})
}

#[test]
fn reclaim_deposit_leaves_other_services_of_the_owner_alone() {
	build_and_execute(|| {
		register_oracle();
		register_oracle();
		assert_ok!(Services::deregister(by(OWNER), ORACLE));
		MockEras::set(20);
		assert_ok!(Services::reclaim_deposit(by(OWNER), ORACLE));
		assert_eq!(deposit_held(OWNER), DEPOSIT);
		register_oracle();
		assert!(Services::owner(ServiceId(3)).is_some(), "an id is never given twice");
	})
}

#[test]
fn reclaim_deposit_waits_for_the_longest_window_of_the_last_eras() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(Services::update_terms(by(OWNER), ORACLE, Box::new(SlashTerms { window: 1, ..terms() })));
		MockEras::set(2);
		assert_ok!(Services::deregister(by(OWNER), ORACLE));
		// Era 1 could be reported until 3.
		MockEras::set(6);
		assert_noop!(Services::reclaim_deposit(by(OWNER), ORACLE), Error::StillSlashable);
		MockEras::set(7);
		assert_ok!(Services::reclaim_deposit(by(OWNER), ORACLE));
	})
}

#[test]
fn deregister_drops_what_waits() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(Services::update_terms(by(OWNER), ORACLE, Box::new(SlashTerms { slasher: 77, ..terms() })));
		assert_ok!(Services::set_requirements(
			by(OWNER),
			ORACLE,
			Requirements { min_bond: 0, ..oracle().requirements }
		));
		assert_ok!(Services::deregister(by(OWNER), ORACLE));
		assert_eq!(Services::terms(ORACLE, Era(30)), Some(terms()));
		let view = Services::view(ORACLE).unwrap();
		assert_eq!((view.next_terms, view.next_requirements), (None, None));
	})
}

#[test]
fn hostile_sizes_do_not_decode() {
	use codec::{Compact, Decode, Encode};
	build_and_execute(|| {
		let metadata = |name: u32, link: u32| (vec![b'n'; name as usize], vec![b'l'; link as usize]).encode();
		assert!(Metadata::decode(&mut &metadata(MAX_NAME, MAX_LINK)[..]).is_ok());
		assert!(Metadata::decode(&mut &metadata(MAX_NAME + 1, 0)[..]).is_err());
		assert!(Metadata::decode(&mut &metadata(0, MAX_LINK + 1)[..]).is_err());
		// A length that promises more than there is costs nothing.
		assert!(Metadata::decode(&mut &Compact(u32::MAX).encode()[..]).is_err());

		let requirements = |assets: u32| (vec![AssetKind::Native; assets as usize], 0u128, 0u128, 1u32, false).encode();
		assert!(Requirements::decode(&mut &requirements(MAX_ASSETS)[..]).is_ok());
		assert!(Requirements::decode(&mut &requirements(MAX_ASSETS + 1)[..]).is_err());

		// Nor as parts of a call.
		let call = |metadata: Vec<u8>| {
			let head = [2u8, 1].into_iter().chain(ORACLE.encode()).chain(metadata);
			RuntimeCall::decode(&mut &head.collect::<Vec<_>>()[..])
		};
		assert!(call(metadata(MAX_NAME, MAX_LINK)).is_ok());
		assert!(call(metadata(MAX_NAME + 1, 0)).is_err());
		assert!(call(metadata(0, MAX_LINK + 1)).is_err());
	})
}
