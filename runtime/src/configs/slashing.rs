use super::*;
use crate::constants::{bounds, currency::PAL};
use palisade_primitives::Waterfall;
use polkadot_sdk::sp_runtime::{Perbill, Perquintill};

parameter_types! {
	/// What offences against the chain itself cost is burned.
	pub const ChainWaterfall: Waterfall =
		Waterfall { harmed: Perbill::zero(), reporter: Perbill::zero(), insurance: Perbill::zero() };
	pub const JailThreshold: Perquintill = Perquintill::from_percent(1);
}

impl pallet_slashing::Config for Runtime {
	type Assets = assets::NativeAndAssets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkHelper;
	type ChainWaterfall = ChainWaterfall;
	type Currency = Balances;
	type Eras = Eras;
	// Governance spends it.
	type InsuranceAccount = governance::InsuranceAccount;
	type JailEras = ConstU32<2>;
	type JailThreshold = JailThreshold;
	type MaxPenaltyEras = ConstU32<{ bounds::MAX_LEAVING_ERAS }>;
	// Half of a pool's places for reports of services: no single one can fill them.
	type MaxReportsPerOperator = ConstU32<4>;
	type MaxServiceSlashPerEra = parameters::dynamic_params::slashing::MaxPerEraOfService;
	type MaxSlashPerEra = parameters::dynamic_params::slashing::MaxPerEra;
	type ObjectiveVeto = ConstU32<1>;
	type Operators = Operators;
	type Pools = Delegation;
	type QueueEras = ConstU32<4>;
	type ReleaseDelay = ConstU32<2>;
	type ReporterCap = ConstU128<{ 1_000 * PAL }>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Security = Restaking;
	type Services = Services;
	type VetoOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::SlashArbiter>;
	type WeightInfo = pallet_slashing::weights::SubstrateWeight<Runtime>;
}
