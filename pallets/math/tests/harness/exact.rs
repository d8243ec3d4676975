//! `models/ledger_model.py` in Rust.

use super::{perquintill, ratio, whole, Op, STAKERS};
use num_rational::BigRational;
use num_traits::{One, Zero};
use std::collections::BTreeMap;

type Q = BigRational;

/// Label of the stake: later than every bucket.
pub const STAKE: u32 = u32::MAX;

#[derive(Clone)]
pub struct Part {
	pub nominal: Q,
	pub paid: Q,
	pub factor: Q,
}

impl Part {
	fn empty(factor: Q) -> Self {
		Self { nominal: Q::zero(), paid: Q::zero(), factor }
	}

	pub fn tokens(&self) -> Q {
		&self.factor * (&self.nominal - &self.paid)
	}
}

#[derive(Clone)]
enum Penalty {
	Base(Q),
	Service(Q),
}

#[derive(Clone)]
struct Report {
	era: u32,
	penalty: Penalty,
}

#[derive(Clone)]
pub struct Pool {
	pub era: u32,
	pub parts: BTreeMap<u32, Part>,
	pub highest_price: Q,
	shares: [Q; STAKERS],
	leaving: BTreeMap<u32, [Q; STAKERS]>,
	entry: [Q; STAKERS],
	gains: Q,
	open: BTreeMap<u32, Report>,
	pub tables: BTreeMap<(u32, u32), (Q, Q)>,
	weights: Vec<Q>,
}

fn zeros() -> [Q; STAKERS] {
	std::array::from_fn(|_| Q::zero())
}

impl Pool {
	pub fn new(weights: &[u64]) -> Self {
		Self {
			era: 0,
			parts: BTreeMap::from([(STAKE, Part::empty(Q::one()))]),
			highest_price: Q::one(),
			shares: zeros(),
			leaving: BTreeMap::new(),
			entry: zeros(),
			gains: Q::zero(),
			open: BTreeMap::new(),
			tables: BTreeMap::new(),
			weights: weights.iter().map(|weight| perquintill(*weight)).collect(),
		}
	}

	fn reaching(&self, label: u32) -> impl Iterator<Item = &Report> {
		self.open.values().filter(move |report| report.era <= label)
	}

	/// What the open base reports leave of a part.
	pub fn base_left(&self, label: u32) -> Q {
		self.reaching(label).fold(Q::one(), |left, report| match &report.penalty {
			Penalty::Base(p) => left * (Q::one() - p),
			Penalty::Service(_) => left,
		})
	}

	/// The nominal that neither executed nor open service reports claim.
	pub fn net(&self, label: u32) -> Q {
		let part = &self.parts[&label];
		self.reaching(label).fold(&part.nominal - &part.paid, |net, report| match &report.penalty {
			Penalty::Base(_) => net,
			Penalty::Service(rate) => net - rate * &part.nominal,
		})
	}

	pub fn value(&self, label: u32) -> Q {
		&self.parts[&label].factor * self.base_left(label) * self.net(label)
	}

	pub fn supply(&self) -> Q {
		self.shares.iter().sum()
	}

	pub fn worth(&self, who: usize) -> Q {
		let mut worth = self.entry[who].clone();
		if !self.shares[who].is_zero() {
			worth += self.value(STAKE) * &self.shares[who] / self.supply();
		}
		for (era, tickets) in &self.leaving {
			let issued: Q = tickets.iter().sum();
			worth += self.value(*era) * &tickets[who] / issued;
		}
		worth
	}

	/// Does `op` and returns what it paid out.
	pub fn apply(&mut self, op: &Op) -> Q {
		match *op {
			Op::Deposit { who, amount } => self.entry[who] += whole(amount),
			Op::Reward { amount } => self.gains += whole(amount),
			Op::NewEra => self.new_era(),
			Op::Request { who, num, den } => self.request(who, ratio(num, den)),
			Op::ReportBase { id, era, p } => {
				self.open.insert(id, Report { era, penalty: Penalty::Base(perquintill(p)) });
			}
			Op::ReportService { id, service, era, p } => {
				let penalty = Penalty::Service(self.rate(service, era, p).expect("there is a table"));
				self.open.insert(id, Report { era, penalty });
			}
			Op::Cancel { id } => {
				self.open.remove(&id).expect("it is open");
			}
			Op::Execute { id } => return self.execute(id),
		}
		Q::zero()
	}

	fn new_era(&mut self) {
		self.era += 1;
		if self.open.is_empty() {
			self.admit();
		}
		let factor = &self.parts[&STAKE].factor * self.base_left(STAKE);
		for (service, weight) in (0..).zip(&self.weights) {
			self.tables.insert((self.era, service), (weight * self.value(STAKE), factor.clone()));
		}
	}

	fn admit(&mut self) {
		assert!(!self.supply().is_zero() || self.gains.is_zero(), "gains without stakers are swept: not in the tests");
		let stake = self.parts.get_mut(&STAKE).unwrap();
		stake.nominal += &self.gains / &stake.factor;
		self.gains = Q::zero();
		for who in 0..STAKERS {
			let (supply, value) = (self.supply(), self.value(STAKE));
			let price = if supply.is_zero() { Q::one() } else { value / supply };
			self.shares[who] += &self.entry[who] / &price;
			let stake = self.parts.get_mut(&STAKE).unwrap();
			stake.nominal += &self.entry[who] / &stake.factor;
			self.entry[who] = Q::zero();
			self.highest_price = self.highest_price.clone().max(price);
		}
	}

	fn request(&mut self, who: usize, fraction: Q) {
		let taken = &self.shares[who] * fraction;
		if taken.is_zero() || self.value(STAKE).is_zero() {
			return;
		}
		let (share, factor) = (&taken / self.supply(), self.parts[&STAKE].factor.clone());
		let mut bucket = self.parts.remove(&self.era).unwrap_or_else(|| Part::empty(factor));
		let stake = self.parts.get_mut(&STAKE).unwrap();
		let tickets = self.leaving.entry(self.era).or_insert_with(zeros);
		let issued: Q = tickets.iter().sum();
		let per_share = if issued.is_zero() { Q::one() } else { &bucket.nominal / issued };
		let (nominal, paid) = (&stake.nominal * &share, &stake.paid * &share);
		tickets[who] += &nominal / per_share;
		stake.nominal -= &nominal;
		stake.paid -= &paid;
		bucket.nominal += nominal;
		bucket.paid += paid;
		self.parts.insert(self.era, bucket);
		self.shares[who] -= taken;
	}

	/// The rate of a service report; `None` when its table is missing or empty.
	pub fn rate(&self, service: u32, era: u32, p: u64) -> Option<Q> {
		let (guarantee, factor) = self.tables.get(&(era, service))?;
		let nominal: Q = self.parts.range(era..).map(|(_, part)| &part.nominal).sum();
		(!guarantee.is_zero()).then(|| perquintill(p) * guarantee / factor / nominal)
	}

	/// Whether every reached part keeps a twentieth of its nominal if this report and all open ones are executed.
	pub fn affords(&self, service: u32, era: u32, p: u64) -> bool {
		self.rate(service, era, p).is_some_and(|rate| {
			let mut reached = self.parts.range(era..);
			reached.all(|(label, part)| self.net(*label) - &rate * &part.nominal >= &part.nominal / whole(20))
		})
	}

	fn execute(&mut self, id: u32) -> Q {
		let report = self.open.remove(&id).expect("it is open");
		self.parts.range_mut(report.era..).fold(Q::zero(), |paid, (_, part)| match &report.penalty {
			Penalty::Base(p) => {
				let payout = part.tokens() * p;
				part.factor *= Q::one() - p;
				paid + payout
			}
			Penalty::Service(rate) => {
				let claimed = rate * &part.nominal;
				part.paid += &claimed;
				paid + claimed * &part.factor
			}
		})
	}
}
