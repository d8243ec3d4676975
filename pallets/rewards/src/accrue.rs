//! What a pool earns for an era that has ended.

use crate::{
	types::{Amounts, PaidEra, MAX_LATE_ERAS, MAX_SPAN},
	Budgets, Config, Event, History, Indices, Pallet, PoolKeyOf, Spans, Unpaid, WeightInfo,
};
use alloc::collections::BTreeMap;
use frame_support::{traits::Get, weights::Weight};
use palisade_primitives::{
	AssetKind, Balance, Era, OperatorInspect, OperatorRecord, RewardTarget, SecurityTables, ServiceInspect, Tier,
};

impl<T: Config> Pallet<T> {
	/// Notes whether `era`, which has just ended, pays, and for how many eras.
	pub(crate) fn note_ended(era: Era) {
		let unpaid = Unpaid::<T>::get();
		if T::Security::complete_until() < era {
			Spans::<T>::insert(era, 0);
			Unpaid::<T>::put(unpaid.saturating_add(1));
			Self::deposit_event(Event::EraUnpaid { era });
		} else if unpaid > 0 {
			Spans::<T>::insert(era, unpaid.saturating_add(1).min(MAX_SPAN));
			Unpaid::<T>::kill();
		}
	}

	/// Pays the pool for the eras `first..=last`, through which it had `shares`: for those of which its rows can still be
	/// there, and for the last [`MAX_LATE_ERAS`] of them.
	pub(crate) fn accrue_all(key: &PoolKeyOf<T>, first: Era, last: Era, shares: u128) -> Weight {
		// Base pools guarantee nothing; without shares there is nobody to pay.
		if key.tier == Tier::Base || shares == 0 {
			return Weight::zero();
		}
		let oldest = first.max(T::Security::oldest()).max(last.next().minus(MAX_LATE_ERAS));
		let eras = oldest.0..=last.0;
		eras.fold(T::DbWeight::get().reads(1), |weight, era| weight.saturating_add(Self::accrue(key, Era(era), shares)))
	}

	/// Pays the pool for one era, if that pays and its operator was not in jail.
	pub(crate) fn accrue(key: &PoolKeyOf<T>, era: Era, shares: u128) -> Weight {
		let span = Self::span(era);
		let targets = Self::guaranteed(key, era);
		if span == 0 || targets.is_empty() || T::Operators::was_jailed(&key.operator, era) {
			return T::DbWeight::get().reads(3);
		}
		let mut earned = Amounts::default();
		for (target, guarantee) in &targets {
			let total = Self::total(*target, &key.asset, era);
			for with in era.next().minus(span).0..=era.0 {
				earned.add_all(&Self::pay_part(*target, &key.asset, Era(with), *guarantee, total));
			}
		}
		let count = u32::try_from(targets.len()).unwrap_or(u32::MAX);
		if earned.is_empty() {
			let each = u64::from(span).saturating_add(2);
			return T::DbWeight::get().reads(u64::from(count).saturating_mul(each).saturating_add(3));
		}
		Self::distribute(key, era, shares, &earned);
		T::WeightInfo::accrue(count).saturating_mul(span.into())
	}

	/// For how many eras, itself the last of them, an ended era pays.
	pub(crate) fn span(era: Era) -> u32 {
		Spans::<T>::get(era).unwrap_or(1)
	}

	/// What the pool guaranteed in `era`: to each service, and to all services of each kind.
	fn guaranteed(key: &PoolKeyOf<T>, era: Era) -> BTreeMap<RewardTarget, Balance> {
		let mut targets = BTreeMap::<_, Balance>::new();
		for (service, guarantee) in T::Security::rows_of(key, era) {
			let category = T::Services::category(service).map(RewardTarget::Category);
			for target in [Some(RewardTarget::Service(service)), category].into_iter().flatten() {
				let sum = targets.entry(target).or_default();
				*sum = sum.saturating_add(guarantee);
			}
		}
		targets
	}

	/// What all pools of the asset guaranteed in `era`.
	fn total(target: RewardTarget, stake: &AssetKind, era: Era) -> Balance {
		match target {
			RewardTarget::Service(service) => T::Security::service_total(service, stake, era),
			RewardTarget::Category(category) => T::Security::category_total(category, stake, era),
		}
	}

	/// Takes the pool's part out of the budget of an era, floored for each asset.
	fn pay_part(target: RewardTarget, stake: &AssetKind, era: Era, guarantee: Balance, total: Balance) -> Amounts {
		let key = (era, target, stake);
		let Some(mut budgets) = Budgets::<T>::get(key) else { return Amounts::default() };
		let before = budgets.clone();
		let mut paid = Amounts::default();
		for (slot, budget) in before.iter() {
			let mut budget = *budget;
			paid.set(slot, budget.pay_floor(guarantee, total));
			budgets.set(slot, budget);
		}
		if !paid.is_empty() {
			Budgets::<T>::insert(key, budgets);
		}
		paid
	}

	/// Gives the operator its commission, floored for each asset, or the treasury if a verdict withholds it, and the rest to
	/// all shares.
	fn distribute(key: &PoolKeyOf<T>, era: Era, shares: u128, earned: &Amounts) {
		let (commission, amounts) = earned.split_floor(T::Operators::commission_in(&key.operator, era));
		let withheld = T::Operators::is_withheld(&key.operator, era);
		Self::owe(&if withheld { T::Treasury::get() } else { key.operator.clone() }, &commission);
		if !amounts.is_empty() {
			let mut index = Indices::<T>::get(key).unwrap_or_default();
			index.last = era;
			amounts.iter().filter(|(_, amount)| **amount > 0).for_each(|(slot, amount)| {
				index.mutate(slot, |earnings| earnings.add(*amount, shares));
			});
			Indices::<T>::insert(key, index);
			History::<T>::insert(era, key, PaidEra { shares, amounts: amounts.clone() });
		}
		let (amounts, commission) = (Self::by_asset(amounts.iter()), Self::by_asset(commission.iter()));
		Self::deposit_event(Event::Accrued { pool: key.clone(), era, shares, amounts, commission, withheld });
	}
}
