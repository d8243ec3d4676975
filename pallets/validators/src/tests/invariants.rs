use crate::{mock::*, *};
use frame_support::traits::{fungible::Mutate, tokens::Preservation};
use palisade_primitives::Era;

/// Corrupts a chain with two open payouts and expects the complaint.
fn assert_breaks(corrupt: impl FnOnce(), complaint: &str) {
	new_test_ext().execute_with(|| {
		for _ in 0..3 {
			next_era();
			write_blocks(1, 1);
			write_blocks(2, 1);
			fill_pot(1_000);
		}
		assert_eq!(Payouts::<Test>::get().len(), 2);
		assert_eq!(Pallet::<Test>::check_invariants(), Ok(()));
		corrupt();
		assert_eq!(Pallet::<Test>::check_invariants().unwrap_err(), complaint);
	})
}

/// Changes the payout at `index`.
fn change(index: usize, f: impl FnOnce(&mut Payout)) {
	let mut payouts = Payouts::<Test>::get().into_inner();
	f(&mut payouts[index]);
	Payouts::<Test>::put(BoundedVec::truncate_from(payouts));
}

#[test]
fn invariant_1_breaks_when_the_pot_lacks_what_it_promised() {
	let steal = || {
		Balances::transfer(&Validators::pot(), &20, 1_001, Preservation::Preserve).unwrap();
	};
	assert_breaks(steal, "1: the pot lacks what it promised");
	assert_breaks(|| change(0, |payout| payout.left = u128::MAX), "1: the pot lacks what it promised");
}

#[test]
fn invariant_2_breaks_when_payouts_are_wrong() {
	assert_breaks(|| change(1, |payout| payout.era = Era(1)), "2: payouts are out of order");
	assert_breaks(|| change(1, |payout| payout.era = Era(3)), "2: the rewards of a running era are being paid");
	assert_breaks(|| change(0, |payout| payout.next = 4), "2: a payout has nobody left to pay");
	assert_breaks(|| change(0, |payout| payout.left -= 1), "2: a payout lacks what is due");
	assert_breaks(|| change(0, |payout| payout.left += 1), "2: a payout lacks what is due");
}

#[test]
fn invariant_3_breaks_when_the_rules_are_not_sound() {
	let corrupt = || Rules::<Test>::mutate(|rules| rules.target = 9);
	assert_breaks(corrupt, "3: the rules of elections are not sound");
}

#[test]
fn invariant_4_breaks_when_a_validator_is_not_exposed() {
	let corrupt = || {
		Exposures::<Test>::mutate(Era(3), |exposures| {
			exposures.remove(0);
		})
	};
	assert_breaks(corrupt, "4: a validator is not exposed");
}

#[test]
fn invariant_5_breaks_when_eras_are_kept_that_should_not_be() {
	let exposures = || Exposures::<Test>::get(Era(3));
	let late = || (0..MAX_LEAVING).for_each(|_| next_era());
	assert_breaks(|| Exposures::<Test>::insert(Era(4), exposures()), "5: exposures of an era that is not kept");
	assert_breaks(|| EraPoints::<Test>::insert(Era(4), 1, 20), "5: points of an era that is not kept");
	let corrupt = || {
		late();
		Exposures::<Test>::insert(Era(1), exposures());
	};
	assert_breaks(corrupt, "5: exposures of an era that is not kept");
}

#[test]
fn invariant_6_breaks_when_the_busy_are_counted_as_idle() {
	let count = |who, eras| move || IdleEras::<Test>::put(BoundedVec::truncate_from(vec![(who, eras)]));
	assert_breaks(count(9, 1), "6: who is counted as idle did not validate");
	assert_breaks(count(1, 1), "6: who is counted as idle was not");
	assert_breaks(count(3, 0), "6: who is counted as idle was not");
	let twice = || IdleEras::<Test>::put(BoundedVec::truncate_from(vec![(3, 1), (3, 1)]));
	assert_breaks(twice, "6: who is counted as idle did not validate");
}

#[test]
fn invariant_7_breaks_when_commissions_do_not_add_up() {
	assert_breaks(|| Owed::<Test>::put(1), "7: the commissions do not add up");
	assert_breaks(|| Commissions::<Test>::insert(1, 1), "7: the commissions do not add up");
	let lacks = || {
		Payouts::<Test>::kill();
		Commissions::<Test>::insert(1, 3_001);
		Owed::<Test>::put(3_001);
	};
	assert_breaks(lacks, "7: the pot lacks the commissions");
}
