//! What each pallet is given: numbers of this chain and partners.

pub mod asset_conversion;
pub mod assets;
pub mod authority_discovery;
pub mod authorship;
pub mod babe;
pub mod balances;
pub mod dap;
pub mod delegation;
pub mod eras;
pub mod governance;
pub mod grandpa;
pub mod identity;
pub mod lrt;
pub mod market;
pub mod migrations;
pub mod multisig;
pub mod network;
pub mod offences;
pub mod operators;
pub mod parameters;
pub mod prices;
pub mod proxy;
pub mod restaking;
pub mod rewards;
pub mod safe_mode;
pub mod services;
pub mod session;
pub mod slashing;
pub mod sudo;
pub mod system;
pub mod timestamp;
pub mod transaction_payment;
pub mod tx_pause;
pub mod utility;
pub mod validators;

use crate::*;
use polkadot_sdk::frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU128, ConstU16, ConstU32, ConstU64, ConstU8, EitherOf, Get},
	PalletId,
};
use polkadot_sdk::frame_system::{EnsureRoot, EnsureSigned};

/// Sets the stage for the benchmarks of `Slashing`.
#[cfg(feature = "runtime-benchmarks")]
pub struct BenchmarkHelper;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_slashing::BenchmarkHelper<AccountId> for BenchmarkHelper {
	fn pool(pool: &palisade_primitives::PoolKey<AccountId>) {
		use palisade_primitives::StakeMutate;
		let staker: AccountId = frame_benchmarking::account("staker", 0, 0);
		// Eight such pools are less than twenty times the bond that comes with the native one.
		let amount = Balance::from(u64::MAX >> 4);
		let block = System::block_number();
		// Before the first block deposits join at once.
		System::set_block_number(0);
		Delegation::create(pool);
		Delegation::endow(&staker, pool.asset.clone(), amount);
		let delegated = <Delegation as StakeMutate<AccountId>>::delegate(&staker, pool, amount);
		assert!(delegated.is_ok(), "a pool that was just made accepts");
		System::set_block_number(block);
	}
}
