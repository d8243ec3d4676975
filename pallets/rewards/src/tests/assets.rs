//! Governance admits and suspends assets.

use super::*;

#[test]
fn admitted_asset_can_be_paid_in() {
	build_and_execute(|| {
		let before = balance(&coin(0), TREASURY);
		assert_ok!(Rewards::admit_reward_asset(root(), coin(0), 5));
		System::assert_last_event(Event::AssetAdmitted { asset: coin(0), least: 5 }.into());
		// The treasury keeps the pot's account alive.
		assert_eq!((balance(&coin(0), Rewards::pot()), before - balance(&coin(0), TREASURY)), (COIN_ED, COIN_ED));
	})
}

#[test]
fn pot_that_somebody_keeps_alive_costs_nothing() {
	build_and_execute(|| {
		assert_ok!(Balances::transfer_allow_death(by(ALICE), Rewards::pot(), ED));
		let before = balance(&NATIVE, TREASURY);
		admit(NATIVE);
		assert_eq!((balance(&NATIVE, Rewards::pot()), balance(&NATIVE, TREASURY)), (ED, before));
	})
}

#[test]
fn admit_fails_on_bad_assets() {
	build_and_execute(|| {
		let admit = |asset| Rewards::admit_reward_asset(root(), asset, 1);
		assert_noop!(Rewards::admit_reward_asset(by(ALICE), coin(0), 1), DispatchError::BadOrigin);
		assert_noop!(admit(AssetKind::WithId(999)), Error::AssetNotFound);
		assert_ok!(admit(coin(0)));
		assert_noop!(admit(coin(0)), Error::AssetAdmitted);
		assert_ok!(Assets::freeze_asset(by(OWNER), COIN + 1));
		assert!(admit(coin(1)).is_err(), "the pot's minimum balance cannot be moved");
		assert_ok!(Assets::thaw_asset(by(OWNER), COIN + 1));
		assert_ok!(Assets::transfer(by(ALICE), COIN + 1, Rewards::pot(), COIN_ED));
		assert_ok!(Assets::freeze_asset(by(OWNER), COIN + 1));
		assert_noop!(admit(coin(1)), Error::AssetFrozen);
		for number in 2..=8 {
			assert_ok!(admit(coin(number)));
		}
		assert_noop!(admit(NATIVE), Error::TooManyAssets);
	})
}

#[test]
fn admit_fails_when_the_treasury_cannot_pay_for_the_pot() {
	build_and_execute(|| {
		assert_ok!(Assets::transfer(by(TREASURY), COIN, ALICE, RICH - COIN_ED));
		assert_noop!(Rewards::admit_reward_asset(root(), coin(0), 1), TokenError::NotExpendable);
	})
}

#[test]
fn suspended_asset_keeps_its_place_and_pays_what_it_owes() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 4), 2_000);
		assert_noop!(Rewards::suspend_reward_asset(by(ALICE), coin(0)), DispatchError::BadOrigin);
		assert_noop!(Rewards::suspend_reward_asset(root(), coin(5)), Error::AssetNotAdmitted);
		assert_ok!(Rewards::suspend_reward_asset(root(), coin(0)));
		System::assert_last_event(Event::AssetSuspended { asset: coin(0) }.into());
		assert_noop!(Rewards::suspend_reward_asset(root(), coin(0)), Error::AssetSuspended);
		assert_noop!(try_fund(coin(0), (5, 5), 100), Error::AssetSuspended);
		pass_eras(3);
		assert_ok!(Rewards::claim(by(ALICE), pool.clone(), coin(0)));
		assert_eq!((balance(&coin(0), ALICE), coins(BOB, &pool)), (RICH + 1_500, 500));
		assert_ok!(Rewards::admit_reward_asset(root(), coin(0), 9));
		assert_eq!(RewardAssets::<Test>::get()[0].least, 9);
		fund(coin(0), (6, 6), 100);
	})
}
