use crate::{mock::*, *};
use palisade_primitives::Era;
use sp_runtime::{Perbill, Perquintill};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

fn offend(offenders: &[u64], percent: u32, session: u32) {
	let details: Vec<_> =
		offenders.iter().map(|who| OffenceDetails { offender: (*who, ()), reporters: vec![20] }).collect();
	let fractions = vec![Perbill::from_percent(percent); offenders.len()];
	<Validators as OnOffenceHandler<u64, (u64, ()), _>>::on_offence(&details, &fractions, session);
}

#[test]
fn offence_is_reported_for_the_era_of_its_session() {
	build_and_execute(|| {
		next_era();
		next_era();
		offend(&[2], 7, 3);
		assert_eq!(Reported::get(), vec![(2, Era(1), Perquintill::from_percent(7))]);
		let fraction = Perbill::from_percent(7);
		let report = palisade_primitives::ReportId(1);
		System::assert_last_event(Event::OffenceReported { operator: 2, era: Era(1), fraction, report }.into());
		assert!(Session::disabled_validators().is_empty(), "it is past");
	})
}

#[test]
fn offender_of_the_running_era_is_disabled() {
	build_and_execute(|| {
		next_era();
		offend(&[2], 7, 2);
		assert_eq!(Session::disabled_validators(), vec![1]);
		next_era();
		assert!(Session::disabled_validators().is_empty(), "a new set starts afresh");
	})
}

#[test]
fn concurrent_offenders_are_reported_once_for_each_larger_fraction() {
	build_and_execute(|| {
		offend(&[1], 1, 0);
		offend(&[1, 2], 4, 0);
		offend(&[1, 2], 4, 0);
		let reported: Vec<_> = Reported::get().into_iter().map(|(who, _, p)| (who, p)).collect();
		let [one, four] = [1, 4].map(Perquintill::from_percent);
		assert_eq!(reported, vec![(1, one), (1, four), (2, four)]);
		assert_eq!(events().iter().filter(|event| matches!(event, Event::OffenceReported { .. })).count(), 3);
	})
}

#[test]
fn harmless_offence_disables_and_is_not_reported() {
	build_and_execute(|| {
		offend(&[3], 0, 0);
		assert!(Reported::get().is_empty());
		assert_eq!(Session::disabled_validators(), vec![2]);
	})
}

#[test]
fn offence_that_cannot_be_reported_is_an_event_and_changes_nothing() {
	build_and_execute(|| {
		ReportsFail::set(true);
		offend(&[1, 2], 5, 0);
		for operator in [1, 2] {
			let failed =
				|event: &Event<Test>| matches!(event, Event::OffenceFailed { operator: who, .. } if *who == operator);
			assert_eq!(events().iter().filter(|event| failed(event)).count(), 1);
			assert_eq!(Balances::free_balance(operator), RICH, "what the report wrote is undone");
		}
		assert_eq!(Session::disabled_validators(), vec![0], "at most a third may be");
	})
}

#[test]
fn offence_of_a_forgotten_session_is_an_event() {
	build_and_execute(|| {
		for _ in 0..10 {
			next_era();
		}
		offend(&[1], 5, 1);
		System::assert_last_event(Event::OffenceForgotten { operator: 1, session: 1 }.into());
		offend(&[1], 5, 99);
		System::assert_last_event(Event::OffenceForgotten { operator: 1, session: 99 }.into());
		assert!(Reported::get().is_empty());
	})
}

#[test]
fn offender_that_does_not_validate_any_more_is_reported_and_nobody_is_disabled() {
	build_and_execute(|| {
		Validators::leave_candidates(signed(1)).unwrap();
		next_era();
		offend(&[1], 5, 0);
		assert_eq!(Reported::get().len(), 1);
		assert!(Session::disabled_validators().is_empty());
	})
}
