//! A copy of a chain's state, and the upgrade on it.

use codec::Decode;
use frame_remote_externalities::{Builder, Mode, OfflineConfig, OnlineConfig, RemoteExternalities, SnapshotConfig};
use sc_executor::{HeapAllocStrategy, WasmExecutor};
use sp_core::{
	storage::well_known_keys::CODE,
	traits::{CallContext, ReadRuntimeVersion, RuntimeCode, WrappedRuntimeCode},
	H256,
};
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, HashingFor},
	OpaqueExtrinsic, Weight,
};
use sp_state_machine::{Backend, OverlayedChanges, StateMachine};
use sp_version::RuntimeVersion;
use std::path::PathBuf;

type Block = generic::Block<generic::Header<u32, BlakeTwo256>, OpaqueExtrinsic>;

/// `UpgradeCheckSelect::All`, encoded: checks before and after each migration, and `try_state` of every pallet.
const ALL_CHECKS: &[u8] = &[1];

/// Where the state comes from.
pub struct Source {
	/// A node.
	pub uri: String,
	/// A block; the last final one if none.
	pub at: Option<H256>,
	/// A file that keeps the state; what is in it already is not read again.
	pub snapshot: Option<PathBuf>,
}

/// A value that the upgrade changed.
pub struct Change {
	/// Its key.
	pub key: Vec<u8>,
	/// What it was.
	pub old: Option<Vec<u8>>,
	/// What it is.
	pub new: Option<Vec<u8>>,
}

/// What an upgrade did.
pub struct Upgraded {
	/// What it used of its block.
	pub weight: Weight,
	/// What the block has.
	pub limit: Weight,
	/// What it changed, by key.
	pub changes: Vec<Change>,
}

/// The state of a chain at a block.
pub struct State {
	remote: RemoteExternalities<Block>,
	executor: WasmExecutor,
}

impl State {
	/// Reads it, and holds it against the state root of its block.
	pub async fn read(source: Source) -> Result<Self, String> {
		let snapshot = source.snapshot.map(SnapshotConfig::new);
		let online = OnlineConfig {
			at: source.at,
			transport_uris: vec![source.uri],
			state_snapshot: snapshot.clone(),
			..Default::default()
		};
		let mode = match snapshot {
			Some(snapshot) if snapshot.path.exists() => Mode::Offline(OfflineConfig { state_snapshot: snapshot }),
			_ => Mode::Online(online),
		};
		let remote = Builder::<Block>::new().mode(mode).build().await.map_err(|error| format!("no state: {error}"))?;
		let heap = HeapAllocStrategy::Dynamic { maximum_pages: None };
		let executor = WasmExecutor::builder()
			.with_onchain_heap_alloc_strategy(heap)
			.with_offchain_heap_alloc_strategy(heap)
			.build();
		Ok(Self { remote, executor })
	}

	/// The number of its block.
	pub fn number(&self) -> u32 {
		self.remote.header.number
	}

	/// The hash of its block.
	pub fn hash(&self) -> H256 {
		self.remote.header.hash()
	}

	/// The version of the code that the chain runs.
	pub fn version(&mut self) -> Result<RuntimeVersion, String> {
		let code = self.remote.backend.storage(CODE)?.ok_or("the state has no code")?;
		self.version_of(&code)
	}

	/// The version of `code`.
	pub fn version_of(&mut self, code: &[u8]) -> Result<RuntimeVersion, String> {
		let version = self.executor.read_runtime_version(code, &mut self.remote.ext())?;
		RuntimeVersion::decode(&mut &version[..]).map_err(|error| format!("no version in the code: {error}"))
	}

	/// Runs the upgrade to `code`, which was built with its checks, and keeps what it changed.
	pub fn upgrade(&mut self, code: &[u8]) -> Result<Upgraded, String> {
		let mut overlay = OverlayedChanges::<HashingFor<Block>>::default();
		let runtime = RuntimeCode {
			code_fetcher: &WrappedRuntimeCode(code.into()),
			heap_pages: None,
			hash: sp_crypto_hashing::blake2_256(code).to_vec(),
		};
		let result = StateMachine::new(
			&self.remote.inner_ext.backend,
			&mut overlay,
			&self.executor,
			"TryRuntime_on_runtime_upgrade",
			ALL_CHECKS,
			&mut self.remote.inner_ext.extensions,
			&runtime,
			CallContext::Offchain,
		)
		.execute()
		.map_err(|error| error.to_string())?;
		let (weight, limit) = <(Weight, Weight)>::decode(&mut &result[..])
			.map_err(|error| format!("the checks answer something else than weights: {error}"))?;

		let ext = &mut self.remote.inner_ext;
		let changed = overlay.drain_storage_changes(&ext.backend, ext.state_version)?;
		let mut changes = Vec::new();
		for (key, new) in changed.main_storage_changes {
			let old = ext.backend.storage(&key)?;
			if old != new {
				changes.push(Change { key, old, new });
			}
		}
		ext.backend.apply_transaction(changed.transaction_storage_root, changed.transaction);
		Ok(Upgraded { weight, limit, changes })
	}
}
