#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

mod allocate;
mod commands;
mod exposure;
mod invariants;
mod notice;
mod policy;
mod slash;
mod table;
mod terms;
mod walk;
mod window;

use crate::{mock::*, types::*, Books, CategoryTotals, CompleteUntil, Policies, RowsOf, Tables, Totals, Walk};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::{
	mocks::{MockEras, MockOperators, MockServices, MockStake},
	AssetKind, Balance, Category, Era, EraClock, Guarantee, PoolKey, SecurityInspect, SecurityTables, ServiceId, CHAIN,
};
use sp_runtime::{DispatchResult, FixedU128, Perquintill};
use std::collections::BTreeSet;

type Error = crate::Error<Test>;
type Event = crate::Event<Test>;

const NATIVE: AssetKind = AssetKind::Native;

fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn percent(percent: u64) -> Perquintill {
	Perquintill::from_percent(percent)
}

fn weight(percent: u64) -> FixedU128 {
	FixedU128::from_rational(percent.into(), 100)
}

fn now() -> Era {
	MockEras::now()
}

fn try_allocate(service: ServiceId, weight: u64) -> DispatchResult {
	Restaking::allocate(by(ALICE), NATIVE, service, percent(weight))
}

/// Alice puts `percent` of her native pool at risk for `service`, from the next era on.
fn allocate(service: ServiceId, percent: u64) {
	allocate_from(service, percent, now().next().0);
}

/// Alice puts `percent` of her native pool at risk for `service`, from era `from` on.
fn allocate_from(service: ServiceId, percent: u64, from: u32) {
	let max_slash = || allocation(service).map(|allocation| allocation.target().max_slash).unwrap_or_default();
	assert_ok!(try_allocate(service, percent));
	let (pool, weight, from) = (native(ALICE), Perquintill::from_percent(percent), Era(from));
	System::assert_last_event(Event::Allocated { pool, service, weight, max_slash: max_slash(), from }.into());
}

/// The policy of a pool that set none.
fn unset() -> RiskPolicy {
	RiskPolicy::unset(MaxDegree::get())
}

fn try_policy(policy: RiskPolicy) -> DispatchResult {
	Restaking::set_policy(by(ALICE), NATIVE, policy)
}

/// Alice sets the policy of her native pool; it holds from era `from` on.
fn set_policy(policy: RiskPolicy, from: u32) {
	assert_ok!(try_policy(policy.clone()));
	let (pool, from) = (native(ALICE), Era(from));
	assert_eq!(Restaking::policy(&pool).at(from), &policy);
	System::assert_last_event(Event::PolicyAnnounced { pool, policy, from }.into());
}

/// Somebody else has a part of Alice's native pool from now on.
fn stranger_joins() {
	<MockStake>::stake(&STRANGER, &native(ALICE), 1);
}

fn categories<const N: usize>(categories: [Category; N]) -> Allowed {
	Allowed::Categories(BTreeSet::from(categories).try_into().unwrap())
}

fn services<const N: usize>(services: [ServiceId; N]) -> Allowed {
	Allowed::Services(BTreeSet::from(services).try_into().unwrap())
}

/// What Alice's native pool guaranteed `service` in `era`.
fn guarantee(service: ServiceId, era: u32) -> Balance {
	guarantee_of(&native(ALICE), service, era)
}

fn guarantee_of(pool: &PoolKey<AccountId>, service: ServiceId, era: u32) -> Balance {
	let rows = Restaking::guarantees(service, &pool.operator, Era(era)).into_iter();
	rows.filter(|row| row.pool == *pool).map(|row| row.claim.guarantee).sum()
}

/// The row of Alice's native pool in the table of `service` for `era`.
fn row(service: ServiceId, era: u32) -> Option<Guarantee<AccountId>> {
	Restaking::guarantees(service, &ALICE, Era(era)).into_iter().find(|row| row.pool == native(ALICE))
}

fn commitment(percent: u64, max_slash: u64) -> Commitment {
	Commitment::new(weight(percent), Perquintill::from_percent(max_slash))
}

fn allocation(service: ServiceId) -> Option<Allocation> {
	Books::<Test>::get(native(ALICE))?.get(service).cloned()
}
