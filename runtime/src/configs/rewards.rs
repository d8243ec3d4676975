use super::*;
use polkadot_sdk::frame_support::traits::Contains;

/// Accounts of baskets: `Lrt` counts what they get.
pub struct Baskets;

impl Contains<AccountId> for Baskets {
	fn contains(who: &AccountId) -> bool {
		Lrt::is_basket(who)
	}
}

impl pallet_rewards::Config for Runtime {
	type AdminOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::StakingAdmin>;
	type Assets = assets::NativeAndAssets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkAssets = assets::Custody;
	type CancelNotice = ConstU32<2>;
	type Eras = Eras;
	type HistoryEras = ConstU32<84>;
	type Managed = Baskets;
	type MaxStreamEras = ConstU32<64>;
	type Operators = Operators;
	type ProtocolFee = parameters::dynamic_params::rewards::ProtocolFee;
	type Security = Restaking;
	type Services = Services;
	type Shares = Delegation;
	type Stake = Delegation;
	type Treasury = governance::TreasuryAccount;
	type WeightInfo = pallet_rewards::weights::SubstrateWeight<Runtime>;
}
