//! The laws of README.md on single parts and prices, at every size up to the limits.

mod harness;

use harness::{
	integer::{self, assert_backed},
	Op,
};
use num_bigint::BigUint;
use palisade_math::{
	ratio::{mul_div_ceil, mul_div_floor, part_ceil, part_floor},
	shares::{mint_floor, shares_ceil, value_floor},
	Claim, Factor, Part, Rate, Reach, ONE,
};
use proptest::prelude::*;
use sp_arithmetic::Perquintill;
use sp_core::U256;

const LARGEST: u128 = 1 << 110;
const WHOLE: u64 = 1_000_000_000_000_000_000;

/// Of every size alike, with the ends.
fn amount_up_to(bits: u32) -> impl Strategy<Value = u128> {
	prop_oneof![
		1 => Just(0u128),
		1 => Just(1u128 << bits),
		8 => (0..bits).prop_flat_map(|bits| (1u128 << bits)..(2u128 << bits)),
	]
}

fn amount() -> impl Strategy<Value = u128> {
	amount_up_to(110)
}

/// Of every closeness to nothing and to everything alike, with the ends.
fn part_of_one() -> impl Strategy<Value = Perquintill> {
	let small = (0u32..60).prop_flat_map(|bits| 0..=(1u64 << bits).min(WHOLE));
	prop_oneof![
		1 => Just(0),
		1 => Just(WHOLE),
		4 => 0..=WHOLE,
		4 => small.clone(),
		4 => small.prop_map(|p| WHOLE - p),
	]
	.prop_map(Perquintill::from_parts)
}

fn rate() -> impl Strategy<Value = Rate> {
	prop_oneof![1 => Just(0), 1 => Just(ONE), 8 => (0u32..127).prop_flat_map(|bits| 0..(2u128 << bits))].prop_map(Rate)
}

/// What can happen to a part.
#[derive(Clone, Debug)]
enum Step {
	Join(u128),
	Leave(u128),
	Base(Perquintill),
	Service(Rate),
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		amount().prop_map(Step::Join),
		(0..=LARGEST).prop_map(Step::Leave),
		part_of_one().prop_map(Step::Base),
		rate().prop_map(Step::Service),
	]
}

/// A part after a history, and a second one that what left it was merged into.
fn history() -> impl Strategy<Value = (Part, Part, Vec<Step>)> {
	prop::collection::vec(step(), 0..24).prop_map(|steps| {
		let (mut stake, mut bucket) = (Part::default(), Part::default());
		let (mut paid_in, mut paid_out) = (0u128, 0u128);
		for step in &steps {
			match step {
				Step::Join(amount) => {
					// The two no longer share a factor if joining renormalises: a pool opens another bucket then.
					let before = (stake.settled_value(), stake.factor);
					if stake.join(*amount).is_some() {
						paid_in += amount;
						let after = stake.settled_value();
						assert!(after <= before.0 + amount, "joining creates no value");
						assert!(after + 3 >= before.0 + amount, "joining loses at most three units");
						if stake.factor != before.1 {
							paid_out += std::mem::take(&mut bucket).tokens;
						}
					} else {
						assert_eq!(stake.factor.bits, 0, "{amount} did not fit {stake:?}");
						let rest = stake.restart();
						paid_out += rest + std::mem::take(&mut bucket).tokens;
					}
				}
				Step::Leave(share) => {
					let left = stake.leave(*share, LARGEST).unwrap();
					assert_backed(&left);
					bucket.merge(left).unwrap();
				}
				Step::Base(p) => {
					for part in [&mut stake, &mut bucket] {
						let (worth, payout) = (part.settled_value(), part.pay_base(*p));
						assert_eq!(payout, part_floor(worth, *p));
						paid_out += payout;
					}
				}
				Step::Service(rate) => {
					for part in [&mut stake, &mut bucket] {
						let payout = part.pay_service(*rate);
						paid_out += payout;
					}
				}
			}
			assert_backed(&stake);
			assert_backed(&bucket);
			assert_eq!(paid_in, stake.tokens + bucket.tokens + paid_out, "conservation after {step:?} of {steps:?}");
		}
		(stake, bucket, steps)
	})
}

fn ceil(a: &BigUint, b: &BigUint) -> BigUint {
	(a + b - 1u8) / b
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

	// Law 13.
	#[test]
	fn ratios_are_exact_at_any_size(a: u128, b: u128, c in 1u128..) {
		let (product, below) = (BigUint::from(a) * BigUint::from(b), BigUint::from(c));
		prop_assert_eq!(mul_div_floor(a, b, c), u128::try_from(&product / &below).ok());
		prop_assert_eq!(mul_div_ceil(a, b, c), u128::try_from(ceil(&product, &below)).ok());
	}

	#[test]
	fn parts_of_amounts_stay_within_them(amount: u128, p in part_of_one()) {
		let (floor, up) = (part_floor(amount, p), part_ceil(amount, p));
		prop_assert!(floor <= up && up <= amount && up - floor <= 1);
	}

	// A factor floors, and so does what it leaves.
	#[test]
	fn what_slashes_leave_of_an_amount_is_what_they_do_not_take(amount in amount(), p in part_of_one(), q in part_of_one()) {
		let left = |slashes: &[Perquintill]| slashes.iter().fold(Factor::default(), |f, p| f.slashed(*p)).left_floor(amount);
		prop_assert_eq!(left(&[]), amount);
		prop_assert!(amount - part_ceil(amount, p) - left(&[p]) <= 1 && left(&[p]) <= amount - part_floor(amount, p));
		prop_assert!(left(&[p, q]).abs_diff(left(&[q, p])) <= 1 && left(&[p, q]) <= left(&[p]));
		prop_assert_eq!(left(&[p, Perquintill::one()]), 0);
	}

	// Laws 1 and 2; `history` itself asserts them after each step.
	#[test]
	fn parts_are_backed_whatever_happens((stake, bucket, _) in history()) {
		prop_assert!(stake.settled_value() <= stake.tokens && bucket.settled_value() <= bucket.tokens);
	}

	// Law 3.
	#[test]
	fn open_reports_announce_what_executing_them_leaves((part, _, _) in history(), p in part_of_one(), rate in rate()) {
		let mut executed = part;
		executed.pay_service(rate);
		let announced = part.value(&Reach { factor: part.factor, rate });
		prop_assert_eq!(announced, executed.settled_value());
		executed.pay_base(p);
		let announced = part.value(&Reach { factor: part.factor.slashed(p), rate });
		prop_assert_eq!(announced, executed.settled_value());
	}

	// Law 4, within one unit per report.
	#[test]
	fn order_of_verdicts_changes_at_most_a_unit_each(
		(part, _, _) in history(),
		bases in prop::collection::vec(part_of_one(), 0..4),
		rates in prop::collection::vec(rate(), 0..4),
	) {
		let (mut first, mut second) = (part, part);
		for p in &bases {
			first.pay_base(*p);
		}
		for rate in &rates {
			first.pay_service(*rate);
			second.pay_service(*rate);
		}
		for p in bases.iter().rev() {
			second.pay_base(*p);
		}
		let reports = (bases.len() + rates.len()) as u128;
		prop_assert!(first.settled_value().abs_diff(second.settled_value()) <= reports);
		prop_assert_eq!(first.paid, second.paid, "services take the same");
	}

	// Law 6.
	#[test]
	fn minting_takes_nothing_from_anybody(amount in amount(), value in amount(), shares in amount(), own: u128) {
		let own = if shares == 0 { 0 } else { own % (shares + 1) };
		let before = value_floor(own, value, shares).unwrap();
		prop_assert!(before <= value);
		if let Some(minted) = mint_floor(amount, value, shares) {
			if let (Some(value), Some(shares)) = (value.checked_add(amount), shares.checked_add(minted)) {
				prop_assert!(value_floor(own, value, shares).unwrap() >= before, "others lose nothing");
				prop_assert!(value_floor(minted, value, shares).unwrap() <= amount, "the newcomer gains nothing");
			}
		}
	}

	// Law 7.
	#[test]
	fn slashing_then_minting_then_leaving_never_profits(
		(part, _, _) in history(), shares in amount(), p in part_of_one(), rate in rate(), amount in amount(),
	) {
		let mut stake = part;
		stake.pay_base(p);
		stake.pay_service(rate);
		let Some(minted) = mint_floor(amount, stake.settled_value(), shares) else { return Ok(()) };
		if stake.join(amount).is_some() {
			if let Some(all) = shares.checked_add(minted) {
				prop_assert!(stake.leave(minted, all).unwrap().settled_value() <= amount);
			}
		}
	}

	// Law 8.
	#[test]
	fn leaving_conserves_what_everybody_has((part, _, _) in history(), shares in 1..LARGEST, own: u128, other: u128) {
		let own = own % (shares + 1);
		let other = other % (shares - own + 1);
		let (mut stake, value) = (part, part.settled_value());
		let left = stake.leave(own, shares).unwrap();
		let (due, got) = (value_floor(own, value, shares).unwrap(), left.settled_value());
		prop_assert!(got <= due && due <= got + 4, "{} of {}", got, due);
		prop_assert_eq!(stake.tokens + left.tokens, part.tokens);
		let before = value_floor(other, value, shares).unwrap();
		let after = value_floor(other, stake.settled_value(), shares - own).unwrap();
		prop_assert!(after + 1 >= before, "who stays loses nothing: {} of {}", after, before);
	}

	#[test]
	fn enough_shares_are_enough(amount in amount(), value in amount(), shares in amount()) {
		let Some(needed) = shares_ceil(amount, value, shares) else { return Ok(()) };
		prop_assert!(amount > value || value_floor(needed, value, shares).is_none_or(|worth| worth >= amount));
		if let Some(fewer) = needed.checked_sub(1) {
			prop_assert!(value_floor(fewer, value, shares).unwrap() < amount);
		}
	}

	// Law 9.
	#[test]
	fn a_claim_is_paid_in_full_within_a_unit_per_part(
		(part, _, _) in history(),
		cuts in prop::collection::vec(0..=LARGEST, 0..6),
		weight in part_of_one(), p in part_of_one(), since in part_of_one(), joined in amount(),
	) {
		let guarantee = part_floor(part.settled_value(), weight);
		let claim = Claim { guarantee, factor: part.factor };
		let mut stake = part;
		let mut parts: Vec<Part> = cuts.iter().map(|share| stake.split(*share, LARGEST).unwrap()).collect();
		parts.push(stake);
		// Executed meanwhile, and a deposit that renormalises the stake.
		for part in &mut parts {
			part.pay_base(since);
		}
		if parts.last_mut().unwrap().join(joined).is_none() {
			return Ok(());
		}
		let nominal = parts.iter().fold(U256::zero(), |sum, part| sum + part.nominal_in(claim.factor.shift));
		let rate = claim.rate(p, nominal);
		let paid: u128 = parts.iter_mut().map(|part| part.pay_service(rate)).sum();
		let due = part_floor(part_floor(guarantee, p), Perquintill::from_parts(WHOLE - since.deconstruct()));
		prop_assert!(paid <= due + 2, "{} of {}", paid, due);
		prop_assert!(paid + parts.len() as u128 + 1 >= due, "{} of {}", paid, due);
	}

	// Law 11.
	#[test]
	fn whatever_is_left_can_be_joined((part, _, _) in history(), p in part_of_one(), amount in amount()) {
		let mut stake = part;
		stake.pay_base(p);
		let (before, bits) = (stake.settled_value(), stake.factor.bits);
		match stake.join(amount) {
			Some(()) => {
				let after = stake.settled_value();
				prop_assert!(after <= before + amount && after + 3 >= before + amount);
			},
			None => prop_assert_eq!(bits, 0),
		}
	}

	// Law 12.
	#[test]
	fn old_claims_take_nothing_after_a_restart((part, _, _) in history(), p in part_of_one(), amount in amount()) {
		let claim = Claim { guarantee: part.settled_value(), factor: part.factor };
		let mut stake = part;
		prop_assert_eq!(stake.restart(), part.tokens);
		prop_assert_eq!(stake.settled_value(), 0);
		stake.join(amount).unwrap();
		prop_assert_eq!(stake.settled_value(), amount);
		let rate = claim.rate(p, stake.nominal_in(claim.factor.shift));
		prop_assert_eq!(stake.pay_service(rate), 0);
		prop_assert!(stake.settled_value() + 1 >= amount);
	}

	#[test]
	fn what_is_unclaimed_can_be_claimed((part, _, _) in history(), open in rate()) {
		let free = part.unclaimed(open);
		let all = part.unclaimed(Rate::default());
		prop_assert!(free.0 + open.0.min(all.0) <= all.0.max(open.0));
		let mut stake = part;
		stake.pay_service(all);
		prop_assert!(stake.settled_value() <= 1);
		prop_assert_eq!(stake.unclaimed(Rate(1)), Rate(0));
	}
}

// Laws 3 and 5 on whole pools.

fn pool(deposits: &[u128]) -> integer::Pool {
	let mut pool = integer::Pool::new(&[WHOLE / 3, WHOLE / 4, WHOLE / 5]);
	for (who, amount) in deposits.iter().enumerate() {
		pool.apply(&Op::Deposit { who, amount: *amount });
	}
	pool.apply(&Op::NewEra);
	pool
}

fn reports(bases: [u64; 2], services: [u64; 3]) -> Vec<Op> {
	let bases = (0..).zip(bases).map(|(id, p)| Op::ReportBase { id, era: 1, p });
	let services = (0..).zip(services).map(|(service, p)| Op::ReportService { id: 2 + service, service, era: 1, p });
	bases.chain(services).collect()
}

fn id(report: &Op) -> u32 {
	match report {
		Op::ReportBase { id, .. } | Op::ReportService { id, .. } => *id,
		_ => unreachable!("reports only"),
	}
}

fn requests() -> impl Strategy<Value = Vec<Op>> {
	prop::collection::vec((0..3usize, 1u128..100), 0..5)
		.prop_map(|asked| asked.into_iter().map(|(who, num)| Op::Request { who, num, den: 100 }).collect())
}

fn worths(pool: &integer::Pool) -> Vec<u128> {
	(0..harness::STAKERS).map(|who| pool.worth(who)).collect()
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

	// Law 5.
	#[test]
	fn a_cancelled_report_was_never_made(
		deposits in prop::array::uniform3(1u128..1 << 100),
		bases in prop::array::uniform2(0..=WHOLE),
		services in prop::array::uniform3(0..=WHOLE),
		meanwhile in requests(),
		dropped in 0usize..5,
	) {
		let (mut made, mut never) = (pool(&deposits), pool(&deposits));
		for (nth, report) in reports(bases, services).iter().enumerate() {
			made.apply(report);
			if nth != dropped {
				never.apply(report);
			}
		}
		for request in &meanwhile {
			made.apply(request);
			never.apply(request);
		}
		made.apply(&Op::Cancel { id: dropped as u32 });
		prop_assert_eq!(worths(&made), worths(&never), "to the unit");
		made.check();
	}

	// Law 4.
	#[test]
	fn reports_and_verdicts_may_come_in_any_order(
		deposits in prop::array::uniform3(1u128 << 30..1 << 100),
		bases in prop::array::uniform2(0..=WHOLE),
		services in prop::array::uniform3(0..=WHOLE),
		before in requests(),
		order in Just(vec![0usize, 1, 2, 3, 4]).prop_shuffle(),
		verdicts in Just(vec![0usize, 1, 2, 3, 4]).prop_shuffle(),
	) {
		let reports = reports(bases, services);
		let mut start = pool(&deposits);
		for request in &before {
			start.apply(request);
		}
		let (mut one_by_one, mut together) = (start.clone(), start);
		for nth in &order {
			one_by_one.apply(&reports[*nth]);
			one_by_one.apply(&Op::Execute { id: id(&reports[*nth]) });
		}
		for report in &reports {
			together.apply(report);
		}
		for nth in verdicts {
			together.apply(&Op::Execute { id: id(&reports[nth]) });
		}
		one_by_one.check();
		together.check();
		for (first, second) in worths(&one_by_one).into_iter().zip(worths(&together)) {
			// Two parts, five reports.
			prop_assert!(first.abs_diff(second) <= 10, "{} and {}", first, second);
		}
	}
}

// The ends of every range.

fn part(nominal: u128, paid: u128, bits: u128, tokens: u128) -> Part {
	Part { nominal, paid, factor: Factor { bits, shift: 0 }, tokens }
}

#[test]
fn ratios_fail_when_they_do_not_fit() {
	assert_eq!(mul_div_floor(1, 1, 0), None);
	assert_eq!(mul_div_ceil(0, 0, 0), None);
	assert_eq!(mul_div_floor(u128::MAX, 2, 1), None);
	assert_eq!(mul_div_ceil(u128::MAX, u128::MAX, u128::MAX - 1), None);
	assert_eq!(mul_div_floor(u128::MAX, u128::MAX, u128::MAX), Some(u128::MAX));
}

#[test]
fn an_empty_part_is_worth_nothing_and_pays_nothing() {
	let mut empty = Part::default();
	assert_eq!(empty.settled_value(), 0);
	assert_eq!(empty.unclaimed(Rate::default()), Rate(0));
	assert_eq!(empty.nominal_in(u16::MAX), U256::zero());
	assert_eq!(empty.pay_base(Perquintill::one()), 0);
	assert_eq!(empty.pay_service(Rate(ONE)), 0);
	assert_eq!(empty.split(0, 0), None);
	assert_eq!(empty.split(2, 1), None);
	assert_eq!(empty.split(1, 2), Some(part(0, 0, 0, 0)));
	assert_eq!(empty.join(1), None, "its factor is zero");
	empty.restart();
	assert_eq!(empty.join(LARGEST), Some(()));
	assert_eq!(empty.settled_value(), LARGEST);
}

#[test]
fn nothing_is_claimed_from_nothing() {
	let claim = |guarantee, bits| Claim { guarantee, factor: Factor { bits, shift: 0 } };
	let whole = Perquintill::one();
	assert_eq!(claim(5, ONE).rate(whole, U256::zero()), Rate(0), "no part");
	assert_eq!(claim(5, 0).rate(whole, U256::from(9)), Rate(0), "no factor");
	assert_eq!(claim(0, ONE).rate(whole, U256::from(9)), Rate(0), "no guarantee");
	assert_eq!(claim(5, ONE).rate(Perquintill::zero(), U256::from(9)), Rate(0), "no fraction");
	assert_eq!(claim(5, ONE).rate(whole, U256::from(5)), Rate(ONE), "all");
	assert_eq!(claim(6, ONE).rate(whole, U256::from(5)), Rate(ONE), "at most all");
	assert_eq!(claim(u128::MAX, 1).rate(whole, U256::one()), Rate(ONE), "at most all");
	assert_eq!(claim(1, ONE).rate(whole, U256::MAX), Rate(1), "ceiled");
	assert_eq!(Rate(ONE).saturating_add(Rate(1)), Rate(ONE));
}

#[test]
fn slashing_all_or_nothing_is_exact() {
	let mut stake = Part::default();
	stake.join(LARGEST).unwrap();
	assert_eq!(stake.pay_base(Perquintill::zero()), 0);
	assert_eq!(stake.pay_service(Rate(0)), 0);
	assert_eq!(stake.settled_value(), LARGEST);
	let (mut base, mut service) = (stake, stake);
	assert_eq!(base.pay_base(Perquintill::one()), LARGEST);
	assert_eq!((base.tokens, base.factor.bits), (0, 0));
	assert_eq!(service.pay_service(Rate(ONE)), LARGEST);
	assert_eq!((service.tokens, service.paid), (0, service.nominal));
	// A pool that services took whole goes on with the same factor.
	service.join(7).unwrap();
	assert_eq!(service.settled_value(), 7);
}

#[test]
fn parts_with_different_factors_do_not_merge() {
	let mut bucket = part(10, 0, ONE, 10);
	assert_eq!(bucket.merge(part(10, 0, ONE / 2, 5)), None);
	assert_eq!(bucket.merge(part(u128::MAX, 0, ONE, 0)), None);
	assert_eq!(bucket, part(10, 0, ONE, 10), "nothing changed");
}

#[test]
fn merged_fractions_of_a_planck_never_add_up_to_one_that_is_not_there() {
	// Worth 0.6 planck each: none of them moves a token.
	let mut stake = part(100, 0, ONE / 10 * 6, 60);
	let mut bucket = Part::default();
	for left in (1..=100u128).rev() {
		bucket.merge(stake.split(1, left).unwrap()).unwrap();
		assert_backed(&stake);
		assert_backed(&bucket);
	}
	assert_eq!(stake.tokens + bucket.tokens, 60);
}

#[test]
fn a_slashed_pool_renormalises_when_it_is_refilled_again_and_again() {
	let mut stake = Part::default();
	stake.join(LARGEST).unwrap();
	let almost_all = Perquintill::from_parts(WHOLE - 1);
	for _ in 0..300 {
		let (worth, payout) = (stake.settled_value(), stake.pay_base(almost_all));
		assert_eq!(payout, part_floor(worth, almost_all));
		let left = stake.settled_value();
		stake.join(LARGEST).unwrap();
		assert!(stake.settled_value() + 3 >= left + LARGEST && stake.settled_value() <= left + LARGEST);
		assert!(stake.nominal <= ONE >> 7);
		assert_backed(&stake);
	}
	assert!(stake.factor.shift > 15_000);
}

#[test]
fn the_common_nominal_saturates_so_that_sums_fit() {
	let old = Part { nominal: u128::MAX, factor: Factor { bits: ONE, shift: u16::MAX }, ..Part::default() };
	let sum = (0..255).try_fold(U256::zero(), |sum, _| sum.checked_add(old.nominal_in(0)));
	assert!(sum.is_some());
	assert_eq!(part(1 << 20, 0, ONE, 0).nominal_in(16), U256::from(16));
	assert_eq!(part(1 << 20, 0, ONE, 0).nominal_in(u16::MAX), U256::zero());
}

#[test]
fn donations_to_the_first_share_do_not_pay() {
	// One share, then a gain of a million: the next deposit would have to be half of it to be robbed of a share.
	let (mut stake, mut supply) = (Part::default(), 0u128);
	supply += mint_floor(1, 0, supply).unwrap();
	stake.join(1).unwrap();
	stake.join(1_000_000).unwrap();
	for deposit in [600_000u128, 999_999, 1_499_999] {
		let (mut stake, mut supply) = (stake, supply);
		let minted = mint_floor(deposit, stake.settled_value(), supply).unwrap();
		stake.join(deposit).unwrap();
		supply += minted;
		assert!(stake.leave(1, supply).unwrap().settled_value() < 1_000_001, "the donor lost");
	}
}
