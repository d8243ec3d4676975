use crate::Balance;
use frame_support::weights::Weight;

/// What is locked of all that an account has, in its balance and in native pools together: it may be staked and come back,
/// but not go to another account. Implemented by the runtime, told by `delegation`.
///
/// Takes the same time however many positions there are, but for [`Self::hand_over`]. Every method returns the weight used.
pub trait StakeLocks<AccountId> {
	/// `amount` of the balance of `who` is about to be staked: as much of what is locked goes along.
	fn on_staking(who: &AccountId, amount: Balance) -> Weight;
	/// `amount` of the stake of `who` has come back to its balance: what is locked of it stays locked there.
	fn on_returned(who: &AccountId, amount: Balance) -> Weight;
	/// Stake of `who` that is leaving, and is in no position any more, is about to go to another account. `None` if what
	/// `who` has left does not cover what is locked.
	fn hand_over(who: &AccountId) -> Option<Weight>;
}

/// Nothing is locked.
impl<AccountId> StakeLocks<AccountId> for () {
	fn on_staking(_: &AccountId, _: Balance) -> Weight {
		Weight::zero()
	}

	fn on_returned(_: &AccountId, _: Balance) -> Weight {
		Weight::zero()
	}

	fn hand_over(_: &AccountId) -> Option<Weight> {
		Some(Weight::zero())
	}
}
