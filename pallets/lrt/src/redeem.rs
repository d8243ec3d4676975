//! Burning tokens for their part of everything.

use super::*;
use alloc::{collections::BTreeMap, vec::Vec};
use exit::Exit;
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
use palisade_math::ratio::mul_div_floor;
use palisade_primitives::{AssetKind, Balance, BasketId, EraClock, RedemptionId, StakeInspect, StakeMutate};
use types::{Holdings, Worth};

/// `of / whole` of everything, floored: what is rounded off stays with those who stay.
struct Slice {
	of: Balance,
	whole: Balance,
}

impl Slice {
	/// The part `tokens / supply` of everything, taken from what is at hand: larger by its part of what returns. That counts net
	/// of escrow, and the rest as if open reports were cancelled, so it is no more than the part of everything whatever the
	/// verdicts are.
	fn at_hand(tokens: Balance, supply: Balance, holdings: &Holdings) -> Self {
		let all = Self { of: tokens, whole: supply };
		if holdings.returning.net == 0 {
			return all;
		}
		let at_hand = holdings.at_hand();
		Self { of: all.floor(at_hand.saturating_add(holdings.returning.net)).min(at_hand), whole: at_hand }
	}

	fn floor(&self, amount: u128) -> u128 {
		mul_div_floor(amount, self.of, self.whole).unwrap_or(0)
	}
}

/// A place in the line of an exit.
struct Place {
	line: Line,
	from: Balance,
	asked: Balance,
	worth: Worth,
}

/// Tokens for which all that is at hand is given, floored: who has more shares what returns.
fn at_hand_floor(supply: Balance, holdings: &Holdings) -> Balance {
	let at_hand = holdings.at_hand();
	mul_div_floor(supply, at_hand, at_hand.saturating_add(holdings.returning.net)).unwrap_or(supply)
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_redeem(who: &T::AccountId, id: BasketId, tokens: Balance, min_out: Balance) -> DispatchResult {
		let (mut basket, account, token, holdings) = Self::live(id)?;
		Self::ensure_has(who, token, tokens)?;
		Self::enact(id);
		let slice = if tokens > at_hand_floor(basket.supply, &holdings) {
			Self::share_returning(id)?;
			Slice { of: tokens, whole: basket.supply }
		} else {
			Slice::at_hand(tokens, basket.supply, &holdings)
		};
		Self::burn(who, &mut basket, token, tokens)?;

		let cash = Self::take_liquid(&mut basket, &account, &slice)?;
		let mut places = Self::take_claims(id, &slice)?;
		places.extend(Self::take_stake(id, &basket, &account, &slice)?);
		ensure!(cash > 0 || !places.is_empty(), Error::<T>::AmountTooSmall);
		let worth = places.iter().map(|place| place.worth.net).fold(cash, Balance::saturating_add);
		ensure!(worth >= min_out, Error::<T>::SlippageExceeded);
		let asset = basket.asset.clone();
		Baskets::<T>::insert(id, basket);
		Self::settle(who, id, tokens, cash, places, worth, asset)
	}

	/// Refuses to burn nothing, and more than `who` has.
	pub(crate) fn ensure_has(who: &T::AccountId, token: u32, tokens: Balance) -> DispatchResult {
		ensure!(tokens > 0, Error::<T>::ZeroAmount);
		ensure!(T::Tokens::balance(token, who) >= tokens, Error::<T>::InsufficientTokens);
		Ok(())
	}

	/// Burns `tokens` of `who`.
	pub(crate) fn burn(
		who: &T::AccountId,
		basket: &mut BasketOf<T>,
		token: u32,
		tokens: Balance,
	) -> Result<(), DispatchError> {
		Self::ensure_has(who, token, tokens)?;
		T::Tokens::burn_from(token, who, tokens, Expendable, Exact, Polite)?;
		basket.supply = basket.supply.checked_sub(tokens).ok_or(Error::<T>::InsufficientTokens)?;
		Ok(())
	}

	/// Takes the slice out of the buffer and the entries.
	fn take_liquid(basket: &mut BasketOf<T>, account: &T::AccountId, slice: &Slice) -> Result<Balance, DispatchError> {
		let mut cash = slice.floor(basket.buffer);
		basket.buffer = basket.buffer.saturating_sub(cash);
		for Target { pool, .. } in &basket.targets {
			let entering = slice.floor(T::Stake::position(pool, account).entering);
			if entering > 0 {
				let taken = T::Stake::withdraw_entry(account, pool, entering)?;
				cash = cash.checked_add(taken).ok_or(Error::<T>::Overflow)?;
			}
		}
		Ok(cash)
	}

	/// Makes an exit of all that returns, which is the basket's until redeemers take over parts of it.
	///
	/// There is room for it, because no ticket returns otherwise: see [`Queue::can_share`].
	pub(crate) fn share_returning(id: BasketId) -> DispatchResult {
		let now = T::Eras::now();
		let line = Line::Returning(now);
		let matures = Self::returning(id).into_iter().map(|ticket| ticket.matures).max().unwrap_or(now);
		let tickets = Returning::<T>::take(id);
		// The hook may be done with this era's.
		let mut exit = Exit { tickets, due: matures.max(now.next()), ..Exit::new(matures) };
		exit.owned = Self::tickets_of(&exit).1.settled;
		let own =
			|queue: &mut Queue| (queue.can_share(now) && queue.own(line)).then_some(()).ok_or(Error::<T>::Overflow);
		Queues::<T>::try_mutate(id, own)?;
		Agenda::<T>::insert(exit.due, (id, line), ());
		Exits::<T>::insert(id, line, exit);
		Self::deposit_event(Event::ReturningShared { basket: id, line, matures });
		Ok(())
	}

	/// Gives up the slice of what the basket has of exits: a place at the end of each one's line.
	fn take_claims(id: BasketId, slice: &Slice) -> Result<Vec<Place>, DispatchError> {
		let mut queue = Queues::<T>::get(id);
		let mut places = Vec::new();
		for line in queue.owned.clone() {
			let Some(mut exit) = Exits::<T>::get(id, line) else { continue };
			let asked = slice.floor(exit.owned);
			if asked == 0 {
				continue;
			}
			let (_, worth) = Self::tickets_of(&exit);
			let before = exit.owned_floor(worth);
			exit.owned = exit.owned.saturating_sub(asked);
			let from = exit.append(asked).ok_or(Error::<T>::Overflow)?;
			places.push(Place { line, from, asked, worth: before.saturating_sub(exit.owned_floor(worth)) });
			queue.owned.retain(|owned| *owned != line || exit.owned > 0);
			Exits::<T>::insert(id, line, exit);
		}
		if !places.is_empty() {
			Queues::<T>::insert(id, queue);
		}
		Ok(places)
	}

	/// Takes the slice of each position out of its pool, into the exit of the running era: a place at the end of its line.
	fn take_stake(
		id: BasketId,
		basket: &BasketOf<T>,
		account: &T::AccountId,
		slice: &Slice,
	) -> Result<Option<Place>, DispatchError> {
		let era = T::Eras::now();
		let mut exit = Self::open_exit(id, era);
		let (tickets, before) = Self::tickets_of(&exit);
		let mut known: BTreeMap<_, _> = tickets.into_iter().map(|ticket| (ticket.pool, ticket.id)).collect();
		for Target { pool, .. } in &basket.targets {
			let shares = slice.floor(T::Stake::position(pool, account).shares);
			match known.remove(pool) {
				_ if shares == 0 => {}
				Some(ticket) => T::Stake::extend_leave(account, ticket, shares)?,
				None => {
					let ticket = T::Stake::request_leave(account, pool, shares, account)?;
					exit.tickets.try_push(ticket).map_err(|_| Error::<T>::Overflow)?;
				}
			}
		}
		if exit.tickets.is_empty() {
			return Ok(None);
		}
		let worth = Self::tickets_of(&exit).1.saturating_sub(before);
		let asked = worth.settled;
		let from = if asked > 0 { Some(exit.append(asked).ok_or(Error::<T>::Overflow)?) } else { None };
		Self::enqueue(id, era, exit);
		Ok(from.map(|from| Place { line: Line::Leaving(era), from, asked, worth }))
	}

	/// Pays the cash if it can be paid, and records what is left to pay.
	fn settle(
		who: &T::AccountId,
		basket: BasketId,
		tokens: Balance,
		cash: Balance,
		mut places: Vec<Place>,
		worth: Balance,
		asset: AssetKind,
	) -> DispatchResult {
		// Too little for an account that has none of it: set aside and claimable, so the exit goes on.
		let paid = Self::pay(asset, basket, who, cash).map_or(0, |()| cash);
		let mut cash = cash.saturating_sub(paid);
		if cash > 0 {
			Self::set_aside(basket, cash)?;
			if places.is_empty() {
				places.push(Place { line: Line::Leaving(T::Eras::now()), from: 0, asked: 0, worth: Worth::default() });
			}
		}
		let record = |Place { line, from, asked, .. }| {
			let cash = core::mem::take(&mut cash);
			Self::record(Redemption { basket, line, owner: who.clone(), from, asked, cash })
		};
		let redemptions = places.into_iter().map(record).collect();
		Self::deposit_event(Event::RedemptionRequested { basket, who: who.clone(), tokens, paid, redemptions, worth });
		Ok(())
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
}
