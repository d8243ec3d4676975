//! What is old is forgotten in bounded steps.

use super::*;
use crate::{types::Stream, WeightInfo};
use frame_support::{
	traits::{Get, Hooks},
	weights::{RuntimeDbWeight, Weight, WeightMeter},
};

fn poll() -> Weight {
	let mut meter = WeightMeter::new();
	Rewards::on_poll(1, &mut meter);
	meter.consumed()
}

fn items() -> [usize; 5] {
	[
		History::<Test>::iter().count(),
		Budgets::<Test>::iter().count(),
		Streams::<Test>::iter().count(),
		Ending::<Test>::iter().count(),
		Spans::<Test>::iter().count(),
	]
}

#[test]
fn everything_is_forgotten_after_the_history() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 5), 3_003);
		pass_eras(1);
		begin_era();
		pass_eras(HISTORY - 1);
		poll();
		// Eras 4 and 5 were paid together, with the table of 5.
		assert_eq!(items(), [2, 3, 1, 1, 2]);
		assert_eq!(now(), Era(HISTORY + 3));
		next_era();
		poll();
		assert_eq!((Oldest::<Test>::get(), items()), (Era(4), [1, 2, 1, 1, 2]));
		pass_eras(2);
		poll();
		assert_eq!((Oldest::<Test>::get(), items()), (Era(6), [0, 0, 0, 0, 0]));
		assert_eq!(coins(ALICE, &pool), 2_252);
	})
}

#[test]
fn what_nobody_reclaimed_goes_back_then() {
	build_and_execute(|| {
		setup();
		assert_ok!(Rewards::fund(by(OWNER), BRIDGE, NATIVE, coin(0), Era(3), Era(3), 1_000));
		pass_eras(HISTORY + 2);
		let used = poll();
		assert_eq!(balance(&coin(0), OWNER), RICH);
		assert!(poll().all_lt(used));
		assert_eq!(poll(), <() as Get<RuntimeDbWeight>>::get().reads(2));
	})
}

#[test]
fn the_hook_works_within_its_weight() {
	build_and_execute(|| {
		setup();
		fund(coin(0), (3, 5), 3_003);
		pass_eras(HISTORY + 10);
		let (idle, step) = (poll_limit(0), <() as WeightInfo>::forget());
		assert_eq!(idle, items());
		let mut meter = WeightMeter::with_limit(step.saturating_mul(4));
		Rewards::on_poll(1, &mut meter);
		assert!(meter.consumed().all_lte(meter.limit()));
		assert_eq!(Oldest::<Test>::get(), Era(3), "eras 0, 1 and 2 had nothing");
		poll();
		assert_eq!(items(), [0; 5]);
	})
}

/// What is there after the hook had no weight to use.
fn poll_limit(weight: u64) -> [usize; 5] {
	Rewards::on_poll(1, &mut WeightMeter::with_limit(Weight::from_parts(weight, weight)));
	items()
}

#[test]
fn what_earlier_eras_get_does_not_change_when_a_stream_is_cut() {
	for (amount, eras) in [(1_003u128, 6), (7, 7), (64, 64), (1_000, 3), (65, 64)] {
		let stream = Stream {
			funder: 0u64,
			target: ORACLES,
			stake: NATIVE,
			slot: 0,
			start: Era(10),
			end: Era(9 + eras),
			amount,
		};
		let parts = |stream: &Stream<u64>| (0..100).map(|era| stream.part(Era(era))).collect::<Vec<_>>();
		let whole = parts(&stream);
		assert_eq!(whole.iter().sum::<Balance>(), amount);
		for from in 10..10 + eras {
			let mut cut = stream.clone();
			let refund = cut.cut(Era(from));
			assert_eq!(parts(&cut)[..from as usize], whole[..from as usize]);
			assert_eq!(refund, whole[from as usize..].iter().sum());
			assert_eq!(cut.amount, amount - refund);
		}
	}
}
