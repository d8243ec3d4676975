//! Whether the bond is enough for what is restaked with an operator, and since when it is not.

use crate::{Config, Error, Event, Pallet, Records, ShortSince};
use frame_support::ensure;
use palisade_primitives::{EraClock, OperatorPools, PoolKey, StakeInspect, Tier};
use sp_runtime::{traits::Get, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_check_coverage(operator: &T::AccountId) -> DispatchResult {
		Self::load(operator)?;
		ensure!(Self::note_coverage(operator), Error::<T>::NothingToNote);
		Ok(())
	}

	/// Notes that a shortage has begun or is over, and returns whether one has.
	///
	/// What the operator can take back out at once ends no shortage: it would begin anew, with all its grace.
	pub(crate) fn note_coverage(operator: &T::AccountId) -> bool {
		let (short, noted) = (!T::Pools::is_covered(operator), ShortSince::<T>::contains_key(operator));
		if short && !noted {
			let since = T::Eras::now();
			ShortSince::<T>::insert(operator, since);
			Self::deposit_event(Event::FellShort { operator: operator.clone(), since });
			return true;
		}
		if !short && noted && Self::bond_has_joined(operator) {
			ShortSince::<T>::remove(operator);
			Self::deposit_event(Event::Covered { operator: operator.clone() });
			return true;
		}
		false
	}

	/// Whether the bond has been too small for as long as it may.
	pub(crate) fn is_out_of_grace(operator: &T::AccountId) -> bool {
		let outlasted = |since| T::Eras::now().since(since) >= T::CoverageGrace::get();
		ShortSince::<T>::get(operator).is_some_and(outlasted)
	}

	/// Whether `pool` is restaked with a registered operator.
	pub(crate) fn needs_coverage(pool: &PoolKey<T::AccountId>) -> bool {
		pool.tier == Tier::Restaked && Records::<T>::contains_key(&pool.operator)
	}

	fn bond_has_joined(operator: &T::AccountId) -> bool {
		let key = PoolKey::native(operator.clone(), Tier::Restaked);
		T::Stake::position(&key, operator).entering == 0
	}
}
