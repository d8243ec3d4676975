//! What a basket may hold.

use super::*;
use alloc::collections::BTreeMap;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchResult, Get},
};
use palisade_math::ratio::part_ceil;
use palisade_primitives::{Balance, BasketId, Era, EraClock, GroupId, Tier};
use sp_runtime::Perbill;
use terms::{concentration_ceil, part_of_whole};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_policy(who: &T::AccountId, id: BasketId, to: Policy) -> DispatchResult {
		let management = Self::managed_by(who, id)?;
		let (basket, _, _) = Self::load(id)?;
		let now = T::Eras::now();
		let Timed { current, next } = &management.policy;
		let waits = next.as_ref().is_some_and(|(next, _)| *next == to);
		ensure!(to != *current && !waits, Error::<T>::NothingToChange);
		ensure!(to.tier <= management.tier, Error::<T>::TierNotAllowed);
		let from = if current.covers(&to) { now } else { Self::notice(&basket) };
		let policy = Timed { current: current.clone(), next: Some((to.clone(), from)) };
		let changed = Management { policy, ..management };
		let targets_change = changed.next_targets.as_ref().map(|(_, change)| *change);
		Self::ensure_fit(&basket.targets, &changed, targets_change.into_iter().chain([from]))?;
		Self::change(id, |management| management.policy = changed.policy.as_of(now));
		Self::deposit_event(Event::PolicyAnnounced { basket: id, policy: to, from });
		Ok(())
	}

	/// The first policy of a basket: what the chain recommends, or, where its targets need more, no more than that.
	pub(crate) fn first_policy(targets: &TargetsOf<T>) -> Policy {
		let tier = targets.iter().map(|target| target.pool.tier).max().unwrap_or(Tier::Base);
		Policy { tier, services: AllowedServices::Any, caps: T::DefaultCaps::get().join(Self::caps_of(targets)) }
	}

	/// Whether the targets of each of `eras`, those of now being `targets`, are within the policy of that era.
	pub(crate) fn ensure_fit(
		targets: &TargetsOf<T>,
		management: &ManagementOf<T>,
		mut eras: impl Iterator<Item = Era>,
	) -> DispatchResult {
		eras.try_for_each(|era| {
			let next = management.next_targets.as_ref().filter(|(_, from)| *from <= era);
			Self::ensure_within(next.map_or(targets, |(next, _)| next), management.policy.at(era))
		})
	}

	/// Whether the policy allows the tiers of the targets, and all parts are within its caps.
	fn ensure_within(targets: &TargetsOf<T>, policy: &Policy) -> DispatchResult {
		let mut weighted = targets.iter().filter(|target| target.weight > 0);
		ensure!(weighted.all(|target| target.pool.tier <= policy.tier), Error::<T>::TierNotAllowed);
		let caps = Self::caps_of(targets);
		ensure!(caps.operator <= policy.caps.operator, Error::<T>::OperatorCapExceeded);
		ensure!(caps.group <= policy.caps.group, Error::<T>::GroupCapExceeded);
		ensure!(caps.concentration <= policy.caps.concentration, Error::<T>::TooConcentrated);
		Ok(())
	}

	/// The largest parts when every pool has its weight, ceiled.
	pub(crate) fn caps_of(targets: &TargetsOf<T>) -> Caps {
		let mut operators: BTreeMap<_, u32> = BTreeMap::new();
		let mut groups: BTreeMap<GroupId, Balance> = BTreeMap::new();
		for Target { pool, weight } in targets {
			let sum = operators.entry(&pool.operator).or_default();
			*sum = sum.saturating_add(*weight);
			let billionths = part_of_whole(*weight).deconstruct().into();
			for (group, share) in Self::groups_of(pool, &Self::services_of(pool)) {
				let sum = groups.entry(group).or_default();
				*sum = sum.saturating_add(part_ceil(billionths, share));
			}
		}
		let group = groups.into_values().max().map_or(0, |sum| sum.try_into().unwrap_or(u32::MAX));
		Caps {
			operator: operators.values().max().map_or(Perbill::zero(), |weight| part_of_whole(*weight)),
			group: Perbill::from_parts(group),
			concentration: concentration_ceil(operators.into_values().map(Into::into), WHOLE.into()),
		}
	}

	/// The first era of a change before which holders may want to leave: who asks now is paid by then. Nobody has to be
	/// waited for while the seed is all that there is.
	pub(crate) fn notice(basket: &BasketOf<T>) -> Era {
		let now = T::Eras::now();
		if Self::is_unsold(basket) {
			now
		} else {
			now.plus(T::Eras::leaving_eras()).next()
		}
	}

	/// Whether nobody has tokens of the basket but its own account.
	pub(crate) fn is_unsold(basket: &BasketOf<T>) -> bool {
		basket.supply <= T::Seed::get()
	}
}
