//! A service comes and goes.

use crate::{
	Config, Error, Event, HoldReason, MetadataOf, NextService, Pallet, RegisterService, Service, Services, Versions,
};
use frame_support::{
	ensure,
	traits::{fungible::MutateHold, tokens::Precision, Get},
};
use palisade_primitives::{Balance, Era, EraClock, ServiceId};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register(owner: T::AccountId, new: RegisterService<T::AccountId>) -> DispatchResult {
		Self::ensure_terms(&new.terms)?;
		Self::ensure_requirements(&new.requirements)?;
		let deposit = T::Deposit::get();
		T::Currency::hold(&HoldReason::ServiceDeposit.into(), &owner, deposit)?;
		let service = Self::insert(owner.clone(), deposit, new)?;
		Self::deposit_event(Event::Registered { service, owner, deposit });
		Ok(())
	}

	/// Stores a service under the next id; its terms hold from now on.
	pub(crate) fn insert(
		owner: T::AccountId,
		deposit: Balance,
		new: RegisterService<T::AccountId>,
	) -> Result<ServiceId, Error<T>> {
		let id = NextService::<T>::get();
		ensure!(id < id.next(), Error::<T>::TooManyServices);
		NextService::<T>::put(id.next());
		MetadataOf::<T>::insert(id, new.metadata);
		let now = T::Eras::now();
		let service = Service {
			owner,
			proposed_owner: None,
			category: new.category,
			terms: Versions::new(new.terms, now),
			requirements: Versions::new(new.requirements, now),
			deposit,
			operators: 0,
			until: None,
		};
		Services::<T>::insert(id, service);
		Ok(id)
	}

	pub(crate) fn do_deregister(owner: &T::AccountId, id: ServiceId) -> DispatchResult {
		let mut service = Self::owned(owner, id)?;
		let now = T::Eras::now();
		let until = now.next();
		service.until = Some(until);
		// What would hold later, nobody will commit to.
		service.terms.cancel(now);
		service.requirements.cancel(now);
		Services::<T>::insert(id, service);
		Self::deposit_event(Event::Deregistered { service: id, until });
		Ok(())
	}

	pub(crate) fn do_reclaim_deposit(id: ServiceId) -> DispatchResult {
		let service = Services::<T>::get(id).ok_or(Error::<T>::ServiceNotFound)?;
		let until = service.until.ok_or(Error::<T>::ServiceNotEnded)?;
		ensure!(T::Eras::now() >= Self::forgettable_from(until, &service), Error::<T>::StillSlashable);
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
	/// report comes in era `until − 1 + window` at the latest, and is due `veto_window + 1` eras later. The longest of all
	/// windows that are known counts.
	fn forgettable_from(until: Era, service: &Service<T::AccountId>) -> Era {
		let window = service.terms.iter().map(|version| version.value.window).max().unwrap_or_default();
		until.plus(window).plus(T::Eras::veto_window()).next()
	}

	/// The service `id`, if it was not deregistered.
	pub(crate) fn registered(id: ServiceId) -> Result<Service<T::AccountId>, Error<T>> {
		let service = Services::<T>::get(id).ok_or(Error::<T>::ServiceNotFound)?;
		ensure!(service.until.is_none(), Error::<T>::ServiceEnded);
		Ok(service)
	}

	/// The service `id`, if `who` owns it and it was not deregistered.
	pub(crate) fn owned(who: &T::AccountId, id: ServiceId) -> Result<Service<T::AccountId>, Error<T>> {
		let service = Services::<T>::get(id).ok_or(Error::<T>::ServiceNotFound)?;
		ensure!(service.owner == *who, Error::<T>::NotAuthorized);
		ensure!(service.until.is_none(), Error::<T>::ServiceEnded);
		Ok(service)
	}
}
