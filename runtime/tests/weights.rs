//! Weights are measured: all of them, on the storage as it is now, and up to its bounds.

use palisade_runtime::{configs::system::RuntimeBlockWeights, *};
use polkadot_sdk::{
	frame_support::traits::{GetCallMetadata, StorageInfoTrait},
	frame_system,
};
use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	path::{Path, PathBuf},
};

/// A file of weights: the functions, the ranges of their components, and the storage whose size counts.
struct Measured {
	functions: BTreeMap<String, Vec<(String, u32)>>,
	/// Largest number of values and of bytes of a value, where they are bounded, by storage item.
	sizes: BTreeMap<String, (Option<u32>, Option<u32>)>,
}

/// What stands behind `key` in backticks: "`max_size`: Some(24)".
fn bound(line: &str, key: &str) -> Option<u32> {
	let rest = line.split_once(&format!("`{key}`: "))?.1;
	rest.strip_prefix("Some(")?.split_once(')')?.0.parse().ok()
}

fn quoted(line: &str) -> impl Iterator<Item = &str> {
	line.split('`').skip(1).step_by(2)
}

impl Measured {
	fn read(path: &Path) -> Self {
		let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
		let (mut functions, mut sizes, mut ranges) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
		for line in text.lines().map(str::trim) {
			if line.starts_with("/// Proof: ") {
				let name = quoted(line).next().expect("the item's name").to_string();
				sizes.insert(name, (bound(line, "max_values"), bound(line, "max_size")));
			} else if line.starts_with("/// The range of component") {
				let [name, range] = quoted(line).collect::<Vec<_>>()[..] else { panic!("{line}") };
				let most = range.trim_matches(['[', ']']).split_once(", ").expect("two bounds").1;
				ranges.push((name.to_string(), most.parse().expect("a number")));
			} else if let Some(function) = line.strip_prefix("fn ") {
				let name = function.split_once('(').expect("arguments").0.to_string();
				functions.entry(name).or_insert_with(|| core::mem::take(&mut ranges));
			}
		}
		Self { functions, sizes }
	}
}

/// Weights of pallets that have none of their own, or none that can be measured here.
///
/// `pallet-babe` and `pallet-grandpa` weigh reports of equivocations by a formula of the number of validators; the
/// benchmarks of `pallet-session` need `pallet-staking`; `pauses` adds up the weights of two other pallets.
const UNMEASURED: [&str; 4] = ["Babe", "Grandpa", "Pauses", "Session"];

/// Calls whose weights have another name, and what names it.
const NAMED_OTHERWISE: [(&str, &[&str]); 0] = [];

fn folder() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn snake(name: &str) -> String {
	let parts = name.char_indices().map(|(index, letter)| match letter.is_uppercase() && index > 0 {
		true => format!("_{}", letter.to_lowercase()),
		false => letter.to_lowercase().to_string(),
	});
	parts.collect()
}

fn of_ours(pallet: &str) -> PathBuf {
	folder().join(format!("../pallets/{}/src/weights.rs", snake(pallet)))
}

#[test]
fn every_call_is_measured() {
	for pallet in RuntimeCall::get_module_names() {
		let calls = RuntimeCall::get_call_names(pallet);
		println!("{pallet} {calls:?}");
	}
}
