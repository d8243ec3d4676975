//! Requests to leave, and their completion. Nothing here asks who accepts what: exits cannot be blocked.

use crate::{
	ledger::Ledger,
	types::{Bucket, Held, Leaving, Ticket},
	AccountIdOf, Buckets, Config, Error, Event, NextTicket, Pallet, PoolKeyOf, Tickets, TicketsOf,
};
use frame_support::ensure;
use palisade_math::Part;
use palisade_primitives::{Balance, EraClock, TicketId};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Asks to leave with what is worth `amount` net of escrow, or with everything; also with everything if less than
	/// the minimum would stay.
	pub(crate) fn do_leave(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Option<Balance>) -> DispatchResult {
		ensure!(amount != Some(0), Error::<T>::ZeroAmount);
		let ledger = Ledger::<T>::settle(key)?;
		let own = ledger.position(who).shares;
		let asked = amount.and_then(|amount| ledger.pool.shares_ceil(amount)).unwrap_or(own).min(own);
		let left = ledger.pool.settled_worth_floor(own.saturating_sub(asked));
		let shares = if left < Self::min_deposit(&key.asset) { own } else { asked };
		Self::do_request_leave(who, key, shares, who).map(|_| ())
	}

	/// Asks to leave with `shares` of `who`; the ticket is `owner`'s.
	pub(crate) fn do_request_leave(
		who: &AccountIdOf<T>,
		key: &PoolKeyOf<T>,
		shares: u128,
		owner: &AccountIdOf<T>,
	) -> Result<TicketId, DispatchError> {
		let (minted, Leaving { era, matures }) = Self::take_leave(who, key, shares)?;
		let id = NextTicket::<T>::mutate(|next| core::mem::replace(next, next.next()));
		Tickets::<T>::insert(id, Ticket { owner: owner.clone(), pool: key.clone(), era, matures, shares: minted });
		TicketsOf::<T>::insert(owner, id, ());
		let (staker, owner, pool) = (who.clone(), owner.clone(), key.clone());
		Self::deposit_event(Event::LeaveRequested { ticket: id, staker, owner, pool, shares, matures });
		Ok(id)
	}

	/// Asks to leave with `shares` of `who` more, as part of a ticket of this era.
	pub(crate) fn do_extend_leave(who: &AccountIdOf<T>, id: TicketId, shares: u128) -> DispatchResult {
		let mut ticket = Tickets::<T>::get(id).ok_or(Error::<T>::TicketNotFound)?;
		ensure!(ticket.era == T::Eras::now(), Error::<T>::TicketNotFound);
		let (minted, Leaving { matures, .. }) = Self::take_leave(who, &ticket.pool, shares)?;
		ticket.shares = ticket.shares.checked_add(minted).ok_or(Error::<T>::BucketFull)?;
		let (staker, owner, pool) = (who.clone(), ticket.owner.clone(), ticket.pool.clone());
		Tickets::<T>::insert(id, ticket);
		Self::deposit_event(Event::LeaveRequested { ticket: id, staker, owner, pool, shares, matures });
		Ok(())
	}

	/// Moves `shares` of `who` into the bucket of the running era. Returns the bucket's shares for it.
	fn take_leave(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, shares: u128) -> Result<(u128, Leaving), DispatchError> {
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
		let mut ledger = Ledger::<T>::settle(&ticket.pool)?;
		// A bucket without shares is gone; tickets so small that they have none outlive it.
		let mut bucket = ledger.bucket(ticket.era).unwrap_or(Bucket { shares: 0, held: Held::Payable(0) });
		let Held::Payable(payable) = bucket.held else { return Err(Error::<T>::NotMatured.into()) };
		let amount = bucket.fraction_floor(ticket.shares, payable);
		if amount > 0 {
			Self::pay_stake(&ticket.pool, owner, to, amount)?;
		}
		bucket.shares = bucket.shares.saturating_sub(ticket.shares);
		bucket.held = Held::Payable(payable.saturating_sub(amount));
		let kept = (bucket.shares > 0).then_some(bucket);
		Buckets::<T>::set(&ticket.pool, ticket.era, kept);
		ledger.pool.leaving_tokens = ledger.pool.leaving_tokens.saturating_sub(amount);
		ledger.save();
		Tickets::<T>::remove(id);
		TicketsOf::<T>::remove(owner, id);
		let (owner, to, pool) = (owner.clone(), to.clone(), ticket.pool);
		Self::deposit_event(Event::LeaveCompleted { ticket: id, owner, to, pool, amount });
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
