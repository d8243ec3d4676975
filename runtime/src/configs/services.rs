use super::*;
use crate::constants::currency::PAL;
use polkadot_sdk::sp_runtime::Perquintill;

parameter_types! {
	pub const ServiceDeposit: Balance = 100 * PAL;
	/// κ, without governance.
	pub const MaxSlash: Perquintill = Perquintill::from_percent(30);
}

impl pallet_services::Config for Runtime {
	type Bonds = Delegation;
	type Currency = Balances;
	type Deposit = ServiceDeposit;
	type Eras = Eras;
	type MaxOperators = ConstU32<256>;
	type MaxSlash = MaxSlash;
	type Operators = Operators;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_services::weights::SubstrateWeight<Runtime>;
}
