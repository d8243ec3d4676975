//! Replays the traces of the exact model (`pallets/math/models`): every staker's worth after every step.

use crate::mock::*;
use frame_support::{assert_ok, traits::fungible::Mutate};
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use palisade_math::{ratio::part_floor, Claim};
use palisade_primitives::{mocks::MockEras, *};
use serde_json::Value;
use sp_runtime::Perquintill;
use std::{collections::BTreeMap, str::FromStr};

const STAKERS: [AccountId; 4] = [ALICE, BOB, CHARLIE, OTHER];

fn int<T: FromStr>(value: &Value) -> T {
	let digits = value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
	digits.parse().ok().expect("an integer")
}

fn fraction(value: &Value) -> BigRational {
	value.as_str().unwrap().parse().unwrap()
}

fn distance(exact: &BigRational, integer: Balance) -> f64 {
	(exact - BigRational::from_integer(integer.into())).abs().to_f64().unwrap()
}

struct Replay {
	weights: Vec<Perquintill>,
	tables: BTreeMap<(u32, usize), Claim>,
	/// What the model paid and the pool has not yet.
	expected: Vec<(u32, BigRational)>,
	reports: u32,
	highest_price: f64,
}

impl Replay {
	fn step(&mut self, step: &Value) {
		let id = || int::<u32>(&step["id"]);
		let p = || Perquintill::from_parts(int(&step["p"]));
		let (era, due) = (|| Era(int(&step["era"])), || Era(int(&step["due"])));
		let staker = || STAKERS[int::<usize>(&step["who"])];
		match step["op"].as_str().unwrap() {
			"deposit" => {
				assert_ok!(Delegation::delegate(origin(staker()), base(), int(&step["amount"])));
			}
			"reward" => rewards(&base(), int(&step["amount"])),
			"new_era" => self.new_era(),
			"request" => {
				let (num, den) = (int(&step["num"]), int(&step["den"]));
				let shares = position(&base(), staker()).shares;
				let asked = palisade_math::ratio::mul_div_floor(shares, num, den).unwrap();
				let request = <Delegation as StakeMutate<_>>::request_leave(&staker(), &base(), asked, &staker());
				assert_ok!(request);
			}
			"report_base" => {
				self.reports += 1;
				let opened = <Delegation as PoolReports<_>>::open_base(&base(), ReportId(id()), era(), due(), p());
				assert_ok!(opened);
			}
			"report_service" => {
				self.reports += 1;
				let claim = self.tables[&(era().0, int(&step["service"]))];
				let id = ReportId(id());
				let opened = <Delegation as PoolReports<_>>::open_service(&base(), id, era(), due(), claim, p());
				assert_eq!(opened, Ok(()));
			}
			"cancel" => cancels(&base(), id()),
			"execute" => self.expected.push((id(), fraction(&step["paid"]))),
			other => panic!("{other}"),
		}
	}

	fn new_era(&mut self) {
		go_and_touch(MockEras::now().0 + 1, &[base()]);
		let mut paid = Vec::new();
		for note in Notes::take() {
			match note {
				Note::Executed { id, from_stake, from_leaving, .. } => paid.push((id.0, from_stake + from_leaving)),
				Note::Eras { first, last, value, factor, .. } => {
					for era in first.0..=last.0 {
						for (service, weight) in self.weights.iter().enumerate() {
							let claim = Claim { guarantee: part_floor(value, *weight), factor };
							self.tables.insert((era, service), claim);
						}
					}
				}
				_ => {}
			}
		}
		let expected = std::mem::take(&mut self.expected);
		assert_eq!(paid.len(), expected.len());
		for ((id, paid), (expected_id, exact)) in paid.into_iter().zip(expected) {
			assert_eq!(id, expected_id);
			assert!(distance(&exact, paid) <= self.bound(), "{id}: paid {paid} instead of {exact}");
		}
	}

	/// Law 10 of `pallets/math`.
	fn bound(&mut self) -> f64 {
		let pool = now(&base());
		let price = (pool.stake.settled_value() as f64 + 1.0) / (pool.shares as f64 + 1.0);
		self.highest_price = self.highest_price.max(price);
		let parts = 1 + pool.leaving.len() as u32;
		f64::from(parts * (1 + self.reports)) + self.highest_price
	}

	fn worth(who: AccountId) -> Balance {
		let own = position(&base(), who);
		let tickets: Balance = Delegation::tickets_of(&who).iter().map(|ticket| ticket.value).sum();
		own.value + own.entering + tickets
	}
}

fn replay(trace: &Value) -> f64 {
	let mut farthest = 0.0f64;
	run_empty(|| {
		go_to(0);
		Clock::set_leaving_eras(30);
		for who in STAKERS.into_iter().chain([TREASURY]) {
			assert_ok!(<Balances as Mutate<_>>::mint_into(&who, 1 << 100));
		}
		assert_ok!(<Delegation as OperatorPools<_>>::open(&OPERATOR, 100 * UNIT, 100 * UNIT));
		let weights = trace["weights"].as_array().unwrap().iter().map(|weight| Perquintill::from_parts(int(weight)));
		let (tables, expected) = (BTreeMap::new(), Vec::new());
		let mut replay = Replay { weights: weights.collect(), tables, expected, reports: 0, highest_price: 1.0 };
		for step in trace["steps"].as_array().unwrap() {
			replay.step(step);
			let bound = replay.bound();
			for (who, value) in STAKERS.into_iter().zip(step["values"].as_array().unwrap()) {
				let off = distance(&fraction(value), Replay::worth(who));
				assert!(off <= bound, "{step}: {who} has {}, {off} off", Replay::worth(who));
				farthest = farthest.max(off);
			}
		}
	});
	farthest
}

#[test]
fn pool_agrees_with_the_exact_model() {
	let traces: Value = serde_json::from_str(include_str!("../../../math/models/traces.json")).unwrap();
	let traces = traces["traces"].as_array().unwrap();
	assert!(traces.len() >= 200);
	let farthest = traces.iter().map(replay).fold(0.0, f64::max);
	assert!(farthest < 20.0, "{farthest} planck off");
}
