use super::*;
use crate::network::YearMillis;
use polkadot_sdk::{
	sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding},
	sp_staking::budget::{BudgetKey, BudgetRecipient, IssuanceCurve},
};

/// New tokens: a yearly rate of all there are, in proportion to the time that passed. Not compounded within a year's
/// steps by more than the steps themselves do: at 5 % a year and a step of six seconds the yearly growth is e^0.05 − 1.
pub struct LinearIssuance;

impl IssuanceCurve<Balance> for LinearIssuance {
	fn issue(total_issuance: Balance, elapsed_millis: u64) -> Balance {
		let yearly = parameters::dynamic_params::issuance::AnnualRate::get().mul_floor(total_issuance);
		multiply_by_rational_with_rounding(yearly, elapsed_millis.into(), YearMillis::get().into(), Rounding::Down)
			.unwrap_or_default()
	}
}

/// What validators and their stakers earn.
pub type StakerRewards = pallet_validators::StakerRewards<Runtime>;

/// The treasury's share of new tokens.
pub struct TreasuryShare;

impl BudgetRecipient<AccountId> for TreasuryShare {
	fn budget_key() -> BudgetKey {
		BudgetKey::truncate_from(b"treasury".to_vec())
	}

	fn pot_account() -> AccountId {
		governance::TreasuryAccount::get()
	}
}

/// The insurance fund's share of new tokens.
pub struct InsuranceShare;

impl BudgetRecipient<AccountId> for InsuranceShare {
	fn budget_key() -> BudgetKey {
		BudgetKey::truncate_from(b"insurance".to_vec())
	}

	fn pot_account() -> AccountId {
		governance::InsuranceAccount::get()
	}
}

impl pallet_dap::Config for Runtime {
	type BudgetOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::StakingAdmin>;
	// What validators and their stakers earn, the two funds, and a buffer that is outside of circulation.
	type BudgetRecipients = (StakerRewards, TreasuryShare, InsuranceShare, Dap);
	type Currency = Balances;
	// Every block: an era of the development chain is half a minute.
	type IssuanceCadence = ConstU64<0>;
	type IssuanceCurve = LinearIssuance;
	// A halted chain does not mint for the time it stood still.
	type MaxElapsedPerDrip = ConstU64<600_000>;
	type PalletId = DapPalletId;
	type Time = Timestamp;
	type WeightInfo = weights::pallet_dap::WeightInfo<Runtime>;
}

parameter_types! {
	pub const DapPalletId: PalletId = pallet_dap::DAP_PALLET_ID;
}
