use crate::{
	mock::*,
	types::{AdmittedAsset, AssetTerms},
	AdmittedAssets, Call, Error, Event, Inflows,
};
use frame_support::{assert_noop, assert_ok, storage::with_storage_layer};
use palisade_math::{factor::Factor, Claim};
use palisade_primitives::*;
use sp_runtime::{DispatchError, DispatchResult, TokenError};

const LEAST_TOKEN: Balance = 50;

fn admit(asset: u32, min_deposit: Balance) -> DispatchResult {
	with_storage_layer(|| Delegation::admit_asset(RuntimeOrigin::root(), asset, terms(min_deposit)))
}

fn set_terms(terms: AssetTerms) -> DispatchResult {
	with_storage_layer(|| Delegation::set_asset_terms(RuntimeOrigin::root(), TOKEN, terms))
}

fn delegate(key: &Key, amount: Balance) -> Call<Test> {
	Call::delegate { pool: key.clone(), amount }
}

/// Refused to whoever deposits, the operator too, and not accepted.
fn refuses_everybody(key: &Key, amount: Balance, error: Error<Test>) {
	let error = DispatchError::from(error);
	for who in [ALICE, OPERATOR, OTHER] {
		refuses(who, delegate(key, amount), error);
	}
	assert!(!Delegation::accepts(key, amount));
}

fn staked() -> Balance {
	Delegation::total(&AssetKind::WithId(TOKEN))
}

/// The token is admitted and the operator has a pool of it.
fn run_token(test: impl FnOnce()) {
	run(|| {
		create_token(TOKEN);
		assert_ok!(admit(TOKEN, LEAST_TOKEN));
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
		assert_ok!(admit(TOKEN, 99));
		assert_eq!(Notes::taken_over(), vec![TOKEN]);
		let admitted = AdmittedAsset { rank: 0, terms: terms(99), accepting: true };
		assert_eq!(AdmittedAssets::<Test>::get(TOKEN), Some(admitted));
		System::assert_last_event(Event::AssetAdmitted { asset: TOKEN, rank: 0, terms: terms(99) }.into());
		create_token(LST);
		assert_ok!(admit(LST, 99));
		assert_eq!(AdmittedAssets::<Test>::get(LST), Some(AdmittedAsset { rank: 1, ..admitted }));
	});
}

#[test]
fn admission_is_refused_when_it_is_bad() {
	run(|| {
		create_token(TOKEN);
		create_token(LRT);
		let terms = terms(50);
		refuses(ALICE, Call::admit_asset { asset: TOKEN, terms }, DispatchError::BadOrigin);
		refuses(ALICE, Call::set_asset_terms { asset: TOKEN, terms }, DispatchError::BadOrigin);
		refuses(ALICE, Call::suspend_asset { asset: TOKEN }, DispatchError::BadOrigin);
		assert_noop!(admit(LRT, 50), Error::<Test>::AssetNotStakeable);
		assert_noop!(admit(77, 50), Error::<Test>::AssetNotFound);
		assert_noop!(admit(TOKEN, TOKEN_DEPOSIT - 1), Error::<Test>::BelowMinimum);
		assert_noop!(admit(TOKEN, 0), Error::<Test>::BelowMinimum);
		assert_noop!(set_terms(terms), Error::<Test>::AssetNotAdmitted);
		assert_noop!(Delegation::suspend_asset(RuntimeOrigin::root(), TOKEN), Error::<Test>::AssetNotAdmitted);
		Notes::refuse_custody();
		assert_noop!(admit(TOKEN, 50), DispatchError::Other("refused"));
	});
}

#[test]
fn terms_are_changed_and_a_suspension_stays() {
	run_token(|| {
		assert_ok!(set_terms(terms(77)));
		System::assert_last_event(Event::AssetTermsSet { asset: TOKEN, terms: terms(77) }.into());
		assert_ok!(Delegation::suspend_asset(RuntimeOrigin::root(), TOKEN));
		assert_ok!(set_terms(terms(88)));
		let admitted = AdmittedAsset { rank: 0, terms: terms(88), accepting: false };
		assert_eq!(AdmittedAssets::<Test>::get(TOKEN), Some(admitted));
		assert_noop!(set_terms(terms(TOKEN_DEPOSIT - 1)), Error::<Test>::BelowMinimum);
	});
}

#[test]
fn cap_of_all_pools_stops_everybody_and_takes_from_nobody() {
	run_token(|| {
		assert_ok!(<Delegation as OperatorPools<_>>::open(&OTHER, 100 * UNIT, 100 * UNIT));
		assert_ok!(Delegation::open_pool(origin(OTHER), TOKEN));
		let others = PoolKey { operator: OTHER, ..token_pool() };
		assert_ok!(set_terms(AssetTerms { cap: 1_000, ..terms(LEAST_TOKEN) }));
		assert_delegates(ALICE, &token_pool(), 600);
		assert_delegates(BOB, &others, 300);
		assert_eq!(staked(), 900);
		refuses_everybody(&token_pool(), 101, Error::AssetCapReached);
		refuses_everybody(&others, 101, Error::AssetCapReached);
		assert!(Delegation::accepts(&others, 100));
		assert_delegates(OPERATOR, &token_pool(), 100);
		// Rewards are not limited, and count; a donation does not.
		go_to(2);
		rewards(&token_pool(), 500);
		assert_ok!(Assets::transfer(origin(BOB), TOKEN, others.account(), 5_000));
		assert_eq!(staked(), 1_500);
		go_and_touch(3, &[token_pool(), others.clone()]);
		// A lower cap touches nobody.
		assert_ok!(set_terms(AssetTerms { cap: 0, ..terms(LEAST_TOKEN) }));
		assert_eq!(view(&token_pool()).value, 1_200);
		let id = leaves(ALICE, &token_pool(), None);
		assert_eq!(staked(), 1_500);
		go_to(9);
		let paid = completes(id);
		assert!(paid > 1_000);
		// Exactly what was paid has become free.
		assert_eq!(staked(), 1_500 - paid);
		assert_ok!(set_terms(AssetTerms { cap: 1_500, ..terms(LEAST_TOKEN) }));
		assert_delegates(ALICE, &others, paid);
		refuses_everybody(&others, LEAST_TOKEN, Error::AssetCapReached);
	});
}

#[test]
fn cap_of_an_operator_is_its_own() {
	run_token(|| {
		assert_ok!(<Delegation as OperatorPools<_>>::open(&OTHER, 100 * UNIT, 100 * UNIT));
		assert_ok!(Delegation::open_pool(origin(OTHER), TOKEN));
		let others = PoolKey { operator: OTHER, ..token_pool() };
		assert_ok!(set_terms(AssetTerms { operator_cap: 1_000, ..terms(LEAST_TOKEN) }));
		assert_delegates(ALICE, &token_pool(), 950);
		refuses_everybody(&token_pool(), 51, Error::OperatorCapReached);
		assert_delegates(BOB, &others, 1_000);
		go_to(2);
		// A verdict makes room.
		report_service(&token_pool(), 1, 2, claim(&token_pool(), percent(100)), percent(10));
		refuses_everybody(&token_pool(), 51, Error::OperatorCapReached);
		assert_ok!(set_terms(AssetTerms { cap: 1_950, operator_cap: 1_000, ..terms(LEAST_TOKEN) }));
		go_to(4);
		// Both caps are asked as if the verdict had been executed already.
		assert!(Delegation::accepts(&token_pool(), 95) && !Delegation::accepts(&token_pool(), 96));
		assert_delegates(CHARLIE, &token_pool(), 51);
		// What is leaving counts until it is paid.
		leaves(BOB, &others, None);
		refuses_everybody(&others, LEAST_TOKEN, Error::OperatorCapReached);
	});
}

#[test]
fn inflow_of_an_era_is_limited_and_given_back() {
	run_token(|| {
		assert_ok!(set_terms(AssetTerms { inflow: 1_000, ..terms(LEAST_TOKEN) }));
		assert_delegates(ALICE, &token_pool(), 700);
		assert_eq!(Delegation::inflow(TOKEN), 700);
		refuses_everybody(&token_pool(), 301, Error::InflowReached);
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), token_pool(), 200));
		assert_eq!(Delegation::inflow(TOKEN), 500);
		assert_delegates(BOB, &token_pool(), 500);
		rewards(&token_pool(), 5_000);
		refuses_everybody(&token_pool(), LEAST_TOKEN, Error::InflowReached);
		report_service(&token_pool(), 1, 1, Claim { guarantee: 1, factor: Factor::default() }, percent(1));
		go_to(2);
		// A new era, and what waits from before was counted in its own.
		assert_eq!(Delegation::inflow(TOKEN), 0);
		assert_delegates(CHARLIE, &token_pool(), 100);
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), token_pool(), 500));
		assert_eq!(Delegation::inflow(TOKEN), 0);
		assert_delegates(BOB, &token_pool(), 1_000);
		refuses_everybody(&token_pool(), LEAST_TOKEN, Error::InflowReached);
		assert_ok!(set_terms(AssetTerms { inflow: 0, ..terms(LEAST_TOKEN) }));
		refuses_everybody(&token_pool(), LEAST_TOKEN, Error::InflowReached);
		// Exits of what waits are not limited.
		assert_ok!(Delegation::withdraw_entry(origin(BOB), token_pool(), 1_500));
	});
}

#[test]
fn other_pallets_deposit_under_the_same_terms() {
	run_token(|| {
		assert_ok!(set_terms(AssetTerms { cap: 1_000, ..terms(LEAST_TOKEN) }));
		let basket =
			|amount| with_storage_layer(|| <Delegation as StakeMutate<_>>::delegate(&BOB, &token_pool(), amount));
		assert_noop!(basket(1_001), Error::<Test>::AssetCapReached);
		assert_ok!(basket(1_000));
	});
}

#[test]
fn native_asset_has_no_caps() {
	run(|| {
		assert_eq!(Delegation::total(&AssetKind::Native), 100 * UNIT);
		assert_delegates(ALICE, &base(), 900_000 * UNIT);
		assert_eq!(Delegation::total(&AssetKind::Native), 900_100 * UNIT);
		assert_eq!(Inflows::<Test>::iter().count(), 0);
	});
}

#[test]
fn pool_is_not_opened_on_a_frozen_account() {
	run(|| {
		create_token(TOKEN);
		let account = token_pool().account();
		assert_ok!(Balances::transfer_keep_alive(origin(ALICE), account, DEPOSIT));
		assert_ok!(Assets::transfer(origin(ALICE), TOKEN, account, TOKEN_DEPOSIT));
		assert_ok!(Assets::freeze(origin(NOBODY), TOKEN, account));
		assert_ok!(admit(TOKEN, LEAST_TOKEN));
		refuses(OPERATOR, Call::open_pool { asset: TOKEN }, Error::<Test>::AccountFrozen);
		assert_ok!(Assets::block(origin(NOBODY), TOKEN, account));
		refuses(OPERATOR, Call::open_pool { asset: TOKEN }, TokenError::Blocked);
		assert_ok!(Assets::thaw(origin(NOBODY), TOKEN, account));
		assert_ok!(Delegation::open_pool(origin(OPERATOR), TOKEN));
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
		assert_ok!(admit(TOKEN, 50));
		refuses(ALICE, open.clone(), Error::<Test>::NotRegistered);
		assert_ok!(Delegation::suspend_asset(RuntimeOrigin::root(), TOKEN));
		refuses(OPERATOR, open.clone(), Error::<Test>::AssetSuspended);
		assert_ok!(admit(TOKEN, 50));
		assert_ok!(Delegation::open_pool(origin(OPERATOR), TOKEN));
		refuses(OPERATOR, open.clone(), Error::<Test>::PoolExists);
		for asset in 100..106 {
			create_token(asset);
			assert_ok!(admit(asset, 50));
			assert_ok!(Delegation::open_pool(origin(OPERATOR), asset));
		}
		create_token(106);
		assert_ok!(admit(106, 50));
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
		assert_ok!(admit(TOKEN, 50));
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
