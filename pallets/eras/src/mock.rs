#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use crate::{self as pallet_eras, ClockParams, Pallet};
use core::cell::RefCell;
use frame_support::{derive_impl, traits::ConstU32, weights::Weight};
use frame_system::{EnsureRoot, GenesisConfig};
use palisade_primitives::{Era, EraClock, EraDriver, OnEraStart};
use sp_runtime::BuildStorage;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Eras = pallet_eras;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

impl pallet_eras::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type OnEraStart = (Heard, ());
	type Time = Clockwork;
	type MaxLeavingEras = ConstU32<20>;
	type MaxSessionsPerEra = ConstU32<10>;
	type WeightInfo = ();
}

std::thread_local! {
	static HEARD: RefCell<Vec<(Era, Era)>> = const { RefCell::new(Vec::new()) };
}

/// Notes every era it hears of, with what the clock showed then.
pub struct Heard;

impl Heard {
	pub fn take() -> Vec<(Era, Era)> {
		HEARD.take()
	}
}

impl OnEraStart for Heard {
	fn on_era_start(era: Era) -> Weight {
		HEARD.with_borrow_mut(|heard| heard.push((era, Eras::now())));
		Weight::from_parts(7, 0)
	}
}

/// Six seconds a block.
pub struct Clockwork;

impl frame_support::traits::Time for Clockwork {
	type Moment = u64;

	fn now() -> u64 {
		System::block_number() * 6_000
	}
}

/// Two sessions an era, leaving 6 eras, slash window 2, veto window 1.
pub const CLOCK: ClockParams = ClockParams { sessions_per_era: 2, leaving_eras: 6, slash_window: 2, veto_window: 1 };

pub fn new_test_ext() -> sp_io::TestExternalities {
	genesis(CLOCK)
}

pub fn genesis(clock: ClockParams) -> sp_io::TestExternalities {
	let mut storage = GenesisConfig::<Test>::default().build_storage().unwrap();
	let config = pallet_eras::GenesisConfig::<Test> { clock, ..Default::default() };
	config.assimilate_storage(&mut storage).unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	Heard::take();
	ext
}

/// Runs `test` on a fresh chain and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_eq!(Pallet::<Test>::check_invariants(), Ok(()));
	})
}

/// Starts sessions up to `session`, a block each.
pub fn run_to_session(session: u32) {
	for next in pallet_eras::CurrentSession::<Test>::get() + 1..=session {
		System::set_block_number(u64::from(next));
		Eras::note_session_start(next);
		assert_eq!(Pallet::<Test>::check_invariants(), Ok(()));
	}
}

/// Starts sessions until `era` runs.
pub fn run_to_era(era: u32) {
	while Eras::now() < Era(era) {
		run_to_session(pallet_eras::CurrentSession::<Test>::get() + 1);
	}
}
