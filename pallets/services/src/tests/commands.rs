//! Random commands: invariants hold, money is conserved, nobody serves beyond the limit or without both sides, what was
//! committed keeps its terms and keys, and nothing hurts more without notice.

use super::*;
use crate::needs_notice;
use frame_support::traits::fungible::Inspect;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Command {
	Register,
	Request(u64, u32),
	Accept(u64, u32),
	OptOut(u64, u32),
	Remove(u64, u32),
	Prune(u64, u32),
	SetActive(u64, bool),
	SetRequirements(u32, u32, bool),
	UpdateTerms(u32, SlashTerms<AccountId>),
	Cancel(u32),
	Deregister(u32),
	Reclaim(u32),
	SetKey(u64, u32, u8),
	ProposeOwner(u32, Option<u64>),
	AcceptOwnership(u64, u32),
	NextEra,
}

fn any_terms() -> impl Strategy<Value = SlashTerms<AccountId>> {
	let (slash, window, slasher) = (0..40u64, 0..4u32, 20..22u64);
	let resolver = prop_oneof![Just(None), (30..32u64).prop_map(Some)];
	let reporter_bond = prop_oneof![Just(None), (9..12u128).prop_map(Some)];
	let reporter = 0..3u32;
	(slash, window, slasher, resolver, reporter_bond, reporter).prop_map(
		|(slash, window, slasher, resolver, reporter_bond, reporter)| SlashTerms {
			max_slash: Perquintill::from_percent(slash),
			window,
			slasher,
			resolver,
			reporter_bond,
			waterfall: Waterfall { reporter: Perbill::from_percent(reporter), ..Default::default() },
		},
	)
}

/// [`terms`], changed in one way only: most changes that need no notice are such.
fn any_small_change() -> impl Strategy<Value = SlashTerms<AccountId>> {
	prop_oneof![
		(1..31u64).prop_map(|slash| SlashTerms { max_slash: Perquintill::from_percent(slash), ..terms() }),
		(1..3u32).prop_map(|window| SlashTerms { window, ..terms() }),
		(10..13u128).prop_map(|bond| SlashTerms { reporter_bond: Some(bond), ..terms() }),
	]
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let (operator, service) = (ALICE..=CAROL, 1..4u32);
	let owner = prop_oneof![Just(OWNER), Just(STRANGER)];
	let both = (operator.clone(), service.clone());
	prop_oneof![
		2 => Just(Register),
		4 => both.clone().prop_map(|(who, id)| Request(who, id)),
		4 => both.clone().prop_map(|(who, id)| Accept(who, id)),
		2 => both.clone().prop_map(|(who, id)| OptOut(who, id)),
		1 => both.clone().prop_map(|(who, id)| Remove(who, id)),
		1 => both.clone().prop_map(|(who, id)| Prune(who, id)),
		1 => (operator, any::<bool>()).prop_map(|(who, active)| SetActive(who, active)),
		1 => (service.clone(), 0..4u32, any::<bool>()).prop_map(|(id, limit, key)| SetRequirements(id, limit, key)),
		1 => (service.clone(), any_terms()).prop_map(|(id, terms)| UpdateTerms(id, terms)),
		4 => (service.clone(), any_small_change()).prop_map(|(id, terms)| UpdateTerms(id, terms)),
		1 => service.clone().prop_map(Cancel),
		1 => service.clone().prop_map(Deregister),
		2 => service.clone().prop_map(Reclaim),
		6 => (both, 1..6u8).prop_map(|((who, id), seed)| SetKey(who, id, seed)),
		1 => (service.clone(), prop::option::of(owner.clone())).prop_map(|(id, who)| ProposeOwner(id, who)),
		1 => (owner, service).prop_map(|(who, id)| AcceptOwnership(who, id)),
		6 => Just(NextEra),
	]
}

fn run(command: Command) -> frame_support::dispatch::DispatchResult {
	use Command::*;
	let by_owner = |id| by(Services::owner(ServiceId(id)).unwrap_or(OWNER));
	match command {
		Register => Services::register(by(OWNER), Box::new(oracle())),
		Request(who, id) => Services::request_opt_in(by(who), ServiceId(id)),
		Accept(who, id) => Services::accept_operator(by_owner(id), ServiceId(id), who),
		OptOut(who, id) => Services::opt_out(by(who), ServiceId(id)),
		Remove(who, id) => Services::remove_operator(by_owner(id), ServiceId(id), who),
		Prune(who, id) => Services::prune(by(STRANGER), ServiceId(id), who),
		SetActive(who, active) => {
			MockOperators::set_active(&who, active);
			Ok(())
		}
		SetRequirements(id, max_operators, needs_key) => {
			let requirements = Requirements { max_operators, needs_key, ..oracle().requirements };
			Services::set_requirements(by_owner(id), ServiceId(id), requirements)
		}
		UpdateTerms(id, terms) => Services::update_terms(by_owner(id), ServiceId(id), Box::new(terms)),
		Cancel(id) => Services::cancel_changes(by_owner(id), ServiceId(id)),
		Deregister(id) => Services::deregister(by_owner(id), ServiceId(id)),
		Reclaim(id) => Services::reclaim_deposit(by(STRANGER), ServiceId(id)),
		SetKey(who, id, seed) => set_key(who, ServiceId(id), seed),
		ProposeOwner(id, who) => Services::propose_owner(by_owner(id), ServiceId(id), who),
		AcceptOwnership(who, id) => Services::accept_ownership(by(who), ServiceId(id)),
		NextEra => {
			MockEras::set(now().next().0);
			Ok(())
		}
	}
}

/// What everybody could see when an era ended.
#[derive(Default)]
struct Seen {
	terms: BTreeMap<(ServiceId, Era), SlashTerms<AccountId>>,
	waiting: BTreeMap<(ServiceId, Era), Version<SlashTerms<AccountId>>>,
	keys: BTreeMap<(ServiceId, AccountId, Era), ServiceKey>,
}

impl Seen {
	fn note(&mut self) {
		let era = now();
		for id in (1..4).map(ServiceId) {
			let Some(view) = Services::view(id) else { continue };
			self.terms.insert((id, era), Services::terms(id, era).unwrap());
			view.next_terms.and_then(|next| self.waiting.insert((id, era), next));
		}
		for (id, who) in pairs().filter(|(id, who)| Services::serves(*id, who, era)) {
			Services::key(id, &who, era).and_then(|key| self.keys.insert((id, who, era), key));
		}
	}

	/// What can be reported or waits for its verdict is as it was.
	fn check(&self) {
		let asked = |era: Era| era.plus(Clock::slash_window() + Clock::veto_window() + 1) >= now();
		let known = |id| Services::owner(id).is_some();
		for ((id, era), terms) in self.terms.iter().filter(|((id, era), _)| asked(*era) && known(*id)) {
			assert_eq!(Services::terms(*id, *era).as_ref(), Some(terms));
		}
		for ((id, who, era), key) in self.keys.iter().filter(|((id, _, era), _)| asked(*era) && known(*id)) {
			assert_eq!(Services::key(*id, who, *era).as_ref(), Some(key));
		}
	}

	/// What hurts more than in the era before was waiting when the era ended after which whoever asked to leave has left.
	fn check_notice(&self) {
		let era = now();
		for id in (1..4).map(ServiceId) {
			let Some(terms) = Services::terms(id, era) else { continue };
			let before = self.terms.get(&(id, era.minus(1)));
			if before.is_some_and(|before| needs_notice(before, &terms)) {
				let noticed = self.waiting.get(&(id, era.minus(Clock::leaving_eras() + 1)));
				assert_eq!(noticed, Some(&Version { from: era, value: terms }));
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

	#[test]
	fn random_commands_keep_the_invariants(commands in prop::collection::vec(command(), 1..120)) {
		new_test_ext().execute_with(|| {
			let mut seen = Seen::default();
			for command in commands {
				let served_before: Vec<_> = pairs().filter(|(id, who)| Services::serves(*id, who, now())).collect();
				let era = now();
				let root = sp_io::storage::root(sp_runtime::StateVersion::V1);
				seen.note();
				if run(command).is_err() {
					assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), root);
				}
				Services::check().unwrap();
				seen.check();
				// Who serves in the running era is settled when it begins.
				if now() == era {
					let served: Vec<_> = pairs().filter(|(id, who)| Services::serves(*id, who, era)).collect();
					let known = |pair: &&(ServiceId, AccountId)| Services::owner(pair.0).is_some();
					assert_eq!(served, served_before.iter().filter(known).copied().collect::<Vec<_>>());
				} else {
					seen.check_notice();
				}
				// In = held + free.
				for owner in [OWNER, STRANGER] {
					let owned = crate::Services::<Test>::iter_values().filter(|service| service.owner == owner);
					assert_eq!(deposit_held(owner), owned.map(|service| service.deposit).sum::<Balance>());
				}
				assert_eq!(Balances::total_balance(&OWNER) + Balances::total_balance(&STRANGER), 2 * FUNDS);
			}
		})
	}
}

fn pairs() -> impl Iterator<Item = (ServiceId, AccountId)> {
	(1..4).flat_map(|id| (ALICE..=CAROL).map(move |who| (ServiceId(id), who)))
}
