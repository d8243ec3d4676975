//! Streams: paid for in advance, split by the era, cancelled with notice.

use crate::{
	types::{Budget, Offer, RewardAsset, Slot},
	AccountIdOf, Budgets, Config, Ending, Error, Event, NextStream, Pallet, RewardAssets, StreamOf, Streams,
};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{fungibles::Mutate, tokens::Preservation, EnsureOrigin, Get},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use palisade_primitives::{
	AssetKind, Balance, Category, Era, EraClock, RewardTarget, ServiceId, ServiceInspect, StakeInspect,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_fund(funder: AccountIdOf<T>, service: ServiceId, offer: Offer) -> DispatchResult {
		ensure!(T::Services::owner(service).is_some(), Error::<T>::ServiceNotFound);
		let fee = T::ProtocolFee::get().mul_floor(offer.amount);
		Self::open_stream(funder, RewardTarget::Service(service), offer, fee)
	}

	/// The treasury pays no fee to itself.
	pub(crate) fn do_incentivise(category: Category, offer: Offer) -> DispatchResult {
		Self::open_stream(T::Treasury::get(), RewardTarget::Category(category), offer, 0)
	}

	pub(crate) fn do_cancel(by: &AccountIdOf<T>, id: u32) -> DispatchResult {
		let mut stream = Streams::<T>::get(id).ok_or(Error::<T>::StreamNotFound)?;
		ensure!(stream.funder == *by, Error::<T>::NotFunder);
		let from = T::Eras::now().plus(T::CancelNotice::get()).next().max(stream.start);
		ensure!(from <= stream.end, Error::<T>::NothingToCancel);
		for era in from.0..=stream.end.0 {
			Self::change_budget(&stream, Era(era), |budget, part| budget.checked_sub(part))?;
		}
		let last = stream.end;
		let refund = stream.cut(from);
		Self::pay(&stream.funder, stream.slot, refund)?;
		Ending::<T>::remove(last, id);
		if stream.eras() == 0 {
			Streams::<T>::remove(id);
		} else {
			Ending::<T>::insert(stream.end, id, ());
			Streams::<T>::insert(id, stream);
		}
		Self::deposit_event(Event::StreamCancelled { stream: id, from, refund });
		Ok(())
	}

	/// Who may cancel streams of whom: governance those of the treasury.
	pub(crate) fn ensure_funder(origin: OriginFor<T>) -> Result<AccountIdOf<T>, DispatchError> {
		match T::AdminOrigin::try_origin(origin) {
			Ok(_) => Ok(T::Treasury::get()),
			Err(origin) => Ok(ensure_signed(origin)?),
		}
	}

	fn open_stream(funder: AccountIdOf<T>, target: RewardTarget, offer: Offer, fee: Balance) -> DispatchResult {
		let (slot, least) = Self::ensure_sound(&offer)?;
		let Offer { stake, asset, start, end, amount } = offer;
		let fee = Self::pay_fee(&funder, &asset, fee);
		let amount = amount.saturating_sub(fee);
		let stream = StreamOf::<T> { funder: funder.clone(), target, stake: stake.clone(), slot, start, end, amount };
		ensure!(stream.part(end) >= least.max(1), Error::<T>::BelowMinimum);
		Self::take_in(&funder, slot, amount)?;
		for era in start.0..=end.0 {
			Self::change_budget(&stream, Era(era), |budget, part| budget.checked_add(part))?;
		}
		let id = NextStream::<T>::mutate(|next| core::mem::replace(next, next.saturating_add(1)));
		Ending::<T>::insert(end, id, ());
		Streams::<T>::insert(id, stream);
		Self::deposit_event(Event::StreamOpened { stream: id, funder, target, stake, asset, start, end, amount, fee });
		Ok(())
	}

	/// Refuses what cannot be a stream; the place of its asset, and the least that an era gets.
	fn ensure_sound(offer: &Offer) -> Result<(Slot, Balance), Error<T>> {
		let (now, most) = (T::Eras::now(), T::MaxStreamEras::get());
		ensure!(offer.amount > 0, Error::ZeroAmount);
		ensure!(offer.start > now, Error::EraNotAhead);
		ensure!(offer.start <= now.plus(most), Error::TooFarAhead);
		ensure!(offer.start <= offer.end, Error::NoEras);
		ensure!(offer.end.since(offer.start) < most, Error::TooManyEras);
		let slot = Self::slot_of(&offer.asset)?;
		let assets = RewardAssets::<T>::get();
		let RewardAsset { accepting, least, .. } =
			assets.into_iter().nth(slot.into()).ok_or(Error::AssetNotAdmitted)?;
		ensure!(accepting, Error::AssetSuspended);
		ensure!(T::Stake::total(&offer.stake) > 0, Error::NothingStaked);
		Ok((slot, least))
	}

	/// Moves the fee to the treasury and returns it; what that cannot take is none.
	fn pay_fee(from: &AccountIdOf<T>, asset: &AssetKind, fee: Balance) -> Balance {
		let pay = || T::Assets::transfer(asset.clone(), from, &T::Treasury::get(), fee, Preservation::Preserve);
		if fee > 0 && with_storage_layer(pay).is_ok() {
			fee
		} else {
			0
		}
	}

	/// Lets `f` change the budget of an era, given what the stream gives it.
	fn change_budget(
		stream: &StreamOf<T>,
		era: Era,
		f: impl Fn(Balance, Balance) -> Option<Balance>,
	) -> Result<(), Error<T>> {
		let key = (era, stream.target, stream.stake.clone());
		let mut budgets = Budgets::<T>::get(&key).unwrap_or_default();
		let Budget { amount, paid } = budgets.get(stream.slot);
		let amount = f(amount, stream.part(era)).ok_or(Error::Overflow)?;
		budgets.set(stream.slot, Budget { amount, paid });
		Budgets::<T>::set(key, (!budgets.is_empty()).then_some(budgets));
		Ok(())
	}
}
