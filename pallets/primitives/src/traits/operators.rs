use crate::{Balance, Era};
use frame_support::weights::Weight;
use sp_runtime::{DispatchResult, Perbill};

/// What others may know of an operator. Implemented by `operators`.
pub trait OperatorInspect<AccountId> {
	/// Whether it is registered (jailed and leaving ones are).
	fn is_registered(operator: &AccountId) -> bool;
	/// Whether it may take new work: registered, not jailed, not leaving, its bond at least the minimum.
	fn is_active(operator: &AccountId) -> bool;
	/// Its share of rewards.
	fn commission(operator: &AccountId) -> Perbill;
	/// Makes `operator` active with a bond of `bond` planck.
	#[cfg(feature = "runtime-benchmarks")]
	fn create(operator: &AccountId, bond: Balance);
}

/// Takes operators out of work for a while. Implemented by `operators`.
pub trait OperatorJail<AccountId> {
	/// Jails `operator` until `until`; a longer sentence replaces a shorter one. Does nothing if it is not registered.
	fn jail(operator: &AccountId, until: Era) -> Weight;
}

/// An operator's say over its pools. Implemented by `delegation`, used by `operators`.
pub trait OperatorPools<AccountId> {
	/// Opens the native pools of `operator` (it pays their existential deposits) and puts `bond` into its own position of
	/// the Restaked one, which from now on cannot be requested below `floor`.
	fn open(operator: &AccountId, bond: Balance, floor: Balance) -> DispatchResult;
	/// Whether the pools take new stake from others than the operator. Never touches exits.
	fn set_accepting(operator: &AccountId, accepting: bool);
	/// The operator's bond is an ordinary position from now on, and its pools take no new stake.
	fn release(operator: &AccountId);
	/// Worth of the operator's own Restaked position, its entry included, net of escrow.
	fn bond(operator: &AccountId) -> Balance;
}
