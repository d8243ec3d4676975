//! Reports and slashes between a mint, a request and a claim.

use super::*;
use palisade_primitives::ReportId;

const UNIT: Balance = 1_000_000_000_000;

/// Alice asks to leave, Bob stays, both with one unit in two pools.
fn one_leaves_one_stays() -> RedemptionId {
	create(&[1, 1]);
	let tokens = mint(ALICE, UNIT);
	mint(BOB, UNIT);
	next_era();
	redeem(ALICE, tokens).1.unwrap()
}

fn bobs_worth() -> Balance {
	let view = view();
	Assets::balance(TOKEN, BOB) * view.bid / view.supply
}

#[test]
fn slash_after_the_request_takes_the_same_from_those_who_leave_and_those_who_stay() {
	for p in [1, 33, 50, 99] {
		run(|| {
			let redemption = one_leaves_one_stays();
			Stake::slash(&pool(101), percent(p));
			let left = UNIT / 2 + UNIT / 2 * Balance::from(100 - p) / 100;
			assert!(bobs_worth().abs_diff(left) <= 2);
			pass_eras(6);
			assert!(claim(redemption).abs_diff(left) <= 2);
		});
	}
}

#[test]
fn slash_before_the_mint_costs_the_minter_nothing() {
	run(|| {
		create(&[1, 1]);
		mint(ALICE, UNIT);
		next_era();
		Stake::slash(&pool(101), percent(40));
		let tokens = mint(BOB, UNIT);
		next_era();
		let (_, redemption, worth) = redeem(BOB, tokens);
		pass_eras(6);
		assert!(UNIT - worth <= 4 && UNIT - claim(redemption.unwrap()) <= 4);
	});
}

#[test]
fn report_lowers_the_bid_rate_in_its_block_and_a_cancelled_one_restores_it() {
	run(|| {
		create(&[1, 1]);
		mint(ALICE, 2 * UNIT);
		next_era();
		let before = view();
		Stake::report(&pool(101), ReportId(1), percent(10));
		let half = before.pools[0].value;
		assert_eq!(view().bid, before.bid - half / 10);
		assert_eq!((view().ask, view().rate_ask), (before.ask, before.rate_ask));
		assert!(view().rate_bid < before.rate_bid);
		Stake::cancel(&pool(101), ReportId(1));
		assert_eq!(view(), before);
	});
}

#[test]
fn who_leaves_during_a_report_gets_the_refund_when_it_is_cancelled() {
	run(|| {
		create(&[1, 1]);
		let tokens = mint(ALICE, UNIT);
		mint(BOB, UNIT);
		next_era();
		Stake::report(&pool(101), ReportId(1), percent(50));
		let (_, redemption, worth) = redeem(ALICE, tokens);
		assert!((3 * UNIT / 4).abs_diff(worth) <= 2);
		Stake::cancel(&pool(101), ReportId(1));
		pass_eras(6);
		assert!(UNIT - claim(redemption.unwrap()) <= 2);
		assert!(UNIT.abs_diff(bobs_worth()) <= 2);
	});
}

#[test]
fn who_leaves_during_a_report_loses_its_part_when_it_is_executed() {
	run(|| {
		create(&[1, 1]);
		let tokens = mint(ALICE, UNIT);
		mint(BOB, UNIT);
		next_era();
		Stake::report(&pool(101), ReportId(1), percent(50));
		let (_, redemption, worth) = redeem(ALICE, tokens);
		Stake::execute(&pool(101), ReportId(1));
		pass_eras(6);
		assert!(claim(redemption.unwrap()).abs_diff(worth) <= 2);
		assert!((3 * UNIT / 4).abs_diff(bobs_worth()) <= 2);
	});
}

#[test]
fn minting_and_leaving_around_a_report_never_profits() {
	for cancelled in [true, false] {
		run(|| {
			create(&[1, 1]);
			mint(BOB, UNIT);
			next_era();
			Stake::report(&pool(101), ReportId(1), percent(50));
			let tokens = mint(ALICE, UNIT);
			let (paid, redemption, _) = redeem(ALICE, tokens);
			if cancelled {
				Stake::cancel(&pool(101), ReportId(1));
			} else {
				Stake::execute(&pool(101), ReportId(1));
			}
			pass_eras(6);
			assert!(paid + claim(redemption.unwrap()) <= UNIT);
		});
	}
}
