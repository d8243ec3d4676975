//! What other pallets ask of operators.

use crate::{Config, Pallet, Records, Sentences, WeightInfo};
use frame_support::{traits::Get, weights::Weight};
use palisade_primitives::{Era, EraClock, OperatorInspect, OperatorJail, OperatorPools};
use sp_runtime::Perbill;

impl<T: Config> OperatorInspect<T::AccountId> for Pallet<T> {
	fn is_registered(operator: &T::AccountId) -> bool {
		Records::<T>::contains_key(operator)
	}

	fn is_active(operator: &T::AccountId) -> bool {
		Records::<T>::get(operator).is_some_and(|record| record.exiting.is_none())
			&& !Sentences::<T>::contains_key(operator)
			&& T::Pools::bond(operator) >= T::MinBond::get()
	}

	fn commission(operator: &T::AccountId) -> Perbill {
		Records::<T>::get(operator).map_or(Perbill::zero(), |record| record.commission.at(T::Eras::now()))
	}

	#[cfg(feature = "runtime-benchmarks")]
	#[allow(clippy::expect_used)]
	fn create(operator: &T::AccountId, bond: palisade_primitives::Balance) {
		use frame_support::traits::fungible::Inspect;
		use palisade_primitives::{AssetKind, StakeMutate};

		let spare = T::Currency::minimum_balance().saturating_mul(100);
		let needed = bond.saturating_add(T::Deposit::get()).saturating_add(spare);
		T::Stake::endow(operator, AssetKind::Native, needed);
		Self::do_register(operator, bond, Perbill::zero(), Default::default())
			.expect("an endowed account can register");
	}
}

impl<T: Config> OperatorJail<T::AccountId> for Pallet<T> {
	fn jail(operator: &T::AccountId, until: Era) -> Weight {
		Self::do_jail(operator, until);
		T::WeightInfo::jail()
	}
}
