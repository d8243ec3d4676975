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
