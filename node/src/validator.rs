//! The consensus work of a node: BABE's blocks, GRANDPA's votes, and the validators' addresses.

use crate::{
	dev_seal::Clock,
	service::{BlockImport, FullClient, GrandpaLink, SelectChain, TransactionPool, JUSTIFICATION_PERIOD},
};
use futures::{Future, StreamExt};
use palisade_runtime::opaque::Block;
use polkadot_sdk::*;
use sc_basic_authorship::ProposerFactory;
use sc_consensus_babe::{BabeLink, BabeWorker, SlotProportion};
use sc_consensus_grandpa::{SharedVoterState, VotingRulesBuilder};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_network::{
	event::Event,
	service::traits::{NetworkService, NotificationService},
	types::ProtocolName,
	Multiaddr,
};
use sc_network_sync::SyncingService;
use sc_service::{Configuration, Error, Role, TaskManager};
use sc_telemetry::TelemetryHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_keystore::KeystorePtr;
use std::{path::PathBuf, sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// How long GRANDPA waits between two messages of a kind.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// Makes blocks from the pool.
pub type Proposer = ProposerFactory<TransactionPool, FullClient>;

/// What consensus needs to know of the node's configuration.
pub struct Validator {
	/// Where to report.
	pub telemetry: Option<TelemetryHandle>,
	role: Role,
	name: String,
	force_authoring: bool,
	disable_grandpa: bool,
	keystore: KeystorePtr,
	registry: Option<Registry>,
	grandpa_protocol: ProtocolName,
	publish_private_addresses: bool,
	public_addresses: Vec<Multiaddr>,
	address_cache: Option<PathBuf>,
}

/// What BABE's worker is made of.
pub struct Babe {
	pub client: Arc<FullClient>,
	pub select_chain: SelectChain,
	pub proposer: Proposer,
	pub block_import: BlockImport,
	pub babe_link: BabeLink<Block>,
	pub clock: Clock,
	pub sync_service: Arc<SyncingService<Block>>,
}

impl Validator {
	/// Takes what is needed from the configuration.
	pub fn new(config: &Configuration, keystore: KeystorePtr, grandpa_protocol: ProtocolName) -> Self {
		Self {
			telemetry: None,
			role: config.role,
			name: config.network.node_name.clone(),
			force_authoring: config.force_authoring,
			disable_grandpa: config.disable_grandpa,
			keystore,
			registry: config.prometheus_registry().cloned(),
			grandpa_protocol,
			publish_private_addresses: config.network.allow_non_globals_in_dht,
			public_addresses: config.network.public_addresses.clone(),
			address_cache: config.network.net_config_path.clone(),
		}
	}

	/// Whether this node takes part in consensus.
	pub fn is_authority(&self) -> bool {
		self.role.is_authority()
	}

	/// Whether this node follows GRANDPA (all do, also those that have no vote).
	pub fn votes(&self) -> bool {
		!self.disable_grandpa
	}

	/// What makes this node's blocks.
	pub fn proposer(
		&self,
		task_manager: &TaskManager,
		client: &Arc<FullClient>,
		pool: &Arc<TransactionPool>,
	) -> Proposer {
		ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			pool.clone(),
			self.registry.as_ref(),
			self.telemetry.clone(),
		)
	}

	/// The worker that makes a block in each slot that is ours.
	pub fn babe(&self, parts: Babe) -> Result<BabeWorker<Block>, Error> {
		let Babe { client, select_chain, proposer, block_import, babe_link, clock, sync_service } = parts;
		Ok(sc_consensus_babe::start_babe(sc_consensus_babe::BabeParams {
			keystore: self.keystore.clone(),
			client,
			select_chain,
			env: proposer,
			block_import,
			sync_oracle: sync_service.clone(),
			justification_sync_link: sync_service,
			create_inherent_data_providers: clock,
			force_authoring: self.force_authoring,
			backoff_authoring_blocks: Some(BackoffAuthoringOnFinalizedHeadLagging::default()),
			babe_link,
			block_proposal_slot_portion: SlotProportion::new(0.5),
			max_block_proposal_slot_portion: None,
			telemetry: self.telemetry.clone(),
		})?)
	}

	/// The worker that tells the other validators where we are, and learns where they are.
	pub fn authority_discovery(
		&self,
		task_manager: &TaskManager,
		client: &Arc<FullClient>,
		network: &Arc<dyn NetworkService>,
	) -> impl Future<Output = ()> {
		let events = network.event_stream("authority-discovery").filter_map(|event| async move {
			match event {
				Event::Dht(event) => Some(event),
				_ => None,
			}
		});
		let (worker, _) = sc_authority_discovery::new_worker_and_service_with_config(
			sc_authority_discovery::WorkerConfig {
				publish_non_global_ips: self.publish_private_addresses,
				public_addresses: self.public_addresses.clone(),
				persisted_cache_directory: self.address_cache.clone(),
				..Default::default()
			},
			client.clone(),
			Arc::new(network.clone()),
			Box::pin(events),
			sc_authority_discovery::Role::PublishAndDiscover(self.keystore.clone()),
			self.registry.clone(),
			task_manager.spawn_handle(),
		);
		worker.run()
	}

	/// The worker that votes, or, without keys, listens to the votes.
	pub fn grandpa(
		self,
		link: GrandpaLink,
		network: Arc<dyn NetworkService>,
		sync_service: Arc<SyncingService<Block>>,
		notification_service: Box<dyn NotificationService>,
		shared_voter_state: SharedVoterState,
		pool: Arc<TransactionPool>,
	) -> Result<impl Future<Output = ()> + Send, Error> {
		let config = sc_consensus_grandpa::Config {
			gossip_duration: GOSSIP_DURATION,
			justification_generation_period: JUSTIFICATION_PERIOD,
			observer_enabled: false,
			local_role: self.role,
			name: Some(self.name),
			keystore: self.role.is_authority().then_some(self.keystore),
			telemetry: self.telemetry.clone(),
			protocol_name: self.grandpa_protocol,
		};
		Ok(sc_consensus_grandpa::run_grandpa_voter(sc_consensus_grandpa::GrandpaParams {
			config,
			link,
			network,
			sync: sync_service,
			notification_service,
			voting_rule: VotingRulesBuilder::default().build(),
			prometheus_registry: self.registry,
			shared_voter_state,
			telemetry: self.telemetry,
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(pool),
		})?)
	}
}
