#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use crate::{self as pallet_prices, Reserves};
use frame_support::{derive_impl, parameter_types, traits::Hooks};
use frame_system::{EnsureRoot, GenesisConfig};
use palisade_primitives::{AssetKind, Balance};
use sp_runtime::BuildStorage;
use std::collections::BTreeMap;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Prices = pallet_prices;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

pub const HALF_LIFE: u64 = 4;
pub const MAX_AGE: u64 = 10;

parameter_types! {
	pub const HalfLife: u64 = HALF_LIFE;
	pub const MaxAge: u64 = MAX_AGE;
	static Pools: BTreeMap<AssetKind, (Balance, Balance)> = BTreeMap::new();
}

impl pallet_prices::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type HalfLife = HalfLife;
	type MaxAge = MaxAge;
	type Reserves = Exchange;
	type WeightInfo = ();
}

/// Pairs as the test says.
pub struct Exchange;

impl Exchange {
	/// The pair of the asset holds so much of it and of the native one.
	pub fn set(asset: &AssetKind, reserves: (Balance, Balance)) {
		Pools::mutate(|pools| pools.insert(asset.clone(), reserves));
	}

	/// The pair of the asset is gone.
	pub fn remove(asset: &AssetKind) {
		Pools::mutate(|pools| pools.remove(asset));
	}
}

impl Reserves for Exchange {
	fn reserves(asset: &AssetKind) -> Option<(Balance, Balance)> {
		Pools::get().get(asset).copied().filter(|(of_asset, of_native)| *of_asset > 0 && *of_native > 0)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(index: u32) -> AssetKind {
		let asset = AssetKind::WithId(index);
		Self::set(&asset, (1_000, 3_000));
		asset
	}
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	genesis(Vec::new()).unwrap()
}

pub fn genesis(assets: Vec<AssetKind>) -> Result<sp_io::TestExternalities, String> {
	Pools::set(BTreeMap::new());
	let mut storage = GenesisConfig::<Test>::default().build_storage()?;
	pallet_prices::GenesisConfig::<Test> { assets, ..Default::default() }.assimilate_storage(&mut storage)?;
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	Ok(ext)
}

/// Runs `test` on a fresh chain and checks the invariants after it.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Prices::check().unwrap();
	})
}

/// Begins the next block.
pub fn next_block() {
	let now = System::block_number() + 1;
	System::set_block_number(now);
	Prices::on_initialize(now);
}

pub fn pass_blocks(count: u64) {
	(0..count).for_each(|_| next_block());
}
