//! What Palisade's runtime does, on a chain of blocks.

use crate::{
	accounts::{newcomer, staker, PAL, STAKE},
	chain::{self, call, operator, pool_of, root, Shape},
	engine::{Cost, Effort, State},
	report::{Measured, Operation, Position, Side},
	size,
};
use palisade_primitives::{AssetKind, Category, Era, EraClock, PoolKey, ServiceId, SlashTerms, Tier, Waterfall};
use palisade_runtime::{AccountId, Eras, Runtime, Session, Treasury, Validators};
use pallet_services::{Metadata, RegisterService, Requirements};
use pallet_slashing::{NextReportId, Reports};
use polkadot_sdk::{
	frame_support::storage::storage_prefix,
	pallet_balances,
	pallet_session::SessionManager,
	sp_core::H256,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{Perbill, Perquintill},
	sp_staking::offence::{OffenceDetails, OnOffenceHandler},
};
use std::{collections::BTreeMap, path::Path};

/// Era in which all is measured but what ends it.
const ERA: Era = Era(3);
/// What a service pays for an era.
const PAID: u128 = 1_000 * PAL;

/// Measures everything with so many stakers behind so many operators.
pub fn measure(stakers: u32, operators: u32, effort: Effort, folder: &Path) -> Measured {
	let shape = Shape { operators, candidates: operators, stakers, slot_millis: None };
	let genesis = chain::genesis(&shape).top;
	let position = position(&genesis, &folder.join("positions"));
	let staked = size::of_all(&genesis, &["Delegation", "Rewards"]);
	let (mut state, _) = State::create(&folder.join("palisade"), genesis);
	state.change(|| chain::open_block(None));
	chain::run_into(&mut state, ERA.minus(2));
	let service = state.change(|| open_service(operators));
	chain::run_into(&mut state, ERA);
	while state.read(chain::author) == Some(operator(0)) {
		// Whom consensus reports cannot end its own block.
		state.change(chain::next_block);
	}

	let known = chain::known_keys();
	let cost = |state: &State, work: &dyn Fn()| state.measure(effort, &known, work);
	let pool = pool_of(0, &shape);
	let base = PoolKey::native(operator(0), Tier::Base);
	let mut costs = BTreeMap::new();
	let mut note = |operation: Operation, cost: Cost| {
		println!("    {operation:<40} {:>12.3?} {:>8} reads {:>8} writes", cost.time, cost.reads, cost.writes);
		costs.insert(operation, cost);
	};

	note(Operation::Transfer, cost(&state, &transfer));
	note(Operation::Delegate, cost(&state, &|| delegate(&pool)));
	note(Operation::DelegateBase, cost(&state, &|| delegate(&base)));
	note(Operation::Leave, cost(&state, &|| leave(&pool)));
	note(Operation::Claim, cost(&state, &|| claim(&pool)));
	let by_service = || service_report(service);
	let reports: [(Operation, &dyn Fn()); 2] =
		[(Operation::ConsensusSlash, &consensus_report), (Operation::ServiceSlash, &by_service)];
	for (operation, report) in reports {
		note(operation, cost(&state, report) + verdict(&state, report, &cost));
	}
	note(Operation::EraChange, cost(&state, &change_era));
	chain::run_to_start(&mut state, ERA.next());
	note(Operation::Reward, cost(&state, &|| reward(ERA)));
	Measured {
		side: Side::Palisade,
		stakers,
		costs,
		state: staked as f64 / f64::from(stakers),
		position: Some(position),
	}
}

/// What each position takes in the state that begins.
fn position(genesis: &BTreeMap<Vec<u8>, Vec<u8>>, folder: &Path) -> Position {
	let prefix = storage_prefix(b"Delegation", b"Positions");
	let items = size::under(genesis, &prefix);
	let (_, trie) = State::create(folder, items.clone());
	let count = items.len() as f64;
	let whole: usize = items.iter().map(|(key, value)| key.len() + value.len()).sum();
	let whole = whole as f64 / count;
	Position { whole, own: whole - prefix.len() as f64, trie: trie as f64 / count }
}

fn owner() -> AccountId {
	Sr25519Keyring::AliceStash.to_account_id()
}

/// Opens a service that everybody serves from the next era on, and which pays from then on.
fn open_service(operators: u32) -> ServiceId {
	let service = register_service("Measured", operators);
	(0..operators).for_each(|number| serve(service, &operator(number), Perquintill::from_percent(50)));
	let asset = AssetKind::Native;
	// What the treasury gives the pot must not be all that it has.
	let fill =
		pallet_balances::Call::<Runtime>::transfer_keep_alive { dest: Treasury::account_id().into(), value: PAL };
	call(owner(), fill);
	root(pallet_rewards::Call::<Runtime>::admit_reward_asset { asset: asset.clone(), least: PAL });
	let (start, eras) = (Eras::now().next(), 4);
	let (end, amount) = (start.plus(eras - 1), PAID * u128::from(eras));
	call(owner(), pallet_rewards::Call::<Runtime>::fund { service, stake: asset.clone(), asset, start, end, amount });
	service
}

/// A service that may slash a tenth of the native stake.
pub fn register_service(name: &str, max_operators: u32) -> ServiceId {
	let service = pallet_services::NextService::<Runtime>::get();
	let name = name.as_bytes().to_vec().try_into().expect("it is short");
	let link = b"https://example.org".to_vec().try_into().expect("it is short");
	let registration = RegisterService {
		metadata: Metadata { name, link },
		category: Category::Oracle,
		terms: SlashTerms {
			max_slash: Perquintill::from_percent(10),
			window: 2,
			slasher: owner(),
			resolver: None,
			reporter_bond: None,
			waterfall: Waterfall::default(),
		},
		requirements: Requirements {
			assets: vec![AssetKind::Native].try_into().expect("it is one"),
			min_bond: 0,
			min_stake: 0,
			max_operators,
			needs_key: false,
		},
	};
	call(owner(), pallet_services::Call::<Runtime>::register { service: Box::new(registration) });
	service
}

/// `operator` serves from the next era on, with `weight` of its native Restaked pool.
pub fn serve(service: ServiceId, operator: &AccountId, weight: Perquintill) {
	call(operator.clone(), pallet_services::Call::<Runtime>::request_opt_in { service });
	call(owner(), pallet_services::Call::<Runtime>::accept_operator { service, operator: operator.clone() });
	let asset = AssetKind::Native;
	call(operator.clone(), pallet_restaking::Call::<Runtime>::allocate { asset, service, weight });
}

fn transfer() {
	let dest = staker(1).into();
	call(staker(0), pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value: PAL });
}

fn delegate(pool: &PoolKey<AccountId>) {
	call(newcomer(), pallet_delegation::Call::<Runtime>::delegate { pool: pool.clone(), amount: STAKE });
}

fn leave(pool: &PoolKey<AccountId>) {
	call(staker(0), pallet_delegation::Call::<Runtime>::request_leave { pool: pool.clone(), amount: None });
}

fn claim(pool: &PoolKey<AccountId>) {
	call(staker(0), pallet_rewards::Call::<Runtime>::claim { pool: pool.clone(), asset: AssetKind::Native });
}

fn reward(era: Era) {
	call(staker(0), pallet_validators::Call::<Runtime>::pay_rewards { era });
}

/// Consensus reports the first operator, for a tenth of both its native pools.
fn consensus_report() {
	let offender = (operator(0), ());
	let details = OffenceDetails { offender, reporters: Vec::new() };
	let fraction = Perbill::from_percent(10);
	<Validators as OnOffenceHandler<_, _, _>>::on_offence(&[details], &[fraction], Session::current_index());
}

/// The service reports the first operator, for half of what it may take.
fn service_report(service: ServiceId) {
	let (era, offence, evidence) = (Eras::now(), H256::repeat_byte(1), H256::zero());
	let (operator, fraction) = (operator(0), Perquintill::from_percent(5));
	call(owner(), pallet_slashing::Call::<Runtime>::report { service, operator, era, offence, fraction, evidence });
}

/// What the verdict on a report costs that nobody stopped, in the block in which it falls due.
fn verdict(state: &State, report: &dyn Fn(), cost: &dyn Fn(&State, &dyn Fn()) -> Cost) -> Cost {
	let mut state = state.clone();
	let id = state.read(NextReportId::<Runtime>::get);
	state.change(report);
	let due = state.read(|| Reports::<Runtime>::get(id)).expect("the report was made").due;
	chain::run_to_start(&mut state, due);
	cost(&state, &|| call(staker(0), pallet_slashing::Call::<Runtime>::execute { report: id }))
}

/// The session manager's part of a session in which the next era's validators are elected and the era begins, and all work
/// that this leaves for later blocks.
fn change_era() {
	let session = Eras::next_era_at();
	<Validators as SessionManager<AccountId>>::new_session(session);
	<Validators as SessionManager<AccountId>>::end_session(session.saturating_sub(1));
	<Validators as SessionManager<AccountId>>::start_session(session);
	call(staker(0), pallet_restaking::Call::<Runtime>::write_tables { max: u32::MAX });
}
