use super::*;
use palisade_math::Factor;
use palisade_primitives::OnPool;

/// The eras `first..=last` are told as the ledger does.
fn tell(first: u32, last: u32, value: Balance) {
	MockEras::set(last.max(now().0));
	Restaking::on_eras(&native(ALICE), Era(first), Era(last), value, Factor::default());
}

#[test]
fn rows_written_late_are_those_written_in_time() {
	let rows = |late: bool| {
		let mut seen = Vec::new();
		build_and_execute(|| {
			allocate(ORACLE, 40);
			for era in 2..=6 {
				next_era();
				if era == 4 {
					allocate(ORACLE, 30);
					allocate(BRIDGE, 50);
				}
				if !late {
					do_steps(100);
				}
			}
			do_steps(100);
			seen = (4..=6).flat_map(|era| [ORACLE, BRIDGE].map(|service| guarantee(service, era))).collect();
			assert_eq!(Books::<Test>::get(native(ALICE)).unwrap().written, Era(6));
		});
		seen
	};
	assert_eq!(rows(true), rows(false));
	assert_eq!(rows(true), vec![400_000, 0, 300_000, 500_000, 300_000, 500_000]);
}

#[test]
fn a_pool_untouched_for_long_gets_rows_only_for_eras_that_can_be_reported() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		tell(2, 90, VALUE);
		assert_eq!(Tables::<Test>::iter().count(), 3);
		assert!((88..=90).all(|era| guarantee(ORACLE, era) == 400_000));
	})
}

#[test]
fn a_row_never_changes() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		tell(2, 2, VALUE);
		tell(1, 2, 5 * VALUE);
		tell(2, 3, 10);
		assert_eq!((guarantee(ORACLE, 2), guarantee(ORACLE, 3)), (400_000, 4));
		assert_eq!(Totals::<Test>::get((Era(2), ORACLE, NATIVE)), 400_000);
	})
}

#[test]
fn the_factor_of_the_era_is_kept() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		MockEras::set(2);
		let factor = Factor::default().slashed(percent(10));
		Restaking::on_eras(&native(ALICE), Era(2), Era(2), 900_000, factor);
		let claim = Restaking::guarantees(ORACLE, &ALICE, Era(2))[0].claim;
		assert_eq!((claim.guarantee, claim.factor), (360_000, factor));
	})
}

#[test]
fn pools_without_allocations_base_pools_and_empty_ones_have_no_rows() {
	build_and_execute(|| {
		MockEras::set(2);
		Restaking::on_eras(&native(BOB), Era(2), Era(2), VALUE, Factor::default());
		for key in PoolKey::consensus(&ALICE) {
			Restaking::on_eras(&key, Era(2), Era(2), VALUE, Factor::default());
		}
		allocate(ORACLE, 40);
		tell(3, 3, 0);
		tell(4, 4, 2);
		assert_eq!(Tables::<Test>::iter().count(), 0, "0.4 of 2 planck is no guarantee");
		tell(5, 5, 3);
		assert_eq!(guarantee(ORACLE, 5), 1);
	})
}

#[test]
fn a_jailed_operator_guarantees_nothing_and_stays_answerable_for_eras_before() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		run_to(3);
		next_era();
		next_era();
		MockOperators::set_active(&ALICE, false);
		do_steps(100);
		let given: Vec<_> = (3..=5).map(|era| guarantee(ORACLE, era)).collect();
		assert_eq!(given, vec![400_000, 400_000, 0]);
		run_to(6);
		assert_eq!(guarantee(ORACLE, 6), 0);
		MockOperators::set_active(&ALICE, true);
		run_to(7);
		assert_eq!(guarantee(ORACLE, 7), 400_000);
	})
}

#[test]
fn who_is_at_work_without_being_active_keeps_guaranteeing() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		run_to(2);
		// The bond is too small for what is restaked, though not for long.
		MockOperators::set_active(&ALICE, false);
		MockOperators::set_at_work(&ALICE, true);
		run_to(3);
		assert_eq!(guarantee(ORACLE, 3), 400_000);
		assert_noop!(try_allocate(ORACLE, 41), Error::OperatorNotActive);
		MockOperators::set_active(&ALICE, true);
		MockOperators::set_at_work(&ALICE, false);
		run_to(4);
		assert_eq!(guarantee(ORACLE, 4), 0);
	})
}

#[test]
fn whoever_does_not_serve_the_service_guarantees_it_nothing() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		allocate(BRIDGE, 40);
		run_to(3);
		assert_eq!(guarantee(BRIDGE, 3), 400_000);
		MockServices::leave(ORACLE, &ALICE, Era(5));
		// A deregistered service, forgotten at once.
		MockServices::remove::<AccountId>(BRIDGE);
		MockEras::set(6);
		Restaking::settle(&native(ALICE));
		assert_eq!((guarantee(ORACLE, 4), guarantee(ORACLE, 5)), (400_000, 0));
		assert_eq!(guarantee(BRIDGE, 4), 0);
		// What it may still slash counts all the same.
		assert_eq!(allocation(BRIDGE).unwrap().current, commitment(40, 50));
		assert_eq!(Restaking::exposure(&native(ALICE)).degree, weight(80));
	})
}

#[test]
fn totals_are_per_asset_and_over_operators() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		assert_ok!(Restaking::allocate(by(BOB), NATIVE, ORACLE, percent(10)));
		run_to(2);
		assert_eq!(Restaking::service_security(ORACLE, Era(2)).1, vec![(NATIVE, 500_000)]);
		assert_eq!(Restaking::total(ORACLE, &NATIVE, Era(2)), 500_000);
		assert_eq!(Restaking::total(ORACLE, &AssetKind::WithId(7), Era(2)), 0);
		assert_eq!(Restaking::allocations(&native(BOB))[0].current, commitment(10, 50));
		assert!(Restaking::allocations(&foreign(BOB, 7)).is_empty());
	})
}
