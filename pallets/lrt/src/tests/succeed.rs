//! Succession.

use super::*;
use crate::{Error, Successors};
use frame_support::{assert_noop, traits::fungibles::metadata::Inspect as _};
use sp_runtime::{DispatchError, TokenError};

const UNIT: Balance = 1_000_000_000_000;

fn succeed(who: u64) -> DispatchResult {
	Lrt::succeed(RuntimeOrigin::signed(who), BASKET)
}

fn wiped() {
	create(&[1, 2]);
	mint(ALICE, UNIT);
	next_era();
	Stake::slash(&pool(101), percent(100));
	Stake::slash(&pool(102), percent(100));
}

#[test]
fn r1_basket_slashed_to_nothing_goes_on_as_a_new_one() {
	run(|| {
		wiped();
		assert_noop!(try_mint(BOB, UNIT), Error::<Test>::BasketWiped);
		let before = Balances::free_balance(BOB);
		assert_ok!(succeed(BOB));
		System::assert_last_event(Event::BasketSucceeded { basket: BASKET, successor: BasketId(1) }.into());
		assert_eq!(Balances::free_balance(BOB), before - ED - DEPOSIT - 1_180 - SEED);
		// What is left of it is no more than dust.
		assert!(view().ask <= 2);
		let (old, new) = (Baskets::<Test>::get(BASKET).unwrap(), Baskets::<Test>::get(BasketId(1)).unwrap());
		assert_eq!((new.asset, new.targets, new.supply), (old.asset, old.targets, SEED));
		assert_eq!(Assets::name(TOKEN + 1), Assets::name(TOKEN));
		assert_eq!(Assets::symbol(TOKEN + 1), Assets::symbol(TOKEN));
		assert_eq!(Assets::decimals(TOKEN + 1), Assets::decimals(TOKEN));
		assert_eq!(Successors::<Test>::get(BASKET), Some(BasketId(1)));
		assert_eq!(Pallet::<Test>::liquidity(BASKET).unwrap().successor, Some(BasketId(1)));
		assert_ok!(Lrt::mint(RuntimeOrigin::signed(BOB), BasketId(1), UNIT, UNIT));
		assert_noop!(succeed(BOB), Error::<Test>::AlreadySucceeded);
		// Nothing that arrives in the old one makes it mint again.
		Baskets::<Test>::mutate(BASKET, |basket| basket.as_mut().unwrap().buffer = UNIT);
		Balances::force_set_balance(RuntimeOrigin::root(), view().account, 2 * UNIT).unwrap();
		assert_noop!(try_mint(BOB, UNIT), Error::<Test>::BasketWiped);
	});
}

#[test]
fn r1_only_what_is_worth_nothing_has_a_successor() {
	run(|| {
		create(&[1]);
		assert_noop!(succeed(BOB), Error::<Test>::NotWiped);
		mint(ALICE, UNIT);
		next_era();
		Stake::report(&pool(101), palisade_primitives::ReportId(1), percent(100));
		assert_noop!(succeed(BOB), Error::<Test>::NotWiped);
		Stake::execute(&pool(101), palisade_primitives::ReportId(1));
		assert_noop!(Lrt::succeed(RuntimeOrigin::none(), BASKET), DispatchError::BadOrigin);
		assert_noop!(Lrt::succeed(RuntimeOrigin::signed(BOB), BasketId(7)), Error::<Test>::BasketNotFound);
		Balances::force_set_balance(RuntimeOrigin::root(), PAUPER, ED).unwrap();
		assert_noop!(succeed(PAUPER), TokenError::FundsUnavailable);
		assert_ok!(succeed(BOB));
	});
}
