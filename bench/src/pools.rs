//! The SDK's `pallet-nomination-pools` on its `pallet-staking`: one pool for each validator.

use crate::{
	accounts::{depositor, newcomer, operator, staker, STAKE},
	engine::{Cost, Effort, State},
	report::{Measured, Operation, Side},
	size,
	staking::{call, change_era, forget_events, genesis, known_keys, reward, slash, transfer, Runtime},
};
use polkadot_sdk::pallet_nomination_pools;
use std::{collections::BTreeMap, path::Path};

/// Measures everything with so many members in so many pools.
pub fn measure(stakers: u32, pools: u32, effort: Effort, folder: &Path) -> Measured {
	let endowed = (0..stakers).map(staker).chain((0..pools).map(depositor)).chain([newcomer()]);
	let state = genesis(endowed, pools, Vec::new(), || open(stakers, pools));
	let staked = size::of_all(&state, &["Pools", "DelegatedStaking", "Staking"]);
	let (mut state, _) = State::create(&folder.join("pools"), state);

	let known = known_keys();
	let cost = |state: &State, work: &dyn Fn()| state.measure(effort, &known, work);
	let mut costs = BTreeMap::new();
	let mut note = |operation: Operation, cost: Cost| {
		println!("    {operation:<40} {:>12.3?} {:>8} reads {:>8} writes", cost.time, cost.reads, cost.writes);
		costs.insert(operation, cost);
	};
	note(Operation::Transfer, cost(&state, &transfer));
	note(Operation::Delegate, cost(&state, &|| join(newcomer(), 1)));
	note(Operation::Leave, cost(&state, &leave));
	note(Operation::ConsensusSlash, cost(&state, &slash));
	note(Operation::EraChange, cost(&state, &change_era));
	note(Operation::Reward, cost(&state, &|| reward(pools)));
	let mut slashed = state.clone();
	slashed.change(slash);
	note(Operation::MemberSlash, cost(&slashed, &slash_member));
	state.change(|| reward(pools));
	note(Operation::Claim, cost(&state, &claim));
	Measured { side: Side::Pools, stakers, costs, state: staked as f64 / f64::from(stakers), position: None }
}

/// Opens the pools, and lets the stakers join.
fn open(stakers: u32, pools: u32) {
	for number in 0..pools {
		let who = depositor(number);
		let (root, nominator, bouncer) = (who.clone(), who.clone(), who.clone());
		call(who.clone(), pallet_nomination_pools::Call::<Runtime>::create { amount: STAKE, root, nominator, bouncer });
		let (pool_id, validators) = (number + 1, vec![operator(number)]);
		call(who, pallet_nomination_pools::Call::<Runtime>::nominate { pool_id, validators });
	}
	for number in 0..stakers {
		join(staker(number), number % pools + 1);
		forget_events();
	}
}

fn join(who: polkadot_sdk::sp_runtime::AccountId32, pool_id: u32) {
	call(who, pallet_nomination_pools::Call::<Runtime>::join { amount: STAKE, pool_id });
}

fn leave() {
	let (member_account, unbonding_points) = (staker(0), STAKE);
	call(staker(0), pallet_nomination_pools::Call::<Runtime>::unbond { member_account, unbonding_points });
}

fn claim() {
	call(staker(0), pallet_nomination_pools::Call::<Runtime>::claim_payout {});
}

/// Takes a member's part of what a slash took of its pool: the pool's own money is its members'.
fn slash_member() {
	call(newcomer(), pallet_nomination_pools::Call::<Runtime>::apply_slash { member_account: staker(0) });
}
