//! Whatever operators do and verdicts say: deposits are held exactly while operators are registered, money is conserved, the
//! commission rises by at most a step an era, also by registering anew, and a shortage counts once it has lasted.

use crate::{mock::*, *};
use frame_support::traits::fungible::{Inspect, InspectHold};
use palisade_primitives::{
	mocks::MockEras, Era, EraClock, OperatorInspect, OperatorJail, OperatorPenalty, OperatorPools, PoolKey,
	StakeMutate, Tier,
};
use proptest::prelude::*;
use sp_runtime::{traits::Saturating, Perbill};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Command {
	Register { bond: u128, commission: u32 },
	SetCommission(u32),
	RequestExit,
	CancelExit,
	CompleteExit,
	Jail(u32),
	Unjail,
	Withhold(u32),
	DelayExit(u32),
	SetCovered(bool),
	CheckCoverage,
	AddBond(u128),
	SetMetadata(Vec<u8>),
	NextEra,
}

fn command() -> impl Strategy<Value = (u64, Command)> {
	let what = prop_oneof![
		3 => (MIN_BOND - 10..3 * MIN_BOND, 0u32..45)
			.prop_map(|(bond, commission)| Command::Register { bond, commission }),
		3 => (0u32..45).prop_map(Command::SetCommission),
		2 => Just(Command::RequestExit),
		1 => Just(Command::CancelExit),
		3 => Just(Command::CompleteExit),
		1 => (0u32..5).prop_map(Command::Jail),
		2 => Just(Command::Unjail),
		1 => (0u32..5).prop_map(Command::Withhold),
		1 => (0u32..5).prop_map(Command::DelayExit),
		2 => any::<bool>().prop_map(Command::SetCovered),
		2 => Just(Command::CheckCoverage),
		1 => (1u128..100).prop_map(Command::AddBond),
		1 => proptest::collection::vec(any::<u8>(), 0..33).prop_map(Command::SetMetadata),
		4 => Just(Command::NextEra),
	];
	(ALICE..=CAROL, what)
}

fn apply(who: u64, command: Command) {
	// A refused command changes nothing; which ones are refused is what the story tests say.
	let _ = match command {
		Command::Register { bond, commission } => {
			Operators::register(signed(who), bond, percent(commission), Default::default())
		}
		Command::SetCommission(commission) => Operators::set_commission(signed(who), percent(commission)),
		Command::RequestExit => Operators::request_exit(signed(who)),
		Command::CancelExit => Operators::cancel_exit(signed(who)),
		Command::CompleteExit => Operators::complete_exit(signed(who)),
		Command::Jail(eras) => {
			Operators::jail(&who, MockEras::now().plus(eras));
			Ok(())
		}
		Command::Unjail => Operators::unjail(signed(who)),
		Command::Withhold(eras) => {
			Operators::withhold(&who, MockEras::now().plus(eras));
			Ok(())
		}
		Command::DelayExit(eras) => {
			Operators::delay_exit(&who, MockEras::now().plus(eras));
			Ok(())
		}
		Command::SetCovered(covered) => {
			Stake::set_covered(&who, covered);
			Ok(())
		}
		Command::CheckCoverage => Operators::check_coverage(signed(who % 3 + 1), who),
		Command::AddBond(amount) => Stake::delegate(&who, &PoolKey::native(who, Tier::Restaked), amount),
		Command::SetMetadata(said) => match said.try_into() {
			Ok(said) => Operators::set_metadata(signed(who), said),
			Err(_) => Ok(()),
		},
		Command::NextEra => {
			Stake::next_era::<u64>();
			(ALICE..=CAROL).for_each(|who| hear(&PoolKey::native(who, Tier::Restaked)));
			Ok(())
		}
	};
}

/// What `who` owns, wherever it lies.
fn wealth(who: u64) -> u128 {
	let pools = PoolKey::consensus(&who);
	let staked: u128 = pools.iter().map(|pool| Balances::total_balance(&pool.account())).sum();
	Balances::total_balance(&who) + staked
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn deposits_and_money_are_conserved(commands in proptest::collection::vec(command(), 1..60)) {
		build_and_execute(|| {
			let mut commissions = BTreeMap::<u64, (Era, Perbill)>::new();
			for (who, command) in commands {
				apply(who, command);
				assert_eq!(Pallet::<Test>::check_invariants(), Ok(()));
				for who in ALICE..=CAROL {
					let held = Balances::balance_on_hold(&HoldReason::OperatorDeposit.into(), &who);
					assert_eq!(held, if Operators::is_registered(&who) { DEPOSIT } else { 0 });
					assert_eq!(wealth(who), RICH);
					let idle = Sentences::<Test>::contains_key(who)
						|| Records::<Test>::get(who).is_none_or(|record| record.exiting.is_some());
					assert_eq!(Operators::is_active(&who), !idle && Stake::is_covered(&who), "nobody is slashed here");
					let now = MockEras::now();
					let lasted = ShortSince::<Test>::get(who).is_some_and(|since| now.since(since) >= GRACE);
					assert_eq!(Operators::is_at_work(&who), !idle && !lasted);
					if Operators::is_registered(&who) {
						let commission = Operators::commission(&who);
						if let Some((era, before)) = commissions.insert(who, (now, commission)) {
							let (joined, step) = (Records::<Test>::get(who).unwrap().since, percent(5));
							let steps = if now == era && joined < now { percent(0) } else { step };
							assert!(commission <= before.saturating_add(steps), "no faster than a step an era");
						}
					}
				}
			}
		})
	}
}
