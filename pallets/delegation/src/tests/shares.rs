//! Who follows shares hears of every era's end, in order, and before a position's shares change.

use crate::{mock::*, Batches, Positions};
use frame_support::{assert_ok, weights::Weight};
use palisade_primitives::*;
use sp_runtime::Perquintill;

fn settle(key: &Key, who: AccountId) -> (u128, u32) {
	<Delegation as SharesSettle<_>>::settle_shares(key, &who)
}

fn shares(key: &Key, who: AccountId) -> (u128, u32) {
	<Delegation as SharesSettle<_>>::shares(key, &who)
}

/// What positions had in each era, once all are settled, is what the pool is said to have had.
fn assert_adds_up(key: &Key) {
	for who in [OPERATOR, ALICE, BOB, CHARLIE] {
		let seen = shares(key, who);
		assert_eq!(Follower::settle(key, who), seen);
		assert_eq!(shares(key, who), seen);
	}
	let followed = Follower::of(key);
	let mut had = followed.settled_by_era();
	for (era, told) in followed.by_era() {
		assert_eq!(had.remove(&era).unwrap_or(0), told, "era {era}");
	}
	assert!(had.is_empty(), "{had:?}");
}

fn ended(first: u32, last: u32, shares: u128) -> Note {
	Note::Ended { key: base(), first: Era(first), last: Era(last), shares }
}

/// What was heard of the shares of the Base pool.
fn heard() -> Vec<Note> {
	let of_shares = |note: &Note| match note {
		Note::Paid { .. } | Note::PaidArriving { .. } | Note::Executed { .. } | Note::Eras { .. } => false,
		Note::Ended { key, .. } | Note::Closed { key, .. } | Note::Joined { key, .. } => *key == base(),
		Note::BatchTaken { key, .. } | Note::Changes { key, .. } | Note::Took { key, .. } => *key == base(),
	};
	Notes::take().into_iter().filter(of_shares).collect()
}

/// Everything happens to the Base pool, touched in `touched` eras: leaves and total loss with deposits that wait.
fn history(touched: &[u32]) -> (Followed, Vec<u8>) {
	let mut end = Default::default();
	run(|| {
		assert_delegates(ALICE, &base(), 37 * UNIT + 1);
		assert_delegates(BOB, &base(), 5 * UNIT + 2);
		for era in 2..=20 {
			go_to(era);
			if touched.contains(&era) {
				go_and_touch(era, &[base()]);
			}
			match era {
				3 => {
					leaves(ALICE, &base(), Some(9 * UNIT + 5));
					report_base(&base(), 1, 2, Perquintill::from_rational(1u64, 7));
					assert_delegates(CHARLIE, &base(), 11 * UNIT + 3);
				}
				6 => {
					leaves(ALICE, &base(), Some(UNIT + 1));
					assert_delegates(ALICE, &base(), 7 * UNIT);
				}
				8 => {
					assert_delegates(BOB, &base(), 3 * UNIT + 7);
					report_base(&base(), 2, 8, percent(100));
				}
				14 => assert_delegates(ALICE, &base(), UNIT),
				_ => {}
			}
		}
		go_and_touch(20, &[base()]);
		assert_eq!(stored(&base()).generation, 1);
		assert_adds_up(&base());
		let positions = [ALICE, BOB, CHARLIE].map(|who| Positions::<Test>::get(who, base()));
		end = (Follower::of(&base()), codec::Encode::encode(&positions));
	});
	end
}

#[test]
fn every_era_ends_once_however_late_it_is_told() {
	let (always, positions) = history(&(2..=20).collect::<Vec<_>>());
	let eras = always.by_era();
	assert_eq!(eras.keys().copied().collect::<Vec<_>>(), (1..=19).collect::<Vec<_>>());
	assert_eq!((eras[&1], eras[&2]), (0, 42 * UNIT + 3));
	for touched in [vec![], vec![4, 5, 11], vec![7], vec![2, 9, 10, 19]] {
		let (late, same) = history(&touched);
		assert_eq!((late.by_era(), late.by_position()), (eras.clone(), always.by_position()));
		assert_eq!(same, positions);
	}
}

#[test]
fn era_ends_before_its_generation_closes_and_before_deposits_join() {
	run(|| {
		assert_delegates(ALICE, &base(), 10 * UNIT);
		go_and_touch(2, &[base()]);
		report_base(&base(), 1, 2, percent(100));
		assert_delegates(BOB, &base(), 4 * UNIT);
		heard();
		go_and_touch(6, &[base()]);
		let expected = [
			ended(2, 2, 10 * UNIT),
			ended(3, 3, 10 * UNIT),
			Note::Closed { key: base(), generation: 0 },
			Note::Joined { key: base(), batch: 1 },
			ended(4, 5, 4 * UNIT),
		];
		assert_eq!(heard(), expected);
		assert_adds_up(&base());
	});
}

#[test]
fn rows_of_an_era_come_before_its_end() {
	run(|| {
		assert_delegates(ALICE, &base(), 10 * UNIT);
		go_and_touch(2, &[base()]);
		report_base(&base(), 1, 2, percent(50));
		go_and_touch(9, &[base()]);
		let mut written = 1;
		for note in Notes::take() {
			match note {
				Note::Eras { key, last, .. } if key == base() => written = last.0,
				Note::Ended { key, last, .. } if key == base() => assert!(last.0 <= written, "{last:?}: {written}"),
				_ => {}
			}
		}
		assert_eq!(written, 9);
	});
}

#[test]
fn leave_in_an_era_takes_its_shares_out_of_that_era() {
	run(|| {
		assert_delegates(ALICE, &base(), 10 * UNIT);
		go_and_touch(4, &[base()]);
		heard();
		leaves(ALICE, &base(), Some(4 * UNIT));
		let changes = |shares| Note::Changes { key: base(), who: ALICE, shares, generation: 0 };
		let took = Note::Took { key: base(), who: ALICE, batch: 0, shares: 10 * UNIT, generation: 0 };
		let taken = Note::BatchTaken { key: base(), batch: 0 };
		assert_eq!(heard(), [changes(0), took, taken, changes(10 * UNIT)]);
		go_and_touch(6, &[base()]);
		assert_adds_up(&base());
		let had = Follower::of(&base()).by_position();
		let eras = (2..6).map(|era| had[&(era, ALICE)]).collect::<Vec<_>>();
		assert_eq!(eras, [10 * UNIT, 10 * UNIT, 6 * UNIT, 6 * UNIT]);
	});
}

#[test]
fn deposit_that_waits_changes_no_shares() {
	run(|| {
		assert_delegates(ALICE, &base(), 10 * UNIT);
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), base(), UNIT));
		go_and_touch(2, &[base()]);
		settle(&base(), ALICE);
		heard();
		assert_delegates(ALICE, &base(), 3 * UNIT);
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), base(), UNIT));
		assert_eq!(heard(), []);
	});
}

#[test]
fn shares_of_a_lost_generation_are_told_although_nobody_took_them() {
	run(|| {
		assert_delegates(ALICE, &base(), 10 * UNIT);
		assert_delegates(BOB, &base(), 30 * UNIT);
		go_to(3);
		assert_eq!(settle(&base(), ALICE), (10 * UNIT, 0));
		report_base(&base(), 1, 3, percent(100));
		go_to(9);
		heard();
		assert_eq!(shares(&base(), BOB), (0, 1));
		assert_eq!(settle(&base(), BOB), (0, 1));
		let changes = |who, shares| Note::Changes { key: base(), who, shares, generation: 0 };
		let told = [
			ended(3, 3, 40 * UNIT),
			ended(4, 4, 40 * UNIT),
			Note::Closed { key: base(), generation: 0 },
			ended(5, 8, 0),
			changes(BOB, 0),
			Note::Took { key: base(), who: BOB, batch: 0, shares: 30 * UNIT, generation: 0 },
			Note::BatchTaken { key: base(), batch: 0 },
		];
		assert_eq!(heard(), told);
		assert_eq!(settle(&base(), ALICE), (0, 1));
		assert_eq!(heard(), [changes(ALICE, 10 * UNIT)]);
		assert!(!Positions::<Test>::contains_key(ALICE, base()) && !Positions::<Test>::contains_key(BOB, base()));
		assert_adds_up(&base());
		let had = Follower::of(&base()).by_position();
		assert_eq!(had.keys().filter(|(_, who)| *who == BOB).map(|(era, _)| *era).collect::<Vec<_>>(), [2, 3, 4]);
	});
}

#[test]
fn the_last_who_takes_gets_the_rest_of_a_batch() {
	run(|| {
		assert_delegates(ALICE, &base(), 10 * UNIT);
		go_and_touch(2, &[base()]);
		rewards(&base(), 3 * UNIT + 1);
		assert_delegates(BOB, &base(), 7 * UNIT);
		assert_delegates(CHARLIE, &base(), 5 * UNIT);
		go_and_touch(4, &[base()]);
		let batch = Batches::<Test>::get(base(), 1).unwrap();
		let alone = shares(&base(), CHARLIE).0;
		let bob = settle(&base(), BOB).0;
		assert_eq!(settle(&base(), CHARLIE).0, batch.shares - bob);
		assert_eq!(batch.shares - bob, alone + 1);
		assert_adds_up(&base());
	});
}

#[test]
fn settling_what_is_not_there_gives_nothing() {
	run(|| {
		assert_eq!((shares(&token_pool(), ALICE), settle(&token_pool(), ALICE)), ((0, 0), (0, 0)));
		assert_eq!((shares(&base(), NOBODY), settle(&base(), NOBODY)), ((0, 0), (0, 0)));
		assert_eq!(heard(), []);
		assert!(!Positions::<Test>::contains_key(NOBODY, base()));
	});
}

#[test]
fn what_the_follower_uses_is_charged_to_the_block() {
	run(|| {
		assert_delegates(ALICE, &base(), 10 * UNIT);
		assert_delegates(BOB, &base(), 10 * UNIT);
		go_and_touch(2, &[base()]);
		assert_eq!(System::block_weight().total(), Weight::zero());
		let charged = |times| assert_eq!(System::block_weight().total(), FOLLOWING.saturating_mul(times));
		// What it had before, and what it took of the batch.
		settle(&base(), ALICE);
		charged(2);
		settle(&base(), ALICE);
		charged(2);
		// The same, that nobody is left, and that part of it leaves.
		leaves(BOB, &base(), Some(4 * UNIT));
		charged(2 + 4);
	});
}
