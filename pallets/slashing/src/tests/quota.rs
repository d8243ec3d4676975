use super::*;
use palisade_primitives::{mocks::MockEras, EraClock, ReportOffence};

/// All services together may take this much of the native asset with the verdicts of an era.
fn allow(amount: Balance) {
	let all = 4 * STAKE;
	MaxSlashPerEra::set(Perquintill::from_rational(amount, all));
}

/// And the oracle this much.
fn allow_oracle(amount: Balance) {
	MaxServiceSlashPerEra::set(Perquintill::from_rational(amount, 2 * GUARANTEE));
}

fn due(id: ReportId) -> u32 {
	stored(id).due.0 - START
}

/// A report of Alice or Bob for the oracle that takes `1 / of` of the guarantee.
fn try_small(operator: AccountId, n: u64, of: u64) -> DispatchResult {
	let origin = RuntimeOrigin::signed(SLASHER);
	let era = MockEras::now();
	Slashing::report(origin, ORACLE, operator, era, offence(n), part(1, of), H256::zero())
}

fn small(operator: AccountId, n: u64, of: u64) -> ReportId {
	let id = next_id();
	assert_ok!(try_small(operator, n, of));
	id
}

#[test]
fn what_fits_is_booked_for_the_era_asked_for() {
	build_and_execute(|| {
		allow(GUARANTEE / 8);
		let ids = [small(ALICE, 1, 16), small(BOB, 1, 16)];
		assert_eq!(ids.map(due), [2, 2]);
		assert_eq!(booked(START + 2), (GUARANTEE / 8, GUARANTEE / 8));
	})
}

#[test]
fn what_does_not_fit_falls_due_later_and_is_escrowed_at_once() {
	build_and_execute(|| {
		allow(GUARANTEE / 8);
		let ids = [small(ALICE, 1, 8), small(ALICE, 2, 16), small(BOB, 1, 32)];
		assert_eq!(ids.map(due), [2, 3, 3]);
		assert_eq!(escrow(ids[2])[0], GUARANTEE / 32);
		assert_eq!(stake_of(&native(BOB)), STAKE - GUARANTEE / 32);
		// It can be judged until it is due.
		run_to(START + 2);
		assert_eq!(ids.map(|id| stored(id).is_closed()), [true, false, false]);
		assert_ok!(veto(ids[1]));
		assert_eq!(booked(START + 3), (GUARANTEE / 32, GUARANTEE / 32));
		run_to(START + 3);
		assert_eq!(Pools::paid(&native(BOB)), GUARANTEE / 32);
		assert_eq!(Pools::paid(&native(ALICE)), GUARANTEE / 8);
	})
}

#[test]
fn a_service_has_a_quota_of_its_own() {
	build_and_execute(|| {
		allow_oracle(GUARANTEE / 8);
		assert_eq!([small(ALICE, 1, 8), small(BOB, 1, 8)].map(due), [2, 3]);
		// Others are not held up.
		let bridge = report_by_bridge(1, kappa());
		assert_eq!(due(bridge), 2);
		assert_eq!(booked(START + 2), (GUARANTEE / 8 * 3, GUARANTEE / 8));
	})
}

#[test]
fn services_share_the_quota_of_all() {
	build_and_execute(|| {
		allow(GUARANTEE / 4);
		assert_eq!(due(report_by_bridge(1, kappa())), 2);
		assert_eq!(due(small(ALICE, 1, 100)), 3);
	})
}

#[test]
fn a_full_queue_refuses_and_loses_nothing() {
	build_and_execute(|| {
		allow(GUARANTEE / 16);
		let ids = [small(ALICE, 1, 16), small(ALICE, 2, 16)];
		assert_eq!(ids.map(due), [2, 3]);
		assert_noop!(try_small(BOB, 2, 16), Error::<Test>::SlashQueueFull);
		// Room again in the next era, or after a veto.
		run_to(START + 1);
		assert_eq!(due(small(BOB, 2, 16)), 4);
		assert_noop!(try_small(BOB, 3, 16), Error::<Test>::SlashQueueFull);
		assert_ok!(veto(ids[1]));
		assert_eq!(due(small(BOB, 3, 16)), 3);
	})
}

#[test]
fn an_empty_era_admits_a_report_larger_than_the_quota() {
	build_and_execute(|| {
		allow(1);
		allow_oracle(1);
		assert_eq!([small(ALICE, 1, 4), small(BOB, 1, 4)].map(due), [2, 3]);
		run_to(START + 3);
		assert_eq!(Pools::paid(&native(ALICE)) + Pools::paid(&native(BOB)), GUARANTEE / 2);
	})
}

#[test]
fn every_asset_has_a_meter() {
	build_and_execute(|| {
		// Alice's foreign pool alone exceeds it.
		guarantee(ORACLE, &foreign(ALICE), START, GUARANTEE * 2);
		allow(GUARANTEE / 4);
		assert_eq!([small(ALICE, 1, 8), small(ALICE, 2, 8)].map(due), [2, 3]);
		assert_eq!(booked(START + 3), (GUARANTEE / 8, GUARANTEE / 8));
	})
}

#[test]
fn no_verdict_falls_after_what_was_leaving_could_leave() {
	build_and_execute(|| {
		allow(1);
		// Reported in the last era: asked for 4 eras after the offence, and a ticket of that era matures 6 eras after it.
		MockEras::set(START + 2);
		let late = |n, operator| {
			let origin = RuntimeOrigin::signed(SLASHER);
			Slashing::report(origin, ORACLE, operator, Era(START), offence(n), part(1, 100), H256::zero())
		};
		let id = next_id();
		assert_ok!(late(1, ALICE));
		assert_ok!(late(1, BOB));
		assert_eq!([id, id.next()].map(due), [4, 5]);
		assert_noop!(late(2, BOB), Error::<Test>::SlashQueueFull);
		assert_eq!(stored(id.next()).last, stored(id.next()).due);
	})
}

#[test]
fn what_is_put_off_lets_no_other_report_lapse() {
	build_and_execute(|| {
		allow(GUARANTEE / 16);
		assert_eq!([small(BOB, 1, 16), small(ALICE, 1, 16)].map(due), [2, 3]);
		// A friend's deposit comes first from now on, for as long as the report is open.
		hold(&native(ALICE), 64);
		MockEras::set(START + 1);
		let id = report(START - 1, 2, part(1, 16));
		assert_eq!((states(id)[0], due(id)), (PoolState::Waiting, 4));
		assert_eq!(stored(id).last, Era(START + 4));
		run_to(START + 3);
		assert_eq!(states(id)[0], PoolState::Open);
		run_to(START + 4);
		assert_eq!(Pools::paid(&native(ALICE)), GUARANTEE / 8);
	})
}

#[test]
fn the_queue_is_no_longer_than_leaving_allows() {
	build_and_execute(|| {
		use frame_support::traits::Get;
		type Queue = <Test as crate::Config>::QueueEras;
		// Leaving takes 6 eras; windows of 2 and 1 require 5.
		assert_eq!((<Queue as Get<u32>>::get(), Slashing::queue_eras()), (2, 1));
	})
}

#[test]
fn a_verdict_gives_room_back() {
	build_and_execute(|| {
		allow(GUARANTEE / 8);
		let id = small(ALICE, 1, 8);
		assert_ok!(reduce(id, part(1, 16)));
		assert_eq!(booked(START + 2), (GUARANTEE / 16, GUARANTEE / 16));
		assert_eq!(due(small(BOB, 1, 16)), 2);
		assert_ok!(Slashing::penalise(RuntimeOrigin::root(), id, Penalty::Withhold { eras: 1 }));
		assert_eq!(booked(START + 2), (GUARANTEE / 16, GUARANTEE / 16));
		run_to(START + 2);
		assert_eq!(Booked::<Test>::iter().count() + BookedBy::<Test>::iter().count(), 0);
	})
}

#[test]
fn parts_of_guarantees_are_booked_ceiled() {
	build_and_execute(|| {
		guarantee(ORACLE, &native(ALICE), START, 3);
		small(ALICE, 1, 4);
		assert_eq!(booked(START + 2).0, 1);
	})
}

#[test]
fn consensus_is_never_metered() {
	build_and_execute(|| {
		allow(1);
		allow_oracle(1);
		for operator in [ALICE, BOB] {
			let id = Slashing::report_offence(&operator, Era(START), part(1, 2)).unwrap().unwrap();
			assert_eq!(due(id), 2);
		}
		assert_eq!(Booked::<Test>::iter().count(), 0);
		assert_eq!(due(small(ALICE, 1, 4)), 2);
	})
}

#[test]
fn a_queued_report_is_forgotten_when_it_is_over() {
	build_and_execute(|| {
		allow(1);
		let ids = [small(ALICE, 1, 4), small(BOB, 1, 8)];
		assert_eq!(ids.map(due), [2, 3]);
		assert_ok!(veto(ids[1]));
		run_to(START + 5);
		assert_eq!(Reports::<Test>::iter().count(), 0);
	})
}
