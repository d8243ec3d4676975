//! What nobody earned goes back.

use crate::{
	types::{Amounts, Budget, MAX_SPAN},
	Budgets, Config, Error, Event, Pallet,
};
use frame_support::{ensure, traits::Get};
use palisade_primitives::{AssetKind, Era, EraClock, RewardTarget, SecurityTables, ServiceInspect};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_reclaim(target: RewardTarget, stake: AssetKind, era: Era) -> DispatchResult {
		let budgets = Budgets::<T>::get((era, target, &stake)).ok_or(Error::<T>::BudgetNotFound)?;
		ensure!(Self::is_over(era), Error::<T>::EraNotOver);
		let left = budgets.map(|_, budget| budget.left());
		ensure!(!left.is_empty(), Error::<T>::NothingLeft);
		let spent = budgets.map(|_, budget| Budget { amount: budget.paid, ..*budget });
		Budgets::<T>::set((era, target, &stake), (!spent.is_empty()).then_some(spent));
		Self::give_back(target, &stake, era, &left);
		Ok(())
	}

	/// Pays what is left to the service's owner, or to the treasury if it has none.
	pub(crate) fn give_back(target: RewardTarget, stake: &AssetKind, era: Era, left: &Amounts) {
		let owner = match target {
			RewardTarget::Service(service) => T::Services::owner(service),
			RewardTarget::Category(_) => None,
		};
		let to = owner.unwrap_or_else(T::Treasury::get);
		for (slot, amount) in left.iter().filter(|(_, amount)| **amount > 0) {
			let Ok(asset) = Self::asset_of(slot) else { continue };
			let (amount, paid) = (*amount, Self::pay_or_owe(&to, slot, *amount));
			let (stake, to) = (stake.clone(), to.clone());
			Self::deposit_event(Event::Reclaimed { target, stake, era, asset, to, amount, paid });
		}
	}

	/// Whether nobody will be paid of the budgets of `era` any more: every pool was seen after the era that paid them, and
	/// offences of `era` cannot be reported.
	fn is_over(era: Era) -> bool {
		let now = T::Eras::now();
		if now <= era.plus(T::Eras::slash_window()) {
			return false;
		}
		let ended = (era.0..era.plus(MAX_SPAN).0).map(Era).take_while(|with| *with < now);
		match ended.clone().find(|with| Self::span(*with) > 0) {
			Some(with) => T::Security::complete_until() > with,
			None => now >= era.plus(MAX_SPAN),
		}
	}
}
