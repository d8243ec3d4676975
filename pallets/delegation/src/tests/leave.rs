use crate::{mock::*, Buckets, Call, Error, Event, Positions};
use frame_support::{assert_noop, assert_ok};
use palisade_primitives::*;
use sp_runtime::TokenError;

fn leave(amount: Option<Balance>) -> Call<Test> {
	Call::request_leave { pool: restaked(), amount }
}

fn complete(ticket: TicketId, to: Option<AccountId>) -> Call<Test> {
	Call::complete_leave { ticket, to }
}

/// Alice and Bob with 60 and 40 units beside the operator's 100, joined in era 2.
fn run_joined(test: impl FnOnce()) {
	run(|| {
		assert_delegates(ALICE, &restaked(), 60 * UNIT);
		assert_delegates(BOB, &restaked(), 40 * UNIT);
		go_and_touch(2, &[restaked()]);
		test();
	});
}

#[test]
fn request_matures_after_the_leaving_eras() {
	run_joined(|| {
		let id = leaves(ALICE, &restaked(), Some(20 * UNIT));
		let seen = ticket(id);
		assert_eq!((seen.owner, seen.era, seen.matures), (ALICE, Era(2), Era(8)));
		assert_eq!((seen.value, seen.settled_value), (20 * UNIT, 20 * UNIT));
		assert_eq!(position(&restaked(), ALICE).value, 40 * UNIT);
		assert_eq!(view(&restaked()).leaving, 20 * UNIT);
		assert_eq!(Delegation::tickets_of(&ALICE), vec![seen]);
		go_to(7);
		refuses(ALICE, complete(id, None), Error::<Test>::NotMatured);
		go_to(8);
		assert_eq!(completes(id), 20 * UNIT);
		assert_eq!(free(ALICE), RICHES - 40 * UNIT);
		assert_eq!(Buckets::<Test>::iter().count(), 0);
		refuses(ALICE, complete(id, None), Error::<Test>::TicketNotFound);
		assert_eq!(Delegation::tickets_of(&ALICE), vec![]);
		assert_eq!(Delegation::ticket(id), None);
	});
}

#[test]
fn only_the_owner_names_who_is_paid() {
	run_joined(|| {
		let id = leaves(ALICE, &restaked(), Some(20 * UNIT));
		go_to(8);
		refuses(BOB, complete(id, Some(BOB)), Error::<Test>::NotTicketOwner);
		refuses(BOB, complete(id, None), Error::<Test>::NotTicketOwner);
		refuses(BOB, complete(TicketId(77), None), Error::<Test>::TicketNotFound);
		assert_eq!(
			<Delegation as StakeMutate<_>>::complete_leave(&BOB, id, &BOB),
			Err(Error::<Test>::NotTicketOwner.into())
		);
		assert_ok!(Delegation::complete_leave(origin(ALICE), id, Some(CHARLIE)));
		assert_eq!(free(CHARLIE), RICHES + 20 * UNIT);
		let (owner, to, pool, amount) = (ALICE, CHARLIE, restaked(), 20 * UNIT);
		System::assert_last_event(Event::LeaveCompleted { ticket: id, owner, to, pool, amount }.into());
	});
}

#[test]
fn everything_leaves_when_it_is_asked_or_when_little_would_stay() {
	run_joined(|| {
		leaves(ALICE, &restaked(), None);
		assert!(!Positions::<Test>::contains_key(ALICE, restaked()));
		leaves(BOB, &restaked(), Some(39 * UNIT + 1));
		assert!(!Positions::<Test>::contains_key(BOB, restaked()));
		assert_eq!(view(&restaked()).shares, 100 * UNIT);
		refuses(BOB, leave(None), Error::<Test>::NothingStaked);
	});
	run_joined(|| {
		leaves(BOB, &restaked(), Some(Balance::MAX));
		assert!(!Positions::<Test>::contains_key(BOB, restaked()));
		leaves(ALICE, &restaked(), Some(59 * UNIT));
		assert_eq!(position(&restaked(), ALICE).value, UNIT);
	});
}

#[test]
fn request_is_refused_when_it_is_bad() {
	run_joined(|| {
		refuses(ALICE, leave(Some(0)), Error::<Test>::ZeroAmount);
		refuses(CHARLIE, leave(None), Error::<Test>::NothingStaked);
		refuses(CHARLIE, leave(Some(UNIT)), Error::<Test>::NothingStaked);
		refuses(ALICE, Call::request_leave { pool: token_pool(), amount: None }, Error::<Test>::PoolNotFound);
		assert_delegates(CHARLIE, &restaked(), 5 * UNIT);
		refuses(CHARLIE, leave(None), Error::<Test>::NothingStaked);
		let request = |shares| <Delegation as StakeMutate<_>>::request_leave(&ALICE, &restaked(), shares, &ALICE);
		assert_eq!(request(0), Err(Error::<Test>::NothingStaked.into()));
		assert_eq!(request(60 * UNIT + 1), Err(Error::<Test>::NotEnoughShares.into()));
	});
}

#[test]
fn all_can_leave_and_the_rest_is_swept() {
	run_joined(|| {
		<Delegation as OperatorPools<_>>::release(&OPERATOR);
		rewards(&restaked(), 777);
		go_to(3);
		let tickets = [OPERATOR, ALICE, BOB].map(|who| leaves(who, &restaked(), None));
		assert_eq!(view(&restaked()).shares, 0);
		let rest = view(&restaked()).tokens;
		assert!((1..=4).contains(&rest), "the virtual share keeps {rest}");
		go_to(9);
		let paid: Balance = tickets.into_iter().map(completes).sum();
		let swept = free(TREASURY) + 777 - RICHES;
		assert_eq!(paid + swept, 200 * UNIT + 777);
		assert_eq!(free(restaked().account()), DEPOSIT);
		assert_delegates_after_release();
	});
}

/// The pool can be used again.
fn assert_delegates_after_release() {
	assert_ok!(<Delegation as OperatorPools<_>>::open(&OPERATOR, 50 * UNIT, 50 * UNIT));
	assert_delegates(ALICE, &restaked(), 10 * UNIT);
	go_to(10);
	assert_eq!(position(&restaked(), ALICE).value, 10 * UNIT);
	assert_eq!(position(&restaked(), OPERATOR).value, 50 * UNIT);
}

#[test]
fn tickets_of_one_era_share_a_bucket_and_a_slash() {
	run_joined(|| {
		let alice = leaves(ALICE, &restaked(), Some(30 * UNIT));
		report_base(&restaked(), 1, 2, percent(50));
		let bob = leaves(BOB, &restaked(), Some(5 * UNIT));
		assert_eq!(ticket(alice).value, 15 * UNIT);
		assert_eq!(ticket(bob).value, 5 * UNIT);
		assert_eq!(ticket(bob).settled_value, 10 * UNIT);
		assert_eq!(Buckets::<Test>::iter().count(), 1);
		go_to(8);
		assert_eq!(completes(bob), 5 * UNIT);
		assert_eq!(completes(alice), 15 * UNIT);
	});
}

#[test]
fn leaving_before_the_offence_escapes_and_leaving_in_its_era_does_not() {
	run_joined(|| {
		let early = leaves(ALICE, &restaked(), Some(20 * UNIT));
		go_to(3);
		let late = leaves(BOB, &restaked(), Some(20 * UNIT));
		go_to(4);
		let later = leaves(BOB, &restaked(), Some(10 * UNIT));
		report_base(&restaked(), 1, 3, percent(50));
		assert_eq!(ticket(early).value, 20 * UNIT);
		assert_eq!(ticket(late).value, 10 * UNIT);
		assert_eq!(ticket(later).value, 5 * UNIT);
		assert_eq!(position(&restaked(), ALICE).value, 20 * UNIT);
		go_to(10);
		assert_eq!([early, late, later].map(completes), [20 * UNIT, 10 * UNIT, 5 * UNIT]);
	});
}

#[test]
fn exit_is_not_blocked_by_anything() {
	run_joined(|| {
		<Delegation as OperatorPools<_>>::set_accepting(&OPERATOR, false);
		let first = leaves(ALICE, &restaked(), Some(10 * UNIT));
		for id in 0..16 {
			report_base(&restaked(), id, 2, percent(100));
		}
		let second = leaves(ALICE, &restaked(), Some(10 * UNIT));
		assert_eq!(ticket(second).value, 0);
		// Worth nothing net of escrow, so any amount is everything.
		assert_eq!(position(&restaked(), ALICE).shares, 0);
		for id in 0..16 {
			cancels(&restaked(), id);
		}
		<Delegation as OperatorPools<_>>::release(&OPERATOR);
		go_to(8);
		assert_eq!(completes(first) + completes(second), 60 * UNIT);
	});
}

#[test]
fn what_cannot_be_paid_stays_in_the_ticket_and_may_go_elsewhere() {
	run_joined(|| {
		let request = |shares| <Delegation as StakeMutate<_>>::request_leave(&ALICE, &restaked(), shares, &NOBODY);
		let id = request(DEPOSIT - 1).unwrap();
		let dust = request(1).unwrap();
		go_to(8);
		refuses(NOBODY, complete(id, None), TokenError::BelowMinimum);
		refuses(CHARLIE, complete(id, None), Error::<Test>::NotTicketOwner);
		assert_eq!(ticket(id).value, DEPOSIT - 1);
		assert_ok!(Delegation::complete_leave(origin(NOBODY), id, Some(CHARLIE)));
		assert_eq!(free(CHARLIE), RICHES + DEPOSIT - 1);
		assert_ok!(Delegation::complete_leave(origin(NOBODY), dust, Some(CHARLIE)));
		assert_eq!(free(CHARLIE), RICHES + DEPOSIT);
	});
}

#[test]
fn fully_slashed_ticket_completes_with_nothing() {
	run_joined(|| {
		let id = leaves(ALICE, &restaked(), None);
		report_base(&restaked(), 1, 2, percent(100));
		go_to(8);
		assert_eq!(completes(id), 0);
		assert_eq!(Delegation::ticket(id), None);
		assert_eq!(Buckets::<Test>::iter().count(), 0);
	});
}

#[test]
fn ticket_worth_less_than_a_unit_is_given_and_completes() {
	run_joined(|| {
		// A millionth is left: 200 planck.
		report_base(&restaked(), 1, 2, sp_runtime::Perquintill::from_parts(10u64.pow(18) - 10u64.pow(12)));
		go_to(4);
		let request = |shares| <Delegation as StakeMutate<_>>::request_leave(&BOB, &restaked(), shares, &BOB).unwrap();
		let (one, two) = (request(1), request(20 * UNIT));
		go_to(10);
		assert_eq!(Delegation::check(), Ok(()));
		assert!((18..=20).contains(&completes(two)));
		// The bucket is gone, and the ticket that has no share of it is not.
		assert_eq!(Buckets::<Test>::iter().count(), 0);
		assert_eq!(Delegation::check(), Ok(()));
		assert_eq!(completes(one), 0);
		assert_eq!(Buckets::<Test>::iter().count(), 0);
	});
}

#[test]
fn ticket_belongs_to_whom_the_staker_names() {
	run_joined(|| {
		let request = <Delegation as StakeMutate<_>>::request_leave(&ALICE, &restaked(), 10 * UNIT, &BOB);
		let id = request.unwrap();
		assert_eq!(Delegation::tickets_of(&ALICE), vec![]);
		assert_eq!(Delegation::tickets_of(&BOB).len(), 1);
		go_to(8);
		let paid = <Delegation as StakeMutate<_>>::complete_leave(&BOB, id, &CHARLIE);
		assert_eq!(paid, Ok(10 * UNIT));
		assert_eq!(free(CHARLIE), RICHES + 10 * UNIT);
	});
}

#[test]
fn what_rounding_left_of_a_bucket_is_a_gain() {
	run_joined(|| {
		report_base(&restaked(), 1, 2, sp_runtime::Perquintill::from_parts(333_333_333_333_333_333));
		let id = leaves(ALICE, &restaked(), Some(17 * UNIT + 3));
		go_and_touch(4, &[restaked()]);
		let tokens = view(&restaked()).leaving;
		let value = ticket(id).value;
		assert!(tokens > value);
		let before = view(&restaked()).tokens;
		go_and_touch(8, &[restaked()]);
		assert_eq!(view(&restaked()).leaving, value);
		assert_eq!(view(&restaked()).tokens, before + tokens - value);
		assert_eq!(completes(id), value);
	});
}

#[test]
fn a_new_leaving_time_holds_for_the_eras_that_follow() {
	run_joined(|| {
		let first = leaves(ALICE, &restaked(), Some(10 * UNIT));
		Clock::set_leaving_eras(4);
		let same_era = leaves(BOB, &restaked(), Some(10 * UNIT));
		go_to(3);
		let next_era = leaves(BOB, &restaked(), Some(10 * UNIT));
		assert_eq!([first, same_era, next_era].map(|id| ticket(id).matures), [Era(8), Era(8), Era(7)]);
		go_to(7);
		assert_eq!(completes(next_era), 10 * UNIT);
		refuses(BOB, complete(same_era, None), Error::<Test>::NotMatured);
		go_to(8);
		assert_eq!(completes(first) + completes(same_era), 20 * UNIT);
	});
}

fn extend(who: AccountId, id: TicketId, shares: u128) -> sp_runtime::DispatchResult {
	frame_support::storage::with_storage_layer(|| <Delegation as StakeMutate<_>>::extend_leave(&who, id, shares))
}

/// Three leave in an era of an odd price and are slashed; the second has a ticket of its own, or a part of the first's.
/// What those two are worth in the end, and what is paid for them.
fn two_leave(together: bool) -> (Balance, Balance) {
	let mut paid = (0, 0);
	run_joined(|| {
		assert_delegates(CHARLIE, &restaked(), 7 * UNIT + 3);
		rewards(&restaked(), 12_345_679);
		go_to(3);
		let one = leaves(ALICE, &restaked(), Some(20 * UNIT + 1));
		leaves(CHARLIE, &restaked(), Some(3 * UNIT + 2));
		let shares = position(&restaked(), BOB).shares / 3;
		let two = match together {
			true => extend(BOB, one, shares).map(|()| one),
			false => <Delegation as StakeMutate<_>>::request_leave(&BOB, &restaked(), shares, &ALICE),
		};
		report_base(&restaked(), 1, 3, percent(7));
		go_to(9);
		let mut tickets = vec![one, two.unwrap()];
		tickets.dedup();
		paid.0 = tickets.iter().map(|id| ticket(*id).value).sum();
		paid.1 = tickets.into_iter().map(completes).sum();
	});
	paid
}

#[test]
fn ticket_that_grew_is_worth_what_two_are() {
	let (together, apart) = (two_leave(true), two_leave(false));
	assert_eq!(together.0, together.1);
	// Each ticket floors; what one leaves is shared by those that are paid later.
	assert!(apart.0 <= apart.1 && apart.1 <= together.1 && together.0 - apart.0 <= 1, "{together:?} {apart:?}");
}

fn take_along(shares: u128, ticket: Option<TicketId>) -> Result<(TicketId, Balance), sp_runtime::DispatchError> {
	frame_support::storage::with_storage_layer(|| {
		<Delegation as StakeMutate<_>>::leave_with_gains(&ALICE, &restaked(), shares, ticket)
	})
}

#[test]
fn gains_that_wait_can_be_taken_along() {
	run_joined(|| {
		rewards(&restaked(), 20 * UNIT);
		let shares = position(&restaked(), ALICE).shares;
		let (held, total) = (Balances::free_balance(ALICE), Delegation::total(&AssetKind::Native));
		let (id, gains) = take_along(shares / 2, None).unwrap();
		// Thirty of two hundred, floored.
		assert!((3 * UNIT - 1..=3 * UNIT).contains(&gains), "{gains}");
		assert_eq!((ticket(id).owner, ticket(id).value), (ALICE, 30 * UNIT));
		assert_eq!(Balances::free_balance(ALICE) - held, gains);
		assert_eq!(total - Delegation::total(&AssetKind::Native), gains);
		assert_eq!(view(&restaked()).gains, 20 * UNIT - gains);
		System::assert_last_event(Event::GainsTaken { staker: ALICE, pool: restaked(), amount: gains }.into());
		// The rest by the same ticket; those who stay share what is left.
		let (same, more) = take_along(shares - shares / 2, Some(id)).unwrap();
		assert_eq!((same, ticket(id).value), (id, 60 * UNIT));
		assert!((3 * UNIT - 2..=3 * UNIT).contains(&more), "{more}");
		go_to(3);
		assert!(position(&restaked(), BOB).value >= 44 * UNIT);
		assert_eq!(Delegation::check(), Ok(()));
	});
}

#[test]
fn gains_are_not_taken_without_shares_or_by_another_pools_ticket() {
	run_joined(|| {
		rewards(&restaked(), 20 * UNIT);
		let shares = position(&restaked(), ALICE).shares;
		assert_noop!(take_along(shares + 1, None), Error::<Test>::NotEnoughShares);
		assert_noop!(take_along(0, None), Error::<Test>::NothingStaked);
		assert_delegates(ALICE, &base(), 10 * UNIT);
		go_and_touch(3, &[restaked(), base()]);
		rewards(&restaked(), 20 * UNIT);
		let of_base = <Delegation as StakeMutate<_>>::request_leave(&ALICE, &base(), UNIT, &ALICE).unwrap();
		assert_noop!(take_along(shares, Some(of_base)), Error::<Test>::TicketNotFound);
		assert_noop!(take_along(shares, Some(TicketId(99))), Error::<Test>::TicketNotFound);
	});
}

#[test]
fn ticket_grows_in_its_era_for_its_owner() {
	run_joined(|| {
		let id = leaves(ALICE, &restaked(), Some(20 * UNIT));
		let shares = position(&restaked(), BOB).shares;
		assert_ok!(extend(BOB, id, shares / 2));
		let event = Event::LeaveRequested {
			ticket: id,
			staker: BOB,
			owner: ALICE,
			pool: restaked(),
			shares: shares / 2,
			matures: Era(8),
		};
		System::assert_last_event(event.into());
		assert_eq!((ticket(id).owner, ticket(id).value), (ALICE, 40 * UNIT));
		assert_eq!(position(&restaked(), BOB).value, 20 * UNIT);
		assert_eq!(Delegation::tickets_of(&BOB), vec![]);
		let refused = |who, id, shares, error: Error<Test>| {
			assert_noop!(extend(who, id, shares), error);
		};
		refused(BOB, TicketId(77), shares / 2, Error::TicketNotFound);
		refused(BOB, id, 0, Error::NothingStaked);
		refused(BOB, id, shares / 2 + 1, Error::NotEnoughShares);
		refused(CHARLIE, id, 1, Error::NothingStaked);
		refused(OPERATOR, id, UNIT, Error::BondFloor);
		// Another era's bucket can be slashed for other offences.
		go_to(3);
		refused(BOB, id, shares / 2, Error::TicketNotFound);
		go_to(8);
		refused(BOB, id, shares / 2, Error::TicketNotFound);
		assert_eq!(completes(id), 40 * UNIT);
		refused(BOB, id, shares / 2, Error::TicketNotFound);
	});
}
