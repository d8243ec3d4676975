//! What pools guarantee services in an era.

use crate::{Book, Books, Config, Event, Limits, Pallet, Tables, Totals, WeightInfo};
use frame_support::{defensive, traits::Get, weights::Weight};
use palisade_math::{Claim, Factor};
use palisade_primitives::{
	Balance, Era, EraClock, Guarantee, OperatorInspect, PoolKey, PoolReports, ServiceId, ServiceInspect, StakeInspect,
};

impl<T: Config> Pallet<T> {
	/// Writes the rows of the pool that are missing up to now; the pool is brought up to date on the way.
	pub(crate) fn settle(key: &PoolKey<T::AccountId>) -> Weight {
		let used = T::Pools::touch(key);
		// A pool that had nothing to do may not have told its eras; then it is worth now what it was all the time.
		let now = T::Eras::now();
		let Some(book) = Books::<T>::get(key).filter(|book| book.written < now) else { return used };
		let Some(pool) = T::Pools::pool(key) else { return used };
		used.saturating_add(Self::note_eras(key, book.written.next(), now, pool.value, pool.factor))
	}

	/// Writes the rows of the pool for the eras `first..=last` that are missing and can still be asked for, at whose
	/// starts it was worth `value` with `factor`.
	pub(crate) fn note_eras(
		key: &PoolKey<T::AccountId>,
		first: Era,
		last: Era,
		value: Balance,
		factor: Factor,
	) -> Weight {
		let Some(mut book) = Books::<T>::get(key) else { return T::DbWeight::get().reads(1) };
		let first = first.max(book.written.next());
		if last < first {
			return T::DbWeight::get().reads(1);
		}
		let limits = Limits { degree: T::MaxDegree::get(), window: T::Eras::slash_window() };
		if book.advance(first, last, limits) {
			Self::deposit_event(Event::WeightsScaled { pool: key.clone(), era: first });
		}
		let first = first.max(Self::oldest_kept());
		for era in first.0..=last.0 {
			Self::write_rows(key, &book, Era(era), value, factor);
		}
		if book.allocations.is_empty() {
			Books::<T>::remove(key);
		} else {
			Books::<T>::insert(key, book);
		}
		T::WeightInfo::on_eras().saturating_mul(last.next().since(first).max(1).into())
	}

	/// Writes the rows of one pool for one era.
	fn write_rows(key: &PoolKey<T::AccountId>, book: &Book, era: Era, value: Balance, factor: Factor) {
		// Whether an operator was out of work in an era gone by is not known; it then stays answerable for it.
		if era >= T::Eras::now() && !T::Operators::is_active(&key.operator) {
			return;
		}
		for allocation in &book.allocations {
			let guarantee = allocation.guarantee_floor(value);
			if guarantee > 0 && T::Services::serves(allocation.service, &key.operator, era) {
				let (pool, claim) = (key.clone(), Claim { guarantee, factor });
				let row = Guarantee { pool, claim, max_slash: allocation.max_slash };
				Self::insert_row(allocation.service, era, row);
			}
		}
	}

	/// Adds a row that is not there yet.
	pub(crate) fn insert_row(service: ServiceId, era: Era, row: Guarantee<T::AccountId>) {
		let (asset, guarantee) = (row.pool.asset.clone(), row.claim.guarantee);
		let added = Tables::<T>::mutate((era, service, row.pool.operator.clone()), |rows| {
			!rows.iter().any(|known| known.pool == row.pool) && rows.try_push(row).is_ok()
		});
		if added {
			Totals::<T>::mutate((era, service, asset), |total| *total = total.saturating_add(guarantee));
		} else {
			defensive!("a pool has one row, and an operator no more than its pools");
		}
	}

	/// The oldest era for which an offence can be reported.
	pub(crate) fn oldest_kept() -> Era {
		T::Eras::now().minus(T::Eras::slash_window())
	}
}
