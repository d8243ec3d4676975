//! One test per invariant: corrupted storage is noticed.

use super::*;

fn corrupted(what: &str, corrupt: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		register_oracle();
		opt_in(ALICE);
		assert_ok!(Services::check());
		corrupt();
		let message = Services::check().expect_err("the invariant notices");
		assert!(message.starts_with(what), "{message}");
	})
}

fn change(f: impl FnOnce(&mut Service<AccountId>)) {
	crate::Services::<Test>::mutate_extant(ORACLE, f)
}

fn change_terms(f: impl FnOnce(&mut SlashTerms<AccountId>)) {
	change(|service| f(&mut service.terms.0[0].value))
}

fn change_requirements(f: impl FnOnce(&mut Requirements)) {
	change(|service| f(&mut service.requirements.0[0].value))
}

fn change_opt_in(f: impl FnOnce(&mut OptIn)) {
	OptIns::<Test>::mutate(ORACLE, ALICE, |opt_in| f(opt_in.as_mut().unwrap()))
}

#[test]
fn ids_come_from_the_counter() {
	corrupted("services 1", || NextService::<Test>::put(ORACLE));
	corrupted("services 1", || MetadataOf::<Test>::remove(ORACLE));
	corrupted("services 1", || MetadataOf::<Test>::insert(ServiceId(2), Metadata::default()));
}

#[test]
fn terms_are_in_range() {
	corrupted("services 2", || change_terms(|terms| terms.max_slash = Perquintill::zero()));
	corrupted("services 2", || change_terms(|terms| terms.window = 0));
	corrupted("services 2", || {
		change_terms(|terms| {
			let waterfall =
				Waterfall { harmed: Perbill::one(), insurance: Perbill::from_parts(1), ..Default::default() };
			terms.waterfall = waterfall;
		})
	});
	corrupted("services 2", || change_requirements(|asks| asks.assets.clear()));
	corrupted("services 2", || change_requirements(|asks| asks.max_operators = 257));
	corrupted("services 2", || change(|service| service.until = Some(Era(3))));
}

#[test]
fn deposits_are_held() {
	corrupted("services 3", || change(|service| service.deposit += 1));
	corrupted("services 3", || change(|service| service.owner = STRANGER));
}

#[test]
fn seats_add_up() {
	corrupted("services 4", || change(|service| service.operators = 2));
	corrupted("services 4", || OptIns::<Test>::remove(ORACLE, ALICE));
}

#[test]
fn opt_ins_are_ordered() {
	corrupted("services 5", || OptIns::<Test>::insert(ORACLE, BOB, OptIn::default()));
	corrupted("services 5", || change_opt_in(|opt_in| opt_in.service_since = Some(Era(2))));
	let end = |until| {
		change(|service| service.operators = 0);
		change_opt_in(|opt_in| opt_in.until = Some(until));
	};
	corrupted("services 5", || end(Era(1)));
	corrupted("services 5", || end(Era(3)));
}

#[test]
fn versions_are_ordered() {
	let add = |from: u32| {
		change(move |service| {
			let last = service.terms.0[0].value.clone();
			service.terms.push(last, Era(from)).unwrap();
		})
	};
	corrupted("services 6", || add(1));
	corrupted("services 6", || add(0));
	// Two that wait.
	corrupted("services 6", || {
		add(2);
		add(3);
	});
	corrupted("services 6", || change(|service| service.terms = Versions::default()));
	corrupted("services 6", || change(|service| service.terms.0[0].from = Era(2)));
	corrupted("services 6", || change(|service| service.requirements = Versions::default()));
	corrupted("services 6", || change(|service| service.requirements.0[0].from = Era(2)));
	corrupted("services 6", || {
		change(|service| service.until = Some(Era(2)));
		add(2);
	});
	corrupted("services 6", || {
		assert_ok!(set_key(ALICE, ORACLE, 1));
		let put = |seed, from| {
			let public = pair(seed).public();
			Keys::<Test>::mutate(ORACLE, ALICE, |keys| keys.push(public, Era(from)).unwrap());
			KeyHolders::<Test>::insert(public, (ORACLE, ALICE));
		};
		put(2, 3);
	});
}

#[test]
fn keys_have_one_holder() {
	let public = || pair(1).public();
	let with_key = |corrupt: fn()| {
		corrupted("services 7", move || {
			assert_ok!(set_key(ALICE, ORACLE, 1));
			assert_ok!(Services::check());
			corrupt();
		})
	};
	with_key(|| KeyHolders::<Test>::remove(pair(1).public()));
	with_key(|| KeyHolders::<Test>::insert(pair(1).public(), (ORACLE, BOB)));
	with_key(|| KeyHolders::<Test>::insert(pair(2).public(), (ORACLE, ALICE)));
	with_key(|| Keys::<Test>::remove(ORACLE, ALICE));
	with_key(|| Keys::<Test>::insert(ServiceId(2), ALICE, Versions::new(pair(1).public(), Era(2))));
	with_key(|| {
		change(|service| service.operators = 0);
		OptIns::<Test>::insert(ORACLE, ALICE, OptIn { operator_since: Some(Era(1)), ..Default::default() });
	});
	// The same key twice in one history.
	corrupted("services 7", || {
		assert_ok!(set_key(ALICE, ORACLE, 1));
		MockEras::set(2);
		Keys::<Test>::mutate(ORACLE, ALICE, |keys| keys.push(public(), Era(3)).unwrap());
	});
	corrupted("services 7", || Keys::<Test>::insert(ORACLE, ALICE, Versions::default()));
}
