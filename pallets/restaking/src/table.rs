//! What pools guarantee services in an era.

use crate::{Allocation, Book, Books, CategoryTotals, Config, Event, Pallet, RowsOf, Tables, Totals, Walk, WeightInfo};
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
		let policy = Self::stored_policy(key);
		let (window, oldest) = (T::Eras::slash_window(), Self::oldest_kept());
		for (start, end) in book.stretches(first, last, policy.next.as_ref().map(|(_, from)| *from)) {
			let in_force = policy.at(start);
			if book.advance(start, end, in_force.limits(T::MaxDegree::get()), window) {
				Self::deposit_event(Event::WeightsScaled { pool: key.clone(), era: start });
			}
			for era in start.max(oldest).0..=end.0 {
				Self::write_rows(key, &book, in_force.redistribution, Era(era), value, factor);
			}
		}
		Self::save(key, book);
		let first = first.max(oldest);
		T::WeightInfo::on_eras().saturating_mul(last.next().since(first).max(1).into())
	}

	/// Writes the rows of one pool for one era.
	fn write_rows(
		key: &PoolKey<T::AccountId>,
		book: &Book,
		redistribution: bool,
		era: Era,
		value: Balance,
		factor: Factor,
	) {
		// Whether an operator was out of work in an era gone by is not known; it then stays answerable for it.
		if era >= T::Eras::now() && !T::Operators::is_at_work(&key.operator) {
			return;
		}
		for Allocation { service, current, .. } in &book.allocations {
			let guarantee = current.guarantee_floor(value);
			if guarantee == 0 || !T::Services::serves(*service, &key.operator, era) {
				continue;
			}
			let Some(terms) = T::Services::terms(*service, era) else { continue };
			// A service that asks for more than was committed to it does not get it.
			let max_slash = current.max_slash.min(terms.max_slash);
			let (claim, signer) = (Claim { guarantee, factor }, T::Services::key(*service, &key.operator, era));
			Self::insert_row(
				*service,
				era,
				Guarantee { pool: key.clone(), claim, max_slash, redistribution, key: signer },
			);
		}
	}

	/// Adds a row that is not there yet.
	pub(crate) fn insert_row(service: ServiceId, era: Era, row: Guarantee<T::AccountId>) {
		let (pool, guarantee) = (row.pool.clone(), row.claim.guarantee);
		let added = Tables::<T>::mutate((era, service, row.pool.operator.clone()), |rows| {
			!rows.iter().any(|known| known.pool == row.pool) && rows.try_push(row).is_ok()
		});
		if !added {
			defensive!("a pool has one row, and an operator no more than its pools");
			return;
		}
		let add = |total: &mut Balance| *total = total.saturating_add(guarantee);
		Totals::<T>::mutate((era, service, &pool.asset), add);
		if let Some(category) = T::Services::category(service) {
			CategoryTotals::<T>::mutate((era, category, &pool.asset), add);
		}
		if RowsOf::<T>::try_append(era, pool, (service, guarantee)).is_err() {
			defensive!("a pool has no more rows than allocations");
		}
	}

	/// The oldest era whose tables can be asked for: offences of earlier ones cannot be reported any more, nor again when
	/// the clock's window becomes longer.
	pub(crate) fn oldest_kept() -> Era {
		T::Eras::now().minus(T::Eras::slash_window()).max(Walk::<T>::get().kept)
	}
}
