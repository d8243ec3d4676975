//! Deposits, and rewards: everything that enters a pool.

use crate::{
	ledger::Ledger, types::Position, AccountIdOf, AdmittedAssets, Config, Error, Event, Operators, Pallet, PoolKeyOf,
};
use frame_support::{
	ensure,
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::Preservation,
		Get,
	},
};
use palisade_primitives::{AssetKind, Balance, EraClock, Tier};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Moves `amount` from `who` into the pool's entry.
	pub(crate) fn do_delegate(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Balance) -> DispatchResult {
		let mut ledger = Ledger::<T>::settle(key)?;
		Self::ensure_accepts(who, &ledger, amount)?;
		Self::take(who, key, amount)?;
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

	/// Takes back what `who` has not joined with: as much of `amount` as there is, but all if less than the minimum
	/// would stay.
	pub(crate) fn do_withdraw(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Balance) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let entering = Ledger::<T>::settle(key)?.position(who).entering();
		ensure!(entering > 0, Error::<T>::NothingEntering);
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
		Self::pay(key, who, taken)?;
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
			Self::take(from, key, amount)?;
			ledger.pool.entry.gains = gains;
			ledger.save();
			Self::deposit_event(Event::Rewarded { pool: key.clone(), amount });
		}
		Ok(())
	}

	/// Least deposit; what is less is not left behind either.
	pub(crate) fn min_deposit(asset: &AssetKind) -> Balance {
		match asset {
			AssetKind::Native => T::MinDeposit::get(),
			AssetKind::WithId(id) => AdmittedAssets::<T>::get(id).map_or(1, |admitted| admitted.min_deposit),
		}
	}

	/// Whether deposits of the asset are taken.
	pub(crate) fn is_accepted(asset: &AssetKind) -> bool {
		match asset {
			AssetKind::Native => true,
			AssetKind::WithId(id) => AdmittedAssets::<T>::get(id).is_some_and(|admitted| admitted.accepting),
		}
	}

	/// Refuses a deposit that the pool does not take. Its operator may always add to it while it is registered.
	pub(crate) fn ensure_accepts(who: &AccountIdOf<T>, ledger: &Ledger<T>, amount: Balance) -> DispatchResult {
		let key = &ledger.key;
		let operator = Operators::<T>::get(&key.operator);
		let own = *who == key.operator && operator.floor.is_some();
		ensure!(operator.accepting || own, Error::<T>::NotAccepting);
		Self::ensure_fits(ledger, amount)
	}

	/// Refuses a deposit whose asset is suspended, or that is too small or too large.
	pub(crate) fn ensure_fits(ledger: &Ledger<T>, amount: Balance) -> DispatchResult {
		let key = &ledger.key;
		ensure!(Self::is_accepted(&key.asset), Error::<T>::AssetSuspended);
		ensure!(amount > 0 && amount >= Self::min_deposit(&key.asset), Error::<T>::BelowMinimum);
		ensure!(ledger.pool.fits(amount), Error::<T>::DepositTooLarge);
		Ok(())
	}

	/// Refuses to leave less than its floor in the operator's own position.
	pub(crate) fn ensure_bond_stays(who: &AccountIdOf<T>, ledger: &Ledger<T>, left: &Position) -> DispatchResult {
		let key = &ledger.key;
		if *who == key.operator && key.secures_chain() && key.tier == Tier::Restaked {
			let worth = ledger.pool.settled_worth_floor(left.shares).saturating_add(left.entering());
			let floor = Operators::<T>::get(who).floor.unwrap_or(0);
			ensure!(worth >= floor, Error::<T>::BondFloor);
		}
		Ok(())
	}

	/// Moves `amount` from `who` into the pool's account. A foreign asset may be given to the last unit.
	pub(crate) fn take(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Balance) -> DispatchResult {
		let whole = key.asset != AssetKind::Native && T::Assets::balance(key.asset.clone(), who) == amount;
		let preservation = if whole { Preservation::Expendable } else { Preservation::Preserve };
		T::Assets::transfer(key.asset.clone(), who, &key.account(), amount, preservation).map(|_| ())
	}

	/// Moves `amount` from the pool's account to `to`.
	pub(crate) fn pay(key: &PoolKeyOf<T>, to: &AccountIdOf<T>, amount: Balance) -> DispatchResult {
		T::Assets::transfer(key.asset.clone(), &key.account(), to, amount, Preservation::Preserve).map(|_| ())
	}
}
