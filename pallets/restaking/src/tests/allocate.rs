use super::*;

#[test]
fn allocate_takes_effect_at_the_next_era() {
	build_and_execute(|| {
		run_to(3);
		allocate(ORACLE, 40);
		assert_eq!(guarantee(ORACLE, 3), 0);
		run_to(4);
		assert_eq!(guarantee(ORACLE, 4), 400_000);
		let row = &Restaking::guarantees(ORACLE, &ALICE, Era(4))[0];
		assert_eq!(row.max_slash, percent(50));
		assert_eq!(row.claim.factor, Default::default());
	})
}

#[test]
fn guarantees_are_floored() {
	build_and_execute(|| {
		let third = Perquintill::from_rational(1u64, 3);
		assert_ok!(Restaking::allocate(by(ALICE), NATIVE, ORACLE, third));
		run_to(2);
		assert_eq!(guarantee(ORACLE, 2), 333_333);
	})
}

#[test]
fn the_last_change_of_an_era_counts() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		allocate(ORACLE, 90);
		allocate(ORACLE, 20);
		assert_noop!(Restaking::allocate(by(ALICE), NATIVE, ORACLE, percent(20)), Error::NothingToChange);
		run_to(2);
		assert_eq!(guarantee(ORACLE, 2), 200_000);
		assert_eq!(allocation(ORACLE).unwrap().lowered, None, "40 % was never in a table");
	})
}

#[test]
fn an_allocation_taken_back_in_its_era_leaves_nothing() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		allocate(ORACLE, 0);
		assert_eq!(Books::<Test>::count(), 0);
	})
}

#[test]
fn a_decrease_counts_until_the_window_is_over() {
	build_and_execute(|| {
		allocate(ORACLE, 100);
		allocate(BRIDGE, 100);
		run_to(5);
		allocate(ORACLE, 0);
		// Still in the table of era 5, which can be slashed until era 7.
		for era in 5..=7 {
			run_to(era);
			assert_noop!(Restaking::allocate(by(ALICE), NATIVE, STORE, percent(1)), Error::TooMuchRisk);
		}
		assert_eq!((guarantee(ORACLE, 5), guarantee(ORACLE, 6)), (VALUE, 0));
		run_to(8);
		assert_eq!(allocation(ORACLE), None);
		allocate(STORE, 100);
	})
}

#[test]
fn a_decrease_for_a_service_with_a_shorter_window_counts_as_long() {
	build_and_execute(|| {
		allocate(ORACLE, 100);
		allocate(BRIDGE, 100);
		run_to(5);
		allocate(BRIDGE, 50);
		run_to(7);
		assert_noop!(Restaking::allocate(by(ALICE), NATIVE, STORE, percent(50)), Error::TooMuchRisk);
		run_to(8);
		allocate(STORE, 50);
	})
}

#[test]
fn a_second_decrease_keeps_the_larger_weight_until_its_own_end() {
	build_and_execute(|| {
		allocate(ORACLE, 90);
		run_to(5);
		allocate(ORACLE, 50);
		run_to(6);
		assert_eq!(allocation(ORACLE).unwrap().lowered, Some((commitment(90, 50), Era(5))));
		allocate(ORACLE, 10);
		run_to(7);
		assert_eq!(allocation(ORACLE).unwrap().lowered, Some((commitment(90, 50), Era(6))));
		run_to(9);
		assert_eq!(allocation(ORACLE).unwrap().lowered, None);
		assert_eq!(allocation(ORACLE).unwrap().current, commitment(10, 50));
	})
}

#[test]
fn allocate_fails_when_services_could_slash_more_than_everything() {
	build_and_execute(|| {
		register(STORE, percent(60), 2);
		allocate(ORACLE, 100);
		allocate(BRIDGE, 90);
		// 0.5 + 0.45 + 0.6 · w ≤ 1.
		let most = Perquintill::from_parts(83_333_333_333_333_333);
		let more = Perquintill::from_parts(83_333_333_333_333_334);
		assert_noop!(Restaking::allocate(by(ALICE), NATIVE, STORE, more), Error::TooMuchRisk);
		assert_ok!(Restaking::allocate(by(ALICE), NATIVE, STORE, most));
	})
}

#[test]
fn allocate_fails_when_the_degree_would_be_too_large() {
	build_and_execute(|| {
		register(ORACLE, percent(10), 2);
		register(BRIDGE, percent(10), 2);
		allocate(ORACLE, 100);
		allocate(BRIDGE, 60);
		assert_noop!(Restaking::allocate(by(ALICE), NATIVE, STORE, percent(41)), Error::TooMuchDegree);
		allocate(STORE, 40);
	})
}

#[test]
fn allocate_fails_when_the_pool_has_too_many_services() {
	build_and_execute(|| {
		for id in 1..=17 {
			register(ServiceId(id), percent(1), 2);
		}
		for id in 1..=16 {
			allocate(ServiceId(id), 1);
		}
		let next = || Restaking::allocate(by(ALICE), NATIVE, ServiceId(17), percent(1));
		assert_noop!(next(), Error::TooManyAllocations);
		run_to(2);
		allocate(ServiceId(3), 0);
		run_to(4);
		assert_noop!(next(), Error::TooManyAllocations);
		run_to(5);
		assert_ok!(next());
	})
}

#[test]
fn allocate_fails_when_it_is_not_for_the_caller_to_do() {
	build_and_execute(|| {
		let by_alice = |asset, service| Restaking::allocate(by(ALICE), asset, service, percent(1));
		assert_noop!(Restaking::allocate(by(STRANGER), NATIVE, ORACLE, percent(1)), Error::PoolNotFound);
		assert_noop!(by_alice(AssetKind::WithId(7), ORACLE), Error::PoolNotFound);
		assert_noop!(by_alice(NATIVE, ServiceId(9)), Error::ServiceNotFound);
		assert_noop!(by_alice(NATIVE, CHAIN), Error::ServiceNotFound);
		assert_noop!(Restaking::allocate(by(ALICE), NATIVE, ServiceId(9), percent(0)), Error::NothingToChange);

		MockServices::leave(ORACLE, &ALICE, Era(2));
		assert_noop!(by_alice(NATIVE, ORACLE), Error::AllocationRefused);
		MockOperators::set_active(&ALICE, false);
		assert_noop!(by_alice(NATIVE, BRIDGE), Error::OperatorNotActive);
	})
}

#[test]
fn allocate_fails_below_the_stake_that_the_service_asks_for() {
	build_and_execute(|| {
		MockServices::set_min_stake::<AccountId>(ORACLE, 100_000);
		let just_below = Perquintill::from_parts(99_999_999_999_999_999);
		assert_noop!(Restaking::allocate(by(ALICE), NATIVE, ORACLE, just_below), Error::AllocationRefused);
		allocate(ORACLE, 10);
		run_to(2);
		assert_noop!(Restaking::allocate(by(ALICE), NATIVE, ORACLE, percent(10)), Error::NothingToChange);
		allocate(ORACLE, 9);
	})
}

#[test]
fn lowering_is_always_allowed() {
	build_and_execute(|| {
		allocate(ORACLE, 50);
		allocate(BRIDGE, 50);
		allocate(STORE, 50);
		run_to(2);
		MockOperators::remove(&ALICE);
		MockServices::leave(BRIDGE, &ALICE, Era(3));
		MockServices::remove::<AccountId>(STORE);
		for service in [ORACLE, BRIDGE, STORE] {
			allocate(service, 10);
			allocate(service, 0);
		}
		run_to(5);
		assert_eq!(Books::<Test>::count(), 0);
	})
}

#[test]
fn each_pool_has_its_own_limits() {
	build_and_execute(|| {
		let pool = foreign(ALICE, 7);
		<MockStake>::stake(&ALICE, &pool, 500);
		allocate(ORACLE, 100);
		allocate(BRIDGE, 100);
		for service in [ORACLE, BRIDGE] {
			assert_ok!(Restaking::allocate(by(ALICE), AssetKind::WithId(7), service, percent(100)));
		}
		run_to(2);
		let (rows, totals) = Restaking::service_security(ORACLE, Era(2));
		assert_eq!(rows.len(), 2);
		assert!(totals.contains(&(NATIVE, VALUE)) && totals.contains(&(AssetKind::WithId(7), 500)));
		assert_eq!(guarantee_of(&pool, ORACLE, 2), 500);
	})
}
