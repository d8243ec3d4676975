use crate::{Balance, StakeLocks};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::{storage::unhashed, weights::Weight, Parameter};

/// Where [`MockLocks`] keeps everything: in the test's externalities, so that a failed call rolls it back and every
/// test starts empty.
const STATE: &[u8] = b"mock/locks";

/// Locks as the test says, and what they heard.
pub struct MockLocks;

/// What [`MockLocks`] heard.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub enum LockNote<AccountId> {
	/// Went from a balance into a pool.
	Staking(AccountId, Balance),
	/// Came back.
	Returned(AccountId, Balance),
}

#[derive(Encode, Decode)]
struct State<AccountId> {
	locked: Vec<AccountId>,
	notes: Vec<LockNote<AccountId>>,
}

impl<AccountId> Default for State<AccountId> {
	fn default() -> Self {
		Self { locked: Vec::new(), notes: Vec::new() }
	}
}

/// What the locks of an account say they used, each time.
pub const LOCKING: Weight = Weight::from_parts(7, 0);

fn load<AccountId: Parameter>() -> State<AccountId> {
	unhashed::get_or_default(STATE)
}

impl MockLocks {
	/// All stake of `who` is locked from now on.
	pub fn lock<AccountId: Parameter>(who: &AccountId) {
		let mut state = load();
		state.locked.push(who.clone());
		unhashed::put(STATE, &state);
	}

	/// What was heard since it was last asked.
	pub fn take_notes<AccountId: Parameter>() -> Vec<LockNote<AccountId>> {
		let mut state = load();
		let notes = core::mem::take(&mut state.notes);
		unhashed::put(STATE, &state);
		notes
	}

	fn hear<AccountId: Parameter>(who: &AccountId, note: LockNote<AccountId>) -> Weight {
		let mut state = load();
		state.notes.push(note);
		unhashed::put(STATE, &state);
		if state.locked.contains(who) {
			LOCKING
		} else {
			Weight::zero()
		}
	}
}

impl<AccountId: Parameter> StakeLocks<AccountId> for MockLocks {
	fn on_staking(who: &AccountId, amount: Balance) -> Weight {
		Self::hear(who, LockNote::Staking(who.clone(), amount))
	}

	fn on_returned(who: &AccountId, amount: Balance) -> Weight {
		Self::hear(who, LockNote::Returned(who.clone(), amount))
	}

	fn hand_over(who: &AccountId) -> Option<Weight> {
		(!load::<AccountId>().locked.contains(who)).then_some(Weight::zero())
	}
}
