//! What others may ask and tell.

use crate::{
	Allocation, Book, Books, CategoryTotals, CompleteUntil, Config, Event, Exposure, Pallet, RowsOf, Security, Tables,
	Totals, Walk, WeightInfo,
};
use alloc::vec::Vec;
use frame_support::weights::Weight;
use palisade_math::Factor;
use palisade_primitives::{
	AssetKind, Balance, Category, Era, EraClock, Executed, Guarantee, OnEraStart, OnPool, PoolExposure, PoolKey,
	ReportId, SecurityAdjust, SecurityInspect, SecurityTables, ServiceExposure, ServiceId, ServiceInspect,
};
use sp_runtime::{FixedU128, Perquintill};

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
		if era < Self::oldest_kept() {
			return Vec::new();
		}
		Tables::<T>::get((era, service, operator)).into_inner()
	}

	fn total(service: ServiceId, asset: &AssetKind, era: Era) -> Balance {
		if era < Self::oldest_kept() {
			return 0;
		}
		Totals::<T>::get((era, service, asset))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(
		service: ServiceId,
		pool: &PoolKey<T::AccountId>,
		era: Era,
		claim: palisade_math::Claim,
		max_slash: Perquintill,
	) {
		let row = Guarantee { pool: pool.clone(), claim, max_slash, redistribution: true, key: None };
		Self::insert_row(service, era, row);
	}
}

impl<T: Config> SecurityTables<T::AccountId> for Pallet<T> {
	fn rows_of(pool: &PoolKey<T::AccountId>, era: Era) -> Vec<(ServiceId, Balance)> {
		RowsOf::<T>::get(era, pool).into_inner()
	}

	fn service_total(service: ServiceId, asset: &AssetKind, era: Era) -> Balance {
		Totals::<T>::get((era, service, asset))
	}

	fn category_total(category: Category, asset: &AssetKind, era: Era) -> Balance {
		CategoryTotals::<T>::get((era, category, asset))
	}

	fn oldest() -> Era {
		Walk::<T>::get().oldest
	}

	fn complete_until() -> Era {
		CompleteUntil::<T>::get()
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

impl<T: Config> PoolExposure<T::AccountId> for Pallet<T> {
	fn services_of(pool: &PoolKey<T::AccountId>) -> Vec<ServiceExposure> {
		let Some(book) = Books::<T>::get(pool) else { return Vec::new() };
		let oldest = T::Eras::now().minus(T::Eras::slash_window());
		let row = |(service, risk)| ServiceExposure {
			service,
			category: T::Services::category(service),
			share: share_of(risk),
		};
		book.risks_since(oldest).map(row).collect()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(pool: &PoolKey<T::AccountId>) {
		let now = T::Eras::now();
		let mut book = Book::new(now);
		for service in 1..=crate::MAX_ALLOCATIONS {
			let mut allocation = Allocation::new(ServiceId(service));
			allocation.current =
				crate::Commitment::new(FixedU128::from_rational(1, 100), Perquintill::from_percent(10));
			assert!(book.put(allocation), "a book has as many places");
		}
		Books::<T>::insert(pool, book);
	}
}

/// The part of a pool that is `risk` of it, at most all.
fn share_of(risk: FixedU128) -> Perquintill {
	u64::try_from(risk.into_inner()).map_or(Perquintill::one(), Perquintill::from_parts)
}

/// Views for clients.
impl<T: Config> Pallet<T> {
	/// Allocations of a pool as of its newest table, with the changes that wait.
	pub fn allocations(pool: &PoolKey<T::AccountId>) -> Vec<Allocation> {
		Books::<T>::get(pool).map(|book| book.allocations.into_inner()).unwrap_or_default()
	}

	/// The sums over the most that the pool has at risk for each service in tables that can be slashed now, or will have.
	pub fn exposure(pool: &PoolKey<T::AccountId>) -> Exposure {
		let book = Books::<T>::get(pool).unwrap_or_else(|| Book::new(T::Eras::now()));
		book.exposure_since(T::Eras::now().minus(T::Eras::slash_window()))
	}

	/// The table of `service` for `era`, and its sum per asset; empty if it cannot be asked for any more.
	pub fn service_security(service: ServiceId, era: Era) -> Security<T::AccountId> {
		if era < Self::oldest_kept() {
			return Security::<T::AccountId>::default();
		}
		let rows = Tables::<T>::iter_prefix((era, service)).flat_map(|(_, rows)| rows.into_inner()).collect();
		(rows, Totals::<T>::iter_prefix((era, service)).collect())
	}
}
