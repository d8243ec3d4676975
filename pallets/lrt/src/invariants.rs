//! What is always true. The numbers are those of the README.

use super::*;
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{
	ensure,
	traits::{fungibles::Inspect, Get},
};
use palisade_primitives::{AssetKind, Balance, BasketId, EraClock, StakeInspect};
use sp_runtime::traits::Saturating;

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
		Self::rates_are_noted()?; // 10
		Self::every_basket_is_run()?; // 11
		Self::fees_are_limited()?; // 12
		Self::targets_are_within_policies()?; // 13
		Self::tickets_return_to_one_basket()?; // 14
		Self::gains_are_released()?; // 15
		Self::unswapped_rewards_are_there() // 16
	}

	/// 1. A basket's account has its buffer, its gains that wait, what is set aside, its deposit, native rewards
	///    that it has not swapped, and its existential deposits.
	fn accounts_cover_what_is_owed() -> Result<(), &'static str> {
		for (id, basket) in Baskets::<T>::iter() {
			let escrowed = Queues::<T>::get(id).escrowed;
			let owed = basket.buffer.checked_add(escrowed).ok_or("1: what is owed overflows")?;
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

	/// 3. The pools of a basket exist, are of its asset, which is no LRT, and no two are the same; the weights,
	///    those that wait too, sum to the whole.
	fn targets_are_sound() -> Result<(), &'static str> {
		for (id, Basket { asset, targets, .. }) in Baskets::<T>::iter() {
			ensure!(!Self::is_lrt(&asset), "3: a basket holds a liquid token");
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

	/// 6. Ids are given out in order, and every basket is known by its account.
	fn ids_are_in_range() -> Result<(), &'static str> {
		let (basket, redemption) = (NextBasket::<T>::get(), NextRedemption::<T>::get());
		ensure!(Baskets::<T>::iter_keys().all(|id| id < basket), "6: a basket's id was not given out");
		ensure!(Redemptions::<T>::iter_keys().all(|id| id < redemption), "6: a redemption's id was not given out");
		let is_known = |id| Accounts::<T>::get(Self::account_of(id)) == Some(id);
		let known = Accounts::<T>::iter_keys().count();
		ensure!(Baskets::<T>::iter_keys().all(is_known), "6: a basket's account is not known");
		ensure!(known == Baskets::<T>::iter_keys().count(), "6: an account is of no basket");
		Ok(())
	}

	/// 7. What an exit has not paid of its line is exactly what its redemptions wait for, each right behind the one before;
	///    it counts them. Paid runs are in order, and the basket has at most what was paid, or what returned to it.
	fn lines_are_whole() -> Result<(), &'static str> {
		let mut lines: BTreeMap<_, Vec<(Balance, Balance)>> = BTreeMap::new();
		for (_, redemption) in Redemptions::<T>::iter() {
			ensure!(redemption.asked > 0 || redemption.cash > 0, "7: a redemption has nothing to be paid");
			if redemption.asked > 0 {
				let to = redemption.from.checked_add(redemption.asked).ok_or("7: a line overflows")?;
				lines.entry((redemption.basket, redemption.line)).or_default().push((redemption.from, to));
			}
		}
		for (id, line, exit) in Exits::<T>::iter() {
			let ends: Vec<_> = exit.fills.iter().map(|fill| fill.upto).collect();
			ensure!(ends.is_sorted() && exit.paid_upto() <= exit.asked, "7: an exit is paid beyond its line");
			if line.is_returning() {
				ensure!(exit.is_final() || exit.paid_upto() == 0, "7: new money paid for what returns");
			} else {
				ensure!(exit.owned <= exit.paid_upto(), "7: a basket has more of an exit than was paid");
			}
			let mut places = lines.remove(&(id, line)).unwrap_or_default();
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
			let exit = Exits::<T>::get(redemption.basket, redemption.line).filter(|_| redemption.asked > 0);
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
	///    the exits of which it has a part, no more of each kind than it can, and none that is final as one that can be
	///    served.
	fn exits_are_listed() -> Result<(), &'static str> {
		for queue in Queues::<T>::iter_values() {
			let has_room = |returning, most| u32::try_from(queue.count(returning)).is_ok_and(|count| count <= most);
			let few = has_room(false, types::MAX_BOUGHT) && has_room(true, types::MAX_RETURNS);
			ensure!(few, "9: a basket has parts of too many exits");
		}
		for (id, line, exit) in Exits::<T>::iter() {
			let queue = Queues::<T>::get(id);
			let listed = Agenda::<T>::contains_key(exit.due, (id, line));
			ensure!(listed != exit.is_final(), "9: an exit is not listed when it is due");
			ensure!(queue.owned.contains(&line) == (exit.owned > 0), "9: what a basket has of an exit is not listed");
			let can_be_served = queue.waiting.iter().any(|(waiting, _)| Line::Leaving(*waiting) == line);
			ensure!(!(can_be_served && exit.is_final()), "9: a final exit can be served");
		}
		let (listed, unfinished) =
			(Agenda::<T>::iter_keys().count(), Exits::<T>::iter_values().filter(|exit| !exit.is_final()).count());
		ensure!(listed == unfinished, "9: the agenda lists what is not there");
		let from = AgendaFrom::<T>::get();
		ensure!(Agenda::<T>::iter_keys().all(|(due, _)| due >= from), "9: the agenda has what nobody looks for");
		for (id, queue) in Queues::<T>::iter() {
			let waiting = queue.waiting.iter().map(|(era, _)| Line::Leaving(*era));
			let lists = queue.owned.iter().copied().chain(waiting).all(|line| Exits::<T>::contains_key(id, line));
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

	/// 11. Every basket is run somehow, and nothing else is. Without a manager there is no nominee, no fee and no change that
	///     waits; with one, the targets are the manager's.
	fn every_basket_is_run() -> Result<(), &'static str> {
		let (run, baskets) = (Managed::<T>::iter_keys().count(), Baskets::<T>::iter_keys().count());
		ensure!(
			run == baskets && Baskets::<T>::iter_keys().all(Managed::<T>::contains_key),
			"11: not every basket is run"
		);
		for mut management in Managed::<T>::iter_values() {
			if management.manager.is_some() {
				ensure!(management.follows == Follows::Manager, "11: a manager's basket follows somebody else");
				continue;
			}
			ensure!(management.nominee.is_none(), "11: nobody offers a basket");
			ensure!(management.fee.current.is_zero(), "11: nobody has a fee");
			ensure!(!management.cancel(), "11: nobody announced a change");
		}
		Ok(())
	}

	/// 12. No fee is above the largest, and none that waits is above the one in force by more than one step.
	fn fees_are_limited() -> Result<(), &'static str> {
		for Management { fee: Timed { current, next }, .. } in Managed::<T>::iter_values() {
			ensure!(current <= T::MaxFee::get(), "12: a fee is too high");
			let Some((next, _)) = next else { continue };
			ensure!(current < next && next <= T::MaxFee::get(), "12: a fee that waits is not higher, or too high");
			ensure!(next.saturating_sub(current) <= T::MaxFeeStep::get(), "12: a fee that waits rises too much");
		}
		Ok(())
	}

	/// 13. No pool of a basket, and no policy, is of a riskier tier than the basket can have. The targets, and those that
	///     wait from their era on, are within the policy's tier, operator cap and concentration; what counts to groups moves
	///     by itself.
	fn targets_are_within_policies() -> Result<(), &'static str> {
		for (id, basket) in Baskets::<T>::iter() {
			let Some(management) = Managed::<T>::get(id) else { continue };
			let Management { tier, policy, next_targets, touched, .. } = &management;
			ensure!(basket.targets.iter().all(|target| target.pool.tier <= *tier), "13: a pool is of too risky a tier");
			let policies = core::iter::once(&policy.current).chain(policy.next.iter().map(|(next, _)| next));
			ensure!(policies.into_iter().all(|policy| policy.tier <= *tier), "13: a policy allows too risky a tier");
			let changes = [policy.next.as_ref().map(|(_, era)| *era), next_targets.as_ref().map(|(_, era)| *era)];
			for era in changes.into_iter().flatten().chain([*touched]) {
				let next = next_targets.as_ref().filter(|(_, from)| *from <= era);
				let targets = next.map_or(&basket.targets, |(next, _)| next);
				let (policy, caps) = (management.policy.at(era), Self::caps_of(targets));
				let mut weighted = targets.iter().filter(|target| target.weight > 0);
				ensure!(weighted.all(|target| target.pool.tier <= policy.tier), "13: a target's tier is not allowed");
				let within = caps.operator <= policy.caps.operator && caps.concentration <= policy.caps.concentration;
				ensure!(within, "13: targets are not within a policy");
			}
		}
		Ok(())
	}

	/// 14. Every ticket that returns exists, is owned by its basket's account, leaves a pool of its asset, is the only one
	///     of its pool and era, and is in no exit. With those that redeemers share there are not too many, and they can be
	///     shared too.
	fn tickets_return_to_one_basket() -> Result<(), &'static str> {
		let leaving: BTreeSet<_> = Exits::<T>::iter_values().flat_map(|exit| exit.tickets).collect();
		for (id, tickets) in Returning::<T>::iter() {
			let Basket { asset, .. } = Baskets::<T>::get(id).ok_or("14: a ticket returns to no basket")?;
			let queue = Queues::<T>::get(id);
			ensure!(Self::count_returning(id, &queue) <= MAX_RETURNING, "14: too many tickets return");
			let can_be_shared = tickets.is_empty() || queue.can_share(T::Eras::now());
			ensure!(can_be_shared, "14: what returns could not be shared");
			let mut seen = BTreeSet::new();
			for ticket in tickets {
				ensure!(!leaving.contains(&ticket), "14: a ticket that returns is in an exit");
				let ticket = T::Stake::ticket(ticket).ok_or("14: a ticket that returns does not exist")?;
				ensure!(ticket.owner == Self::account_of(id), "14: a ticket that returns is not the basket's");
				ensure!(ticket.pool.asset == asset, "14: a ticket that returns leaves a pool of another asset");
				ensure!(seen.insert((ticket.pool, ticket.era)), "14: two tickets return from a pool in an era");
			}
		}
		Ok(())
	}

	/// 15. Gains that wait are a basket's, more than nothing, not from the future, and join within [`release::MAX_PARTS`]
	///     eras.
	fn gains_are_released() -> Result<(), &'static str> {
		for (id, release) in Gains::<T>::iter() {
			ensure!(Baskets::<T>::contains_key(id), "15: gains of no basket");
			ensure!(release.left > 0 && release.part > 0, "15: gains that never join");
			ensure!(release.eras_left() <= release::MAX_PARTS, "15: gains wait too long");
			ensure!(release.era <= T::Eras::now(), "15: gains are from the future");
		}
		Ok(())
	}

	/// 16. Rewards that a basket has not swapped are of another asset than its own, and its account has them.
	fn unswapped_rewards_are_there() -> Result<(), &'static str> {
		for (id, asset, amount) in Unswapped::<T>::iter() {
			let basket = Baskets::<T>::get(id).ok_or("16: rewards of no basket")?;
			ensure!(amount > 0, "16: nothing waits to be swapped");
			ensure!(asset != basket.asset, "16: the underlying waits to be swapped");
			ensure!(T::Assets::balance(asset, &Self::account_of(id)) >= amount, "16: rewards are missing");
		}
		Ok(())
	}
}
