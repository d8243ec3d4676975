use super::*;
use crate::network::Hours;

impl pallet_prices::Config for Runtime {
	type AdminOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::StakingAdmin>;
	type HalfLife = Hours<Runtime, 1>;
	type MaxAge = Hours<Runtime, 1>;
	type Reserves = market::Exchange;
	type WeightInfo = pallet_prices::weights::SubstrateWeight<Runtime>;
}
