//! A runtime with this pallet and real money, and fakes of its partners.
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
	traits::{
		fungible::{NativeFromLeft, UnionOf},
		fungibles::{Inspect, Mutate},
		AsEnsureOriginWithArg, ConstU128, ConstU32, Hooks,
	},
	weights::WeightMeter,
};
use frame_system::{EnsureRoot, EnsureSigned};
use palisade_math::{Claim, Factor};
use palisade_primitives::{
	mocks::{MockEras, MockOperators, MockReports, MockSecurity, MockServices},
	AssetKind, Balance, Era, EraClock, PoolKey, PoolView, ReportId, ServiceId, SlashTerms, StakeInspect, Tier,
	Waterfall,
};
use sp_core::H256;
use sp_runtime::{BuildStorage, Perbill, Perquintill};

pub type AccountId = u64;
pub type Pools = MockReports<Slashing>;
/// The native asset and all others.
pub type Money = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;

pub const ORACLE: ServiceId = ServiceId(1);
pub const BRIDGE: ServiceId = ServiceId(2);
pub const SLASHER: AccountId = 10;
pub const RESOLVER: AccountId = 11;
/// Owns the oracle.
pub const OWNER: AccountId = 12;
pub const BRIDGE_SLASHER: AccountId = 20;
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Was harmed.
pub const HARRY: AccountId = 30;
pub const HENRY: AccountId = 31;
/// Can put up a bond.
pub const WITNESS: AccountId = 40;
pub const INSURANCE: AccountId = 50;
pub const STRANGER: AccountId = 99;

/// The era every test starts in.
pub const START: u32 = 10;
/// Powers of two, so that a claim's rate has no rest.
pub const STAKE: Balance = 1 << 20;
pub const GUARANTEE: Balance = 1 << 19;
/// What others than the oracle's slasher put up, if they may report.
pub const BOND: Balance = 5_000;
/// Least balance of the native asset.
pub const DEPOSIT: Balance = 100;
/// The foreign asset, and its least balance.
pub const TOKEN: u32 = 7;
pub const TOKEN_DEPOSIT: Balance = 10;
/// What witnesses have.
pub const RICHES: Balance = 1_000_000;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Assets: pallet_assets,
		Slashing: pallet_slashing,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
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
	pub const JailThreshold: Perquintill = Perquintill::from_percent(10);
	pub const InsuranceAccount: AccountId = INSURANCE;
	pub static ObjectiveVeto: u32 = 1;
	pub static ChainWaterfall: Waterfall = Waterfall::default();
	pub static ReporterCap: Balance = RICHES;
	pub static MaxSlashPerEra: Perquintill = Perquintill::one();
	pub static MaxServiceSlashPerEra: Perquintill = Perquintill::one();
}

impl pallet_slashing::Config for Test {
	type Eras = MockEras;
	type Services = MockServices;
	type Security = MockSecurity;
	type Pools = Pools;
	type Operators = MockOperators;
	type Assets = Money;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type VetoOrigin = EnsureRoot<AccountId>;
	type ObjectiveVeto = ObjectiveVeto;
	type MaxPenaltyEras = ConstU32<5>;
	type ChainWaterfall = ChainWaterfall;
	type InsuranceAccount = InsuranceAccount;
	type ReporterCap = ReporterCap;
	type ReleaseDelay = ConstU32<2>;
	type MaxSlashPerEra = MaxSlashPerEra;
	type MaxServiceSlashPerEra = MaxServiceSlashPerEra;
	type QueueEras = ConstU32<2>;
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
		open_pool(pool, u128::from(u64::MAX));
	}
}

pub fn native(operator: AccountId) -> PoolKey<AccountId> {
	PoolKey::native(operator, Tier::Restaked)
}

pub fn base(operator: AccountId) -> PoolKey<AccountId> {
	PoolKey::native(operator, Tier::Base)
}

pub fn foreign(operator: AccountId) -> PoolKey<AccountId> {
	PoolKey { operator, asset: AssetKind::WithId(TOKEN), tier: Tier::Restaked }
}

/// All pools there are.
pub fn pools() -> Vec<PoolKey<AccountId>> {
	[ALICE, BOB].into_iter().flat_map(|operator| [base(operator), native(operator), foreign(operator)]).collect()
}

/// All assets there are.
pub fn assets() -> [AssetKind; 2] {
	[AssetKind::Native, AssetKind::WithId(TOKEN)]
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

pub fn guarantee(service: ServiceId, pool: &PoolKey<AccountId>, era: u32, amount: Balance) {
	let claim = Claim { guarantee: amount, factor: Factor::default() };
	MockSecurity::set(service, pool, Era(era), claim, kappa());
}

pub fn mint(asset: &AssetKind, who: AccountId, amount: Balance) {
	Money::mint_into(asset.clone(), &who, amount).unwrap();
}

pub fn balance(asset: &AssetKind, who: AccountId) -> Balance {
	Money::balance(asset.clone(), &who)
}

pub fn pot() -> AccountId {
	Slashing::payout_account()
}

/// Makes the pool's asset, if need be, and the pool, whose account keeps the least balance beside `stake`.
pub fn open_pool(pool: &PoolKey<AccountId>, stake: Balance) {
	if let AssetKind::WithId(id) = pool.asset {
		if !Money::asset_exists(pool.asset.clone()) {
			Assets::force_create(RuntimeOrigin::root(), id.into(), STRANGER, true, TOKEN_DEPOSIT).unwrap();
		}
	}
	mint(&pool.asset, pool.account(), Money::minimum_balance(pool.asset.clone()) + stake);
	Pools::open_pool(pool, stake);
}

/// Adds `amount` that was requested in `era`.
pub fn add_bucket(pool: &PoolKey<AccountId>, era: u32, amount: Balance) {
	mint(&pool.asset, pool.account(), amount);
	Pools::add_bucket(pool, Era(era), amount);
}

/// Deposits that reports hold back.
pub fn hold(pool: &PoolKey<AccountId>, amount: Balance) {
	mint(&pool.asset, pool.account(), amount);
	Pools::hold(pool, amount);
}

/// Half to the harmed, a hundredth to the reporter, a quarter to insurance.
pub fn waterfall() -> Waterfall {
	Waterfall {
		harmed: Perbill::from_percent(50),
		reporter: Perbill::from_percent(1),
		insurance: Perbill::from_percent(25),
	}
}

fn register_services() {
	let terms = MockServices::terms_of(SLASHER, kappa(), 2);
	MockServices::register(ORACLE, SlashTerms { resolver: Some(RESOLVER), ..terms });
	MockServices::set_owner(ORACLE, OWNER);
	MockServices::register(BRIDGE, MockServices::terms_of(BRIDGE_SLASHER, kappa(), 1));
}

/// Two operators with three pools each; in the eras 8 to 30 they guarantee both services half of the native Restaked
/// and a quarter of the foreign pool. Slashes are burned, and the meter lets everything pass.
pub fn new_test_ext() -> sp_io::TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		MockEras::set(START);
		ObjectiveVeto::set(1);
		ChainWaterfall::set(Waterfall::default());
		ReporterCap::set(RICHES);
		MaxSlashPerEra::set(Perquintill::one());
		MaxServiceSlashPerEra::set(Perquintill::one());
		register_services();
		mint(&AssetKind::Native, pot(), DEPOSIT);
		for who in [ALICE, BOB, WITNESS, STRANGER, INSURANCE] {
			mint(&AssetKind::Native, who, RICHES);
		}
		for pool in pools() {
			MockOperators::register(&pool.operator);
			open_pool(&pool, STAKE);
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
		assert_money_is_where_it_belongs();
		assert!(!events().iter().any(|event| matches!(event, pallet_slashing::Event::Unexpected { .. })));
	})
}

/// Pools hold what they say; what verdicts took of each went down the waterfall.
pub fn assert_money_is_where_it_belongs() {
	for pool in pools() {
		let least = Money::minimum_balance(pool.asset.clone());
		assert_eq!(balance(&pool.asset, pool.account()), least + Pools::tokens(&pool), "{pool:?}");
		let went: Balance = events()
			.into_iter()
			.map(|event| match event {
				pallet_slashing::Event::PaidOut { pool: of, harmed, reporter, insurance, burned, .. } if of == pool => {
					harmed + reporter + insurance + burned
				}
				_ => 0,
			})
			.sum();
		assert_eq!(went, Pools::paid(&pool), "{pool:?}");
	}
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
