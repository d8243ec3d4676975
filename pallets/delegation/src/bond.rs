//! The operator's bond: what keeps it in place, and how much stake it is enough for.

use crate::{ledger::Ledger, types::Position, AccountIdOf, Config, Error, Event, Operators, Pallet, PoolKeyOf};
use frame_support::{ensure, traits::Get};
use palisade_primitives::{AssetKind, Balance, Era, EraClock, PoolKey, StakeInspect, StakeValuation, Tier};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Refuses to take from the operator's own position while it is locked, or more than its floor allows.
	pub(crate) fn ensure_bond_stays(who: &AccountIdOf<T>, ledger: &Ledger<T>, left: &Position) -> DispatchResult {
		let key = &ledger.key;
		if *who == key.operator && key.secures_chain() && key.tier == Tier::Restaked {
			let record = Operators::<T>::get(who);
			ensure!(record.locked <= T::Eras::now(), Error::<T>::BondLocked);
			let worth = ledger.pool.settled_worth_floor(left.shares).saturating_add(left.entering());
			ensure!(worth >= record.floor.unwrap_or(0), Error::<T>::BondFloor);
		}
		Ok(())
	}

	/// Nothing of the bond can be taken before `until`, or before a later end that is known.
	pub(crate) fn do_lock_bond(operator: &AccountIdOf<T>, until: Era) {
		let mut record = Operators::<T>::get(operator);
		if !record.assets.is_empty() && record.locked < until {
			record.locked = until;
			Operators::<T>::insert(operator, record);
			Self::deposit_event(Event::BondLocked { operator: operator.clone(), until });
		}
	}

	/// Worth of the operator's own native Restaked position, its entry included, net of escrow.
	pub(crate) fn bond_of(operator: &AccountIdOf<T>) -> Balance {
		let position = Self::position(&PoolKey::native(operator.clone(), Tier::Restaked), operator);
		position.value.saturating_add(position.entering)
	}

	/// Whether the bond is enough for all that is restaked with the operator or comes over, and for `amount` more of `asset`: native
	/// planck, floored a pool. Assets without a rate count as nothing.
	pub(crate) fn is_bond_enough(operator: &AccountIdOf<T>, asset: &AssetKind, amount: Balance) -> bool {
		let worth = |key: PoolKeyOf<T>| {
			let ledger = Ledger::<T>::view(&key)?;
			let more = if key.asset == *asset { amount } else { 0 };
			let arriving = if key.secures_chain() { ledger.arriving(Era(u32::MAX)) } else { 0 };
			let pool = ledger.pool;
			let stake = pool.value().saturating_add(pool.entry.tokens());
			let worth = stake.saturating_add(arriving).saturating_add(more);
			T::Valuation::native_value(&key.asset, worth)
		};
		let restaked = Self::restaked_pools(operator).into_iter().filter_map(worth).fold(0, Balance::saturating_add);
		let bond = Self::bond_of(operator);
		restaked.saturating_sub(bond) <= bond.saturating_mul(T::MaxLeverage::get().into())
	}
}
