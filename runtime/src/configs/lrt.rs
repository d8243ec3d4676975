use super::*;
use crate::constants::currency::PAL;
use polkadot_sdk::sp_runtime::Permill;

parameter_types! {
	pub const BasketDeposit: Balance = 10 * PAL;
	/// A thousandth of a token: an attacker who inflates the rate loses a thousand times what a victim does.
	pub const BasketSeed: Balance = PAL / 1_000;
	pub const SwapShare: Permill = Permill::from_percent(1);
	pub const SwapTolerance: Permill = Permill::from_percent(1);
	/// More than an era's rewards: 5 % a year are one or two parts of 10 000 a day.
	pub const GainStep: Permill = Permill::from_parts(2_500);
}

/// Ids of assets from here on belong to liquid tokens.
pub const TOKEN_ID_BASE: u32 = 1_000_000_000;

impl pallet_lrt::Config for Runtime {
	type Assets = assets::NativeAndAssets;
	type Deposit = BasketDeposit;
	type Eras = Eras;
	type GainStep = GainStep;
	type Market = market::Exchange;
	type Rewards = Rewards;
	type Seed = BasketSeed;
	type Stake = Delegation;
	type SwapShare = SwapShare;
	type SwapTolerance = SwapTolerance;
	type TokenIdBase = ConstU32<TOKEN_ID_BASE>;
	type Tokens = Assets;
	type WeightInfo = pallet_lrt::weights::SubstrateWeight<Runtime>;
}
