//! What is locked of balance and stake together stays with its owner.

use crate::{mock::*, Call, Error};
use frame_support::assert_ok;
use palisade_primitives::{
	mocks::{LockNote, MockLocks, LOCKING},
	*,
};

fn notes() -> Vec<LockNote<AccountId>> {
	MockLocks::take_notes()
}

fn run_with_ticket(test: impl FnOnce(TicketId)) {
	run(|| {
		assert_delegates(ALICE, &restaked(), 60 * UNIT);
		go_and_touch(2, &[restaked()]);
		let id = leaves(ALICE, &restaked(), Some(20 * UNIT));
		go_to(8);
		notes();
		test(id);
	});
}

#[test]
fn what_is_staked_takes_its_locks_along_and_brings_them_back() {
	run(|| {
		notes();
		assert_delegates(ALICE, &restaked(), 60 * UNIT);
		assert_eq!(notes(), [LockNote::Staking(ALICE, 60 * UNIT)]);
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), restaked(), 20 * UNIT));
		assert_eq!(notes(), [LockNote::Returned(ALICE, 20 * UNIT)]);
	});
}

#[test]
fn a_ticket_of_the_owner_is_paid_whatever_is_locked() {
	run_with_ticket(|id| {
		MockLocks::lock(&ALICE);
		assert_eq!(completes(id), 20 * UNIT);
		assert_eq!(notes(), [LockNote::Returned(ALICE, 20 * UNIT)]);
	});
}

#[test]
fn a_ticket_is_paid_to_others_unless_it_is_locked() {
	run_with_ticket(|id| {
		MockLocks::lock(&ALICE);
		let call = || Call::complete_leave { ticket: id, to: Some(BOB) };
		refuses(ALICE, call(), Error::<Test>::StakeLocked);
		let completed = <Delegation as StakeMutate<_>>::complete_leave(&ALICE, id, &BOB);
		assert_eq!(completed, Err(Error::<Test>::StakeLocked.into()));
	});
	run_with_ticket(|id| {
		assert_ok!(Delegation::complete_leave(origin(ALICE), id, Some(BOB)));
		assert_eq!((free(BOB), notes()), (RICHES + 20 * UNIT, vec![]));
	});
}

#[test]
fn locks_are_of_the_native_asset() {
	run(|| {
		notes();
		create_token(TOKEN);
		assert_ok!(Delegation::admit_asset(RuntimeOrigin::root(), TOKEN, terms(1_000)));
		assert_ok!(Delegation::open_pool(origin(OPERATOR), TOKEN));
		assert_delegates(ALICE, &token_pool(), 60 * UNIT);
		go_and_touch(2, &[token_pool()]);
		let id = leaves(ALICE, &token_pool(), None);
		go_to(8);
		MockLocks::lock(&ALICE);
		assert_ok!(Delegation::complete_leave(origin(ALICE), id, Some(BOB)));
		assert_eq!(notes(), []);
	});
}

#[test]
fn what_the_locks_used_is_charged() {
	run(|| {
		MockLocks::lock(&ALICE);
		let charged = |times| assert_eq!(System::block_weight().total(), LOCKING.saturating_mul(times));
		assert_delegates(BOB, &base(), 60 * UNIT);
		charged(0);
		assert_delegates(ALICE, &base(), 60 * UNIT);
		charged(1);
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), base(), 20 * UNIT));
		charged(2);
	});
}
