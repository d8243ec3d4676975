//! New money serves the line.

use super::*;
use crate::{Error, Queues};
use frame_support::assert_noop;
use palisade_primitives::ReportId;

const UNIT: Balance = 1_000_000_000_000;

/// Alice and Bob have a hundred units each in one pool, the seed among Alice's.
fn two_holders() {
	create(&[1]);
	mint(ALICE, 100 * UNIT - SEED);
	mint(BOB, 100 * UNIT);
	next_era();
}

/// What the last mint paid the line, and what it put into pools.
fn served() -> (Balance, Balance) {
	let Some(RuntimeEvent::Lrt(Event::Minted { served, placed, .. })) = System::events().pop().map(|of| of.event)
	else {
		panic!("a mint emits its event last")
	};
	(served, placed.into_iter().map(|(_, amount)| amount).sum())
}

fn owned() -> Vec<u32> {
	Queues::<Test>::get(BASKET).owned.iter().map(|line| line.era().0).collect()
}

#[test]
fn r12_new_money_serves_the_line_then_the_buffer_then_pools() {
	run(|| {
		with_buffer();
		two_holders();
		let (paid, id, worth) = redeem(ALICE, 10 * UNIT);
		let id = id.unwrap();
		assert!(worth.abs_diff(10 * UNIT) <= 2 && paid.abs_diff(UNIT / 5) <= 2, "{paid} of {worth}");
		let (before, waits) = (view(), worth - paid);
		mint(3, 5 * UNIT);
		assert_eq!(served(), (5 * UNIT, 0));
		assert_eq!(view().buffer, before.buffer);
		assert_eq!(claim(id), 5 * UNIT);
		System::assert_has_event(
			Event::ExitServed { basket: BASKET, line: Line::Leaving(Era(2)), asked: 5 * UNIT, paid: 5 * UNIT }.into(),
		);
		mint(3, 10 * UNIT);
		let (paid, placed) = served();
		assert_eq!(paid, waits - 5 * UNIT);
		assert_eq!(view().buffer, view().bid / 50, "filled to its target");
		assert_eq!(before.buffer + 10 * UNIT, paid + placed + view().buffer);
		assert_eq!(claim(id), paid);
		assert_eq!((owned(), exit(2).waiting(), exit(2).owned), (vec![2], 0, waits));
	});
}

#[test]
fn r12_serving_changes_no_rate_and_what_it_bought_ends_in_the_buffer() {
	run(|| {
		two_holders();
		let id = redeem(ALICE, 30 * UNIT + 1).1.unwrap();
		let before = view();
		mint(3, 20 * UNIT);
		assert_eq!((view().bid, view().ask), (before.bid + 20 * UNIT, before.ask + 20 * UNIT));
		let claims = Pallet::<Test>::liquidity(BASKET).unwrap();
		assert_eq!((claims.claims, claims.settled_claims, claims.escrowed), (20 * UNIT, 20 * UNIT, 20 * UNIT));
		pass_eras(6);
		let during = view();
		idle();
		assert_eq!((view().bid, view().buffer), (during.bid, during.buffer + 20 * UNIT));
		assert_eq!(claim(id), 30 * UNIT + 1);
		assert!(owned().is_empty());
	});
}

#[test]
fn r12_no_exit_is_served_before_all_before_it_and_a_basket_has_parts_of_two() {
	run(|| {
		two_holders();
		let ids = [1, 2, 3].map(|part| {
			let id = redeem(ALICE, part * UNIT).1.unwrap();
			next_era();
			id
		});
		mint(3, UNIT / 2);
		assert_eq!((owned(), exit(2).waiting(), exit(3).waiting()), (vec![2], UNIT / 2, 2 * UNIT));
		mint(3, UNIT);
		assert_eq!((owned(), exit(2).waiting(), exit(3).waiting()), (vec![2, 3], 0, UNIT / 2 * 3));
		mint(3, 10 * UNIT);
		assert_eq!(served().0, UNIT / 2 * 3);
		assert_eq!((owned(), exit(4).waiting()), (vec![2, 3], 3 * UNIT), "the third has to wait");
		assert_eq!(ids.map(|id| try_claim(id).is_ok()), [true, true, false]);
		// The first matures: there is room again.
		pass_eras(3);
		idle();
		mint(3, UNIT);
		assert_eq!((owned(), exit(4).waiting()), (vec![3, 4], 2 * UNIT));
		pass_eras(1);
		// What has matured is paid by its tickets.
		mint(3, UNIT);
		assert_eq!((served().0, exit(4).waiting()), (UNIT, UNIT));
	});
}

#[test]
fn r12_nobody_is_served_while_a_report_is_open() {
	run(|| {
		two_holders();
		let id = redeem(ALICE, 10 * UNIT).1.unwrap();
		Stake::report(&pool(101), ReportId(1), percent(1));
		mint(3, UNIT);
		assert_eq!(served().0, 0);
		assert_noop!(try_claim(id), Error::<Test>::NotMatured);
		Stake::cancel(&pool(101), ReportId(1));
		mint(3, UNIT);
		assert_eq!((served().0, claim(id)), (UNIT, UNIT));
	});
}

#[test]
fn r12_what_is_served_after_a_slash_is_paid_what_it_is_worth() {
	run(|| {
		two_holders();
		let id = redeem(ALICE, 10 * UNIT).1.unwrap();
		mint(3, 4 * UNIT);
		next_era();
		Stake::slash(&pool(101), percent(20));
		let before = view();
		mint(3, 4 * UNIT);
		assert_eq!(served().0, 4 * UNIT);
		assert!(exit(2).waiting().abs_diff(UNIT) <= 1);
		assert_eq!((exit(2).fills.len(), claim(id)), (2, 8 * UNIT));
		assert!(view().bid >= before.bid + 4 * UNIT);
		mint(3, UNIT);
		assert_eq!((exit(2).waiting(), exit(2).fills.len()), (0, 2), "the price has not changed");
		assert_eq!(claim(id), 8 * UNIT / 10);
	});
}

#[test]
fn r12_who_leaves_gets_its_slice_of_what_was_bought() {
	run(|| {
		two_holders();
		redeem(ALICE, 50 * UNIT).1.unwrap();
		mint(3, 50 * UNIT);
		pass_eras(2);
		let (before, next) = (view(), NextRedemption::<Test>::get().0);
		let (paid, _, worth) = redeem(BOB, 100 * UNIT);
		assert!(worth.abs_diff(100 * UNIT * before.bid / before.supply) <= 3);
		let [early, late] = [next, next + 1].map(|id| redemption(RedemptionId(id)));
		assert_eq!((early.matures.0, late.matures.0), (8, 10));
		assert!(early.value.abs_diff(25 * UNIT) <= 1 && (paid + early.value + late.value).abs_diff(worth) <= 1);
		assert!(view().bid + worth <= before.bid + 1);
		// Its place is at the end of the older line, and new money may serve it again.
		mint(4, 30 * UNIT);
		assert!(claim(early.id).abs_diff(25 * UNIT) <= 1);
		pass_eras(6);
		assert!((late.value - 1..=late.value).contains(&claim(late.id)));
	});
}

#[test]
fn line_is_not_served_at_ever_more_prices() {
	run(|| {
		two_holders();
		redeem(ALICE, 90 * UNIT);
		for _ in 0..crate::exit::MAX_PRICES {
			mint(3, UNIT);
			assert_eq!(served().0, UNIT);
			Stake::slash(&pool(101), percent(5));
		}
		mint(3, UNIT);
		assert_eq!(served().0, 0);
		pass_eras(6);
		idle();
		assert_eq!(exit(2).fills.len(), 9);
		assert!(claim(RedemptionId(0)) > 50 * UNIT);
	});
}

#[test]
fn line_slashed_to_nothing_is_not_served() {
	run(|| {
		two_holders();
		redeem(ALICE, 10 * UNIT);
		Stake::set_pool_accepting(&pool(101), false);
		mint(3, 20 * UNIT);
		redeem(ALICE, 10 * UNIT);
		Stake::slash(&pool(101), percent(100));
		mint(3, UNIT);
		assert_eq!(served().0, 0);
	});
}
