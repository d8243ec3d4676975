use super::*;
use crate::constants::currency::{deposit, PAL};
use polkadot_sdk::sp_runtime::Perbill;

parameter_types! {
	pub const MinBond: Balance = 1_000 * PAL;
	pub const OperatorDeposit: Balance = deposit(1, 256);
	pub const MaxCommission: Perbill = Perbill::from_percent(50);
	pub const MaxCommissionStep: Perbill = Perbill::from_percent(1);
}

impl pallet_operators::Config for Runtime {
	type CoverageGrace = ConstU32<2>;
	type Currency = Balances;
	type Deposit = OperatorDeposit;
	type Eras = Eras;
	type MaxCommission = MaxCommission;
	type MaxCommissionStep = MaxCommissionStep;
	type MaxMetadata = ConstU32<128>;
	type MinBond = MinBond;
	type Pools = Delegation;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Stake = Delegation;
	type WeightInfo = pallet_operators::weights::SubstrateWeight<Runtime>;
}
