//! An operator says how much risk its pool takes.

use crate::{Allowed, Book, Books, Config, Error, Event, Pallet, Policies, PoolPolicy, RiskPolicy};
use frame_support::{ensure, traits::Get};
use palisade_primitives::{AssetKind, Era, EraClock, PoolKey, PoolView, ServiceId, ServiceInspect, StakeInspect, Tier};
use sp_runtime::{traits::Zero, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_policy(operator: T::AccountId, asset: AssetKind, to: RiskPolicy) -> DispatchResult {
		let key = PoolKey { operator, asset, tier: Tier::Restaked };
		// First, so that the tables of eras gone by are written with the policies of their time.
		Self::settle(&key);
		let pool = T::Pools::pool(&key).ok_or(Error::<T>::PoolNotFound)?;
		Self::ensure_sound(&to)?;
		let (now, PoolPolicy { current, next }) = (T::Eras::now(), Self::policy(&key));
		let waits = next.is_some_and(|(next, _)| next == to);
		ensure!(to != current && !waits, Error::<T>::NothingToChange);
		let from = if Self::is_only_own(&key, &pool) { now } else { Self::change_from(&current, &to) };
		if !to.covers(&current) {
			Self::ensure_fits(&key, &to, from)?;
		}
		let changed = PoolPolicy { current, next: Some((to.clone(), from)) };
		Self::save_policy(&key, changed.as_of(now));
		Self::deposit_event(Event::PolicyAnnounced { pool: key, policy: to, from });
		Ok(())
	}

	pub(crate) fn do_cancel_policy_change(operator: T::AccountId, asset: AssetKind) -> DispatchResult {
		let key = PoolKey { operator, asset, tier: Tier::Restaked };
		let policy = Self::policy(&key);
		ensure!(policy.next.is_some(), Error::<T>::NoPolicyChange);
		Self::save_policy(&key, PoolPolicy { next: None, ..policy });
		Self::deposit_event(Event::PolicyChangeCancelled { pool: key });
		Ok(())
	}

	/// The policy of a pool that is in force now, and the change that waits.
	pub fn policy(key: &PoolKey<T::AccountId>) -> PoolPolicy {
		Self::stored_policy(key).as_of(T::Eras::now())
	}

	/// The same as it is stored: what waits may be due, and is kept for the tables of the eras before.
	pub(crate) fn stored_policy(key: &PoolKey<T::AccountId>) -> PoolPolicy {
		Policies::<T>::get(key).unwrap_or_else(Self::unset_policy)
	}

	/// The policy of a pool that set none.
	pub(crate) fn unset_policy() -> PoolPolicy {
		PoolPolicy { current: RiskPolicy::unset(T::MaxDegree::get()), next: None }
	}

	fn save_policy(key: &PoolKey<T::AccountId>, policy: PoolPolicy) {
		Policies::<T>::set(key, (policy != Self::unset_policy()).then_some(policy));
	}

	/// The era from which on `to` holds instead of `current`.
	///
	/// More risk waits until whoever asks to leave now could be paid out; less, until what counts now cannot be slashed.
	fn change_from(current: &RiskPolicy, to: &RiskPolicy) -> Era {
		let leaving = if current.covers(to) { 0 } else { T::Eras::leaving_eras() };
		let slashable = if to.covers(current) { 0 } else { T::Eras::slash_window() };
		T::Eras::now().plus(leaving.max(slashable)).next()
	}

	/// Whether nobody but the operator has a part of the pool or waits to have one.
	fn is_only_own(key: &PoolKey<T::AccountId>, pool: &PoolView) -> bool {
		let own = T::Pools::position(key, &key.operator);
		own.shares == pool.shares && own.entering == pool.entering.saturating_sub(pool.gains)
	}

	/// Whether `policy` is within what the chain allows, and names services that there are.
	fn ensure_sound(policy: &RiskPolicy) -> Result<(), Error<T>> {
		ensure!(Self::is_sound(policy), Error::<T>::InvalidPolicy);
		let Allowed::Services(services) = &policy.services else { return Ok(()) };
		let known = services.iter().all(|service| T::Services::category(*service).is_some());
		ensure!(known, Error::<T>::ServiceNotFound);
		Ok(())
	}

	/// Whether `policy` is within what the chain allows.
	pub(crate) fn is_sound(policy: &RiskPolicy) -> bool {
		policy.max_degree <= T::MaxDegree::get() && (1..=T::MaxNotice::get()).contains(&policy.notice)
	}

	/// Whether all that the pool will have at risk at `era`, or can still be slashed for then, is within `policy`.
	fn ensure_fits(key: &PoolKey<T::AccountId>, policy: &RiskPolicy, era: Era) -> Result<(), Error<T>> {
		let Some(book) = Books::<T>::get(key) else { return Ok(()) };
		let oldest = era.minus(T::Eras::slash_window());
		let mut held = book
			.allocations
			.iter()
			.filter(|allocation| allocation.held_since(oldest).any(|held| !held.weight.is_zero()));
		held.try_for_each(|allocation| Self::ensure_allowed(policy, allocation.service))?;
		Self::ensure_within(&book, policy, era)
	}

	/// Whether `policy` allows `service`.
	pub(crate) fn ensure_allowed(policy: &RiskPolicy, service: ServiceId) -> Result<(), Error<T>> {
		ensure!(policy.services.allows(service, T::Services::category(service)), Error::<T>::ServiceNotAllowed);
		Ok(())
	}

	/// Whether the sums over all that is at risk at `era`, or can still be slashed then, are within `policy`.
	pub(crate) fn ensure_within(book: &Book, policy: &RiskPolicy, era: Era) -> Result<(), Error<T>> {
		let sums = book.exposure_since(era.minus(T::Eras::slash_window()));
		let limits = policy.limits(T::MaxDegree::get());
		ensure!(sums.risk <= limits.risk, Error::<T>::TooMuchRisk);
		ensure!(sums.degree <= limits.degree, Error::<T>::TooMuchDegree);
		Ok(())
	}
}
