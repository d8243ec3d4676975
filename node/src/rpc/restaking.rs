//! The methods `restaking_*`: what the runtime APIs answer, as JSON, with numbers as decimal strings.
//!
//! Parameters are a list. The last one may be the hash of the block to ask, by default the best one. A method that lists
//! takes `start` and `count` before it and answers with at most [`PAGE`] items. One call is one call of the runtime, on a
//! thread that may block.

use super::{
	json,
	params::{invalid, Asked},
};
use crate::service::{FullClient, Hash};
use codec::Encode;
use jsonrpsee::{
	core::RegisterMethodError,
	types::{ErrorObjectOwned, Params},
	RpcModule,
};
use palisade_primitives::{
	api::{DisclosureApi, EraApi, LrtApi, OperatorApi, PriceApi, RewardApi, ServiceApi, SlashApi, StakeApi},
	AssetKind, Balance, BasketId, Era, PoolKey, RewardTarget, ServiceId,
};
use palisade_runtime::AccountId;
use polkadot_sdk::*;
use scale_info::TypeInfo;
use serde_json::Value;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_consensus::BlockStatus;
use std::sync::Arc;

/// The most items of one answer.
pub const PAGE: u32 = 100;
/// The node does not know the block.
pub const UNKNOWN_BLOCK: i32 = 9001;
/// The node has forgotten the block's state.
pub const PRUNED: i32 = 9002;
/// The runtime of the block did not answer.
pub const RUNTIME_FAILED: i32 = 9003;

type Answer = Result<Value, ErrorObjectOwned>;

fn error(code: i32, message: impl ToString) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(code, message.to_string(), None::<()>)
}

/// A method that answers with one value.
struct One;

impl One {
	fn ask(_: &mut Asked) -> Result<Self, ErrorObjectOwned> {
		Ok(Self)
	}

	fn show<T: Encode + TypeInfo + 'static>(&self, answer: T) -> Answer {
		json::of(&answer).map_err(|problem| error(RUNTIME_FAILED, problem))
	}
}

/// A method that answers with a part of a list.
struct List {
	start: usize,
	count: usize,
}

impl List {
	fn ask(asked: &mut Asked) -> Result<Self, ErrorObjectOwned> {
		let start = asked.optional::<u32>("start")?.unwrap_or_default();
		let count = asked.optional::<u32>("count")?.unwrap_or(PAGE);
		if count > PAGE {
			return Err(invalid("count", "at most 100"));
		}
		let fits = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
		Ok(Self { start: fits(start), count: fits(count) })
	}

	fn show<T: Encode + TypeInfo + 'static>(&self, answer: Vec<T>) -> Answer {
		One.show(answer.into_iter().skip(self.start).take(self.count).collect::<Vec<_>>())
	}
}

/// The block that is asked: the one that is named, or the best.
fn block(client: &FullClient, mut asked: Asked) -> Result<Hash, ErrorObjectOwned> {
	let at = asked.optional::<Hash>("at")?;
	asked.end()?;
	let at = at.unwrap_or_else(|| client.info().best_hash);
	match client.block_status(at) {
		Ok(BlockStatus::InChainWithState) => Ok(at),
		Ok(BlockStatus::InChainPruned) => Err(error(PRUNED, "the block's state is pruned here")),
		_ => Err(error(UNKNOWN_BLOCK, "no such block here")),
	}
}

macro_rules! methods {
	($module:ident; $($name:literal = $shape:ident $call:ident($($param:ident: $type:ty),*);)*) => {$(
		$module.register_blocking_method(
			concat!("restaking_", $name),
			|params: Params, client: Arc<Arc<FullClient>>, _| -> Answer {
				let mut asked = Asked::new(&params)?;
				$(let $param: $type = asked.required(stringify!($param))?;)*
				let shape = $shape::ask(&mut asked)?;
				let at = block(&client, asked)?;
				let answer = client.runtime_api().$call(at $(, $param)*);
				shape.show(answer.map_err(|problem| error(RUNTIME_FAILED, problem))?)
			},
		)?;
	)*};
}

/// All methods.
pub fn module(client: Arc<FullClient>) -> Result<RpcModule<Arc<FullClient>>, RegisterMethodError> {
	let mut module = RpcModule::new(client);
	methods! { module;
		"era" = One era();
		"operator" = One operator(operator: AccountId);
		"operators" = List operators();
		"validators" = List validators();
		"pool" = One pool(key: PoolKey<AccountId>);
		"pools" = List pools(operator: AccountId);
		"position" = One position(key: PoolKey<AccountId>, who: AccountId);
		"positions" = List positions(who: AccountId);
		"arriving" = One arriving(key: PoolKey<AccountId>);
		"tickets" = List tickets(who: AccountId);
		"service" = One service(service: ServiceId);
		"services" = List services();
		"security" = One security(service: ServiceId, era: Era);
		"keyProofMessage" = One key_proof_message(service: ServiceId, operator: AccountId);
		"openReports" = List open_reports();
		"basket" = One basket(basket: BasketId);
		"baskets" = List baskets();
		"redemptions" = List redemptions(who: AccountId);
		"exits" = List exits(basket: BasketId);
		"rates" = List rates(basket: BasketId);
		"exposure" = One exposure(basket: BasketId);
		"liquidity" = One liquidity(basket: BasketId);
		"quoteInstant" = One quote_instant(basket: BasketId, tokens: Balance);
		"management" = One management(basket: BasketId);
		"prices" = List prices();
		"earned" = List earned(who: AccountId);
		"earnedIn" = One earned_in(who: AccountId, pool: PoolKey<AccountId>, era: Era);
		"poolRewards" = List pool_rewards(pool: PoolKey<AccountId>);
		"budgets" = List budgets(target: RewardTarget, stake: AssetKind);
		"streams" = List streams();
		"dues" = List dues(who: AccountId);
		"disclose" = List disclose(account: AccountId);
	}
	Ok(module)
}
