//! Two funds that governance spends, in any asset that has a rate: the treasury, and insurance against slashes.

use super::{super::*, origins};
use crate::network::Hours;
use palisade_primitives::AssetKind;
use polkadot_sdk::{
	frame_support::{
		instances::Instance1,
		traits::{
			tokens::{pay::PayAssetFromAccount, UnityOrOuterConversion},
			Equals,
		},
	},
	frame_system::EnsureRootWithSuccess,
	sp_runtime::{
		traits::{AccountIdConversion, IdentityLookup},
		Permill,
	},
};

parameter_types! {
	pub const TreasuryPalletId: PalletId = PalletId(*b"py/trsry");
	pub TreasuryAccount: AccountId = TreasuryPalletId::get().into_account_truncating();
	pub const InsurancePalletId: PalletId = PalletId(*b"py/insur");
	pub InsuranceAccount: AccountId = InsurancePalletId::get().into_account_truncating();
	pub const MaxSpend: Balance = Balance::MAX;
	pub const Burn: Permill = Permill::zero();
	pub const NativeAsset: AssetKind = AssetKind::Native;
}

/// What an amount of any asset counts for against the limit of who spends it: native planck at the governed rate.
type SpendValue = UnityOrOuterConversion<Equals<NativeAsset>, AssetRate>;
/// Who spends, and how much native planck it may be worth.
type Spenders = EitherOf<EnsureRootWithSuccess<AccountId, MaxSpend>, origins::Spender>;

impl pallet_treasury::Config for Runtime {
	type AssetKind = AssetKind;
	type BalanceConverter = SpendValue;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkHelper;
	type Beneficiary = AccountId;
	type BeneficiaryLookup = IdentityLookup<AccountId>;
	type BlockNumberProvider = System;
	type Burn = Burn;
	type BurnDestination = ();
	type Currency = Balances;
	type MaxApprovals = ConstU32<100>;
	type PalletId = TreasuryPalletId;
	type Paymaster = PayAssetFromAccount<assets::NativeAndAssets, TreasuryAccount>;
	type PayoutPeriod = Hours<Runtime, { 30 * 24 }>;
	type RejectOrigin = EnsureRoot<AccountId>;
	type RuntimeEvent = RuntimeEvent;
	type SpendFunds = ();
	type SpendOrigin = Spenders;
	type SpendPeriod = Hours<Runtime, { 7 * 24 }>;
	type WeightInfo = weights::pallet_treasury_treasury::WeightInfo<Runtime>;
}

impl pallet_treasury::Config<Instance1> for Runtime {
	type AssetKind = AssetKind;
	type BalanceConverter = SpendValue;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkHelper;
	type Beneficiary = AccountId;
	type BeneficiaryLookup = IdentityLookup<AccountId>;
	type BlockNumberProvider = System;
	type Burn = Burn;
	type BurnDestination = ();
	type Currency = Balances;
	type MaxApprovals = ConstU32<100>;
	type PalletId = InsurancePalletId;
	type Paymaster = PayAssetFromAccount<assets::NativeAndAssets, InsuranceAccount>;
	type PayoutPeriod = Hours<Runtime, { 30 * 24 }>;
	type RejectOrigin = EnsureRoot<AccountId>;
	type RuntimeEvent = RuntimeEvent;
	type SpendFunds = ();
	type SpendOrigin = Spenders;
	type SpendPeriod = Hours<Runtime, { 7 * 24 }>;
	type WeightInfo = weights::pallet_treasury_insurance::WeightInfo<Runtime>;
}

/// What the funds' benchmarks pay, and to whom.
#[cfg(feature = "runtime-benchmarks")]
pub struct BenchmarkHelper;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_treasury::ArgumentsFactory<AssetKind, AccountId> for BenchmarkHelper {
	fn create_asset_kind(seed: u32) -> AssetKind {
		AssetKind::WithId(seed)
	}

	fn create_beneficiary(seed: [u8; 32]) -> AccountId {
		seed.into()
	}
}
