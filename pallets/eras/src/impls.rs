//! What other pallets ask of the clock.

use crate::{Config, CurrentEra, EraStarts, Pallet};
use frame_support::weights::Weight;
use palisade_primitives::{Era, EraClock, EraDriver};

impl<T: Config> EraClock for Pallet<T> {
	fn now() -> Era {
		CurrentEra::<T>::get()
	}

	fn leaving_eras() -> u32 {
		Self::clock().leaving_eras
	}

	fn slash_window() -> u32 {
		Self::clock().slash_window
	}

	fn veto_window() -> u32 {
		Self::clock().veto_window
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set(era: Era) {
		let oldest = era.minus(Self::kept_eras());
		let sessions = crate::Clock::<T>::get().sessions_per_era;
		CurrentEra::<T>::put(era);
		for past in oldest.0..=era.0 {
			Self::note_start(Era(past), past.saturating_mul(sessions));
		}
		crate::CurrentSession::<T>::put(era.0.saturating_mul(sessions));
	}
}

impl<T: Config> EraDriver for Pallet<T> {
	fn begins_era(session: u32) -> bool {
		let first = EraStarts::<T>::get(CurrentEra::<T>::get()).map_or(0, |start| start.session);
		session == first || session == Self::next_era_at()
	}

	fn note_session_start(session: u32) -> Weight {
		Self::do_note_session_start(session)
	}

	fn era_of(session: u32) -> Option<Era> {
		Self::find_era(session)
	}

	fn first_session_of(era: Era) -> Option<u32> {
		EraStarts::<T>::get(era).map(|start| start.session)
	}
}
