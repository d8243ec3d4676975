//! Minting tokens, and putting what was paid into pools.

use super::*;
use alloc::vec::Vec;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	storage::with_storage_layer,
	traits::{fungibles::Mutate, tokens::Preservation::Preserve},
};
use palisade_math::ratio::mul_div_floor;
use palisade_primitives::{Balance, BasketId, StakeInspect, StakeMutate};
use types::Holdings;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_mint(who: &T::AccountId, id: BasketId, amount: Balance, min_tokens: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let (mut basket, account, token) = Self::load(id)?;
		Self::note(id, &basket);
		let mut holdings = Self::holdings(id, &basket);
		let tokens = Self::tokens_floor(id, &basket, &holdings, amount)?;
		ensure!(tokens >= min_tokens, Error::<T>::SlippageExceeded);

		T::Assets::transfer(basket.asset.clone(), who, &account, amount, Preserve)?;
		T::Tokens::mint_into(token, who, tokens)?;
		basket.supply = basket.supply.checked_add(tokens).ok_or(Error::<T>::Overflow)?;
		basket.buffer = basket.buffer.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		holdings.buffer = basket.buffer;
		let served = Self::serve(id, &mut basket, &mut holdings, amount)?;
		let placed = Self::place_above_target(&mut basket, &account, &mut holdings);
		let buffer = basket.buffer;
		Baskets::<T>::insert(id, basket);
		Self::deposit_event(Event::Minted { basket: id, who: who.clone(), amount, tokens, served, placed, buffer });
		Ok(())
	}

	pub(crate) fn do_deploy(id: BasketId) -> DispatchResult {
		let (mut basket, account, _) = Self::load(id)?;
		Self::note(id, &basket);
		let mut holdings = Self::holdings(id, &basket);
		let placed = Self::place_above_target(&mut basket, &account, &mut holdings);
		ensure!(!placed.is_empty(), Error::<T>::NothingToDeploy);
		let buffer = basket.buffer;
		Baskets::<T>::insert(id, basket);
		Self::deposit_event(Event::Deployed { basket: id, placed, buffer });
		Ok(())
	}

	/// Tokens for `amount` at the ask rate, floored.
	fn tokens_floor(
		id: BasketId,
		basket: &BasketOf<T>,
		holdings: &Holdings,
		amount: Balance,
	) -> Result<Balance, DispatchError> {
		let is_over = holdings.is_wiped(basket.supply) || Successors::<T>::contains_key(id);
		ensure!(!is_over, Error::<T>::BasketWiped);
		let tokens = mul_div_floor(amount, basket.supply, holdings.ask()).ok_or(Error::<T>::Overflow)?;
		ensure!(tokens > 0, Error::<T>::AmountTooSmall);
		Ok(tokens)
	}

	/// Keeps what the buffer should have, and moves the rest into pools.
	fn place_above_target(
		basket: &mut BasketOf<T>,
		account: &T::AccountId,
		holdings: &mut Holdings,
	) -> Vec<(PoolKeyOf<T>, Balance)> {
		let kept = Self::buffer_target(holdings).min(basket.buffer);
		basket.buffer = basket.buffer.saturating_sub(kept);
		holdings.buffer = basket.buffer;
		let placed = Self::place(basket, account, holdings);
		basket.buffer = basket.buffer.saturating_add(kept);
		holdings.buffer = basket.buffer;
		placed
	}

	/// Moves the buffer into pools, the most under target first, each up to its target. What a pool does not take stays.
	fn place(basket: &mut BasketOf<T>, account: &T::AccountId, holdings: &Holdings) -> Vec<(PoolKeyOf<T>, Balance)> {
		let mut placed = Vec::new();
		for (index, deficit) in holdings.deficits_floor(basket.targets.iter().map(|target| target.weight)) {
			let Some(Target { pool, .. }) = basket.targets.get(index) else { continue };
			let amount = deficit.min(basket.buffer);
			if Self::offer(account, pool, amount) {
				basket.buffer = basket.buffer.saturating_sub(amount);
				placed.push((pool.clone(), amount));
			}
		}
		placed
	}

	/// Whether the pool took `amount`. A pool that fails is one that does not accept: it must not stop the others.
	fn offer(account: &T::AccountId, pool: &PoolKeyOf<T>, amount: Balance) -> bool {
		amount > 0
			&& T::Stake::accepts(pool, amount)
			&& with_storage_layer(|| T::Stake::delegate(account, pool, amount)).is_ok()
	}
}
