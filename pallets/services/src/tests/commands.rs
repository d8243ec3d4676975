//! Random commands: invariants hold, money is conserved, and nobody serves beyond the limit or without both sides.

use super::*;
use frame_support::traits::fungible::Inspect;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Command {
	Register,
	Request(u64, u32),
	Accept(u64, u32),
	OptOut(u64, u32),
	Remove(u64, u32),
	Prune(u64, u32),
	SetActive(u64, bool),
	SetLimit(u32, u32),
	SetSlasher(u32, u64),
	Cancel(u32),
	Deregister(u32),
	Reclaim(u32),
	NextEra,
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let (operator, service) = (ALICE..=CAROL, 1..4u32);
	let both = (operator.clone(), service.clone());
	prop_oneof![
		2 => Just(Register),
		4 => both.clone().prop_map(|(who, id)| Request(who, id)),
		4 => both.clone().prop_map(|(who, id)| Accept(who, id)),
		2 => both.clone().prop_map(|(who, id)| OptOut(who, id)),
		1 => both.clone().prop_map(|(who, id)| Remove(who, id)),
		1 => both.prop_map(|(who, id)| Prune(who, id)),
		1 => (operator, any::<bool>()).prop_map(|(who, active)| SetActive(who, active)),
		1 => (service.clone(), 0..4u32).prop_map(|(id, limit)| SetLimit(id, limit)),
		1 => (service.clone(), 20..23u64).prop_map(|(id, who)| SetSlasher(id, who)),
		1 => service.clone().prop_map(Cancel),
		1 => service.clone().prop_map(Deregister),
		2 => service.prop_map(Reclaim),
		4 => Just(NextEra),
	]
}

fn run(command: Command) {
	use Command::*;
	// A refused command must change nothing, which the invariants and sums below would show.
	let _ = match command {
		Register => Services::register(by(OWNER), Box::new(oracle())),
		Request(who, id) => Services::request_opt_in(by(who), ServiceId(id)),
		Accept(who, id) => Services::accept_operator(by(OWNER), ServiceId(id), who),
		OptOut(who, id) => Services::opt_out(by(who), ServiceId(id)),
		Remove(who, id) => Services::remove_operator(by(OWNER), ServiceId(id), who),
		Prune(who, id) => Services::prune(by(STRANGER), ServiceId(id), who),
		SetActive(who, active) => {
			MockOperators::set_active(&who, active);
			Ok(())
		}
		SetLimit(id, max_operators) => {
			let requirements = Requirements { max_operators, ..oracle().requirements };
			Services::set_requirements(by(OWNER), ServiceId(id), requirements)
		}
		SetSlasher(id, who) => Services::set_slasher(by(OWNER), ServiceId(id), who),
		Cancel(id) => Services::cancel_changes(by(OWNER), ServiceId(id)),
		Deregister(id) => Services::deregister(by(OWNER), ServiceId(id)),
		Reclaim(id) => Services::reclaim_deposit(by(STRANGER), ServiceId(id)),
		NextEra => {
			MockEras::set(now().next().0);
			Ok(())
		}
	};
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

	#[test]
	fn random_commands_keep_the_invariants(commands in prop::collection::vec(command(), 1..80)) {
		new_test_ext().execute_with(|| {
			for command in commands {
				let served_before: Vec<_> = pairs().filter(|(id, who)| Services::serves(*id, who, now())).collect();
				let era = now();
				run(command);
				Services::check().unwrap();
				// Who serves in the running era is settled when it begins.
				if now() == era {
					let served: Vec<_> = pairs().filter(|(id, who)| Services::serves(*id, who, era)).collect();
					let known = |pair: &&(ServiceId, AccountId)| Services::terms(pair.0).is_some();
					assert_eq!(served, served_before.iter().filter(known).copied().collect::<Vec<_>>());
				}
				// In = held + free.
				let deposits: Balance = crate::Services::<Test>::iter_values().map(|service| service.deposit).sum();
				assert_eq!(deposit_held(OWNER), deposits);
				assert_eq!(Balances::total_balance(&OWNER), FUNDS);
			}
		})
	}
}

fn pairs() -> impl Iterator<Item = (ServiceId, AccountId)> {
	(1..4).flat_map(|id| (ALICE..=CAROL).map(move |who| (ServiceId(id), who)))
}
