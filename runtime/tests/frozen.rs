//! What clients and storage depend on. A change here is a change of the chain: the diff is the review.

use crate::common::*;
use palisade_primitives::{keyless, Balance, PoolKey, Tier};
use polkadot_sdk::{
	frame_support::traits::{Get, GetCallName, PalletInfoAccess},
	frame_system,
	sp_runtime::traits::TransactionExtension,
	*,
};

#[test]
fn version_is_frozen() {
	assert_eq!(VERSION.spec_name, "palisade");
	assert_eq!(VERSION.impl_name, "palisade");
	assert_eq!(VERSION.system_version, 1);
	assert_eq!(VERSION.transaction_version, 1);
}

#[test]
fn pallet_indices_are_frozen() {
	fn entry<P: PalletInfoAccess>() -> (usize, &'static str) {
		(P::index(), P::name())
	}
	let pallets = [
		entry::<System>(),
		entry::<Timestamp>(),
		entry::<Babe>(),
		entry::<Parameters>(),
		entry::<Balances>(),
		entry::<TransactionPayment>(),
		entry::<Assets>(),
		entry::<PoolAssets>(),
		entry::<AssetConversion>(),
		entry::<Network>(),
		entry::<Dap>(),
		entry::<Prices>(),
		entry::<Eras>(),
		entry::<Operators>(),
		entry::<Delegation>(),
		entry::<Services>(),
		entry::<Restaking>(),
		entry::<Slashing>(),
		entry::<Validators>(),
		entry::<Lrt>(),
		entry::<Rewards>(),
		entry::<Liquidity>(),
		entry::<Historical>(),
		entry::<Session>(),
		entry::<Offences>(),
		entry::<Authorship>(),
		entry::<Grandpa>(),
		entry::<AuthorityDiscovery>(),
		entry::<Preimage>(),
		entry::<Scheduler>(),
		entry::<Referenda>(),
		entry::<ConvictionVoting>(),
		entry::<Whitelist>(),
		entry::<Origins>(),
		entry::<Treasury>(),
		entry::<Insurance>(),
		entry::<Utility>(),
		entry::<Proxy>(),
		entry::<Multisig>(),
		entry::<Identity>(),
		entry::<TxPause>(),
		entry::<SafeMode>(),
		entry::<MultiBlockMigrations>(),
		entry::<Sudo>(),
	];
	let frozen = [
		(0, "System"),
		(1, "Timestamp"),
		(2, "Babe"),
		(3, "Parameters"),
		(5, "Balances"),
		(6, "TransactionPayment"),
		(7, "Assets"),
		(8, "PoolAssets"),
		(9, "AssetConversion"),
		(10, "Network"),
		(11, "Dap"),
		(13, "Prices"),
		(20, "Eras"),
		(21, "Operators"),
		(22, "Delegation"),
		(23, "Services"),
		(24, "Restaking"),
		(25, "Slashing"),
		(26, "Validators"),
		(27, "Lrt"),
		(28, "Rewards"),
		(30, "Liquidity"),
		(40, "Historical"),
		(41, "Session"),
		(42, "Offences"),
		(43, "Authorship"),
		(44, "Grandpa"),
		(45, "AuthorityDiscovery"),
		(50, "Preimage"),
		(51, "Scheduler"),
		(52, "Referenda"),
		(53, "ConvictionVoting"),
		(54, "Whitelist"),
		(55, "Origins"),
		(56, "Treasury"),
		(57, "Insurance"),
		(60, "Utility"),
		(61, "Proxy"),
		(62, "Multisig"),
		(63, "Identity"),
		(70, "TxPause"),
		(71, "SafeMode"),
		(72, "MultiBlockMigrations"),
		(255, "Sudo"),
	];
	assert_eq!(pallets, frozen);
}

#[test]
fn constants_are_frozen() {
	let ss58_prefix: u16 = <Runtime as frame_system::Config>::SS58Prefix::get();
	let existential_deposit: Balance = <Runtime as pallet_balances::Config>::ExistentialDeposit::get();
	let min_bond: Balance = <Runtime as pallet_operators::Config>::MinBond::get();
	let token_id_base: u32 = <Runtime as pallet_lrt::Config>::TokenIdBase::get();
	let max_leaving_eras: u32 = <Runtime as pallet_eras::Config>::MaxLeavingEras::get();
	assert_eq!(ss58_prefix, 42);
	assert_eq!(existential_deposit, 1_000_000_000);
	assert_eq!(min_bond, 1_000 * PAL);
	assert_eq!(token_id_base, 1_000_000_000);
	assert_eq!(max_leaving_eras, 32);
	assert_eq!(constants::currency::SYMBOL, "PAL");
	assert_eq!(constants::currency::DECIMALS, 12);
}

#[test]
fn pot_accounts_are_frozen() {
	let alice = AccountId::from([1; 32]);
	let accounts = [
		Treasury::account_id(),
		Insurance::account_id(),
		Validators::pot(),
		Dap::buffer_account(),
		Dap::staging_account(),
		keyless(b"palisade/custody", ()),
		PoolKey::native(alice.clone(), Tier::Base).account(),
		PoolKey::native(alice, Tier::Restaked).account(),
		Lrt::account_of(palisade_primitives::BasketId(0)),
		Rewards::pot(),
		Delegation::shared_account(),
	];
	let frozen = [
		"5EYCAe5ijiYfyeZ2JJCGq56LmPyNRAKzpG4QkoQkkQNB5e6Z",
		"5EYCAe5ijiYeVJBXmwA3baAHvPPBLxCfdC69yuvSy1LUWT95",
		"5HcS6mi9mt5UNiAR4bZeWZRsoTBgh9qkCm9hvwDnQNSBgHho",
		"5EYCAe5gKBMwLZyq5doL8n26pkA5pV6HSXdnmN4YawhPc2HH",
		"5EYCAe5gKBMwLZyq5dw41Hw3V68nsCVTZQ2d4AYfbMb4kF29",
		"5CnDQLuyXwSzZEJkGeTVcr6xDYckHVSxZTPuFPsXe9FXuAHw",
		"5CN81kCKC5RT5NYwShQMtqZGoyuF27mDvYLU3nThKzjXcF1D",
		"5CDSNvrM8jrUSxxN4a73iKVzyaGFzRP5P95PtKKhT9YKrNSo",
		"5GspVp2rvnbGcY4zzvCPA3vo8MK85Lj92iBq2XNxegS1UzTw",
		"5FQNXSjnhit3gCXtTgXWksdhPCRV5qLmVXThfkqbQ9uwZ1CE",
		"5CJAF1EbxNUCQe5GzxMVCqKD8Fm82od3Cdhc16a1ey9eDR3N",
	];
	assert_eq!(accounts.map(|account| account.to_string()), frozen);
}

#[test]
fn transaction_extensions_are_those_that_wallets_know() {
	let names: Vec<_> = TxExtension::metadata().into_iter().map(|extension| extension.identifier).collect();
	assert_eq!(
		names,
		[
			"AuthorizeCall",
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"CheckNonce",
			"CheckWeight",
			"ChargeTransactionPayment",
			"CheckMetadataHash",
			"WeightReclaim",
		]
	);
}

#[test]
fn exits_that_cannot_be_paused_are_calls() {
	let delegation = pallet_delegation::Call::<Runtime>::get_call_names();
	let operators = pallet_operators::Call::<Runtime>::get_call_names();
	let lrt = pallet_lrt::Call::<Runtime>::get_call_names();
	let rewards = pallet_rewards::Call::<Runtime>::get_call_names();
	let is_in = |names: &[&str], exit: &[u8]| names.iter().any(|name| name.as_bytes() == exit);
	assert!(configs::safe_mode::DELEGATION_EXITS.iter().all(|exit| is_in(delegation, exit)));
	assert!(configs::safe_mode::OPERATORS_EXITS.iter().all(|exit| is_in(operators, exit)));
	assert!(configs::safe_mode::LRT_EXITS.iter().all(|exit| is_in(lrt, exit)));
	assert!(configs::safe_mode::REWARDS_EXITS.iter().all(|exit| is_in(rewards, exit)));
}

#[test]
fn calls_are_small() {
	assert!(core::mem::size_of::<RuntimeCall>() <= 512, "{}", core::mem::size_of::<RuntimeCall>());
}

#[test]
fn metadata_is_offered_in_the_versions_that_clients_ask_for() {
	build(genesis("development", serde_json::Value::Null)).execute_with(|| {
		let versions = Runtime::metadata_versions();
		assert!([14, 15, 16].iter().all(|version| versions.contains(version)), "{versions:?}");
		for version in versions {
			assert!(Runtime::metadata_at_version(version).is_some());
		}
	});
	// Metadata is also built on empty storage.
	polkadot_sdk::sp_io::TestExternalities::default().execute_with(|| {
		assert!(Runtime::metadata_at_version(15).is_some());
	});
}
