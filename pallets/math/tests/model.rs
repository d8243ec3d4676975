//! Random commands on the exact and the integer pool side by side.

mod harness;

use harness::{distance, exact::STAKE, perquintill, whole, Op, Outcome, Pair, STAKERS};
use proptest::prelude::*;
use std::collections::BTreeMap;

const WHOLE: u64 = 1_000_000_000_000_000_000;

/// A command before it is known what the pool admits.
#[derive(Clone, Debug)]
enum Command {
	Deposit { who: usize, amount: u128 },
	Reward { of_stake: u64 },
	NewEra,
	Request { who: usize, num: u128 },
	ReportBase { age: u32, p: u64 },
	ReportService { service: u32, age: u32, p: u64 },
	Cancel { nth: usize },
	Execute { nth: usize },
}

fn amount() -> impl Strategy<Value = u128> {
	(30u32..90).prop_flat_map(|bits| (1u128 << bits)..(2u128 << bits))
}

fn commands() -> impl Strategy<Value = Vec<Command>> {
	let who = 0..STAKERS;
	let command = prop_oneof![
		2 => (who.clone(), amount()).prop_map(|(who, amount)| Command::Deposit { who, amount }),
		1 => (0..WHOLE).prop_map(|of_stake| Command::Reward { of_stake }),
		4 => Just(Command::NewEra),
		4 => (who, 1u128..=1000).prop_map(|(who, num)| Command::Request { who, num }),
		2 => (0u32..4, 1..WHOLE / 2).prop_map(|(age, p)| Command::ReportBase { age, p }),
		4 => (0u32..3, 0u32..4, 1..=WHOLE).prop_map(|(service, age, p)| Command::ReportService { service, age, p }),
		1 => any::<prop::sample::Index>().prop_map(|nth| Command::Cancel { nth: nth.index(16) }),
		3 => any::<prop::sample::Index>().prop_map(|nth| Command::Execute { nth: nth.index(16) }),
	];
	prop::collection::vec(command, 1..40)
}

/// A service report, and how many requests there were before it.
struct Claimed {
	service: u32,
	era: u32,
	p: u64,
	requests: u128,
}

/// Both pools, and the service reports.
struct Run {
	pair: Pair,
	made: u32,
	claims: BTreeMap<u32, Claimed>,
}

impl Run {
	/// The operation that `command` means now; `None` when the model does not cover it.
	fn op(&mut self, command: Command) -> Option<Op> {
		let (exact, integer) = (&self.pair.exact, &self.pair.integer);
		let era = |age: u32| exact.era.saturating_sub(age).max(1);
		let open = |nth: usize| integer.open.get(nth % integer.open.len().max(1)).map(|report| report.id);
		let id = self.made;
		let op = match command {
			Command::Deposit { who, amount } => Op::Deposit { who, amount },
			Command::Reward { of_stake } => {
				Op::Reward { amount: integer.value(None) / u128::from(WHOLE) * u128::from(of_stake) }
			}
			Command::NewEra => Op::NewEra,
			Command::Request { who, num } => {
				let last = integer.shares[who] == integer.supply;
				Op::Request { who, num: if last { num.min(900) } else { num }, den: 1000 }
			}
			Command::ReportBase { age, p } => {
				(integer.open.len() < 4).then(|| Op::ReportBase { id, era: era(age), p })?
			}
			Command::ReportService { service, age, p } => (integer.open.len() < 4
				&& exact.affords(service, era(age), p))
			.then(|| Op::ReportService { id, service, era: era(age), p })?,
			Command::Cancel { nth } => Op::Cancel { id: open(nth)? },
			Command::Execute { nth } => Op::Execute { id: open(nth)? },
		};
		if matches!(op, Op::ReportBase { .. } | Op::ReportService { .. }) {
			self.made += 1;
		}
		Some(op)
	}

	fn apply(&mut self, op: &Op) {
		let outcome = self.pair.apply(op);
		match *op {
			Op::ReportService { id, service, era, p } => {
				self.claims.insert(id, Claimed { service, era, p, requests: self.pair.requests });
			}
			Op::Execute { id } => self.check_payout(id, &outcome),
			_ => {}
		}
	}

	/// The model pays p·G times what the base left of each part; the integers must do so with their own G, within one
	/// unit per reached part, and one per request since the report.
	fn check_payout(&self, id: u32, outcome: &Outcome) {
		let Some(Claimed { service, era, p, requests }) = self.claims.get(&id) else { return };
		let (exact, key) = (&self.pair.exact, &(*era, *service));
		let left = &outcome.exact / &exact.tables[key].0 / perquintill(*p);
		let due = perquintill(*p) * whole(self.pair.integer.tables[key].guarantee) * left;
		let reached = exact.parts.range(*era..).count() as u128;
		// Where base slashes left parts differently, it also matters that the parts' weights drift, as law 10 says.
		let mut factors = exact.parts.range(*era..).map(|(_, part)| &part.factor);
		let even = factors.all(|factor| *factor == exact.parts[&STAKE].factor);
		let drift = if even { whole(0) } else { self.pair.bound() };
		let bound = whole(reached + self.pair.requests - requests) + drift;
		assert!(distance(&due, &whole(outcome.integer)) <= bound, "paid {} of {due}", outcome.integer);
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

	// Laws 2, 9 and 10.
	#[test]
	fn integers_follow_the_model_when_anything_happens(
		first in amount(),
		commands in commands(),
		weights in prop::array::uniform3(0..WHOLE / 3),
	) {
		let mut run = Run { pair: Pair::new(&weights), made: 0, claims: BTreeMap::new() };
		run.apply(&Op::Deposit { who: 0, amount: first });
		run.apply(&Op::NewEra);
		for command in commands {
			if let Some(op) = run.op(command) {
				run.apply(&op);
			}
		}
	}
}
