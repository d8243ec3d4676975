//! Carries out what was typed.

use crate::{
	chain_spec,
	cli::{Cli, Sealing, Subcommand},
	service::{self, FullClient},
};
use palisade_runtime::opaque::Block;
use polkadot_sdk::*;
use sc_cli::{CliConfiguration, SubstrateCli};
use sc_network::config::NetworkBackendType;
use sc_service::{ChainType, Configuration, PartialComponents, TaskManager};
use std::{path::Path, sync::Arc};

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Palisade Node".into()
	}

	fn impl_version() -> String {
		env!("CARGO_PKG_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		"the Palisade authors".into()
	}

	fn support_url() -> String {
		"README.md of the project".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(Box::new(chain_spec::load(id)?))
	}
}

/// Reads the command line and carries it out.
pub fn run() -> sc_cli::Result<()> {
	let cli = Cli::from_args();
	match &cli.subcommand {
		None => run_node(&cli),
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		Some(Subcommand::BuildSpec(cmd)) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.chain_spec, config.network))
		}
		Some(Subcommand::ExportChainSpec(cmd)) => cmd.run(cli.load_spec(&cmd.chain)?),
		Some(Subcommand::PurgeChain(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database)),
		Some(Subcommand::ChainInfo(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config)),
		Some(Subcommand::CheckBlock(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let PartialComponents { client, task_manager, import_queue, .. } = service::new_partial(&config, None)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::ImportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let PartialComponents { client, task_manager, import_queue, .. } = service::new_partial(&config, None)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::ExportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let PartialComponents { client, task_manager, .. } = service::new_partial(&config, None)?;
			Ok((cmd.run(client, config.database), task_manager))
		}),
		Some(Subcommand::ExportState(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let PartialComponents { client, task_manager, .. } = service::new_partial(&config, None)?;
			Ok((cmd.run(client, config.chain_spec), task_manager))
		}),
		Some(Subcommand::Revert(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let PartialComponents { client, task_manager, backend, other, .. } = service::new_partial(&config, None)?;
			let votes = other.grandpa.is_some();
			let revert_consensus = Box::new(move |client: Arc<FullClient>, backend, blocks| {
				sc_consensus_babe::revert(client.clone(), backend, blocks)?;
				if votes {
					sc_consensus_grandpa::revert(client, blocks)?;
				}
				Ok(())
			});
			Ok((cmd.run(client, backend, Some(revert_consensus)), task_manager))
		}),
		#[cfg(feature = "runtime-benchmarks")]
		Some(Subcommand::Benchmark(cmd)) => crate::benchmark::run(&cli, cmd),
	}
}

fn run_node(cli: &Cli) -> sc_cli::Result<()> {
	cli.create_runner(&cli.run)?.run_node_until_exit(|mut config| async move {
		let sealing = sealing(cli.sealing, &config)?;
		let database = config.database.path().map(ToOwned::to_owned);
		let shared = cli.run.shared_params();
		if let Some(genesis) = chain_spec::genesis(&shared.chain_id(shared.is_dev()))? {
			config.chain_spec.set_storage(genesis);
		}
		let task_manager = start(config, sealing, cli.wasm_cache.as_deref())?;
		if let Some(path) = database {
			sc_storage_monitor::StorageMonitorService::try_spawn(
				cli.storage_monitor.clone(),
				path,
				&task_manager.spawn_essential_handle(),
			)
			.map_err(|error| sc_cli::Error::Application(error.into()))?;
		}
		Ok(task_manager)
	})
}

fn start(config: Configuration, sealing: Option<Sealing>, wasm_cache: Option<&Path>) -> sc_cli::Result<TaskManager> {
	match config.network.network_backend {
		NetworkBackendType::Litep2p => {
			service::new_full::<sc_network::Litep2pNetworkBackend>(config, sealing, wasm_cache)
		}
		NetworkBackendType::Libp2p => service::new_full::<sc_network::NetworkWorker<_, _>>(config, sealing, wasm_cache),
	}
	.map_err(Into::into)
}

/// Development chains are sealed, all others reach consensus.
fn sealing(asked: Option<Sealing>, config: &Configuration) -> sc_cli::Result<Option<Sealing>> {
	match (config.chain_spec.chain_type(), asked) {
		(ChainType::Development, asked) => Ok(Some(asked.unwrap_or_default())),
		(_, None) => Ok(None),
		(_, Some(_)) => Err("`--sealing` is for development chains (`--dev` or `--chain dev`)".into()),
	}
}
