//! Rewards of the basket's pools: claimed, swapped into the underlying if need be, and noted as its gains.
//!
//! A swap sells at most a small part of what the pair holds in one block, for at least what the asset was worth on average
//! over the blocks before, less a tolerance. So whatever somebody does to the pair in the same block, and whoever calls, the
//! basket never sells for less; what it cannot sell waits.

use super::*;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult, Get},
	traits::{
		fungibles::Inspect,
		tokens::{Fortitude::Polite, Preservation::Preserve},
	},
};
use palisade_math::ratio::mul_div_ceil;
use palisade_primitives::{AssetKind, Balance, BasketId, Market, RewardsClaim};
use sp_runtime::{FixedPointNumber, FixedU128, PerThing};

/// How often an amount is halved until the exchange gives enough for it.
const HALVINGS: u32 = 4;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_harvest(id: BasketId, pool: &PoolKeyOf<T>, asset: AssetKind) -> DispatchResult {
		Self::enact(id);
		let (basket, account, _) = Self::load(id)?;
		let swaps = asset != basket.asset;
		// What cannot be swapped at all stays where it was earned.
		ensure!(!swaps || T::Market::average(&asset, &basket.asset).is_some(), Error::<T>::PriceUnknown);
		let amount = T::Rewards::claim(&account, pool, &asset)?;
		ensure!(amount > 0, Error::<T>::NothingToHarvest);
		let event = Event::Harvested { basket: id, pool: pool.clone(), asset: asset.clone(), amount };
		Self::deposit_event(event);
		if !swaps {
			return Self::note_gain(id, &basket, amount);
		}
		let waiting = Unswapped::<T>::get(id, &asset).checked_add(amount).ok_or(Error::<T>::Overflow)?;
		Unswapped::<T>::insert(id, &asset, waiting);
		Self::swap_waiting(id, &basket, &account, &asset)?;
		Ok(())
	}

	pub(crate) fn do_swap_rewards(id: BasketId, asset: &AssetKind) -> DispatchResult {
		Self::enact(id);
		let (basket, account, _) = Self::load(id)?;
		ensure!(Unswapped::<T>::contains_key(id, asset), Error::<T>::NothingToSwap);
		let swapped = Self::swap_waiting(id, &basket, &account, asset)?;
		ensure!(swapped > 0, Error::<T>::SwapRefused);
		Ok(())
	}

	/// Swaps as much of what waits as the limit of the block and the floor of the price let, and returns how much that is.
	fn swap_waiting(
		id: BasketId,
		basket: &BasketOf<T>,
		account: &T::AccountId,
		asset: &AssetKind,
	) -> Result<Balance, DispatchError> {
		let average = T::Market::average(asset, &basket.asset).ok_or(Error::<T>::PriceUnknown)?;
		let (waiting, limit) = (Unswapped::<T>::get(id, asset), Self::swap_limit(asset, &basket.asset));
		// The account keeps the smallest balance of the asset, so that it can get more of it.
		let movable = T::Assets::reducible_balance(asset.clone(), account, Preserve, Polite);
		let most = waiting.min(limit).min(movable);
		let Some((amount, least)) = Self::acceptable(asset, &basket.asset, most, average) else { return Ok(0) };

		let gain = T::Market::swap(account, asset, &basket.asset, amount, least)?;
		let (left, limit) = (waiting.saturating_sub(amount), limit.saturating_sub(amount));
		if left > 0 {
			Unswapped::<T>::insert(id, asset, left);
		} else {
			Unswapped::<T>::remove(id, asset);
		}
		SwapLimits::<T>::insert(asset, &basket.asset, (frame_system::Pallet::<T>::block_number(), limit));
		Self::note_gain(id, basket, gain)?;
		Self::deposit_event(Event::RewardsSwapped { basket: id, asset: asset.clone(), amount, gain, left });
		Ok(amount)
	}

	/// The most of `asset` that all baskets together may still swap into `to` in this block.
	fn swap_limit(asset: &AssetKind, to: &AssetKind) -> Balance {
		match SwapLimits::<T>::get(asset, to) {
			Some((block, limit)) if block == frame_system::Pallet::<T>::block_number() => limit,
			_ => T::SwapShare::get().mul_floor(T::Market::reserve(asset, to)),
		}
	}

	/// The first of `most`, its half, its quarter, .. for which the exchange gives enough, with how much that is.
	fn acceptable(asset: &AssetKind, to: &AssetKind, most: Balance, average: FixedU128) -> Option<(Balance, Balance)> {
		(0..=HALVINGS).find_map(|halvings| {
			let amount = most >> halvings;
			let least = Self::least_for(amount, average)?;
			(T::Market::quote(asset, to, amount)? >= least).then_some((amount, least))
		})
	}

	/// What `amount` is worth at the average less the tolerance, ceiled; `None` for nothing and for what does not fit.
	fn least_for(amount: Balance, average: FixedU128) -> Option<Balance> {
		let worth = mul_div_ceil(amount, average.into_inner(), FixedU128::DIV)?;
		let least = T::SwapTolerance::get().left_from_one().mul_ceil(worth);
		(least > 0).then_some(least)
	}
}
