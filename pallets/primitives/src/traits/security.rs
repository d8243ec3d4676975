use crate::{AssetKind, Balance, Era, PoolKey, ServiceId, ServiceKey};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use palisade_math::Claim;
use scale_info::TypeInfo;
use sp_runtime::Perquintill;

/// One row of an era table: what a pool guaranteed a service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Guarantee<AccountId> {
	/// The pool.
	pub pool: PoolKey<AccountId>,
	/// Guaranteed planck of its asset, and the pool's factor then.
	pub claim: Claim,
	/// κ then.
	pub max_slash: Perquintill,
	/// Whether the pool's policy then let slashed funds go to whoever was harmed.
	pub redistribution: bool,
	/// The key with which the operator signed for the service then.
	pub key: Option<ServiceKey>,
}

/// What secured whom, and when. Implemented by `restaking`.
pub trait SecurityInspect<AccountId> {
	/// Rows of `operator` in the table of `service` for `era`; empty if it guaranteed nothing or the table is gone.
	fn guarantees(service: ServiceId, operator: &AccountId, era: Era) -> Vec<Guarantee<AccountId>>;
	/// What all operators together guaranteed the service of `asset` in `era`.
	fn total(service: ServiceId, asset: &AssetKind, era: Era) -> Balance;
	/// Makes `pool` guarantee `claim` to `service` in `era`.
	#[cfg(feature = "runtime-benchmarks")]
	fn create(service: ServiceId, pool: &PoolKey<AccountId>, era: Era, claim: Claim, max_slash: Perquintill);
}

/// Keeps everybody else's backing whole after a service took its slash. Implemented by `restaking`.
pub trait SecurityAdjust<AccountId> {
	/// `service` took `loss` from the stake of `pool`, which was worth `before` and is worth `after`.
	fn on_service_slash(
		service: ServiceId,
		pool: &PoolKey<AccountId>,
		loss: Balance,
		before: Balance,
		after: Balance,
	) -> Weight;
}

/// What era tables say of one pool, and whether they say it all. Implemented by `restaking`, used by `rewards`.
///
/// Answers as long as rows are kept, which is at least until every pool that has one was brought up to date in a later
/// era; so whoever asks when it hears of a pool's ended era is never late.
pub trait SecurityTables<AccountId> {
	/// What the pool guaranteed in `era`, by service: at most as many as a pool has allocations.
	fn rows_of(pool: &PoolKey<AccountId>, era: Era) -> Vec<(ServiceId, Balance)>;
	/// What all pools of `asset` together guaranteed `service` in `era`.
	fn service_total(service: ServiceId, asset: &AssetKind, era: Era) -> Balance;
	/// What all pools of `asset` together guaranteed all services of `category` in `era`.
	fn category_total(category: crate::Category, asset: &AssetKind, era: Era) -> Balance;
	/// No row of an earlier era is kept.
	fn oldest() -> Era;
	/// The newest era whose tables were complete before it ended, or are complete now.
	fn complete_until() -> Era;
}
