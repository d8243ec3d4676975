//! One test an invariant: what breaks it is found.

use crate::{
	mock::*,
	pool::Pool,
	types::{Arrival, Batch, Bucket, Held, Leaving, OpenReport, OperatorRecord, Position},
	Arrivals, ArrivalsOf, Batches, Buckets, Operators, Pools, Positions, Shared, Staked, Tickets, TicketsOf,
};
use frame_support::{
	assert_ok,
	traits::{
		fungible::Mutate,
		tokens::{Fortitude, Precision, Preservation},
	},
};
use palisade_math::Penalty;
use palisade_primitives::*;

/// A pool with everything in it: shares, a batch that is not taken, an entry, two buckets and a report. Stake came over to
/// the Base pool, and more will.
fn run_full(corrupt: impl FnOnce()) -> &'static str {
	let mut found = "";
	new_test_ext().execute_with(|| {
		System::set_block_number(1);
		<Delegation as OperatorPools<_>>::open(&OPERATOR, 100 * UNIT, 100 * UNIT).unwrap();
		assert_delegates(ALICE, &restaked(), 10 * UNIT);
		assert_delegates(BOB, &restaked(), 10 * UNIT);
		go_to(2);
		leaves(ALICE, &restaked(), Some(4 * UNIT));
		redelegates(BOB, &restaked(), Some(2 * UNIT), &base());
		go_to(8);
		arrives(TicketId(1));
		leaves(ALICE, &restaked(), Some(4 * UNIT));
		redelegates(BOB, &restaked(), Some(2 * UNIT), &base());
		assert_delegates(CHARLIE, &restaked(), 5 * UNIT);
		rewards(&restaked(), 7);
		report_base(&restaked(), 1, 8, percent(10));
		assert_eq!(Delegation::check(), Ok(()));
		corrupt();
		found = Delegation::check().expect_err("the corruption is not found");
	});
	found
}

fn change(mutate: impl FnOnce(&mut crate::PoolOf<Test>)) {
	Pools::<Test>::mutate(restaked(), |pool| mutate(pool.as_mut().unwrap()));
}

fn change_bucket(era: u32, mutate: impl FnOnce(&mut Bucket)) {
	Buckets::<Test>::mutate(restaked(), Era(era), |bucket| mutate(bucket.as_mut().unwrap()));
}

#[test]
fn first_finds_an_account_that_does_not_cover_the_ledger() {
	let found = run_full(|| {
		let account = restaked().account();
		<Balances as Mutate<_>>::transfer(&account, &ALICE, 1, Preservation::Preserve).unwrap();
	});
	assert!(found.starts_with('1'), "{found}");
	let found = run_full(|| {
		let everything = free(restaked().account());
		Shared::<Test>::insert(restaked(), everything);
		Balances::transfer_all(origin(restaked().account()), ALICE, false).unwrap();
	});
	assert_eq!(found, "1: a pool's account lacks its minimum balance");
	assert!(run_full(|| change(|pool| pool.entry.gains += 1)).starts_with('1'));
	assert!(run_full(|| change(|pool| pool.leaving_tokens -= 1)).starts_with('1'));
}

#[test]
fn second_finds_shares_that_do_not_add_up() {
	assert!(run_full(|| change(|pool| pool.shares += 1)).starts_with('2'));
	assert!(run_full(|| Positions::<Test>::mutate(ALICE, restaked(), |own| own.shares += 1)).starts_with('2'));
	let found = run_full(|| Positions::<Test>::mutate(ALICE, restaked(), |own| own.generation = 1));
	assert!(found.starts_with('2'), "{found}");
}

#[test]
fn third_finds_entries_that_do_not_add_up() {
	assert!(run_full(|| change(|pool| pool.entry.amount -= 1)).starts_with('3'));
	let other = Batch { amount: 1, shares: 0, generation: 0 };
	assert!(run_full(|| Batches::<Test>::insert(restaked(), 77, other)).starts_with('3'));
	let found = run_full(|| Positions::<Test>::mutate(CHARLIE, restaked(), |own| own.set_entering(1, 1)));
	assert!(found.starts_with('3'), "{found}");
	let arrived =
		|change: fn(&mut crate::PoolOf<Test>)| Pools::<Test>::mutate(base(), |pool| change(pool.as_mut().unwrap()));
	assert!(run_full(|| arrived(|pool| pool.arrived.units -= 1)).starts_with('3'));
	let nobodys = |pool: &mut crate::PoolOf<Test>| pool.arrived.units = 0;
	let found = run_full(|| {
		arrived(nobodys);
		Positions::<Test>::mutate(BOB, base(), |own| own.arrived = None);
		Positions::<Test>::remove(BOB, base());
	});
	assert!(found.starts_with('3'), "{found}");
}

#[test]
fn fourth_finds_tickets_that_do_not_add_up() {
	assert!(run_full(|| change_bucket(2, |bucket| bucket.shares += 1)).starts_with('4'));
	let found = run_full(|| {
		Tickets::<Test>::mutate(TicketId(2), |ticket| ticket.as_mut().unwrap().era = Era(7));
	});
	assert!(found.starts_with('4'), "{found}");
}

#[test]
fn fifth_finds_a_part_that_is_worth_more_than_it_has() {
	assert!(run_full(|| change(|pool| pool.stake.nominal += 1)).starts_with('5'));
	assert!(run_full(|| change(|pool| pool.stake.paid = pool.stake.nominal + 1)).starts_with('5'));
	let found = run_full(|| {
		change_bucket(8, |bucket| {
			let Held::Liable(part) = &mut bucket.held else { panic!("it has not matured") };
			part.nominal += 1;
		});
	});
	assert!(found.starts_with('5'), "{found}");
}

#[test]
fn sixth_finds_lists_that_do_not_match() {
	let leaving = Leaving { era: Era(3), matures: Era(99) };
	assert!(run_full(|| change(|pool| pool.leaving.try_push(leaving).unwrap())).starts_with('6'));
	assert!(run_full(|| change(|pool| pool.leaving.clear())).starts_with('6'));
	let twice = |pool: &mut crate::PoolOf<Test>| pool.open.try_push(pool.open[0]).unwrap();
	assert!(run_full(|| change(twice)).starts_with('6'));
	let overdue = |pool: &mut crate::PoolOf<Test>| {
		pool.open.clear();
		pool.leaving[0].matures = Era(8);
	};
	assert!(run_full(|| change(overdue)).starts_with('6'));
	let services = |pool: &mut crate::PoolOf<Test>| {
		for id in 10..19 {
			let penalty = Penalty::Service(Default::default());
			pool.open.try_push(OpenReport { id: ReportId(id), era: 8, due: 99, penalty }).unwrap();
		}
	};
	assert!(run_full(|| change(services)).starts_with('6'));
}

#[test]
fn seventh_finds_indices_that_do_not_match() {
	assert!(run_full(|| TicketsOf::<Test>::remove(ALICE, TicketId(0))).starts_with('7'));
	assert!(run_full(|| TicketsOf::<Test>::insert(BOB, TicketId(0), ())).starts_with('7'));
	assert!(run_full(|| Positions::<Test>::insert(NOBODY, restaked(), Position::default())).starts_with('7'));
	let position = Positions::<Test>::insert::<u64, Key, Position>;
	let stray = || position(ALICE, token_pool(), Position { shares: 1, ..Default::default() });
	assert!(run_full(stray).starts_with('7'));
	assert!(run_full(|| Buckets::<Test>::insert(token_pool(), Era(1), Bucket::default())).starts_with('7'));
	assert!(run_full(|| Batches::<Test>::insert(token_pool(), 1, Batch::default())).starts_with('7'));
	assert!(run_full(|| Arrivals::<Test>::insert(token_pool(), ArrivalsOf::<Test>::default())).starts_with('7'));
}

#[test]
fn eighth_finds_a_leaving_time_above_its_maximum() {
	assert!(run_full(|| Clock::set_leaving_eras(33)).starts_with('8'));
}

#[test]
fn ninth_finds_totals_that_do_not_add_up() {
	assert!(run_full(|| Staked::<Test>::mutate(AssetKind::Native, |staked| *staked += 1)).starts_with('9'));
	assert!(run_full(|| Staked::<Test>::mutate(AssetKind::Native, |staked| *staked -= 1)).starts_with('9'));
	assert!(run_full(|| Staked::<Test>::remove(AssetKind::Native)).starts_with('9'));
	assert!(run_full(|| Staked::<Test>::insert(AssetKind::WithId(TOKEN), 1)).starts_with('9'));
}

#[test]
fn tenth_finds_lists_that_do_not_name_the_pools() {
	assert!(run_full(|| Operators::<Test>::mutate(OPERATOR, |record| record.assets.clear())).starts_with("10"));
	let stray = |record: &mut OperatorRecord| {
		record.assets.try_push(AssetKind::WithId(TOKEN)).unwrap();
	};
	assert!(run_full(|| Operators::<Test>::mutate(OPERATOR, stray)).starts_with("10"));
	let found = run_full(|| {
		create_token(TOKEN);
		let foreign = PoolKey { tier: Tier::Base, ..token_pool() };
		System::inc_providers(&foreign.account());
		assert_ok!(Assets::transfer(origin(ALICE), TOKEN, foreign.account(), TOKEN_DEPOSIT));
		Pools::<Test>::insert(foreign, Pool::new(Era(8)));
	});
	assert!(found.starts_with("10"), "{found}");
}

#[test]
fn eleventh_finds_stake_on_its_way_that_does_not_add_up() {
	fn change(mutate: impl FnOnce(&mut Arrival<AccountId>)) {
		Arrivals::<Test>::mutate(base(), |arrivals| mutate(&mut arrivals[0]));
	}
	let found = |corrupt: &dyn Fn()| run_full(corrupt);
	let corruptions: [&dyn Fn(); 7] = [
		&|| change(|arrival| arrival.shares += 1),
		&|| change(|arrival| arrival.era = Era(7)),
		&|| change(|arrival| arrival.source = base()),
		&|| change(|arrival| arrival.factor.bits += 1),
		&|| change(|arrival| arrival.gains += 1),
		&|| Arrivals::<Test>::remove(base()),
		&|| Tickets::<Test>::mutate(TicketId(3), |ticket| ticket.as_mut().unwrap().destination = None),
	];
	for corrupt in corruptions {
		let found = found(corrupt);
		assert!(found.starts_with("11"), "{found}");
	}
}

#[test]
fn twelfth_finds_a_shared_account_that_lacks_what_it_holds() {
	let found = run_full(|| {
		<Balances as Mutate<_>>::burn_from(
			&Delegation::shared_account(),
			1,
			Preservation::Expendable,
			Precision::Exact,
			Fortitude::Force,
		)
		.unwrap();
	});
	assert_eq!(found, "12: the shared account has less than it holds for pools");
	let nobodys = |key: Key| {
		run_full(|| {
			Shared::<Test>::mutate(restaked(), |shared| *shared -= 1);
			Shared::<Test>::insert(key, 1);
			change(|pool| pool.entry.gains -= 1);
			Staked::<Test>::mutate(AssetKind::Native, |staked| *staked -= 1);
		})
	};
	for key in [others(Tier::Base), token_pool()] {
		assert_eq!(nobodys(key), "12: the shared account holds something for no native pool");
	}
}
