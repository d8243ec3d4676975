use super::*;
use crate::constants::bounds;

impl pallet_eras::Config for Runtime {
	type AdminOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::StakingAdmin>;
	type MaxLeavingEras = ConstU32<{ bounds::MAX_LEAVING_ERAS }>;
	type MaxSessionsPerEra = ConstU32<{ bounds::MAX_SESSIONS_PER_ERA }>;
	// Restaking first, which freezes the tables of the era; then Slashing, whose verdicts fall due; Validators last, as they
	// reward the era that ended.
	// Rewards first: it notes whether Restaking completed the tables of the era that ended.
	type OnEraStart = (Rewards, Restaking, Slashing, Validators);
	type Time = Timestamp;
	type WeightInfo = pallet_eras::weights::SubstrateWeight<Runtime>;
}
