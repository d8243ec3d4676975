//! One run: operations in blocks, checks after each, statistics, and the shortest prefix of a run that fails.

use super::{
	checks::Books,
	commands::{command, Caller, Command},
	leave,
	world::{accounts, newcomers, World, ASSET, OTHER_ASSET, PLAIN_ASSET},
};
use crate::common::{random::Random, *};
use palisade_primitives::{AssetKind, EraClock};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		dispatch::GetDispatchInfo,
		traits::{GetCallMetadata, GetCallName},
	},
	sp_runtime::{
		generic::{CheckedExtrinsic, Era as Mortality, ExtrinsicFormat},
		traits::Applyable,
	},
	sp_staking::offence::{OffenceDetails, OnOffenceHandler},
	*,
};
use serde_json::json;
use std::{
	collections::BTreeMap,
	fmt::{Display, Formatter, Result as Written},
	panic::{catch_unwind, resume_unwind, AssertUnwindSafe},
};

/// What decides a run.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
	pub seed: u64,
	pub ops: u64,
}

/// How often each call was tried, and succeeded.
#[derive(Default)]
pub struct Stats {
	calls: BTreeMap<(String, String), (u64, u64)>,
	errors: BTreeMap<String, u64>,
	ops: u64,
	blocks: u64,
	eras: u64,
}

/// Blocks after which what was removed is forgotten.
const COMPACT: u64 = 100;

/// Runs all, side by side.
pub fn run_all(plans: &[Plan]) -> Stats {
	let mut all = Stats::default();
	std::thread::scope(|scope| {
		let threads: Vec<_> = plans.iter().map(|plan| scope.spawn(|| run(*plan))).collect();
		for thread in threads {
			match thread.join() {
				Ok(stats) => all.add(stats),
				Err(panic) => resume_unwind(panic),
			}
		}
	});
	all
}

/// Does one run. If it fails, finds the operation after which it first does, and says how to do it again.
fn run(plan: Plan) -> Stats {
	let mut progress = Progress::default();
	let first = catch_unwind(AssertUnwindSafe(|| play_run(plan, u64::MAX, &mut progress)));
	let Some(failure) = failure(&first) else { return first.unwrap().unwrap() };
	// The same again, with a check after every operation of the block that failed.
	let (from, until) = (progress.block_began, progress.ops);
	let again = Plan { ops: until, ..plan };
	let mut exact = Progress::default();
	let second = catch_unwind(AssertUnwindSafe(|| play_run(again, from, &mut exact)));
	let exact_failure = self::failure(&second).unwrap_or_else(|| format!("not without what follows: {failure}"));
	let mut report = format!("\nseed {} fails: {failure}\n", plan.seed);
	report += &format!("shortest prefix: {} operations: {exact_failure}\n", exact.ops);
	exact.last.iter().for_each(|command| report += &format!("  {command}\n"));
	report += &format!("again: make fuzz RUNS=1 SEED={} OPS={}", plan.seed, exact.ops);
	panic!("{report}");
}

fn failure(outcome: &std::thread::Result<Result<Stats, String>>) -> Option<String> {
	match outcome {
		Ok(Ok(_)) => None,
		Ok(Err(broken)) => Some(broken.clone()),
		Err(panic) => {
			let text = panic.downcast_ref::<String>().cloned();
			let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| text.to_string()));
			Some(format!("panic: {}", text.unwrap_or_default()))
		}
	}
}

/// How far a run is, also when it panics.
#[derive(Default)]
struct Progress {
	ops: u64,
	/// Operations before the running block.
	block_began: u64,
	/// The commands of the running block.
	last: Vec<String>,
}

/// Checks after every block, and from operation `careful` on after every operation.
fn play_run(plan: Plan, careful: u64, progress: &mut Progress) -> Result<Stats, String> {
	let mut random = Random::new(plan.seed);
	let mut stats = Stats::default();
	let mut ext = build_map(genesis("development", json!({ "network": { "epochSlots": 5 } })));
	let mut books = ext.execute_with(|| {
		first_block();
		set_up();
		Books::open()
	});
	let mut blocks = ext.execute_with(Blocks::open);
	while progress.ops < plan.ops {
		let ops = random.between(1, 40).min(plan.ops - progress.ops);
		progress.block_began = progress.ops;
		progress.last.clear();
		ext.execute_with(|| {
			let mut gifts = false;
			let mut world = World::look(progress.ops);
			for _ in 0..ops {
				world.offences = progress.ops;
				progress.ops += 1;
				let command = command(&mut random, &world);
				gifts |= command.is_gift;
				progress.last.push(format!("{command:?}"));
				let outcome = apply(&command);
				let full = matches!(&outcome, Err(refused) if refused.contains("ExhaustsResources"));
				stats.count(&command, outcome);
				if progress.ops > careful {
					books.check(&blocks.so_far(), gifts)?;
				}
				if full {
					break;
				}
			}
			let era = Eras::now();
			// Now and then nobody makes blocks for a while.
			let ahead = if random.chance(2) { random.between(5, 40) } else { random.between(1, 3) };
			let happened = blocks.next(ahead);
			stats.eras += u64::from(Eras::now().0 - era.0);
			stats.blocks += 1;
			books.check(&happened, gifts)
		})?;
		if stats.blocks % COMPACT == 0 {
			compact(&mut ext);
		}
	}
	stats.ops = progress.ops;
	ext.execute_with(|| leave::everybody(&mut books, &mut blocks))?;
	Ok(stats)
}

/// Hands each event out once.
pub struct Blocks {
	/// Events of the running block that were handed out.
	seen: usize,
}

impl Blocks {
	pub fn open() -> Self {
		Self { seen: events().len() }
	}

	/// What happened since, in the running block.
	pub fn so_far(&mut self) -> Vec<RuntimeEvent> {
		let mut all = events();
		let new = all.split_off(self.seen);
		self.seen += new.len();
		new
	}

	/// What happened since, until the next block has begun.
	pub fn next(&mut self, ahead: u64) -> Vec<RuntimeEvent> {
		let mut happened = self.so_far();
		happened.append(&mut skip_to_block(ahead));
		self.seen = events().len();
		happened
	}
}

/// Money for the newcomers, and two foreign assets.
fn set_up() {
	for who in newcomers() {
		let give = pallet_balances::Call::force_set_balance { who: who.into(), new_free: 300_000 * PAL };
		assert_ok!(sudo(give));
	}
	for id in [ASSET, OTHER_ASSET, PLAIN_ASSET] {
		let owner = alice().into();
		let (is_sufficient, min_balance) = (id == ASSET, 1_000);
		let create = pallet_assets::Call::<Runtime>::force_create { id: id.into(), owner, is_sufficient, min_balance };
		assert_ok!(sudo(create));
		// The treasury needs some for the pot of streams, and for incentives.
		for who in accounts().into_iter().chain([Treasury::account_id()]) {
			let (beneficiary, amount) = (who.into(), 1_000_000 * PAL);
			assert_ok!(call(alice(), pallet_assets::Call::<Runtime>::mint { id: id.into(), beneficiary, amount }));
		}
	}
	calls::admit(ASSET);
	let treasury = Treasury::account_id().into();
	assert_ok!(call(alice(), pallet_balances::Call::transfer_keep_alive { dest: treasury, value: 10_000 * PAL }));
	for asset in [AssetKind::Native, AssetKind::WithId(ASSET)] {
		assert_ok!(sudo(pallet_rewards::Call::admit_reward_asset { asset, least: PAL }));
	}
}

/// Does it; says why not.
fn apply(command: &Command) -> Result<(), String> {
	match &command.caller {
		Caller::Signed(who) => transact(who, command.call.clone()),
		Caller::Governance => sudo(command.call.clone()).map(|_| ()).map_err(|refused| format!("{:?}", refused.error)),
		Caller::Consensus { session, offender, fraction } => {
			let details = OffenceDetails { offender: (offender.clone(), ()), reporters: Vec::new() };
			<Validators as OnOffenceHandler<_, _, _>>::on_offence(&[details], &[*fraction], *session);
			Ok(())
		}
	}
}

/// As a block does with a transaction whose signature is good: nonce, weight, fee, call, refund.
fn transact(who: &AccountId, call: RuntimeCall) -> Result<(), String> {
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(Mortality::Immortal),
		frame_system::CheckNonce::from(System::account_nonce(who)),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let info = call.get_dispatch_info();
	let transaction = CheckedExtrinsic::<AccountId, RuntimeCall, TxExtension> {
		format: ExtrinsicFormat::Signed(who.clone(), extension),
		function: call,
	};
	let applied = transaction.apply::<Runtime>(&info, 200).map_err(|refused| format!("{refused:?}"))?;
	System::note_applied_extrinsic(&applied, info);
	applied.map(|_| ()).map_err(|refused| format!("{:?}", refused.error))
}

impl Stats {
	fn count(&mut self, command: &Command, outcome: Result<(), String>) {
		let name = command.call.get_call_metadata();
		let (pallet, call) = match command.caller {
			Caller::Consensus { .. } => ("Validators", "(offence)"),
			_ => (name.pallet_name, name.function_name),
		};
		let (tried, succeeded) = self.calls.entry((pallet.into(), call.into())).or_default();
		*tried += 1;
		*succeeded += u64::from(outcome.is_ok());
		if let Err(error) = outcome {
			*self.errors.entry(format!("{pallet}.{call}: {error}")).or_default() += 1;
		}
	}

	fn add(&mut self, other: Self) {
		for (name, (tried, succeeded)) in other.calls {
			let sum = self.calls.entry(name).or_default();
			*sum = (sum.0 + tried, sum.1 + succeeded);
		}
		for (error, count) in other.errors {
			*self.errors.entry(error).or_default() += count;
		}
		self.ops += other.ops;
		self.blocks += other.blocks;
		self.eras += other.eras;
	}

	/// A run that gets nothing done proves nothing.
	pub fn assert_every_call_succeeded(&self) {
		fn names<C: GetCallName>(pallet: &'static str) -> impl Iterator<Item = (String, String)> {
			C::get_call_names().iter().map(move |call| (pallet.to_string(), call.to_string()))
		}
		let ours = names::<pallet_eras::Call<Runtime>>("Eras")
			.chain(names::<pallet_operators::Call<Runtime>>("Operators"))
			.chain(names::<pallet_delegation::Call<Runtime>>("Delegation"))
			.chain(names::<pallet_services::Call<Runtime>>("Services"))
			.chain(names::<pallet_restaking::Call<Runtime>>("Restaking"))
			.chain(names::<pallet_slashing::Call<Runtime>>("Slashing"))
			.chain(names::<pallet_validators::Call<Runtime>>("Validators"))
			.chain(names::<pallet_lrt::Call<Runtime>>("Lrt"))
			.chain(names::<pallet_rewards::Call<Runtime>>("Rewards"))
			.chain(names::<pallet_prices::Call<Runtime>>("Prices"));
		let never = ours.filter(|name| self.calls.get(name).is_none_or(|(_, succeeded)| *succeeded == 0));
		// A basket keeps a part in its buffer, so nothing random takes all of it: `pallets/lrt` tests that by itself.
		let never = never.filter(|(pallet, call)| (pallet.as_str(), call.as_str()) != ("Lrt", "succeed"));
		assert_eq!(never.collect::<Vec<_>>(), [], "calls that never succeeded");
	}
}

impl Display for Stats {
	fn fmt(&self, out: &mut Formatter<'_>) -> Written {
		writeln!(out, "{} operations, {} blocks, {} eras", self.ops, self.blocks, self.eras)?;
		for ((pallet, call), (tried, succeeded)) in &self.calls {
			writeln!(out, "{:>8} of {:>8}  {pallet}.{call}", succeeded, tried)?;
		}
		if std::env::var_os("ERRORS").is_some() {
			self.errors.iter().try_for_each(|(error, count)| writeln!(out, "{count:>8}  {error}"))?;
		}
		Ok(())
	}
}
