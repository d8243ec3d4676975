//! The line: exits wait for their tickets, and are final when these were completed.

use super::*;
use alloc::vec::Vec;
use exit::Exit;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult, Get},
	storage::with_storage_layer,
	weights::WeightMeter,
};
use palisade_math::ratio::mul_div_floor;
use palisade_primitives::{Balance, BasketId, Era, EraClock, StakeInspect, StakeMutate, TicketView};
use types::Worth;

impl<T: Config> Pallet<T> {
	/// What left the basket in `era`.
	pub(crate) fn open_exit(id: BasketId, era: Era) -> Exit {
		Exits::<T>::get(id, Line::Leaving(era)).unwrap_or_else(|| Exit::new(era.plus(T::Eras::leaving_eras())))
	}

	/// Stores the exit of the running era; it is on the agenda from its first ticket on, and in the line from the first
	/// that asked something.
	pub(crate) fn enqueue(id: BasketId, era: Era, exit: Exit) {
		Agenda::<T>::insert(exit.due, (id, Line::Leaving(era)), ());
		let mut queue = Queues::<T>::get(id);
		if exit.asked > 0 && queue.waiting.iter().all(|(waiting, _)| *waiting != era) {
			let now = T::Eras::now();
			queue.waiting.retain(|(_, matures)| *matures > now);
			// Where there is no room, new money does not serve it.
			if queue.waiting.try_push((era, exit.matures)).is_ok() {
				Queues::<T>::insert(id, queue);
			}
		}
		Exits::<T>::insert(id, Line::Leaving(era), exit);
	}

	/// An exit's tickets, and what they are worth together.
	pub(crate) fn tickets_of(exit: &Exit) -> (Vec<TicketView<T::AccountId>>, Worth) {
		let tickets: Vec<_> = exit.tickets.iter().filter_map(|ticket| T::Stake::ticket(*ticket)).collect();
		let worth = |ticket: &TicketView<_>| Worth { net: ticket.value, settled: ticket.settled_value };
		let total = tickets.iter().map(worth).fold(Worth::default(), Worth::saturating_add);
		(tickets, total)
	}

	/// Worth of what the basket has of exits.
	pub(crate) fn claims_of(id: BasketId) -> Worth {
		let exits = Queues::<T>::get(id).owned.into_iter().filter_map(|line| Exits::<T>::get(id, line));
		let worths = exits.map(|exit| exit.owned_floor(Self::tickets_of(&exit).1));
		worths.fold(Worth::default(), Worth::saturating_add)
	}

	/// Tickets of what leaves pools for the holders, each with the worth of their part, floored: what returns, and the basket's
	/// parts of exits. For clients.
	pub fn leaving_of(id: BasketId) -> Vec<TicketView<T::AccountId>> {
		let exits = Queues::<T>::get(id).owned.into_iter().filter_map(|line| Exits::<T>::get(id, line));
		let owned = exits.flat_map(|exit| {
			let part = |worth| mul_div_floor(worth, exit.owned, exit.live()).unwrap_or(0);
			let tickets = Self::tickets_of(&exit).0.into_iter();
			let tickets = tickets.map(|ticket| TicketView {
				value: part(ticket.value),
				settled_value: part(ticket.settled_value),
				..ticket
			});
			tickets.collect::<Vec<_>>()
		});
		Self::returning(id).into_iter().chain(owned).collect()
	}

	/// Sets `amount` in the basket's account aside for redemptions.
	pub(crate) fn set_aside(id: BasketId, amount: Balance) -> DispatchResult {
		Queues::<T>::try_mutate(id, |queue| {
			queue.escrowed = queue.escrowed.checked_add(amount).ok_or(Error::<T>::Overflow)?;
			Ok(())
		})
	}

	pub(crate) fn do_finalise(id: BasketId, line: Line) -> DispatchResult {
		Self::enact(id);
		let (mut basket, account, _) = Self::load(id)?;
		let mut exit = Exits::<T>::get(id, line).ok_or(Error::<T>::ExitNotFound)?;
		ensure!(!exit.is_final(), Error::<T>::AlreadyFinal);
		ensure!(exit.matures <= T::Eras::now(), Error::<T>::NotMatured);
		let came = exit.tickets.iter().try_fold(0, |came: Balance, ticket| {
			let amount = T::Stake::complete_leave(&account, *ticket, &account)?;
			came.checked_add(amount).ok_or(DispatchError::from(Error::<T>::Overflow))
		})?;
		let asked = exit.waiting();
		let paid = exit.finalise(came);
		let kept = came.saturating_sub(paid);

		Self::set_aside(id, paid)?;
		Queues::<T>::mutate(id, |queue| {
			queue.waiting.retain(|(waiting, _)| Line::Leaving(*waiting) != line);
			queue.owned.retain(|owned| *owned != line);
		});
		Agenda::<T>::remove(exit.due, (id, line));
		Self::save_exit(id, line, exit);
		basket.buffer = basket.buffer.checked_add(kept).ok_or(Error::<T>::Overflow)?;
		Baskets::<T>::insert(id, basket);
		Self::deposit_event(Event::ExitFinalised { basket: id, line, asked, paid, kept });
		Ok(())
	}

	/// Stores an exit, or forgets a final one of which everything was paid.
	pub(crate) fn save_exit(id: BasketId, line: Line, exit: Exit) {
		let kept = (!exit.is_final() || exit.open > 0).then_some(exit);
		Exits::<T>::set(id, line, kept);
	}

	/// What is due in the running era, as far as the meter allows: exits that have matured, then notes of rates.
	pub(crate) fn do_idle(meter: &mut WeightMeter) {
		while let Some((due, id, line)) = Self::next_due(meter) {
			if meter.try_consume(T::WeightInfo::finalise()).is_err() {
				return;
			}
			if with_storage_layer(|| Self::do_finalise(id, line)).is_err() {
				Self::postpone(due, id, line);
			}
		}
		Self::note_all(meter);
	}

	/// The next exit on the agenda of the running era or before; `None` if there is none, or the meter does not allow to
	/// look for it.
	fn next_due(meter: &mut WeightMeter) -> Option<(Era, BasketId, Line)> {
		loop {
			meter.try_consume(T::DbWeight::get().reads_writes(3, 1)).ok()?;
			let due = AgendaFrom::<T>::get();
			if due > T::Eras::now() {
				return None;
			}
			if let Some((id, line)) = Agenda::<T>::iter_key_prefix(due).next() {
				return Some((due, id, line));
			}
			AgendaFrom::<T>::put(due.next());
		}
	}

	/// An exit that cannot be final yet waits for the next era, and holds nothing else up.
	fn postpone(due: Era, id: BasketId, line: Line) {
		Agenda::<T>::remove(due, (id, line));
		let Some(mut exit) = Exits::<T>::get(id, line) else { return };
		exit.due = T::Eras::now().next();
		Agenda::<T>::insert(exit.due, (id, line), ());
		Self::deposit_event(Event::ExitPostponed { basket: id, line, due: exit.due });
		Exits::<T>::insert(id, line, exit);
	}
}
