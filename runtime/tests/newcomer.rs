//! A new operator registers, sets its session keys, is delegated to, elected, rewarded, and leaves.

use crate::common::*;
use codec::Encode;
use palisade_primitives::{Era, EraClock, OperatorInspect};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::Perbill,
	*,
};

fn registers(operator: &AccountId) {
	let register = pallet_operators::Call::register {
		bond: 50_000 * PAL,
		commission: Perbill::from_percent(5),
		metadata: b"Newcomer".to_vec().try_into().unwrap(),
	};
	assert_ok!(call(operator.clone(), register));
}

fn set_keys(operator: &AccountId) {
	let generated = SessionKeys::generate(&operator.encode(), None);
	let set = pallet_session::Call::set_keys { keys: generated.keys, proof: generated.proof.encode() };
	assert_ok!(call(operator.clone(), set));
}

#[test]
fn newcomer_is_elected_at_an_era_change_and_its_blocks_are_its_own() {
	play(|| {
		run_to_era(1);
		let newcomer = holder();
		registers(&newcomer);
		let join = || call(newcomer.clone(), pallet_validators::Call::join_candidates {});
		assert_noop!(join().map_err(|refused| refused.error), pallet_validators::Error::<Runtime>::NoSessionKeys);
		set_keys(&newcomer);
		assert_ok!(join());
		delegate(&other_holder(), &base(newcomer.clone()), 10_000 * PAL);
		delegate(&other_holder(), &restaked(newcomer.clone()), 10_000 * PAL);

		run_to_era(6);
		assert!(Session::validators().contains(&newcomer));
		assert_eq!(Babe::authorities().len(), 5);
		// The set grew at some era's start. Every block of every era counts for a validator of that era, the first
		// block of an epoch too: it is made by an authority of the new set.
		let mut eras_of_newcomer = 0;
		for era in 1..6 {
			let points = Validators::points(Era(era));
			assert_eq!(points.iter().map(|(_, points)| points).sum::<u32>(), 30 * 20, "era {era}: {points:?}");
			eras_of_newcomer += points.iter().filter(|(who, points)| *who == newcomer && *points > 0).count();
		}
		assert!(eras_of_newcomer >= 2);
		assert!(pool(&restaked(newcomer.clone())).value > 60_000 * PAL);
		assert!(position(&base(newcomer), &other_holder()).value > 10_000 * PAL);
	});
}

#[test]
fn keys_without_proof_of_ownership_are_refused() {
	play(|| {
		registers(&holder());
		let generated = SessionKeys::generate(&other_holder().encode(), None);
		let set = pallet_session::Call::set_keys { keys: generated.keys, proof: generated.proof.encode() };
		assert_noop!(call(holder(), set), pallet_session::Error::<Runtime>::InvalidProof);
	});
}

#[test]
fn operator_leaves_with_its_bond() {
	play(|| {
		run_to_era(1);
		let key = restaked(dave());
		assert_noop!(
			call(dave(), pallet_delegation::Call::request_leave { pool: key.clone(), amount: None }),
			pallet_delegation::Error::<Runtime>::BondFloor
		);
		assert_ok!(call(dave(), pallet_operators::Call::request_exit {}));
		assert!(!<Operators as OperatorInspect<AccountId>>::is_active(&dave()));
		run_to_era(3);
		assert_ok!(call(dave(), pallet_operators::Call::complete_exit {}));
		assert_ok!(call(dave(), pallet_delegation::Call::request_leave { pool: key, amount: None }));
		let ticket = tickets(&dave()).pop().unwrap();
		assert!(ticket.value >= 100_000 * PAL);
		run_to_era(ticket.matures.0);
		assert!(!Session::validators().contains(&dave()));
		let before = Balances::free_balance(dave());
		assert_ok!(call(dave(), pallet_delegation::Call::complete_leave { ticket: ticket.id, to: None }));
		assert_eq!(Balances::free_balance(dave()), before + ticket.value);
		assert!(Eras::now() >= ticket.matures);
	});
}
