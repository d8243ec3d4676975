//! The start of an era: what stands behind its validators, what the last era's share, and what is forgotten.

use crate::{Config, EraPoints, Event, Exposure, Exposures, ExposuresOf, Pallet, Payout, Payouts, WeightInfo};
use alloc::vec::Vec;
use frame_support::{defensive, dispatch::DispatchClass, weights::Weight};
use palisade_primitives::{Era, EraClock, EraDriver, OperatorInspect};
use pallet_session::SessionInterface;
use sp_runtime::{traits::Get, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// A session has started: moves the clock, and makes sure that the running era has its snapshot, also the first.
	pub(crate) fn note_session_start(session: u32) {
		let mut weight = T::Eras::note_session_start(session);
		let era = T::Eras::now();
		if !Exposures::<T>::contains_key(era) {
			weight.saturating_accrue(Self::start_era(era));
		}
		frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, DispatchClass::Mandatory);
	}

	/// All that this pallet does when `era` begins.
	pub(crate) fn start_era(era: Era) -> Weight {
		Self::forget(era);
		let mut weight = Weight::zero();
		if let Some(ended) = era.0.checked_sub(1).map(Era) {
			Self::open_payout(ended);
			weight = Self::judge_liveness(ended);
		}
		let validators = T::Session::validators();
		let arriving = Self::arriving(validators.iter());
		let count = Self::snapshot(era, validators);
		weight.saturating_add(T::WeightInfo::start_era(count)).saturating_add(arriving)
	}

	/// Records what stands behind `validators` and returns how many they are.
	pub(crate) fn snapshot(era: Era, validators: Vec<T::AccountId>) -> u32 {
		let expose = |operator: T::AccountId| {
			let [base, restaked] = Self::worth(&operator);
			let commission = T::Operators::commission(&operator);
			Exposure { operator, base, restaked, commission }
		};
		// Elections never choose more than fit; only a genesis without one could.
		let exposures = ExposuresOf::<T>::truncate_from(validators.into_iter().map(expose).collect());
		let count = exposures.len().saturated_into();
		Exposures::<T>::insert(era, exposures);
		count
	}

	/// Sets aside what the validators of the ended `era` share: all that the pot holds and nobody was promised. Without
	/// points it waits for the next era.
	pub(crate) fn open_payout(era: Era) {
		let points = Self::points(era).into_iter().fold(0u32, |sum, (_, points)| sum.saturating_add(points));
		let pot = Self::unpromised();
		if points == 0 || pot == 0 {
			return;
		}
		let payout = Payout { era, pot, points, next: 0, left: pot };
		if Payouts::<T>::try_append(payout).is_err() {
			defensive!("payouts older than the exposures were forgotten");
			return;
		}
		Self::deposit_event(Event::PayoutOpened { era, pot, points });
	}

	/// Forgets what is older than any leaving time: exposures, points, payouts that nobody made, and the proofs of
	/// sessions that nobody can be reported for any more.
	pub(crate) fn forget(era: Era) {
		if let Some(oldest) = era.0.checked_sub(T::MaxLeavingEras::get()).map(Era) {
			if let Some(forgotten) = oldest.0.checked_sub(1).map(Era) {
				Exposures::<T>::remove(forgotten);
				let most = T::MaxActive::get().saturating_mul(2);
				// An era has at most that many authors; a rest would cost storage and nothing else.
				let _ = EraPoints::<T>::clear_prefix(forgotten, most, None);
			}
			let (late, open): (Vec<_>, _) = Payouts::<T>::get().into_iter().partition(|payout| payout.era < oldest);
			if !late.is_empty() {
				Payouts::<T>::put(frame_support::BoundedVec::truncate_from(open));
			}
			for Payout { era, left, .. } in late {
				Self::deposit_event(Event::PayoutClosed { era, left });
			}
		}
		let reportable = era.0.checked_sub(T::Eras::leaving_eras()).map(Era);
		if let Some(session) = reportable.and_then(T::Eras::first_session_of) {
			T::Session::prune_up_to(session);
		}
	}
}
