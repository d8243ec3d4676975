//! From session to session, and from era to era.

use crate::{Clock, Config, CurrentEra, CurrentSession, EraStart, EraStarts, Event, NextEraAt, Pallet, WeightInfo};
use frame_support::{
	traits::{Get, Time},
	weights::Weight,
};
use palisade_primitives::{Era, OnEraStart};
use sp_runtime::SaturatedConversion;

/// Starts of eras are kept for the longest leaving time and this much more.
const EXTRA_ERAS: u32 = 2;

impl<T: Config> Pallet<T> {
	/// The session that begins the next era.
	pub fn next_era_at() -> u32 {
		NextEraAt::<T>::get().unwrap_or_else(|| {
			let first = EraStarts::<T>::get(CurrentEra::<T>::get()).map_or(0, |start| start.session);
			first.saturating_add(Clock::<T>::get().sessions_per_era)
		})
	}

	/// How many eras before the running one are remembered.
	pub(crate) fn kept_eras() -> u32 {
		T::MaxLeavingEras::get().saturating_add(EXTRA_ERAS)
	}

	pub(crate) fn do_note_session_start(session: u32) -> Weight {
		CurrentSession::<T>::put(session);
		if session < Self::next_era_at() {
			return T::DbWeight::get().reads_writes(1, 1);
		}
		Self::begin_era(session).saturating_add(T::WeightInfo::begin_era())
	}

	/// Begins the next era with `session` and returns what its listeners used.
	pub(crate) fn begin_era(session: u32) -> Weight {
		let era = CurrentEra::<T>::get().next();
		CurrentEra::<T>::put(era);
		Self::note_start(era, session);
		if let Some(forgotten) = era.0.checked_sub(Self::kept_eras().saturating_add(1)) {
			EraStarts::<T>::remove(Era(forgotten));
		}
		Self::settle_change();
		Self::deposit_event(Event::EraStarted { era, session });
		T::OnEraStart::on_era_start(era)
	}

	/// Records that `era` began with `session`, and when it ends.
	pub(crate) fn note_start(era: Era, session: u32) {
		let start = EraStart {
			session,
			block: frame_system::Pallet::<T>::block_number(),
			moment: T::Time::now().saturated_into(),
		};
		EraStarts::<T>::insert(era, start);
		NextEraAt::<T>::put(session.saturating_add(Clock::<T>::get().sessions_per_era));
	}

	/// The remembered era that `session`, already begun, belongs to: bisects the starts, which ascend.
	pub(crate) fn find_era(session: u32) -> Option<Era> {
		if session > CurrentSession::<T>::get() {
			return None;
		}
		let first_session = |era: u32| EraStarts::<T>::get(Era(era)).map(|start| start.session);
		let newest = CurrentEra::<T>::get();
		let (mut low, mut high) = (newest.minus(Self::kept_eras()).0, newest.0);
		if session < first_session(low)? {
			return None;
		}
		while low < high {
			let middle = high.saturating_sub(high.saturating_sub(low) >> 1);
			if first_session(middle)? <= session {
				low = middle;
			} else {
				high = middle.saturating_sub(1);
			}
		}
		Some(Era(low))
	}
}
