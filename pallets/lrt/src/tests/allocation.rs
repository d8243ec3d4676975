//! Which pool gets how much, against allocators too simple to be wrong.

use crate::{
	allocation::{equal_weights, Plan},
	WHOLE,
};
use palisade_primitives::Balance;
use proptest::prelude::*;
use sp_runtime::Perquintill;

/// A pool as a test describes it: what it has and should have, its operator, what of it counts to the one group, in
/// quarters, and whether it accepts.
type Pool = (Balance, Balance, u8, u64, bool);

const GROUP: u8 = 200;

fn part(quarters: u64) -> Perquintill {
	Perquintill::from_rational(quarters, 4)
}

fn ceil_of(amount: Balance, quarters: u64) -> Balance {
	(amount * Balance::from(quarters)).div_ceil(4)
}

fn plan(pools: &[Pool], operator_limit: Balance, group_limit: Balance) -> Plan<u8> {
	let mut plan = Plan::default();
	for (held, target, operator, quarters, _) in pools {
		let own = (*operator, Perquintill::one(), operator_limit);
		let group = (*quarters > 0).then_some((GROUP, part(*quarters), group_limit));
		plan.add(*held, *target, group.into_iter().chain([own]).collect());
	}
	plan
}

/// One unit after the other to the pool that was lowest when it began, as long as it may have one more.
fn reference(pools: &[Pool], operator_limit: Balance, group_limit: Balance, mut money: Balance) -> Vec<Balance> {
	let mut got = vec![0; pools.len()];
	let may = |got: &[Balance]| {
		let rows = || pools.iter().zip(got);
		pools.iter().all(|(_, _, operator, ..)| {
			let used: Balance = rows().filter(|(pool, _)| pool.2 == *operator).map(|(pool, got)| pool.0 + got).sum();
			let grew = rows().any(|(pool, got)| pool.2 == *operator && *got > 0);
			!grew || used <= operator_limit
		}) && {
			let used: Balance = rows().map(|(pool, got)| ceil_of(pool.0, pool.3) + ceil_of(*got, pool.3)).sum();
			let grew = rows().any(|(pool, got)| pool.3 > 0 && *got > 0);
			!grew || used <= group_limit
		}
	};
	let mut order: Vec<_> = (0..pools.len()).filter(|index| pools[*index].0 < pools[*index].1).collect();
	order.sort_by(|a, b| (pools[*a].0 * pools[*b].1).cmp(&(pools[*b].0 * pools[*a].1)).then(a.cmp(b)));
	for index in order {
		let (held, target, .., accepts) = pools[index];
		while accepts && money > 0 && held + got[index] < target {
			got[index] += 1;
			if !may(&got) {
				got[index] -= 1;
				break;
			}
			money -= 1;
		}
	}
	got
}

fn pools() -> impl Strategy<Value = Vec<Pool>> {
	prop::collection::vec((0..40u128, 0..60u128, 0..4u8, 0..5u64, prop::bool::weighted(0.9)), 1..7)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn r15_min_first_matches_the_reference_and_never_exceeds_a_cap(
		pools in pools(), operator_limit in 0..90u128, group_limit in 0..120u128, money in 0..200u128,
	) {
		let mut got = vec![0; pools.len()];
		let taken = plan(&pools, operator_limit, group_limit).fill(money, |index, _| pools[index].4);
		taken.iter().for_each(|(index, amount)| got[*index] += amount);
		prop_assert_eq!(&got, &reference(&pools, operator_limit, group_limit, money));
		prop_assert!(taken.iter().all(|(_, amount)| *amount > 0) && taken.len() <= pools.len());
		prop_assert!(got.iter().sum::<Balance>() <= money);
	}

	#[test]
	fn equal_weights_are_the_whole_and_within_caps_that_can_be_kept(
		groups in prop::collection::vec(prop::option::of(0..3u8), 1..17), cap in 1..WHOLE, group_cap in 1..WHOLE,
	) {
		let weights = equal_weights(&groups, cap, group_cap);
		prop_assert_eq!(weights.iter().sum::<u32>(), WHOLE);
		let members = |group: u8| groups.iter().filter(|own| **own == Some(group)).count() as u32;
		let most = |group: &Option<u8>| group.map_or(cap, |group| cap.min(group_cap / members(group)));
		let room: u64 = groups.iter().map(|group| u64::from(most(group))).sum();
		if room >= u64::from(WHOLE) {
			let level = groups.iter().zip(&weights).filter(|(group, weight)| **weight < most(group)).map(|(_, weight)| *weight);
			let level: Vec<_> = level.collect();
			for (group, weight) in groups.iter().zip(&weights) {
				prop_assert!(*weight <= most(group));
				prop_assert!(level.iter().all(|level| weight.abs_diff(*level) <= 1 || *weight < *level));
			}
		} else {
			for (a, weight_a) in groups.iter().zip(&weights) {
				for (b, weight_b) in groups.iter().zip(&weights) {
					let (a, b) = (u64::from(most(a)), u64::from(most(b)));
					let (left, right) = (u64::from(*weight_a) * b, u64::from(*weight_b) * a);
					prop_assert!(left.abs_diff(right) <= 2 * a.max(b), "raised by one factor");
				}
			}
		}
	}
}

#[test]
fn lowest_relative_to_its_target_is_first_and_ties_are_in_order() {
	let fill = |pools: &[Pool], money| plan(pools, 1_000, 1_000).fill(money, |_, _| true);
	// Half, a third and two thirds of their targets.
	let pools = [(50, 100, 1, 0, true), (10, 30, 2, 0, true), (20, 30, 3, 0, true)];
	assert_eq!(fill(&pools, 30), [(1, 20), (0, 10)]);
	assert_eq!(fill(&pools, 1_000), [(1, 20), (0, 50), (2, 10)]);
	assert_eq!(fill(&[(1, 2, 1, 0, true), (50, 100, 2, 0, true)], 10), [(0, 1), (1, 9)]);
	assert_eq!(fill(&[(7, 7, 1, 0, true), (8, 7, 2, 0, true), (0, 0, 3, 0, true)], 10), []);
}

#[test]
fn numbers_of_any_size_fit() {
	let huge = Balance::MAX;
	let pools = [(huge - 1, huge, 1, 4, true), (0, huge, 2, 0, true)];
	assert_eq!(plan(&pools, huge, huge).fill(huge, |_, _| true), [(1, huge)]);
	assert_eq!(plan(&pools, huge, huge).fill(huge, |index, _| index == 0), [(0, 1)]);
}

#[test]
fn weights_of_a_few_validators_are_equal_and_of_labelled_ones_less() {
	let caps = (100_000, 150_000);
	let weights = |groups: &[Option<u8>]| equal_weights(groups, caps.0, caps.1);
	assert_eq!(weights(&[None; 4]), [250_000; 4]);
	assert_eq!(weights(&[None; 3]), [333_334, 333_333, 333_333]);
	assert_eq!(weights(&[None; 16]), [62_500; 16]);
	let mut labelled = [None; 13];
	labelled[..3].fill(Some(1));
	let expected: Vec<_> = [50_000; 3].into_iter().chain([85_000; 10]).collect();
	assert_eq!(weights(&labelled), expected);
	assert_eq!(weights(&[Some(1), Some(1), None]), [300_000, 300_000, 400_000]);
	assert_eq!(weights(&[]), Vec::<u32>::new());
}
