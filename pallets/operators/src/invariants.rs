//! What must always be true, numbered as in the README.

use crate::{
	Config, ExitDelays, History, HoldReason, JailRecords, OperatorOf, Penalty, Records, Sentences, ShortSince,
	Withholdings,
};
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
		history_is_true::<T>(&operator, &record)?;
	}
	shortages_are_past::<T>()?;
	penalties_are_sound::<T>()?;
	history_is_a_chain::<T>()?;
	jail_is_recorded::<T>()
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

/// 5. Only registered operators are noted as short of bond, and none from an era to come on.
fn shortages_are_past<T: Config>() -> Result<(), &'static str> {
	for (operator, since) in ShortSince::<T>::iter() {
		ensure!(Records::<T>::contains_key(operator), "5: a stranger is noted as short");
		ensure!(since <= T::Eras::now(), "5: a shortage begins in the future");
	}
	Ok(())
}

/// 6. Only registered operators have their exit delayed; no withholding begins in the future, or after its end.
fn penalties_are_sound<T: Config>() -> Result<(), &'static str> {
	let registered = |operator| Records::<T>::contains_key(operator);
	ensure!(ExitDelays::<T>::iter_keys().all(registered), "6: the exit of a stranger is delayed");
	for withholding in Withholdings::<T>::iter_values() {
		ensure!(withholding.from <= T::Eras::now(), "6: a withholding begins in the future");
		ensure!(withholding.from <= withholding.until, "6: a withholding ends before it begins");
	}
	Ok(())
}

/// 7. Each remembered change of a commission begins where the one before ended, ...
fn history_is_a_chain<T: Config>() -> Result<(), &'static str> {
	for history in History::<T>::iter_values() {
		let changes = history.commissions.iter();
		for (before, after) in changes.clone().zip(changes.skip(1)) {
			ensure!(before.to == after.from && before.era <= after.era, "7: a history has a gap");
		}
		let ascending = |(before, after): (&Penalty, &Penalty)| before.era <= after.era;
		let penalties = history.penalties.iter();
		ensure!(penalties.clone().zip(penalties.skip(1)).all(ascending), "7: a history is out of order");
	}
	Ok(())
}

/// ... and the last one led to what the operator takes or is going to take.
fn history_is_true<T: Config>(operator: &T::AccountId, record: &OperatorOf<T>) -> Result<(), &'static str> {
	let history = History::<T>::get(operator);
	let last = history.commissions.last().map(|change| change.to);
	ensure!(last == Some(record.commission.highest()), "7: a history is not of this commission");
	let now = T::Eras::now();
	ensure!(history.commission_at(now) == Some(record.commission.at(now)), "7: a history is not of this era");
	Ok(())
}

/// 8. Who has a sentence is recorded to be in jail, and nobody else is.
fn jail_is_recorded<T: Config>() -> Result<(), &'static str> {
	let recorded = |operator| JailRecords::<T>::get(operator).is_running();
	ensure!(Sentences::<T>::iter_keys().all(recorded), "8: a sentence is not recorded");
	let mut running = JailRecords::<T>::iter().filter(|(_, record)| record.is_running());
	ensure!(running.all(|(operator, _)| Sentences::<T>::contains_key(operator)), "8: who is free is in jail");
	Ok(())
}
