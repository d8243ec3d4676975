//! A pool made of this crate's parts, the way `pallet-delegation` makes it.

use super::{Op, STAKERS};
use num_bigint::BigUint;
use palisade_math::{
	ratio::{mul_div_floor, part_floor},
	shares::{mint_floor, value_floor},
	Claim, OpenReport, Part, Penalty, Reach, ONE,
};
use sp_arithmetic::Perquintill;
use sp_core::U256;
use std::collections::BTreeMap;

#[derive(Clone, Default)]
pub struct Bucket {
	pub part: Part,
	pub shares: [u128; STAKERS],
}

#[derive(Clone, Default)]
pub struct Pool {
	pub era: u32,
	pub stake: Part,
	pub supply: u128,
	pub shares: [u128; STAKERS],
	pub entry: [u128; STAKERS],
	pub gains: u128,
	pub buckets: BTreeMap<u32, Bucket>,
	pub open: Vec<OpenReport<u32>>,
	pub tables: BTreeMap<(u32, u32), Claim>,
	weights: Vec<Perquintill>,
	paid_in: u128,
	paid_out: u128,
}

impl Pool {
	pub fn new(weights: &[u64]) -> Self {
		Self { weights: weights.iter().copied().map(Perquintill::from_parts).collect(), ..Self::default() }
	}

	pub fn reach(&self, bucket: Option<u32>) -> Reach {
		let part = bucket.map_or(&self.stake, |era| &self.buckets[&era].part);
		Reach::of(part.factor, &self.open, bucket)
	}

	pub fn value(&self, bucket: Option<u32>) -> u128 {
		let part = bucket.map_or(&self.stake, |era| &self.buckets[&era].part);
		part.value(&self.reach(bucket))
	}

	pub fn worth(&self, who: usize) -> u128 {
		let stake = value_floor(self.shares[who], self.value(None), self.supply).unwrap();
		let leaving = self.buckets.iter().map(|(era, bucket)| {
			let issued = bucket.shares.iter().sum();
			mul_div_floor(self.value(Some(*era)), bucket.shares[who], issued).unwrap_or(0)
		});
		self.entry[who] + stake + leaving.sum::<u128>()
	}

	/// Everything in the pool.
	pub fn held(&self) -> u128 {
		let leaving: u128 = self.buckets.values().map(|bucket| bucket.part.tokens).sum();
		self.stake.tokens + leaving + self.entry.iter().sum::<u128>() + self.gains
	}

	/// Does `op` and returns what it paid out.
	pub fn apply(&mut self, op: &Op) -> u128 {
		match *op {
			Op::Deposit { who, amount } => {
				self.entry[who] += amount;
				self.paid_in += amount;
			}
			Op::Reward { amount } => {
				self.gains += amount;
				self.paid_in += amount;
			}
			Op::NewEra => self.new_era(),
			Op::Request { who, num, den } => self.request(who, mul_div_floor(self.shares[who], num, den).unwrap()),
			Op::ReportBase { id, era, p } => self.report(id, era, Penalty::Base(Perquintill::from_parts(p))),
			Op::ReportService { id, service, era, p } => {
				let claim = self.tables[&(era, service)];
				let buckets = self.buckets.range(era..).map(|(_, bucket)| &bucket.part);
				let nominal = buckets.chain([&self.stake]).fold(U256::zero(), |sum, part| {
					sum.checked_add(part.nominal_in(claim.factor.shift)).expect("255 parts fit")
				});
				self.report(id, era, Penalty::Service(claim.rate(Perquintill::from_parts(p), nominal)));
			}
			Op::Cancel { id } => self.open.retain(|report| report.id != id),
			Op::Execute { id } => return self.execute(id),
		}
		0
	}

	fn report(&mut self, id: u32, era: u32, penalty: Penalty) {
		self.open.push(OpenReport { id, era, due: 0, penalty });
	}

	fn new_era(&mut self) {
		self.era += 1;
		if self.open.is_empty() {
			self.admit();
		}
		let claim = |weight: &Perquintill| Claim {
			guarantee: part_floor(self.value(None), *weight),
			factor: self.reach(None).factor,
		};
		let claims: Vec<_> = self.weights.iter().map(claim).collect();
		self.tables.extend((0..).zip(claims).map(|(service, claim)| ((self.era, service), claim)));
	}

	fn admit(&mut self) {
		self.stake.join(std::mem::take(&mut self.gains)).unwrap();
		let entry = std::mem::take(&mut self.entry);
		let amount = entry.iter().sum();
		let minted = mint_floor(amount, self.value(None), self.supply).unwrap();
		self.stake.join(amount).unwrap();
		self.supply += minted;
		for (who, own) in entry.into_iter().enumerate() {
			self.shares[who] += mul_div_floor(own, minted, amount).unwrap_or(0);
		}
	}

	fn request(&mut self, who: usize, shares: u128) {
		let leaver = self.stake.leave(shares, self.supply).unwrap();
		self.supply -= shares;
		self.shares[who] -= shares;
		let bucket = self.buckets.entry(self.era).or_default();
		let issued = bucket.shares.iter().sum();
		bucket.shares[who] += mint_floor(leaver.nominal, bucket.part.nominal, issued).unwrap();
		bucket.part.merge(leaver).unwrap();
	}

	fn execute(&mut self, id: u32) -> u128 {
		let position = self.open.iter().position(|report| report.id == id).expect("it is open");
		let report = self.open.remove(position);
		let buckets = self.buckets.range_mut(report.era..).map(|(_, bucket)| &mut bucket.part);
		let payouts = buckets.chain([&mut self.stake]).map(|part| match report.penalty {
			Penalty::Base(p) => part.pay_base(p),
			Penalty::Service(rate) => part.pay_service(rate),
		});
		let paid = payouts.sum();
		self.paid_out += paid;
		paid
	}

	/// What must hold at any time.
	pub fn check(&self) {
		assert_eq!(self.paid_in, self.held() + self.paid_out, "conservation");
		assert_backed(&self.stake);
		self.buckets.values().for_each(|bucket| assert_backed(&bucket.part));
		let owned: u128 = (0..STAKERS).map(|who| self.worth(who)).sum();
		assert!(owned <= self.held(), "stakers own {owned} of {}", self.held());
		assert!(self.shares.iter().sum::<u128>() <= self.supply);
	}
}

/// A part is worth at most its tokens, as real numbers: no rounding hides anything.
pub fn assert_backed(part: &Part) {
	assert!(part.paid <= part.nominal, "{part:?}");
	assert!(part.factor.bits <= ONE, "{part:?}");
	let worth = BigUint::from(part.nominal - part.paid) * BigUint::from(part.factor.bits);
	assert!(worth <= BigUint::from(part.tokens) * BigUint::from(ONE), "{part:?} is worth more than its tokens");
}
