use crate::{mock::*, AdmittedAssets, Call, Error, Event};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::*;
use sp_runtime::{DispatchError, TokenError};

const LEAST_TOKEN: Balance = 50;

fn admit(asset: u32, rank: u8, min_deposit: Balance) -> sp_runtime::DispatchResult {
	frame_support::storage::with_storage_layer(|| {
		Delegation::admit_asset(RuntimeOrigin::root(), asset, rank, min_deposit)
	})
}

/// The token is admitted and the operator has a pool of it.
fn run_token(test: impl FnOnce()) {
	run(|| {
		create_token(TOKEN);
		assert_ok!(admit(TOKEN, 1, LEAST_TOKEN));
		assert_ok!(Delegation::open_pool(origin(OPERATOR), TOKEN));
		test();
	});
}

fn tokens(who: AccountId) -> Balance {
	balance(AssetKind::WithId(TOKEN), who)
}

#[test]
fn admission_takes_the_asset_over_once() {
	run_token(|| {
		assert_eq!(Notes::taken_over(), vec![TOKEN]);
		assert_ok!(Delegation::suspend_asset(RuntimeOrigin::root(), TOKEN));
		assert_ok!(admit(TOKEN, 0, 99));
		assert_eq!(Notes::taken_over(), vec![TOKEN]);
		let admitted = AdmittedAssets::<Test>::get(TOKEN).unwrap();
		assert_eq!((admitted.rank, admitted.min_deposit, admitted.accepting), (0, 99, true));
		System::assert_last_event(Event::AssetAdmitted { asset: TOKEN, rank: 0, min_deposit: 99 }.into());
	});
}

#[test]
fn admission_is_refused_when_it_is_bad() {
	run(|| {
		create_token(TOKEN);
		refuses(ALICE, Call::admit_asset { asset: TOKEN, rank: 0, min_deposit: 50 }, DispatchError::BadOrigin);
		refuses(ALICE, Call::suspend_asset { asset: TOKEN }, DispatchError::BadOrigin);
		assert_noop!(admit(TOKEN, 2, 50), Error::<Test>::RankTooHigh);
		assert_noop!(admit(TOKEN + 1, 0, 50), Error::<Test>::AssetNotFound);
		assert_noop!(admit(TOKEN, 0, TOKEN_DEPOSIT - 1), Error::<Test>::BelowMinimum);
		assert_noop!(admit(TOKEN, 0, 0), Error::<Test>::BelowMinimum);
		assert_noop!(Delegation::suspend_asset(RuntimeOrigin::root(), TOKEN), Error::<Test>::AssetNotAdmitted);
		Notes::refuse_custody();
		assert_noop!(admit(TOKEN, 0, 50), DispatchError::Other("refused"));
	});
}

#[test]
fn pool_of_a_token_is_opened_by_its_operator() {
	run_token(|| {
		assert_eq!(tokens(OPERATOR), RICHES - TOKEN_DEPOSIT);
		assert_eq!(tokens(token_pool().account()), TOKEN_DEPOSIT);
		assert_eq!(Delegation::restaked_pools(&OPERATOR), vec![restaked(), token_pool()]);
		System::assert_last_event(Event::PoolOpened { pool: token_pool() }.into());
	});
}

#[test]
fn pool_is_not_opened_when_it_must_not() {
	run(|| {
		create_token(TOKEN);
		let open = Call::open_pool { asset: TOKEN };
		refuses(OPERATOR, open.clone(), Error::<Test>::AssetNotAdmitted);
		assert_ok!(admit(TOKEN, 0, 50));
		refuses(ALICE, open.clone(), Error::<Test>::NotRegistered);
		assert_ok!(Delegation::suspend_asset(RuntimeOrigin::root(), TOKEN));
		refuses(OPERATOR, open.clone(), Error::<Test>::AssetSuspended);
		assert_ok!(admit(TOKEN, 0, 50));
		assert_ok!(Delegation::open_pool(origin(OPERATOR), TOKEN));
		refuses(OPERATOR, open.clone(), Error::<Test>::PoolExists);
		for asset in 100..106 {
			create_token(asset);
			assert_ok!(admit(asset, 0, 50));
			assert_ok!(Delegation::open_pool(origin(OPERATOR), asset));
		}
		create_token(106);
		assert_ok!(admit(106, 0, 50));
		refuses(OPERATOR, Call::open_pool { asset: 106 }, Error::<Test>::TooManyPools);
		assert_eq!(Delegation::restaked_pools(&OPERATOR).len(), 8);
		<Delegation as OperatorPools<_>>::release(&OPERATOR);
		refuses(OPERATOR, open, Error::<Test>::NotRegistered);
	});
}

#[test]
fn pool_is_not_opened_without_the_minimum_balance() {
	run(|| {
		create_token(TOKEN);
		assert_ok!(admit(TOKEN, 0, 50));
		assert_ok!(Assets::transfer(origin(OPERATOR), TOKEN, ALICE, RICHES - 5));
		refuses(OPERATOR, Call::open_pool { asset: TOKEN }, TokenError::FundsUnavailable);
	});
}

#[test]
fn token_is_staked_slashed_and_leaves() {
	run_token(|| {
		refuses(ALICE, Call::delegate { pool: token_pool(), amount: LEAST_TOKEN - 1 }, Error::<Test>::BelowMinimum);
		assert_delegates(ALICE, &token_pool(), 1000);
		assert_delegates(BOB, &token_pool(), 500);
		go_to(2);
		let issuance = Assets::total_supply(TOKEN);
		let claim = claim(&token_pool(), percent(50));
		report_service(&token_pool(), 1, 2, claim, percent(50));
		assert_eq!(position(&token_pool(), ALICE).value, 750);
		let id = leaves(ALICE, &token_pool(), None);
		go_to(8);
		assert_eq!(completes(id), 750);
		assert_eq!(Assets::total_supply(TOKEN), issuance - 375);
		assert_eq!(tokens(ALICE), RICHES - 250);
		assert_eq!(position(&token_pool(), BOB).value, 375);
	});
}

#[test]
fn token_can_be_staked_to_the_last_unit() {
	run_token(|| {
		assert_delegates(ALICE, &token_pool(), RICHES);
		assert_eq!(tokens(ALICE), 0);
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), token_pool(), RICHES));
		assert_eq!(tokens(ALICE), RICHES);
		// All but less than the minimum balance would lose the rest.
		refuses(ALICE, Call::delegate { pool: token_pool(), amount: RICHES - 1 }, TokenError::NotExpendable);
	});
}

#[test]
fn suspension_stops_deposits_and_nothing_else() {
	run_token(|| {
		assert_delegates(ALICE, &token_pool(), 1000);
		go_to(2);
		assert_delegates(ALICE, &token_pool(), 500);
		assert_ok!(Delegation::suspend_asset(RuntimeOrigin::root(), TOKEN));
		System::assert_last_event(Event::AssetSuspended { asset: TOKEN }.into());
		assert!(!Delegation::accepts(&token_pool(), 500));
		for who in [ALICE, OPERATOR] {
			refuses(who, Call::delegate { pool: token_pool(), amount: 500 }, Error::<Test>::AssetSuspended);
		}
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), token_pool(), 500));
		let id = leaves(ALICE, &token_pool(), None);
		go_to(8);
		assert_eq!(completes(id), 1000);
		assert_eq!(tokens(ALICE), RICHES);
	});
}

#[test]
fn ticket_of_a_token_may_go_to_another_when_its_owner_cannot_hold_it() {
	run_token(|| {
		assert_delegates(ALICE, &token_pool(), 1000);
		go_to(2);
		let id = <Delegation as StakeMutate<_>>::request_leave(&ALICE, &token_pool(), 1000, &NOBODY).unwrap();
		go_to(8);
		// Nobody's account does not exist, and the asset does not make it exist.
		refuses(NOBODY, Call::complete_leave { ticket: id, to: None }, TokenError::CannotCreate);
		assert_ok!(Delegation::complete_leave(origin(NOBODY), id, Some(BOB)));
		assert_eq!(tokens(BOB), RICHES + 1000);
	});
}

#[test]
fn what_the_treasury_cannot_take_stays_a_gain() {
	run_token(|| {
		assert_ok!(Assets::transfer(origin(TREASURY), TOKEN, BOB, RICHES));
		let reward = <Delegation as StakeMutate<_>>::reward(&token_pool(), &OPERATOR, TOKEN_DEPOSIT - 1);
		assert_ok!(reward);
		assert_delegates(ALICE, &token_pool(), 1000);
		go_and_touch(2, &[token_pool()]);
		assert_eq!(view(&token_pool()).entering, TOKEN_DEPOSIT - 1);
		go_to(3);
		assert_eq!(view(&token_pool()).value, 1000 + TOKEN_DEPOSIT - 1);
	});
}
