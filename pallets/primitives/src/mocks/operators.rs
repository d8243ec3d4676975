use crate::{Era, OperatorInspect, OperatorJail};
use alloc::collections::BTreeMap;
use codec::{Decode, Encode};
use frame_support::{storage::unhashed, weights::Weight, Parameter};
use sp_runtime::Perbill;

/// Where [`MockOperators`] keeps everything: in the test's externalities, so that every test starts empty.
const STATE: &[u8] = b"mock/operators";

/// Operators as the test says. Whoever it never named is not registered.
pub struct MockOperators;

/// What the test says of an operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct MockOperator {
	/// Whether it may take new work.
	pub active: bool,
	/// Its share of rewards.
	pub commission: Perbill,
	/// Until when it is jailed.
	pub jailed_until: Option<Era>,
}

impl MockOperators {
	/// Registers `operator`, active and without commission.
	pub fn register<AccountId: Parameter + Ord>(operator: &AccountId) {
		Self::put(operator, MockOperator { active: true, commission: Perbill::zero(), jailed_until: None });
	}

	/// Registers `operator` if need be; whether it is active.
	pub fn set_active<AccountId: Parameter + Ord>(operator: &AccountId, active: bool) {
		Self::register_if_new(operator);
		let record = Self::get(operator).expect("registered above");
		Self::put(operator, MockOperator { active, ..record });
	}

	/// Registers `operator` if need be; its commission.
	pub fn set_commission<AccountId: Parameter + Ord>(operator: &AccountId, commission: Perbill) {
		Self::register_if_new(operator);
		let record = Self::get(operator).expect("registered above");
		Self::put(operator, MockOperator { commission, ..record });
	}

	/// Forgets `operator`.
	pub fn remove<AccountId: Parameter + Ord>(operator: &AccountId) {
		let mut state = load::<AccountId>();
		state.remove(operator);
		unhashed::put(STATE, &state);
	}

	/// What is known of `operator`.
	pub fn get<AccountId: Parameter + Ord>(operator: &AccountId) -> Option<MockOperator> {
		load::<AccountId>().get(operator).copied()
	}

	fn register_if_new<AccountId: Parameter + Ord>(operator: &AccountId) {
		if Self::get(operator).is_none() {
			Self::register(operator);
		}
	}

	fn put<AccountId: Parameter + Ord>(operator: &AccountId, record: MockOperator) {
		let mut state = load::<AccountId>();
		state.insert(operator.clone(), record);
		unhashed::put(STATE, &state);
	}
}

fn load<AccountId: Parameter + Ord>() -> BTreeMap<AccountId, MockOperator> {
	let Some(bytes) = unhashed::get_raw(STATE) else { return BTreeMap::new() };
	Decode::decode(&mut &bytes[..]).expect("a test has one type of account; say `1u64`")
}

impl<AccountId: Parameter + Ord> OperatorInspect<AccountId> for MockOperators {
	fn is_registered(operator: &AccountId) -> bool {
		Self::get(operator).is_some()
	}

	fn is_active(operator: &AccountId) -> bool {
		Self::get(operator).is_some_and(|record| record.active && record.jailed_until.is_none())
	}

	fn commission(operator: &AccountId) -> Perbill {
		Self::get(operator).map_or(Perbill::zero(), |record| record.commission)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(operator: &AccountId, _bond: crate::Balance) {
		Self::register(operator);
	}
}

impl<AccountId: Parameter + Ord> OperatorJail<AccountId> for MockOperators {
	fn jail(operator: &AccountId, until: Era) -> Weight {
		if let Some(record) = Self::get(operator) {
			let jailed_until = record.jailed_until.max(Some(until));
			Self::put(operator, MockOperator { jailed_until, ..record });
		}
		Weight::zero()
	}
}
