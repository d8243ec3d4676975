//! A runtime with only this pallet, and fakes of its partners.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used,
	missing_docs
)]

use crate as pallet_slashing;
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, Hooks},
	weights::WeightMeter,
};
use frame_system::EnsureRoot;
use palisade_math::{Claim, Factor};
use palisade_primitives::{
	mocks::{MockEras, MockOperators, MockReports, MockSecurity, MockServices},
	AssetKind, Era, EraClock, PoolKey, PoolView, ReportId, ServiceId, SlashTerms, StakeInspect, Tier,
};
use sp_core::H256;
use sp_runtime::{BuildStorage, Perquintill};

pub type AccountId = u64;
pub type Pools = MockReports<Slashing>;

pub const ORACLE: ServiceId = ServiceId(1);
pub const BRIDGE: ServiceId = ServiceId(2);
pub const SLASHER: AccountId = 10;
pub const RESOLVER: AccountId = 11;
pub const BRIDGE_SLASHER: AccountId = 20;
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const STRANGER: AccountId = 99;

/// The era every test starts in.
pub const START: u32 = 10;
/// Powers of two, so that a claim's rate has no rest.
pub const STAKE: u128 = 1 << 20;
pub const GUARANTEE: u128 = 1 << 19;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Slashing: pallet_slashing,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

parameter_types! {
	pub const JailThreshold: Perquintill = Perquintill::from_percent(10);
}

impl pallet_slashing::Config for Test {
	type Eras = MockEras;
	type Services = MockServices;
	type Security = MockSecurity;
	type Pools = Pools;
	type Operators = MockOperators;
	type VetoOrigin = EnsureRoot<AccountId>;
	type JailThreshold = JailThreshold;
	type JailEras = ConstU32<3>;
	type MaxReportsPerOperator = ConstU32<4>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Stagehand;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Stagehand;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_slashing::BenchmarkHelper<AccountId> for Stagehand {
	fn pool(pool: &PoolKey<AccountId>) {
		Pools::open_pool(pool, u128::from(u64::MAX));
	}
}

pub fn native(operator: AccountId) -> PoolKey<AccountId> {
	PoolKey::native(operator, Tier::Restaked)
}

pub fn base(operator: AccountId) -> PoolKey<AccountId> {
	PoolKey::native(operator, Tier::Base)
}

pub fn foreign(operator: AccountId) -> PoolKey<AccountId> {
	PoolKey { operator, asset: AssetKind::WithId(7), tier: Tier::Restaked }
}

/// All pools there are.
pub fn pools() -> Vec<PoolKey<AccountId>> {
	[ALICE, BOB].into_iter().flat_map(|operator| [base(operator), native(operator), foreign(operator)]).collect()
}

pub fn part(numerator: u64, denominator: u64) -> Perquintill {
	Perquintill::from_rational(numerator, denominator)
}

/// κ of both services.
pub fn kappa() -> Perquintill {
	part(1, 4)
}

pub fn offence(n: u64) -> H256 {
	H256::from_low_u64_be(n)
}

pub fn guarantee(service: ServiceId, pool: &PoolKey<AccountId>, era: u32, amount: u128) {
	let claim = Claim { guarantee: amount, factor: Factor::default() };
	MockSecurity::set(service, pool, Era(era), claim, kappa());
}

/// Two operators with three pools each; in the eras 8 to 30 they guarantee both services half of the native Restaked
/// and a quarter of the foreign pool.
pub fn new_test_ext() -> sp_io::TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		MockEras::set(START);
		let terms = SlashTerms { max_slash: kappa(), window: 2, slasher: SLASHER, resolver: Some(RESOLVER) };
		MockServices::register(ORACLE, terms);
		let terms = SlashTerms { max_slash: kappa(), window: 1, slasher: BRIDGE_SLASHER, resolver: None };
		MockServices::register(BRIDGE, terms);
		for pool in pools() {
			MockOperators::register(&pool.operator);
			Pools::open_pool(&pool, STAKE);
		}
		for (operator, service) in [(ALICE, ORACLE), (ALICE, BRIDGE), (BOB, ORACLE), (BOB, BRIDGE)] {
			for era in 8..=30 {
				guarantee(service, &native(operator), era, GUARANTEE);
				guarantee(service, &foreign(operator), era, GUARANTEE / 2);
			}
		}
		poll();
	});
	ext
}

pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_eq!(Slashing::check(), Ok(()));
		assert!(!events().iter().any(|event| matches!(event, pallet_slashing::Event::Unexpected { .. })));
	})
}

/// The cursor works without limit.
pub fn poll() {
	Slashing::on_poll(System::block_number(), &mut WeightMeter::new());
}

/// Lets the cursor see every era up to `era`.
pub fn run_to(era: u32) {
	while MockEras::now().0 < era {
		MockEras::set(MockEras::now().0 + 1);
		poll();
	}
}

/// The id of the next report.
pub fn next_id() -> ReportId {
	pallet_slashing::NextReportId::<Test>::get()
}

pub fn view(pool: &PoolKey<AccountId>) -> PoolView {
	<Pools as StakeInspect<AccountId>>::pool(pool).unwrap()
}

pub fn events() -> Vec<pallet_slashing::Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Slashing(event) => Some(event),
			_ => None,
		})
		.collect()
}
