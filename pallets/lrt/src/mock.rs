#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use crate::{self as pallet_lrt, Caps, InstantTerms};
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		fungible::{NativeFromLeft, UnionOf},
		ConstU128, ConstU32, Hooks,
	},
	weights::Weight,
};
use palisade_primitives::{
	mocks::{MockActiveSet, MockEras, MockExposure, MockMarket, MockOperators, MockRewards, MockStake},
	AssetKind, Balance, BasketId, Era, EraClock, PoolKey, Tier,
};
use sp_runtime::{BuildStorage, Perbill, Permill, Perquintill};

type Block = frame_system::mocking::MockBlock<Test>;

pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
pub const CREATOR: u64 = 9;
/// Has native planck, but nothing of the foreign asset.
pub const PAUPER: u64 = 10;
/// What everyone else has of everything.
pub const RICH: Balance = 1_000_000_000_000_000_000;
pub const ED: Balance = 100;
pub const SEED: Balance = 1_000_000;
pub const DEPOSIT: Balance = 5_000;
pub const FOREIGN: u32 = 7;
pub const FOREIGN_ED: Balance = 10;
/// An asset that pools are paid in.
pub const REWARD: u32 = 8;
pub const REWARD_ED: Balance = 5;
pub const TOKEN: u32 = 1_000_000;
pub const BASKET: BasketId = BasketId(0);
/// Gets its part of the fees.
pub const INSURANCE: u64 = 8;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Assets: pallet_assets,
		Lrt: pallet_lrt,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<ED>;
	type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = crate::SignedOutsideBaskets<Test>;
	type ForceOrigin = frame_system::EnsureRoot<u64>;
	type MetadataDepositBase = ConstU128<1_000>;
	type MetadataDepositPerByte = ConstU128<10>;
	type StringLimit = ConstU32<50>;
	type Freezer = ();
	type Holder = ();
}

pub type AllAssets = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, u64>;
pub type Stake = MockStake<AllAssets>;
pub type Exchange = MockMarket<AllAssets>;
pub type Rewards = MockRewards<AllAssets>;

parameter_types! {
	pub static TokenIdBase: u32 = TOKEN;
	pub static Instant: InstantTerms = all_in_pools();
	pub const Insurance: u64 = INSURANCE;
	pub const DefaultCaps: Caps = Caps {
		operator: Perbill::from_percent(10),
		group: Perbill::from_percent(15),
		concentration: Perbill::from_percent(10),
	};
	pub const MaxFee: Perbill = Perbill::from_percent(10);
	pub const MaxFeeStep: Perbill = Perbill::from_percent(1);
	pub const RebalanceLimit: Perbill = Perbill::from_percent(5);
	pub const RebalanceBand: Perbill = Perbill::from_percent(1);
	pub const SwapShare: Permill = Permill::from_percent(1);
	pub const SwapTolerance: Permill = Permill::from_percent(1);
	pub const GainStep: Permill = Permill::from_parts(2_500);
}

/// Everything goes into pools: who tests the buffer says [`with_buffer`].
fn all_in_pools() -> InstantTerms {
	InstantTerms {
		target: percent(0),
		least_fee: Perquintill::from_rational(10u64, 10_000),
		largest_fee: percent(2),
		limit: percent(1),
		insured: percent(20),
		bunker: percent(1),
	}
}

/// From now on buffers are kept as the chain does: at 2 %.
pub fn with_buffer() {
	Instant::set(InstantTerms { target: percent(2), ..all_in_pools() });
}

impl crate::Config for Test {
	type Assets = AllAssets;
	type Tokens = Assets;
	type Stake = Stake;
	type Eras = Clock;
	type TokenIdBase = TokenIdBase;
	type Seed = ConstU128<SEED>;
	type Deposit = ConstU128<DEPOSIT>;
	type Instant = Instant;
	type Insurance = Insurance;
	type Market = Exchange;
	type Rewards = Rewards;
	type SwapShare = SwapShare;
	type SwapTolerance = SwapTolerance;
	type GainStep = GainStep;
	type WeightInfo = ();
	type AdminOrigin = frame_system::EnsureRoot<u64>;
	type Operators = MockOperators;
	type Exposure = MockExposure;
	type ActiveSet = MockActiveSet;
	type DefaultCaps = DefaultCaps;
	type MaxFee = MaxFee;
	type MaxFeeStep = MaxFeeStep;
	type RebalanceLimit = RebalanceLimit;
	type RebalanceBand = RebalanceBand;
}

/// [`MockEras`], with what joins at an era start when a benchmark moves it.
pub struct Clock;

impl EraClock for Clock {
	fn now() -> Era {
		MockEras::now()
	}

	fn leaving_eras() -> u32 {
		MockEras::leaving_eras()
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
		Stake::join_all::<u64>();
	}
}

pub fn pool(operator: u64) -> PoolKey<u64> {
	PoolKey::native(operator, Tier::Restaked)
}

pub fn foreign_pool(operator: u64) -> PoolKey<u64> {
	PoolKey { operator, asset: AssetKind::WithId(FOREIGN), tier: Tier::Restaked }
}

pub fn next_era() {
	Stake::next_era::<u64>();
}

/// Ends the block with all the weight that the hook may want.
pub fn idle() {
	Lrt::on_idle(System::block_number(), Weight::MAX);
}

/// Begins the next block: limits of swaps are new.
pub fn next_block() {
	System::set_block_number(System::block_number() + 1);
}

pub fn pass_eras(count: u32) {
	(0..count).for_each(|_| next_era());
}

pub fn percent(parts: u64) -> Perquintill {
	Perquintill::from_percent(parts)
}

/// No basket; pools 101 to 116 of the native asset, and pools 101 and 102 of a foreign one, are open, their operators at work.
pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let rich = [ALICE, BOB, 3, 4, CREATOR];
	let balances = rich.iter().chain(&[PAUPER]).map(|who| (*who, RICH)).collect();
	pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }.assimilate_storage(&mut storage).unwrap();
	pallet_assets::GenesisConfig::<Test> {
		assets: vec![(FOREIGN, CREATOR, true, FOREIGN_ED), (REWARD, CREATOR, true, REWARD_ED)],
		accounts: [FOREIGN, REWARD].iter().flat_map(|id| rich.map(|who| (*id, who, RICH))).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext: sp_io::TestExternalities = storage.into();
	ext.execute_with(|| {
		System::set_block_number(1);
		MockEras::reset();
		TokenIdBase::set(TOKEN);
		Instant::set(all_in_pools());
		for operator in 101..=116u64 {
			MockOperators::register(&operator);
			Stake::open_pool(&pool(operator));
		}
		(101..=102).for_each(|operator| Stake::open_pool(&foreign_pool(operator)));
	});
	ext
}

/// Runs a test and checks the invariants after it.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Lrt::check().unwrap();
	});
}
