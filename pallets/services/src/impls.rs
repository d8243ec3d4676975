//! What others may ask.

use crate::{Config, Keys, OptIns, Pallet, Services};
use palisade_primitives::{
	AssetKind, Balance, Category, Era, EraClock, ServiceId, ServiceInspect, ServiceKey, SlashTerms,
};

impl<T: Config> ServiceInspect<T::AccountId> for Pallet<T> {
	fn terms(service: ServiceId, era: Era) -> Option<SlashTerms<T::AccountId>> {
		let service = Services::<T>::get(service)?;
		let terms = service.terms.at(era)?.clone();
		// The clock's window may have become shorter since.
		Some(SlashTerms { window: terms.window.min(T::Eras::slash_window()), ..terms })
	}

	fn owner(service: ServiceId) -> Option<T::AccountId> {
		Some(Services::<T>::get(service)?.owner)
	}

	fn category(service: ServiceId) -> Option<Category> {
		Some(Services::<T>::get(service)?.category)
	}

	fn key(service: ServiceId, operator: &T::AccountId, era: Era) -> Option<ServiceKey> {
		Keys::<T>::get(service, operator).at(era).copied()
	}

	fn serves(service: ServiceId, operator: &T::AccountId, era: Era) -> bool {
		OptIns::<T>::get(service, operator).is_some_and(|opt_in| opt_in.serves(era))
			&& Services::<T>::get(service).is_some_and(|service| service.until.is_none_or(|until| era < until))
	}

	fn may_allocate(id: ServiceId, operator: &T::AccountId, asset: &AssetKind, stake: Balance) -> bool {
		let now = T::Eras::now();
		let Some(service) = Services::<T>::get(id).filter(|service| service.until.is_none()) else { return false };
		let Some(asks) = service.requirements.at(now) else { return false };
		OptIns::<T>::get(id, operator).is_some_and(|opt_in| opt_in.in_force())
			&& asks.assets.contains(asset)
			&& stake >= asks.min_stake
			&& (!asks.needs_key || Self::key(id, operator, now.next()).is_some())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(terms: SlashTerms<T::AccountId>, operators: &[T::AccountId]) -> ServiceId {
		crate::benchmarking::create::<T>(terms, operators)
	}
}
