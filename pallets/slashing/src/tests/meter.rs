use super::*;
use palisade_primitives::mocks::MockEras;

#[test]
fn reports_of_a_window_share_kappa() {
	build_and_execute(|| {
		report(START, 1, part(1, 8));
		report(START - 1, 2, part(1, 8));
		let least = Perquintill::from_parts(1);
		assert_noop!(try_report(START, 3, least), Error::<Test>::LimitReached);
		assert_noop!(try_report(START - 2, 3, least), Error::<Test>::LimitReached);
		// Another service has its own limit.
		report_by_bridge(3, kappa());
	})
}

#[test]
fn a_report_counts_until_the_last_era_of_its_window() {
	build_and_execute(|| {
		report(START, 1, kappa());
		run_to(START + 2);
		assert_noop!(try_report(START + 2, 2, part(1, 100)), Error::<Test>::LimitReached);
		run_to(START + 3);
		assert_noop!(try_report(START + 2, 2, part(1, 100)), Error::<Test>::LimitReached);
		report(START + 3, 2, kappa());
		assert_noop!(try_report(START + 1, 3, part(1, 100)), Error::<Test>::LimitReached);
	})
}

#[test]
fn a_late_report_counts_while_others_may_claim_of_what_was_there_before_it() {
	build_and_execute(|| {
		report(START - 2, 1, kappa());
		for era in START + 1..=START + 2 {
			run_to(era);
			assert_noop!(try_report(era, 2, part(1, 100)), Error::<Test>::LimitReached);
		}
		run_to(START + 3);
		assert_noop!(try_report(START + 2, 2, part(1, 100)), Error::<Test>::LimitReached);
		report(START + 3, 2, kappa());
	})
}

#[test]
fn a_report_that_waited_counts_from_when_it_was_opened() {
	build_and_execute(|| {
		Pools::hold(&native(ALICE), 64);
		report(START, 1, kappa());
		run_to(START + 3);
		assert_noop!(try_report(START + 3, 2, part(1, 100)), Error::<Test>::LimitReached);
		run_to(START + 4);
		report(START + 4, 2, kappa());
	})
}

#[test]
fn a_short_window_of_its_own_does_not_free_a_services_limit_earlier() {
	build_and_execute(|| {
		set_terms(|terms| SlashTerms { window: 1, ..terms });
		report(START, 1, kappa());
		// Others may still claim of what the pool was worth in the first report's era.
		run_to(START + 2);
		assert_noop!(try_report(START + 2, 2, part(1, 100)), Error::<Test>::LimitReached);
		run_to(START + 3);
		report(START + 3, 2, kappa());
	})
}

#[test]
fn the_smallest_guarantee_of_the_window_counts() {
	build_and_execute(|| {
		guarantee(ORACLE, &native(ALICE), START - 1, GUARANTEE / 2);
		report(START, 1, part(1, 8));
		// A quarter of the smaller guarantee is taken already.
		assert_noop!(try_report(START - 1, 2, part(1, 100)), Error::<Test>::LimitReached);
		// Eras in which nothing was reported do not count.
		report(START, 2, part(1, 8));
	})
}

#[test]
fn each_pool_has_its_own_limit() {
	build_and_execute(|| {
		guarantee(ORACLE, &native(ALICE), START, 0);
		guarantee(ORACLE, &foreign(ALICE), START - 1, 0);
		report(START, 1, kappa());
		report(START - 1, 2, kappa());
		assert_noop!(try_report(START, 3, part(1, 100)), Error::<Test>::LimitReached);
	})
}

#[test]
fn kappa_of_the_offences_era_counts() {
	build_and_execute(|| {
		set_terms(|terms| SlashTerms { max_slash: part(1, 100), ..terms });
		report(START, 1, kappa());
	})
}

#[test]
fn a_vetoed_report_does_not_count() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		assert_noop!(try_report(START, 2, kappa()), Error::<Test>::LimitReached);
		assert_ok!(veto(id));
		report(START, 2, kappa());
	})
}

#[test]
fn an_executed_report_counts() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		run_to(START + 2);
		assert!(Reports::<Test>::get(id).unwrap().is_closed());
		assert_noop!(try_report(START, 2, part(1, 100)), Error::<Test>::LimitReached);
	})
}

#[test]
fn a_waiting_report_counts() {
	build_and_execute(|| {
		Pools::hold(&native(ALICE), 1);
		Pools::hold(&foreign(ALICE), 1);
		report(START, 1, kappa());
		assert_noop!(try_report(START, 2, part(1, 100)), Error::<Test>::LimitReached);
	})
}

#[test]
fn parts_of_kappa_add_up_without_rounding() {
	build_and_execute(|| {
		guarantee(ORACLE, &native(ALICE), START, GUARANTEE + 1);
		guarantee(ORACLE, &foreign(ALICE), START, 3);
		let third = Perquintill::from_parts(kappa().deconstruct() / 4);
		for n in 0..4 {
			report(START, n, third);
		}
	})
}

#[test]
fn a_shorter_window_does_not_shorten_that_of_reports_made() {
	build_and_execute(|| {
		report(START, 1, kappa());
		set_terms(|terms| SlashTerms { window: 0, ..terms });
		MockEras::set(START + 2);
		assert_noop!(try_report(START + 2, 2, part(1, 100)), Error::<Test>::LimitReached);
		MockEras::set(START + 3);
		report(START + 3, 2, kappa());
	})
}
