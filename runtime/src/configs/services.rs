use super::*;
use crate::constants::currency::PAL;
use polkadot_sdk::sp_runtime::{Perbill, Perquintill};

parameter_types! {
	pub const ServiceDeposit: Balance = 100 * PAL;
	/// κ, without governance.
	pub const MaxSlash: Perquintill = Perquintill::from_percent(30);
	pub const MaxReporterShare: Perbill = Perbill::from_percent(1);
}

impl pallet_services::Config for Runtime {
	type Bonds = Delegation;
	type Currency = Balances;
	type Deposit = ServiceDeposit;
	type Eras = Eras;
	type MaxOperators = ConstU32<256>;
	type MaxReporterShare = MaxReporterShare;
	type MaxSlash = MaxSlash;
	type MinReporterBond = ConstU128<{ 10 * PAL }>;
	type Operators = Operators;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_services::weights::SubstrateWeight<Runtime>;
}
