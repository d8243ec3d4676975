use super::*;
use crate::constants::bounds;
use polkadot_sdk::sp_runtime::FixedU128;

parameter_types! {
	pub const MaxDegree: FixedU128 = FixedU128::from_u32(2);
}

impl pallet_restaking::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkPools = Delegation;
	type Eras = Eras;
	type MaxDegree = MaxDegree;
	type MaxNotice = ConstU32<{ bounds::MAX_LEAVING_ERAS }>;
	type Operators = Operators;
	type Pools = Delegation;
	type Services = Services;
	type WeightInfo = pallet_restaking::weights::SubstrateWeight<Runtime>;
}
