//! Gifts and rewards in the underlying: when they count.

use super::*;
use crate::Error;
use frame_support::assert_noop;
use sp_runtime::DispatchError;

const UNIT: Balance = 1_000_000_000_000;
/// What one start of an era can let join of a basket that is worth one unit.
const STEP: Balance = UNIT / 400;

/// A basket that is worth exactly one unit, all of it staked.
fn staked() {
	create(&[1, 1]);
	mint(ALICE, UNIT - SEED);
	next_era();
}

#[test]
fn gain_is_in_neither_rate_before_the_next_era() {
	run(|| {
		staked();
		let before = view();
		earn(&NATIVE, STEP);
		assert_ok!(try_harvest(&NATIVE));
		let (basket, pool) = (BASKET, pool(101));
		System::assert_last_event(Event::Harvested { basket, pool, asset: NATIVE, amount: STEP }.into());
		assert_eq!(view(), before);
		assert_eq!(waiting_gains(), STEP);
		next_era();
		let after = view();
		assert_eq!((after.bid, after.ask), (before.bid + STEP, before.ask + STEP));
		assert_eq!(after.buffer, STEP);
	});
}

#[test]
fn views_show_gains_that_nobody_touched_and_write_nothing() {
	run(|| {
		staked();
		earn(&NATIVE, STEP);
		assert_ok!(try_harvest(&NATIVE));
		next_era();
		let shown = view();
		assert_eq!(Baskets::<Test>::get(BASKET).unwrap().buffer, 0);
		assert_ok!(Lrt::deploy(RuntimeOrigin::signed(BOB), BASKET));
		System::assert_has_event(Event::GainsJoined { basket: BASKET, amount: STEP, left: 0 }.into());
		assert_eq!(Gains::<Test>::get(BASKET), None);
		assert_eq!((view().bid, view().buffer), (shown.bid, 0));
	});
}

#[test]
fn gains_join_with_every_call_that_touches_the_basket() {
	let touches: [fn() -> DispatchResult; 6] = [
		|| try_mint(BOB, UNIT),
		|| Lrt::deploy(RuntimeOrigin::signed(BOB), BASKET),
		|| try_redeem(ALICE, UNIT / 10),
		|| try_sponsor(BOB, 1),
		|| {
			earn(&NATIVE, 1);
			try_harvest(&NATIVE)
		},
		|| Lrt::mint_best(RuntimeOrigin::signed(BOB), BASKET, UNIT, 0),
	];
	for touch in touches {
		run(|| {
			staked();
			assert_ok!(try_sponsor(CREATOR, STEP));
			next_era();
			assert_ok!(touch());
			System::assert_has_event(Event::GainsJoined { basket: BASKET, amount: STEP, left: 0 }.into());
		});
	}
}

#[test]
fn large_gain_is_released_over_eras() {
	run(|| {
		staked();
		let before = view();
		assert_ok!(try_sponsor(BOB, 4 * STEP));
		System::assert_last_event(Event::Sponsored { basket: BASKET, who: BOB, amount: 4 * STEP }.into());
		assert_eq!(view(), before);
		for era in 1..=4 {
			next_era();
			assert_eq!(view().bid, before.bid + era * STEP);
			if era == 2 {
				assert_ok!(Lrt::deploy(RuntimeOrigin::signed(BOB), BASKET));
				assert_eq!(waiting_gains(), 2 * STEP);
			}
		}
		next_era();
		assert_eq!(view().bid, before.bid + 4 * STEP);
	});
}

#[test]
fn small_gifts_count_together() {
	run(|| {
		staked();
		let before = view();
		for _ in 0..8 {
			assert_ok!(try_sponsor(BOB, STEP / 2));
		}
		next_era();
		assert_eq!(view().bid, before.bid + STEP, "not faster than one gift of the same size");
	});
}

#[test]
fn reports_do_not_touch_gains_that_wait() {
	run(|| {
		staked();
		assert_ok!(try_sponsor(BOB, STEP));
		Stake::slash(&pool(101), percent(100));
		Stake::slash(&pool(102), percent(100));
		assert_eq!(view().bid, 0);
		next_era();
		assert_eq!(view().bid, STEP);
	});
}

#[test]
fn nothing_is_given_when_the_input_is_bad() {
	run(|| {
		create_foreign([1, 1]);
		assert_noop!(try_sponsor(BOB, 0), Error::<Test>::ZeroAmount);
		assert_noop!(try_sponsor(BOB, RICH + 1), sp_runtime::TokenError::FundsUnavailable);
		assert!(try_sponsor(PAUPER, UNIT).is_err());
		assert_noop!(Lrt::sponsor(RuntimeOrigin::none(), BASKET, 1), DispatchError::BadOrigin);
		assert_noop!(Lrt::sponsor(RuntimeOrigin::signed(BOB), BasketId(1), 1), Error::<Test>::BasketNotFound);
		assert_ok!(try_sponsor(BOB, UNIT));
		assert_eq!(waiting_gains(), UNIT);
	});
}

#[test]
fn nobody_gives_to_a_wiped_basket() {
	run(|| {
		staked();
		Stake::slash(&pool(101), percent(100));
		Stake::slash(&pool(102), percent(100));
		assert_noop!(try_sponsor(BOB, UNIT), Error::<Test>::BasketWiped);
	});
}

#[test]
fn donations_are_no_gains() {
	run(|| {
		staked();
		let (before, gains) = (view(), waiting_gains());
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(BOB), before.account, UNIT));
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(BOB), REWARD, before.account, UNIT));
		assert_noop!(try_harvest(&NATIVE), Error::<Test>::NothingToHarvest);
		open_market(100 * UNIT);
		assert_noop!(try_harvest(&PAID_IN), Error::<Test>::NothingToHarvest);
		assert_noop!(try_swap(&PAID_IN), Error::<Test>::NothingToSwap);
		next_era();
		assert_eq!((view(), waiting_gains()), (before, gains));
	});
}
