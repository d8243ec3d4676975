//! What is always true; numbered as in the README.

use crate::{
	Allocation, Books, CategoryTotals, Commitment, CompleteUntil, Config, Pallet, Policies, RowsOf, Tables, Totals,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{ensure, traits::Get};
use palisade_primitives::{AssetKind, Balance, Category, Era, EraClock, ServiceInspect, Tier, CHAIN};
use sp_runtime::traits::Zero;

impl<T: Config> Pallet<T> {
	/// All invariants.
	pub fn check() -> Result<(), &'static str> {
		books_are_sound::<T>()?; // 1
		weights_are_within_policies::<T>()?; // 2
		changes_lie_ahead::<T>()?; // 3
		rows_are_sound::<T>()?; // 4
		totals_add_up::<T>()?; // 5
		policies_are_sound::<T>()?; // 6
		rows_are_found_by_pool::<T>()?; // 7
		categories_add_up::<T>() // 8
	}
}

/// 1. Only Restaked pools have allocations; at least one, one per service, none to the chain; nothing at risk has no κ.
fn books_are_sound<T: Config>() -> Result<(), &'static str> {
	for (key, book) in Books::<T>::iter() {
		let services: BTreeSet<_> = book.allocations.iter().map(|allocation| allocation.service).collect();
		ensure!(key.tier == Tier::Restaked, "restaking 1: base pool allocated");
		ensure!(!services.is_empty(), "restaking 1: empty book");
		ensure!(services.len() == book.allocations.len(), "restaking 1: two allocations to one service");
		ensure!(!services.contains(&CHAIN), "restaking 1: allocated to the chain");
		let mut held = book.allocations.iter().flat_map(|allocation| allocation.held_since(Era(0)));
		ensure!(held.all(|held| held == Commitment::new(held.weight, held.max_slash)), "restaking 1: κ of nothing");
	}
	Ok(())
}

/// 2. The weights of a pool's newest table are within the policy of then, which is within Σ w·κ ≤ 1 and Σ w ≤ `MaxDegree`,
///    and for services that it allows, as far as they are still known.
fn weights_are_within_policies<T: Config>() -> Result<(), &'static str> {
	for (key, book) in Books::<T>::iter() {
		let policy = Pallet::<T>::stored_policy(&key);
		let in_force = policy.at(book.written);
		let (sums, limits) = (book.exposure(), in_force.limits(T::MaxDegree::get()));
		ensure!(sums.risk <= limits.risk, "restaking 2: too much risk");
		ensure!(sums.degree <= limits.degree, "restaking 2: too much degree");
		let mut at_risk = book.allocations.iter().filter(|allocation| !allocation.current.weight.is_zero());
		let allowed = at_risk.all(|Allocation { service, .. }| {
			let category = T::Services::category(*service);
			category.is_none() || in_force.services.allows(*service, category)
		});
		ensure!(allowed, "restaking 2: service not allowed");
	}
	Ok(())
}

/// 3. No table of the future is written; a change begins behind the newest table and not after the longest notice.
fn changes_lie_ahead<T: Config>() -> Result<(), &'static str> {
	let now = T::Eras::now();
	for book in Books::<T>::iter_values() {
		ensure!(book.written <= now, "restaking 3: table of the future");
		let mut waiting = book.allocations.iter().filter_map(|allocation| allocation.next);
		let ahead = waiting.all(|(_, from)| book.written < from && from <= now.plus(T::MaxNotice::get()));
		ensure!(ahead, "restaking 3: change out of time");
	}
	Ok(())
}

/// 4. A row is one of the operator's Restaked pools, there once, with a guarantee, in an era that has begun.
fn rows_are_sound<T: Config>() -> Result<(), &'static str> {
	for ((era, _, operator), rows) in Tables::<T>::iter() {
		let pools: BTreeSet<_> = rows.iter().map(|row| row.pool.asset.clone()).collect();
		ensure!(era <= T::Eras::now(), "restaking 4: row of the future");
		ensure!(!rows.is_empty() && pools.len() == rows.len(), "restaking 4: pool without row or with two");
		for row in rows {
			ensure!(row.pool.operator == operator, "restaking 4: row of another operator");
			ensure!(row.pool.tier == Tier::Restaked, "restaking 4: row of a base pool");
			ensure!(row.claim.guarantee > 0, "restaking 4: row without guarantee");
		}
	}
	Ok(())
}

/// 5. The totals of the eras that can be asked for are the sums of their rows.
fn totals_add_up<T: Config>() -> Result<(), &'static str> {
	let kept = Pallet::<T>::oldest_kept();
	let mut sums = BTreeMap::<_, Balance>::new();
	for ((era, service, _), rows) in Tables::<T>::iter().filter(|((era, ..), _)| *era >= kept) {
		for row in rows {
			let sum = sums.entry((era, service, row.pool.asset)).or_default();
			*sum = sum.saturating_add(row.claim.guarantee);
		}
	}
	let totals: BTreeMap<_, _> = Totals::<T>::iter().filter(|((era, ..), _)| *era >= kept).collect();
	ensure!(sums == totals, "restaking 5: totals do not add up");
	Ok(())
}

/// 6. Only Restaked pools have policies, all within what the chain allows; what waits changes something, and none is kept
///    that says what no policy says.
fn policies_are_sound<T: Config>() -> Result<(), &'static str> {
	for (key, policy) in Policies::<T>::iter() {
		ensure!(key.tier == Tier::Restaked, "restaking 6: policy of a base pool");
		ensure!(policy != Pallet::<T>::unset_policy(), "restaking 6: policy of a pool without one");
		let mut versions = policy.versions(Era(0));
		ensure!(versions.all(|(policy, _)| Pallet::<T>::is_sound(policy)), "restaking 6: policy above the chain's");
		ensure!(policy.next.as_ref().is_none_or(|(next, _)| *next != policy.current), "restaking 6: change of nothing");
	}
	Ok(())
}

/// 7. The rows of a pool are those that tables have of it. No table of the future is complete.
fn rows_are_found_by_pool<T: Config>() -> Result<(), &'static str> {
	let kept = Pallet::<T>::oldest_kept();
	let mut rows = BTreeSet::new();
	for ((era, service, _), table) in Tables::<T>::iter().filter(|((era, ..), _)| *era >= kept) {
		rows.extend(table.into_iter().map(|row| (era, row.pool, service, row.claim.guarantee)));
	}
	let mut found = BTreeSet::new();
	for (era, pool, by_service) in RowsOf::<T>::iter().filter(|(era, ..)| *era >= kept) {
		found.extend(by_service.into_iter().map(|(service, guarantee)| (era, pool.clone(), service, guarantee)));
	}
	ensure!(rows == found, "restaking 7: rows by pool differ from the tables");
	ensure!(CompleteUntil::<T>::get() <= T::Eras::now(), "restaking 7: complete table of the future");
	Ok(())
}

/// 8. The totals by kind of service are the sums of the services' of the kind, and no less where one of those was forgotten.
fn categories_add_up<T: Config>() -> Result<(), &'static str> {
	let kept = Pallet::<T>::oldest_kept();
	let mut sums = BTreeMap::<_, Balance>::new();
	let mut forgotten = BTreeSet::new();
	for ((era, service, asset), total) in Totals::<T>::iter().filter(|((era, ..), _)| *era >= kept) {
		let Some(category) = T::Services::category(service) else {
			forgotten.insert(era);
			continue;
		};
		let sum = sums.entry((era, category, asset)).or_default();
		*sum = sum.saturating_add(total);
	}
	let totals: BTreeMap<_, _> = CategoryTotals::<T>::iter().filter(|((era, ..), _)| *era >= kept).collect();
	let known = |((era, ..), _): &(&(Era, Category, AssetKind), &Balance)| !forgotten.contains(era);
	ensure!(sums.iter().filter(known).eq(totals.iter().filter(known)), "restaking 8: categories do not add up");
	let covered = |(key, sum): (&_, &Balance)| totals.get(key).is_some_and(|total| total >= sum);
	ensure!(sums.iter().all(covered), "restaking 8: a category has less than its services");
	Ok(())
}
