//! Moving what is in pools to where the targets say, slowly.

use super::*;
use alloc::vec::Vec;
use core::cmp::Reverse;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult, Get},
	storage::with_storage_layer,
};
use palisade_math::ratio::mul_div_floor;
use palisade_primitives::{Balance, BasketId, EraClock, PositionView, StakeInspect, StakeMutate, TicketId, TicketView};
use types::{Holdings, Worth};

/// A pool that has more than it should.
struct Surplus<'a, AccountId> {
	pool: &'a PoolKey<AccountId>,
	position: &'a PositionView,
	/// How much more.
	amount: Balance,
	/// Whether nothing shall stay there.
	is_dropped: bool,
}

/// What was taken out of a pool.
struct Moved {
	/// What had not joined, at once.
	entry: Balance,
	/// What is returning.
	stake: Balance,
	/// What the latter had of gains that wait, at once.
	gains: Balance,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_rebalance(id: BasketId) -> DispatchResult {
		let (mut basket, account, _, _) = Self::live(id)?;
		Self::enact(id);
		let collected = Self::collect(id, &mut basket, &account);
		let moved = Self::move_out(id, &mut basket, &account);
		let mut holdings = Self::holdings(id, &basket);
		let placed = Self::place_above_target(id, &mut basket, &account, &mut holdings);
		ensure!(collected.is_some() || !moved.is_empty() || !placed.is_empty(), Error::<T>::NothingToRebalance);
		let mut weighted = basket.targets.clone();
		weighted.retain(|target| target.weight > 0);
		basket.targets = Self::with_leftovers(weighted, &basket.targets, &account);
		let buffer = basket.buffer;
		Baskets::<T>::insert(id, basket);
		let collected = collected.unwrap_or(0);
		Self::deposit_event(Event::Rebalanced { basket: id, collected, moved, placed, buffer });
		Ok(())
	}

	/// The tickets of what is on its way back.
	pub(crate) fn returning(id: BasketId) -> Vec<TicketView<T::AccountId>> {
		Returning::<T>::get(id).into_iter().filter_map(T::Stake::ticket).collect()
	}

	/// Worth of what is on its way back.
	pub(crate) fn returning_worth(id: BasketId) -> Worth {
		let worth = |ticket: TicketView<_>| Worth { net: ticket.value, settled: ticket.settled_value };
		Self::returning(id).into_iter().map(worth).fold(Worth::default(), Worth::saturating_add)
	}

	/// Pays what has come back into the buffer; `None` if no ticket has matured. One that cannot be paid holds none of the
	/// others back.
	fn collect(id: BasketId, basket: &mut BasketOf<T>, account: &T::AccountId) -> Option<Balance> {
		let complete = |ticket: TicketId| with_storage_layer(|| T::Stake::complete_leave(account, ticket, account));
		let matured = Self::returning(id).into_iter().filter(|ticket| ticket.matures <= T::Eras::now());
		let paid: Vec<_> = matured.filter_map(|ticket| Some((ticket.id, complete(ticket.id).ok()?))).collect();
		if paid.is_empty() {
			return None;
		}
		Returning::<T>::mutate(id, |tickets| tickets.retain(|ticket| paid.iter().all(|(done, _)| done != ticket)));
		let sum = paid.into_iter().map(|(_, amount)| amount).fold(0, Balance::saturating_add);
		basket.buffer = basket.buffer.saturating_add(sum);
		Some(sum)
	}

	/// Asks to leave pools that have too much, as far as an era allows: dropped ones first, the others as far as pools
	/// need it.
	fn move_out(id: BasketId, basket: &mut BasketOf<T>, account: &T::AccountId) -> Vec<(PoolKeyOf<T>, Balance)> {
		let (now, holdings) = (T::Eras::now(), Self::holdings(id, basket));
		if holdings.is_bunker(T::Instant::get().bunker) {
			return Vec::new();
		}
		let before = Managed::<T>::get(id).map_or(0, |management| management.moved_in(now));
		let mut allowance = T::RebalanceLimit::get().mul_floor(holdings.bid()).saturating_sub(before);
		let comes = basket.buffer.saturating_add(holdings.returning.settled).saturating_add(holdings.claims.settled);
		let mut needed = Self::demand(id, basket, &holdings).saturating_sub(comes);
		let (mut moved, mut withdrawn) = (Vec::new(), 0);
		for surplus in Self::surpluses(&basket.targets, &holdings) {
			let most = if surplus.is_dropped { allowance } else { allowance.min(needed) };
			let amount = surplus.amount.min(most);
			let taken = with_storage_layer(|| Self::take_out(id, account, &surplus, amount));
			let Ok(Some(Moved { entry, stake, gains })) = taken else { continue };
			withdrawn = entry.saturating_add(gains).saturating_add(withdrawn);
			let amount = entry.saturating_add(stake);
			allowance = allowance.saturating_sub(amount);
			needed = needed.saturating_sub(amount);
			moved.push((surplus.pool.clone(), amount));
		}
		basket.buffer = basket.buffer.saturating_add(withdrawn);
		let sum = moved.iter().map(|(_, amount)| *amount).fold(before, Balance::saturating_add);
		Self::change(id, |management| management.moved = (now, sum));
		moved
	}

	/// Pools without an open report that have more than they should: the dropped ones, then those that have too much by
	/// more than the band, those with the most first.
	fn surpluses<'a>(targets: &'a TargetsOf<T>, holdings: &'a Holdings) -> Vec<Surplus<'a, T::AccountId>> {
		let total = holdings.ask();
		let band = T::RebalanceBand::get().mul_floor(total);
		let surplus = |(Target { pool, weight }, position): (&'a Target<T::AccountId>, &'a PositionView)| {
			let target = mul_div_floor(total, (*weight).into(), WHOLE.into()).unwrap_or(0);
			let held = position.settled_value.saturating_add(position.entering);
			Surplus { pool, position, amount: held.saturating_sub(target), is_dropped: *weight == 0 }
		};
		let has_too_much = |surplus: &Surplus<_>| {
			let is_quiet = T::Stake::pool(surplus.pool).is_some_and(|pool| pool.reports.is_empty());
			is_quiet && (surplus.is_dropped || surplus.amount > band)
		};
		let mut surpluses: Vec<_> = targets.iter().zip(&holdings.positions).map(surplus).filter(has_too_much).collect();
		surpluses.sort_by_key(|surplus| (!surplus.is_dropped, Reverse(surplus.amount)));
		surpluses
	}

	/// Takes `amount` out of a pool, floored: what has not joined at once, the rest by a ticket, and at once what the latter
	/// has of gains that wait there. `None` if that is nothing. What is worth nothing leaves a dropped pool too.
	fn take_out(
		id: BasketId,
		account: &T::AccountId,
		surplus: &Surplus<T::AccountId>,
		amount: Balance,
	) -> Result<Option<Moved>, DispatchError> {
		let Surplus { pool, position, is_dropped, .. } = surplus;
		let entry = match position.entering.min(amount) {
			0 => 0,
			entering => T::Stake::withdraw_entry(account, pool, entering)?,
		};
		let stake = amount.saturating_sub(entry).min(position.settled_value);
		let shares = match (stake == position.settled_value, stake > 0 || *is_dropped) {
			(true, true) => position.shares,
			_ => mul_div_floor(position.shares, stake, position.settled_value).unwrap_or(0),
		};
		let gains = if shares > 0 { Self::leave(id, account, pool, shares)? } else { 0 };
		Ok((entry > 0 || shares > 0).then_some(Moved { entry, stake, gains }))
	}

	/// Asks to leave with `shares`, as part of the ticket of this pool and era if there is one, and returns what they had of
	/// gains that wait: without them the rates would fall.
	fn leave(
		id: BasketId,
		account: &T::AccountId,
		pool: &PoolKeyOf<T>,
		shares: u128,
	) -> Result<Balance, DispatchError> {
		let now = T::Eras::now();
		let known = Self::returning(id).into_iter().find(|ticket| ticket.pool == *pool && ticket.era == now);
		ensure!(known.is_some() || Self::can_return(id), Error::<T>::NothingToRebalance);
		let (ticket, gains) = T::Stake::leave_with_gains(account, pool, shares, known.as_ref().map(|known| known.id))?;
		if known.is_none() {
			Returning::<T>::try_append(id, ticket).map_err(|()| Error::<T>::NothingToRebalance)?;
		}
		Ok(gains)
	}

	/// Whether one more ticket may return: there are not too many, and whoever asks for more than is at hand could share it.
	fn can_return(id: BasketId) -> bool {
		let queue = Queues::<T>::get(id);
		Self::count_returning(id, &queue) < MAX_RETURNING && queue.can_share(T::Eras::now())
	}

	/// How many tickets return, those that redeemers share with the basket included.
	pub(crate) fn count_returning(id: BasketId, queue: &Queue) -> u32 {
		let shared = queue.owned.iter().filter(|line| line.is_returning());
		let shared = shared.filter_map(|line| Exits::<T>::get(id, line)).map(|exit| exit.tickets.len());
		let count = shared.fold(Returning::<T>::decode_len(id).unwrap_or(0), usize::saturating_add);
		count.try_into().unwrap_or(u32::MAX)
	}
}
