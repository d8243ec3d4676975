use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use palisade_primitives::{Era, OperatorInspect, OperatorPools, PoolKey, ReportId, StakeInspect, Tier};
use sp_runtime::{Perquintill, TokenError};

fn nothing() -> MetadataOf<Test> {
	Default::default()
}

#[test]
fn operator_is_active_from_its_registration() {
	build_and_execute(|| {
		assert!(!Operators::is_registered(&ALICE) && !Operators::is_active(&ALICE));
		assert_registers(ALICE);
		assert!(Operators::is_registered(&ALICE) && Operators::is_active(&ALICE));
		assert_eq!(Operators::commission(&ALICE), percent(10));
		let record = Records::<Test>::get(ALICE).unwrap();
		assert_eq!((record.since, record.exiting, record.deposit), (Era(1), None, DEPOSIT));
		assert_eq!(record.metadata.to_vec(), b"name".to_vec());
		assert_eq!(Balances::balance_on_hold(&HoldReason::OperatorDeposit.into(), &ALICE), DEPOSIT);
	})
}

#[test]
fn bond_is_the_operators_own_restaked_position() {
	build_and_execute(|| {
		assert_registers(ALICE);
		let [base, restaked] = PoolKey::consensus(&ALICE);
		assert_eq!(Stake::position(&restaked, &ALICE).entering, 2 * MIN_BOND);
		assert_eq!(Stake::floor(&ALICE), Some(MIN_BOND));
		for pool in [base, restaked] {
			assert!(Stake::accepts(&pool, 1));
		}
	})
}

#[test]
fn register_fails_when_registered() {
	build_and_execute(|| {
		assert_registers(ALICE);
		let again = Operators::register(signed(ALICE), MIN_BOND, percent(10), nothing());
		assert_eq!(again, Err(Error::<Test>::AlreadyRegistered.into()));
		assert_noop!(
			Operators::register(signed(ALICE), MIN_BOND, percent(10), nothing()),
			Error::<Test>::AlreadyRegistered
		);
	})
}

#[test]
fn register_fails_on_bad_terms() {
	build_and_execute(|| {
		assert_noop!(
			Operators::register(signed(ALICE), MIN_BOND - 1, percent(10), nothing()),
			Error::<Test>::BondTooLow
		);
		assert_noop!(
			Operators::register(signed(ALICE), MIN_BOND, percent(41), nothing()),
			Error::<Test>::CommissionTooHigh
		);
		assert_noop!(
			Operators::register(RuntimeOrigin::root(), MIN_BOND, percent(1), nothing()),
			sp_runtime::DispatchError::BadOrigin
		);
		assert_ok!(Operators::register(signed(ALICE), MIN_BOND, percent(40), nothing()));
	})
}

#[test]
fn register_fails_without_funds() {
	build_and_execute(|| {
		assert_noop!(Operators::register(signed(99), MIN_BOND, percent(1), nothing()), TokenError::FundsUnavailable);
		assert!(Operators::register(signed(ALICE), RICH, percent(1), nothing()).is_err());
		assert!(!Operators::is_registered(&ALICE));
		assert_eq!(Balances::balance_on_hold(&HoldReason::OperatorDeposit.into(), &ALICE), 0, "nothing is left behind");
	})
}

#[test]
fn operator_is_not_active_while_its_bond_is_too_low() {
	build_and_execute(|| {
		assert_registers(ALICE);
		Stake::next_era::<u64>();
		let pool = PoolKey::native(ALICE, Tier::Restaked);
		Stake::report(&pool, ReportId(1), Perquintill::from_percent(60));
		assert!(!Operators::is_active(&ALICE), "net of escrow it is too low");
		assert!(Operators::is_registered(&ALICE));
		Stake::cancel(&pool, ReportId(1));
		assert!(Operators::is_active(&ALICE));
		Stake::slash(&pool, Perquintill::from_percent(60));
		assert!(!Operators::is_active(&ALICE));
		assert_eq!(Stake::bond(&ALICE), 2 * MIN_BOND * 4 / 10);
	})
}

#[test]
fn metadata_is_the_operators() {
	build_and_execute(|| {
		let said: MetadataOf<Test> = b"https://example.org".to_vec().try_into().unwrap();
		assert_noop!(Operators::set_metadata(signed(ALICE), said.clone()), Error::<Test>::NotRegistered);
		assert_registers(ALICE);
		assert_ok!(Operators::set_metadata(signed(ALICE), said.clone()));
		assert_eq!(Records::<Test>::get(ALICE).unwrap().metadata, said);
		System::assert_last_event(Event::MetadataSet { operator: ALICE }.into());
	})
}
