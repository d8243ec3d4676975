//! Every service is paid what it was guaranteed.
//!
//! Several services on the same pool all slash to their limit, in several reports each, in any order, mixed with base
//! slashes, deposits, requests and completions, vetoes and eras that pass. Each report takes its share of its guarantee,
//! to the unit a part that it reaches, out of what base slashes leave.

use crate::common::{
	calls::{self, accuse, Terms},
	random::Random,
	*,
};
use palisade_primitives::{AssetKind, Balance, Era, EraClock, ReportId, ReportOffence, ServiceId};
use pallet_slashing::PoolState;
use polkadot_sdk::{frame_support::assert_ok, sp_core::U256, sp_runtime::Perquintill};
use serde_json::json;

const WHOLE: u64 = 1_000_000_000_000_000_000;
/// Services on the pool.
const SERVICES: u64 = 5;
/// Random stories.
const CASES: u64 = 40;

/// What a service may take of what it was guaranteed in the era.
struct Claim {
	service: ServiceId,
	guarantee: Balance,
	/// Still allowed.
	left: u64,
}

/// A report: it must take `p` of the guarantee, out of what base slashes leave.
struct Made {
	id: ReportId,
	guarantee: Balance,
	p: u64,
	vetoed: bool,
	/// Requests to leave before it.
	requests: Balance,
}

struct Story {
	random: Random,
	era: Era,
	claims: Vec<Claim>,
	made: Vec<Made>,
	/// What base slashes of the era leave, in 10^-18.
	left: u64,
	/// The largest base slash of the era.
	base: Perquintill,
	offences: u64,
	/// Requests to leave so far.
	requests: Balance,
	/// How many reports were compared with what they should take while a base slash was open, too.
	mixed: u64,
}

impl Story {
	/// Services whose Σ w·κ is at most one and whose Σ w is at most two, on Alice's pool.
	fn begin(seed: u64) -> Self {
		let mut random = Random::new(seed);
		let mut claims = Vec::new();
		for _ in 0..SERVICES {
			let kappa = random.between(WHOLE / 1_000, WHOLE * 3 / 10);
			let weight = random.between(WHOLE / 100, WHOLE * 2 / SERVICES);
			let terms = Terms::new(holder(), Some(other_holder()), Perquintill::from_parts(kappa));
			let service = calls::open_service(&holder(), &terms);
			calls::serve(&holder(), service, &alice(), AssetKind::Native, Perquintill::from_parts(weight));
			claims.push(Claim { service, guarantee: 0, left: kappa });
		}
		next();
		assert_ok!(call(eve(), pallet_delegation::Call::touch_pool { pool: restaked(alice()) }));
		let era = Eras::now();
		for claim in &mut claims {
			claim.guarantee = guaranteed(claim.service, &alice());
			assert!(claim.guarantee > 0);
		}
		Self {
			random,
			era,
			claims,
			made: Vec::new(),
			left: WHOLE,
			base: Perquintill::zero(),
			offences: 0,
			requests: 0,
			mixed: 0,
		}
	}

	/// A service reports a part of what it still may; at last all of it.
	fn report(&mut self) {
		let open: Vec<_> = (0..self.claims.len()).filter(|index| self.claims[*index].left > 0).collect();
		let Some(index) = self.random.pick(&open).copied() else { return };
		let reports = self.made_by(index);
		let claim = &mut self.claims[index];
		// A service has room for four reports: the last takes the rest.
		let p = if reports >= 3 { claim.left } else { self.random.between(1, claim.left) };
		let fraction = Perquintill::from_parts(p);
		let id = pallet_slashing::NextReportId::<Runtime>::get();
		self.offences += 1;
		if call(holder(), accuse(claim.service, &alice(), self.era, self.offences, fraction)).is_err() {
			// The pool's places for reports are taken, or deposits come first: later.
			return;
		}
		claim.left -= p;
		self.made.push(Made { id, guarantee: claim.guarantee, p, vetoed: false, requests: self.requests });
	}

	fn made_by(&self, index: usize) -> usize {
		let service = self.claims[index].service;
		pallet_slashing::ReportsOf::<Runtime>::get(alice(), service).len()
	}

	fn act(&mut self) {
		let key = restaked(alice());
		let staker = [eve(), ferdie(), holder(), other_holder()][self.random.below(4) as usize].clone();
		let amount = Balance::from(self.random.between(1, 60_000)) * PAL;
		match self.random.below(12) {
			0..=5 => self.report(),
			6 => {
				let p = Perquintill::from_parts(self.random.between(1, WHOLE / 2));
				// The largest of an era counts.
				assert_ok!(<Slashing as ReportOffence<AccountId>>::report_offence(&alice(), self.era, p));
				self.base = self.base.max(p);
				self.left = WHOLE - self.base.deconstruct();
			}
			7 => {
				let _ = call(staker, pallet_delegation::Call::delegate { pool: key, amount });
			}
			8 | 9 => {
				let amount = self.random.chance(70).then_some(amount);
				let asked = call(staker, pallet_delegation::Call::request_leave { pool: key, amount });
				self.requests += Balance::from(asked.is_ok());
			}
			10 => {
				let open: Vec<_> = (0..self.made.len()).filter(|index| !self.made[*index].vetoed).collect();
				let Some(index) = self.random.pick(&open).filter(|_| self.random.clone().chance(30)).copied() else {
					return;
				};
				let made = &mut self.made[index];
				made.vetoed = call(other_holder(), pallet_slashing::Call::veto { report: made.id, unfounded: false }).is_ok();
			}
			_ => {
				if self.random.chance(25) && Eras::now() < self.era.plus(2) {
					next();
				}
			}
		}
	}

	/// What each report sets aside, or took, is its share of what base slashes leave.
	fn check(&mut self) {
		let buckets = pallet_delegation::Buckets::<Runtime>::iter_prefix(restaked(alice())).count() as Balance;
		for made in &self.made {
			let Some(view) = Slashing::report_view(made.id) else { continue };
			// A unit a part that it reaches, and a request since; what is floored here is one more. An escrow is the
			// difference of two floored values: another unit a part.
			let (parts, requests) = (1 + buckets, self.requests - made.requests);
			for (row, escrow) in view.report.pools.iter().zip(&view.escrow) {
				let taken = match row.state {
					PoolState::Open if Eras::now() < view.report.due => *escrow,
					PoolState::Executed { from_stake, from_leaving } => from_stake + from_leaving,
					PoolState::Cancelled => {
						assert!(made.vetoed);
						continue;
					}
					_ => continue,
				};
				let executed = matches!(row.state, PoolState::Executed { .. });
				let should = left_floor(made.guarantee, made.p, self.left);
				// A base slash that came too late for a verdict took of what that left.
				let at_most = if executed { left_floor(made.guarantee, made.p, WHOLE) } else { should };
				let rounding = if executed { parts + requests + 1 } else { 2 * parts + requests + 1 };
				self.mixed += u64::from(!self.base.is_zero());
				assert!(taken + rounding >= should && taken <= at_most + rounding, "{taken} of {should}: {view:?}");
			}
		}
	}

	/// Whoever has not claimed everything does.
	fn end(mut self) -> [u64; 3] {
		for _ in 0..200 {
			if Eras::now() > self.era.plus(1) || self.claims.iter().all(|claim| claim.left == 0) {
				break;
			}
			self.act();
			self.check();
		}
		(0..3).for_each(|_| next());
		self.check();
		let stood = self.made.iter().filter(|made| !made.vetoed).count() as u64;
		let exhausted = self.claims.iter().filter(|claim| claim.left == 0).count() as u64;
		[stood, exhausted, self.mixed]
	}
}

/// `guarantee · p · left`, floored; both are of [`WHOLE`].
fn left_floor(guarantee: Balance, p: u64, left: u64) -> Balance {
	(U256::from(guarantee) * U256::from(p) * U256::from(left) / U256::from(WHOLE) / U256::from(WHOLE)).as_u128()
}

fn next() {
	let now = Eras::now();
	while Eras::now() == now {
		skip_to_block(2);
	}
	skip_to_block(1);
}

/// How many reports stood, how many services took all they might, and how often base slashes were mixed in.
fn tell(seed: u64) -> [u64; 3] {
	let clock = json!({ "sessionsPerEra": 2, "leavingEras": 6, "slashWindow": 2, "vetoWindow": 1 });
	let patch = json!({ "network": { "epochSlots": 2 }, "eras": { "clock": clock } });
	build_map(genesis("development", patch)).execute_with(|| {
		first_block();
		next();
		let mut story = Story::begin(seed);
		for _ in 0..40 {
			story.act();
			story.check();
		}
		assert_invariants();
		let stood = story.end();
		assert_invariants();
		stood
	})
}

#[test]
fn every_service_is_paid_its_guarantee_whatever_happens_around_it() {
	let mut sums = [0; 3];
	for seed in 0..CASES {
		let told = std::panic::catch_unwind(|| tell(seed)).unwrap_or_else(|panic| {
			eprintln!("with seed {seed}");
			std::panic::resume_unwind(panic)
		});
		sums.iter_mut().zip(told).for_each(|(sum, told)| *sum += told);
	}
	let [stood, exhausted, mixed] = sums;
	println!("{stood} reports stood, {exhausted} services took all they might, {mixed} times beside base slashes");
	assert!(stood > CASES * 4 && exhausted > CASES && mixed > CASES * 10);
}
