//! Random commands: every table is within the policy of its era, raises wait, all services may slash to their limit at
//! once, and lateness never changes a row.

use super::*;
use palisade_primitives::{ServiceInspect, StakeInspect};
use proptest::prelude::*;
use sp_runtime::FixedPointNumber;
use std::collections::BTreeMap;

const SERVICES: [(ServiceId, u64, u32); 4] = [(ORACLE, 50, 2), (BRIDGE, 50, 1), (STORE, 30, 2), (ServiceId(4), 7, 1)];

#[derive(Clone, Debug)]
enum Command {
	/// Weight in permille of the pool.
	Allocate(usize, u64),
	/// The service's κ, in percent, from the era after next on.
	Kappa(usize, u64),
	Policy(RiskPolicy),
	CancelPolicy,
	SetActive(bool),
	/// The era ends; whether its work was done in time, unless it always is.
	NextEra(bool),
	/// A verdict at the start of an era: permille of what the service may take.
	Slash(usize, u64),
	/// A deposit of somebody else that joins at the start of an era.
	Deposit(Balance),
}

fn policy() -> impl Strategy<Value = RiskPolicy> {
	let allowed = prop_oneof![
		4 => Just(Allowed::Any),
		1 => Just(categories([Category::Oracle, Category::Bridge])),
		1 => Just(categories([Category::Oracle])),
		1 => Just(services([ORACLE, BRIDGE, STORE])),
	];
	let sums = (prop::sample::select(vec![100, 100, 60, 40]), prop::sample::select(vec![200, 150, 100]));
	(sums, allowed, any::<bool>(), 1..=4u32).prop_map(|((risk, degree), services, redistribution, notice)| RiskPolicy {
		max_risk: percent(risk),
		max_degree: weight(degree),
		services,
		redistribution,
		notice,
	})
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	prop_oneof![
		8 => (0..4usize, 0..=1000u64).prop_map(|(service, permille)| Allocate(service, permille)),
		4 => (0..4usize, prop::sample::select(vec![0, 500, 1000])).prop_map(|(service, permille)| Allocate(service, permille)),
		1 => (0..4usize, prop::sample::select(vec![5, 30, 50, 80])).prop_map(|(service, kappa)| Kappa(service, kappa)),
		2 => policy().prop_map(Policy),
		1 => Just(CancelPolicy),
		1 => any::<bool>().prop_map(SetActive),
		8 => any::<bool>().prop_map(NextEra),
		2 => (0..4usize, 1..=1000u64).prop_map(|(service, permille)| Slash(service, permille)),
		1 => (1..VALUE).prop_map(Deposit),
	]
}

const WINDOW: u32 = 2;

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

type Table = BTreeMap<(Era, ServiceId), Guarantee<AccountId>>;

/// What the run of commands must remember.
struct Run {
	/// Work of an era is done at its start.
	punctual: bool,
	/// Rows seen; none may ever change.
	rows: Table,
	taken: Vec<Taken>,
	/// The policy in force and the worth of the pool at each era's start.
	begun: BTreeMap<Era, (RiskPolicy, Balance)>,
}

impl Run {
	fn new(punctual: bool) -> Self {
		Self { punctual, rows: BTreeMap::new(), taken: Vec::new(), begun: BTreeMap::new() }
	}

	/// κ of what `service` was guaranteed in `era`.
	fn limit(service: ServiceId, era: Era) -> Balance {
		row(service, era.0).map_or(0, |row| row.max_slash.mul_floor(row.claim.guarantee))
	}

	/// The next era begins, with `first` before its tables.
	fn begin(&mut self, first: impl FnOnce()) {
		next_era();
		first();
		self.begun.insert(now(), (Restaking::policy(&native(ALICE)).current, value()));
	}

	/// What a call for `weight` makes of an allocation: more waits, less never does nor needs anything.
	fn allocate(service: ServiceId, weight: Perquintill) {
		Restaking::settle(&native(ALICE));
		let old = allocation(service).unwrap_or(Allocation::new(service));
		let notice = Restaking::policy(&native(ALICE)).notice();
		let done = Restaking::allocate(by(ALICE), NATIVE, service, weight);
		if weight_of(weight) < old.target().weight {
			assert_ok!(done);
		}
		let Some((next, from)) = allocation(service).and_then(|new| new.next).filter(|_| done.is_ok()) else { return };
		if old.current.covers(&next) {
			assert_eq!(from, now().next());
		} else {
			let announced = old.next.is_some_and(|(waiting, at)| waiting.covers(&next) && at <= from);
			assert!(announced || from == now().plus(notice), "{old:?} {next:?}");
		}
	}

	/// What `service` may still take for offences of `era`: within one slash window κ of the smallest guarantee.
	fn claim(&self, service: ServiceId, era: Era) -> Balance {
		let near = |taken: &&Taken| taken.service == service && taken.era.0.abs_diff(era.0) <= WINDOW;
		let limit = self.taken.iter().filter(near).map(|taken| taken.limit).min().unwrap_or(Balance::MAX);
		let loss: Balance = self.taken.iter().filter(near).map(|taken| taken.loss).sum();
		Self::limit(service, era).min(limit).saturating_sub(loss)
	}

	fn apply(&mut self, command: &Command) {
		match command {
			Command::Allocate(service, weight) => {
				Self::allocate(SERVICES[*service].0, permille(*weight));
			}
			Command::Kappa(service, kappa) => {
				let (service, _, window) = SERVICES[*service];
				MockServices::set_terms(service, now().plus(2), terms(percent(*kappa), window));
			}
			Command::Policy(policy) => {
				// Refused where it must be, which the checks below would show.
				let _ = try_policy(policy.clone());
			}
			Command::CancelPolicy => {
				let _ = Restaking::cancel_policy_change(by(ALICE), NATIVE);
			}
			Command::SetActive(active) => {
				Restaking::settle(&native(ALICE));
				MockOperators::set_active(&ALICE, *active);
			}
			Command::NextEra(in_time) => {
				self.begin(|| ());
				// Whether an operator is out of work counts when a row is written, so such eras are done in time.
				let out_of_work = !MockOperators::get(&ALICE).unwrap().active;
				if self.punctual || *in_time || out_of_work {
					do_steps(100);
				}
			}
			Command::Slash(service, share) => {
				// The report touched the pool.
				Restaking::settle(&native(ALICE));
				let ((service, ..), era) = (SERVICES[*service], now());
				let limit = Self::limit(service, era);
				let loss = permille(*share).mul_floor(self.claim(service, era));
				if loss > 0 {
					self.taken.push(Taken { service, era, limit, loss });
				}
				self.begin(|| {
					if loss > 0 {
						Ledger::slash(&native(ALICE), service, loss);
					}
				});
			}
			Command::Deposit(amount) => self.begin(|| Ledger::deposit(&native(ALICE), STRANGER, *amount)),
		}
	}

	/// Rows never change, are as the terms and the policy of their era say, and all that can still be slashed is covered.
	fn check(&mut self) {
		Restaking::check().unwrap();
		let mut sums = BTreeMap::<Era, (Balance, Balance)>::new();
		for ((era, service, _), rows) in Tables::<Test>::iter() {
			let row = &rows[0];
			assert_eq!(self.rows.entry((era, service)).or_insert(row.clone()), row, "a row changed");
			let (policy, _) = &self.begun[&era];
			let terms = <MockServices as ServiceInspect<AccountId>>::terms(service, era).unwrap();
			assert!(row.max_slash <= terms.max_slash, "κ above the service's");
			assert_eq!(row.redistribution, policy.redistribution);
			assert!(policy.services.allows(service, <MockServices as ServiceInspect<AccountId>>::category(service)));
			let sum = sums.entry(era).or_default();
			*sum = (sum.0 + row.max_slash.mul_floor(row.claim.guarantee), sum.1 + row.claim.guarantee);
		}
		for (era, (risk, degree)) in sums {
			let (policy, value) = &self.begun[&era];
			assert!(risk <= policy.max_risk.mul_floor(*value), "more risk than the policy of {era:?} allows");
			assert!(degree <= policy.max_degree.saturating_mul_int(*value), "more degree than allowed in {era:?}");
		}
		let claims = SERVICES.map(|(service, ..)| {
			let reportable = now().minus(WINDOW).0..=now().0;
			reportable.map(|era| self.claim(service, Era(era))).max().unwrap_or(0)
		});
		assert!(claims.iter().sum::<Balance>() <= value(), "of {} services may claim {claims:?}", value());
	}
}

fn run(commands: &[Command], punctual: bool) -> (Table, Option<Book>, PoolPolicy) {
	new_test_ext().execute_with(|| {
		for (service, kappa, window) in SERVICES {
			register(service, percent(kappa), window);
		}
		MockServices::set_category::<AccountId>(BRIDGE, Category::Bridge);
		MockServices::set_category::<AccountId>(STORE, Category::Middleware);
		let mut run = Run::new(punctual);
		for command in commands {
			run.apply(command);
			run.check();
		}
		Restaking::settle(&native(ALICE));
		run.check();
		// Late rows of eras that nobody can ask for are never written.
		let last = run.rows.into_iter().filter(|((era, _), _)| *era >= now().minus(2)).collect();
		(last, Books::<Test>::get(native(ALICE)), Restaking::policy(&native(ALICE)))
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
		risk in 0..=100u64,
		degree in 0..=200u64,
	) {
		let mut book = Book::new(Era(1));
		for (service, (weight, kappa)) in weights.into_iter().enumerate() {
			let current = Commitment::new(FixedU128::from_inner(weight), Perquintill::from_parts(kappa));
			let new = Allocation::new(ServiceId(service as u32 + 1));
			book.allocations.try_push(Allocation { current, ..new }).unwrap();
		}
		let limits = Exposure { risk: weight(risk), degree: weight(degree) };
		book.advance(Era(2), Era(2), limits, WINDOW);
		let sums = book.exposure();
		prop_assert!(sums.risk <= limits.risk && sums.degree <= limits.degree);
		prop_assert!(!book.advance(Era(3), Era(3), limits, WINDOW), "scaling once is enough");
	}

	#[test]
	fn a_slash_keeps_everybody_elses_backing(
		before in 2..u128::MAX >> 40,
		percent in 0..=100u64,
		weights in prop::collection::vec(1..=1_000_000_000_000_000_000u128, 2..=16),
	) {
		let mut book = Book::new(Era(1));
		for (service, weight) in weights.into_iter().enumerate() {
			let current = Commitment::new(FixedU128::from_inner(weight), Perquintill::from_percent(30));
			let new = Allocation::new(ServiceId(service as u32 + 1));
			book.allocations.try_push(Allocation { current, ..new }).unwrap();
		}
		let old = book.clone();
		let loss = Perquintill::from_percent(percent).mul_floor(old.allocations[0].current.guarantee_floor(before));
		let after = before - loss;
		book.slashed(ServiceId(1), loss, before, after);
		for (now, then) in book.allocations.iter().zip(&old.allocations).skip(1) {
			prop_assert!(after == 0 || now.current.guarantee_floor(after) >= then.current.guarantee_floor(before));
		}
		let own = (&book.allocations[0], &old.allocations[0]);
		prop_assert!(after == 0 || own.0.current.guarantee_floor(after) <= own.1.current.guarantee_floor(before) - loss);
	}
}
