//! The runtime on a development chain's genesis, block by block, as a node would drive it.

pub mod calls;
pub mod random;

use palisade_primitives::{
	AssetKind, Balance, Category, Era, EraClock, PoolKey, PoolView, PositionView, ReportId, SecurityInspect, ServiceId,
	SlashTerms, StakeInspect, TicketView, Tier, Waterfall,
};
pub use palisade_runtime::{constants::currency::PAL, *};
use pallet_services::{Metadata, RegisterService, Requirements};
use polkadot_sdk::{
	frame_support::{assert_ok, traits::BuildGenesisConfig},
	pallet_dap, pallet_timestamp,
	sp_consensus_babe::digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest},
	sp_core::H256,
	sp_genesis_builder::PresetId,
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring,
	sp_keystore::{testing::MemoryKeystore, KeystoreExt},
	sp_runtime::{
		traits::{Dispatchable, Header as _},
		Digest, DigestItem, DispatchResultWithInfo, Perbill, Perquintill,
	},
	sp_state_machine::BasicExternalities,
};
use serde_json::Value;

pub type Outcome = DispatchResultWithInfo<<RuntimeCall as Dispatchable>::PostInfo>;

pub fn alice() -> AccountId {
	Sr25519Keyring::Alice.to_account_id()
}

pub fn bob() -> AccountId {
	Sr25519Keyring::Bob.to_account_id()
}

pub fn charlie() -> AccountId {
	Sr25519Keyring::Charlie.to_account_id()
}

pub fn dave() -> AccountId {
	Sr25519Keyring::Dave.to_account_id()
}

pub fn eve() -> AccountId {
	Sr25519Keyring::Eve.to_account_id()
}

pub fn ferdie() -> AccountId {
	Sr25519Keyring::Ferdie.to_account_id()
}

/// An account that genesis endows and does nothing else with.
pub fn holder() -> AccountId {
	Sr25519Keyring::AliceStash.to_account_id()
}

pub fn other_holder() -> AccountId {
	Sr25519Keyring::BobStash.to_account_id()
}

pub fn restaked(operator: AccountId) -> PoolKey<AccountId> {
	PoolKey::native(operator, Tier::Restaked)
}

pub fn base(operator: AccountId) -> PoolKey<AccountId> {
	PoolKey::native(operator, Tier::Base)
}

/// The genesis configuration of a preset, changed by `patch`.
pub fn genesis(preset: &str, patch: Value) -> RuntimeGenesisConfig {
	let mut json = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	let preset = presets::get(&PresetId::from(preset)).expect("the preset exists");
	merge(&mut json, serde_json::from_slice(&preset).unwrap());
	if !patch.is_null() {
		merge(&mut json, patch);
	}
	serde_json::from_value(json).unwrap()
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

pub fn build(genesis: RuntimeGenesisConfig) -> TestExternalities {
	let mut ext = TestExternalities::default();
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| genesis.build());
	ext
}

/// As [`build`], with a map for a trie: many times as fast where a story reads much.
pub fn build_map(genesis: RuntimeGenesisConfig) -> BasicExternalities {
	let mut ext = with_keys(BasicExternalities::new_empty());
	ext.execute_with(|| genesis.build());
	ext
}

/// Forgets what was removed: a map passes over it whenever it is read in order.
pub fn compact(ext: &mut BasicExternalities) {
	let storage = core::mem::replace(ext, BasicExternalities::new_empty()).into_storages();
	*ext = with_keys(BasicExternalities::new(storage));
}

fn with_keys(mut ext: BasicExternalities) -> BasicExternalities {
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext
}

/// Plays `story` on a fresh development chain, in its first block, and checks the invariants after it.
pub fn play(story: impl FnOnce()) {
	play_on(genesis("development", Value::Null), story)
}

pub fn play_on(genesis: RuntimeGenesisConfig, story: impl FnOnce()) {
	build(genesis).execute_with(|| {
		first_block();
		story();
		assert_invariants();
		next_block();
		assert_invariants();
	})
}

pub fn assert_invariants() {
	views::check_invariants().unwrap();
}

/// How many tokens a year are new.
pub fn set_issuance(rate: Perbill) {
	use configs::parameters::{
		dynamic_params::issuance::{AnnualRate, Parameters},
		RuntimeParameters,
	};
	let key_value = RuntimeParameters::Issuance(Parameters::AnnualRate(AnnualRate, Some(rate)));
	assert_ok!(sudo(polkadot_sdk::pallet_parameters::Call::set_parameter { key_value }));
}

/// Opens the first block.
pub fn first_block() {
	open_block(1, Default::default(), 1);
}

/// Opens block `number`, in the first of the slots `ahead` of the running one whose authority is not disabled, and applies
/// its inherents.
fn open_block(number: BlockNumber, parent: Hash, ahead: u64) {
	let authorities = Babe::authorities().len() as u64;
	let disabled = Session::disabled_validators();
	let next = (*Babe::current_slot()).max(1_000_000) + ahead;
	let slot = (next..).find(|slot| !disabled.contains(&((slot % authorities) as u32))).unwrap();
	let digest = PreDigest::SecondaryPlain(SecondaryPlainPreDigest {
		authority_index: (slot % authorities) as u32,
		slot: slot.into(),
	});
	let digest = Digest { logs: vec![<DigestItem as CompatibleDigestItem>::babe_pre_digest(digest)] };
	Executive::initialize_block(&Header::new(number, Default::default(), Default::default(), parent, digest));
	let now = slot * Babe::slot_duration();
	let inherent = UncheckedExtrinsic::new_bare(pallet_timestamp::Call::set { now }.into());
	assert_ok!(Executive::apply_extrinsic(inherent).unwrap());
}

/// Ends this block and opens the next one; returns what happened meanwhile.
pub fn next_block() -> Vec<RuntimeEvent> {
	skip_to_block(1)
}

/// As [`next_block`], in a slot `ahead` of this block's.
pub fn skip_to_block(ahead: u64) -> Vec<RuntimeEvent> {
	let seen = events().len();
	let header = Executive::finalize_block();
	let mut happened = events().split_off(seen);
	open_block(header.number + 1, header.hash(), ahead);
	happened.append(&mut events());
	happened
}

pub fn run_blocks(count: u32) {
	for _ in 0..count {
		next_block();
	}
}

/// Runs to `era`, until its hooks have worked: they have no weight in its first block.
pub fn run_to_era(era: u32) {
	while Eras::now() < Era(era) {
		next_block();
	}
	run_blocks(2);
}

pub fn next_era() {
	run_to_era(Eras::now().0 + 1);
}

pub fn call(who: AccountId, call: impl Into<RuntimeCall>) -> Outcome {
	call.into().dispatch(RuntimeOrigin::signed(who))
}

pub fn sudo(call: impl Into<RuntimeCall>) -> Outcome {
	call.into().dispatch(RuntimeOrigin::root())
}

pub fn pool(key: &PoolKey<AccountId>) -> PoolView {
	<Delegation as StakeInspect<AccountId>>::pool(key).expect("the pool is open")
}

pub fn position(key: &PoolKey<AccountId>, who: &AccountId) -> PositionView {
	<Delegation as StakeInspect<AccountId>>::position(key, who)
}

pub fn tickets(who: &AccountId) -> Vec<TicketView<AccountId>> {
	Delegation::tickets_of(who)
}

pub fn delegate(who: &AccountId, key: &PoolKey<AccountId>, amount: Balance) {
	assert_ok!(call(who.clone(), pallet_delegation::Call::delegate { pool: key.clone(), amount }));
}

/// Events of this block.
pub fn events() -> Vec<RuntimeEvent> {
	System::read_events_no_consensus().map(|record| record.event).collect()
}

/// New tokens.
pub fn minted(events: &[RuntimeEvent]) -> Balance {
	let minted = |event: &RuntimeEvent| match event {
		RuntimeEvent::Dap(pallet_dap::Event::IssuanceMinted { total_minted, .. }) => Some(*total_minted),
		_ => None,
	};
	events.iter().filter_map(minted).sum()
}

/// Burned by verdicts.
pub fn burned(events: &[RuntimeEvent]) -> Balance {
	let burned = |event: &RuntimeEvent| match event {
		RuntimeEvent::Delegation(pallet_delegation::Event::Executed { from_stake, from_leaving, .. }) => {
			Some(from_stake + from_leaving)
		}
		_ => None,
	};
	events.iter().filter_map(burned).sum()
}

pub fn issuance() -> Balance {
	Balances::total_issuance()
}

/// Registers a service of `owner` that may slash a tenth of the native stake, with `resolver`; `operators` serve it from
/// the next era on and put `weight` of their Restaked pools at risk.
pub fn service(owner: &AccountId, resolver: &AccountId, operators: &[AccountId], weight: Perquintill) -> ServiceId {
	let service = pallet_services::NextService::<Runtime>::get();
	let registration = RegisterService {
		metadata: Metadata {
			name: b"oracle".to_vec().try_into().unwrap(),
			link: b"https://example.org".to_vec().try_into().unwrap(),
		},
		category: Category::Oracle,
		terms: SlashTerms {
			max_slash: Perquintill::from_percent(10),
			window: 2,
			slasher: owner.clone(),
			resolver: Some(resolver.clone()),
			reporter_bond: None,
			waterfall: Waterfall::default(),
		},
		requirements: Requirements {
			assets: vec![AssetKind::Native].try_into().unwrap(),
			min_bond: 0,
			min_stake: 0,
			max_operators: 8,
			needs_key: false,
		},
	};
	assert_ok!(call(owner.clone(), pallet_services::Call::register { service: Box::new(registration) }));
	for operator in operators {
		assert_ok!(call(operator.clone(), pallet_services::Call::request_opt_in { service }));
		let operator = operator.clone();
		assert_ok!(call(owner.clone(), pallet_services::Call::accept_operator { service, operator: operator.clone() }));
		assert_ok!(call(operator, pallet_restaking::Call::allocate { asset: AssetKind::Native, service, weight }));
	}
	service
}

/// What `operator` guaranteed `service` in the running era.
pub fn guaranteed(service: ServiceId, operator: &AccountId) -> Balance {
	let rows = <Restaking as SecurityInspect<AccountId>>::guarantees(service, operator, Eras::now());
	rows.iter().map(|row| row.claim.guarantee).sum()
}

/// `slasher` reports that `operator` failed `service` in the running era.
pub fn report(slasher: &AccountId, service: ServiceId, operator: &AccountId, fraction: Perquintill) -> ReportId {
	let report = pallet_slashing::NextReportId::<Runtime>::get();
	assert_ok!(call(
		slasher.clone(),
		pallet_slashing::Call::report {
			service,
			operator: operator.clone(),
			era: Eras::now(),
			offence: H256::from_low_u64_be(u64::from(report.0) + 1),
			fraction,
			evidence: H256::zero(),
		}
	));
	report
}

/// What `who` has of an asset.
pub fn balance(asset: &AssetKind, who: &AccountId) -> Balance {
	match asset {
		AssetKind::Native => Balances::free_balance(who),
		AssetKind::WithId(id) => Assets::balance(*id, who),
	}
}

/// What lies in a pool's account, and in the shared one for it.
pub fn in_custody(key: &PoolKey<AccountId>) -> Balance {
	balance(&key.asset, &key.account()) + pallet_delegation::Shared::<Runtime>::get(key)
}
