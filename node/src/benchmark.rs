//! The subcommand `benchmark`, in the build that has it: weights of calls, of blocks and of the database.

use crate::{cli::Cli, service};
use frame_benchmarking_cli::{BenchmarkCmd, SUBSTRATE_REFERENCE_HARDWARE};
use palisade_runtime::opaque::Block;
use polkadot_sdk::*;
use sc_cli::SubstrateCli;
use sp_runtime::traits::BlakeTwo256;

/// Measures what `cmd` says.
///
/// `benchmark extrinsic` measures one call without its worst case, so it is refused in favour of `benchmark pallet`.
pub fn run(cli: &Cli, cmd: &BenchmarkCmd) -> sc_cli::Result<()> {
	// It reads a wasm file, and neither a chain specification nor a database.
	if let BenchmarkCmd::Pallet(pallet) = cmd {
		sc_cli::LoggerBuilder::new("").init()?;
		return pallet.run_with_spec::<BlakeTwo256, ()>(None);
	}
	cli.create_runner(cmd)?.sync_run(|config| match cmd {
		BenchmarkCmd::Block(cmd) => cmd.run(service::new_partial(&config, None)?.client),
		BenchmarkCmd::Machine(cmd) => cmd.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone()),
		BenchmarkCmd::Overhead(cmd) => cmd.run_with_default_builder_and_spec::<Block, ()>(Some(config.chain_spec)),
		BenchmarkCmd::Storage(cmd) => {
			let parts = service::new_partial(&config, None)?;
			let database = parts.backend.expose_db();
			let storage = parts.backend.expose_storage();
			let cache = parts.backend.expose_shared_trie_cache();
			cmd.run(config, parts.client, database, storage, cache)
		}
		BenchmarkCmd::Extrinsic(_) | BenchmarkCmd::Pallet(_) => {
			Err("use `benchmark pallet`: it measures each call at its worst".into())
		}
	})
}
