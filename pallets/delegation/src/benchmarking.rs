//! Benchmarks at the bounds: positions have a batch to take their shares of, pools all their reports and buckets.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use crate::{
	ledger::Ledger,
	pool::Pool,
	types::{AdmittedAsset, AssetTerms, OpenReport},
	AccountIdOf, AdmittedAssets, Arrivals, Call, Config, NextTicket, Operators, Pallet, PoolKeyOf, PoolOf, Pools,
	Shared,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{
	fungibles::{Inspect, Mutate},
	EnsureOrigin, Get,
};
use frame_system::RawOrigin;
use palisade_math::{Penalty, Rate, ONE};
use palisade_primitives::{
	AssetCustody, AssetKind, Balance, Era, EraClock, PoolKey, ReportId, StakeInspect, StakeValuation, TicketId, Tier,
	MAX_ARRIVALS, MAX_POOLS,
};
use sp_runtime::Perquintill;

/// An asset that nothing else uses.
const TOKEN: u32 = 4_000_000;

/// Terms that limit nothing.
fn terms<T: Config>(asset: u32) -> AssetTerms {
	let min_deposit = T::Assets::minimum_balance(AssetKind::WithId(asset)).max(1);
	AssetTerms { min_deposit, cap: Balance::MAX, operator_cap: Balance::MAX, inflow: Balance::MAX }
}

/// Opens a pool of an operator that accepts, whatever it has or is. Its native Restaked pool comes with a large bond.
pub(crate) fn create_pool<T: Config>(key: &PoolKeyOf<T>) {
	let account = key.account();
	if let AssetKind::WithId(id) = key.asset {
		if !T::Assets::asset_exists(key.asset.clone()) {
			T::Custody::create(id);
		}
		AdmittedAssets::<T>::insert(id, AdmittedAsset { rank: 0, terms: terms::<T>(id), accepting: true });
		T::Valuation::set_rate(&key.asset);
	}
	Operators::<T>::mutate(&key.operator, |record| {
		(record.accepting, record.floor) = (true, record.floor.or(Some(0)));
		if key.tier == Tier::Restaked && !record.assets.contains(&key.asset) {
			record.assets.try_push(key.asset.clone()).expect("an operator has few pools");
		}
	});
	if !Pools::<T>::contains_key(key) {
		frame_system::Pallet::<T>::inc_providers(&account);
		endow::<T>(&account, key.asset.clone(), 0);
		Pools::<T>::insert(key, Pool::new(T::Eras::now()));
		if key.secures_chain() && key.tier == Tier::Restaked {
			deposit::<T>(&key.operator, key, 1_000_000 * T::MinDeposit::get());
		}
	}
}

/// Stake comes over to a pool of an operator that accepts from `count` pools, and counts there.
pub(crate) fn create_arrivals<T: Config>(key: &PoolKeyOf<T>, count: u32) {
	expect::<T>(key, count);
	T::Eras::set(T::Eras::now().next());
}

/// Stake comes over from `count` pools, requested in the running era; others than of the operator's other tier.
fn expect<T: Config>(key: &PoolKeyOf<T>, count: u32) {
	let seed = u32::from(key.tier == Tier::Base);
	let source =
		|n| (account::<AccountIdOf<T>>("leaver", n, 0), PoolKey::native(account("source", n, seed), Tier::Base));
	let sources = (0..count).map(source).collect::<Vec<_>>();
	for (who, source) in &sources {
		create_pool::<T>(source);
		deposit::<T>(who, source, 2 * T::MinRedelegation::get());
	}
	T::Eras::set(T::Eras::now().next());
	for (who, source) in &sources {
		Pallet::<T>::do_redelegate(who, source, None, key).expect("the pool accepts");
	}
}

/// Gives `who` `amount` of `asset` beside what keeps its account alive.
pub(crate) fn endow<T: Config>(who: &AccountIdOf<T>, asset: AssetKind, amount: Balance) {
	for (asset, amount) in [(AssetKind::Native, 0), (asset, amount)] {
		let amount = T::Assets::minimum_balance(asset.clone()) + amount;
		T::Assets::mint_into(asset, who, amount).expect("it can be minted");
	}
}

/// A native pool with shares, and the least deposit.
fn pool_with_shares<T: Config>() -> (PoolKeyOf<T>, Balance) {
	// In the first block deposits would join at once.
	frame_system::Pallet::<T>::set_block_number(1u32.into());
	let key = PoolKey::native(account("operator", 0, 0), Tier::Restaked);
	create_pool::<T>(&key);
	let least = T::MinDeposit::get();
	deposit::<T>(&account("first", 0, 0), &key, 4 * least);
	join::<T>(&key);
	(key, least)
}

/// A pool of a foreign asset with shares, of an operator that has as many pools as there can be and to whose native pool
/// stake comes over, and a deposit.
fn token_pool_with_shares<T: Config>() -> (PoolKeyOf<T>, Balance) {
	let (native, _) = pool_with_shares::<T>();
	let key = |n| PoolKey { asset: AssetKind::WithId(TOKEN + n), ..native.clone() };
	(1..MAX_POOLS).for_each(|n| create_pool::<T>(&key(n)));
	expect::<T>(&native, MAX_ARRIVALS - 1);
	let (key, least) = (key(1), 1_000 * terms::<T>(TOKEN + 1).min_deposit);
	deposit::<T>(&account("first", 0, 0), &key, 4 * least);
	join::<T>(&key);
	(key, least)
}

fn deposit<T: Config>(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Balance) {
	endow::<T>(who, key.asset.clone(), amount);
	Pallet::<T>::do_delegate(who, key, amount).unwrap();
}

/// Begins the next era, and does what is due on all pools of the operator.
fn join<T: Config>(key: &PoolKeyOf<T>) {
	T::Eras::set(T::Eras::now().next());
	for key in Pallet::<T>::restaked_pools(&key.operator) {
		Ledger::<T>::touch(&key);
	}
}

/// A staker whose deposit has joined and who has not taken its shares, with something to spend.
fn staker<T: Config>(key: &PoolKeyOf<T>, least: Balance) -> AccountIdOf<T> {
	let who: AccountIdOf<T> = whitelisted_caller();
	let another: AccountIdOf<T> = account("another", 0, 0);
	deposit::<T>(&who, key, 4 * least);
	deposit::<T>(&another, key, 4 * least);
	join::<T>(key);
	endow::<T>(&who, key.asset.clone(), 4 * least);
	who
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn delegate() {
		let (key, least) = token_pool_with_shares::<T>();
		let who = staker::<T>(&key, least);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), least);

		assert_eq!(Pools::<T>::get(&key).unwrap().entry.amount, least);
	}

	#[benchmark]
	fn withdraw_entry() {
		let (key, least) = token_pool_with_shares::<T>();
		let who = staker::<T>(&key, least);
		Pallet::<T>::do_delegate(&who, &key, 3 * least).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), least);

		assert_eq!(Pools::<T>::get(&key).unwrap().entry.amount, 2 * least);
	}

	#[benchmark]
	fn request_leave() {
		let (key, least) = pool_with_shares::<T>();
		let who = staker::<T>(&key, least);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone(), Some(least));

		assert_eq!(NextTicket::<T>::get(), TicketId(1));
	}

	#[benchmark]
	fn complete_leave() {
		let (key, least) = pool_with_shares::<T>();
		let who = staker::<T>(&key, least);
		let ticket = NextTicket::<T>::get();
		Pallet::<T>::do_leave(&who, &key, Some(least)).unwrap();
		T::Eras::set(T::Eras::now().plus(T::Eras::leaving_eras()));
		Ledger::<T>::touch(&key);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), ticket, Some(account("to", 0, 0)));

		assert!(Pallet::<T>::ticket_view(ticket).is_none());
	}

	#[benchmark]
	fn open_pool() {
		let (native, _) = pool_with_shares::<T>();
		let key = PoolKey { asset: AssetKind::WithId(TOKEN), ..native };
		// Creates and admits the asset.
		create_pool::<T>(&PoolKey { operator: account("another", 0, 0), ..key.clone() });
		endow::<T>(&key.operator, key.asset.clone(), T::Assets::minimum_balance(key.asset.clone()));

		#[extrinsic_call]
		_(RawOrigin::Signed(key.operator.clone()), TOKEN);

		assert!(Pools::<T>::contains_key(key));
	}

	#[benchmark]
	fn admit_asset() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		T::Custody::create(TOKEN);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, TOKEN, terms::<T>(TOKEN));

		assert!(AdmittedAssets::<T>::contains_key(TOKEN));
		Ok(())
	}

	#[benchmark]
	fn suspend_asset() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		T::Custody::create(TOKEN);
		let terms = terms::<T>(TOKEN);
		AdmittedAssets::<T>::insert(TOKEN, AdmittedAsset { rank: 0, terms, accepting: true });

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, TOKEN);

		assert!(!AdmittedAssets::<T>::get(TOKEN).unwrap().accepting);
		Ok(())
	}

	#[benchmark]
	fn set_asset_terms() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		T::Custody::create(TOKEN);
		let terms = terms::<T>(TOKEN);
		AdmittedAssets::<T>::insert(TOKEN, AdmittedAsset { rank: 0, terms, accepting: true });
		let less = AssetTerms { cap: 0, ..terms };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, TOKEN, less);

		assert_eq!(AdmittedAssets::<T>::get(TOKEN).unwrap().terms, less);
		Ok(())
	}

	#[benchmark]
	fn redelegate() {
		let (token, _) = token_pool_with_shares::<T>();
		let to = PoolKey { asset: AssetKind::Native, ..token };
		let from = PoolKey::native(account("from", 0, 0), Tier::Restaked);
		create_pool::<T>(&from);
		let who = staker::<T>(&from, T::MinRedelegation::get());
		let ticket = NextTicket::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), from, Some(2 * T::MinRedelegation::get()), to.clone());

		assert_eq!(Pallet::<T>::ticket_view(ticket).unwrap().destination, Some(to));
	}

	#[benchmark]
	fn complete_redelegation() {
		let (to, least) = pool_with_shares::<T>();
		let from = PoolKey::native(account("from", 0, 0), Tier::Restaked);
		create_pool::<T>(&from);
		let who = staker::<T>(&from, T::MinRedelegation::get());
		deposit::<T>(&who, &to, 4 * least);
		expect::<T>(&to, MAX_ARRIVALS - 1);
		let ticket = NextTicket::<T>::get();
		Pallet::<T>::do_redelegate(&who, &from, None, &to).unwrap();
		// It was slashed on the way.
		Arrivals::<T>::mutate(&to, |arrivals| {
			let last = arrivals.last_mut().unwrap();
			last.factor = last.factor.slashed(Perquintill::from_percent(10));
		});
		T::Eras::set(T::Eras::now().plus(T::Eras::leaving_eras()));
		for key in [&from, &to] {
			Ledger::<T>::touch(key);
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(who), ticket);

		assert!(Pools::<T>::get(&to).unwrap().arrived.units > 0);
	}

	#[benchmark]
	fn fetch() {
		let (key, least) = pool_with_shares::<T>();
		endow::<T>(&Pallet::<T>::shared_account(), AssetKind::Native, least);
		Shared::<T>::insert(&key, least);
		let own = T::Assets::balance(AssetKind::Native, &key.account());

		#[block]
		{
			Pallet::<T>::fetch(&key, own).unwrap();
		}

		assert!(!Shared::<T>::contains_key(&key));
	}

	/// `r` verdicts on the stake, `b` buckets and all that comes over, and whoever waits joins.
	#[benchmark]
	fn settle(r: Linear<0, 16>, b: Linear<0, { T::MaxLeavingEras::get() }>) {
		let (key, least) = pool_with_shares::<T>();
		let first: AccountIdOf<T> = account("first", 0, 0);
		create_arrivals::<T>(&key, MAX_ARRIVALS);
		let start = T::Eras::now();
		for _ in 0..b {
			Pallet::<T>::do_request_leave(&first, &key, least / 100, &first).unwrap();
			let last = |pool: &mut PoolOf<T>| pool.leaving.last_mut().unwrap().matures = Era(u32::MAX);
			Pools::<T>::mutate(&key, |pool| last(pool.as_mut().unwrap()));
			join::<T>(&key);
		}
		deposit::<T>(&whitelisted_caller(), &key, least);
		let due = T::Eras::now().next();
		let penalty = |id: u32| match id % 2 {
			0 => Penalty::Base(Perquintill::from_percent(1)),
			_ => Penalty::Service(Rate(ONE / 100)),
		};
		let report = |id| OpenReport { id: ReportId(id), era: start.0, due: due.0, penalty: penalty(id) };
		let open = (0..r).map(report).collect::<Vec<_>>().try_into().unwrap();
		Pools::<T>::mutate(&key, |pool| pool.as_mut().unwrap().open = open);
		T::Eras::set(due);

		#[block]
		{
			Ledger::<T>::touch(&key);
		}

		let pool = Pools::<T>::get(&key).unwrap();
		assert!(pool.open.is_empty());
		assert_eq!(pool.entry.amount, 0);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
