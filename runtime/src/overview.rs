//! What nodes tell Prometheus: a bounded number of figures, each of them read and not summed over stakers.

use crate::{views::ValidatorInfo, *};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, Encode};
use palisade_primitives::{AssetKind, Balance, BasketId, BasketInspect, Era, EraClock, ServiceId};
use polkadot_sdk::sp_runtime::FixedU128;
use scale_info::TypeInfo;

/// Of services, baskets and reports the first so many are looked at.
const MOST: usize = 256;

/// The chain at a glance.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Overview {
	/// The running era.
	pub era: Era,
	/// Slots without a block since the first one.
	pub missed_slots: u64,
	/// The active set, what stood behind it at the era's start, and its points.
	pub validators: Vec<ValidatorInfo>,
	/// What all pools hold: stake, what is leaving, what waits to join.
	pub staked: Vec<Amount>,
	/// What is set aside for open reports.
	pub escrow: Vec<Amount>,
	/// Open reports.
	pub reports: Vec<OpenReports>,
	/// What services can count on in this era.
	pub guarantees: Vec<Guaranteed>,
	/// Liquid tokens.
	pub baskets: Vec<BasketFigures>,
}

/// So much of an asset, in its smallest unit.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Amount {
	/// The asset.
	pub asset: AssetKind,
	/// How much.
	pub amount: Balance,
}

/// Open reports of a service against an operator.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OpenReports {
	/// Whose work.
	pub operator: AccountId,
	/// Whose report; the chain's is one of consensus.
	pub service: ServiceId,
	/// How many.
	pub count: u32,
}

/// What all pools of an asset guarantee a service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Guaranteed {
	/// The service.
	pub service: ServiceId,
	/// The asset.
	pub asset: AssetKind,
	/// How much of it.
	pub amount: Balance,
}

/// A liquid token.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BasketFigures {
	/// The basket.
	pub id: BasketId,
	/// Its tokens.
	pub supply: Balance,
	/// What a token is worth when it is redeemed.
	pub rate_bid: FixedU128,
	/// What a token costs when it is minted.
	pub rate_ask: FixedU128,
	/// Exits that somebody waits for.
	pub exits: u32,
	/// What was asked and is neither paid nor set aside, as if every open report were cancelled.
	pub waiting: Balance,
}

/// What a verdict took of a pool.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Slash {
	/// For which service.
	pub service: ServiceId,
	/// Of which asset.
	pub asset: AssetKind,
	/// How much.
	pub amount: Balance,
}

/// The chain now.
pub fn overview() -> Overview {
	let (reports, escrow) = reports();
	Overview {
		era: Eras::now(),
		missed_slots: missed_slots(),
		validators: views::validators(),
		staked: amounts(pallet_delegation::Staked::<Runtime>::iter().take(MOST)),
		escrow,
		reports,
		guarantees: guarantees(),
		baskets: baskets(),
	}
}

/// What verdicts took in this block.
pub fn slashed() -> Vec<Slash> {
	let slash = |event| match event {
		RuntimeEvent::Slashing(pallet_slashing::Event::Slashed { service, pool, from_stake, from_leaving, .. }) => {
			Some(Slash { service, asset: pool.asset, amount: from_stake.saturating_add(from_leaving) })
		}
		_ => None,
	};
	System::read_events_no_consensus().filter_map(|record| slash(record.event)).collect()
}

/// Every slot has an author, so a slot without a block is one that an author missed.
fn missed_slots() -> u64 {
	let (first, now): (u64, u64) =
		(pallet_babe::GenesisSlot::<Runtime>::get().into(), pallet_babe::CurrentSlot::<Runtime>::get().into());
	let slots = now.saturating_sub(first).saturating_add(1);
	slots.saturating_sub(System::block_number().into())
}

fn amounts(amounts: impl Iterator<Item = (AssetKind, Balance)>) -> Vec<Amount> {
	amounts.map(|(asset, amount)| Amount { asset, amount }).collect()
}

fn reports() -> (Vec<OpenReports>, Vec<Amount>) {
	let (mut open, mut escrow) = (BTreeMap::<_, u32>::new(), BTreeMap::<_, Balance>::new());
	let reports = pallet_slashing::Reports::<Runtime>::iter_keys().take(MOST);
	for view in reports.filter_map(Slashing::report_view).filter(|view| !view.report.is_closed()) {
		let count = open.entry((view.report.operator, view.report.service)).or_default();
		*count = count.saturating_add(1);
		for (row, amount) in view.report.pools.into_iter().zip(view.escrow) {
			let sum = escrow.entry(row.pool.asset).or_default();
			*sum = sum.saturating_add(amount);
		}
	}
	let reports = open.into_iter().map(|((operator, service), count)| OpenReports { operator, service, count });
	(reports.collect(), amounts(escrow.into_iter()))
}

fn guarantees() -> Vec<Guaranteed> {
	let era = Eras::now();
	let totals = |service| {
		let totals = pallet_restaking::Totals::<Runtime>::iter_prefix((era, service)).take(MOST);
		totals.map(move |(asset, amount)| Guaranteed { service, asset, amount })
	};
	pallet_services::Services::<Runtime>::iter_keys().take(MOST).flat_map(totals).collect()
}

fn baskets() -> Vec<BasketFigures> {
	let figures = |id| {
		let view = <Lrt as BasketInspect<AccountId>>::basket(id)?;
		let waiting = pallet_lrt::Exits::<Runtime>::iter_prefix_values(id).take(MOST).map(|exit| exit.waiting());
		let (exits, waiting) = waiting
			.filter(|waiting| *waiting > 0)
			.fold((0u32, 0u128), |(exits, sum), waiting| (exits.saturating_add(1), sum.saturating_add(waiting)));
		let (supply, rate_bid, rate_ask) = (view.supply, view.rate_bid, view.rate_ask);
		Some(BasketFigures { id, supply, rate_bid, rate_ask, exits, waiting })
	};
	pallet_lrt::Baskets::<Runtime>::iter_keys().take(MOST).filter_map(figures).collect()
}
