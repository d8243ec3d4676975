//! Moving what is in pools to where the targets say.

use super::*;
use crate::{Error, Returning, MAX_RETURNING};
use frame_support::{
	assert_noop,
	storage::{with_transaction, TransactionOutcome},
	BoundedVec,
};
use palisade_primitives::ReportId;
use proptest::prelude::*;
use sp_runtime::{DispatchError, Perbill};

const UNIT: Balance = 1_000_000_000_000;

fn rebalance() -> DispatchResult {
	Lrt::rebalance(by(BOB), BASKET)
}

/// Worth of what returns, net of escrow.
fn returning() -> Balance {
	Pallet::<Test>::returning(BASKET).iter().map(|ticket| ticket.value).sum()
}

fn last_moves() -> Vec<(u64, Balance)> {
	let Some(Event::Rebalanced { moved, .. }) = events().pop() else { panic!("it moved something") };
	moved.into_iter().map(|(pool, amount)| (pool.operator, amount)).collect()
}

/// Alice has ten units in a basket of two pools, whose targets become others'.
fn retargeted(pools: &[(u64, u32)]) {
	create(&[1, 1]);
	mint(ALICE, 10 * UNIT - SEED);
	next_era();
	let pools: Vec<_> = pools.iter().map(|(operator, weight)| (pool(*operator), *weight)).collect();
	assert_ok!(Lrt::set_targets(by(CREATOR), BASKET, targets(&pools)));
	pass_eras(7);
}

#[test]
fn dropped_pool_is_left_slowly_and_forgotten_when_it_is_empty() {
	run(|| {
		retargeted(&[(101, 1), (103, 1)]);
		let before = view();
		assert_ok!(rebalance());
		// A twentieth of the basket an era.
		assert_eq!(last_moves(), [(102, UNIT / 2)]);
		assert_eq!(returning(), UNIT / 2);
		assert_eq!((view().bid, view().ask, view().rate_bid), (before.bid, before.ask, before.rate_bid));
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
		for _ in 0..9 {
			next_era();
			assert_ok!(rebalance());
		}
		assert_eq!(weights(), [(101, 500_000), (103, 500_000)]);
		// What came back first is where it shall be.
		assert_eq!(view().bid, before.bid);
		let there: Balance = holdings()[1].0 + holdings()[1].1;
		assert_eq!(there + returning(), 5 * UNIT);
		assert!(there >= UNIT);
		for _ in 0..6 {
			next_era();
			_ = rebalance();
		}
		assert_eq!((returning(), view().buffer), (0, 0));
		assert_eq!(holdings()[1].0 + holdings()[1].1, 5 * UNIT);
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
	});
}

#[test]
fn r2_what_moves_takes_its_gains_along() {
	run(|| {
		retargeted(&[(101, 1), (103, 1)]);
		// Nine tenths of the pool are others'.
		Stake::stake(&BOB, &pool(102), 45 * UNIT);
		assert_ok!(<Stake as StakeMutate<u64>>::reward(&pool(102), &4, 5 * UNIT));
		// A second time as part of the same ticket.
		for _ in 0..2 {
			let (before, of) = (view(), Stake::pool(&pool(102)).unwrap());
			assert_ok!(rebalance());
			let (after, left) = (view(), Stake::pool(&pool(102)).unwrap());
			let (taken, shares) = (of.gains - left.gains, of.shares - left.shares);
			assert!(taken >= UNIT / 100, "{taken}");
			assert_eq!(taken, of.gains * shares / (of.shares + 1));
			assert!(before.bid - after.bid <= 3 && before.ask - after.ask <= 3, "{before:?} {after:?}");
			mint(ALICE, 10 * UNIT);
		}
		assert_eq!(Returning::<Test>::get(BASKET).len(), 1);
	});
}

#[test]
fn what_has_not_joined_moves_at_once() {
	run(|| {
		create(&[1, 1]);
		mint(ALICE, 10 * UNIT - SEED);
		assert_ok!(Lrt::set_targets(by(CREATOR), BASKET, targets(&[(pool(101), 1), (pool(103), 1)])));
		Stake::report(&pool(102), ReportId(1), percent(0));
		pass_eras(7);
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
		// The entry that a report held back.
		Stake::cancel(&pool(102), ReportId(1));
		assert_ok!(rebalance());
		assert_eq!((last_moves(), returning()), (vec![(102, UNIT / 2)], 0));
		assert_eq!(holdings()[1], (0, UNIT / 2));
	});
}

#[test]
fn nothing_is_moved_while_it_is_not_known_what_is_lost() {
	run(|| {
		retargeted(&[(101, 1), (103, 1)]);
		Stake::report(&pool(102), ReportId(1), percent(1));
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
		Stake::cancel(&pool(102), ReportId(1));
		// More than one part in a hundred of the basket is in escrow, though not of the pool to be left.
		Stake::report(&pool(101), ReportId(2), percent(3));
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
		Stake::cancel(&pool(101), ReportId(2));
		Stake::report(&pool(101), ReportId(3), percent(2));
		assert_ok!(rebalance());
	});
}

#[test]
fn what_returns_is_slashed_like_everything_else_and_comes_back_as_it_is() {
	run(|| {
		retargeted(&[(101, 1), (103, 1)]);
		assert_ok!(rebalance());
		Stake::report(&pool(102), ReportId(1), percent(40));
		assert_eq!(returning(), UNIT * 3 / 10);
		assert_eq!((view().bid, view().ask), (8 * UNIT, 10 * UNIT));
		Stake::execute(&pool(102), ReportId(1));
		assert_eq!((view().bid, view().ask), (8 * UNIT, 8 * UNIT));
		pass_eras(6);
		assert_ok!(rebalance());
		let Some(Event::Rebalanced { collected, placed, buffer, .. }) = events().pop() else { panic!() };
		assert_eq!((collected, buffer), (UNIT * 3 / 10, 0));
		assert_eq!(placed, [(pool(103), UNIT * 3 / 10)]);
	});
}

#[test]
fn pools_that_drifted_are_left_only_as_far_as_others_need_it() {
	run(|| {
		create(&[1, 1]);
		mint(ALICE, 10 * UNIT - SEED);
		next_era();
		reward(101, UNIT / 10);
		next_era();
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
		reward(101, 2 * UNIT);
		next_era();
		// One has seven units, the other five: one has to move, in two eras.
		Stake::set_pool_accepting(&pool(102), false);
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
		Stake::set_pool_accepting(&pool(102), true);
		assert_ok!(rebalance());
		assert_eq!(last_moves(), [(101, Perbill::from_percent(5).mul_floor(view().bid))]);
		next_era();
		assert_ok!(rebalance());
		let moved = returning();
		assert!(moved.abs_diff(UNIT + UNIT / 20) <= 4, "{moved}");
		next_era();
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
		pass_eras(6);
		assert_ok!(rebalance());
		next_era();
		let [(first, _), (second, _)] = holdings()[..] else { panic!() };
		assert!(first.abs_diff(second) <= 8);
	});
}

#[test]
fn slashed_pool_is_not_refilled_from_others_while_it_takes_nothing() {
	run(|| {
		create(&[1, 1]);
		mint(ALICE, 10 * UNIT - SEED);
		next_era();
		Stake::slash(&pool(101), percent(40));
		Stake::set_pool_accepting(&pool(101), false);
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
	});
}

#[test]
fn limit_of_an_era_is_for_all_its_calls_together() {
	run(|| {
		retargeted(&[(103, 1), (104, 1)]);
		assert_ok!(rebalance());
		assert_eq!(last_moves(), [(101, UNIT / 2)]);
		mint(BOB, 10 * UNIT);
		assert_ok!(rebalance());
		assert_eq!(last_moves(), [(102, UNIT / 2)], "a twentieth of twenty units, less what was moved");
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
		mint(BOB, 10 * UNIT);
		assert_ok!(rebalance());
		assert_eq!(last_moves(), [(101, UNIT / 2)]);
		assert_eq!(Returning::<Test>::get(BASKET).len(), 2, "one ticket for a pool and era");
		next_era();
		assert_ok!(rebalance());
		assert_eq!(Returning::<Test>::get(BASKET).len(), 3);
	});
}

#[test]
fn worthless_leftovers_do_not_keep_a_place() {
	run(|| {
		retargeted(&[(101, 1), (103, 1)]);
		Stake::slash(&pool(102), percent(100));
		Stake::set_pool_accepting(&pool(103), false);
		assert_eq!(weights().len(), 2, "shares of an old generation are none");
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
	});
}

#[test]
fn full_list_of_tickets_waits_for_those_that_mature() {
	run(|| {
		retargeted(&[(103, 1), (104, 1)]);
		let account = view().account;
		for _ in 0..MAX_RETURNING {
			let ticket = <Stake as StakeMutate<u64>>::request_leave(&account, &pool(101), 1, &account).unwrap();
			Returning::<Test>::mutate(BASKET, |tickets| tickets.try_push(ticket).unwrap());
			next_era();
		}
		// Those of the first eras have matured.
		assert_ok!(rebalance());
		// Five are left, and one is new.
		assert_eq!(Returning::<Test>::get(BASKET).len(), 6);
		let before = Returning::<Test>::get(BASKET);
		let full = vec![before[5]; MAX_RETURNING as usize];
		Returning::<Test>::insert(BASKET, BoundedVec::truncate_from(full));
		next_era();
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
		Returning::<Test>::insert(BASKET, before);
		assert_ok!(rebalance());
	});
}

#[test]
fn ticket_that_cannot_be_paid_stays() {
	run(|| {
		retargeted(&[(101, 1), (103, 1)]);
		assert_ok!(rebalance());
		pass_eras(6);
		Stake::set_failing::<u64>(true);
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
		Stake::set_failing::<u64>(false);
		assert_ok!(rebalance());
		assert_noop!(Lrt::rebalance(by(BOB), BasketId(9)), Error::<Test>::BasketNotFound);
		assert_noop!(Lrt::rebalance(RuntimeOrigin::none(), BASKET), DispatchError::BadOrigin);
	});
}

/// Two of ten units are on their way out of pools that are left.
fn four_eras_moved() {
	retargeted(&[(103, 1), (104, 1)]);
	for _ in 0..4 {
		assert_ok!(rebalance());
		next_era();
	}
}

fn exit_of(line: Line) -> Exit {
	Exits::<Test>::get(BASKET, line).unwrap()
}

#[test]
fn redeemer_gets_its_part_of_what_returns_out_of_the_rest() {
	run(|| {
		four_eras_moved();
		assert_eq!(returning(), 2 * UNIT);
		let before = view();
		let (paid, redemption, worth) = redeem(ALICE, 3 * UNIT);
		assert!(3 * UNIT - worth <= 4, "{worth}");
		let after = view();
		assert!(after.rate_bid >= before.rate_bid && after.rate_ask >= before.rate_ask);
		pass_eras(6);
		assert!(3 * UNIT - paid - claim(redemption.unwrap()) <= 4);
	});
}

#[test]
fn who_asks_for_more_than_is_at_hand_shares_what_returns() {
	run(|| {
		four_eras_moved();
		let (before, tokens) = (view(), Assets::balance(TOKEN, ALICE));
		let (paid, _, worth) = redeem(ALICE, tokens);
		assert_eq!(Assets::balance(TOKEN, ALICE), 0);
		assert!(tokens - worth <= 4, "{worth} of {tokens}");
		assert!(view().rate_bid >= before.rate_bid && view().rate_ask >= before.rate_ask);
		assert!(Returning::<Test>::get(BASKET).is_empty());
		let shared = Event::ReturningShared {
			basket: BASKET,
			line: Line::Returning(<MockEras as EraClock>::now()),
			matures: <MockEras as EraClock>::now().plus(5),
		};
		System::assert_has_event(shared.into());
		let [returns, leaves] = Lrt::exits_of(BASKET).try_into().unwrap();
		let now = <MockEras as EraClock>::now();
		assert_eq!((returns.line, leaves.line), (Line::Returning(now), Line::Leaving(now)));
		// What began to return in the last era is back an era before the others.
		assert_eq!((returns.matures.0 + 1, leaves.matures), (leaves.matures.0, now.plus(6)));
		assert_eq!(returns.waiting + returns.owned, 2 * UNIT);
		pass_eras(5);
		idle();
		let [first, second] = [0, 1].map(RedemptionId);
		let early = claim(first);
		assert!(early.abs_diff(2 * UNIT * tokens / before.supply) <= 1, "{early}");
		assert_noop!(try_claim(second), Error::<Test>::NotMatured);
		next_era();
		assert_eq!(paid + early + claim(second), worth);
		assert_eq!((Exits::<Test>::iter().count(), Queues::<Test>::get(BASKET).owned.len()), (0, 0));
	});
}

#[test]
fn what_is_shared_is_the_baskets_and_goes_on_to_later_redeemers() {
	run(|| {
		four_eras_moved();
		mint(BOB, UNIT);
		assert_ok!(try_redeem(ALICE, Assets::balance(TOKEN, ALICE)));
		let before = view();
		// Nothing returns beside, until an era is over.
		assert_noop!(rebalance(), Error::<Test>::NothingToRebalance);
		let bobs = Assets::balance(TOKEN, BOB);
		let (_, _, worth) = redeem(BOB, bobs);
		assert!((bobs * before.bid / before.supply).abs_diff(worth) <= 4);
		let returns = exit_of(Line::Returning(<MockEras as EraClock>::now()));
		assert_eq!((returns.open, returns.live()), (2, 2 * UNIT));
		// A slash takes the same part of everybody's.
		next_era();
		Stake::slash(&pool(101), percent(50));
		Stake::slash(&pool(102), percent(50));
		pass_eras(6);
		idle();
		let all = Redemptions::<Test>::iter_keys().map(claim).sum::<Balance>();
		assert!(all.abs_diff(11 * UNIT / 2 - SEED / 2) <= UNIT / 2, "{all}");
		assert_eq!(Redemptions::<Test>::iter().count(), 0);
	});
}

#[test]
fn so_little_is_shared_that_everybody_can_always_ask_for_everything() {
	run(|| {
		create(&[1, 1]);
		// A pool gains so much that some of it has to move.
		let drift = |units: Balance| {
			mint(BOB, units * UNIT);
			next_era();
			reward(101, units * UNIT);
			next_era();
			_ = rebalance();
		};
		for (index, units) in [100, 1_000].into_iter().enumerate() {
			drift(units);
			assert!(returning() > 0);
			redeem(BOB, Assets::balance(TOKEN, BOB));
			assert_eq!((returning(), Queues::<Test>::get(BASKET).count(true)), (0, index + 1));
		}
		drift(10_000);
		assert_eq!(returning(), 0, "no more before one of them is final");
		redeem(BOB, Assets::balance(TOKEN, BOB));
		pass_eras(6);
		idle();
		drift(100_000);
		assert!(returning() > 0);
	});
}

#[test]
fn what_has_come_back_already_is_paid_at_once() {
	run(|| {
		four_eras_moved();
		pass_eras(6);
		let tokens = Assets::balance(TOKEN, ALICE);
		redeem(ALICE, tokens);
		assert!(claim(RedemptionId(0)).abs_diff(2 * UNIT) <= SEED);
		pass_eras(6);
		claim(RedemptionId(1));
	});
}

#[test]
fn refund_of_what_returns_stays_with_the_holders() {
	run(|| {
		four_eras_moved();
		Stake::report(&pool(101), ReportId(1), percent(50));
		let before = view();
		let (paid, redemption, worth) = redeem(ALICE, UNIT);
		let after = view();
		assert!(after.rate_bid >= before.rate_bid && after.rate_ask >= before.rate_ask);
		assert!(worth <= UNIT * before.bid / before.supply);
		Stake::cancel(&pool(101), ReportId(1));
		pass_eras(6);
		assert!(paid + redemption.map_or(0, claim) <= UNIT);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(300))]

	/// Reports on what returns and on what does not, each with any verdict: those who stay have as much as if nobody had left.
	#[test]
	fn who_leaves_while_something_returns_takes_no_more_than_its_part_whatever_the_verdicts_are(
		eras in 1..6u32, part in 1..=100u128, p in 0..=100u64, q in 0..=100u64, executed: [bool; 2],
	) {
		new_test_ext().execute_with(|| {
			retargeted(&[(101, 1), (103, 1)]);
			for _ in 0..eras {
				assert_ok!(rebalance());
				next_era();
			}
			let reports = [(pool(102), ReportId(1)), (pool(101), ReportId(2))];
			Stake::report(&reports[0].0, reports[0].1, percent(p));
			Stake::report(&reports[1].0, reports[1].1, percent(q));
			// Worth and supply after the verdicts, if Alice leaves with so many tokens before.
			let after = |tokens: Balance| with_transaction(|| {
				if tokens > 0 {
					_ = try_redeem(ALICE, tokens);
				}
				for ((key, id), executed) in reports.iter().zip(executed) {
					if executed {
						Stake::execute(key, *id);
					} else {
						Stake::cancel(key, *id);
					}
				}
				TransactionOutcome::Rollback(Ok::<_, DispatchError>((view().bid, view().supply)))
			}).unwrap();
			let ((stayed, supply), (left, fewer)) = (after(0), after(Assets::balance(TOKEN, ALICE) * part / 100));
			// Roundings: two units for each ticket and pool.
			prop_assert!((left + 20) * supply >= stayed * fewer, "{left} of {fewer}, not {stayed} of {supply}");
			Ok(())
		})?;
	}
}
