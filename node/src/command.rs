//! Carries out what was typed.

use crate::{
	chain_spec,
	cli::{Cli, Sealing, Subcommand},
	service::{self, FullClient, Partial},
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
		Some(Subcommand::BuildSpec(cmd)) => cli.create_runner(cmd)?.sync_run(|mut config| {
			if cmd.raw {
				make_genesis(config.chain_spec.as_mut(), &chain_id(cmd))?;
			}
			cmd.run(config.chain_spec, config.network)
		}),
		Some(Subcommand::ExportChainSpec(cmd)) => {
			let mut spec = cli.load_spec(&cmd.chain)?;
			if cmd.raw {
				make_genesis(spec.as_mut(), &cmd.chain)?;
			}
			cmd.run(spec)
		}
		Some(Subcommand::PurgeChain(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database)),
		Some(Subcommand::ChainInfo(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config)),
		Some(Subcommand::CheckBlock(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let PartialComponents { client, task_manager, import_queue, .. } = open(&cli, cmd, &mut config)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::ImportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let PartialComponents { client, task_manager, import_queue, .. } = open(&cli, cmd, &mut config)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::ExportBlocks(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let PartialComponents { client, task_manager, .. } = open(&cli, cmd, &mut config)?;
			Ok((cmd.run(client, config.database), task_manager))
		}),
		Some(Subcommand::ExportState(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let PartialComponents { client, task_manager, .. } = open(&cli, cmd, &mut config)?;
			Ok((cmd.run(client, config.chain_spec), task_manager))
		}),
		Some(Subcommand::Revert(cmd)) => cli.create_runner(cmd)?.async_run(|mut config| {
			let PartialComponents { client, task_manager, backend, other, .. } = open(&cli, cmd, &mut config)?;
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

/// The network that `cmd` is about.
fn chain_id(cmd: &impl CliConfiguration) -> String {
	let params = cmd.shared_params();
	params.chain_id(params.is_dev())
}

/// Gives `spec` its genesis, if its network is known by the name `id`; else it is made when it is needed.
fn make_genesis(spec: &mut dyn sc_service::ChainSpec, id: &str) -> sc_cli::Result<()> {
	if let Some(genesis) = chain_spec::genesis(id)? {
		spec.set_storage(genesis);
	}
	Ok(())
}

/// Opens the database for a subcommand.
fn open(cli: &Cli, cmd: &impl CliConfiguration, config: &mut Configuration) -> sc_cli::Result<Partial> {
	make_genesis(config.chain_spec.as_mut(), &chain_id(cmd))?;
	Ok(service::new_partial(config, cli.wasm_cache.as_deref())?)
}

fn run_node(cli: &Cli) -> sc_cli::Result<()> {
	cli.create_runner(&cli.run)?.run_node_until_exit(|mut config| async move {
		let sealing = sealing(cli.sealing, &config)?;
		let database = config.database.path().map(ToOwned::to_owned);
		make_genesis(config.chain_spec.as_mut(), &chain_id(&cli.run))?;
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
