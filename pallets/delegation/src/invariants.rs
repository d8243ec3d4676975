//! What is always true. The numbers are those of the README.

use crate::{
	types::{Arrival, Bucket, Held, Position, Ticket},
	AccountIdOf, Arrivals, Batches, Buckets, Config, Operators, Pallet, PoolKeyOf, PoolOf, Pools, Positions, Shared,
	Staked, Tickets, TicketsOf,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{
	ensure,
	traits::{fungibles::Inspect, Get},
};
use palisade_math::{Part, Reach, ONE};
use palisade_primitives::{AssetKind, Balance, Era, EraClock, PoolKey, Tier};

type Check = Result<(), &'static str>;

/// One pool with everything that belongs to it.
struct Whole<T: Config> {
	key: PoolKeyOf<T>,
	pool: PoolOf<T>,
	positions: Vec<Position>,
	buckets: BTreeMap<Era, Bucket>,
	tickets: Vec<Ticket<AccountIdOf<T>>>,
}

impl<T: Config> Pallet<T> {
	/// Whether all invariants hold; names the first that does not.
	pub fn check() -> Check {
		leaving_time_is_bounded::<T>()?;
		indices_match::<T>()?;
		for whole in load::<T>() {
			account_covers_ledger(&whole)?;
			shares_add_up(&whole)?;
			entries_add_up(&whole)?;
			tickets_add_up(&whole)?;
			worth_is_covered(&whole)?;
			reports_and_buckets_match(&whole)?;
		}
		totals_add_up::<T>()?;
		operators_list_their_pools::<T>()?;
		arrivals_add_up::<T>()?;
		shared_account_has_what_it_holds::<T>()
	}
}

/// All pools; positions, buckets and tickets without a pool are found by [`indices_match`].
fn load<T: Config>() -> Vec<Whole<T>> {
	let mut positions = BTreeMap::<PoolKeyOf<T>, Vec<Position>>::new();
	Positions::<T>::iter().for_each(|(_, key, position)| positions.entry(key).or_default().push(position));
	let mut tickets = BTreeMap::<PoolKeyOf<T>, Vec<Ticket<AccountIdOf<T>>>>::new();
	Tickets::<T>::iter_values().for_each(|ticket| tickets.entry(ticket.pool.clone()).or_default().push(ticket));
	let whole = |(key, pool): (PoolKeyOf<T>, PoolOf<T>)| Whole {
		positions: positions.remove(&key).unwrap_or_default(),
		tickets: tickets.remove(&key).unwrap_or_default(),
		buckets: Buckets::<T>::iter_prefix(&key).collect(),
		key,
		pool,
	};
	Pools::<T>::iter().map(whole).collect()
}

/// 1. A pool's account has its asset's minimum balance, and with what the shared one holds for it all that the ledger counts.
fn account_covers_ledger<T: Config>(whole: &Whole<T>) -> Check {
	let pool = &whole.pool;
	let leaving = sum(whole.buckets.values().map(Bucket::tokens))?;
	ensure!(leaving == pool.leaving_tokens, "1: the tokens of the buckets do not add up");
	let deposit = T::Assets::minimum_balance(whole.key.asset.clone());
	let counted = sum([deposit, pool.tokens()])?;
	let account = T::Assets::balance(whole.key.asset.clone(), &whole.key.account());
	ensure!(account >= deposit, "1: a pool's account lacks its minimum balance");
	let held = sum([account, Shared::<T>::get(&whole.key)])?;
	ensure!(held >= counted, "1: a pool's account holds less than the ledger counts");
	Ok(())
}

/// 2. The shares of a pool are its stakers' of this generation, and those of its batches that nobody has taken yet.
fn shares_add_up<T: Config>(whole: &Whole<T>) -> Check {
	let generation = whole.pool.generation;
	let taken = whole.positions.iter().filter(|position| position.generation == generation);
	let batches = Batches::<T>::iter_prefix_values(&whole.key).filter(|batch| batch.generation == generation);
	let shares = sum(taken.map(|position| position.shares).chain(batches.map(|batch| batch.shares)))?;
	ensure!(shares == whole.pool.shares, "2: the shares of a pool do not add up");
	let newest = whole.positions.iter().map(|position| position.generation).max().unwrap_or(0);
	ensure!(newest <= generation, "2: a position is of a generation to come");
	Ok(())
}

/// 3. Deposits of the entry, claims on what came over, and both in every batch, are the stakers' that are not shares yet.
fn entries_add_up<T: Config>(whole: &Whole<T>) -> Check {
	let mut deposits = BTreeMap::<u32, Balance>::new();
	for deposit in whole.positions.iter().flat_map(|position| position.entry.into_iter().chain(position.arrived)) {
		let amount = deposits.entry(deposit.batch).or_default();
		*amount = sum([*amount, deposit.amount])?;
	}
	let entry = &whole.pool.entry;
	ensure!(deposits.remove(&entry.batch).unwrap_or(0) == entry.amount, "3: the entry does not add up");
	let arrived = &whole.pool.arrived;
	ensure!(deposits.remove(&arrived.batch).unwrap_or(0) == arrived.units, "3: what came over does not add up");
	ensure!(arrived.units > 0 || arrived.tokens == 0, "3: what came over is nobody's");
	let joined = Batches::<T>::iter_prefix(&whole.key).map(|(number, batch)| (number, batch.amount));
	ensure!(joined.collect::<BTreeMap<_, _>>() == deposits, "3: a batch does not add up");
	Ok(())
}

/// 4. The shares of a bucket are its tickets', and no ticket with shares is without a bucket.
fn tickets_add_up<T: Config>(whole: &Whole<T>) -> Check {
	let mut shares = BTreeMap::<Era, u128>::new();
	for ticket in &whole.tickets {
		let total = shares.entry(ticket.era).or_default();
		*total = sum([*total, ticket.shares])?;
	}
	let issued = whole.buckets.iter().map(|(era, bucket)| (*era, bucket.shares)).collect::<BTreeMap<_, _>>();
	let add_up = issued.iter().all(|(era, issued)| shares.remove(era).unwrap_or(0) == *issued);
	// A ticket without shares may outlive its bucket.
	ensure!(add_up && shares.values().all(|left| *left == 0), "4: the shares of a bucket do not add up");
	Ok(())
}

/// 5. Every part holds at least what it is worth; stakers together have at most what the pool is worth.
fn worth_is_covered<T: Config>(whole: &Whole<T>) -> Check {
	let pool = &whole.pool;
	part_is_covered(&pool.stake, &pool.stake_reach())?;
	let worth = |position: &Position| match position.generation == pool.generation {
		true => pool.worth_floor(position.shares),
		false => 0,
	};
	ensure!(sum(whole.positions.iter().map(worth))? <= pool.value(), "5: stakers have more than their pool");
	for (era, bucket) in &whole.buckets {
		let Held::Liable(part) = &bucket.held else { continue };
		part_is_covered(part, &pool.reach(part.factor, Some(*era), None))?;
	}
	Ok(())
}

fn part_is_covered(part: &Part, reach: &Reach) -> Check {
	ensure!(part.factor.bits <= ONE && part.paid <= part.nominal, "5: a part was paid out more than it has");
	let unbounded = Part { tokens: Balance::MAX, ..*part };
	ensure!(unbounded.settled_value() <= part.tokens, "5: a part is worth more than its tokens");
	ensure!(part.value(reach) <= part.settled_value(), "5: a report makes a part worth more");
	Ok(())
}

/// 6. Reports differ, and services keep to their places. The list of buckets names all that have not matured.
///
/// A bucket whose time has come is kept only by an open report.
fn reports_and_buckets_match<T: Config>(whole: &Whole<T>) -> Check {
	let pool = &whole.pool;
	let reports = pool.open.iter().map(|report| report.id).collect::<BTreeSet<_>>();
	ensure!(reports.len() == pool.open.len(), "6: a report is open twice");
	ensure!(pool.services_open() <= crate::types::MAX_SERVICE_REPORTS, "6: services have too many open reports");
	let liable = whole.buckets.iter().filter(|(_, bucket)| matches!(bucket.held, Held::Liable(_)));
	let mut listed = pool.leaving.iter().map(|leaving| leaving.era).collect::<Vec<_>>();
	listed.sort();
	ensure!(liable.map(|(era, _)| *era).collect::<Vec<_>>() == listed, "6: the list of buckets is wrong");
	for leaving in &pool.leaving {
		let waits = leaving.matures > pool.settled || pool.is_held(leaving.era);
		ensure!(waits, "6: a bucket should have matured");
	}
	Ok(())
}

/// 7. Tickets and their owners' lists match; nothing is stored for a pool that does not exist; no position is empty.
fn indices_match<T: Config>() -> Check {
	let owned = Tickets::<T>::iter().map(|(id, ticket)| (ticket.owner, id)).collect::<BTreeSet<_>>();
	let listed = TicketsOf::<T>::iter_keys().collect::<BTreeSet<_>>();
	ensure!(owned == listed, "7: the lists of tickets do not match the tickets");
	let pools = Pools::<T>::iter_keys().collect::<BTreeSet<_>>();
	let full = |(_, key, position): (_, PoolKeyOf<T>, Position)| !position.is_empty() && pools.contains(&key);
	ensure!(Positions::<T>::iter().all(full), "7: a position is empty, or in no pool");
	ensure!(Tickets::<T>::iter_values().all(|ticket| pools.contains(&ticket.pool)), "7: a ticket is of no pool");
	ensure!(Buckets::<T>::iter_keys().all(|(key, _)| pools.contains(&key)), "7: a bucket is of no pool");
	ensure!(Batches::<T>::iter_keys().all(|(key, _)| pools.contains(&key)), "7: a batch is of no pool");
	ensure!(Arrivals::<T>::iter_keys().all(|key| pools.contains(&key)), "7: what comes over comes to no pool");
	Ok(())
}

/// 8. Leaving takes at most the maximum.
fn leaving_time_is_bounded<T: Config>() -> Check {
	ensure!(T::Eras::leaving_eras() <= T::MaxLeavingEras::get(), "8: leaving takes longer than its maximum");
	Ok(())
}

/// 9. What is staked of an asset is the sum of what its pools hold: stake, buckets and entries.
fn totals_add_up<T: Config>() -> Check {
	let mut held = BTreeMap::<AssetKind, Balance>::new();
	for (key, pool) in Pools::<T>::iter() {
		let total = held.entry(key.asset).or_default();
		*total = sum([*total, pool.tokens()])?;
	}
	let add_up = Staked::<T>::iter().all(|(asset, staked)| held.remove(&asset).unwrap_or(0) == staked);
	ensure!(add_up && held.values().all(|left| *left == 0), "9: what is staked of an asset does not add up");
	Ok(())
}

/// 10. An operator's list names the assets of its Restaked pools; Base pools are of the native asset.
fn operators_list_their_pools<T: Config>() -> Check {
	let restaked = |operator: AccountIdOf<T>, asset| PoolKey { operator, asset, tier: Tier::Restaked };
	let listed = Operators::<T>::iter().flat_map(|(operator, record)| {
		record.assets.into_iter().map(move |asset| restaked(operator.clone(), asset)).collect::<Vec<_>>()
	});
	let (base, open): (BTreeSet<_>, BTreeSet<_>) = Pools::<T>::iter_keys().partition(|key| key.tier == Tier::Base);
	ensure!(listed.collect::<BTreeSet<_>>() == open, "10: an operator's list does not name its pools");
	ensure!(base.iter().all(PoolKey::secures_chain), "10: a Base pool is of a foreign asset");
	Ok(())
}

/// 11. What comes over to a pool is that of the tickets that go there, by pool and era of request, at most all of it.
///
/// Both pools are native, and not the same. What it earned on its way is in the pool.
fn arrivals_add_up<T: Config>() -> Check {
	type From<T> = (PoolKeyOf<T>, PoolKeyOf<T>, Era);
	let mut expected = BTreeMap::<From<T>, u128>::new();
	for ticket in Tickets::<T>::iter_values() {
		let Some(to) = ticket.destination else { continue };
		let shares = expected.entry((to, ticket.pool, ticket.era)).or_default();
		*shares = sum([*shares, ticket.shares])?;
	}
	for (to, arrivals) in Arrivals::<T>::iter() {
		for Arrival { source, era, shares, factor, .. } in &arrivals {
			ensure!(
				source != &to && source.secures_chain() && to.secures_chain(),
				"11: stake comes over between wrong pools"
			);
			let tickets = expected.remove(&(to.clone(), source.clone(), *era));
			ensure!(tickets == Some(*shares) && *shares > 0, "11: what comes over does not add up");
			ensure!(factor.bits <= ONE && factor.shift == 0, "11: more comes over than there was");
		}
	}
	ensure!(expected.is_empty(), "11: a ticket goes to a pool that does not expect it");
	for (key, pool) in Pools::<T>::iter() {
		let gains = sum(Arrivals::<T>::get(&key).iter().map(|arrival| arrival.gains))?;
		ensure!(gains == pool.arriving_gains, "11: what is earned on the way does not add up");
	}
	Ok(())
}

/// 12. The shared account has what it holds for pools, beside its existential deposit. They are native, and exist.
fn shared_account_has_what_it_holds<T: Config>() -> Check {
	let held = sum(Shared::<T>::iter_values())?;
	let needed = sum([held, T::Assets::minimum_balance(AssetKind::Native)])?;
	let has = T::Assets::balance(AssetKind::Native, &Pallet::<T>::shared_account());
	ensure!(held == 0 || has >= needed, "12: the shared account has less than it holds for pools");
	let known = |key: PoolKeyOf<T>| key.secures_chain() && Pools::<T>::contains_key(key);
	ensure!(Shared::<T>::iter_keys().all(known), "12: the shared account holds something for no native pool");
	Ok(())
}

fn sum(amounts: impl IntoIterator<Item = u128>) -> Result<u128, &'static str> {
	amounts.into_iter().try_fold(0, u128::checked_add).ok_or("a sum does not fit")
}
