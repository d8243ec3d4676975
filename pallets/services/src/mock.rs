//! A runtime of balances and services.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use crate as pallet_services;
use crate::{Category, Metadata, RegisterService, Requirements};
use frame_support::{derive_impl, parameter_types, traits::ConstU32, BoundedVec};
use palisade_primitives::{
	mocks::{MockEras, MockOperators, MockServices, MockStake},
	AssetKind, Balance, Era, EraClock, PoolKey, ServiceId, SlashTerms, Tier,
};
use sp_runtime::{BuildStorage, Perbill, Perquintill};
use std::cell::Cell;

pub type AccountId = u64;

pub const OWNER: AccountId = 1;
pub const SLASHER: AccountId = 2;
pub const RESOLVER: AccountId = 3;
pub const STRANGER: AccountId = 4;
/// Operators with a bond of [`BOND`].
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
pub const CAROL: AccountId = 12;

pub const BOND: Balance = 500;
pub const DEPOSIT: Balance = 100;
pub const FUNDS: Balance = 1_000;
pub const REPORTER_BOND: Balance = 10;

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
	pub type Services = pallet_services;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = frame_support::traits::ConstU128<1>;
}

/// Leaving time, slash window and veto window.
pub type Windows = (u32, u32, u32);

pub const WINDOWS: Windows = (6, 2, 1);

std::thread_local! {
	static HOLDING: Cell<Windows> = const { Cell::new(WINDOWS) };
}

/// [`MockEras`] with windows that the test may change.
pub struct Clock;

impl Clock {
	pub fn set_windows(windows: Windows) {
		HOLDING.set(windows);
	}
}

impl EraClock for Clock {
	fn now() -> Era {
		MockEras::now()
	}

	fn leaving_eras() -> u32 {
		HOLDING.get().0
	}

	fn slash_window() -> u32 {
		HOLDING.get().1
	}

	fn veto_window() -> u32 {
		HOLDING.get().2
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set(era: Era) {
		MockEras::set(era.0);
	}
}

parameter_types! {
	pub const Deposit: Balance = DEPOSIT;
	pub const MaxSlash: Perquintill = Perquintill::from_percent(30);
	pub const MaxReporterShare: Perbill = Perbill::from_percent(1);
	pub const MinReporterBond: Balance = REPORTER_BOND;
}

impl pallet_services::Config for Test {
	type WeightInfo = ();
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Eras = Clock;
	type Operators = MockOperators;
	type Bonds = MockStake;
	type Deposit = Deposit;
	type MaxSlash = MaxSlash;
	type MaxReporterShare = MaxReporterShare;
	type MinReporterBond = MinReporterBond;
	type MaxOperators = ConstU32<256>;
}

/// κ 20 %, window 2, only its slasher reports, all is burned.
pub fn terms() -> SlashTerms<AccountId> {
	SlashTerms { resolver: Some(RESOLVER), ..MockServices::terms_of(SLASHER, Perquintill::from_percent(20), 2) }
}

/// [`terms`]; native only, bond of [`BOND`], stake of 50, two operators, no key needed.
pub fn oracle() -> RegisterService<AccountId> {
	RegisterService {
		metadata: Metadata { name: b"oracle".to_vec().try_into().unwrap(), link: BoundedVec::new() },
		category: Category::Oracle,
		terms: terms(),
		requirements: Requirements {
			assets: vec![AssetKind::Native].try_into().unwrap(),
			min_bond: BOND,
			min_stake: 50,
			max_operators: 2,
			needs_key: false,
		},
	}
}

pub const ORACLE: ServiceId = ServiceId(1);

pub fn new_test_ext() -> sp_io::TestExternalities {
	MockEras::reset();
	Clock::set_windows(WINDOWS);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let balances = [OWNER, STRANGER, ALICE].map(|who| (who, FUNDS)).to_vec();
	pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }.assimilate_storage(&mut storage).unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		for operator in [ALICE, BOB, CAROL] {
			MockOperators::register(&operator);
			<MockStake>::stake(&operator, &PoolKey::native(operator, Tier::Restaked), BOND);
		}
	});
	ext
}

/// Runs a test and checks all invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Services::check().unwrap();
	})
}
