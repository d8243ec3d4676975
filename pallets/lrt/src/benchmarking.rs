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
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{fungibles::Inspect, EnsureOrigin, Get},
	BoundedVec,
};
use frame_system::RawOrigin;
use palisade_primitives::{
	ActiveSet, AssetKind, Balance, BasketId, EraClock, GroupId, Market, OperatorInspect, PoolExposure, PoolKey,
	RedemptionId, RewardsClaim, ServiceId, StakeInspect, StakeMutate, Tier,
};
use sp_runtime::{FixedU128, Perbill};

/// Enough for any pool's minimum, and not a multiple of the weights.
const AMOUNT: Balance = 1_000_000_000_000_000_007;
/// An asset that pools are paid in.
const REWARD: AssetKind = AssetKind::WithId(8);

fn rich<T: Config>(name: &'static str) -> T::AccountId {
	let who = account(name, 0, 0);
	T::Stake::endow(&who, AssetKind::Native, AMOUNT * 10);
	who
}

/// Pools of as many operators, exposed to as many services as they can be, everybody with a label; the last one has most.
fn targets<T: Config>(tier: Tier, from: u32, count: u32) -> TargetsOf<T> {
	let least = WHOLE / 1_000;
	let target = |index: u32| {
		let operator: T::AccountId = account("operator", from + index, 0);
		T::Operators::create(&operator, AMOUNT);
		OperatorGroups::<T>::insert(&operator, GroupId(100));
		let pool = PoolKeyOf::<T>::native(operator, tier);
		T::Stake::create(&pool);
		T::Exposure::create(&pool);
		Target { pool, weight: if index + 1 < count { least } else { WHOLE - least * index } }
	};
	(1..=16).for_each(|service| ServiceGroups::<T>::insert(ServiceId(service), GroupId(service as u16)));
	(0..count).map(target).collect::<Vec<_>>().try_into().unwrap()
}

fn pass_eras<T: Config>(count: u32) {
	T::Eras::set(T::Eras::now().plus(count));
}

fn longest_name() -> Name {
	vec![b'n'; MAX_NAME as usize].try_into().unwrap()
}

fn basket<T: Config>(tier: Tier) -> BasketId {
	let id = NextBasket::<T>::get();
	let (creator, targets) = (rich::<T>("creator"), targets::<T>(tier, 0, MAX_TARGETS));
	let name = longest_name();
	Pallet::<T>::do_create_basket(&creator, AssetKind::Native, targets, name.clone(), name, 12).unwrap();
	Pallet::<T>::do_set_fee(&creator, id, T::MaxFee::get()).unwrap();
	id
}

fn manager<T: Config>(id: BasketId) -> T::AccountId {
	Managed::<T>::get(id).unwrap().manager.unwrap()
}

fn everything() -> Caps {
	Caps { operator: Perbill::one(), group: Perbill::one(), concentration: Perbill::one() }
}

/// The era's first touch of the basket is still to come: it mints a fee, lets gains join and notes the rate.
fn untouch<T: Config>(id: BasketId) {
	let before = T::Eras::now().minus(1);
	Managed::<T>::mutate(id, |known| {
		let management = known.as_mut().unwrap();
		(management.touched, management.mark) = (before, FixedU128::from_rational(1, 2));
	});
	Notes::<T>::mutate(id, |known| known.as_mut().unwrap().latest.era = Default::default());
	Gains::<T>::insert(id, Release { era: before, left: Balance::from(u64::MAX), part: 1 });
}

/// A basket with stake and entries in as many pools as there can be, and a holder of half of its tokens.
fn full_basket<T: Config>(tier: Tier) -> (BasketId, T::AccountId, Balance) {
	// In the first block deposits would join at once.
	frame_system::Pallet::<T>::set_block_number(1u32.into());
	let (id, who) = (basket::<T>(tier), rich::<T>("holder"));
	Pallet::<T>::do_mint(&who, id, AMOUNT, 0).unwrap();
	pass_eras::<T>(1);
	Pallet::<T>::do_mint(&who, id, AMOUNT, 0).unwrap();
	let (basket, account, token) = Pallet::<T>::load(id).unwrap();
	for target in &basket.targets {
		let position = T::Stake::position(&target.pool, &account);
		assert!(position.shares > 0 && position.entering > 0, "every pool has both kinds");
	}
	untouch::<T>(id);
	(id, who.clone(), T::Tokens::balance(token, &who) / 2)
}

/// As [`full_basket`], with parts of as many exits as there can be, of which one is still waited for, as much on its way
/// back as there can be, and changes that wait.
fn busy_basket<T: Config>(tier: Tier) -> (BasketId, T::AccountId, Balance) {
	let (id, who, tokens) = full_basket::<T>(tier);
	let mut owed = 0;
	for _ in 0..types::MAX_BOUGHT {
		Pallet::<T>::do_redeem(&who, id, tokens / 8, 0).unwrap();
		let exit = Exits::<T>::get(id, Line::Leaving(T::Eras::now())).unwrap();
		assert_eq!(exit.tickets.len(), MAX_TARGETS as usize);
		owed += exit.waiting() - exit.waiting() / 2 * Balance::from(owed > 0);
		pass_eras::<T>(1);
	}
	Pallet::<T>::do_mint(&who, id, owed, 0).unwrap();
	assert_eq!(Queues::<T>::get(id).owned.len(), types::MAX_BOUGHT as usize);
	put_into_buffer::<T>(id, AMOUNT);
	Pallet::<T>::do_deploy(id).unwrap();

	let (basket, account, token) = Pallet::<T>::load(id).unwrap();
	Pallet::<T>::do_set_targets(&manager::<T>(id), id, basket.targets.clone()).unwrap();
	let leave = |target: &Target<T::AccountId>| {
		let shares = T::Stake::position(&target.pool, &account).shares / 1_000;
		T::Stake::request_leave(&account, &target.pool, shares, &account).unwrap()
	};
	let tickets: Vec<_> = basket.targets.iter().chain(&basket.targets).map(leave).collect();
	Returning::<T>::insert(id, BoundedVec::try_from(tickets).unwrap());
	untouch::<T>(id);
	(id, who.clone(), T::Tokens::balance(token, &who) / 2)
}

fn put_into_buffer<T: Config>(id: BasketId, amount: Balance) {
	T::Stake::endow(&Pallet::<T>::account_of(id), AssetKind::Native, amount);
	Baskets::<T>::mutate(id, |basket| basket.as_mut().unwrap().buffer += amount);
}

/// A redemption of as many tickets as can be asked for in an era, and its exit.
fn redemption<T: Config>() -> (BasketId, Line, RedemptionId, T::AccountId) {
	let (basket, who, tokens) = busy_basket::<T>(Tier::Restaked);
	Pallet::<T>::do_redeem(&who, basket, tokens, 0).unwrap();
	let line = Line::Leaving(T::Eras::now());
	assert_eq!(Exits::<T>::get(basket, line).unwrap().tickets.len(), MAX_TARGETS as usize);
	(basket, line, RedemptionId(NextRedemption::<T>::get().0 - 1), who)
}

/// A basket that earned something in a pool that it must swap, and can.
fn rewarded<T: Config>() -> (BasketId, PoolKeyOf<T>, T::AccountId) {
	let (id, who, _) = full_basket::<T>(Tier::Restaked);
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
		let (creator, id) = (rich::<T>("creator"), NextBasket::<T>::get());
		let targets = targets::<T>(Tier::Restaked, 0, p);

		#[extrinsic_call]
		_(RawOrigin::Signed(creator), AssetKind::Native, targets, longest_name(), longest_name(), 12);

		assert_eq!(Baskets::<T>::get(id).unwrap().supply, T::Seed::get());
	}

	#[benchmark]
	fn mint() {
		let (id, who, _) = busy_basket::<T>(Tier::Restaked);
		let (supply, escrowed) = (Baskets::<T>::get(id).unwrap().supply, Queues::<T>::get(id).escrowed);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, AMOUNT, 1);

		assert!(Baskets::<T>::get(id).unwrap().supply > supply);
		assert!(Queues::<T>::get(id).escrowed > escrowed);
	}

	#[benchmark]
	fn deploy() {
		let (id, who, _) = busy_basket::<T>(Tier::Restaked);
		put_into_buffer::<T>(id, AMOUNT);
		let buffer = Baskets::<T>::get(id).unwrap().buffer;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert!(Baskets::<T>::get(id).unwrap().buffer < buffer);
	}

	/// Of all tokens, while half of the stake returns beside what is shared already: in as many lines as there can be.
	#[benchmark]
	fn redeem_request() {
		let (id, who, tokens) = busy_basket::<T>(Tier::Restaked);
		Returning::<T>::mutate(id, |tickets| tickets.truncate(MAX_TARGETS as usize));
		Pallet::<T>::share_returning(id).unwrap();
		pass_eras::<T>(1);
		let (basket, account, _) = Pallet::<T>::load(id).unwrap();
		let leave = |target: &Target<T::AccountId>| {
			let shares = T::Stake::position(&target.pool, &account).shares / 2;
			T::Stake::request_leave(&account, &target.pool, shares, &account).unwrap()
		};
		let tickets: Vec<_> = basket.targets.iter().map(leave).collect();
		Returning::<T>::insert(id, BoundedVec::truncate_from(tickets));
		put_into_buffer::<T>(id, AMOUNT);
		Pallet::<T>::do_deploy(id).unwrap();
		untouch::<T>(id);
		let next = NextRedemption::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, tokens * 2, 1);

		assert_eq!(NextRedemption::<T>::get().0, next.0 + u64::from(types::MAX_OWNED) + 1);
	}

	#[benchmark]
	fn claim() {
		let (basket, line, id, who) = redemption::<T>();
		pass_eras::<T>(T::Eras::leaving_eras());
		Pallet::<T>::do_finalise(basket, line).unwrap();

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

	/// Of what returned: it has the most tickets.
	#[benchmark]
	fn finalise() {
		let (id, who, tokens) = busy_basket::<T>(Tier::Restaked);
		Pallet::<T>::share_returning(id).unwrap();
		Pallet::<T>::do_redeem(&who, id, tokens, 0).unwrap();
		let line = Line::Returning(T::Eras::now());
		assert_eq!(Exits::<T>::get(id, line).unwrap().tickets.len(), MAX_RETURNING as usize);
		pass_eras::<T>(T::Eras::leaving_eras());
		untouch::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, line);

		assert!(Exits::<T>::get(id, line).unwrap().is_final());
	}

	#[benchmark]
	fn redeem_instantly() {
		let (id, who, _) = busy_basket::<T>(Tier::Restaked);
		put_into_buffer::<T>(id, AMOUNT / 10);
		let tokens = Baskets::<T>::get(id).unwrap().supply / 1_000;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, tokens, 1);

		assert!(Drawn::<T>::get(id).amount > 0);
	}

	#[benchmark]
	fn succeed() {
		let (id, who) = (basket::<T>(Tier::Restaked), rich::<T>("heir"));
		Baskets::<T>::mutate(id, |basket| basket.as_mut().unwrap().buffer = 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id);

		assert!(Successors::<T>::get(id).is_some());
	}

	/// The era's first touch.
	#[benchmark]
	fn note() {
		let (id, _, _) = busy_basket::<T>(Tier::Restaked);

		#[block]
		{
			Pallet::<T>::enact(id);
		}

		assert_eq!(Managed::<T>::get(id).unwrap().touched, T::Eras::now());
		assert_eq!(Notes::<T>::get(id).unwrap().latest.era, T::Eras::now());
	}

	#[benchmark]
	fn set_manager() {
		let (id, _, _) = busy_basket::<T>(Tier::Restaked);
		let manager = manager::<T>(id);

		// The most that it can do: the fee is paid and everything that waits is called off.
		#[extrinsic_call]
		_(RawOrigin::Signed(manager), id, None);

		assert_eq!(Managed::<T>::get(id).unwrap().manager, None);
	}

	#[benchmark]
	fn accept_management() {
		let ((id, _, _), nominee) = (busy_basket::<T>(Tier::Restaked), rich::<T>("nominee"));
		Managed::<T>::mutate(id, |known| known.as_mut().unwrap().nominee = Some(nominee.clone()));

		#[extrinsic_call]
		_(RawOrigin::Signed(nominee.clone()), id);

		assert_eq!(manager::<T>(id), nominee);
	}

	#[benchmark]
	fn set_fee() {
		let (id, _, _) = busy_basket::<T>(Tier::Restaked);
		let manager = manager::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(manager), id, Perbill::zero());

		assert!(Managed::<T>::get(id).unwrap().fee.current.is_zero());
	}

	#[benchmark]
	fn charge_fee() {
		let (id, _, _) = busy_basket::<T>(Tier::Restaked);
		let supply = Baskets::<T>::get(id).unwrap().supply;

		#[extrinsic_call]
		_(RawOrigin::Signed(account("anyone", 0, 0)), id);

		assert!(Baskets::<T>::get(id).unwrap().supply > supply);
	}

	#[benchmark]
	fn set_policy() {
		let (id, _, _) = busy_basket::<T>(Tier::Restaked);
		let (manager, mut policy) = (manager::<T>(id), Managed::<T>::get(id).unwrap().policy.current);
		policy.caps = everything();

		#[extrinsic_call]
		_(RawOrigin::Signed(manager), id, policy);

		assert!(Managed::<T>::get(id).unwrap().policy.next.is_some());
	}

	#[benchmark]
	fn set_targets(n: Linear<1, MAX_TARGETS>) {
		let (id, _, _) = busy_basket::<T>(Tier::Restaked);
		let (basket, _, _) = Pallet::<T>::load(id).unwrap();
		let mut targets = basket.targets;
		targets.truncate(n as usize);
		targets[0].weight += WHOLE - targets.iter().map(|target| target.weight).sum::<u32>();
		let manager = Managed::<T>::mutate(id, |known| {
			let management = known.as_mut().unwrap();
			(management.policy.current.caps, management.next_targets) = (everything(), None);
			management.manager.clone().unwrap()
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(manager), id, targets.clone());

		assert_eq!(Managed::<T>::get(id).unwrap().next_targets.unwrap().0, targets);
	}

	#[benchmark]
	fn cancel_changes() {
		let (id, _, _) = busy_basket::<T>(Tier::Restaked);
		let manager = manager::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(manager), id);

		assert_eq!(Managed::<T>::get(id).unwrap().next_targets, None);
	}

	/// As many validators as there can be, half of which are new and have no place yet.
	#[benchmark]
	fn follow_active_set() {
		let (id, _, _) = busy_basket::<T>(Tier::Base);
		Pallet::<T>::let_follow_active_set(id);
		untouch::<T>(id);
		let half = MAX_TARGETS / 2;
		let known = Baskets::<T>::get(id).unwrap().targets;
		let new = targets::<T>(Tier::Base, MAX_TARGETS, half);
		let operators: Vec<_> =
			known.iter().take(half as usize).chain(&new).map(|target| target.pool.operator.clone()).collect();
		T::ActiveSet::create(&operators);

		#[extrinsic_call]
		_(RawOrigin::Signed(account("anyone", 0, 0)), id);

		let weighted = Baskets::<T>::get(id).unwrap().targets.iter().filter(|target| target.weight > 0).count();
		assert_eq!(weighted, half as usize);
	}

	/// Everything that is on its way comes back, all pools but one are left, and that one is filled.
	#[benchmark]
	fn rebalance() {
		let (id, _, _) = busy_basket::<T>(Tier::Restaked);
		Baskets::<T>::mutate(id, |known| {
			let targets = &mut known.as_mut().unwrap().targets;
			targets.iter_mut().for_each(|target| target.weight = 0);
			targets.last_mut().unwrap().weight = WHOLE;
		});
		Managed::<T>::mutate(id, |known| {
			let management = known.as_mut().unwrap();
			management.next_targets = None;
			management.policy.current.caps = everything();
		});
		pass_eras::<T>(T::Eras::leaving_eras());
		untouch::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(account("anyone", 0, 0)), id);

		assert_eq!(Returning::<T>::get(id).len() as u32, MAX_TARGETS - 1);
	}

	#[benchmark]
	fn set_group() {
		let origin = T::AdminOrigin::try_successful_origin().unwrap();
		let operator: T::AccountId = account("operator", 0, 0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Labelled::Operator(operator.clone()), Some(GroupId(1)));

		assert_eq!(OperatorGroups::<T>::get(&operator), Some(GroupId(1)));
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
		let (id, _, who) = rewarded::<T>();
		let left = AMOUNT;
		T::Stake::endow(&Pallet::<T>::account_of(id), REWARD, left);
		Unswapped::<T>::insert(id, REWARD, left);
		untouch::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, REWARD);

		assert!(Unswapped::<T>::get(id, REWARD) < left);
	}

	#[benchmark]
	fn sponsor() {
		let (id, who, _) = busy_basket::<T>(Tier::Restaked);
		let left = Gains::<T>::get(id).unwrap().left;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, AMOUNT);

		assert!(Gains::<T>::get(id).unwrap().left > left);
	}

	/// Minting takes more than buying.
	#[benchmark]
	fn mint_best() {
		let (id, who, _) = busy_basket::<T>(Tier::Restaked);
		let supply = Baskets::<T>::get(id).unwrap().supply;
		let token = AssetKind::WithId(Pallet::<T>::token_of(id).unwrap());
		T::Market::create(&AssetKind::Native, &token);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, AMOUNT, 1);

		assert!(Baskets::<T>::get(id).unwrap().supply > supply);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
