//! Weights are measured: each call's, up to what storage allows, and on storage as it is now.

use crate::common::*;
use palisade_primitives::MAX_ARRIVALS;
use polkadot_sdk::frame_support::traits::{Get, GetCallMetadata, StorageInfoTrait};
use std::{collections::BTreeMap, fs, path::PathBuf};

/// Pallets whose calls have no file of weights, and why.
const UNMEASURED: [(&str, &str); 3] = [
	("Babe", "the SDK weighs reports of equivocations by a formula of its own"),
	("Grandpa", "the same"),
	("Pauses", "its call's weight is the sum of two others"),
];

/// Calls whose weight has another name.
const NAMED_OTHERWISE: [(&str, &str, &str); 8] = [
	("Delegation", "touch_pool", "settle"),
	("Referenda", "set_metadata", "set_some_metadata"),
	("Restaking", "write_tables", "step"),
	("Rewards", "claim_for", "claim"),
	("Scheduler", "schedule_after", "schedule"),
	("Scheduler", "schedule_named_after", "schedule_named"),
	("System", "authorize_upgrade_without_checks", "authorize_upgrade"),
	("System", "set_code_without_checks", "set_code"),
];

/// Calls whose weight is an argument, for root.
const TOLD: [(&str, &str); 2] = [("Sudo", "sudo_unchecked_weight"), ("Utility", "with_weight")];

/// A file of weights.
#[derive(Default)]
struct Measured {
	/// By function: its components, and how large each became.
	ranges: BTreeMap<String, BTreeMap<String, u32>>,
	/// By storage item: the most values, and the most bytes of one, if there is a bound.
	sizes: BTreeMap<String, [Option<u32>; 2]>,
}

impl Measured {
	fn read(path: &PathBuf) -> Self {
		let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
		let (mut file, mut ranges) = (Self::default(), BTreeMap::new());
		for line in text.lines().map(str::trim) {
			let quoted: Vec<_> = line.split('`').skip(1).step_by(2).collect();
			if line.starts_with("/// Proof: ") {
				let bounds = ["max_values", "max_size"].map(|bound| number_behind(line, bound));
				file.sizes.insert(quoted[0].to_string(), bounds);
			} else if line.starts_with("/// The range of component ") {
				let most = quoted[1].trim_end_matches(']').rsplit(' ').next().unwrap();
				ranges.insert(quoted[0].to_string(), most.parse().unwrap());
			} else if let Some((name, _)) = line.strip_prefix("fn ").and_then(|rest| rest.split_once('(')) {
				// Of the trait's and both implementations' functions, the one with the comments counts.
				let ranges = core::mem::take(&mut ranges);
				let known = file.ranges.entry(name.to_string()).or_default();
				known.extend(ranges);
			}
		}
		file
	}
}

/// The number in "`bound`: Some(number)".
fn number_behind(line: &str, bound: &str) -> Option<u32> {
	let (_, rest) = line.split_once(&format!("`{bound}`: Some("))?;
	rest.split_once(')')?.0.parse().ok()
}

fn snake(name: &str) -> String {
	let words = name.chars().enumerate().map(|(index, letter)| {
		let parted = if letter.is_uppercase() && index > 0 { "_" } else { "" };
		format!("{parted}{}", letter.to_lowercase())
	});
	words.collect()
}

fn runtime() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The file of a pallet of the runtime; `None` if it has none.
fn file_of(pallet: &str) -> Option<PathBuf> {
	let name = snake(pallet);
	let ours = runtime().join(format!("../pallets/{name}/src/weights.rs"));
	let sdk = match pallet {
		"System" => "frame_system".into(),
		"Assets" | "PoolAssets" => format!("pallet_assets_{name}"),
		"Insurance" | "Treasury" => format!("pallet_treasury_{name}"),
		"MultiBlockMigrations" => "pallet_migrations".into(),
		"TechnicalCommittee" => "pallet_collective".into(),
		"TechnicalMembership" => "pallet_membership".into(),
		_ => format!("pallet_{name}"),
	};
	[ours, runtime().join(format!("src/weights/{sdk}.rs"))].into_iter().find(|path| path.exists())
}

/// All files of weights.
fn files() -> Vec<PathBuf> {
	let pallets = fs::read_dir(runtime().join("../pallets")).unwrap().map(|entry| entry.unwrap().path());
	let ours = pallets.map(|pallet| pallet.join("src/weights.rs")).filter(|path| path.exists());
	let sdk = fs::read_dir(runtime().join("src/weights")).unwrap().map(|entry| entry.unwrap().path());
	ours.chain(sdk).collect()
}

#[test]
fn every_call_is_measured() {
	let mut missing = Vec::new();
	for pallet in RuntimeCall::get_module_names() {
		let unmeasured = UNMEASURED.iter().any(|(name, _)| name == pallet);
		let file = file_of(pallet);
		assert!(!(unmeasured && file.is_some()), "{pallet} has a file of weights");
		let Some(file) = file else {
			assert!(unmeasured || RuntimeCall::get_call_names(pallet).is_empty(), "{pallet} has no file of weights");
			continue;
		};
		let measured = Measured::read(&file).ranges;
		for call in RuntimeCall::get_call_names(pallet) {
			let otherwise = NAMED_OTHERWISE.iter().find(|(of, name, _)| of == pallet && name == call);
			let name = otherwise.map_or(*call, |(_, _, name)| name);
			// The SDK measures what differs much apart: `vote_new` and `vote_existing`.
			let case = format!("{name}_");
			let in_cases =
				file.starts_with(runtime().join("src")) && measured.keys().any(|function| function.starts_with(&case));
			if !measured.contains_key(name) && !in_cases && !TOLD.contains(&(pallet, call)) {
				missing.push(format!("{pallet}.{call}"));
			}
		}
	}
	assert_eq!(missing, Vec::<String>::new(), "calls without a benchmark");
}

/// Sizes change with types, and weights with them: `make weights` then.
#[test]
fn weights_are_of_storage_as_it_is() {
	// Some bounds are parameters.
	let infos = build(genesis("development", serde_json::Value::Null)).execute_with(AllPalletsWithSystem::storage_info);
	let items: BTreeMap<_, _> = infos
		.into_iter()
		.map(|info| {
			let text = |bytes| String::from_utf8(bytes).unwrap();
			let name = format!("{}::{}", text(info.pallet_name), text(info.storage_name));
			(name, [info.max_values, info.max_size])
		})
		.collect();
	let mut stale = Vec::new();
	for path in files() {
		for (name, measured) in Measured::read(&path).sizes {
			// What a benchmark or the tool itself names otherwise is no item of storage.
			let Some(now) = items.get(&name) else { continue };
			if measured != *now {
				stale.push(format!("{name} in {}: {measured:?} then, {now:?} now", path.display()));
			}
		}
	}
	assert_eq!(stale, Vec::<String>::new());
}

/// What limits the components of our benchmarks.
fn bound(function: &str, component: &str) -> Option<u32> {
	Some(match (function, component) {
		("settle", "r") => pallet_delegation::types::MAX_REPORTS,
		("settle", "b") => <Runtime as pallet_delegation::Config>::MaxLeavingEras::get(),
		("create_basket", "p") | ("set_targets", "n") => pallet_lrt::types::MAX_TARGETS,
		("observe", "n") => pallet_prices::MAX_PAIRS,
		("fund" | "incentivise" | "cancel_stream", "e") => <Runtime as pallet_rewards::Config>::MaxStreamEras::get(),
		// Consensus, and all services of a pool.
		("accrue", "t") => 1 + pallet_restaking::MAX_ALLOCATIONS,
		("elect", "c") => <Runtime as pallet_validators::Config>::MaxCandidates::get(),
		("arriving", "a") => 2 * MAX_ARRIVALS,
		("pay_rewards" | "start_era" | "judge_liveness", "v") | ("on_offence", "n") => {
			<Runtime as pallet_validators::Config>::MaxActive::get()
		}
		_ => return None,
	})
}

#[test]
fn benchmarks_reach_what_storage_allows() {
	let mut seen = 0;
	for path in files().into_iter().filter(|path| path.ends_with("src/weights.rs")) {
		for (function, components) in Measured::read(&path).ranges {
			for (component, reached) in components {
				seen += 1;
				assert_eq!(Some(reached), bound(&function, &component), "{function}, {component}: {}", path.display());
			}
		}
	}
	assert!(seen > 0);
}
