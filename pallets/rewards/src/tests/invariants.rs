//! One test per invariant: corrupted storage is noticed.

use super::*;
use crate::types::{Amounts, Earnings, Index, PaidEra};

/// Two pools of which one earned something, a position that was told of, a stream that goes on.
#[track_caller]
fn corrupted(what: &str, corrupt: impl FnOnce(&PoolKey<AccountId>)) {
	new_test_ext().execute_with(|| {
		let pool = setup();
		MockOperators::set_commission(&OPERATOR, percent(10));
		fund(coin(0), (3, 8), 6_000);
		next_era();
		begin_era();
		begin_era();
		Ledger::walk();
		Ledger::leave(&pool, ALICE, 1);
		Ledger::deposit(&pool, CAROL, 5);
		next_era();
		Rewards::check().unwrap();
		corrupt(&pool);
		let message = Rewards::check().expect_err("the invariant notices");
		assert!(message.starts_with(what), "{message}");
	})
}

fn index(pool: &PoolKey<AccountId>, change: impl FnOnce(&mut Earnings)) {
	Indices::<Test>::mutate(pool, |index| index.as_mut().unwrap().mutate(0, change));
}

fn change_budget(era: u32, change: impl FnOnce(&mut Budget)) {
	Budgets::<Test>::mutate((Era(era), ORACLES, NATIVE), |budgets| {
		let budgets = budgets.as_mut().unwrap();
		let mut budget = budgets.get(0);
		change(&mut budget);
		budgets.set(0, budget);
	});
}

fn amounts(amount: Balance) -> Amounts {
	let mut amounts = Amounts::default();
	amounts.set(0, amount);
	amounts
}

#[test]
fn held_is_owed_to_somebody() {
	let message = "rewards 1: what is held";
	corrupted(message, |_| Held::<Test>::mutate(|held| held.add(0, 1)));
	corrupted(message, |_| Dues::<Test>::mutate(CAROL, |dues| dues.add(0, 1)));
	corrupted(message, |pool| index(pool, |earnings| earnings.owed += 1));
	corrupted(message, |_| change_budget(3, |budget| budget.paid -= 1));
	corrupted("rewards 1: more", |_| Dues::<Test>::insert(CAROL, amounts(Balance::MAX)));
}

#[test]
fn pot_has_what_is_held() {
	corrupted("rewards 2", |_| {
		assert_ok!(Assets::burn(by(OWNER), COIN, Rewards::pot(), 1));
	});
}

#[test]
fn positions_have_no_more_than_their_pools() {
	corrupted("rewards 3: positions", |pool| {
		Positions::<Test>::mutate(ALICE, pool, |position| {
			let position = position.as_mut().unwrap();
			let mut claimable = position.earned.get(0);
			claimable.due *= U256::from(10);
			position.earned.set(0, claimable);
		});
	});
	corrupted("rewards 3: positions", |pool| index(pool, |earnings| earnings.carry = U256::from(ONE) << 20));
	corrupted("rewards 3: a position", |pool| {
		let position = Positions::<Test>::get(ALICE, pool).unwrap();
		Positions::<Test>::insert(ALICE, native(ANOTHER), position);
	});
}

#[test]
fn budgets_are_sound() {
	corrupted("rewards 4: a budget", |_| Oldest::<Test>::put(Era(4)));
	corrupted("rewards 4: an empty", |_| {
		Budgets::<Test>::insert((Era(3), ORACLES, coin(1)), crate::types::BySlot::default())
	});
	corrupted("rewards 4: more", |_| {
		Held::<Test>::mutate(|held| held.sub(0, budget(ORACLES, 3).left()));
		change_budget(3, |budget| budget.paid = budget.amount + 1);
	});
	corrupted("rewards 4: paid", |_| {
		Held::<Test>::mutate(|held| held.sub(0, 1));
		change_budget(8, |budget| budget.paid = 1);
	});
}

#[test]
fn budgets_ahead_are_the_streams() {
	corrupted("rewards 5", |_| {
		Held::<Test>::mutate(|held| held.sub(0, 1));
		change_budget(8, |budget| budget.amount -= 1);
	});
	corrupted("rewards 5", |_| Streams::<Test>::remove(0));
	corrupted("rewards 5", |_| {
		Streams::<Test>::mutate(0, |stream| stream.as_mut().unwrap().amount = Balance::MAX);
		Streams::<Test>::insert(1, Streams::<Test>::get(0).unwrap());
		Streams::<Test>::mutate(0, |stream| stream.as_mut().unwrap().start = Era(8));
		Streams::<Test>::mutate(1, |stream| stream.as_mut().unwrap().start = Era(8));
	});
}

#[test]
fn streams_are_sound() {
	corrupted("rewards 6: an id", |_| crate::NextStream::<Test>::put(0));
	corrupted("rewards 6: a stream is", |_| Ending::<Test>::remove(Era(8), 0));
	corrupted("rewards 6: no stream", |_| Ending::<Test>::insert(Era(8), 1, ()));
	corrupted("rewards 6: a stream gives", |_| {
		let stream = Streams::<Test>::get(0).unwrap();
		crate::NextStream::<Test>::put(2);
		Ending::<Test>::insert(Era(3), 1, ());
		Streams::<Test>::insert(1, crate::types::Stream { amount: 0, start: Era(3), end: Era(3), ..stream });
	});
}

#[test]
fn nobody_saw_more_than_was_earned() {
	corrupted("rewards 7: a position", |pool| {
		Positions::<Test>::mutate(ALICE, pool, |position| {
			let position = position.as_mut().unwrap();
			let mut claimable = position.earned.get(0);
			claimable.seen += U256::from(ONE);
			position.earned.set(0, claimable);
		});
	});
	let much = || {
		let mut per_share = crate::types::PerShare::default();
		per_share.set(0, U256::MAX);
		per_share
	};
	corrupted("rewards 7: a batch", |pool| {
		assert_eq!(Batches::<Test>::iter_prefix(pool).count(), 1);
		Batches::<Test>::mutate(pool, 1, |joined| joined.per_share = much());
	});
	corrupted("rewards 7: a lost", |pool| Closed::<Test>::insert(pool, 0, much()));
}

#[test]
fn history_has_happened() {
	corrupted("rewards 8: nothing", |pool| History::<Test>::insert(Era(3), pool, PaidEra::default()));
	let paid = || PaidEra { shares: 1, amounts: amounts(1) };
	corrupted("rewards 8: not", |pool| History::<Test>::insert(Era(6), pool, paid()));
	corrupted("rewards 8: not", |_| History::<Test>::insert(Era(3), native(ANOTHER), paid()));
	corrupted("rewards 8: paid", |_| {
		Indices::<Test>::insert(native(ANOTHER), Index { last: Era(6), ..Default::default() });
	});
}

#[test]
fn spans_are_of_ended_eras() {
	corrupted("rewards 9: a span", |_| Spans::<Test>::insert(Era(6), 2));
	corrupted("rewards 9: a span", |_| Spans::<Test>::insert(Era(3), 1));
	corrupted("rewards 9: a span", |_| Spans::<Test>::insert(Era(3), 9));
	corrupted("rewards 9: the", |_| Unpaid::<Test>::put(1));
	corrupted("rewards 9: the", |_| Spans::<Test>::insert(Era(5), 0));
}

#[test]
fn assets_are_known() {
	corrupted("rewards 10: an asset", |_| {
		RewardAssets::<Test>::mutate(|assets| assets[1] = assets[0].clone());
	});
	corrupted("rewards 10: an unknown", |_| RewardAssets::<Test>::mutate(|assets| assets.clear()));
}
