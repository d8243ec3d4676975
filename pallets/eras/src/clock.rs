//! Setting the clock.

use crate::{
	Clock, ClockParams, Config, CurrentEra, CurrentSession, Error, Event, NextEraAt, Pallet, PendingChange,
	WindowsChange,
};
use frame_support::ensure;
use sp_runtime::{traits::Get, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The parameters that hold now.
	pub fn clock() -> ClockParams {
		let clock = Clock::<T>::get();
		match PendingChange::<T>::get() {
			Some(change) => change.effective(&clock, CurrentEra::<T>::get()),
			None => clock,
		}
	}

	pub(crate) fn ensure_sound(clock: &ClockParams) -> Result<(), Error<T>> {
		ensure!(clock.sessions_per_era > 0, Error::NoSessions);
		ensure!(clock.sessions_per_era <= T::MaxSessionsPerEra::get(), Error::TooManySessions);
		ensure!(clock.verdicts_fall_in_time(), Error::LeavingTooShort);
		ensure!(clock.leaving_eras <= T::MaxLeavingEras::get(), Error::LeavingTooLong);
		Ok(())
	}

	pub(crate) fn do_set_clock(clock: ClockParams) -> DispatchResult {
		Self::ensure_sound(&clock)?;
		let (old, pending) = (Clock::<T>::get(), PendingChange::<T>::get());
		let target = pending.map_or(old, |change| change.to);
		if !clock.same_windows(&target) {
			ensure!(pending.is_none(), Error::<T>::ChangePending);
			let change = WindowsChange::new(&old, clock, CurrentEra::<T>::get());
			PendingChange::<T>::put(change);
			let WindowsChange { windows_from, leaving_from, .. } = change;
			Self::deposit_event(Event::WindowsScheduled { windows_from, leaving_from });
		}
		// The era that runs keeps its end: `NextEraAt` was set when it began.
		Clock::<T>::put(ClockParams { sessions_per_era: clock.sessions_per_era, ..old });
		Self::deposit_event(Event::ClockSet { clock });
		Ok(())
	}

	/// Lets a change that holds in full become the clock.
	pub(crate) fn settle_change() {
		let Some(change) = PendingChange::<T>::get() else { return };
		if CurrentEra::<T>::get() < change.leaving_from {
			return;
		}
		let clock = Self::clock();
		PendingChange::<T>::kill();
		Clock::<T>::put(clock);
		Self::deposit_event(Event::WindowsChanged { clock });
	}

	pub(crate) fn do_force_new_era() {
		let session = Self::next_era_at().min(CurrentSession::<T>::get().saturating_add(2));
		NextEraAt::<T>::put(session);
		Self::deposit_event(Event::NewEraForced { session });
	}
}
