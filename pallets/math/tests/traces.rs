//! Replays `models/traces.json`, which the Python model wrote.

mod harness;

use harness::{exact, whole, Op, Pair};
use num_rational::BigRational;
use serde_json::Value;

fn int<T: std::str::FromStr>(value: &Value) -> T {
	let digits = value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
	digits.parse().ok().expect("an integer")
}

fn fraction(value: &Value) -> BigRational {
	value.as_str().unwrap().parse().unwrap()
}

fn op(step: &Value) -> Op {
	let (who, id, era) = (|| int(&step["who"]), || int(&step["id"]), || int(&step["era"]));
	match step["op"].as_str().unwrap() {
		"deposit" => Op::Deposit { who: who(), amount: int(&step["amount"]) },
		"reward" => Op::Reward { amount: int(&step["amount"]) },
		"new_era" => Op::NewEra,
		"request" => Op::Request { who: who(), num: int(&step["num"]), den: int(&step["den"]) },
		"report_base" => Op::ReportBase { id: id(), era: era(), p: int(&step["p"]) },
		"report_service" => {
			Op::ReportService { id: id(), service: int(&step["service"]), era: era(), p: int(&step["p"]) }
		}
		"cancel" => Op::Cancel { id: id() },
		"execute" => Op::Execute { id: id() },
		other => panic!("{other}"),
	}
}

// Law 10.
#[test]
fn traces_are_replayed_within_the_bound() {
	let traces: Value = serde_json::from_str(include_str!("../models/traces.json")).unwrap();
	let traces = traces["traces"].as_array().unwrap();
	assert!(traces.len() >= 200);
	let mut widest = whole(0);
	for trace in traces {
		let weights: Vec<u64> = trace["weights"].as_array().unwrap().iter().map(int).collect();
		let mut pair = Pair::new(&weights);
		for step in trace["steps"].as_array().unwrap() {
			let op = op(step);
			// `apply` holds the integers against the Rust model, which must be the Python model to the last digit.
			let outcome = pair.apply(&op);
			for (who, value) in step["values"].as_array().unwrap().iter().enumerate() {
				assert_eq!(pair.exact.worth(who), fraction(value), "{op:?}");
			}
			if let Op::Execute { .. } = op {
				assert_eq!(outcome.exact, fraction(&step["paid"]), "{op:?}");
			}
		}
		assert!(pair.exact.value(exact::STAKE) > whole(0));
		widest = widest.max(pair.widest);
	}
	// The bound of each step is for the worst case; these traces stay far below it.
	assert!(widest <= whole(6), "{widest}");
}
