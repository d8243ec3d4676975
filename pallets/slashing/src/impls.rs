//! Capabilities that others use.

use crate::{Config, Pallet, WeightInfo};
use frame_support::{dispatch::DispatchClass, storage::with_storage_layer, weights::Weight};
use palisade_math::Factor;
use palisade_primitives::{Balance, Era, Executed, OnEraStart, OnPool, PoolKey, ReportId, ReportOffence, SlashPayee};
use sp_runtime::{DispatchError, Perquintill};

impl<T: Config> ReportOffence<T::AccountId> for Pallet<T> {
	/// Consensus has no channel for weight: it is added to the block's here.
	fn report_offence(operator: &T::AccountId, era: Era, p: Perquintill) -> Result<Option<ReportId>, DispatchError> {
		let weight = T::WeightInfo::report_offence();
		frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, DispatchClass::Mandatory);
		with_storage_layer(|| Self::do_report_offence(operator, era, p))
	}
}

impl<T: Config> SlashPayee<T::AccountId> for Pallet<T> {
	fn pay_out(key: &PoolKey<T::AccountId>, id: ReportId, amount: Balance) -> Weight {
		Self::do_pay_out(key, id, amount)
	}

	fn pay_out_arriving(key: &PoolKey<T::AccountId>, amount: Balance) -> Weight {
		Self::do_pay_out_arriving(key, amount)
	}
}

impl<T: Config> OnPool<T::AccountId> for Pallet<T> {
	fn on_executed(key: &PoolKey<T::AccountId>, id: ReportId, outcome: &Executed) -> Weight {
		Self::note_executed(key, id, outcome)
	}

	/// A report's claim does not follow the pool's worth.
	fn on_eras(_: &PoolKey<T::AccountId>, _: Era, _: Era, _: Balance, _: Factor) -> Weight {
		Weight::zero()
	}
}

impl<T: Config> OnEraStart for Pallet<T> {
	/// The cursor sees by the clock that an era has begun, and works it off in the blocks after.
	fn on_era_start(_: Era) -> Weight {
		Weight::zero()
	}
}
