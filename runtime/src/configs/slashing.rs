use super::*;
use polkadot_sdk::sp_runtime::Perquintill;

parameter_types! {
	pub const JailThreshold: Perquintill = Perquintill::from_percent(1);
}

impl pallet_slashing::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkHelper;
	type Eras = Eras;
	type JailEras = ConstU32<2>;
	type JailThreshold = JailThreshold;
	// Half of a pool's places for reports of services: no single one can fill them.
	type MaxReportsPerOperator = ConstU32<4>;
	type Operators = Operators;
	type Pools = Delegation;
	type Security = Restaking;
	type Services = Services;
	type VetoOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::SlashArbiter>;
	type WeightInfo = pallet_slashing::weights::SubstrateWeight<Runtime>;
}
