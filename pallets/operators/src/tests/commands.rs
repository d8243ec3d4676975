//! Whatever operators do: deposits are held exactly while they are registered, money is conserved, and the commission
//! rises by at most a step an era.

use crate::{mock::*, *};
use frame_support::traits::fungible::{Inspect, InspectHold};
use palisade_primitives::{mocks::MockEras, Era, EraClock, OperatorInspect, OperatorJail, PoolKey};
use proptest::prelude::*;
use sp_runtime::{traits::Saturating, Perbill};

#[derive(Clone, Debug)]
enum Command {
	Register { bond: u128, commission: u32 },
	SetCommission(u32),
	RequestExit,
	CancelExit,
	CompleteExit,
	Jail(u32),
	Unjail,
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
		Command::NextEra => {
			Stake::next_era::<u64>();
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
			let mut commissions = vec![(Era(0), Perbill::zero()); 4];
			for (who, command) in commands {
				let registering = matches!(command, Command::Register { .. });
				apply(who, command);
				assert_eq!(Pallet::<Test>::check_invariants(), Ok(()));
				for who in ALICE..=CAROL {
					let held = Balances::balance_on_hold(&HoldReason::OperatorDeposit.into(), &who);
					assert_eq!(held, if Operators::is_registered(&who) { DEPOSIT } else { 0 });
					assert_eq!(wealth(who), RICH);
					let idle = Sentences::<Test>::contains_key(who)
						|| Records::<Test>::get(who).is_none_or(|record| record.exiting.is_some());
					assert_eq!(Operators::is_active(&who), !idle, "nobody is slashed here");
					let (era, before) = commissions[who as usize];
					let (now, commission) = (MockEras::now(), Operators::commission(&who));
					if now == era && !registering {
						assert!(commission <= before, "nothing rises within an era");
					} else if !registering {
						assert!(commission <= before.saturating_add(percent(5)));
					}
					commissions[who as usize] = (now, commission);
				}
			}
		})
	}
}
