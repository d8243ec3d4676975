use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::{mocks::MockEras, Era, OnPool, OperatorInspect, PoolKey, StakeInspect, StakeMutate, Tier};
use sp_runtime::DispatchError;

/// An operator whose bond has joined, in era 2.
fn bonded() {
	assert_registers(ALICE);
	Stake::next_era::<u64>();
}

fn deposit(amount: u128) {
	Stake::delegate(&ALICE, &PoolKey::native(ALICE, Tier::Restaked), amount).unwrap();
}

#[test]
fn short_operator_takes_no_new_work_at_once() {
	build_and_execute(|| {
		bonded();
		Stake::set_covered(&ALICE, false);
		assert!(!Operators::is_active(&ALICE));
		assert!(Operators::is_at_work(&ALICE) && Operators::is_registered(&ALICE));
		Stake::set_covered(&ALICE, true);
		assert!(Operators::is_active(&ALICE));
	})
}

#[test]
fn shortage_counts_in_tables_once_it_has_lasted() {
	build_and_execute(|| {
		bonded();
		Stake::set_covered(&ALICE, false);
		next_era_seen_by(ALICE);
		System::assert_last_event(Event::FellShort { operator: ALICE, since: Era(3) }.into());
		assert!(Operators::is_at_work(&ALICE));
		next_era_seen_by(ALICE);
		assert!(Operators::is_at_work(&ALICE));
		next_era_seen_by(ALICE);
		assert_eq!(ShortSince::<Test>::get(ALICE), Some(Era(3)), "it is noted once");
		assert!(!Operators::is_at_work(&ALICE));
	})
}

#[test]
fn bond_that_joined_ends_a_shortage() {
	build_and_execute(|| {
		bonded();
		Stake::set_covered(&ALICE, false);
		(0..3).for_each(|_| next_era_seen_by(ALICE));
		deposit(500);
		Stake::set_covered(&ALICE, true);
		assert!(Operators::is_active(&ALICE) && !Operators::is_at_work(&ALICE), "what is deposited counts later");
		assert_noop!(Operators::check_coverage(signed(BOB), ALICE), Error::<Test>::NothingToNote);
		Stake::next_era::<u64>();
		hear(&foreign(ALICE));
		System::assert_last_event(Event::Covered { operator: ALICE }.into());
		assert!(Operators::is_at_work(&ALICE));
	})
}

#[test]
fn deposit_that_is_taken_back_gives_no_new_grace() {
	build_and_execute(|| {
		bonded();
		Stake::set_covered(&ALICE, false);
		for _ in 0..4 {
			next_era_seen_by(ALICE);
			deposit(500);
			Stake::set_covered(&ALICE, true);
			hear(&foreign(ALICE));
			assert!(Operators::check_coverage(signed(ALICE), ALICE).is_err());
			Stake::withdraw_entry(&ALICE, &PoolKey::native(ALICE, Tier::Restaked), 500).unwrap();
			Stake::set_covered(&ALICE, false);
		}
		assert_eq!(ShortSince::<Test>::get(ALICE), Some(Era(3)));
		assert!(!Operators::is_at_work(&ALICE));
	})
}

#[test]
fn anybody_has_it_noted_at_once() {
	build_and_execute(|| {
		assert_noop!(Operators::check_coverage(signed(BOB), ALICE), Error::<Test>::NotRegistered);
		bonded();
		assert_noop!(Operators::check_coverage(signed(BOB), ALICE), Error::<Test>::NothingToNote);
		assert_noop!(Operators::check_coverage(RuntimeOrigin::none(), ALICE), DispatchError::BadOrigin);
		Stake::set_covered(&ALICE, false);
		assert_ok!(Operators::check_coverage(signed(BOB), ALICE));
		System::assert_last_event(Event::FellShort { operator: ALICE, since: Era(2) }.into());
		assert_noop!(Operators::check_coverage(signed(BOB), ALICE), Error::<Test>::NothingToNote);
		Stake::set_covered(&ALICE, true);
		assert_ok!(Operators::check_coverage(signed(BOB), ALICE));
		System::assert_last_event(Event::Covered { operator: ALICE }.into());
		assert_eq!(ShortSince::<Test>::get(ALICE), None);
	})
}

#[test]
fn only_news_of_now_from_restaked_pools_of_operators_matter() {
	build_and_execute(|| {
		bonded();
		Stake::set_covered(&ALICE, false);
		Stake::set_covered(&BOB, false);
		hear(&PoolKey::native(ALICE, Tier::Base));
		hear(&PoolKey::native(BOB, Tier::Restaked));
		MockEras::set(5);
		let restaked = PoolKey::native(ALICE, Tier::Restaked);
		Operators::on_eras(&restaked, Era(2), Era(4), 0, Default::default());
		assert_eq!(ShortSince::<Test>::iter().count(), 0);
		Operators::on_eras(&restaked, Era(5), Era(5), 0, Default::default());
		assert_eq!(ShortSince::<Test>::get(ALICE), Some(Era(5)));
	})
}

#[test]
fn shortage_never_touches_exits() {
	build_and_execute(|| {
		bonded();
		let pool = PoolKey::native(ALICE, Tier::Restaked);
		Stake::stake(&BOB, &pool, 500);
		Stake::set_covered(&ALICE, false);
		(0..3).for_each(|_| next_era_seen_by(ALICE));
		let shares = Stake::position(&pool, &BOB).shares;
		assert_ok!(Stake::request_leave(&BOB, &pool, shares, &BOB));
		assert_ok!(Operators::request_exit(signed(ALICE)));
		MockEras::set(7);
		assert_ok!(Operators::complete_exit(signed(ALICE)));
		assert_eq!(ShortSince::<Test>::get(ALICE), None);
	})
}
