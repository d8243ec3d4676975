use crate::{mock::*, types::Position, AdmittedAssets, Batches, Call, Error, Event, Positions};
use codec::MaxEncodedLen;
use frame_support::{assert_ok, traits::fungible::Mutate};
use palisade_primitives::*;
use sp_runtime::TokenError;

fn delegate(key: Key, amount: Balance) -> Call<Test> {
	Call::delegate { pool: key, amount }
}

fn withdraw(amount: Balance) -> Call<Test> {
	Call::withdraw_entry { pool: restaked(), amount }
}

#[test]
fn deposit_joins_at_the_next_era_start() {
	run(|| {
		assert_delegates(ALICE, &restaked(), 50 * UNIT);
		assert_eq!(view(&restaked()).value, 0);
		assert_eq!(position(&restaked(), ALICE).shares, 0);
		go_to(2);
		let joined = (view(&restaked()), position(&restaked(), ALICE), position(&restaked(), OPERATOR));
		assert_eq!((joined.0.value, joined.0.entering), (150 * UNIT, 0));
		assert_eq!((joined.1.value, joined.1.entering), (50 * UNIT, 0));
		assert_eq!(joined.2.value, 100 * UNIT);
		assert_ok!(Delegation::touch_pool(origin(NOBODY), restaked()));
		System::assert_last_event(
			Event::Joined { pool: restaked(), era: Era(2), gains: 0, amount: 150 * UNIT, shares: 150 * UNIT }.into(),
		);
		assert_eq!((view(&restaked()), position(&restaked(), ALICE), position(&restaked(), OPERATOR)), joined);
	});
}

#[test]
fn positions_are_small_and_are_listed() {
	assert!(Position::max_encoded_len() <= 64);
	run(|| {
		assert_delegates(ALICE, &restaked(), 5 * UNIT);
		assert_delegates(ALICE, &base(), 7 * UNIT);
		let mut positions = Delegation::positions_of(&ALICE);
		positions.sort_by_key(|(key, _)| key.tier);
		let entering = positions.into_iter().map(|(key, view)| (key, view.entering)).collect::<Vec<_>>();
		assert_eq!(entering, vec![(base(), 7 * UNIT), (restaked(), 5 * UNIT)]);
	});
}

#[test]
fn batch_is_gone_when_its_last_staker_has_its_shares() {
	run(|| {
		go_and_touch(2, &[restaked()]);
		rewards(&restaked(), 7 * UNIT + 1);
		go_and_touch(3, &[restaked()]);
		for who in [ALICE, BOB, CHARLIE] {
			assert_delegates(who, &restaked(), 10 * UNIT + Balance::from(who));
		}
		go_and_touch(4, &[restaked()]);
		let batch = Batches::<Test>::get(restaked(), 1).unwrap();
		let mut shares = 0;
		for who in [BOB, ALICE, CHARLIE] {
			let seen = position(&restaked(), who).shares;
			leaves(who, &restaked(), Some(2 * UNIT));
			shares += seen;
		}
		assert_eq!(shares, batch.shares);
		assert_eq!(Batches::<Test>::get(restaked(), 1), None);
	});
}

#[test]
fn gains_join_before_those_who_enter() {
	run(|| {
		go_to(2);
		assert_delegates(ALICE, &restaked(), 100 * UNIT);
		rewards(&restaked(), 100 * UNIT);
		assert_eq!(view(&restaked()).value, 100 * UNIT);
		go_to(3);
		assert_eq!(view(&restaked()).value, 300 * UNIT);
		// The virtual share keeps its price: one unit at most.
		assert!(position(&restaked(), OPERATOR).value >= 200 * UNIT - 2);
		assert!(position(&restaked(), ALICE).value >= 100 * UNIT - 2);
		assert!(position(&restaked(), ALICE).value <= 100 * UNIT);
	});
}

#[test]
fn gains_without_shares_go_to_the_treasury() {
	run(|| {
		let before = free(TREASURY);
		rewards(&base(), 5 * UNIT);
		assert_delegates(ALICE, &base(), 9 * UNIT);
		go_and_touch(2, &[base()]);
		assert_eq!(free(TREASURY), before);
		assert_eq!(position(&base(), ALICE).value, 9 * UNIT);
		System::assert_has_event(Event::Swept { pool: base(), amount: 5 * UNIT }.into());
	});
}

#[test]
fn nothing_is_rewarded_to_nobody_or_with_nothing() {
	run(|| {
		let nobody = PoolKey::native(NOBODY, Tier::Base);
		let reward = |key: &Key, amount| <Delegation as StakeMutate<_>>::reward(key, &TREASURY, amount);
		assert_eq!(reward(&nobody, UNIT), Err(Error::<Test>::PoolNotFound.into()));
		assert_eq!(reward(&restaked(), RICHES + 1), Err(TokenError::FundsUnavailable.into()));
		let before = view(&restaked());
		assert_ok!(reward(&restaked(), 0));
		assert_eq!(view(&restaked()), before);
	});
}

#[test]
fn deposit_is_refused_when_it_is_bad() {
	run(|| {
		refuses(ALICE, delegate(PoolKey::native(ALICE, Tier::Base), UNIT), Error::<Test>::PoolNotFound);
		refuses(ALICE, delegate(token_pool(), UNIT), Error::<Test>::PoolNotFound);
		refuses(ALICE, delegate(restaked(), 0), Error::<Test>::BelowMinimum);
		refuses(ALICE, delegate(restaked(), LEAST - 1), Error::<Test>::BelowMinimum);
		refuses(ALICE, delegate(restaked(), Balance::MAX), Error::<Test>::DepositTooLarge);
		refuses(ALICE, delegate(restaked(), 1 << 111), Error::<Test>::DepositTooLarge);
		refuses(ALICE, delegate(base(), RICHES + 1), TokenError::FundsUnavailable);
		refuses(ALICE, delegate(base(), RICHES), TokenError::NotExpendable);
		assert!(!Delegation::accepts(&restaked(), LEAST - 1));
		assert!(Delegation::accepts(&restaked(), LEAST));
		assert!(!Delegation::accepts(&restaked(), Balance::MAX));
	});
}

#[test]
fn only_the_operator_deposits_while_its_pools_do_not_accept() {
	run(|| {
		<Delegation as OperatorPools<_>>::set_accepting(&OPERATOR, false);
		refuses(ALICE, delegate(restaked(), UNIT), Error::<Test>::NotAccepting);
		refuses(OTHER, delegate(base(), UNIT), Error::<Test>::NotAccepting);
		assert!(!Delegation::accepts(&restaked(), UNIT));
		assert_delegates(OPERATOR, &restaked(), UNIT);
		assert_delegates(OPERATOR, &base(), UNIT);
		<Delegation as OperatorPools<_>>::set_accepting(&OPERATOR, true);
		assert_delegates(ALICE, &restaked(), UNIT);
	});
}

#[test]
fn entry_is_withdrawn_at_once() {
	run(|| {
		assert_delegates(ALICE, &restaked(), 50 * UNIT);
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), restaked(), 20 * UNIT));
		assert_eq!(free(ALICE), RICHES - 30 * UNIT);
		assert_eq!(position(&restaked(), ALICE).entering, 30 * UNIT);
		// What would stay is less than the least deposit.
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), restaked(), 29 * UNIT + 1));
		assert_eq!(free(ALICE), RICHES);
		assert!(!Positions::<Test>::contains_key(ALICE, restaked()));
		assert_delegates(ALICE, &restaked(), 50 * UNIT);
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), restaked(), Balance::MAX));
		assert_eq!(free(ALICE), RICHES);
	});
}

#[test]
fn withdrawal_is_refused_when_nothing_waits() {
	run(|| {
		refuses(ALICE, withdraw(UNIT), Error::<Test>::NothingEntering);
		assert_delegates(ALICE, &restaked(), 50 * UNIT);
		refuses(ALICE, withdraw(0), Error::<Test>::ZeroAmount);
		refuses(BOB, withdraw(UNIT), Error::<Test>::NothingEntering);
		go_to(2);
		refuses(ALICE, withdraw(UNIT), Error::<Test>::NothingEntering);
		refuses(ALICE, Call::withdraw_entry { pool: token_pool(), amount: 1 }, Error::<Test>::PoolNotFound);
	});
}

#[test]
fn a_pallet_withdraws_exactly_what_it_asks_for() {
	run(|| {
		assert_delegates(ALICE, &restaked(), 5 * UNIT);
		let withdraw = |amount| <Delegation as StakeMutate<_>>::withdraw_entry(&ALICE, &restaked(), amount);
		assert_eq!(withdraw(5 * UNIT - 1), Ok(5 * UNIT - 1));
		assert_eq!(withdraw(UNIT), Ok(1));
		assert_eq!(withdraw(UNIT), Ok(0));
	});
}

#[test]
fn donation_to_the_account_changes_nothing() {
	run(|| {
		assert_delegates(ALICE, &restaked(), 50 * UNIT);
		go_and_touch(2, &[restaked()]);
		let (pool, own) = (view(&restaked()), position(&restaked(), ALICE));
		assert_ok!(<Balances as Mutate<_>>::transfer(
			&BOB,
			&restaked().account(),
			1000 * UNIT,
			frame_support::traits::tokens::Preservation::Preserve,
		));
		assert_eq!((view(&restaked()), position(&restaked(), ALICE)), (pool, own));
		go_to(3);
		assert_delegates(CHARLIE, &restaked(), 50 * UNIT);
		go_to(4);
		assert_eq!(position(&restaked(), CHARLIE).value, 50 * UNIT);
	});
}

#[test]
fn first_depositor_cannot_gain_from_those_who_follow() {
	run(|| {
		assert_delegates(ALICE, &base(), LEAST);
		go_to(2);
		// As few shares as the calls allow: an attacker leaves all but the least deposit.
		refuses(ALICE, Call::request_leave { pool: base(), amount: Some(0) }, Error::<Test>::ZeroAmount);
		// Even with one single share left, which no call allows, raising its price does not pay.
		let shares = position(&base(), ALICE).shares;
		assert_ok!(<Delegation as StakeMutate<_>>::request_leave(&ALICE, &base(), shares - 1, &ALICE));
		rewards(&base(), 1000 * UNIT);
		go_to(3);
		assert_delegates(BOB, &base(), 700 * UNIT);
		go_to(4);
		let (attacker, victim) = (position(&base(), ALICE).value, position(&base(), BOB).value);
		assert!(attacker < 600 * UNIT, "an attack at 1000 units gives {attacker}");
		assert!(victim > 560 * UNIT, "{victim}");
		// A deposit that would get no share is refused, not taken.
		refuses(CHARLIE, delegate(base(), 100 * UNIT), Error::<Test>::DepositTooLarge);
	});
}

#[test]
fn nothing_is_created_or_lost_by_depositing() {
	run(|| {
		let issuance = Balances::total_issuance();
		assert_delegates(ALICE, &restaked(), 33 * UNIT + 7);
		go_and_touch(2, &[restaked(), base()]);
		assert_eq!(Balances::total_issuance(), issuance);
		let account = free(restaked().account());
		assert_eq!(account, DEPOSIT + view(&restaked()).tokens);
		assert_eq!(AdmittedAssets::<Test>::iter().count(), 0);
	});
}
