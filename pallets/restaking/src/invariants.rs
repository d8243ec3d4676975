//! What is always true; numbered as in the README.

use crate::{Books, Config, Pallet, Tables, Totals};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{ensure, traits::Get};
use palisade_primitives::{Balance, EraClock, Tier, CHAIN};
use sp_runtime::{traits::One, FixedU128};

impl<T: Config> Pallet<T> {
	/// All invariants.
	pub fn check() -> Result<(), &'static str> {
		books_are_sound::<T>()?; // 1
		weights_are_within_limits::<T>()?; // 2
		changes_lie_ahead::<T>()?; // 3
		rows_are_sound::<T>()?; // 4
		totals_add_up::<T>() // 5
	}
}

/// 1. Only Restaked pools have allocations; at least one, one per service, none to the chain.
fn books_are_sound<T: Config>() -> Result<(), &'static str> {
	for (key, book) in Books::<T>::iter() {
		let services: BTreeSet<_> = book.allocations.iter().map(|allocation| allocation.service).collect();
		ensure!(key.tier == Tier::Restaked, "restaking 1: base pool allocated");
		ensure!(!services.is_empty(), "restaking 1: empty book");
		ensure!(services.len() == book.allocations.len(), "restaking 1: two allocations to one service");
		ensure!(!services.contains(&CHAIN), "restaking 1: allocated to the chain");
	}
	Ok(())
}

/// 2. The weights of a pool's newest table keep Σ w·κ ≤ 1 and Σ w ≤ `MaxDegree`.
fn weights_are_within_limits<T: Config>() -> Result<(), &'static str> {
	for book in Books::<T>::iter_values() {
		ensure!(book.risk_ceil(|allocation| allocation.weight) <= FixedU128::one(), "restaking 2: too much risk");
		ensure!(book.degree(|allocation| allocation.weight) <= T::MaxDegree::get(), "restaking 2: too much degree");
	}
	Ok(())
}

/// 3. No table of the future is written, and a change begins behind the newest table and not after the next era.
fn changes_lie_ahead<T: Config>() -> Result<(), &'static str> {
	let now = T::Eras::now();
	for book in Books::<T>::iter_values() {
		ensure!(book.written <= now, "restaking 3: table of the future");
		let mut waiting = book.allocations.iter().filter_map(|allocation| allocation.next);
		let ahead = waiting.all(|(_, from)| book.written < from && from <= now.next());
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
