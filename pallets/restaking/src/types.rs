//! What the pallet keeps, and the arithmetic of weights. No `Config` here.
//!
//! A weight is a [`FixedU128`]: units of 10^-18, as `Perquintill`, but it may pass one whole for the moment between a
//! slash and the next table. Largest weight: 2^32 wholes ([`CEILING`]), so that sums of sixteen never overflow.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_math::ratio::{div_ceil, mul_div_ceil, mul_div_floor, narrow};
use palisade_primitives::{AssetKind, Balance, Era, Guarantee, PoolKey, ServiceId, MAX_POOLS};
use scale_info::TypeInfo;
use sp_core::{U256, U512};
use sp_runtime::{traits::Zero, FixedPointNumber, FixedU128, Perquintill};

/// Services of one pool, at most; those whose last weight still counts included.
pub const MAX_ALLOCATIONS: u32 = 16;

/// One whole, in the inner unit of a weight.
const ONE: u128 = FixedU128::DIV;

/// No weight is ever larger, in its inner unit; the next table scales it to a few wholes at most anyway.
const CEILING: u128 = ONE << 32;

/// Rows of one operator in the table of one service for one era.
pub type Rows<AccountId> = BoundedVec<Guarantee<AccountId>, ConstU32<MAX_POOLS>>;

/// The weight that is `fraction` of a pool.
pub fn weight_of(fraction: Perquintill) -> FixedU128 {
	FixedU128::from_inner(fraction.deconstruct().into())
}

/// What the chain sets for all pools.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// Largest Σ w.
	pub degree: FixedU128,
	/// Eras in which the last table with a weight can be slashed: the clock's window for every service, so that the
	/// claims of two never outlive each other.
	pub window: u32,
}

/// The table of a service for an era, and its sum per asset.
pub type Security<AccountId> = (Vec<Guarantee<AccountId>>, Vec<(AssetKind, Balance)>);

/// What a pool puts at risk for one service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Allocation {
	/// The service.
	pub service: ServiceId,
	/// Its κ.
	pub max_slash: Perquintill,
	/// Weight in the newest table.
	pub weight: FixedU128,
	/// The next weight, and the era from whose table on it holds.
	pub next: Option<(FixedU128, Era)>,
	/// A weight that was lowered and can still be slashed, and the last era in which it can. A second decrease
	/// meanwhile keeps the larger weight until its own end: too careful rather than not enough.
	pub lowered: Option<(FixedU128, Era)>,
}

impl Allocation {
	/// An allocation that begins with its first change.
	pub fn new(service: ServiceId, max_slash: Perquintill) -> Self {
		Self { service, max_slash, weight: FixedU128::zero(), next: None, lowered: None }
	}

	/// The weight once every change has taken effect.
	pub fn target(&self) -> FixedU128 {
		self.next.map_or(self.weight, |(next, _)| next)
	}

	/// The largest weight that is or will be slashable: what the limits are checked with.
	pub fn counted(&self) -> FixedU128 {
		let lowered = self.lowered.map_or(FixedU128::zero(), |(weight, _)| weight);
		self.weight.max(self.target()).max(lowered)
	}

	/// Puts the change that is due at `era` into effect; a weight that it lowers counts for `window` eras more.
	fn advance(&mut self, era: Era, window: u32) {
		let Some((next, from)) = self.next.filter(|(_, from)| *from <= era) else { return };
		if next < self.weight {
			let still = self.lowered.filter(|(_, last)| from <= *last).map_or(FixedU128::zero(), |(weight, _)| weight);
			self.lowered = Some((self.weight.max(still), from.minus(1).plus(window)));
		}
		(self.weight, self.next) = (next, None);
	}

	/// Forgets what can no longer be slashed in `era`.
	fn forget(&mut self, era: Era) {
		self.lowered = self.lowered.filter(|(_, last)| era <= *last);
	}

	/// Nothing is, was or will be at risk.
	fn is_over(&self) -> bool {
		self.counted().is_zero() && self.next.is_none()
	}

	/// Replaces every weight by `f` of it.
	fn map(&mut self, f: impl Fn(FixedU128) -> FixedU128) {
		self.weight = f(self.weight);
		self.next = self.next.map(|(weight, from)| (f(weight), from));
		self.lowered = self.lowered.map(|(weight, last)| (f(weight), last));
	}

	/// Planck that a pool of `value` guarantees, floored.
	pub fn guarantee_floor(&self, value: Balance) -> Balance {
		mul_div_floor(value, self.weight.into_inner(), ONE).unwrap_or(value)
	}
}

/// The allocations of one pool.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Book {
	/// The last era whose tables know this pool; changes due until then are in effect.
	pub written: Era,
	/// One per service.
	pub allocations: BoundedVec<Allocation, ConstU32<MAX_ALLOCATIONS>>,
}

impl Book {
	/// No allocations, none due before the era after `now`.
	pub fn new(now: Era) -> Self {
		Self { written: now, allocations: BoundedVec::new() }
	}

	/// The allocation to `service`.
	pub fn get(&self, service: ServiceId) -> Option<&Allocation> {
		self.allocations.iter().find(|allocation| allocation.service == service)
	}

	/// The allocation to `service`.
	pub fn get_mut(&mut self, service: ServiceId) -> Option<&mut Allocation> {
		self.allocations.iter_mut().find(|allocation| allocation.service == service)
	}

	/// Makes the weights those of the tables of `first..=last`, the eras behind the newest table: the changes of then take
	/// effect, and all weights are scaled down by one factor, floored, where a limit would be exceeded. Returns whether
	/// they were scaled.
	pub fn advance(&mut self, first: Era, last: Era, limits: Limits) -> bool {
		// A change is due in the era behind the table that was the newest when it was asked for.
		self.allocations.iter_mut().for_each(|allocation| allocation.advance(first, limits.window));
		self.allocations.iter_mut().for_each(|allocation| allocation.forget(last));
		self.allocations.retain(|allocation| !allocation.is_over());
		self.written = self.written.max(last);
		let risky = self.scale_down(self.risk_ceil(|allocation| allocation.weight), FixedU128::from_inner(ONE));
		let wide = self.scale_down(self.degree(|allocation| allocation.weight), limits.degree);
		risky || wide
	}

	/// Σ w·κ, ceiled.
	pub fn risk_ceil(&self, weight: impl Fn(&Allocation) -> FixedU128) -> FixedU128 {
		let sum = self.allocations.iter().fold(U512::zero(), |sum, allocation| {
			let kappa = U256::from(allocation.max_slash.deconstruct());
			sum.saturating_add(U256::from(weight(allocation).into_inner()).full_mul(kappa))
		});
		FixedU128::from_inner(div_ceil(sum, U512::from(ONE)).and_then(narrow).unwrap_or(u128::MAX))
	}

	/// Σ w.
	pub fn degree(&self, weight: impl Fn(&Allocation) -> FixedU128) -> FixedU128 {
		let add = |sum: u128, allocation| sum.saturating_add(weight(allocation).into_inner());
		FixedU128::from_inner(self.allocations.iter().fold(0, add))
	}

	/// `service` took `loss` of a stake worth `before` and `after` it: wᵢ ← (wᵢ·A − loss) / A' floored for the service
	/// itself, wⱼ ← wⱼ·A / A' ceiled for every other, so that no other's backing falls. An emptied pool keeps its weights
	/// for the stake to come.
	pub fn slashed(&mut self, service: ServiceId, loss: Balance, before: Balance, after: Balance) {
		if after.is_zero() {
			return;
		}
		for allocation in self.allocations.iter_mut() {
			if allocation.service == service {
				allocation.map(|weight| borne_floor(weight, loss, before, after));
			} else {
				allocation.map(|weight| raised_ceil(weight, before, after));
			}
		}
	}

	/// Scales the weights of the table by `limit / sum`, floored, if `sum` is above it.
	fn scale_down(&mut self, sum: FixedU128, limit: FixedU128) -> bool {
		if sum <= limit {
			return false;
		}
		for allocation in self.allocations.iter_mut() {
			let scaled = mul_div_floor(allocation.weight.into_inner(), limit.into_inner(), sum.into_inner());
			allocation.weight = FixedU128::from_inner(scaled.unwrap_or(0));
		}
		true
	}
}

/// `w·A / A'`, ceiled.
fn raised_ceil(weight: FixedU128, before: Balance, after: Balance) -> FixedU128 {
	let raised = mul_div_ceil(weight.into_inner(), before, after).unwrap_or(CEILING);
	FixedU128::from_inner(raised.min(CEILING))
}

/// `(w·A − loss) / A'`, floored; zero if the loss was larger.
fn borne_floor(weight: FixedU128, loss: Balance, before: Balance, after: Balance) -> FixedU128 {
	let backing = U256::from(weight.into_inner()).full_mul(U256::from(before));
	let left = backing.saturating_sub(U256::from(loss).full_mul(U256::from(ONE)));
	let weight = left.checked_div(U512::from(after)).and_then(narrow).unwrap_or(CEILING);
	FixedU128::from_inner(weight.min(CEILING))
}

/// How far the work of an era has come.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Progress<AccountId> {
	/// The pool that was seen last; the walk goes on behind it and begins anew at the end.
	pub seen: Option<PoolKey<AccountId>>,
	/// Pools to see before this era's tables are complete.
	pub left: u32,
	/// The oldest era that may have rows.
	pub oldest: Era,
}

impl<AccountId> Default for Progress<AccountId> {
	fn default() -> Self {
		Self { seen: None, left: 0, oldest: Era(0) }
	}
}
