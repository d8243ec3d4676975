//! What must always be true, numbered as in the README.

use crate::{Clock, ClockParams, Config, CurrentEra, CurrentSession, EraStarts, Pallet, PendingChange};
use frame_support::ensure;
use palisade_primitives::Era;

/// Checks all of them.
pub fn check<T: Config>() -> Result<(), &'static str> {
	clock_is_sound::<T>()?;
	change_is_pending::<T>()?;
	starts_ascend::<T>()?;
	session_is_of_the_era::<T>()
}

/// 1. The clock is sound now and in every later era: every verdict falls before any ticket that it reaches matures.
fn clock_is_sound<T: Config>() -> Result<(), &'static str> {
	let sound = |clock: &ClockParams| Pallet::<T>::ensure_sound(clock).is_ok();
	let clock = Clock::<T>::get();
	ensure!(sound(&clock), "1: the clock is not sound");
	if let Some(change) = PendingChange::<T>::get() {
		for era in [CurrentEra::<T>::get(), change.windows_from, change.leaving_from] {
			ensure!(sound(&change.effective(&clock, era)), "1: the clock will not be sound");
		}
	}
	Ok(())
}

/// 2. A change of windows that holds in full is not pending any more; its windows change before its leaving time.
fn change_is_pending<T: Config>() -> Result<(), &'static str> {
	let Some(change) = PendingChange::<T>::get() else { return Ok(()) };
	ensure!(change.windows_from < change.leaving_from, "2: a change takes effect in the wrong order");
	ensure!(CurrentEra::<T>::get() < change.leaving_from, "2: a change is overdue");
	Ok(())
}

/// 3. The starts of the last eras are known without a gap, their sessions ascend, and no others are kept.
fn starts_ascend<T: Config>() -> Result<(), &'static str> {
	let now = CurrentEra::<T>::get();
	let oldest = now.minus(Pallet::<T>::kept_eras());
	let mut last = None;
	for era in oldest.0..=now.0 {
		let start = EraStarts::<T>::get(Era(era)).ok_or("3: the start of an era is missing")?;
		ensure!(last.is_none_or(|last| last < start.session), "3: first sessions do not ascend");
		last = Some(start.session);
	}
	let others = EraStarts::<T>::iter_keys().any(|era| era < oldest || era > now);
	ensure!(!others, "3: a start is kept too long");
	Ok(())
}

/// 4. The running session is one of the running era.
fn session_is_of_the_era<T: Config>() -> Result<(), &'static str> {
	let session = CurrentSession::<T>::get();
	let first = EraStarts::<T>::get(CurrentEra::<T>::get()).map(|start| start.session);
	ensure!(first.is_some_and(|first| first <= session), "4: the session is before the era");
	ensure!(session < Pallet::<T>::next_era_at(), "4: the next era is overdue");
	Ok(())
}
