use super::dap::StakerRewards;
use super::*;
use crate::{constants::currency::EXISTENTIAL_DEPOSIT, network::SeedGenesis};
use polkadot_sdk::{
	frame_support::{traits::fungible::Mutate, BoundedBTreeMap},
	sp_runtime::Perbill,
	sp_staking::budget::BudgetRecipient,
};

impl crate::network::Config for Runtime {
	type Seed = SeedDap;
}

/// `Dap` has no genesis configuration: this says who gets how much of the new tokens, and lets the pots exist.
pub struct SeedDap;

impl SeedGenesis for SeedDap {
	fn seed() {
		let shares = [
			(StakerRewards::budget_key(), Perbill::from_percent(85)),
			(dap::TreasuryShare::budget_key(), Perbill::from_percent(10)),
			(dap::InsuranceShare::budget_key(), Perbill::from_percent(5)),
		];
		let shares = BoundedBTreeMap::try_from(alloc::collections::BTreeMap::from(shares));
		pallet_dap::BudgetAllocation::<Runtime>::put(shares.unwrap_or_default());

		for pot in pots() {
			// Genesis has no one to tell: an account that could not be made shows in the tests.
			let minted = Balances::mint_into(&pot, EXISTENTIAL_DEPOSIT);
			debug_assert!(minted.is_ok(), "a pot takes its existential deposit");
		}
	}
}

/// Accounts that must exist before they receive anything.
pub fn pots() -> [AccountId; 8] {
	[
		StakerRewards::pot_account(),
		governance::TreasuryAccount::get(),
		governance::InsuranceAccount::get(),
		Dap::buffer_account(),
		Dap::staging_account(),
		Delegation::shared_account(),
		Slashing::payout_account(),
		Rewards::pot(),
	]
}
