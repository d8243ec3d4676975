//! The networks known by name. Their genesis is in the runtime (`GenesisBuilder` presets), so that any tool that has the
//! wasm can make it.

use palisade_runtime::{opaque::Block, WASM_BINARY};
use polkadot_sdk::*;
use sc_chain_spec::{ChainSpecExtension, ChainType, GenericChainSpec, Properties};
use serde::{Deserialize, Serialize};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};

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
	match id {
		"dev" | "development" => {
			named("Palisade Development", "palisade_dev", ChainType::Development, DEV_RUNTIME_PRESET)
		},
		"" | "local" | "local_testnet" => {
			named("Palisade Local Testnet", "palisade_local", ChainType::Local, LOCAL_TESTNET_RUNTIME_PRESET)
		},
		"live" => named("Palisade", "palisade", ChainType::Live, "live"),
		path => ChainSpec::from_json_file(path.into()),
	}
}

fn named(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let code = WASM_BINARY.ok_or("This node was built without a runtime (SKIP_WASM_BUILD): give the path of a chain specification")?;
	Ok(ChainSpec::builder(code, Extensions::default())
		.with_name(name)
		.with_id(id)
		.with_protocol_id(id)
		.with_chain_type(chain_type)
		.with_properties(properties())
		.with_genesis_config_preset_name(preset)
		.build())
}

/// What wallets show.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "PAL".into());
	properties.insert("tokenDecimals".into(), 12.into());
	properties.insert("ss58Format".into(), 42.into());
	properties
}
