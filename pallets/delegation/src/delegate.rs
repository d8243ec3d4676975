//! Deposits, and rewards: everything that enters a pool.

use crate::{ledger::Ledger, AccountIdOf, Config, Error, Event, Operators, Pallet, PoolKeyOf};
use frame_support::ensure;
use palisade_primitives::{Balance, EraClock, PoolKey, StakeInspect, Tier};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Moves `amount` from `who` into the pool's entry.
	pub(crate) fn do_delegate(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Balance) -> DispatchResult {
		let mut ledger = Self::settle_for_deposit(who, key)?;
		Self::ensure_accepts(who, &ledger, amount)?;
		Self::take_deposit(who, key, amount)?;
		let mut position = ledger.position(who);
		let entry = &mut ledger.pool.entry;
		if entry.amount == 0 {
			entry.since = T::Eras::now();
		}
		entry.amount = entry.amount.saturating_add(amount);
		position.set_entering(entry.batch, position.entering().saturating_add(amount));
		ledger.save_position(who, &position);
		ledger.save();
		if frame_system::Pallet::<T>::block_number().is_zero() {
			ledger.admit_now();
			ledger.position(who);
		}
		Self::deposit_event(Event::Delegated { staker: who.clone(), pool: key.clone(), amount });
		Ok(())
	}

	/// Does what is due on the pool, and on all others that a deposit of `who` asks for: the bond answers for all Restaked ones.
	pub(crate) fn settle_for_deposit(who: &AccountIdOf<T>, key: &PoolKeyOf<T>) -> Result<Ledger<T>, Error<T>> {
		if key.tier == Tier::Restaked && !Self::is_own(who, key) {
			Self::restaked_pools(&key.operator).iter().try_for_each(|key| Ledger::<T>::settle(key).map(|_| ()))?;
		}
		Ledger::<T>::settle(key)
	}

	/// Takes back what `who` has not joined with: as much of `amount` as there is, but all if less than the minimum
	/// would stay. Without any: what came over from another pool and does not fit.
	pub(crate) fn do_withdraw(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let ledger = Ledger::<T>::settle(key)?;
		let position = ledger.position(who);
		let entering = position.entering();
		if entering == 0 {
			return Self::withdraw_stuck(who, ledger, position);
		}
		let dust = entering.saturating_sub(amount) < Self::min_deposit(&key.asset);
		Self::do_withdraw_entry(who, key, if dust { entering } else { amount }).map(|_| ())
	}

	/// Takes back up to `amount` of what `who` has not joined with.
	pub(crate) fn do_withdraw_entry(
		who: &AccountIdOf<T>,
		key: &PoolKeyOf<T>,
		amount: Balance,
	) -> Result<Balance, DispatchError> {
		let mut ledger = Ledger::<T>::settle(key)?;
		let mut position = ledger.position(who);
		let taken = amount.min(position.entering());
		if taken == 0 {
			return Ok(0);
		}
		position.set_entering(ledger.pool.entry.batch, position.entering().saturating_sub(taken));
		Self::ensure_bond_stays(who, &ledger, &position)?;
		Self::return_deposit(who, key, taken)?;
		ledger.pool.entry.amount = ledger.pool.entry.amount.saturating_sub(taken);
		ledger.save_position(who, &position);
		ledger.save();
		Self::deposit_event(Event::EntryWithdrawn { staker: who.clone(), pool: key.clone(), amount: taken });
		Ok(taken)
	}

	/// Moves `amount` from `from` into the pool as a gain of all its shares.
	pub(crate) fn do_reward(key: &PoolKeyOf<T>, from: &AccountIdOf<T>, amount: Balance) -> DispatchResult {
		let mut ledger = Ledger::<T>::settle(key)?;
		let gains = ledger.pool.entry.gains.checked_add(amount).ok_or(Error::<T>::DepositTooLarge)?;
		if amount > 0 {
			Self::take_reward(from, key, amount)?;
			ledger.pool.entry.gains = gains;
			ledger.save();
			Self::deposit_event(Event::Rewarded { pool: key.clone(), amount });
		}
		Ok(())
	}

	/// Refuses a deposit that the pool does not take. Its operator may always add to it while it is registered.
	pub(crate) fn ensure_accepts(who: &AccountIdOf<T>, ledger: &Ledger<T>, amount: Balance) -> DispatchResult {
		match Self::is_own(who, &ledger.key) {
			true => Self::ensure_fits(ledger, amount),
			false => Self::ensure_accepts_others(ledger, amount),
		}
	}

	/// Refuses a deposit that the pool does not take from others than its operator.
	pub(crate) fn ensure_accepts_others(ledger: &Ledger<T>, amount: Balance) -> DispatchResult {
		let PoolKey { operator, asset, tier } = &ledger.key;
		ensure!(Operators::<T>::get(operator).accepting, Error::<T>::NotAccepting);
		Self::ensure_fits(ledger, amount)?;
		let covered = *tier == Tier::Base || Self::is_bond_enough(operator, asset, amount);
		ensure!(covered, Error::<T>::BondTooSmall);
		Ok(())
	}

	/// Whether `who` is the pool's operator, registered.
	fn is_own(who: &AccountIdOf<T>, key: &PoolKeyOf<T>) -> bool {
		*who == key.operator && Operators::<T>::get(who).floor.is_some()
	}
}
