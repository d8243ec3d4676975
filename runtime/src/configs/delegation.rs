use super::*;
use crate::constants::{bounds, currency::PAL};

impl pallet_delegation::Config for Runtime {
	type AdminOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::StakingAdmin>;
	type Assets = assets::NativeAndAssets;
	type Custody = assets::Custody;
	type Eras = Eras;
	// Operators first: whether they are covered decides on rows. Then Slashing, which adjusts weights after a verdict, before
	// Restaking writes rows with them.
	type Listener = (Operators, Slashing, Restaking);
	type Locks = governance::votes::VotingCurrency;
	type MaxLeavingEras = ConstU32<{ bounds::MAX_LEAVING_ERAS }>;
	type MaxLeverage = ConstU32<20>;
	type MinDeposit = ConstU128<PAL>;
	type MinRedelegation = ConstU128<{ 100 * PAL }>;
	type Payee = Slashing;
	type Shares = Rewards;
	type Treasury = governance::TreasuryAccount;
	type Valuation = assets::Valuation;
	type WeightInfo = pallet_delegation::weights::SubstrateWeight<Runtime>;
}
