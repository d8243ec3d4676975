//! An operator puts a pool at risk for a service, or takes it back.

use crate::{weight_of, Allocation, Book, Books, Config, Error, Event, Pallet, PoolPolicy};
use frame_support::ensure;
use palisade_primitives::{
	AssetKind, Era, EraClock, OperatorInspect, PoolKey, PoolView, ServiceId, ServiceInspect, StakeInspect, Tier,
};
use sp_runtime::{DispatchResult, Perquintill};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_allocate(
		operator: T::AccountId,
		asset: AssetKind,
		service: ServiceId,
		fraction: Perquintill,
	) -> DispatchResult {
		let key = PoolKey { operator, asset, tier: Tier::Restaked };
		// First, so that the tables of eras gone by are written with the weights of their time.
		Self::settle(&key);
		let pool = T::Pools::pool(&key).ok_or(Error::<T>::PoolNotFound)?;
		let (now, policy) = (T::Eras::now(), Self::policy(&key));
		let known = Books::<T>::get(&key);
		let is_first = known.is_none();
		let mut book = known.unwrap_or_else(|| Book::new(now));
		let mut allocation = book.get(service).cloned().unwrap_or_else(|| Allocation::new(service));
		let kappa = |era| T::Services::terms(service, era).map(|terms| terms.max_slash);
		let (asked, from) = allocation.ask(weight_of(fraction), now, policy.notice(), kappa);
		ensure!(asked != allocation.target(), Error::<T>::NothingToChange);
		let raises = !allocation.target().covers(&asked);
		allocation.change(asked, from);
		if raises {
			Self::ensure_may_raise(&key, &pool, &policy, service, fraction, from)?;
		}
		ensure!(book.put(allocation), Error::<T>::TooManyAllocations);
		if raises {
			policy.versions(now).try_for_each(|(policy, era)| Self::ensure_within(&book, policy, era))?;
		}
		Self::save(&key, book);
		if is_first {
			Self::extend_walk();
		}
		let max_slash = asked.max_slash;
		Self::deposit_event(Event::Allocated { pool: key, service, weight: fraction, max_slash, from });
		Ok(())
	}

	/// Whether more of the pool may be put at risk for `service` from era `from` on.
	fn ensure_may_raise(
		key: &PoolKey<T::AccountId>,
		pool: &PoolView,
		policy: &PoolPolicy,
		service: ServiceId,
		fraction: Perquintill,
		from: Era,
	) -> Result<(), Error<T>> {
		ensure!(T::Services::terms(service, from).is_some(), Error::<T>::ServiceNotFound);
		ensure!(T::Operators::is_active(&key.operator), Error::<T>::OperatorNotActive);
		let guarantee = palisade_math::ratio::part_floor(pool.value, fraction);
		let admitted = T::Services::may_allocate(service, &key.operator, &key.asset, guarantee);
		ensure!(admitted, Error::<T>::AllocationRefused);
		policy.versions(from).try_for_each(|(policy, _)| Self::ensure_allowed(policy, service))
	}

	/// Keeps a book that has something in it.
	pub(crate) fn save(key: &PoolKey<T::AccountId>, book: Book) {
		Books::<T>::set(key, (!book.allocations.is_empty()).then_some(book));
	}
}
