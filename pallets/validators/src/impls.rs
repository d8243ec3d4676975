//! What the SDK's pallets and the clock ask of validators.

use crate::{Config, Exposures, Pallet, WeightInfo};
use alloc::vec::Vec;
use core::{cmp::Reverse, marker::PhantomData};
use frame_support::weights::Weight;
use frame_system::pallet_prelude::BlockNumberFor;
use palisade_primitives::{ActiveSet, Era, OnEraStart};
use pallet_session::{historical, SessionInterface};
use sp_runtime::{traits::Convert, Perbill, SaturatedConversion};
use sp_staking::{
	budget::{BudgetKey, BudgetRecipient},
	offence::{OffenceDetails, OnOffenceHandler},
};

impl<T: Config> pallet_session::SessionManager<T::AccountId> for Pallet<T> {
	fn new_session(session: u32) -> Option<Vec<T::AccountId>> {
		Self::plan_session(session)
	}

	fn start_session(session: u32) {
		Self::note_session_start(session)
	}

	fn end_session(_: u32) {}
}

impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
	fn new_session(session: u32) -> Option<Vec<(T::AccountId, ())>> {
		Self::plan_session(session).map(|validators| validators.into_iter().map(|validator| (validator, ())).collect())
	}

	fn start_session(session: u32) {
		Self::note_session_start(session)
	}

	fn end_session(_: u32) {}
}

impl<T: Config> OnEraStart for Pallet<T> {
	fn on_era_start(era: Era) -> Weight {
		if Exposures::<T>::contains_key(era) {
			return T::WeightInfo::start_era(0);
		}
		Self::start_era(era)
	}
}

impl<T: Config> ActiveSet<T::AccountId> for Pallet<T> {
	fn operators() -> Vec<T::AccountId> {
		let mut validators = Self::active_set();
		// The sort is stable: of equals, the one that the session names first.
		validators.sort_by_key(|exposure| Reverse(exposure.base.saturating_add(exposure.restaked)));
		validators.into_iter().map(|exposure| exposure.operator).collect()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(operators: &[T::AccountId]) {
		let worth = |(behind, operator): (u32, &T::AccountId)| crate::Exposure {
			operator: operator.clone(),
			base: (u32::MAX - behind).into(),
			restaked: 0,
			commission: Perbill::zero(),
		};
		let exposures: Vec<_> = (0..).zip(operators).map(worth).collect();
		let now = <T::Eras as palisade_primitives::EraClock>::now();
		Exposures::<T>::insert(now, crate::ExposuresOf::<T>::truncate_from(exposures));
	}
}

impl<T: Config> pallet_authorship::EventHandler<T::AccountId, BlockNumberFor<T>> for Pallet<T> {
	fn note_author(author: T::AccountId) {
		Self::note_block(author)
	}
}

impl<T: Config> OnOffenceHandler<T::AccountId, (T::AccountId, ()), Weight> for Pallet<T> {
	fn on_offence(
		offenders: &[OffenceDetails<T::AccountId, (T::AccountId, ())>],
		fractions: &[Perbill],
		session: u32,
	) -> Weight {
		for (details, fraction) in offenders.iter().zip(fractions) {
			let (operator, ()) = &details.offender;
			Self::note_offence(operator, *fraction, session);
		}
		T::WeightInfo::on_offence(offenders.len().saturated_into())
	}
}

/// Identifies whoever validates in the running session, and nobody else.
pub struct UnitIdentificationOf<T>(PhantomData<T>);

impl<T: Config> Convert<T::AccountId, Option<()>> for UnitIdentificationOf<T> {
	fn convert(validator: T::AccountId) -> Option<()> {
		T::Session::validators().contains(&validator).then_some(())
	}
}

/// The part of issuance that validators and their stakers share.
pub struct StakerRewards<T>(PhantomData<T>);

impl<T: Config> BudgetRecipient<T::AccountId> for StakerRewards<T> {
	fn budget_key() -> BudgetKey {
		BudgetKey::truncate_from(b"staker_rewards".to_vec())
	}

	fn pot_account() -> T::AccountId {
		Pallet::<T>::pot()
	}
}
