//! What clients and other pallets see: everything as of now, with nothing written.

use crate::{
	ledger::Ledger,
	types::{Position, Ticket},
	AccountIdOf, Config, Pallet, PoolKeyOf, Positions, Tickets, TicketsOf,
};
use alloc::vec::Vec;
use palisade_primitives::{PoolView, PositionView, TicketId, TicketView};

impl<T: Config> Pallet<T> {
	/// Every position of `who`.
	pub fn positions_of(who: &AccountIdOf<T>) -> Vec<(PoolKeyOf<T>, PositionView)> {
		let stored = Positions::<T>::iter_prefix(who);
		let views = stored.filter_map(|(key, position)| {
			let view = Ledger::<T>::view(&key)?.position_view(position);
			Some((key, view))
		});
		views.collect()
	}

	/// Every ticket of `who`.
	pub fn tickets_of(who: &AccountIdOf<T>) -> Vec<TicketView<AccountIdOf<T>>> {
		TicketsOf::<T>::iter_key_prefix(who).filter_map(Self::ticket_view).collect()
	}

	/// One ticket.
	pub(crate) fn ticket_view(id: TicketId) -> Option<TicketView<AccountIdOf<T>>> {
		let ticket = Tickets::<T>::get(id)?;
		Ledger::<T>::view(&ticket.pool).map(|ledger| ledger.ticket_view(id, ticket))
	}
}

impl<T: Config> Ledger<T> {
	/// What others may know of the pool.
	pub fn pool_view(&self) -> PoolView {
		let pool = &self.pool;
		PoolView {
			value: pool.value(),
			settled_value: pool.stake.settled_value(),
			tokens: pool.stake.tokens,
			factor: pool.stake_reach().factor,
			shares: pool.shares,
			generation: pool.generation,
			entering: pool.waiting(),
			gains: pool.entry.gains,
			leaving: pool.leaving_tokens,
			reports: pool.open.iter().map(|report| report.id).collect(),
		}
	}

	/// What a stored position is now.
	pub fn position_view(&self, stored: Position) -> PositionView {
		let (position, _) = self.converted(stored);
		let arrived = self.pool.arrived.fraction_floor(position.arrived(), self.pool.arrived_value(None));
		PositionView {
			shares: position.shares,
			value: self.pool.worth_floor(position.shares),
			settled_value: self.pool.settled_worth_floor(position.shares),
			entering: position.entering().saturating_add(arrived),
		}
	}

	/// What a stored ticket is now.
	pub fn ticket_view(&self, id: TicketId, ticket: Ticket<AccountIdOf<T>>) -> TicketView<AccountIdOf<T>> {
		let (value, settled_value) = self.bucket_share(ticket.era, ticket.shares);
		let (value, settled_value) = match ticket.destination.as_ref().and_then(Ledger::<T>::view) {
			Some(to) => to.arriving_share(&ticket, value, settled_value),
			None => (value, settled_value),
		};
		TicketView {
			id,
			value,
			settled_value,
			owner: ticket.owner,
			pool: ticket.pool,
			era: ticket.era,
			matures: ticket.matures,
			destination: ticket.destination,
		}
	}
}
