//! Development chains: one node that holds the keys of all first validators makes every block, as quickly as it is asked to,
//! and finalises it.
//!
//! The blocks are BABE's own: each is in a slot, claimed and sealed by the authority whose slot it is. So the runtime sees
//! what it sees on a real network (authors, epochs, sessions, disabled validators), and hundreds of eras pass in seconds.
//! The chain's time is its own too: it starts with the clock on the wall, and each block moves it on by one slot, or by as
//! many as it takes to reach one that can be claimed (those of validators whose keys are elsewhere, or who are disabled, stay empty).
//!
//! Nobody votes: one node casts one vote in GRANDPA, whatever number of keys it holds.

use crate::{
	cli::Sealing,
	service::{BlockImport, FullClient, Hash, SelectChain, TransactionPool},
	validator::Proposer,
};
use futures::{
	channel::{mpsc, oneshot},
	stream::{self, BoxStream, StreamExt},
};
use palisade_runtime::{opaque::Block, Header};
use polkadot_sdk::*;
use sc_client_api::Finalizer as _;
use sc_consensus::BlockImportParams;
use sc_consensus_babe::{
	authorship, find_pre_digest, BabeIntermediate, BabeLink, CompatibleDigestItem, Epoch, INTERMEDIATE_KEY,
};
use sc_consensus_epochs::{descendent_query, ViableEpochDescriptor};
use sc_consensus_manual_seal::{
	finalize_block, rpc::send_result, seal_block, ConsensusDataProvider, CreatedBlock, EngineCommand, Error,
	FinalizeBlockParams, SealBlockParams,
};
use sc_transaction_pool_api::TransactionPool as _;
use sp_api::StorageProof;
use sp_consensus_babe::{digests::PreDigest, AuthorityId};
use sp_consensus_slots::{Slot, SlotDuration};
use sp_core::{ed25519, hexdisplay::HexDisplay, sr25519, Pair};
use sp_inherents::{CreateInherentDataProviders, InherentData};
use sp_keystore::KeystorePtr;
use sp_runtime::{key_types, traits::Header as _, Digest, DigestItem};
use sp_timestamp::{Timestamp, TimestampInherentData as _};
use std::{
	marker::PhantomData,
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc,
	},
};

/// Whose session keys a development chain's node holds from the start.
const FIRST_VALIDATORS: [&str; 4] = ["//Alice", "//Bob", "//Charlie", "//Dave"];

/// In how many slots a block is tried. A quarter of them may belong to a disabled validator.
const MAX_ATTEMPTS: u32 = 24;

type AnyError = Box<dyn std::error::Error + Send + Sync>;
type EpochDescriptor = ViableEpochDescriptor<Hash, palisade_runtime::BlockNumber, Epoch>;

/// Puts the first validators' session keys into the node's memory.
pub fn insert_keys(keystore: &KeystorePtr) -> Result<(), sc_service::Error> {
	let failed = |error| sc_service::Error::Other(format!("a development key cannot be inserted: {error:?}"));
	for name in FIRST_VALIDATORS {
		let seed = secret_seed::<sr25519::Pair>(name)?;
		keystore.sr25519_generate_new(key_types::BABE, Some(&seed)).map_err(failed)?;
		keystore.sr25519_generate_new(key_types::AUTHORITY_DISCOVERY, Some(&seed)).map_err(failed)?;
		let seed = secret_seed::<ed25519::Pair>(name)?;
		keystore.ed25519_generate_new(key_types::GRANDPA, Some(&seed)).map_err(failed)?;
	}
	Ok(())
}

/// The seed of a key as hexadecimal digits. From its name, the keystore would stretch the development phrase again each time
/// the key is used, which takes longer than making a block.
fn secret_seed<P: Pair>(name: &str) -> Result<String, sc_service::Error>
where
	P::Seed: AsRef<[u8]>,
{
	match P::from_string_with_seed(name, None) {
		Ok((_, Some(seed))) => Ok(format!("0x{}", HexDisplay::from(&seed.as_ref()))),
		_ => Err(sc_service::Error::Other(format!("{name} has no seed"))),
	}
}

/// What time it is for the chain: never before the wall's clock, nor before the last slot that was sealed here.
#[derive(Clone)]
pub struct Clock {
	slot_duration: SlotDuration,
	sealed: Arc<AtomicU64>,
}

impl Clock {
	/// A clock that shows the wall's time until something is sealed.
	pub fn new(slot_duration: SlotDuration) -> Self {
		Self { slot_duration, sealed: Arc::default() }
	}

	fn wall(&self) -> Slot {
		Slot::from_timestamp(Timestamp::current(), self.slot_duration)
	}

	fn sealed(&self) -> Slot {
		self.sealed.load(Ordering::SeqCst).into()
	}

	fn advance(&self, slot: Slot) {
		self.sealed.store(*slot, Ordering::SeqCst);
	}

	fn start_of(&self, slot: Slot) -> Result<Timestamp, AnyError> {
		slot.timestamp(self.slot_duration).ok_or_else(|| "the time of the slot is out of range".into())
	}
}

/// What BABE checks a block's time against, and what a validator puts into its blocks.
#[async_trait::async_trait]
impl CreateInherentDataProviders<Block, ()> for Clock {
	type InherentDataProviders =
		(sp_consensus_babe::inherents::InherentDataProvider, sp_timestamp::InherentDataProvider);

	async fn create_inherent_data_providers(&self, _: Hash, _: ()) -> Result<Self::InherentDataProviders, AnyError> {
		let timestamp = Timestamp::current().max(self.start_of(self.sealed())?);
		let slot = Slot::from_timestamp(timestamp, self.slot_duration);
		Ok((
			sp_consensus_babe::inherents::InherentDataProvider::new(slot),
			sp_timestamp::InherentDataProvider::new(timestamp),
		))
	}
}

/// Finds the slot of the next block, and claims and seals it with the key of its authority.
pub struct Slots {
	pub client: Arc<FullClient>,
	pub keystore: KeystorePtr,
	pub babe_link: BabeLink<Block>,
	pub clock: Clock,
}

impl Slots {
	/// The first slot after `parent`, and after every slot tried before, that a key of this node may claim.
	fn next(&self, parent: &Header) -> Result<Slot, AnyError> {
		let after_parent = match parent.number() {
			0 => self.clock.wall(),
			_ => find_pre_digest::<Block>(parent)?.slot() + 1,
		};
		let first = after_parent.max(self.clock.sealed() + 1);
		let last = first + self.babe_link.config().epoch_length;
		for slot in *first..=*last {
			if self.claim(parent, slot.into())?.is_some() {
				return Ok(slot.into());
			}
		}
		Err("none of the active validators has its keys on this node".into())
	}

	fn claim(&self, parent: &Header, slot: Slot) -> Result<Option<(PreDigest, AuthorityId)>, AnyError> {
		let descriptor = self.epoch_descriptor(parent, slot)?;
		let epoch = self
			.babe_link
			.epoch_changes()
			.shared_data()
			.epoch_data(&descriptor, |slot| Epoch::genesis(self.babe_link.config(), slot))
			.ok_or("the epoch of the slot is unknown")?;
		Ok(authorship::claim_slot(slot, &epoch, &self.keystore))
	}

	fn epoch_descriptor(&self, parent: &Header, slot: Slot) -> Result<EpochDescriptor, AnyError> {
		self.babe_link
			.epoch_changes()
			.shared_data()
			.epoch_descriptor_for_child_of(descendent_query(&*self.client), &parent.hash(), *parent.number(), slot)?
			.ok_or_else(|| "the epoch of the slot is unknown".into())
	}

	fn slot_of(&self, inherents: &InherentData) -> Result<Slot, AnyError> {
		let timestamp = inherents.timestamp_inherent_data()?.ok_or("a block needs a timestamp")?;
		Ok(Slot::from_timestamp(timestamp, self.clock.slot_duration))
	}

	fn claim_again(&self, parent: &Header, inherents: &InherentData) -> Result<(PreDigest, AuthorityId), AnyError> {
		self.claim(parent, self.slot_of(inherents)?)?.ok_or_else(|| "the slot is not ours".into())
	}
}

/// Chooses the slot of a block that is about to be made. The timestamp stands for it from here on.
#[async_trait::async_trait]
impl CreateInherentDataProviders<Block, ()> for Slots {
	type InherentDataProviders = sp_timestamp::InherentDataProvider;

	async fn create_inherent_data_providers(
		&self,
		parent: Hash,
		_: (),
	) -> Result<Self::InherentDataProviders, AnyError> {
		let parent = self.client.header(parent)?.ok_or("the parent is unknown")?;
		let slot = self.next(&parent)?;
		self.clock.advance(slot);
		Ok(sp_timestamp::InherentDataProvider::new(self.clock.start_of(slot)?))
	}
}

impl ConsensusDataProvider<Block> for Slots {
	fn create_digest(&self, parent: &Header, inherents: &InherentData) -> Result<Digest, Error> {
		let (pre_digest, _) = self.claim_again(parent, inherents).map_err(Error::Other)?;
		Ok(Digest { logs: vec![<DigestItem as CompatibleDigestItem>::babe_pre_digest(pre_digest)] })
	}

	fn append_block_import(
		&self,
		parent: &Header,
		params: &mut BlockImportParams<Block>,
		inherents: &InherentData,
		_: StorageProof,
	) -> Result<(), Error> {
		let (_, author) = self.claim_again(parent, inherents).map_err(Error::Other)?;
		let signature = self
			.keystore
			.sr25519_sign(key_types::BABE, author.as_ref(), params.header.hash().as_ref())
			.map_err(|error| Error::Other(error.into()))?
			.ok_or_else(|| Error::StringError("the author's key has left the keystore".into()))?;
		params.post_digests.push(<DigestItem as CompatibleDigestItem>::babe_seal(signature.into()));

		let slot = self.slot_of(inherents).map_err(Error::Other)?;
		let epoch_descriptor = self.epoch_descriptor(parent, slot).map_err(Error::Other)?;
		params.insert_intermediate(INTERMEDIATE_KEY, BabeIntermediate::<Block> { epoch_descriptor });
		Ok(())
	}
}

/// Makes and finalises the blocks of a development chain.
pub struct Sealer {
	pub slots: Slots,
	pub client: Arc<FullClient>,
	pub transaction_pool: Arc<TransactionPool>,
	pub select_chain: SelectChain,
	pub proposer: Proposer,
	pub block_import: BlockImport,
}

impl Sealer {
	/// Does what `requests` say, and seals by itself as `sealing` says.
	pub async fn run(mut self, sealing: Sealing, requests: mpsc::Receiver<EngineCommand<Hash>>) {
		let mut commands = stream::select(requests, self.own_commands(sealing));
		while let Some(command) = commands.next().await {
			match command {
				EngineCommand::SealNewBlock { create_empty, finalize, parent_hash, sender } => {
					let mut sender = sender;
					match self.seal(create_empty, finalize, parent_hash).await {
						result if sender.is_some() => send_result(&mut sender, result),
						Err(error) if !matches!(error, Error::EmptyTransactionPool) => {
							log::error!("No block could be sealed: {error}")
						}
						_ => (),
					}
				}
				EngineCommand::FinalizeBlock { hash, sender, .. } => {
					finalize_block(FinalizeBlockParams {
						hash,
						sender,
						justification: None,
						finalizer: self.client.clone(),
						_phantom: PhantomData,
					})
					.await
				}
			}
		}
	}

	fn own_commands(&self, sealing: Sealing) -> BoxStream<'static, EngineCommand<Hash>> {
		let seal = |create_empty| EngineCommand::SealNewBlock {
			create_empty,
			finalize: true,
			parent_hash: None,
			sender: None,
		};
		match sealing {
			Sealing::Manual => stream::pending().boxed(),
			Sealing::Instant => {
				let transactions = self.transaction_pool.import_notification_stream();
				transactions.map(move |_| seal(false)).boxed()
			}
			Sealing::Every(interval) => {
				let mut timer = tokio::time::interval(interval);
				timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
				stream::unfold(timer, move |mut timer| async move {
					timer.tick().await;
					Some((seal(true), timer))
				})
				.boxed()
			}
		}
	}

	/// Seals a block, in a later slot where the first ones fail: the runtime refuses a block of a disabled validator,
	/// and one in which its author becomes disabled.
	async fn seal(
		&mut self,
		create_empty: bool,
		finalize: bool,
		parent_hash: Option<Hash>,
	) -> Result<CreatedBlock<Hash>, Error> {
		let mut attempts = 1;
		let block = loop {
			match self.seal_once(create_empty, parent_hash).await {
				Err(error) if attempts < MAX_ATTEMPTS && depends_on_slot(&error) => {
					log::debug!("No block in slot {}: {error}", self.slots.clock.sealed());
					attempts += 1;
				}
				result => break result?,
			}
		};
		if finalize {
			self.client.finalize_block(block.hash, None, true)?;
		}
		Ok(block)
	}

	async fn seal_once(&mut self, create_empty: bool, parent_hash: Option<Hash>) -> Result<CreatedBlock<Hash>, Error> {
		let (sender, result) = oneshot::channel();
		seal_block(SealBlockParams {
			create_empty,
			// BABE tidies up behind a final block, which it must find in the database for that.
			finalize: false,
			parent_hash,
			sender: Some(sender),
			pool: self.transaction_pool.clone(),
			client: self.client.clone(),
			env: &mut self.proposer,
			select_chain: &self.select_chain,
			consensus_data_provider: Some(&self.slots),
			block_import: &mut self.block_import,
			create_inherent_data_providers: &self.slots,
		})
		.await;
		result.await?
	}
}

/// Whether the same block may succeed in another slot: what fails while it is put together or checked.
fn depends_on_slot(error: &Error) -> bool {
	matches!(error, Error::StringError(_) | Error::ConsensusError(_))
}
