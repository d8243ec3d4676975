//! The arithmetic of one exit.

use super::*;
use crate::{types::Worth, Served};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Step {
	/// Somebody asks.
	Ask(Balance),
	/// New money comes.
	Serve(Balance),
	/// A part of what the basket bought is given up.
	Pass(u8),
	/// A verdict takes so many 255ths.
	Slash(u8),
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		(1..1_000_000u128).prop_map(Step::Ask),
		(1..500_000u128).prop_map(Step::Serve),
		any::<u8>().prop_map(Step::Pass),
		(0..60u8).prop_map(Step::Slash),
	]
}

proptest! {
	/// Places are paid exactly what was paid for all of them, never more than they asked, and the basket never pays more
	/// than what it buys is worth, but for a unit.
	#[test]
	fn line_is_paid_exactly_and_nobody_gets_more_than_was_asked(
		asks in prop::collection::vec(1..1_000_000u128, 1..10),
		steps in prop::collection::vec(step(), 1..40),
		came in 0..20_000_000u128,
	) {
		let mut exit = Exit::new(Era(7));
		let (mut worth, mut places, mut paid) = (0, Vec::new(), 0);
		for asked in asks {
			places.push((exit.append(asked).unwrap(), asked));
			worth += asked;
		}
		let mut slashed = false;
		for step in steps {
			match step {
				// What is asked later in its era has the same price: nothing is slashed within an era.
				Step::Ask(asked) if !slashed && exit.fills.is_empty() => {
					places.push((exit.append(asked).unwrap(), asked));
					worth += asked;
				}
				Step::Serve(cash) => {
					let (live, owned, waited) = (exit.live(), exit.owned, exit.waiting());
					let before = exit.owned_floor(Worth { net: worth, settled: worth });
					if let Some(Served { asked, paid: now }) = exit.serve(worth, cash) {
						paid += now;
						prop_assert!(now <= cash && now <= asked);
						prop_assert!(now <= asked * worth / live + 1);
						prop_assert_eq!((exit.owned, exit.waiting(), exit.live()), (owned + asked, waited - asked, live));
						let after = exit.owned_floor(Worth { net: worth, settled: worth });
						prop_assert!(before.net + now <= after.net + 1);
					}
				}
				Step::Pass(part) => {
					let asked = exit.owned * Balance::from(part) / 255;
					if asked > 0 {
						exit.owned -= asked;
						places.push((exit.append(asked).unwrap(), asked));
					}
				}
				Step::Slash(part) => {
					slashed |= part > 0;
					worth -= worth * Balance::from(part) / 255;
				}
				_ => {}
			}
		}
		let rest = exit.finalise(came);
		prop_assert!(rest <= came);
		paid += rest;
		let got: Vec<_> = places.iter().map(|(from, asked)| exit.paid(*from, from + asked)).collect();
		prop_assert_eq!(got.iter().sum::<Balance>(), paid);
		prop_assert!(got.iter().zip(&places).all(|(got, (_, asked))| got <= asked));
		prop_assert!(exit.is_final() && exit.waiting() == 0 && exit.owned == 0);
	}
}

#[test]
fn price_that_has_not_changed_takes_no_room() {
	let mut exit = Exit::new(Era(7));
	exit.append(1_000).unwrap();
	for _ in 0..20 {
		assert_eq!(exit.serve(999, 10).unwrap().paid, 10);
	}
	assert_eq!(exit.fills.len(), 1);
	assert_eq!(exit.serve(0, 10), None);
	assert_eq!(exit.serve(999, 0), None);
}
