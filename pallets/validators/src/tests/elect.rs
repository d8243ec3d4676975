use crate::{mock::*, *};
use frame_support::assert_ok;
use palisade_primitives::{
	mocks::{MockEras, MockOperators},
	Era, EraClock, PoolKey, ReportId,
};
use pallet_session::SessionManager;
use sp_runtime::{testing::UintAuthorityId, traits::Convert, Perquintill};

fn set_rules(target: u32, min_stake: u128) {
	Validators::set_rules(RuntimeOrigin::root(), ElectionRules { target, min_stake }).unwrap();
}

#[test]
fn first_set_is_elected_at_genesis() {
	build_and_execute(|| {
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
		assert_eq!(MockEras::now(), Era(0));
	})
}

#[test]
fn elected_validators_serve_from_the_next_era_on() {
	build_and_execute(|| {
		Stake::stake(&8u64, &PoolKey::consensus(&8)[0], 10_000);
		next_session();
		System::assert_has_event(Event::Elected { session: 2, validators: 4, least: 333 + 666 }.into());
		assert_eq!(Session::validators(), vec![1, 2, 3, 4], "chosen one session ahead");
		next_session();
		assert_eq!(MockEras::now(), Era(1));
		assert_eq!(Session::validators(), vec![8, 1, 2, 3]);
	})
}

#[test]
fn no_election_within_an_era() {
	build_and_execute(|| {
		next_session();
		let count = events().len();
		assert_eq!(<Validators as SessionManager<u64>>::new_session(3), None);
		assert_eq!(events().len(), count);
		assert!(<Validators as SessionManager<u64>>::new_session(4).is_some());
	})
}

#[test]
fn best_candidates_come_first_and_of_equals_the_lower_account() {
	build_and_execute(|| {
		Stake::stake(&6u64, &PoolKey::consensus(&6)[1], 999 - 166 - 333);
		Stake::stake(&5u64, &PoolKey::consensus(&5)[0], 999 - 200 - 400);
		let best: Vec<_> = Validators::eligible();
		assert_eq!(best[..5], [(1, 3_000), (2, 1_500), (3, 999), (5, 999), (6, 999)]);
	})
}

#[test]
fn election_sees_worth_net_of_escrow() {
	build_and_execute(|| {
		Stake::report(&PoolKey::consensus(&1u64)[1], ReportId(1), Perquintill::from_percent(90));
		assert_eq!(Validators::eligible()[..2], [(2, 1_500), (1, 1_200)]);
	})
}

#[test]
fn what_comes_over_elects() {
	build_and_execute(|| {
		Stake::set_arriving(&PoolKey::consensus(&2u64)[0], 1_501);
		Stake::set_arriving(&PoolKey::consensus(&9u64)[0], 5_000);
		assert_eq!(Validators::eligible()[..2], [(2, 3_001), (1, 3_000)]);
	})
}

#[test]
fn candidates_that_cannot_validate_are_skipped() {
	build_and_execute(|| {
		MockOperators::set_active(&2u64, false);
		assert_ok!(Session::purge_keys(signed(3)));
		set_rules(8, 166 + 333);
		let operators: Vec<_> = Validators::eligible().into_iter().map(|(operator, _)| operator).collect();
		assert_eq!(operators, vec![1, 4, 5, 6], "7 and 8 have too little");
		next_era();
		assert_eq!(Session::validators(), vec![1, 4, 5, 6]);
		assert!(Candidates::<Test>::get().contains(&2), "it may come back");
	})
}

#[test]
fn operator_that_is_short_of_bond_for_a_while_only_is_elected() {
	build_and_execute(|| {
		MockOperators::set_active(&1u64, false);
		MockOperators::set_at_work(&1u64, true);
		MockOperators::set_at_work(&2u64, false);
		next_era();
		assert_eq!(Session::validators(), vec![1, 3, 4, 5]);
	})
}

#[test]
fn candidates_that_are_no_operators_any_more_are_dropped() {
	build_and_execute(|| {
		MockOperators::remove(&2u64);
		next_session();
		System::assert_has_event(Event::CandidateLeft { operator: 2 }.into());
		assert!(!Candidates::<Test>::get().contains(&2));
	})
}

#[test]
fn candidate_that_left_serves_until_the_next_set_takes_over() {
	build_and_execute(|| {
		assert_ok!(Validators::leave_candidates(signed(1)));
		next_session();
		assert!(Session::validators().contains(&1));
		next_session();
		assert_eq!(Session::validators(), vec![2, 3, 4, 5]);
	})
}

#[test]
fn too_few_candidates_keep_the_old_set() {
	build_and_execute(|| {
		set_rules(8, 3_000);
		next_era();
		System::assert_has_event(Event::ElectionFailed { session: 2, eligible: 1 }.into());
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
		set_rules(8, 1_000_000);
		next_era();
		System::assert_has_event(Event::ElectionFailed { session: 4, eligible: 0 }.into());
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
	})
}

#[test]
fn new_operator_can_take_part_in_the_next_election() {
	build_and_execute(|| {
		MockOperators::register(&10u64);
		Stake::stake(&10u64, &PoolKey::consensus(&10)[1], 5_000);
		let keys = TestKeys { dummy: UintAuthorityId(10) };
		assert_ok!(<Session as pallet_session::SessionInterface>::set_keys(&10, keys));
		assert_ok!(Validators::join_candidates(signed(10)));
		next_era();
		assert_eq!(Session::validators(), vec![10, 1, 2, 3]);
	})
}

#[test]
fn exactly_the_running_validators_are_identified() {
	build_and_execute(|| {
		let identified = |who| UnitIdentificationOf::<Test>::convert(who).is_some();
		assert!((1..=4).all(identified) && !(5..=20).any(identified));
		assert_ok!(Validators::leave_candidates(signed(1)));
		next_era();
		assert!((2..=5).all(identified) && !identified(1));
	})
}

#[test]
fn key_ownership_can_be_proved_now_and_later() {
	use frame_support::traits::KeyOwnerProofSystem;
	use sp_runtime::key_types::DUMMY;

	build_and_execute(|| {
		next_era();
		let key = (DUMMY, 2u64.to_le_bytes());
		let proof = Historical::prove(key).unwrap();
		assert_eq!(Historical::check_proof(key, proof.clone()), Some((2, ())));
		next_era();
		assert_eq!(Historical::check_proof(key, proof.clone()), Some((2, ())));
		(0..MockEras::leaving_eras()).for_each(|_| next_era());
		assert_eq!(Historical::check_proof(key, proof), None, "forgotten after the leaving time");
	})
}
