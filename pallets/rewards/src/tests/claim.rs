//! Stakers are paid.

use super::*;

/// Alice earned 750 coins and Bob 250; the second coin a tenth of that.
fn earned_pool() -> PoolKey<AccountId> {
	let pool = setup();
	fund(coin(0), (3, 3), 1_000);
	fund(coin(1), (3, 3), 100);
	pass_eras(2);
	pool
}

#[test]
fn staker_claims_what_it_earned() {
	build_and_execute(|| {
		let pool = earned_pool();
		assert_ok!(Rewards::claim(by(ALICE), pool.clone(), coin(0)));
		System::assert_last_event(
			Event::Claimed { who: ALICE, pool: pool.clone(), asset: coin(0), amount: 750 }.into(),
		);
		assert_eq!((balance(&coin(0), ALICE), balance(&coin(1), ALICE)), (RICH + 750, RICH));
		assert_eq!((earned(ALICE, &pool), Held::<Test>::get().get(0)), (vec![(coin(1), 75)], 250));
		assert_noop!(Rewards::claim(by(ALICE), pool.clone(), coin(0)), Error::NothingToClaim);
		assert_ok!(Rewards::claim(by(ALICE), pool, coin(1)));
	})
}

#[test]
fn anybody_claims_for_another_who_is_paid() {
	build_and_execute(|| {
		let pool = earned_pool();
		assert_ok!(Rewards::claim_for(by(CAROL), ALICE, pool.clone(), coin(0)));
		assert_eq!((balance(&coin(0), ALICE), balance(&coin(0), CAROL)), (RICH + 750, RICH));
		assert_noop!(Rewards::claim_for(root(), BOB, pool.clone(), coin(0)), DispatchError::BadOrigin);
		assert_noop!(Rewards::claim(root(), pool, coin(0)), DispatchError::BadOrigin);
	})
}

#[test]
fn managed_account_is_claimed_for_by_its_pallet_only() {
	build_and_execute(|| {
		let pool = setup();
		Ledger::deposit(&pool, MANAGED, WHOLE);
		fund(coin(0), (4, 4), 1_000);
		pass_eras(3);
		assert_noop!(Rewards::claim_for(by(CAROL), MANAGED, pool.clone(), coin(0)), Error::ManagedAccount);
		let claim = || <Rewards as RewardsClaim<AccountId>>::claim(&MANAGED, &pool, &coin(0));
		assert_eq!((claim(), claim()), (Ok(500), Ok(0)));
		assert_eq!(balance(&coin(0), MANAGED), RICH + 500);
		assert_noop!(<Rewards as RewardsClaim<AccountId>>::claim(&MANAGED, &pool, &coin(7)), Error::AssetNotAdmitted);
	})
}

#[test]
fn nobody_claims_what_another_earned() {
	build_and_execute(|| {
		let pool = earned_pool();
		assert_noop!(Rewards::claim(by(CAROL), pool.clone(), coin(0)), Error::NothingToClaim);
		assert_noop!(Rewards::claim_for(by(ALICE), CAROL, pool, coin(0)), Error::NothingToClaim);
		assert_noop!(Rewards::claim(by(ALICE), native(ANOTHER), coin(0)), Error::NothingToClaim);
		assert_noop!(Rewards::claim(by(ALICE), native(OPERATOR), coin(7)), Error::AssetNotAdmitted);
		assert_noop!(Rewards::claim(by(ALICE), native(OPERATOR), NATIVE), Error::NothingToClaim);
	})
}

#[test]
fn frozen_asset_stays_owed_and_blocks_nothing() {
	build_and_execute(|| {
		let pool = earned_pool();
		fund(coin(0), (5, 6), 2_000);
		fund(coin(1), (5, 6), 200);
		assert_ok!(Assets::freeze_asset(by(OWNER), COIN));
		assert_noop!(Rewards::claim(by(ALICE), pool.clone(), coin(0)), TokenError::Frozen);
		// Eras go on, stakers come and leave, the other coin is paid.
		Ledger::deposit(&pool, CAROL, WHOLE);
		pass_eras(2);
		assert_eq!(Ledger::leave(&pool, BOB, u128::MAX), WHOLE / 4);
		pass_eras(3);
		assert_ok!(Rewards::claim(by(ALICE), pool.clone(), coin(1)));
		assert_eq!(coins(BOB, &pool), 250 + 125);
		assert_ok!(Assets::thaw_asset(by(OWNER), COIN));
		assert_ok!(Rewards::claim(by(BOB), pool, coin(0)));
		assert_eq!(balance(&coin(0), BOB), RICH + 375);
	})
}

#[test]
fn vanished_asset_stays_owed_and_blocks_nothing() {
	new_test_ext().execute_with(|| {
		let pool = earned_pool();
		assert_ok!(Assets::start_destroy(by(OWNER), COIN));
		for _ in 0..5 {
			assert_ok!(Assets::destroy_accounts(by(OWNER), COIN));
		}
		assert_ok!(Assets::finish_destroy(by(OWNER), COIN));
		fund(coin(1), (5, 5), 100);
		pass_eras(2);
		assert!(Rewards::claim(by(ALICE), pool.clone(), coin(0)).is_err());
		assert_ok!(Rewards::claim(by(ALICE), pool.clone(), coin(1)));
		assert_eq!(Ledger::leave(&pool, ALICE, u128::MAX), WHOLE / 4 * 3);
		assert_eq!(balance(&coin(1), ALICE), RICH + 150);
		assert_eq!(Rewards::check(), Err("rewards 2: the pot has too little"));
		assert_ok!(Rewards::suspend_reward_asset(root(), coin(0)));
		assert_eq!(Rewards::check(), Ok(()));
	})
}

#[test]
fn amount_that_cannot_be_received_stays_owed() {
	build_and_execute(|| {
		let pool = setup();
		Ledger::deposit(&pool, PAUPER, 1_000);
		fund(NATIVE, (4, 4), 50_000);
		pass_eras(3);
		// Below the existential deposit of an account that does not exist.
		assert_noop!(Rewards::claim_for(by(CAROL), PAUPER, pool.clone(), NATIVE), TokenError::BelowMinimum);
		assert_ok!(Balances::transfer_allow_death(by(CAROL), PAUPER, ED));
		assert_ok!(Rewards::claim_for(by(CAROL), PAUPER, pool, NATIVE));
		assert_eq!(balance(&NATIVE, PAUPER), ED + 47);
	})
}

#[test]
fn compounded_reward_joins_the_pool() {
	build_and_execute(|| {
		let pool = setup();
		fund(NATIVE, (3, 4), 2_000);
		pass_eras(2);
		let before = balance(&NATIVE, ALICE);
		assert_ok!(Rewards::compound(by(ALICE), pool.clone()));
		System::assert_last_event(Event::Compounded { who: ALICE, pool: pool.clone(), amount: 750 }.into());
		assert_eq!(balance(&NATIVE, ALICE), before);
		assert_eq!(Ledger::get(&pool).unwrap().entering, 750);
		next_era();
		assert_eq!(Ledger::position(&pool, ALICE).1.shares, WHOLE / 4 * 3 + 750);
		assert_noop!(Rewards::compound(by(CAROL), pool.clone()), Error::NothingToClaim);
		let foreign = pool_of(OPERATOR, AssetKind::WithId(STAKED));
		assert_noop!(Rewards::compound(by(ALICE), foreign), Error::AssetNotAdmitted);
	})
}

#[test]
fn compounding_keeps_the_account_alive() {
	build_and_execute(|| {
		let pool = pool_of(OPERATOR, coin(0));
		setup();
		Ledger::open(&pool, &[(ORACLE, 512)]);
		Ledger::deposit(&pool, BOB, WHOLE);
		next_era();
		assert_ok!(Rewards::fund(by(OWNER), ORACLE, coin(0), coin(0), Era(4), Era(4), 1_000));
		pass_eras(2);
		// Bob has nothing of the coin but what it earned.
		assert_ok!(Assets::transfer(by(BOB), COIN, CAROL, RICH));
		assert_ok!(Rewards::compound(by(BOB), pool.clone()));
		assert_eq!((balance(&coin(0), BOB), Ledger::get(&pool).unwrap().entering), (COIN_ED, 1_000 - COIN_ED));
	})
}

#[test]
fn nothing_is_kept_of_who_left_and_was_paid() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 4), 2_001);
		pass_eras(2);
		assert_eq!(Ledger::leave(&pool, BOB, u128::MAX), WHOLE / 4);
		// Of 1 001, Bob gets 250 and a quarter of a unit that those who stay get with the next era.
		assert_ok!(Rewards::claim(by(BOB), pool.clone(), coin(0)));
		assert_eq!(Positions::<Test>::iter_key_prefix(BOB).count(), 0);
		assert_eq!(Indices::<Test>::get(&pool).unwrap().earnings.get(0).carry, U256::from(ONE / 4));
		next_era();
		// 750.75 and 1 000.25, but for what cannot be shared out among her shares.
		assert_eq!(coins(ALICE, &pool), 1_750);
		assert_all_is_shared_out(&pool);
	})
}

#[test]
fn who_left_with_less_than_a_unit_can_be_forgotten() {
	build_and_execute(|| {
		let pool = setup();
		Ledger::deposit(&pool, CAROL, 1);
		fund(coin(0), (3, 5), 3_000);
		pass_eras(3);
		Ledger::leave(&pool, CAROL, 1);
		assert_eq!((coins(CAROL, &pool), Positions::<Test>::contains_key(CAROL, &pool)), (0, true));
		assert_ok!(Rewards::claim_for(by(BOB), CAROL, pool.clone(), coin(1)));
		assert!(!Positions::<Test>::contains_key(CAROL, &pool));
		assert_noop!(Rewards::claim_for(by(BOB), CAROL, pool.clone(), coin(1)), Error::NothingToClaim);
		assert_all_is_shared_out(&pool);
	})
}
