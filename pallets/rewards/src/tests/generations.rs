//! A pool loses all, and begins anew.

use super::*;

#[test]
fn lost_shares_earn_until_the_era_ends_and_nothing_after() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 9), 7_000);
		next_era();
		Ledger::lose(&pool);
		Ledger::deposit(&pool, CAROL, WHOLE / 2);
		next_era();
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &pool)), (750, 250, 0));
		next_era();
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &pool)), (750, 250, 1_000));
		// Bob returns; what he earned before is not lost.
		Ledger::deposit(&pool, BOB, WHOLE / 2);
		pass_eras(2);
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &pool)), (750, 750, 2_500));
		assert_ok!(Rewards::claim(by(ALICE), pool.clone(), coin(0)));
		assert_eq!(balance(&coin(0), ALICE), RICH + 750);
		assert_all_is_shared_out(&pool);
	})
}

#[test]
fn slash_of_stake_never_takes_what_was_earned() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 3), 1_000);
		pass_eras(2);
		Ledger::lose(&pool);
		pass_eras(3);
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool)), (750, 250));
		for (who, amount) in [(ALICE, 750), (BOB, 250)] {
			assert_ok!(Rewards::claim(by(who), pool.clone(), coin(0)));
			assert_eq!(balance(&coin(0), who), RICH + amount);
		}
	})
}

#[test]
fn batch_of_a_lost_generation_earns_until_it_was_lost() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 9), 7_000);
		next_era();
		Ledger::deposit(&pool, CAROL, WHOLE);
		// It joins in era 4, earns half of that, and is lost before it is taken.
		pass_eras(1);
		Ledger::lose(&pool);
		Ledger::deposit(&pool, ALICE, WHOLE);
		pass_eras(3);
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &pool)), (750 + 375 + 2_000, 250 + 125, 500));
		assert_all_is_shared_out(&pool);
	})
}

#[test]
fn generation_that_was_lost_before_anything_was_earned_earns_nothing() {
	build_and_execute(|| {
		let pool = setup();
		Ledger::lose(&pool);
		Ledger::deposit(&pool, CAROL, WHOLE);
		next_era();
		assert_eq!(Closed::<Test>::get(&pool, 0), Some(Default::default()));
		fund(coin(0), (4, 5), 2_000);
		pass_eras(3);
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &pool)), (0, 0, 2_000));
		assert_all_is_shared_out(&pool);
	})
}

#[test]
fn position_may_sleep_through_many_generations() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 12), 10_000);
		pass_eras(2);
		for _ in 0..3 {
			Ledger::lose(&pool);
			Ledger::deposit(&pool, CAROL, WHOLE);
			pass_eras(2);
		}
		// Carol's shares of every generation earn two eras, the first of which ended before it was lost.
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &pool)), (1_500, 500, 5_000));
		assert_all_is_shared_out(&pool);
	})
}
