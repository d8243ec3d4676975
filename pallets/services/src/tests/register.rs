use super::*;

#[test]
fn register_holds_the_deposit_and_gives_the_first_id_after_the_chain() {
	build_and_execute(|| {
		assert_ok!(Services::register(by(OWNER), Box::new(oracle())));
		System::assert_last_event(Event::Registered { service: ORACLE, owner: OWNER, deposit: DEPOSIT }.into());
		assert_eq!(deposit_held(OWNER), DEPOSIT);
		assert_eq!(MetadataOf::<Test>::get(ORACLE), Some(oracle().metadata));
		let terms = SlashTerms {
			max_slash: Perquintill::from_percent(20),
			window: 2,
			slasher: SLASHER,
			resolver: Some(RESOLVER),
		};
		assert_eq!(Services::terms(ORACLE), Some(terms));
		assert_eq!(Services::terms(CHAIN), None);

		assert_ok!(Services::register(by(OWNER), Box::new(oracle())));
		assert_eq!(deposit_held(OWNER), 2 * DEPOSIT);
		assert_eq!(NextService::<Test>::get(), ServiceId(3));
	})
}

#[test]
fn register_fails_when_terms_are_out_of_range() {
	build_and_execute(|| {
		let fails = |change: fn(&mut RegisterService<AccountId>), error: Error| {
			let mut new = oracle();
			change(&mut new);
			assert_noop!(Services::register(by(OWNER), Box::new(new)), error);
		};
		fails(|new| new.max_slash = Perquintill::zero(), Error::MaxSlashOutOfRange);
		fails(|new| new.max_slash = Perquintill::from_parts(300_000_000_000_000_001), Error::MaxSlashOutOfRange);
		fails(|new| new.window = 0, Error::WindowOutOfRange);
		fails(|new| new.window = 3, Error::WindowOutOfRange);
		fails(|new| new.requirements.assets.clear(), Error::NoAssets);
		fails(|new| new.requirements.max_operators = 0, Error::OperatorLimitOutOfRange);
		fails(|new| new.requirements.max_operators = 257, Error::OperatorLimitOutOfRange);

		let mut limit = oracle();
		limit.max_slash = Perquintill::from_percent(30);
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
		assert!(Services::terms(ORACLE).is_some());

		MockEras::set(10);
		assert_ok!(Services::reclaim_deposit(by(STRANGER), ORACLE));
		let event = Event::DepositReclaimed { service: ORACLE, owner: OWNER, amount: DEPOSIT };
		System::assert_last_event(event.into());
		assert_eq!(deposit_held(OWNER), 0);
		assert_eq!(Balances::free_balance(OWNER), FUNDS);
		assert_eq!(Services::terms(ORACLE), None);
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
		assert!(Services::terms(ServiceId(3)).is_some(), "an id is never given twice");
	})
}
