//! Getting tokens where they are cheaper: minted, or bought on the exchange.

use super::*;
use frame_support::{ensure, pallet_prelude::DispatchResult};
use palisade_primitives::{AssetKind, Balance, BasketId, Market};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_mint_best(
		who: &T::AccountId,
		id: BasketId,
		amount: Balance,
		min_tokens: Balance,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let (basket, _, token, holdings) = Self::live(id)?;
		let minted = Self::tokens_floor(id, &basket, &holdings, amount)?;
		let token = AssetKind::WithId(token);
		let bought = T::Market::quote(&basket.asset, &token, amount).unwrap_or(0);
		if bought <= minted {
			return Self::do_mint(who, id, amount, min_tokens);
		}
		ensure!(bought >= min_tokens, Error::<T>::SlippageExceeded);
		let tokens = T::Market::swap(who, &basket.asset, &token, amount, bought)?;
		Self::deposit_event(Event::Bought { basket: id, who: who.clone(), amount, tokens });
		Ok(())
	}
}
