//! A chain with this pallet, and words for its tests.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use crate::{self as pallet_delegation, ledger::Ledger, types::AssetTerms};
use codec::{Decode, Encode};
use core::cell::{Cell, RefCell};
use frame_support::{
	assert_noop, assert_ok, derive_impl, parameter_types,
	storage::unhashed,
	traits::{
		fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
		fungibles::{Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		AsEnsureOriginWithArg, ConstU128, ConstU32,
	},
	weights::Weight,
};
use frame_system::{EnsureRoot, EnsureSigned};
use palisade_math::{Claim, Factor};
use palisade_primitives::{
	mocks::{MockEras, MockLocks},
	*,
};
use sp_runtime::{traits::Dispatchable, BuildStorage, DispatchError, DispatchResult, Perquintill};
use std::collections::BTreeMap;

pub type AccountId = u64;
pub type Key = PoolKey<AccountId>;
type Block = frame_system::mocking::MockBlock<Test>;

/// One unit of the native asset.
pub const UNIT: Balance = 1_000_000;
/// Existential deposit of the native asset.
pub const DEPOSIT: Balance = 1_000;
/// Least deposit of the native asset.
pub const LEAST: Balance = UNIT;
/// What everybody has at the start.
pub const RICHES: Balance = 1_000_000 * UNIT;
/// A foreign asset, and its minimum balance.
pub const TOKEN: u32 = 7;
pub const TOKEN_DEPOSIT: Balance = 10;
/// A liquid token over `Base` pools, and one over others.
pub const LST: u32 = 8;
pub const LRT: u32 = 9;
/// How many planck of a foreign asset count as one native one, unless a test says otherwise.
pub const PRICE: Balance = 1_000;

pub const TREASURY: AccountId = 90;
pub const OPERATOR: AccountId = 1;
pub const OTHER: AccountId = 2;
pub const ALICE: AccountId = 11;
pub const BOB: AccountId = 12;
pub const CHARLIE: AccountId = 13;
pub const NOBODY: AccountId = 99;

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
	pub type Delegation = pallet_delegation;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<DEPOSIT>;
	type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = ();
}

parameter_types! {
	pub const Treasury: AccountId = TREASURY;
}

impl pallet_delegation::Config for Test {
	type Assets = UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<u32>, AccountId>;
	type Eras = Clock;
	type Payee = Payee;
	type Listener = Notes;
	type Shares = Follower;
	type Locks = MockLocks;
	type Custody = Notes;
	type Valuation = Rates;
	type AdminOrigin = EnsureRoot<AccountId>;
	type Treasury = Treasury;
	type MinDeposit = ConstU128<LEAST>;
	type MinRedelegation = ConstU128<{ 2 * LEAST }>;
	type MaxLeverage = ConstU32<20>;
	type MaxLeavingEras = ConstU32<32>;
	type WeightInfo = ();
}

/// The mock clock, with a leaving time that a test can change.
pub struct Clock;

impl Clock {
	pub fn set_leaving_eras(eras: u32) {
		LEAVING.set(eras);
	}
}

impl EraClock for Clock {
	fn now() -> Era {
		MockEras::now()
	}

	fn leaving_eras() -> u32 {
		LEAVING.get()
	}

	fn slash_window() -> u32 {
		MockEras::slash_window()
	}

	fn veto_window() -> u32 {
		MockEras::veto_window()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set(era: Era) {
		MockEras::set(era.0);
	}
}

/// What the listener heard.
#[derive(Clone, PartialEq, Debug, Encode, Decode)]
pub enum Note {
	Paid { key: Key, id: ReportId, amount: Balance },
	PaidArriving { key: Key, amount: Balance },
	Executed { key: Key, id: ReportId, from_stake: Balance, from_leaving: Balance, before: Balance, after: Balance },
	Eras { key: Key, first: Era, last: Era, value: Balance, factor: Factor },
	Ended { key: Key, first: Era, last: Era, shares: u128 },
	Closed { key: Key, generation: u32 },
	Joined { key: Key, batch: u32 },
	BatchTaken { key: Key, batch: u32 },
	Changes { key: Key, who: AccountId, shares: u128, generation: u32 },
	Took { key: Key, who: AccountId, batch: u32, shares: u128, generation: u32 },
}

std::thread_local! {
	static TAKEN: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
	static REFUSES: Cell<bool> = const { Cell::new(false) };
	static LEAVING: Cell<u32> = const { Cell::new(6) };
	static PAYEE: Cell<Option<AccountId>> = const { Cell::new(None) };
	static RATE: Cell<Option<Balance>> = const { Cell::new(None) };
}

/// What the payee says it used.
pub const PAYING: Weight = Weight::from_parts(100, 0);

/// Burns what verdicts take, or gives it to whomever a test names; to the unit.
pub struct Payee;

impl Payee {
	pub fn set(to: AccountId) {
		PAYEE.set(Some(to));
	}
}

impl SlashPayee<AccountId> for Payee {
	fn pay_out(key: &Key, id: ReportId, amount: Balance) -> Weight {
		Self::pay(key, amount);
		Notes::hear(Note::Paid { key: key.clone(), id, amount });
		PAYING
	}

	fn pay_out_arriving(key: &Key, amount: Balance) -> Weight {
		Self::pay(key, amount);
		Notes::hear(Note::PaidArriving { key: key.clone(), amount });
		PAYING
	}
}

impl Payee {
	fn pay(key: &Key, amount: Balance) {
		type Both = <Test as pallet_delegation::Config>::Assets;
		let (asset, account) = (key.asset.clone(), key.account());
		let before = balance(asset.clone(), account);
		let (keep, exact, force) = (Preservation::Preserve, Precision::Exact, Fortitude::Force);
		let moved = match PAYEE.get() {
			Some(to) => Both::transfer(asset.clone(), &account, &to, amount, keep),
			None => Both::burn_from(asset.clone(), &account, amount, keep, exact, force),
		};
		assert_eq!(moved, Ok(amount));
		assert_eq!(balance(asset, account), before - amount);
	}
}

/// One rate for all foreign assets.
pub struct Rates;

impl Rates {
	/// So many planck count as one native one.
	pub fn set(price: Option<Balance>) {
		RATE.set(price);
	}
}

impl StakeValuation for Rates {
	fn native_value(asset: &AssetKind, amount: Balance) -> Option<Balance> {
		match asset {
			AssetKind::Native => Some(amount),
			AssetKind::WithId(_) => RATE.get().map(|price| amount / price),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_rate(_: &AssetKind) {
		Self::set(Some(PRICE));
	}
}

/// Remembers what it hears, in storage so that what is rolled back was not heard, and which assets it took over.
pub struct Notes;

const HEARD: &[u8] = b"heard";

impl Notes {
	pub fn take() -> Vec<Note> {
		unhashed::take_or_default(HEARD)
	}

	fn hear(note: Note) -> Weight {
		let mut notes = unhashed::get_or_default::<Vec<Note>>(HEARD);
		notes.push(note);
		unhashed::put(HEARD, &notes);
		Weight::from_parts(1, 0)
	}

	pub fn taken_over() -> Vec<u32> {
		TAKEN.with_borrow(|taken| taken.clone())
	}

	pub fn refuse_custody() {
		REFUSES.set(true);
	}
}

impl OnPool<AccountId> for Notes {
	fn on_executed(key: &Key, id: ReportId, outcome: &Executed) -> Weight {
		let Executed { from_stake, from_leaving, before, after } = *outcome;
		Self::hear(Note::Executed { key: key.clone(), id, from_stake, from_leaving, before, after })
	}

	fn on_eras(key: &Key, first: Era, last: Era, value: Balance, factor: Factor) -> Weight {
		Self::hear(Note::Eras { key: key.clone(), first, last, value, factor })
	}
}

/// What the follower of shares says it used, each time.
pub const FOLLOWING: Weight = Weight::from_parts(0, 1);

const FOLLOWED: &[u8] = b"followed";

/// Follows shares as whoever pays them by the era does: settles what a position earned only when it hears of it. Counts
/// what every position had from the start to the end of each era, to compare with what the pool is said to have had.
pub struct Follower;

#[derive(Clone, Default, Encode, Decode)]
pub struct Followed {
	/// First era that has not ended.
	running: Option<Era>,
	/// Shares with which eras ended.
	ended: Vec<(Era, Era, u128)>,
	/// Generations, and the first era after them.
	closed: BTreeMap<u32, Era>,
	/// Batches, and their first era.
	batches: BTreeMap<u32, Era>,
	/// First era that was not settled of a position.
	settled: BTreeMap<AccountId, Era>,
	/// What positions had, with the eras.
	earned: Vec<(AccountId, Era, Era, u128)>,
}

impl Followed {
	/// Counts what `who` had until now with `shares` of `generation`.
	fn settle(&mut self, who: AccountId, shares: u128, generation: u32) {
		let running = self.running.unwrap_or(MockEras::now());
		let first = self.settled.insert(who, running).unwrap_or(running);
		self.earn(who, first, shares, generation);
	}

	/// `who` had `shares` of `generation` from the start of `first` to the end of the last era, or of the generation.
	fn earn(&mut self, who: AccountId, first: Era, shares: u128, generation: u32) {
		let end = self.closed.get(&generation).copied().or(self.running);
		if let Some(end) = end.filter(|end| first < *end && shares > 0) {
			self.earned.push((who, first, end.minus(1), shares));
		}
	}

	/// Shares with which each era ended.
	pub fn by_era(&self) -> BTreeMap<u32, u128> {
		let each = self.ended.iter().flat_map(|(first, last, shares)| (first.0..=last.0).map(|era| (era, *shares)));
		each.collect()
	}

	/// What each position had in each era.
	pub fn by_position(&self) -> BTreeMap<(u32, AccountId), u128> {
		let mut had = BTreeMap::new();
		for (who, first, last, shares) in &self.earned {
			for era in first.0..=last.0 {
				*had.entry((era, *who)).or_default() += shares;
			}
		}
		had
	}

	/// What all positions had in each era, as far as it is settled.
	pub fn settled_by_era(&self) -> BTreeMap<u32, u128> {
		let mut had = BTreeMap::new();
		self.by_position().into_iter().for_each(|((era, _), shares)| *had.entry(era).or_default() += shares);
		had
	}
}

impl Follower {
	pub fn of(key: &Key) -> Followed {
		Self::load().remove(key).unwrap_or_default()
	}

	/// Counts what `who` had until now; returns its shares, with their generation.
	pub fn settle(key: &Key, who: AccountId) -> (u128, u32) {
		let (shares, generation) = <Delegation as SharesSettle<_>>::settle_shares(key, &who);
		let mut all = Self::load();
		all.entry(key.clone()).or_default().settle(who, shares, generation);
		unhashed::put(FOLLOWED, &all);
		(shares, generation)
	}

	fn load() -> BTreeMap<Key, Followed> {
		unhashed::get_or_default(FOLLOWED)
	}

	fn hear(key: &Key, note: Note, follow: impl FnOnce(&mut Followed)) -> Weight {
		Notes::hear(note);
		let mut all = Self::load();
		follow(all.entry(key.clone()).or_default());
		unhashed::put(FOLLOWED, &all);
		FOLLOWING
	}
}

impl OnShares<AccountId> for Follower {
	fn on_eras_ended(key: &Key, first: Era, last: Era, shares: u128) -> Weight {
		assert!(first <= last && last < MockEras::now());
		Self::hear(key, Note::Ended { key: key.clone(), first, last, shares }, |followed| {
			assert!(followed.running.is_none_or(|running| running == first), "an era ends once, in order");
			followed.running = Some(last.next());
			followed.ended.push((first, last, shares));
		})
	}

	fn on_generation_closed(key: &Key, generation: u32) -> Weight {
		Self::hear(key, Note::Closed { key: key.clone(), generation }, |followed| {
			assert_eq!(generation as usize, followed.closed.len(), "a generation closes once, in order");
			followed.closed.insert(generation, followed.running.expect("an era has ended"));
		})
	}

	fn on_batch_joined(key: &Key, batch: u32) -> Weight {
		Self::hear(key, Note::Joined { key: key.clone(), batch }, |followed| {
			let first = followed.running.unwrap_or(MockEras::now());
			assert_eq!(followed.batches.insert(batch, first), None, "a batch joins once");
		})
	}

	fn on_batch_taken(key: &Key, batch: u32) -> Weight {
		Self::hear(key, Note::BatchTaken { key: key.clone(), batch }, |followed| {
			assert!(followed.batches.remove(&batch).is_some(), "a batch that joined is taken, once");
			assert!(!crate::Batches::<Test>::contains_key(key, batch));
		})
	}

	fn before_change(key: &Key, who: &AccountId, shares: u128, generation: u32) -> Weight {
		let stored = crate::Positions::<Test>::get(who, key);
		assert_eq!((stored.shares, stored.generation), (shares, generation), "it has not changed yet");
		let note = Note::Changes { key: key.clone(), who: *who, shares, generation };
		Self::hear(key, note, |followed| followed.settle(*who, shares, generation))
	}

	fn on_shares_taken(key: &Key, who: &AccountId, batch: u32, shares: u128, generation: u32) -> Weight {
		let note = Note::Took { key: key.clone(), who: *who, batch, shares, generation };
		Self::hear(key, note, |followed| {
			let running = followed.running.unwrap_or(MockEras::now());
			assert_eq!(followed.settled.get(who), Some(&running), "what it has beside them is settled");
			let first = followed.batches[&batch];
			followed.earn(*who, first, shares, generation);
		})
	}
}

impl AssetCustody for Notes {
	fn rank(asset: u32) -> Option<u8> {
		match asset {
			LST => Some(1),
			LRT => None,
			_ => Some(0),
		}
	}

	fn take_over(asset: u32) -> DispatchResult {
		frame_support::ensure!(!REFUSES.get(), sp_runtime::DispatchError::Other("refused"));
		TAKEN.with_borrow_mut(|taken| taken.push(asset));
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(asset: u32) {
		create_token(asset);
	}
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let rich = [OPERATOR, OTHER, ALICE, BOB, CHARLIE, TREASURY].map(|who| (who, RICHES));
	let balances = rich.into_iter().chain([(Delegation::shared_account(), DEPOSIT)]).collect();
	pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }.assimilate_storage(&mut storage).unwrap();
	MockEras::reset();
	TAKEN.take();
	REFUSES.set(false);
	Clock::set_leaving_eras(6);
	PAYEE.set(None);
	Rates::set(Some(PRICE));
	sp_io::TestExternalities::from(storage)
}

/// Runs `test` in block 1 with the operator's pools open, and checks the invariants after it.
pub fn run(test: impl FnOnce()) {
	run_empty(|| {
		assert_ok!(<Delegation as OperatorPools<_>>::open(&OPERATOR, 100 * UNIT, 100 * UNIT));
		test();
	});
}

/// Runs `test` in block 1 without any pool, and checks the invariants after it.
pub fn run_empty(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		System::set_block_number(1);
		test();
		assert_eq!(Delegation::check(), Ok(()));
	});
}

pub fn restaked() -> Key {
	PoolKey::native(OPERATOR, Tier::Restaked)
}

pub fn base() -> Key {
	PoolKey::native(OPERATOR, Tier::Base)
}

/// A pool of the other operator.
pub fn others(tier: Tier) -> Key {
	PoolKey::native(OTHER, tier)
}

pub fn token_pool() -> Key {
	PoolKey { operator: OPERATOR, asset: AssetKind::WithId(TOKEN), tier: Tier::Restaked }
}

/// Makes an asset that does not keep accounts alive, and gives everybody some of it.
pub fn create_token(asset: u32) {
	assert_ok!(Assets::force_create(RuntimeOrigin::root(), asset, NOBODY, false, TOKEN_DEPOSIT));
	for who in [OPERATOR, OTHER, ALICE, BOB, CHARLIE, TREASURY] {
		assert_ok!(<Assets as Mutate<_>>::mint_into(asset, &who, RICHES));
	}
}

/// Terms that limit nothing but the least deposit.
pub fn terms(min_deposit: Balance) -> AssetTerms {
	AssetTerms { min_deposit, cap: Balance::MAX, operator_cap: Balance::MAX, inflow: Balance::MAX }
}

/// Begins `era`, and touches nothing.
pub fn go_to(era: u32) {
	MockEras::set(era);
}

/// Begins `era` and does what is due.
pub fn go_and_touch(era: u32, keys: &[Key]) {
	MockEras::set(era);
	for key in keys {
		<Delegation as PoolReports<_>>::touch(key);
	}
}

/// Asserts that the call fails with `error` and changes nothing.
pub fn refuses(who: AccountId, call: crate::Call<Test>, error: impl Into<DispatchError>) {
	let dispatched =
		|| RuntimeCall::from(call.clone()).dispatch(origin(who)).map(|_| ()).map_err(|failed| failed.error);
	let error = error.into();
	assert_noop!(dispatched(), error);
}

pub fn origin(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn free(who: AccountId) -> Balance {
	Balances::free_balance(who)
}

pub fn balance(asset: AssetKind, who: AccountId) -> Balance {
	<Test as pallet_delegation::Config>::Assets::balance(asset, &who)
}

pub fn view(key: &Key) -> PoolView {
	Delegation::pool(key).unwrap()
}

pub fn position(key: &Key, who: AccountId) -> PositionView {
	Delegation::position(key, &who)
}

pub fn stored(key: &Key) -> crate::PoolOf<Test> {
	crate::Pools::<Test>::get(key).unwrap()
}

pub fn now(key: &Key) -> crate::PoolOf<Test> {
	Ledger::<Test>::view(key).unwrap().pool
}

/// Deposits, and verifies that exactly this was moved and waits.
pub fn assert_delegates(who: AccountId, key: &Key, amount: Balance) {
	let (held, pool, own) = (balance(key.asset.clone(), who), view(key), position(key, who));
	assert_ok!(Delegation::delegate(origin(who), key.clone(), amount));
	assert_eq!(balance(key.asset.clone(), who), held - amount);
	assert_eq!(view(key).entering, pool.entering + amount);
	assert_eq!(view(key).value, pool.value);
	assert_eq!(position(key, who).entering, own.entering + amount);
}

/// Asks to leave and returns the ticket.
pub fn leaves(who: AccountId, key: &Key, amount: Option<Balance>) -> TicketId {
	let id = crate::NextTicket::<Test>::get();
	assert_ok!(Delegation::request_leave(origin(who), key.clone(), amount));
	id
}

/// Asks to leave for another pool and returns the ticket.
pub fn redelegates(who: AccountId, from: &Key, amount: Option<Balance>, to: &Key) -> TicketId {
	let id = crate::NextTicket::<Test>::get();
	assert_ok!(Delegation::redelegate(origin(who), from.clone(), amount, to.clone()));
	id
}

/// Completes a redelegation, as anybody, and returns what came over and what was slashed.
pub fn arrives(id: TicketId) -> (Balance, Balance) {
	assert_ok!(Delegation::complete_redelegation(origin(NOBODY), id));
	let event = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Delegation(crate::Event::RedelegationCompleted { ticket, amount, slashed, .. }) => {
			assert_eq!(ticket, id);
			Some((amount, slashed))
		}
		_ => None,
	});
	event.unwrap()
}

pub fn ticket(id: TicketId) -> TicketView<AccountId> {
	Delegation::ticket(id).unwrap()
}

/// Completes a ticket to its owner and returns what was paid.
pub fn completes(id: TicketId) -> Balance {
	let view = ticket(id);
	let before = balance(view.pool.asset.clone(), view.owner);
	assert_ok!(Delegation::complete_leave(origin(view.owner), id, None));
	balance(view.pool.asset, view.owner) - before
}

pub fn percent(p: u64) -> Perquintill {
	Perquintill::from_percent(p)
}

/// Rewards a pool out of the treasury.
pub fn rewards(key: &Key, amount: Balance) {
	assert_ok!(<Delegation as StakeMutate<_>>::reward(key, &TREASURY, amount));
}

pub fn cancels(key: &Key, id: u32) {
	assert_ok!(<Delegation as PoolReports<_>>::cancel(key, ReportId(id)));
}

/// An open report that set `of` aside sets `p` aside.
pub fn lowers(key: &Key, id: u32, p: Perquintill, of: Perquintill) -> DispatchResult {
	frame_support::storage::with_storage_layer(|| <Delegation as PoolReports<_>>::lower(key, ReportId(id), p, of))
}

/// Due era of a report made now.
pub fn due() -> Era {
	MockEras::now().plus(MockEras::veto_window() + 1)
}

pub fn report_base(key: &Key, id: u32, era: u32, p: Perquintill) {
	assert_ok!(<Delegation as PoolReports<_>>::open_base(key, ReportId(id), Era(era), due(), p));
}

pub fn report_service(key: &Key, id: u32, era: u32, claim: Claim, p: Perquintill) {
	assert_eq!(<Delegation as PoolReports<_>>::open_service(key, ReportId(id), Era(era), due(), claim, p), Ok(()));
}

/// A claim on `p` of the pool's value now.
pub fn claim(key: &Key, p: Perquintill) -> Claim {
	let view = view(key);
	Claim { guarantee: p * view.value, factor: view.factor }
}
