//! What Palisade's runtime does, on a chain of blocks.

use crate::{
	accounts::{newcomer, staker, PAL, STAKE},
	chain::{self, call, operator, pool_of, root, Shape},
	engine::{self, Cost, Effort, Scene, State},
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
use std::{collections::BTreeMap, ops::Add, path::Path};

/// Era in which all is measured but what ends it.
const ERA: Era = Era(3);
/// What a service pays for an era.
const PAID: u128 = 1_000 * PAL;

/// A chain with everything on it that is measured.
pub struct Prepared {
	stakers: u32,
	/// Bytes of keys and values of the pallets that stake.
	staked: usize,
	position: Position,
	/// In the order in which they are measured. What an operation takes is what its scenes take together.
	scenes: Vec<(Operation, Vec<Scene>)>,
}

impl Prepared {
	/// With so many stakers behind so many operators.
	pub fn new(stakers: u32, operators: u32, folder: &Path) -> Self {
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

		let (pool, base) = (pool_of(0, &shape), PoolKey::native(operator(0), Tier::Base));
		let of = |pool: &PoolKey<AccountId>, work: fn(&PoolKey<AccountId>)| {
			let pool = pool.clone();
			vec![Scene::new(&state, move || work(&pool))]
		};
		let mut scenes = vec![
			(Operation::Transfer, vec![Scene::new(&state, transfer)]),
			(Operation::Delegate, of(&pool, delegate)),
			(Operation::DelegateBase, of(&base, delegate)),
			(Operation::Leave, of(&pool, leave)),
			(Operation::Claim, of(&pool, claim)),
			(Operation::ConsensusSlash, slash(&state, consensus_report)),
			(Operation::ServiceSlash, slash(&state, move || service_report(service))),
			(Operation::EraChange, vec![Scene::new(&state, change_era)]),
		];
		chain::run_to_start(&mut state, ERA.next());
		scenes.push((Operation::Reward, vec![Scene::new(&state, || reward(ERA))]));
		Self { stakers, staked, position, scenes }
	}

	/// Measures everything, in turn with `few` if that is another chain with fewer stakers.
	pub fn measure(&self, effort: Effort, few: Option<&Self>) -> Measured {
		let known = chain::known_keys();
		let pairs = Effort { repeat: 10 * effort.repeat, ..effort };
		let transfers = self.scenes.iter().find(|(operation, _)| *operation == Operation::Transfer);
		let mut costs = BTreeMap::new();
		for (index, (operation, scenes)) in self.scenes.iter().enumerate() {
			let each = scenes.iter().map(|scene| scene.state.measure(effort, &known, &scene.work));
			let mut cost = each.reduce(Add::add).unwrap_or_default();
			let fewer = few.and_then(|few| few.scenes.get(index));
			cost.growth = fewer.map(|(_, fewer)| engine::growth(pairs, &known, fewer, scenes));
			let transfers = transfers.filter(|_| operation.is_deposit());
			cost.transfers = transfers.map(|(_, transfers)| engine::growth(pairs, &known, transfers, scenes).cold);
			let growth = cost.growth.map_or(String::new(), |growth| format!("{:>8.2} times", growth.cold));
			let Cost { time, reads, writes, .. } = cost;
			println!("    {operation:<40} {time:>12.3?} {reads:>8} reads {writes:>8} writes{growth}");
			costs.insert(*operation, cost);
		}
		Measured {
			side: Side::Palisade,
			stakers: self.stakers,
			costs,
			state: self.staked as f64 / f64::from(self.stakers),
			position: Some(self.position),
		}
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

/// A report, and the verdict on it that nobody stopped, in the block in which it falls due.
fn slash(state: &State, report: impl Fn() + 'static) -> Vec<Scene> {
	let mut then = state.clone();
	let id = then.read(NextReportId::<Runtime>::get);
	then.change(&report);
	let due = then.read(|| Reports::<Runtime>::get(id)).expect("the report was made").due;
	chain::run_to_start(&mut then, due);
	let execute = move || call(staker(0), pallet_slashing::Call::<Runtime>::execute { report: id });
	vec![Scene::new(state, report), Scene::new(&then, execute)]
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
