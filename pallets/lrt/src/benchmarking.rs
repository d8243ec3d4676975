#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use super::*;
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{fungibles::Inspect, Get};
use frame_system::RawOrigin;
use palisade_primitives::{
	AssetKind, Balance, BasketId, Era, EraClock, Market, PoolKey, RedemptionId, RewardsClaim, StakeInspect,
	StakeMutate, Tier,
};

/// Enough for any pool's minimum, and not a multiple of the weights.
const AMOUNT: Balance = 1_000_000_000_000_000_007;
/// An asset that pools are paid in.
const REWARD: AssetKind = AssetKind::WithId(8);

fn rich<T: Config>(name: &'static str) -> T::AccountId {
	let who = account(name, 0, 0);
	T::Stake::endow(&who, AssetKind::Native, AMOUNT * 10);
	who
}

fn targets<T: Config>(count: u32) -> TargetsOf<T> {
	let target = |index| {
		let pool = PoolKeyOf::<T>::native(account("operator", index, 0), Tier::Base);
		T::Stake::create(&pool);
		Target { pool, weight: 1_000 + index }
	};
	(0..count).map(target).collect::<alloc::vec::Vec<_>>().try_into().unwrap()
}

fn pass_eras<T: Config>(count: u32) {
	T::Eras::set(T::Eras::now().plus(count));
}

fn longest_name() -> Name {
	vec![b'n'; MAX_NAME as usize].try_into().unwrap()
}

fn basket<T: Config>(pools: u32) -> BasketId {
	let id = NextBasket::<T>::get();
	let creator = rich::<T>("creator");
	let name = longest_name();
	Pallet::<T>::do_create_basket(&creator, AssetKind::Native, targets::<T>(pools), name.clone(), name, 12).unwrap();
	id
}

/// A basket with stake and entries in as many pools as there can be, gains that join with whatever touches it, and a holder
/// of half of its tokens.
fn full_basket<T: Config>() -> (BasketId, T::AccountId, Balance) {
	// In the first block deposits would join at once.
	frame_system::Pallet::<T>::set_block_number(1u32.into());
	let (id, who) = (basket::<T>(MAX_TARGETS), rich::<T>("holder"));
	Pallet::<T>::do_mint(&who, id, AMOUNT, 0).unwrap();
	pass_eras::<T>(1);
	Pallet::<T>::do_mint(&who, id, AMOUNT, 0).unwrap();
	let (basket, account, token) = Pallet::<T>::load(id).unwrap();
	for target in &basket.targets {
		let position = T::Stake::position(&target.pool, &account);
		assert!(position.shares > 0 && position.entering > 0, "every pool has both kinds");
	}
	Gains::<T>::insert(id, Release { era: Era(0), left: Balance::from(u64::MAX), part: 1 });
	(id, who.clone(), T::Tokens::balance(token, &who) / 2)
}

/// A redemption with as many tickets as there can be.
fn redemption<T: Config>() -> (RedemptionId, T::AccountId) {
	let (basket, who, tokens) = full_basket::<T>();
	Pallet::<T>::do_redeem(&who, basket, tokens, 0).unwrap();
	let id = RedemptionId(NextRedemption::<T>::get().0 - 1);
	assert_eq!(Redemptions::<T>::get(id).unwrap().tickets.len(), MAX_TARGETS as usize);
	(id, who)
}

/// A basket that earned something in a pool that it must swap, and can.
fn rewarded<T: Config>() -> (BasketId, PoolKeyOf<T>, T::AccountId) {
	let (id, who, _) = full_basket::<T>();
	let pool = Baskets::<T>::get(id).unwrap().targets[0].pool.clone();
	// This makes the asset.
	T::Stake::create(&PoolKey { asset: REWARD, ..pool.clone() });
	T::Market::create(&REWARD, &AssetKind::Native);
	T::Rewards::create(&Pallet::<T>::account_of(id), &pool, &REWARD, AMOUNT);
	(id, pool, who)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create_basket(p: Linear<1, MAX_TARGETS>) {
		let (creator, targets, id) = (rich::<T>("creator"), targets::<T>(p), NextBasket::<T>::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(creator), AssetKind::Native, targets, longest_name(), longest_name(), 12);

		assert_eq!(Baskets::<T>::get(id).unwrap().supply, T::Seed::get());
	}

	#[benchmark]
	fn mint() {
		let (id, who, _) = full_basket::<T>();
		let supply = Baskets::<T>::get(id).unwrap().supply;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, AMOUNT, 1);

		let basket = Baskets::<T>::get(id).unwrap();
		assert!(basket.supply > supply && basket.buffer < AMOUNT / 2);
	}

	#[benchmark]
	fn deploy() {
		let (id, _, _) = full_basket::<T>();
		let account = Pallet::<T>::account_of(id);
		T::Stake::endow(&account, AssetKind::Native, AMOUNT);
		Baskets::<T>::mutate(id, |basket| basket.as_mut().unwrap().buffer += AMOUNT);

		#[extrinsic_call]
		_(RawOrigin::Signed(account), id);

		assert!(Baskets::<T>::get(id).unwrap().buffer < AMOUNT / 2);
	}

	#[benchmark]
	fn redeem_request() {
		let (id, who, tokens) = full_basket::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, tokens, 1);

		assert_eq!(NextRedemption::<T>::get(), RedemptionId(1));
	}

	#[benchmark]
	fn claim() {
		let (id, who) = redemption::<T>();
		pass_eras::<T>(T::Eras::leaving_eras());

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert!(Redemptions::<T>::get(id).is_none());
	}

	#[benchmark]
	fn transfer_redemption() {
		let (id, who) = redemption::<T>();
		let to: T::AccountId = account("friend", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, to.clone());

		assert_eq!(Redemptions::<T>::get(id).unwrap().owner, to);
	}

	#[benchmark]
	fn harvest() {
		let (id, pool, who) = rewarded::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, pool, REWARD);

		assert!(Unswapped::<T>::get(id, REWARD) < AMOUNT, "some of it was swapped");
	}

	#[benchmark]
	fn swap_rewards() {
		let (id, pool, who) = rewarded::<T>();
		Pallet::<T>::do_harvest(id, &pool, REWARD).unwrap();
		let left = Unswapped::<T>::get(id, REWARD);
		let next = frame_system::Pallet::<T>::block_number() + 1u32.into();
		frame_system::Pallet::<T>::set_block_number(next);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, REWARD);

		assert!(Unswapped::<T>::get(id, REWARD) < left);
	}

	#[benchmark]
	fn sponsor() {
		let (id, who, _) = full_basket::<T>();
		let left = Gains::<T>::get(id).unwrap().left;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, AMOUNT);

		assert!(Gains::<T>::get(id).unwrap().left > left);
	}

	/// Minting takes more than buying.
	#[benchmark]
	fn mint_best() {
		let (id, who, _) = full_basket::<T>();
		let supply = Baskets::<T>::get(id).unwrap().supply;
		let token = AssetKind::WithId(Pallet::<T>::token_of(id).unwrap());
		T::Market::create(&AssetKind::Native, &token);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, AMOUNT, 1);

		assert!(Baskets::<T>::get(id).unwrap().supply > supply);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
