use crate::{mock::*, *};
use frame_support::traits::{fungible::MutateHold, tokens::Precision};
use palisade_primitives::{Era, OperatorJail, PoolKey, Tier};

/// Corrupts a chain with one operator and expects the complaint.
fn assert_breaks(corrupt: impl FnOnce(), complaint: &str) {
	new_test_ext().execute_with(|| {
		assert_registers(ALICE);
		assert_eq!(Pallet::<Test>::check_invariants(), Ok(()));
		corrupt();
		assert_eq!(Pallet::<Test>::check_invariants().unwrap_err(), complaint);
	})
}

fn change(f: impl FnOnce(&mut OperatorOf<Test>)) {
	Records::<Test>::mutate(ALICE, |record| f(record.as_mut().unwrap()))
}

#[test]
fn invariant_1_breaks_when_a_deposit_is_not_held() {
	let steal = || {
		Balances::release(&HoldReason::OperatorDeposit.into(), &ALICE, 1, Precision::Exact).unwrap();
	};
	assert_breaks(steal, "1: a deposit is not held");
}

#[test]
fn invariant_2_breaks_when_a_commission_is_out_of_bounds() {
	let high = || change(|record| record.commission = Commission::new(percent(41)));
	assert_breaks(high, "2: a commission is too high");
	let set = |record: &mut OperatorOf<Test>| {
		record.commission.set(percent(11), percent(1), Era(7));
	};
	assert_breaks(|| change(set), "2: a raise is late");
}

#[test]
fn invariant_3_breaks_when_times_are_out_of_order() {
	assert_breaks(|| change(|record| record.since = Era(2)), "3: an operator's times are out of order");
	assert_breaks(|| change(|record| record.exiting = Some(Era(0))), "3: an operator's times are out of order");
}

#[test]
fn invariant_4_breaks_when_the_pool_of_an_idle_operator_is_open() {
	let open = || {
		Operators::jail(&ALICE, Era(9));
		Stake::set_pool_accepting(&PoolKey::native(ALICE, Tier::Base), true);
	};
	assert_breaks(open, "4: the pool of an idle operator is open");
}

#[test]
fn invariant_5_breaks_when_a_shortage_is_not_one_of_an_operator_or_of_now() {
	assert_breaks(|| ShortSince::<Test>::insert(BOB, Era(1)), "5: a stranger is noted as short");
	assert_breaks(|| ShortSince::<Test>::insert(ALICE, Era(2)), "5: a shortage begins in the future");
}

#[test]
fn invariant_6_breaks_when_a_penalty_makes_no_sense() {
	assert_breaks(|| ExitDelays::<Test>::insert(BOB, Era(9)), "6: the exit of a stranger is delayed");
	let withhold =
		|from, until| move || Withholdings::<Test>::insert(BOB, Withholding { from: Era(from), until: Era(until) });
	assert_breaks(withhold(2, 3), "6: a withholding begins in the future");
	assert_breaks(withhold(1, 0), "6: a withholding ends before it begins");
}

#[test]
fn invariant_7_breaks_when_history_is_rewritten() {
	let add = |era, from, to| {
		move || {
			let change = CommissionChange { era: Era(era), from: percent(from), to: percent(to) };
			History::<Test>::mutate(ALICE, |history| history.commissions.force_push(change));
		}
	};
	assert_breaks(add(1, 11, 10), "7: a history has a gap");
	assert_breaks(add(0, 10, 10), "7: a history has a gap");
	assert_breaks(add(1, 10, 11), "7: a history is not of this commission");
	assert_breaks(|| History::<Test>::remove(ALICE), "7: a history is not of this commission");
	let shift = || History::<Test>::mutate(ALICE, |history| history.commissions[0].era = Era(2));
	assert_breaks(shift, "7: a history is not of this era");
	let jailed = |era| Penalty { kind: PenaltyKind::Jailed, era: Era(era), until: Era(9) };
	let swap = || {
		History::<Test>::mutate(ALICE, |history| [1, 0].map(|era| history.penalties.force_push(jailed(era))));
	};
	assert_breaks(swap, "7: a history is out of order");
}

#[test]
fn invariant_8_breaks_when_jail_is_not_recorded() {
	assert_breaks(|| Sentences::<Test>::insert(BOB, Era(9)), "8: a sentence is not recorded");
	assert_breaks(|| JailRecords::<Test>::mutate(BOB, |record| record.begin(Era(1))), "8: who is free is in jail");
}
