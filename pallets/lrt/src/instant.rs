//! Leaving at once, out of the buffer, for a fee.

use super::*;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult, Get},
};
use palisade_math::ratio::{mul_div_ceil, mul_div_floor, part_floor};
use palisade_primitives::{Balance, BasketId, EraClock};
use types::Holdings;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_redeem_instantly(
		who: &T::AccountId,
		id: BasketId,
		tokens: Balance,
		min_out: Balance,
	) -> DispatchResult {
		let (mut basket, _, token, holdings) = Self::live(id)?;
		Self::ensure_has(who, token, tokens)?;
		Self::enact(id);
		let quote = Self::quote(id, &basket, &holdings, tokens)?;
		let InstantQuote { worth, fee, forgone } = quote;
		Self::burn(who, &mut basket, token, tokens)?;
		let paid = quote.paid();
		ensure!(paid > 0, Error::<T>::AmountTooSmall);
		ensure!(paid >= min_out, Error::<T>::SlippageExceeded);
		let drawn = Self::drawn(id).saturating_add(worth);
		Drawn::<T>::insert(id, types::Drawn { era: T::Eras::now(), amount: drawn });

		Self::pay(basket.asset.clone(), id, who, paid)?;
		let insured = part_floor(fee, T::Instant::get().insured);
		// Too little for an account that has none of it: the holders keep it.
		let insured = Self::pay(basket.asset.clone(), id, &T::Insurance::get(), insured).map_or(0, |()| insured);
		basket.buffer = basket.buffer.saturating_sub(paid).saturating_sub(insured);
		Baskets::<T>::insert(id, basket);
		Self::deposit_event(Event::RedeemedInstantly {
			basket: id,
			who: who.clone(),
			tokens,
			paid,
			fee,
			insured,
			forgone,
		});
		Ok(())
	}

	/// What redeeming `tokens` at once gives now, or why it is refused.
	pub fn quote_instant(id: BasketId, tokens: Balance) -> Result<InstantQuote, DispatchError> {
		let (basket, _, _, holdings) = Self::live(id)?;
		Self::quote(id, &basket, &holdings, tokens)
	}

	fn quote(
		id: BasketId,
		basket: &BasketOf<T>,
		holdings: &Holdings,
		tokens: Balance,
	) -> Result<InstantQuote, DispatchError> {
		let terms = T::Instant::get();
		ensure!(!holdings.is_bunker(terms.bunker), Error::<T>::Bunker);
		let (bid, supply) = (holdings.bid(), basket.supply);
		let worth = mul_div_floor(tokens, bid, supply).ok_or(Error::<T>::Overflow)?;
		let limit = Self::instant_limit(id, basket, holdings);
		ensure!(Self::drawn(id).saturating_add(worth) <= limit, Error::<T>::LimitReached);
		let left = basket.buffer.checked_sub(worth).ok_or(Error::<T>::BufferTooSmall)?;

		let at_ask = mul_div_ceil(tokens, holdings.ask(), supply).ok_or(Error::<T>::Overflow)?;
		let forgone = at_ask.saturating_sub(worth);
		let least = Self::grown(&Self::noted(id, basket, holdings).before, tokens, at_ask).saturating_add(forgone);
		let fee = terms.fee_ceil(worth, left, Self::buffer_target(holdings)).max(least).min(worth);
		Ok(InstantQuote { worth, fee, forgone })
	}

	/// Worth of what can be redeemed at once in the running era, floored. Whoever mints does not raise it.
	pub(crate) fn instant_limit(id: BasketId, basket: &BasketOf<T>, holdings: &Holdings) -> Balance {
		let noted = Self::noted(id, basket, holdings).latest.bid;
		part_floor(noted.min(holdings.bid()), T::Instant::get().limit)
	}

	/// What `tokens` gained since the last era, at the ask rate, ceiled.
	fn grown(before: &Rate, tokens: Balance, at_ask: Balance) -> Balance {
		at_ask.saturating_sub(mul_div_floor(tokens, before.ask, before.supply).unwrap_or(at_ask))
	}

	/// Worth of what was redeemed at once in the running era.
	pub(crate) fn drawn(id: BasketId) -> Balance {
		let drawn = Drawn::<T>::get(id);
		if drawn.era == T::Eras::now() {
			drawn.amount
		} else {
			0
		}
	}

	/// What the buffer should have, floored.
	pub(crate) fn buffer_target(holdings: &Holdings) -> Balance {
		part_floor(holdings.bid(), T::Instant::get().target)
	}
}
