//! An operator puts a pool at risk for a service, or takes it back.

use crate::{weight_of, Allocation, Book, Books, Config, Error, Event, Pallet};
use frame_support::{ensure, traits::Get};
use palisade_primitives::{
	AssetKind, Era, EraClock, OperatorInspect, PoolKey, PoolView, ServiceId, ServiceInspect, StakeInspect, Tier,
};
use sp_runtime::{traits::One, DispatchResult, FixedU128, Perquintill};

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
		let now = T::Eras::now();
		let mut book = Books::<T>::get(&key).unwrap_or_else(|| Book::new(now));
		let (weight, old) = (weight_of(fraction), book.get(service).map(Allocation::target).unwrap_or_default());
		ensure!(weight != old, Error::<T>::NothingToChange);
		let raises = weight > old;
		if raises {
			Self::ensure_may_raise(&key, &pool, service, fraction)?;
		}
		let from = now.next();
		Self::schedule(&mut book, service, weight, from)?;
		ensure!(!raises || book.risk_ceil(Allocation::counted) <= FixedU128::one(), Error::<T>::TooMuchRisk);
		ensure!(!raises || book.degree(Allocation::counted) <= T::MaxDegree::get(), Error::<T>::TooMuchDegree);
		Books::<T>::insert(&key, book);
		Self::deposit_event(Event::Allocated { pool: key, service, weight: fraction, from });
		Ok(())
	}

	/// Lets the weight for `service` change to `weight` at `from`.
	fn schedule(book: &mut Book, service: ServiceId, weight: FixedU128, from: Era) -> Result<(), Error<T>> {
		let next = Some((weight, from));
		if let Some(allocation) = book.get_mut(service) {
			allocation.next = next;
			return Ok(());
		}
		let terms = T::Services::terms(service).ok_or(Error::<T>::ServiceNotFound)?;
		let new = Allocation { next, ..Allocation::new(service, terms.max_slash) };
		book.allocations.try_push(new).map_err(|_| Error::<T>::TooManyAllocations)
	}

	/// Whether more of the pool may be put at risk for `service`.
	fn ensure_may_raise(
		key: &PoolKey<T::AccountId>,
		pool: &PoolView,
		service: ServiceId,
		fraction: Perquintill,
	) -> Result<(), Error<T>> {
		ensure!(T::Services::terms(service).is_some(), Error::<T>::ServiceNotFound);
		ensure!(T::Operators::is_active(&key.operator), Error::<T>::OperatorNotActive);
		let guarantee = palisade_math::ratio::part_floor(pool.value, fraction);
		let admitted = T::Services::may_allocate(service, &key.operator, &key.asset, guarantee);
		ensure!(admitted, Error::<T>::AllocationRefused);
		Ok(())
	}
}
