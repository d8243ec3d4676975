#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use crate::{self as pallet_validators, Pallet, POINTS_PER_BLOCK};
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		fungible::{Mutate, NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU64, Hooks,
	},
	weights::{Weight, WeightMeter},
};
use frame_system::{EnsureRoot, EnsureSigned};
use palisade_primitives::{
	mocks::{MockEras, MockOperators, MockStake},
	Balance, Era, EraClock, EraDriver, OnEraStart, PoolKey, ReportId, ReportOffence,
};
use pallet_authorship::EventHandler;
use pallet_session::{disabling::UpToLimitDisablingStrategy, historical as pallet_session_historical};
use sp_runtime::{
	impl_opaque_keys,
	testing::UintAuthorityId,
	traits::{ConvertInto, OpaqueKeys},
	BuildStorage, DispatchError, KeyTypeId, Perquintill, RuntimeAppPublic,
};

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
	pub type Validators = pallet_validators;
	#[runtime::pallet_index(4)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(5)]
	pub type Historical = pallet_session_historical;
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

impl_opaque_keys! {
	pub struct TestKeys {
		pub dummy: UintAuthorityId,
	}
}

pub struct TestHandler;

impl pallet_session::SessionHandler<u64> for TestHandler {
	const KEY_TYPE_IDS: &'static [KeyTypeId] = &[UintAuthorityId::ID];

	fn on_genesis_session<Keys: OpaqueKeys>(_: &[(u64, Keys)]) {}

	fn on_new_session<Keys: OpaqueKeys>(_: bool, _: &[(u64, Keys)], _: &[(u64, Keys)]) {}

	fn on_disabled(_: u32) {}
}

/// Sessions end when the test says so.
pub struct Never;

impl pallet_session::ShouldEndSession<u64> for Never {
	fn should_end_session(_: u64) -> bool {
		false
	}
}

impl pallet_session::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = u64;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = Never;
	type NextSessionRotation = ();
	type SessionManager = pallet_session_historical::NoteHistoricalRoot<Test, Validators>;
	type SessionHandler = TestHandler;
	type Keys = TestKeys;
	type DisablingStrategy = UpToLimitDisablingStrategy;
	type WeightInfo = ();
	type Currency = Balances;
	type KeyDeposit = ConstU128<0>;
}

impl pallet_session_historical::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = pallet_validators::UnitIdentificationOf<Test>;
}

pub type AllAssets = UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<u32>, u64>;
pub type Stake = MockStake<AllAssets>;

/// Two sessions an era on the mocked clock, from era 0 at session 0; joins what waits in the pools.
pub struct TestEras;

impl EraClock for TestEras {
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
	}
}

impl EraDriver for TestEras {
	fn begins_era(session: u32) -> bool {
		session % 2 == 0
	}

	fn note_session_start(session: u32) -> Weight {
		if session == 0 || !Self::begins_era(session) {
			return Weight::zero();
		}
		Stake::next_era::<u64>();
		<Validators as OnEraStart>::on_era_start(Self::now())
	}

	fn era_of(session: u32) -> Option<Era> {
		let era = Era(session / 2);
		(era <= Self::now() && Self::now().since(era) < 10).then_some(era)
	}

	fn first_session_of(era: Era) -> Option<u32> {
		(era <= Self::now()).then_some(era.0 * 2)
	}
}

parameter_types! {
	/// What was reported.
	pub static Reported: Vec<(u64, Era, Perquintill)> = vec![];
	/// Whether reports fail, after they wrote something.
	pub static ReportsFail: bool = false;
	/// How long the list of candidates can be.
	pub static MaxCandidates: u32 = 16;
}

pub struct TestReports;

impl ReportOffence<u64> for TestReports {
	fn report_offence(operator: &u64, era: Era, p: Perquintill) -> Result<Option<ReportId>, DispatchError> {
		if ReportsFail::get() {
			Balances::mint_into(operator, RICH).unwrap();
			return Err(DispatchError::Other("no room"));
		}
		if Reported::get().iter().any(|known| known.0 == *operator && known.1 == era && known.2 >= p) {
			return Ok(None);
		}
		Reported::mutate(|reported| reported.push((*operator, era, p)));
		Ok(Some(ReportId(Reported::get().len() as u32)))
	}
}

impl pallet_validators::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Currency = Balances;
	type Eras = TestEras;
	type Operators = MockOperators;
	type Jail = MockOperators;
	type Stake = Stake;
	type Reports = TestReports;
	type Treasury = ConstU64<TREASURY>;
	type Session = Session;
	type Keys = Session;
	type MaxCandidates = MaxCandidates;
	type MaxActive = ConstU32<8>;
	type MinValidators = ConstU32<2>;
	type MaxLeavingEras = ConstU32<MAX_LEAVING>;
	type MinAveragePoints = ConstU32<{ 2 * POINTS_PER_BLOCK }>;
	type LivenessEras = ConstU32<2>;
	type LivenessJailEras = ConstU32<JAIL>;
	type WeightInfo = ();
}

pub const ED: Balance = 10;
pub const RICH: Balance = 1_000_000;
pub const MAX_LEAVING: u32 = 8;
pub const JAIL: u32 = 3;
pub const TREASURY: u64 = 99;

/// Operators 1 to 4 validate from the first block on; 5 to 8 are candidates with less and less stake. Operator `n` has
/// `1000 / n` in its Base and twice that in its Restaked pool. 9 has keys and is active, but is no candidate.
pub fn new_test_ext() -> sp_io::TestExternalities {
	MockEras::set(0);
	Reported::set(vec![]);
	ReportsFail::set(false);
	MaxCandidates::set(16);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let balances = (1..=20).chain([TREASURY]).map(|who| (who, RICH)).collect();
	pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }.assimilate_storage(&mut storage).unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		use frame_support::traits::BuildGenesisConfig;

		for operator in 1..=9u64 {
			MockOperators::register(&operator);
			let [base, restaked] = PoolKey::consensus(&operator);
			Stake::stake(&operator, &base, u128::from(1_000 / operator));
			Stake::stake(&operator, &restaked, u128::from(2_000 / operator));
		}
		let rules = Some(crate::ElectionRules { target: 4, min_stake: 0 });
		pallet_validators::GenesisConfig::<Test> { candidates: (1..=8).collect(), rules }.build();
		let key = |who: u64| (who, who, TestKeys { dummy: UintAuthorityId(who) });
		let config = pallet_session::GenesisConfig::<Test> {
			keys: (1..=4).map(key).collect(),
			non_authority_keys: (5..=9).map(key).collect(),
		};
		config.build();
		Balances::mint_into(&Validators::pot(), ED).unwrap();
		System::set_block_number(1);
	});
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

pub fn next_session() {
	System::set_block_number(System::block_number() + 1);
	Session::rotate_session();
	assert_eq!(Pallet::<Test>::check_invariants(), Ok(()));
}

/// Rotates sessions until the next era begins.
pub fn next_era() {
	let era = MockEras::now();
	while MockEras::now() == era {
		next_session();
	}
}

/// `who` writes `count` blocks.
pub fn write_blocks(who: u64, count: u32) {
	let points = || pallet_validators::EraPoints::<Test>::get(MockEras::now(), who);
	let before = points();
	(0..count).for_each(|_| Validators::note_author(who));
	assert_eq!(points() - before, count * POINTS_PER_BLOCK);
}

/// What issuance drips into the pot.
pub fn fill_pot(amount: Balance) {
	Balances::mint_into(&Validators::pot(), amount).unwrap();
}

/// A block with `weight` to spare.
pub fn poll(weight: Weight) -> Weight {
	let mut meter = WeightMeter::with_limit(weight);
	Validators::on_poll(1, &mut meter);
	assert!(meter.consumed().all_lte(weight));
	meter.consumed()
}

/// The Base and the Restaked pool of `who`, everything in them counted.
pub fn pools(who: u64) -> (Balance, Balance) {
	let [base, restaked] = PoolKey::consensus(&who);
	(Stake::held(&base), Stake::held(&restaked))
}

/// What this pallet said, oldest first.
pub fn events() -> Vec<crate::Event<Test>> {
	System::read_events_for_pallet()
}
