//! Answers for clients.

use crate::{AccountIdOf, Budgets, Config, Dues, History, Pallet, PoolKeyOf, Positions, StreamOf, Streams};
use alloc::vec::Vec;
use frame_support::{
	storage::{with_transaction, TransactionOutcome},
	traits::Get,
};
use palisade_math::ratio::mul_div_floor;
use palisade_primitives::{AssetKind, Balance, BudgetView, Era, EraClock, PaidEraView, RewardTarget};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// What `who` earned in the pool and was not paid, by asset, as if the pool were touched now.
	pub(crate) fn earned_of(who: &AccountIdOf<T>, key: &PoolKeyOf<T>) -> Vec<(AssetKind, Balance)> {
		let whole = || {
			let (_, position, _) = Self::settled(key, who)?;
			Some(position.earned.map(|_, claimable| claimable.whole()))
		};
		Self::as_if(whole).map(|amounts| Self::by_asset(amounts.iter())).unwrap_or_default()
	}

	/// What the shares that `who` has in the pool earned in `era`, floored; `None` where that cannot be known: they were
	/// others then, the era has not ended, or it is forgotten.
	pub fn earned_in(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, era: Era) -> Option<Vec<(AssetKind, Balance)>> {
		if era >= T::Eras::now() || era < Self::oldest_kept() {
			return None;
		}
		let paid = Self::as_if(|| {
			let Some((_, position, shares)) = Self::settled(key, who) else { return Some(Default::default()) };
			if era < position.since {
				return None;
			}
			let paid = History::<T>::get(era, key).unwrap_or_default();
			Some(paid.amounts.map(|_, amount| mul_div_floor(*amount, shares, paid.shares).unwrap_or(0)))
		})?;
		Some(Self::by_asset(paid.iter()))
	}

	/// Pools in which it is known what `who` earned. It may also have earned something where it has a position, and has not
	/// been told of since.
	pub fn pools_of(who: &AccountIdOf<T>) -> Vec<PoolKeyOf<T>> {
		Positions::<T>::iter_key_prefix(who).collect()
	}

	/// What the shares of a pool were paid, by era, the oldest first.
	pub fn pool_rewards(key: &PoolKeyOf<T>) -> Vec<PaidEraView> {
		let eras = (Self::oldest_kept().0..T::Eras::now().0).map(Era);
		let view = |era| {
			let paid = History::<T>::get(era, key)?;
			Some(PaidEraView { era, shares: paid.shares, paid: Self::by_asset(paid.amounts.iter()) })
		};
		eras.filter_map(view).collect()
	}

	/// What there is, was and is going to be for what pools of `stake` guarantee, by era, the oldest first.
	pub fn budgets_of(target: RewardTarget, stake: &AssetKind) -> Vec<BudgetView> {
		let last = T::Eras::now().plus(T::MaxStreamEras::get().saturating_mul(2));
		let eras = (Self::oldest_kept().0..=last.0).map(Era);
		let views = eras.filter_map(|era| Some((era, Budgets::<T>::get((era, target, stake))?)));
		let views = views.flat_map(|(era, budgets)| {
			let of = |(slot, budget): (_, &crate::types::Budget)| {
				let asset = Self::asset_of(slot).ok()?;
				Some(BudgetView { era, asset, amount: budget.amount, paid: budget.paid })
			};
			budgets.iter().filter_map(of).filter(|view| view.amount > 0).collect::<Vec<_>>()
		});
		views.collect()
	}

	/// Streams that are not forgotten, with their ids.
	pub fn streams() -> Vec<(u32, StreamOf<T>)> {
		Streams::<T>::iter().collect()
	}

	/// What `who` is owed beside what it earned in pools.
	pub fn dues(who: &AccountIdOf<T>) -> Vec<(AssetKind, Balance)> {
		Self::by_asset(Dues::<T>::get(who).iter())
	}

	/// What `f` sees after all that it changes, of which nothing stays.
	fn as_if<R>(f: impl FnOnce() -> Option<R>) -> Option<R> {
		let outcome = with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(f())));
		outcome.ok().flatten()
	}
}
