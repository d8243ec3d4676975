//! Capabilities that other pallets use.

use crate::{ledger::Ledger, AccountIdOf, Arrivals, Config, Operators, Pallet, PoolKeyOf, Positions, Staked};
use alloc::vec::Vec;
use frame_support::weights::Weight;
use palisade_math::Claim;
use palisade_primitives::{
	AssetKind, Balance, Era, EraClock, OperatorPools, PoolKey, PoolReports, PoolView, PositionView, ReportId,
	ReportRefused, SharesSettle, StakeInspect, StakeMutate, TicketId, TicketView, Tier,
};
use sp_runtime::{DispatchError, DispatchResult, Perquintill};

impl<T: Config> StakeInspect<AccountIdOf<T>> for Pallet<T> {
	fn pool(key: &PoolKeyOf<T>) -> Option<PoolView> {
		Ledger::<T>::view(key).map(|ledger| ledger.pool_view())
	}

	fn position(key: &PoolKeyOf<T>, who: &AccountIdOf<T>) -> PositionView {
		let ledger = Ledger::<T>::view(key);
		ledger.map(|ledger| ledger.position_view(Positions::<T>::get(who, key))).unwrap_or_default()
	}

	fn ticket(id: TicketId) -> Option<TicketView<AccountIdOf<T>>> {
		Self::ticket_view(id)
	}

	fn accepts(key: &PoolKeyOf<T>, amount: Balance) -> bool {
		Ledger::<T>::view(key).is_some_and(|ledger| Self::ensure_accepts_others(&ledger, amount).is_ok())
	}

	fn total(asset: &AssetKind) -> Balance {
		Staked::<T>::get(asset)
	}

	fn restaked_pools(operator: &AccountIdOf<T>) -> Vec<PoolKeyOf<T>> {
		let assets = Operators::<T>::get(operator).assets.into_iter();
		assets.map(|asset| PoolKey { operator: operator.clone(), asset, tier: Tier::Restaked }).collect()
	}

	fn arriving(key: &PoolKeyOf<T>) -> Balance {
		Ledger::<T>::view(key).map_or(0, |ledger| ledger.arriving(T::Eras::now()))
	}

	fn arrivals(key: &PoolKeyOf<T>) -> u32 {
		Arrivals::<T>::decode_len(key).and_then(|count| count.try_into().ok()).unwrap_or(0)
	}
}

impl<T: Config> StakeMutate<AccountIdOf<T>> for Pallet<T> {
	fn delegate(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Balance) -> DispatchResult {
		Self::do_delegate(who, key, amount)
	}

	fn withdraw_entry(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Balance) -> Result<Balance, DispatchError> {
		Self::do_withdraw_entry(who, key, amount)
	}

	fn request_leave(
		who: &AccountIdOf<T>,
		key: &PoolKeyOf<T>,
		shares: u128,
		owner: &AccountIdOf<T>,
	) -> Result<TicketId, DispatchError> {
		Self::do_request_leave(who, key, shares, owner)
	}

	fn extend_leave(who: &AccountIdOf<T>, ticket: TicketId, shares: u128) -> DispatchResult {
		Self::do_extend_leave(who, ticket, shares)
	}

	fn leave_with_gains(
		who: &AccountIdOf<T>,
		key: &PoolKeyOf<T>,
		shares: u128,
		ticket: Option<TicketId>,
	) -> Result<(TicketId, Balance), DispatchError> {
		Self::do_leave_with_gains(who, key, shares, ticket)
	}

	fn complete_leave(owner: &AccountIdOf<T>, ticket: TicketId, to: &AccountIdOf<T>) -> Result<Balance, DispatchError> {
		Self::do_complete_leave(owner, ticket, to)
	}

	fn reward(key: &PoolKeyOf<T>, from: &AccountIdOf<T>, amount: Balance) -> DispatchResult {
		Self::do_reward(key, from, amount)
	}

	fn reward_for(key: &PoolKeyOf<T>, era: Era, from: &AccountIdOf<T>, amount: Balance) -> DispatchResult {
		Self::do_reward_for(key, era, from, amount)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(key: &PoolKeyOf<T>) {
		crate::benchmarking::create_pool::<T>(key);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_arrivals(key: &PoolKeyOf<T>, count: u32) {
		crate::benchmarking::create_arrivals::<T>(key, count);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn endow(who: &AccountIdOf<T>, asset: AssetKind, amount: Balance) {
		crate::benchmarking::endow::<T>(who, asset, amount);
	}
}

impl<T: Config> PoolReports<AccountIdOf<T>> for Pallet<T> {
	fn open_base(key: &PoolKeyOf<T>, id: ReportId, era: Era, due: Era, p: Perquintill) -> DispatchResult {
		Self::do_open_base(key, id, era, due, p)
	}

	fn raise_base(key: &PoolKeyOf<T>, id: ReportId, p: Perquintill) -> DispatchResult {
		Self::do_raise_base(key, id, p)
	}

	fn lower(key: &PoolKeyOf<T>, id: ReportId, p: Perquintill, of: Perquintill) -> DispatchResult {
		Self::do_lower(key, id, p, of)
	}

	fn open_service(
		key: &PoolKeyOf<T>,
		id: ReportId,
		era: Era,
		due: Era,
		claim: Claim,
		p: Perquintill,
	) -> Result<(), ReportRefused> {
		Self::do_open_service(key, id, era, due, claim, p)
	}

	fn cancel(key: &PoolKeyOf<T>, id: ReportId) -> DispatchResult {
		Self::do_cancel(key, id)
	}

	fn touch(key: &PoolKeyOf<T>) -> Weight {
		Ledger::<T>::touch(key)
	}

	fn escrow(key: &PoolKeyOf<T>, id: ReportId) -> Balance {
		Self::escrow_of(key, id)
	}
}

impl<T: Config> SharesSettle<AccountIdOf<T>> for Pallet<T> {
	fn settle_shares(key: &PoolKeyOf<T>, who: &AccountIdOf<T>) -> (u128, u32) {
		let position = Ledger::<T>::settle(key).map(|ledger| ledger.position(who)).unwrap_or_default();
		(position.shares, position.generation)
	}

	fn shares(key: &PoolKeyOf<T>, who: &AccountIdOf<T>) -> (u128, u32) {
		let ledger = Ledger::<T>::view(key);
		let position = ledger.map(|ledger| ledger.converted(Positions::<T>::get(who, key)).0).unwrap_or_default();
		(position.shares, position.generation)
	}
}

impl<T: Config> OperatorPools<AccountIdOf<T>> for Pallet<T> {
	fn open(operator: &AccountIdOf<T>, bond: Balance, floor: Balance) -> DispatchResult {
		Self::do_open_native(operator, bond, floor)
	}

	fn set_accepting(operator: &AccountIdOf<T>, accepting: bool) {
		Self::do_set_accepting(operator, accepting);
	}

	fn release(operator: &AccountIdOf<T>) {
		Self::do_release(operator);
	}

	fn lock_bond(operator: &AccountIdOf<T>, until: Era) {
		Self::do_lock_bond(operator, until);
	}

	fn bond(operator: &AccountIdOf<T>) -> Balance {
		Self::bond_of(operator)
	}

	fn is_covered(operator: &AccountIdOf<T>) -> bool {
		Self::is_bond_enough(operator, &AssetKind::Native, 0)
	}
}
