//! Answers of the runtime APIs, put together from what the pallets know.

use crate::*;
use alloc::{collections::BTreeSet, format, string::String, vec::Vec};
use codec::{Decode, Encode};
use palisade_primitives::{
	AssetKind, Balance, BasketId, BasketInspect, BasketView, Era, EraClock, Guarantee, OperatorInspect, OperatorPools,
	PoolKey, PoolView, PositionView, RedemptionView, RewardsClaim, ServiceId, StakeInspect, TicketView, Tier,
};
use pallet_eras::{ClockParams, EraStart};
use pallet_operators::{OperatorHistory, Withholding};
use pallet_prices::PriceView;
use pallet_restaking::{Allocation, Exposure as PoolRisk, PoolPolicy};
use pallet_validators::Exposure;
use polkadot_sdk::sp_runtime::Perbill;
use scale_info::TypeInfo;

/// The running era.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct EraInfo {
	/// Its number.
	pub era: Era,
	/// The running session.
	pub session: u32,
	/// When the era began; `None` before genesis is built.
	pub start: Option<EraStart<BlockNumber>>,
	/// The first session of the next era, unless an earlier one is forced.
	pub next_era_at: u32,
	/// The parameters that hold now.
	pub clock: ClockParams,
	/// Milliseconds of a slot.
	pub slot_millis: u64,
	/// Slots of a session.
	pub session_slots: u64,
}

/// An operator.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OperatorInfo {
	/// Its account.
	pub operator: AccountId,
	/// What it says of itself.
	pub metadata: Vec<u8>,
	/// Its share of rewards now.
	pub commission: Perbill,
	/// A higher commission that waits, and its first era.
	pub raise: Option<(Perbill, Era)>,
	/// Era in which it registered.
	pub since: Era,
	/// Era from which it can complete its exit, if it asked for it.
	pub exits_at: Option<Era>,
	/// Until when it is jailed; afterwards until it asks to be let out.
	pub jailed_until: Option<Era>,
	/// Whether it may take new work.
	pub active: bool,
	/// Worth of its bond, net of escrow.
	pub bond: Balance,
	/// Since when its bond has been too small for what is restaked with it.
	pub short_since: Option<Era>,
	/// In which eras a verdict withholds its commission.
	pub withheld: Option<Withholding>,
	/// The last changes of its commission, and its last penalties.
	pub history: OperatorHistory,
	/// Its pools.
	pub pools: Vec<OperatorPool>,
}

/// A pool of an operator.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OperatorPool {
	/// Its name.
	pub key: PoolKey<AccountId>,
	/// What it is worth.
	pub pool: PoolView,
	/// What it puts at risk for services.
	pub allocations: Vec<Allocation>,
	/// How much that is in all.
	pub risk: PoolRisk,
	/// How much it may be, and the change that waits.
	pub policy: PoolPolicy,
}

/// A validator of the running era.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ValidatorInfo {
	/// What stood behind it at the era's start.
	pub exposure: Exposure<AccountId>,
	/// Its points so far.
	pub points: u32,
}

/// What secured a service in an era.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SecurityInfo {
	/// The table of the era.
	pub guarantees: Vec<Guarantee<AccountId>>,
	/// Its sum per asset.
	pub totals: Vec<(AssetKind, Balance)>,
}

/// The running era.
pub fn era() -> EraInfo {
	let era = Eras::now();
	let lengths = network::Lengths::<Runtime>::get();
	EraInfo {
		era,
		session: pallet_eras::CurrentSession::<Runtime>::get(),
		start: pallet_eras::EraStarts::<Runtime>::get(era),
		next_era_at: Eras::next_era_at(),
		clock: Eras::clock(),
		slot_millis: lengths.slot_millis,
		session_slots: lengths.epoch_slots,
	}
}

/// An operator.
pub fn operator(operator: AccountId) -> Option<OperatorInfo> {
	let record = pallet_operators::Records::<Runtime>::get(&operator)?;
	let now = Eras::now();
	let pool = |(key, pool)| {
		let (allocations, risk) = (Restaking::allocations(&key), Restaking::exposure(&key));
		OperatorPool { policy: Restaking::policy(&key), key, pool, allocations, risk }
	};
	Some(OperatorInfo {
		commission: record.commission.at(now),
		raise: record.commission.raise_after(now),
		since: record.since,
		exits_at: Operators::exits_at(&operator),
		jailed_until: pallet_operators::Sentences::<Runtime>::get(&operator),
		active: Operators::is_active(&operator),
		bond: Delegation::bond(&operator),
		short_since: pallet_operators::ShortSince::<Runtime>::get(&operator),
		withheld: pallet_operators::Withholdings::<Runtime>::get(&operator),
		history: Operators::history(&operator),
		pools: pools(&operator).into_iter().map(pool).collect(),
		metadata: record.metadata.into_inner(),
		operator,
	})
}

/// All operators.
pub fn operators() -> Vec<OperatorInfo> {
	pallet_operators::Records::<Runtime>::iter_keys().filter_map(operator).collect()
}

/// The validators of the running era.
pub fn validators() -> Vec<ValidatorInfo> {
	let now = Eras::now();
	let info = |exposure: Exposure<AccountId>| {
		let points = pallet_validators::EraPoints::<Runtime>::get(now, &exposure.operator);
		ValidatorInfo { exposure, points }
	};
	Validators::active_set().into_iter().map(info).collect()
}

/// A pool.
pub fn pool(key: &PoolKey<AccountId>) -> Option<PoolView> {
	<Delegation as StakeInspect<AccountId>>::pool(key)
}

/// All pools of an operator.
pub fn pools(operator: &AccountId) -> Vec<(PoolKey<AccountId>, PoolView)> {
	let keys =
		core::iter::once(PoolKey::native(operator.clone(), Tier::Base)).chain(Delegation::restaked_pools(operator));
	keys.filter_map(|key| pool(&key).map(|view| (key, view))).collect()
}

/// What `who` has in a pool.
pub fn position(key: &PoolKey<AccountId>, who: &AccountId) -> PositionView {
	<Delegation as StakeInspect<AccountId>>::position(key, who)
}

/// All that `who` has in pools.
pub fn positions(who: &AccountId) -> Vec<(PoolKey<AccountId>, PositionView)> {
	Delegation::positions_of(who)
}

/// Worth of what comes over to a pool from others and counts there already.
pub fn arriving(key: &PoolKey<AccountId>) -> Balance {
	<Delegation as StakeInspect<AccountId>>::arriving(key)
}

/// Requests of `who` to leave.
pub fn tickets(who: &AccountId) -> Vec<TicketView<AccountId>> {
	Delegation::tickets_of(who)
}

/// What secured a service in an era.
pub fn security(service: ServiceId, era: Era) -> SecurityInfo {
	let (guarantees, totals) = Restaking::service_security(service, era);
	SecurityInfo { guarantees, totals }
}

/// A basket.
pub fn basket(id: BasketId) -> Option<BasketView<AccountId>> {
	<Lrt as BasketInspect<AccountId>>::basket(id)
}

/// All baskets.
pub fn baskets() -> Vec<(BasketId, BasketView<AccountId>)> {
	pallet_lrt::Baskets::<Runtime>::iter_keys().filter_map(|id| basket(id).map(|view| (id, view))).collect()
}

/// What `who` redeemed and was not paid yet.
pub fn redemptions(who: &AccountId) -> Vec<RedemptionView<AccountId>> {
	Lrt::redemptions_of(who)
}

/// What assets are worth on the exchange, on average.
pub fn prices() -> Vec<PriceView<BlockNumber>> {
	Prices::prices()
}

/// The invariants of all pallets of ours.
pub fn check_invariants() -> Result<(), String> {
	let checks = [
		("Prices", Prices::check()),
		("Eras", Eras::check_invariants()),
		("Operators", Operators::check_invariants()),
		("Delegation", Delegation::check()),
		("Services", Services::check()),
		("Restaking", Restaking::check()),
		("Slashing", Slashing::check()),
		("Validators", Validators::check_invariants()),
		("Lrt", Lrt::check()),
		("Rewards", Rewards::check()),
	];
	checks.into_iter().try_for_each(|(pallet, check)| check.map_err(|broken| format!("{pallet}: {broken}")))
}

/// What an account earned and was not paid, by pool and asset.
pub type Earned = Vec<(PoolKey<AccountId>, Vec<(AssetKind, Balance)>)>;

/// What `who` earned in pools and was not paid.
pub fn earned(who: &AccountId) -> Earned {
	let staked = pallet_delegation::Positions::<Runtime>::iter_key_prefix(who);
	let pools: BTreeSet<_> = staked.chain(Rewards::pools_of(who)).collect();
	let earned = pools.into_iter().map(|pool| {
		let amounts = <Rewards as RewardsClaim<AccountId>>::earned(who, &pool);
		(pool, amounts)
	});
	earned.filter(|(_, amounts)| !amounts.is_empty()).collect()
}
