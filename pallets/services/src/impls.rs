//! What others may ask.

use crate::{Config, OptInState, OptIns, Pallet, Services};
use alloc::vec::Vec;
use palisade_primitives::{AssetKind, Balance, Era, EraClock, ServiceId, ServiceInspect, SlashTerms};

impl<T: Config> ServiceInspect<T::AccountId> for Pallet<T> {
	fn terms(service: ServiceId) -> Option<SlashTerms<T::AccountId>> {
		let service = Services::<T>::get(service)?;
		let now = T::Eras::now();
		Some(SlashTerms {
			max_slash: service.max_slash,
			// The clock's window may have become shorter since the service was registered.
			window: service.window.min(T::Eras::slash_window()),
			slasher: service.slasher.get(now).clone(),
			resolver: service.resolver.get(now).clone(),
		})
	}

	fn serves(service: ServiceId, operator: &T::AccountId, era: Era) -> bool {
		OptIns::<T>::get(service, operator).is_some_and(|opt_in| opt_in.serves(era))
			&& Services::<T>::get(service).is_some_and(|service| service.until.is_none_or(|until| era < until))
	}

	fn may_allocate(service: ServiceId, operator: &T::AccountId, asset: &AssetKind, stake: Balance) -> bool {
		OptIns::<T>::get(service, operator).is_some_and(|opt_in| opt_in.in_force())
			&& Services::<T>::get(service).is_some_and(|service| {
				let asks = service.requirements;
				service.until.is_none() && asks.assets.contains(asset) && stake >= asks.min_stake
			})
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(terms: SlashTerms<T::AccountId>, operators: &[T::AccountId]) -> ServiceId {
		crate::benchmarking::create::<T>(terms, operators)
	}
}

/// Views for clients.
impl<T: Config> Pallet<T> {
	/// Operators that have or had to do with `service`, and how they stand now.
	pub fn operators(service: ServiceId) -> Vec<(T::AccountId, OptInState)> {
		let now = T::Eras::now();
		OptIns::<T>::iter_prefix(service).map(|(operator, opt_in)| (operator, opt_in.state(now))).collect()
	}
}
