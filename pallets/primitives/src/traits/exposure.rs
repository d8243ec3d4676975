use crate::{Balance, Category, GroupId, PoolKey, ServiceId};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_runtime::{Perbill, Perquintill};

/// How much of a pool one service can take.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ServiceExposure {
	/// The service.
	pub service: ServiceId,
	/// What kind of protocol it is; `None` when it is forgotten.
	pub category: Option<Category>,
	/// w·κ: the most of the pool that it can take within one window, ceiled, at most all of it.
	pub share: Perquintill,
}

/// Whom pools are exposed to. Implemented by `restaking`, used by `lrt`.
pub trait PoolExposure<AccountId> {
	/// The services for which the pool has something at risk, will have, or had in tables that can still be slashed: one
	/// row each, at most as many as a pool has allocations.
	fn services_of(pool: &PoolKey<AccountId>) -> Vec<ServiceExposure>;
	/// Exposes the pool to as many services as it can be.
	#[cfg(feature = "runtime-benchmarks")]
	fn create(pool: &PoolKey<AccountId>);
}

/// Whom a basket is exposed to, as of now. What waits to join a pool counts as if it had; what is leaving
/// pools for the basket answers for no new offence, so it counts only to the largest loss.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BasketExposure<AccountId> {
	/// Worth of all that it has, net of escrow.
	pub total: Balance,
	/// With each operator, net of escrow.
	pub operators: Vec<(AccountId, Balance)>,
	/// The most that each service can take, ceiled in each pool.
	pub services: Vec<(ServiceId, Balance)>,
	/// What each group can lose together: all with its operators, and what its services can take elsewhere.
	pub groups: Vec<(GroupId, Balance)>,
	/// Herfindahl-Hirschman index over the operators: the sum of their squared parts of what is with operators, ceiled.
	/// `1 / n` for `n` equal ones.
	pub concentration: Perbill,
	/// The most that it can lose now, if everybody is slashed for everything: all of native pools, what services can take
	/// of others, and what is leaving them. Ceiled in each pool.
	pub largest_loss: Balance,
}
