use super::*;
use crate::{Error, RedemptionsOf};
use frame_support::assert_noop;
use sp_runtime::DispatchError;

const UNIT: Balance = 1_000_000_000_000;

fn leaving() -> RedemptionId {
	create(&[1, 1]);
	let tokens = mint(ALICE, UNIT);
	next_era();
	redeem(ALICE, tokens).1.unwrap()
}

#[test]
fn claim_pays_the_owner_once_and_not_before_its_time() {
	run(|| {
		let id = leaving();
		assert_noop!(try_claim(id), Error::<Test>::NotMatured);
		pass_eras(5);
		assert_noop!(try_claim(id), Error::<Test>::NotMatured);
		next_era();
		let amount = claim(id);
		assert!(UNIT - amount <= 2);
		System::assert_last_event(Event::RedemptionClaimed { redemption: id, owner: ALICE, amount, left: 0 }.into());
		assert_eq!(Exits::<Test>::iter().count(), 0);
		assert_noop!(try_claim(id), Error::<Test>::RedemptionNotFound);
		assert_eq!(RedemptionsOf::<Test>::iter().count(), 0);
		assert_noop!(Lrt::claim(RuntimeOrigin::none(), id), DispatchError::BadOrigin);
	});
}

#[test]
fn claim_is_open_when_pools_do_not_accept() {
	run(|| {
		let id = leaving();
		Stake::set_pool_accepting(&pool(101), false);
		Stake::set_pool_accepting(&pool(102), false);
		pass_eras(6);
		assert!(UNIT - claim(id) <= 2);
	});
}

#[test]
fn claim_changes_nothing_when_nothing_can_be_paid() {
	run(|| {
		let id = leaving();
		pass_eras(6);
		Stake::set_failing::<u64>(true);
		assert_noop!(try_claim(id), DispatchError::Other("MockStake was told to fail"));
		assert_noop!(try_claim(RedemptionId(7)), Error::<Test>::RedemptionNotFound);
		Stake::set_failing::<u64>(false);
		assert!(UNIT - claim(id) <= 2);
	});
}

#[test]
fn claim_pays_a_worthless_ticket_with_nothing() {
	run(|| {
		let id = leaving();
		Stake::slash(&pool(101), percent(100));
		Stake::slash(&pool(102), percent(100));
		pass_eras(6);
		assert_eq!(claim(id), 0);
		assert_noop!(try_claim(id), Error::<Test>::RedemptionNotFound);
	});
}

#[test]
fn what_is_too_little_to_be_paid_stays_claimable() {
	run(|| {
		create_foreign([1, 99]);
		mint(ALICE, 1_000 * SEED);
		next_era();
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(ALICE), TOKEN, PAUPER, 8));
		let id = redeem(PAUPER, 8).1.unwrap();
		pass_eras(6);
		// Less than the asset's existential deposit, to an account that has none of it.
		assert_noop!(try_claim(id), sp_runtime::TokenError::BelowMinimum);
		assert_ok!(Lrt::finalise(RuntimeOrigin::signed(BOB), BASKET, Line::Leaving(Era(2))));
		assert_noop!(try_claim(id), sp_runtime::TokenError::BelowMinimum);
		assert_ok!(Lrt::transfer_redemption(RuntimeOrigin::signed(PAUPER), id, ALICE));
		assert!((6..=8).contains(&claim(id)));
		assert_noop!(try_claim(id), Error::<Test>::RedemptionNotFound);
	});
}

#[test]
fn redemption_is_paid_to_whom_it_was_given() {
	run(|| {
		let id = leaving();
		let give = |who, to| Lrt::transfer_redemption(RuntimeOrigin::signed(who), id, to);
		assert_noop!(give(BOB, BOB), Error::<Test>::NotAuthorized);
		assert_noop!(
			Lrt::transfer_redemption(RuntimeOrigin::signed(ALICE), RedemptionId(9), BOB),
			Error::<Test>::RedemptionNotFound
		);
		assert_ok!(give(ALICE, BOB));
		System::assert_last_event(Event::RedemptionTransferred { redemption: id, from: ALICE, to: BOB }.into());
		assert_noop!(give(ALICE, ALICE), Error::<Test>::NotAuthorized);
		assert_eq!(<Lrt as BasketInspect<u64>>::redemptions_of(&ALICE), vec![]);
		assert_eq!(<Lrt as BasketInspect<u64>>::redemptions_of(&BOB)[0].id, id);
		assert_ok!(give(BOB, BOB));
		pass_eras(6);
		let before = Balances::free_balance(BOB);
		let got = claim(id);
		assert!(UNIT - got <= 2);
		assert_eq!(Balances::free_balance(BOB), before + got);
	});
}
