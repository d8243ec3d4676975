//! What consensus reports of validators goes to the slashing pipeline, as service 0.

use crate::{Config, Event, Pallet};
use frame_support::storage::with_storage_layer;
use palisade_primitives::{Era, EraClock, EraDriver, ReportOffence};
use pallet_session::SessionInterface;
use sp_runtime::{Perbill, Perquintill};
use sp_staking::offence::OffenceSeverity;

/// Billionths to quintillionths.
const BILLION: u64 = 1_000_000_000;

impl<T: Config> Pallet<T> {
	/// Reports the offence of `session`, and disables the offender while its era runs. Never fails: whatever goes wrong
	/// is an event.
	pub(crate) fn note_offence(operator: &T::AccountId, fraction: Perbill, session: u32) {
		let Some(era) = T::Eras::era_of(session) else {
			Self::deposit_event(Event::OffenceForgotten { operator: operator.clone(), session });
			return;
		};
		if !fraction.is_zero() {
			Self::report(operator, era, fraction);
		}
		if era == T::Eras::now() {
			T::Session::report_offence(operator.clone(), OffenceSeverity(fraction));
		}
	}

	fn report(operator: &T::AccountId, era: Era, fraction: Perbill) {
		let p = Perquintill::from_parts(u64::from(fraction.deconstruct()).saturating_mul(BILLION));
		let event = match with_storage_layer(|| T::Reports::report_offence(operator, era, p)) {
			Ok(Some(report)) => Event::OffenceReported { operator: operator.clone(), era, fraction, report },
			// One as large of this era is known: concurrent offenders are reported again with every new one.
			Ok(None) => return,
			Err(error) => Event::OffenceFailed { operator: operator.clone(), era, fraction, error },
		};
		Self::deposit_event(event);
	}
}
