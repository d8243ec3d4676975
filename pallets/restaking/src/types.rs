//! What the pallet keeps, and the arithmetic of weights. No `Config` here.
//!
//! A weight is a [`FixedU128`]: units of 10^-18, as `Perquintill`, but it may pass one whole for the moment between a
//! slash and the next table. Largest weight: 2^32 wholes ([`CEILING`]), so that sums of sixteen never overflow.

#![allow(clippy::as_conversions)] // what the codec derives for enums

use alloc::{collections::BTreeSet, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::iter::once;
use frame_support::{traits::ConstU32, BoundedBTreeSet, BoundedVec};
use palisade_math::ratio::{div_ceil, mul_div_ceil, mul_div_floor, narrow};
use palisade_primitives::{AssetKind, Balance, Category, Era, Guarantee, PoolKey, ServiceId, MAX_POOLS};
use scale_info::TypeInfo;
use sp_core::{U256, U512};
use sp_runtime::{traits::Zero, FixedPointNumber, FixedU128, Perquintill};

/// Services of one pool, at most; those whose last weight still counts included.
pub const MAX_ALLOCATIONS: u32 = 16;

/// Kinds of services, at most.
pub const MAX_CATEGORIES: u32 = 16;

/// One whole, in the inner unit of a weight.
const ONE: u128 = FixedU128::DIV;

/// No weight is ever larger, in its inner unit; the next table scales it to a few wholes at most anyway.
const CEILING: u128 = ONE << 32;

/// Rows of one operator in the table of one service for one era.
pub type Rows<AccountId> = BoundedVec<Guarantee<AccountId>, ConstU32<MAX_POOLS>>;

/// Rows of one pool in all tables of one era: what it guaranteed whom.
pub type PoolRows = BoundedVec<(ServiceId, Balance), ConstU32<MAX_ALLOCATIONS>>;

/// The weight that is `fraction` of a pool.
pub fn weight_of(fraction: Perquintill) -> FixedU128 {
	FixedU128::from_inner(fraction.deconstruct().into())
}

/// Sums over the allocations of a pool, or the largest that they may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Exposure {
	/// Σ w·κ, ceiled.
	pub risk: FixedU128,
	/// Σ w.
	pub degree: FixedU128,
}

/// The table of a service for an era, and its sum per asset.
pub type Security<AccountId> = (Vec<Guarantee<AccountId>>, Vec<(AssetKind, Balance)>);

/// What a pool puts at risk for a service: a weight, and how much of it can be slashed. Nothing has no κ.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Commitment {
	/// Fraction of the pool.
	pub weight: FixedU128,
	/// κ: at most this fraction of it within one window.
	pub max_slash: Perquintill,
}

impl Commitment {
	/// `weight` with κ `max_slash`.
	pub fn new(weight: FixedU128, max_slash: Perquintill) -> Self {
		if weight.is_zero() {
			Self::default()
		} else {
			Self { weight, max_slash }
		}
	}

	/// Whether neither its weight nor its κ is less than that of `other`.
	pub fn covers(&self, other: &Self) -> bool {
		self.weight >= other.weight && self.max_slash >= other.max_slash
	}

	/// The larger weight and the larger κ of the two.
	fn join(self, other: Self) -> Self {
		Self { weight: self.weight.max(other.weight), max_slash: self.max_slash.max(other.max_slash) }
	}

	/// w·κ in units of 10^-36.
	fn risk(&self) -> U512 {
		U256::from(self.weight.into_inner()).full_mul(U256::from(self.max_slash.deconstruct()))
	}

	/// Planck that a pool of `value` guarantees, floored.
	pub fn guarantee_floor(&self, value: Balance) -> Balance {
		mul_div_floor(value, self.weight.into_inner(), ONE).unwrap_or(value)
	}
}

/// What a pool puts at risk for one service, over time.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Allocation {
	/// The service.
	pub service: ServiceId,
	/// In the newest table.
	pub current: Commitment,
	/// The change that waits, and the era from whose table on it holds.
	pub next: Option<(Commitment, Era)>,
	/// What was lowered, and the last era with it in its table; it counts while that table can be slashed. A second
	/// decrease meanwhile keeps the larger of both until its own end: too careful rather than not enough.
	pub lowered: Option<(Commitment, Era)>,
}

impl Allocation {
	/// An allocation that begins with its first change.
	pub fn new(service: ServiceId) -> Self {
		Self { service, current: Commitment::default(), next: None, lowered: None }
	}

	/// What is at risk once every change has taken effect.
	pub fn target(&self) -> Commitment {
		self.next.map_or(self.current, |(next, _)| next)
	}

	/// What is, was or will be at risk in tables of `oldest` or later.
	pub fn held_since(&self, oldest: Era) -> impl Iterator<Item = Commitment> {
		let current = self.next.is_none_or(|(_, from)| oldest < from).then_some(self.current);
		let next = self.next.map(|(next, _)| next);
		let lowered = self.lowered.filter(|(_, last)| oldest <= *last).map(|(lowered, _)| lowered);
		[current, next, lowered].into_iter().flatten()
	}

	/// What a call for `weight` in era `now` asks for, and the first era that would have it; `kappa` tells the service's κ
	/// for an era.
	///
	/// The weight of the newest table calls a waiting change off. More than that table has, in weight or κ, takes the
	/// service's κ and waits `notice` eras, or as long as a waiting change that covers it already. Anything else holds from
	/// the next table on and never takes a larger κ.
	pub fn ask(
		&self,
		weight: FixedU128,
		now: Era,
		notice: u32,
		kappa: impl Fn(Era) -> Option<Perquintill>,
	) -> (Commitment, Era) {
		let (current, target) = (self.current, self.target());
		let (soon, later) = (now.next(), now.plus(notice));
		if self.next.is_some() && weight == current.weight {
			return (current, soon);
		}
		let offered = kappa(later).unwrap_or(target.max_slash);
		if weight > current.weight || (weight == current.weight && offered > current.max_slash) {
			let max_slash = if weight < target.weight { offered.min(target.max_slash) } else { offered };
			let asked = Commitment::new(weight, max_slash);
			let covered = self.next.filter(|(next, _)| next.covers(&asked));
			return (asked, covered.map_or(later, |(_, from)| from.min(later)));
		}
		let max_slash = kappa(soon).map_or(current.max_slash, |offered| offered.min(current.max_slash));
		(Commitment::new(weight, max_slash), soon)
	}

	/// Lets it become `asked` at `from`, instead of any change that waits.
	pub fn change(&mut self, asked: Commitment, from: Era) {
		self.next = (asked != self.current).then_some((asked, from));
	}

	/// Puts the change that is due at `era` into effect; what it lowers counts for `window` eras more.
	fn advance(&mut self, era: Era, window: u32) {
		let Some((next, from)) = self.next.filter(|(_, from)| *from <= era) else { return };
		if !next.covers(&self.current) {
			let still = self.lowered.filter(|(_, last)| from.minus(window) <= *last);
			let lowered = still.map_or(self.current, |(still, _)| still.join(self.current));
			self.lowered = Some((lowered, from.minus(1)));
		}
		(self.current, self.next) = (next, None);
	}

	/// Forgets what is in no table of `oldest` or later.
	fn forget(&mut self, oldest: Era) {
		self.lowered = self.lowered.filter(|(_, last)| oldest <= *last);
	}

	/// Nothing is, was or will be at risk.
	fn is_over(&self) -> bool {
		self.current.weight.is_zero() && self.next.is_none() && self.lowered.is_none()
	}

	/// Replaces every weight by `f` of it.
	fn map(&mut self, f: impl Fn(FixedU128) -> FixedU128) {
		let mapped = |held: Commitment| Commitment::new(f(held.weight), held.max_slash);
		self.current = mapped(self.current);
		self.next = self.next.map(|(next, from)| (mapped(next), from));
		self.lowered = self.lowered.map(|(lowered, last)| (mapped(lowered), last));
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

	/// Puts `allocation` in the place of the one to the same service, or adds it; one that is over goes. Returns whether
	/// there was a place.
	#[must_use]
	pub fn put(&mut self, allocation: Allocation) -> bool {
		let known = self.allocations.iter_mut().find(|known| known.service == allocation.service);
		let placed = match known {
			Some(known) => {
				*known = allocation;
				true
			}
			None => self.allocations.try_push(allocation).is_ok(),
		};
		self.allocations.retain(|allocation| !allocation.is_over());
		placed
	}

	/// The stretches of `first..=last`, with their first and last eras, in which no change of an allocation takes effect,
	/// nor what happens at `event`.
	pub fn stretches(&self, first: Era, last: Era, event: Option<Era>) -> Vec<(Era, Era)> {
		let changes = self.allocations.iter().filter_map(|allocation| allocation.next.map(|(_, from)| from));
		let inside = changes.chain(event).filter(|from| first < *from && *from <= last);
		let starts: BTreeSet<Era> = inside.chain(once(first)).collect();
		let ends = starts.iter().skip(1).map(|start| start.minus(1)).chain(once(last));
		starts.iter().copied().zip(ends).collect()
	}

	/// Makes the weights those of the tables of `first..=last`, a stretch behind the newest table: the changes of then take
	/// effect, and all weights are scaled down by one factor, floored, where a limit would be exceeded. Returns whether
	/// they were scaled.
	pub fn advance(&mut self, first: Era, last: Era, limits: Exposure, window: u32) -> bool {
		self.allocations.iter_mut().for_each(|allocation| allocation.advance(first, window));
		self.allocations.iter_mut().for_each(|allocation| allocation.forget(last.minus(window)));
		self.allocations.retain(|allocation| !allocation.is_over());
		self.written = self.written.max(last);
		let risky = self.scale_down(self.exposure().risk, limits.risk);
		let wide = self.scale_down(self.exposure().degree, limits.degree);
		risky || wide
	}

	/// The sums over the newest table.
	pub fn exposure(&self) -> Exposure {
		self.sum(|allocation| once(allocation.current))
	}

	/// The sums over the most that is, was or will be at risk for each service in tables of `oldest` or later.
	pub fn exposure_since(&self, oldest: Era) -> Exposure {
		self.sum(|allocation| allocation.held_since(oldest))
	}

	/// The most that each service may take of what is, was or will be at risk for it in tables of `oldest` or later: w·κ,
	/// ceiled. Services without any are left out.
	pub fn risks_since(&self, oldest: Era) -> impl Iterator<Item = (ServiceId, FixedU128)> + '_ {
		let risk = move |allocation: &Allocation| {
			let most = allocation.held_since(oldest).map(|held| held.risk()).max().unwrap_or_default();
			let ceiled = div_ceil(most, U512::from(ONE)).and_then(narrow).unwrap_or(u128::MAX);
			(allocation.service, FixedU128::from_inner(ceiled))
		};
		self.allocations.iter().map(risk).filter(|(_, risk)| !risk.is_zero())
	}

	fn sum<I: Iterator<Item = Commitment>>(&self, held: impl Fn(&Allocation) -> I) -> Exposure {
		let most = |allocation| {
			held(allocation).fold((U512::zero(), 0), |(risk, weight), held| {
				(held.risk().max(risk), held.weight.into_inner().max(weight))
			})
		};
		let (risk, degree) = self.allocations.iter().map(most).fold((U512::zero(), 0u128), |sum, (risk, weight)| {
			(sum.0.saturating_add(risk), sum.1.saturating_add(weight))
		});
		let risk = div_ceil(risk, U512::from(ONE)).and_then(narrow).unwrap_or(u128::MAX);
		Exposure { risk: FixedU128::from_inner(risk), degree: FixedU128::from_inner(degree) }
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
		for Allocation { current, .. } in self.allocations.iter_mut() {
			let scaled = mul_div_floor(current.weight.into_inner(), limit.into_inner(), sum.into_inner());
			*current = Commitment::new(FixedU128::from_inner(scaled.unwrap_or(0)), current.max_slash);
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

/// The services that a pool may be at risk for.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Allowed {
	/// Every service.
	Any,
	/// Services of these kinds.
	Categories(BoundedBTreeSet<Category, ConstU32<MAX_CATEGORIES>>),
	/// These services.
	Services(BoundedBTreeSet<ServiceId, ConstU32<MAX_ALLOCATIONS>>),
}

impl Allowed {
	/// Whether it allows `service`, which is of `category`.
	pub fn allows(&self, service: ServiceId, category: Option<Category>) -> bool {
		match self {
			Self::Any => true,
			Self::Categories(categories) => category.is_some_and(|category| categories.contains(&category)),
			Self::Services(services) => services.contains(&service),
		}
	}

	/// Whether it allows all that `other` allows, as far as the two tell by themselves: kinds and services are not compared.
	fn covers(&self, other: &Self) -> bool {
		match (self, other) {
			(Self::Any, _) => true,
			(Self::Categories(own), Self::Categories(others)) => others.is_subset(own),
			(Self::Services(own), Self::Services(others)) => others.is_subset(own),
			_ => false,
		}
	}
}

/// How much risk a pool takes.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct RiskPolicy {
	/// Largest Σ w·κ: what all services together may slash of the pool.
	pub max_risk: Perquintill,
	/// Largest Σ w.
	pub max_degree: FixedU128,
	/// For whom.
	pub services: Allowed,
	/// Whether slashed funds may go to whoever was harmed.
	pub redistribution: bool,
	/// Eras from a raise of an allocation to its effect; 1 is the next era.
	pub notice: u32,
}

impl RiskPolicy {
	/// The policy of a pool that set none: all that the chain allows, but no redistribution.
	pub fn unset(max_degree: FixedU128) -> Self {
		let (max_risk, services) = (Perquintill::one(), Allowed::Any);
		Self { max_risk, max_degree, services, redistribution: false, notice: 1 }
	}

	/// Whether it allows all that `other` allows.
	pub fn covers(&self, other: &Self) -> bool {
		self.max_risk >= other.max_risk
			&& self.max_degree >= other.max_degree
			&& self.services.covers(&other.services)
			&& self.redistribution >= other.redistribution
			&& self.notice <= other.notice
	}

	/// The largest sums of a table, where the chain's largest degree is `max_degree`.
	pub fn limits(&self, max_degree: FixedU128) -> Exposure {
		Exposure { risk: weight_of(self.max_risk), degree: self.max_degree.min(max_degree) }
	}
}

/// The policy of a pool, and the change that waits.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct PoolPolicy {
	/// Before the change.
	pub current: RiskPolicy,
	/// The change, and the era from which on it holds.
	pub next: Option<(RiskPolicy, Era)>,
}

impl PoolPolicy {
	/// The policy in `era`.
	pub fn at(&self, era: Era) -> &RiskPolicy {
		match &self.next {
			Some((next, from)) if *from <= era => next,
			_ => &self.current,
		}
	}

	/// As of `now`: only what lies ahead waits.
	pub fn as_of(self, now: Era) -> Self {
		match self.next {
			Some((current, from)) if from <= now => Self { current, next: None },
			_ => self,
		}
	}

	/// The policy in force since `now` or before, and the one that waits, with the era from which on it holds.
	pub fn versions(&self, now: Era) -> impl Iterator<Item = (&RiskPolicy, Era)> {
		once((&self.current, now)).chain(self.next.iter().map(|(next, from)| (next, *from)))
	}

	/// Eras that a raise waits: the longer of both.
	pub fn notice(&self) -> u32 {
		self.next.as_ref().map_or(self.current.notice, |(next, _)| next.notice.max(self.current.notice))
	}
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
	/// No table of an earlier era can be asked for again, should the clock's window become longer.
	pub kept: Era,
}

impl<AccountId> Default for Progress<AccountId> {
	fn default() -> Self {
		Self { seen: None, left: 0, oldest: Era(0), kept: Era(0) }
	}
}
