//! Where a basket's money shall be.

use super::*;
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult, Get},
};
use palisade_math::ratio::mul_div_floor;
use palisade_primitives::{
	ActiveSet, AssetKind, BasketId, Era, EraClock, OperatorInspect, PoolKey, StakeInspect, Tier,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_targets(who: &T::AccountId, id: BasketId, to: TargetsOf<T>) -> DispatchResult {
		let management = Self::managed_by(who, id)?;
		let (basket, account, _) = Self::load(id)?;
		let from = Self::notice(&basket);
		Self::ensure_sound(&basket.asset, &to)?;
		let changed = Management { next_targets: Some((to.clone(), from)), ..management };
		let policy_change = changed.policy.next.as_ref().map(|(_, change)| *change).filter(|change| from < *change);
		for era in policy_change.into_iter().chain([from]) {
			Self::ensure_fit(&basket.targets, &changed, core::iter::once(era))?;
			Self::ensure_allowed(&to, changed.policy.at(era))?;
		}
		// Until then money may go to every pool that has weight, and has to leave it again.
		let stays = |target: &&Target<_>| target.weight > 0 || Self::has_position(&target.pool, &account);
		let old: BTreeSet<_> = basket.targets.iter().filter(stays).map(|target| &target.pool).collect();
		let all = old.len().saturating_add(to.iter().filter(|target| !old.contains(&target.pool)).count());
		ensure!(u32::try_from(all).is_ok_and(|all| all <= MAX_TARGETS), Error::<T>::TooManyPools);

		Self::change(id, |management| management.next_targets = changed.next_targets);
		Self::deposit_event(Event::TargetsAnnounced { basket: id, targets: to, from });
		Ok(())
	}

	pub(crate) fn do_follow_active_set(id: BasketId) -> DispatchResult {
		let management = Self::management(id).ok_or(Error::<T>::BasketNotFound)?;
		ensure!(management.follows == Follows::ActiveSet, Error::<T>::FollowsNobody);
		let now = T::Eras::now();
		ensure!(management.followed != Some(now), Error::<T>::NothingToChange);
		let (basket, account, _) = Self::load(id)?;
		let targets = Self::targets_of_active_set(&basket, &account)?;
		let kept = Self::with_leftovers(targets.clone(), &basket.targets, &account);
		ensure!(kept != basket.targets, Error::<T>::NothingToChange);

		let policy = Self::first_policy(&targets);
		Self::change(id, |management| {
			management.policy = Timed::new(policy);
			management.followed = Some(now);
		});
		Baskets::<T>::mutate(id, |known| {
			if let Some(basket) = known {
				basket.targets = kept;
			}
		});
		Self::deposit_event(Event::ActiveSetFollowed { basket: id, targets });
		Ok(())
	}

	/// The Base pools of the first validators, with equal weights under the recommended caps. A pool that has no place yet
	/// waits until one of those that lost their weight is empty.
	fn targets_of_active_set(basket: &BasketOf<T>, account: &T::AccountId) -> Result<TargetsOf<T>, DispatchError> {
		let of = |operator| PoolKey { operator, asset: basket.asset.clone(), tier: Tier::Base };
		let may_have = |pool: &PoolKeyOf<T>| T::Operators::is_at_work(&pool.operator) && T::Stake::pool(pool).is_some();
		let most = usize::try_from(MAX_TARGETS).unwrap_or(usize::MAX);
		let first: Vec<_> = T::ActiveSet::operators().into_iter().map(of).filter(may_have).take(most).collect();
		let known: BTreeSet<_> = basket
			.targets
			.iter()
			.map(|target| &target.pool)
			.filter(|pool| first.contains(pool) || Self::has_position(pool, account))
			.collect();
		let mut places = most.saturating_sub(known.len());
		let pools: Vec<_> = first
			.iter()
			.filter(|pool| {
				let is_new = !known.contains(pool);
				let has_place = !is_new || places > 0;
				places = places.saturating_sub(usize::from(is_new));
				has_place
			})
			.collect();

		let groups: Vec<_> = pools.iter().map(|pool| OperatorGroups::<T>::get(&pool.operator)).collect();
		let caps = T::DefaultCaps::get();
		let in_whole = |part: sp_runtime::Perbill| part.mul_floor(WHOLE);
		let weights = allocation::equal_weights(&groups, in_whole(caps.operator), in_whole(caps.group));
		let targets: Vec<_> = pools
			.into_iter()
			.zip(weights)
			.filter(|(_, weight)| *weight > 0)
			.map(|(pool, weight)| Target { pool: pool.clone(), weight })
			.collect();
		ensure!(!targets.is_empty(), Error::<T>::NoPools);
		targets.try_into().map_err(|_| Error::<T>::TooManyPools.into())
	}

	/// Whether the targets can be anybody's.
	pub(crate) fn ensure_sound(asset: &AssetKind, targets: &TargetsOf<T>) -> DispatchResult {
		ensure!(!targets.is_empty(), Error::<T>::NoPools);
		ensure!(!Self::is_lrt(asset), Error::<T>::LiquidToken);
		let mut seen = BTreeSet::new();
		for Target { pool, weight } in targets {
			ensure!(*weight > 0, Error::<T>::ZeroWeight);
			ensure!(pool.asset == *asset, Error::<T>::WrongAsset);
			ensure!(seen.insert(pool), Error::<T>::DuplicatePool);
			ensure!(T::Stake::pool(pool).is_some(), Error::<T>::PoolNotFound);
			ensure!(T::Operators::is_at_work(&pool.operator), Error::<T>::OperatorNotActive);
		}
		ensure!(Self::is_whole(targets), Error::<T>::WeightsNotWhole);
		Ok(())
	}

	/// Of the targets those that can be anybody's, with weights in the same proportion; the first gets what rounding left.
	pub(crate) fn rescaled(mut targets: TargetsOf<T>) -> TargetsOf<T> {
		targets.retain(|Target { pool, weight }| *weight > 0 && T::Operators::is_at_work(&pool.operator));
		let sum = targets.iter().map(|target| u128::from(target.weight)).fold(0, u128::saturating_add);
		let scale = |weight: u32| mul_div_floor(weight.into(), WHOLE.into(), sum).and_then(|part| part.try_into().ok());
		targets.iter_mut().for_each(|target| target.weight = scale(target.weight).unwrap_or(0));
		let whole = targets.iter().map(|target| target.weight).fold(0, u32::saturating_add);
		if let Some(first) = targets.iter_mut().next() {
			first.weight = first.weight.saturating_add(WHOLE.saturating_sub(whole));
		}
		targets
	}

	/// Whether the weights sum to the whole.
	pub(crate) fn is_whole(targets: &TargetsOf<T>) -> bool {
		targets.iter().map(|target| u64::from(target.weight)).fold(0, u64::saturating_add) == u64::from(WHOLE)
	}

	/// Whether the policy allows the services to which the pools are exposed now.
	fn ensure_allowed(targets: &TargetsOf<T>, policy: &Policy) -> DispatchResult {
		for Target { pool, .. } in targets {
			ensure!(policy.allows(pool.tier, &Self::services_of(pool)), Error::<T>::ServiceNotAllowed);
		}
		Ok(())
	}

	/// The targets that are due in `era`, if the basket does not have them yet.
	pub(crate) fn due_targets(id: BasketId, era: Era) -> Option<TargetsOf<T>> {
		let (targets, from) = Managed::<T>::get(id)?.next_targets?;
		(from <= era).then_some(targets)
	}

	/// The targets, and without weight the pools of the old ones in which something is left.
	pub(crate) fn with_leftovers(
		mut targets: TargetsOf<T>,
		old: &TargetsOf<T>,
		account: &T::AccountId,
	) -> TargetsOf<T> {
		for Target { pool, .. } in old {
			let is_left = targets.iter().all(|target| target.pool != *pool) && Self::has_position(pool, account);
			if is_left && targets.try_push(Target { pool: pool.clone(), weight: 0 }).is_err() {
				frame_support::defensive!("whoever set the targets has counted what may be left");
			}
		}
		targets
	}

	/// Whether the basket's account has something in the pool.
	pub(crate) fn has_position(pool: &PoolKeyOf<T>, account: &T::AccountId) -> bool {
		let position = T::Stake::position(pool, account);
		position.shares > 0 || position.entering > 0
	}
}
