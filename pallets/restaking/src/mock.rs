//! A runtime of restaking over a ledger that tells its eras late, as the real one does.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use crate::{self as pallet_restaking, Walk, WeightInfo};
use codec::Encode;
use frame_support::{
	derive_impl, parameter_types,
	storage::unhashed,
	weights::{Weight, WeightMeter},
};
use palisade_math::Claim;
use palisade_primitives::{
	mocks::{MockEras, MockOperators, MockServices, MockStake},
	AssetKind, Balance, Era, EraClock, OnEraStart, OnPool, PoolKey, PoolReports, PoolView, PositionView, ReportId,
	ReportRefused, SecurityAdjust, ServiceId, SlashTerms, StakeInspect, TicketId, TicketView, Tier,
};
use sp_runtime::{BuildStorage, DispatchResult, FixedU128, Perquintill};

pub type AccountId = u64;

pub const STRANGER: AccountId = 4;
/// Operators with a native Restaked pool of [`VALUE`].
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;

pub const VALUE: Balance = 1_000_000;
/// κ 50 %, window 2.
pub const ORACLE: ServiceId = ServiceId(1);
/// κ 50 %, window 1.
pub const BRIDGE: ServiceId = ServiceId(2);
/// κ 30 %, window 2.
pub const STORE: ServiceId = ServiceId(3);

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
	pub type Restaking = pallet_restaking;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	pub const MaxDegree: FixedU128 = FixedU128::from_u32(2);
	pub const MaxNotice: u32 = 4;
	pub static SlashWindow: u32 = 2;
}

/// [`MockEras`] whose slash window the test may change.
pub struct Clock;

impl EraClock for Clock {
	fn now() -> Era {
		MockEras::now()
	}
	fn leaving_eras() -> u32 {
		MockEras::leaving_eras()
	}
	fn slash_window() -> u32 {
		SlashWindow::get()
	}
	fn veto_window() -> u32 {
		MockEras::veto_window()
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set(era: Era) {
		MockEras::set(era.0);
	}
}

impl pallet_restaking::Config for Test {
	type WeightInfo = ();
	type Eras = Clock;
	type Operators = MockOperators;
	type Services = MockServices;
	type Pools = Ledger;
	type MaxDegree = MaxDegree;
	type MaxNotice = MaxNotice;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkPools = MockStake;
}

/// [`MockStake`] that tells a pool's eras when the pool is touched. Between two touches a pool is worth the same.
pub struct Ledger;

impl Ledger {
	fn settled(key: &PoolKey<AccountId>) -> Vec<u8> {
		(b"mock/settled", key).encode()
	}

	/// Tells the eras up to `last` that were not told yet.
	fn tell(key: &PoolKey<AccountId>, last: Era) -> Weight {
		let settled: Era = unhashed::get_or_default(&Self::settled(key));
		let Some(pool) = Self::pool(key).filter(|_| settled < last) else { return Weight::zero() };
		unhashed::put(&Self::settled(key), &last);
		Restaking::on_eras(key, settled.next(), last, pool.value, pool.factor)
	}

	/// A verdict of `service` that is due now takes `p` of what `key` holds, before the tables of this era.
	pub fn slash(key: &PoolKey<AccountId>, service: ServiceId, loss: Balance) {
		Self::tell(key, MockEras::now().minus(1));
		let before = Self::pool(key).unwrap().value;
		let p = Perquintill::from_rational(loss, before);
		let (loss, _) = <MockStake>::slash(key, p);
		Restaking::on_service_slash(service, key, loss, before, before - loss);
		Self::touch(key);
	}

	/// Like a deposit of `who` that joins now, before the tables of this era.
	pub fn deposit(key: &PoolKey<AccountId>, who: AccountId, amount: Balance) {
		Self::tell(key, MockEras::now().minus(1));
		<MockStake>::stake(&who, key, amount);
		Self::touch(key);
	}
}

impl StakeInspect<AccountId> for Ledger {
	fn pool(key: &PoolKey<AccountId>) -> Option<PoolView> {
		<MockStake>::pool(key)
	}
	fn position(key: &PoolKey<AccountId>, who: &AccountId) -> PositionView {
		<MockStake>::position(key, who)
	}
	fn ticket(id: TicketId) -> Option<TicketView<AccountId>> {
		<MockStake>::ticket(id)
	}
	fn accepts(key: &PoolKey<AccountId>, amount: Balance) -> bool {
		<MockStake>::accepts(key, amount)
	}
	fn total(asset: &AssetKind) -> Balance {
		<MockStake as StakeInspect<AccountId>>::total(asset)
	}
	fn restaked_pools(operator: &AccountId) -> Vec<PoolKey<AccountId>> {
		<MockStake>::restaked_pools(operator)
	}
}

impl PoolReports<AccountId> for Ledger {
	fn open_base(_: &PoolKey<AccountId>, _: ReportId, _: Era, _: Era, _: Perquintill) -> DispatchResult {
		unimplemented!("restaking opens no reports")
	}
	fn raise_base(_: &PoolKey<AccountId>, _: ReportId, _: Perquintill) -> DispatchResult {
		unimplemented!("restaking opens no reports")
	}
	fn lower(_: &PoolKey<AccountId>, _: ReportId, _: Perquintill, _: Perquintill) -> DispatchResult {
		unimplemented!("restaking opens no reports")
	}
	fn open_service(
		_: &PoolKey<AccountId>,
		_: ReportId,
		_: Era,
		_: Era,
		_: Claim,
		_: Perquintill,
	) -> Result<(), ReportRefused> {
		unimplemented!("restaking opens no reports")
	}
	fn cancel(_: &PoolKey<AccountId>, _: ReportId) -> DispatchResult {
		unimplemented!("restaking opens no reports")
	}
	fn touch(key: &PoolKey<AccountId>) -> Weight {
		Self::tell(key, MockEras::now())
	}
	fn escrow(_: &PoolKey<AccountId>, _: ReportId) -> Balance {
		0
	}
}

pub fn native(operator: AccountId) -> PoolKey<AccountId> {
	PoolKey::native(operator, Tier::Restaked)
}

pub fn foreign(operator: AccountId, asset: u32) -> PoolKey<AccountId> {
	PoolKey { operator, asset: AssetKind::WithId(asset), tier: Tier::Restaked }
}

pub fn terms(max_slash: Perquintill, window: u32) -> SlashTerms<AccountId> {
	MockServices::terms_of(2, max_slash, window)
}

/// Registers a service that both operators serve from era 1 on.
pub fn register(service: ServiceId, max_slash: Perquintill, window: u32) {
	MockServices::register(service, terms(max_slash, window));
	for operator in [ALICE, BOB] {
		MockServices::serve(service, &operator, Era(1));
	}
}

/// The next era begins, and nothing more.
pub fn next_era() {
	MockEras::set(MockEras::now().next().0);
	Restaking::on_era_start(MockEras::now());
}

/// What the hook does, in up to `max` steps: pools are seen, then old rows removed.
pub fn do_steps(max: u32) {
	let left = Walk::<Test>::get().left;
	let mut meter = WeightMeter::new();
	Restaking::see_pools(max, &mut meter);
	let removals = max.saturating_sub(left);
	if Walk::<Test>::get().left == 0 && removals > 0 {
		Restaking::remove_old_rows(&mut WeightMeter::with_limit(
			<() as WeightInfo>::step().saturating_mul(removals.into()),
		));
	}
}

/// Eras begin until `era`, and their work is done.
pub fn run_to(era: u32) {
	while MockEras::now() < Era(era) {
		next_era();
		do_steps(1_000);
	}
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	MockEras::reset();
	SlashWindow::set(2);
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		for operator in [ALICE, BOB] {
			MockOperators::register(&operator);
			<MockStake>::stake(&operator, &native(operator), VALUE);
		}
		register(ORACLE, Perquintill::from_percent(50), 2);
		register(BRIDGE, Perquintill::from_percent(50), 1);
		register(STORE, Perquintill::from_percent(30), 2);
	});
	ext
}

/// Runs a test and checks all invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Restaking::check().unwrap();
	})
}
