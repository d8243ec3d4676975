use crate::{mock::*, *};
use palisade_primitives::{OperatorInspect, PoolKey, StakeInspect, Tier};

fn operator(who: u64, bond: u128) -> GenesisOperator<u64> {
	GenesisOperator { who, bond, commission: percent(7), name: "Alice".into() }
}

#[test]
fn first_block_has_its_operators_and_their_stakers() {
	let delegations = vec![(BOB, ALICE, Tier::Base, 500), (CAROL, ALICE, Tier::Restaked, 700)];
	genesis(vec![operator(ALICE, MIN_BOND)], delegations).execute_with(|| {
		assert!(Operators::is_active(&ALICE));
		assert_eq!(Operators::commission(&ALICE), percent(7));
		assert_eq!(Records::<Test>::get(ALICE).unwrap().metadata.to_vec(), b"Alice".to_vec());
		let [base, restaked] = PoolKey::consensus(&ALICE);
		assert_eq!(Stake::pool(&base).unwrap().entering, 500);
		assert_eq!(Stake::pool(&restaked).unwrap().entering, MIN_BOND + 700);
		assert_eq!(Pallet::<Test>::check_invariants(), Ok(()));
	})
}

#[test]
#[should_panic(expected = "every genesis operator can register")]
fn genesis_refuses_an_operator_without_a_bond() {
	genesis(vec![operator(ALICE, MIN_BOND - 1)], vec![]);
}

#[test]
#[should_panic(expected = "every genesis delegation can be made")]
fn genesis_refuses_a_delegation_to_nobody() {
	genesis(vec![operator(ALICE, MIN_BOND)], vec![(BOB, CAROL, Tier::Base, 500)]);
}
