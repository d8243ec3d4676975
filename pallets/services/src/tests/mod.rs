#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

mod commands;
mod invariants;
mod opt_in;
mod register;
mod update;

use crate::{mock::*, types::*, HoldReason, MetadataOf, NextService, OptIns};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use palisade_primitives::{
	mocks::{MockEras, MockOperators},
	AssetKind, Balance, Era, ServiceId, ServiceInspect, SlashTerms, CHAIN,
};
use sp_runtime::{Perquintill, TokenError};

type Error = crate::Error<Test>;
type Event = crate::Event<Test>;

fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn deposit_held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::ServiceDeposit.into(), &who)
}

/// Registers the oracle of the mock as service 1.
fn register_oracle() {
	assert_ok!(Services::register(by(OWNER), Box::new(oracle())));
}

/// `operator` asks and the oracle accepts; it serves from the next era on.
fn opt_in(operator: AccountId) {
	assert_ok!(Services::request_opt_in(by(operator), ORACLE));
	assert_ok!(Services::accept_operator(by(OWNER), ORACLE, operator));
	System::assert_last_event(Event::OptedIn { service: ORACLE, operator, from: now().next() }.into());
}

fn now() -> Era {
	use palisade_primitives::EraClock;
	MockEras::now()
}

fn state(operator: AccountId) -> OptInState {
	OptIns::<Test>::get(ORACLE, operator).unwrap_or_default().state(now())
}

fn serves(operator: AccountId, era: u32) -> bool {
	Services::serves(ORACLE, &operator, Era(era))
}
