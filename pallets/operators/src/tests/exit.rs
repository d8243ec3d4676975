use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::{
	mocks::MockEras, Era, OperatorInspect, OperatorJail, OperatorPools, PoolKey, StakeInspect, StakeMutate, Tier,
};

#[test]
fn exiting_operator_takes_no_new_work_and_no_new_stake() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_ok!(Operators::request_exit(signed(ALICE)));
		System::assert_last_event(Event::ExitRequested { operator: ALICE, completes: Era(3) }.into());
		assert!(Operators::is_registered(&ALICE) && !Operators::is_active(&ALICE));
		assert!(PoolKey::consensus(&ALICE).iter().all(|pool| !Stake::accepts(pool, 1)));
		assert_noop!(Operators::request_exit(signed(ALICE)), Error::<Test>::AlreadyExiting);
	})
}

#[test]
fn cancelled_exit_is_as_if_never_asked() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_noop!(Operators::cancel_exit(signed(ALICE)), Error::<Test>::NotExiting);
		assert_ok!(Operators::request_exit(signed(ALICE)));
		MockEras::set(9);
		assert_ok!(Operators::cancel_exit(signed(ALICE)));
		System::assert_last_event(Event::ExitCancelled { operator: ALICE }.into());
		assert!(Operators::is_active(&ALICE));
		assert!(PoolKey::consensus(&ALICE).iter().all(|pool| Stake::accepts(pool, 1)));
		assert_noop!(Operators::complete_exit(signed(ALICE)), Error::<Test>::NotExiting);
	})
}

#[test]
fn cancelled_exit_does_not_open_the_pools_of_a_jailed_operator() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_ok!(Operators::request_exit(signed(ALICE)));
		Operators::jail(&ALICE, Era(5));
		assert_ok!(Operators::cancel_exit(signed(ALICE)));
		assert!(!Operators::is_active(&ALICE));
		assert!(PoolKey::consensus(&ALICE).iter().all(|pool| !Stake::accepts(pool, 1)));
	})
}

#[test]
fn exit_completes_after_its_notice() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_noop!(Operators::complete_exit(signed(ALICE)), Error::<Test>::NotExiting);
		assert_ok!(Operators::request_exit(signed(ALICE)));
		MockEras::set(2);
		assert_noop!(Operators::complete_exit(signed(ALICE)), Error::<Test>::NoticeNotOver);
		MockEras::set(3);
		let free = Balances::free_balance(ALICE);
		assert_ok!(Operators::complete_exit(signed(ALICE)));
		System::assert_last_event(Event::Exited { operator: ALICE, deposit: DEPOSIT }.into());
		assert_eq!(Balances::free_balance(ALICE) - free, DEPOSIT);
		assert!(!Operators::is_registered(&ALICE));
		assert_noop!(Operators::complete_exit(signed(ALICE)), Error::<Test>::NotRegistered);
	})
}

#[test]
fn bond_is_an_ordinary_position_after_the_exit() {
	build_and_execute(|| {
		assert_registers(ALICE);
		Stake::next_era::<u64>();
		let pool = PoolKey::native(ALICE, Tier::Restaked);
		let shares = Stake::position(&pool, &ALICE).shares;
		assert!(Stake::request_leave(&ALICE, &pool, shares, &ALICE).is_err(), "the floor holds");
		assert_ok!(Operators::request_exit(signed(ALICE)));
		assert!(Stake::request_leave(&ALICE, &pool, shares, &ALICE).is_err(), "and until the exit is complete");
		MockEras::set(4);
		assert_ok!(Operators::complete_exit(signed(ALICE)));
		assert_eq!(Stake::bond(&ALICE), 2 * MIN_BOND);
		assert_ok!(Stake::request_leave(&ALICE, &pool, shares, &ALICE));
	})
}

#[test]
fn operator_can_return_after_an_exit() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_ok!(Operators::request_exit(signed(ALICE)));
		MockEras::set(3);
		assert_ok!(Operators::complete_exit(signed(ALICE)));
		assert_ok!(Operators::register(signed(ALICE), MIN_BOND, percent(10), Default::default()));
		assert!(Operators::is_active(&ALICE));
	})
}

#[test]
fn sentence_does_not_block_an_exit_and_outlives_it() {
	build_and_execute(|| {
		assert_registers(ALICE);
		assert_ok!(Operators::request_exit(signed(ALICE)));
		Operators::jail(&ALICE, Era(9));
		MockEras::set(3);
		assert_ok!(Operators::complete_exit(signed(ALICE)));
		assert_noop!(
			Operators::register(signed(ALICE), MIN_BOND, percent(10), Default::default()),
			Error::<Test>::Jailed
		);
		assert_noop!(Operators::unjail(signed(ALICE)), Error::<Test>::SentenceNotOver);
		MockEras::set(9);
		assert_ok!(Operators::unjail(signed(ALICE)));
		assert!(!Stake::accepts(&PoolKey::native(ALICE, Tier::Base), 1), "its pools stay closed until it registers");
		assert_ok!(Operators::register(signed(ALICE), MIN_BOND, percent(10), Default::default()));
	})
}
