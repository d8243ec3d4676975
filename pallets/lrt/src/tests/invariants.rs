//! Each invariant fails when what it is about is corrupted.

use super::*;
use crate::{Follows, Managed, ManagementOf, Pallet, RedemptionsOf, Returning, Timed};
use frame_support::{traits::fungibles::Mutate, BoundedVec};
use palisade_primitives::{Era, StakeMutate, TicketId};
use sp_runtime::Perbill;

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

fn redemption(id: RedemptionId, change: impl FnOnce(&mut crate::RedemptionOf<Test>)) {
	Redemptions::<Test>::mutate(id, |redemption| change(redemption.as_mut().unwrap()));
}

fn management(change: impl FnOnce(&mut ManagementOf<Test>)) {
	Managed::<Test>::mutate(BASKET, |management| change(management.as_mut().unwrap()));
}

#[test]
fn accounts_cover_what_is_owed() {
	let failure = "1: a basket's account does not cover what is owed";
	assert_caught(failure, |_| basket(|basket| basket.buffer += 10));
	assert_caught(failure, |_| basket(|basket| basket.deposit += 10));
	assert_caught(failure, |id| redemption(id, |redemption| redemption.cash = 10));
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
	assert_caught("3: the weights are not the whole", |_| set(&[]));
	assert_caught("3: the weights are not the whole", |_| basket(|basket| basket.targets[0].weight += 1));
	assert_caught("3: the weights are not the whole", |_| {
		management(|management| management.next_targets = Some((Default::default(), Era(9))))
	});
	assert_caught("3: a basket has a pool twice", |_| set(&[(pool(101), 1), (pool(101), 1)]));
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
	assert_caught("4: a ticket leaves a pool of another asset", |id| {
		let account = Pallet::<Test>::account_of(BASKET);
		Stake::stake(&account, &foreign_pool(101), 100);
		let ticket = <Stake as StakeMutate<u64>>::request_leave(&account, &foreign_pool(101), 10, &account).unwrap();
		redemption(id, |redemption| redemption.tickets[0] = ticket)
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

#[test]
fn every_basket_is_run() {
	assert_caught("7: not every basket is run", |_| Managed::<Test>::remove(BASKET));
	assert_caught("7: not every basket is run", |_| {
		Managed::<Test>::insert(BasketId(9), Managed::<Test>::get(BASKET).unwrap())
	});
	assert_caught("7: a manager's basket follows somebody else", |_| {
		management(|management| management.follows = Follows::ActiveSet)
	});
	let leave = |change: fn(&mut ManagementOf<Test>)| {
		management(|management| {
			management.abandon();
			change(management)
		})
	};
	assert_caught("7: nobody offers a basket", |_| leave(|management| management.nominee = Some(BOB)));
	assert_caught("7: nobody has a fee", |_| leave(|management| management.fee.current = Perbill::from_parts(1)));
	assert_caught("7: nobody announced a change", |_| {
		leave(|management| management.policy.next = Some((management.policy.current.clone(), Era(9))))
	});
}

#[test]
fn fees_are_limited() {
	let fee = |current: u32, next: Option<u32>| {
		let next = next.map(|next| (Perbill::from_percent(next), Era(9)));
		management(|management| management.fee = Timed { current: Perbill::from_percent(current), next })
	};
	assert_caught("8: a fee is too high", |_| fee(11, None));
	assert_caught("8: a fee that waits is not higher, or too high", |_| fee(5, Some(5)));
	assert_caught("8: a fee that waits is not higher, or too high", |_| fee(10, Some(11)));
	assert_caught("8: a fee that waits rises too much", |_| fee(5, Some(7)));
}

#[test]
fn targets_are_within_policies() {
	assert_caught("9: a pool is of too risky a tier", |_| management(|management| management.tier = Tier::Base));
	assert_caught("9: a target's tier is not allowed", |_| {
		management(|management| management.policy.current.tier = Tier::Base)
	});
	assert_caught("9: a policy allows too risky a tier", |_| {
		Stake::open_pool(&base_pool(101));
		basket(|basket| basket.targets = targets(&[(base_pool(101), 1)]));
		management(|management| management.tier = Tier::Base)
	});
	let within = "9: targets are not within a policy";
	let half = Perbill::from_percent(50);
	assert_caught(within, |_| {
		management(|management| management.policy.current.caps.operator = half - Perbill::from_parts(1))
	});
	assert_caught(within, |_| {
		management(|management| management.policy.current.caps.concentration = Perbill::from_percent(49))
	});
	assert_caught(within, |_| {
		management(|management| management.next_targets = Some((targets(&[(pool(101), 2), (pool(102), 1)]), Era(9))))
	});
	assert_caught(within, |_| {
		management(|management| {
			let mut next = management.policy.current.clone();
			next.caps.operator = Perbill::from_percent(49);
			management.policy.next = Some((next, Era(9)));
		})
	});
}

#[test]
fn tickets_return_to_one_basket() {
	let account = || Pallet::<Test>::account_of(BASKET);
	let leave = |key: &PoolKey<u64>, owner: u64| {
		Stake::stake(&account(), key, 100);
		<Stake as StakeMutate<u64>>::request_leave(&account(), key, 10, &owner).unwrap()
	};
	let returning =
		|tickets: &[TicketId]| Returning::<Test>::insert(BASKET, BoundedVec::truncate_from(tickets.to_vec()));
	assert_caught("10: a ticket returns to no basket", |_| {
		let ticket = leave(&pool(101), account());
		Returning::<Test>::insert(BasketId(9), BoundedVec::truncate_from(vec![ticket]))
	});
	assert_caught("10: a ticket that returns is in a redemption", |id| {
		returning(&[Redemptions::<Test>::get(id).unwrap().tickets[0]])
	});
	assert_caught("10: a ticket that returns does not exist", |_| returning(&[TicketId(99)]));
	assert_caught("10: a ticket that returns is not the basket's", |_| returning(&[leave(&pool(101), BOB)]));
	assert_caught("10: a ticket that returns leaves a pool of another asset", |_| {
		returning(&[leave(&foreign_pool(101), account())])
	});
	assert_caught("10: two tickets return from a pool in an era", |_| {
		returning(&[leave(&pool(101), account()), leave(&pool(101), account())])
	});
}
