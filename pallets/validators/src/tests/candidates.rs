use crate::{mock::*, *};
use frame_support::{
	assert_noop, assert_ok,
	traits::{BuildGenesisConfig, Hooks},
};
use palisade_primitives::mocks::MockOperators;
use sp_runtime::DispatchError;

#[test]
fn active_operator_with_keys_joins() {
	build_and_execute(|| {
		assert_ok!(Validators::join_candidates(signed(9)));
		System::assert_last_event(Event::CandidateJoined { operator: 9 }.into());
		assert!(Candidates::<Test>::get().contains(&9));
		assert_noop!(Validators::join_candidates(signed(9)), Error::<Test>::AlreadyCandidate);
	})
}

#[test]
fn join_fails_without_what_a_validator_needs() {
	build_and_execute(|| {
		assert_noop!(Validators::join_candidates(signed(10)), Error::<Test>::OperatorNotActive);
		MockOperators::register(&10u64);
		assert_noop!(Validators::join_candidates(signed(10)), Error::<Test>::NoSessionKeys);
		MockOperators::set_active(&9u64, false);
		assert_noop!(Validators::join_candidates(signed(9)), Error::<Test>::OperatorNotActive);
		assert_noop!(Validators::join_candidates(RuntimeOrigin::root()), DispatchError::BadOrigin);
	})
}

#[test]
fn join_fails_when_the_list_is_full() {
	build_and_execute(|| {
		for other in 100..108 {
			Validators::add_candidate(&other).unwrap();
		}
		assert_noop!(Validators::join_candidates(signed(9)), Error::<Test>::TooManyCandidates);
		assert_ok!(Validators::leave_candidates(signed(1)));
		assert_ok!(Validators::join_candidates(signed(9)));
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
