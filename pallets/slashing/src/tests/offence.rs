use super::*;
use crate::KnownBase;
use palisade_primitives::{
	mocks::{MockEras, MockOperators},
	EraClock, ReportOffence,
};

fn offend(era: u32, fraction: Perquintill) -> Option<ReportId> {
	Slashing::report_offence(&ALICE, Era(era), fraction).unwrap()
}

/// What is left of Alice's native Base pool once every verdict is executed.
fn left() -> u128 {
	let era = MockEras::now().0;
	run_to(era + 3);
	assert!(Slashing::open_reports().is_empty());
	stake_of(&base(ALICE))
}

#[test]
fn an_offence_sets_its_fraction_of_both_native_pools_aside() {
	build_and_execute(|| {
		let id = offend(START - 1, part(1, 4)).unwrap();
		assert_eq!(escrow(id), [STAKE / 4, STAKE / 4]);
		assert_eq!(stake_of(&base(ALICE)), STAKE - STAKE / 4);
		assert_eq!(stake_of(&native(ALICE)), STAKE - STAKE / 4);
		assert_eq!(stake_of(&foreign(ALICE)), STAKE);
		assert!(seen(Event::OffenceReported {
			report: id,
			operator: ALICE,
			era: Era(START - 1),
			fraction: part(1, 4),
			due: Era(START + 2),
		}));
		run_to(START + 2);
		assert_eq!(Pools::paid(&base(ALICE)) + Pools::paid(&native(ALICE)), STAKE / 2);
	})
}

#[test]
fn an_equal_or_smaller_offence_changes_nothing() {
	build_and_execute(|| {
		let id = offend(START, part(1, 4)).unwrap();
		assert_eq!(offend(START, part(1, 4)), None);
		assert_eq!(offend(START, part(1, 8)), None);
		assert_eq!(Slashing::open_reports().len(), 1);
		assert_eq!(escrow(id), [STAKE / 4, STAKE / 4]);
		// Another era is another offence.
		assert!(offend(START - 1, part(1, 8)).is_some());
	})
}

#[test]
fn a_larger_offence_raises_the_report_while_it_is_open() {
	build_and_execute(|| {
		let id = offend(START, part(1, 8)).unwrap();
		MockEras::set(START + 1);
		assert_eq!(offend(START, part(1, 4)), Some(id));
		assert_eq!(escrow(id), [STAKE / 4, STAKE / 4]);
		assert!(seen(Event::Raised { report: id, fraction: part(1, 4) }));
		assert_eq!(left(), STAKE - STAKE / 4);
	})
}

#[test]
fn a_larger_offence_takes_the_rest_after_the_verdict() {
	build_and_execute(|| {
		let first = offend(START, part(1, 2)).unwrap();
		MockEras::set(START + 2);
		// Nobody has touched the pools yet: the new report does.
		let second = offend(START, part(3, 4)).unwrap();
		assert_ne!(first, second);
		assert!(Reports::<Test>::get(first).unwrap().is_closed());
		assert_eq!(Reports::<Test>::get(second).unwrap().fraction, part(1, 2));
		assert_eq!(left(), STAKE / 4);
	})
}

#[test]
fn raises_in_any_order_end_at_the_same_total() {
	let fractions = [part(1, 8), part(1, 3), part(3, 5)];
	let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
	for order in orders {
		for pauses in [[0, 0], [0, 2], [2, 0], [1, 1], [1, 0]] {
			build_and_execute(|| {
				for (n, which) in order.into_iter().enumerate() {
					offend(START, fractions[which]);
					run_to(MockEras::now().0 + pauses.get(n).copied().unwrap_or(0));
				}
				let expected = STAKE - STAKE * 3 / 5;
				assert!(left().abs_diff(expected) <= 3, "{order:?} {pauses:?}: {} is not {expected}", left());
			})
		}
	}
}

#[test]
fn after_a_veto_only_a_larger_offence_opens_anew_and_takes_all() {
	build_and_execute(|| {
		let id = offend(START, part(1, 4)).unwrap();
		assert_ok!(Slashing::veto(RuntimeOrigin::root(), id, false));
		assert_eq!(offend(START, part(1, 4)), None);
		let next = offend(START, part(1, 2)).unwrap();
		assert_eq!(escrow(next), [STAKE / 2, STAKE / 2]);
	})
}

#[test]
fn a_veto_after_a_verdict_leaves_the_verdict() {
	build_and_execute(|| {
		offend(START, part(1, 2)).unwrap();
		run_to(START + 2);
		let second = offend(START, part(3, 4)).unwrap();
		assert_ok!(Slashing::veto(RuntimeOrigin::root(), second, false));
		assert_eq!(stake_of(&base(ALICE)), STAKE / 2);
		let third = offend(START, part(7, 8)).unwrap();
		assert_eq!(Reports::<Test>::get(third).unwrap().fraction, part(3, 4));
		assert_eq!(left(), STAKE / 8);
	})
}

#[test]
fn a_veto_after_the_window_leaves_nothing_behind() {
	build_and_execute(|| {
		offend(START, part(1, 2)).unwrap();
		run_to(START + 2);
		let second = offend(START, part(3, 4)).unwrap();
		run_to(START + 3);
		assert_ok!(Slashing::veto(RuntimeOrigin::root(), second, false));
		run_to(START + 5);
		assert_eq!(Reports::<Test>::iter().count() + KnownBase::<Test>::iter().count(), 0);
	})
}

#[test]
fn all_of_a_pool_can_be_taken() {
	build_and_execute(|| {
		offend(START, part(1, 3)).unwrap();
		run_to(START + 2);
		offend(START, Perquintill::one()).unwrap();
		// What rounding left, one planck at most, falls to the next generation.
		assert!(left() <= 1);
		assert_eq!(view(&base(ALICE)).generation, 1);
		assert!(Pools::tokens(&native(ALICE)) <= 1);
	})
}

#[test]
fn an_offence_out_of_its_window_is_ignored() {
	build_and_execute(|| {
		for era in [START - 3, START + 1] {
			assert_eq!(offend(era, part(1, 2)), None);
			assert!(seen(Event::OffenceIgnored { operator: ALICE, era: Era(era), fraction: part(1, 2) }));
		}
		assert_eq!(MockOperators::get(&ALICE).unwrap().jailed_until, None);
		assert_eq!(Reports::<Test>::iter().count(), 0);
		assert!(offend(START - 2, part(1, 2)).is_some());
	})
}

#[test]
fn an_offence_that_takes_nothing_or_of_nobody_is_ignored() {
	build_and_execute(|| {
		assert_eq!(offend(START, Perquintill::zero()), None);
		assert_eq!(Slashing::report_offence(&STRANGER, Era(START), part(1, 2)), Ok(None));
		assert!(seen(Event::OffenceIgnored { operator: STRANGER, era: Era(START), fraction: part(1, 2) }));
		assert_eq!(KnownBase::<Test>::iter().count(), 0);
	})
}

#[test]
fn a_large_offence_jails_at_once() {
	build_and_execute(|| {
		offend(START, part(1, 11));
		assert_eq!(MockOperators::get(&ALICE).unwrap().jailed_until, None);
		let id = offend(START, part(1, 10)).unwrap();
		assert_eq!(MockOperators::get(&ALICE).unwrap().jailed_until, Some(Era(START + 3)));
		// The verdict adds nothing to the sentence, and a veto takes nothing from it.
		run_to(START + 2);
		assert!(Reports::<Test>::get(id).unwrap().is_closed());
		assert_eq!(MockOperators::get(&ALICE).unwrap().jailed_until, Some(Era(START + 3)));
	})
}

#[test]
fn base_and_service_slash_meet_on_one_pool() {
	build_and_execute(|| {
		let service = report(START, 1, part(1, 8));
		offend(START, part(1, 2)).unwrap();
		run_to(START + 2);
		// The service gets its claim of what the base slash left, in either order.
		let rest = GUARANTEE / 8;
		assert_eq!(stake_of(&native(ALICE)), (STAKE - rest) / 2);
		assert!(Reports::<Test>::get(service).unwrap().is_closed());
	})
}

#[test]
fn an_offence_adds_its_weight_to_the_block() {
	build_and_execute(|| {
		let before = System::block_weight().total();
		offend(START, part(1, 4));
		let spent = System::block_weight().total() - before;
		assert_eq!(spent, <() as crate::WeightInfo>::report_offence());
	})
}
