//! What is always true. The numbers are those of the README.

use crate::{
	types::{Amounts, BySlot, PerShare, Slot, MAX_SPAN, ONE},
	Batches, Budgets, Closed, Config, Dues, Ending, Held, History, Indices, NextStream, Oldest, Pallet, PoolKeyOf,
	Positions, RewardAssets, Spans, Streams, Unpaid,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{ensure, traits::fungibles::Inspect};
use palisade_primitives::{Era, EraClock};
use sp_core::U256;

impl<T: Config> Pallet<T> {
	/// All invariants.
	pub fn check() -> Result<(), &'static str> {
		held_is_owed_to_somebody::<T>()?; // 1
		pot_has_what_is_held::<T>()?; // 2
		positions_have_no_more_than_their_pools::<T>()?; // 3
		budgets_are_sound::<T>()?; // 4
		budgets_ahead_are_the_streams::<T>()?; // 5
		streams_are_sound::<T>()?; // 6
		nobody_saw_more_than_was_earned::<T>()?; // 7
		history_has_happened::<T>()?; // 8
		spans_are_of_ended_eras::<T>()?; // 9
		assets_are_known::<T>() // 10
	}
}

/// 1. What is held of an asset is what budgets have left, what pools owe their positions, and what is due to accounts.
fn held_is_owed_to_somebody<T: Config>() -> Result<(), &'static str> {
	let mut owed = Amounts::default();
	let budgets = Budgets::<T>::iter_values().map(|budgets| budgets.map(|_, budget| budget.left()));
	let pools = Indices::<T>::iter_values().map(|index| index.earnings.map(|_, earnings| earnings.owed));
	for amounts in budgets.chain(pools).chain(Dues::<T>::iter_values()) {
		for (slot, amount) in amounts.iter() {
			ensure!(owed.try_add(slot, *amount), "rewards 1: more is owed than can be counted");
		}
	}
	ensure!(owed == Held::<T>::get(), "rewards 1: what is held is not what is owed");
	Ok(())
}

/// 2. The pot has what is held of an asset, and its minimum balance, unless it is suspended.
fn pot_has_what_is_held<T: Config>() -> Result<(), &'static str> {
	let held = Held::<T>::get();
	for (slot, known) in (0..Slot::MAX).zip(RewardAssets::<T>::get()).filter(|(_, known)| known.accepting) {
		let needed = held.get(slot).checked_add(T::Assets::minimum_balance(known.asset.clone()));
		let has = T::Assets::balance(known.asset, &Pallet::<T>::pot());
		ensure!(needed.is_some_and(|needed| has >= needed), "rewards 2: the pot has too little");
	}
	Ok(())
}

/// 3. What the positions of a pool are due, with what could not be shared out, is at most what it owes them.
fn positions_have_no_more_than_their_pools<T: Config>() -> Result<(), &'static str> {
	let mut due = BTreeMap::<PoolKeyOf<T>, BySlot<U256>>::new();
	for (_, pool, position) in Positions::<T>::iter() {
		let sums = due.entry(pool).or_default();
		for (slot, claimable) in position.earned.iter() {
			sums.set(slot, sums.get(slot).saturating_add(claimable.due));
		}
	}
	for (pool, index) in Indices::<T>::iter() {
		let sums = due.remove(&pool).unwrap_or_default();
		for (slot, earnings) in index.earnings.iter() {
			let sum = sums.get(slot).saturating_add(earnings.carry);
			let owed = U256::from(earnings.owed).saturating_mul(U256::from(ONE));
			ensure!(sum <= owed, "rewards 3: positions are due more than their pool owes");
		}
	}
	ensure!(due.is_empty(), "rewards 3: a position of a pool that earned nothing");
	Ok(())
}

/// 4. No more was paid of a budget than there was; there is none of an era that is forgotten, and no empty one.
fn budgets_are_sound<T: Config>() -> Result<(), &'static str> {
	for ((era, ..), budgets) in Budgets::<T>::iter() {
		ensure!(Oldest::<T>::get() <= era, "rewards 4: a budget of a forgotten era");
		ensure!(!budgets.is_empty(), "rewards 4: an empty budget");
		let sound = budgets.iter().all(|(_, budget)| budget.paid <= budget.amount);
		ensure!(sound, "rewards 4: more was paid than there was");
		let untouched = budgets.iter().all(|(_, budget)| budget.paid == 0);
		ensure!(era < T::Eras::now() || untouched, "rewards 4: paid in advance");
	}
	Ok(())
}

/// 5. What there is for an era to come, or the running one, is what streams give it.
fn budgets_ahead_are_the_streams<T: Config>() -> Result<(), &'static str> {
	let now = T::Eras::now();
	let mut given = BTreeMap::<_, Amounts>::new();
	for stream in Streams::<T>::iter_values() {
		for era in (stream.start.max(now).0..=stream.end.0).map(Era) {
			let sums = given.entry((era, stream.target, stream.stake.clone())).or_default();
			ensure!(sums.try_add(stream.slot, stream.part(era)), "rewards 5: streams give more than can be counted");
		}
	}
	let budgets = Budgets::<T>::iter().filter(|((era, ..), _)| *era >= now);
	let there = budgets.map(|(key, budgets)| (key, budgets.map(|_, budget| budget.amount)));
	ensure!(there.collect::<BTreeMap<_, _>>() == given, "rewards 5: a budget is not what streams give");
	Ok(())
}

/// 6. A stream gives something in every era, its id was given out, and it is forgotten when its last era is.
fn streams_are_sound<T: Config>() -> Result<(), &'static str> {
	for (id, stream) in Streams::<T>::iter() {
		ensure!(id < NextStream::<T>::get(), "rewards 6: an id that was not given out");
		ensure!(stream.part(stream.end) > 0, "rewards 6: a stream gives nothing");
		ensure!(Ending::<T>::contains_key(stream.end, id), "rewards 6: a stream is never forgotten");
	}
	let known = |(_, id)| Streams::<T>::contains_key(id);
	ensure!(Ending::<T>::iter_keys().all(known), "rewards 6: no stream to forget");
	Ok(())
}

/// 7. No position, batch or lost generation saw a share earn more than it did.
fn nobody_saw_more_than_was_earned<T: Config>() -> Result<(), &'static str> {
	let earned = |pool: &_| Indices::<T>::get(pool).unwrap_or_default().per_share();
	let covers = |most: PerShare, seen: &PerShare| seen.iter().all(|(slot, seen)| *seen <= most.get(slot));
	for (_, pool, position) in Positions::<T>::iter() {
		let seen = position.earned.map(|_, claimable| claimable.seen);
		ensure!(covers(earned(&pool), &seen), "rewards 7: a position saw too much");
	}
	for (pool, _, joined) in Batches::<T>::iter() {
		ensure!(covers(earned(&pool), &joined.per_share), "rewards 7: a batch saw too much");
	}
	for (pool, _, per_share) in Closed::<T>::iter() {
		ensure!(covers(earned(&pool), &per_share), "rewards 7: a lost generation saw too much");
	}
	Ok(())
}

/// 8. What is remembered was paid to shares, for an era that has ended and is not forgotten, and not after the last for
///    which the pool earned anything.
fn history_has_happened<T: Config>() -> Result<(), &'static str> {
	for (era, pool, paid) in History::<T>::iter() {
		ensure!(paid.shares > 0 && !paid.amounts.is_empty(), "rewards 8: nothing was paid");
		let last = Indices::<T>::get(pool).map(|index| index.last);
		ensure!(Oldest::<T>::get() <= era && last.is_some_and(|last| era <= last), "rewards 8: not its era");
	}
	ensure!(Indices::<T>::iter_values().all(|index| index.last < T::Eras::now()), "rewards 8: paid too early");
	Ok(())
}

/// 9. The last eras, as many as are counted, pay nothing; the one before them does. No era pays for too many, and only of
///    ended ones it is known.
fn spans_are_of_ended_eras<T: Config>() -> Result<(), &'static str> {
	let (now, unpaid) = (T::Eras::now(), Unpaid::<T>::get());
	let sound = |(era, span)| era < now && span != 1 && span <= MAX_SPAN;
	ensure!(Spans::<T>::iter().all(sound), "rewards 9: a span of an era that has not ended, or of too many");
	let first = now.minus(unpaid).max(Oldest::<T>::get());
	let counted = (first.0..now.0).all(|era| Pallet::<T>::span(Era(era)) == 0);
	let ends = first.0.checked_sub(1).is_none_or(|before| Pallet::<T>::span(Era(before)) > 0);
	ensure!(counted && ends, "rewards 9: the unpaid eras are not counted");
	Ok(())
}

/// 10. No asset has two places, and nothing is of a place that no asset has.
fn assets_are_known<T: Config>() -> Result<(), &'static str> {
	let assets = RewardAssets::<T>::get();
	let distinct = assets.iter().map(|known| &known.asset).collect::<BTreeSet<_>>();
	ensure!(distinct.len() == assets.len(), "rewards 10: an asset has two places");
	let known = |slot: Slot| usize::from(slot) < assets.len();
	let held = Held::<T>::get().iter().all(|(slot, _)| known(slot));
	let streams = Streams::<T>::iter_values().all(|stream| known(stream.slot));
	ensure!(held && streams, "rewards 10: an unknown asset");
	Ok(())
}
