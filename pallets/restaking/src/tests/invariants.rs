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
	corrupted("restaking 1: κ", || change(|book| book.allocations[1].current.max_slash = percent(1)));
}

#[test]
fn weights_are_within_policies() {
	corrupted("restaking 2: too much risk", || change(|book| book.allocations[0].current = commitment(201, 50)));
	corrupted("restaking 2: too much degree", || change(|book| book.allocations[0].current = commitment(201, 1)));
	let force = |current| Policies::<Test>::insert(native(ALICE), PoolPolicy { current, next: None });
	corrupted("restaking 2: too much risk", || force(RiskPolicy { max_risk: percent(19), ..unset() }));
	corrupted("restaking 2: too much degree", || force(RiskPolicy { max_degree: weight(39), ..unset() }));
	corrupted("restaking 2: service", || force(RiskPolicy { services: services([BRIDGE]), ..unset() }));
	corrupted("restaking 2: service", || force(RiskPolicy { services: categories([Category::Bridge]), ..unset() }));
}

#[test]
fn changes_lie_ahead() {
	corrupted("restaking 3", || change(|book| book.written = Era(3)));
	corrupted("restaking 3", || change(|book| book.allocations[1].next = Some((commitment(1, 50), Era(2)))));
	corrupted("restaking 3", || change(|book| book.allocations[1].next = Some((commitment(1, 50), Era(7)))));
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

#[test]
fn policies_are_sound() {
	let put = |current: RiskPolicy, next| Policies::<Test>::insert(native(BOB), PoolPolicy { current, next });
	let small = || RiskPolicy { max_risk: percent(50), ..unset() };
	corrupted("restaking 6: policy of a base pool", || {
		let policy = PoolPolicy { current: small(), next: None };
		Policies::<Test>::insert(PoolKey::native(BOB, Tier::Base), policy);
	});
	corrupted("restaking 6: policy of a pool without", || put(unset(), None));
	corrupted("restaking 6: policy above", || put(RiskPolicy { max_degree: weight(201), ..unset() }, None));
	corrupted("restaking 6: policy above", || put(small(), Some((RiskPolicy { notice: 0, ..unset() }, Era(9)))));
	corrupted("restaking 6: policy above", || put(RiskPolicy { notice: 5, ..unset() }, Some((unset(), Era(9)))));
	corrupted("restaking 6: change of nothing", || put(small(), Some((small(), Era(9)))));
}

#[test]
fn rows_are_found_by_pool() {
	let message = "restaking 7: rows by pool";
	corrupted(message, || RowsOf::<Test>::remove(Era(2), native(ALICE)));
	corrupted(message, || RowsOf::<Test>::mutate(Era(2), native(ALICE), |rows| rows[0].1 += 1));
	corrupted(message, || RowsOf::<Test>::try_append(Era(2), native(BOB), (ORACLE, 1)).unwrap());
	corrupted("restaking 7: complete", || CompleteUntil::<Test>::put(Era(3)));
}

#[test]
fn categories_add_up() {
	let key = (Era(2), Category::Oracle, NATIVE);
	corrupted("restaking 8: categories", || CategoryTotals::<Test>::mutate(key.clone(), |total| *total += 1));
	corrupted("restaking 8: categories", || CategoryTotals::<Test>::insert((Era(2), Category::Other, NATIVE), 1));
	corrupted("restaking 8: a category", || {
		allocate(STORE, 10);
		run_to(3);
		MockServices::remove::<AccountId>(STORE);
		Restaking::check().unwrap();
		CategoryTotals::<Test>::mutate((Era(3), Category::Oracle, NATIVE), |total| *total = 1);
	});
}
