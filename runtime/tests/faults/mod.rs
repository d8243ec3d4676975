//! Faults of other restaking protocols, each as a story in which it does not happen here. The table is in the README.

mod restaking;
mod substrate;

use crate::common::{
	calls::{accuse, open_service, serve, Terms},
	*,
};
use palisade_primitives::{
	AssetKind, Balance, EraClock, PoolKey, PositionView, ReportId, ReportOffence, ServiceId, TicketView,
};
use polkadot_sdk::{
	frame_support::assert_ok,
	pallet_assets,
	sp_runtime::{Perbill, Perquintill},
};
use serde_json::{json, Value};

const HALF: Perquintill = Perquintill::from_percent(50);
const TENTH: Perquintill = Perquintill::from_percent(10);

/// Plays a story on a development chain with eras of nine slots and without new tokens, from era 1 on.
fn tell(story: impl FnOnce()) {
	tell_on(json!({}), story)
}

/// As [`tell`], with another genesis.
fn tell_on(mut patch: Value, story: impl FnOnce()) {
	patch["network"] = json!({ "epochSlots": 3 });
	build_map(genesis("development", patch)).execute_with(|| {
		first_block();
		set_issuance(Perbill::zero());
		run_to_era(1);
		story();
		assert_invariants();
		next_block();
		assert_invariants();
	})
}

/// Runs `count` eras, and tells what verdicts took meanwhile: for the harmed, and to burn.
fn verdicts(count: u32) -> (Balance, Balance) {
	let until = Eras::now().plus(count);
	let mut happened = Vec::new();
	while Eras::now() < until {
		happened.append(&mut next_block());
	}
	// The hooks have no weight in an era's first block.
	(0..2).for_each(|_| happened.append(&mut next_block()));
	let paid = happened.iter().filter_map(calls::paid_out);
	paid.fold((0, 0), |(harmed, burned), paid| (harmed + paid.harmed, burned + paid.burned))
}

fn eras(count: u32) {
	run_to_era(Eras::now().0 + count);
}

/// Asks to leave `pool` with `amount`, or with everything.
fn leave(who: &AccountId, pool: &PoolKey<AccountId>, amount: Option<Balance>) -> TicketView<AccountId> {
	assert_ok!(call(who.clone(), pallet_delegation::Call::request_leave { pool: pool.clone(), amount }));
	tickets(who).into_iter().max_by_key(|ticket| ticket.id).unwrap()
}

/// Completes a ticket, and returns what it paid.
fn complete(who: &AccountId, ticket: &TicketView<AccountId>) -> Balance {
	let before = money(&ticket.pool.asset, who);
	assert_ok!(call(who.clone(), pallet_delegation::Call::complete_leave { ticket: ticket.id, to: None }));
	money(&ticket.pool.asset, who) - before
}

fn money(asset: &AssetKind, who: &AccountId) -> Balance {
	match asset {
		AssetKind::Native => Balances::free_balance(who),
		AssetKind::WithId(id) => Assets::balance(*id, who),
	}
}

fn veto(report: ReportId) {
	assert_ok!(sudo(pallet_slashing::Call::veto { report, unfounded: false }));
}

/// Consensus reports `operator` in the running era.
fn base_slash(operator: &AccountId, p: Perquintill) -> ReportId {
	<Slashing as ReportOffence<AccountId>>::report_offence(operator, Eras::now(), p).unwrap().unwrap()
}

/// `Holder`'s service, which `alice` serves with `weight` of her native pool from the next era on; κ is a tenth.
fn half_of_alice() -> ServiceId {
	service(&holder(), &other_holder(), &[alice()], HALF)
}

/// An admitted foreign asset of which everybody has a million, and Alice a pool with `amount` of Eve's.
fn foreign_pool(amount: Balance) -> PoolKey<AccountId> {
	const ID: u32 = 5;
	let create = pallet_assets::Call::<Runtime>::force_create {
		id: ID.into(),
		owner: ferdie().into(),
		is_sufficient: true,
		min_balance: 1,
	};
	assert_ok!(sudo(create));
	for who in [alice(), eve(), ferdie()] {
		let mint =
			pallet_assets::Call::<Runtime>::mint { id: ID.into(), beneficiary: who.into(), amount: 1_000_000 * PAL };
		assert_ok!(call(ferdie(), mint));
	}
	calls::admit(ID);
	assert_ok!(call(alice(), pallet_delegation::Call::open_pool { asset: ID }));
	let pool = PoolKey { asset: AssetKind::WithId(ID), ..restaked(alice()) };
	delegate(&eve(), &pool, amount);
	pool
}

/// What a claim of `part` of `guarantee` takes.
fn claim(part: Perquintill, guarantee: Balance) -> Balance {
	part.mul_ceil(guarantee)
}

fn close(a: Balance, b: Balance) -> bool {
	a.abs_diff(b) <= 4
}
