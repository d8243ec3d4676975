//! Puts a node together.
//!
//! All networks share BABE's block import. Behind it, blocks become final in one of two ways: by GRANDPA's votes, or, on a
//! development chain, as they are sealed ([`crate::dev_seal`]).

use crate::{
	cli::Sealing,
	database,
	dev_seal::{self, Clock},
	metrics::Metrics,
	rpc,
	validator::{self, Validator},
};
use futures::{channel::mpsc, FutureExt};
use palisade_runtime::{opaque::Block, RuntimeApi};
use polkadot_sdk::*;
use sc_client_api::{Backend as _, BlockBackend};
use sc_consensus::{BlockCheckParams, BlockImportParams, ImportResult};
use sc_consensus_babe::{BabeLink, BabeWorkerHandle};
use sc_consensus_grandpa::{GrandpaPruningFilter, SharedVoterState};
use sc_executor::{HeapAllocStrategy, DEFAULT_HEAP_ALLOC_STRATEGY};
use sc_network::NetworkBackend;
use sc_service::{ChainType, Configuration, Error, PartialComponents, TaskManager, WarpSyncConfig};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus::Error as ConsensusError;
use sp_runtime::traits::Block as BlockT;
use std::{path::Path, sync::Arc};

/// Hash of a block.
pub type Hash = <Block as BlockT>::Hash;
/// Runs the wasm.
pub type Executor = sc_executor::WasmExecutor<sp_io::SubstrateHostFunctions>;
/// Asks the runtime and the database.
pub type FullClient = sc_service::TFullClient<Block, RuntimeApi, Executor>;
/// The database.
pub type FullBackend = sc_service::TFullBackend<Block>;
/// The best chain is the heaviest, then the longest.
pub type SelectChain = sc_consensus::LongestChain<FullBackend, Block>;
/// Transactions that wait.
pub type TransactionPool = sc_transaction_pool::TransactionPoolHandle<Block, FullClient>;
/// What connects GRANDPA's block import with its voter.
pub type GrandpaLink = sc_consensus_grandpa::LinkHalf<Block, FullClient, SelectChain>;
/// BABE's block import.
pub type BlockImport = sc_consensus_babe::BabeBlockImport<Block, FullClient, FinalityImport, Clock, SelectChain>;

type GrandpaBlockImport = sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, SelectChain>;

/// GRANDPA stores a justification at least every so many blocks, for warp sync.
pub const JUSTIFICATION_PERIOD: u32 = 512;

/// The import behind BABE's.
#[derive(Clone)]
#[allow(clippy::large_enum_variant)] // there is one of it
pub enum FinalityImport {
	/// Validators vote on what is final.
	Voted(GrandpaBlockImport),
	/// What the sealer of a development chain says is final.
	Sealed(Arc<FullClient>),
}

#[async_trait::async_trait]
impl sc_consensus::BlockImport<Block> for FinalityImport {
	type Error = ConsensusError;

	async fn check_block(&self, block: BlockCheckParams<Block>) -> Result<ImportResult, Self::Error> {
		match self {
			Self::Voted(import) => import.check_block(block).await,
			Self::Sealed(client) => client.check_block(block).await,
		}
	}

	async fn import_block(&self, block: BlockImportParams<Block>) -> Result<ImportResult, Self::Error> {
		match self {
			Self::Voted(import) => import.import_block(block).await,
			Self::Sealed(client) => client.import_block(block).await,
		}
	}
}

/// The consensus parts of a node.
pub struct Consensus {
	/// Takes the blocks that this node makes.
	pub block_import: BlockImport,
	/// BABE's epochs.
	pub babe_link: BabeLink<Block>,
	/// Answers questions about them.
	pub babe_worker: BabeWorkerHandle<Block>,
	/// GRANDPA, unless this is a development chain.
	pub grandpa: Option<GrandpaLink>,
	/// What time the chain takes it to be.
	pub clock: Clock,
	/// Reports to a telemetry server.
	pub telemetry: Option<Telemetry>,
}

/// All parts of a node that a subcommand may need.
pub type Partial = PartialComponents<
	FullClient,
	FullBackend,
	SelectChain,
	sc_consensus::DefaultImportQueue<Block>,
	TransactionPool,
	Consensus,
>;

/// Makes the parts that subcommands share with a running node. Compiled runtimes are kept in `wasm_cache`.
pub fn new_partial(config: &Configuration, wasm_cache: Option<&Path>) -> Result<Partial, Error> {
	let (worker, telemetry) = telemetry(config)?.unzip();
	let telemetry_handle = telemetry.as_ref().map(Telemetry::handle);

	let (client, backend, keystore_container, task_manager) = sc_service::new_full_parts::<Block, RuntimeApi, _>(
		config,
		telemetry_handle.clone(),
		executor(config, wasm_cache),
		vec![Arc::new(GrandpaPruningFilter)],
	)?;
	let client = Arc::new(client);
	if let Some(worker) = worker {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
	}

	let select_chain = SelectChain::new(backend.clone());
	let transaction_pool = Arc::new(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);

	let (finality_import, justification_import, grandpa) = match config.chain_spec.chain_type() {
		ChainType::Development => (FinalityImport::Sealed(client.clone()), None, None),
		_ => {
			let (import, link) = sc_consensus_grandpa::block_import(
				client.clone(),
				JUSTIFICATION_PERIOD,
				&client,
				select_chain.clone(),
				telemetry_handle.clone(),
			)?;
			(FinalityImport::Voted(import.clone()), Some(Box::new(import) as Box<_>), Some(link))
		}
	};

	let babe_config = sc_consensus_babe::configuration(&*client)?;
	let slot_duration = babe_config.slot_duration();
	let clock = Clock::new(slot_duration);
	let (block_import, babe_link) = sc_consensus_babe::block_import(
		babe_config,
		finality_import,
		client.clone(),
		clock.clone(),
		select_chain.clone(),
		OffchainTransactionPoolFactory::new(transaction_pool.clone()),
	)?;
	let (import_queue, babe_worker) = sc_consensus_babe::import_queue(sc_consensus_babe::ImportQueueParams {
		link: babe_link.clone(),
		block_import: block_import.clone(),
		justification_import,
		client: client.clone(),
		slot_duration,
		spawner: &task_manager.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		telemetry: telemetry_handle,
	})?;

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		keystore_container,
		select_chain,
		import_queue,
		transaction_pool,
		other: Consensus { block_import, babe_link, babe_worker, grandpa, clock, telemetry },
	})
}

fn executor(config: &Configuration, wasm_cache: Option<&Path>) -> Executor {
	let config = &config.executor;
	let heap = config.default_heap_pages.map_or(DEFAULT_HEAP_ALLOC_STRATEGY, |pages| HeapAllocStrategy::Static {
		extra_pages: pages.try_into().unwrap_or(u32::MAX),
	});
	let mut builder = Executor::builder()
		.with_execution_method(config.wasm_method)
		.with_onchain_heap_alloc_strategy(heap)
		.with_offchain_heap_alloc_strategy(heap)
		.with_max_runtime_instances(config.max_runtime_instances)
		.with_runtime_cache_size(config.runtime_cache_size);
	if let Some(directory) = wasm_cache {
		builder = builder.with_cache_path(directory);
	}
	builder.build()
}

fn telemetry(config: &Configuration) -> Result<Option<(TelemetryWorker, Telemetry)>, Error> {
	let Some(endpoints) = config.telemetry_endpoints.clone().filter(|endpoints| !endpoints.is_empty()) else {
		return Ok(None);
	};
	let worker = TelemetryWorker::new(16)?;
	let telemetry = worker.handle().new_telemetry(endpoints);
	Ok(Some((worker, telemetry)))
}

/// Starts a node: one that seals blocks itself as `sealing` says, or one that takes part in consensus.
pub fn new_full<N: NetworkBackend<Block, Hash>>(
	mut config: Configuration,
	sealing: Option<Sealing>,
	wasm_cache: Option<&Path>,
) -> Result<TaskManager, Error> {
	if sealing.is_some() {
		// Nobody else can follow a chain that is sealed without consensus.
		config.network.listen_addresses.clear();
	}
	let Partial {
		client,
		backend,
		mut task_manager,
		keystore_container,
		select_chain,
		import_queue,
		transaction_pool,
		other: Consensus { block_import, babe_link, babe_worker, grandpa, clock, mut telemetry },
	} = new_partial(&config, wasm_cache)?;
	let genesis_hash = client.block_hash(0)?.ok_or("the database has no genesis block")?;
	let keystore = keystore_container.keystore();
	task_manager.spawn_essential_handle().spawn_blocking("database", None, database::watch(backend.clone()));

	let metrics = N::register_notification_metrics(config.prometheus_registry());
	let mut net_config = sc_network::config::FullNetworkConfiguration::<_, _, N>::new(
		&config.network,
		config.prometheus_registry().cloned(),
	);
	let peer_store = net_config.peer_store_handle();
	let grandpa_protocol = sc_consensus_grandpa::protocol_standard_name(&genesis_hash, &config.chain_spec);
	let (grandpa_protocol_config, grandpa_notifications) =
		sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(grandpa_protocol.clone(), metrics.clone(), peer_store);
	net_config.add_notification_protocol(grandpa_protocol_config);
	let warp_sync_config = grandpa.as_ref().map(|link| {
		WarpSyncConfig::WithProvider(Arc::new(sc_consensus_grandpa::warp_proof::NetworkProvider::new(
			backend.clone(),
			link.shared_authority_set().clone(),
			Vec::new(),
		)))
	});

	let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config,
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	if config.offchain_worker.enabled {
		let workers = sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
			runtime_api_provider: client.clone(),
			keystore: Some(keystore.clone()),
			offchain_db: backend.offchain_storage(),
			transaction_pool: Some(OffchainTransactionPoolFactory::new(transaction_pool.clone())),
			network_provider: Arc::new(network.clone()),
			is_validator: config.role.is_authority(),
			enable_http_requests: false,
			custom_extensions: |_| Vec::new(),
		})?;
		task_manager.spawn_handle().spawn(
			"offchain-workers-runner",
			"offchain-worker",
			workers.run(client.clone(), task_manager.spawn_handle()).boxed(),
		);
	}

	let voter_state = SharedVoterState::empty();
	let (seal_commands, seal_requests) = mpsc::channel(16);
	let rpc_parts = rpc::Parts {
		client: client.clone(),
		pool: transaction_pool.clone(),
		select_chain: select_chain.clone(),
		chain_spec: config.chain_spec.cloned_box(),
		keystore: keystore.clone(),
		babe_worker,
		grandpa: grandpa.as_ref().map(|link| rpc::Grandpa::new(&backend, link, &voter_state)),
		seal_commands: sealing.map(|_| seal_commands),
	};
	if let Some(registry) = config.prometheus_registry() {
		let figures = Metrics::register(registry)?;
		task_manager.spawn_handle().spawn_blocking("metrics", None, figures.run(client.clone()));
	}
	let mut validator = Validator::new(&config, keystore.clone(), grandpa_protocol);
	sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		config,
		client: client.clone(),
		backend,
		task_manager: &mut task_manager,
		keystore: keystore.clone(),
		transaction_pool: transaction_pool.clone(),
		rpc_builder: Box::new(move |executor| rpc::module(&rpc_parts, executor).map_err(Into::into)),
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;
	validator.telemetry = telemetry.as_ref().map(Telemetry::handle);

	let proposer = validator.proposer(&task_manager, &client, &transaction_pool);
	if let Some(sealing) = sealing {
		dev_seal::insert_keys(&keystore)?;
		let sealer = dev_seal::Sealer {
			slots: dev_seal::Slots { client: client.clone(), keystore, babe_link, clock },
			client,
			transaction_pool,
			select_chain,
			proposer,
			block_import,
		};
		task_manager.spawn_essential_handle().spawn_blocking(
			"sealer",
			Some("block-authoring"),
			sealer.run(sealing, seal_requests),
		);
		return Ok(task_manager);
	}

	if validator.is_authority() {
		let babe = validator.babe(validator::Babe {
			client: client.clone(),
			select_chain,
			proposer,
			block_import,
			babe_link,
			clock,
			sync_service: sync_service.clone(),
		})?;
		let essential = task_manager.spawn_essential_handle();
		essential.spawn_blocking("babe-proposer", Some("block-authoring"), babe);
		let discovery = validator.authority_discovery(&task_manager, &client, &network);
		task_manager.spawn_handle().spawn("authority-discovery-worker", Some("networking"), discovery);
	}
	if let Some(link) = grandpa.filter(|_| validator.votes()) {
		let voter =
			validator.grandpa(link, network, sync_service, grandpa_notifications, voter_state, transaction_pool)?;
		task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	}
	Ok(task_manager)
}
