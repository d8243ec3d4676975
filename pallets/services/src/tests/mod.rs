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
mod keys;
mod opt_in;
mod register;
mod terms;
mod update;
mod versions;

use crate::{mock::*, types::*, HoldReason, KeyHolders, Keys, MetadataOf, NextService, OptIns, Version, Versions};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use palisade_primitives::{
	mocks::{MockEras, MockOperators},
	AssetKind, Balance, Category, Era, EraClock, ServiceId, ServiceInspect, ServiceKey, SlashTerms, Waterfall, CHAIN,
};
use sp_core::{
	sr25519::{Pair, Signature},
	Pair as _,
};
use sp_runtime::{Perbill, Perquintill, TokenError};

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
	MockEras::now()
}

fn state(operator: AccountId) -> OptInState {
	OptIns::<Test>::get(ORACLE, operator).unwrap_or_default().state(now())
}

fn serves(operator: AccountId, era: u32) -> bool {
	Services::serves(ORACLE, &operator, Era(era))
}

fn pair(seed: u8) -> Pair {
	Pair::from_seed(&[seed; 32])
}

/// `operator` proves that it has the key of `seed` and sets it for the service.
fn set_key(operator: AccountId, service: ServiceId, seed: u8) -> frame_support::dispatch::DispatchResult {
	let proof = pair(seed).sign(&Services::proof_message(service, &operator));
	Services::set_service_key(by(operator), service, pair(seed).public(), proof)
}

/// The key of `operator` for the oracle in `era`.
fn key_of(operator: AccountId, era: u32) -> Option<ServiceKey> {
	Services::key(ORACLE, &operator, Era(era))
}

fn key(seed: u8) -> Option<ServiceKey> {
	Some(pair(seed).public())
}

/// Terms that no service may have, and why.
fn impossible_terms() -> Vec<(SlashTerms<AccountId>, Error)> {
	let with = |change: fn(&mut SlashTerms<AccountId>), error: Error| {
		let mut changed = terms();
		change(&mut changed);
		(changed, error)
	};
	vec![
		with(|terms| terms.max_slash = Perquintill::zero(), Error::MaxSlashOutOfRange),
		with(|terms| terms.max_slash = Perquintill::from_parts(300_000_000_000_000_001), Error::MaxSlashOutOfRange),
		with(|terms| terms.window = 0, Error::WindowOutOfRange),
		with(|terms| terms.window = 3, Error::WindowOutOfRange),
		with(|terms| terms.window = u32::MAX, Error::WindowOutOfRange),
		with(|terms| terms.reporter_bond = Some(REPORTER_BOND - 1), Error::ReporterBondTooSmall),
		with(|terms| terms.reporter_bond = Some(0), Error::ReporterBondTooSmall),
		with(|terms| terms.waterfall.reporter = Perbill::from_parts(10_000_001), Error::ReporterShareTooLarge),
		with(
			|terms| {
				terms.waterfall.harmed = Perbill::one();
				terms.waterfall.insurance = Perbill::from_parts(1);
			},
			Error::WaterfallAboveWhole,
		),
		with(
			|terms| {
				let reporter = Perbill::from_percent(1);
				terms.waterfall = Waterfall { harmed: Perbill::one(), reporter, insurance: Perbill::one() };
			},
			Error::WaterfallAboveWhole,
		),
	]
}

/// Requirements that no service may have, and why.
fn impossible_requirements() -> Vec<(Requirements, Error)> {
	let asks = || oracle().requirements;
	vec![
		(Requirements { assets: Default::default(), ..asks() }, Error::NoAssets),
		(Requirements { max_operators: 0, ..asks() }, Error::OperatorLimitOutOfRange),
		(Requirements { max_operators: 257, ..asks() }, Error::OperatorLimitOutOfRange),
	]
}
