//! Each invariant fails when what it is about is corrupted.

use super::*;
use crate::{
	exit::Fill, Accounts, Agenda, AgendaFrom, Follows, Managed, Notes, Queue, Queues, Rates, RedemptionsOf, Returning,
	Timed, MAX_RETURNING,
};
use frame_support::{traits::fungibles::Mutate, BoundedVec};
use palisade_primitives::TicketId;
use sp_runtime::Perbill;

const UNIT: Balance = 1_000_000_000_000;
/// The exit.
const LINE: Line = Line::Leaving(Era(2));
const RETURNING: Line = Line::Returning(Era(2));

/// A basket with stake and a redemption; `corrupt` it and expect `failure`.
#[track_caller]
fn assert_caught(failure: &str, corrupt: impl FnOnce(RedemptionId)) {
	new_test_ext().execute_with(|| {
		create(&[1, 1]);
		Stake::stake(&ALICE, &foreign_pool(101), 10);
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

fn exit(change: impl FnOnce(&mut Exit)) {
	Exits::<Test>::mutate(BASKET, LINE, |exit| change(exit.as_mut().unwrap()));
}

fn queue(change: impl FnOnce(&mut Queue)) {
	Queues::<Test>::mutate(BASKET, change);
}

fn management(change: impl FnOnce(&mut ManagementOf<Test>)) {
	Managed::<Test>::mutate(BASKET, |management| change(management.as_mut().unwrap()));
}

fn fill(upto: Balance) -> Fill {
	Fill { upto, cash: 1, of: 1 }
}

#[test]
fn accounts_cover_what_is_owed() {
	let failure = "1: a basket's account does not cover what is owed";
	assert_caught(failure, |_| basket(|basket| basket.buffer += 10));
	assert_caught(failure, |_| basket(|basket| basket.deposit += 10));
	assert_caught(failure, |_| queue(|queue| queue.escrowed = 10));
	assert_caught(failure, |_| gains(|release| release.left = 10));
	assert_caught("1: what is owed overflows", |_| {
		basket(|basket| basket.buffer = 1);
		gains(|release| release.left = Balance::MAX);
	});
	assert_caught("1: what is owed overflows", |_| {
		basket(|basket| basket.buffer = 1);
		queue(|queue| queue.escrowed = Balance::MAX);
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
		Queues::<Test>::remove(BASKET);
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
fn tickets_belong_to_one_exit() {
	assert_caught("4: an exit has nothing to pay", |_| {
		exit(|exit| (exit.tickets, exit.open) = (Default::default(), 0));
	});
	assert_caught("4: an exit has no basket", |_| {
		Exits::<Test>::insert(BasketId(9), LINE, Exits::<Test>::get(BASKET, LINE).unwrap());
	});
	assert_caught("4: an exit's ticket does not exist", |_| exit(|exit| exit.tickets[0] = TicketId(99)));
	assert_caught("4: a ticket is in two exits", |_| exit(|exit| exit.tickets[0] = exit.tickets[1]));
	assert_caught("4: a ticket is of another asset", |_| {
		let ticket = <Stake as StakeMutate<u64>>::request_leave(&ALICE, &foreign_pool(101), 5, &view().account);
		exit(|exit| exit.tickets[0] = ticket.unwrap());
	});
	assert_caught("4: a ticket is not the basket's", |_| {
		let ticket = <Stake as StakeMutate<u64>>::request_leave(&ALICE, &foreign_pool(101), 5, &ALICE);
		exit(|exit| exit.tickets[0] = ticket.unwrap());
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
	assert_caught("6: a basket's account is not known", |_| Accounts::<Test>::remove(view().account));
	assert_caught("6: an account is of no basket", |_| Accounts::<Test>::insert(BOB, BASKET));
}

#[test]
fn lines_are_whole() {
	assert_caught("7: a redemption has nothing to be paid", |id| redemption(id, |redemption| redemption.asked = 0));
	assert_caught("7: a line overflows", |id| redemption(id, |redemption| redemption.from = Balance::MAX));
	assert_caught("7: an exit is paid beyond its line", |_| {
		exit(|exit| exit.fills.try_push(fill(UNIT)).unwrap());
	});
	assert_caught("7: a basket has more of an exit than was paid", |_| exit(|exit| exit.owned = 1));
	assert_caught("7: new money paid for what returns", |id| {
		let paid = Exits::<Test>::take(BASKET, LINE).unwrap();
		redemption(id, |redemption| redemption.line = RETURNING);
		Exits::<Test>::insert(BASKET, RETURNING, Exit { fills: vec![fill(1)].try_into().unwrap(), ..paid });
	});
	assert_caught("7: an exit is paid beyond its line", |_| {
		exit(|exit| exit.fills = vec![fill(9), fill(8)].try_into().unwrap());
	});
	assert_caught("7: an exit counts its redemptions wrong", |_| exit(|exit| exit.open = 2));
	assert_caught("7: two redemptions stand in one place", |id| {
		let other = Redemptions::<Test>::get(id).unwrap();
		Redemptions::<Test>::insert(RedemptionId(1), crate::Redemption { owner: BOB, ..other });
		RedemptionsOf::<Test>::insert(BOB, RedemptionId(1), ());
		NextRedemption::<Test>::put(RedemptionId(2));
		exit(|exit| exit.open = 2);
	});
	assert_caught("7: nobody waits for a part of a line", |_| exit(|exit| exit.asked += 1));
	assert_caught("7: nobody waits for a part of a line", |id| redemption(id, |redemption| redemption.from += 1));
	assert_caught("7: a redemption has no exit", |id| {
		let other = Redemptions::<Test>::get(id).unwrap();
		Redemptions::<Test>::insert(RedemptionId(1), crate::Redemption { line: Line::Leaving(Era(1)), ..other });
		RedemptionsOf::<Test>::insert(ALICE, RedemptionId(1), ());
		NextRedemption::<Test>::put(RedemptionId(2));
	});
}

#[test]
fn escrow_is_what_can_be_claimed() {
	let failure = "8: what is set aside is not what can be claimed";
	assert_caught(failure, |id| redemption(id, |redemption| redemption.cash = 1));
	assert_caught(failure, |_| {
		basket(|basket| basket.buffer = 0);
		Balances::force_set_balance(RuntimeOrigin::root(), view().account, UNIT).unwrap();
		queue(|queue| queue.escrowed = 1);
	});
	assert_caught("8: a redemption can claim what was not set aside", |id| {
		redemption(id, |redemption| redemption.cash = 1);
		Queues::<Test>::remove(BASKET);
	});
}

#[test]
fn exits_are_listed() {
	assert_caught("9: an exit is not listed when it is due", |_| exit(|exit| exit.due = Era(9)));
	assert_caught("9: what a basket has of an exit is not listed", |_| {
		queue(|queue| queue.owned.try_push(LINE).unwrap());
	});
	for kind in [Line::Leaving, Line::Returning] {
		assert_caught("9: a basket has parts of too many exits", |_| {
			queue(|queue| queue.owned = vec![kind(Era(1)), kind(Era(2)), kind(Era(3))].try_into().unwrap());
		});
	}
	assert_caught("9: a final exit can be served", |_| {
		pass_eras(6);
		idle();
		queue(|queue| queue.waiting.try_push((Era(2), Era(8))).unwrap());
	});
	assert_caught("9: the agenda lists what is not there", |_| Agenda::<Test>::insert(Era(9), (BASKET, LINE), ()));
	assert_caught("9: the agenda has what nobody looks for", |_| AgendaFrom::<Test>::put(Era(9)));
	assert_caught("9: a basket lists an exit that is not there", |_| {
		queue(|queue| queue.waiting.try_push((Era(1), Era(7))).unwrap());
	});
}

#[test]
fn rates_are_noted() {
	assert_caught("10: a basket's rate was not noted", |_| Notes::<Test>::remove(BASKET));
	assert_caught("10: a rate is of the future", |_| {
		Notes::<Test>::mutate(BASKET, |noted| noted.as_mut().unwrap().latest.era = Era(3));
	});
	assert_caught("10: a rate is of the future", |_| {
		Notes::<Test>::mutate(BASKET, |noted| noted.as_mut().unwrap().before.era = Era(3));
	});
	assert_caught("10: the newest rate is not kept", |_| Rates::<Test>::remove(BASKET, 2));
	assert_caught("10: a rate is not in its place", |_| {
		let rate = Rates::<Test>::get(BASKET, 1).unwrap();
		Rates::<Test>::insert(BASKET, 5, rate);
	});
}

#[test]
fn every_basket_is_run() {
	assert_caught("11: not every basket is run", |_| Managed::<Test>::remove(BASKET));
	assert_caught("11: not every basket is run", |_| {
		Managed::<Test>::insert(BasketId(9), Managed::<Test>::get(BASKET).unwrap())
	});
	assert_caught("11: a manager's basket follows somebody else", |_| {
		management(|management| management.follows = Follows::ActiveSet)
	});
	let leave = |change: fn(&mut ManagementOf<Test>)| {
		management(|management| {
			management.abandon();
			change(management)
		})
	};
	assert_caught("11: nobody offers a basket", |_| leave(|management| management.nominee = Some(BOB)));
	assert_caught("11: nobody has a fee", |_| leave(|management| management.fee.current = Perbill::from_parts(1)));
	assert_caught("11: nobody announced a change", |_| {
		leave(|management| management.policy.next = Some((management.policy.current.clone(), Era(9))))
	});
}

#[test]
fn fees_are_limited() {
	let fee = |current: u32, next: Option<u32>| {
		let next = next.map(|next| (Perbill::from_percent(next), Era(9)));
		management(|management| management.fee = Timed { current: Perbill::from_percent(current), next })
	};
	assert_caught("12: a fee is too high", |_| fee(11, None));
	assert_caught("12: a fee that waits is not higher, or too high", |_| fee(5, Some(5)));
	assert_caught("12: a fee that waits is not higher, or too high", |_| fee(10, Some(11)));
	assert_caught("12: a fee that waits rises too much", |_| fee(5, Some(7)));
}

#[test]
fn targets_are_within_policies() {
	assert_caught("13: a pool is of too risky a tier", |_| management(|management| management.tier = Tier::Base));
	assert_caught("13: a target's tier is not allowed", |_| {
		management(|management| management.policy.current.tier = Tier::Base)
	});
	assert_caught("13: a policy allows too risky a tier", |_| {
		Stake::open_pool(&base_pool(101));
		basket(|basket| basket.targets = targets(&[(base_pool(101), 1)]));
		management(|management| management.tier = Tier::Base)
	});
	let within = "13: targets are not within a policy";
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
	assert_caught("14: a ticket returns to no basket", |_| {
		let ticket = leave(&pool(101), account());
		Returning::<Test>::insert(BasketId(9), BoundedVec::truncate_from(vec![ticket]))
	});
	assert_caught("14: a ticket that returns is in an exit", |_| {
		returning(&[Exits::<Test>::get(BASKET, LINE).unwrap().tickets[0]])
	});
	assert_caught("14: a ticket that returns does not exist", |_| returning(&[TicketId(99)]));
	assert_caught("14: a ticket that returns is not the basket's", |_| returning(&[leave(&pool(101), BOB)]));
	assert_caught("14: a ticket that returns leaves a pool of another asset", |_| {
		returning(&[leave(&foreign_pool(101), account())])
	});
	assert_caught("14: two tickets return from a pool in an era", |_| {
		returning(&[leave(&pool(101), account()), leave(&pool(101), account())])
	});
	// What returned in two eras is shared; then nothing may return.
	let share = |eras: &[u32], tickets: &[TicketId]| {
		for era in eras {
			let line = Line::Returning(Era(*era));
			let exit = Exit { tickets: BoundedVec::truncate_from(tickets.to_vec()), owned: 1, ..Exit::new(Era(8)) };
			Exits::<Test>::insert(BASKET, line, exit);
			Agenda::<Test>::insert(Era(8), (BASKET, line), ());
			queue(|queue| queue.owned.try_push(line).unwrap());
		}
	};
	let many = |count| (0..count).map(|_| leave(&pool(101), account())).collect::<Vec<_>>();
	assert_caught("14: too many tickets return", |_| {
		share(&[1], &many(MAX_RETURNING));
		returning(&[leave(&pool(101), account())]);
	});
	assert_caught("14: what returns could not be shared", |_| {
		share(&[2], &many(1));
		returning(&[leave(&pool(101), account())]);
	});
	assert_caught("14: what returns could not be shared", |_| {
		share(&[0], &many(1));
		share(&[1], &many(1));
		returning(&[leave(&pool(101), account())]);
	});
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
	assert_caught_with_spare("15: gains of no basket", || {
		Gains::<Test>::insert(BasketId(1), Release { era: Era(1), left: 1, part: 1 })
	});
	assert_caught_with_spare("15: gains that never join", || gains(|release| release.left = 0));
	assert_caught_with_spare("15: gains that never join", || gains(|release| release.part = 0));
	assert_caught_with_spare("15: gains wait too long", || gains(|release| release.left = 15));
	assert_caught_with_spare("15: gains are from the future", || gains(|release| release.era = Era(9)));
}

#[test]
fn unswapped_rewards_are_there() {
	let put = |basket, asset, amount| Unswapped::<Test>::insert(BasketId(basket), asset, amount);
	assert_caught_with_spare("16: rewards of no basket", || put(1, PAID_IN, 1));
	assert_caught_with_spare("16: nothing waits to be swapped", || put(0, PAID_IN, 0));
	assert_caught_with_spare("16: the underlying waits to be swapped", || put(0, NATIVE, 1));
	assert_caught_with_spare("16: rewards are missing", || put(0, PAID_IN, 1));
}
