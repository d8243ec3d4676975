#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

mod allocation;
mod claim;
mod commands;
mod create;
mod exit;
mod exposure;
mod gains;
mod genesis;
mod harvest;
mod instant;
mod invariants;
mod manage;
mod mint;
mod netting;
mod policy;
mod queue;
mod r39;
mod rates;
mod rebalance;
mod redeem;
mod release;
mod risk;
mod route;
mod succeed;
mod targets;
mod verdicts;

use crate::{
	mock::*, Baskets, Event, Exit, Exits, Gains, Line, ManagementOf, NextBasket, NextRedemption, Pallet, Queues,
	Redemptions, Release, Target, TargetsOf, Unswapped, WHOLE,
};
use frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo, traits::fungibles::Inspect};
use palisade_primitives::{
	mocks::MockEras, AssetKind, Balance, BasketId, BasketInspect, BasketView, Era, EraClock, Market, PoolKey,
	RedemptionId, RedemptionView, StakeInspect, StakeMutate, Tier,
};
use sp_runtime::{DispatchResult, FixedU128};

pub const NATIVE: AssetKind = AssetKind::Native;

/// Targets with these weights relative to their sum, where there is one; the last one gets what rounding leaves.
pub fn targets(pools: &[(PoolKey<u64>, u32)]) -> TargetsOf<Test> {
	let sum = pools.iter().map(|(_, weight)| u64::from(*weight)).sum::<u64>().max(1);
	let mut left = WHOLE;
	let mut targets: Vec<_> = pools
		.iter()
		.map(|(pool, weight)| {
			let weight = (u64::from(*weight) * u64::from(WHOLE) / sum) as u32;
			left -= weight;
			Target { pool: pool.clone(), weight }
		})
		.collect();
	if let Some(last) = targets.iter_mut().rev().find(|target| target.weight > 0) {
		last.weight += left;
	}
	targets.try_into().unwrap()
}

pub fn create_with(asset: AssetKind, pools: &[(PoolKey<u64>, u32)]) -> DispatchResult {
	let (name, symbol) = (b"Palisade LRT".to_vec(), b"lrtPAL".to_vec());
	let origin = RuntimeOrigin::signed(CREATOR);
	Lrt::create_basket(origin, asset, targets(pools), name.try_into().unwrap(), symbol.try_into().unwrap(), 12)
}

/// A basket of native pools with these weights; operators count from 101.
pub fn create(weights: &[u32]) -> BasketId {
	let id = NextBasket::<Test>::get();
	let pools: Vec<_> = (101..).map(pool).zip(weights.iter().copied()).collect();
	assert_ok!(create_with(NATIVE, &pools));
	id
}

/// A basket of two foreign pools with these weights.
pub fn create_foreign(weights: [u32; 2]) -> BasketId {
	let id = NextBasket::<Test>::get();
	let pools = [(foreign_pool(101), weights[0]), (foreign_pool(102), weights[1])];
	assert_ok!(create_with(AssetKind::WithId(FOREIGN), &pools));
	id
}

pub fn try_mint(who: u64, amount: Balance) -> DispatchResult {
	Lrt::mint(RuntimeOrigin::signed(who), BASKET, amount, 0)
}

/// Mints in the first basket and returns the tokens; checks that exactly `amount` was paid.
pub fn mint(who: u64, amount: Balance) -> Balance {
	let (asset, token) = (view().asset, view().token);
	let (paid, had) = (AllAssets::balance(asset.clone(), &who), Assets::balance(token, who));
	assert_ok!(try_mint(who, amount));
	assert_eq!(AllAssets::balance(asset, &who), paid - amount);
	Assets::balance(token, who) - had
}

pub fn try_redeem(who: u64, tokens: Balance) -> DispatchResult {
	Lrt::redeem_request(RuntimeOrigin::signed(who), BASKET, tokens, 0)
}

/// Redeems tokens of the first basket; returns what was paid at once, the redemption of what leaves the pools and the worth
/// of it all.
pub fn redeem(who: u64, tokens: Balance) -> (Balance, Option<RedemptionId>, Balance) {
	let (asset, supply) = (view().asset, view().supply);
	let had = AllAssets::balance(asset.clone(), &who);
	assert_ok!(try_redeem(who, tokens));
	assert_eq!(view().supply, supply - tokens);
	let Some(RuntimeEvent::Lrt(Event::RedemptionRequested { paid, redemptions, worth, .. })) =
		System::events().pop().map(|record| record.event)
	else {
		panic!("a redemption emits its event last")
	};
	assert_eq!(AllAssets::balance(asset, &who), had + paid);
	(paid, redemptions.last().copied(), worth)
}

pub fn try_claim(id: RedemptionId) -> DispatchResultWithPostInfo {
	Lrt::claim(RuntimeOrigin::signed(CREATOR), id)
}

/// Claims and returns what the owner got.
pub fn claim(id: RedemptionId) -> Balance {
	let owner = Redemptions::<Test>::get(id).unwrap().owner;
	let asset = Baskets::<Test>::get(Redemptions::<Test>::get(id).unwrap().basket).unwrap().asset;
	let had = AllAssets::balance(asset.clone(), &owner);
	assert_ok!(try_claim(id));
	AllAssets::balance(asset, &owner) - had
}

/// The first basket as of now.
pub fn view() -> BasketView<u64> {
	<Lrt as BasketInspect<u64>>::basket(BASKET).unwrap()
}

/// Value and entry of the first basket in its pools.
pub fn holdings() -> Vec<(Balance, Balance)> {
	view().pools.iter().map(|holding| (holding.settled_value, holding.entering)).collect()
}

/// Planck that the pool's account should have beyond its existential deposit.
pub fn in_pool(key: &PoolKey<u64>) -> Balance {
	Stake::held(key)
}

/// A redemption as of now.
pub fn redemption(id: RedemptionId) -> RedemptionView<u64> {
	let owner = Redemptions::<Test>::get(id).unwrap().owner;
	<Lrt as BasketInspect<u64>>::redemptions_of(&owner).into_iter().find(|view| view.id == id).unwrap()
}

/// Worth of what leaves pools in a redemption.
pub fn ticket_value(id: RedemptionId) -> Balance {
	let view = redemption(id);
	view.value - view.cash
}

/// The exit of the first basket that was asked in an era.
pub fn exit(era: u32) -> Exit {
	Exits::<Test>::get(BASKET, Line::Leaving(Era(era))).unwrap()
}

/// The asset that must be swapped.
pub const PAID_IN: AssetKind = AssetKind::WithId(REWARD);

/// The first basket's account earned `amount` of `asset` in the pool of 101.
pub fn earn(asset: &AssetKind, amount: Balance) {
	Rewards::earn(&view().account, &pool(101), asset, amount);
}

pub fn try_harvest(asset: &AssetKind) -> DispatchResult {
	Lrt::harvest(RuntimeOrigin::signed(3), BASKET, pool(101), asset.clone())
}

pub fn try_swap(asset: &AssetKind) -> DispatchResult {
	Lrt::swap_rewards(RuntimeOrigin::signed(3), BASKET, asset.clone())
}

pub fn try_sponsor(who: u64, amount: Balance) -> DispatchResult {
	Lrt::sponsor(RuntimeOrigin::signed(who), BASKET, amount)
}

/// What waits of the first basket's gains.
pub fn waiting_gains() -> Balance {
	let now = <MockEras as EraClock>::now();
	Gains::<Test>::get(BASKET).map_or(0, |release| release.left - release.due(now))
}

/// What the first basket has not swapped of `asset`.
pub fn unswapped(asset: &AssetKind) -> Balance {
	Unswapped::<Test>::get(BASKET, asset)
}

/// A pair of [`PAID_IN`] and the native asset, one for one, of which everybody knows the average.
pub fn open_market(depth: Balance) {
	Exchange::add_liquidity(&4, (&PAID_IN, depth), (&NATIVE, depth));
	Exchange::set_average(&PAID_IN, &NATIVE, Some(FixedU128::from_u32(1)));
}

/// Somebody swaps on the exchange.
pub fn trade(who: u64, from: &AssetKind, to: &AssetKind, amount: Balance) -> Balance {
	<Exchange as Market<u64>>::swap(&who, from, to, amount, 0).unwrap()
}

pub fn base_pool(operator: u64) -> PoolKey<u64> {
	PoolKey::native(operator, Tier::Base)
}

/// How the first basket is run as of now.
pub fn management() -> ManagementOf<Test> {
	Pallet::<Test>::management(BASKET).unwrap()
}

/// Weights of the first basket's pools.
pub fn weights() -> Vec<(u64, u32)> {
	view().pools.iter().map(|holding| (holding.pool.operator, holding.weight)).collect()
}

pub fn by(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Everybody in the pool gains `amount`, at the next era start.
pub fn reward(operator: u64, amount: Balance) {
	<Stake as StakeMutate<u64>>::reward(&pool(operator), &CREATOR, amount).unwrap();
}

/// The events of the pallet, oldest first.
pub fn events() -> Vec<Event<Test>> {
	let own = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Lrt(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(own).collect()
}
