//! One pool twice: in exact rationals, as `models/ledger_model.py` has it, and in integers, as a pallet would build it.

#![allow(dead_code)] // Each test binary uses its part.

pub mod exact;
pub mod integer;

use num_bigint::BigInt;
use num_rational::BigRational;

/// Stakers of a pool in the tests.
pub const STAKERS: usize = 4;

/// What can happen to a pool. Fractions `p` and weights are perquintill integers.
#[derive(Clone, Debug)]
pub enum Op {
	Deposit { who: usize, amount: u128 },
	Reward { amount: u128 },
	NewEra,
	Request { who: usize, num: u128, den: u128 },
	ReportBase { id: u32, era: u32, p: u64 },
	ReportService { id: u32, service: u32, era: u32, p: u64 },
	Cancel { id: u32 },
	Execute { id: u32 },
}

pub fn whole(value: u128) -> BigRational {
	BigRational::from_integer(BigInt::from(value))
}

pub fn ratio(numerator: u128, denominator: u128) -> BigRational {
	BigRational::new(BigInt::from(numerator), BigInt::from(denominator))
}

pub fn perquintill(p: u64) -> BigRational {
	ratio(p.into(), 10u128.pow(18))
}

pub fn distance(a: &BigRational, b: &BigRational) -> BigRational {
	if a > b {
		a - b
	} else {
		b - a
	}
}

/// Both pools, and how far they may have drifted apart.
pub struct Pair {
	pub exact: exact::Pool,
	pub integer: integer::Pool,
	/// How far any staker's worth or payout was from the model's so far.
	pub widest: BigRational,
	/// Requests so far.
	pub requests: u128,
	reports: u128,
	joinings: u128,
}

impl Pair {
	pub fn new(weights: &[u64]) -> Self {
		let (exact, integer) = (exact::Pool::new(weights), integer::Pool::new(weights));
		Self { exact, integer, widest: whole(0), requests: 0, reports: 0, joinings: 0 }
	}

	/// Does the same to both and holds them against each other.
	pub fn apply(&mut self, op: &Op) -> Outcome {
		match op {
			Op::ReportBase { .. } | Op::ReportService { .. } => self.reports += 1,
			Op::Request { .. } => self.requests += 1,
			Op::NewEra if self.integer.open.is_empty() => self.joinings += 1,
			_ => {}
		}
		let exact = self.exact.apply(op);
		let integer = self.integer.apply(op);
		self.integer.check();
		let bound = self.bound();
		for who in 0..STAKERS {
			let (exact, integer) = (self.exact.worth(who), whole(self.integer.worth(who)));
			let gap = distance(&exact, &integer);
			assert!(gap <= bound, "{op:?}: staker {who} has {integer} instead of {exact}");
			self.widest = self.widest.clone().max(gap);
		}
		let gap = distance(&exact, &whole(integer));
		assert!(gap <= bound, "{op:?}: paid {integer} instead of {exact}");
		self.widest = self.widest.clone().max(gap);
		Outcome { exact, integer }
	}

	/// One unit per part, one more per part for each report made so far, four for each request (law 8), and the price of
	/// two shares for each era start at which something joined: a batch, and each in it, get whole shares.
	pub fn bound(&self) -> BigRational {
		let parts = 1 + self.integer.buckets.len() as u128;
		let shares = whole(2 * (1 + self.joinings)) * &self.exact.highest_price;
		whole(parts * (1 + self.reports) + 4 * self.requests) + shares
	}
}

/// What an execution paid.
pub struct Outcome {
	pub exact: BigRational,
	pub integer: u128,
}
