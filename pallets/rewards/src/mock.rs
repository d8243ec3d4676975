//! A runtime of rewards over a ledger of shares that tells of what is due when a pool is touched, as the real one does.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use crate as pallet_rewards;
use codec::{Decode, Encode};
use frame_support::{
	derive_impl, ensure, parameter_types,
	storage::unhashed,
	traits::{
		fungible::{NativeFromLeft, UnionOf},
		fungibles::{Inspect, Mutate},
		tokens::Preservation,
		AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU64, Equals,
	},
};
use frame_system::{EnsureRoot, EnsureSigned};
use palisade_primitives::{
	mocks::{MockEras, MockOperators, MockServices},
	AssetKind, Balance, Category, Era, EraClock, Guarantee, OnEraStart, OnShares, PoolKey, PoolView, PositionView,
	SecurityInspect, SecurityTables, ServiceId, ServiceInspect, SharesSettle, StakeInspect, StakeMutate, TicketId,
	TicketView, Tier,
};
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, Perbill, Perquintill};
use std::collections::BTreeMap;

pub type AccountId = u64;
pub type Key = PoolKey<AccountId>;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
/// Owns the services.
pub const OWNER: AccountId = 50;
pub const TREASURY: AccountId = 60;
/// A pallet claims for it.
pub const MANAGED: AccountId = 70;
/// Has nothing.
pub const PAUPER: AccountId = 80;
pub const OPERATOR: AccountId = 101;
pub const ANOTHER: AccountId = 102;

/// An oracle.
pub const ORACLE: ServiceId = ServiceId(1);
/// An oracle too.
pub const STORE: ServiceId = ServiceId(2);
/// A bridge.
pub const BRIDGE: ServiceId = ServiceId(3);

pub const NATIVE: AssetKind = AssetKind::Native;
/// Assets from this one on, nine of them, can be paid in.
pub const COIN: u32 = 1;
/// Can be staked.
pub const STAKED: u32 = 20;
pub const ED: Balance = 100;
pub const COIN_ED: Balance = 10;
/// What everybody has of everything.
pub const RICH: Balance = 1 << 100;
pub const HISTORY: u32 = 50;
pub const MAX_ERAS: u32 = 64;
pub const NOTICE: u32 = 2;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(3)]
	pub type Rewards = pallet_rewards;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<ED>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type AssetId = u32;
	type AssetIdParameter = u32;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = ();
}

pub type AllAssets = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;

parameter_types! {
	pub static ProtocolFee: Perbill = Perbill::from_percent(1);
}

impl pallet_rewards::Config for Test {
	type Assets = AllAssets;
	type Eras = MockEras;
	type Operators = MockOperators;
	type Services = MockServices;
	type Security = Tables;
	type Shares = Ledger;
	type Stake = Ledger;
	type Managed = Equals<ConstU64<MANAGED>>;
	type AdminOrigin = EnsureRoot<AccountId>;
	type Treasury = ConstU64<TREASURY>;
	type ProtocolFee = ProtocolFee;
	type CancelNotice = ConstU32<NOTICE>;
	type MaxStreamEras = ConstU32<MAX_ERAS>;
	type HistoryEras = ConstU32<HISTORY>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkAssets = MoreAssets;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct MoreAssets;

#[cfg(feature = "runtime-benchmarks")]
impl palisade_primitives::AssetCustody for MoreAssets {
	fn rank(_: u32) -> Option<u8> {
		Some(0)
	}

	fn take_over(_: u32) -> DispatchResult {
		Ok(())
	}

	fn create(asset: u32) {
		Assets::force_create(RuntimeOrigin::root(), asset, OWNER, true, 1).unwrap();
	}
}

/// Era tables as the ledger wrote them.
pub struct Tables;

impl Tables {
	fn rows(era: Era, key: &Key) -> Vec<u8> {
		(b"mock/rows", era, key).encode()
	}

	fn total(of: impl Encode, asset: &AssetKind, era: Era) -> Vec<u8> {
		(b"mock/total", of, asset, era).encode()
	}

	/// The pool guarantees `guarantee` to the service in `era`.
	pub fn insert(era: Era, key: &Key, service: ServiceId, guarantee: Balance) {
		let mut rows: Vec<(ServiceId, Balance)> = unhashed::get_or_default(&Self::rows(era, key));
		rows.push((service, guarantee));
		unhashed::put(&Self::rows(era, key), &rows);
		let category = <MockServices as ServiceInspect<AccountId>>::category(service).unwrap();
		for total in [Self::total(service, &key.asset, era), Self::total(category, &key.asset, era)] {
			let sum: Balance = unhashed::get_or_default(&total);
			unhashed::put(&total, &(sum + guarantee));
		}
	}

	/// All rows of the running era are written.
	pub fn complete() {
		unhashed::put(b"mock/complete", &MockEras::now());
	}

	/// No row of an era before is kept.
	pub fn set_oldest(era: u32) {
		unhashed::put(b"mock/oldest", &Era(era));
	}
}

impl SecurityTables<AccountId> for Tables {
	fn rows_of(pool: &Key, era: Era) -> Vec<(ServiceId, Balance)> {
		unhashed::get_or_default(&Self::rows(era, pool))
	}

	fn service_total(service: ServiceId, asset: &AssetKind, era: Era) -> Balance {
		unhashed::get_or_default(&Self::total(service, asset, era))
	}

	fn category_total(category: Category, asset: &AssetKind, era: Era) -> Balance {
		unhashed::get_or_default(&Self::total(category, asset, era))
	}

	fn oldest() -> Era {
		unhashed::get_or_default(b"mock/oldest")
	}

	fn complete_until() -> Era {
		unhashed::get_or_default(b"mock/complete")
	}
}

impl SecurityInspect<AccountId> for Tables {
	fn guarantees(_: ServiceId, _: &AccountId, _: Era) -> Vec<Guarantee<AccountId>> {
		unimplemented!("rewards asks by pool")
	}

	fn total(service: ServiceId, asset: &AssetKind, era: Era) -> Balance {
		Self::service_total(service, asset, era)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(service: ServiceId, pool: &Key, era: Era, claim: palisade_math::Claim, _: Perquintill) {
		Self::insert(era, pool, service, claim.guarantee);
	}
}

/// A pool of shares that cost a planck each.
#[derive(Clone, Default, Encode, Decode)]
pub struct Pool {
	pub settled: Era,
	pub shares: u128,
	pub generation: u32,
	/// Worth nothing: the next era begins another generation.
	pub lost: bool,
	/// Number of the batch that waits, and what waits.
	pub batch: u32,
	pub entering: Balance,
	/// What was not taken of batches, and the generation in which they joined.
	pub batches: BTreeMap<u32, (Balance, u32)>,
	pub positions: BTreeMap<AccountId, Holding>,
	/// 1024ths of the shares that are guaranteed to services.
	pub weights: BTreeMap<ServiceId, u32>,
}

#[derive(Clone, Default, PartialEq, Encode, Decode)]
pub struct Holding {
	pub shares: u128,
	pub generation: u32,
	pub entry: Option<(u32, Balance)>,
}

impl Pool {
	/// What everybody has, whether it has taken its shares of a batch or not.
	pub fn holders(&self) -> Vec<(AccountId, u128)> {
		let shares = |holding: &Holding| {
			let own = if holding.generation == self.generation { holding.shares } else { 0 };
			let joined = holding.entry.filter(|(batch, _)| {
				self.batches.get(batch).is_some_and(|(_, generation)| *generation == self.generation)
			});
			own + joined.map_or(0, |(_, amount)| amount)
		};
		let all = self.positions.iter().map(|(who, holding)| (*who, shares(holding)));
		all.filter(|(_, shares)| *shares > 0).collect()
	}
}

/// The eras that a pool's shares are told to have been there for, with who had them.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Told {
	pub key: Key,
	pub first: Era,
	pub last: Era,
	pub shares: u128,
	pub holders: Vec<(AccountId, u128)>,
}

/// Pools, entries, batches and positions, without tokens but for what is delegated by the trait.
pub struct Ledger;

impl Ledger {
	fn name(key: &Key) -> Vec<u8> {
		(b"mock/pool", key).encode()
	}

	pub fn get(key: &Key) -> Option<Pool> {
		unhashed::get(&Self::name(key))
	}

	fn put(key: &Key, pool: &Pool) {
		unhashed::put(&Self::name(key), pool);
	}

	pub fn keys() -> Vec<Key> {
		unhashed::get_or_default(b"mock/pools")
	}

	/// What was told since it was asked last.
	pub fn take_told() -> Vec<Told> {
		unhashed::take(b"mock/told").unwrap_or_default()
	}

	/// Opens a pool that guarantees so many 1024ths to services.
	pub fn open(key: &Key, weights: &[(ServiceId, u32)]) {
		let weights = weights.iter().copied().collect();
		Self::put(key, &Pool { settled: MockEras::now(), weights, ..Default::default() });
		let mut keys = Self::keys();
		keys.push(key.clone());
		unhashed::put(b"mock/pools", &keys);
		MockOperators::set_active(&key.operator, true);
		System::inc_providers(&key.account());
		AllAssets::mint_into(key.asset.clone(), &key.account(), AllAssets::minimum_balance(key.asset.clone())).unwrap();
	}

	/// From the next table on, the pool guarantees so many 1024ths to the service.
	pub fn set_weight(key: &Key, service: ServiceId, weight: u32) {
		Self::touch(key);
		let mut pool = Self::get(key).unwrap();
		pool.weights.insert(service, weight);
		Self::put(key, &pool);
	}

	/// Does what is due, and tells of it.
	pub fn touch(key: &Key) {
		let (Some(mut pool), now) = (Self::get(key), MockEras::now()) else { return };
		while pool.settled < now {
			let first = pool.settled;
			if pool.lost || pool.entering > 0 {
				Self::end(key, &pool, first, first);
				Self::begin(key, &mut pool);
				pool.settled = first.next();
				Self::write_rows(key, &pool, pool.settled);
			} else {
				(first.next().0..=now.0).for_each(|era| Self::write_rows(key, &pool, Era(era)));
				Self::end(key, &pool, first, now.minus(1));
				pool.settled = now;
			}
		}
		Self::put(key, &pool);
	}

	fn end(key: &Key, pool: &Pool, first: Era, last: Era) {
		let told = Told { key: key.clone(), first, last, shares: pool.shares, holders: pool.holders() };
		unhashed::put(b"mock/told", &[unhashed::get_or_default(b"mock/told"), vec![told]].concat());
		Rewards::on_eras_ended(key, first, last, pool.shares);
	}

	fn begin(key: &Key, pool: &mut Pool) {
		if core::mem::take(&mut pool.lost) {
			Rewards::on_generation_closed(key, pool.generation);
			pool.generation += 1;
			pool.shares = 0;
		}
		let joining = core::mem::take(&mut pool.entering);
		if joining > 0 {
			Rewards::on_batch_joined(key, pool.batch);
			pool.batches.insert(pool.batch, (joining, pool.generation));
			pool.shares += joining;
			pool.batch += 1;
		}
	}

	fn write_rows(key: &Key, pool: &Pool, era: Era) {
		if era < MockEras::now().minus(MockEras::slash_window()) {
			return;
		}
		for (service, weight) in &pool.weights {
			let guarantee = pool.shares / 1024 * Balance::from(*weight);
			if guarantee > 0 {
				Tables::insert(era, key, *service, guarantee);
			}
		}
	}

	/// The pool and what `who` has in it, up to date.
	pub fn position(key: &Key, who: AccountId) -> (Pool, Holding) {
		Self::touch(key);
		let Some(mut pool) = Self::get(key) else { return Default::default() };
		let stored = pool.positions.get(&who).cloned().unwrap_or_default();
		let mut holding = stored.clone();
		if holding.generation != pool.generation {
			(holding.shares, holding.generation) = (0, pool.generation);
		}
		match holding.entry.filter(|(batch, _)| *batch != pool.batch) {
			Some((number, amount)) => {
				let (left, generation) = pool.batches[&number];
				Rewards::before_change(key, &who, stored.shares, stored.generation);
				holding.entry = None;
				if generation == pool.generation {
					holding.shares += amount;
				}
				Rewards::on_shares_taken(key, &who, number, amount, generation);
				if left > amount {
					pool.batches.insert(number, (left - amount, generation));
				} else {
					pool.batches.remove(&number);
					Rewards::on_batch_taken(key, number);
				}
			}
			None if stored.shares > 0 && holding != stored => {
				Rewards::before_change(key, &who, stored.shares, stored.generation);
			}
			None => {}
		}
		Self::save(key, &mut pool, who, &holding);
		(pool, holding)
	}

	fn save(key: &Key, pool: &mut Pool, who: AccountId, holding: &Holding) {
		if holding.shares == 0 && holding.entry.is_none() {
			pool.positions.remove(&who);
		} else {
			pool.positions.insert(who, holding.clone());
		}
		Self::put(key, pool);
	}

	/// `who` deposits `amount`, which joins at the next era's start.
	pub fn deposit(key: &Key, who: AccountId, amount: Balance) {
		let (mut pool, mut holding) = Self::position(key, who);
		let waiting = holding.entry.map_or(0, |(_, amount)| amount);
		pool.entering += amount;
		holding.entry = Some((pool.batch, waiting + amount));
		Self::save(key, &mut pool, who, &holding);
	}

	/// `who` leaves with up to `shares`; returns with how many.
	pub fn leave(key: &Key, who: AccountId, shares: u128) -> u128 {
		let (mut pool, mut holding) = Self::position(key, who);
		let leaving = shares.min(holding.shares);
		if leaving > 0 {
			Rewards::before_change(key, &who, holding.shares, holding.generation);
			holding.shares -= leaving;
			pool.shares -= leaving;
			Self::save(key, &mut pool, who, &holding);
		}
		leaving
	}

	/// The pool loses all. Its shares are worth nothing from the next era's start on.
	pub fn lose(key: &Key) {
		Self::touch(key);
		let mut pool = Self::get(key).unwrap();
		pool.lost = pool.shares > 0;
		Self::put(key, &pool);
	}

	/// Every pool is seen.
	pub fn walk() {
		Self::keys().iter().for_each(Self::touch);
		Tables::complete();
	}
}

impl SharesSettle<AccountId> for Ledger {
	fn settle_shares(key: &Key, who: &AccountId) -> (u128, u32) {
		let (_, holding) = Self::position(key, *who);
		(holding.shares, holding.generation)
	}

	fn shares(_: &Key, _: &AccountId) -> (u128, u32) {
		unimplemented!("rewards settles, and rolls back for a view")
	}
}

impl StakeInspect<AccountId> for Ledger {
	fn pool(_: &Key) -> Option<PoolView> {
		unimplemented!("rewards asks for shares only")
	}
	fn position(_: &Key, _: &AccountId) -> PositionView {
		unimplemented!("rewards asks for shares only")
	}
	fn ticket(_: TicketId) -> Option<TicketView<AccountId>> {
		None
	}
	fn accepts(_: &Key, _: Balance) -> bool {
		true
	}
	fn total(asset: &AssetKind) -> Balance {
		let pools = Self::keys().into_iter().filter(|key| key.asset == *asset);
		pools.filter_map(|key| Self::get(&key)).map(|pool| pool.shares + pool.entering).sum()
	}
	fn restaked_pools(_: &AccountId) -> Vec<Key> {
		Self::keys()
	}
}

impl StakeMutate<AccountId> for Ledger {
	fn delegate(who: &AccountId, key: &Key, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, DispatchError::Other("nothing to deposit"));
		AllAssets::transfer(key.asset.clone(), who, &key.account(), amount, Preservation::Preserve)?;
		Self::deposit(key, *who, amount);
		Ok(())
	}
	fn withdraw_entry(_: &AccountId, _: &Key, _: Balance) -> Result<Balance, DispatchError> {
		unimplemented!("rewards never withdraws")
	}
	fn request_leave(_: &AccountId, _: &Key, _: u128, _: &AccountId) -> Result<TicketId, DispatchError> {
		unimplemented!("rewards never leaves")
	}
	fn extend_leave(_: &AccountId, _: TicketId, _: u128) -> DispatchResult {
		unimplemented!("rewards never leaves")
	}
	fn leave_with_gains(
		_: &AccountId,
		_: &Key,
		_: u128,
		_: Option<TicketId>,
	) -> Result<(TicketId, Balance), DispatchError> {
		unimplemented!("rewards never leaves")
	}
	fn complete_leave(_: &AccountId, _: TicketId, _: &AccountId) -> Result<Balance, DispatchError> {
		unimplemented!("rewards never leaves")
	}
	fn reward(_: &Key, _: &AccountId, _: Balance) -> DispatchResult {
		unimplemented!("rewards keeps an index of its own")
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn create(key: &Key) {
		if Self::get(key).is_none() {
			Self::open(key, &[]);
		}
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn endow(who: &AccountId, asset: AssetKind, amount: Balance) {
		let amount = amount + AllAssets::minimum_balance(asset.clone());
		AllAssets::mint_into(asset, who, amount).unwrap();
	}
}

pub fn coin(number: u32) -> AssetKind {
	AssetKind::WithId(COIN + number)
}

pub fn pool_of(operator: AccountId, asset: AssetKind) -> Key {
	PoolKey { operator, asset, tier: Tier::Restaked }
}

pub fn native(operator: AccountId) -> Key {
	pool_of(operator, NATIVE)
}

/// The next era begins; nobody has seen any pool.
pub fn begin_era() {
	MockEras::set(MockEras::now().next().0);
	Rewards::on_era_start(MockEras::now());
}

/// The next era begins, and every pool is seen.
pub fn next_era() {
	begin_era();
	Ledger::walk();
}

pub fn pass_eras(count: u32) {
	(0..count).for_each(|_| next_era());
}

/// Era 1 has begun. No asset is admitted, no pool open. Services exist, and everybody is rich.
pub fn new_test_ext() -> sp_io::TestExternalities {
	MockEras::reset();
	ProtocolFee::set(Perbill::from_percent(1));
	let rich = [ALICE, BOB, CAROL, 4, 5, 6, OWNER, TREASURY, MANAGED, OPERATOR, ANOTHER];
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let balances = rich.iter().map(|who| (*who, RICH)).collect();
	pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }.assimilate_storage(&mut storage).unwrap();
	let ids: Vec<_> = (COIN..COIN + 9).chain([STAKED]).collect();
	pallet_assets::GenesisConfig::<Test> {
		assets: ids.iter().map(|id| (*id, OWNER, false, COIN_ED)).collect(),
		accounts: ids.iter().flat_map(|id| rich.map(|who| (*id, who, RICH))).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		for service in [ORACLE, STORE, BRIDGE] {
			let terms = MockServices::terms_of(OWNER, Perquintill::from_percent(50), 2);
			MockServices::register(service, terms);
			MockServices::set_owner(service, OWNER);
		}
		MockServices::set_category::<AccountId>(BRIDGE, Category::Bridge);
		Tables::complete();
	});
	ext
}

/// Runs a test and checks all invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Rewards::check().unwrap();
	})
}
