use super::*;
use palisade_primitives::{mocks::MockEras, CHAIN};

#[test]
fn report_sets_the_claim_of_every_pool_aside_in_its_block() {
	build_and_execute(|| {
		let id = report(START, 1, part(1, 8));

		assert_eq!(states(id), [PoolState::Open; 2]);
		assert_eq!(escrow(id), [GUARANTEE / 8, GUARANTEE / 16]);
		assert_eq!(stake_of(&native(ALICE)), STAKE - GUARANTEE / 8);
		assert_eq!(stake_of(&foreign(ALICE)), STAKE - GUARANTEE / 16);
		assert_eq!(view(&native(ALICE)).tokens, STAKE);
		assert_eq!(stake_of(&base(ALICE)), STAKE);
		assert_eq!(stake_of(&native(BOB)), STAKE);
		assert!(seen(Event::Reported {
			report: id,
			service: ORACLE,
			operator: ALICE,
			era: Era(START),
			offence: offence(1),
			fraction: part(1, 8),
			evidence: H256::repeat_byte(7),
			due: Era(START + 2),
		}));
		assert_eq!(Slashing::open_reports().iter().map(|view| view.id).collect::<Vec<_>>(), [id]);
	})
}

#[test]
fn report_takes_kappa_and_the_last_era_of_the_window() {
	build_and_execute(|| {
		let id = report(START - 2, 1, kappa());
		assert_eq!(Reports::<Test>::get(id).unwrap().until, Era(START + 2));
		assert_eq!(escrow(id)[0], GUARANTEE / 4);
	})
}

#[test]
fn report_reaches_what_was_requested_since_the_offence() {
	build_and_execute(|| {
		Pools::add_bucket(&native(ALICE), Era(START - 1), STAKE);
		Pools::add_bucket(&native(ALICE), Era(START), STAKE);
		let id = report(START, 1, part(1, 8));
		assert_eq!(escrow(id)[0], GUARANTEE / 8);
		assert_eq!(stake_of(&native(ALICE)), STAKE - GUARANTEE / 16);
		run_to(START + 2);
		let paid = PoolState::Executed { from_stake: GUARANTEE / 16, from_leaving: GUARANTEE / 16 };
		assert_eq!(states(id)[0], paid);
	})
}

#[test]
fn report_skips_a_pool_that_guaranteed_nothing() {
	build_and_execute(|| {
		guarantee(ORACLE, &native(ALICE), START, 0);
		let id = report(START, 1, kappa());
		let keys: Vec<_> = Reports::<Test>::get(id).unwrap().pools.into_iter().map(|row| row.pool).collect();
		assert_eq!(keys, [foreign(ALICE)]);
	})
}

#[test]
fn report_is_refused_to_strangers() {
	build_and_execute(|| {
		for who in [STRANGER, RESOLVER, BRIDGE_SLASHER, ALICE] {
			let origin = RuntimeOrigin::signed(who);
			let call = || Slashing::report(origin, ORACLE, ALICE, Era(START), offence(1), kappa(), H256::zero());
			assert_noop!(call(), Error::<Test>::NotSlasher);
		}
		let root = RuntimeOrigin::root();
		let call = || Slashing::report(root, ORACLE, ALICE, Era(START), offence(1), kappa(), H256::zero());
		assert_noop!(call(), sp_runtime::DispatchError::BadOrigin);
	})
}

#[test]
fn report_is_refused_for_unknown_services_and_for_the_chain() {
	build_and_execute(|| {
		let terms: SlashTerms<AccountId> = MockServices::terms(ORACLE).unwrap();
		MockServices::register(CHAIN, terms);
		for service in [ServiceId(77), CHAIN] {
			let origin = RuntimeOrigin::signed(SLASHER);
			let call = || Slashing::report(origin, service, ALICE, Era(START), offence(1), kappa(), H256::zero());
			assert_noop!(call(), Error::<Test>::ServiceNotFound);
		}
	})
}

#[test]
fn report_is_refused_when_it_takes_nothing_or_above_kappa() {
	build_and_execute(|| {
		assert_noop!(try_report(START, 1, Perquintill::zero()), Error::<Test>::ZeroFraction);
		let above = Perquintill::from_parts(kappa().deconstruct() + 1);
		assert_noop!(try_report(START, 1, above), Error::<Test>::AboveMaxSlash);
		assert_noop!(try_report(START, 1, Perquintill::one()), Error::<Test>::AboveMaxSlash);
	})
}

#[test]
fn report_is_refused_for_a_past_window_or_a_future_era() {
	build_and_execute(|| {
		assert_noop!(try_report(START - 3, 1, kappa()), Error::<Test>::WindowClosed);
		assert_noop!(try_report(START + 1, 1, kappa()), Error::<Test>::EraNotBegun);
		assert_noop!(try_report(u32::MAX, 1, kappa()), Error::<Test>::EraNotBegun);
		// A service cannot have a longer window than the chain, and keeps to its own if that is shorter.
		set_terms(|terms| SlashTerms { window: 50, ..terms });
		assert_noop!(try_report(START - 3, 1, kappa()), Error::<Test>::WindowClosed);
		set_terms(|terms| SlashTerms { window: 1, ..terms });
		assert_noop!(try_report(START - 2, 1, kappa()), Error::<Test>::WindowClosed);
		assert_ok!(try_report(START - 1, 1, kappa()));
	})
}

#[test]
fn report_is_refused_without_a_guarantee() {
	build_and_execute(|| {
		for operator in [STRANGER, RESOLVER] {
			let origin = RuntimeOrigin::signed(SLASHER);
			let call = || Slashing::report(origin, ORACLE, operator, Era(START), offence(1), kappa(), H256::zero());
			assert_noop!(call(), Error::<Test>::NothingGuaranteed);
		}
		guarantee(ORACLE, &native(ALICE), START, 0);
		guarantee(ORACLE, &foreign(ALICE), START, 0);
		assert_noop!(try_report(START, 1, kappa()), Error::<Test>::NothingGuaranteed);
		MockEras::set(40);
		assert_noop!(try_report(40, 1, kappa()), Error::<Test>::NothingGuaranteed);
	})
}

#[test]
fn report_is_refused_twice_for_one_offence() {
	build_and_execute(|| {
		report(START, 1, part(1, 100));
		assert_noop!(try_report(START, 1, part(1, 100)), Error::<Test>::OffenceKnown);
		assert_noop!(try_report(START - 1, 1, part(1, 100)), Error::<Test>::OffenceKnown);
		// The same name means something else of another operator, and to another service.
		let origin = RuntimeOrigin::signed(SLASHER);
		assert_ok!(Slashing::report(origin, ORACLE, BOB, Era(START), offence(1), kappa(), H256::zero()));
		report_by_bridge(1, kappa());
		run_to(START + 2);
		assert_noop!(try_report(START, 1, part(1, 100)), Error::<Test>::OffenceKnown);
	})
}

#[test]
fn report_is_refused_when_the_services_list_is_full() {
	build_and_execute(|| {
		for n in 0..4 {
			report(START, n, part(1, 100));
		}
		assert_noop!(try_report(START, 4, part(1, 100)), Error::<Test>::TooManyReports);
		// Others have lists of their own.
		report_by_bridge(4, part(1, 100));
		// Room again when nothing that can be reported shares a window with them.
		run_to(START + 4);
		assert_noop!(try_report(START + 4, 4, part(1, 100)), Error::<Test>::TooManyReports);
		run_to(START + 5);
		report(START + 5, 4, part(1, 100));
	})
}

#[test]
fn report_is_refused_as_a_whole_when_one_pool_refuses_it() {
	build_and_execute(|| {
		Pools::set_capacity(&foreign(ALICE), 0);
		assert_noop!(try_report(START, 1, kappa()), Error::<Test>::PoolIsFull);
		assert_eq!(stake_of(&native(ALICE)), STAKE);
		let unopened = PoolKey { asset: palisade_primitives::AssetKind::WithId(8), ..foreign(ALICE) };
		guarantee(ORACLE, &unopened, START, GUARANTEE);
		Pools::set_capacity(&foreign(ALICE), 16);
		assert_noop!(try_report(START, 1, kappa()), Error::<Test>::PoolNotFound);
	})
}

#[test]
fn report_is_refused_on_more_pools_than_it_can_reach() {
	build_and_execute(|| {
		for asset in 20..28 {
			let pool = PoolKey { asset: palisade_primitives::AssetKind::WithId(asset), ..foreign(ALICE) };
			Pools::open_pool(&pool, STAKE);
			guarantee(ORACLE, &pool, START, GUARANTEE);
		}
		assert_noop!(try_report(START, 1, kappa()), Error::<Test>::TooManyPools);
	})
}

#[test]
fn services_do_not_lower_one_anothers_claims() {
	build_and_execute(|| {
		let first = report(START, 1, kappa());
		let second = report_by_bridge(1, kappa());
		assert_eq!(escrow(first), escrow(second));
		assert_eq!(stake_of(&native(ALICE)), STAKE - GUARANTEE / 2);
	})
}
