//! What others may ask and tell.

use crate::{Allocation, Books, Config, Event, Pallet, Security, Tables, Totals, WeightInfo};
use alloc::vec::Vec;
use frame_support::weights::Weight;
use palisade_math::Factor;
use palisade_primitives::{
	Balance, Era, Executed, Guarantee, OnEraStart, OnPool, PoolKey, ReportId, SecurityAdjust, SecurityInspect,
	ServiceId,
};

impl<T: Config> OnEraStart for Pallet<T> {
	fn on_era_start(_: Era) -> Weight {
		Self::begin_walk()
	}
}

impl<T: Config> OnPool<T::AccountId> for Pallet<T> {
	/// A base slash lowers every guarantee by itself; a service's comes through [`SecurityAdjust`].
	fn on_executed(_: &PoolKey<T::AccountId>, _: ReportId, _: &Executed) -> Weight {
		Weight::zero()
	}

	fn on_eras(key: &PoolKey<T::AccountId>, first: Era, last: Era, value: Balance, factor: Factor) -> Weight {
		Self::note_eras(key, first, last, value, factor)
	}
}

impl<T: Config> SecurityInspect<T::AccountId> for Pallet<T> {
	fn guarantees(service: ServiceId, operator: &T::AccountId, era: Era) -> Vec<Guarantee<T::AccountId>> {
		Tables::<T>::get((era, service, operator)).into_inner()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(
		service: ServiceId,
		pool: &PoolKey<T::AccountId>,
		era: Era,
		claim: palisade_math::Claim,
		max_slash: sp_runtime::Perquintill,
	) {
		Self::insert_row(service, era, Guarantee { pool: pool.clone(), claim, max_slash });
	}
}

impl<T: Config> SecurityAdjust<T::AccountId> for Pallet<T> {
	fn on_service_slash(
		service: ServiceId,
		pool: &PoolKey<T::AccountId>,
		loss: Balance,
		before: Balance,
		after: Balance,
	) -> Weight {
		let adjusted = Books::<T>::mutate_exists(pool, |book| {
			let Some(book) = book else { return false };
			book.slashed(service, loss, before, after);
			true
		});
		if adjusted {
			Self::deposit_event(Event::WeightsAdjusted { pool: pool.clone(), service, loss });
		}
		T::WeightInfo::on_service_slash()
	}
}

/// Views for clients.
impl<T: Config> Pallet<T> {
	/// Allocations of a pool as of its newest table, with the changes that wait.
	pub fn allocations(pool: &PoolKey<T::AccountId>) -> Vec<Allocation> {
		Books::<T>::get(pool).map(|book| book.allocations.into_inner()).unwrap_or_default()
	}

	/// The table of `service` for `era`, and its sum per asset.
	pub fn service_security(service: ServiceId, era: Era) -> Security<T::AccountId> {
		let rows = Tables::<T>::iter_prefix((era, service)).flat_map(|(_, rows)| rows.into_inner()).collect();
		(rows, Totals::<T>::iter_prefix((era, service)).collect())
	}
}
