//! The networks known by name. Their genesis is in the runtime (`GenesisBuilder` presets), so that any tool that has the
//! wasm can make it.

use palisade_runtime::{opaque::Block, presets::LIVE_RUNTIME_PRESET, Runtime, WASM_BINARY};
use polkadot_sdk::*;
use sc_chain_spec::{json_patch, ChainSpecExtension, ChainType, GenericChainSpec, Properties};
use serde::{Deserialize, Serialize};
use sp_core::storage::{well_known_keys, Storage};
use sp_genesis_builder::{
	runtime_decl_for_genesis_builder::GenesisBuilder, PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET,
};
use sp_state_machine::BasicExternalities;

/// What a specification may say besides the genesis.
#[derive(Clone, Default, Serialize, Deserialize, ChainSpecExtension)]
#[serde(rename_all = "camelCase")]
pub struct Extensions {
	/// Blocks that must be on the chain.
	pub fork_blocks: sc_client_api::ForkBlocks<Block>,
	/// Blocks that must not be on it.
	pub bad_blocks: sc_client_api::BadBlocks<Block>,
	/// Where a light client may start, filled by the RPC method `sync_state_genSyncSpec`.
	pub light_sync_state: sc_sync_state_rpc::LightSyncStateExtension,
}

/// A Palisade network.
pub type ChainSpec = GenericChainSpec<Extensions>;

/// The specification called `id`: a known name, or the path of a JSON file.
pub fn load(id: &str) -> Result<ChainSpec, String> {
	match preset(id) {
		Some(DEV_RUNTIME_PRESET) => {
			named("Palisade Development", "palisade_dev", ChainType::Development, DEV_RUNTIME_PRESET)
		}
		Some(LOCAL_TESTNET_RUNTIME_PRESET) => {
			named("Palisade Local Testnet", "palisade_local", ChainType::Local, LOCAL_TESTNET_RUNTIME_PRESET)
		}
		Some(preset) => named("Palisade", "palisade", ChainType::Live, preset),
		None => ChainSpec::from_json_file(id.into()),
	}
}

/// The genesis of the network called `id`, if that is a known name.
///
/// It is what the wasm would make, made by the same code in this binary: the wasm would be compiled twice for it at every
/// start, which takes longer than all the rest.
pub fn genesis(id: &str) -> Result<Option<Storage>, String> {
	preset(id).map(build).transpose()
}

fn preset(id: &str) -> Option<&'static str> {
	match id {
		"dev" | "development" => Some(DEV_RUNTIME_PRESET),
		"" | "local" | "local_testnet" => Some(LOCAL_TESTNET_RUNTIME_PRESET),
		"live" => Some(LIVE_RUNTIME_PRESET),
		_ => None,
	}
}

fn named(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	Ok(ChainSpec::builder(code()?, Extensions::default())
		.with_name(name)
		.with_id(id)
		.with_protocol_id(id)
		.with_chain_type(chain_type)
		.with_properties(properties())
		.with_genesis_config_patch(preset_json(Some(preset.into()))?)
		.build())
}

fn code() -> Result<&'static [u8], &'static str> {
	WASM_BINARY.ok_or("this node was built without a runtime (SKIP_WASM_BUILD): give the path of a chain specification")
}

/// What a preset says of genesis; without a name, what genesis is by default.
fn preset_json(id: Option<PresetId>) -> Result<serde_json::Value, String> {
	let config = Runtime::get_preset(&id).ok_or_else(|| format!("the runtime has no preset {id:?}"))?;
	serde_json::from_slice(&config).map_err(|error| error.to_string())
}

fn build(preset: &str) -> Result<Storage, String> {
	let mut config = preset_json(None)?;
	json_patch::merge(&mut config, preset_json(Some(preset.into()))?);

	let mut storage = Storage::default();
	BasicExternalities::execute_with_storage(&mut storage, || Runtime::build_state(config.to_string().into_bytes()))?;
	storage.top.insert(well_known_keys::CODE.into(), code()?.into());
	Ok(storage)
}

/// What wallets show.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "PAL".into());
	properties.insert("tokenDecimals".into(), 12.into());
	properties.insert("ss58Format".into(), 42.into());
	properties
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn genesis_is_what_the_wasm_makes() {
		let spec = ChainSpec::builder(code().unwrap(), Extensions::default())
			.with_genesis_config_preset_name(DEV_RUNTIME_PRESET)
			.build();
		let by_wasm = sp_runtime::BuildStorage::build_storage(&spec).unwrap();
		assert!(genesis("dev").unwrap().unwrap().top == by_wasm.top);
	}

	#[test]
	fn only_known_networks_have_a_genesis_of_this_binary() {
		assert!(genesis("local").unwrap().is_some() && genesis("live").unwrap().is_some());
		assert!(genesis("/some/palisade_dev.json").unwrap().is_none());
	}
}
