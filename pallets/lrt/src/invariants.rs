//! What is always true. The numbers are those of the README.

use super::*;
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{ensure, traits::fungibles::Inspect};
use palisade_primitives::{AssetKind, Balance, BasketId, Era, EraClock, StakeInspect};

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn check() -> Result<(), &'static str> {
		Self::accounts_cover_what_is_owed()?; // 1
		Self::tokens_are_counted()?; // 2
		Self::targets_are_sound()?; // 3
		Self::tickets_belong_to_one_exit()?; // 4
		Self::owners_are_indexed()?; // 5
		Self::ids_are_in_range()?; // 6
		Self::lines_are_whole()?; // 7
		Self::escrow_is_what_can_be_claimed()?; // 8
		Self::exits_are_listed()?; // 9
		Self::rates_are_noted() // 10
	}

	/// 1. A basket's account has its buffer, what is set aside, its deposit and its existential deposits.
	fn accounts_cover_what_is_owed() -> Result<(), &'static str> {
		for (id, basket) in Baskets::<T>::iter() {
			let escrowed = Queues::<T>::get(id).escrowed;
			let owed = basket.buffer.checked_add(escrowed).ok_or("1: what is owed overflows")?;
			let covers = |asset: AssetKind, amount: Balance| {
				let needed = amount.checked_add(T::Assets::minimum_balance(asset.clone()));
				needed.is_some_and(|needed| T::Assets::balance(asset, &Self::account_of(id)) >= needed)
			};
			let covered = if basket.asset == AssetKind::Native {
				covers(AssetKind::Native, owed.saturating_add(basket.deposit))
			} else {
				covers(AssetKind::Native, basket.deposit) && covers(basket.asset.clone(), owed)
			};
			ensure!(covered, "1: a basket's account does not cover what is owed");
		}
		Ok(())
	}

	/// 2. A basket's token exists, its issuance is at most the basket's supply, and its seed is never redeemed.
	fn tokens_are_counted() -> Result<(), &'static str> {
		for (id, basket) in Baskets::<T>::iter() {
			let token = Self::token_of(id).ok_or("2: a basket has no token id")?;
			ensure!(T::Tokens::asset_exists(token), "2: a basket's token does not exist");
			ensure!(T::Tokens::total_issuance(token) <= basket.supply, "2: more tokens than were minted");
			let seed = T::Tokens::balance(token, &Self::account_of(id));
			ensure!(0 < seed && seed <= basket.supply, "2: a basket has no seed");
		}
		Ok(())
	}

	/// 3. The pools of a basket exist, are of its asset, which is no basket's token, have weight, and no two are the same.
	fn targets_are_sound() -> Result<(), &'static str> {
		for (_, Basket { asset, targets, .. }) in Baskets::<T>::iter() {
			ensure!(!targets.is_empty(), "3: a basket has no pools");
			ensure!(!Self::is_token(&asset), "3: a basket holds a liquid token");
			let distinct: BTreeSet<_> = targets.iter().map(|target| &target.pool).collect();
			ensure!(distinct.len() == targets.len(), "3: a basket has a pool twice");
			for Target { pool, weight } in &targets {
				ensure!(*weight > 0, "3: a pool has no weight");
				ensure!(pool.asset == asset, "3: a pool is of another asset");
				ensure!(T::Stake::pool(pool).is_some(), "3: a pool does not exist");
			}
		}
		Ok(())
	}

	/// 4. Every ticket of an exit exists, is of its basket's account and asset, and is in no other exit. An exit has tickets
	///    or somebody to pay.
	fn tickets_belong_to_one_exit() -> Result<(), &'static str> {
		let mut seen = BTreeSet::new();
		for (basket, _, exit) in Exits::<T>::iter() {
			ensure!(!exit.is_final() || exit.open > 0, "4: an exit has nothing to pay");
			let Basket { asset, .. } = Baskets::<T>::get(basket).ok_or("4: an exit has no basket")?;
			for id in exit.tickets {
				let ticket = T::Stake::ticket(id).ok_or("4: an exit's ticket does not exist")?;
				ensure!(ticket.owner == Self::account_of(basket), "4: a ticket is not the basket's");
				ensure!(ticket.pool.asset == asset, "4: a ticket is of another asset");
				ensure!(seen.insert(id), "4: a ticket is in two exits");
			}
		}
		Ok(())
	}

	/// 5. The index by owner lists exactly the redemptions.
	fn owners_are_indexed() -> Result<(), &'static str> {
		for (id, redemption) in Redemptions::<T>::iter() {
			ensure!(RedemptionsOf::<T>::contains_key(&redemption.owner, id), "5: a redemption is not indexed");
		}
		let (listed, stored) = (RedemptionsOf::<T>::iter_keys().count(), Redemptions::<T>::iter_keys().count());
		ensure!(listed == stored, "5: the index lists what is not there");
		Ok(())
	}

	/// 6. Ids are given out in order.
	fn ids_are_in_range() -> Result<(), &'static str> {
		let (basket, redemption) = (NextBasket::<T>::get(), NextRedemption::<T>::get());
		ensure!(Baskets::<T>::iter_keys().all(|id| id < basket), "6: a basket's id was not given out");
		ensure!(Redemptions::<T>::iter_keys().all(|id| id < redemption), "6: a redemption's id was not given out");
		Ok(())
	}

	/// 7. What an exit has not paid of its line is exactly what its redemptions wait for, each right behind the one before;
	///    it counts them. Paid runs are in order, and the basket has at most what was paid.
	fn lines_are_whole() -> Result<(), &'static str> {
		let mut lines: BTreeMap<_, Vec<(Balance, Balance)>> = BTreeMap::new();
		for (_, redemption) in Redemptions::<T>::iter() {
			ensure!(redemption.asked > 0 || redemption.cash > 0, "7: a redemption has nothing to be paid");
			if redemption.asked > 0 {
				let to = redemption.from.checked_add(redemption.asked).ok_or("7: a line overflows")?;
				lines.entry((redemption.basket, redemption.era)).or_default().push((redemption.from, to));
			}
		}
		for (id, era, exit) in Exits::<T>::iter() {
			let ends: Vec<_> = exit.fills.iter().map(|fill| fill.upto).collect();
			let in_order = ends.is_sorted() && exit.paid_upto() <= exit.asked && exit.owned <= exit.paid_upto();
			ensure!(in_order, "7: an exit is paid beyond its line");
			let mut places = lines.remove(&(id, era)).unwrap_or_default();
			places.sort();
			ensure!(u32::try_from(places.len()) == Ok(exit.open), "7: an exit counts its redemptions wrong");
			let apart = places.iter().zip(places.iter().skip(1)).all(|((_, to), (from, _))| to <= from);
			ensure!(apart, "7: two redemptions stand in one place");
			let unpaid = places.into_iter().filter(|(_, to)| *to > exit.paid_upto());
			let follows =
				|end: Balance, (from, to): (Balance, Balance)| (from.max(exit.paid_upto()) == end).then_some(to);
			let end = unpaid.into_iter().try_fold(exit.paid_upto(), follows);
			ensure!(end == Some(exit.asked), "7: nobody waits for a part of a line");
		}
		ensure!(lines.is_empty(), "7: a redemption has no exit");
		Ok(())
	}

	/// 8. What a basket set aside is exactly what its redemptions can claim.
	fn escrow_is_what_can_be_claimed() -> Result<(), &'static str> {
		let mut payable: BTreeMap<BasketId, Balance> = BTreeMap::new();
		for (_, redemption) in Redemptions::<T>::iter() {
			let exit = Exits::<T>::get(redemption.basket, redemption.era).filter(|_| redemption.asked > 0);
			let sum = payable.entry(redemption.basket).or_default();
			*sum = sum.saturating_add(redemption.payable(exit.as_ref()));
		}
		for (id, queue) in Queues::<T>::iter() {
			ensure!(
				payable.remove(&id).unwrap_or(0) == queue.escrowed,
				"8: what is set aside is not what can be claimed"
			);
		}
		ensure!(payable.into_values().all(|sum| sum == 0), "8: a redemption can claim what was not set aside");
		Ok(())
	}

	/// 9. The agenda lists exactly the exits that are not final, in the era in which they are due. A basket lists exactly
	///    the exits of which it has a part, and none that is final as one that can be served.
	fn exits_are_listed() -> Result<(), &'static str> {
		for (id, era, exit) in Exits::<T>::iter() {
			let queue = Queues::<T>::get(id);
			let listed = Agenda::<T>::contains_key(exit.due, (id, era));
			ensure!(listed != exit.is_final(), "9: an exit is not listed when it is due");
			ensure!(queue.owned.contains(&era) == (exit.owned > 0), "9: what a basket has of an exit is not listed");
			let can_be_served = queue.waiting.iter().any(|(waiting, _)| *waiting == era);
			ensure!(!(can_be_served && exit.is_final()), "9: a final exit can be served");
		}
		let (listed, unfinished) =
			(Agenda::<T>::iter_keys().count(), Exits::<T>::iter_values().filter(|exit| !exit.is_final()).count());
		ensure!(listed == unfinished, "9: the agenda lists what is not there");
		let from = AgendaFrom::<T>::get();
		ensure!(Agenda::<T>::iter_keys().all(|(due, _)| due >= from), "9: the agenda has what nobody looks for");
		for (id, queue) in Queues::<T>::iter() {
			let is_there = |era: &Era| Exits::<T>::contains_key(id, era);
			let lists = queue.owned.iter().chain(queue.waiting.iter().map(|(era, _)| era)).all(is_there);
			ensure!(lists, "9: a basket lists an exit that is not there");
		}
		Ok(())
	}

	/// 10. Every basket's rate was noted, and what is kept of it is in its place.
	fn rates_are_noted() -> Result<(), &'static str> {
		for id in Baskets::<T>::iter_keys() {
			let Noted { latest, before } = Notes::<T>::get(id).ok_or("10: a basket's rate was not noted")?;
			ensure!(before.era <= latest.era && latest.era <= T::Eras::now(), "10: a rate is of the future");
			let kept = Self::rates_of(id);
			ensure!(kept.last() == Some(&latest), "10: the newest rate is not kept");
		}
		let in_place = |(_, slot, rate): (BasketId, u32, Rate)| rate.era.0.checked_rem(RATE_ERAS) == Some(slot);
		ensure!(Rates::<T>::iter().all(in_place), "10: a rate is not in its place");
		Ok(())
	}
}
