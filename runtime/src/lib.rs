//! The Palisade runtime: one wasm for every network.
//!
//! This file is the list of pallets and the types a node needs. Numbers are in [`constants`], each pallet's partners in
//! [`configs`], genesis in [`presets`], what clients may ask in [`apis`].

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]
// What the macro generates for the list of pallets, which takes no attribute of its own.
#![allow(clippy::as_conversions)]
// Of what the macros of runtimes generate; whatever else is public has docs.
#![allow(missing_docs)]

extern crate alloc;

// For the macros: without std they do not find it.
use alloc::vec::Vec;

pub mod apis;
pub mod configs;
pub mod constants;
pub mod disclose;
pub mod liquidity;
pub mod migrations;
pub mod network;
#[cfg(feature = "next-version")]
pub mod next_version;
pub mod overview;
pub mod pauses;
pub mod presets;
#[cfg(feature = "runtime-benchmarks")]
mod session_benchmarks;
pub mod views;
pub mod weights;

use polkadot_sdk::{
	frame_executive, frame_metadata_hash_extension, frame_support, frame_system, pallet_transaction_payment,
	sp_runtime::{
		generic, impl_opaque_keys,
		traits::{BlakeTwo256, IdentifyAccount, Verify},
		MultiAddress, MultiSignature,
	},
	sp_version::RuntimeVersion,
	*,
};

pub use apis::RuntimeApi;
#[cfg(feature = "next-version")]
pub use next_version::VERSION;
pub use palisade_primitives::Balance;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

/// Signature of a transaction.
pub type Signature = MultiSignature;
/// Account: the id that a [`Signature`]'s signer has.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// How a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;
/// Number of an account's transactions.
pub type Nonce = u32;
/// Hash of blocks and storage.
pub type Hash = sp_core::H256;
/// Number of a block.
pub type BlockNumber = u32;
/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A block with its justification.
pub type SignedBlock = generic::SignedBlock<Block>;
/// Number or hash of a block.
pub type BlockId = generic::BlockId<Block>;

/// What a signed transaction carries beside the call. Wallets know each of them, or they carry no data.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckMortality<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// A transaction as it arrives.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What the signer of a transaction signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Executes blocks.
pub type Executive =
	frame_executive::Executive<Runtime, Block, frame_system::ChainContext<Runtime>, Runtime, AllPalletsWithSystem>;

/// Types for a node that does not look into transactions.
pub mod opaque {
	use super::*;

	pub use super::{BlockId, Header, SessionKeys};
	pub use polkadot_sdk::sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// A block whose transactions are bytes.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
}

impl_opaque_keys! {
	/// What a validator signs with while it validates.
	pub struct SessionKeys {
		/// Block production.
		pub babe: Babe,
		/// Finality.
		pub grandpa: Grandpa,
		/// Its address on the network.
		pub authority_discovery: AuthorityDiscovery,
	}
}

/// The version that nodes and wallets compare.
#[cfg(not(feature = "next-version"))]
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: alloc::borrow::Cow::Borrowed("palisade"),
	impl_name: alloc::borrow::Cow::Borrowed("palisade"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

use pallet_session::historical as pallet_session_historical;

// Hooks and genesis run in the order of the indices. What depends on it:
// - Balances before Network, which gives pots their existential deposit, and before everything that takes a deposit;
// - Network before Session, whose genesis asks for the first validators;
// - ours from the clock up, Validators last but for Lrt, all before Session;
// - Prices before everything that may trade in its hooks, Scheduler above all;
// - Liquidity after Lrt, whose tokens it needs;
// - Historical before Session, as the genesis set is proven too;
// - TechnicalCommittee before TechnicalMembership, whose genesis fills it;
// - Authorship after Session: the block that rotates the session belongs to an author of the new set.
/// The pallets.
#[frame_support::runtime]
mod runtime {
	/// The runtime.
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Babe = pallet_babe;
	#[runtime::pallet_index(3)]
	pub type Parameters = pallet_parameters;

	// Money.
	#[runtime::pallet_index(5)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(6)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(7)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(8)]
	pub type PoolAssets = pallet_assets<Instance1>;
	#[runtime::pallet_index(9)]
	pub type AssetConversion = pallet_asset_conversion;
	#[runtime::pallet_index(10)]
	pub type Network = network;
	#[runtime::pallet_index(11)]
	pub type Dap = pallet_dap;
	#[runtime::pallet_index(12)]
	pub type AssetRate = pallet_asset_rate;
	#[runtime::pallet_index(13)]
	pub type Prices = pallet_prices;

	// Ours.
	#[runtime::pallet_index(20)]
	pub type Eras = pallet_eras;
	#[runtime::pallet_index(21)]
	pub type Operators = pallet_operators;
	#[runtime::pallet_index(22)]
	pub type Delegation = pallet_delegation;
	#[runtime::pallet_index(23)]
	pub type Services = pallet_services;
	#[runtime::pallet_index(24)]
	pub type Restaking = pallet_restaking;
	#[runtime::pallet_index(25)]
	pub type Slashing = pallet_slashing;
	#[runtime::pallet_index(26)]
	pub type Validators = pallet_validators;
	#[runtime::pallet_index(27)]
	pub type Lrt = pallet_lrt;
	#[runtime::pallet_index(28)]
	pub type Rewards = pallet_rewards;
	#[runtime::pallet_index(30)]
	pub type Liquidity = liquidity;

	// Consensus.
	#[runtime::pallet_index(40)]
	pub type Historical = pallet_session_historical;
	#[runtime::pallet_index(41)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(42)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(43)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(44)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(45)]
	pub type AuthorityDiscovery = pallet_authority_discovery;

	// Governance.
	#[runtime::pallet_index(50)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(51)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(52)]
	pub type Referenda = pallet_referenda;
	#[runtime::pallet_index(53)]
	pub type ConvictionVoting = pallet_conviction_voting;
	#[runtime::pallet_index(54)]
	pub type Whitelist = pallet_whitelist;
	#[runtime::pallet_index(55)]
	pub type Origins = origins;
	#[runtime::pallet_index(56)]
	pub type Treasury = pallet_treasury;
	#[runtime::pallet_index(57)]
	pub type Insurance = pallet_treasury<Instance1>;
	#[runtime::pallet_index(58)]
	pub type TechnicalCommittee = pallet_collective<Instance1>;
	#[runtime::pallet_index(59)]
	pub type TechnicalMembership = pallet_membership<Instance1>;

	// Conveniences.
	#[runtime::pallet_index(60)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(61)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(62)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(63)]
	pub type Identity = pallet_identity;

	// Safety.
	#[runtime::pallet_index(70)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(71)]
	pub type SafeMode = pallet_safe_mode;
	#[runtime::pallet_index(72)]
	pub type MultiBlockMigrations = pallet_migrations;
	#[runtime::pallet_index(73)]
	pub type Pauses = pauses;

	#[runtime::pallet_index(255)]
	pub type Sudo = pallet_sudo;
}

use configs::governance::origins;
