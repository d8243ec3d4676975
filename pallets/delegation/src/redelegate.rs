//! Stake that leaves one pool for another. Its ticket stays with the old pool until it has matured; what is left of it
//! then comes over, bears what the new pool was slashed for since, and joins.

use crate::{
	ledger::Ledger,
	types::{Leaving, Position, Ticket},
	AccountIdOf, Arrivals, Config, Error, Event, Pallet, PoolKeyOf, Tickets,
};
use frame_support::{
	defensive, ensure,
	traits::{fungibles::Mutate, tokens::Preservation, Get},
};
use palisade_primitives::{Balance, EraClock, SlashPayee, TicketId};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Asks to leave for the pool `to`, with what is worth `amount` net of escrow, or with everything.
	pub(crate) fn do_redelegate(
		who: &AccountIdOf<T>,
		key: &PoolKeyOf<T>,
		amount: Option<Balance>,
		to: &PoolKeyOf<T>,
	) -> DispatchResult {
		Self::ensure_apart(key, to)?;
		ensure!(amount != Some(0), Error::<T>::ZeroAmount);
		let ledger = Ledger::<T>::settle(key)?;
		let shares = Self::shares_to_leave(who, &ledger, amount);
		ensure!(shares > 0, Error::<T>::NothingStaked);
		ensure!(ledger.pool.worth_floor(shares) >= T::MinRedelegation::get(), Error::<T>::BelowMinimum);
		let destination = Self::settle_for_deposit(who, to)?;
		Self::ensure_accepts(who, &destination, ledger.pool.settled_worth_floor(shares))?;
		let (minted, Leaving { era, matures }) = Self::take_leave(who, key, shares)?;
		Self::expect_arrival(to, key, era, minted)?;
		let (owner, pool, destination) = (who.clone(), key.clone(), Some(to.clone()));
		let ticket = Self::issue(&Ticket { owner, pool, era, matures, shares: minted, destination });
		let (staker, from, to) = (who.clone(), key.clone(), to.clone());
		Self::deposit_event(Event::Redelegated { ticket, staker, from, to, shares, matures });
		Ok(())
	}

	/// Moves what a matured ticket gets to the pool that it goes to, less what base slashes of that pool take of it.
	///
	/// Nobody asks whether that pool still accepts: what counts in it can be slashed there, and leaves as all its stake does.
	pub(crate) fn do_complete_redelegation(id: TicketId) -> DispatchResult {
		let ticket = Tickets::<T>::get(id).ok_or(Error::<T>::TicketNotFound)?;
		let to = ticket.destination.clone().ok_or(Error::<T>::NotRedelegated)?;
		Ledger::<T>::settle(&ticket.pool)?;
		let mut ledger = Ledger::<T>::settle(&to)?;
		ensure!(!ledger.pool.is_accused(), Error::<T>::NotMatured);
		let payable = Self::take_matured(id, &ticket, |amount| Self::move_over(&ticket.pool, &to, amount))?;
		let (amount, gains) = Self::take_arrival(&to, &ticket, payable);
		ledger.pool.arriving_gains = ledger.pool.arriving_gains.saturating_sub(gains);
		let mut position = ledger.position(&ticket.owner);
		let amount = amount.saturating_add(gains);
		let units = ledger.pool.arrived.add_floor(amount, T::Eras::now()).ok_or(Error::<T>::NotMatured)?;
		position.set_arrived(ledger.pool.arrived.batch, position.arrived().saturating_add(units));
		ledger.save_position(&ticket.owner, &position);
		ledger.save();
		let slashed = payable.saturating_add(gains).saturating_sub(amount);
		if slashed > 0 {
			Self::fetch(&to, slashed)?;
			Self::note_paid(&to.asset, slashed);
			Ledger::<T>::register(T::Payee::pay_out_arriving(&to, slashed));
		}
		let (owner, from) = (ticket.owner, ticket.pool);
		Self::deposit_event(Event::RedelegationCompleted { ticket: id, owner, from, to, amount, slashed });
		Ok(())
	}

	/// What is left of `payable` of a ticket that comes over, ceiled in favour of who is harmed, and what it earned here.
	fn take_arrival(key: &PoolKeyOf<T>, ticket: &Ticket<AccountIdOf<T>>, payable: Balance) -> (Balance, Balance) {
		let mut arrivals = Arrivals::<T>::get(key);
		let Some(arrival) = arrivals.iter_mut().find(|arrival| arrival.is_of(ticket)) else {
			defensive!("a ticket that comes over is expected");
			return (payable, 0);
		};
		let left = arrival.factor.left_floor(payable);
		let gains = arrival.gains_floor(ticket.shares);
		arrival.shares = arrival.shares.saturating_sub(ticket.shares);
		arrival.gains = arrival.gains.saturating_sub(gains);
		arrivals.retain(|arrival| arrival.shares > 0);
		match arrivals.is_empty() {
			true => Arrivals::<T>::remove(key),
			false => Arrivals::<T>::insert(key, arrivals),
		}
		(left, gains)
	}

	/// Moves `amount` from one pool's account to another's.
	fn move_over(from: &PoolKeyOf<T>, to: &PoolKeyOf<T>, amount: Balance) -> DispatchResult {
		let (asset, keep) = (from.asset.clone(), Preservation::Preserve);
		Self::fetch(from, amount)?;
		T::Assets::transfer(asset, &from.account(), &to.account(), amount, keep).map(|_| ())
	}

	/// Takes back all of what came over for `who` and does not fit, when nothing can be reported any more of the eras in
	/// which it counted.
	pub(crate) fn withdraw_stuck(
		who: &AccountIdOf<T>,
		mut ledger: Ledger<T>,
		mut position: Position,
	) -> DispatchResult {
		let (key, units) = (ledger.key.clone(), position.arrived());
		let stuck = ledger.pool.arrived.stuck.filter(|_| units > 0).ok_or(Error::<T>::NothingEntering)?;
		let reportable = T::Eras::now() <= stuck.plus(T::Eras::slash_window());
		ensure!(!reportable && !ledger.pool.is_accused(), Error::<T>::NotMatured);
		let arrived = &mut ledger.pool.arrived;
		let amount = arrived.fraction_floor(units, arrived.tokens);
		arrived.units = arrived.units.saturating_sub(units);
		arrived.tokens = arrived.tokens.saturating_sub(amount);
		position.set_arrived(arrived.batch, 0);
		if arrived.units == 0 {
			arrived.begin_next();
		}
		Self::ensure_bond_stays(who, &ledger, &position)?;
		Self::pay_stake(&key, who, who, amount)?;
		ledger.save_position(who, &position);
		ledger.save();
		Self::deposit_event(Event::EntryWithdrawn { staker: who.clone(), pool: key, amount });
		Ok(())
	}
}
