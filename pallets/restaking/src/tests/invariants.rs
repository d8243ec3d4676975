//! One test per invariant: corrupted storage is noticed.

use super::*;
use palisade_primitives::Tier;

fn corrupted(what: &str, corrupt: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		allocate(ORACLE, 40);
		run_to(2);
		allocate(BRIDGE, 50);
		assert_ok!(Restaking::check());
		corrupt();
		let message = Restaking::check().expect_err("the invariant notices");
		assert!(message.starts_with(what), "{message}");
	})
}

fn change(f: impl FnOnce(&mut Book)) {
	Books::<Test>::mutate(native(ALICE), |book| f(book.as_mut().unwrap()))
}

fn change_rows(f: impl FnOnce(&mut Rows<AccountId>)) {
	Tables::<Test>::mutate((Era(2), ORACLE, ALICE), f)
}

#[test]
fn books_are_sound() {
	corrupted("restaking 1", || {
		let book = Books::<Test>::get(native(ALICE)).unwrap();
		Books::<Test>::insert(PoolKey::native(ALICE, Tier::Base), book);
	});
	corrupted("restaking 1", || change(|book| book.allocations.clear()));
	corrupted("restaking 1", || change(|book| book.allocations[1].service = ORACLE));
	corrupted("restaking 1", || change(|book| book.allocations[1].service = CHAIN));
}

#[test]
fn weights_are_within_limits() {
	corrupted("restaking 2: too much risk", || change(|book| book.allocations[0].weight = FixedU128::from_u32(3)));
	corrupted("restaking 2: too much degree", || {
		change(|book| {
			book.allocations[0].weight = FixedU128::from_u32(3);
			book.allocations[0].max_slash = percent(1);
		})
	});
}

#[test]
fn changes_lie_ahead() {
	corrupted("restaking 3", || change(|book| book.written = Era(3)));
	corrupted("restaking 3", || change(|book| book.allocations[1].next = Some((weight(1), Era(2)))));
	corrupted("restaking 3", || change(|book| book.allocations[1].next = Some((weight(1), Era(4)))));
}

#[test]
fn rows_are_sound() {
	corrupted("restaking 4", || {
		let rows = Tables::<Test>::get((Era(2), ORACLE, ALICE));
		Tables::<Test>::insert((Era(3), ORACLE, ALICE), rows);
	});
	corrupted("restaking 4", || change_rows(|rows| rows.clear()));
	corrupted("restaking 4", || change_rows(|rows| rows.try_push(rows[0].clone()).unwrap()));
	corrupted("restaking 4", || change_rows(|rows| rows[0].pool.operator = BOB));
	corrupted("restaking 4", || change_rows(|rows| rows[0].pool.tier = Tier::Base));
	corrupted("restaking 4", || change_rows(|rows| rows[0].claim.guarantee = 0));
}

#[test]
fn totals_add_up() {
	corrupted("restaking 5", || Totals::<Test>::mutate((Era(2), ORACLE, NATIVE), |total| *total += 1));
	corrupted("restaking 5", || Totals::<Test>::insert((Era(2), STORE, NATIVE), 1));
	corrupted("restaking 5", || Tables::<Test>::remove((Era(2), ORACLE, ALICE)));
}
