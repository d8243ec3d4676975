//! Each invariant fails when what it is about is corrupted.

use super::*;
use crate::{Pallet, RedemptionsOf};
use frame_support::traits::fungibles::Mutate;
use palisade_primitives::TicketId;

const UNIT: Balance = 1_000_000_000_000;

/// A basket with stake and a redemption; `corrupt` it and expect `failure`.
#[track_caller]
fn assert_caught(failure: &str, corrupt: impl FnOnce(RedemptionId)) {
	new_test_ext().execute_with(|| {
		create(&[1, 1]);
		let tokens = mint(ALICE, UNIT);
		next_era();
		let redemption = redeem(ALICE, tokens / 2).1.unwrap();
		Lrt::check().unwrap();
		corrupt(redemption);
		assert_eq!(Lrt::check(), Err(failure));
	});
}

fn basket(change: impl FnOnce(&mut crate::BasketOf<Test>)) {
	Baskets::<Test>::mutate(BASKET, |basket| change(basket.as_mut().unwrap()));
}

/// Gains that join over three eras if nothing else is said.
fn gains(change: impl FnOnce(&mut Release)) {
	let mut release = Release { era: Era(1), left: 3, part: 1 };
	change(&mut release);
	Gains::<Test>::insert(BASKET, release);
}

fn redemption(id: RedemptionId, change: impl FnOnce(&mut crate::RedemptionOf<Test>)) {
	Redemptions::<Test>::mutate(id, |redemption| change(redemption.as_mut().unwrap()));
}

#[test]
fn accounts_cover_what_is_owed() {
	let failure = "1: a basket's account does not cover what is owed";
	assert_caught(failure, |_| basket(|basket| basket.buffer += 10));
	assert_caught(failure, |_| basket(|basket| basket.deposit += 10));
	assert_caught(failure, |id| redemption(id, |redemption| redemption.cash = 10));
	assert_caught(failure, |_| gains(|release| release.left = 10));
	assert_caught("1: what is owed overflows", |_| {
		basket(|basket| basket.buffer = 1);
		gains(|release| release.left = Balance::MAX);
	});
	assert_caught("1: what is owed overflows", |id| {
		basket(|basket| basket.buffer = 1);
		redemption(id, |redemption| redemption.cash = Balance::MAX);
	});
	assert_caught("1: the cash of redemptions overflows", |id| {
		redemption(id, |redemption| redemption.cash = Balance::MAX);
		Redemptions::<Test>::insert(RedemptionId(7), Redemptions::<Test>::get(id).unwrap());
	});
}

#[test]
fn foreign_accounts_cover_what_is_owed() {
	new_test_ext().execute_with(|| {
		create_foreign([1, 1]);
		Lrt::check().unwrap();
		basket(|basket| basket.buffer += 1);
		assert_eq!(Lrt::check(), Err("1: a basket's account does not cover what is owed"));
		basket(|basket| {
			basket.buffer -= 1;
			basket.deposit += 1;
		});
		assert_eq!(Lrt::check(), Err("1: a basket's account does not cover what is owed"));
		basket(|basket| basket.deposit -= 1);
		Lrt::check().unwrap();
		Unswapped::<Test>::insert(BASKET, AssetKind::Native, 1);
		assert_eq!(Lrt::check(), Err("1: a basket's account does not cover what is owed"));
	});
}

#[test]
fn tokens_are_counted() {
	assert_caught("2: more tokens than were minted", |_| {
		Assets::mint_into(TOKEN, &BOB, 1).unwrap();
	});
	assert_caught("2: more tokens than were minted", |_| basket(|basket| basket.supply -= 1));
	assert_caught("2: a basket's token does not exist", |_| {
		pallet_assets::Asset::<Test>::remove(TOKEN);
	});
	assert_caught("2: a basket has no seed", |_| {
		let account = Pallet::<Test>::account_of(BASKET);
		pallet_assets::Account::<Test>::remove(TOKEN, account);
	});
	assert_caught("2: a basket has no token id", |_| {
		TokenIdBase::set(u32::MAX);
		NextBasket::<Test>::put(BasketId(2));
		let taken = Baskets::<Test>::take(BASKET).unwrap();
		Baskets::<Test>::insert(BasketId(1), crate::Basket { buffer: 0, deposit: 0, ..taken });
		let account = Pallet::<Test>::account_of(BasketId(1));
		Balances::force_set_balance(RuntimeOrigin::root(), account, UNIT).unwrap();
	});
}

#[test]
fn targets_are_sound() {
	let set = |pools: &[(PoolKey<u64>, u32)]| basket(|basket| basket.targets = targets(pools));
	assert_caught("3: a basket has no pools", |_| set(&[]));
	assert_caught("3: a basket has a pool twice", |_| set(&[(pool(101), 1), (pool(101), 1)]));
	assert_caught("3: a pool has no weight", |_| set(&[(pool(101), 0)]));
	assert_caught("3: a pool is of another asset", |_| set(&[(foreign_pool(101), 1)]));
	assert_caught("3: a pool does not exist", |_| set(&[(pool(200), 1)]));
	assert_caught("3: a basket holds a liquid token", |_| {
		let account = Pallet::<Test>::account_of(BASKET);
		Assets::mint_into(FOREIGN, &account, 100).unwrap();
		// From here the foreign asset counts as a basket's token, and the basket's own must exist for invariant 2.
		TokenIdBase::set(FOREIGN);
		Assets::mint_into(FOREIGN, &account, 100).unwrap();
		basket(|basket| {
			basket.asset = AssetKind::WithId(FOREIGN);
			basket.supply = Balance::MAX;
		});
	});
}

#[test]
fn tickets_belong_to_one_redemption() {
	assert_caught("4: a redemption has nothing to pay", |id| {
		redemption(id, |redemption| redemption.tickets = Default::default())
	});
	assert_caught("4: a redemption has no basket", |id| redemption(id, |redemption| redemption.basket = BasketId(9)));
	assert_caught("4: a redemption's ticket does not exist", |id| {
		redemption(id, |redemption| redemption.tickets[0] = TicketId(99))
	});
	assert_caught("4: a ticket is in two redemptions", |id| {
		redemption(id, |redemption| redemption.tickets[0] = redemption.tickets[1])
	});
	assert_caught("4: a ticket leaves another pool", |_| {
		basket(|basket| basket.targets = targets(&[(pool(103), 1), (pool(104), 1)]))
	});
	assert_caught("4: a ticket is not the basket's", |id| {
		let other = create(&[1, 1]);
		redemption(id, |redemption| redemption.basket = other);
	});
}

#[test]
fn owners_are_indexed() {
	assert_caught("5: a redemption is not indexed", |id| RedemptionsOf::<Test>::remove(ALICE, id));
	assert_caught("5: the index lists what is not there", |id| RedemptionsOf::<Test>::insert(BOB, id, ()));
}

#[test]
fn ids_are_in_range() {
	assert_caught("6: a basket's id was not given out", |_| NextBasket::<Test>::kill());
	assert_caught("6: a redemption's id was not given out", |_| NextRedemption::<Test>::kill());
}

/// With something in the account that nobody counts.
#[track_caller]
fn assert_caught_with_spare(failure: &str, corrupt: impl FnOnce()) {
	assert_caught(failure, |_| {
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(BOB), view().account, UNIT));
		corrupt();
	});
}

#[test]
fn gains_are_released() {
	assert_caught_with_spare("23: gains of no basket", || {
		Gains::<Test>::insert(BasketId(1), Release { era: Era(1), left: 1, part: 1 })
	});
	assert_caught_with_spare("23: gains that never join", || gains(|release| release.left = 0));
	assert_caught_with_spare("23: gains that never join", || gains(|release| release.part = 0));
	assert_caught_with_spare("23: gains wait too long", || gains(|release| release.left = 15));
	assert_caught_with_spare("23: gains are from the future", || gains(|release| release.era = Era(9)));
}

#[test]
fn unswapped_rewards_are_there() {
	let put = |basket, asset, amount| Unswapped::<Test>::insert(BasketId(basket), asset, amount);
	assert_caught_with_spare("24: rewards of no basket", || put(1, PAID_IN, 1));
	assert_caught_with_spare("24: nothing waits to be swapped", || put(0, PAID_IN, 0));
	assert_caught_with_spare("24: the underlying waits to be swapped", || put(0, NATIVE, 1));
	assert_caught_with_spare("24: rewards are missing", || put(0, PAID_IN, 1));
}
