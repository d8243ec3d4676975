//! A basket that was slashed to nothing goes on as a new one.

use super::*;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::fungibles::metadata::Inspect as _};
use palisade_primitives::BasketId;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_succeed(who: &T::AccountId, id: BasketId) -> DispatchResult {
		let (basket, _, token, holdings) = Self::live(id)?;
		ensure!(!Successors::<T>::contains_key(id), Error::<T>::AlreadySucceeded);
		ensure!(holdings.is_wiped(basket.supply), Error::<T>::NotWiped);
		let name = T::Tokens::name(token).try_into().map_err(|_| Error::<T>::Overflow)?;
		let symbol = T::Tokens::symbol(token).try_into().map_err(|_| Error::<T>::Overflow)?;
		let successor = NextBasket::<T>::get();
		let targets = Self::rescaled(basket.targets);
		Self::do_create_basket(who, basket.asset, targets, name, symbol, T::Tokens::decimals(token))?;
		Successors::<T>::insert(id, successor);
		Self::deposit_event(Event::BasketSucceeded { basket: id, successor });
		Ok(())
	}
}
