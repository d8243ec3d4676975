//! Managers, and what they cost.

use super::*;
use crate::{Error, Fee, Managed};
use frame_support::assert_noop;
use palisade_primitives::{Era, ReportId};
use proptest::prelude::*;
use sp_runtime::{DispatchError, FixedPointNumber, FixedU128, Perbill};

const UNIT: Balance = 1_000_000_000_000;

fn part(percent: u32) -> Perbill {
	Perbill::from_percent(percent)
}

fn set_fee(who: u64, percent: u32) -> DispatchResult {
	Lrt::set_fee(by(who), BASKET, part(percent))
}

fn set_manager(who: u64, to: Option<u64>) -> DispatchResult {
	Lrt::set_manager(by(who), BASKET, to)
}

fn charge() -> DispatchResult {
	Lrt::charge_fee(by(4), BASKET)
}

fn managers_tokens() -> Balance {
	Assets::balance(TOKEN, CREATOR)
}

/// A basket of one pool in which Alice has one unit, with a fee of a tenth; nothing was gained yet.
fn with_fee() {
	create(&[1]);
	assert_ok!(set_fee(CREATOR, 10));
	mint(ALICE, UNIT - SEED);
	next_era();
	assert_eq!((view().ask, view().supply), (UNIT, UNIT));
}

fn gain(amount: Balance) {
	reward(101, amount);
	next_era();
}

#[test]
fn creator_runs_the_basket_until_another_accepts() {
	run(|| {
		create(&[1]);
		assert_eq!(management().manager, Some(CREATOR));
		assert_noop!(set_manager(ALICE, Some(ALICE)), Error::<Test>::NotManager);
		assert_noop!(set_manager(CREATOR, Some(CREATOR)), Error::<Test>::NothingToChange);
		assert_ok!(set_manager(CREATOR, Some(ALICE)));
		System::assert_last_event(Event::ManagerNominated { basket: BASKET, nominee: Some(ALICE) }.into());
		assert_noop!(set_manager(CREATOR, Some(ALICE)), Error::<Test>::NothingToChange);
		assert_noop!(Lrt::accept_management(by(BOB), BASKET), Error::<Test>::NotNominee);
		assert_eq!(management().manager, Some(CREATOR));
		assert_ok!(Lrt::accept_management(by(ALICE), BASKET));
		System::assert_last_event(Event::ManagerChanged { basket: BASKET, manager: Some(ALICE) }.into());
		assert_eq!((management().manager, management().nominee), (Some(ALICE), None));
		assert_noop!(set_manager(CREATOR, None), Error::<Test>::NotManager);
		assert_noop!(Lrt::accept_management(by(ALICE), BASKET), Error::<Test>::NotNominee);
		// An offer is taken back by offering it to oneself.
		assert_ok!(set_manager(ALICE, Some(BOB)));
		assert_ok!(set_manager(ALICE, Some(ALICE)));
		assert_noop!(Lrt::accept_management(by(BOB), BASKET), Error::<Test>::NotNominee);
	});
}

#[test]
fn who_resigns_leaves_targets_that_stay_and_no_fee_for_ever() {
	run(|| {
		with_fee();
		assert_ok!(Lrt::set_targets(by(CREATOR), BASKET, targets(&[(pool(101), 1)])));
		assert_ok!(set_manager(CREATOR, Some(ALICE)));
		gain(UNIT);
		assert_ok!(set_manager(CREATOR, None));
		assert!(managers_tokens() > 0, "what was gained until then is paid for");
		System::assert_last_event(Event::ManagerChanged { basket: BASKET, manager: None }.into());
		let left = management();
		assert_eq!((left.manager, left.nominee, left.next_targets), (None, None, None));
		let supply = view().supply;
		gain(UNIT);
		assert_eq!(view().supply, supply);
		assert_noop!(charge(), Error::<Test>::NothingToCharge);
		for who in [CREATOR, ALICE] {
			assert_noop!(set_manager(who, Some(who)), Error::<Test>::NotManager);
			assert_noop!(Lrt::accept_management(by(who), BASKET), Error::<Test>::NotNominee);
			assert_noop!(set_fee(who, 0), Error::<Test>::NotManager);
			assert_noop!(Lrt::set_targets(by(who), BASKET, Default::default()), Error::<Test>::NotManager);
			assert_noop!(Lrt::cancel_changes(by(who), BASKET), Error::<Test>::NotManager);
		}
	});
}

#[test]
fn nobody_else_manages_not_even_root() {
	run(|| {
		create(&[1]);
		let other = BasketId(7);
		assert_noop!(Lrt::set_manager(by(CREATOR), other, None), Error::<Test>::BasketNotFound);
		assert_noop!(Lrt::accept_management(by(CREATOR), other), Error::<Test>::BasketNotFound);
		assert_noop!(Lrt::set_fee(by(CREATOR), other, part(1)), Error::<Test>::BasketNotFound);
		assert_noop!(Lrt::charge_fee(by(CREATOR), other), Error::<Test>::BasketNotFound);
		assert_noop!(Lrt::cancel_changes(by(CREATOR), other), Error::<Test>::BasketNotFound);
		assert_noop!(set_fee(ALICE, 1), Error::<Test>::NotManager);
		assert_noop!(Lrt::cancel_changes(by(ALICE), BASKET), Error::<Test>::NotManager);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Lrt::set_manager(origin.clone(), BASKET, None), DispatchError::BadOrigin);
			assert_noop!(Lrt::accept_management(origin.clone(), BASKET), DispatchError::BadOrigin);
			assert_noop!(Lrt::set_fee(origin.clone(), BASKET, part(1)), DispatchError::BadOrigin);
			assert_noop!(Lrt::charge_fee(origin.clone(), BASKET), DispatchError::BadOrigin);
			assert_noop!(Lrt::cancel_changes(origin, BASKET), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn fee_rises_one_step_at_a_time_after_everybody_could_leave_and_falls_at_once() {
	run(|| {
		with_fee();
		assert_noop!(set_fee(CREATOR, 10), Error::<Test>::NothingToChange);
		assert_noop!(set_fee(CREATOR, 11), Error::<Test>::FeeTooHigh);
		assert_ok!(set_fee(CREATOR, 4));
		System::assert_last_event(Event::FeeAnnounced { basket: BASKET, fee: part(4), from: Era(2) }.into());
		assert_eq!(management().fee.current, part(4));
		assert_noop!(set_fee(CREATOR, 6), Error::<Test>::FeeRaiseTooLarge);
		// Asked for now, everything is paid in era 8.
		assert_ok!(set_fee(CREATOR, 5));
		System::assert_last_event(Event::FeeAnnounced { basket: BASKET, fee: part(5), from: Era(9) }.into());
		assert_noop!(set_fee(CREATOR, 5), Error::<Test>::NothingToChange);
		assert_noop!(set_fee(CREATOR, 6), Error::<Test>::FeeRaiseTooLarge);
		pass_eras(6);
		assert_eq!((management().fee.current, management().fee.next), (part(4), Some((part(5), Era(9)))));
		next_era();
		assert_eq!((management().fee.current, management().fee.next), (part(5), None));
		assert_ok!(set_fee(CREATOR, 6));
		assert_ok!(Lrt::cancel_changes(by(CREATOR), BASKET));
		System::assert_last_event(Event::ChangesCancelled { basket: BASKET }.into());
		assert_noop!(Lrt::cancel_changes(by(CREATOR), BASKET), Error::<Test>::NothingToChange);
		pass_eras(8);
		assert_eq!(management().fee.current, part(5));
		assert_ok!(set_fee(CREATOR, 6));
		assert_ok!(set_fee(CREATOR, 0));
		assert_eq!((management().fee.current, management().fee.next), (part(0), None), "less replaces the raise");
	});
}

#[test]
fn fee_is_free_while_nobody_else_has_tokens() {
	run(|| {
		create(&[1]);
		assert_ok!(set_fee(CREATOR, 10));
		assert_eq!((management().fee.current, management().fee.next), (part(10), None));
		assert_noop!(set_fee(CREATOR, 11), Error::<Test>::FeeTooHigh);
		mint(ALICE, 1);
		assert_ok!(set_fee(CREATOR, 5));
		assert_noop!(set_fee(CREATOR, 7), Error::<Test>::FeeRaiseTooLarge);
	});
}

#[test]
fn manager_gets_its_part_of_a_gain_at_the_first_touch_of_an_era() {
	run(|| {
		with_fee();
		assert_noop!(charge(), Error::<Test>::NothingToCharge);
		gain(UNIT);
		// A unit of the gain is the pool's virtual share's.
		let shown = view();
		assert_eq!(shown.ask, 2 * UNIT - 1);
		let tokens = shown.supply - UNIT;
		assert_eq!(managers_tokens(), 0, "views write nothing");
		assert_ok!(charge());
		assert_eq!(view(), shown);
		System::assert_last_event(
			Event::FeeCharged { basket: BASKET, manager: CREATOR, gain: UNIT - 1, tokens }.into(),
		);
		assert_eq!(managers_tokens(), tokens);
		let worth = tokens * shown.ask / shown.supply;
		assert!(UNIT / 10 - worth <= 3, "floored by less than a token, the fee is worth {worth}");
		assert_noop!(charge(), Error::<Test>::NothingToCharge);
	});
}

#[test]
fn whoever_enters_or_leaves_does_so_after_the_fee() {
	run(|| {
		with_fee();
		gain(UNIT);
		let shown = view();
		let tokens = mint(BOB, UNIT);
		assert_eq!(tokens, UNIT * shown.supply / shown.ask);
		assert_eq!(managers_tokens(), shown.supply - UNIT);
		assert_eq!(view().supply, shown.supply + tokens);
		gain(UNIT);
		let shown = view();
		let (_, _, worth) = redeem(BOB, tokens);
		let due = tokens * shown.bid / shown.supply;
		assert!(due - worth <= 4, "{worth} of {due}");
		let charged = events().into_iter().filter(|event| matches!(event, Event::FeeCharged { .. })).count();
		assert_eq!(charged, 2);
	});
}

#[test]
fn r16_after_a_slash_nothing_is_charged_until_the_mark_is_reached_again() {
	run(|| {
		with_fee();
		gain(UNIT);
		assert_ok!(charge());
		let (mark, tokens) = (management().mark, managers_tokens());
		let lost = view().ask / 2;
		Stake::slash(&pool(101), percent(50));
		next_era();
		assert_noop!(charge(), Error::<Test>::NothingToCharge);
		gain(lost / 2);
		assert_noop!(charge(), Error::<Test>::NothingToCharge);
		gain(lost / 2);
		assert_noop!(charge(), Error::<Test>::NothingToCharge);
		let shown = view();
		assert!(FixedU128::from_rational(shown.ask, shown.supply) <= mark);
		assert!(mark.saturating_mul_int(shown.supply) - shown.ask <= 10, "as good as recovered");
		assert_eq!((management().mark, managers_tokens()), (mark, tokens));
		gain(UNIT);
		assert_ok!(charge());
		let Some(Event::FeeCharged { gain, .. }) = events().pop() else { panic!() };
		assert!(UNIT - gain <= 11, "of a unit above the mark, {gain}");
	});
}

#[test]
fn a_report_that_is_cancelled_is_no_gain() {
	run(|| {
		with_fee();
		Stake::report(&pool(101), ReportId(1), percent(50));
		next_era();
		assert_noop!(charge(), Error::<Test>::NothingToCharge);
		Stake::cancel(&pool(101), ReportId(1));
		next_era();
		assert_noop!(charge(), Error::<Test>::NothingToCharge);
	});
}

#[test]
fn what_was_gained_before_a_change_of_the_fee_is_charged_as_it_was_then() {
	run(|| {
		with_fee();
		assert_ok!(set_fee(CREATOR, 0));
		gain(UNIT);
		assert_ok!(set_fee(CREATOR, 1));
		// Nobody touches the basket until the raise holds; what was gained meanwhile was gained without a fee.
		pass_eras(7);
		gain(UNIT);
		assert_eq!((management().fee.current, view().supply), (part(1), UNIT));
		assert_noop!(charge(), Error::<Test>::NothingToCharge);
		assert_ok!(Lrt::deploy(by(BOB), BASKET).or_else(|_| try_mint(BOB, 1_000)));
		let before = view().supply;
		gain(UNIT);
		assert!(view().supply > before);
		assert_ok!(set_fee(CREATOR, 0));
		assert!(managers_tokens() > 0, "the fee of then");
	});
}

#[test]
fn manager_without_an_account_forgoes_its_fee() {
	const GHOST: u64 = 77;
	run(|| {
		with_fee();
		assert_ok!(set_manager(CREATOR, Some(GHOST)));
		assert_ok!(Lrt::accept_management(by(GHOST), BASKET));
		gain(UNIT);
		assert_eq!(view().supply, UNIT);
		mint(BOB, UNIT);
		assert!(events().iter().any(|event| {
			matches!(event, Event::FeeForgone { manager: GHOST, gain, tokens, .. } if *gain == UNIT - 1 && *tokens > 0)
		}));
		assert_eq!(Assets::balance(TOKEN, GHOST), 0);
		next_era();
		let supply = view().supply;
		assert_ok!(Balances::transfer_allow_death(by(ALICE), GHOST, ED));
		assert_eq!(view().supply, supply, "it does not get it later");
		gain(UNIT);
		assert_ok!(charge());
		assert!(Assets::balance(TOKEN, GHOST) > 0);
	});
}

#[test]
fn touching_writes_once_an_era() {
	run(|| {
		with_fee();
		mint(BOB, UNIT);
		let touched = Managed::<Test>::get(BASKET).unwrap();
		assert_eq!(touched.touched, Era(2));
		mint(BOB, UNIT);
		assert_eq!(Managed::<Test>::get(BASKET).unwrap(), touched);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(500))]

	#[test]
	fn r16_fee_is_its_part_of_the_gain_and_never_lowers_the_rate_below_the_mark(
		supply in 1_000_000..1u128 << 100, ask in 0..1u128 << 100, mark in 1..1_000_000u128, percent in 0..=10u32,
	) {
		let mark = FixedU128::from_rational(mark, 1_000);
		let Fee { gain, tokens } = Fee::new(part(percent), ask, supply, mark);
		let floor = mark.into_inner();
		let seen = palisade_math::ratio::mul_div_ceil(floor, supply, FixedU128::DIV).unwrap();
		prop_assert_eq!(gain, ask.saturating_sub(seen));
		if tokens > 0 {
			let worth = palisade_math::ratio::mul_div_floor(tokens, ask, supply + tokens).unwrap();
			let fee = part(percent).mul_floor(gain);
			prop_assert!(worth <= fee);
			prop_assert!(fee - worth <= ask / supply + 1, "floored by less than a token");
			let rate = palisade_math::ratio::mul_div_ceil(ask, FixedU128::DIV, supply + tokens).unwrap();
			prop_assert!(rate >= floor);
		}
	}

	#[test]
	fn r16_who_holds_through_gains_and_losses_pays_for_new_highs_only(
		steps in prop::collection::vec((any::<bool>(), 0..100u64), 1..12),
	) {
		new_test_ext().execute_with(|| {
			with_fee();
			let mut paid = 0;
			for (is_gain, size) in steps {
				let before = view();
				if is_gain {
					gain(before.ask * Balance::from(size) / 100);
				} else {
					Stake::slash(&pool(101), percent(size / 2));
					next_era();
				}
				let mark = Managed::<Test>::get(BASKET).unwrap().mark;
				let grown = Baskets::<Test>::get(BASKET).unwrap().supply;
				let after = view();
				let minted = after.supply - grown;
				if FixedU128::from_rational(after.ask, grown) <= mark {
					assert_eq!(minted, 0, "not above the mark");
				}
				paid += minted;
				assert_eq!(charge().is_ok(), minted > 0);
				if minted == 0 {
					// Any other touch does as well.
					mint(BOB, 1_000_000);
				}
				assert!(management().mark >= mark);
				assert_eq!(managers_tokens(), paid);
				Lrt::check().unwrap();
			}
		});
	}
}
