//! Whatever happens: what was minted into the pot is in the pot, with the operators, in the treasury, or in the pools; nobody is
//! paid twice; the set is never empty; and few are jailed at once, all of them idle.

use crate::{mock::*, *};
use frame_support::{storage::with_storage_layer, weights::Weight};
use palisade_primitives::{
	mocks::{MockEras, MockOperators},
	Era, EraClock, OperatorPenalty, PoolKey,
};
use proptest::prelude::*;
use sp_runtime::{Perbill, Perquintill};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug)]
enum Command {
	Mint(u128),
	Blocks(u64, u32),
	NextSession,
	Poll(u32),
	Pay(u32),
	Claim(u64),
	Slash(u64, bool, u32),
	Commission(u64, u32),
	Active(u64, bool),
	Join(u64),
	Leave(u64),
	Withhold(u64, u32),
	Pardon(u64),
	Rules(u32, u128),
	Failing(bool),
}

fn command() -> impl Strategy<Value = Command> {
	let who = 1u64..=9;
	prop_oneof![
		4 => (0u128..100_000).prop_map(Command::Mint),
		6 => (1u64..=9, 1u32..12).prop_map(|(who, count)| Command::Blocks(who, count)),
		6 => Just(Command::NextSession),
		3 => (0u32..6).prop_map(Command::Poll),
		1 => (0u32..12).prop_map(Command::Pay),
		2 => who.clone().prop_map(Command::Claim),
		1 => (who.clone(), any::<bool>(), 0u32..=100).prop_map(|(who, base, part)| Command::Slash(who, base, part)),
		1 => (who.clone(), 0u32..=100).prop_map(|(who, part)| Command::Commission(who, part)),
		1 => (who.clone(), any::<bool>()).prop_map(|(who, active)| Command::Active(who, active)),
		2 => who.clone().prop_map(Command::Join),
		1 => who.clone().prop_map(Command::Leave),
		1 => (who.clone(), 0u32..12).prop_map(|(who, until)| Command::Withhold(who, until)),
		1 => who.prop_map(Command::Pardon),
		1 => (1u32..10, 0u128..2_000).prop_map(|(target, min_stake)| Command::Rules(target, min_stake)),
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
		Command::Claim(who) => {
			let _ = with_storage_layer(|| Validators::claim_commission(signed(20), who));
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
		Command::Withhold(who, until) => {
			MockOperators::withhold(&who, Era(until));
		}
		Command::Pardon(who) => MockOperators::register(&who),
		Command::Rules(target, min_stake) => {
			let _ = Validators::set_rules(RuntimeOrigin::root(), ElectionRules { target, min_stake });
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
			// Full from the start: whoever joins displaces somebody.
			MaxCandidates::set(8);
			let mut ledger = Ledger::default();
			let (pools_before, free_before, treasury_before) = (held_by_pools(), free(), Balances::free_balance(TREASURY));
			for command in commands {
				let (era, validators) = (MockEras::now(), Validators::active_set().len());
				apply(command, &mut ledger);
				assert_eq!(Pallet::<Test>::check_invariants(), Ok(()));
				assert!(!Session::validators().is_empty());
				let (mut commissions, mut claimed, mut withheld, mut gains) = (0, 0, 0, 0);
				let mut paid = BTreeSet::new();
				let mut jailed = BTreeMap::<Era, usize>::new();
				for event in events() {
					match event {
						Event::Rewarded { era, operator, commission, base, restaked } => {
							assert!(paid.insert((era, operator)), "paid twice");
							commissions += commission;
							gains += base + restaked;
						},
						Event::RewardFailed { era, operator, .. } => assert!(paid.insert((era, operator))),
						Event::CommissionPaid { amount, .. } => claimed += amount,
						Event::CommissionWithheld { amount, .. } => withheld += amount,
						Event::ValidatorJailed { operator, eras, until } => {
							assert_eq!(eras.min(2), 2);
							if MockEras::now() > era && until == MockEras::now().plus(JAIL) {
								assert_eq!(EraPoints::<Test>::get(era, operator), 0);
								*jailed.entry(until).or_default() += 1;
							}
						},
						_ => {},
					}
				}
				assert!(jailed.values().all(|count| count * 3 <= validators));
				assert_eq!(commissions + withheld + gains + Validators::payable(), ledger.minted);
				assert_eq!(free() - free_before, claimed);
				assert_eq!(Owed::<Test>::get(), commissions - claimed);
				assert_eq!(Balances::free_balance(TREASURY) - treasury_before, withheld);
				assert_eq!(held_by_pools() + ledger.slashed - pools_before, gains);
			}
		})
	}
}
