//! What is always true. The numbers are those of the README.

use super::*;
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{
	ensure,
	traits::{fungibles::Inspect, Get},
};
use palisade_primitives::{AssetKind, Balance, BasketId, StakeInspect};
use sp_runtime::traits::Saturating;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn check() -> Result<(), &'static str> {
		Self::accounts_cover_what_is_owed()?; // 1
		Self::tokens_are_counted()?; // 2
		Self::targets_are_sound()?; // 3
		Self::tickets_belong_to_one_redemption()?; // 4
		Self::owners_are_indexed()?; // 5
		Self::ids_are_in_range()?; // 6
		Self::every_basket_is_run()?; // 7
		Self::fees_are_limited()?; // 8
		Self::targets_are_within_policies()?; // 9
		Self::tickets_return_to_one_basket() // 10
	}

	/// 1. A basket's account has its buffer, the cash of its redemptions, its deposit and its existential deposits.
	fn accounts_cover_what_is_owed() -> Result<(), &'static str> {
		let mut owed: BTreeMap<BasketId, Balance> = BTreeMap::new();
		for (_, redemption) in Redemptions::<T>::iter() {
			let cash = owed.entry(redemption.basket).or_default();
			*cash = cash.checked_add(redemption.cash).ok_or("1: the cash of redemptions overflows")?;
		}
		for (id, basket) in Baskets::<T>::iter() {
			let owed = basket.buffer.checked_add(owed.remove(&id).unwrap_or(0)).ok_or("1: what is owed overflows")?;
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

	/// 3. The pools of a basket exist, are of its asset, which is no basket's token, and no two are the same; the weights,
	///    those that wait too, sum to the whole.
	fn targets_are_sound() -> Result<(), &'static str> {
		for (id, Basket { asset, targets, .. }) in Baskets::<T>::iter() {
			ensure!(!Self::is_token(&asset), "3: a basket holds a liquid token");
			let waiting = Managed::<T>::get(id).and_then(|management| management.next_targets);
			for targets in [Some(targets), waiting.map(|(targets, _)| targets)].into_iter().flatten() {
				ensure!(Self::is_whole(&targets), "3: the weights are not the whole");
				let distinct: BTreeSet<_> = targets.iter().map(|target| &target.pool).collect();
				ensure!(distinct.len() == targets.len(), "3: a basket has a pool twice");
				ensure!(distinct.iter().all(|pool| pool.asset == asset), "3: a pool is of another asset");
				ensure!(distinct.iter().all(|pool| T::Stake::pool(pool).is_some()), "3: a pool does not exist");
			}
		}
		Ok(())
	}

	/// 4. Every ticket of a redemption exists, is owned by its basket's account, leaves a pool of its asset, and is in no
	///    other redemption. A redemption has cash or tickets.
	fn tickets_belong_to_one_redemption() -> Result<(), &'static str> {
		let mut seen = BTreeSet::new();
		for (_, Redemption { basket, cash, tickets, .. }) in Redemptions::<T>::iter() {
			ensure!(cash > 0 || !tickets.is_empty(), "4: a redemption has nothing to pay");
			let Basket { asset, .. } = Baskets::<T>::get(basket).ok_or("4: a redemption has no basket")?;
			for id in tickets {
				let ticket = T::Stake::ticket(id).ok_or("4: a redemption's ticket does not exist")?;
				ensure!(ticket.owner == Self::account_of(basket), "4: a ticket is not the basket's");
				ensure!(ticket.pool.asset == asset, "4: a ticket leaves a pool of another asset");
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

	/// 7. Every basket is run somehow, and nothing else is. Without a manager there is no nominee, no fee and no change that
	///    waits; with one, the targets are the manager's.
	fn every_basket_is_run() -> Result<(), &'static str> {
		let (run, baskets) = (Managed::<T>::iter_keys().count(), Baskets::<T>::iter_keys().count());
		ensure!(
			run == baskets && Baskets::<T>::iter_keys().all(Managed::<T>::contains_key),
			"7: not every basket is run"
		);
		for mut management in Managed::<T>::iter_values() {
			if management.manager.is_some() {
				ensure!(management.follows == Follows::Manager, "7: a manager's basket follows somebody else");
				continue;
			}
			ensure!(management.nominee.is_none(), "7: nobody offers a basket");
			ensure!(management.fee.current.is_zero(), "7: nobody has a fee");
			ensure!(!management.cancel(), "7: nobody announced a change");
		}
		Ok(())
	}

	/// 8. No fee is above the largest, and none that waits is above the one in force by more than one step.
	fn fees_are_limited() -> Result<(), &'static str> {
		for Management { fee: Timed { current, next }, .. } in Managed::<T>::iter_values() {
			ensure!(current <= T::MaxFee::get(), "8: a fee is too high");
			let Some((next, _)) = next else { continue };
			ensure!(current < next && next <= T::MaxFee::get(), "8: a fee that waits is not higher, or too high");
			ensure!(next.saturating_sub(current) <= T::MaxFeeStep::get(), "8: a fee that waits rises too much");
		}
		Ok(())
	}

	/// 9. No pool of a basket, and no policy, is of a riskier tier than the basket can have. The targets, and those that
	///    wait from their era on, are within the policy's tier, operator cap and concentration; what counts to groups moves
	///    by itself.
	fn targets_are_within_policies() -> Result<(), &'static str> {
		for (id, basket) in Baskets::<T>::iter() {
			let Some(management) = Managed::<T>::get(id) else { continue };
			let Management { tier, policy, next_targets, touched, .. } = &management;
			ensure!(basket.targets.iter().all(|target| target.pool.tier <= *tier), "9: a pool is of too risky a tier");
			let policies = core::iter::once(&policy.current).chain(policy.next.iter().map(|(next, _)| next));
			ensure!(policies.into_iter().all(|policy| policy.tier <= *tier), "9: a policy allows too risky a tier");
			let changes = [policy.next.as_ref().map(|(_, era)| *era), next_targets.as_ref().map(|(_, era)| *era)];
			for era in changes.into_iter().flatten().chain([*touched]) {
				let next = next_targets.as_ref().filter(|(_, from)| *from <= era);
				let targets = next.map_or(&basket.targets, |(next, _)| next);
				let (policy, caps) = (management.policy.at(era), Self::caps_of(targets));
				let mut weighted = targets.iter().filter(|target| target.weight > 0);
				ensure!(weighted.all(|target| target.pool.tier <= policy.tier), "9: a target's tier is not allowed");
				let within = caps.operator <= policy.caps.operator && caps.concentration <= policy.caps.concentration;
				ensure!(within, "9: targets are not within a policy");
			}
		}
		Ok(())
	}

	/// 10. Every ticket that returns exists, is owned by its basket's account, leaves a pool of its asset, is the only one
	///     of its pool and era, and is in no redemption.
	fn tickets_return_to_one_basket() -> Result<(), &'static str> {
		let redeemed: BTreeSet<_> = Redemptions::<T>::iter_values().flat_map(|redemption| redemption.tickets).collect();
		for (id, tickets) in Returning::<T>::iter() {
			let Basket { asset, .. } = Baskets::<T>::get(id).ok_or("10: a ticket returns to no basket")?;
			let mut seen = BTreeSet::new();
			for ticket in tickets {
				ensure!(!redeemed.contains(&ticket), "10: a ticket that returns is in a redemption");
				let ticket = T::Stake::ticket(ticket).ok_or("10: a ticket that returns does not exist")?;
				ensure!(ticket.owner == Self::account_of(id), "10: a ticket that returns is not the basket's");
				ensure!(ticket.pool.asset == asset, "10: a ticket that returns leaves a pool of another asset");
				ensure!(seen.insert((ticket.pool, ticket.era)), "10: two tickets return from a pool in an era");
			}
		}
		Ok(())
	}
}
