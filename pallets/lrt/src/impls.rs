//! What others may know of baskets, and the names of their accounts and tokens.

use super::*;
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::{
	pallet_prelude::{DispatchError, Get},
	traits::EnsureOriginWithArg,
};
use frame_system::RawOrigin;
use palisade_primitives::{
	keyless, AssetKind, Balance, BasketId, BasketInspect, BasketView, EraClock, HoldingView, RedemptionId,
	RedemptionView, StakeInspect, Tier,
};
use sp_runtime::{FixedPointNumber, FixedU128};
use types::Holdings;

impl<T: Config> Pallet<T> {
	/// The keyless account that has what the basket has.
	pub fn account_of(id: BasketId) -> T::AccountId {
		keyless(b"palisade/basket", id)
	}

	/// The basket's token; `None` when the range of ids is used up.
	pub fn token_of(id: BasketId) -> Option<u32> {
		T::TokenIdBase::get().checked_add(id.0)
	}

	/// Whether the id is reserved for tokens of baskets.
	pub fn is_token_id(id: u32) -> bool {
		id >= T::TokenIdBase::get()
	}

	/// The highest tier in the basket whose token has the id; `None` if there is no such token.
	pub fn tier_of_token(id: u32) -> Option<Tier> {
		let basket = id.checked_sub(T::TokenIdBase::get())?;
		Baskets::<T>::get(BasketId(basket)).map(|basket| basket.tier())
	}

	/// Whether it is a liquid token, or could become one, that no pool may hold: any but an LST.
	pub(crate) fn is_lrt(asset: &AssetKind) -> bool {
		let AssetKind::WithId(id) = asset else { return false };
		Self::is_token_id(*id) && Self::tier_of_token(*id) != Some(Tier::Base)
	}

	/// The basket, its account and its token, after the gains that were released have joined it.
	pub(crate) fn load(id: BasketId) -> Result<(BasketOf<T>, T::AccountId, u32), DispatchError> {
		Self::join_gains(id);
		Self::peek(id)
	}

	/// What [`Self::load`] would give; writes nothing.
	pub(crate) fn peek(id: BasketId) -> Result<(BasketOf<T>, T::AccountId, u32), DispatchError> {
		let mut basket = Baskets::<T>::get(id).ok_or(Error::<T>::BasketNotFound)?;
		basket.buffer = basket.buffer.saturating_add(Self::due_gains(id));
		let token = Self::token_of(id).ok_or(Error::<T>::TooManyBaskets)?;
		Ok((basket, Self::account_of(id), token))
	}

	pub(crate) fn holdings(basket: &BasketOf<T>, account: &T::AccountId) -> Holdings {
		let positions = basket.targets.iter().map(|target| T::Stake::position(&target.pool, account)).collect();
		Holdings { positions, buffer: basket.buffer }
	}

	fn redemption(id: RedemptionId) -> Option<RedemptionView<T::AccountId>> {
		let Redemption { basket, owner, cash, tickets } = Redemptions::<T>::get(id)?;
		let tickets: Vec<_> = tickets.into_iter().filter_map(T::Stake::ticket).collect();
		let matures = tickets.iter().map(|ticket| ticket.matures).max().unwrap_or(T::Eras::now());
		let value = tickets.iter().map(|ticket| ticket.value).fold(cash, Balance::saturating_add);
		let settled_value = tickets.iter().map(|ticket| ticket.settled_value).fold(cash, Balance::saturating_add);
		Some(RedemptionView { id, basket, owner, cash, tickets, matures, value, settled_value })
	}
}

impl<T: Config> BasketInspect<T::AccountId> for Pallet<T> {
	fn basket(id: BasketId) -> Option<BasketView<T::AccountId>> {
		let (basket, account, token) = Self::peek(id).ok()?;
		let holdings = Self::holdings(&basket, &account);
		let (bid, ask, tier) = (holdings.bid(), holdings.ask(), basket.tier());
		let pools = basket.targets.into_iter().zip(holdings.positions).map(|(Target { pool, weight }, position)| {
			let (value, settled_value, entering) = (position.value, position.settled_value, position.entering);
			HoldingView { pool, weight, value, settled_value, entering }
		});
		Some(BasketView {
			asset: basket.asset,
			token,
			account,
			tier,
			pools: pools.collect(),
			buffer: basket.buffer,
			supply: basket.supply,
			bid,
			ask,
			rate_bid: rate_floor(bid, basket.supply),
			rate_ask: rate_floor(ask, basket.supply),
		})
	}

	fn redemptions_of(who: &T::AccountId) -> Vec<RedemptionView<T::AccountId>> {
		RedemptionsOf::<T>::iter_key_prefix(who).filter_map(Self::redemption).collect()
	}

	fn rate_bid(id: BasketId) -> Option<FixedU128> {
		Self::basket(id).map(|basket| basket.rate_bid)
	}

	fn rate_ask(id: BasketId) -> Option<FixedU128> {
		Self::basket(id).map(|basket| basket.rate_ask)
	}
}

/// `value / supply`, floored, the largest number if it does not fit. The seed keeps the supply positive.
fn rate_floor(value: Balance, supply: Balance) -> FixedU128 {
	FixedU128::checked_from_rational(value, supply).unwrap_or(FixedU128::from_inner(u128::MAX))
}

/// Who may create an asset in pallet-assets: any signed account, but not with an id reserved for tokens of baskets.
pub struct SignedOutsideBaskets<T>(PhantomData<T>);

impl<T: Config> EnsureOriginWithArg<T::RuntimeOrigin, u32> for SignedOutsideBaskets<T> {
	type Success = T::AccountId;

	fn try_origin(origin: T::RuntimeOrigin, id: &u32) -> Result<T::AccountId, T::RuntimeOrigin> {
		if Pallet::<T>::is_token_id(*id) {
			return Err(origin);
		}
		match origin.into() {
			Ok(RawOrigin::Signed(who)) => Ok(who),
			Ok(other) => Err(other.into()),
			Err(origin) => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(id: &u32) -> Result<T::RuntimeOrigin, ()> {
		if Pallet::<T>::is_token_id(*id) {
			return Err(());
		}
		Ok(RawOrigin::Signed(frame_benchmarking::account("creator", 0, 0)).into())
	}
}
