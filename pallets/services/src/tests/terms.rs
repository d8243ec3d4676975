use super::*;
use crate::needs_notice;

type Terms = SlashTerms<AccountId>;

fn update(terms: Terms) -> frame_support::dispatch::DispatchResult {
	Services::update_terms(by(OWNER), ORACLE, Box::new(terms))
}

fn terms_at(era: u32) -> Terms {
	Services::terms(ORACLE, Era(era)).unwrap()
}

fn percent(percent: u64) -> Perquintill {
	Perquintill::from_percent(percent)
}

/// Terms of which everything can become better or worse.
fn middle() -> Terms {
	let waterfall = Waterfall { insurance: Perbill::from_percent(50), ..Default::default() };
	SlashTerms { reporter_bond: Some(20), waterfall, ..terms() }
}

fn register_with(terms: Terms) {
	assert_ok!(Services::register(by(OWNER), Box::new(RegisterService { terms, ..oracle() })));
}

/// The README's table, line by line.
#[test]
fn what_can_hurt_a_staker_more_needs_notice_and_nothing_else_does() {
	let worse: [fn(&mut Terms); 10] = [
		|terms| terms.max_slash = percent(21),
		|terms| terms.window = 3,
		|terms| terms.slasher = 77,
		|terms| terms.resolver = None,
		|terms| terms.resolver = Some(77),
		|terms| terms.reporter_bond = Some(19),
		|terms| terms.waterfall.harmed = Perbill::from_percent(1),
		|terms| terms.waterfall.reporter = Perbill::from_percent(1),
		|terms| terms.waterfall.insurance = Perbill::from_percent(51),
		|terms| terms.waterfall.insurance = Perbill::from_percent(49),
	];
	let better: [fn(&mut Terms); 4] = [
		|terms| terms.max_slash = percent(19),
		|terms| terms.window = 1,
		|terms| terms.reporter_bond = Some(21),
		|terms| terms.reporter_bond = None,
	];
	let changed = |change: fn(&mut Terms)| {
		let mut next = middle();
		change(&mut next);
		next
	};
	assert!(!needs_notice(&middle(), &middle()));
	assert!(worse.into_iter().all(|change| needs_notice(&middle(), &changed(change))));
	assert!(better.into_iter().all(|change| !needs_notice(&middle(), &changed(change))));
	// A mixed change takes the longer.
	for (good, bad) in better.into_iter().flat_map(|good| worse.map(|bad| (good, bad))) {
		let mut next = changed(good);
		bad(&mut next);
		assert!(needs_notice(&middle(), &next));
	}

	let alone = SlashTerms { resolver: None, reporter_bond: None, ..middle() };
	assert!(needs_notice(&alone, &SlashTerms { reporter_bond: Some(u128::MAX), ..alone.clone() }));
	assert!(!needs_notice(&alone, &SlashTerms { resolver: Some(77), ..alone.clone() }));
}

#[test]
fn what_hurts_more_holds_one_era_after_the_leaving_eras() {
	build_and_execute(|| {
		register_oracle();
		MockEras::set(3);
		let harder = SlashTerms { max_slash: percent(30), ..terms() };
		assert_ok!(update(harder.clone()));
		let event = Event::TermsUpdated { service: ORACLE, terms: harder.clone(), from: Era(10) };
		System::assert_last_event(event.into());
		// Whoever asks to leave in era 3 can complete it throughout era 9, the last one with the old terms.
		assert_eq!((terms_at(9), terms_at(10)), (terms(), harder.clone()));
		MockEras::set(10);
		assert_eq!((terms_at(9), terms_at(10)), (terms(), harder));
	})
}

#[test]
fn what_hurts_less_holds_from_the_next_era_on() {
	build_and_execute(|| {
		register_oracle();
		let milder = SlashTerms { max_slash: percent(10), window: 1, ..terms() };
		assert_ok!(update(milder.clone()));
		let event = Event::TermsUpdated { service: ORACLE, terms: milder.clone(), from: Era(2) };
		System::assert_last_event(event.into());
		assert_eq!((terms_at(1), terms_at(2)), (terms(), milder));
	})
}

#[test]
fn a_mixed_change_takes_the_longer_notice_as_a_whole() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(update(SlashTerms { max_slash: percent(10), slasher: 77, ..terms() }));
		assert_eq!(terms_at(7), terms());
		assert_eq!((terms_at(8).max_slash, terms_at(8).slasher), (percent(10), 77));
	})
}

#[test]
fn a_change_never_touches_an_older_era() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(update(SlashTerms { window: 1, ..terms() }));
		MockEras::set(2);
		assert_ok!(update(SlashTerms { max_slash: percent(5), window: 1, ..terms() }));
		MockEras::set(3);
		assert_ok!(update(SlashTerms { slasher: 77, ..terms() }));
		let eras = [1, 2, 3, 9, 10].map(|era| (terms_at(era).max_slash, terms_at(era).window, terms_at(era).slasher));
		let (whole, small) = (percent(20), percent(5));
		assert_eq!(
			eras,
			[(whole, 2, SLASHER), (whole, 1, SLASHER), (small, 1, SLASHER), (small, 1, SLASHER), (whole, 2, 77)]
		);
	})
}

#[test]
fn a_change_replaces_the_one_that_waits_and_has_its_own_notice() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(update(SlashTerms { slasher: 77, ..terms() }));
		assert_eq!(terms_at(8).slasher, 77);
		MockEras::set(7);
		// One era before it would hold, also if it asks for less or for the same.
		assert_ok!(update(SlashTerms { slasher: 77, window: 1, ..terms() }));
		assert_eq!((terms_at(13).slasher, terms_at(14).slasher), (SLASHER, 77));
		assert_ok!(update(SlashTerms { slasher: 77, window: 1, ..terms() }));
		assert_eq!(terms_at(13).slasher, SLASHER);
		// Less than what holds replaces it at once, and its risk is gone.
		assert_ok!(update(SlashTerms { window: 1, ..terms() }));
		assert_eq!(terms_at(7), terms());
		assert_eq!(terms_at(8), SlashTerms { window: 1, ..terms() });
		assert_eq!(terms_at(14), terms_at(8));
	})
}

#[test]
fn what_holds_since_this_era_is_not_replaced() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(update(SlashTerms { slasher: 77, ..terms() }));
		MockEras::set(8);
		assert_ok!(update(SlashTerms { slasher: 78, ..terms() }));
		assert_eq!((terms_at(7).slasher, terms_at(8).slasher, terms_at(15).slasher), (SLASHER, 77, 78));
	})
}

#[test]
fn a_step_down_is_no_way_up() {
	build_and_execute(|| {
		register_oracle();
		assert_ok!(update(SlashTerms { max_slash: percent(1), ..terms() }));
		MockEras::set(2);
		// Back to what held one era ago is more than what holds.
		assert_ok!(update(terms()));
		assert_eq!((terms_at(8).max_slash, terms_at(9).max_slash), (percent(1), percent(20)));
	})
}

#[test]
fn cancel_changes_takes_back_what_waits_and_nothing_else() {
	build_and_execute(|| {
		register_oracle();
		assert_noop!(Services::cancel_changes(by(OWNER), ORACLE), Error::NoChangePending);
		assert_ok!(update(SlashTerms { slasher: 77, ..terms() }));
		MockEras::set(8);
		assert_noop!(Services::cancel_changes(by(OWNER), ORACLE), Error::NoChangePending);
		assert_ok!(update(SlashTerms { slasher: 78, ..terms() }));
		MockEras::set(14);
		assert_ok!(Services::cancel_changes(by(OWNER), ORACLE));
		System::assert_last_event(Event::ChangesCancelled { service: ORACLE }.into());
		assert_eq!(terms_at(30).slasher, 77);
		assert_eq!(Services::view(ORACLE).unwrap().next_terms, None);
	})
}

#[test]
fn update_terms_fails_when_they_are_out_of_range_or_the_same() {
	build_and_execute(|| {
		register_oracle();
		for (terms, error) in impossible_terms() {
			assert_noop!(update(terms), error);
		}
		assert_noop!(update(terms()), Error::TermsUnchanged);
		assert_ok!(update(SlashTerms { slasher: 77, ..terms() }));
		assert_noop!(update(terms()), Error::TermsUnchanged);
		Clock::set_windows((6, 5, 2));
		assert_noop!(update(SlashTerms { window: 3, ..terms() }), Error::WindowTooLong);
	})
}

#[test]
fn versions_are_kept_while_the_leaving_eras_last_and_a_full_list_says_when_there_is_room() {
	build_and_execute(|| {
		Clock::set_windows((20, 2, 1));
		register_with(SlashTerms { reporter_bond: Some(1_000), ..terms() });
		let bond = |era: u32| SlashTerms { reporter_bond: Some(1_000 + Balance::from(era)), ..terms() };
		// One change an era: version n holds from era n on.
		for era in 1..16 {
			MockEras::set(era);
			assert_ok!(update(bond(era)));
			// What waits is replaced, not added to.
			assert_ok!(update(SlashTerms { window: 1, ..bond(era) }));
			assert_ok!(update(bond(era)));
		}
		MockEras::set(16);
		// Version 1 is forgotten when era 2 is the oldest that can be asked for.
		assert_noop!(update(bond(16)), Error::TooManyVersions { eras: 6 });
		MockEras::set(21);
		assert_noop!(update(bond(16)), Error::TooManyVersions { eras: 1 });
		assert!((1..=16).all(|era| terms_at(era).reporter_bond == Some(999 + Balance::from(era))));

		MockEras::set(22);
		assert_ok!(update(bond(16)));
		assert_eq!(Services::terms(ORACLE, Era(1)), None);
		assert_eq!(terms_at(2).reporter_bond, Some(1_001));
		assert_ok!(Services::cancel_changes(by(OWNER), ORACLE));
		assert_ok!(update(SlashTerms { slasher: 77, ..bond(15) }));
	})
}

#[test]
fn terms_follow_a_clock_whose_window_became_shorter() {
	build_and_execute(|| {
		register_oracle();
		Clock::set_windows((6, 1, 1));
		assert_eq!(terms_at(1), SlashTerms { window: 1, ..terms() });
		Clock::set_windows(WINDOWS);
		assert_eq!(terms_at(1), terms());
	})
}

#[test]
fn the_view_shows_what_holds_and_what_waits() {
	build_and_execute(|| {
		assert_eq!(Services::view(ORACLE), None);
		register_oracle();
		let harder = SlashTerms { slasher: 77, ..terms() };
		let more = Requirements { needs_key: true, ..oracle().requirements };
		assert_ok!(update(harder.clone()));
		assert_ok!(Services::set_requirements(by(OWNER), ORACLE, more.clone()));
		opt_in(ALICE);
		let view = Services::view(ORACLE).unwrap();
		assert_eq!((view.id, view.owner, view.category, view.until), (ORACLE, OWNER, Category::Oracle, None));
		assert_eq!((view.metadata, view.deposit), (oracle().metadata, DEPOSIT));
		assert_eq!((view.terms, view.next_terms), (terms(), Some(Version { from: Era(8), value: harder.clone() })));
		assert_eq!(view.requirements, oracle().requirements);
		assert_eq!(view.next_requirements, Some(Version { from: Era(2), value: more.clone() }));
		assert_eq!(view.operators.len(), 1);

		MockEras::set(8);
		let view = Services::view(ORACLE).unwrap();
		assert_eq!((view.terms, view.next_terms), (harder, None));
		assert_eq!((view.requirements, view.next_requirements), (more, None));
		assert_eq!(Services::views().len(), 1);
	})
}
