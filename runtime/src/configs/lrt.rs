use super::*;
use crate::constants::currency::PAL;

parameter_types! {
	pub const BasketDeposit: Balance = 10 * PAL;
	/// A thousandth of a token: an attacker who inflates the rate loses a thousand times what a victim does.
	pub const BasketSeed: Balance = PAL / 1_000;
}

/// Ids of assets from here on belong to liquid tokens.
pub const TOKEN_ID_BASE: u32 = 1_000_000_000;

impl pallet_lrt::Config for Runtime {
	type Assets = assets::NativeAndAssets;
	type Deposit = BasketDeposit;
	type Eras = Eras;
	type Seed = BasketSeed;
	type Stake = Delegation;
	type TokenIdBase = ConstU32<TOKEN_ID_BASE>;
	type Tokens = Assets;
	type WeightInfo = pallet_lrt::weights::SubstrateWeight<Runtime>;
}
