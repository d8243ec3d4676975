//! What can be asked over RPC besides what every Substrate node answers (`system`, `author`, `chain`, `state`, `chainHead`,
//! `transaction` and `chainSpec` come from `sc_service`).

mod json;
mod params;
mod restaking;

use crate::service::{FullBackend, FullClient, GrandpaLink, Hash, SelectChain, TransactionPool};
use futures::channel::mpsc;
use jsonrpsee::RpcModule;
use palisade_runtime::opaque::Block;
use polkadot_sdk::*;
use sc_consensus_babe::BabeWorkerHandle;
use sc_consensus_grandpa::{FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState};
use sc_consensus_manual_seal::EngineCommand;
use sc_rpc::SubscriptionTaskExecutor;
use sp_keystore::KeystorePtr;
use std::sync::Arc;

/// What the answers come from.
pub struct Parts {
	pub client: Arc<FullClient>,
	pub pool: Arc<TransactionPool>,
	pub select_chain: SelectChain,
	pub chain_spec: Box<dyn sc_chain_spec::ChainSpec>,
	pub keystore: KeystorePtr,
	pub babe_worker: BabeWorkerHandle<Block>,
	/// None on a development chain, which nobody votes on.
	pub grandpa: Option<Grandpa>,
	/// None on all others.
	pub seal_commands: Option<mpsc::Sender<EngineCommand<Hash>>>,
}

/// What is known of GRANDPA's votes.
pub struct Grandpa {
	authority_set: SharedAuthoritySet<Hash, palisade_runtime::BlockNumber>,
	voter_state: SharedVoterState,
	justifications: GrandpaJustificationStream<Block>,
	proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
}

impl Grandpa {
	/// Connects with the voter.
	pub fn new(backend: &Arc<FullBackend>, link: &GrandpaLink, voter_state: &SharedVoterState) -> Self {
		let authority_set = link.shared_authority_set().clone();
		Self {
			proofs: FinalityProofProvider::new_for_service(backend.clone(), Some(authority_set.clone())),
			authority_set,
			voter_state: voter_state.clone(),
			justifications: link.justification_stream(),
		}
	}
}

/// All methods.
pub fn module(
	parts: &Parts,
	executor: SubscriptionTaskExecutor,
) -> Result<RpcModule<()>, Box<dyn std::error::Error + Send + Sync>> {
	use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
	use sc_consensus_babe_rpc::{Babe, BabeApiServer};
	use sc_consensus_grandpa_rpc::GrandpaApiServer;
	use sc_consensus_manual_seal::rpc::{ManualSeal, ManualSealApiServer};
	use sc_sync_state_rpc::{SyncState, SyncStateApiServer};
	use substrate_frame_rpc_system::{System, SystemApiServer};

	let Parts { client, pool, select_chain, chain_spec, keystore, babe_worker, grandpa, seal_commands } = parts;
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool.clone()).into_rpc())?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(restaking::module(client.clone())?)?;
	module.merge(Babe::new(client.clone(), babe_worker.clone(), keystore.clone(), select_chain.clone()).into_rpc())?;
	if let Some(Grandpa { authority_set, voter_state, justifications, proofs }) = grandpa {
		module.merge(
			sc_consensus_grandpa_rpc::Grandpa::new(
				executor,
				authority_set.clone(),
				voter_state.clone(),
				justifications.clone(),
				proofs.clone(),
			)
			.into_rpc(),
		)?;
		module.merge(
			SyncState::new(chain_spec.cloned_box(), client.clone(), authority_set.clone(), babe_worker.clone())?
				.into_rpc(),
		)?;
	}
	if let Some(seal_commands) = seal_commands {
		module.merge(ManualSeal::new(seal_commands.clone()).into_rpc())?;
	}
	Ok(module)
}
