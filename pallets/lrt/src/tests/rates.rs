//! Rates: what counts, when, and what is remembered of it.

use super::*;
use crate::{Notes, Rate, Rates, RATE_ERAS};
use frame_support::traits::Hooks;
use frame_support::weights::Weight;
use palisade_primitives::{ReportId, StakeMutate};

const UNIT: Balance = 1_000_000_000_000;

fn reward(amount: Balance) {
	assert_ok!(<Stake as StakeMutate<u64>>::reward(&pool(101), &CREATOR, amount));
}

#[test]
fn r39_gains_that_wait_are_paid_for_by_who_mints_just_before_they_join() {
	run(|| {
		create(&[1]);
		mint(ALICE, UNIT - SEED);
		// The pool has other stakers: only its part of the gains is the basket's.
		Stake::stake(&4, &pool(101), UNIT);
		next_era();
		let before = view();
		reward(UNIT / 10);
		let gained = view();
		assert!((gained.bid - before.bid).abs_diff(UNIT / 20) <= 2 && gained.bid == gained.ask);
		let waits = || Pallet::<Test>::liquidity(BASKET).unwrap().gains;
		assert_eq!(waits(), gained.bid - before.bid);
		let tokens = mint(BOB, UNIT);
		next_era();
		assert_eq!(waits(), 0);
		let joined = view();
		assert!(joined.bid.abs_diff(gained.bid + UNIT) <= 1, "the era start changes nothing");
		let (paid, id, _) = redeem(BOB, tokens);
		pass_eras(6);
		assert!(paid + claim(id.unwrap()) <= UNIT);
	});
}

#[test]
fn r39_gains_that_come_after_a_mint_are_not_taken_in_its_block() {
	run(|| {
		create(&[1]);
		mint(ALICE, UNIT);
		next_era();
		let tokens = mint(BOB, UNIT);
		reward(UNIT / 10);
		// They are not joined, so whoever leaves forgoes them, as every staker does.
		let (paid, id, _) = redeem(BOB, tokens);
		next_era();
		pass_eras(6);
		assert!(paid + id.map_or(0, claim) <= UNIT);
	});
}

#[test]
fn gains_of_a_pool_that_would_be_lost_do_not_count() {
	run(|| {
		create(&[1]);
		mint(ALICE, UNIT);
		next_era();
		reward(UNIT);
		Stake::report(&pool(101), ReportId(1), percent(100));
		assert_eq!(view().bid, 0);
		assert!(view().ask >= 2 * UNIT);
		Stake::execute(&pool(101), ReportId(1));
		assert_eq!((view().bid, view().ask), (0, 0));
	});
}

#[test]
fn rates_are_noted_at_the_first_touch_of_an_era() {
	run(|| {
		create(&[1]);
		let seed = Rate { era: Era(1), bid: SEED, ask: SEED, supply: SEED };
		assert_eq!(Pallet::<Test>::rates_of(BASKET), vec![seed]);
		mint(ALICE, UNIT);
		next_era();
		reward(UNIT / 2);
		let (bid, supply) = (view().bid, view().supply);
		redeem(ALICE, UNIT / 2);
		mint(ALICE, UNIT);
		let second = Rate { era: Era(2), bid, ask: bid, supply };
		assert_eq!(Pallet::<Test>::rates_of(BASKET), vec![seed, second]);
		let noted = Notes::<Test>::get(BASKET).unwrap();
		assert_eq!((noted.before, noted.latest), (seed, second));
	});
}

#[test]
fn hook_notes_the_rates_of_every_basket_once_an_era() {
	run(|| {
		for _ in 0..3 {
			create(&[1]);
		}
		next_era();
		let noted = || (0..3).filter(|id| Notes::<Test>::get(BasketId(*id)).unwrap().latest.era == Era(2)).count();
		assert_eq!(noted(), 0);
		let enough_for_one = <() as crate::WeightInfo>::note();
		for count in 1..=3 {
			Lrt::on_idle(1, enough_for_one);
			assert_eq!(noted(), count);
		}
		assert_eq!(Lrt::on_idle(1, Weight::MAX), Weight::zero(), "everything is done");
	});
}

#[test]
fn rates_of_sixty_four_eras_are_kept() {
	run(|| {
		create(&[1]);
		for _ in 0..RATE_ERAS + 10 {
			next_era();
			idle();
		}
		let kept = Pallet::<Test>::rates_of(BASKET);
		assert_eq!((kept.len() as u32, kept[0].era, kept[63].era), (RATE_ERAS, Era(12), Era(75)));
		assert_eq!(Rates::<Test>::iter().count() as u32, RATE_ERAS);
		// However long nobody looked.
		pass_eras(200);
		mint(ALICE, UNIT);
		assert_eq!(Pallet::<Test>::rates_of(BASKET).last().unwrap().era, Era(275));
		assert_eq!(Rates::<Test>::iter().count() as u32, RATE_ERAS);
	});
}
