//! Streams are paid for in advance.

use super::*;

#[test]
fn stream_is_split_by_the_era_to_the_unit() {
	build_and_execute(|| {
		setup();
		ProtocolFee::set(percent(10));
		let (funder, treasury) = (balance(&coin(0), OWNER), balance(&coin(0), TREASURY));
		let id = fund(coin(0), (4, 6), 1_115);
		System::assert_last_event(
			Event::StreamOpened {
				stream: id,
				funder: OWNER,
				target: ORACLES,
				stake: NATIVE,
				asset: coin(0),
				start: Era(4),
				end: Era(6),
				amount: 1_004,
				fee: 111,
			}
			.into(),
		);
		let amounts: Vec<_> = (3..=7).map(|era| budget(ORACLES, era).amount).collect();
		assert_eq!(amounts, [0, 335, 335, 334, 0]);
		assert_eq!((funder - balance(&coin(0), OWNER), balance(&coin(0), TREASURY) - treasury), (1_115, 111));
		assert_eq!(balance(&coin(0), Rewards::pot()), 1_004 + COIN_ED);
		assert_eq!(Held::<Test>::get().get(0), 1_004);
	})
}

#[test]
fn anybody_may_pay_and_streams_add_up() {
	build_and_execute(|| {
		setup();
		fund(coin(0), (3, 4), 20);
		assert_ok!(Rewards::fund(by(ALICE), ORACLE, NATIVE, coin(0), Era(4), Era(5), 7));
		let amounts: Vec<_> = (3..=5).map(|era| budget(ORACLES, era).amount).collect();
		assert_eq!(amounts, [10, 14, 3]);
	})
}

#[test]
fn fund_fails_on_bad_eras() {
	build_and_execute(|| {
		setup();
		let most = MAX_ERAS;
		assert_noop!(try_fund(coin(0), (2, 4), 100), Error::EraNotAhead);
		assert_noop!(try_fund(coin(0), (0, 0), 100), Error::EraNotAhead);
		assert_noop!(try_fund(coin(0), (5, 4), 100), Error::NoEras);
		assert_noop!(try_fund(coin(0), (3, 3 + most), 1_000), Error::TooManyEras);
		assert_noop!(try_fund(coin(0), (3, u32::MAX), 1_000), Error::TooManyEras);
		assert_noop!(try_fund(coin(0), (3 + most, 3 + most), 100), Error::TooFarAhead);
		assert_noop!(try_fund(coin(0), (u32::MAX, u32::MAX), 100), Error::TooFarAhead);
		assert_ok!(try_fund(coin(0), (2 + most, 1 + 2 * most), 1_000));
	})
}

#[test]
fn fund_fails_on_bad_amounts() {
	build_and_execute(|| {
		setup();
		assert_noop!(try_fund(coin(0), (3, 4), 0), Error::ZeroAmount);
		assert_noop!(try_fund(coin(0), (3, 6), 3), Error::BelowMinimum);
		assert_ok!(Rewards::suspend_reward_asset(root(), coin(1)));
		assert_ok!(Rewards::admit_reward_asset(root(), coin(1), 100));
		assert_noop!(try_fund(coin(1), (3, 6), 399), Error::BelowMinimum);
		ProtocolFee::set(percent(1));
		assert_noop!(try_fund(coin(1), (3, 6), 400), Error::BelowMinimum);
		assert_ok!(try_fund(coin(1), (3, 6), 404));
		ProtocolFee::set(percent(100));
		assert_noop!(try_fund(coin(1), (3, 6), 404), Error::BelowMinimum);
	})
}

#[test]
fn fund_fails_for_who_does_not_exist() {
	build_and_execute(|| {
		setup();
		let fund = |service, stake| Rewards::fund(by(OWNER), service, stake, coin(0), Era(3), Era(4), 100);
		assert_noop!(fund(ServiceId(0), NATIVE), Error::ServiceNotFound);
		assert_noop!(fund(ServiceId(99), NATIVE), Error::ServiceNotFound);
		assert_noop!(fund(ORACLE, AssetKind::WithId(STAKED)), Error::NothingStaked);
		assert_noop!(Rewards::fund(root(), ORACLE, NATIVE, coin(0), Era(3), Era(4), 100), DispatchError::BadOrigin);
	})
}

#[test]
fn fund_fails_in_foreign_or_frozen_assets() {
	build_and_execute(|| {
		setup();
		assert_noop!(try_fund(coin(5), (3, 4), 100), Error::AssetNotAdmitted);
		assert_noop!(try_fund(AssetKind::WithId(999), (3, 4), 100), Error::AssetNotAdmitted);
		assert_ok!(Assets::freeze_asset(by(OWNER), COIN));
		assert_noop!(try_fund(coin(0), (3, 4), 100), TokenError::Frozen);
		assert_ok!(Assets::thaw_asset(by(OWNER), COIN));
		assert_ok!(Assets::freeze(by(OWNER), COIN, OWNER));
		assert_noop!(try_fund(coin(0), (3, 4), 100), TokenError::Frozen);
	})
}

#[test]
fn fund_fails_when_the_funder_would_die() {
	build_and_execute(|| {
		setup();
		for (asset, error) in [(coin(0), TokenError::NotExpendable), (NATIVE, TokenError::Frozen)] {
			let all = balance(&asset, OWNER);
			assert_noop!(try_fund(asset.clone(), (3, 4), all), error);
			assert_noop!(try_fund(asset.clone(), (3, 4), all + 1), TokenError::FundsUnavailable);
		}
		assert_noop!(
			Rewards::fund(by(PAUPER), ORACLE, NATIVE, NATIVE, Era(3), Era(4), 100),
			TokenError::FundsUnavailable
		);
		let all = balance(&NATIVE, OWNER);
		assert_ok!(try_fund(NATIVE, (3, 4), all - ED));
	})
}

#[test]
fn fee_that_the_treasury_cannot_take_is_none() {
	build_and_execute(|| {
		setup();
		ProtocolFee::set(percent(10));
		assert_ok!(Assets::block(by(OWNER), COIN, TREASURY));
		fund(coin(0), (3, 4), 1_000);
		assert_eq!((budget(ORACLES, 3).amount, Held::<Test>::get().get(0)), (500, 1_000));
	})
}

#[test]
fn treasury_pays_for_a_category_without_fee() {
	build_and_execute(|| {
		setup();
		ProtocolFee::set(percent(10));
		let incentivise =
			|origin, amount| Rewards::incentivise(origin, Category::Oracle, NATIVE, coin(0), Era(3), Era(4), amount);
		assert_noop!(incentivise(by(OWNER), 1_000), DispatchError::BadOrigin);
		assert_noop!(incentivise(root(), 0), Error::ZeroAmount);
		assert_noop!(incentivise(root(), RICH), TokenError::FundsUnavailable);
		let treasury = balance(&coin(0), TREASURY);
		assert_ok!(incentivise(root(), 1_000));
		assert_eq!(treasury - balance(&coin(0), TREASURY), 1_000);
		assert_eq!(budget(RewardTarget::Category(Category::Oracle), 4).amount, 500);
	})
}
