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
use types::{with_gains, Holdings, Worth};

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

	/// The riskiest tier that the basket whose token has the id can ever hold; `None` if there is no such token.
	pub fn tier_of_token(id: u32) -> Option<Tier> {
		let basket = id.checked_sub(T::TokenIdBase::get())?;
		Managed::<T>::get(BasketId(basket)).map(|management| management.tier)
	}

	/// Whether it is a basket's account: nothing may come into it that is not counted.
	pub fn is_basket(who: &T::AccountId) -> bool {
		Accounts::<T>::contains_key(who)
	}

	/// Whether it is a liquid token, or could become one, that no pool may hold: any but an LST.
	pub(crate) fn is_lrt(asset: &AssetKind) -> bool {
		let AssetKind::WithId(id) = asset else { return false };
		Self::is_token_id(*id) && Self::tier_of_token(*id) != Some(Tier::Base)
	}

	/// The basket with the targets of now and the gains that were released, its account and its token. Writes nothing.
	pub(crate) fn load(id: BasketId) -> Result<(BasketOf<T>, T::AccountId, u32), DispatchError> {
		let mut basket = Baskets::<T>::get(id).ok_or(Error::<T>::BasketNotFound)?;
		basket.buffer = basket.buffer.saturating_add(Self::due_gains(id));
		let (account, token) = (Self::account_of(id), Self::token_of(id).ok_or(Error::<T>::TooManyBaskets)?);
		if let Some(targets) = Self::due_targets(id, T::Eras::now()) {
			basket.targets = Self::with_leftovers(targets, &basket.targets, &account);
		}
		Ok((basket, account, token))
	}

	pub(crate) fn holdings(id: BasketId, basket: &BasketOf<T>) -> Holdings {
		let (account, mut gains, mut is_reported) = (Self::account_of(id), 0, false);
		let position = |target: &Target<T::AccountId>| {
			let pool = T::Stake::pool(&target.pool).unwrap_or_default();
			let stake = T::Stake::position(&target.pool, &account);
			let position = with_gains(&stake, &pool);
			gains = position.value.saturating_sub(stake.value).saturating_add(gains);
			is_reported |= !pool.reports.is_empty();
			position
		};
		let positions = basket.targets.iter().map(position).collect();
		let (claims, returning) = (Self::claims_of(id), Self::returning_worth(id));
		Holdings { positions, buffer: basket.buffer, claims, gains, is_reported, returning }
	}

	fn redemption(id: RedemptionId) -> Option<RedemptionView<T::AccountId>> {
		let redemption = Redemptions::<T>::get(id)?;
		let exit = Exits::<T>::get(redemption.basket, redemption.line).filter(|_| redemption.asked > 0);
		let cash = redemption.payable(exit.as_ref());
		let (mut tickets, mut worth, mut matures) = (Vec::new(), Worth::default(), T::Eras::now());
		if let Some(exit) = exit.filter(|exit| !exit.is_final()) {
			let waits = redemption.asked.saturating_sub(redemption.paid_upto(&exit).saturating_sub(redemption.from));
			let (leaving, total) = Self::tickets_of(&exit);
			worth = Worth { net: exit.part_floor(waits, total.net), settled: exit.part_floor(waits, total.settled) };
			(tickets, matures) = (leaving, exit.matures);
		}
		let (value, settled_value) = (worth.net.saturating_add(cash), worth.settled.saturating_add(cash));
		let Redemption { basket, owner, .. } = redemption;
		Some(RedemptionView { id, basket, owner, cash, tickets, matures, value, settled_value })
	}

	/// The exits of a basket that are not paid in full, oldest first. Reads as many items as there are: for clients only.
	pub fn exits_of(id: BasketId) -> Vec<ExitView> {
		let view = |(line, exit): (Line, Exit)| {
			let (_, worth) = Self::tickets_of(&exit);
			let (value, settled_value) =
				(exit.part_floor(exit.waiting(), worth.net), exit.part_floor(exit.waiting(), worth.settled));
			let (is_final, owned) = (exit.is_final(), exit.owned);
			ExitView {
				line,
				matures: exit.matures,
				is_final,
				asked: exit.asked,
				waiting: exit.waiting(),
				owned,
				value,
				settled_value,
			}
		};
		let mut exits: Vec<_> = Exits::<T>::iter_prefix(id).map(view).collect();
		exits.sort_by_key(|exit| (exit.line.era(), !exit.line.is_returning()));
		exits
	}

	/// How liquid a basket is; `None` if there is none.
	pub fn liquidity(id: BasketId) -> Option<LiquidityView> {
		let (basket, _, _, holdings) = Self::live(id).ok()?;
		let queue = Queues::<T>::get(id);
		Some(LiquidityView {
			buffer: basket.buffer,
			target: Self::buffer_target(&holdings),
			limit: Self::instant_limit(id, &basket, &holdings).saturating_sub(Self::drawn(id)),
			escrowed: queue.escrowed,
			claims: holdings.claims.net,
			settled_claims: holdings.claims.settled,
			returning: holdings.returning.net,
			settled_returning: holdings.returning.settled,
			gains: holdings.gains,
			is_bunker: holdings.is_bunker(T::Instant::get().bunker),
			successor: Successors::<T>::get(id),
		})
	}
}

impl<T: Config> BasketInspect<T::AccountId> for Pallet<T> {
	fn basket(id: BasketId) -> Option<BasketView<T::AccountId>> {
		let (basket, account, token, holdings) = Self::live(id).ok()?;
		let (bid, ask, tier) = (holdings.bid(), holdings.ask(), Managed::<T>::get(id)?.tier);
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
