use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok, storage::with_storage_layer};
use palisade_math::{factor::Factor, Claim};
use palisade_primitives::{mocks::MockEras, *};
use sp_runtime::{DispatchResult, Perquintill};

/// Alice with 100 units beside the operator's 100, joined in era 2.
fn run_joined(test: impl FnOnce()) {
	run(|| {
		assert_delegates(ALICE, &restaked(), 100 * UNIT);
		go_and_touch(2, &[restaked()]);
		Notes::take();
		test();
	});
}

fn open_base(key: &Key, id: u32) -> DispatchResult {
	with_storage_layer(|| <Delegation as PoolReports<_>>::open_base(key, ReportId(id), Era(2), due(), percent(1)))
}

fn open_service(key: &Key, id: u32) -> Result<(), ReportRefused> {
	let claim = Claim { guarantee: UNIT, factor: Factor::default() };
	<Delegation as PoolReports<_>>::open_service(key, ReportId(id), Era(2), due(), claim, percent(1))
}

fn escrow(id: u32) -> Balance {
	<Delegation as PoolReports<_>>::escrow(&restaked(), ReportId(id))
}

fn issued() -> Balance {
	Balances::total_issuance()
}

fn executed() -> Vec<(ReportId, Executed)> {
	let notes = Notes::take().into_iter();
	let executed = notes.filter_map(|note| match note {
		Note::Executed { id, from_stake, from_leaving, before, after, .. } => {
			Some((id, Executed { from_stake, from_leaving, before, after }))
		}
		_ => None,
	});
	executed.collect()
}

#[test]
fn loss_is_seen_in_the_block_of_the_report_and_money_moves_with_the_verdict() {
	run_joined(|| {
		let before = issued();
		report_base(&restaked(), 1, 2, percent(25));
		let seen = view(&restaked());
		assert_eq!((seen.value, seen.settled_value, seen.tokens), (150 * UNIT, 200 * UNIT, 200 * UNIT));
		assert_eq!(seen.reports, vec![ReportId(1)]);
		assert_eq!(escrow(1), 50 * UNIT);
		assert_eq!(position(&restaked(), ALICE).value, 75 * UNIT);
		assert_eq!(position(&restaked(), ALICE).settled_value, 100 * UNIT);
		go_to(3);
		assert_ok!(Delegation::touch_pool(origin(NOBODY), restaked()));
		assert_eq!(issued(), before);
		go_to(4);
		assert_eq!(view(&restaked()).tokens, 150 * UNIT);
		assert_eq!(issued(), before);
		assert_ok!(Delegation::touch_pool(origin(NOBODY), restaked()));
		assert_eq!(issued(), before - 50 * UNIT);
		assert_eq!(escrow(1), 0);
		let outcome = Executed { from_stake: 50 * UNIT, from_leaving: 0, before: 200 * UNIT, after: 150 * UNIT };
		assert_eq!(executed(), vec![(ReportId(1), outcome)]);
		let (from_stake, from_leaving) = (50 * UNIT, 0);
		System::assert_has_event(
			Event::Executed { pool: restaked(), report: ReportId(1), from_stake, from_leaving }.into(),
		);
	});
}

#[test]
fn cancelled_report_was_never_made() {
	run_joined(|| {
		let leaver = leaves(ALICE, &restaked(), Some(11 * UNIT));
		let (pool, own, held) = (view(&restaked()), position(&restaked(), ALICE), ticket(leaver));
		report_base(&restaked(), 1, 2, percent(37));
		let claim = Claim { guarantee: 33 * UNIT, factor: Factor::default() };
		report_service(&restaked(), 2, 2, claim, percent(91));
		assert!(view(&restaked()).value < pool.value && ticket(leaver).value < held.value);
		go_to(3);
		cancels(&restaked(), 1);
		cancels(&restaked(), 2);
		assert_eq!((view(&restaked()), position(&restaked(), ALICE), ticket(leaver)), (pool, own, held));
		go_to(9);
		assert_eq!(completes(leaver), 11 * UNIT);
		assert_eq!(executed(), vec![]);
	});
}

#[test]
fn leaver_under_a_cancelled_report_loses_nothing() {
	run_joined(|| {
		report_base(&restaked(), 1, 2, percent(50));
		// Worth 50 now: everything.
		let id = leaves(ALICE, &restaked(), Some(50 * UNIT));
		assert_eq!((ticket(id).value, ticket(id).settled_value), (50 * UNIT, 100 * UNIT));
		cancels(&restaked(), 1);
		assert_eq!(ticket(id).value, 100 * UNIT);
		assert_eq!(position(&restaked(), OPERATOR).value, 100 * UNIT);
		go_to(8);
		assert_eq!(completes(id), 100 * UNIT);
	});
}

#[test]
fn guarantee_is_paid_in_full_whatever_came_after_the_offence() {
	run_joined(|| {
		let claim = claim(&restaked(), percent(40));
		assert_delegates(BOB, &restaked(), 777 * UNIT);
		go_to(3);
		let gone = leaves(ALICE, &restaked(), None);
		go_to(4);
		report_service(&restaked(), 1, 2, claim, percent(50));
		assert!(escrow(1).abs_diff(40 * UNIT) <= 2);
		go_to(6);
		assert_ok!(Delegation::touch_pool(origin(NOBODY), restaked()));
		let paid = executed().remove(0).1;
		assert!((40 * UNIT - 2..=40 * UNIT).contains(&(paid.from_stake + paid.from_leaving)), "{paid:?}");
		assert!(ticket(gone).value < 100 * UNIT);
	});
}

#[test]
fn any_order_of_services_and_a_base_slash_leaves_everybody_the_same() {
	let mut outcomes = Vec::new();
	for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
		// All in one block, or verdict after verdict.
		for gap in [0, 2] {
			run_joined(|| {
				Clock::set_leaving_eras(20);
				let claims = [claim(&restaked(), percent(60)), claim(&restaked(), percent(40))];
				let leaver = leaves(ALICE, &restaked(), Some(30 * UNIT));
				for report in order {
					match report {
						0 | 1 => report_service(&restaked(), report, 2, claims[report as usize], percent(90)),
						_ => report_base(&restaked(), report, 2, percent(30)),
					}
					go_to(MockEras::now().0 + gap);
				}
				go_and_touch(12, &[restaked()]);
				let worth = [position(&restaked(), OPERATOR).value, position(&restaked(), ALICE).value];
				outcomes.push([worth[0], worth[1], ticket(leaver).value]);
			});
		}
	}
	for outcome in &outcomes {
		for (one, other) in outcome.iter().zip(outcomes[0]) {
			assert!(one.abs_diff(other) <= 6, "{outcomes:?}");
		}
	}
}

#[test]
fn raise_replaces_the_fraction_while_it_is_open() {
	run_joined(|| {
		let raise = |id, p| <Delegation as PoolReports<_>>::raise_base(&restaked(), ReportId(id), percent(p));
		report_base(&restaked(), 1, 2, percent(10));
		assert_ok!(raise(1, 75));
		assert_eq!(view(&restaked()).value, 50 * UNIT);
		System::assert_last_event(Event::ReportRaised { pool: restaked(), report: ReportId(1) }.into());
		assert_ok!(raise(1, 20));
		assert_eq!(view(&restaked()).value, 50 * UNIT);
		report_service(&restaked(), 2, 2, claim(&restaked(), percent(10)), percent(10));
		assert_noop!(raise(2, 30), Error::<Test>::ReportNotFound);
		assert_noop!(raise(3, 30), Error::<Test>::ReportNotFound);
		go_and_touch(4, &[restaked()]);
		assert_noop!(raise(1, 40), Error::<Test>::ReportNotFound);
		assert_eq!(
			<Delegation as PoolReports<_>>::raise_base(&token_pool(), ReportId(1), percent(1)),
			Err(Error::<Test>::PoolNotFound.into())
		);
	});
}

/// What everybody has after `reports` on a pool that two requests have left, and after the verdict.
fn outcomes(reports: impl FnOnce()) -> Vec<Balance> {
	let mut outcomes = Vec::new();
	run_joined(|| {
		rewards(&restaked(), 7 * UNIT + 3);
		let first = leaves(ALICE, &restaked(), Some(33 * UNIT + 1));
		go_to(3);
		let second = leaves(ALICE, &restaked(), Some(22 * UNIT + 1));
		reports();
		let mut note = || {
			let pool = view(&restaked());
			outcomes.extend([pool.value, pool.tokens, pool.leaving, escrow(1)]);
			outcomes.extend([OPERATOR, ALICE].map(|who| position(&restaked(), who).value));
			outcomes.extend([first, second].map(|id| ticket(id).value));
		};
		note();
		go_and_touch(5, &[restaked()]);
		note();
		let done = executed().remove(0).1;
		outcomes.extend([done.from_stake, done.from_leaving, done.before, done.after]);
	});
	outcomes
}

fn assert_same_within(units: Balance, lowered: impl FnOnce(), direct: impl FnOnce()) {
	let (lowered, direct) = (outcomes(lowered), outcomes(direct));
	assert!(lowered.iter().zip(&direct).all(|(one, other)| one.abs_diff(*other) <= units), "{lowered:?} {direct:?}");
}

#[test]
fn lowered_base_report_is_the_same_as_a_smaller_one() {
	let (p, of) = (Perquintill::from_parts(123_456_789_012_345_678), percent(70));
	let lowered = || {
		report_base(&restaked(), 1, 2, of);
		assert_ok!(lowers(&restaked(), 1, p, of));
		System::assert_last_event(Event::ReportLowered { pool: restaked(), report: ReportId(1) }.into());
	};
	assert_same_within(0, lowered, || report_base(&restaked(), 1, 2, p));
}

#[test]
fn lowered_report_of_a_service_is_the_same_as_a_smaller_one() {
	let (p, of) = (Perquintill::from_parts(123_456_789_012_345_678), Perquintill::from_parts(777_777_777_777_777_777));
	let claim = Claim { guarantee: 133 * UNIT + 7, factor: Factor::default() };
	let lowered = || {
		report_service(&restaked(), 1, 2, claim, of);
		assert_ok!(lowers(&restaked(), 1, p, of));
	};
	// One unit for each of the three parts.
	assert_same_within(3, lowered, || report_service(&restaked(), 1, 2, claim, p));
}

#[test]
fn report_is_lowered_to_nothing_and_in_steps() {
	run_joined(|| {
		let claim = claim(&restaked(), percent(60));
		report_base(&restaked(), 1, 2, percent(50));
		report_service(&restaked(), 2, 2, claim, percent(50));
		assert_ok!(lowers(&restaked(), 1, percent(50), percent(50)));
		assert_ok!(lowers(&restaked(), 1, percent(20), percent(50)));
		assert_ok!(lowers(&restaked(), 1, percent(0), percent(20)));
		assert_ok!(lowers(&restaked(), 2, percent(25), percent(50)));
		assert!(escrow(2).abs_diff(30 * UNIT) <= 1, "{}", escrow(2));
		assert_ok!(lowers(&restaked(), 2, percent(0), percent(25)));
		assert_ok!(lowers(&restaked(), 2, percent(0), percent(0)));
		assert_eq!((escrow(1), escrow(2), view(&restaked()).value), (0, 0, 200 * UNIT));
		go_and_touch(4, &[restaked()]);
		assert_eq!(executed().iter().map(|(_, done)| done.from_stake).sum::<Balance>(), 0);
	});
}

#[test]
fn report_is_not_lowered_when_it_must_not() {
	run_joined(|| {
		let claim = claim(&restaked(), percent(60));
		report_base(&restaked(), 1, 2, percent(50));
		report_service(&restaked(), 2, 2, claim, percent(50));
		assert_noop!(lowers(&restaked(), 1, percent(51), percent(50)), Error::<Test>::NotLower);
		// More than it sets aside, whatever the caller believes.
		assert_noop!(lowers(&restaked(), 1, percent(51), percent(60)), Error::<Test>::NotLower);
		assert_noop!(lowers(&restaked(), 2, percent(51), percent(50)), Error::<Test>::NotLower);
		assert_noop!(lowers(&restaked(), 3, percent(1), percent(50)), Error::<Test>::ReportNotFound);
		assert_noop!(lowers(&token_pool(), 1, percent(1), percent(50)), Error::<Test>::PoolNotFound);
		go_and_touch(4, &[restaked()]);
		assert_noop!(lowers(&restaked(), 1, percent(1), percent(50)), Error::<Test>::ReportNotFound);
	});
}

#[test]
fn payee_gets_exactly_what_the_verdict_took() {
	run_joined(|| {
		Payee::set(NOBODY);
		let (issuance, staked) = (issued(), Delegation::total(&AssetKind::Native));
		leaves(ALICE, &restaked(), Some(40 * UNIT));
		report_base(&restaked(), 1, 2, percent(25));
		go_to(4);
		// What is due is not counted before the pool is touched.
		assert_eq!(Delegation::total(&AssetKind::Native), staked);
		assert_ok!(Delegation::touch_pool(origin(BOB), restaked()));
		assert_eq!((free(NOBODY), issued()), (50 * UNIT, issuance));
		assert_eq!(Delegation::total(&AssetKind::Native), staked - 50 * UNIT);
		let outcome =
			Executed { from_stake: 40 * UNIT, from_leaving: 10 * UNIT, before: 160 * UNIT, after: 120 * UNIT };
		assert_eq!(executed(), vec![(ReportId(1), outcome)]);
	});
}

#[test]
fn half_of_the_places_are_kept_for_consensus() {
	run_joined(|| {
		for id in 0..8 {
			assert_eq!(open_service(&restaked(), id), Ok(()));
		}
		assert_eq!(open_service(&restaked(), 8), Err(ReportRefused::TooManyReports));
		for id in 8..16 {
			assert_ok!(open_base(&restaked(), id));
		}
		assert_noop!(open_base(&restaked(), 16), Error::<Test>::TooManyReports);
		cancels(&restaked(), 0);
		assert_ok!(open_base(&restaked(), 16));
		assert_eq!(open_service(&restaked(), 17), Err(ReportRefused::TooManyReports));
	});
}

#[test]
fn report_is_refused_when_it_is_bad() {
	run_joined(|| {
		let cancel = |key: &Key, id| with_storage_layer(|| <Delegation as PoolReports<_>>::cancel(key, ReportId(id)));
		assert_noop!(open_base(&token_pool(), 1), Error::<Test>::PoolNotFound);
		assert_eq!(open_service(&token_pool(), 1), Err(ReportRefused::PoolNotFound));
		assert_noop!(cancel(&token_pool(), 1), Error::<Test>::PoolNotFound);
		assert_noop!(cancel(&restaked(), 1), Error::<Test>::ReportNotFound);
		assert_ok!(open_base(&restaked(), 1));
		assert_noop!(open_base(&restaked(), 1), Error::<Test>::ReportExists);
		assert_eq!(open_service(&restaked(), 1), Err(ReportRefused::TooManyReports));
		// It is due: nobody cancels it any more.
		go_to(4);
		assert_noop!(cancel(&restaked(), 1), Error::<Test>::ReportNotFound);
		assert_eq!(escrow(77), 0);
		<Delegation as PoolReports<_>>::touch(&token_pool());
		refuses(ALICE, crate::Call::touch_pool { pool: token_pool() }, Error::<Test>::PoolNotFound);
	});
}

#[test]
fn deposits_and_gains_wait_for_the_verdict() {
	run_joined(|| {
		report_base(&restaked(), 1, 2, percent(50));
		assert_delegates(BOB, &restaked(), 10 * UNIT);
		rewards(&restaked(), 20 * UNIT);
		go_to(3);
		assert_eq!(view(&restaked()).entering, 30 * UNIT);
		assert_ok!(Delegation::withdraw_entry(origin(BOB), restaked(), UNIT));
		go_to(4);
		assert_eq!(view(&restaked()).entering, 0);
		// The price is that of after the verdict: the newcomer bears nothing of it, and shares no gain.
		assert!((9 * UNIT - 1..=9 * UNIT).contains(&position(&restaked(), BOB).value));
		assert!((60 * UNIT - 1..=60 * UNIT).contains(&position(&restaked(), ALICE).value));
	});
}

#[test]
fn reports_of_services_cannot_hold_entries_back_for_ever() {
	run_joined(|| {
		assert_delegates(BOB, &restaked(), 10 * UNIT);
		assert_eq!(open_service(&restaked(), 1), Ok(()));
		assert_eq!(open_service(&restaked(), 2), Ok(()));
		go_to(3);
		assert_eq!(open_service(&restaked(), 3), Err(ReportRefused::EntriesFirst));
		assert_ok!(open_base(&restaked(), 3));
		cancels(&restaked(), 3);
		go_to(4);
		assert_eq!(position(&restaked(), BOB).entering, 0);
		assert_eq!(open_service(&restaked(), 4), Ok(()));
		// A deposit of this era was not held back yet; gains do not count.
		assert_delegates(BOB, &restaked(), 10 * UNIT);
		assert_eq!(open_service(&restaked(), 5), Ok(()));
		assert_ok!(Delegation::withdraw_entry(origin(BOB), restaked(), 10 * UNIT));
		rewards(&restaked(), UNIT);
		go_to(5);
		assert_eq!(open_service(&restaked(), 6), Ok(()));
	});
}

#[test]
fn no_report_overtakes_one_that_waits_for_deposits() {
	run_joined(|| {
		assert_delegates(BOB, &restaked(), 10 * UNIT);
		assert_eq!(open_service(&restaked(), 1), Ok(()));
		go_to(3);
		assert_eq!(open_service(&restaked(), 2), Err(ReportRefused::EntriesFirst));
		// Nothing is open any more, but the deposit joins at the next era start only.
		cancels(&restaked(), 1);
		assert_eq!(open_service(&restaked(), 3), Err(ReportRefused::EntriesFirst));
		go_to(4);
		assert_eq!(position(&restaked(), BOB).value, 10 * UNIT);
		assert_eq!((open_service(&restaked(), 2), open_service(&restaked(), 3)), (Ok(()), Ok(())));
	});
}

#[test]
fn rate_is_what_is_unclaimed_at_most() {
	run_joined(|| {
		let claim = claim(&restaked(), percent(100));
		let old = leaves(ALICE, &restaked(), None);
		go_to(3);
		report_service(&restaked(), 1, 3, claim, percent(70));
		// What is reached twice is claimed once.
		report_service(&restaked(), 2, 2, claim, percent(100));
		assert_eq!(view(&restaked()).value, 0);
		assert_eq!(escrow(2), 0);
		assert_eq!(ticket(old).value, 100 * UNIT);
		go_to(5);
		assert_ok!(Delegation::touch_pool(origin(NOBODY), restaked()));
		let paid: Balance = executed().iter().map(|(_, done)| done.from_stake + done.from_leaving).sum();
		assert!((100 * UNIT - 2..=100 * UNIT).contains(&paid));
	});
}

#[test]
fn a_speck_that_leaves_protects_nothing() {
	run_joined(|| {
		let claim = claim(&restaked(), percent(100));
		report_service(&restaked(), 1, 2, claim, percent(10));
		go_and_touch(5, &[restaked()]);
		// What is paid of a planck is rounded up to the whole of it.
		leaves(ALICE, &restaked(), Some(1));
		report_service(&restaked(), 2, 5, claim, percent(10));
		assert!(escrow(2).abs_diff(20 * UNIT) <= 4, "{}", escrow(2));
	});
}

#[test]
fn total_loss_closes_the_generation_and_the_pool_goes_on() {
	run_joined(|| {
		assert_delegates(BOB, &restaked(), 30 * UNIT);
		report_base(&restaked(), 1, 2, percent(100));
		rewards(&restaked(), 5 * UNIT);
		go_and_touch(4, &[restaked()]);
		System::assert_has_event(Event::GenerationClosed { pool: restaked(), era: Era(4) }.into());
		System::assert_has_event(Event::Swept { pool: restaked(), amount: 5 * UNIT }.into());
		let pool = view(&restaked());
		assert_eq!((pool.generation, pool.value, pool.shares), (1, 30 * UNIT, 30 * UNIT));
		assert_eq!(position(&restaked(), ALICE), PositionView::default());
		assert_eq!(position(&restaked(), BOB).value, 30 * UNIT);
		refuses(ALICE, crate::Call::request_leave { pool: restaked(), amount: None }, Error::<Test>::NothingStaked);
		assert_delegates(OPERATOR, &restaked(), 2 * UNIT);
		assert_delegates(ALICE, &restaked(), 10 * UNIT);
		go_to(5);
		assert_eq!(position(&restaked(), ALICE).value, 10 * UNIT);
		let id = leaves(ALICE, &restaked(), None);
		go_to(11);
		assert_eq!(completes(id), 10 * UNIT);
	});
}

#[test]
fn generation_does_not_close_while_a_report_is_open() {
	run_joined(|| {
		assert_delegates(BOB, &restaked(), 30 * UNIT);
		report_base(&restaked(), 1, 2, percent(100));
		go_to(3);
		report_base(&restaked(), 2, 3, percent(10));
		go_and_touch(4, &[restaked()]);
		assert_eq!((view(&restaked()).generation, view(&restaked()).value), (0, 0));
		let worthless = leaves(ALICE, &restaked(), None);
		cancels(&restaked(), 2);
		go_and_touch(5, &[restaked()]);
		assert_eq!((view(&restaked()).generation, view(&restaked()).value), (1, 30 * UNIT));
		go_to(10);
		assert_eq!(completes(worthless), 0);
	});
}

#[test]
fn offences_from_before_a_total_loss_do_not_reach_who_came_after_it() {
	run_joined(|| {
		Clock::set_leaving_eras(10);
		let claim = claim(&restaked(), percent(50));
		let early = leaves(ALICE, &restaked(), None);
		go_to(3);
		assert_delegates(BOB, &restaked(), 30 * UNIT);
		report_base(&restaked(), 1, 3, percent(100));
		go_and_touch(5, &[restaked()]);
		assert_eq!(view(&restaked()).value, 30 * UNIT);
		report_service(&restaked(), 2, 2, claim, percent(100));
		report_base(&restaked(), 3, 2, percent(10));
		let late = leaves(BOB, &restaked(), Some(10 * UNIT));
		assert_eq!(ticket(late).value, 10 * UNIT);
		// Bob came after, and does not become liable by leaving. The stake that is gone bears its half; Alice, who left
		// before, bears hers.
		assert_eq!(view(&restaked()).value, 20 * UNIT);
		assert!(ticket(early).value.abs_diff(45 * UNIT) <= 2, "{}", ticket(early).value);
		assert!(escrow(2).abs_diff(45 * UNIT) <= 2, "{}", escrow(2));
		go_to(12);
		assert_ok!(Delegation::touch_pool(origin(NOBODY), restaked()));
		// What rounding left of Alice's bucket is theirs who stay.
		assert!((20 * UNIT..20 * UNIT + 3).contains(&view(&restaked()).value));
		assert!(completes(early).abs_diff(45 * UNIT) <= 2);
	});
}

#[test]
fn every_generation_that_was_lost_is_remembered() {
	run(|| {
		Clock::set_leaving_eras(12);
		assert_delegates(ALICE, &base(), 100 * UNIT);
		go_and_touch(3, &[base()]);
		let claim = claim(&base(), percent(50));
		let first = leaves(ALICE, &base(), Some(40 * UNIT));
		go_to(4);
		assert_delegates(BOB, &base(), 30 * UNIT);
		report_base(&base(), 1, 4, percent(100));
		go_and_touch(6, &[base()]);
		let second = leaves(BOB, &base(), Some(10 * UNIT));
		go_to(7);
		assert_delegates(CHARLIE, &base(), 25 * UNIT);
		report_base(&base(), 2, 7, percent(100));
		go_and_touch(9, &[base()]);
		assert_eq!((view(&base()).generation, view(&base()).value), (2, 25 * UNIT));
		let worth = || [ticket(first).value, ticket(second).value, view(&base()).value];
		// What the first generation guaranteed is shared by what is left of it and by what it lost.
		report_service(&base(), 3, 3, claim, percent(100));
		assert!(worth()[0].abs_diff(20 * UNIT) <= 1, "{:?}", worth());
		let left = worth()[0];
		// Each offence reaches its own generation.
		report_base(&base(), 4, 3, percent(50));
		assert!(worth()[0].abs_diff(left / 2) <= 1, "{:?}", worth());
		report_base(&base(), 5, 5, percent(50));
		assert_eq!(worth()[1..], [10 * UNIT, 25 * UNIT]);
		report_base(&base(), 6, 6, percent(50));
		assert_eq!(worth()[1..], [5 * UNIT, 25 * UNIT]);
		report_base(&base(), 7, 9, percent(50));
		assert_eq!(worth()[1..], [5 * UNIT, 25 * UNIT / 2]);
		go_to(18);
		assert!(completes(first).abs_diff(10 * UNIT) <= 1);
		assert_eq!(completes(second), 5 * UNIT);
	});
}

#[test]
fn old_generations_are_forgotten() {
	run(|| {
		for round in 0..40 {
			assert_delegates(ALICE, &base(), 10 * UNIT);
			go_and_touch(MockEras::now().0 + 1, &[base()]);
			let now = MockEras::now();
			let open =
				<Delegation as PoolReports<_>>::open_base(&base(), ReportId(round), now, now.next(), percent(100));
			assert_ok!(open);
		}
		go_and_touch(MockEras::now().0 + 1, &[base()]);
		assert_eq!((stored(&base()).generation, stored(&base()).closed.len()), (40, 32));
	});
}

#[test]
fn slash_of_an_empty_pool_does_not_close_it_for_ever() {
	run_joined(|| {
		report_base(&base(), 1, 2, percent(100));
		go_and_touch(4, &[base()]);
		assert_delegates(ALICE, &base(), 10 * UNIT);
		go_to(5);
		assert_eq!(position(&base(), ALICE).value, 10 * UNIT);
	});
}

#[test]
fn many_deep_slashes_leave_a_usable_pool() {
	run_joined(|| {
		Clock::set_leaving_eras(30);
		assert_delegates(ALICE, &base(), 100 * UNIT);
		go_and_touch(3, &[base()]);
		let p = Perquintill::from_parts(999_000_000_000_000_000);
		for round in 0..9 {
			report_base(&base(), round, MockEras::now().0, p);
			assert_delegates(BOB, &base(), 10 * UNIT);
			go_and_touch(MockEras::now().0 + 2, &[base()]);
			assert_eq!(Delegation::check(), Ok(()));
			let worth = position(&base(), BOB).value;
			assert!((10 * UNIT..10 * UNIT + 20_000).contains(&worth), "{round}: {worth}");
		}
		// Each has made shares a thousand times cheaper: at some time there are too many.
		report_base(&base(), 9, MockEras::now().0, p);
		go_and_touch(MockEras::now().0 + 2, &[base()]);
		refuses(BOB, crate::Call::delegate { pool: base(), amount: 1000 * UNIT }, Error::<Test>::DepositTooLarge);
	});
}

#[test]
fn deposit_that_fits_no_more_waits_and_can_be_taken_back() {
	run_joined(|| {
		let mut pool = stored(&restaked());
		// A price at which no number of shares is enough.
		pool.shares = u128::MAX - 1;
		crate::Pools::<Test>::insert(restaked(), &pool);
		refuses(BOB, crate::Call::delegate { pool: restaked(), amount: 1000 * UNIT }, Error::<Test>::DepositTooLarge);
		let mut entered = stored(&restaked());
		entered.shares = 200 * UNIT;
		crate::Pools::<Test>::insert(restaked(), &entered);
		assert_delegates(BOB, &restaked(), 1000 * UNIT);
		let mut full = stored(&restaked());
		full.shares = u128::MAX - 1;
		crate::Pools::<Test>::insert(restaked(), &full);
		go_and_touch(4, &[restaked()]);
		assert_eq!(position(&restaked(), BOB).entering, 1000 * UNIT);
		// No report keeps it out: it keeps no report waiting but while one is open.
		assert_eq!(open_service(&restaked(), 9), Ok(()));
		go_to(5);
		assert_eq!(open_service(&restaked(), 10), Err(ReportRefused::EntriesFirst));
		for era in [6, 20] {
			go_to(era);
			assert_eq!(open_service(&restaked(), era), Ok(()));
		}
		assert_ok!(Delegation::withdraw_entry(origin(BOB), restaked(), 1000 * UNIT));
		assert_eq!(free(BOB), RICHES);
		let mut repaired = stored(&restaked());
		repaired.shares = 200 * UNIT;
		crate::Pools::<Test>::insert(restaked(), &repaired);
	});
}

#[test]
fn bucket_waits_for_a_report_that_still_reaches_it() {
	run_joined(|| {
		let id = leaves(ALICE, &restaked(), None);
		go_to(7);
		// Later than any caller's window allows; no leaver escapes nonetheless.
		report_base(&restaked(), 1, 2, percent(50));
		go_to(8);
		refuses(ALICE, crate::Call::complete_leave { ticket: id, to: None }, Error::<Test>::NotMatured);
		go_to(9);
		assert_eq!(completes(id), 50 * UNIT);
	});
}

#[test]
fn report_that_is_opened_late_is_executed_at_the_next_era_start() {
	run_joined(|| {
		go_to(5);
		let late = <Delegation as PoolReports<_>>::open_base(&restaked(), ReportId(1), Era(4), Era(5), percent(50));
		assert_ok!(late);
		assert_ok!(Delegation::touch_pool(origin(NOBODY), restaked()));
		assert_eq!((view(&restaked()).value, view(&restaked()).tokens), (100 * UNIT, 200 * UNIT));
		let id = leaves(ALICE, &restaked(), None);
		go_to(6);
		assert_eq!(view(&restaked()).tokens, 50 * UNIT);
		go_to(11);
		assert_eq!(completes(id), 50 * UNIT);
	});
}
