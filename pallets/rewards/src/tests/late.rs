//! Tables that are not complete in time, and pools that nobody touches for long.

use super::*;

#[test]
fn unpaid_era_is_paid_with_the_next_whose_tables_are_complete() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 6), 4_000);
		next_era();
		// Era 4: its tables are not complete when it ends. So are those of era 5.
		begin_era();
		Ledger::touch(&pool);
		assert_eq!(coins(ALICE, &pool), 750);
		begin_era();
		System::assert_last_event(Event::EraUnpaid { era: Era(4) }.into());
		Ledger::walk();
		assert_eq!((coins(ALICE, &pool), Unpaid::<Test>::get()), (750, 1));
		next_era();
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool)), (3 * 750, 3 * 250), "eras 4 and 5 are paid together");
		assert_eq!((Spans::<Test>::get(Era(4)), Spans::<Test>::get(Era(5))), (Some(0), Some(2)));
		assert_eq!(budget(ORACLES, 4), Budget { amount: 1_000, paid: 1_000 });
		next_era();
		assert_eq!((coins(ALICE, &pool), Spans::<Test>::get(Era(6))), (4 * 750, None));
	})
}

#[test]
fn pools_share_an_unpaid_era_by_the_table_of_the_paying_one() {
	build_and_execute(|| {
		let pool = setup();
		let another = native(ANOTHER);
		Ledger::open(&another, &[(ORACLE, 512)]);
		fund(coin(0), (3, 4), 2_000);
		begin_era();
		Ledger::deposit(&another, CAROL, 3 * WHOLE);
		begin_era();
		Ledger::walk();
		next_era();
		// By the table of era 4, in which what Carol deposited is.
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &another)), (375, 125, 1_500));
	})
}

#[test]
fn no_era_pays_for_more_than_can_be_counted() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 14), 12_000);
		// Eras 3 to 13 end too early.
		for _ in 3..=14 {
			begin_era();
		}
		assert_eq!(Unpaid::<Test>::get(), 11);
		Ledger::walk();
		next_era();
		assert_eq!((Spans::<Test>::get(Era(14)), Unpaid::<Test>::get()), (Some(MAX_SPAN), 0));
		assert_eq!(coins(ALICE, &pool) + coins(BOB, &pool), 8_000);
		// The older ones go back: era 6 is too old for era 14, era 7 is not.
		next_era();
		let reclaim = |era| Rewards::reclaim(by(ALICE), ORACLES, NATIVE, Era(era));
		next_era();
		assert_ok!(reclaim(6));
		assert_noop!(reclaim(7), Error::NothingLeft);
		assert_eq!(balance(&coin(0), OWNER), RICH - 11_000);
	})
}

#[test]
fn pool_that_is_told_late_is_paid_as_in_time() {
	let run = |late: bool| {
		let mut amounts = Vec::new();
		build_and_execute(|| {
			let pool = setup();
			fund(coin(0), (3, 9), 7_003);
			for era in 3..=10 {
				begin_era();
				if !late || era == 10 {
					Ledger::touch(&pool);
				} else {
					// The tables are as if the pool had been touched.
					Tables::insert(Era(era), &pool, ORACLE, 500_000);
				}
				Tables::complete();
			}
			amounts = vec![coins(ALICE, &pool), coins(BOB, &pool), Held::<Test>::get().get(0)];
		});
		amounts
	};
	// The ledger writes the rows of eras 8 and 9 once more, of twice as much.
	assert_eq!(run(true), run(false));
}

#[test]
fn pool_that_is_told_much_too_late_is_paid_for_the_last_eras() {
	build_and_execute(|| {
		let pool = setup();
		let last = 3 + MAX_LATE_ERAS;
		fund(coin(0), (3, last), Balance::from(last - 2) * 1_000);
		(3..=last).for_each(|era| Tables::insert(Era(era), &pool, ORACLE, 500_000));
		(3..=last + 1).for_each(|_| {
			begin_era();
			Tables::complete();
		});
		Rewards::on_eras_ended(&pool, Era(3), Era(last), 1_000_000);
		assert_eq!(Held::<Test>::get().get(0), Balance::from(last - 2) * 1_000);
		assert_eq!(Indices::<Test>::get(&pool).unwrap().earnings.get(0).owed, Balance::from(MAX_LATE_ERAS) * 1_000);
		assert_eq!(budget(ORACLES, 3).left(), 1_000, "it goes back");
	})
}

#[test]
fn eras_without_rows_are_not_looked_at() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 9), 7_000);
		(3..=9).for_each(|era| Tables::insert(Era(era), &pool, ORACLE, 500_000));
		(3..=10).for_each(|_| {
			begin_era();
			Tables::complete();
		});
		Tables::set_oldest(8);
		Rewards::on_eras_ended(&pool, Era(3), Era(9), 1_000_000);
		assert_eq!(Indices::<Test>::get(&pool).unwrap().earnings.get(0).owed, 2_000);
	})
}
