//! Paying redemptions.

use super::*;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	storage::with_storage_layer,
};
use palisade_primitives::{Balance, EraClock, RedemptionId, StakeInspect, StakeMutate, TicketId};

/// What came of several payments: one that fails (too little for an account that has none of the asset) holds none of
/// the others back, and stays to be claimed.
#[derive(Default)]
struct Payments {
	amount: Balance,
	failure: Option<DispatchError>,
}

impl Payments {
	/// Notes a payment and returns whether it was made.
	fn note(&mut self, payment: Result<Balance, DispatchError>) -> bool {
		match payment {
			Ok(amount) => self.amount = self.amount.saturating_add(amount),
			Err(failure) => self.failure = Some(failure),
		}
		payment.is_ok()
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_claim(id: RedemptionId) -> DispatchResult {
		let before = Redemptions::<T>::get(id).ok_or(Error::<T>::RedemptionNotFound)?;
		let (basket, account, _) = Self::load(before.basket)?;
		let (mut after, mut payments) = (before.clone(), Payments::default());

		let cash = Self::pay(basket.asset, before.basket, &before.owner, before.cash).map(|()| before.cash);
		if payments.note(cash) {
			after.cash = 0;
		}
		after.tickets.retain(|ticket| {
			!(Self::is_matured(ticket) && payments.note(Self::complete(&account, *ticket, &before.owner)))
		});
		ensure!(after != before, payments.failure.unwrap_or(Error::<T>::NotMatured.into()));

		let left = after.tickets.len().try_into().unwrap_or(MAX_TARGETS);
		let owner = before.owner;
		if after.cash == 0 && left == 0 {
			Redemptions::<T>::remove(id);
			RedemptionsOf::<T>::remove(&owner, id);
		} else {
			Redemptions::<T>::insert(id, after);
		}
		Self::deposit_event(Event::RedemptionClaimed { redemption: id, owner, amount: payments.amount, left });
		Ok(())
	}

	pub(crate) fn do_transfer_redemption(owner: &T::AccountId, id: RedemptionId, to: T::AccountId) -> DispatchResult {
		let mut redemption = Redemptions::<T>::get(id).ok_or(Error::<T>::RedemptionNotFound)?;
		ensure!(redemption.owner == *owner, Error::<T>::NotAuthorized);
		redemption.owner = to.clone();
		Redemptions::<T>::insert(id, redemption);
		RedemptionsOf::<T>::remove(owner, id);
		RedemptionsOf::<T>::insert(&to, id, ());
		Self::deposit_event(Event::RedemptionTransferred { redemption: id, from: owner.clone(), to });
		Ok(())
	}

	fn is_matured(ticket: &TicketId) -> bool {
		T::Stake::ticket(*ticket).is_some_and(|ticket| ticket.matures <= T::Eras::now())
	}

	fn complete(account: &T::AccountId, ticket: TicketId, to: &T::AccountId) -> Result<Balance, DispatchError> {
		with_storage_layer(|| T::Stake::complete_leave(account, ticket, to))
	}
}
