//! What must always be true, numbered as in the README.

use crate::{Commissions, Config, EraPoints, Exposures, IdleEras, Owed, Pallet, Payouts, Rules};
use frame_support::{
	ensure,
	traits::{
		fungible::Inspect,
		tokens::{Fortitude, Preservation},
	},
};
use palisade_primitives::{Era, EraClock};
use pallet_session::SessionInterface;
use sp_runtime::{traits::Get, SaturatedConversion};

/// Checks all of them.
pub fn check<T: Config>() -> Result<(), &'static str> {
	pot_covers_payouts::<T>()?;
	payouts_are_sound::<T>()?;
	rules_are_sound::<T>()?;
	validators_are_exposed::<T>()?;
	old_eras_are_forgotten::<T>()?;
	idle_were_idle::<T>()?;
	commissions_add_up::<T>()
}

/// 1. The pot holds everything that was promised and not paid, beyond its existential deposit and beyond commissions.
fn pot_covers_payouts<T: Config>() -> Result<(), &'static str> {
	let promised = Payouts::<T>::get().iter().try_fold(0u128, |sum, payout| sum.checked_add(payout.left));
	ensure!(promised.is_some_and(|promised| promised <= Pallet::<T>::payable()), "1: the pot lacks what it promised");
	Ok(())
}

/// 2. Payouts are of ended eras in ascending order, have validators left to pay, and hold at least what those are due.
fn payouts_are_sound<T: Config>() -> Result<(), &'static str> {
	let mut last = None;
	for payout in Payouts::<T>::get() {
		ensure!(last.is_none_or(|last| last < payout.era), "2: payouts are out of order");
		ensure!(payout.era < T::Eras::now(), "2: the rewards of a running era are being paid");
		last = Some(payout.era);
		let points = Pallet::<T>::points(payout.era);
		let next = payout.next.saturated_into();
		ensure!(points.len() > next, "2: a payout has nobody left to pay");
		let rewards = points.iter().skip(next).map(|(_, points)| payout.reward_floor(*points));
		let due = rewards.fold(0u128, |sum, reward| sum.saturating_add(reward));
		ensure!(due <= payout.left && payout.left <= payout.pot, "2: a payout lacks what is due");
	}
	Ok(())
}

/// 3. The target of elections is between `MinValidators` and `MaxActive`.
fn rules_are_sound<T: Config>() -> Result<(), &'static str> {
	ensure!(Pallet::<T>::ensure_sound(&Rules::<T>::get()).is_ok(), "3: the rules of elections are not sound");
	Ok(())
}

/// 4. Whoever validates in the running session is exposed in the running era.
fn validators_are_exposed<T: Config>() -> Result<(), &'static str> {
	let exposures = Pallet::<T>::active_set();
	let exposed = |validator| exposures.iter().any(|exposure| exposure.operator == validator);
	ensure!(T::Session::validators().into_iter().all(exposed), "4: a validator is not exposed");
	Ok(())
}

/// 5. Exposures and points of eras older than `MaxLeavingEras` are gone, and there are none of eras to come.
fn old_eras_are_forgotten<T: Config>() -> Result<(), &'static str> {
	let now = T::Eras::now();
	let kept = |era: Era| era <= now && now.since(era) <= T::MaxLeavingEras::get();
	ensure!(Exposures::<T>::iter_keys().all(kept), "5: exposures of an era that is not kept");
	ensure!(EraPoints::<T>::iter_keys().all(|(era, _)| kept(era)), "5: points of an era that is not kept");
	Ok(())
}

/// 6. Whoever is counted as idle validated in the last era and earned nothing in it; each once.
fn idle_were_idle<T: Config>() -> Result<(), &'static str> {
	let last = T::Eras::now().minus(1);
	let mut points = Pallet::<T>::points(last);
	for (operator, eras) in IdleEras::<T>::get() {
		let at = points.iter().position(|(validator, _)| *validator == operator);
		let at = at.ok_or("6: who is counted as idle did not validate")?;
		ensure!(points.swap_remove(at).1 == 0 && eras > 0, "6: who is counted as idle was not");
	}
	Ok(())
}

/// 7. The pot holds all commissions that were not claimed, beyond its existential deposit.
fn commissions_add_up<T: Config>() -> Result<(), &'static str> {
	let owed = Commissions::<T>::iter_values().try_fold(0u128, |sum, commission| sum.checked_add(commission));
	ensure!(owed == Some(Owed::<T>::get()), "7: the commissions do not add up");
	let held = T::Currency::reducible_balance(&Pallet::<T>::pot(), Preservation::Preserve, Fortitude::Polite);
	ensure!(Owed::<T>::get() <= held, "7: the pot lacks the commissions");
	Ok(())
}
