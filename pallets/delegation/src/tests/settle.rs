use crate::{mock::*, types::Deposit, Positions};
use frame_support::{assert_ok, weights::Weight};
use palisade_math::factor::Factor;
use palisade_primitives::*;

/// Expands ranges of eras, and forgets verdicts.
fn eras(notes: Vec<Note>) -> Vec<(u32, Balance, Factor)> {
	let each = notes.into_iter().flat_map(|note| match note {
		Note::Eras { first, last, value, factor, .. } => (first.0..=last.0).map(|era| (era, value, factor)).collect(),
		_ => vec![],
	});
	each.collect()
}

#[test]
fn listener_hears_every_era_start_once() {
	run(|| {
		go_and_touch(2, &[restaked()]);
		assert_eq!(eras(Notes::take()), vec![(2, 100 * UNIT, Factor::default())]);
		report_base(&restaked(), 1, 2, percent(50));
		let half = Factor::default().slashed(percent(50));
		go_and_touch(6, &[restaked()]);
		let heard = Notes::take();
		assert_eq!(eras(heard.clone()), (3..7).map(|era| (era, 50 * UNIT, half)).collect::<Vec<_>>());
		// The verdict comes before the row of its era.
		let ended =
			|first, last| Note::Ended { key: restaked(), first: Era(first), last: Era(last), shares: 100 * UNIT };
		assert_eq!(heard[0], ended(2, 2));
		assert!(matches!(heard[1], Note::Eras { first: Era(3), last: Era(3), .. }));
		assert_eq!(heard[2], Note::Paid { key: restaked(), id: ReportId(1), amount: 50 * UNIT });
		assert!(matches!(heard[3], Note::Executed { id: ReportId(1), .. }));
		assert!(matches!(heard[4], Note::Eras { first: Era(4), last: Era(6), .. }));
		assert_eq!(heard[5..], [ended(3, 5)]);
		go_and_touch(6, &[restaked()]);
		assert_eq!(Notes::take(), vec![]);
	});
}

#[test]
fn long_silence_is_one_note() {
	run(|| {
		go_and_touch(2, &[restaked()]);
		Notes::take();
		go_and_touch(100_000, &[restaked()]);
		let heard = Notes::take();
		// One to each listener.
		assert_eq!(heard.len(), 2);
		assert!(matches!(heard[0], Note::Eras { first: Era(3), last: Era(100_000), .. }));
		let ended = Note::Ended { key: restaked(), first: Era(2), last: Era(99_999), shares: 100 * UNIT };
		assert_eq!(heard[1], ended);
	});
}

#[test]
fn catching_up_is_weighed() {
	run(|| {
		go_to(2);
		let used = || System::block_weight().total();
		assert_eq!(used(), Weight::zero());
		assert_ok!(Delegation::touch_pool(origin(NOBODY), restaked()));
		let first = used();
		assert!(first.ref_time() > 0);
		assert_ok!(Delegation::touch_pool(origin(NOBODY), restaked()));
		assert_eq!(used(), first);
		report_base(&restaked(), 1, 2, percent(50));
		go_to(4);
		let weight = <Delegation as PoolReports<_>>::touch(&restaked());
		// The payee, the listener of one verdict and of the eras before and after it, and the follower of what ended then.
		let followers = FOLLOWING.saturating_mul(2);
		let others = PAYING.saturating_add(Weight::from_parts(3, 0)).saturating_add(followers);
		assert_eq!(weight, <() as crate::WeightInfo>::settle(1, 0).saturating_add(others));
		// Who asks for the weight counts it.
		assert_eq!(used(), first);
	});
}

#[test]
fn views_write_nothing() {
	run(|| {
		assert_delegates(ALICE, &restaked(), 10 * UNIT);
		go_and_touch(2, &[restaked()]);
		report_base(&restaked(), 1, 2, percent(50));
		let id = leaves(ALICE, &restaked(), Some(2 * UNIT));
		go_to(9);
		let root = sp_io::storage::root(sp_runtime::StateVersion::V1);
		view(&restaked());
		position(&restaked(), ALICE);
		ticket(id);
		Delegation::positions_of(&ALICE);
		Delegation::tickets_of(&ALICE);
		<Delegation as OperatorPools<_>>::bond(&OPERATOR);
		<Delegation as PoolReports<_>>::escrow(&restaked(), ReportId(1));
		assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), root);
		<Delegation as SharesSettle<_>>::shares(&restaked(), &ALICE);
		assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), root);
	});
}

/// A history with all that can be due, touched in `touched` eras: what is left in the end, and what was heard.
fn history(touched: &[u32]) -> (Vec<u8>, Vec<(u32, Balance, Factor)>) {
	let mut end = Default::default();
	run(|| {
		assert_delegates(ALICE, &restaked(), 37 * UNIT + 1);
		Notes::take();
		for era in 2..=20 {
			go_to(era);
			if touched.contains(&era) {
				go_and_touch(era, &[restaked(), base()]);
			}
			match era {
				3 => {
					rewards(&restaked(), 13);
					report_service(&restaked(), 1, 2, claim(&restaked(), percent(33)), percent(17));
					leaves(ALICE, &restaked(), Some(9 * UNIT + 5));
				}
				4 => {
					assert_delegates(BOB, &restaked(), 21 * UNIT + 9);
					report_base(&restaked(), 2, 3, sp_runtime::Perquintill::from_rational(1u64, 7));
				}
				5 => {
					leaves(ALICE, &restaked(), Some(3 * UNIT + 1));
					report_base(&restaked(), 3, 4, percent(2));
				}
				_ => {}
			}
		}
		go_and_touch(20, &[restaked(), base()]);
		let deposit = Positions::<Test>::get(BOB, restaked()).entry;
		assert_eq!(deposit, Some(Deposit { batch: 1, amount: 21 * UNIT + 9 }));
		let heard =
			Notes::take().into_iter().filter(|note| matches!(note, Note::Eras { key, .. } if *key == restaked()));
		let buckets = crate::Buckets::<Test>::iter_prefix(restaked()).collect::<Vec<_>>();
		let batches = crate::Batches::<Test>::iter_prefix(restaked()).collect::<Vec<_>>();
		let left = (stored(&restaked()), buckets, batches, Balances::total_issuance(), free(restaked().account()));
		end = (codec::Encode::encode(&left), eras(heard.collect()));
	});
	end
}

#[test]
fn lateness_changes_nothing() {
	let never = history(&[]);
	let always = history(&(2..=20).collect::<Vec<_>>());
	assert_eq!(never, always);
	assert_eq!(history(&[6, 11]), always);
	assert_eq!(always.1.iter().map(|(era, ..)| *era).collect::<Vec<_>>(), (2..=20).collect::<Vec<_>>());
}
