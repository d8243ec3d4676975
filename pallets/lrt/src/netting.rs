//! New money serves the line before anything else: whoever leaves is paid by whoever enters.

use super::*;
use frame_support::pallet_prelude::DispatchError;
use palisade_primitives::{Balance, BasketId, EraClock};
use types::Holdings;

impl<T: Config> Pallet<T> {
	/// Pays the head of the line with up to `amount` of the buffer, at what it is worth; the basket has the claim then.
	/// Returns what was paid.
	///
	/// Not while a report is open or something is in escrow: nobody is made to forgo a refund. Nobody is served before all
	/// who stand before, and the basket buys parts of few exits at a time.
	pub(crate) fn serve(
		id: BasketId,
		basket: &mut BasketOf<T>,
		holdings: &mut Holdings,
		amount: Balance,
	) -> Result<Balance, DispatchError> {
		let (mut queue, mut left) = (Queues::<T>::get(id), amount.min(basket.buffer));
		if holdings.is_reported || holdings.bid() < holdings.ask() || queue.waiting.is_empty() {
			return Ok(0);
		}
		let now = T::Eras::now();
		queue.waiting.retain(|(_, matures)| *matures > now);
		for (era, _) in queue.waiting.clone() {
			let line = Line::Leaving(era);
			let Some(mut exit) = Exits::<T>::get(id, line) else { continue };
			if exit.waiting() == 0 {
				continue;
			}
			let (_, worth) = Self::tickets_of(&exit);
			let is_owned = queue.owned.contains(&line);
			if worth.net != worth.settled || !queue.own(line) {
				break;
			}
			let before = exit.owned_floor(worth);
			let Some(Served { asked, paid }) = exit.serve(worth.net, left) else {
				queue.owned.retain(|owned| is_owned || *owned != line);
				break;
			};
			holdings.claims = holdings.claims.saturating_add(exit.owned_floor(worth).saturating_sub(before));
			queue.escrowed = queue.escrowed.checked_add(paid).ok_or(Error::<T>::Overflow)?;
			left = left.saturating_sub(paid);
			let is_served = exit.waiting() == 0;
			Exits::<T>::insert(id, line, exit);
			Self::deposit_event(Event::ExitServed { basket: id, line, asked, paid });
			if !is_served {
				break;
			}
		}
		let paid = amount.min(basket.buffer).saturating_sub(left);
		basket.buffer = basket.buffer.saturating_sub(paid);
		holdings.buffer = basket.buffer;
		Queues::<T>::insert(id, queue);
		Ok(paid)
	}
}
