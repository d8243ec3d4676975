//! Random commands: the limits hold in every table, all services may slash to their limit at once, and lateness never
//! changes a row.

use super::*;
use palisade_primitives::StakeInspect;
use proptest::prelude::*;
use std::collections::BTreeMap;

const SERVICES: [(ServiceId, u64, u32); 4] = [(ORACLE, 50, 2), (BRIDGE, 50, 1), (STORE, 30, 2), (ServiceId(4), 7, 1)];

#[derive(Clone, Debug)]
enum Command {
	/// Weight in permille of the pool.
	Allocate(usize, u64),
	SetActive(bool),
	/// The era ends; whether its work was done in time, unless it always is.
	NextEra(bool),
	/// A verdict at the start of an era: permille of what the service may take.
	Slash(usize, u64),
	/// A deposit that joins at the start of an era.
	Deposit(Balance),
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	prop_oneof![
		8 => (0..4usize, 0..=1000u64).prop_map(|(service, permille)| Allocate(service, permille)),
		4 => (0..4usize, prop::sample::select(vec![0, 500, 1000])).prop_map(|(service, permille)| Allocate(service, permille)),
		1 => any::<bool>().prop_map(SetActive),
		8 => any::<bool>().prop_map(NextEra),
		2 => (0..4usize, 1..=1000u64).prop_map(|(service, permille)| Slash(service, permille)),
		1 => (1..VALUE).prop_map(Deposit),
	]
}

const LIMITS: Limits = Limits { degree: FixedU128::from_u32(2), window: 2 };

fn permille(permille: u64) -> Perquintill {
	Perquintill::from_rational(permille, 1000)
}

fn value() -> Balance {
	Ledger::pool(&native(ALICE)).unwrap().value
}

/// What a service took for an offence of `era`, when it could take `limit`.
struct Taken {
	service: ServiceId,
	era: Era,
	limit: Balance,
	loss: Balance,
}

/// What the run of commands must remember.
struct Run {
	/// Work of an era is done at its start.
	punctual: bool,
	/// Rows seen; none may ever change.
	rows: BTreeMap<(Era, ServiceId), Balance>,
	taken: Vec<Taken>,
}

impl Run {
	fn new(punctual: bool) -> Self {
		Self { punctual, rows: BTreeMap::new(), taken: Vec::new() }
	}

	/// κ of what `service` was guaranteed in `era`.
	fn limit(service: ServiceId, era: Era) -> Balance {
		let (_, kappa, _) = SERVICES[service.0 as usize - 1];
		percent(kappa).mul_floor(guarantee(service, era.0))
	}

	/// What `service` may still take for offences of `era`: within one slash window κ of the smallest guarantee.
	fn claim(&self, service: ServiceId, era: Era) -> Balance {
		let near = |taken: &&Taken| taken.service == service && taken.era.0.abs_diff(era.0) <= LIMITS.window;
		let limit = self.taken.iter().filter(near).map(|taken| taken.limit).min().unwrap_or(Balance::MAX);
		let loss: Balance = self.taken.iter().filter(near).map(|taken| taken.loss).sum();
		Self::limit(service, era).min(limit).saturating_sub(loss)
	}

	fn apply(&mut self, command: &Command) {
		match command {
			Command::Allocate(service, weight) => {
				// Refused where it must be, which the checks below would show.
				let _ = Restaking::allocate(by(ALICE), NATIVE, SERVICES[*service].0, permille(*weight));
			}
			Command::SetActive(active) => {
				Restaking::settle(&native(ALICE));
				MockOperators::set_active(&ALICE, *active);
			}
			Command::NextEra(in_time) => {
				next_era();
				// Whether an operator is out of work counts when a row is written, so such eras are done in time.
				let out_of_work = !MockOperators::get(&ALICE).unwrap().active;
				if self.punctual || *in_time || out_of_work {
					Restaking::do_steps(100);
				}
			}
			Command::Slash(service, share) => {
				// The report touched the pool.
				Restaking::settle(&native(ALICE));
				let ((service, ..), era) = (SERVICES[*service], now());
				let limit = Self::limit(service, era);
				let loss = permille(*share).mul_floor(self.claim(service, era));
				next_era();
				if loss > 0 {
					Ledger::slash(&native(ALICE), service, loss);
					self.taken.push(Taken { service, era, limit, loss });
				}
			}
			Command::Deposit(amount) => {
				next_era();
				Ledger::deposit(&native(ALICE), *amount);
			}
		}
	}

	/// Rows never change, and all that can still be slashed is covered.
	fn check(&mut self) {
		Restaking::check().unwrap();
		for ((era, service, _), rows) in Tables::<Test>::iter() {
			let guarantee = rows[0].claim.guarantee;
			assert_eq!(*self.rows.entry((era, service)).or_insert(guarantee), guarantee, "a row changed");
		}
		let claims = SERVICES.map(|(service, ..)| {
			let reportable = now().minus(LIMITS.window).0..=now().0;
			reportable.map(|era| self.claim(service, Era(era))).max().unwrap_or(0)
		});
		assert!(claims.iter().sum::<Balance>() <= value(), "of {} services may claim {claims:?}", value());
	}
}

fn run(commands: &[Command], punctual: bool) -> (BTreeMap<(Era, ServiceId), Balance>, Option<Book>) {
	new_test_ext().execute_with(|| {
		for (service, kappa, window) in SERVICES {
			register(service, percent(kappa), window);
		}
		let mut run = Run::new(punctual);
		for command in commands {
			run.apply(command);
			run.check();
		}
		Restaking::settle(&native(ALICE));
		run.check();
		// Late rows of eras that nobody can ask for are never written.
		let last = run.rows.into_iter().filter(|((era, _), _)| *era >= now().minus(2)).collect();
		(last, Books::<Test>::get(native(ALICE)))
	})
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

	#[test]
	fn random_commands_keep_limits_and_rows_whether_late_or_not(commands in prop::collection::vec(command(), 1..60)) {
		let (punctual, late) = (run(&commands, true), run(&commands, false));
		prop_assert_eq!(punctual, late);
	}

	#[test]
	fn scaling_keeps_the_limits_exactly(
		weights in prop::collection::vec((0..u128::MAX >> 36, 1..=1_000_000_000_000_000_000u64), 1..=16),
	) {
		let mut book = Book::new(Era(1));
		for (service, (weight, kappa)) in weights.into_iter().enumerate() {
			let new = Allocation::new(ServiceId(service as u32 + 1), Perquintill::from_parts(kappa));
			book.allocations.try_push(Allocation { weight: FixedU128::from_inner(weight), ..new }).unwrap();
		}
		book.advance(Era(2), Era(2), LIMITS);
		prop_assert!(book.risk_ceil(|allocation| allocation.weight) <= FixedU128::from_u32(1));
		prop_assert!(book.degree(|allocation| allocation.weight) <= MaxDegree::get());
		prop_assert!(!book.advance(Era(3), Era(3), LIMITS), "scaling once is enough");
	}

	#[test]
	fn a_slash_keeps_everybody_elses_backing(
		before in 2..u128::MAX >> 40,
		percent in 0..=100u64,
		weights in prop::collection::vec(1..=1_000_000_000_000_000_000u128, 2..=16),
	) {
		let mut book = Book::new(Era(1));
		for (service, weight) in weights.into_iter().enumerate() {
			let new = Allocation::new(ServiceId(service as u32 + 1), Perquintill::from_percent(30));
			book.allocations.try_push(Allocation { weight: FixedU128::from_inner(weight), ..new }).unwrap();
		}
		let old = book.clone();
		let loss = Perquintill::from_percent(percent).mul_floor(old.allocations[0].guarantee_floor(before));
		let after = before - loss;
		book.slashed(ServiceId(1), loss, before, after);
		for (now, then) in book.allocations.iter().zip(&old.allocations).skip(1) {
			prop_assert!(after == 0 || now.guarantee_floor(after) >= then.guarantee_floor(before));
		}
		let own = (&book.allocations[0], &old.allocations[0]);
		prop_assert!(after == 0 || own.0.guarantee_floor(after) <= own.1.guarantee_floor(before) - loss);
	}
}
