//! A service reports an operator: escrow in the same block, then a veto or a verdict.

use crate::common::*;
use palisade_primitives::{Era, EraClock};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::Perquintill,
};

const HALF: Perquintill = Perquintill::from_percent(50);
const FIVE: Perquintill = Perquintill::from_percent(5);

#[test]
fn report_lowers_the_pool_at_once_and_a_veto_restores_it_to_the_unit() {
	play(|| {
		run_to_era(1);
		let service = service(&holder(), &other_holder(), &[alice()], HALF);
		next_era();
		let key = restaked(alice());
		let before = pool(&key);
		let guarantee = guaranteed(service, &alice());
		assert_eq!(guarantee, HALF.mul_floor(before.value));

		let report = report(&holder(), service, &alice(), FIVE);
		let during = pool(&key);
		let claim = FIVE.mul_ceil(guarantee);
		assert!(before.value - during.value >= claim && before.value - during.value <= claim + 2, "{during:?}");
		assert_eq!(during.settled_value, before.settled_value);
		assert_eq!(during.tokens, before.tokens);

		assert_noop!(
			call(charlie(), pallet_slashing::Call::veto { report, unfounded: false }),
			pallet_slashing::Error::<Runtime>::NotResolver
		);
		assert_ok!(call(other_holder(), pallet_slashing::Call::veto { report, unfounded: false }));
		assert_eq!(pool(&key), before);
	});
}

#[test]
fn verdict_burns_the_escrow_and_nothing_else() {
	play(|| {
		run_to_era(1);
		let service = service(&holder(), &other_holder(), &[alice()], HALF);
		next_era();
		let key = restaked(alice());
		let before = pool(&key);
		let stayed = position(&key, &ferdie()).value;
		let report = report(&holder(), service, &alice(), FIVE);
		let escrow = before.value - pool(&key).value;
		let lost = stayed - position(&key, &ferdie()).value;

		// Due after the veto window of one era.
		next_era();
		assert_noop!(call(eve(), pallet_slashing::Call::execute { report }), pallet_slashing::Error::<Runtime>::NotDue);
		let mut total = 0;
		while Eras::now() < Era(5) {
			let issued = issuance();
			let happened = next_block();
			assert_eq!(issuance(), issued + minted(&happened) - burned(&happened));
			total += burned(&happened);
		}
		next_block();
		assert!(total.abs_diff(escrow) <= 1, "{total} {escrow}");
		assert_noop!(
			call(eve(), pallet_slashing::Call::execute { report }),
			pallet_slashing::Error::<Runtime>::ReportClosed
		);
		assert!(
			lost * 1_000 / stayed >= 24 && lost * 1_000 / stayed <= 25,
			"half of five per cent: {lost} of {stayed}"
		);
	});
}

#[test]
fn leaver_before_the_offence_loses_nothing_and_one_after_as_much_as_those_who_stayed() {
	play(|| {
		run_to_era(1);
		let service = service(&holder(), &other_holder(), &[alice()], HALF);
		let key = restaked(alice());
		// Leaves in the era before the offence.
		assert_ok!(call(eve(), pallet_delegation::Call::request_leave { pool: key.clone(), amount: None }));
		let early = tickets(&eve()).pop().unwrap();
		next_era();
		// Leaves in the era of the offence, half of it.
		let whole = position(&key, &ferdie()).value;
		assert_ok!(call(
			ferdie(),
			pallet_delegation::Call::request_leave { pool: key.clone(), amount: Some(whole / 2) }
		));
		let late = tickets(&ferdie()).pop().unwrap();
		let stays = position(&key, &ferdie()).value;
		report(&holder(), service, &alice(), FIVE);

		assert_eq!(tickets(&eve()).pop().unwrap().value, early.value);
		let left = tickets(&ferdie()).pop().unwrap().value;
		let stayed = position(&key, &ferdie()).value;
		// The same part of each, to a billionth.
		let (a, b) = (left * 1_000_000_000 / late.value, stayed * 1_000_000_000 / stays);
		assert!(a.abs_diff(b) <= 1, "{a} {b}");
		assert!(a < 1_000_000_000);

		run_to_era(late.matures.0);
		for (who, ticket, amount) in [(eve(), early, None), (ferdie(), late, Some(left))] {
			let before = Balances::free_balance(&who);
			let expected = amount.unwrap_or(ticket.value);
			assert_ok!(call(who.clone(), pallet_delegation::Call::complete_leave { ticket: ticket.id, to: None }));
			let paid = Balances::free_balance(&who) - before;
			assert!(paid.abs_diff(expected) <= 2, "{paid} {expected}");
		}
	});
}

#[test]
fn consensus_offence_slashes_both_native_pools_and_jails() {
	use palisade_primitives::{OperatorInspect, ReportOffence};
	play(|| {
		run_to_era(2);
		let tenth = Perquintill::from_percent(10);
		let before = [pool(&base(dave())), pool(&restaked(dave()))];
		let report = <Slashing as ReportOffence<AccountId>>::report_offence(&dave(), Eras::now(), tenth).unwrap();
		assert!(report.is_some());
		for (key, before) in [base(dave()), restaked(dave())].iter().zip(&before) {
			let after = pool(key);
			assert!(after.value.abs_diff(before.value - tenth.mul_floor(before.value)) <= 2);
		}
		assert!(!<Operators as OperatorInspect<AccountId>>::is_active(&dave()));
		// Out of the set from the era after the next election.
		run_to_era(4);
		assert!(!Session::validators().contains(&dave()));
		assert_eq!(Session::validators().len(), 3);
		assert!(pool(&base(dave())).tokens < before[0].tokens);
	});
}
