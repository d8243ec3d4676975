//! The line: who is paid when, how much, and what others can do about it.

use super::*;
use crate::{Agenda, Error, Queues};
use frame_support::{assert_noop, traits::Hooks, weights::Weight};
use palisade_primitives::{ReportId, TicketId};
use sp_runtime::DispatchError;

const UNIT: Balance = 1_000_000_000_000;

fn finalise(era: u32) -> DispatchResult {
	Lrt::finalise(RuntimeOrigin::signed(CREATOR), BASKET, Line::Leaving(Era(era)))
}

/// Tickets of the first basket.
fn tickets(era: u32) -> Vec<TicketId> {
	exit(era).tickets.to_vec()
}

/// Alice and Bob have as much in two pools, and nothing waits to join.
fn two_holders() -> (Balance, Balance) {
	create(&[1, 1]);
	let tokens = (mint(ALICE, UNIT), mint(BOB, UNIT));
	next_era();
	tokens
}

#[test]
fn all_that_is_asked_in_an_era_leaves_by_one_ticket_a_pool() {
	run(|| {
		let (alice, bob) = two_holders();
		let first = redeem(ALICE, alice / 2).1.unwrap();
		let leaving = tickets(2);
		let second = redeem(BOB, bob).1.unwrap();
		let third = redeem(ALICE, alice / 2).1.unwrap();
		assert_eq!((leaving.len(), tickets(2)), (2, leaving));
		let place = |id| {
			let redemption = Redemptions::<Test>::get(id).unwrap();
			(redemption.from, redemption.asked)
		};
		assert_eq!([place(first), place(second), place(third)].map(|place| place.0), [0, UNIT / 2, UNIT / 2 * 3]);
		assert_eq!(exit(2).asked, 2 * UNIT);
		Stake::report(&pool(101), ReportId(1), percent(10));
		let [shown] = &Pallet::<Test>::exits_of(BASKET)[..] else { panic!("there is one exit") };
		assert_eq!((shown.line, shown.matures, shown.is_final), (Line::Leaving(Era(2)), Era(8), false));
		assert_eq!((shown.asked, shown.waiting, shown.owned), (2 * UNIT, 2 * UNIT, 0));
		assert_eq!((shown.value, shown.settled_value), (2 * UNIT / 20 * 19, 2 * UNIT));
	});
}

#[test]
fn exit_is_finalised_once_and_not_before_its_time() {
	run(|| {
		let (alice, _) = two_holders();
		redeem(ALICE, alice);
		assert_noop!(finalise(3), Error::<Test>::ExitNotFound);
		pass_eras(5);
		assert_noop!(finalise(2), Error::<Test>::NotMatured);
		next_era();
		assert_noop!(Lrt::finalise(RuntimeOrigin::none(), BASKET, Line::Leaving(Era(2))), DispatchError::BadOrigin);
		assert_noop!(
			Lrt::finalise(RuntimeOrigin::signed(BOB), BasketId(9), Line::Leaving(Era(2))),
			Error::<Test>::BasketNotFound
		);
		assert_ok!(finalise(2));
		System::assert_last_event(
			Event::ExitFinalised { basket: BASKET, line: Line::Leaving(Era(2)), asked: UNIT, paid: UNIT, kept: 0 }
				.into(),
		);
		assert_noop!(finalise(2), Error::<Test>::AlreadyFinal);
		assert_eq!(Queues::<Test>::get(BASKET).escrowed, UNIT);
		claim(RedemptionId(0));
		assert_noop!(finalise(2), Error::<Test>::ExitNotFound);
	});
}

/// A hundred thousand stand in one line: as many calls of the ledger as pools, and no redemption is touched.
#[test]
fn r5_a_hundred_thousand_redemptions_are_final_with_their_exit() {
	const COUNT: u64 = 100_000;
	run(|| {
		// The mock reads and writes all it has at once.
		frame_support::storage::unhashed::kill(b"mock/stake");
		(101..=102).for_each(|operator| Stake::open_pool(&pool(operator)));
		create(&[1, 1]);
		let tokens = mint(ALICE, UNIT);
		next_era();
		let part = tokens / Balance::from(COUNT);
		for _ in 0..COUNT {
			assert_ok!(try_redeem(ALICE, part));
		}
		let line: Vec<_> = (0..COUNT).map(|id| Redemptions::<Test>::get(RedemptionId(id)).unwrap()).collect();
		assert!(
			line.windows(2).all(|pair| pair[1].from == pair[0].from + pair[0].asked),
			"in the order of the requests"
		);
		pass_eras(6);
		let completed = Stake::completed::<u64>();
		assert_ok!(finalise(2));
		assert_eq!(Stake::completed::<u64>() - completed, 2);
		assert_eq!(exit(2).fills.len(), 1);
		let after: Vec<_> = (0..COUNT).map(|id| Redemptions::<Test>::get(RedemptionId(id)).unwrap()).collect();
		assert_eq!(line, after);
		for id in [0, 7, COUNT / 2, COUNT - 1].map(RedemptionId) {
			assert!(claim(id).abs_diff(part) <= 1);
		}
	});
}

#[test]
fn r5_redemptions_are_paid_from_the_beginning_of_the_line() {
	run(|| {
		let (alice, bob) = two_holders();
		let first = redeem(ALICE, alice).1.unwrap();
		let second = redeem(BOB, bob).1.unwrap();
		mint(3, UNIT / 2);
		assert_noop!(try_claim(second), Error::<Test>::NotMatured);
		assert_eq!(claim(first), UNIT / 2);
		mint(3, UNIT);
		assert_eq!((claim(first), claim(second)), (UNIT / 2, UNIT / 2));
		assert_noop!(try_claim(first), Error::<Test>::RedemptionNotFound);
	});
}

#[test]
fn r6_payout_is_frozen_when_the_exit_is_final() {
	run(|| {
		let (alice, bob) = two_holders();
		let id = redeem(ALICE, alice).1.unwrap();
		let asked = Redemptions::<Test>::get(id).unwrap().asked;
		Stake::slash(&pool(101), percent(30));
		pass_eras(6);
		assert_ok!(finalise(2));
		let frozen = redemption(id).value;
		assert!(frozen <= asked && frozen.abs_diff(UNIT / 100 * 85) <= 2);
		Stake::slash(&pool(101), percent(90));
		Stake::report(&pool(102), ReportId(1), percent(90));
		assert_ok!(<Stake as palisade_primitives::StakeMutate<u64>>::reward(&pool(101), &CREATOR, UNIT));
		pass_eras(3);
		mint(3, UNIT);
		redeem(BOB, bob);
		assert_eq!((redemption(id).value, redemption(id).cash), (frozen, frozen));
		assert_eq!(claim(id), frozen);
	});
}

#[test]
fn r6_nobody_gets_more_than_was_asked() {
	run(|| {
		let (alice, _) = two_holders();
		redeem(ALICE, alice);
		// More than was asked comes of it: it is of those who stay.
		let account = view().account;
		let stake = |amount| Stake::stake(&account, &pool(101), amount);
		stake(UNIT);
		assert_ok!(<Stake as palisade_primitives::StakeMutate<u64>>::extend_leave(&account, tickets(2)[0], UNIT));
		pass_eras(6);
		let buffer = view().buffer;
		assert_eq!(claim(RedemptionId(0)), UNIT);
		assert_eq!(view().buffer, buffer + UNIT);
	});
}

/// Those who leave bear what those who stay bear until their tickets mature, and nothing after.
#[test]
fn r7_slash_takes_the_same_part_of_those_who_leave_and_those_who_stay() {
	for offset in 0..=6 {
		for p in [1, 17, 50, 99] {
			run(|| {
				create(&[1]);
				let tokens = mint(ALICE, UNIT);
				mint(BOB, UNIT);
				next_era();
				let id = redeem(ALICE, tokens).1.unwrap();
				pass_eras(offset);
				Stake::slash(&pool(101), percent(p));
				let stays = tokens * view().bid / view().supply;
				pass_eras(6 - offset);
				let leaves = claim(id);
				if offset < 6 {
					assert!(leaves.abs_diff(stays) <= 1, "{leaves} {stays} at {offset}");
				} else {
					assert_eq!(leaves, UNIT);
				}
			});
		}
	}
}

#[test]
fn r7_redemptions_of_one_exit_bear_a_slash_in_proportion() {
	run(|| {
		let (alice, bob) = two_holders();
		let ids = [redeem(ALICE, alice / 4), redeem(BOB, bob), redeem(ALICE, alice / 2)].map(|of| of.1.unwrap());
		Stake::report(&pool(102), ReportId(1), percent(20));
		next_era();
		Stake::execute(&pool(102), ReportId(1));
		pass_eras(5);
		let got = ids.map(claim);
		for (got, asked) in got.into_iter().zip([UNIT / 4, UNIT, UNIT / 2]) {
			assert!(got.abs_diff(asked / 10 * 9) <= 1, "{got} of {asked}");
		}
	});
}

/// Nobody but the holders and the hook does anything, and the hook has weight for little.
#[test]
fn r10_sixty_eras_without_a_privileged_or_a_keepers_call_pay_every_exit() {
	run(|| {
		create(&[1, 2, 3]);
		for who in [ALICE, BOB, 3] {
			mint(who, 100 * UNIT);
		}
		next_era();
		let little = <() as crate::WeightInfo>::finalise();
		for era in 0..60 {
			if era < 54 {
				let who = [ALICE, BOB, 3][era % 3];
				redeem(who, UNIT + Balance::from(era as u32));
			}
			if era % 9 == 4 {
				Stake::slash(&pool(101 + era as u64 % 3), percent(5));
			}
			next_era();
			for _ in 0..3 {
				let used = Lrt::on_idle(System::block_number(), little);
				assert!(used.all_lte(little), "the hook keeps within its weight");
			}
		}
		assert_eq!(Agenda::<Test>::iter().count(), 0);
		assert!(Exits::<Test>::iter_values().all(|exit| exit.is_final()));
		let owed: Vec<_> = Redemptions::<Test>::iter().collect();
		assert_eq!(owed.len(), 54);
		for (id, redemption) in owed {
			assert_ok!(Lrt::claim(RuntimeOrigin::signed(redemption.owner), id));
		}
		assert_eq!((Redemptions::<Test>::iter().count(), Exits::<Test>::iter().count()), (0, 0));
		assert_eq!(Queues::<Test>::get(BASKET).escrowed, 0);
	});
}

#[test]
fn r10_exit_whose_ticket_cannot_be_completed_waits_and_holds_nobody_back() {
	run(|| {
		create(&[1]);
		let tokens = mint(ALICE, UNIT);
		assert_ok!(create_with(NATIVE, &[(pool(102), 1)]));
		let other = BasketId(1);
		assert_ok!(Lrt::mint(RuntimeOrigin::signed(BOB), other, UNIT, 0));
		next_era();
		redeem(ALICE, tokens);
		assert_ok!(Lrt::redeem_request(RuntimeOrigin::signed(BOB), other, UNIT, 0));
		Stake::report(&pool(101), ReportId(1), percent(10));
		pass_eras(6);
		idle();
		System::assert_has_event(
			Event::ExitPostponed { basket: BASKET, line: Line::Leaving(Era(2)), due: Era(9) }.into(),
		);
		assert!(Exits::<Test>::get(other, Line::Leaving(Era(2))).unwrap().is_final());
		assert_noop!(finalise(2), DispatchError::Other("ticket is not mature"));
		assert_noop!(try_claim(RedemptionId(0)), DispatchError::Other("ticket is not mature"));
		// In the same era nothing is tried twice; in the next it is paid.
		System::reset_events();
		idle();
		assert_eq!(System::events().len(), 0);
		Stake::cancel(&pool(101), ReportId(1));
		next_era();
		idle();
		assert!(exit(2).is_final());
		assert_eq!(claim(RedemptionId(0)), UNIT);
	});
}

#[test]
fn hook_does_nothing_without_weight() {
	run(|| {
		let (alice, _) = two_holders();
		redeem(ALICE, alice);
		pass_eras(6);
		assert_eq!(Lrt::on_idle(System::block_number(), Weight::zero()), Weight::zero());
		assert!(!exit(2).is_final());
		idle();
		assert!(exit(2).is_final());
	});
}

#[test]
fn r13_redemption_can_be_given_until_it_is_paid() {
	run(|| {
		let (alice, _) = two_holders();
		let id = redeem(ALICE, alice).1.unwrap();
		let give = |who, to| Lrt::transfer_redemption(RuntimeOrigin::signed(who), id, to);
		assert_ok!(give(ALICE, BOB));
		// A part of it is paid: what is left goes on to whoever has it.
		mint(3, UNIT / 4);
		assert_eq!(claim(id), UNIT / 4);
		assert_ok!(give(BOB, ALICE));
		pass_eras(6);
		assert_ok!(finalise(2));
		// Final: nothing can change what it is worth, so it can be given still, to an account that can be paid.
		let value = redemption(id).value;
		assert_ok!(give(ALICE, 4));
		assert_eq!(redemption(id).value, value);
		assert_noop!(give(ALICE, ALICE), Error::<Test>::NotAuthorized);
		let before = Balances::free_balance(4);
		assert_eq!(claim(id), value);
		assert_eq!(Balances::free_balance(4), before + value);
		// Paid: it is gone, and cannot be sold.
		assert_noop!(give(4, BOB), Error::<Test>::RedemptionNotFound);
		assert_noop!(try_claim(id), Error::<Test>::RedemptionNotFound);
	});
}

#[test]
fn r13_no_origin_can_alter_or_seize_a_redemption() {
	run(|| {
		let (alice, bob) = two_holders();
		let id = redeem(ALICE, alice).1.unwrap();
		let before = Redemptions::<Test>::get(id).unwrap();
		let others = [RuntimeOrigin::root(), RuntimeOrigin::none(), RuntimeOrigin::signed(BOB)];
		for origin in others.into_iter().chain([RuntimeOrigin::signed(view().account)]) {
			assert!(Lrt::transfer_redemption(origin.clone(), id, BOB).is_err());
			assert!(Lrt::claim(origin.clone(), id).is_err());
			assert!(Lrt::finalise(origin.clone(), BASKET, Line::Leaving(Era(2))).is_err());
			assert!(Lrt::succeed(origin, BASKET).is_err());
		}
		redeem(BOB, bob / 2);
		mint(BOB, 100);
		assert_eq!(Redemptions::<Test>::get(id).unwrap(), before);
		pass_eras(6);
		assert_eq!(claim(id), UNIT);
	});
}
