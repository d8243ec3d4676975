//! Who runs a basket, and what that costs.
//!
//! An era's first touch of a basket does what is due: the fee on what was gained, then the changes that were announced for
//! this era or before. Every view shows the basket as if that had happened.

use super::*;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult, Get},
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::{DepositConsequence, Provenance},
	},
};
use palisade_primitives::{Balance, BasketId, EraClock};
use sp_runtime::{traits::Saturating, Perbill};
use terms::rate_ceil;
use types::Holdings;

/// A basket as of now: itself, its account, its token and what it has.
pub(crate) type Live<T> = (BasketOf<T>, <T as frame_system::Config>::AccountId, u32, Holdings);

/// What is to be done at an era's first touch.
struct Due<T: Config> {
	/// How the basket is run afterwards.
	management: ManagementOf<T>,
	/// The fee.
	charge: Option<Charge<T>>,
}

/// A fee, who gets it, and whether it can: an account that cannot have tokens of the basket forgoes it.
struct Charge<T: Config> {
	manager: T::AccountId,
	fee: Fee,
	is_payable: bool,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_manager(who: &T::AccountId, id: BasketId, to: Option<T::AccountId>) -> DispatchResult {
		let management = Self::managed_by(who, id)?;
		let Some(to) = to else {
			Self::change(id, Management::abandon);
			Self::deposit_event(Event::ManagerChanged { basket: id, manager: None });
			return Ok(());
		};
		let nominee = (to != *who).then_some(to);
		ensure!(nominee != management.nominee, Error::<T>::NothingToChange);
		Self::change(id, |management| management.nominee = nominee.clone());
		Self::deposit_event(Event::ManagerNominated { basket: id, nominee });
		Ok(())
	}

	pub(crate) fn do_accept_management(who: &T::AccountId, id: BasketId) -> DispatchResult {
		let management = Self::management(id).ok_or(Error::<T>::BasketNotFound)?;
		ensure!(management.nominee.as_ref() == Some(who), Error::<T>::NotNominee);
		Self::change(id, |management| management.manager = management.nominee.take());
		Self::deposit_event(Event::ManagerChanged { basket: id, manager: Some(who.clone()) });
		Ok(())
	}

	pub(crate) fn do_set_fee(who: &T::AccountId, id: BasketId, to: Perbill) -> DispatchResult {
		let fee = Self::managed_by(who, id)?.fee;
		let (basket, _, _) = Self::load(id)?;
		let waits = fee.next.is_some_and(|(next, _)| next == to);
		ensure!(to != fee.current && !waits, Error::<T>::NothingToChange);
		ensure!(to <= T::MaxFee::get(), Error::<T>::FeeTooHigh);
		let largest = fee.current.saturating_add(T::MaxFeeStep::get());
		ensure!(to <= largest || Self::is_unsold(&basket), Error::<T>::FeeRaiseTooLarge);
		let now = T::Eras::now();
		let from = if to < fee.current { now } else { Self::notice(&basket) };
		Self::change(id, |management| {
			management.fee = Timed { current: fee.current, next: Some((to, from)) }.as_of(now);
		});
		Self::deposit_event(Event::FeeAnnounced { basket: id, fee: to, from });
		Ok(())
	}

	pub(crate) fn do_cancel_changes(who: &T::AccountId, id: BasketId) -> DispatchResult {
		let mut management = Self::managed_by(who, id)?;
		ensure!(management.cancel(), Error::<T>::NothingToChange);
		Self::change(id, |management| {
			management.cancel();
		});
		Self::deposit_event(Event::ChangesCancelled { basket: id });
		Ok(())
	}

	pub(crate) fn do_charge_fee(id: BasketId) -> DispatchResult {
		let (_, due) = Self::first_touch(id)?;
		ensure!(due.is_some_and(|due| due.charge.is_some()), Error::<T>::NothingToCharge);
		Self::enact(id);
		Ok(())
	}

	/// How the basket is run as of now; `None` if there is no such basket.
	pub fn management(id: BasketId) -> Option<ManagementOf<T>> {
		Managed::<T>::get(id).map(|management| management.as_of(T::Eras::now()))
	}

	/// Leaves the basket without a manager: from now on its targets are what the chain's active set says. For the chain's
	/// genesis.
	pub fn let_follow_active_set(id: BasketId) {
		Self::change(id, |management| {
			management.abandon();
			management.follows = Follows::ActiveSet;
		});
	}

	/// Begins to run a basket whose targets are `targets`; its creator is its first manager.
	pub(crate) fn begin_management(id: BasketId, creator: &T::AccountId, targets: &TargetsOf<T>) {
		let (now, policy) = (T::Eras::now(), Self::first_policy(targets));
		Managed::<T>::insert(id, Management::new(creator.clone(), policy.clone(), now));
		Self::deposit_event(Event::PolicyAnnounced { basket: id, policy, from: now });
	}

	/// The basket as of now, whose first touch in the era may be still to come.
	pub(crate) fn live(id: BasketId) -> Result<Live<T>, DispatchError> {
		Self::first_touch(id).map(|(live, _)| live)
	}

	/// Writes what [`Self::live`] shows: call it before anything else is written. Never fails.
	pub(crate) fn enact(id: BasketId) {
		if Managed::<T>::get(id).is_some_and(|management| management.touched == T::Eras::now()) {
			return;
		}
		let Ok(((basket, _, token, _), Some(Due { management, charge }))) = Self::first_touch(id) else { return };
		if let Some(Charge { manager, fee: Fee { gain, tokens }, is_payable }) = charge {
			let is_paid = is_payable && T::Tokens::mint_into(token, &manager, tokens).is_ok();
			Self::deposit_event(match is_paid {
				true => Event::FeeCharged { basket: id, manager, gain, tokens },
				false => Event::FeeForgone { basket: id, manager, gain, tokens },
			});
		}
		Self::join_gains(id);
		Self::note(id, &basket);
		Managed::<T>::insert(id, management);
		Baskets::<T>::insert(id, basket);
	}

	/// The basket as of now, and what the era's first touch is still to do.
	fn first_touch(id: BasketId) -> Result<(Live<T>, Option<Due<T>>), DispatchError> {
		let (mut basket, account, token) = Self::load(id)?;
		let holdings = Self::holdings(id, &basket);
		let (now, ask) = (T::Eras::now(), holdings.ask());
		let due = Managed::<T>::get(id).filter(|management| management.touched < now).map(|management| {
			let charge = Self::fee_due(&management, token, ask, basket.supply);
			let minted = charge.as_ref().filter(|charge| charge.is_payable).map_or(0, |charge| charge.fee.tokens);
			basket.supply = basket.supply.saturating_add(minted);
			let mark = management.mark.max(rate_ceil(ask, basket.supply));
			Due { management: Management { mark, touched: now, ..management.as_of(now) }, charge }
		});
		Ok(((basket, account, token, holdings), due))
	}

	/// What the manager gets for the gain above the mark; `None` if that is nothing. A raise of the fee that is due counts
	/// for later gains only.
	fn fee_due(management: &ManagementOf<T>, token: u32, ask: Balance, supply: Balance) -> Option<Charge<T>> {
		let manager = management.manager.clone()?;
		let fee = Fee::new(management.fee.current, ask, supply, management.mark);
		let can_have = || T::Tokens::can_deposit(token, &manager, fee.tokens, Provenance::Minted);
		let is_payable = supply.checked_add(fee.tokens).is_some() && can_have() == DepositConsequence::Success;
		(fee.tokens > 0).then_some(Charge { manager, fee, is_payable })
	}

	/// Changes how a basket is run, after the era's first touch.
	pub(crate) fn change(id: BasketId, change: impl FnOnce(&mut ManagementOf<T>)) {
		Self::enact(id);
		Managed::<T>::mutate(id, |known| known.as_mut().map(change));
	}

	/// How a basket is run as of now, if `who` runs it.
	pub(crate) fn managed_by(who: &T::AccountId, id: BasketId) -> Result<ManagementOf<T>, DispatchError> {
		let management = Self::management(id).ok_or(Error::<T>::BasketNotFound)?;
		ensure!(management.manager.as_ref() == Some(who), Error::<T>::NotManager);
		Ok(management)
	}
}
