//! What an account is exposed to: for every position the base asset, the protocol, the operator, the services and the
//! penalty terms.

use crate::{views, *};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use palisade_math::ratio::{mul_div_ceil, mul_div_floor};
use palisade_primitives::{
	AssetKind, Balance, BasketId, Category, Era, EraClock, PoolKey, RedemptionId, RedemptionView, ReportId, ServiceId,
	ServiceInspect, SlashTerms, TicketId, TicketView,
};
use pallet_restaking::Allocation;
use polkadot_sdk::{
	frame_support::traits::fungibles::Inspect,
	sp_runtime::{FixedPointNumber, FixedU128, Perquintill},
};
use scale_info::TypeInfo;
use views::OperatorInfo;

/// One position of an account, layer by layer.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Disclosure {
	/// 1. What is at risk in the end.
	pub asset: AssetKind,
	/// 2. Through what it is held.
	pub protocol: Protocol,
	/// The pool in which it is.
	pub pool: PoolKey<AccountId>,
	/// Worth now in planck of the asset, net of escrow, floored. What waits to join counts in full.
	pub value: Balance,
	/// Its worth if every open report were cancelled.
	pub settled_value: Balance,
	/// 3. Who can be punished; `None` after its exit. With its pools, their allocations and its history.
	pub operator: Option<OperatorInfo>,
	/// 4. Who else can slash.
	pub services: Vec<ServiceRisk>,
	/// 5. What a punishment can be.
	pub penalty: PenaltyTerms,
	/// First era in which all of it could be paid out if it were requested now, or was requested already.
	pub exit: Era,
	/// Open reports on the pool.
	pub reports: Vec<ReportId>,
}

/// Through what a position is held.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Protocol {
	/// Staked directly.
	Stake,
	/// Requested to leave.
	Leaving(TicketId),
	/// By a liquid token: its part of what the basket has in the pool, or is leaving it for the holders.
	Liquid(BasketId),
	/// By a redemption of a liquid token: its part of what leaves the pool.
	Redeeming(RedemptionId),
}

/// A service that can slash the pool.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ServiceRisk {
	/// Its id.
	pub service: ServiceId,
	/// What kind of protocol it is.
	pub category: Option<Category>,
	/// What the pool puts at risk for it, now and next.
	pub allocation: Allocation,
	/// The terms of what is committed now.
	pub terms: Option<SlashTerms<AccountId>>,
}

/// What a punishment can be.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PenaltyTerms {
	/// Eras after an offence in which it can be reported.
	pub slash_window: u32,
	/// Eras in which a report of a service can be vetoed.
	pub veto_window: u32,
	/// The most that offences against consensus can take.
	pub base: Perquintill,
	/// The most that all services together can take of what base slashes leave: Σ w·κ with the largest weights that still
	/// count. Above one whole only until the next table.
	pub services: FixedU128,
	/// The largest possible loss now, in planck of the asset, ceiled.
	pub largest_loss: Balance,
	/// Whether slashed funds may go to whoever was harmed, rather than be burned.
	pub redistribution: bool,
}

/// Everything that `who` has in pools: staked, leaving, and behind the liquid tokens that it holds or has redeemed.
pub fn disclose(who: AccountId) -> Vec<Disclosure> {
	let now = Eras::now();
	let exit = now.plus(Eras::leaving_eras());
	let staked = views::positions(&who).into_iter().map(|(pool, position)| {
		let (value, settled) = (position.value, position.settled_value);
		let worth = |amount: Balance| amount.saturating_add(position.entering);
		position_of(Protocol::Stake, pool, worth(value), worth(settled), exit)
	});
	let leaving = views::tickets(&who).into_iter().map(|ticket| {
		position_of(Protocol::Leaving(ticket.id), ticket.pool, ticket.value, ticket.settled_value, ticket.matures)
	});
	let redeeming = views::redemptions(&who).into_iter().flat_map(redeeming);
	staked.chain(leaving).chain(liquid(&who, exit)).chain(redeeming).collect()
}

/// What a redemption still waits for: its part of each ticket, floored.
fn redeeming(redemption: RedemptionView<AccountId>) -> Vec<Disclosure> {
	let RedemptionView { id, cash, tickets, matures, value, settled_value, .. } = redemption;
	let (waits, waits_settled) = (value.saturating_sub(cash), settled_value.saturating_sub(cash));
	let sum = |worth: fn(&TicketView<AccountId>) -> Balance| tickets.iter().map(worth).fold(0, Balance::saturating_add);
	let (all, all_settled) = (sum(|ticket| ticket.value), sum(|ticket| ticket.settled_value));
	let part = |ticket: TicketView<AccountId>| {
		let value = mul_div_floor(ticket.value, waits, all).unwrap_or(0);
		let settled = mul_div_floor(ticket.settled_value, waits_settled, all_settled).unwrap_or(0);
		position_of(Protocol::Redeeming(id), ticket.pool, value, settled, matures)
	};
	tickets.into_iter().map(part).collect()
}

/// What is behind the liquid tokens of `who`, pool by pool.
fn liquid(who: &AccountId, exit: Era) -> Vec<Disclosure> {
	let held = |(id, basket): (BasketId, palisade_primitives::BasketView<AccountId>)| {
		let tokens = <Assets as Inspect<AccountId>>::balance(basket.token, who);
		(tokens > 0).then_some((id, basket, tokens))
	};
	let pools = |(id, basket, tokens): (BasketId, palisade_primitives::BasketView<AccountId>, Balance)| {
		let part = move |amount| mul_div_floor(amount, tokens, basket.supply).unwrap_or(amount);
		let staked = basket.pools.into_iter().map(|holding| {
			let worth = |amount: Balance| amount.saturating_add(holding.entering);
			let (value, settled) = (worth(holding.value), worth(holding.settled_value));
			(holding.pool, value, settled)
		});
		let leaving = Lrt::leaving_of(id).into_iter();
		let all = staked.chain(leaving.map(|ticket| (ticket.pool, ticket.value, ticket.settled_value)));
		all.map(move |(pool, value, settled)| position_of(Protocol::Liquid(id), pool, part(value), part(settled), exit))
	};
	views::baskets().into_iter().filter_map(held).flat_map(pools).collect()
}

fn position_of(
	protocol: Protocol,
	pool: PoolKey<AccountId>,
	value: Balance,
	settled_value: Balance,
	exit: Era,
) -> Disclosure {
	let now = Eras::now();
	let allocations = Restaking::allocations(&pool);
	let risk = Restaking::exposure(&pool).risk;
	let matured = matches!(protocol, Protocol::Leaving(_) | Protocol::Redeeming(_)) && exit <= now;
	let base = if pool.secures_chain() && !matured { Perquintill::one() } else { Perquintill::zero() };
	let by_services = mul_div_ceil(value, risk.into_inner().min(FixedU128::DIV), FixedU128::DIV).unwrap_or(value);
	let largest_loss = if matured {
		0
	} else if pool.secures_chain() {
		value
	} else {
		by_services
	};
	let services = allocations.into_iter().map(|allocation| ServiceRisk {
		service: allocation.service,
		category: Services::category(allocation.service),
		terms: Services::terms(allocation.service, now),
		allocation,
	});
	Disclosure {
		asset: pool.asset.clone(),
		protocol,
		value,
		settled_value,
		operator: views::operator(pool.operator.clone()),
		services: services.collect(),
		penalty: PenaltyTerms {
			slash_window: Eras::slash_window(),
			veto_window: Eras::veto_window(),
			base,
			services: risk,
			largest_loss,
			redistribution: Restaking::policy(&pool).at(now).redistribution,
		},
		exit,
		reports: views::pool(&pool).map(|view| view.reports).unwrap_or_default(),
		pool,
	}
}
