use super::*;
use crate::constants::currency::PAL;
use pallet_lrt::{Caps, InstantTerms};
use polkadot_sdk::sp_runtime::{Perbill, Permill, Perquintill};

parameter_types! {
	pub const BasketDeposit: Balance = 10 * PAL;
	/// A thousandth of a token: an attacker who inflates the rate loses a thousand times what a victim does.
	pub const BasketSeed: Balance = PAL / 1_000;
	/// With which a basket begins, unless its first pools need more: a tenth with one operator, 15 % with those that may
	/// fail together, a Herfindahl index of a tenth.
	pub const DefaultCaps: Caps = Caps {
		operator: Perbill::from_percent(10),
		group: Perbill::from_percent(15),
		concentration: Perbill::from_percent(10),
	};
	pub Instant: InstantTerms = InstantTerms {
		target: Perquintill::from_percent(2),
		least_fee: Perquintill::from_perthousand(1),
		largest_fee: Perquintill::from_percent(2),
		limit: Perquintill::from_percent(1),
		insured: Perquintill::from_percent(20),
		bunker: Perquintill::from_percent(1),
	};
	pub const MaxManagerFee: Perbill = Perbill::from_percent(10);
	pub const MaxManagerFeeStep: Perbill = Perbill::from_percent(1);
	/// What may move in an era, and how far a pool may be off its target before any does.
	pub const RebalanceLimit: Perbill = Perbill::from_percent(5);
	pub const RebalanceBand: Perbill = Perbill::from_percent(1);
	pub const SwapShare: Permill = Permill::from_percent(1);
	pub const SwapTolerance: Permill = Permill::from_percent(1);
	/// More than an era's rewards: 5 % a year are one or two parts of 10 000 a day.
	pub const GainStep: Permill = Permill::from_parts(2_500);
}

/// Ids of assets from here on belong to liquid tokens.
pub const TOKEN_ID_BASE: u32 = 1_000_000_000;

impl pallet_lrt::Config for Runtime {
	type ActiveSet = Validators;
	type AdminOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::StakingAdmin>;
	type Assets = assets::NativeAndAssets;
	type DefaultCaps = DefaultCaps;
	type Deposit = BasketDeposit;
	type Eras = Eras;
	type Exposure = Restaking;
	type GainStep = GainStep;
	type Instant = Instant;
	type Insurance = governance::InsuranceAccount;
	type Market = market::Exchange;
	type MaxFee = MaxManagerFee;
	type MaxFeeStep = MaxManagerFeeStep;
	type Operators = Operators;
	type RebalanceBand = RebalanceBand;
	type RebalanceLimit = RebalanceLimit;
	type Rewards = Rewards;
	type Seed = BasketSeed;
	type Stake = Delegation;
	type SwapShare = SwapShare;
	type SwapTolerance = SwapTolerance;
	type TokenIdBase = ConstU32<TOKEN_ID_BASE>;
	type Tokens = Assets;
	type WeightInfo = pallet_lrt::weights::SubstrateWeight<Runtime>;
}
