//! Burning tokens for their part of everything.

use super::*;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::{
			Fortitude::Polite,
			Precision::Exact,
			Preservation::{Expendable, Preserve},
		},
	},
};
use palisade_math::ratio::{mul_div_floor, product};
use palisade_primitives::{
	AssetKind, Balance, BasketId, PositionView, RedemptionId, StakeInspect, StakeMutate, TicketId,
};
use types::{Holdings, Worth};

/// `of / whole` of everything, floored: what is rounded off stays with those who stay.
struct Slice {
	of: Balance,
	whole: Balance,
}

impl Slice {
	/// The part `tokens / supply` of everything, taken from what is at hand: larger by what returns. If open reports make
	/// the part of the worth now and of the worth without them differ, the smaller.
	fn at_hand(tokens: Balance, supply: Balance, holdings: &Holdings) -> Self {
		let whole = Self { of: tokens, whole: supply };
		if holdings.returning == Worth::default() {
			return whole;
		}
		let at_hand = holdings.at_hand();
		let net = Self { of: whole.floor(holdings.bid()), whole: at_hand.net };
		let settled = Self { of: whole.floor(holdings.ask()), whole: at_hand.settled };
		let is_net_less = at_hand.net > 0 && product([net.of, settled.whole]) < product([settled.of, net.whole]);
		let less = if is_net_less { net } else { settled };
		Self { of: less.of.min(less.whole), ..less }
	}

	fn floor(&self, amount: u128) -> u128 {
		mul_div_floor(amount, self.of, self.whole).unwrap_or(0)
	}
}

/// Tokens that what is at hand is worth, floored: the others have to wait for what returns.
fn redeemable_floor(supply: Balance, holdings: &Holdings) -> Balance {
	mul_div_floor(supply, holdings.at_hand().settled, holdings.ask()).unwrap_or(supply)
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_redeem(who: &T::AccountId, id: BasketId, tokens: Balance, min_out: Balance) -> DispatchResult {
		ensure!(tokens > 0, Error::<T>::ZeroAmount);
		let (mut basket, account, token, holdings) = Self::live(id)?;
		ensure!(T::Tokens::balance(token, who) >= tokens, Error::<T>::InsufficientTokens);
		let tokens = tokens.min(redeemable_floor(basket.supply, &holdings));
		let slice = Slice::at_hand(tokens, basket.supply, &holdings);
		Self::enact(id);
		T::Tokens::burn_from(token, who, tokens, Expendable, Exact, Polite)?;
		basket.supply = basket.supply.checked_sub(tokens).ok_or(Error::<T>::InsufficientTokens)?;

		let redemption = Self::take(&mut basket, &account, id, who, &slice)?;
		ensure!(redemption.cash > 0 || !redemption.tickets.is_empty(), Error::<T>::AmountTooSmall);
		let worth = redemption.tickets.iter().map(Self::ticket_value).fold(redemption.cash, Balance::saturating_add);
		ensure!(worth >= min_out, Error::<T>::SlippageExceeded);
		let asset = basket.asset.clone();
		Baskets::<T>::insert(id, basket);
		Self::settle(who, id, tokens, redemption, worth, asset);
		Ok(())
	}

	/// Takes the slice out of the buffer, the entries and the positions.
	fn take(
		basket: &mut BasketOf<T>,
		account: &T::AccountId,
		id: BasketId,
		who: &T::AccountId,
		slice: &Slice,
	) -> Result<RedemptionOf<T>, DispatchError> {
		let cash = slice.floor(basket.buffer);
		basket.buffer = basket.buffer.saturating_sub(cash);
		let mut redemption = Redemption { basket: id, owner: who.clone(), cash, tickets: Default::default() };
		for Target { pool, .. } in &basket.targets {
			let position = T::Stake::position(pool, account);
			let (taken, ticket) = Self::take_from_pool(account, pool, &position, slice)?;
			redemption.cash = redemption.cash.checked_add(taken).ok_or(Error::<T>::Overflow)?;
			if let Some(ticket) = ticket {
				redemption.tickets.try_push(ticket).map_err(|_| Error::<T>::Overflow)?;
			}
		}
		Ok(redemption)
	}

	fn take_from_pool(
		account: &T::AccountId,
		pool: &PoolKeyOf<T>,
		position: &PositionView,
		slice: &Slice,
	) -> Result<(Balance, Option<TicketId>), DispatchError> {
		let (entering, shares) = (slice.floor(position.entering), slice.floor(position.shares));
		let taken = if entering > 0 { T::Stake::withdraw_entry(account, pool, entering)? } else { 0 };
		let ticket = if shares > 0 { Some(T::Stake::request_leave(account, pool, shares, account)?) } else { None };
		Ok((taken, ticket))
	}

	/// Pays the cash if it can be paid, and records what is left to pay.
	fn settle(
		who: &T::AccountId,
		basket: BasketId,
		tokens: Balance,
		mut redemption: RedemptionOf<T>,
		worth: Balance,
		asset: AssetKind,
	) {
		let paid = match Self::pay(asset, basket, who, redemption.cash) {
			Ok(()) => core::mem::take(&mut redemption.cash),
			// Too little for an account that has none of it: stays claimable, so the exit goes on.
			Err(_) => 0,
		};
		let (cash, tickets) = (redemption.cash, redemption.tickets.to_vec());
		let redemption = (cash > 0 || !tickets.is_empty()).then(|| Self::record(redemption));
		Self::deposit_event(Event::RedemptionRequested {
			basket,
			who: who.clone(),
			tokens,
			paid,
			redemption,
			cash,
			tickets,
			worth,
		});
	}

	fn record(redemption: RedemptionOf<T>) -> RedemptionId {
		let id = NextRedemption::<T>::mutate(|next| core::mem::replace(next, next.next()));
		RedemptionsOf::<T>::insert(&redemption.owner, id, ());
		Redemptions::<T>::insert(id, redemption);
		id
	}

	/// Pays `amount` of `asset` out of the basket's account.
	pub(crate) fn pay(asset: AssetKind, basket: BasketId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount > 0 {
			let account = Self::account_of(basket);
			frame_support::storage::with_storage_layer(|| T::Assets::transfer(asset, &account, to, amount, Preserve))?;
		}
		Ok(())
	}

	/// Worth of a ticket net of escrow.
	fn ticket_value(id: &TicketId) -> Balance {
		T::Stake::ticket(*id).map_or(0, |ticket| ticket.value)
	}
}
