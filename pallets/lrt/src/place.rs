//! Putting what waits in the buffer into pools.

use super::*;
use alloc::vec::Vec;
use frame_support::storage::with_storage_layer;
use palisade_math::ratio::mul_div_floor;
use palisade_primitives::{Balance, BasketId, GroupId, StakeInspect, StakeMutate};
use sp_runtime::Perquintill;
use types::Holdings;

/// What limits how much a basket puts into pools.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Limited<AccountId> {
	Operator(AccountId),
	Group(GroupId),
}

/// Which pools may get how much of a basket's money, in the order of its targets.
pub(crate) type PlanOf<T> = Plan<Limited<<T as frame_system::Config>::AccountId>>;

impl<T: Config> Pallet<T> {
	/// Keeps what the buffer should have, and moves the rest into pools.
	pub(crate) fn place_above_target(
		id: BasketId,
		basket: &mut BasketOf<T>,
		account: &T::AccountId,
		holdings: &mut Holdings,
	) -> Vec<(PoolKeyOf<T>, Balance)> {
		let kept = Self::buffer_target(holdings).min(basket.buffer);
		basket.buffer = basket.buffer.saturating_sub(kept);
		holdings.buffer = basket.buffer;
		let placed = Self::place(id, basket, account, holdings);
		basket.buffer = basket.buffer.saturating_add(kept);
		holdings.buffer = basket.buffer;
		placed
	}

	/// Moves the buffer into pools: min-first under the policy's caps. What a pool does not take stays.
	fn place(
		id: BasketId,
		basket: &mut BasketOf<T>,
		account: &T::AccountId,
		holdings: &Holdings,
	) -> Vec<(PoolKeyOf<T>, Balance)> {
		let pool = |index: usize| basket.targets.get(index).map(|target| &target.pool);
		let taken = Self::plan(id, basket, holdings)
			.fill(basket.buffer, |index, amount| pool(index).is_some_and(|pool| Self::offer(account, pool, amount)));
		let placed: Vec<_> =
			taken.into_iter().filter_map(|(index, amount)| Some((pool(index)?.clone(), amount))).collect();
		let sum = placed.iter().map(|(_, amount)| *amount).fold(0, Balance::saturating_add);
		basket.buffer = basket.buffer.saturating_sub(sum);
		placed
	}

	/// What the pools could take now beyond what they have.
	pub(crate) fn demand(id: BasketId, basket: &BasketOf<T>, holdings: &Holdings) -> Balance {
		let accepts = |index: usize, amount| {
			basket.targets.get(index).is_some_and(|target| T::Stake::accepts(&target.pool, amount))
		};
		let taken = Self::plan(id, basket, holdings).fill(Balance::MAX, accepts);
		taken.into_iter().map(|(_, amount)| amount).fold(0, Balance::saturating_add)
	}

	/// How far each pool is from its weight's part of everything, and from the caps; a pool that the policy does not allow
	/// gets nothing. One with an open report counts as if the report were cancelled, so that a slash is not refilled early.
	fn plan(id: BasketId, basket: &BasketOf<T>, holdings: &Holdings) -> PlanOf<T> {
		let mut plan = Plan::default();
		let Some(Management { policy: Timed { current: policy, .. }, .. }) = Self::management(id) else { return plan };
		let total = holdings.ask();
		let [operator_limit, group_limit] = [policy.caps.operator, policy.caps.group].map(|cap| cap.mul_floor(total));
		for (Target { pool, weight }, position) in basket.targets.iter().zip(&holdings.positions) {
			let services = Self::services_of(pool);
			let allowed = policy.allows(pool.tier, &services);
			let target = mul_div_floor(total, (*weight).into(), WHOLE.into()).filter(|_| allowed).unwrap_or(0);
			let groups = Self::groups_of(pool, &services).into_iter();
			let groups = groups.map(|(group, part)| (Limited::Group(group), part, group_limit));
			let operator = (Limited::Operator(pool.operator.clone()), Perquintill::one(), operator_limit);
			let held = position.settled_value.saturating_add(position.entering);
			plan.add(held, target, groups.chain([operator]).collect());
		}
		plan
	}

	/// Whether the pool took `amount`. A pool that fails is one that does not accept: it must not stop the others.
	fn offer(account: &T::AccountId, pool: &PoolKeyOf<T>, amount: Balance) -> bool {
		T::Stake::accepts(pool, amount) && with_storage_layer(|| T::Stake::delegate(account, pool, amount)).is_ok()
	}
}
