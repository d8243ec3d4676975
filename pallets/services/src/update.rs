//! A service says and asks something else, or gets another owner.

use crate::{Config, Error, Event, HoldReason, Metadata, MetadataOf, Pallet, Requirements, Service, Services};
use frame_support::{
	ensure,
	traits::{
		fungible::MutateHold,
		tokens::{Fortitude, Precision, Restriction},
		Get,
	},
};
use palisade_primitives::{EraClock, ServiceId};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_update_metadata(owner: &T::AccountId, service: ServiceId, metadata: Metadata) -> DispatchResult {
		Self::owned(owner, service)?;
		MetadataOf::<T>::insert(service, metadata);
		Self::deposit_event(Event::MetadataUpdated { service });
		Ok(())
	}

	pub(crate) fn do_set_requirements(
		owner: &T::AccountId,
		id: ServiceId,
		requirements: Requirements,
	) -> DispatchResult {
		let mut service = Self::owned(owner, id)?;
		Self::ensure_requirements(&requirements)?;
		let now = T::Eras::now();
		let from = now.next();
		// Nobody asks for those of past eras.
		Self::schedule(&mut service.requirements, requirements.clone(), from, now)?;
		Services::<T>::insert(id, service);
		Self::deposit_event(Event::RequirementsUpdated { service: id, requirements, from });
		Ok(())
	}

	/// Whether requirements make sense.
	pub(crate) fn ensure_requirements(requirements: &Requirements) -> Result<(), Error<T>> {
		ensure!(!requirements.assets.is_empty(), Error::<T>::NoAssets);
		let limit = 1..=T::MaxOperators::get();
		ensure!(limit.contains(&requirements.max_operators), Error::<T>::OperatorLimitOutOfRange);
		Ok(())
	}

	pub(crate) fn do_propose_owner(
		owner: &T::AccountId,
		id: ServiceId,
		proposed: Option<T::AccountId>,
	) -> DispatchResult {
		let service = Self::owned(owner, id)?;
		Services::<T>::insert(id, Service { proposed_owner: proposed.clone(), ..service });
		Self::deposit_event(Event::OwnerProposed { service: id, proposed });
		Ok(())
	}

	pub(crate) fn do_accept_ownership(owner: T::AccountId, id: ServiceId) -> DispatchResult {
		let service = Self::registered(id)?;
		ensure!(service.proposed_owner.as_ref() == Some(&owner), Error::<T>::NotProposed);
		T::Currency::transfer_on_hold(
			&HoldReason::ServiceDeposit.into(),
			&service.owner,
			&owner,
			service.deposit,
			Precision::Exact,
			Restriction::OnHold,
			Fortitude::Polite,
		)?;
		Services::<T>::insert(id, Service { owner: owner.clone(), proposed_owner: None, ..service });
		Self::deposit_event(Event::OwnerChanged { service: id, owner });
		Ok(())
	}
}
