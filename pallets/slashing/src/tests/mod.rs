#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used,
	missing_docs
)]

mod commands;
mod cursor;
mod execute;
mod invariants;
mod meter;
mod offence;
mod report;
mod veto;
mod waiting;

use crate::{mock::*, Error, Event, PoolState, Reports};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::{mocks::MockServices, Era, PoolKey, ReportId, ServiceId, ServiceInspect, SlashTerms};
use sp_core::H256;
use sp_runtime::{DispatchResult, Perquintill};

/// Changes the oracle's terms.
fn set_terms(f: impl FnOnce(SlashTerms<AccountId>) -> SlashTerms<AccountId>) {
	MockServices::register(ORACLE, f(MockServices::terms(ORACLE).unwrap()));
}

/// The oracle's slasher reports Alice in `era`.
fn try_report(era: u32, n: u64, fraction: Perquintill) -> DispatchResult {
	let origin = RuntimeOrigin::signed(SLASHER);
	Slashing::report(origin, ORACLE, ALICE, Era(era), offence(n), fraction, H256::repeat_byte(7))
}

fn report(era: u32, n: u64, fraction: Perquintill) -> ReportId {
	let id = next_id();
	assert_ok!(try_report(era, n, fraction));
	id
}

/// The bridge's slasher reports Alice in the era that tests start in.
fn report_by_bridge(n: u64, fraction: Perquintill) -> ReportId {
	let id = next_id();
	let origin = RuntimeOrigin::signed(BRIDGE_SLASHER);
	assert_ok!(Slashing::report(origin, BRIDGE, ALICE, Era(START), offence(n), fraction, H256::zero()));
	id
}

fn veto(id: ReportId) -> DispatchResult {
	Slashing::veto(RuntimeOrigin::signed(RESOLVER), id)
}

fn execute(id: ReportId) -> DispatchResult {
	Slashing::execute(RuntimeOrigin::signed(STRANGER), id)
}

fn open_report(id: ReportId) -> DispatchResult {
	Slashing::open_report(RuntimeOrigin::signed(STRANGER), id)
}

fn states(id: ReportId) -> Vec<PoolState> {
	Reports::<Test>::get(id).unwrap().pools.iter().map(|row| row.state).collect()
}

fn escrow(id: ReportId) -> Vec<u128> {
	Slashing::report_view(id).unwrap().escrow
}

fn stake_of(pool: &PoolKey<AccountId>) -> u128 {
	view(pool).value
}

fn slashed(service: ServiceId, pool: PoolKey<AccountId>, report: ReportId, from_stake: u128) -> Event<Test> {
	Event::Slashed { report, service, pool, from_stake, from_leaving: 0 }
}

fn seen(event: Event<Test>) -> bool {
	events().contains(&event)
}
