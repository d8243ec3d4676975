//! A service changes what may be changed. κ and the window may not.

use crate::{Config, Error, Event, Metadata, MetadataOf, Pallet, Requirements, Services};
use frame_support::ensure;
use palisade_primitives::{Era, EraClock, ServiceId};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_update_metadata(owner: &T::AccountId, service: ServiceId, metadata: Metadata) -> DispatchResult {
		Self::ensure_owner(owner, service)?;
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
		Self::ensure_sound(&requirements)?;
		service.requirements = requirements.clone();
		Services::<T>::insert(id, service);
		Self::deposit_event(Event::RequirementsUpdated { service: id, requirements });
		Ok(())
	}

	pub(crate) fn do_set_slasher(owner: &T::AccountId, id: ServiceId, slasher: T::AccountId) -> DispatchResult {
		let mut service = Self::owned(owner, id)?;
		let from = Self::notice();
		service.slasher.set(slasher.clone(), from, T::Eras::now());
		Services::<T>::insert(id, service);
		Self::deposit_event(Event::SlasherChanging { service: id, slasher, from });
		Ok(())
	}

	pub(crate) fn do_set_resolver(
		owner: &T::AccountId,
		id: ServiceId,
		resolver: Option<T::AccountId>,
	) -> DispatchResult {
		let mut service = Self::owned(owner, id)?;
		let from = Self::notice();
		service.resolver.set(resolver.clone(), from, T::Eras::now());
		Services::<T>::insert(id, service);
		Self::deposit_event(Event::ResolverChanging { service: id, resolver, from });
		Ok(())
	}

	pub(crate) fn do_cancel_changes(owner: &T::AccountId, id: ServiceId) -> DispatchResult {
		let mut service = Self::owned(owner, id)?;
		let now = T::Eras::now();
		let slasher_waited = service.slasher.cancel(now);
		let resolver_waited = service.resolver.cancel(now);
		ensure!(slasher_waited || resolver_waited, Error::<T>::NoChangePending);
		Services::<T>::insert(id, service);
		Self::deposit_event(Event::ChangesCancelled { service: id });
		Ok(())
	}

	/// The first era of a change of risk announced now: whoever dislikes it has left by then.
	fn notice() -> Era {
		T::Eras::now().plus(T::Eras::leaving_eras())
	}

	/// Fails unless `who` owns the registered service `id`.
	pub(crate) fn ensure_owner(who: &T::AccountId, id: ServiceId) -> DispatchResult {
		Self::owned(who, id)?;
		Ok(())
	}
}
