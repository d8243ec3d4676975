//! Minting or buying, whatever gives more tokens.

use super::*;
use crate::Error;
use frame_support::assert_noop;
use sp_runtime::DispatchError;

const UNIT: Balance = 1_000_000_000_000;
const TOKENS: AssetKind = AssetKind::WithId(TOKEN);

/// A pair of the token and the underlying with `tokens` against `native`.
fn token_market(tokens: Balance, native: Balance) {
	create(&[1]);
	mint(4, tokens + 1);
	next_era();
	Exchange::add_liquidity(&4, (&NATIVE, native), (&TOKENS, tokens));
}

fn mint_best(who: u64, amount: Balance, min_tokens: Balance) -> DispatchResult {
	Lrt::mint_best(RuntimeOrigin::signed(who), BASKET, amount, min_tokens)
}

#[test]
fn tokens_are_bought_where_they_are_cheaper() {
	run(|| {
		token_market(1_000 * UNIT, 900 * UNIT);
		let (before, paid) = (view(), Balances::free_balance(ALICE));
		let tokens = <Exchange as Market<u64>>::quote(&NATIVE, &TOKENS, UNIT).unwrap();
		assert!(tokens > UNIT);
		assert_ok!(mint_best(ALICE, UNIT, tokens));
		System::assert_last_event(Event::Bought { basket: BASKET, who: ALICE, amount: UNIT, tokens }.into());
		assert_eq!((Assets::balance(TOKEN, ALICE), Balances::free_balance(ALICE)), (tokens, paid - UNIT));
		assert_eq!(view(), before, "the basket has nothing to do with it");
	});
}

#[test]
fn tokens_are_minted_where_the_exchange_gives_no_more() {
	// At par the exchange's fee decides.
	for native in [1_000 * UNIT, 1_100 * UNIT] {
		run(|| {
			token_market(1_000 * UNIT, native);
			let supply = view().supply;
			assert_ok!(mint_best(ALICE, UNIT, UNIT));
			assert_eq!((Assets::balance(TOKEN, ALICE), view().supply), (UNIT, supply + UNIT));
			assert!(matches!(
				System::events().last().unwrap().event,
				RuntimeEvent::Lrt(Event::Minted { who: ALICE, amount: UNIT, tokens: UNIT, .. })
			));
		});
	}
}

#[test]
fn large_amounts_are_minted_when_they_would_move_the_price_too_far() {
	run(|| {
		token_market(1_000 * UNIT, 990 * UNIT);
		assert_ok!(mint_best(ALICE, UNIT, UNIT + 1));
		assert_ok!(mint_best(BOB, 500 * UNIT, 500 * UNIT));
		assert_eq!(Assets::balance(TOKEN, BOB), 500 * UNIT);
	});
}

#[test]
fn tokens_are_minted_without_a_pair() {
	run(|| {
		create_foreign([1, 1]);
		assert_ok!(mint_best(ALICE, UNIT, UNIT));
		assert_eq!(Assets::balance(TOKEN, ALICE), UNIT);
	});
}

#[test]
fn least_number_of_tokens_holds_for_both_ways() {
	run(|| {
		token_market(1_000 * UNIT, 900 * UNIT);
		let tokens = <Exchange as Market<u64>>::quote(&NATIVE, &TOKENS, UNIT).unwrap();
		assert_noop!(mint_best(ALICE, UNIT, tokens + 1), Error::<Test>::SlippageExceeded);
		Exchange::close_pair(&NATIVE, &TOKENS);
		assert_noop!(mint_best(ALICE, UNIT, UNIT + 1), Error::<Test>::SlippageExceeded);
		assert_ok!(mint_best(ALICE, UNIT, UNIT));
	});
}

#[test]
fn nothing_is_bought_or_minted_when_the_input_is_bad() {
	run(|| {
		token_market(1_000 * UNIT, 900 * UNIT);
		assert_noop!(mint_best(ALICE, 0, 0), Error::<Test>::ZeroAmount);
		assert_noop!(Lrt::mint_best(RuntimeOrigin::signed(ALICE), BasketId(1), UNIT, 0), Error::<Test>::BasketNotFound);
		assert_noop!(Lrt::mint_best(RuntimeOrigin::none(), BASKET, UNIT, 0), DispatchError::BadOrigin);
		assert!(mint_best(PAUPER, RICH, 0).is_err());
		// A token that is worth nothing is not bought either.
		Stake::slash(&pool(101), percent(100));
		Stake::slash(&pool(102), percent(100));
		assert_noop!(mint_best(ALICE, UNIT, 0), Error::<Test>::BasketWiped);
	});
}
