use super::*;
use crate::{Error, Pallet};
use frame_support::assert_noop;
use palisade_primitives::{BasketId, ReportId, StakeMutate};
use sp_runtime::{ArithmeticError, DispatchError, FixedU128, TokenError};

const UNIT: Balance = 1_000_000_000_000;

#[test]
fn first_mint_is_one_for_one_and_goes_to_the_pools_by_weight() {
	run(|| {
		create(&[1, 3]);
		assert_eq!(mint(ALICE, 4 * UNIT), 4 * UNIT);
		// The seed goes along: everything is 4 UNIT + 1_000_000.
		assert_eq!(holdings(), [(0, UNIT + SEED / 4), (0, 3 * UNIT + SEED / 4 * 3)]);
		assert_eq!(view().buffer, 0);
		assert_eq!(in_pool(&pool(102)), 3 * UNIT + SEED / 4 * 3);
		System::assert_last_event(
			Event::Minted {
				basket: BASKET,
				who: ALICE,
				amount: 4 * UNIT,
				tokens: 4 * UNIT,
				served: 0,
				placed: vec![(pool(101), UNIT + 250_000), (pool(102), 3 * UNIT + 750_000)],
				buffer: 0,
			}
			.into(),
		);
	});
}

#[test]
fn pool_lowest_relative_to_its_target_is_filled_first() {
	run(|| {
		create(&[1, 1]);
		mint(ALICE, 2 * UNIT);
		next_era();
		Stake::slash(&pool(102), percent(50));
		let [(first, _), (second, _)] = holdings()[..] else { panic!() };
		mint(ALICE, UNIT / 10);
		assert_eq!(holdings(), [(first, 0), (second, UNIT / 10)]);
		mint(ALICE, 10 * UNIT);
		let total = view().ask;
		assert!(holdings().iter().all(|(value, entering)| total / 2 - (value + entering) <= 1));
	});
}

#[test]
fn what_a_pool_does_not_take_stays_in_the_buffer() {
	run(|| {
		create(&[1, 1]);
		Stake::set_pool_accepting(&pool(101), false);
		assert_eq!(mint(ALICE, 2 * UNIT), 2 * UNIT);
		assert_eq!(holdings(), [(0, 0), (0, UNIT + SEED / 2)]);
		assert_eq!(view().buffer, UNIT + SEED / 2);
		let deploy = || Lrt::deploy(RuntimeOrigin::signed(BOB), BASKET);
		assert_noop!(deploy(), Error::<Test>::NothingToDeploy);
		Stake::set_pool_accepting(&pool(101), true);
		assert_ok!(deploy());
		assert_eq!(holdings(), [(0, UNIT + SEED / 2), (0, UNIT + SEED / 2)]);
		let placed = vec![(pool(101), UNIT + SEED / 2)];
		System::assert_last_event(Event::Deployed { basket: BASKET, placed, buffer: 0 }.into());
		assert_noop!(deploy(), Error::<Test>::NothingToDeploy);
		assert_noop!(Lrt::deploy(RuntimeOrigin::signed(BOB), BasketId(7)), Error::<Test>::BasketNotFound);
		assert_noop!(Lrt::deploy(RuntimeOrigin::none(), BASKET), DispatchError::BadOrigin);
	});
}

#[test]
fn mint_goes_on_when_the_ledger_of_stake_fails() {
	run(|| {
		create(&[1, 1]);
		Stake::set_failing::<u64>(true);
		assert_eq!(mint(ALICE, UNIT), UNIT);
		assert_eq!(view().buffer, UNIT + SEED);
	});
}

#[test]
fn tokens_cost_more_after_a_gain_and_less_after_a_slash() {
	run(|| {
		create(&[1]);
		mint(ALICE, UNIT - SEED);
		next_era();
		<Stake as StakeMutate<u64>>::reward(&pool(101), &CREATOR, UNIT).unwrap();
		// It counts at once, and the era start changes nothing. The pool's virtual share has one unit of it.
		assert_eq!((view().bid, view().supply), (2 * UNIT - 1, UNIT));
		next_era();
		assert_eq!((view().bid, view().ask), (2 * UNIT - 1, 2 * UNIT - 1));
		let rate = view().rate_bid;
		assert_eq!(rate, FixedU128::from_rational(2 * UNIT - 1, UNIT));
		assert_eq!(mint(BOB, 1_001), 500);
		assert!(view().rate_ask >= rate);
		next_era();
		Stake::slash(&pool(101), percent(75));
		let ask = view().ask;
		assert_eq!(mint(BOB, 1_000), 1_000 * (UNIT + 500) / ask);
	});
}

#[test]
fn mint_pays_as_if_open_reports_were_cancelled() {
	run(|| {
		create(&[1, 1]);
		mint(ALICE, 2 * UNIT - SEED);
		next_era();
		Stake::report(&pool(101), ReportId(1), percent(50));
		assert_eq!((view().bid, view().ask), (3 * UNIT / 2, 2 * UNIT));
		assert_eq!(mint(BOB, UNIT), UNIT, "the ask rate is still one");
		// A cancelled report leaves everything as if it had never been.
		Stake::cancel(&pool(101), ReportId(1));
		next_era();
		assert_eq!((view().bid, view().ask, view().supply), (3 * UNIT, 3 * UNIT, 3 * UNIT));
	});
}

#[test]
fn nothing_is_minted_when_the_input_is_bad() {
	run(|| {
		create(&[1]);
		let mint_in = |basket, amount, min| Lrt::mint(RuntimeOrigin::signed(ALICE), BasketId(basket), amount, min);
		assert_noop!(mint_in(0, 0, 0), Error::<Test>::ZeroAmount);
		assert_noop!(mint_in(1, UNIT, 0), Error::<Test>::BasketNotFound);
		assert_noop!(mint_in(0, UNIT, UNIT + 1), Error::<Test>::SlippageExceeded);
		assert_noop!(mint_in(0, RICH, 0), TokenError::NotExpendable);
		assert_noop!(mint_in(0, RICH + 1, 0), TokenError::FundsUnavailable);
		assert_noop!(mint_in(0, Balance::MAX, 0), ArithmeticError::Underflow);
		assert_noop!(Lrt::mint(RuntimeOrigin::none(), BASKET, UNIT, 0), DispatchError::BadOrigin);
		assert_ok!(mint_in(0, UNIT, UNIT));
	});
}

#[test]
fn r3_nothing_is_minted_when_it_gives_no_token_or_does_not_fit() {
	run(|| {
		create(&[1]);
		mint(ALICE, UNIT);
		next_era();
		<Stake as StakeMutate<u64>>::reward(&pool(101), &CREATOR, 3 * UNIT).unwrap();
		next_era();
		assert_noop!(try_mint(ALICE, 3), Error::<Test>::AmountTooSmall);
		Stake::slash(&pool(101), percent(90));
		assert!(view().ask < view().supply);
		assert_noop!(try_mint(ALICE, Balance::MAX), Error::<Test>::Overflow);
	});
}

#[test]
fn wiped_basket_mints_nothing() {
	run(|| {
		create(&[1]);
		mint(ALICE, UNIT);
		next_era();
		Stake::report(&pool(101), ReportId(1), percent(100));
		assert_eq!(view().bid, 0);
		assert_eq!(mint(BOB, UNIT), UNIT, "the report may be cancelled");
		Stake::cancel(&pool(101), ReportId(1));
		next_era();
		Stake::slash(&pool(101), percent(100));
		assert_eq!((view().bid, view().ask), (0, 0));
		assert_noop!(try_mint(BOB, UNIT), Error::<Test>::BasketWiped);
	});
}

#[test]
fn r1_donations_change_nothing() {
	run(|| {
		create(&[1, 1]);
		mint(ALICE, UNIT);
		next_era();
		let before = view();
		for account in [before.account, pool(101).account()] {
			assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(BOB), account, UNIT));
		}
		// Tokens that a holder destroys outside stay counted.
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(ALICE), TOKEN, 3, UNIT / 2));
		assert_ok!(Assets::refund(RuntimeOrigin::signed(3), TOKEN, true));
		assert_eq!(Assets::total_issuance(TOKEN), UNIT / 2 + SEED);
		assert_eq!(view(), before);
	});
}

/// The dearest attack: own what there is to own, then let all gains go to the few tokens that are out.
#[test]
fn r1_first_depositor_cannot_take_from_the_next() {
	for own in [0, 1, 1_000] {
		run(|| {
			let victim = 1_000 * UNIT;
			create(&[1]);
			if own > 0 {
				mint(ALICE, own);
			} else {
				assert_ok!(Lrt::deploy(RuntimeOrigin::signed(ALICE), BASKET));
			}
			next_era();
			let account = Pallet::<Test>::account_of(BASKET);
			assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(ALICE), account, victim));
			<Stake as StakeMutate<u64>>::reward(&pool(101), &ALICE, victim).unwrap();
			next_era();
			let tokens = mint(BOB, victim);
			next_era();
			let view = view();
			let worth = tokens * view.bid / view.supply;
			assert!(victim - worth <= victim / 2_000, "the victim lost {}", victim - worth);
			let back = own * view.bid / view.supply;
			assert!(back <= victim / 500, "the attacker got {back} of {victim} back");
		});
	}
}
