//! Whatever governance does to the clock, every verdict falls before any ticket that it reaches matures.

use crate::{mock::*, *};
use palisade_primitives::{Era, EraClock, EraDriver};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Command {
	Sessions(u32),
	SetClock { sessions: u32, slack: u32, slash: u32, veto: u32 },
	Force,
}

fn command() -> impl Strategy<Value = Command> {
	prop_oneof![
		5 => (1u32..8).prop_map(Command::Sessions),
		2 => (1u32..4, 0u32..4, 0u32..6, 0u32..4)
			.prop_map(|(sessions, slack, slash, veto)| Command::SetClock { sessions, slack, slash, veto }),
		1 => Just(Command::Force),
	]
}

/// What stakers and reporters saw, an era each.
#[derive(Default)]
struct History {
	/// Era of request, and when it matures by what held then.
	tickets: Vec<(Era, Era)>,
	/// Earliest offence that could be reported, the era of the report, and when it is executed.
	reports: Vec<(Era, Era, Era)>,
}

impl History {
	/// In every era and under every clock of it somebody asks to leave and the oldest possible offence is reported.
	fn note(&mut self) {
		let now = Eras::now();
		self.tickets.push((now, now.plus(Eras::leaving_eras())));
		self.reports.push((now.minus(Eras::slash_window()), now, now.plus(Eras::veto_window()).next()));
	}

	/// Checks tickets by what they were promised, and by the leaving time that holds now.
	fn check(&self) {
		let now = Eras::now();
		for (requested, promised) in &self.tickets {
			for (offence, reported, due) in self.reports.iter().filter(|(offence, ..)| offence <= requested) {
				let what = format!("requested {requested:?} offence {offence:?} reported {reported:?} due {due:?}");
				assert!(promised <= reported || due < promised, "{what} promised {promised:?}");
				let open = reported <= &now && &now < due;
				let matures = requested.plus(Eras::leaving_eras());
				let liable = requested.plus(Eras::slash_window()) >= *reported && requested <= reported;
				assert!(!(open && liable) || now < matures, "{what} matures {matures:?} now {now:?}");
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn verdicts_always_fall_in_time(commands in proptest::collection::vec(command(), 1..30)) {
		build_and_execute(|| {
			let mut history = History::default();
			let mut starts = vec![(0, Era(0))];
			history.note();
			for command in commands {
				match command {
					Command::Sessions(count) => for _ in 0..count {
						let next = CurrentSession::<Test>::get() + 1;
						let begins = Eras::begins_era(next);
						let before = Eras::now();
						run_to_session(next);
						assert_eq!(begins, Eras::now() != before, "what was announced came true");
						if begins {
							assert_eq!(Eras::now(), before.next());
							starts.push((next, Eras::now()));
						}
						history.note();
						history.check();
					},
					Command::SetClock { sessions, slack, slash, veto } => {
						let leaving_eras = slash + veto + 2 + slack;
						let clock = ClockParams {
							sessions_per_era: sessions, leaving_eras, slash_window: slash, veto_window: veto,
						};
						let _ = Eras::set_clock(RuntimeOrigin::root(), clock);
						history.note();
						history.check();
					},
					Command::Force => Eras::force_new_era(RuntimeOrigin::root()).unwrap(),
				}
			}
			let oldest = Eras::now().minus(Pallet::<Test>::kept_eras());
			for session in 0..=CurrentSession::<Test>::get() {
				let era = starts.iter().rev().find(|(first, _)| *first <= session).unwrap().1;
				assert_eq!(Eras::era_of(session), (era >= oldest).then_some(era));
			}
		})
	}
}
