//! Requests to leave, and their completion. Nothing here asks who accepts what: exits cannot be blocked.

use crate::{
	ledger::Ledger,
	types::{Bucket, Held, Leaving, Ticket},
	AccountIdOf, Buckets, Config, Error, Event, NextTicket, Pallet, PoolKeyOf, Tickets, TicketsOf,
};
use frame_support::ensure;
use palisade_math::{ratio::mul_div_floor, Part};
use palisade_primitives::{Balance, EraClock, TicketId};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Asks to leave with what is worth `amount` net of escrow, or with everything; also with everything if less than
	/// the minimum would stay.
	pub(crate) fn do_leave(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Option<Balance>) -> DispatchResult {
		ensure!(amount != Some(0), Error::<T>::ZeroAmount);
		let ledger = Ledger::<T>::settle(key)?;
		let shares = Self::shares_to_leave(who, &ledger, amount);
		Self::do_request_leave(who, key, shares, who).map(|_| ())
	}

	/// Shares of `who` that are worth `amount` net of escrow, ceiled; all of them if less than the minimum would stay.
	pub(crate) fn shares_to_leave(who: &AccountIdOf<T>, ledger: &Ledger<T>, amount: Option<Balance>) -> u128 {
		let own = ledger.position(who).shares;
		let asked = amount.and_then(|amount| ledger.pool.shares_ceil(amount)).unwrap_or(own).min(own);
		let left = ledger.pool.settled_worth_floor(own.saturating_sub(asked));
		if left < Self::min_deposit(&ledger.key.asset) {
			own
		} else {
			asked
		}
	}

	/// Asks to leave with `shares` of `who`; the ticket is `owner`'s.
	pub(crate) fn do_request_leave(
		who: &AccountIdOf<T>,
		key: &PoolKeyOf<T>,
		shares: u128,
		owner: &AccountIdOf<T>,
	) -> Result<TicketId, DispatchError> {
		let (minted, Leaving { era, matures }) = Self::take_leave(who, key, shares)?;
		let (staker, owner, pool) = (who.clone(), owner.clone(), key.clone());
		let ticket = Ticket { owner, pool, era, matures, shares: minted, destination: None };
		let id = Self::issue(&ticket);
		let Ticket { owner, pool, .. } = ticket;
		Self::deposit_event(Event::LeaveRequested { ticket: id, staker, owner, pool, shares, matures });
		Ok(id)
	}

	/// Asks to leave with `shares` of `who` more, as part of a ticket of this era.
	pub(crate) fn do_extend_leave(who: &AccountIdOf<T>, id: TicketId, shares: u128) -> DispatchResult {
		let mut ticket = Tickets::<T>::get(id).ok_or(Error::<T>::TicketNotFound)?;
		ensure!(ticket.era == T::Eras::now(), Error::<T>::TicketNotFound);
		ensure!(ticket.destination.is_none(), Error::<T>::Redelegated);
		let (minted, Leaving { matures, .. }) = Self::take_leave(who, &ticket.pool, shares)?;
		ticket.shares = ticket.shares.checked_add(minted).ok_or(Error::<T>::BucketFull)?;
		let (staker, owner, pool) = (who.clone(), ticket.owner.clone(), ticket.pool.clone());
		Tickets::<T>::insert(id, ticket);
		Self::deposit_event(Event::LeaveRequested { ticket: id, staker, owner, pool, shares, matures });
		Ok(())
	}

	/// Asks to leave with `shares` of `who`, as part of `ticket` if there is one, and pays `who` what they have of the gains
	/// that wait: gains · shares / (all shares + 1), floored. Those that stay have at least as much of them as before, share by share.
	pub(crate) fn do_leave_with_gains(
		who: &AccountIdOf<T>,
		key: &PoolKeyOf<T>,
		shares: u128,
		ticket: Option<TicketId>,
	) -> Result<(TicketId, Balance), DispatchError> {
		let ledger = Ledger::<T>::settle(key)?;
		let (waiting, all) = (ledger.pool.entry.gains, ledger.pool.shares.saturating_add(1));
		let gains = mul_div_floor(waiting, shares, all).unwrap_or(0).min(waiting);
		let id = match ticket {
			Some(id) => {
				ensure!(Tickets::<T>::get(id).is_some_and(|ticket| ticket.pool == *key), Error::<T>::TicketNotFound);
				Self::do_extend_leave(who, id, shares).map(|()| id)?
			}
			None => Self::do_request_leave(who, key, shares, who)?,
		};
		if gains > 0 {
			let mut ledger = Ledger::<T>::settle(key)?;
			Self::pay(key, who, gains)?;
			ledger.pool.entry.gains = ledger.pool.entry.gains.saturating_sub(gains);
			ledger.save();
			Self::deposit_event(Event::GainsTaken { staker: who.clone(), pool: key.clone(), amount: gains });
		}
		Ok((id, gains))
	}

	/// Stores a new ticket.
	pub(crate) fn issue(ticket: &Ticket<AccountIdOf<T>>) -> TicketId {
		let id = NextTicket::<T>::mutate(|next| core::mem::replace(next, next.next()));
		TicketsOf::<T>::insert(&ticket.owner, id, ());
		Tickets::<T>::insert(id, ticket);
		id
	}

	/// Moves `shares` of `who` into the bucket of the running era. Returns the bucket's shares for it.
	pub(crate) fn take_leave(
		who: &AccountIdOf<T>,
		key: &PoolKeyOf<T>,
		shares: u128,
	) -> Result<(u128, Leaving), DispatchError> {
		let mut ledger = Ledger::<T>::settle(key)?;
		let mut position = ledger.position(who);
		ensure!(shares > 0 && position.shares > 0, Error::<T>::NothingStaked);
		position.shares = position.shares.checked_sub(shares).ok_or(Error::<T>::NotEnoughShares)?;
		Self::ensure_bond_stays(who, &ledger, &position)?;
		let part = ledger.pool.take_floor(shares).ok_or(Error::<T>::NotEnoughShares)?;
		let taken = Self::put_into_bucket(&mut ledger, part)?;
		ledger.save_position(who, &position);
		ledger.save();
		Ok(taken)
	}

	/// Pays a matured ticket of `owner` to `to`.
	pub(crate) fn do_complete_leave(
		owner: &AccountIdOf<T>,
		id: TicketId,
		to: &AccountIdOf<T>,
	) -> Result<Balance, DispatchError> {
		let ticket = Tickets::<T>::get(id).ok_or(Error::<T>::TicketNotFound)?;
		ensure!(ticket.owner == *owner, Error::<T>::NotTicketOwner);
		ensure!(ticket.destination.is_none(), Error::<T>::Redelegated);
		let amount = Self::take_matured(id, &ticket, |amount| Self::pay_stake(&ticket.pool, owner, to, amount))?;
		let (owner, to, pool) = (owner.clone(), to.clone(), ticket.pool);
		Self::deposit_event(Event::LeaveCompleted { ticket: id, owner, to, pool, amount });
		Ok(amount)
	}

	/// Takes a matured ticket out of its bucket once `pay` has moved the planck that it gets, and returns them.
	pub(crate) fn take_matured(
		id: TicketId,
		ticket: &Ticket<AccountIdOf<T>>,
		pay: impl FnOnce(Balance) -> DispatchResult,
	) -> Result<Balance, DispatchError> {
		let mut ledger = Ledger::<T>::settle(&ticket.pool)?;
		// A bucket without shares is gone; tickets so small that they have none outlive it.
		let mut bucket = ledger.bucket(ticket.era).unwrap_or(Bucket { shares: 0, held: Held::Payable(0) });
		let Held::Payable(payable) = bucket.held else { return Err(Error::<T>::NotMatured.into()) };
		let amount = bucket.fraction_floor(ticket.shares, payable);
		if amount > 0 {
			pay(amount)?;
		}
		bucket.shares = bucket.shares.saturating_sub(ticket.shares);
		bucket.held = Held::Payable(payable.saturating_sub(amount));
		let kept = (bucket.shares > 0).then_some(bucket);
		Buckets::<T>::set(&ticket.pool, ticket.era, kept);
		ledger.pool.leaving_tokens = ledger.pool.leaving_tokens.saturating_sub(amount);
		ledger.save();
		Tickets::<T>::remove(id);
		TicketsOf::<T>::remove(&ticket.owner, id);
		Ok(amount)
	}

	/// Adds `part` to the bucket of the running era, and returns the bucket's shares for it.
	fn put_into_bucket(ledger: &mut Ledger<T>, part: Part) -> Result<(u128, Leaving), DispatchError> {
		let era = T::Eras::now();
		let known = ledger.pool.leaving.iter().find(|leaving| leaving.era == era).copied();
		let leaving = known.unwrap_or(Leaving { era, matures: era.plus(T::Eras::leaving_eras()) });
		if known.is_none() {
			ledger.pool.leaving.try_push(leaving).map_err(|_| Error::<T>::TooManyBuckets)?;
		}
		let mut bucket = ledger.bucket(era).unwrap_or_default();
		let minted = bucket.add_floor(part).ok_or(Error::<T>::BucketFull)?;
		Buckets::<T>::insert(&ledger.key, era, bucket);
		Ok((minted, leaving))
	}
}
