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
	corrupted("services 2", || change(|service| service.max_slash = Perquintill::zero()));
	corrupted("services 2", || change(|service| service.window = 0));
	corrupted("services 2", || change(|service| service.requirements.assets.clear()));
	corrupted("services 2", || change(|service| service.requirements.max_operators = 257));
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
