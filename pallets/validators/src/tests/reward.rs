use crate::{mock::*, *};
use frame_support::{
	assert_noop, assert_ok,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::Preservation,
	},
	weights::Weight,
};
use palisade_primitives::{mocks::MockOperators, Era, OperatorPenalty, PoolKey};
use sp_runtime::{testing::UintAuthorityId, DispatchError, Perbill, Perquintill, TokenError};
use sp_staking::budget::BudgetRecipient;

/// Era 1 with one block of each of the first three validators and two of the fourth, and `pot` to share.
fn era_with_work(pot: u128) {
	next_era();
	(1..=3).for_each(|who| write_blocks(who, 1));
	write_blocks(4, 2);
	fill_pot(pot);
}

fn pay(era: u32) -> frame_support::dispatch::DispatchResultWithPostInfo {
	Validators::pay_rewards(signed(20), Era(era))
}

#[test]
fn issuance_drips_into_the_pot() {
	assert_eq!(StakerRewards::<Test>::pot_account(), Validators::pot());
	assert_eq!(StakerRewards::<Test>::budget_key().to_vec(), b"staker_rewards".to_vec());
}

#[test]
fn validators_share_the_pot_by_their_points() {
	build_and_execute(|| {
		MockOperators::set_commission(&1u64, Perbill::from_percent(10));
		era_with_work(1_000);
		let before = pools(1);
		next_era();
		System::assert_has_event(Event::PayoutOpened { era: Era(1), pot: 1_000, points: 100 }.into());
		assert_ok!(pay(1));
		// 1000 · 20/100 = 200: 20 commission, and of 180 the Base pool's third.
		let rewarded = Event::Rewarded { era: Era(1), operator: 1, commission: 20, base: 60, restaked: 120 };
		System::assert_has_event(rewarded.into());
		assert_eq!(Commissions::<Test>::get(1), 20);
		assert_eq!(pools(1), (before.0 + 60, before.1 + 120));
		// 1000 · 40/100 = 400; its pools are worth 250 and 500.
		let rewarded = Event::Rewarded { era: Era(1), operator: 4, commission: 0, base: 133, restaked: 267 };
		System::assert_has_event(rewarded.into());
		System::assert_last_event(Event::PayoutClosed { era: Era(1), left: 0 }.into());
		assert_eq!(Validators::payable(), 0);
	})
}

#[test]
fn what_rounding_leaves_is_shared_in_the_next_era() {
	build_and_execute(|| {
		next_era();
		(1..=3).for_each(|who| write_blocks(who, 1));
		fill_pot(100);
		next_era();
		assert_ok!(pay(1));
		System::assert_last_event(Event::PayoutClosed { era: Era(1), left: 1 }.into());
		write_blocks(1, 1);
		fill_pot(50);
		next_era();
		System::assert_has_event(Event::PayoutOpened { era: Era(2), pot: 51, points: 20 }.into());
	})
}

#[test]
fn validator_without_points_gets_nothing() {
	build_and_execute(|| {
		next_era();
		write_blocks(1, 1);
		fill_pot(100);
		next_era();
		let before = pools(2);
		assert_ok!(pay(1));
		assert_eq!(pools(2), before);
		assert_eq!(events().iter().filter(|event| matches!(event, Event::Rewarded { .. })).count(), 1);
	})
}

#[test]
fn pot_waits_when_nobody_worked() {
	build_and_execute(|| {
		next_era();
		fill_pot(100);
		next_era();
		assert!(Payouts::<Test>::get().is_empty());
		assert_noop!(pay(1), Error::<Test>::NothingToPay);
		write_blocks(1, 1);
		next_era();
		assert_eq!(Payouts::<Test>::get()[0].pot, 100);
	})
}

#[test]
fn empty_pot_opens_no_payout() {
	build_and_execute(|| {
		era_with_work(0);
		next_era();
		assert!(Payouts::<Test>::get().is_empty());
	})
}

#[test]
fn everybody_is_paid_at_most_once() {
	build_and_execute(|| {
		era_with_work(1_000);
		next_era();
		assert_ok!(pay(1));
		assert_noop!(pay(1), Error::<Test>::NothingToPay);
		assert_noop!(pay(2), Error::<Test>::NothingToPay);
		assert_noop!(Validators::pay_rewards(RuntimeOrigin::none(), Era(1)), DispatchError::BadOrigin);
	})
}

#[test]
fn chain_pays_by_itself_within_its_weight() {
	build_and_execute(|| {
		era_with_work(1_000);
		next_era();
		assert_eq!(poll(Weight::zero()), Weight::zero());
		let read = Weight::from_parts(30_000_000, 0);
		poll(read);
		assert_eq!(Payouts::<Test>::get()[0].next, 0, "no weight, no payment");
		let three = <() as WeightInfo>::pay_rewards(3).saturating_add(read);
		poll(three);
		let payout = Payouts::<Test>::get()[0];
		assert_eq!((payout.next, payout.left), (3, 400));
		assert_eq!(pools(3), (333 + 66, 666 + 134));
		assert_eq!(pools(4), (250, 500));
		poll(three);
		assert!(Payouts::<Test>::get().is_empty());
		assert_eq!(pools(4), (250 + 133, 500 + 267));
		let idle = poll(Weight::MAX);
		assert!(idle.all_lte(read), "nothing to do costs one read");
	})
}

#[test]
fn call_continues_where_the_chain_stopped_and_costs_what_it_did() {
	build_and_execute(|| {
		era_with_work(1_000);
		next_era();
		poll(<() as WeightInfo>::pay_rewards(1).saturating_add(Weight::from_parts(30_000_000, 0)));
		let before = pools(1);
		let post = pay(1).unwrap();
		assert_eq!(post.actual_weight, Some(<() as WeightInfo>::pay_rewards(3)));
		assert_eq!(pools(1), before);
		assert!(Payouts::<Test>::get().is_empty());
	})
}

#[test]
fn unpaid_era_keeps_its_pot_while_later_eras_share_theirs() {
	build_and_execute(|| {
		era_with_work(1_000);
		next_era();
		write_blocks(2, 1);
		fill_pot(500);
		next_era();
		let pots: Vec<_> = Payouts::<Test>::get().iter().map(|payout| (payout.era, payout.pot)).collect();
		assert_eq!(pots, vec![(Era(1), 1_000), (Era(2), 500)]);
		assert_eq!(Validators::unpromised(), 0);
		assert_ok!(pay(2));
		assert_ok!(pay(1));
		assert_eq!(Validators::payable(), 0);
	})
}

#[test]
fn payout_that_nobody_made_returns_to_the_pot() {
	build_and_execute(|| {
		era_with_work(1_000);
		for _ in 0..MAX_LEAVING {
			next_era();
		}
		assert_eq!(Payouts::<Test>::get()[0].era, Era(1));
		next_era();
		System::assert_has_event(Event::PayoutClosed { era: Era(1), left: 1_000 }.into());
		assert!(Payouts::<Test>::get().is_empty());
		assert_eq!(Validators::unpromised(), 1_000);
	})
}

#[test]
fn every_kept_era_can_wait_for_its_payout() {
	build_and_execute(|| {
		for _ in 0..3 * MAX_LEAVING {
			next_era();
			write_blocks(1, 1);
			fill_pot(100);
		}
		assert_eq!(Payouts::<Test>::get().len() as u32, MAX_LEAVING);
	})
}

#[test]
fn commissions_add_up_until_they_are_claimed() {
	build_and_execute(|| {
		MockOperators::set_commission(&1u64, Perbill::from_percent(10));
		let free = Balances::free_balance(1);
		for era in 1..=3 {
			next_era();
			write_blocks(1, 1);
			fill_pot(100);
			next_era();
			assert_ok!(pay(2 * era - 1));
		}
		assert_eq!((Commissions::<Test>::get(1), Balances::free_balance(1)), (30, free));
		assert_eq!(Validators::unpromised(), 0, "nobody else gets them");
		assert_ok!(Validators::claim_commission(signed(20), 1));
		System::assert_last_event(Event::CommissionPaid { operator: 1, amount: 30 }.into());
		assert_eq!((Commissions::<Test>::get(1), Balances::free_balance(1)), (0, free + 30));
		assert!(!Commissions::<Test>::contains_key(1));
		assert_eq!(Balances::free_balance(Validators::pot()), ED);
		assert_noop!(Validators::claim_commission(signed(20), 1), Error::<Test>::NothingToPay);
		assert_noop!(Validators::claim_commission(signed(20), 2), Error::<Test>::NothingToPay);
		assert_noop!(Validators::claim_commission(RuntimeOrigin::none(), 1), DispatchError::BadOrigin);
	})
}

#[test]
fn commission_waits_for_an_account_that_can_receive_it() {
	build_and_execute(|| {
		// An operator whose account is dead.
		MockOperators::set_commission(&30u64, Perbill::from_percent(10));
		let keys = TestKeys { dummy: UintAuthorityId(30) };
		assert_ok!(<Session as pallet_session::SessionInterface>::set_keys(&30, keys));
		let [base, restaked] = PoolKey::consensus(&30u64);
		Stake::stake(&20u64, &base, 1_000);
		Stake::stake(&20u64, &restaked, 2_000);
		assert_ok!(Validators::join_candidates(signed(30)));
		next_era();
		write_blocks(30, 1);
		fill_pot(90);
		next_era();
		assert_ok!(pay(1));
		let rewarded = Event::Rewarded { era: Era(1), operator: 30, commission: 9, base: 27, restaked: 54 };
		System::assert_has_event(rewarded.into());
		assert_noop!(Validators::claim_commission(signed(20), 30), TokenError::BelowMinimum);
		assert_eq!(Commissions::<Test>::get(30), 9, "9 are below the existential deposit");
		Balances::transfer(&20, &30, ED, Preservation::Preserve).unwrap();
		assert_ok!(Validators::claim_commission(signed(20), 30));
		assert_eq!(Balances::free_balance(30), ED + 9);
		assert_eq!(pools(30), (1_027, 2_054));
	})
}

#[test]
fn withheld_commission_is_the_treasurys_and_stakers_notice_nothing() {
	build_and_execute(|| {
		MockOperators::set_commission(&1u64, Perbill::from_percent(10));
		era_with_work(1_000);
		MockOperators::withhold(&1u64, Era(1));
		let (free, treasury, before) = (Balances::free_balance(1), Balances::free_balance(TREASURY), pools(1));
		next_era();
		assert_ok!(pay(1));
		let withheld = Event::CommissionWithheld { era: Era(1), operator: 1, amount: 20 };
		System::assert_has_event(withheld.into());
		let rewarded = Event::Rewarded { era: Era(1), operator: 1, commission: 0, base: 60, restaked: 120 };
		System::assert_has_event(rewarded.into());
		assert_eq!((Balances::free_balance(1), Commissions::<Test>::get(1)), (free, 0));
		assert_eq!(Balances::free_balance(TREASURY) - treasury, 20);
		assert_eq!(pools(1), (before.0 + 60, before.1 + 120), "as without the verdict");
		assert_eq!(Validators::payable(), 0);
	})
}

#[test]
fn commission_is_withheld_by_the_era_that_earned_it() {
	build_and_execute(|| {
		MockOperators::set_commission(&1u64, Perbill::from_percent(10));
		era_with_work(1_000);
		next_era();
		MockOperators::withhold(&1u64, Era(0));
		assert_ok!(pay(1));
		assert_eq!(Commissions::<Test>::get(1), 20);
		let withheld = |event: &Event<Test>| matches!(event, Event::CommissionWithheld { .. });
		assert!(!events().iter().any(withheld));
	})
}

#[test]
fn withheld_commission_that_the_treasury_cannot_receive_is_the_pools() {
	build_and_execute(|| {
		Balances::transfer(&TREASURY, &20, RICH, Preservation::Expendable).unwrap();
		MockOperators::set_commission(&1u64, Perbill::from_percent(10));
		MockOperators::withhold(&1u64, Era(9));
		era_with_work(400);
		next_era();
		assert_ok!(pay(1));
		let rewarded = Event::Rewarded { era: Era(1), operator: 1, commission: 0, base: 26, restaked: 54 };
		System::assert_has_event(rewarded.into());
		assert_eq!(Balances::total_balance(&TREASURY), 0, "8 are below the existential deposit");
	})
}

#[test]
fn reward_that_fails_stays_in_the_pot() {
	build_and_execute(|| {
		MockOperators::set_commission(&1u64, Perbill::from_percent(10));
		era_with_work(1_000);
		next_era();
		let free = Balances::free_balance(1);
		Stake::set_failing::<u64>(true);
		assert_ok!(pay(1));
		Stake::set_failing::<u64>(false);
		assert_eq!((Balances::free_balance(1), Commissions::<Test>::get(1)), (free, 0), "all or nothing");
		let failed = |event: &Event<Test>| matches!(event, Event::RewardFailed { era: Era(1), .. });
		assert_eq!(events().iter().filter(|event| failed(event)).count(), 4);
		System::assert_last_event(Event::PayoutClosed { era: Era(1), left: 1_000 }.into());
		assert_eq!(Validators::unpromised(), 1_000);
	})
}

#[test]
fn reward_follows_the_exposure_and_not_what_happened_since() {
	build_and_execute(|| {
		era_with_work(1_000);
		next_era();
		let [base, _] = PoolKey::consensus(&1);
		Stake::slash(&base, Perquintill::one());
		MockOperators::set_commission(&1u64, Perbill::from_percent(50));
		assert_ok!(pay(1));
		let rewarded = Event::Rewarded { era: Era(1), operator: 1, commission: 0, base: 66, restaked: 134 };
		System::assert_has_event(rewarded.into());
	})
}

#[test]
fn reward_splits_without_loss() {
	let exposure = |base, restaked, percent| Exposure {
		operator: 1u64,
		base,
		restaked,
		commission: Perbill::from_percent(percent),
	};
	assert_eq!(exposure(0, 0, 0).split_floor(9), Split { restaked: 9, ..Split::default() });
	assert_eq!(exposure(5, 0, 100).split_floor(9), Split { commission: 9, ..Split::default() });
	let third = exposure(1, 1, 33).split_floor(10);
	assert_eq!(third, Split { commission: 3, withheld: 0, base: 3, restaked: 4 });
	assert_eq!(third.withhold(), Split { commission: 0, withheld: 3, base: 3, restaked: 4 });
	let huge = exposure(u128::MAX, u128::MAX, 1).split_floor(u128::MAX);
	assert_eq!(huge.total(), u128::MAX);
}

#[test]
fn what_comes_over_is_rewarded_in_its_pool() {
	build_and_execute(|| {
		let [base, restaked] = PoolKey::consensus(&1u64);
		// As much as the Base pool is worth.
		Stake::set_arriving(&base, 1_000);
		era_with_work(1_000);
		next_era();
		let before = pools(1);
		assert_ok!(pay(1));
		let rewarded = Event::Rewarded { era: Era(1), operator: 1, commission: 0, base: 100, restaked: 100 };
		System::assert_has_event(rewarded.into());
		assert_eq!((Stake::arriving_gains(&base), Stake::arriving_gains(&restaked)), (50, 0));
		assert_eq!(pools(1), (before.0 + 50, before.1 + 100));
	})
}
