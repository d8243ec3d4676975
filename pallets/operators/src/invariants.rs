//! What must always be true, numbered as in the README.

use crate::{Config, HoldReason, OperatorOf, Records, Sentences};
use frame_support::{ensure, traits::fungible::InspectHold};
use palisade_primitives::{Balance, EraClock, PoolKey, StakeInspect, Tier};
use sp_runtime::traits::Get;

/// Checks all of them.
pub fn check<T: Config>() -> Result<(), &'static str> {
	for (operator, record) in Records::<T>::iter() {
		deposit_is_held::<T>(&operator, &record)?;
		commission_is_bounded::<T>(&record)?;
		times_are_past::<T>(&record)?;
		idle_pools_are_closed::<T>(&operator, &record)?;
	}
	Ok(())
}

/// 1. The deposit of every operator is held on its account.
fn deposit_is_held<T: Config>(operator: &T::AccountId, record: &OperatorOf<T>) -> Result<(), &'static str> {
	let held: Balance = T::Currency::balance_on_hold(&HoldReason::OperatorDeposit.into(), operator);
	ensure!(held == record.deposit, "1: a deposit is not held");
	Ok(())
}

/// 2. No commission is or is going to be above the maximum, and a raise that waits holds from the next era on.
fn commission_is_bounded<T: Config>(record: &OperatorOf<T>) -> Result<(), &'static str> {
	ensure!(record.commission.highest() <= T::MaxCommission::get(), "2: a commission is too high");
	let now = T::Eras::now();
	let raise = record.commission.raise_after(now);
	ensure!(raise.is_none_or(|(_, from)| from == now.next()), "2: a raise is late");
	ensure!(raise.is_none_or(|(rate, _)| rate > record.commission.at(now)), "2: a raise lowers");
	Ok(())
}

/// 3. Nobody registered or asked to exit in the future, nor asked to exit before registering.
fn times_are_past<T: Config>(record: &OperatorOf<T>) -> Result<(), &'static str> {
	let exiting = record.exiting.unwrap_or(record.since);
	ensure!(record.since <= exiting && exiting <= T::Eras::now(), "3: an operator's times are out of order");
	Ok(())
}

/// 4. The native pools of a jailed or exiting operator take no new stake.
fn idle_pools_are_closed<T: Config>(operator: &T::AccountId, record: &OperatorOf<T>) -> Result<(), &'static str> {
	let idle = record.exiting.is_some() || Sentences::<T>::contains_key(operator);
	for tier in [Tier::Base, Tier::Restaked] {
		let key = PoolKey::native(operator.clone(), tier);
		ensure!(!(idle && T::Stake::accepts(&key, T::MinBond::get())), "4: the pool of an idle operator is open");
	}
	Ok(())
}
