//! Whatever happens: what was minted into the pot is in the pot, with the operators, or in the pools; nobody is paid
//! twice; and the set is never empty.

use crate::{mock::*, *};
use frame_support::weights::Weight;
use palisade_primitives::{mocks::MockOperators, Era, PoolKey};
use proptest::prelude::*;
use sp_runtime::{Perbill, Perquintill};
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
enum Command {
	Mint(u128),
	Blocks(u64, u32),
	NextSession,
	Poll(u32),
	Pay(u32),
	Slash(u64, bool, u32),
	Commission(u64, u32),
	Active(u64, bool),
	Join(u64),
	Leave(u64),
	Failing(bool),
}

fn command() -> impl Strategy<Value = Command> {
	let who = 1u64..=9;
	prop_oneof![
		4 => (0u128..100_000).prop_map(Command::Mint),
		6 => (1u64..=4, 1u32..5).prop_map(|(who, count)| Command::Blocks(who, count)),
		6 => Just(Command::NextSession),
		3 => (0u32..6).prop_map(Command::Poll),
		1 => (0u32..12).prop_map(Command::Pay),
		1 => (who.clone(), any::<bool>(), 0u32..=100).prop_map(|(who, base, part)| Command::Slash(who, base, part)),
		1 => (who.clone(), 0u32..=100).prop_map(|(who, part)| Command::Commission(who, part)),
		1 => (who.clone(), any::<bool>()).prop_map(|(who, active)| Command::Active(who, active)),
		1 => who.clone().prop_map(Command::Join),
		1 => who.prop_map(Command::Leave),
		1 => prop_oneof![3 => Just(false), 1 => Just(true)].prop_map(Command::Failing),
	]
}

#[derive(Default)]
struct Ledger {
	minted: u128,
	slashed: u128,
}

fn apply(command: Command, ledger: &mut Ledger) {
	// Refused commands change nothing; which ones are refused is what the story tests say.
	match command {
		Command::Mint(amount) => {
			fill_pot(amount);
			ledger.minted += amount;
		}
		Command::Blocks(who, count) => write_blocks(who, count),
		Command::NextSession => next_session(),
		Command::Poll(count) => {
			let weight = <() as WeightInfo>::pay_rewards(count);
			poll(weight.saturating_add(Weight::from_parts(30_000_000, 0)));
		}
		Command::Pay(era) => {
			let _ = Validators::pay_rewards(signed(20), Era(era));
		}
		Command::Slash(who, base, part) => {
			let key = &PoolKey::consensus(&who)[usize::from(!base)];
			let (stake, leaving) = Stake::slash(key, Perquintill::from_percent(part.into()));
			ledger.slashed += stake + leaving;
		}
		Command::Commission(who, part) => MockOperators::set_commission(&who, Perbill::from_percent(part)),
		Command::Active(who, active) => MockOperators::set_active(&who, active),
		Command::Join(who) => {
			let _ = Validators::join_candidates(signed(who));
		}
		Command::Leave(who) => {
			let _ = Validators::leave_candidates(signed(who));
		}
		Command::Failing(failing) => Stake::set_failing::<u64>(failing),
	}
}

fn held_by_pools() -> u128 {
	(1..=9).map(|who| pools(who).0 + pools(who).1).sum()
}

fn free() -> u128 {
	(1..=20).map(Balances::free_balance).sum()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn rewards_are_conserved(commands in proptest::collection::vec(command(), 1..80)) {
		build_and_execute(|| {
			let mut ledger = Ledger::default();
			let (pools_before, free_before) = (held_by_pools(), free());
			for command in commands {
				apply(command, &mut ledger);
				assert_eq!(Pallet::<Test>::check_invariants(), Ok(()));
				assert!(!Session::validators().is_empty());
				let (mut commissions, mut gains) = (0, 0);
				let mut paid = BTreeSet::new();
				for event in events() {
					match event {
						Event::Rewarded { era, operator, commission, base, restaked } => {
							assert!(paid.insert((era, operator)), "paid twice");
							commissions += commission;
							gains += base + restaked;
						},
						Event::RewardFailed { era, operator, .. } => assert!(paid.insert((era, operator))),
						_ => {},
					}
				}
				assert_eq!(commissions + gains + Validators::payable(), ledger.minted);
				assert_eq!(free() - free_before, commissions);
				assert_eq!(held_by_pools() + ledger.slashed - pools_before, gains);
			}
		})
	}
}
