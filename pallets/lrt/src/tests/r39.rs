//! Nobody takes gains without holding through the time in which they are released.

use super::*;
use proptest::prelude::*;

const UNIT: Balance = 1_000_000_000_000;

/// Bob holds one unit, and rewards wait to be claimed.
fn bob_holds(reward: Balance) {
	create(&[1, 1]);
	mint(BOB, UNIT);
	next_era();
	open_market(1_000 * UNIT);
	earn(&NATIVE, reward);
	earn(&PAID_IN, reward);
}

fn bobs_worth() -> Balance {
	let view = view();
	Assets::balance(TOKEN, BOB) * view.bid / view.supply
}

/// All that Alice gets for her tokens: at once, and after the leaving time.
fn leave(tokens: Balance) -> Balance {
	let (paid, redemption, _) = redeem(ALICE, tokens);
	pass_eras(6);
	paid + redemption.map_or(0, claim)
}

#[test]
fn r39_mint_harvest_and_redeem_in_one_block_gains_nothing() {
	for reward in [UNIT / 1_000, UNIT, 100 * UNIT] {
		run(|| {
			bob_holds(reward);
			let tokens = mint(ALICE, 50 * UNIT);
			assert_ok!(try_harvest(&NATIVE));
			assert_ok!(try_harvest(&PAID_IN));
			assert!(leave(tokens) <= 50 * UNIT);
			pass_eras(14);
			assert!(bobs_worth() > UNIT + reward, "all of it is Bob's");
		});
	}
}

#[test]
fn r39_sponsor_between_mint_and_redeem_gains_nothing() {
	run(|| {
		bob_holds(0);
		let tokens = mint(ALICE, 50 * UNIT);
		assert_ok!(try_sponsor(CREATOR, UNIT));
		assert!(leave(tokens) <= 50 * UNIT);
		pass_eras(14);
		assert!(bobs_worth().abs_diff(2 * UNIT) <= 4 + UNIT / 1_000, "all but the seed's part is Bob's");
	});
}

/// In the last block of an era, and out in the first of the next: at most one part, shared by tokens, and a part is at most
/// 25 bps of what the basket was worth when it was noted.
#[test]
fn r39_mint_and_redeem_around_an_era_start_gains_one_part_at_most() {
	for gift in [UNIT / 1_000, UNIT / 10, UNIT] {
		run(|| {
			bob_holds(0);
			assert_ok!(try_sponsor(CREATOR, gift));
			let part = Gains::<Test>::get(BASKET).unwrap().part;
			let tokens = mint(ALICE, 99 * UNIT);
			next_era();
			let (supply, paid_in) = (view().supply, 99 * UNIT);
			let got = leave(tokens);
			assert!(got <= paid_in + part * tokens / supply);
			assert!(part <= (gift / 14 + 1).max(UNIT / 399));
			// Alice could not earn in the eras in which she left; what was released in them is Bob's.
			pass_eras(14);
			assert!(bobs_worth() + part >= UNIT + gift - UNIT / 1_000);
		});
	}
}

#[test]
fn r39_who_mints_after_the_start_of_an_era_pays_for_what_joined() {
	run(|| {
		bob_holds(0);
		assert_ok!(try_sponsor(CREATOR, UNIT / 400));
		next_era();
		let tokens = mint(ALICE, 50 * UNIT);
		assert!(tokens < 50 * UNIT - 50 * UNIT / 402);
		assert!(leave(tokens) <= 50 * UNIT);
	});
}

#[test]
fn r39_holders_of_the_same_time_get_the_same() {
	run(|| {
		bob_holds(0);
		let tokens = mint(ALICE, UNIT);
		assert_ok!(try_sponsor(CREATOR, UNIT));
		pass_eras(20);
		let view = view();
		assert!((tokens * view.bid / view.supply).abs_diff(bobs_worth()) <= 2);
		assert!(leave(tokens) > UNIT + UNIT / 2 - UNIT / 1_000);
	});
}

#[derive(Debug, Clone)]
enum Step {
	Mint(Balance),
	MintBest(Balance),
	Redeem(u8),
	Harvest(bool),
	Swap,
	Sponsor(Balance),
	Trade(bool, Balance),
	Deploy,
}

fn step() -> impl Strategy<Value = Step> {
	use Step::*;
	let amount = || 1..100 * UNIT;
	prop_oneof![
		3 => amount().prop_map(Mint),
		1 => amount().prop_map(MintBest),
		3 => any::<u8>().prop_map(Redeem),
		2 => any::<bool>().prop_map(Harvest),
		1 => Just(Swap),
		1 => amount().prop_map(Sponsor),
		1 => (any::<bool>(), 1_000..UNIT).prop_map(|(buys, amount)| Trade(buys, amount)),
		1 => Just(Deploy),
	]
}

fn take(step: &Step) {
	// May be refused; then nothing changes.
	match step {
		Step::Mint(amount) => _ = try_mint(ALICE, *amount),
		Step::MintBest(amount) => _ = Lrt::mint_best(RuntimeOrigin::signed(ALICE), BASKET, *amount, 0),
		Step::Redeem(part) => {
			_ = try_redeem(ALICE, Assets::balance(TOKEN, ALICE) * Balance::from(*part) / 255);
		}
		Step::Harvest(own) => _ = try_harvest(if *own { &NATIVE } else { &PAID_IN }),
		Step::Swap => _ = try_swap(&PAID_IN),
		// By somebody else: whoever gives loses what it gives.
		Step::Sponsor(amount) => _ = try_sponsor(CREATOR, *amount),
		// By somebody else, in both ways.
		Step::Trade(true, amount) => _ = trade(4, &NATIVE, &PAID_IN, *amount),
		Step::Trade(false, amount) => _ = trade(4, &PAID_IN, &NATIVE, *amount),
		Step::Deploy => _ = Lrt::deploy(RuntimeOrigin::signed(ALICE), BASKET),
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	/// Everything that Alice can do in one block, and then leave with all that she has.
	#[test]
	fn r39_no_sequence_in_one_block_gains(steps in prop::collection::vec(step(), 1..8), reward in 1..10 * UNIT) {
		run(|| {
			bob_holds(reward);
			let before = Balances::free_balance(ALICE);
			steps.iter().for_each(take);
			_ = try_redeem(ALICE, Assets::balance(TOKEN, ALICE));
			assert!(Assets::balance(TOKEN, ALICE) <= 2);
			pass_eras(6);
			for id in Redemptions::<Test>::iter_keys().collect::<Vec<_>>() {
				assert_ok!(try_claim(id));
			}
			assert!(Balances::free_balance(ALICE) <= before);
		});
	}
}
