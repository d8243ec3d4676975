use crate::{mock::*, Batches};
use frame_support::assert_ok;
use palisade_primitives::{mocks::MockEras, *};

#[test]
fn deposits_of_the_first_block_join_at_once() {
	new_test_ext().execute_with(|| {
		MockEras::set(0);
		assert_ok!(<Delegation as OperatorPools<_>>::open(&OPERATOR, 100 * UNIT, 100 * UNIT));
		assert_ok!(<Delegation as StakeMutate<_>>::delegate(&ALICE, &restaked(), 40 * UNIT));
		assert_ok!(<Delegation as StakeMutate<_>>::delegate(&BOB, &base(), 30 * UNIT));
		assert_ok!(<Delegation as StakeMutate<_>>::delegate(&ALICE, &restaked(), 10 * UNIT));
		assert_eq!(Delegation::check(), Ok(()));
		assert_eq!((view(&restaked()).value, view(&base()).value), (150 * UNIT, 30 * UNIT));
		assert_eq!(position(&restaked(), ALICE).value, 50 * UNIT);
		assert_eq!(<Delegation as OperatorPools<_>>::bond(&OPERATOR), 100 * UNIT);
		assert_eq!(Batches::<Test>::iter().count(), 0);
		assert_eq!(System::events(), vec![]);

		System::set_block_number(1);
		assert_delegates(ALICE, &restaked(), UNIT);
		assert_eq!(position(&restaked(), ALICE).entering, UNIT);
		go_to(1);
		assert_eq!(position(&restaked(), ALICE).value, 51 * UNIT);
		assert_eq!(Delegation::check(), Ok(()));
	});
}
