//! Bytes of a state.

use polkadot_sdk::sp_io::hashing::twox_128;
use std::collections::BTreeMap;

/// Entries whose keys begin with `prefix`.
pub fn under(state: &BTreeMap<Vec<u8>, Vec<u8>>, prefix: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
	let from = state.range(prefix.to_vec()..);
	let entries = from.take_while(|(key, _)| key.starts_with(prefix));
	entries.map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// Bytes of keys and values that pallets of these names have.
pub fn of_all(state: &BTreeMap<Vec<u8>, Vec<u8>>, pallets: &[&str]) -> usize {
	let entries = pallets.iter().flat_map(|pallet| under(state, &twox_128(pallet.as_bytes())));
	entries.map(|(key, value)| key.len() + value.len()).sum()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_what_begins_with_the_prefix_counts() {
		let of = |key: &[u8]| (key.to_vec(), vec![0; 3]);
		let state = BTreeMap::from([of(b"a"), of(b"ab"), of(b"abc"), of(b"b")]);
		assert_eq!(under(&state, b"ab"), [of(b"ab"), of(b"abc")]);
	}

	#[test]
	fn pallets_are_added_up() {
		let key = |pallet: &str, rest: &[u8]| [&twox_128(pallet.as_bytes())[..], rest].concat();
		let state = BTreeMap::from([
			(key("One", b"key"), vec![0; 5]),
			(key("Two", b"key"), vec![0; 6]),
			(key("Three", b"key"), vec![0; 7]),
		]);
		assert_eq!(of_all(&state, &["One", "Two"]), 2 * 19 + 11);
	}
}
