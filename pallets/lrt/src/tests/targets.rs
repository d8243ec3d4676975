//! Where a basket's money shall be.

use super::*;
use crate::{Error, Follows, Labelled};
use frame_support::assert_noop;
use palisade_primitives::{
	mocks::{MockActiveSet, MockOperators},
	Era, GroupId, OperatorJail,
};
use sp_runtime::{DispatchError, Perbill};

const UNIT: Balance = 1_000_000_000_000;

fn set(pools: &[(u64, u32)]) -> DispatchResult {
	let pools: Vec<_> = pools.iter().map(|(operator, weight)| (pool(*operator), *weight)).collect();
	Lrt::set_targets(by(CREATOR), BASKET, targets(&pools))
}

/// A basket of the pools 101 and 102 in which Alice has two units.
fn sold() {
	create(&[1, 1]);
	mint(ALICE, 2 * UNIT - SEED);
	next_era();
}

#[test]
fn new_targets_hold_after_everybody_could_leave() {
	run(|| {
		sold();
		assert_ok!(set(&[(101, 1), (103, 1)]));
		let announced = targets(&[(pool(101), 1), (pool(103), 1)]);
		System::assert_last_event(
			Event::TargetsAnnounced { basket: BASKET, targets: announced.clone(), from: Era(9) }.into(),
		);
		assert_eq!(management().next_targets, Some((announced, Era(9))));
		// Who asks to leave now is paid before.
		let (_, redemption, _) = redeem(ALICE, UNIT);
		pass_eras(6);
		assert_eq!(weights(), [(101, 500_000), (102, 500_000)]);
		assert!(UNIT - claim(redemption.unwrap()) <= 2);
		next_era();
		// The pool that is not named any more has to be left first.
		assert_eq!(weights(), [(101, 500_000), (103, 500_000), (102, 0)]);
		assert_eq!(management().next_targets, None);
		let stored = || Baskets::<Test>::get(BASKET).unwrap().targets;
		assert_eq!(stored()[1].pool, pool(102), "views write nothing");
		let before = view().bid;
		mint(BOB, UNIT);
		assert_eq!(stored()[1].pool, pool(103));
		assert_eq!(view().bid, before + UNIT);
		let held = holdings();
		assert_eq!(held[2], (UNIT / 2, 0), "nothing new where there is no weight");
		assert!(held[1].1 >= UNIT / 2);
	});
}

#[test]
fn everything_can_be_redeemed_whatever_the_targets_are() {
	run(|| {
		sold();
		assert_ok!(set(&[(103, 1), (104, 1)]));
		pass_eras(7);
		let tokens = Assets::balance(TOKEN, ALICE);
		let (paid, redemption, worth) = redeem(ALICE, tokens);
		pass_eras(6);
		assert!(2 * UNIT - SEED - worth <= 4);
		assert!(worth - paid - claim(redemption.unwrap()) <= 4);
	});
}

#[test]
fn targets_that_wait_are_replaced_and_called_off() {
	run(|| {
		sold();
		assert_ok!(set(&[(103, 1), (101, 1)]));
		next_era();
		assert_ok!(set(&[(104, 1), (101, 1)]));
		assert_eq!(management().next_targets.unwrap().1, Era(10));
		pass_eras(7);
		assert_eq!(weights(), [(104, 500_000), (101, 500_000), (102, 0)]);
		assert_ok!(set(&[(105, 1), (101, 1)]));
		assert_ok!(Lrt::cancel_changes(by(CREATOR), BASKET));
		pass_eras(9);
		assert_eq!(weights()[0], (104, 500_000));
	});
}

#[test]
fn targets_hold_at_once_while_nobody_has_tokens() {
	run(|| {
		create(&[1, 1]);
		assert_ok!(set(&[(103, 1), (104, 1)]));
		assert_ok!(set(&[(104, 1), (105, 1)]));
		assert_eq!(weights(), [(104, 500_000), (105, 500_000)]);
		mint(ALICE, UNIT);
		assert_ok!(set(&[(106, 1), (105, 1)]));
		next_era();
		assert_eq!(weights(), [(104, 500_000), (105, 500_000)]);
	});
}

#[test]
fn bad_targets_change_nothing() {
	run(|| {
		sold();
		assert_noop!(set(&[]), Error::<Test>::NoPools);
		assert_noop!(set(&[(101, 1), (102, 0)]), Error::<Test>::ZeroWeight);
		assert_noop!(set(&[(101, 1), (101, 1)]), Error::<Test>::DuplicatePool);
		assert_noop!(set(&[(101, 1), (200, 1)]), Error::<Test>::PoolNotFound);
		let of = |targets| Lrt::set_targets(by(CREATOR), BASKET, targets);
		assert_noop!(of(targets(&[(pool(101), 1), (foreign_pool(102), 1)])), Error::<Test>::WrongAsset);
		for weights in [[0, 0], [500_000, 499_999], [u32::MAX, u32::MAX], [u32::MAX, 1_000_001]] {
			let mut wrong = targets(&[(pool(101), 1), (pool(102), 1)]);
			wrong.iter_mut().zip(weights).for_each(|(target, weight)| target.weight = weight);
			let error = if weights[0] == 0 { Error::<Test>::ZeroWeight } else { Error::<Test>::WeightsNotWhole };
			assert_noop!(of(wrong), error);
		}
		MockOperators::jail(&103u64, Era(99));
		assert_noop!(set(&[(101, 1), (103, 1)]), Error::<Test>::OperatorNotActive);
		MockOperators::set_active(&104u64, false);
		assert_noop!(set(&[(101, 1), (104, 1)]), Error::<Test>::OperatorNotActive);
		MockOperators::remove(&105u64);
		assert_noop!(set(&[(101, 1), (105, 1)]), Error::<Test>::OperatorNotActive);
		assert_noop!(set(&[(101, 3), (102, 1)]), Error::<Test>::OperatorCapExceeded);
		let good = || targets(&[(pool(101), 1), (pool(102), 1)]);
		assert_noop!(Lrt::set_targets(by(ALICE), BASKET, good()), Error::<Test>::NotManager);
		assert_noop!(Lrt::set_targets(by(CREATOR), BasketId(9), good()), Error::<Test>::BasketNotFound);
		assert_noop!(Lrt::set_targets(RuntimeOrigin::root(), BASKET, good()), DispatchError::BadOrigin);
		assert_ok!(of(good()));
	});
}

#[test]
fn targets_are_refused_when_a_policy_that_waits_does_not_allow_them() {
	run(|| {
		sold();
		let mut policy = management().policy.current;
		(policy.caps.operator, policy.caps.concentration) = (Perbill::from_percent(80), Perbill::from_percent(70));
		assert_ok!(Lrt::set_policy(by(CREATOR), BASKET, policy));
		// Both hold from the same era on.
		assert_ok!(set(&[(101, 3), (102, 1)]));
		assert_noop!(set(&[(101, 9), (102, 1)]), Error::<Test>::OperatorCapExceeded);
		// Without the policy the targets would not be allowed: both go.
		assert_ok!(Lrt::cancel_changes(by(CREATOR), BASKET));
		assert_noop!(set(&[(101, 3), (102, 1)]), Error::<Test>::OperatorCapExceeded);
		assert_eq!(management().next_targets, None);
	});
}

#[test]
fn pools_to_be_left_count_to_the_most_that_there_can_be() {
	run(|| {
		create(&[1; 16]);
		mint(ALICE, 16 * UNIT);
		next_era();
		let except = |gone: u64| {
			(101..=116).filter(|operator| *operator != gone).map(|operator| (operator, 1)).collect::<Vec<_>>()
		};
		MockOperators::register(&117u64);
		Stake::open_pool(&pool(117));
		let mut with_new = except(101);
		with_new.push((117, 1));
		assert_noop!(set(&with_new), Error::<Test>::TooManyPools);
		assert_ok!(set(&except(101)));
		pass_eras(7);
		assert_noop!(set(&with_new), Error::<Test>::TooManyPools);
		// The pool is left, and nothing is left in it.
		assert_eq!(weights().last(), Some(&(101, 0)));
		for _ in 0..2 {
			assert_ok!(Lrt::rebalance(by(BOB), BASKET));
			next_era();
		}
		assert_eq!(weights().len(), 15);
		assert_ok!(set(&with_new));
		pass_eras(7);
		assert_eq!(weights().len(), 16);
	});
}

fn follow() -> DispatchResult {
	Lrt::follow_active_set(by(BOB), BASKET)
}

/// The chain's LST: Base pools of the operators from 101 on, followed from the beginning.
fn create_follower(operators: u64) {
	(101..=120).for_each(|operator| {
		MockOperators::register(&operator);
		Stake::open_pool(&base_pool(operator));
	});
	let pools: Vec<_> = (101..101 + operators).map(|operator| (base_pool(operator), 1)).collect();
	assert_ok!(create_with(NATIVE, &pools));
	Pallet::<Test>::let_follow_active_set(BASKET);
	assert_eq!((management().manager, management().follows), (None, Follows::ActiveSet));
}

#[test]
fn anyone_lets_the_default_lst_follow_the_active_set_once_an_era() {
	run(|| {
		create_follower(2);
		mint(ALICE, 2 * UNIT - SEED);
		assert_noop!(follow(), Error::<Test>::NoPools);
		MockActiveSet::set(&[104u64, 101, 103]);
		assert_ok!(follow());
		let expected = targets(&[(base_pool(104), 333_334), (base_pool(101), 333_333), (base_pool(103), 333_333)]);
		System::assert_last_event(Event::ActiveSetFollowed { basket: BASKET, targets: expected }.into());
		assert_eq!(weights(), [(104, 333_334), (101, 333_333), (103, 333_333), (102, 0)]);
		assert_eq!(management().policy.current.caps.operator, Perbill::from_rational(333_334u32, 1_000_000));
		MockActiveSet::set(&[104u64, 101]);
		assert_noop!(follow(), Error::<Test>::NothingToChange);
		next_era();
		assert_ok!(follow());
		next_era();
		assert_noop!(follow(), Error::<Test>::NothingToChange);
		assert_eq!(Pallet::<Test>::tier_of_token(TOKEN), Some(Tier::Base));
		assert_noop!(Lrt::follow_active_set(RuntimeOrigin::none(), BASKET), DispatchError::BadOrigin);
	});
}

#[test]
fn baskets_with_a_manager_follow_nobody() {
	run(|| {
		sold();
		MockActiveSet::set(&[101u64]);
		assert_noop!(follow(), Error::<Test>::FollowsNobody);
		assert_noop!(Lrt::follow_active_set(by(BOB), BasketId(9)), Error::<Test>::BasketNotFound);
	});
}

#[test]
fn follower_has_the_first_sixteen_at_work_under_caps() {
	run(|| {
		create_follower(1);
		MockActiveSet::set(&(100u64..=120).collect::<Vec<_>>());
		MockOperators::jail(&103u64, Era(99));
		for operator in [104u64, 105, 106] {
			assert_ok!(Lrt::set_group(RuntimeOrigin::root(), Labelled::Operator(operator), Some(GroupId(1))));
		}
		assert_ok!(follow());
		let expected: Vec<_> = [101, 102].into_iter().chain(104..=117).collect();
		assert_eq!(weights().iter().map(|(operator, _)| *operator).collect::<Vec<_>>(), expected);
		let caps = management().policy.current.caps;
		assert_eq!((caps.operator, caps.group), (Perbill::from_percent(10), Perbill::from_percent(15)));
		assert!(weights()[2..5].iter().all(|(_, weight)| *weight == 50_000));
		assert!(weights()[5..].iter().all(|(_, weight)| weight.abs_diff(65_384) <= 1));
	});
}

#[test]
fn follower_keeps_to_sixteen_pools_while_old_ones_are_left() {
	run(|| {
		create_follower(10);
		MockActiveSet::set(&(101u64..=116).collect::<Vec<_>>());
		assert_ok!(follow());
		mint(ALICE, 16 * UNIT);
		next_era();
		MockActiveSet::set(&[117u64, 118, 101, 102]);
		// All places are taken by what is to be left: the new ones wait.
		assert_ok!(follow());
		assert_eq!(weights()[..3], [(101, 500_000), (102, 500_000), (103, 0)]);
		assert_eq!(weights().len(), 16);
		while weights().len() == 16 {
			assert_ok!(Lrt::rebalance(by(BOB), BASKET));
			next_era();
		}
		assert_ok!(follow());
		assert_eq!(weights()[..4], [(117, 250_000), (118, 250_000), (101, 250_000), (102, 250_000)]);
		assert!(weights().len() <= 16);
	});
}
