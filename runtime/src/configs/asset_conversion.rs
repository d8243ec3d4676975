use super::*;
use crate::constants::currency::PAL;
use alloc::vec;
use palisade_primitives::AssetKind;
use polkadot_sdk::{
	frame_support::{instances::Instance1, ord_parameter_types, traits::tokens::imbalance::ResolveAssetTo},
	pallet_asset_conversion::{AccountIdConverter, Ascending, Chain, WithFirstAsset},
	sp_runtime::{traits::AccountIdConversion, Permill},
};

parameter_types! {
	pub const AssetConversionPalletId: PalletId = PalletId(*b"py/ascon");
	pub const NativeAsset: AssetKind = AssetKind::Native;
	pub const PoolSetupFee: Balance = 10 * PAL;
	pub const LpFee: Permill = Permill::from_parts(3_000);
	pub const MaxSwapFee: Permill = Permill::from_percent(10);
	pub const LiquidityWithdrawalFee: Permill = Permill::zero();
}

ord_parameter_types! {
	pub const AssetConversionAccount: AccountId = AccountIdConversion::<AccountId>::into_account_truncating(&AssetConversionPalletId::get());
}

type PoolIdToAccountId = AccountIdConverter<AssetConversionPalletId, (AssetKind, AssetKind)>;

impl pallet_asset_conversion::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	type AssetKind = AssetKind;
	type Assets = assets::NativeAndAssets;
	type Balance = Balance;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = assets::NewAsset;
	type HigherPrecisionBalance = sp_core::U256;
	type LPFee = LpFee;
	type LiquidityWithdrawalFee = LiquidityWithdrawalFee;
	type MaxSwapFee = MaxSwapFee;
	type MaxSwapPathLength = ConstU32<4>;
	type MintMinLiquidity = ConstU128<100>;
	type PalletId = AssetConversionPalletId;
	type PoolAssetId = u32;
	type PoolAssets = pallet_assets::Pallet<Runtime, Instance1>;
	type PoolId = (AssetKind, AssetKind);
	type PoolLocator = Chain<
		WithFirstAsset<NativeAsset, AccountId, AssetKind, PoolIdToAccountId>,
		Ascending<AccountId, AssetKind, PoolIdToAccountId>,
	>;
	type PoolSetupFee = PoolSetupFee;
	type PoolSetupFeeAsset = NativeAsset;
	type PoolSetupFeeTarget = ResolveAssetTo<governance::TreasuryAccount, Self::Assets>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_asset_conversion::WeightInfo<Runtime>;
}
