use super::*;
use crate::constants::bounds;

impl pallet_validators::Config for Runtime {
	type AdminOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::StakingAdmin>;
	type Currency = Balances;
	type Eras = Eras;
	type Keys = Session;
	type MaxActive = ConstU32<{ bounds::MAX_AUTHORITIES }>;
	type MaxCandidates = ConstU32<{ bounds::MAX_CANDIDATES }>;
	type MaxLeavingEras = ConstU32<{ bounds::MAX_LEAVING_ERAS }>;
	type MinValidators = ConstU32<2>;
	type Operators = Operators;
	type Reports = Slashing;
	type Session = Session;
	type Stake = Delegation;
	type WeightInfo = pallet_validators::weights::SubstrateWeight<Runtime>;
}
