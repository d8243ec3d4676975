//! Leaving at once, and when it is closed.

use super::*;
use crate::{Drawn, Error, InstantQuote, InstantTerms};
use frame_support::assert_noop;
use palisade_primitives::{ReportId, StakeMutate};
use proptest::prelude::*;
use sp_runtime::DispatchError;

const UNIT: Balance = 1_000_000_000_000;

fn try_instantly(who: u64, tokens: Balance) -> DispatchResult {
	Lrt::redeem_instantly(RuntimeOrigin::signed(who), BASKET, tokens, 0)
}

/// Redeems at once and returns what was paid, and the fee.
fn instantly(who: u64, tokens: Balance) -> (Balance, Balance) {
	let had = Balances::free_balance(who);
	assert_ok!(try_instantly(who, tokens));
	let Some(RuntimeEvent::Lrt(Event::RedeemedInstantly { paid, fee, .. })) = System::events().pop().map(|of| of.event)
	else {
		panic!("a redemption emits its event last")
	};
	assert_eq!(Balances::free_balance(who), had + paid);
	(paid, fee)
}

fn quote(tokens: Balance) -> InstantQuote {
	Pallet::<Test>::quote_instant(BASKET, tokens).unwrap()
}

fn is_bunker() -> bool {
	Pallet::<Test>::liquidity(BASKET).unwrap().is_bunker
}

/// Ten thousand units in two pools, two hundred of them in the buffer.
fn basket() {
	with_buffer();
	create(&[1, 1]);
	mint(ALICE, 9_000 * UNIT);
	mint(BOB, 1_000 * UNIT - SEED);
	next_era();
	assert_eq!((view().bid, view().buffer), (10_000 * UNIT, 200 * UNIT));
}

#[test]
fn holder_leaves_at_once_for_a_fee_that_others_get() {
	run(|| {
		basket();
		Balances::force_set_balance(RuntimeOrigin::root(), INSURANCE, ED).unwrap();
		let before = view();
		let (paid, fee) = instantly(ALICE, 50 * UNIT);
		// A quarter of the buffer is gone: 10 bps and a sixteenth of 190 bps.
		let expected = 50 * UNIT / 1_000 + 50 * UNIT * 190 / 10_000 / 16;
		assert!(fee.abs_diff(expected) <= 3);
		assert_eq!(paid, 50 * UNIT - fee);
		let insured = fee / 5;
		assert_eq!(Balances::free_balance(INSURANCE), ED + insured);
		assert_eq!(view().buffer, before.buffer - paid - insured);
		assert_eq!((view().supply, view().bid), (before.supply - 50 * UNIT, before.bid - paid - insured));
		assert!(view().rate_bid > before.rate_bid && view().rate_ask > before.rate_ask);
		System::assert_last_event(
			Event::RedeemedInstantly { basket: BASKET, who: ALICE, tokens: 50 * UNIT, paid, fee, insured, forgone: 0 }
				.into(),
		);
	});
}

#[test]
fn holders_keep_what_insurance_cannot_be_paid() {
	run(|| {
		basket();
		let before = view();
		let (paid, fee) = instantly(ALICE, 10_000);
		assert!(fee / 5 < ED);
		assert_eq!(Balances::free_balance(INSURANCE), 0);
		assert_eq!(view().buffer, before.buffer - paid);
	});
}

#[test]
fn nothing_is_redeemed_at_once_when_the_input_is_bad() {
	run(|| {
		basket();
		let instant_in =
			|basket, tokens, min| Lrt::redeem_instantly(RuntimeOrigin::signed(BOB), BasketId(basket), tokens, min);
		assert_noop!(instant_in(0, 0, 0), Error::<Test>::ZeroAmount);
		assert_noop!(instant_in(1, UNIT, 0), Error::<Test>::BasketNotFound);
		assert_noop!(instant_in(0, 1_000 * UNIT, 0), Error::<Test>::InsufficientTokens);
		assert_noop!(instant_in(0, Balance::MAX, 0), Error::<Test>::InsufficientTokens);
		assert_noop!(instant_in(0, UNIT, UNIT), Error::<Test>::SlippageExceeded);
		assert_noop!(instant_in(0, 1, 0), Error::<Test>::AmountTooSmall);
		assert_noop!(instant_in(0, 101 * UNIT, 0), Error::<Test>::LimitReached);
		assert_noop!(Lrt::redeem_instantly(RuntimeOrigin::none(), BASKET, UNIT, 0), DispatchError::BadOrigin);
		let paid = quote(UNIT).paid();
		assert_noop!(instant_in(0, UNIT, paid + 1), Error::<Test>::SlippageExceeded);
		assert_ok!(instant_in(0, UNIT, paid));
		Baskets::<Test>::mutate(BASKET, |basket| basket.as_mut().unwrap().buffer = UNIT);
		assert_noop!(instant_in(0, 2 * UNIT, 0), Error::<Test>::BufferTooSmall);
	});
}

#[test]
fn r4_slash_is_seen_by_everybody_in_its_block() {
	run(|| {
		basket();
		let (minted, before) = (mint(3, UNIT), view());
		Stake::report(&pool(101), ReportId(1), percent(40));
		Stake::report(&pool(102), ReportId(2), percent(40));
		assert!(view().rate_bid < before.rate_bid, "reports are seen in their block, too");
		Stake::execute(&pool(101), ReportId(1));
		Stake::execute(&pool(102), ReportId(2));
		// 40 % of the 98 % that are staked, on both sides; nothing limits how fast.
		let after = view();
		assert_eq!(after.bid, after.ask);
		let left = after.bid * 1_000 / before.bid;
		assert!((607..=609).contains(&left), "{left}");
		let rate = |amount: Balance| amount * after.bid / after.supply;
		assert!(quote(UNIT).worth.abs_diff(rate(UNIT)) <= 1);
		assert!(mint(3, UNIT).abs_diff(minted * 1_000 / left) <= UNIT / 500);
		assert!(instantly(BOB, UNIT).0 < rate(UNIT));
		assert!(redeem(BOB, UNIT).2.abs_diff(rate(UNIT)) <= UNIT / 500);
	});
}

/// From an open report to its verdict, whatever it is; by facts only.
#[test]
fn r9_bunker_begins_and_ends_by_itself() {
	run(|| {
		basket();
		let report = |id, p| Stake::report(&pool(101), ReportId(id), percent(p));
		assert!(!is_bunker());
		// 2 % of 49 % is less than 1 %.
		report(1, 2);
		assert!(!is_bunker());
		assert_ok!(try_instantly(BOB, UNIT));
		// Another 2 % is more.
		report(2, 2);
		assert!(is_bunker());
		assert_noop!(try_instantly(BOB, UNIT), Error::<Test>::Bunker);
		assert!(Pallet::<Test>::quote_instant(BASKET, UNIT).is_err());
		let id = redeem(BOB, UNIT).1.unwrap();
		mint(3, 10 * UNIT);
		assert_noop!(try_claim(id), Error::<Test>::NotMatured);
		// Cancelled or executed, it ends with what made it begin.
		Stake::cancel(&pool(101), ReportId(2));
		assert!(!is_bunker());
		report(3, 50);
		assert!(is_bunker());
		Stake::execute(&pool(101), ReportId(1));
		assert!(is_bunker());
		Stake::execute(&pool(101), ReportId(3));
		assert!(!is_bunker());
		assert_ok!(try_instantly(BOB, UNIT));
		// What leaves counts as well, for as long as the basket has a part of it.
		redeem(ALICE, 5_000 * UNIT);
		mint(3, 20_000 * UNIT);
		assert!(!is_bunker());
		report(4, 30);
		assert!(is_bunker());
		pass_eras(9);
		assert!(is_bunker());
		Stake::cancel(&pool(101), ReportId(4));
		assert!(!is_bunker());
	});
}

#[test]
fn r11_a_thousand_accounts_take_no_more_than_one() {
	run(|| {
		basket();
		for who in 1_000..2_000 {
			Balances::force_set_balance(RuntimeOrigin::root(), who, ED).unwrap();
			assert_ok!(Assets::transfer(RuntimeOrigin::signed(ALICE), TOKEN, who, UNIT));
		}
		// Minting does not raise the limit of the era.
		mint(BOB, 10_000 * UNIT);
		let before = view();
		let took = |who: u64| try_instantly(who, UNIT).is_ok();
		let served = (1_000..2_000).filter(|who| took(*who)).count() as Balance;
		assert!((99..=100).contains(&served), "{served}");
		assert!(before.bid - view().bid <= before.bid / 100);
		assert_noop!(try_instantly(1_999, UNIT), Error::<Test>::LimitReached);
		assert_eq!(Drawn::<Test>::get(BASKET).era, Era(2));
		next_era();
		assert!(took(1_998));
	});
}

#[test]
fn r11_fee_is_at_least_what_was_gained_since_the_last_era_and_what_is_in_escrow() {
	run(|| {
		basket();
		let had = Balances::free_balance(3);
		let tokens = mint(3, 50 * UNIT);
		assert_ok!(<Stake as StakeMutate<u64>>::reward(&pool(101), &4, 300 * UNIT));
		// Three per cent at once, and five per cent of a tenth of it in escrow.
		Stake::report(&pool(102), ReportId(1), percent(1));
		let InstantQuote { worth, fee, forgone } = quote(tokens);
		let escrow = tokens * (view().ask - view().bid) / view().supply;
		assert!(forgone.abs_diff(escrow) <= 1);
		assert!(worth - fee + forgone <= 50 * UNIT);
		instantly(3, tokens);
		assert!(Balances::free_balance(3) < had);
		// In the next era it counts as the last era's; then it is over.
		next_era();
		let fee = |tokens| quote(tokens).fee * 10_000 / quote(tokens).worth;
		assert!(fee(UNIT) >= 290);
		assert_ok!(try_mint(3, UNIT));
		next_era();
		assert!(fee(UNIT) < 290);
	});
}

proptest! {
	#[test]
	fn r11_fee_is_convex_and_within_its_bounds(
		amount in 1..1_000_000_000_000_000u128, target in 1..1_000_000_000_000_000u128, left in 0..2_000_000_000_000_000u128,
	) {
		new_test_ext().execute_with(|| {
			let terms: InstantTerms = Instant::get();
			let fee = |left| terms.fee_ceil(amount, left, target);
			let (least, largest) = (amount / 1_000, amount / 50);
			assert!(least <= fee(left) && fee(left) <= largest + 4);
			assert!(fee(left / 2) >= fee(left));
			assert!(fee(target) <= least + 1 && fee(0) + 1 >= largest);
			// Each unit that is missing costs more than the one before.
			let (full, half) = (fee(target), fee(target / 2));
			assert!(half.saturating_sub(full) <= fee(0).saturating_sub(half) + 6);
		});
	}

	/// Whatever is done in one block, nobody gains by it.
	#[test]
	fn r39_minting_and_leaving_in_one_block_never_profits(
		amount in 1_000..60_000_000_000_000u128, gain in 0..100_000_000_000_000u128, p in 0..2u64, first in any::<bool>(),
	) {
		new_test_ext().execute_with(|| {
			basket();
			let reward = || <Stake as StakeMutate<u64>>::reward(&pool(101), &4, gain).unwrap();
			Stake::report(&pool(102), ReportId(1), percent(p));
			let before = Balances::free_balance(3);
			if first {
				reward();
			}
			mint(3, amount);
			if !first {
				reward();
			}
			let all = || Assets::balance(TOKEN, 3);
			_ = try_instantly(3, all() / 2);
			_ = try_instantly(3, all());
			assert!(Balances::free_balance(3) <= before);
			// What could not be taken at once goes by the line.
			if all() > 0 {
				_ = try_redeem(3, all());
			}
			Stake::cancel(&pool(102), ReportId(1));
			pass_eras(6);
			_ = try_claim(RedemptionId(0));
			assert_eq!(Redemptions::<Test>::iter().count(), 0);
			assert!(Balances::free_balance(3) <= before);
		});
	}
}
