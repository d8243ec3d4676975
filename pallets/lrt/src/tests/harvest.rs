//! Rewards in other assets: swapped within the limit of a block, never below the floor, or kept.

use super::*;
use crate::Error;
use frame_support::{
	assert_noop,
	traits::{
		fungibles::Mutate,
		tokens::{Fortitude::Polite, Precision::Exact, Preservation::Preserve},
	},
};
use palisade_primitives::RewardsClaim;
use proptest::prelude::*;
use sp_runtime::DispatchError;

const UNIT: Balance = 1_000_000_000_000;
const DEPTH: Balance = 1_000 * UNIT;
/// What may be swapped in one block.
const LIMIT: Balance = DEPTH / 100;

fn staked() {
	create(&[1, 1]);
	mint(ALICE, 10_000 * UNIT);
	next_era();
	open_market(DEPTH);
}

/// Harvests and returns what was swapped, for how much.
fn last_swap() -> Option<(Balance, Balance)> {
	System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Lrt(Event::RewardsSwapped { amount, gain, .. }) => Some((amount, gain)),
		_ => None,
	})
}

fn assert_at_floor((amount, gain): (Balance, Balance)) {
	assert!(gain * 100 >= amount * 99, "{amount} was sold for {gain}");
}

#[test]
fn reward_is_swapped_into_the_underlying() {
	run(|| {
		staked();
		let (before, amount) = (view(), UNIT);
		earn(&PAID_IN, amount + REWARD_ED);
		let quote = <Exchange as Market<u64>>::quote(&PAID_IN, &NATIVE, amount).unwrap();
		assert_ok!(try_harvest(&PAID_IN));
		let (basket, asset, left) = (BASKET, PAID_IN, REWARD_ED);
		System::assert_last_event(Event::RewardsSwapped { basket, asset, amount, gain: quote, left }.into());
		// The smallest balance stays, so that the account can get more.
		assert_eq!(unswapped(&PAID_IN), REWARD_ED);
		assert_eq!((view(), waiting_gains()), (before.clone(), quote));
		next_era();
		assert_eq!(view().bid, before.bid + quote);
		assert_eq!(Assets::balance(REWARD, before.account), REWARD_ED);
	});
}

#[test]
fn reward_in_the_underlying_of_a_foreign_basket_needs_no_market() {
	run(|| {
		create_foreign([1, 1]);
		mint(ALICE, 100 * UNIT);
		next_era();
		let (before, asset) = (view(), AssetKind::WithId(FOREIGN));
		Rewards::earn(&before.account, &foreign_pool(101), &asset, UNIT / 10);
		assert_ok!(Lrt::harvest(RuntimeOrigin::signed(3), BASKET, foreign_pool(101), asset));
		next_era();
		assert_eq!(view().bid, before.bid + UNIT / 10);
	});
}

#[test]
fn foreign_basket_swaps_native_rewards_and_keeps_its_deposit() {
	run(|| {
		create_foreign([1, 1]);
		mint(ALICE, 100 * UNIT);
		let foreign = AssetKind::WithId(FOREIGN);
		Exchange::add_liquidity(&4, (&foreign, DEPTH), (&NATIVE, DEPTH));
		Exchange::set_average(&foreign, &NATIVE, Some(FixedU128::from_u32(1)));
		let kept = Balances::free_balance(view().account);
		earn(&NATIVE, UNIT);
		assert_ok!(try_harvest(&NATIVE));
		assert_at_floor(last_swap().unwrap());
		assert_eq!((unswapped(&NATIVE), Balances::free_balance(view().account)), (0, kept));
		assert!(waiting_gains() > UNIT * 99 / 100);
	});
}

#[test]
fn basket_of_restaked_liquid_tokens_harvests_the_same_way() {
	run(|| {
		// An LST, of which most is restaked in the pool of an LRT.
		Stake::open_pool(&base_pool(101));
		assert_ok!(create_with(NATIVE, &[(base_pool(101), 1)]));
		mint(CREATOR, 10_000 * UNIT);
		let (lst, lrt) = (AssetKind::WithId(TOKEN), BasketId(1));
		let restaked = PoolKey { operator: 101, asset: lst.clone(), tier: Tier::Restaked };
		// The token is not sufficient for its account.
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(BOB), restaked.account(), ED));
		Stake::open_pool(&restaked);
		assert_ok!(create_with(lst.clone(), &[(restaked.clone(), 1)]));
		assert_ok!(Lrt::mint(RuntimeOrigin::signed(CREATOR), lrt, 5_000 * UNIT, 0));
		next_era();
		Exchange::add_liquidity(&CREATOR, (&NATIVE, DEPTH), (&lst, DEPTH));
		Exchange::set_average(&lst, &NATIVE, Some(FixedU128::from_u32(1)));

		let shown = || <Lrt as BasketInspect<u64>>::basket(lrt).unwrap();
		let before = shown();
		assert_eq!((before.tier, &before.asset), (Tier::Restaked, &lst));
		let harvest = |asset: &AssetKind| {
			Rewards::earn(&before.account, &restaked, asset, UNIT);
			assert_ok!(Lrt::harvest(RuntimeOrigin::signed(3), lrt, restaked.clone(), asset.clone()));
		};
		harvest(&lst);
		harvest(&NATIVE);
		let (amount, gain) = last_swap().unwrap();
		assert_eq!(amount, UNIT);
		assert_at_floor((amount, gain));
		next_era();
		assert_eq!(shown().bid, before.bid + UNIT + gain);
		// An LRT can be in no basket.
		let on_lrt = PoolKey { asset: AssetKind::WithId(TOKEN + 1), ..restaked.clone() };
		assert_eq!(create_with(on_lrt.asset.clone(), &[(on_lrt, 1)]), Err(Error::<Test>::LiquidToken.into()));
		// The mocks made the reward, and the smallest balance of the pool's account, of nothing.
		let made = Assets::total_issuance(TOKEN) - view().supply;
		assert_eq!(made, UNIT + 1);
		assert_ok!(Assets::burn_from(TOKEN, &CREATOR, made, Preserve, Exact, Polite));
	});
}

#[test]
fn reward_of_any_pool_is_claimed_only_for_the_basket() {
	run(|| {
		staked();
		// Not a pool of the basket any more, or never was: what was earned there is its own.
		Rewards::earn(&view().account, &pool(116), &NATIVE, UNIT);
		Rewards::earn(&ALICE, &pool(101), &NATIVE, UNIT);
		assert_ok!(Lrt::harvest(RuntimeOrigin::signed(3), BASKET, pool(116), NATIVE));
		assert_noop!(try_harvest(&NATIVE), Error::<Test>::NothingToHarvest);
		assert_eq!(waiting_gains(), UNIT);
		assert_eq!(<Rewards as RewardsClaim<u64>>::earned(&ALICE, &pool(101)), [(NATIVE, UNIT)]);
	});
}

#[test]
fn nothing_is_harvested_or_swapped_when_the_input_is_bad() {
	run(|| {
		staked();
		let harvest_in = |basket| Lrt::harvest(RuntimeOrigin::signed(3), BasketId(basket), pool(101), PAID_IN);
		assert_noop!(harvest_in(0), Error::<Test>::NothingToHarvest);
		assert_noop!(harvest_in(1), Error::<Test>::BasketNotFound);
		assert_noop!(Lrt::harvest(RuntimeOrigin::none(), BASKET, pool(101), PAID_IN), DispatchError::BadOrigin);
		let swap_in = |basket, asset| Lrt::swap_rewards(RuntimeOrigin::signed(3), BasketId(basket), asset);
		assert_noop!(swap_in(0, PAID_IN), Error::<Test>::NothingToSwap);
		assert_noop!(swap_in(0, NATIVE), Error::<Test>::NothingToSwap);
		assert_noop!(swap_in(1, PAID_IN), Error::<Test>::BasketNotFound);
		assert_noop!(Lrt::swap_rewards(RuntimeOrigin::none(), BASKET, PAID_IN), DispatchError::BadOrigin);
	});
}

#[test]
fn unknown_price_refuses_and_loses_nothing() {
	run(|| {
		staked();
		earn(&PAID_IN, 3 * LIMIT);
		Exchange::set_average(&PAID_IN, &NATIVE, None);
		assert_noop!(try_harvest(&PAID_IN), Error::<Test>::PriceUnknown);
		assert_eq!(<Rewards as RewardsClaim<u64>>::earned(&view().account, &pool(101)), [(PAID_IN, 3 * LIMIT)]);
		Exchange::set_average(&PAID_IN, &NATIVE, Some(FixedU128::from_u32(1)));
		assert_ok!(try_harvest(&PAID_IN));
		let left = unswapped(&PAID_IN);

		// Stale: what was claimed waits.
		Exchange::set_average(&PAID_IN, &NATIVE, None);
		next_block();
		assert_noop!(try_swap(&PAID_IN), Error::<Test>::PriceUnknown);
		Exchange::set_average(&PAID_IN, &NATIVE, Some(FixedU128::from_u32(1)));
		trade(3, &NATIVE, &PAID_IN, LIMIT);
		assert_ok!(try_swap(&PAID_IN));
		assert!(unswapped(&PAID_IN) < left);
		// Assets that nobody trades.
		let unknown = AssetKind::WithId(99);
		earn(&unknown, UNIT);
		assert_noop!(try_harvest(&unknown), Error::<Test>::PriceUnknown);
	});
}

#[test]
fn vanished_pair_loses_nothing() {
	run(|| {
		staked();
		earn(&PAID_IN, LIMIT);
		Exchange::close_pair(&PAID_IN, &NATIVE);
		// The average is still fresh: the reward is claimed and waits.
		assert_ok!(try_harvest(&PAID_IN));
		assert_eq!((unswapped(&PAID_IN), waiting_gains()), (LIMIT, 0));
		assert_noop!(try_swap(&PAID_IN), Error::<Test>::SwapRefused);
	});
}

#[test]
fn limit_of_a_block_holds_over_all_calls_and_baskets() {
	run(|| {
		staked();
		let other = create(&[1, 1]);
		let other_account = <Lrt as BasketInspect<u64>>::basket(other).unwrap().account;
		for round in 0..3 {
			let before = <Exchange as Market<u64>>::reserve(&PAID_IN, &NATIVE);
			for _ in 0..20 {
				earn(&PAID_IN, 2 * LIMIT);
				Rewards::earn(&other_account, &pool(101), &PAID_IN, LIMIT);
				_ = try_harvest(&PAID_IN);
				_ = try_swap(&PAID_IN);
				assert_ok!(Lrt::harvest(RuntimeOrigin::signed(3), other, pool(101), PAID_IN));
				_ = Lrt::swap_rewards(RuntimeOrigin::signed(BOB), other, PAID_IN);
				// Somebody keeps the price up, so that only the limit holds.
				let bought = <Exchange as Market<u64>>::reserve(&PAID_IN, &NATIVE).saturating_sub(before);
				if bought > 0 {
					trade(3, &NATIVE, &PAID_IN, bought);
				}
			}
			let sold: Balance = System::events()
				.into_iter()
				.filter_map(|record| match record.event {
					RuntimeEvent::Lrt(Event::RewardsSwapped { amount, .. }) => Some(amount),
					_ => None,
				})
				.sum();
			assert!(before / 200 < sold && sold <= before / 100, "round {round}: {sold} of {before}");
			System::reset_events();
			next_block();
		}
	});
}

#[test]
fn what_is_left_is_swapped_in_later_blocks() {
	run(|| {
		staked();
		earn(&PAID_IN, LIMIT + REWARD_ED);
		assert_ok!(try_harvest(&PAID_IN));
		// One part in a hundred would move the price by more than the tolerance: half of it does not.
		let swapped = LIMIT / 2;
		assert_eq!(last_swap().unwrap().0, swapped);
		assert_eq!(unswapped(&PAID_IN), LIMIT - swapped + REWARD_ED);
		assert_noop!(try_swap(&PAID_IN), Error::<Test>::SwapRefused);
		next_block();
		assert_noop!(try_swap(&PAID_IN), Error::<Test>::SwapRefused);
		// Who buys the asset makes the price better.
		trade(3, &NATIVE, &PAID_IN, swapped);
		assert_ok!(try_swap(&PAID_IN));
		assert_at_floor(last_swap().unwrap());
	});
}

/// The attacker sells before, lets the basket sell, buys back.
fn sandwich(sell: Balance, average: FixedU128) -> (Balance, Option<(Balance, Balance)>) {
	let mut outcome = (0, None);
	run(|| {
		staked();
		Exchange::set_average(&PAID_IN, &NATIVE, Some(average));
		earn(&PAID_IN, 2 * LIMIT);
		let (native, paid_in) = (Balances::free_balance(BOB), Assets::balance(REWARD, BOB));
		let got = if sell > 0 { trade(BOB, &PAID_IN, &NATIVE, sell) } else { 0 };
		assert_ok!(try_harvest(&PAID_IN));
		if got > 0 {
			trade(BOB, &NATIVE, &PAID_IN, got);
		}
		assert_eq!(Balances::free_balance(BOB), native);
		outcome = (Assets::balance(REWARD, BOB).saturating_sub(paid_in), last_swap());
	});
	outcome
}

#[test]
fn sandwich_in_one_block_gains_less_than_the_tolerance_of_what_is_sold() {
	for sell in [0, DEPTH / 1_000, DEPTH / 400, DEPTH / 200, DEPTH / 100, DEPTH / 10, DEPTH] {
		let (gain, swap) = sandwich(sell, FixedU128::from_u32(1));
		if let Some((amount, got)) = swap {
			assert_at_floor((amount, got));
			assert!(gain <= amount / 100, "{gain} of {amount}");
		} else {
			assert_eq!(gain, 0);
		}
	}
}

/// The block before was left at a bad price, which moves the average by the block's weight at most: 0.12 % for 600 blocks.
#[test]
fn sandwich_over_two_blocks_gains_hardly_more() {
	let moved = FixedU128::from_rational(9_988, 10_000);
	for sell in [0, DEPTH / 200, DEPTH / 100, DEPTH / 10] {
		let (gain, swap) = sandwich(sell, moved);
		if let Some((amount, got)) = swap {
			assert!(got * 10_000 >= amount * 9_887, "{amount} was sold for {got}");
			assert!(gain <= amount / 80);
		} else {
			assert_eq!(gain, 0);
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	/// Whatever the pair and whoever trades: no swap below the floor or above the limit, and nothing is lost.
	#[test]
	fn no_swap_is_below_the_floor(
		trades in prop::collection::vec((any::<bool>(), 0..LIMIT * 20, 1..LIMIT, any::<bool>()), 1..12),
		price in 900_000u128..1_100_000,
	) {
		run(|| {
			staked();
			let average = FixedU128::from_rational(price, 1_000_000);
			Exchange::set_average(&PAID_IN, &NATIVE, Some(average));
			let (mut earned, mut sold, mut sold_in_block, mut reserve) = (0, 0, 0, None);
			for (buys, amount, reward, ends) in trades {
				let (from, to) = if buys { (NATIVE, PAID_IN) } else { (PAID_IN, NATIVE) };
				if amount > 1_000 {
					trade(BOB, &from, &to, amount);
				}
				earn(&PAID_IN, reward);
				earned += reward;
				let held = <Exchange as Market<u64>>::reserve(&PAID_IN, &NATIVE);
				System::reset_events();
				assert_ok!(try_harvest(&PAID_IN));
				if let Some((amount, gain)) = last_swap() {
					assert!(gain * 100_000_000 >= amount * price * 99, "{amount} was sold for {gain} at {price}");
					sold += amount;
					sold_in_block += amount;
					let reserve = *reserve.get_or_insert(held);
					assert!(sold_in_block <= reserve / 100);
				}
				assert_eq!(unswapped(&PAID_IN), earned - sold);
				if ends {
					next_block();
					(sold_in_block, reserve) = (0, None);
				}
			}
		});
	}
}
