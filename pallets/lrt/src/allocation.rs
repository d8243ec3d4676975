//! Which pool gets how much: numbers only.

use crate::types::WHOLE;
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use core::cmp::Ordering;
use palisade_math::ratio::{mul_div_floor, part_ceil, product};
use palisade_primitives::Balance;
use sp_runtime::{PerThing, Perquintill};

/// One pool of a [`Plan`].
#[derive(Clone, PartialEq, Eq, Debug)]
struct Row<Key> {
	held: Balance,
	target: Balance,
	counts: Vec<(Key, Perquintill)>,
}

/// What is used of a limit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Cap {
	used: Balance,
	limit: Balance,
}

/// Min-first under caps: money goes to the pool that is lowest relative to its target first, as much as it may have, then
/// to the next. One after the other rather than all at once, so that deposits are few and none is smaller than it must be.
///
/// A pool may have as much as its target, and as much as all caps to which it counts leave room for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan<Key> {
	rows: Vec<Row<Key>>,
	caps: BTreeMap<Key, Cap>,
}

impl<Key: Ord + Clone> Default for Plan<Key> {
	fn default() -> Self {
		Self { rows: Vec::new(), caps: BTreeMap::new() }
	}
}

impl<Key: Ord + Clone> Plan<Key> {
	/// Adds a pool that has `held` and should have `target`; each of `counts` names a cap, the part of the pool that counts
	/// to it, and its limit, which is the same wherever it is named.
	pub fn add(&mut self, held: Balance, target: Balance, counts: Vec<(Key, Perquintill, Balance)>) {
		for (key, part, limit) in &counts {
			let cap = self.caps.entry(key.clone()).or_insert(Cap { used: 0, limit: *limit });
			cap.used = cap.used.saturating_add(part_ceil(held, *part));
		}
		let counts = counts.into_iter().map(|(key, part, _)| (key, part)).collect();
		self.rows.push(Row { held, target, counts });
	}

	/// Offers `money` to the pools, named in the order in which they were added, and returns what they took. `offer` says
	/// whether a pool took the amount; another may get what one does not take.
	pub fn fill(mut self, mut money: Balance, mut offer: impl FnMut(usize, Balance) -> bool) -> Vec<(usize, Balance)> {
		let mut taken = Vec::new();
		for index in self.order() {
			let amount = self.room_floor(index).min(money);
			if amount > 0 && offer(index, amount) {
				self.put(index, amount);
				money = money.saturating_sub(amount);
				taken.push((index, amount));
			}
		}
		taken
	}

	/// Pools below their targets, the lowest relative to its target first, ties in order.
	fn order(&self) -> Vec<usize> {
		let mut below: Vec<_> = self.rows.iter().enumerate().filter(|(_, row)| row.held < row.target).collect();
		below.sort_by(|(_, a), (_, b)| level(a, b));
		below.into_iter().map(|(index, _)| index).collect()
	}

	/// How much a pool may get, floored.
	fn room_floor(&self, index: usize) -> Balance {
		let Some(row) = self.rows.get(index) else { return 0 };
		let room = |(key, part): &(Key, Perquintill)| {
			let slack = self.caps.get(key).map_or(0, |cap| cap.limit.saturating_sub(cap.used));
			// The largest amount whose part, ceiled, is within the slack.
			mul_div_floor(slack, Perquintill::ACCURACY.into(), part.deconstruct().into()).unwrap_or(Balance::MAX)
		};
		row.counts.iter().map(room).fold(row.target.saturating_sub(row.held), Balance::min)
	}

	fn put(&mut self, index: usize, amount: Balance) {
		let Some(row) = self.rows.get_mut(index) else { return };
		row.held = row.held.saturating_add(amount);
		for (key, part) in &row.counts {
			if let Some(cap) = self.caps.get_mut(key) {
				cap.used = cap.used.saturating_add(part_ceil(amount, *part));
			}
		}
	}
}

/// Compares `held / target`.
fn level<Key>(a: &Row<Key>, b: &Row<Key>) -> Ordering {
	product([a.held, b.target]).cmp(&product([b.held, a.target]))
}

/// Equal weights that sum to [`WHOLE`], where no pool gets more than `cap` and those of one of `groups` together no more
/// than `group_cap`, if that can be; else all are raised by one factor.
pub fn equal_weights<Group: Ord>(groups: &[Option<Group>], cap: u32, group_cap: u32) -> Vec<u32> {
	let mut members: BTreeMap<&Group, u32> = BTreeMap::new();
	for group in groups.iter().flatten() {
		let count = members.entry(group).or_default();
		*count = count.saturating_add(1);
	}
	// What a member of each group gets when its group is at its cap.
	let shares: BTreeMap<_, _> = members.iter().map(|(group, count)| (*group, group_cap.checked_div(*count))).collect();
	let most = |group: &Option<Group>| {
		let share = group.as_ref().and_then(|group| shares.get(group).copied().flatten());
		share.map_or(cap, |share| share.min(cap))
	};
	let mosts: Vec<u32> = groups.iter().map(most).collect();
	to_whole(&level_under(&mosts))
}

/// The same for all, but for each no more than its most: what those cannot have goes to the others. At most [`WHOLE`]
/// together.
fn level_under(mosts: &[u32]) -> Vec<u32> {
	let mut weights = mosts.to_vec();
	let mut open: BTreeSet<usize> = (0..mosts.len()).collect();
	loop {
		let full = mosts.iter().enumerate().filter(|(index, _)| !open.contains(index)).map(|(_, most)| *most);
		let left = full.fold(WHOLE, u32::saturating_sub);
		let count = open.len().try_into().unwrap_or(u32::MAX);
		let Some(equal) = left.checked_div(count) else { return weights };
		let before = open.len();
		open.retain(|index| mosts.get(*index).is_some_and(|most| *most > equal));
		if open.len() == before {
			let ones = usize::try_from(left.checked_rem(count).unwrap_or(0)).unwrap_or(0);
			for (place, index) in open.into_iter().enumerate() {
				if let Some(weight) = weights.get_mut(index) {
					*weight = equal.saturating_add(u32::from(place < ones));
				}
			}
			return weights;
		}
	}
}

/// Raises all by one factor until they sum to [`WHOLE`]; the first ones get what rounding leaves.
fn to_whole(weights: &[u32]) -> Vec<u32> {
	let sum: u128 = weights.iter().copied().map(u128::from).fold(0, u128::saturating_add);
	let raised =
		|weight: u32| mul_div_floor(weight.into(), WHOLE.into(), sum).and_then(|weight| weight.try_into().ok());
	let mut weights: Vec<u32> = weights.iter().map(|weight| raised(*weight).unwrap_or(0)).collect();
	let mut left = weights.iter().fold(WHOLE, |left, weight| left.saturating_sub(*weight));
	for weight in weights.iter_mut().filter(|weight| **weight > 0) {
		let one = left.min(1);
		*weight = weight.saturating_add(one);
		left = left.saturating_sub(one);
	}
	weights
}
