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
mod invariants;
mod slash;
mod table;
mod walk;

use crate::{mock::*, types::*, Books, Tables, Totals, Walk};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::{
	mocks::{MockEras, MockOperators, MockServices, MockStake},
	AssetKind, Balance, Era, EraClock, PoolKey, SecurityInspect, ServiceId, CHAIN,
};
use sp_runtime::{FixedU128, Perquintill};

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
	weight_of(Perquintill::from_percent(percent))
}

fn now() -> Era {
	MockEras::now()
}

/// Alice puts `percent` of her native pool at risk for `service`.
fn allocate(service: ServiceId, percent: u64) {
	assert_ok!(Restaking::allocate(by(ALICE), NATIVE, service, Perquintill::from_percent(percent)));
	let (weight, from) = (Perquintill::from_percent(percent), now().next());
	System::assert_last_event(Event::Allocated { pool: native(ALICE), service, weight, from }.into());
}

/// What Alice's native pool guaranteed `service` in `era`.
fn guarantee(service: ServiceId, era: u32) -> Balance {
	guarantee_of(&native(ALICE), service, era)
}

fn guarantee_of(pool: &PoolKey<AccountId>, service: ServiceId, era: u32) -> Balance {
	Restaking::guarantees(service, &pool.operator, Era(era))
		.into_iter()
		.find(|row| row.pool == *pool)
		.map_or(0, |row| row.claim.guarantee)
}

fn allocation(service: ServiceId) -> Option<Allocation> {
	Books::<Test>::get(native(ALICE))?.get(service).cloned()
}
