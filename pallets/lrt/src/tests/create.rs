use super::*;
use crate::{Error, Pallet};
use frame_support::{
	assert_noop,
	traits::fungibles::{metadata::Inspect as _, roles::Inspect as _},
};
use palisade_primitives::{mocks::MockOperators, OperatorJail};
use sp_runtime::{DispatchError, FixedU128, TokenError};

#[test]
fn basket_has_a_token_that_wallets_see_and_nobody_controls() {
	run(|| {
		let (before, metadata_deposit) = (Balances::free_balance(CREATOR), 1_000 + 10 * 18);
		create(&[1, 2]);
		let account = Pallet::<Test>::account_of(BASKET);
		assert_eq!(Balances::free_balance(CREATOR), before - ED - DEPOSIT - metadata_deposit - SEED);
		assert_eq!(Balances::free_balance(account), ED + DEPOSIT + SEED);
		assert_eq!(Balances::reserved_balance(account), metadata_deposit);

		assert_eq!(Assets::name(TOKEN), b"Palisade LRT");
		assert_eq!(Assets::symbol(TOKEN), b"lrtPAL");
		assert_eq!(Assets::decimals(TOKEN), 12);
		for role in [Assets::owner(TOKEN), Assets::issuer(TOKEN), Assets::admin(TOKEN), Assets::freezer(TOKEN)] {
			assert_eq!(role, Some(account));
		}
		assert!(!pallet_assets::Asset::<Test>::get(TOKEN).unwrap().is_sufficient);
		assert_eq!(Assets::total_issuance(TOKEN), SEED);
		assert_eq!(Assets::balance(TOKEN, account), SEED);

		let view = view();
		assert_eq!((view.account, view.token, view.tier), (account, TOKEN, Tier::Restaked));
		assert_eq!((view.buffer, view.supply, view.bid, view.ask), (SEED, SEED, SEED, SEED));
		assert_eq!((view.rate_bid, view.rate_ask), (FixedU128::from_u32(1), FixedU128::from_u32(1)));
		assert_eq!(<Lrt as BasketInspect<u64>>::rate_bid(BASKET), Some(view.rate_bid));
		assert_eq!(<Lrt as BasketInspect<u64>>::rate_ask(BasketId(1)), None);
		System::assert_last_event(
			Event::BasketCreated {
				basket: BASKET,
				creator: CREATOR,
				asset: NATIVE,
				token: TOKEN,
				targets: targets(&[(pool(101), 1), (pool(102), 2)]),
				seed: SEED,
			}
			.into(),
		);
	});
}

#[test]
fn basket_is_an_lst_when_all_its_pools_are_base() {
	run(|| {
		Stake::open_pool(&base_pool(101));
		Stake::open_pool(&base_pool(102));
		assert_ok!(create_with(NATIVE, &[(base_pool(101), 1), (base_pool(102), 1)]));
		assert_eq!(view().tier, Tier::Base);
		assert_ok!(create_with(NATIVE, &[(base_pool(101), 1), (pool(102), 1)]));
		assert_eq!(<Lrt as BasketInspect<u64>>::basket(BasketId(1)).unwrap().tier, Tier::Restaked);
	});
}

#[test]
fn basket_can_be_of_another_asset() {
	run(|| {
		let before = (Balances::free_balance(CREATOR), Assets::balance(FOREIGN, CREATOR));
		create_foreign([1, 1]);
		let account = Pallet::<Test>::account_of(BASKET);
		assert_eq!(Balances::free_balance(CREATOR), before.0 - ED - DEPOSIT - 1_180);
		assert_eq!(Assets::balance(FOREIGN, CREATOR), before.1 - FOREIGN_ED - SEED);
		assert_eq!(Balances::free_balance(account), ED + DEPOSIT);
		assert_eq!(Assets::balance(FOREIGN, account), FOREIGN_ED + SEED);
	});
}

#[test]
fn baskets_are_numbered() {
	run(|| {
		assert_eq!([create(&[1]), create(&[1]), create(&[2])], [BasketId(0), BasketId(1), BasketId(2)]);
		assert_eq!(Pallet::<Test>::token_of(BasketId(2)), Some(TOKEN + 2));
		assert_ne!(Pallet::<Test>::account_of(BasketId(1)), Pallet::<Test>::account_of(BasketId(2)));
	});
}

#[test]
fn nothing_is_created_when_the_pools_are_wrong() {
	run(|| {
		let lrt = AssetKind::WithId(TOKEN);
		let on_lrt = PoolKey { operator: 101, asset: lrt.clone(), tier: Tier::Restaked };
		Stake::open_pool(&pool(101));
		assert_noop!(create_with(NATIVE, &[]), Error::<Test>::NoPools);
		assert_noop!(create_with(NATIVE, &[(pool(101), 0)]), Error::<Test>::ZeroWeight);
		assert_noop!(create_with(NATIVE, &[(pool(101), 1), (pool(101), 2)]), Error::<Test>::DuplicatePool);
		assert_noop!(create_with(NATIVE, &[(pool(101), 1), (pool(200), 1)]), Error::<Test>::PoolNotFound);
		assert_noop!(create_with(NATIVE, &[(pool(101), 1), (foreign_pool(101), 1)]), Error::<Test>::WrongAsset);
		assert_noop!(create_with(lrt, &[(on_lrt, 1)]), Error::<Test>::LiquidToken);
		for until in [None, Some(9)] {
			MockOperators::set_active(&103u64, false);
			if let Some(until) = until {
				MockOperators::set_active(&103u64, true);
				MockOperators::jail(&103u64, palisade_primitives::Era(until));
			}
			assert_noop!(create_with(NATIVE, &[(pool(103), 1)]), Error::<Test>::OperatorNotActive);
		}
	});
}

#[test]
fn nothing_is_created_when_the_weights_are_not_the_whole() {
	run(|| {
		let create = |weights: [u32; 2]| {
			let mut targets = targets(&[(pool(101), 1), (pool(102), 1)]);
			targets.iter_mut().zip(weights).for_each(|(target, weight)| target.weight = weight);
			let name = || b"x".to_vec().try_into().unwrap();
			Lrt::create_basket(RuntimeOrigin::signed(CREATOR), NATIVE, targets, name(), name(), 0)
		};
		for weights in [[1, 1], [500_000, 499_999], [500_000, 500_001], [u32::MAX, 1_000_001], [u32::MAX, u32::MAX]] {
			assert_noop!(create(weights), Error::<Test>::WeightsNotWhole);
		}
		assert_ok!(create([1, 999_999]));
	});
}

#[test]
fn nothing_is_created_when_the_creator_cannot_pay() {
	run(|| {
		let origin = || RuntimeOrigin::signed(PAUPER);
		let native = targets(&[(pool(101), 1)]);
		let foreign = targets(&[(foreign_pool(101), 1)]);
		let name = || b"x".to_vec().try_into().unwrap();
		assert_noop!(
			Lrt::create_basket(origin(), AssetKind::WithId(FOREIGN), foreign, name(), name(), 0),
			TokenError::FundsUnavailable
		);
		Balances::force_set_balance(RuntimeOrigin::root(), PAUPER, SEED).unwrap();
		assert_noop!(Lrt::create_basket(origin(), NATIVE, native, name(), name(), 0), TokenError::FundsUnavailable);
		assert_noop!(
			Lrt::create_basket(RuntimeOrigin::none(), NATIVE, targets(&[(pool(101), 1)]), name(), name(), 0),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn token_ids_run_out_with_an_error() {
	run(|| {
		TokenIdBase::set(u32::MAX);
		create(&[1]);
		assert_noop!(create_with(NATIVE, &[(pool(101), 1)]), Error::<Test>::TooManyBaskets);
	});
}

#[test]
fn nobody_else_can_take_an_id_of_a_token() {
	run(|| {
		let take = |id: u32| Assets::create(RuntimeOrigin::signed(ALICE), id, ALICE, 1);
		assert_noop!(take(TOKEN), DispatchError::BadOrigin);
		assert_noop!(take(u32::MAX), DispatchError::BadOrigin);
		assert_noop!(Assets::create(RuntimeOrigin::none(), 8, ALICE, 1), DispatchError::BadOrigin);
		assert_ok!(take(TOKEN - 1));
	});
}

#[test]
fn basket_is_created_when_its_account_has_money_already() {
	run(|| {
		let account = Pallet::<Test>::account_of(BASKET);
		Balances::transfer_allow_death(RuntimeOrigin::signed(ALICE), account, 12_345).unwrap();
		create(&[1]);
		assert_eq!((view().buffer, view().ask), (SEED, SEED));
	});
}
