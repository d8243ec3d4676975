//! A service comes and goes.

use crate::{
	Config, Delayed, Error, Event, HoldReason, MetadataOf, NextService, Pallet, RegisterService, Requirements, Service,
	Services,
};
use frame_support::{
	ensure,
	traits::{fungible::MutateHold, tokens::Precision, Get},
};
use palisade_primitives::{Balance, Era, EraClock, ServiceId};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register(owner: T::AccountId, new: RegisterService<T::AccountId>) -> DispatchResult {
		ensure!(!new.max_slash.is_zero() && new.max_slash <= T::MaxSlash::get(), Error::<T>::MaxSlashOutOfRange);
		ensure!((1..=T::Eras::slash_window()).contains(&new.window), Error::<T>::WindowOutOfRange);
		Self::ensure_sound(&new.requirements)?;
		let deposit = T::Deposit::get();
		T::Currency::hold(&HoldReason::ServiceDeposit.into(), &owner, deposit)?;
		let service = Self::insert(owner.clone(), deposit, new)?;
		Self::deposit_event(Event::Registered { service, owner, deposit });
		Ok(())
	}

	/// Stores a service under the next id.
	pub(crate) fn insert(
		owner: T::AccountId,
		deposit: Balance,
		new: RegisterService<T::AccountId>,
	) -> Result<ServiceId, Error<T>> {
		let id = NextService::<T>::get();
		ensure!(id < id.next(), Error::<T>::TooManyServices);
		NextService::<T>::put(id.next());
		MetadataOf::<T>::insert(id, new.metadata);
		let service = Service {
			owner,
			category: new.category,
			max_slash: new.max_slash,
			window: new.window,
			slasher: Delayed::new(new.slasher),
			resolver: Delayed::new(new.resolver),
			requirements: new.requirements,
			deposit,
			operators: 0,
			until: None,
		};
		Services::<T>::insert(id, service);
		Ok(id)
	}

	pub(crate) fn do_deregister(owner: &T::AccountId, id: ServiceId) -> DispatchResult {
		let mut service = Self::owned(owner, id)?;
		let until = T::Eras::now().next();
		service.until = Some(until);
		Services::<T>::insert(id, service);
		Self::deposit_event(Event::Deregistered { service: id, until });
		Ok(())
	}

	pub(crate) fn do_reclaim_deposit(id: ServiceId) -> DispatchResult {
		let service = Services::<T>::get(id).ok_or(Error::<T>::ServiceNotFound)?;
		let until = service.until.ok_or(Error::<T>::ServiceNotEnded)?;
		ensure!(T::Eras::now() >= Self::forgettable_from(until, service.window), Error::<T>::StillSlashable);
		Self::forget(id, service)
	}

	/// Removes a service and releases its deposit.
	pub(crate) fn forget(id: ServiceId, service: Service<T::AccountId>) -> DispatchResult {
		let reason = HoldReason::ServiceDeposit.into();
		let amount = T::Currency::release(&reason, &service.owner, service.deposit, Precision::BestEffort)?;
		Services::<T>::remove(id);
		MetadataOf::<T>::remove(id);
		Self::deposit_event(Event::DepositReclaimed { service: id, owner: service.owner, amount });
		Ok(())
	}

	/// The first era in which no verdict of a service that nobody serves from `until` on can be outstanding: its last
	/// report comes in era `until − 1 + window`, and is due `veto_window + 1` eras later.
	pub(crate) fn forgettable_from(until: Era, window: u32) -> Era {
		until.plus(window).plus(T::Eras::veto_window()).next()
	}

	/// The registered service `id`, if `who` owns it.
	pub(crate) fn owned(who: &T::AccountId, id: ServiceId) -> Result<Service<T::AccountId>, Error<T>> {
		let service = Services::<T>::get(id).ok_or(Error::<T>::ServiceNotFound)?;
		ensure!(service.owner == *who, Error::<T>::NotAuthorized);
		ensure!(service.until.is_none(), Error::<T>::ServiceEnded);
		Ok(service)
	}

	/// Whether requirements make sense.
	pub(crate) fn ensure_sound(requirements: &Requirements) -> Result<(), Error<T>> {
		ensure!(!requirements.assets.is_empty(), Error::<T>::NoAssets);
		let limit = 1..=T::MaxOperators::get();
		ensure!(limit.contains(&requirements.max_operators), Error::<T>::OperatorLimitOutOfRange);
		Ok(())
	}
}
