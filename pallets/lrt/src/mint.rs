//! Minting tokens, and putting what was paid into pools.

use super::*;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::{fungibles::Mutate, tokens::Preservation::Preserve},
};
use palisade_math::ratio::mul_div_floor;
use palisade_primitives::{Balance, BasketId};
use types::Holdings;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_mint(who: &T::AccountId, id: BasketId, amount: Balance, min_tokens: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let (mut basket, account, token, mut holdings) = Self::live(id)?;
		let tokens = Self::tokens_floor(id, &basket, &holdings, amount)?;
		ensure!(tokens >= min_tokens, Error::<T>::SlippageExceeded);

		Self::enact(id);
		T::Assets::transfer(basket.asset.clone(), who, &account, amount, Preserve)?;
		T::Tokens::mint_into(token, who, tokens)?;
		basket.supply = basket.supply.checked_add(tokens).ok_or(Error::<T>::Overflow)?;
		basket.buffer = basket.buffer.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		holdings.buffer = basket.buffer;
		let served = Self::serve(id, &mut basket, &mut holdings, amount)?;
		let placed = Self::place_above_target(id, &mut basket, &account, &mut holdings);
		let buffer = basket.buffer;
		Baskets::<T>::insert(id, basket);
		Self::deposit_event(Event::Minted { basket: id, who: who.clone(), amount, tokens, served, placed, buffer });
		Ok(())
	}

	pub(crate) fn do_deploy(id: BasketId) -> DispatchResult {
		let (mut basket, account, _, mut holdings) = Self::live(id)?;
		Self::enact(id);
		let placed = Self::place_above_target(id, &mut basket, &account, &mut holdings);
		ensure!(!placed.is_empty(), Error::<T>::NothingToDeploy);
		let buffer = basket.buffer;
		Baskets::<T>::insert(id, basket);
		Self::deposit_event(Event::Deployed { basket: id, placed, buffer });
		Ok(())
	}

	/// Tokens for `amount` at the ask rate, floored.
	pub(crate) fn tokens_floor(
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
}
