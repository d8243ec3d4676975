//! Gifts to all holders of a token.

use super::*;
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{fungibles::Mutate, tokens::Preservation::Preserve},
};
use palisade_primitives::{Balance, BasketId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_sponsor(who: &T::AccountId, id: BasketId, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let (basket, account, _, holdings) = Self::live(id)?;
		Self::enact(id);
		ensure!(!holdings.is_wiped(basket.supply), Error::<T>::BasketWiped);
		T::Assets::transfer(basket.asset.clone(), who, &account, amount, Preserve)?;
		Self::note_gain(id, &basket, amount)?;
		Self::deposit_event(Event::Sponsored { basket: id, who: who.clone(), amount });
		Ok(())
	}
}
