//! Points, and what they earn.

use crate::{
	Commissions, Config, EraPoints, Error, Event, ExposureOf, Exposures, Owed, Pallet, Payout, Payouts, Split,
	WeightInfo, POINTS_PER_BLOCK,
};
use frame_support::{
	dispatch::DispatchClass,
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Preservation},
	},
	weights::WeightMeter,
};
use palisade_primitives::{keyless, Balance, Era, EraClock, OperatorInspect, PoolKey, StakeMutate};
use sp_runtime::{traits::Get, DispatchError, DispatchResult, SaturatedConversion};

/// The chain pays at most so many validators a block.
const PAID_PER_BLOCK: u32 = 10;

impl<T: Config> Pallet<T> {
	/// The keyless account that issuance fills and validators are paid from.
	pub fn pot() -> T::AccountId {
		keyless(b"palisade/rewards", ())
	}

	/// What the pot holds beyond its existential deposit, commissions and open payouts.
	pub fn unpromised() -> Balance {
		let promised = Payouts::<T>::get().iter().fold(0u128, |sum, payout| sum.saturating_add(payout.left));
		Self::payable().saturating_sub(promised)
	}

	/// What the pot holds beyond its existential deposit and beyond commissions.
	pub(crate) fn payable() -> Balance {
		let held = T::Currency::reducible_balance(&Self::pot(), Preservation::Preserve, Fortitude::Polite);
		held.saturating_sub(Owed::<T>::get())
	}

	pub(crate) fn note_block(author: T::AccountId) {
		let add = |points: &mut u32| *points = points.saturating_add(POINTS_PER_BLOCK);
		EraPoints::<T>::mutate(T::Eras::now(), author, add);
		let weight = T::WeightInfo::note_author();
		frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, DispatchClass::Mandatory);
	}

	/// Pays the next validators of the oldest open payout, as many as `meter` and the block's share allow.
	pub(crate) fn pay_within(meter: &mut WeightMeter) {
		if meter.try_consume(T::DbWeight::get().reads(1)).is_err() {
			return;
		}
		let Some(Payout { era, .. }) = Payouts::<T>::get().first().copied() else { return };
		let affordable = |count: &u32| meter.can_consume(T::WeightInfo::pay_rewards(*count));
		let Some(count) = (1..=PAID_PER_BLOCK).rev().find(affordable) else { return };
		meter.consume(T::WeightInfo::pay_rewards(count));
		if let Err(error) = Self::do_pay(era, count) {
			frame_support::defensive!("an open payout can be paid", error);
		}
	}

	/// Pays up to `most` validators of `era`, each once, and returns how many were paid.
	pub(crate) fn do_pay(era: Era, most: u32) -> Result<u32, Error<T>> {
		let mut payouts = Payouts::<T>::get();
		let payout = payouts.iter_mut().find(|payout| payout.era == era).ok_or(Error::NothingToPay)?;
		let exposures = Exposures::<T>::get(era);
		let waiting = exposures.iter().skip(payout.next.saturated_into());
		let mut paid = 0u32;
		for exposure in waiting.take(most.saturated_into()) {
			let reward = payout.reward_floor(EraPoints::<T>::get(era, &exposure.operator));
			payout.left = payout.left.saturating_sub(Self::reward(era, exposure, reward));
			paid = paid.saturating_add(1);
		}
		payout.next = payout.next.saturating_add(paid);
		let Payout { next, left, .. } = *payout;
		if next >= exposures.len().saturated_into() {
			payouts.retain(|payout| payout.era != era);
			Self::deposit_event(Event::PayoutClosed { era, left });
		}
		Payouts::<T>::put(payouts);
		Ok(paid)
	}

	/// Pays `operator` the commissions that the pot has for it.
	pub(crate) fn do_claim_commission(operator: &T::AccountId) -> DispatchResult {
		let amount = Commissions::<T>::take(operator);
		ensure!(amount > 0, Error::<T>::NothingToPay);
		Owed::<T>::mutate(|owed| *owed = owed.saturating_sub(amount));
		T::Currency::transfer(&Self::pot(), operator, amount, Preservation::Preserve)?;
		Self::deposit_event(Event::CommissionPaid { operator: operator.clone(), amount });
		Ok(())
	}

	/// Rewards one validator and returns what is no longer promised: all or nothing.
	fn reward(era: Era, exposure: &ExposureOf<T>, amount: Balance) -> Balance {
		if amount == 0 {
			return 0;
		}
		let operator = exposure.operator.clone();
		match with_storage_layer(|| Self::divide(era, exposure, amount)) {
			Ok(split) => {
				let Split { commission, withheld, base, restaked } = split;
				if withheld > 0 {
					Self::deposit_event(Event::CommissionWithheld {
						era,
						operator: operator.clone(),
						amount: withheld,
					});
				}
				Self::deposit_event(Event::Rewarded { era, operator, commission, base, restaked });
				split.total()
			}
			Err(error) => {
				Self::deposit_event(Event::RewardFailed { era, operator, amount, error });
				0
			}
		}
	}

	/// Moves a reward from the pot to the operator's native pools, and a commission that is withheld to the treasury; one
	/// that it cannot receive is the pools'. The operator's commission stays in the pot until it is claimed: so what rewards
	/// cost does not grow with the number of accounts.
	fn divide(era: Era, exposure: &ExposureOf<T>, reward: Balance) -> Result<Split, DispatchError> {
		let (pot, operator) = (Self::pot(), &exposure.operator);
		let mut split = exposure.split_floor(reward);
		if T::Operators::is_withheld(operator, era) {
			split = split.withhold();
		}
		if Self::pay_withheld(&pot, split.withheld).is_err() {
			split = exposure.split_all_floor(reward);
		}
		Self::owe_commission(operator, split.commission);
		let [base, restaked] = PoolKey::consensus(operator);
		for (pool, amount) in [(base, split.base), (restaked, split.restaked)] {
			if amount > 0 {
				T::Stake::reward_for(&pool, era, &pot, amount)?;
			}
		}
		ensure!(split.total() == reward, DispatchError::Corruption);
		Ok(split)
	}

	fn owe_commission(operator: &T::AccountId, amount: Balance) {
		if amount > 0 {
			Commissions::<T>::mutate(operator, |commission| *commission = commission.saturating_add(amount));
			Owed::<T>::mutate(|owed| *owed = owed.saturating_add(amount));
		}
	}

	fn pay_withheld(pot: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		with_storage_layer(|| {
			T::Currency::transfer(pot, &T::Treasury::get(), amount, Preservation::Preserve).map(|_| ())
		})
	}
}
