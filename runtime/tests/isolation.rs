//! What one service takes costs no other service its guarantee.

use crate::common::*;
use palisade_primitives::EraClock;
use polkadot_sdk::sp_runtime::Perquintill;

const HALF: Perquintill = Perquintill::from_percent(50);
const LIMIT: Perquintill = Perquintill::from_percent(10);

#[test]
fn two_services_take_their_limits_at_once_and_each_is_paid_in_full() {
	play(|| {
		run_to_era(1);
		let all = Perquintill::one();
		let first = service(&holder(), &holder(), &[alice()], all);
		let second = service(&other_holder(), &other_holder(), &[alice()], all);
		next_era();
		let (before_first, before_second) = (guaranteed(first, &alice()), guaranteed(second, &alice()));
		assert_eq!(before_first, before_second);
		assert_eq!(before_first, pool(&restaked(alice())).value);

		report(&holder(), first, &alice(), LIMIT);
		// The table of this era is a fact.
		assert_eq!(guaranteed(second, &alice()), before_second);
		// All of what the second may take is there, on top of the first's.
		let escrowed = pool(&restaked(alice())).value;
		report(&other_holder(), second, &alice(), LIMIT);
		let both = pool(&restaked(alice())).value;
		let claim = LIMIT.mul_ceil(before_second);
		assert!((escrowed - both).abs_diff(claim) <= 2, "{escrowed} {both} {claim}");
		run_to_era(Eras::now().0 + 2);
	});
}

#[test]
fn verdict_for_one_service_leaves_the_other_its_guarantee() {
	play(|| {
		run_to_era(1);
		let first = service(&holder(), &holder(), &[alice()], HALF);
		let second = service(&other_holder(), &other_holder(), &[alice()], HALF);
		next_era();
		let (before_first, before_second) = (guaranteed(first, &alice()), guaranteed(second, &alice()));
		let worth = pool(&restaked(alice())).value;
		report(&holder(), first, &alice(), LIMIT);
		let loss = worth - pool(&restaked(alice())).value;

		// The verdict stands in era 4.
		run_to_era(4);
		next_block();
		assert!(guaranteed(second, &alice()) >= before_second);
		// Rewards of the meantime are far less than the loss.
		assert!(guaranteed(first, &alice()) < before_first - loss / 2);
	});
}

#[test]
fn pools_of_operators_do_not_pay_for_each_other() {
	play(|| {
		run_to_era(1);
		let service = service(&holder(), &holder(), &[alice(), bob()], HALF);
		next_era();
		let before = pool(&restaked(bob()));
		report(&holder(), service, &alice(), LIMIT);
		assert_eq!(pool(&restaked(bob())), before);
	});
}
