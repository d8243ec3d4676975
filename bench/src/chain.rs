//! A Palisade chain: its genesis with any number of operators and stakers, and its blocks, as a node would drive them.

use crate::{
	accounts::{self, newcomer, staker, ENDOWMENT, PAL, STAKE},
	engine::State,
};
use palisade_primitives::{Era, EraClock, PoolKey, Tier};
use palisade_runtime::{
	presets, AccountId, Babe, Eras, Executive, Header, Runtime, RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin,
	Session, SessionKeys, UncheckedExtrinsic,
};
use pallet_operators::GenesisOperator;
use polkadot_sdk::{
	frame_support::traits::{BuildGenesisConfig, WhitelistedStorageKeys},
	pallet_timestamp,
	sp_consensus_babe::digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest},
	sp_core::{ed25519, sr25519, storage::Storage},
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		traits::{Dispatchable, Header as _},
		Digest, DigestItem, Perbill,
	},
	sp_state_machine::BasicExternalities,
};
use serde_json::Value;
use std::collections::BTreeSet;

/// The operators of the development preset, which have real keys.
const KNOWN: [Sr25519Keyring; 4] =
	[Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie, Sr25519Keyring::Dave];
/// Bond of the others, which is theirs as well.
const BOND: u128 = 100_000 * PAL;

/// How large a chain is.
#[derive(Clone, Copy)]
pub struct Shape {
	/// Operators, the four of the development preset included.
	pub operators: u32,
	/// How many of them want to validate.
	pub candidates: u32,
	/// Stakers, beside those of the preset; spread over the operators' native Restaked pools.
	pub stakers: u32,
	/// Length of a slot, if not the preset's.
	pub slot_millis: Option<u64>,
}

/// An operator, from 0 on.
pub fn operator(number: u32) -> AccountId {
	match KNOWN.get(number as usize) {
		Some(key) => key.to_account_id(),
		None => accounts::operator(number),
	}
}

/// The pool that a staker is in.
pub fn pool_of(number: u32, shape: &Shape) -> PoolKey<AccountId> {
	PoolKey::native(operator(number % shape.operators), Tier::Restaked)
}

/// The state of the first block's parent.
pub fn genesis(shape: &Shape) -> Storage {
	let config = config(shape);
	let mut storage = Storage::default();
	BasicExternalities::execute_with_storage(&mut storage, || config.build());
	storage
}

/// The development preset, with more operators and stakers.
fn config(shape: &Shape) -> RuntimeGenesisConfig {
	let mut json = serde_json::to_value(RuntimeGenesisConfig::default()).expect("it can be shown");
	let preset = presets::get(&PresetId::from(DEV_RUNTIME_PRESET)).expect("the runtime has this preset");
	merge(&mut json, serde_json::from_slice(&preset).expect("presets are JSON"));
	let mut config: RuntimeGenesisConfig = serde_json::from_value(json).expect("the preset fits");
	if let Some(slot_millis) = shape.slot_millis {
		config.network.slot_millis = slot_millis;
	}
	for number in KNOWN.len() as u32..shape.operators {
		let (who, commission) = (operator(number), Perbill::from_percent(10));
		config.balances.balances.push((who.clone(), 2 * BOND));
		let name = format!("Operator {number}");
		config.operators.operators.push(GenesisOperator { who: who.clone(), bond: BOND, commission, name });
		if number < shape.candidates {
			config.validators.candidates.push(who.clone());
			config.session.keys.push((who.clone(), who.clone(), made_up_keys(&who)));
		}
	}
	config.balances.balances.push((newcomer(), ENDOWMENT));
	for number in 0..shape.stakers {
		let PoolKey { operator, tier, .. } = pool_of(number, shape);
		config.balances.balances.push((staker(number), ENDOWMENT));
		config.operators.delegations.push((staker(number), operator, tier, STAKE));
	}
	config
}

/// Nobody signs with them: blocks are made without seals.
fn made_up_keys(who: &AccountId) -> SessionKeys {
	let bytes: [u8; 32] = *who.as_ref();
	let (sr, ed) = (sr25519::Public::from_raw(bytes), ed25519::Public::from_raw(bytes));
	SessionKeys { babe: sr.into(), grandpa: ed.into(), authority_discovery: sr.into() }
}

fn merge(target: &mut Value, patch: Value) {
	match (target, patch) {
		(Value::Object(target), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(target.entry(key).or_insert(Value::Null), value);
			}
		}
		(target, patch) => *target = patch,
	}
}

/// Keys that every block reads and writes.
pub fn known_keys() -> BTreeSet<Vec<u8>> {
	let keys = <palisade_runtime::AllPalletsWithSystem as WhitelistedStorageKeys>::whitelisted_storage_keys();
	keys.into_iter().map(|tracked| tracked.key).collect()
}

/// Does what must succeed.
pub fn call(who: AccountId, call: impl Into<RuntimeCall>) {
	let call = call.into();
	if let Err(refused) = call.clone().dispatch(RuntimeOrigin::signed(who)) {
		panic!("{call:?}: {:?}", refused.error);
	}
}

/// As [`call`], by governance.
pub fn root(call: impl Into<RuntimeCall>) {
	let call = call.into();
	if let Err(refused) = call.clone().dispatch(RuntimeOrigin::root()) {
		panic!("{call:?}: {:?}", refused.error);
	}
}

/// Opens the block behind `parent`, in the next slot, and applies its inherents.
pub fn open_block(parent: Option<&Header>) {
	let authorities = Babe::authorities().len() as u64;
	let disabled = Session::disabled_validators();
	let next = (*Babe::current_slot()).max(1_000_000) + 1;
	let author = |slot: u64| (slot % authorities) as u32;
	let slot = (next..).find(|slot| !disabled.contains(&author(*slot))).expect("somebody is not disabled");
	let digest =
		PreDigest::SecondaryPlain(SecondaryPlainPreDigest { authority_index: author(slot), slot: slot.into() });
	let digest = Digest { logs: vec![<DigestItem as CompatibleDigestItem>::babe_pre_digest(digest)] };
	let (number, parent) = parent.map_or((1, Default::default()), |parent| (parent.number() + 1, parent.hash()));
	Executive::initialize_block(&Header::new(number, Default::default(), Default::default(), parent, digest));
	let now = slot * Babe::slot_duration();
	let inherent = UncheckedExtrinsic::new_bare(pallet_timestamp::Call::<Runtime>::set { now }.into());
	Executive::apply_extrinsic(inherent).expect("it is valid").expect("it succeeds");
}

/// Ends the open block, and opens the next.
pub fn next_block() {
	open_block(Some(&Executive::finalize_block()));
}

/// Who makes the open block.
pub fn author() -> Option<AccountId> {
	let validators = Session::validators();
	let index = (*Babe::current_slot() % validators.len() as u64) as usize;
	validators.get(index).cloned()
}

/// Runs to the block in which `era` begins, which is left open: nothing of the era's work is done.
pub fn run_to_start(state: &mut State, era: Era) {
	while state.read(Eras::now) < era {
		state.change(next_block);
	}
}

/// Runs into `era`, until its work is done.
pub fn run_into(state: &mut State, era: Era) {
	run_to_start(state, era);
	while !state.read(era_work_is_done) {
		state.change(next_block);
	}
}

/// Whether all tables of the era are written and all rewards of the last one are paid.
pub fn era_work_is_done() -> bool {
	pallet_restaking::Walk::<Runtime>::get().left == 0 && pallet_validators::Payouts::<Runtime>::get().is_empty()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn genesis_has_all_stakers_and_blocks_can_be_made() {
		let shape = Shape { operators: 6, candidates: 5, stakers: 12, slot_millis: None };
		let folder = tempfile::tempdir().unwrap();
		let (mut state, _) = State::create(folder.path(), genesis(&shape).top);
		state.change(|| open_block(None));
		run_into(&mut state, Era(1));
		let (validators, positions) = state.read(|| {
			let positions = (0..12)
				.map(|number| pallet_delegation::Positions::<Runtime>::get(staker(number), pool_of(number, &shape)));
			(Session::validators().len(), positions.map(|position| position.shares).collect::<Vec<_>>())
		});
		assert_eq!(validators, 5);
		assert!(positions.into_iter().all(|shares| shares > 0));
	}
}
