use super::*;
use crate::constants::{bounds, currency::PAL};

impl pallet_delegation::Config for Runtime {
	type AdminOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::StakingAdmin>;
	type Assets = assets::NativeAndAssets;
	type Custody = assets::Custody;
	type Eras = Eras;
	// Slashing first: it adjusts weights after a verdict before Restaking writes rows with them.
	type Listener = (Slashing, Restaking);
	type MaxLeavingEras = ConstU32<{ bounds::MAX_LEAVING_ERAS }>;
	type MinDeposit = ConstU128<PAL>;
	type Treasury = governance::TreasuryAccount;
	type WeightInfo = pallet_delegation::weights::SubstrateWeight<Runtime>;
}
