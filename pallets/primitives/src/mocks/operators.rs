use crate::{Era, OperatorInspect, OperatorJail, OperatorPenalty, OperatorRecord};
use alloc::collections::BTreeMap;
use codec::{Decode, Encode};
use frame_support::{storage::unhashed, weights::Weight, Parameter};
use sp_runtime::Perbill;

/// Where [`MockOperators`] keeps everything: in the test's externalities, so that every test starts empty.
const STATE: &[u8] = b"mock/operators";

/// Where [`MockOperators`] keeps what was different in some eras.
const RECORD: &[u8] = b"mock/operators/record";

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
	/// Whether tables written now may name it; only while it is not jailed.
	pub at_work: bool,
	/// The last era in which its commission is withheld.
	pub withheld_until: Option<Era>,
	/// The first era in which it can exit.
	pub exit_from: Option<Era>,
}

impl MockOperators {
	/// Registers `operator`, active and without commission.
	pub fn register<AccountId: Parameter + Ord>(operator: &AccountId) {
		let record = MockOperator {
			active: true,
			commission: Perbill::zero(),
			jailed_until: None,
			at_work: true,
			withheld_until: None,
			exit_from: None,
		};
		Self::put(operator, record);
	}

	/// Registers `operator` if need be; whether tables written now may name it.
	pub fn set_at_work<AccountId: Parameter + Ord>(operator: &AccountId, at_work: bool) {
		Self::register_if_new(operator);
		let record = Self::get(operator).expect("registered above");
		Self::put(operator, MockOperator { at_work, ..record });
	}

	/// Registers `operator` if need be; whether it is active, and at work.
	pub fn set_active<AccountId: Parameter + Ord>(operator: &AccountId, active: bool) {
		Self::register_if_new(operator);
		let record = Self::get(operator).expect("registered above");
		Self::put(operator, MockOperator { active, at_work: active, ..record });
	}

	/// Registers `operator` if need be; its commission.
	pub fn set_commission<AccountId: Parameter + Ord>(operator: &AccountId, commission: Perbill) {
		Self::register_if_new(operator);
		let record = Self::get(operator).expect("registered above");
		Self::put(operator, MockOperator { commission, ..record });
	}

	/// What `operator` took in `era`, and whether it was in jail then.
	pub fn set_record<AccountId: Parameter + Ord>(operator: &AccountId, era: Era, commission: Perbill, jailed: bool) {
		let mut record: Record<AccountId> = unhashed::get_or_default(RECORD);
		record.insert((operator.clone(), era), (commission, jailed));
		unhashed::put(RECORD, &record);
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

/// Commission, and whether in jail, of operators in eras.
type Record<AccountId> = BTreeMap<(AccountId, Era), (Perbill, bool)>;

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

	fn is_at_work(operator: &AccountId) -> bool {
		Self::get(operator).is_some_and(|record| record.at_work && record.jailed_until.is_none())
	}

	fn is_withheld(operator: &AccountId, era: Era) -> bool {
		Self::get(operator).is_some_and(|record| record.withheld_until.is_some_and(|until| era <= until))
	}

	fn commission(operator: &AccountId) -> Perbill {
		Self::get(operator).map_or(Perbill::zero(), |record| record.commission)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(operator: &AccountId, _bond: crate::Balance) {
		Self::register(operator);
	}
}

/// As it is now, but for eras of which the test said something else.
impl<AccountId: Parameter + Ord> OperatorRecord<AccountId> for MockOperators {
	fn commission_in(operator: &AccountId, era: Era) -> Perbill {
		let record: Record<AccountId> = unhashed::get_or_default(RECORD);
		let known = record.get(&(operator.clone(), era)).map(|(commission, _)| *commission);
		known.unwrap_or_else(|| Self::commission(operator))
	}

	fn was_jailed(operator: &AccountId, era: Era) -> bool {
		let record: Record<AccountId> = unhashed::get_or_default(RECORD);
		let known = record.get(&(operator.clone(), era)).map(|(_, jailed)| *jailed);
		known.unwrap_or_else(|| Self::get(operator).is_some_and(|record| record.jailed_until.is_some()))
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

impl<AccountId: Parameter + Ord> OperatorPenalty<AccountId> for MockOperators {
	fn withhold(operator: &AccountId, until: Era) -> Weight {
		if let Some(record) = Self::get(operator) {
			let withheld_until = record.withheld_until.max(Some(until));
			Self::put(operator, MockOperator { withheld_until, ..record });
		}
		Weight::zero()
	}

	fn delay_exit(operator: &AccountId, until: Era) -> Weight {
		if let Some(record) = Self::get(operator) {
			let exit_from = record.exit_from.max(Some(until));
			Self::put(operator, MockOperator { exit_from, ..record });
		}
		Weight::zero()
	}
}
