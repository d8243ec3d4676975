use super::*;
use crate::WeightInfo;
use frame_support::{
	traits::{Get, Hooks},
	weights::WeightMeter,
};
use palisade_primitives::{PoolReports, StakeInspect};

/// Opens pools of `count` operators that allocate to the oracle.
fn operators(count: u64) -> Vec<AccountId> {
	let operators: Vec<_> = (100..100 + count).collect();
	for operator in &operators {
		MockOperators::register(operator);
		<MockStake>::stake(operator, &native(*operator), VALUE);
		MockServices::serve(ORACLE, operator, Era(1));
		assert_ok!(Restaking::allocate(by(*operator), NATIVE, ORACLE, percent(10)));
	}
	operators
}

fn rows(era: u32) -> usize {
	Tables::<Test>::iter_key_prefix((Era(era),)).count()
}

#[test]
fn the_hook_works_within_its_weight_and_goes_on_in_the_next_block() {
	build_and_execute(|| {
		operators(5);
		next_era();
		let step = Restaking::step_bound();
		Restaking::on_poll(1, &mut WeightMeter::with_limit(step.saturating_mul(2)));
		assert_eq!(rows(2), 2);
		Restaking::on_poll(2, &mut WeightMeter::with_limit(step / 2));
		assert_eq!(rows(2), 2);
		let mut meter = WeightMeter::with_limit(step.saturating_mul(20));
		Restaking::on_poll(3, &mut meter);
		assert_eq!(rows(2), 5);
		System::assert_last_event(Event::TablesWritten { era: Era(2) }.into());
		assert!(meter.consumed().all_gte(<() as WeightInfo>::on_eras().saturating_mul(3)));
		assert!(meter.consumed().all_lte(meter.limit()));
	})
}

#[test]
fn the_hook_leaves_most_of_a_block_to_others() {
	build_and_execute(|| {
		operators(400);
		next_era();
		let weights: frame_system::limits::BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
		let max_block = weights.max_block;
		let poll = || {
			let mut meter = WeightMeter::with_limit(max_block);
			Restaking::on_poll(1, &mut meter);
			meter.consumed()
		};
		let first = poll();
		assert!(first.all_lte(Restaking::most_of_a_block()));
		assert!((1..400).contains(&rows(2)), "{} rows", rows(2));
		// It goes on where it stopped, and ends.
		while rows(2) < 400 {
			assert!(poll().all_lte(first.saturating_add(Restaking::step_bound())));
		}
		assert_eq!(complete_until(), 2);
	})
}

#[test]
fn old_rows_of_many_eras_are_removed_one_a_step() {
	build_and_execute(|| {
		operators(3);
		run_to(3);
		(0..6).for_each(|_| {
			next_era();
			do_steps(3);
		});
		let all = || [rows(1), rows(2), rows(3), rows(4)];
		assert_eq!((all(), Restaking::oldest()), ([0, 3, 3, 3], Era(1)));
		let count = || Tables::<Test>::iter().count() + Totals::<Test>::iter().count();
		let mut left = count();
		while Restaking::oldest() < Restaking::oldest_kept() {
			do_steps(1);
			assert!([left, left - 1].contains(&count()), "a step removed {}", left - count());
			left = count();
		}
		assert_eq!(all(), [0; 4]);
		assert_eq!(rows(9), 3, "what can be asked for stays");
	})
}

#[test]
fn anybody_may_do_the_work_and_pays_for_what_was_done() {
	build_and_execute(|| {
		operators(5);
		next_era();
		let used = Restaking::write_tables(by(STRANGER), 3).unwrap().actual_weight.unwrap();
		assert_eq!(rows(2), 3);
		assert!(used.all_lte(Restaking::step_bound().saturating_mul(3)));
		assert_ok!(Restaking::write_tables(by(STRANGER), 100));
		assert_eq!(rows(2), 5);
		let idle = Restaking::write_tables(by(STRANGER), 100).unwrap().actual_weight.unwrap();
		assert!(idle.all_lte(used));
		assert_noop!(Restaking::write_tables(RuntimeOrigin::none(), 1), sp_runtime::DispatchError::BadOrigin);
	})
}

#[test]
fn no_pool_starves_when_eras_end_too_early() {
	build_and_execute(|| {
		let operators = operators(5);
		for _ in 0..3 {
			next_era();
			do_steps(2);
		}
		// Six steps in three eras: every pool was seen.
		let written = |operator: &AccountId| Books::<Test>::get(native(*operator)).unwrap().written;
		assert!(operators.iter().all(|operator| written(operator) > Era(1)));
		do_steps(100);
		assert_eq!((rows(2), rows(3), rows(4)), (5, 5, 5));
	})
}

#[test]
fn touched_and_walked_pools_have_one_row() {
	build_and_execute(|| {
		let operators = operators(2);
		next_era();
		Ledger::touch(&native(operators[0]));
		assert_eq!(rows(2), 1);
		do_steps(100);
		assert_eq!(rows(2), 2);
		assert_eq!(Totals::<Test>::get((Era(2), ORACLE, NATIVE)), 200_000);
	})
}

#[test]
fn rows_are_removed_when_nobody_can_ask_for_them() {
	build_and_execute(|| {
		operators(3);
		run_to(5);
		let eras: Vec<_> = (1..=5).map(rows).collect();
		assert_eq!(eras, vec![0, 0, 3, 3, 3], "the slash window is two eras");
		assert_eq!(Totals::<Test>::iter_prefix((Era(2),)).count(), 0);
		assert_eq!(Totals::<Test>::iter().count(), 3);
		assert_eq!(Walk::<Test>::get().oldest, Era(3));
	})
}

#[test]
fn the_walk_survives_books_that_come_and_go() {
	build_and_execute(|| {
		let operators = operators(3);
		run_to(2);
		next_era();
		do_steps(1);
		let seen = Walk::<Test>::get().seen.unwrap();
		Books::<Test>::remove(&seen);
		do_steps(100);
		assert_eq!(rows(3), 3);
		operators.iter().for_each(|operator| Books::<Test>::remove(native(*operator)));
		run_to(5);
		assert_eq!(rows(5), 0);
		assert!(Ledger::pool(&seen).is_some());
	})
}

#[test]
fn a_service_of_many_operators_has_all_of_them() {
	build_and_execute(|| {
		operators(256);
		run_to(2);
		let (table, totals) = Restaking::service_security(ORACLE, Era(2));
		assert_eq!(table.len(), 256);
		assert_eq!(totals, vec![(NATIVE, 25_600_000)]);
	})
}

fn complete_until() -> u32 {
	Restaking::complete_until().0
}

#[test]
fn tables_are_complete_when_every_pool_was_seen() {
	build_and_execute(|| {
		assert_eq!(complete_until(), 0);
		next_era();
		assert_eq!(complete_until(), 2, "there is no pool to see");
		operators(3);
		next_era();
		do_steps(2);
		assert_eq!(complete_until(), 2);
		next_era();
		do_steps(3);
		assert_eq!(complete_until(), 4, "not of the era before");
		assert_eq!(Restaking::oldest(), Era(0), "no step was left to remove anything");
	})
}

#[test]
fn pool_that_comes_while_others_are_seen_hides_none_of_them() {
	// Whichever the order of storage, a newcomer falls between those that were seen and those that were not.
	for newcomer in 200..216 {
		build_and_execute(|| {
			let operators = operators(4);
			next_era();
			do_steps(2);
			MockOperators::register(&newcomer);
			<MockStake>::stake(&newcomer, &native(newcomer), VALUE);
			MockServices::serve(ORACLE, &newcomer, Era(1));
			assert_ok!(Restaking::allocate(by(newcomer), NATIVE, ORACLE, percent(10)));
			do_steps(2);
			assert_eq!(complete_until(), 0);
			do_steps(1);
			assert_eq!((complete_until(), rows(2)), (2, operators.len()));
		})
	}
}

#[test]
fn tables_are_told_by_pool_and_by_kind_of_service() {
	build_and_execute(|| {
		allocate(ORACLE, 40);
		allocate(STORE, 10);
		allocate(BRIDGE, 50);
		MockServices::set_category::<AccountId>(BRIDGE, Category::Bridge);
		run_to(2);
		assert_eq!(
			Restaking::rows_of(&native(ALICE), Era(2)),
			[(ORACLE, 400_000), (STORE, 100_000), (BRIDGE, 500_000)]
		);
		assert_eq!(Restaking::rows_of(&native(BOB), Era(2)), []);
		assert_eq!(Restaking::service_total(STORE, &NATIVE, Era(2)), 100_000);
		let total = |category| Restaking::category_total(category, &NATIVE, Era(2));
		assert_eq!((total(Category::Oracle), total(Category::Bridge), total(Category::Other)), (500_000, 500_000, 0));
		// Offences of era 2 cannot be reported any more in era 5; what it pays can still be asked for.
		for _ in 3..=5 {
			next_era();
			Restaking::settle(&native(ALICE));
		}
		assert_eq!(Restaking::total(ORACLE, &NATIVE, Era(2)), 0);
		assert_eq!(Restaking::service_total(ORACLE, &NATIVE, Era(2)), 400_000);
		do_steps(100);
		assert_eq!((Restaking::service_total(ORACLE, &NATIVE, Era(2)), Restaking::oldest()), (0, Era(3)));
		assert_eq!((RowsOf::<Test>::iter().count(), CategoryTotals::<Test>::iter().count()), (3, 6));
	})
}
