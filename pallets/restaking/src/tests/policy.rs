use super::*;
use palisade_primitives::{StakeMutate, Tier};

/// The pool sets 50 %, 1.5, oracles and bridges, notice 2, alone; then somebody joins.
fn middling() -> RiskPolicy {
	RiskPolicy {
		max_risk: percent(50),
		max_degree: weight(150),
		services: categories([Category::Oracle, Category::Bridge]),
		redistribution: false,
		notice: 2,
	}
}

/// Each field made wider.
fn wider() -> Vec<RiskPolicy> {
	let all = [Category::Oracle, Category::Bridge, Category::Other];
	vec![
		RiskPolicy { max_risk: percent(51), ..middling() },
		RiskPolicy { max_degree: weight(151), ..middling() },
		RiskPolicy { services: categories(all), ..middling() },
		RiskPolicy { services: Allowed::Any, ..middling() },
		RiskPolicy { redistribution: true, ..middling() },
		RiskPolicy { notice: 1, ..middling() },
	]
}

/// Each field made narrower.
fn narrower() -> Vec<RiskPolicy> {
	vec![
		RiskPolicy { max_risk: percent(49), ..middling() },
		RiskPolicy { max_degree: weight(149), ..middling() },
		RiskPolicy { services: categories([Category::Oracle]), ..middling() },
		RiskPolicy { services: categories([]), ..middling() },
		RiskPolicy { notice: 3, ..middling() },
	]
}

fn waiting() -> Option<(RiskPolicy, Era)> {
	Restaking::policy(&native(ALICE)).next
}

fn in_force() -> RiskPolicy {
	Restaking::policy(&native(ALICE)).current
}

/// A pool of Alice and a stranger whose policy is `policy`.
fn with_policy(policy: RiskPolicy) {
	if policy != unset() {
		set_policy(policy, now().0);
	}
	stranger_joins();
}

#[test]
fn a_pool_without_a_policy_allows_all_but_redistribution() {
	build_and_execute(|| {
		assert_eq!(Restaking::policy(&native(ALICE)), PoolPolicy { current: unset(), next: None });
		allocate(ORACLE, 100);
		allocate(BRIDGE, 100);
		run_to(2);
		assert!(!row(ORACLE, 2).unwrap().redistribution);
	})
}

#[test]
fn more_risk_waits_until_everybody_could_leave() {
	for policy in wider() {
		build_and_execute(|| {
			with_policy(middling());
			run_to(3);
			// Six eras to leave: whoever asks in era 3 is paid in era 9 and answers for nothing after era 3.
			set_policy(policy.clone(), 10);
			run_to(9);
			assert_eq!((in_force(), waiting()), (middling(), Some((policy.clone(), Era(10)))));
			run_to(10);
			assert_eq!((in_force(), waiting()), (policy, None));
		})
	}
}

#[test]
fn less_risk_waits_until_what_counts_cannot_be_slashed() {
	for policy in narrower() {
		build_and_execute(|| {
			with_policy(middling());
			run_to(3);
			set_policy(policy.clone(), 6);
			run_to(5);
			assert_eq!(in_force(), middling());
			run_to(6);
			assert_eq!((in_force(), waiting()), (policy, None));
		})
	}
}

#[test]
fn more_and_less_at_once_waits_the_longer() {
	build_and_execute(|| {
		with_policy(middling());
		set_policy(RiskPolicy { max_risk: percent(90), max_degree: weight(100), ..middling() }, 8);
		set_policy(RiskPolicy { notice: 1, services: categories([Category::Oracle]), ..middling() }, 8);
		set_policy(RiskPolicy { services: categories([Category::Oracle, Category::Other]), ..middling() }, 8);
		// Kinds and single services are not compared.
		set_policy(RiskPolicy { services: services([ORACLE]), ..middling() }, 8);
	})
}

#[test]
fn services_by_name_are_compared_by_name() {
	build_and_execute(|| {
		with_policy(RiskPolicy { services: services([ORACLE, BRIDGE]), ..unset() });
		set_policy(RiskPolicy { services: services([ORACLE]), ..unset() }, 4);
		set_policy(RiskPolicy { services: services([ORACLE, STORE]), ..unset() }, 8);
		set_policy(RiskPolicy { services: services([ORACLE, BRIDGE, STORE]), ..unset() }, 8);
		set_policy(unset(), 8);
	})
}

#[test]
fn who_is_alone_in_the_pool_changes_it_at_once() {
	build_and_execute(|| {
		run_to(3);
		for policy in wider().into_iter().chain(narrower()) {
			set_policy(policy, 3);
			assert_eq!(waiting(), None);
		}
		// Gains that wait belong to those who are in already.
		assert_ok!(<MockStake>::reward(&native(ALICE), &STRANGER, 10));
		set_policy(middling(), 3);
		// A deposit that waits does not.
		assert_ok!(<MockStake>::delegate(&STRANGER, &native(ALICE), 1));
		set_policy(RiskPolicy { notice: 3, ..middling() }, 6);
		assert_ok!(<MockStake>::withdraw_entry(&STRANGER, &native(ALICE), 1));
		set_policy(RiskPolicy { notice: 4, ..middling() }, 3);
		// One that joined does not either, until it asked to leave.
		stranger_joins();
		set_policy(middling(), 10);
		let shares = <MockStake as palisade_primitives::StakeInspect<_>>::position(&native(ALICE), &STRANGER).shares;
		assert_ok!(<MockStake>::request_leave(&STRANGER, &native(ALICE), shares, &STRANGER));
		set_policy(RiskPolicy { notice: 1, ..middling() }, 3);
	})
}

#[test]
fn who_left_in_the_era_of_a_change_at_once_answers_as_before() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		run_to(2);
		next_era();
		// The row of the running era is written first.
		set_policy(RiskPolicy { redistribution: true, ..unset() }, 3);
		run_to(4);
		assert!(!row(ORACLE, 3).unwrap().redistribution);
		assert!(row(ORACLE, 4).unwrap().redistribution);
	})
}

#[test]
fn the_rows_of_an_era_have_the_policy_of_the_era_whenever_they_are_written() {
	for late in [false, true] {
		build_and_execute(|| {
			with_policy(unset());
			allocate(ORACLE, 40);
			run_to(3);
			set_policy(RiskPolicy { redistribution: true, ..unset() }, 10);
			run_to(8);
			while now() < Era(11) {
				next_era();
				if !late {
					do_steps(100);
				}
			}
			Restaking::settle(&native(ALICE));
			let allowed: Vec<_> = (9..=11).map(|era| row(ORACLE, era).unwrap().redistribution).collect();
			assert_eq!(allowed, vec![false, true, true]);
		})
	}
}

#[test]
fn allocations_fit_the_policy() {
	build_and_execute(|| {
		MockServices::set_category::<AccountId>(BRIDGE, Category::Bridge);
		MockServices::set_category::<AccountId>(STORE, Category::DataAvailability);
		with_policy(RiskPolicy { notice: 1, ..middling() });
		assert_noop!(try_allocate(STORE, 1), Error::ServiceNotAllowed);
		allocate(ORACLE, 60);
		assert_noop!(try_allocate(BRIDGE, 41), Error::TooMuchRisk);
		allocate(BRIDGE, 40);
		for service in [ORACLE, BRIDGE] {
			MockServices::set_terms(service, Era(2), terms(percent(1), 2));
		}
		run_to(2);
		// With less κ the degree is what limits.
		allocate(ORACLE, 60);
		allocate(BRIDGE, 40);
		run_to(6);
		assert_noop!(try_allocate(BRIDGE, 91), Error::TooMuchDegree);
		allocate(BRIDGE, 90);
	})
}

#[test]
fn allocations_fit_the_policy_that_waits_too() {
	build_and_execute(|| {
		MockServices::set_category::<AccountId>(STORE, Category::Other);
		with_policy(unset());
		allocate(ORACLE, 40);
		run_to(2);
		let services = categories([Category::Oracle]);
		let policy = RiskPolicy { max_risk: percent(50), max_degree: weight(90), services, ..unset() };
		set_policy(policy, 5);
		assert_noop!(try_allocate(STORE, 1), Error::ServiceNotAllowed);
		assert_noop!(try_allocate(BRIDGE, 61), Error::TooMuchRisk);
		MockServices::set_terms(BRIDGE, Era(2), terms(percent(1), 2));
		assert_noop!(try_allocate(BRIDGE, 51), Error::TooMuchDegree);
		allocate(BRIDGE, 50);
		run_to(5);
		assert_noop!(try_allocate(BRIDGE, 51), Error::TooMuchDegree);
	})
}

#[test]
fn what_waits_to_allow_more_allows_nothing_yet() {
	build_and_execute(|| {
		with_policy(RiskPolicy { services: services([ORACLE]), max_risk: percent(20), ..unset() });
		set_policy(unset(), 8);
		for era in 1..8 {
			run_to(era);
			assert_noop!(try_allocate(BRIDGE, 1), Error::ServiceNotAllowed);
			assert_noop!(try_allocate(ORACLE, 41), Error::TooMuchRisk);
		}
		run_to(8);
		allocate(BRIDGE, 1);
		allocate(ORACLE, 41);
	})
}

#[test]
fn less_risk_is_refused_while_allocations_do_not_fit() {
	build_and_execute(|| {
		MockServices::set_category::<AccountId>(BRIDGE, Category::Bridge);
		with_policy(unset());
		allocate(ORACLE, 60);
		allocate(BRIDGE, 40);
		let no_risk = || RiskPolicy { max_risk: percent(49), ..unset() };
		let no_degree = || RiskPolicy { max_degree: weight(99), ..unset() };
		let no_bridge = || RiskPolicy { services: categories([Category::Oracle]), ..unset() };
		let refused = || {
			assert_noop!(try_policy(no_risk()), Error::TooMuchRisk);
			assert_noop!(try_policy(no_degree()), Error::TooMuchDegree);
			assert_noop!(try_policy(no_bridge()), Error::ServiceNotAllowed);
			// With more in another respect, too.
			assert_noop!(try_policy(RiskPolicy { redistribution: true, ..no_risk() }), Error::TooMuchRisk);
		};
		// Raises that wait are counted.
		refused();
		run_to(2);
		refused();
		// What is lowered cannot be slashed any more by the time that the policy holds.
		allocate(BRIDGE, 0);
		for policy in [no_risk(), no_degree(), no_bridge()] {
			set_policy(policy, 5);
		}
		assert_noop!(try_allocate(BRIDGE, 40), Error::ServiceNotAllowed);
		run_to(5);
		assert_eq!(Restaking::exposure(&native(ALICE)).degree, weight(60));
	})
}

#[test]
fn alone_too_allocations_must_fit() {
	build_and_execute(|| {
		allocate(ORACLE, 60);
		run_to(2);
		allocate(ORACLE, 40);
		let policy = || RiskPolicy { max_risk: percent(20), ..unset() };
		run_to(4);
		assert_noop!(try_policy(policy()), Error::TooMuchRisk);
		run_to(5);
		set_policy(policy(), 5);
	})
}

#[test]
fn a_slash_is_scaled_down_to_the_policy() {
	build_and_execute(|| {
		with_policy(RiskPolicy { max_risk: percent(60), ..unset() });
		allocate(ORACLE, 60);
		allocate(BRIDGE, 60);
		run_to(3);
		next_era();
		Ledger::slash(&native(ALICE), ORACLE, 300_000);
		System::assert_has_event(Event::WeightsScaled { pool: native(ALICE), era: Era(4) }.into());
		// wᵢ = 3/7 and wⱼ = 6/7, so Σ w·κ = 9/14: both by 14/15.
		assert!((279_998..=280_002).contains(&guarantee(ORACLE, 4)));
		assert!((559_998..=560_002).contains(&guarantee(BRIDGE, 4)));
	})
}

#[test]
fn a_slash_while_less_risk_waits_is_scaled_down_when_it_holds() {
	for late in [false, true] {
		build_and_execute(|| {
			with_policy(unset());
			allocate(ORACLE, 60);
			allocate(BRIDGE, 60);
			run_to(3);
			set_policy(RiskPolicy { max_risk: percent(60), ..unset() }, 6);
			next_era();
			Ledger::slash(&native(ALICE), ORACLE, 300_000);
			for _ in 5..=7 {
				next_era();
				if !late {
					do_steps(100);
				}
			}
			Restaking::settle(&native(ALICE));
			let scaled: Vec<_> = (5..=7).map(|era| guarantee(BRIDGE, era)).collect();
			assert!(scaled[0] >= 600_000 && scaled[1] <= 560_000 && scaled[1] == scaled[2], "{scaled:?}");
			System::assert_has_event(Event::WeightsScaled { pool: native(ALICE), era: Era(6) }.into());
		})
	}
}

#[test]
fn a_change_can_be_called_off_until_it_holds() {
	build_and_execute(|| {
		let cancel = || Restaking::cancel_policy_change(by(ALICE), NATIVE);
		assert_noop!(cancel(), Error::NoPolicyChange);
		with_policy(middling());
		let policy = || RiskPolicy { notice: 3, ..middling() };
		set_policy(policy(), 4);
		run_to(3);
		assert_ok!(cancel());
		System::assert_last_event(Event::PolicyChangeCancelled { pool: native(ALICE) }.into());
		run_to(5);
		assert_eq!((in_force(), waiting()), (middling(), None));
		set_policy(policy(), 8);
		run_to(8);
		assert_noop!(cancel(), Error::NoPolicyChange);
		assert_eq!(in_force(), policy());
	})
}

#[test]
fn a_new_change_replaces_the_one_that_waits_with_its_own_notice() {
	build_and_execute(|| {
		with_policy(middling());
		let [less, more] = [RiskPolicy { notice: 3, ..middling() }, RiskPolicy { notice: 1, ..middling() }];
		set_policy(less.clone(), 4);
		run_to(3);
		set_policy(more.clone(), 10);
		run_to(4);
		assert_eq!((in_force(), waiting()), (middling(), Some((more, Era(10)))));
		set_policy(less, 7);
	})
}

#[test]
fn what_no_policy_says_is_not_kept() {
	build_and_execute(|| {
		set_policy(middling(), 1);
		set_policy(unset(), 1);
		assert_eq!(Policies::<Test>::iter().count(), 0);
		stranger_joins();
		set_policy(middling(), 4);
		assert_ok!(Restaking::cancel_policy_change(by(ALICE), NATIVE));
		assert_eq!(Policies::<Test>::iter().count(), 0);
	})
}

#[test]
fn each_pool_has_its_own_policy() {
	build_and_execute(|| {
		let pool = foreign(ALICE, 7);
		<MockStake>::stake(&ALICE, &pool, 500);
		let policy = RiskPolicy { max_risk: percent(10), ..unset() };
		assert_ok!(Restaking::set_policy(by(ALICE), AssetKind::WithId(7), policy.clone()));
		assert_eq!(Restaking::policy(&pool).current, policy);
		assert_eq!((in_force(), Restaking::policy(&native(BOB)).current), (unset(), unset()));
		allocate(ORACLE, 100);
	})
}

#[test]
fn a_policy_is_refused_when_it_cannot_be() {
	build_and_execute(|| {
		let set = |who, asset, policy| Restaking::set_policy(by(who), asset, policy);
		assert_noop!(set(STRANGER, NATIVE, middling()), Error::PoolNotFound);
		assert_noop!(set(ALICE, AssetKind::WithId(7), middling()), Error::PoolNotFound);
		assert_noop!(try_policy(RiskPolicy { notice: 0, ..unset() }), Error::InvalidPolicy);
		assert_noop!(try_policy(RiskPolicy { notice: 5, ..unset() }), Error::InvalidPolicy);
		assert_noop!(try_policy(RiskPolicy { max_degree: weight(201), ..unset() }), Error::InvalidPolicy);
		for id in [ServiceId(9), CHAIN] {
			let policy = RiskPolicy { services: services([ORACLE, id]), ..unset() };
			assert_noop!(try_policy(policy), Error::ServiceNotFound);
		}
		assert_noop!(try_policy(unset()), Error::NothingToChange);
		with_policy(middling());
		assert_ok!(try_policy(unset()));
		assert_noop!(try_policy(unset()), Error::NothingToChange);
		assert_noop!(try_policy(middling()), Error::NothingToChange);
		let unsigned = Restaking::set_policy(RuntimeOrigin::none(), NATIVE, unset());
		assert_eq!(unsigned, Err(sp_runtime::DispatchError::BadOrigin));
		assert_noop!(Restaking::cancel_policy_change(by(STRANGER), NATIVE), Error::NoPolicyChange);
		assert!(Policies::<Test>::get(PoolKey::native(ALICE, Tier::Base)).is_none());
	})
}
