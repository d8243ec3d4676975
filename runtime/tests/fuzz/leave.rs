//! However a run went, in the end everybody can leave with everything, and pools keep nothing but what baskets have.

use super::{
	checks::{ensure, Books},
	run::Blocks,
	world::accounts,
};
use crate::common::*;
use palisade_primitives::{Balance, BasketId, BasketView, EraClock, PoolKey, StakeInspect};
use polkadot_sdk::{frame_support::assert_ok, pallet_safe_mode};

/// How often everybody asks: what was redelegated joins once it has come over, and leaves then; it may be stuck for a slash
/// window before, where everything else was lost. What a basket earned is released over eras.
const ROUNDS: usize = 3;

/// Everybody asks for everything and takes it, in safe mode: exits are open in it.
pub fn everybody(books: &mut Books, blocks: &mut Blocks) -> Result<(), String> {
	if !SafeMode::is_entered() {
		assert_ok!(sudo(pallet_safe_mode::Call::force_enter {}));
	}
	operators_exit(books, blocks)?;
	for _ in 0..ROUNDS {
		accounts().iter().try_for_each(ask)?;
		let last = pallet_delegation::Tickets::<Runtime>::iter_values().map(|ticket| ticket.matures).max();
		while Some(Eras::now()) < last {
			pass_era(books, blocks)?;
		}
		accounts().iter().try_for_each(take)?;
		pass_era(books, blocks)?;
		if staking().is_empty() && waiting().is_empty() {
			break;
		}
	}
	let (staking, waiting) = (staking(), waiting());
	ensure(staking.is_empty(), || format!("still staked: {staking:?}"))?;
	ensure(waiting.is_empty(), || format!("cannot redeem: {waiting:?}"))?;
	pass_era(books, blocks)?;
	pallet_delegation::Pools::<Runtime>::iter_keys().try_for_each(|key| {
		let _ = call(alice(), pallet_delegation::Call::touch_pool { pool: key.clone() });
		let pool = pool(&key);
		let moves = on_their_way(&key);
		let left = pool.leaving.checked_sub(moves.iter().sum());
		// Each ticket is floored.
		let empty = pool.shares > 0 || (pool.tokens == 0 && left.is_some_and(|left| left <= moves.len() as Balance));
		ensure(empty, || format!("{key:?} keeps {pool:?}"))
	})
}

/// What baskets are still moving out of a pool.
fn on_their_way(key: &PoolKey<AccountId>) -> Vec<Balance> {
	let tickets = pallet_lrt::Returning::<Runtime>::iter_values().flatten();
	let tickets = tickets.filter_map(<Delegation as StakeInspect<AccountId>>::ticket);
	tickets.filter(|ticket| ticket.pool == *key).map(|ticket| ticket.value).collect()
}

/// Until its exit is complete, an operator's bond stays.
fn operators_exit(books: &mut Books, blocks: &mut Blocks) -> Result<(), String> {
	let operators: Vec<_> = pallet_operators::Records::<Runtime>::iter().collect();
	for (operator, record) in &operators {
		if record.exits_at().is_none() {
			must(operator, pallet_operators::Call::request_exit {})?;
		}
	}
	let exits = |(operator, _): &(AccountId, _)| Operators::exits_at(operator);
	let last = operators.iter().filter_map(exits).max();
	while Some(Eras::now()) < last {
		pass_era(books, blocks)?;
	}
	operators.iter().try_for_each(|(operator, _)| must(operator, pallet_operators::Call::complete_exit {}))
}

fn ask(who: &AccountId) -> Result<(), String> {
	for (pool, position) in views::positions(who) {
		must(who, pallet_delegation::Call::touch_pool { pool: pool.clone() })?;
		// What came over cannot be withdrawn while it can join.
		if deposited(who, &pool) {
			must(who, pallet_delegation::Call::withdraw_entry { pool: pool.clone(), amount: Balance::MAX })?;
		}
		if position.shares > 0 {
			must(who, pallet_delegation::Call::request_leave { pool, amount: None })?;
		}
	}
	for (basket, tokens) in redeemable(who) {
		must(who, pallet_lrt::Call::redeem_request { basket, tokens, min_out: 0 })?;
	}
	Ok(())
}

fn deposited(who: &AccountId, pool: &PoolKey<AccountId>) -> bool {
	let batch = pallet_delegation::Pools::<Runtime>::get(pool).map(|pool| pool.entry.batch);
	let entry = pallet_delegation::Positions::<Runtime>::get(who, pool).entry;
	entry.is_some_and(|deposit| Some(deposit.batch) == batch)
}

/// Who still has stake, or tickets.
fn staking() -> Vec<AccountId> {
	let stakes = |who: &AccountId| {
		let positions = views::positions(who);
		let stakes = positions.iter().any(|(_, position)| position.value > 0 || position.entering > 0);
		stakes || !tickets(who).is_empty()
	};
	accounts().into_iter().filter(stakes).collect()
}

/// Tokens of baskets; what is worth less than a unit in every pool cannot be redeemed.
fn redeemable(who: &AccountId) -> Vec<(BasketId, Balance)> {
	let tokens = |(basket, view): (_, BasketView<AccountId>)| {
		let tokens = Assets::balance(view.token, who);
		(tokens > PAL && view.bid > PAL).then_some((basket, tokens))
	};
	views::baskets().into_iter().filter_map(tokens).collect()
}

/// Who still has tokens.
fn waiting() -> Vec<(AccountId, Vec<(BasketId, Balance)>)> {
	let of = accounts().into_iter().map(|who| (who.clone(), redeemable(&who)));
	of.filter(|(_, tokens)| !tokens.is_empty()).collect()
}

fn take(who: &AccountId) -> Result<(), String> {
	for ticket in tickets(who) {
		must(
			who,
			match ticket.destination {
				None => pallet_delegation::Call::complete_leave { ticket: ticket.id, to: None },
				Some(_) => pallet_delegation::Call::complete_redelegation { ticket: ticket.id },
			},
		)?;
	}
	for redemption in views::redemptions(who) {
		must(who, pallet_lrt::Call::claim { redemption: redemption.id })?;
	}
	Ok(())
}

fn pass_era(books: &mut Books, blocks: &mut Blocks) -> Result<(), String> {
	let now = Eras::now();
	let mut happened = Vec::new();
	while Eras::now() == now {
		happened.extend(blocks.next(1));
	}
	// The hooks of an era have no weight in its first block.
	happened.extend(blocks.next(1));
	books.check(&happened, true)
}

fn must(who: &AccountId, exit: impl Into<RuntimeCall>) -> Result<(), String> {
	let exit = exit.into();
	let outcome = call(who.clone(), exit.clone());
	outcome.map(|_| ()).map_err(|refused| format!("an exit is blocked: {who} {exit:?}: {:?}", refused.error))
}
