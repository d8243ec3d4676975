//! Whoever acts around a report gains nothing, whatever its verdict is.

use super::*;
use palisade_primitives::{mocks::MockEras, EraClock, ReportId};
use sp_runtime::Perquintill;

const UNIT: Balance = 1_000_000_000_000;
const REPORT: ReportId = ReportId(1);
/// Most that one acts before it leaves with everything.
const DEPTH: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Act {
	Mint,
	Redeem,
	Instant,
	Wait,
}

const ACTS: [Act; 4] = [Act::Mint, Act::Redeem, Act::Instant, Act::Wait];

fn act(act: Act) {
	let all = Assets::balance(TOKEN, ALICE);
	// What is refused changes nothing.
	match act {
		Act::Mint => _ = try_mint(ALICE, 10 * UNIT),
		Act::Redeem => _ = try_redeem(ALICE, all / 2),
		Act::Instant => _ = Lrt::redeem_instantly(RuntimeOrigin::signed(ALICE), BASKET, all / 4, 0),
		Act::Wait => next_era(),
	}
}

/// Alice acts, the report is made before the act `reported`, its verdict falls at an era start before the act `decided`;
/// then she leaves. Returns what she had and what she has.
fn tell(acts: [Act; DEPTH], reported: usize, decided: usize, p: Perquintill, executed: bool) -> (Balance, Balance) {
	new_test_ext().execute_with(|| {
		with_buffer();
		create(&[1, 1]);
		mint(BOB, 1_000 * UNIT);
		next_era();
		// Somebody else waits in the line.
		redeem(BOB, 15 * UNIT);
		let had = Balances::free_balance(ALICE);
		for (index, step) in acts.into_iter().chain([Act::Wait]).enumerate() {
			if index == reported {
				Stake::report(&pool(101), REPORT, p);
			}
			if index == decided {
				MockEras::set(MockEras::now().0 + 1);
				if executed {
					Stake::execute(&pool(101), REPORT);
				} else {
					Stake::cancel(&pool(101), REPORT);
				}
				Stake::join_all::<u64>();
			}
			act(step);
		}
		let all = Assets::balance(TOKEN, ALICE);
		if all > 0 {
			_ = try_redeem(ALICE, all);
		}
		pass_eras(6);
		for id in Redemptions::<Test>::iter_keys().collect::<Vec<_>>() {
			assert_ok!(try_claim(id));
		}
		assert_eq!(Queues::<Test>::get(BASKET).escrowed, 0);
		Lrt::check().unwrap();
		(had, Balances::free_balance(ALICE))
	})
}

#[test]
fn r8_no_sequence_around_a_verdict_profits() {
	let mut told = 0;
	for code in 0..ACTS.len().pow(DEPTH as u32) {
		let acts = core::array::from_fn(|index| ACTS[code / ACTS.len().pow(index as u32) % ACTS.len()]);
		if acts[0] != Act::Mint {
			// Nothing else does anything before she has tokens.
			continue;
		}
		for decided in 0..=DEPTH {
			for reported in 0..=decided {
				for (p, executed) in [(1, true), (1, false), (60, true), (60, false)] {
					let (had, has) = tell(acts, reported, decided, percent(p), executed);
					assert!(has <= had, "{acts:?} {reported} {decided} {p} {executed}: {had} {has}");
					told += 1;
				}
			}
		}
	}
	assert_eq!(told, 64 * 15 * 4);
}

/// What a cancelled report had set aside comes back to the last unit: to who left meanwhile, and to who stayed.
#[test]
fn r8_refunds_are_what_was_in_escrow() {
	for p in [1, 33, 50, 100] {
		run(|| {
			create(&[1, 1]);
			let tokens = [ALICE, BOB, 3].map(|who| (who, mint(who, 100 * UNIT + Balance::from(who))));
			next_era();
			let before = view().bid;
			Stake::report(&pool(101), REPORT, percent(p));
			let released = before - view().bid;
			let left: Vec<_> = tokens[..2].iter().map(|(who, tokens)| redeem(*who, *tokens)).collect();
			let bid = view().bid;
			Stake::cancel(&pool(101), REPORT);
			let stayed = view().bid - bid;
			pass_eras(6);
			let left: Balance = left.into_iter().map(|(paid, id, worth)| paid + id.map_or(0, claim) - worth).sum();
			// Two redemptions with two tickets.
			assert!((left + stayed).abs_diff(released) <= 4, "{left} {stayed} {released}");
		});
	}
}
