#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use crate::{self as pallet_operators, GenesisDelegation, GenesisOperator, Pallet};
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstU128, ConstU32,
	},
};
use frame_system::{EnsureRoot, EnsureSigned};
use palisade_primitives::{
	mocks::{MockEras, MockStake},
	AssetKind, Balance, EraClock, OnPool, PoolKey, Tier, MAX_POOLS,
};
use sp_runtime::{BuildStorage, Perbill};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(3)]
	pub type Operators = pallet_operators;
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
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<u64>>;
	type ForceOrigin = EnsureRoot<u64>;
	type Freezer = ();
	type Holder = ();
}

pub type AllAssets = UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<u32>, u64>;
pub type Stake = MockStake<AllAssets>;

parameter_types! {
	pub const MaxCommission: Perbill = Perbill::from_percent(40);
	pub const MaxCommissionStep: Perbill = Perbill::from_percent(5);
}

impl pallet_operators::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Eras = MockEras;
	type Pools = Stake;
	type Stake = Stake;
	type MinBond = ConstU128<MIN_BOND>;
	type Deposit = ConstU128<DEPOSIT>;
	type MaxCommission = MaxCommission;
	type MaxCommissionStep = MaxCommissionStep;
	type CoverageGrace = ConstU32<GRACE>;
	type MaxMetadata = ConstU32<32>;
	type WeightInfo = ();
}

pub const ED: Balance = 10;
pub const MIN_BOND: Balance = 1_000;
pub const DEPOSIT: Balance = 50;
pub const GRACE: u32 = 2;
pub const RICH: Balance = 1_000_000;
pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
pub const CAROL: u64 = 3;

pub fn new_test_ext() -> sp_io::TestExternalities {
	genesis(vec![], vec![])
}

pub fn genesis(
	operators: Vec<GenesisOperator<u64>>,
	delegations: Vec<GenesisDelegation<u64>>,
) -> sp_io::TestExternalities {
	MockEras::reset();
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: vec![(ALICE, RICH), (BOB, RICH), (CAROL, RICH)],
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	// As many as an operator can have pools of beside the native one.
	let assets = (1..MAX_POOLS).map(|id| (id, ALICE, true, 1)).collect();
	pallet_assets::GenesisConfig::<Test> { assets, ..Default::default() }.assimilate_storage(&mut storage).unwrap();
	pallet_operators::GenesisConfig::<Test> { operators, delegations }.assimilate_storage(&mut storage).unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test` on a fresh chain and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_eq!(Pallet::<Test>::check_invariants(), Ok(()));
	})
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn percent(part: u32) -> Perbill {
	Perbill::from_percent(part)
}

/// Registers `who` with twice the least bond and a tenth of the rewards.
pub fn assert_registers(who: u64) {
	let free = Balances::free_balance(who);
	let bond = 2 * MIN_BOND;
	Operators::register(signed(who), bond, percent(10), b"name".to_vec().try_into().unwrap()).unwrap();
	System::assert_last_event(
		pallet_operators::Event::Registered { operator: who, bond, commission: percent(10) }.into(),
	);
	assert_eq!(free - Balances::free_balance(who), bond + DEPOSIT + 2 * ED);
}

/// Begins the next era; the first thing that happens is that somebody touches the Restaked native pool of `who`.
pub fn next_era_seen_by(who: u64) {
	Stake::next_era::<u64>();
	hear(&PoolKey::native(who, Tier::Restaked));
}

/// `pool` says what it was worth at the start of the running era.
pub fn hear(pool: &PoolKey<u64>) {
	Operators::on_eras(pool, MockEras::now(), MockEras::now(), 0, Default::default());
}

/// The Restaked pool of a foreign asset.
pub fn foreign(who: u64) -> PoolKey<u64> {
	PoolKey { operator: who, asset: AssetKind::WithId(1), tier: Tier::Restaked }
}
