use crate::{mock::*, Call, Error, Event, Operators, Pools};
use frame_support::{assert_noop, assert_ok, storage::with_storage_layer};
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
		assert_noop!(with_storage_layer(|| open(OPERATOR, RICHES)), sp_runtime::TokenError::FundsUnavailable);
		assert_noop!(with_storage_layer(|| open(NOBODY, UNIT)), sp_runtime::TokenError::FundsUnavailable);
		assert_noop!(with_storage_layer(|| open(OPERATOR, 0)), Error::<Test>::BelowMinimum);
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

fn delegate(key: Key, amount: Balance) -> Call<Test> {
	Call::delegate { pool: key, amount }
}

fn is_covered() -> bool {
	<Delegation as OperatorPools<_>>::is_covered(&OPERATOR)
}

fn opens_token_pool() {
	create_token(TOKEN);
	assert_ok!(Delegation::admit_asset(RuntimeOrigin::root(), TOKEN, terms(20)));
	assert_ok!(Delegation::open_pool(origin(OPERATOR), TOKEN));
}

#[test]
fn bond_limits_what_others_restake_and_nothing_else() {
	run(|| {
		assert!(Delegation::accepts(&restaked(), 2_000 * UNIT) && !Delegation::accepts(&restaked(), 2_000 * UNIT + 1));
		assert_delegates(ALICE, &restaked(), 1_500 * UNIT);
		refuses(BOB, delegate(restaked(), 500 * UNIT + 1), Error::<Test>::BondTooSmall);
		assert_delegates(BOB, &restaked(), 480 * UNIT);
		// Base pools do not count.
		assert_delegates(BOB, &base(), 100_000 * UNIT);
		go_to(2);
		refuses(BOB, delegate(restaked(), 21 * UNIT), Error::<Test>::BondTooSmall);
		assert!(Delegation::accepts(&base(), UNIT) && is_covered());
		// Rewards do not ask, but count; once they have joined the bond has its share.
		rewards(&restaked(), 21 * UNIT);
		assert!(!is_covered());
		go_to(3);
		assert!(is_covered());
		rewards(&restaked(), 21 * UNIT);
		assert!(!is_covered());
		assert_delegates(OPERATOR, &restaked(), UNIT);
		assert!(is_covered());
		assert_delegates(ALICE, &restaked(), UNIT);
	});
}

#[test]
fn bond_is_compared_net_of_escrow_and_exits_do_not_ask() {
	run(|| {
		assert_delegates(ALICE, &restaked(), 1_900 * UNIT);
		go_to(2);
		report_base(&restaked(), 1, 2, percent(50));
		assert!(is_covered());
		// What waits was not slashed, so the bond is worth less than it.
		refuses(BOB, delegate(restaked(), 51 * UNIT), Error::<Test>::BondTooSmall);
		assert_delegates(BOB, &restaked(), 49 * UNIT);
		report_base(&restaked(), 2, 2, percent(50));
		assert!(!is_covered());
		refuses(BOB, delegate(restaked(), UNIT), Error::<Test>::BondTooSmall);
		assert_ok!(Delegation::withdraw_entry(origin(BOB), restaked(), 49 * UNIT));
		leaves(ALICE, &restaked(), Some(100 * UNIT));
		assert!(is_covered());
	});
}

#[test]
fn foreign_stake_counts_at_its_rate() {
	run(|| {
		opens_token_pool();
		Rates::set(Some(10));
		assert_delegates(ALICE, &token_pool(), 15_000 * UNIT);
		refuses(BOB, delegate(restaked(), 500 * UNIT + 1), Error::<Test>::BondTooSmall);
		refuses(BOB, delegate(token_pool(), 5_001 * UNIT), Error::<Test>::BondTooSmall);
		assert_delegates(BOB, &restaked(), 500 * UNIT);
		// The operator's own tokens are no bond, but it may add to them.
		assert_delegates(OPERATOR, &token_pool(), 10 * UNIT);
		assert!(!is_covered());
		Rates::set(Some(11));
		assert!(is_covered());
	});
}

#[test]
fn asset_without_a_rate_takes_no_deposits_and_counts_as_nothing() {
	run(|| {
		opens_token_pool();
		Rates::set(Some(10));
		assert_delegates(ALICE, &token_pool(), 20_000 * UNIT);
		assert!(!Delegation::accepts(&restaked(), UNIT));
		Rates::set(None);
		for who in [ALICE, OPERATOR] {
			refuses(who, delegate(token_pool(), 20), Error::<Test>::AssetWithoutRate);
		}
		assert!(!Delegation::accepts(&token_pool(), 20));
		assert!(is_covered());
		assert_delegates(BOB, &restaked(), UNIT);
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), token_pool(), UNIT));
		go_to(2);
		leaves(ALICE, &token_pool(), None);
	});
}

#[test]
fn deposit_does_what_is_due_on_all_that_the_bond_answers_for() {
	run(|| {
		opens_token_pool();
		go_to(2);
		assert_delegates(OPERATOR, &restaked(), UNIT);
		assert_eq!(stored(&token_pool()).settled, Era(1));
		assert_delegates(ALICE, &base(), UNIT);
		assert_eq!(stored(&token_pool()).settled, Era(1));
		assert_delegates(ALICE, &restaked(), UNIT);
		assert_eq!(stored(&token_pool()).settled, Era(2));
	});
}

#[test]
fn lock_keeps_the_bond_and_nobody_else() {
	run(|| {
		let lock = |until| <Delegation as OperatorPools<_>>::lock_bond(&OPERATOR, Era(until));
		let withdraw = Call::withdraw_entry { pool: restaked(), amount: 10 * UNIT };
		opens_token_pool();
		assert_delegates(ALICE, &restaked(), 10 * UNIT);
		assert_delegates(OPERATOR, &base(), 10 * UNIT);
		assert_delegates(OPERATOR, &token_pool(), 10 * UNIT);
		go_to(2);
		let early = leaves(OPERATOR, &base(), Some(UNIT));
		lock(9);
		System::assert_last_event(Event::BondLocked { operator: OPERATOR, until: Era(9) }.into());
		lock(7);
		assert_eq!(Operators::<Test>::get(OPERATOR).locked, Era(9));
		assert_delegates(OPERATOR, &restaked(), 50 * UNIT);
		assert_delegates(ALICE, &restaked(), 50 * UNIT);
		// More than the floor is locked too, also what waits.
		refuses(OPERATOR, withdraw.clone(), Error::<Test>::BondLocked);
		<Delegation as OperatorPools<_>>::release(&OPERATOR);
		refuses(OPERATOR, withdraw, Error::<Test>::BondLocked);
		refuses(OPERATOR, leave(Some(UNIT)), Error::<Test>::BondLocked);
		let request = || <Delegation as StakeMutate<_>>::request_leave(&OPERATOR, &restaked(), 1, &BOB);
		assert_noop!(with_storage_layer(request), Error::<Test>::BondLocked);
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), restaked(), 50 * UNIT));
		leaves(ALICE, &restaked(), None);
		leaves(OPERATOR, &base(), None);
		leaves(OPERATOR, &token_pool(), None);
		go_to(8);
		completes(early);
		refuses(OPERATOR, leave(None), Error::<Test>::BondLocked);
		go_to(9);
		leaves(OPERATOR, &restaked(), None);
		assert_eq!(bond(), 0);
	});
}

#[test]
fn strangers_to_the_pallet_change_nothing() {
	run_empty(|| {
		let calls: [&Bonds; 5] = [
			&|| <Delegation as OperatorPools<_>>::release(&OPERATOR),
			&|| <Delegation as OperatorPools<_>>::set_accepting(&OPERATOR, true),
			&|| assert_eq!(bond(), 0),
			&|| assert!(is_covered()),
			&|| <Delegation as OperatorPools<_>>::lock_bond(&OPERATOR, Era(9)),
		];
		calls.iter().for_each(|call| call());
		assert!(!Operators::<Test>::contains_key(OPERATOR));
		assert_eq!(Delegation::restaked_pools(&OPERATOR), vec![]);
		assert_eq!(Delegation::pool(&restaked()), None);
		assert_eq!(Delegation::position(&restaked(), &ALICE), PositionView::default());
	});
}
