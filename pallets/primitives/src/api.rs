//! Runtime APIs: what a client may ask of the chain at a block.
//!
//! Every answer is as of now: what is due on a pool counts as done, though nothing is written. Where an answer holds what
//! only one pallet knows, its type is a parameter: the runtime's metadata tells clients what it is.
//!
//! Answers that list everything read as many items as there are. They are for clients, never for transactions.

// What `decl_runtime_apis` generates has no docs, and types named in it go into the metadata as they are.
#![allow(missing_docs, clippy::type_complexity)]

use crate::{
	AssetKind, Balance, BasketExposure, BasketId, BasketView, BudgetView, Era, PaidEraView, PoolKey, PoolView,
	PositionView, RedemptionView, RewardTarget, ServiceId, TicketView,
};
use alloc::{string::String, vec::Vec};
use codec::{Codec, Decode, Encode};
use scale_info::TypeInfo;
use sp_runtime::DispatchError;

/// What a service key signs to prove that an operator has it.
// A struct, for Polkadot.js does not decode optional bytes.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct KeyProofMessage {
	/// The bytes to sign.
	pub message: Vec<u8>,
}

sp_api::decl_runtime_apis! {
	/// The clock.
	#[api_version(1)]
	pub trait EraApi<EraInfo> where EraInfo: Codec {
		/// The running era, and the clock's parameters.
		fn era() -> EraInfo;
	}

	/// Operators and validators.
	#[api_version(1)]
	pub trait OperatorApi<AccountId, Operator, Validator>
	where
		AccountId: Codec,
		Operator: Codec,
		Validator: Codec,
	{
		/// An operator; `None` if it is not registered.
		fn operator(operator: AccountId) -> Option<Operator>;
		/// All operators.
		fn operators() -> Vec<Operator>;
		/// The validators of the running era, what stood behind each at its start, and their points.
		fn validators() -> Vec<Validator>;
	}

	/// Pools, and what stakers have in them.
	#[api_version(1)]
	pub trait StakeApi<AccountId> where AccountId: Codec {
		/// A pool; `None` if it was never opened.
		fn pool(key: PoolKey<AccountId>) -> Option<PoolView>;
		/// All pools of an operator.
		fn pools(operator: AccountId) -> Vec<(PoolKey<AccountId>, PoolView)>;
		/// What `who` has in a pool.
		fn position(key: PoolKey<AccountId>, who: AccountId) -> PositionView;
		/// All that `who` has in pools.
		fn positions(who: AccountId) -> Vec<(PoolKey<AccountId>, PositionView)>;
		/// Worth, net of escrow, of what comes over to a pool from others and counts there already, beside its value: for
		/// elections, the bond ratio and base rewards.
		fn arriving(key: PoolKey<AccountId>) -> Balance;
		/// Requests to leave of `who` that were not completed.
		fn tickets(who: AccountId) -> Vec<TicketView<AccountId>>;
	}

	/// Services, and what secures them.
	#[api_version(1)]
	pub trait ServiceApi<AccountId, Service, Security>
	where
		AccountId: Codec,
		Service: Codec,
		Security: Codec,
	{
		/// A service; `None` if it was never registered or is forgotten.
		fn service(service: ServiceId) -> Option<Service>;
		/// All services.
		fn services() -> Vec<Service>;
		/// What secured a service in an era: its table and the sum per asset.
		fn security(service: ServiceId, era: Era) -> Security;
		/// What the key with which `operator` will sign for `service` must sign to prove that the operator has it; `None`
		/// if there is no such service.
		fn key_proof_message(service: ServiceId, operator: AccountId) -> Option<KeyProofMessage>;
	}

	/// Reports.
	#[api_version(1)]
	pub trait SlashApi<Report> where Report: Codec {
		/// Reports that some pool is not done with, each with what its pools set aside.
		fn open_reports() -> Vec<Report>;
	}

	/// Liquid tokens.
	#[api_version(1)]
	pub trait LrtApi<AccountId, Exit, Rate, Liquidity, Quote, Management>
	where
		AccountId: Codec,
		Exit: Codec,
		Rate: Codec,
		Liquidity: Codec,
		Quote: Codec,
		Management: Codec,
	{
		/// A basket, its rates and what backs its token.
		fn basket(basket: BasketId) -> Option<BasketView<AccountId>>;
		/// All baskets.
		fn baskets() -> Vec<(BasketId, BasketView<AccountId>)>;
		/// What `who` redeemed and was not paid yet.
		fn redemptions(who: AccountId) -> Vec<RedemptionView<AccountId>>;
		/// The queue of a basket: what leaves it and was not paid in full, the oldest first.
		fn exits(basket: BasketId) -> Vec<Exit>;
		/// What a basket was worth when something touched it first in an era, the oldest first: of the last 64 such eras.
		fn rates(basket: BasketId) -> Vec<Rate>;
		/// What backs a basket's token by operator, service and group, and the largest possible loss.
		fn exposure(basket: BasketId) -> Option<BasketExposure<AccountId>>;
		/// How liquid a basket is: its buffer, what can still be redeemed at once, and what is on its way.
		fn liquidity(basket: BasketId) -> Option<Liquidity>;
		/// What redeeming `tokens` at once costs now: the worth less the fee is paid. Or why it is refused.
		fn quote_instant(basket: BasketId, tokens: Balance) -> Result<Quote, DispatchError>;
		/// How a basket is run: its manager, fee and policy, and the changes that wait.
		fn management(basket: BasketId) -> Option<Management>;
	}

	/// The exchange.
	#[api_version(1)]
	pub trait PriceApi<Price> where Price: Codec {
		/// What assets are worth in native units on average over the last blocks, this one excluded.
		fn prices() -> Vec<Price>;
	}

	/// Rewards for what pools guarantee.
	#[api_version(1)]
	pub trait RewardApi<AccountId, Stream> where AccountId: Codec, Stream: Codec {
		/// What `who` earned and was not paid, by pool and asset.
		fn earned(who: AccountId) -> Vec<(PoolKey<AccountId>, Vec<(AssetKind, Balance)>)>;
		/// What the shares that `who` has in the pool earned in `era`, floored; `None` where that cannot be known: they were
		/// others then, the era has not ended, or it is forgotten.
		fn earned_in(who: AccountId, pool: PoolKey<AccountId>, era: Era) -> Option<Vec<(AssetKind, Balance)>>;
		/// What the shares of a pool were paid, by era.
		fn pool_rewards(pool: PoolKey<AccountId>) -> Vec<PaidEraView>;
		/// What there is and was for what pools of `stake` guarantee a service, or all services of a kind, by era.
		fn budgets(target: RewardTarget, stake: AssetKind) -> Vec<BudgetView>;
		/// Streams that pay, are going to, or did not long ago, with their ids.
		fn streams() -> Vec<(u32, Stream)>;
		/// What `who` is owed beside what it earned in pools: commission, and leftovers that could not be paid.
		fn dues(who: AccountId) -> Vec<(AssetKind, Balance)>;
	}

	/// Risk.
	#[api_version(1)]
	pub trait DisclosureApi<AccountId, Disclosure> where AccountId: Codec, Disclosure: Codec {
		/// What `account` is exposed to: for every position the base asset, the protocol, the operator, the services and
		/// the penalty terms.
		fn disclose(account: AccountId) -> Vec<Disclosure>;
	}

	/// What nodes tell Prometheus.
	#[api_version(1)]
	pub trait MetricsApi<Overview, Slash> where Overview: Codec, Slash: Codec {
		/// The chain at a glance.
		fn overview() -> Overview;
		/// What verdicts took in this block.
		fn slashed() -> Vec<Slash>;
	}

	/// What must always be true.
	#[api_version(1)]
	pub trait InvariantApi {
		/// Checks the invariants of all pallets of ours: the first that does not hold, with its pallet.
		fn check_invariants() -> Result<(), String>;
	}
}
