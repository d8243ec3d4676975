//! Paying redemptions.

use super::*;
use exit::Exit;
use frame_support::{
	dispatch::PostDispatchInfo,
	ensure,
	pallet_prelude::{DispatchResult, DispatchResultWithPostInfo},
	storage::with_storage_layer,
};
use palisade_primitives::{Balance, BasketId, EraClock, RedemptionId};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_claim(id: RedemptionId) -> DispatchResultWithPostInfo {
		let mut redemption = Redemptions::<T>::get(id).ok_or(Error::<T>::RedemptionNotFound)?;
		let Redemption { basket, line, owner, asked, .. } = redemption.clone();
		let finalised = Self::finalise_if_matured(basket, line);
		let exit = Exits::<T>::get(basket, line);
		let amount = match (redemption.take(exit.as_ref()), finalised) {
			(Some(amount), _) => amount,
			(None, Err(failure)) => return Err(failure.into()),
			(None, Ok(_)) => return Err(Error::<T>::NotMatured.into()),
		};
		let asset = Self::load(basket)?.0.asset;
		Self::pay(asset, basket, &owner, amount)?;
		Self::take_from_escrow(basket, amount);
		let left = redemption.asked;
		if left > 0 {
			Redemptions::<T>::insert(id, redemption);
		} else {
			Redemptions::<T>::remove(id);
			RedemptionsOf::<T>::remove(&owner, id);
			// Cash alone stands in no line.
			if let Some(mut exit) = exit.filter(|_| asked > 0) {
				exit.open = exit.open.saturating_sub(1);
				Self::save_exit(basket, line, exit);
			}
		}
		Self::deposit_event(Event::RedemptionClaimed { redemption: id, owner, amount, left });
		let worked = matches!(finalised, Ok(true));
		Ok(PostDispatchInfo { actual_weight: (!worked).then(T::WeightInfo::claim), ..Default::default() })
	}

	/// Whether the exit has matured and was made final just now.
	fn finalise_if_matured(id: BasketId, line: Line) -> Result<bool, DispatchError> {
		let matured = |exit: Exit| !exit.is_final() && exit.matures <= T::Eras::now();
		if !Exits::<T>::get(id, line).is_some_and(matured) {
			return Ok(false);
		}
		with_storage_layer(|| Self::do_finalise(id, line)).map(|()| true)
	}

	fn take_from_escrow(id: BasketId, amount: Balance) {
		Queues::<T>::mutate(id, |queue| queue.escrowed = queue.escrowed.saturating_sub(amount));
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
}
