use crate::ActiveSet;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::{storage::unhashed, Parameter};

/// Where [`MockActiveSet`] keeps everything: in the test's externalities, so that every test starts empty.
const STATE: &[u8] = b"mock/active-set";

/// The validators that the test names.
pub struct MockActiveSet;

impl MockActiveSet {
	/// From now on these validate, in this order.
	pub fn set<AccountId: Parameter>(operators: &[AccountId]) {
		unhashed::put_raw(STATE, &operators.encode());
	}
}

impl<AccountId: Parameter> ActiveSet<AccountId> for MockActiveSet {
	fn operators() -> Vec<AccountId> {
		let Some(bytes) = unhashed::get_raw(STATE) else { return Vec::new() };
		Decode::decode(&mut &bytes[..]).expect("a test has one type of account; say `1u64`")
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(operators: &[AccountId]) {
		Self::set(operators);
	}
}
