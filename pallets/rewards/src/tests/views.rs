//! What clients are told.

use super::*;
use palisade_primitives::{BudgetView, PaidEraView};

#[test]
fn views_tell_what_is_due_as_if_it_were_done_and_write_nothing() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 4), 2_000);
		pass_eras(1);
		Ledger::deposit(&pool, CAROL, WHOLE);
		begin_era();
		Tables::complete();
		// Nobody touched the pool since era 3 began.
		let root = sp_io::storage::root(sp_runtime::StateVersion::V1);
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &pool)), (750, 250, 0));
		assert_eq!(Rewards::earned_in(&ALICE, &pool, Era(3)), Some(vec![(coin(0), 750)]));
		assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), root);
		assert_eq!(Indices::<Test>::iter().count(), 0);
		assert_eq!(earned(ALICE, &native(ANOTHER)), vec![]);
	})
}

#[test]
fn absolute_amounts_are_told_for_the_eras_since_the_position_changed() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 12), 10_000);
		let of = |who, era| Rewards::earned_in(&who, &pool, Era(era));
		let amount = |amount| Some(vec![(coin(0), amount)]);
		pass_eras(2);
		assert_eq!((of(ALICE, 3), of(BOB, 3)), (amount(750), amount(250)));
		assert_eq!((of(ALICE, 2), of(CAROL, 3)), (Some(vec![]), Some(vec![])), "nothing was earned");
		assert_eq!((of(ALICE, 4), of(ALICE, 99)), (None, None), "not over");
		// Alice leaves with half of the pool in era 4, Carol's deposit joins in era 5.
		Ledger::leave(&pool, ALICE, WHOLE / 2);
		Ledger::deposit(&pool, CAROL, WHOLE / 2);
		pass_eras(2);
		assert_eq!((of(ALICE, 4), of(BOB, 4), of(CAROL, 4)), (amount(500), amount(500), None));
		assert_eq!((of(ALICE, 5), of(BOB, 5), of(CAROL, 5)), (amount(250), amount(250), amount(500)));
		assert_eq!((of(ALICE, 3), of(BOB, 3), of(CAROL, 3)), (None, amount(250), None));
		// Taking the shares, or being paid, changes nothing.
		assert_ok!(Rewards::claim(by(CAROL), pool.clone(), coin(0)));
		assert_ok!(Rewards::claim(by(BOB), pool.clone(), coin(0)));
		assert_eq!((of(BOB, 3), of(CAROL, 5), of(CAROL, 4)), (amount(250), amount(500), None));
		// The sums agree with what is due.
		let sum: Balance = (4..=5).map(|era| of(ALICE, era).unwrap()[0].1).sum();
		assert_eq!(coins(ALICE, &pool), 750 + sum);
		Ledger::lose(&pool);
		pass_eras(2);
		assert_eq!((of(ALICE, 6), of(ALICE, 7)), (None, Some(vec![])), "of shares that are lost");
	})
}

#[test]
fn history_is_told_by_pool_and_by_target() {
	build_and_execute(|| {
		let pool = setup();
		MockOperators::set_commission(&OPERATOR, percent(10));
		fund(coin(0), (3, 4), 2_000);
		fund(NATIVE, (4, 5), 200);
		pass_eras(3);
		let view =
			|era, paid: &[(AssetKind, Balance)]| PaidEraView { era: Era(era), shares: WHOLE, paid: paid.to_vec() };
		let expected = [view(3, &[(coin(0), 900)]), view(4, &[(coin(0), 900), (NATIVE, 90)])];
		assert_eq!(Rewards::pool_rewards(&pool), expected);
		let budget = |era, asset, amount, paid| BudgetView { era: Era(era), asset, amount, paid };
		assert_eq!(
			Rewards::budgets_of(ORACLES, &NATIVE),
			[
				budget(3, coin(0), 1_000, 1_000),
				budget(4, coin(0), 1_000, 1_000),
				budget(4, NATIVE, 100, 100),
				budget(5, NATIVE, 100, 0),
			]
		);
		assert_eq!(Rewards::dues(&OPERATOR), vec![(coin(0), 200), (NATIVE, 10)]);
		assert_eq!(Rewards::streams().len(), 2);
		assert_eq!(Rewards::pools_of(&ALICE), vec![]);
		assert_ok!(Rewards::claim(by(ALICE), pool.clone(), NATIVE));
		assert_eq!(Rewards::pools_of(&ALICE), vec![pool]);
	})
}
