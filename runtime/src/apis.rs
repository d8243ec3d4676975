//! What nodes and clients ask of the runtime.

use crate::{
	disclose::{self, Disclosure},
	overview::{self, Overview, Slash},
	views::{EraInfo, OperatorInfo, SecurityInfo, ValidatorInfo},
	*,
};
use alloc::{string::String, vec::Vec};
use codec::Encode;
use palisade_primitives::{
	api::KeyProofMessage, AssetKind, BasketExposure, BasketId, BasketView, BudgetView, Era, PaidEraView, PoolKey,
	PoolView, PositionView, RedemptionView, RewardTarget, ServiceId, TicketView,
};
use pallet_lrt::{ExitView, InstantQuote, LiquidityView, ManagementOf, Rate};
use pallet_prices::PriceView;
use pallet_services::ServiceView;
use pallet_slashing::ReportView;
use polkadot_sdk::{
	frame_support::{
		genesis_builder_helper::{build_state, get_preset},
		traits::{Get, KeyOwnerProofSystem},
		view_functions::{ViewFunctionDispatchError, ViewFunctionId},
		weights::Weight,
	},
	pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo},
	sp_api::impl_runtime_apis,
	sp_core::{crypto::KeyTypeId, OpaqueMetadata},
	sp_inherents::{CheckInherentsResult, InherentData},
	sp_runtime::{
		traits::{Block as BlockT, NumberFor},
		transaction_validity::{TransactionSource, TransactionValidity},
		ApplyExtrinsicResult, DispatchError, ExtrinsicInclusionMode,
	},
	sp_session::OpaqueGeneratedSessionKeys,
};

/// How a basket is run.
type BasketManagement = ManagementOf<Runtime>;

/// A stream of rewards.
type RewardStream = pallet_rewards::StreamOf<Runtime>;

// Before its use: macros see what is above them only.
#[cfg(feature = "runtime-benchmarks")]
frame_benchmarking::define_benchmarks!(
	[frame_benchmarking, BaselineBench::<Runtime>]
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[pallet_delegation, Delegation]
	[pallet_eras, Eras]
	[pallet_lrt, Lrt]
	[pallet_operators, Operators]
	[pallet_prices, Prices]
	[pallet_restaking, Restaking]
	[pallet_rewards, Rewards]
	[pallet_services, Services]
	[pallet_slashing, Slashing]
	[pallet_validators, Validators]
	[pallet_asset_conversion, AssetConversion]
	[pallet_asset_rate, AssetRate]
	[pallet_assets, Assets]
	[pallet_assets, PoolAssets]
	[pallet_balances, Balances]
	[pallet_collective, TechnicalCommittee]
	[pallet_conviction_voting, ConvictionVoting]
	[pallet_dap, Dap]
	[pallet_identity, Identity]
	[pallet_membership, TechnicalMembership]
	[pallet_migrations, MultiBlockMigrations]
	[pallet_multisig, Multisig]
	[pallet_parameters, Parameters]
	[pallet_preimage, Preimage]
	[pallet_proxy, Proxy]
	[pallet_referenda, Referenda]
	[pallet_safe_mode, SafeMode]
	[pallet_scheduler, Scheduler]
	[pallet_session, SessionBench::<Runtime>]
	[pallet_sudo, Sudo]
	[pallet_timestamp, Timestamp]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_treasury, Treasury]
	[pallet_treasury, Insurance]
	[pallet_tx_pause, TxPause]
	[pallet_utility, Utility]
	[pallet_whitelist, Whitelist]
);

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block)
		}

		fn initialize_block(header: &Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(id: ViewFunctionId, input: Vec<u8>) -> Result<Vec<u8>, ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(block: <Block as BlockT>::LazyBlock, data: InherentData) -> CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(owner: Vec<u8>, seed: Option<Vec<u8>>) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_babe::BabeApi<Block> for Runtime {
		fn configuration() -> sp_consensus_babe::BabeConfiguration {
			let epoch_config = Babe::epoch_config().unwrap_or_default();
			sp_consensus_babe::BabeConfiguration {
				slot_duration: Babe::slot_duration(),
				epoch_length: network::EpochSlots::<Runtime>::get(),
				c: epoch_config.c,
				authorities: Babe::authorities().to_vec(),
				randomness: Babe::randomness(),
				allowed_slots: epoch_config.allowed_slots,
			}
		}

		fn current_epoch_start() -> sp_consensus_babe::Slot {
			Babe::current_epoch_start()
		}

		fn current_epoch() -> sp_consensus_babe::Epoch {
			Babe::current_epoch()
		}

		fn next_epoch() -> sp_consensus_babe::Epoch {
			Babe::next_epoch()
		}

		fn generate_key_ownership_proof(
			_slot: sp_consensus_babe::Slot,
			authority_id: sp_consensus_babe::AuthorityId,
		) -> Option<sp_consensus_babe::OpaqueKeyOwnershipProof> {
			Historical::prove((sp_consensus_babe::KEY_TYPE, authority_id))
				.map(|proof| sp_consensus_babe::OpaqueKeyOwnershipProof::new(proof.encode()))
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_babe::EquivocationProof<Header>,
			key_owner_proof: sp_consensus_babe::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Babe::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof.decode()?)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority_id: sp_consensus_grandpa::AuthorityId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
				.map(|proof| sp_consensus_grandpa::OpaqueKeyOwnershipProof::new(proof.encode()))
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<Hash, NumberFor<Block>>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Grandpa::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof.decode()?)
		}
	}

	impl sp_authority_discovery::AuthorityDiscoveryApi<Block> for Runtime {
		fn authorities() -> Vec<sp_authority_discovery::AuthorityId> {
			AuthorityDiscovery::authorities()
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(uxt: <Block as BlockT>::Extrinsic, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(uxt: <Block as BlockT>::Extrinsic, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<Block, Balance, RuntimeCall> for Runtime {
		fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_asset_conversion::AssetConversionApi<Block, Balance, AssetKind> for Runtime {
		fn quote_price_tokens_for_exact_tokens(
			asset1: AssetKind,
			asset2: AssetKind,
			amount: Balance,
			include_fee: bool,
		) -> Option<Balance> {
			AssetConversion::quote_price_tokens_for_exact_tokens(asset1, asset2, amount, include_fee)
		}

		fn quote_price_exact_tokens_for_tokens(
			asset1: AssetKind,
			asset2: AssetKind,
			amount: Balance,
			include_fee: bool,
		) -> Option<Balance> {
			AssetConversion::quote_price_exact_tokens_for_tokens(asset1, asset2, amount, include_fee)
		}

		fn get_reserves(asset1: AssetKind, asset2: AssetKind) -> Option<(Balance, Balance)> {
			AssetConversion::get_reserves(asset1, asset2).ok()
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(json: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(json)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, presets::get)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			presets::names()
		}
	}

	impl palisade_primitives::api::EraApi<Block, EraInfo> for Runtime {
		fn era() -> EraInfo {
			views::era()
		}
	}

	impl palisade_primitives::api::OperatorApi<Block, AccountId, OperatorInfo, ValidatorInfo> for Runtime {
		fn operator(operator: AccountId) -> Option<OperatorInfo> {
			views::operator(operator)
		}

		fn operators() -> Vec<OperatorInfo> {
			views::operators()
		}

		fn validators() -> Vec<ValidatorInfo> {
			views::validators()
		}
	}

	impl palisade_primitives::api::StakeApi<Block, AccountId> for Runtime {
		fn pool(key: PoolKey<AccountId>) -> Option<PoolView> {
			views::pool(&key)
		}

		fn pools(operator: AccountId) -> Vec<(PoolKey<AccountId>, PoolView)> {
			views::pools(&operator)
		}

		fn position(key: PoolKey<AccountId>, who: AccountId) -> PositionView {
			views::position(&key, &who)
		}

		fn positions(who: AccountId) -> Vec<(PoolKey<AccountId>, PositionView)> {
			views::positions(&who)
		}

		fn arriving(key: PoolKey<AccountId>) -> Balance {
			views::arriving(&key)
		}

		fn tickets(who: AccountId) -> Vec<TicketView<AccountId>> {
			views::tickets(&who)
		}
	}

	impl palisade_primitives::api::ServiceApi<Block, AccountId, ServiceView<AccountId>, SecurityInfo> for Runtime {
		fn service(service: ServiceId) -> Option<ServiceView<AccountId>> {
			Services::view(service)
		}

		fn services() -> Vec<ServiceView<AccountId>> {
			Services::views()
		}

		fn security(service: ServiceId, era: Era) -> SecurityInfo {
			views::security(service, era)
		}

		fn key_proof_message(service: ServiceId, operator: AccountId) -> Option<KeyProofMessage> {
			Services::view(service).map(|_| KeyProofMessage { message: Services::proof_message(service, &operator) })
		}
	}

	impl palisade_primitives::api::SlashApi<Block, ReportView<AccountId>> for Runtime {
		fn open_reports() -> Vec<ReportView<AccountId>> {
			Slashing::open_reports()
		}
	}

	impl palisade_primitives::api::LrtApi<
		Block,
		AccountId,
		ExitView,
		Rate,
		LiquidityView,
		InstantQuote,
		BasketManagement,
	> for Runtime {
		fn basket(basket: BasketId) -> Option<BasketView<AccountId>> {
			views::basket(basket)
		}

		fn baskets() -> Vec<(BasketId, BasketView<AccountId>)> {
			views::baskets()
		}

		fn redemptions(who: AccountId) -> Vec<RedemptionView<AccountId>> {
			views::redemptions(&who)
		}

		fn exits(basket: BasketId) -> Vec<ExitView> {
			Lrt::exits_of(basket)
		}

		fn rates(basket: BasketId) -> Vec<Rate> {
			Lrt::rates_of(basket)
		}

		fn exposure(basket: BasketId) -> Option<BasketExposure<AccountId>> {
			Lrt::exposure(basket)
		}

		fn liquidity(basket: BasketId) -> Option<LiquidityView> {
			Lrt::liquidity(basket)
		}

		fn quote_instant(basket: BasketId, tokens: Balance) -> Result<InstantQuote, DispatchError> {
			Lrt::quote_instant(basket, tokens)
		}

		fn management(basket: BasketId) -> Option<BasketManagement> {
			Lrt::management(basket)
		}
	}

	impl palisade_primitives::api::RewardApi<Block, AccountId, RewardStream> for Runtime {
		fn earned(who: AccountId) -> Vec<(PoolKey<AccountId>, Vec<(AssetKind, Balance)>)> {
			views::earned(&who)
		}

		fn earned_in(who: AccountId, pool: PoolKey<AccountId>, era: Era) -> Option<Vec<(AssetKind, Balance)>> {
			Rewards::earned_in(&who, &pool, era)
		}

		fn pool_rewards(pool: PoolKey<AccountId>) -> Vec<PaidEraView> {
			Rewards::pool_rewards(&pool)
		}

		fn budgets(target: RewardTarget, stake: AssetKind) -> Vec<BudgetView> {
			Rewards::budgets_of(target, &stake)
		}

		fn streams() -> Vec<(u32, RewardStream)> {
			Rewards::streams()
		}

		fn dues(who: AccountId) -> Vec<(AssetKind, Balance)> {
			Rewards::dues(&who)
		}
	}

	impl palisade_primitives::api::PriceApi<Block, PriceView<BlockNumber>> for Runtime {
		fn prices() -> Vec<PriceView<BlockNumber>> {
			views::prices()
		}
	}

	impl palisade_primitives::api::DisclosureApi<Block, AccountId, Disclosure> for Runtime {
		fn disclose(account: AccountId) -> Vec<Disclosure> {
			disclose::disclose(account)
		}
	}

	impl palisade_primitives::api::MetricsApi<Block, Overview, Slash> for Runtime {
		fn overview() -> Overview {
			overview::overview()
		}

		fn slashed() -> Vec<Slash> {
			overview::slashed()
		}
	}

	impl palisade_primitives::api::InvariantApi<Block> for Runtime {
		fn check_invariants() -> Result<(), String> {
			views::check_invariants()
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		#[allow(clippy::unwrap_used)]
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			let weight = Executive::try_runtime_upgrade(checks).unwrap();
			(weight, configs::system::RuntimeBlockWeights::get().max_block)
		}

		#[allow(clippy::unwrap_used)]
		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select).unwrap()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
			use frame_benchmarking::{baseline::Pallet as BaselineBench, BenchmarkList};
			use frame_support::traits::StorageInfoTrait;
			use frame_system_benchmarking::{extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench};
			use session_benchmarks::Pallet as SessionBench;

			let mut list = Vec::<BenchmarkList>::new();
			list_benchmarks!(list, extra);
			(list, AllPalletsWithSystem::storage_info())
		}

		#[allow(non_local_definitions)]
		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, String> {
			use frame_benchmarking::{baseline::Pallet as BaselineBench, BenchmarkBatch};
			use frame_support::traits::{TrackedStorageKey, WhitelistedStorageKeys};
			use frame_system_benchmarking::{extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench};
			use session_benchmarks::Pallet as SessionBench;

			impl frame_system_benchmarking::Config for Runtime {}
			impl frame_benchmarking::baseline::Config for Runtime {}
			impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

			let whitelist: Vec<TrackedStorageKey> = AllPalletsWithSystem::whitelisted_storage_keys();
			let mut batches = Vec::<BenchmarkBatch>::new();
			let params = (&config, &whitelist);
			add_benchmarks!(params, batches);
			Ok(batches)
		}
	}
}
