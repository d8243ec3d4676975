//! Replays the histories that the model of the whole ledger wrote (`pallets/math/models`), on the real runtime: after each
//! step everything that it shows must be the model's integers, and close to the model's exact numbers.

use crate::common::{
	calls::{open_service, roomy, Terms},
	*,
};
use configs::parameters::{
	dynamic_params::slashing::{MaxPerEra, MaxPerEraOfService, Parameters},
	RuntimeParameters,
};
use palisade_math::Claim;
use palisade_primitives::{
	AssetKind, Balance, Era, EraClock, PoolKey, PoolReports, ReportId, ReportOffence, SecurityInspect, ServiceId,
	SlashTerms, StakeMutate, TicketId, Tier,
};
use pallet_delegation::types::AssetTerms;
use pallet_services::Versions;
use pallet_slashing::PoolState;
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		storage::{with_transaction, TransactionOutcome},
		traits::{fungible, fungibles},
	},
	pallet_asset_rate, pallet_parameters,
	sp_core::H256,
	sp_runtime::{DispatchError, FixedU128, MultiAddress, Perquintill},
};
use serde_json::{json, Value};
use std::{collections::BTreeMap, fs, str::FromStr, thread};

/// The foreign asset of the traces, and its least deposit there.
const ASSET: u32 = 1;
/// An operator beside the traces with so much that the quota of all native stake never binds.
const WHALE: &str = "whale";
const STAKERS: [&str; 4] = ["s0", "s1", "s2", "s3"];

/// What is shown of the ledger, line by line; the format is in `pallets/math/models/README.md`.
type Lines = BTreeMap<String, String>;

fn int<T: FromStr>(value: &Value) -> T {
	let digits = value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
	digits.parse().ok().expect("an integer")
}

fn text(value: &Value) -> &str {
	value.as_str().expect("a string")
}

/// Who a name of the traces is: nobody of the genesis.
fn account(name: &str) -> AccountId {
	let mut bytes = [0xEE; 32];
	bytes[..name.len()].copy_from_slice(name.as_bytes());
	bytes.into()
}

/// What verdicts of services may take with one era, of all that is staked and of what they were guaranteed.
fn set_quotas(of_all: Perquintill, of_service: Perquintill) {
	for quota in [
		Parameters::MaxPerEra(MaxPerEra, Some(of_all)),
		Parameters::MaxPerEraOfService(MaxPerEraOfService, Some(of_service)),
	] {
		let key_value = RuntimeParameters::Slashing(quota);
		assert_ok!(sudo(pallet_parameters::Call::set_parameter { key_value }));
	}
}

/// Owner, slasher and resolver of all services.
fn owner() -> AccountId {
	account("owner")
}

/// A pool's name is its operator's, then `b` (Base), `r` (Restaked) or `a` (Restaked, foreign asset).
fn key(name: &str) -> PoolKey<AccountId> {
	let (operator, kind) = name.split_at(2);
	let asset = if kind == "a" { AssetKind::WithId(ASSET) } else { AssetKind::Native };
	let tier = if kind == "b" { Tier::Base } else { Tier::Restaked };
	PoolKey { operator: account(operator), asset, tier }
}

fn perquintill(value: &Value) -> Perquintill {
	Perquintill::from_parts(int(value))
}

struct Replay {
	pools: Vec<String>,
	operators: Vec<String>,
	services: Vec<ServiceId>,
	expected: Lines,
	offences: u64,
}

impl Replay {
	/// Accounts, operators, pools and services, in the first block.
	fn begin(trace: &Value) -> Self {
		let pools: Vec<_> = trace["pools"].as_array().unwrap().iter().map(|name| text(name).to_owned()).collect();
		let bonds = trace["bonds"].as_object().unwrap();
		let operators: Vec<_> = bonds.keys().cloned().collect();
		assert_ok!(Assets::force_create(RuntimeOrigin::root(), ASSET.into(), MultiAddress::Id(owner()), true, 1));
		let (asset_kind, rate) = (Box::new(AssetKind::WithId(ASSET)), FixedU128::from_rational(1, 10));
		assert_ok!(sudo(pallet_asset_rate::Call::<Runtime>::create { asset_kind, rate }));
		let terms = AssetTerms { min_deposit: 1, ..roomy() };
		assert_ok!(sudo(pallet_delegation::Call::admit_asset { asset: ASSET, terms }));
		set_quotas(perquintill(&trace["quotas"][0]), perquintill(&trace["quotas"][1]));
		for name in operators.iter().map(String::as_str).chain(STAKERS).chain(["owner", WHALE]) {
			assert_ok!(<Balances as fungible::Mutate<_>>::mint_into(&account(name), 1 << 90));
			assert_ok!(<Assets as fungibles::Mutate<_>>::mint_into(ASSET, &account(name), 1 << 90));
		}
		assert_ok!(call(account(WHALE), calls::register_operator(1 << 85, Default::default())));
		for (name, bond) in bonds {
			assert_ok!(call(account(name), calls::register_operator(int(bond), Default::default())));
			if pools.contains(&format!("{name}a")) {
				assert_ok!(call(account(name), pallet_delegation::Call::open_pool { asset: ASSET }));
			}
		}
		let terms = trace["services"].as_array().unwrap().iter();
		let services = terms.map(|terms| Self::register(&operators, perquintill(&terms[0]), int(&terms[1]))).collect();
		Self { pools, operators, services, expected: Lines::new(), offences: 0 }
	}

	/// A service that every operator serves from the next era on.
	fn register(operators: &[String], max_slash: Perquintill, window: u32) -> ServiceId {
		let limit = max_slash.min(configs::services::MaxSlash::get());
		let assets = vec![AssetKind::Native, AssetKind::WithId(ASSET)];
		let service = open_service(&owner(), &Terms { window, assets, ..Terms::new(owner(), Some(owner()), limit) });
		// No call sets more, but the ledger must hold for any.
		pallet_services::Services::<Runtime>::mutate(service, |service| {
			let service = service.as_mut().unwrap();
			let running = service.terms.iter().next().unwrap().clone();
			service.terms = Versions::new(SlashTerms { max_slash, ..running.value }, running.from);
		});
		for operator in operators.iter().map(|name| account(name)) {
			assert_ok!(call(operator.clone(), pallet_services::Call::request_opt_in { service }));
			assert_ok!(call(owner(), pallet_services::Call::accept_operator { service, operator }));
		}
		service
	}

	fn step(&mut self, step: &Value) {
		let outcome = match text(&step["op"]) {
			"start" => Ok(()),
			"era" => {
				next_era();
				Ok(())
			}
			"complete" => self.complete(step),
			_ => self.act(step).map(|_| ()).map_err(|failed| failed.error),
		};
		match (&step["refused"], outcome) {
			(Value::Null, outcome) => {
				assert_ok!(outcome);
			}
			(name, Err(DispatchError::Module(error))) => assert_eq!(error.message, name.as_str()),
			(name, outcome) => panic!("{outcome:?} instead of {name}"),
		}
		for (name, line) in step["now"].as_object().unwrap() {
			match line {
				Value::Null => self.expected.remove(name),
				line => self.expected.insert(name.clone(), text(line).to_owned()),
			};
		}
		let shown = self.shown();
		for name in self.expected.keys().chain(shown.keys()) {
			assert_eq!(shown.get(name), self.expected.get(name), "{name}");
		}
		// What nobody touched yet is shown as if it were done; the accounts say so once it is.
		assert_ok!(with_transaction(|| {
			for pool in self.pools.iter().map(|name| key(name)) {
				assert_ok!(call(owner(), pallet_delegation::Call::touch_pool { pool }));
			}
			assert_eq!(self.shown(), shown);
			self.assert_accounts_hold_the_ledger();
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
		}));
	}

	fn act(&mut self, step: &Value) -> Outcome {
		let who = || account(text(&step["who"]));
		let pool = || key(text(&step["pool"]));
		let operator = || account(text(&step["operator"]));
		let amount = || int::<Balance>(&step["amount"]);
		let service = || self.services[int::<usize>(&step["service"]) - 1];
		match text(&step["op"]) {
			"deposit" => call(who(), pallet_delegation::Call::delegate { pool: pool(), amount: amount() }),
			"withdraw" => call(who(), pallet_delegation::Call::withdraw_entry { pool: pool(), amount: amount() }),
			"leave" => {
				let amount = step["amount"].as_str().map(|_| amount());
				call(who(), pallet_delegation::Call::request_leave { pool: pool(), amount })
			}
			"gain" => {
				assert_ok!(<Delegation as StakeMutate<AccountId>>::reward(&pool(), &owner(), amount()));
				Ok(().into())
			}
			"allocate" => {
				let PoolKey { operator, asset, .. } = pool();
				let (service, weight) = (service(), perquintill(&step["weight"]));
				call(operator, pallet_restaking::Call::allocate { asset, service, weight })
			}
			"unjail" => call(operator(), pallet_operators::Call::unjail {}),
			"report" => {
				self.offences += 1;
				let report = pallet_slashing::Call::report {
					service: service(),
					operator: operator(),
					era: Era(int(&step["era"])),
					offence: H256::from_low_u64_be(self.offences),
					fraction: perquintill(&step["p"]),
					evidence: H256::zero(),
				};
				call(owner(), report)
			}
			"offence" => {
				let era = Era(int(&step["era"]));
				let p = perquintill(&step["p"]);
				assert_ok!(<Slashing as ReportOffence<AccountId>>::report_offence(&operator(), era, p));
				Ok(().into())
			}
			"veto" => {
				let report = ReportId(int(&step["report"]));
				sudo(pallet_slashing::Call::veto { report, unfounded: false })
			}
			other => panic!("{other}"),
		}
	}

	/// Completes a request, and compares what its owner gets.
	fn complete(&self, step: &Value) -> Result<(), DispatchError> {
		let id = TicketId(int(&step["ticket"]));
		let ticket = pallet_delegation::Tickets::<Runtime>::get(id).expect("the ticket exists");
		let before = balance(&ticket.pool.asset, &ticket.owner);
		call(ticket.owner.clone(), pallet_delegation::Call::complete_leave { ticket: id, to: None })
			.map_err(|failed| failed.error)?;
		assert_eq!(balance(&ticket.pool.asset, &ticket.owner) - before, int(&step["paid"]));
		Ok(())
	}

	fn shown(&self) -> Lines {
		let mut lines = Lines::new();
		let mut show = |name: String, numbers: &[String]| lines.insert(name, numbers.join(" "));
		for (name, key) in self.pools.iter().map(|name| (name, key(name))) {
			let view = pool(&key);
			let numbers = [view.value, view.settled_value, view.tokens, view.shares];
			let others = [view.generation.into(), view.entering, view.leaving];
			show(name.clone(), &numbers.into_iter().chain(others).map(|n| n.to_string()).collect::<Vec<_>>());
			for who in self.names() {
				let view = position(&key, &account(who));
				if view.shares > 0 || view.entering > 0 {
					let numbers = [view.shares, view.value, view.settled_value, view.entering];
					show(format!("{who} {name}"), &numbers.map(|n| n.to_string()));
				}
			}
			for service in &self.services {
				let rows = <Restaking as SecurityInspect<AccountId>>::guarantees(*service, &key.operator, Eras::now());
				for row in rows.into_iter().filter(|row| row.pool == key) {
					let Claim { guarantee, factor } = row.claim;
					let numbers = [guarantee, factor.bits, factor.shift.into()];
					show(format!("row {name} {}", self.number(*service)), &numbers.map(|n| n.to_string()));
				}
			}
			for allocation in Restaking::allocations(&key) {
				let mut numbers = vec![allocation.current.weight.into_inner().to_string()];
				for change in [allocation.next, allocation.lowered] {
					let Some((held, era)) = change else {
						numbers.push("-".into());
						continue;
					};
					numbers.extend([held.weight.into_inner().to_string(), era.0.to_string()]);
				}
				show(format!("weight {name} {}", self.number(allocation.service)), &numbers);
			}
		}
		for ticket in self.names().flat_map(|who| tickets(&account(who))) {
			show(format!("ticket {}", ticket.id.0), &[ticket.value, ticket.settled_value].map(|n| n.to_string()));
		}
		for (id, report) in pallet_slashing::Reports::<Runtime>::iter() {
			let mut states: Vec<_> = report.pools.iter().map(|row| self.state(id, row)).collect();
			states.sort();
			let numbers = [report.fraction.deconstruct().to_string(), report.due.0.to_string()];
			show(format!("report {}", id.0), &numbers.into_iter().chain(states).collect::<Vec<_>>());
		}
		lines
	}

	fn state(&self, id: ReportId, row: &pallet_slashing::PoolReport<AccountId>) -> String {
		let name = self.pools.iter().find(|name| key(name) == row.pool).expect("a pool of the trace");
		let state = match row.state {
			PoolState::Waiting => "waiting".into(),
			PoolState::Open => "open".into(),
			PoolState::Executed { from_stake, from_leaving } => format!("{from_stake}+{from_leaving}"),
			PoolState::Cancelled => "cancelled".into(),
			PoolState::Lapsed => "lapsed".into(),
		};
		format!("{name}:{state}:{}", <Delegation as PoolReports<AccountId>>::escrow(&row.pool, id))
	}

	fn names(&self) -> impl Iterator<Item = &str> {
		self.operators.iter().map(String::as_str).chain(STAKERS)
	}

	/// A service's number in the trace.
	fn number(&self, service: ServiceId) -> usize {
		self.services.iter().position(|known| *known == service).unwrap() + 1
	}

	/// To the unit: what is in a pool's account, and in the shared one for it, is its minimum balance and what the ledger says.
	fn assert_accounts_hold_the_ledger(&self) {
		for key in self.pools.iter().map(|name| key(name)) {
			let view = pool(&key);
			let minimum = match key.asset {
				AssetKind::Native => constants::currency::EXISTENTIAL_DEPOSIT,
				AssetKind::WithId(_) => 1,
			};
			let held = minimum + view.tokens + view.leaving + view.entering;
			assert_eq!(in_custody(&key), held, "{key:?}");
		}
	}
}

/// Exact values in thousandths, and the bound in planck: returns how far the shown ones are off, in thousandths.
fn farthest(exact: &Value, shown: &Lines) -> Balance {
	let none = "0".to_string();
	let off = exact.as_object().into_iter().flatten().map(|(name, line)| {
		let (thousandths, bound) = text(line).split_once(' ').unwrap();
		let (thousandths, bound): (Balance, Balance) = (thousandths.parse().unwrap(), bound.parse().unwrap());
		let shown = shown.get(name).unwrap_or(&none).split(' ').next().unwrap();
		let off = (shown.parse::<Balance>().unwrap() * 1_000).abs_diff(thousandths);
		assert!(off <= bound * 1_000 + 1, "{name} is {shown} and not {thousandths} thousandths");
		off
	});
	off.max().unwrap_or(0)
}

fn replay(number: usize, trace: &Value) -> Balance {
	let clock = &trace["clock"];
	let patch = json!({
		"network": { "epochSlots": 4 },
		"eras": { "clock": {
			"sessionsPerEra": 1,
			"leavingEras": clock["leaving"],
			"slashWindow": clock["slash"],
			"vetoWindow": clock["veto"],
		} },
	});
	let mut off = 0;
	play_on(genesis("development", patch), || {
		let mut replay = Replay::begin(trace);
		for (at, step) in trace["steps"].as_array().unwrap().iter().enumerate() {
			// Shown when the test fails.
			println!("trace {number}, step {at}: {}", step["op"]);
			replay.step(step);
			off = off.max(farthest(&step["exact"], &replay.expected));
		}
	});
	off
}

#[test]
fn traces_of_the_whole_ledger_are_replayed_to_the_unit() {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../pallets/math/models/system_traces.json");
	let traces: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
	let traces: Vec<_> = traces["traces"].as_array().unwrap().iter().enumerate().collect();
	let threads = thread::available_parallelism().map_or(1, usize::from);
	let off = thread::scope(|scope| {
		let replays: Vec<_> = traces
			.chunks(traces.len().div_ceil(threads))
			.map(|part| scope.spawn(move || part.iter().map(|(number, trace)| replay(*number, trace)).max()))
			.collect();
		replays.into_iter().map(|part| part.join().expect("the replay agrees")).max()
	});
	println!("off by at most {off:?} thousandths of a unit");
}
