//! Every service is paid what it was guaranteed.
//!
//! `Story`: of one era, beside base slashes. `Late`: of all eras, as late as can be.
//!
//! Several services on the same pool all slash to their limit, in several reports each, in any order, mixed with base
//! slashes, deposits, requests and completions, vetoes and eras that pass. Each report takes its share of its guarantee,
//! to the unit a part that it reaches, out of what base slashes leave.

use crate::common::{
	calls::{self, accuse, Terms},
	random::Random,
	*,
};
use palisade_primitives::{
	AssetKind, Balance, Era, EraClock, ReportId, ReportOffence, SecurityInspect, ServiceId, ServiceInspect,
};
use pallet_slashing::PoolState;
use polkadot_sdk::{frame_support::assert_ok, sp_core::U256, sp_runtime::Perquintill};
use serde_json::json;
use std::collections::BTreeMap;

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
				made.vetoed =
					call(other_holder(), pallet_slashing::Call::veto { report: made.id, unfounded: false }).is_ok();
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
			if Eras::now() > self.era.plus(2) || self.claims.iter().all(|claim| claim.left == 0) {
				break;
			}
			self.act();
			self.check();
		}
		for _ in 0..5 {
			next();
		}
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

fn next() -> Vec<RuntimeEvent> {
	let now = Eras::now();
	let mut happened = events();
	while Eras::now() == now {
		happened.append(&mut skip_to_block(2));
	}
	happened.append(&mut skip_to_block(1));
	happened
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

/// Services slash as late as they may, for any era, as often as their limit lets them, and what the meter has no room for
/// later still; meanwhile others come and go.
struct Late {
	random: Random,
	services: Vec<ServiceId>,
	made: BTreeMap<ReportId, Demand>,
	/// What verdicts took so far.
	taken: BTreeMap<ReportId, Balance>,
	requests: Balance,
	seen: Sums,
}

/// A report that stands: what it must take, and how many requests to leave there were before it.
struct Demand {
	should: Balance,
	p: u64,
	requests: Balance,
}

/// That something was tried: reports at the end of their window, put off by the meter, lowered, refused by the limit, and
/// those that took what they should.
#[derive(Default, Debug)]
struct Sums {
	last: u64,
	put_off: u64,
	lowered: u64,
	limited: u64,
	paid: u64,
}

impl Late {
	/// As many services as may be, and as much for each: Σ w is two.
	fn begin(seed: u64) -> Self {
		let mut random = Random::new(seed);
		let part = *random.pick(&[1, 5, 20, 20]).unwrap();
		let quota = calls::set_quota(Perquintill::from_percent(part));
		assert_ok!(sudo(quota));
		let services = (0..SERVICES).map(|_| {
			let window = random.between(1, Eras::slash_window().into()) as u32;
			let resolver = Some(other_holder());
			let terms = Terms { window, ..Terms::new(holder(), resolver, configs::services::MaxSlash::get()) };
			let service = calls::open_service(&holder(), &terms);
			let weight = Perquintill::from_parts(WHOLE / SERVICES * 2);
			calls::serve(&holder(), service, &alice(), AssetKind::Native, weight);
			service
		});
		let services = services.collect();
		let (made, taken, seen) = Default::default();
		Self { random, services, made, taken, requests: 0, seen }
	}

	fn act(&mut self) {
		let key = restaked(alice());
		let staker = [eve(), ferdie(), holder(), other_holder()][self.random.below(4) as usize].clone();
		let amount = Balance::from(self.random.between(1, 60_000)) * PAL;
		match self.random.below(10) {
			0..=5 => self.report(),
			6 => {
				let _ = call(staker, pallet_delegation::Call::delegate { pool: key, amount });
			}
			7 => {
				let amount = self.random.chance(70).then_some(amount);
				let asked = call(staker, pallet_delegation::Call::request_leave { pool: key, amount });
				self.requests += Balance::from(asked.is_ok());
			}
			8 => {
				for ticket in tickets(&staker).iter().filter(|ticket| ticket.matures <= Eras::now()) {
					let ticket = ticket.id;
					assert_ok!(call(staker.clone(), pallet_delegation::Call::complete_leave { ticket, to: None }));
				}
			}
			_ => self.judge(),
		}
	}

	fn report(&mut self) {
		let service = *self.random.pick(&self.services).unwrap();
		let terms = <Services as ServiceInspect<AccountId>>::terms(service, Eras::now()).unwrap();
		// Mostly in the last era in which it can be.
		let age = if self.random.chance(70) { terms.window } else { self.random.below(3) as u32 };
		let era = Eras::now().minus(age);
		let rows = <Restaking as SecurityInspect<AccountId>>::guarantees(service, &alice(), era);
		let Some(row) = rows.first() else { return };
		let most = row.max_slash.deconstruct();
		let p = if self.random.chance(60) { most } else { self.random.between(1, most) };
		let id = pallet_slashing::NextReportId::<Runtime>::get();
		let fraction = Perquintill::from_parts(p);
		let refused = match call(holder(), accuse(service, &alice(), era, id.0.into(), fraction)) {
			Ok(_) => None,
			Err(refused) => Some(refused.error),
		};
		if let Some(refused) = refused {
			self.seen.limited += u64::from(refused == pallet_slashing::Error::<Runtime>::LimitReached.into());
			return;
		}
		let report = pallet_slashing::Reports::<Runtime>::get(id).unwrap();
		self.seen.last += u64::from(age == terms.window);
		self.seen.put_off += u64::from(report.due > Eras::now().plus(Eras::veto_window()).next());
		let should = left_floor(row.claim.guarantee, p, WHOLE);
		self.made.insert(id, Demand { should, p, requests: self.requests });
	}

	/// Now and then the resolver lowers a report, or calls it off.
	fn judge(&mut self) {
		let ids: Vec<_> = self.made.keys().copied().collect();
		let Some(report) = self.random.pick(&ids).copied() else { return };
		if self.random.chance(40) {
			if call(other_holder(), pallet_slashing::Call::veto { report, unfounded: false }).is_ok() {
				self.made.remove(&report);
			}
			return;
		}
		let demand = self.made.get_mut(&report).unwrap();
		let p = self.random.between(1, demand.p);
		let fraction = Perquintill::from_parts(p);
		if call(other_holder(), pallet_slashing::Call::reduce { report, fraction }).is_ok() {
			let view = Slashing::report_view(report).unwrap();
			let guarantee = view.report.pools[0].backing.unwrap().claim.guarantee;
			*demand = Demand { should: left_floor(guarantee, p, WHOLE), p, ..*demand };
			self.seen.lowered += 1;
		}
	}

	/// Era by era, verdicts take what they should.
	fn pass(&mut self) {
		let buckets = pallet_delegation::Buckets::<Runtime>::iter_prefix(restaked(alice())).count() as Balance;
		let mut happened = next();
		// The hooks have no weight in an era's first block.
		(0..2).for_each(|_| happened.append(&mut skip_to_block(1)));
		for event in happened {
			if let Some((report, _, amount)) = calls::taken_by(&event) {
				self.taken.insert(report, amount);
			}
		}
		assert_invariants();
		let taken = &self.taken;
		let (paid, open) = std::mem::take(&mut self.made).into_iter().partition(|(id, _)| taken.contains_key(id));
		self.made = open;
		let paid: BTreeMap<ReportId, Demand> = paid;
		for (id, Demand { should, requests, .. }) in paid {
			let rounding = 2 * (1 + buckets) + self.requests - requests + 2;
			let taken = self.taken[&id];
			assert!(taken.abs_diff(should) <= rounding, "{id:?} took {taken} of {should}");
			self.seen.paid += 1;
		}
	}
}

/// One story with windows of random length, and a queue as long as leaving lets it be.
fn tell_late(seed: u64) -> Sums {
	let mut random = Random::new(seed ^ 0xA5A5);
	let (window, veto) = (random.between(1, 3), random.between(0, 2));
	let leaving = window + veto + 2 + random.below(5);
	let clock = json!({ "sessionsPerEra": 4, "leavingEras": leaving, "slashWindow": window, "vetoWindow": veto });
	let patch = json!({ "network": { "epochSlots": 2 }, "eras": { "clock": clock } });
	build_map(genesis("development", patch)).execute_with(|| {
		first_block();
		next();
		let mut story = Late::begin(seed);
		for _ in 0..14 {
			story.pass();
			(0..7).for_each(|_| story.act());
		}
		(0..=leaving).for_each(|_| story.pass());
		// Nothing lapsed: what was put off was in time.
		assert!(story.made.is_empty(), "never executed: {:?}", story.made.keys());
		story.seen
	})
}

#[test]
fn late_reports_are_paid_their_guarantees_as_well() {
	let cases = std::env::var("CASES").map_or(CASES / 2, |cases| cases.parse().expect("a number"));
	let mut sums = Sums::default();
	for seed in 0..cases {
		let Sums { last, put_off, lowered, limited, paid } = std::panic::catch_unwind(|| tell_late(seed))
			.unwrap_or_else(|panic| {
				eprintln!("with seed {seed}");
				std::panic::resume_unwind(panic)
			});
		sums.last += last;
		sums.put_off += put_off;
		sums.lowered += lowered;
		sums.limited += limited;
		sums.paid += paid;
	}
	println!("{sums:?}");
	assert!([sums.last, sums.limited, sums.paid].iter().all(|sum| *sum > 4 * cases));
	assert!([sums.put_off, sums.lowered].iter().all(|sum| *sum > cases / 2));
}

/// Deposits that were held back are in the entry until the next era start, also when the last report that held them back is
/// vetoed before. Who reports in between waits as well: it would hold them back anew, until it is too late for those that
/// waited before.
#[test]
fn no_report_lapses_because_a_later_one_overtakes_it() {
	let clock = json!({ "sessionsPerEra": 4, "leavingEras": 5, "slashWindow": 2, "vetoWindow": 1 });
	let patch = json!({ "network": { "epochSlots": 2 }, "eras": { "clock": clock } });
	build_map(genesis("development", patch)).execute_with(|| {
		first_block();
		let services = [0; 3].map(|_| service(&holder(), &other_holder(), &[alice()], Perquintill::from_percent(30)));
		let era_and_hooks = || {
			next();
			run_blocks(2);
		};
		era_and_hooks();
		let offence = Eras::now();
		era_and_hooks();
		let fraction = Perquintill::from_percent(5);
		let [first, second, third] = services;
		let report_now = |service, era| {
			let id = pallet_slashing::NextReportId::<Runtime>::get();
			assert_ok!(call(holder(), accuse(service, &alice(), era, 1, fraction)));
			id
		};
		let vetoed = report_now(first, Eras::now());
		delegate(&eve(), &restaked(alice()), PAL);
		era_and_hooks();
		let waits = report_now(second, offence);
		assert!(Slashing::report_view(waits).unwrap().report.is_waiting());
		assert_ok!(call(other_holder(), pallet_slashing::Call::veto { report: vetoed, unfounded: false }));
		let later = report_now(third, Eras::now());
		assert!(Slashing::report_view(later).unwrap().report.is_waiting());
		(0..3).for_each(|_| era_and_hooks());
		for report in [waits, later] {
			let state = &Slashing::report_view(report).unwrap().report.pools[0].state;
			assert!(matches!(state, PoolState::Executed { .. }), "{state:?}");
		}
	})
}
