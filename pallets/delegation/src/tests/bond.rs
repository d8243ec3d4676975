use crate::{mock::*, Call, Error, Operators, Pools};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::*;

type Bonds = dyn Fn();

fn leave(amount: Option<Balance>) -> Call<Test> {
	Call::request_leave { pool: restaked(), amount }
}

fn bond() -> Balance {
	<Delegation as OperatorPools<_>>::bond(&OPERATOR)
}

#[test]
fn opening_makes_two_pools_and_bonds() {
	run_empty(|| {
		let held = free(OPERATOR);
		assert_ok!(<Delegation as OperatorPools<_>>::open(&OPERATOR, 100 * UNIT, 80 * UNIT));
		assert_eq!(free(OPERATOR), held - 100 * UNIT - 2 * DEPOSIT);
		assert_eq!(Pools::<Test>::iter().count(), 2);
		assert_eq!([free(base().account()), free(restaked().account())], [DEPOSIT, DEPOSIT + 100 * UNIT]);
		assert_eq!(bond(), 100 * UNIT);
		assert_eq!(Delegation::restaked_pools(&OPERATOR), vec![restaked()]);
		assert!(Delegation::accepts(&base(), UNIT));
		go_to(2);
		assert_eq!(bond(), 100 * UNIT);
	});
}

#[test]
fn opening_is_refused_without_the_money() {
	run_empty(|| {
		let open = |who, bond| <Delegation as OperatorPools<_>>::open(&who, bond, bond);
		assert_noop!(
			frame_support::storage::with_storage_layer(|| open(OPERATOR, RICHES)),
			sp_runtime::TokenError::FundsUnavailable
		);
		assert_noop!(
			frame_support::storage::with_storage_layer(|| open(NOBODY, UNIT)),
			sp_runtime::TokenError::FundsUnavailable
		);
		assert_noop!(frame_support::storage::with_storage_layer(|| open(OPERATOR, 0)), Error::<Test>::BelowMinimum);
	});
}

#[test]
fn bond_cannot_be_taken_below_its_floor() {
	run(|| {
		let withdraw = Call::withdraw_entry { pool: restaked(), amount: UNIT };
		refuses(OPERATOR, withdraw.clone(), Error::<Test>::BondFloor);
		go_to(2);
		refuses(OPERATOR, leave(Some(UNIT)), Error::<Test>::BondFloor);
		refuses(OPERATOR, leave(None), Error::<Test>::BondFloor);
		assert_delegates(OPERATOR, &restaked(), 5 * UNIT);
		// What waits counts for the bond, and what counts can be shares or waiting.
		leaves(OPERATOR, &restaked(), Some(5 * UNIT));
		refuses(OPERATOR, leave(Some(UNIT)), Error::<Test>::BondFloor);
		refuses(OPERATOR, withdraw, Error::<Test>::BondFloor);
		assert_eq!(bond(), 100 * UNIT);
	});
}

#[test]
fn only_the_native_restaked_pool_of_the_operator_holds_its_bond() {
	run(|| {
		assert_delegates(OPERATOR, &base(), 5 * UNIT);
		assert_delegates(ALICE, &restaked(), 5 * UNIT);
		go_to(2);
		leaves(OPERATOR, &base(), None);
		leaves(ALICE, &restaked(), None);
	});
}

#[test]
fn floor_counts_the_settled_value_and_a_slash_locks_the_rest() {
	run(|| {
		assert_delegates(OPERATOR, &restaked(), 50 * UNIT);
		go_to(2);
		report_base(&restaked(), 1, 2, percent(50));
		assert_eq!(bond(), 75 * UNIT);
		// Settled worth 150: 50 may be asked for, which is 25 at the present price.
		refuses(OPERATOR, leave(Some(26 * UNIT)), Error::<Test>::BondFloor);
		leaves(OPERATOR, &restaked(), Some(25 * UNIT));
		go_to(4);
		assert_eq!(bond(), 50 * UNIT);
		refuses(OPERATOR, leave(Some(UNIT)), Error::<Test>::BondFloor);
	});
}

#[test]
fn released_bond_leaves_like_any_other_stake() {
	run(|| {
		go_to(2);
		<Delegation as OperatorPools<_>>::release(&OPERATOR);
		refuses(OPERATOR, Call::delegate { pool: restaked(), amount: UNIT }, Error::<Test>::NotAccepting);
		refuses(ALICE, Call::delegate { pool: base(), amount: UNIT }, Error::<Test>::NotAccepting);
		let id = leaves(OPERATOR, &restaked(), None);
		assert_eq!(bond(), 0);
		go_to(8);
		assert_eq!(completes(id), 100 * UNIT);
	});
}

#[test]
fn registering_again_uses_the_same_pools() {
	run(|| {
		assert_delegates(ALICE, &restaked(), 10 * UNIT);
		go_to(2);
		<Delegation as OperatorPools<_>>::release(&OPERATOR);
		let id = leaves(OPERATOR, &restaked(), Some(40 * UNIT));
		assert_ok!(<Delegation as OperatorPools<_>>::open(&OPERATOR, 30 * UNIT, 90 * UNIT));
		assert_eq!(bond(), 90 * UNIT);
		refuses(OPERATOR, leave(Some(UNIT)), Error::<Test>::BondFloor);
		assert_eq!(Delegation::restaked_pools(&OPERATOR), vec![restaked()]);
		assert_delegates(ALICE, &base(), UNIT);
		go_to(8);
		assert_eq!(completes(id), 40 * UNIT);
	});
}

#[test]
fn strangers_to_the_pallet_change_nothing() {
	run_empty(|| {
		let calls: [&Bonds; 3] = [
			&|| <Delegation as OperatorPools<_>>::release(&OPERATOR),
			&|| <Delegation as OperatorPools<_>>::set_accepting(&OPERATOR, true),
			&|| assert_eq!(bond(), 0),
		];
		calls.iter().for_each(|call| call());
		assert!(!Operators::<Test>::contains_key(OPERATOR));
		assert_eq!(Delegation::restaked_pools(&OPERATOR), vec![]);
		assert_eq!(Delegation::pool(&restaked()), None);
		assert_eq!(Delegation::position(&restaked(), &ALICE), PositionView::default());
	});
}
