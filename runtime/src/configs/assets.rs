use super::*;
use crate::constants::currency::{deposit, EXISTENTIAL_DEPOSIT, PAL};
use palisade_primitives::{keyless, AssetCustody, AssetKind, StakeValuation, Tier};
use polkadot_sdk::{
	frame_support::{
		instances::Instance1,
		traits::{
			fungible::{NativeFromLeft, UnionOf},
			tokens::ConversionFromAssetBalance,
			AsEnsureOriginWithArg,
		},
	},
	frame_system::{EnsureSignedBy, RawOrigin},
	sp_runtime::{DispatchError, DispatchResult, PerThing},
};

parameter_types! {
	pub const AssetDeposit: Balance = 10 * PAL;
	pub const AssetAccountDeposit: Balance = deposit(1, 16);
	pub const MetadataDepositBase: Balance = deposit(1, 68);
	pub const MetadataDepositPerByte: Balance = deposit(0, 1);
	/// Nobody has its key: owner, issuer, admin and freezer of admitted foreign assets.
	pub AssetCustodian: AccountId = keyless(b"palisade/custody", ());
}

/// The native asset and those of `Assets`, under one name.
pub type NativeAndAssets = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;

impl pallet_assets::Config for Runtime {
	type ApprovalDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AssetAccountDeposit = AssetAccountDeposit;
	type AssetDeposit = AssetDeposit;
	type AssetId = u32;
	type AssetIdAllocator = ();
	type AssetIdParameter = codec::Compact<u32>;
	type Balance = Balance;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = NewAsset;
	type CallbackHandle = ();
	// Anybody, but for the ids of liquid tokens.
	type CreateOrigin = pallet_lrt::SignedOutsideBaskets<Runtime>;
	type Currency = Balances;
	type Extra = ();
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = ();
	type MetadataDepositBase = MetadataDepositBase;
	type MetadataDepositPerByte = MetadataDepositPerByte;
	type RemoveItemsLimit = ConstU32<1000>;
	type ReserveData = ();
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<50>;
	type WeightInfo = weights::pallet_assets_assets::WeightInfo<Runtime>;
}

// Liquidity tokens of `AssetConversion`.
impl pallet_assets::Config<Instance1> for Runtime {
	type ApprovalDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AssetAccountDeposit = AssetAccountDeposit;
	type AssetDeposit = ConstU128<0>;
	type AssetId = u32;
	type AssetIdAllocator = ();
	type AssetIdParameter = u32;
	type Balance = Balance;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = NewAsset;
	type CallbackHandle = ();
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSignedBy<asset_conversion::AssetConversionAccount, AccountId>>;
	type Currency = Balances;
	type Extra = ();
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = ();
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	type RemoveItemsLimit = ConstU32<1000>;
	type ReserveData = ();
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<50>;
	type WeightInfo = weights::pallet_assets_pool_assets::WeightInfo<Runtime>;
}

/// Hands an asset to an account that nobody has the key of. Its minimum balance and its sufficiency stay, and it is
/// thawed: a frozen asset could not leave a pool.
pub struct Custody;

impl AssetCustody for Custody {
	fn rank(asset: u32) -> Option<u8> {
		if Lrt::is_token_id(asset) {
			return Lrt::tier_of_token(asset).filter(|tier| *tier == Tier::Base).map(|_| 1);
		}
		pallet_assets::Asset::<Runtime>::contains_key(asset).then_some(0)
	}

	fn take_over(asset: u32) -> DispatchResult {
		// A basket's keyless account owns its token.
		if Lrt::is_token_id(asset) {
			return Ok(());
		}
		let details = pallet_assets::Asset::<Runtime>::get(asset)
			.ok_or(DispatchError::from(pallet_assets::Error::<Runtime>::Unknown))?;
		let custodian = Address::from(AssetCustodian::get());
		Assets::force_asset_status(
			RawOrigin::Root.into(),
			asset.into(),
			custodian.clone(),
			custodian.clone(),
			custodian.clone(),
			custodian,
			details.min_balance,
			details.is_sufficient,
			false,
		)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(asset: u32) {
		let owner = Address::from(AccountId::from([1; 32]));
		let created = Assets::force_create(RawOrigin::Root.into(), asset.into(), owner, true, 1);
		assert!(created.is_ok(), "no asset has the id");
	}
}

/// Names assets that genesis does not have, the first before those in the order of storage: a benchmark asks for that.
#[cfg(feature = "runtime-benchmarks")]
pub struct NewAsset;

#[cfg(feature = "runtime-benchmarks")]
impl NewAsset {
	fn id(seed: u32) -> u32 {
		seed.saturating_add(1_867_433)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_assets::BenchmarkHelper<codec::Compact<u32>, ()> for NewAsset {
	fn create_asset_id_parameter(seed: u32) -> codec::Compact<u32> {
		Self::id(seed).into()
	}

	fn create_reserve_id_parameter(_: u32) {}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_asset_rate::AssetKindFactory<AssetKind> for NewAsset {
	fn create_asset_kind(seed: u32) -> AssetKind {
		AssetKind::WithId(Self::id(seed))
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_assets::BenchmarkHelper<u32, ()> for NewAsset {
	fn create_asset_id_parameter(seed: u32) -> u32 {
		Self::id(seed)
	}

	fn create_reserve_id_parameter(_: u32) {}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_asset_conversion::BenchmarkHelper<AssetKind> for NewAsset {
	fn create_pair(first: u32, second: u32) -> (AssetKind, AssetKind) {
		(AssetKind::WithId(Self::id(first)), AssetKind::WithId(Self::id(second)))
	}
}

impl pallet_asset_rate::Config for Runtime {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = NewAsset;
	type CreateOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::StakingAdmin>;
	type Currency = Balances;
	type RemoveOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::StakingAdmin>;
	type RuntimeEvent = RuntimeEvent;
	type UpdateOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::StakingAdmin>;
	type WeightInfo = weights::pallet_asset_rate::WeightInfo<Runtime>;
}

/// Native planck as they are; other assets at the governed rate less the governed haircut, floored.
pub struct Valuation;

impl StakeValuation for Valuation {
	fn native_value(asset: &AssetKind, amount: Balance) -> Option<Balance> {
		if *asset == AssetKind::Native {
			return Some(amount);
		}
		let value = AssetRate::from_asset_balance(amount, asset.clone()).ok()?;
		let haircut = parameters::dynamic_params::restaking::ForeignHaircut::get();
		Some(haircut.left_from_one().mul_floor(value))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_rate(asset: &AssetKind) {
		pallet_asset_rate::ConversionRateToNative::<Runtime>::insert(asset, sp_runtime::FixedU128::from_u32(1));
	}
}
