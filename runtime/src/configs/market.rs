use super::*;
use alloc::vec;
use palisade_primitives::{AssetKind, Market};
use polkadot_sdk::{
	pallet_asset_conversion::Swap,
	sp_runtime::{DispatchError, FixedPointNumber, FixedU128},
};

impl crate::liquidity::Config for Runtime {}

/// `AssetConversion`, and the averages that `Prices` keeps of it.
pub struct Exchange;

impl pallet_prices::Reserves for Exchange {
	fn reserves(asset: &AssetKind) -> Option<(Balance, Balance)> {
		AssetConversion::get_reserves(asset.clone(), AssetKind::Native).ok()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(index: u32) -> AssetKind {
		let id = 3_000_000u32.saturating_add(index);
		<assets::Custody as palisade_primitives::AssetCustody>::create(id);
		benchmarks::make_pair(&AssetKind::WithId(id));
		AssetKind::WithId(id)
	}
}

impl Market<AccountId> for Exchange {
	fn quote(from: &AssetKind, to: &AssetKind, amount: Balance) -> Option<Balance> {
		AssetConversion::quote_price_exact_tokens_for_tokens(from.clone(), to.clone(), amount, true)
	}

	fn average(from: &AssetKind, to: &AssetKind) -> Option<FixedU128> {
		match (from, to) {
			(asset, AssetKind::Native) => Prices::average(asset),
			(AssetKind::Native, asset) => Prices::average(asset)?.reciprocal(),
			_ => None,
		}
	}

	fn reserve(from: &AssetKind, to: &AssetKind) -> Balance {
		AssetConversion::get_reserves(from.clone(), to.clone()).map_or(0, |(of_from, _)| of_from)
	}

	fn swap(
		who: &AccountId,
		from: &AssetKind,
		to: &AssetKind,
		amount: Balance,
		least: Balance,
	) -> Result<Balance, DispatchError> {
		let path = vec![from.clone(), to.clone()];
		// The exchange takes no zero for a least amount; it never gives nothing.
		let least = Some(least.max(1));
		<AssetConversion as Swap<AccountId>>::swap_exact_tokens_for_tokens(
			who.clone(),
			path,
			amount,
			least,
			who.clone(),
			true,
		)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(from: &AssetKind, to: &AssetKind) {
		let asset = if *from == AssetKind::Native { to } else { from };
		benchmarks::make_pair(asset);
		benchmarks::make_average(asset);
	}
}

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks {
	use super::*;
	use crate::constants::currency::PAL;
	use pallet_prices::{Average, Pair, Pairs};
	use polkadot_sdk::{
		frame_support::traits::fungibles::Mutate,
		pallet_asset_conversion::{AddLiquidityAsset, MutateLiquidity},
	};

	/// What the pair has of each.
	const DEEP: Balance = 1_000_000 * PAL;

	/// A deep pair of an asset that exists and the native one.
	pub fn make_pair(asset: &AssetKind) {
		let provider: AccountId = frame_benchmarking::account("provider", 0, 0);
		for of in [AssetKind::Native, asset.clone()] {
			let minted = assets::NativeAndAssets::mint_into(of, &provider, DEEP.saturating_mul(2));
			assert!(minted.is_ok(), "it can be minted");
		}
		let created =
			<AssetConversion as MutateLiquidity<AccountId>>::create_pool(&provider, AssetKind::Native, asset.clone());
		assert!(created.is_ok(), "there is no such pair");
		let side = |asset: AssetKind| AddLiquidityAsset { asset, amount_desired: DEEP, amount_min: DEEP };
		let (native, other) = (side(AssetKind::Native), side(asset.clone()));
		let added = <AssetConversion as MutateLiquidity<AccountId>>::add_liquidity(&provider, native, other, &provider);
		assert!(added.is_ok(), "the provider has both");
	}

	/// The asset has been worth one native unit for long enough.
	pub fn make_average(asset: &AssetKind) {
		let now = <Runtime as pallet_prices::Config>::HalfLife::get().max(System::block_number());
		System::set_block_number(now);
		let average = Average { price: FixedU128::from_u32(1), since: 0, last: now };
		let pair = Pair { asset: asset.clone(), average: Some(average) };
		let pushed = Pairs::<Runtime>::mutate(|pairs| pairs.try_push(pair));
		assert!(pushed.is_ok(), "few pairs are followed");
	}
}
