//! What other pallets ask of operators, and what operators hear from pools.

use crate::{Config, History, JailRecords, Pallet, Records, Sentences, WeightInfo, Withholdings};
use frame_support::{traits::Get, weights::Weight};
use palisade_math::Factor;
use palisade_primitives::{
	Balance, Era, EraClock, Executed, OnPool, OperatorInspect, OperatorJail, OperatorPenalty, OperatorPools,
	OperatorRecord, PoolKey, ReportId,
};
use sp_runtime::Perbill;

impl<T: Config> OperatorInspect<T::AccountId> for Pallet<T> {
	fn is_registered(operator: &T::AccountId) -> bool {
		Records::<T>::contains_key(operator)
	}

	fn is_active(operator: &T::AccountId) -> bool {
		Self::is_free(operator) && T::Pools::is_covered(operator)
	}

	fn is_at_work(operator: &T::AccountId) -> bool {
		Self::is_free(operator) && !Self::is_out_of_grace(operator)
	}

	fn commission(operator: &T::AccountId) -> Perbill {
		Records::<T>::get(operator).map_or(Perbill::zero(), |record| record.commission.at(T::Eras::now()))
	}

	fn is_withheld(operator: &T::AccountId, era: Era) -> bool {
		Withholdings::<T>::get(operator).is_some_and(|withholding| withholding.contains(era))
	}

	#[cfg(feature = "runtime-benchmarks")]
	#[allow(clippy::expect_used)]
	fn create(operator: &T::AccountId, bond: Balance) {
		use frame_support::traits::fungible::Inspect;
		use palisade_primitives::{AssetKind, StakeMutate};

		let spare = T::Currency::minimum_balance().saturating_mul(100);
		let needed = bond.saturating_add(T::Deposit::get()).saturating_add(spare);
		T::Stake::endow(operator, AssetKind::Native, needed);
		Self::do_register(operator, bond, Perbill::zero(), Default::default())
			.expect("an endowed account can register");
	}
}

impl<T: Config> Pallet<T> {
	/// Whether it is registered, not exiting, not jailed, and its bond at least the minimum.
	fn is_free(operator: &T::AccountId) -> bool {
		Records::<T>::get(operator).is_some_and(|record| record.exiting.is_none())
			&& !Sentences::<T>::contains_key(operator)
			&& T::Pools::bond(operator) >= T::MinBond::get()
	}
}

impl<T: Config> OperatorRecord<T::AccountId> for Pallet<T> {
	fn commission_in(operator: &T::AccountId, era: Era) -> Perbill {
		History::<T>::get(operator).commission_in(era).unwrap_or_default()
	}

	fn was_jailed(operator: &T::AccountId, era: Era) -> bool {
		JailRecords::<T>::get(operator).contains(era)
	}
}

impl<T: Config> OperatorJail<T::AccountId> for Pallet<T> {
	fn jail(operator: &T::AccountId, until: Era) -> Weight {
		Self::do_jail(operator, until);
		T::WeightInfo::jail()
	}
}

impl<T: Config> OperatorPenalty<T::AccountId> for Pallet<T> {
	fn withhold(operator: &T::AccountId, until: Era) -> Weight {
		Self::do_withhold(operator, until);
		T::WeightInfo::withhold()
	}

	fn delay_exit(operator: &T::AccountId, until: Era) -> Weight {
		Self::do_delay_exit(operator, until);
		T::WeightInfo::delay_exit()
	}
}

/// Must hear before whoever writes tables, so that these know of a shortage. Settles no pool: it only looks.
impl<T: Config> OnPool<T::AccountId> for Pallet<T> {
	/// Every verdict is followed by [`Self::on_eras`], which sees what it left.
	fn on_executed(_: &PoolKey<T::AccountId>, _: ReportId, _: &Executed) -> Weight {
		Weight::zero()
	}

	fn on_eras(key: &PoolKey<T::AccountId>, _: Era, last: Era, _: Balance, _: Factor) -> Weight {
		// Views show pools as of now, so eras that were caught up with say nothing more.
		if last < T::Eras::now() || !Self::needs_coverage(key) {
			return T::DbWeight::get().reads(2);
		}
		Self::note_coverage(&key.operator);
		T::WeightInfo::check_coverage()
	}
}
