//! A chain specification with any number of stakers, which a node loads as it is.

use crate::chain::{self, Shape};
use polkadot_sdk::sp_core::storage::well_known_keys::CODE;
use serde_json::json;
use std::{
	collections::BTreeMap,
	fs::File,
	io::{BufWriter, Result, Write},
	path::Path,
};

/// Writes the development network with `stakers` more, for nodes with the runtime `code`.
pub fn write(stakers: u32, code: Vec<u8>, path: &Path) -> Result<()> {
	let shape = Shape { operators: 4, candidates: 4, stakers, slot_millis: None };
	let mut state = chain::genesis(&shape).top;
	state.insert(CODE.into(), code);
	let mut file = BufWriter::new(File::create(path)?);
	print(&mut file, stakers, &state)?;
	file.flush()
}

/// The state is printed entry by entry: as one JSON value it would take many times its size.
fn print(to: &mut impl Write, stakers: u32, state: &BTreeMap<Vec<u8>, Vec<u8>>) -> Result<()> {
	let id = format!("palisade_{stakers}_stakers");
	let head = json!({
		"name": format!("Palisade, {stakers} stakers"),
		"id": id,
		"chainType": "Development",
		"bootNodes": [],
		"telemetryEndpoints": null,
		"protocolId": id,
		"properties": { "tokenSymbol": "PAL", "tokenDecimals": 12, "ss58Format": 42 },
		"forkBlocks": null,
		"badBlocks": null,
		"lightSyncState": null,
		"codeSubstitutes": {},
	});
	let head = head.to_string();
	// What follows belongs to the same object.
	let head = head.strip_suffix('}').unwrap_or(&head);
	write!(to, "{head},\"genesis\":{{\"raw\":{{\"top\":{{")?;
	for (index, (key, value)) in state.iter().enumerate() {
		let comma = if index > 0 { "," } else { "" };
		write!(to, "{comma}\n\"{}\":\"{}\"", hex(key), hex(value))?;
	}
	writeln!(to, "\n}},\"childrenDefault\":{{}}}}}}}}")
}

fn hex(bytes: &[u8]) -> String {
	const DIGITS: &[u8; 16] = b"0123456789abcdef";
	let mut text = String::with_capacity(2 + 2 * bytes.len());
	text.push_str("0x");
	for byte in bytes {
		text.push(DIGITS[usize::from(byte >> 4)].into());
		text.push(DIGITS[usize::from(byte & 15)].into());
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn it_is_a_raw_specification() {
		let state = BTreeMap::from([(vec![0x01, 0xff], vec![0xab]), (vec![0x02], vec![])]);
		let mut text = Vec::new();
		print(&mut text, 7, &state).unwrap();
		let spec: serde_json::Value = serde_json::from_slice(&text).unwrap();
		assert_eq!(spec["id"], "palisade_7_stakers");
		assert_eq!(spec["codeSubstitutes"], json!({}));
		assert_eq!(spec["genesis"]["raw"], json!({ "top": { "0x01ff": "0xab", "0x02": "0x" }, "childrenDefault": {} }));
	}
}
