use crate::{mock::*, *};
use frame_support::{
	assert_noop, assert_ok,
	traits::{BuildGenesisConfig, Hooks},
};
use palisade_primitives::{mocks::MockOperators, PoolKey};
use sp_runtime::{DispatchError, DispatchResult, Perquintill};

/// Joins, whatever it costs.
fn join(who: u64) -> DispatchResult {
	Validators::join_candidates(signed(who)).map(|_| ()).map_err(|refusal| refusal.error)
}

#[test]
fn active_operator_with_keys_joins() {
	build_and_execute(|| {
		assert_ok!(Validators::join_candidates(signed(9)));
		System::assert_last_event(Event::CandidateJoined { operator: 9 }.into());
		assert!(Candidates::<Test>::get().contains(&9));
		assert_noop!(join(9), Error::<Test>::AlreadyCandidate);
	})
}

#[test]
fn join_fails_without_what_a_validator_needs() {
	build_and_execute(|| {
		assert_noop!(join(10), Error::<Test>::OperatorNotActive);
		MockOperators::register(&10u64);
		assert_noop!(join(10), Error::<Test>::NoSessionKeys);
		MockOperators::set_active(&9u64, false);
		assert_noop!(join(9), Error::<Test>::OperatorNotActive);
		assert_noop!(Validators::join_candidates(RuntimeOrigin::root()), DispatchError::BadOrigin);
	})
}

/// A chain whose list of candidates is full: 1 to 4 validate, 5 to 8 wait with 600, 499, 427 and 375 behind them.
fn full_list() {
	MaxCandidates::set(8);
}

#[test]
fn join_fails_when_the_list_is_full_of_better_candidates() {
	build_and_execute(|| {
		full_list();
		assert_noop!(join(1), Error::<Test>::AlreadyCandidate);
		assert_noop!(join(9), Error::<Test>::TooManyCandidates);
		Stake::stake(&9, &PoolKey::consensus(&9)[0], 375 - 333);
		assert_noop!(join(9), Error::<Test>::TooManyCandidates);
		let refused = |who| Validators::join_candidates(signed(who)).unwrap_err().post_info.actual_weight.unwrap();
		assert_eq!(
			refused(9),
			<() as WeightInfo>::displace_candidate().saturating_add(<() as WeightInfo>::arriving(0))
		);
		for who in [1, 10] {
			assert_eq!(refused(who), <() as WeightInfo>::join_candidates(), "nobody was compared");
		}
		assert_ok!(Validators::leave_candidates(signed(1)));
		let post = Validators::join_candidates(signed(9)).unwrap();
		assert_eq!(post.actual_weight, Some(<() as WeightInfo>::join_candidates()));
	})
}

#[test]
fn better_candidate_displaces_the_weakest_that_does_not_validate() {
	build_and_execute(|| {
		full_list();
		// The validators are the weakest of all.
		(1..=4).for_each(|who| {
			PoolKey::consensus(&who).iter().for_each(|pool| {
				Stake::slash(pool, Perquintill::one());
			})
		});
		Stake::stake(&9, &PoolKey::consensus(&9)[0], 376 - 333);
		// What comes over to anybody is looked at as well, and nothing else is paid for.
		Stake::set_arriving(&PoolKey::consensus(&1u64)[0], 1);
		Stake::set_arriving(&PoolKey::consensus(&9u64)[1], 1);
		let used = Validators::join_candidates(signed(9)).unwrap().actual_weight.unwrap();
		assert_eq!(used, <() as WeightInfo>::displace_candidate().saturating_add(<() as WeightInfo>::arriving(2)));
		assert!(used.all_lt(Validators::most_to_compare()));
		System::assert_has_event(Event::CandidateDisplaced { operator: 8, by: 9 }.into());
		System::assert_last_event(Event::CandidateJoined { operator: 9 }.into());
		let candidates: Vec<_> = Candidates::<Test>::get().into_iter().collect();
		assert_eq!(candidates, vec![1, 2, 3, 4, 5, 6, 7, 9]);
		assert_noop!(join(8), Error::<Test>::TooManyCandidates);
	})
}

#[test]
fn of_equally_weak_candidates_the_higher_account_goes() {
	build_and_execute(|| {
		full_list();
		Stake::stake(&8, &PoolKey::consensus(&8)[0], 427 - 375);
		assert_eq!(Validators::eligible()[6..], [(7, 427), (8, 427)]);
		Stake::stake(&9, &PoolKey::consensus(&9)[0], 1_000);
		assert_ok!(Validators::join_candidates(signed(9)));
		assert!(!Candidates::<Test>::get().contains(&8));
	})
}

#[test]
fn what_waits_to_join_displaces_nobody() {
	build_and_execute(|| {
		use palisade_primitives::StakeMutate;

		full_list();
		Stake::delegate(&9, &PoolKey::consensus(&9)[0], 10_000).unwrap();
		assert_noop!(join(9), Error::<Test>::TooManyCandidates);
		Stake::join_all::<u64>();
		assert_ok!(Validators::join_candidates(signed(9)));
	})
}

#[test]
fn list_of_validators_only_displaces_nobody() {
	build_and_execute(|| {
		(5..=8).for_each(|who| Validators::leave_candidates(signed(who)).unwrap());
		MaxCandidates::set(4);
		Stake::stake(&9, &PoolKey::consensus(&9)[0], 100_000);
		assert_noop!(join(9), Error::<Test>::TooManyCandidates);
	})
}

#[test]
fn candidate_leaves_whatever_its_state() {
	build_and_execute(|| {
		assert_noop!(Validators::leave_candidates(signed(9)), Error::<Test>::NotCandidate);
		MockOperators::set_active(&5u64, false);
		assert_ok!(Validators::leave_candidates(signed(5)));
		System::assert_last_event(Event::CandidateLeft { operator: 5 }.into());
		assert!(!Candidates::<Test>::get().contains(&5));
	})
}

#[test]
fn admin_sets_sound_rules() {
	build_and_execute(|| {
		let rules = |target| ElectionRules { target, min_stake: 7 };
		assert_noop!(Validators::set_rules(signed(1), rules(3)), DispatchError::BadOrigin);
		assert_noop!(Validators::set_rules(RuntimeOrigin::root(), rules(1)), Error::<Test>::TargetOutOfBounds);
		assert_noop!(Validators::set_rules(RuntimeOrigin::root(), rules(9)), Error::<Test>::TargetOutOfBounds);
		assert_ok!(Validators::set_rules(RuntimeOrigin::root(), rules(8)));
		assert_eq!(Rules::<Test>::get(), rules(8));
		System::assert_last_event(Event::RulesSet { rules: rules(8) }.into());
	})
}

#[test]
fn rules_are_safe_on_empty_storage() {
	sp_io::TestExternalities::default().execute_with(|| {
		assert_eq!(Rules::<Test>::get(), ElectionRules { target: 8, min_stake: 0 });
	})
}

#[test]
#[should_panic(expected = "few and different")]
fn genesis_refuses_a_candidate_twice() {
	new_test_ext().execute_with(|| GenesisConfig::<Test> { candidates: vec![9, 9], rules: None }.build())
}

#[test]
#[should_panic(expected = "rules of elections are sound")]
fn genesis_refuses_unsound_rules() {
	let rules = Some(ElectionRules { target: 0, min_stake: 0 });
	new_test_ext().execute_with(|| GenesisConfig::<Test> { candidates: vec![], rules }.build())
}

#[test]
fn config_is_consistent() {
	Pallet::<Test>::integrity_test();
}
