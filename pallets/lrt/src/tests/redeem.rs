use super::*;
use crate::Error;
use frame_support::assert_noop;
use palisade_primitives::{ReportId, StakeMutate};
use sp_runtime::DispatchError;

const UNIT: Balance = 1_000_000_000_000;

#[test]
fn redeemer_gets_its_part_of_buffer_entries_and_stake() {
	run(|| {
		create(&[1, 1]);
		mint(ALICE, 4 * UNIT - SEED);
		next_era();
		Stake::set_pool_accepting(&pool(101), false);
		mint(BOB, 4 * UNIT);
		assert_eq!(holdings(), [(2 * UNIT, 0), (2 * UNIT, 2 * UNIT)]);
		assert_eq!(view().buffer, 2 * UNIT);

		let (paid, redemption, worth) = redeem(BOB, 2 * UNIT);
		assert_eq!((paid, worth), (UNIT, 2 * UNIT));
		assert_eq!(ticket_value(redemption.unwrap()), UNIT);
		assert_eq!(holdings(), [(3 * UNIT / 2, 0), (3 * UNIT / 2, 3 * UNIT / 2)]);
		assert_eq!(view().buffer, 3 * UNIT / 2);
		let redemptions = vec![RedemptionId(0)];
		System::assert_last_event(
			Event::RedemptionRequested { basket: BASKET, who: BOB, tokens: 2 * UNIT, paid: UNIT, redemptions, worth }
				.into(),
		);
		let shown = <Lrt as BasketInspect<u64>>::redemptions_of(&BOB);
		assert_eq!((shown.len(), shown[0].value, shown[0].matures.0, shown[0].tickets.len()), (1, UNIT, 8, 2));
	});
}

#[test]
fn redeemer_gets_everything_at_once_when_nothing_has_joined() {
	run(|| {
		create(&[1, 2, 4]);
		let tokens = mint(ALICE, UNIT);
		let (paid, redemption, worth) = redeem(ALICE, tokens);
		assert_eq!(redemption, None);
		assert_eq!(paid, worth);
		assert!(UNIT - paid <= 4, "mint and redeem cost at most a unit a pool and one for the buffer");
		assert_eq!(NextRedemption::<Test>::get(), RedemptionId(0));
		assert_eq!(view().supply, SEED);
	});
}

#[test]
fn friend_redeems_what_it_was_sent() {
	run(|| {
		create(&[1]);
		mint(ALICE, UNIT);
		next_era();
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(ALICE), TOKEN, BOB, UNIT / 4));
		let (_, redemption, worth) = redeem(BOB, UNIT / 4);
		assert_eq!(worth, UNIT / 4);
		pass_eras(6);
		assert_eq!(claim(redemption.unwrap()), UNIT / 4);
	});
}

#[test]
fn nothing_is_redeemed_when_the_input_is_bad() {
	run(|| {
		create(&[1]);
		let tokens = mint(ALICE, UNIT);
		next_era();
		let redeem_in =
			|basket, tokens, min| Lrt::redeem_request(RuntimeOrigin::signed(ALICE), BasketId(basket), tokens, min);
		assert_noop!(redeem_in(0, 0, 0), Error::<Test>::ZeroAmount);
		assert_noop!(redeem_in(1, tokens, 0), Error::<Test>::BasketNotFound);
		assert_noop!(redeem_in(0, tokens + 1, 0), Error::<Test>::InsufficientTokens);
		assert_noop!(redeem_in(0, Balance::MAX, 0), Error::<Test>::InsufficientTokens);
		assert_noop!(redeem_in(0, tokens, tokens + 1), Error::<Test>::SlippageExceeded);
		assert_noop!(try_redeem(BOB, 1), Error::<Test>::InsufficientTokens);
		assert_noop!(Lrt::redeem_request(RuntimeOrigin::none(), BASKET, 1, 0), DispatchError::BadOrigin);
		assert_ok!(redeem_in(0, tokens, tokens));
	});
}

#[test]
fn nothing_is_burned_when_nothing_is_owed() {
	run(|| {
		create(&[1]);
		let tokens = mint(ALICE, UNIT);
		next_era();
		Stake::slash(&pool(101), percent(100));
		assert_noop!(try_redeem(ALICE, tokens), Error::<Test>::AmountTooSmall);
	});
	run(|| {
		create(&[1]);
		mint(ALICE, UNIT);
		next_era();
		Stake::slash(&pool(101), percent(90));
		// Shares of the pool are dearer than tokens now: minting by others made tokens plenty.
		mint(BOB, UNIT);
		assert_noop!(try_redeem(ALICE, 1), Error::<Test>::AmountTooSmall);
	});
}

#[test]
fn exit_is_open_when_pools_do_not_accept_and_the_basket_is_at_a_loss() {
	run(|| {
		create(&[1, 1]);
		let tokens = mint(ALICE, UNIT);
		next_era();
		for operator in [101, 102] {
			Stake::set_pool_accepting(&pool(operator), false);
			Stake::report(&pool(operator), ReportId(operator as u32), percent(100));
		}
		let (_, redemption, worth) = redeem(ALICE, tokens);
		assert_eq!(worth, 0, "everything is in escrow");
		Stake::cancel(&pool(101), ReportId(101));
		Stake::execute(&pool(102), ReportId(102));
		pass_eras(6);
		let got = claim(redemption.unwrap());
		assert!(UNIT / 2 - got <= 2, "got {got}");
	});
}

#[test]
fn cash_that_cannot_be_paid_stays_claimable() {
	run(|| {
		create_foreign([1, 1]);
		mint(ALICE, 1_000 * SEED);
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(ALICE), TOKEN, PAUPER, 8));
		// Eight units of each entry's half are less than the asset's existential deposit.
		let (paid, redemption, worth) = redeem(PAUPER, 8);
		assert_eq!((paid, worth), (0, 8));
		let id = redemption.unwrap();
		assert_eq!(Redemptions::<Test>::get(id).unwrap().cash, 8);
		assert_noop!(try_claim(id), sp_runtime::TokenError::BelowMinimum);
		Lrt::check().unwrap();
		// Nobody else's money: the holders' buffer does not count it.
		let before = view();
		assert_ok!(Lrt::transfer_redemption(RuntimeOrigin::signed(PAUPER), id, ALICE));
		assert_eq!(claim(id), 8);
		assert_eq!(view(), before);
	});
}

#[test]
fn gains_of_the_era_of_the_request_stay_with_those_who_stay() {
	run(|| {
		create(&[1]);
		let tokens = mint(ALICE, UNIT);
		mint(BOB, UNIT);
		next_era();
		<Stake as StakeMutate<u64>>::reward(&pool(101), &CREATOR, UNIT).unwrap();
		let (_, redemption, _) = redeem(ALICE, tokens);
		pass_eras(6);
		assert!(UNIT - claim(redemption.unwrap()) <= 2);
		assert!(view().bid >= 2 * UNIT);
	});
}
