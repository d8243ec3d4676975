//! What is always true. The numbers are those of the README.

use super::*;
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{ensure, traits::fungibles::Inspect};
use palisade_primitives::{AssetKind, Balance, BasketId, EraClock, StakeInspect};

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn check() -> Result<(), &'static str> {
		Self::accounts_cover_what_is_owed()?; // 1
		Self::tokens_are_counted()?; // 2
		Self::targets_are_sound()?; // 3
		Self::tickets_belong_to_one_redemption()?; // 4
		Self::owners_are_indexed()?; // 5
		Self::ids_are_in_range()?; // 6
		Self::gains_are_released()?; // 23
		Self::unswapped_rewards_are_there() // 24
	}

	/// 1. A basket's account has its buffer, its gains that wait, the cash of its redemptions, its deposit, native rewards
	///    that it has not swapped, and its existential deposits.
	fn accounts_cover_what_is_owed() -> Result<(), &'static str> {
		let mut owed: BTreeMap<BasketId, Balance> = BTreeMap::new();
		for (_, redemption) in Redemptions::<T>::iter() {
			let cash = owed.entry(redemption.basket).or_default();
			*cash = cash.checked_add(redemption.cash).ok_or("1: the cash of redemptions overflows")?;
		}
		for (id, basket) in Baskets::<T>::iter() {
			let owed = basket.buffer.checked_add(owed.remove(&id).unwrap_or(0)).ok_or("1: what is owed overflows")?;
			let gains = Gains::<T>::get(id).map_or(0, |release| release.left);
			let owed = owed.checked_add(gains).ok_or("1: what is owed overflows")?;
			let kept = basket.deposit.saturating_add(Unswapped::<T>::get(id, AssetKind::Native));
			let covers = |asset: AssetKind, amount: Balance| {
				let needed = amount.checked_add(T::Assets::minimum_balance(asset.clone()));
				needed.is_some_and(|needed| T::Assets::balance(asset, &Self::account_of(id)) >= needed)
			};
			let covered = if basket.asset == AssetKind::Native {
				covers(AssetKind::Native, owed.saturating_add(kept))
			} else {
				covers(AssetKind::Native, kept) && covers(basket.asset.clone(), owed)
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

	/// 3. The pools of a basket exist, are of its asset, which is no LRT, have weight, and no two are the same.
	fn targets_are_sound() -> Result<(), &'static str> {
		for (_, Basket { asset, targets, .. }) in Baskets::<T>::iter() {
			ensure!(!targets.is_empty(), "3: a basket has no pools");
			ensure!(!Self::is_lrt(&asset), "3: a basket holds a liquid token");
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

	/// 4. Every ticket of a redemption exists, is owned by its basket's account, leaves one of its pools, and is in no
	///    other redemption. A redemption has cash or tickets.
	fn tickets_belong_to_one_redemption() -> Result<(), &'static str> {
		let mut seen = BTreeSet::new();
		for (_, Redemption { basket, cash, tickets, .. }) in Redemptions::<T>::iter() {
			ensure!(cash > 0 || !tickets.is_empty(), "4: a redemption has nothing to pay");
			let Basket { targets, .. } = Baskets::<T>::get(basket).ok_or("4: a redemption has no basket")?;
			for id in tickets {
				let ticket = T::Stake::ticket(id).ok_or("4: a redemption's ticket does not exist")?;
				ensure!(ticket.owner == Self::account_of(basket), "4: a ticket is not the basket's");
				ensure!(targets.iter().any(|target| target.pool == ticket.pool), "4: a ticket leaves another pool");
				ensure!(seen.insert(id), "4: a ticket is in two redemptions");
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
	/// 23. Gains that wait are a basket's, more than nothing, not from the future, and join within [`release::MAX_PARTS`]
	///     eras.
	fn gains_are_released() -> Result<(), &'static str> {
		for (id, release) in Gains::<T>::iter() {
			ensure!(Baskets::<T>::contains_key(id), "23: gains of no basket");
			ensure!(release.left > 0 && release.part > 0, "23: gains that never join");
			ensure!(release.eras_left() <= release::MAX_PARTS, "23: gains wait too long");
			ensure!(release.era <= T::Eras::now(), "23: gains are from the future");
		}
		Ok(())
	}

	/// 24. Rewards that a basket has not swapped are of another asset than its own, and its account has them.
	fn unswapped_rewards_are_there() -> Result<(), &'static str> {
		for (id, asset, amount) in Unswapped::<T>::iter() {
			let basket = Baskets::<T>::get(id).ok_or("24: rewards of no basket")?;
			ensure!(amount > 0, "24: nothing waits to be swapped");
			ensure!(asset != basket.asset, "24: the underlying waits to be swapped");
			ensure!(T::Assets::balance(asset, &Self::account_of(id)) >= amount, "24: rewards are missing");
		}
		Ok(())
	}
}
