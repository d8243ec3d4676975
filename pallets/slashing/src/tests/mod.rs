#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used,
	missing_docs
)]

mod bond;
mod claims;
mod commands;
mod cursor;
mod execute;
mod invariants;
mod lanes;
mod limit;
mod offence;
mod payout;
mod quota;
mod report;
mod types;
mod verdict;
mod waiting;

use crate::{mock::*, Booked, BookedBy, Error, Event, Owed, Penalty, PoolState, ReportOf, Reports};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::{
	mocks::MockServices, AssetKind, Balance, Era, PoolKey, ReportId, ServiceId, ServiceInspect, SlashTerms,
};
use sp_core::H256;
use sp_runtime::{DispatchResult, Perquintill};

/// Changes the oracle's terms.
fn set_terms(f: impl FnOnce(SlashTerms<AccountId>) -> SlashTerms<AccountId>) {
	MockServices::register(ORACLE, f(MockServices::terms(ORACLE, Era(START)).unwrap()));
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
	Slashing::veto(RuntimeOrigin::signed(RESOLVER), id, false)
}

fn reduce(id: ReportId, fraction: Perquintill) -> DispatchResult {
	Slashing::reduce(RuntimeOrigin::signed(RESOLVER), id, fraction)
}

fn penalise(id: ReportId, penalty: Penalty) -> DispatchResult {
	Slashing::penalise(RuntimeOrigin::signed(RESOLVER), id, penalty)
}

/// From now on anybody may report for the oracle, with a bond.
fn allow_witnesses() {
	set_terms(|terms| SlashTerms { reporter_bond: Some(BOND), ..terms });
}

/// `who` reports Alice for the oracle in the era that tests start in.
fn try_witness(who: AccountId, n: u64, fraction: Perquintill) -> DispatchResult {
	let origin = RuntimeOrigin::signed(who);
	Slashing::report(origin, ORACLE, ALICE, Era(START), offence(n), fraction, H256::zero())
}

fn witness(n: u64, fraction: Perquintill) -> ReportId {
	let id = next_id();
	assert_ok!(try_witness(WITNESS, n, fraction));
	id
}

fn try_claim(era: u32, beneficiary: AccountId, amount: Balance) -> DispatchResult {
	Slashing::register_claim(RuntimeOrigin::signed(OWNER), ORACLE, Era(era), beneficiary, amount)
}

/// The oracle's owner says that somebody was harmed in the era that tests start in.
fn claim(beneficiary: AccountId, amount: Balance) {
	assert_ok!(try_claim(START, beneficiary, amount));
}

fn held(who: AccountId) -> Balance {
	use frame_support::traits::fungible::hold::Inspect;
	Balances::balance_on_hold(&crate::HoldReason::ReporterBond.into(), &who)
}

fn stored(id: ReportId) -> ReportOf<Test> {
	Reports::<Test>::get(id).unwrap()
}

/// What is booked of the native asset for an era: altogether, and by the oracle.
fn booked(era: u32) -> (Balance, Balance) {
	let native = AssetKind::Native;
	(Booked::<Test>::get(Era(era), &native), BookedBy::<Test>::get((Era(era), ORACLE, &native)))
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
