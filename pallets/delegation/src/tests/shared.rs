//! Rewards lie in one account until a pool pays more than its own has.

use crate::{mock::*, Shared, WeightInfo};
use frame_support::assert_ok;
use palisade_primitives::*;

/// What the pool has in its own account beside the deposit, and what the shared one holds for it.
fn custody(key: &Key) -> (Balance, Balance) {
	(free(key.account()) - DEPOSIT, Shared::<Test>::get(key))
}

/// What the shared account has beside its deposit.
fn shared() -> Balance {
	free(Delegation::shared_account()) - DEPOSIT
}

/// The weight that `call` registers with the block, beside its own.
fn registered(call: impl FnOnce()) -> frame_support::weights::Weight {
	let before = System::block_weight().total();
	call();
	System::block_weight().total() - before
}

#[test]
fn rewards_of_all_pools_lie_in_one_account() {
	run(|| {
		assert_delegates(ALICE, &base(), 10 * UNIT);
		go_to(2);
		rewards(&base(), 30);
		rewards(&restaked(), 40);
		rewards(&base(), 5);
		assert_eq!(custody(&base()), (10 * UNIT, 35));
		assert_eq!(custody(&restaked()), (100 * UNIT, 40));
		assert_eq!(shared(), 75);
		go_to(3);
		assert_eq!(view(&base()).value, 10 * UNIT + 35, "they count as all that the pool has");
	});
}

#[test]
fn pool_fetches_when_its_own_account_is_short_and_not_before() {
	run(|| {
		assert_delegates(ALICE, &base(), 10 * UNIT);
		assert_delegates(BOB, &base(), 10 * UNIT);
		go_to(2);
		rewards(&base(), 10 * UNIT);
		rewards(&restaked(), 7);
		go_to(3);
		let tickets = [ALICE, BOB].map(|who| leaves(who, &base(), None));
		go_and_touch(9, &[base()]);
		let pays = |id| registered(|| assert!(completes(id) >= 15 * UNIT - 1));
		assert_eq!(pays(tickets[0]), Default::default(), "nothing to fetch");
		assert_eq!(custody(&base()).1, 10 * UNIT);
		assert_eq!(pays(tickets[1]), <() as WeightInfo>::fetch());
		assert_eq!((custody(&base()).1, shared()), (0, 7), "another pool's stays");
	});
}

#[test]
fn verdict_that_takes_all_takes_what_was_not_fetched() {
	run(|| {
		assert_delegates(ALICE, &base(), 10 * UNIT);
		go_to(2);
		rewards(&base(), 5 * UNIT);
		go_to(3);
		report_base(&base(), 1, 3, percent(100));
		let issuance = Balances::total_issuance();
		go_and_touch(due().0, &[base()]);
		assert_eq!(issuance - Balances::total_issuance(), 15 * UNIT);
		assert_eq!((custody(&base()), shared()), ((0, 0), 0));
	});
}

#[test]
fn stake_moves_to_another_pool_with_what_it_was_rewarded() {
	run(|| {
		assert_ok!(<Delegation as OperatorPools<_>>::open(&OTHER, 100 * UNIT, 100 * UNIT));
		let (from, to) = (base(), others(Tier::Base));
		assert_delegates(ALICE, &from, 20 * UNIT);
		go_to(2);
		rewards(&from, 20 * UNIT);
		go_to(3);
		let id = redelegates(ALICE, &from, None, &to);
		go_to(9);
		let (amount, _) = arrives(id);
		assert!(amount > 39 * UNIT, "{amount}");
		assert_eq!((custody(&to), shared()), ((amount, 0), 0));
	});
}

#[test]
fn gains_that_are_taken_along_are_fetched() {
	run(|| {
		assert_delegates(ALICE, &base(), LEAST);
		go_to(2);
		rewards(&base(), 10 * LEAST);
		let before = free(ALICE);
		let shares = position(&base(), ALICE).shares;
		let (_, gains) = <Delegation as StakeMutate<_>>::leave_with_gains(&ALICE, &base(), shares, None).unwrap();
		assert!(gains > LEAST, "{gains}");
		assert_eq!(free(ALICE) - before, gains);
		assert_eq!((custody(&base()), shared()), ((11 * LEAST - gains, 0), 0));
	});
}

#[test]
fn what_is_swept_is_fetched() {
	run(|| {
		rewards(&base(), 77);
		let before = free(TREASURY);
		go_and_touch(2, &[base()]);
		assert_eq!(free(TREASURY) - before, 77, "a pool without shares has no gains");
		assert_eq!((custody(&base()), shared()), ((0, 0), 0));
	});
}

#[test]
fn reward_of_a_foreign_asset_goes_to_its_pool() {
	run(|| {
		create_token(TOKEN);
		assert_ok!(Delegation::admit_asset(RuntimeOrigin::root(), TOKEN, terms(TOKEN_DEPOSIT)));
		assert_ok!(Delegation::open_pool(origin(OPERATOR), TOKEN));
		rewards(&token_pool(), 50);
		assert_eq!(Shared::<Test>::iter().count(), 0);
		assert_eq!(balance(token_pool().asset, token_pool().account()), TOKEN_DEPOSIT + 50);
	});
}
