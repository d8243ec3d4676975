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
use palisade_primitives::{AssetKind, Balance, BasketId, Era, EraClock, RedemptionId, StakeInspect, StakeMutate, Tier};

/// Enough for any pool's minimum, and not a multiple of the weights.
const AMOUNT: Balance = 1_000_000_000_000_000_007;

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

/// A basket with stake and entries in as many pools as there can be, and a holder of half of its tokens.
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
	(id, who.clone(), T::Tokens::balance(token, &who) / 2)
}

/// As [`full_basket`], with parts of as many exits as there can be, of which one is still waited for.
fn busy_basket<T: Config>() -> (BasketId, T::AccountId, Balance) {
	let (id, who, tokens) = full_basket::<T>();
	let mut owed = 0;
	for _ in 0..types::MAX_OWNED {
		Pallet::<T>::do_redeem(&who, id, tokens / 8, 0).unwrap();
		let exit = Exits::<T>::get(id, T::Eras::now()).unwrap();
		assert_eq!(exit.tickets.len(), MAX_TARGETS as usize);
		owed += exit.waiting() - exit.waiting() / 2 * Balance::from(owed > 0);
		pass_eras::<T>(1);
	}
	Pallet::<T>::do_mint(&who, id, owed, 0).unwrap();
	assert_eq!(Queues::<T>::get(id).owned.len(), types::MAX_OWNED as usize);
	earn::<T>(id, AMOUNT);
	Pallet::<T>::do_deploy(id).unwrap();
	Notes::<T>::mutate(id, |noted| noted.as_mut().unwrap().latest.era = Default::default());
	(id, who.clone(), T::Tokens::balance(Pallet::<T>::token_of(id).unwrap(), &who) / 2)
}

/// `amount` more in the buffer.
fn earn<T: Config>(id: BasketId, amount: Balance) {
	T::Stake::endow(&Pallet::<T>::account_of(id), AssetKind::Native, amount);
	Baskets::<T>::mutate(id, |basket| basket.as_mut().unwrap().buffer += amount);
}

/// A redemption of as many tickets as there can be, and its exit's era.
fn redemption<T: Config>() -> (BasketId, Era, RedemptionId, T::AccountId) {
	let (basket, who, tokens) = busy_basket::<T>();
	Pallet::<T>::do_redeem(&who, basket, tokens, 0).unwrap();
	let era = T::Eras::now();
	assert_eq!(Exits::<T>::get(basket, era).unwrap().tickets.len(), MAX_TARGETS as usize);
	(basket, era, RedemptionId(NextRedemption::<T>::get().0 - 1), who)
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
		let (id, who, _) = busy_basket::<T>();
		let (supply, escrowed) = (Baskets::<T>::get(id).unwrap().supply, Queues::<T>::get(id).escrowed);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, AMOUNT, 1);

		assert!(Baskets::<T>::get(id).unwrap().supply > supply);
		assert!(Queues::<T>::get(id).escrowed > escrowed);
	}

	#[benchmark]
	fn deploy() {
		let (id, who, _) = busy_basket::<T>();
		earn::<T>(id, AMOUNT);
		let buffer = Baskets::<T>::get(id).unwrap().buffer;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert!(Baskets::<T>::get(id).unwrap().buffer < buffer);
	}

	#[benchmark]
	fn redeem_request() {
		let (id, who, tokens) = busy_basket::<T>();
		let next = NextRedemption::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, tokens, 1);

		assert_eq!(NextRedemption::<T>::get().0, next.0 + u64::from(types::MAX_OWNED) + 1);
	}

	#[benchmark]
	fn claim() {
		let (basket, era, id, who) = redemption::<T>();
		pass_eras::<T>(T::Eras::leaving_eras());
		Pallet::<T>::do_finalise(basket, era).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert!(Redemptions::<T>::get(id).is_none());
	}

	#[benchmark]
	fn transfer_redemption() {
		let (_, _, id, who) = redemption::<T>();
		let to: T::AccountId = account("friend", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, to.clone());

		assert_eq!(Redemptions::<T>::get(id).unwrap().owner, to);
	}

	#[benchmark]
	fn finalise() {
		let (id, era, _, who) = redemption::<T>();
		pass_eras::<T>(T::Eras::leaving_eras());

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, era);

		assert!(Exits::<T>::get(id, era).unwrap().is_final());
	}

	#[benchmark]
	fn redeem_instantly() {
		let (id, who, _) = busy_basket::<T>();
		earn::<T>(id, AMOUNT / 10);
		let tokens = Baskets::<T>::get(id).unwrap().supply / 1_000;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, tokens, 1);

		assert!(Drawn::<T>::get(id).amount > 0);
	}

	#[benchmark]
	fn succeed() {
		let (id, who) = (basket::<T>(MAX_TARGETS), rich::<T>("heir"));
		Baskets::<T>::mutate(id, |basket| basket.as_mut().unwrap().buffer = 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert!(Successors::<T>::get(id).is_some());
	}

	#[benchmark]
	fn note() {
		let (id, _, _) = busy_basket::<T>();
		let basket = Baskets::<T>::get(id).unwrap();

		#[block]
		{
			Pallet::<T>::note(id, &basket);
		}

		assert_eq!(Notes::<T>::get(id).unwrap().latest.era, T::Eras::now());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
