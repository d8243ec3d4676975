use super::*;
use crate::constants::bounds;

impl pallet_validators::Config for Runtime {
	type AdminOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::StakingAdmin>;
	type Currency = Balances;
	type Eras = Eras;
	type Jail = Operators;
	type Keys = Session;
	type LivenessEras = ConstU32<2>;
	type LivenessJailEras = ConstU32<2>;
	type MaxActive = ConstU32<{ bounds::MAX_AUTHORITIES }>;
	type MaxCandidates = ConstU32<{ bounds::MAX_CANDIDATES }>;
	type MaxLeavingEras = ConstU32<{ bounds::MAX_LEAVING_ERAS }>;
	// Ten blocks each.
	type MinAveragePoints = ConstU32<200>;
	type MinValidators = ConstU32<2>;
	type Operators = Operators;
	type Reports = Slashing;
	type Session = Session;
	type Stake = Delegation;
	type Treasury = governance::TreasuryAccount;
	type WeightInfo = pallet_validators::weights::SubstrateWeight<Runtime>;
}
