use crate::{Balance, Era};
use frame_support::weights::Weight;
use sp_runtime::{DispatchResult, Perbill};

/// What others may know of an operator. Implemented by `operators`.
pub trait OperatorInspect<AccountId> {
	/// Whether it is registered (jailed and leaving ones are).
	fn is_registered(operator: &AccountId) -> bool;
	/// Whether it may take new work: registered, not jailed, not leaving, its bond at least the minimum and enough for
	/// all that is restaked with it.
	fn is_active(operator: &AccountId) -> bool;
	/// Whether what is restaked with it may guarantee anything in a table that is written now: as [`Self::is_active`], but
	/// a bond that has been too small for what is restaked for a few eras only does not matter yet.
	fn is_at_work(operator: &AccountId) -> bool;
	/// Its share of rewards.
	fn commission(operator: &AccountId) -> Perbill;
	/// Whether a verdict withholds its commission in `era`.
	fn is_withheld(operator: &AccountId, era: Era) -> bool;
	/// Makes `operator` active with a bond of `bond` planck.
	#[cfg(feature = "runtime-benchmarks")]
	fn create(operator: &AccountId, bond: Balance);
}

/// Takes operators out of work for a while. Implemented by `operators`.
pub trait OperatorJail<AccountId> {
	/// Jails `operator` until `until`; a longer sentence replaces a shorter one. Does nothing if it is not registered.
	fn jail(operator: &AccountId, until: Era) -> Weight;
}

/// What a verdict may do to an operator instead of slashing; never touches its stakers. Implemented by `operators`, used by
/// `slashing`. A longer penalty replaces a shorter one; nothing happens to who is not registered.
pub trait OperatorPenalty<AccountId> {
	/// Its commission is withheld through era `until`.
	fn withhold(operator: &AccountId, until: Era) -> Weight;
	/// Its exit, and what it requests of its bond, cannot be before era `until`.
	fn delay_exit(operator: &AccountId, until: Era) -> Weight;
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
	/// Nothing of the operator's bond can be requested before era `until`; an earlier end never replaces a later one.
	fn lock_bond(operator: &AccountId, until: Era);
	/// Worth of the operator's own Restaked position, its entry included, net of escrow.
	fn bond(operator: &AccountId) -> Balance;
	/// Whether the bond is enough for what is restaked with the operator, what waits to join included: native planck, other
	/// assets as [`crate::StakeValuation`] says.
	fn is_covered(operator: &AccountId) -> bool;
}

/// An operator's past, as far as it decides on pay. Implemented by `operators`.
pub trait OperatorRecord<AccountId> {
	/// Its share of rewards in `era`; the oldest that is known if `era` is forgotten.
	fn commission_in(operator: &AccountId, era: Era) -> Perbill;
	/// Whether it was in jail at any time in `era`.
	fn was_jailed(operator: &AccountId, era: Era) -> bool;
}
