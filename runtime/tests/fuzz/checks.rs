//! What must hold after every block.

use crate::common::{
	calls::{paid_out, taken_by, Verdict},
	*,
};
use palisade_primitives::{AssetKind, Balance, PoolKey};
use polkadot_sdk::{
	frame_support::traits::{fungible::Inspect, Get},
	pallet_assets, pallet_balances,
};
use std::collections::BTreeMap;

/// Follows money through events, and compares it with what is there.
pub struct Books {
	/// What there should be of the native asset.
	native: Balance,
	/// What there should be of each other asset.
	assets: BTreeMap<u32, Balance>,
	/// What each pool's account has beside the ledger.
	beside: BTreeMap<PoolKey<AccountId>, Balance>,
	/// What is set aside for the harmed.
	owed: BTreeMap<AssetKind, Balance>,
}

impl Books {
	pub fn open() -> Self {
		let mut books =
			Self { native: issuance(), assets: BTreeMap::new(), beside: BTreeMap::new(), owed: BTreeMap::new() };
		books.assets = supplies().map(|(asset, supply, _)| (asset, supply)).collect();
		books
	}

	/// Everything that must hold now, after `events`. `gifts`: whether somebody may have paid into a pool's account.
	pub fn check(&mut self, events: &[RuntimeEvent], gifts: bool) -> Result<(), String> {
		views::check_invariants()?;
		events.iter().try_for_each(nothing_unexpected)?;
		waterfalls_are_followed(events)?;
		what_comes_over_pays_for_its_pool(events)?;
		self.what_is_owed_is_there(events)?;
		bonds_are_held()?;
		self.native_is_conserved(events)?;
		self.assets_are_conserved(events)?;
		self.pools_are_backed(gifts)
	}

	/// Issuance = start + minted − burned, exactly, and it is what accounts have.
	fn native_is_conserved(&mut self, events: &[RuntimeEvent]) -> Result<(), String> {
		self.native += minted(events);
		for event in events {
			self.native -= match event {
				RuntimeEvent::Balances(pallet_balances::Event::DustLost { amount, .. }) => *amount,
				RuntimeEvent::Slashing(pallet_slashing::Event::ArrivingPaidOut { burned, .. }) => *burned,
				_ => paid_out(event).filter(|paid| paid.pool.asset == AssetKind::Native).map_or(0, |paid| paid.burned),
			};
		}
		let issued = issuance();
		ensure(issued == self.native, || format!("issuance is {issued}, should be {}", self.native))?;
		let data = polkadot_sdk::frame_system::Account::<Runtime>::iter_values().map(|account| account.data);
		let held: Balance = data.map(|data| data.free + data.reserved).sum();
		ensure(issued == held, || format!("issuance is {issued}, accounts have {held}"))
	}

	/// So is the supply of every other asset; what verdicts burned is all that was burned of a pool's account.
	fn assets_are_conserved(&mut self, events: &[RuntimeEvent]) -> Result<(), String> {
		let mut burned = BTreeMap::<(u32, AccountId), Balance>::new();
		for event in events {
			match event {
				RuntimeEvent::Assets(pallet_assets::Event::Issued { asset_id, amount, .. }) => {
					*self.assets.entry(*asset_id).or_default() += amount;
				}
				RuntimeEvent::Assets(pallet_assets::Event::Burned { asset_id, owner, balance }) => {
					*self.assets.entry(*asset_id).or_default() -= balance;
					*burned.entry((*asset_id, owner.clone())).or_default() += balance;
				}
				_ => {}
			}
		}
		for Verdict { pool, burned: amount, .. } in events.iter().filter_map(paid_out) {
			let AssetKind::WithId(id) = pool.asset else { continue };
			let left = burned.entry((id, pool.account())).or_default();
			let rest = left.checked_sub(amount);
			*left =
				rest.ok_or_else(|| format!("verdicts burned more of {pool:?} than was burned: {amount} of {left}"))?;
		}
		for key in pallet_delegation::Pools::<Runtime>::iter_keys() {
			let AssetKind::WithId(id) = key.asset else { continue };
			let rest = burned.get(&(id, key.account())).copied().unwrap_or(0);
			ensure(rest == 0, || format!("{rest} of {key:?} were burned by no verdict"))?;
		}
		for (asset, supply, held) in supplies() {
			let should = self.assets.get(&asset).copied().unwrap_or(0);
			ensure(supply == should, || format!("supply of {asset} is {supply}, should be {should}"))?;
			ensure(supply == held, || format!("supply of {asset} is {supply}, accounts have {held}"))?;
		}
		Ok(())
	}

	/// What a pool's account, and the shared one for it, have beside the ledger (its existential deposit, and gifts) never
	/// changes but by gifts.
	fn pools_are_backed(&mut self, gifts: bool) -> Result<(), String> {
		for (key, pool) in pallet_delegation::Pools::<Runtime>::iter() {
			let balance = in_custody(&key);
			let entering = pool.entry.amount + pool.entry.gains + pool.arrived.tokens + pool.arriving_gains;
			let ledger = pool.stake.tokens + pool.leaving_tokens + entering;
			let beside = balance.checked_sub(ledger);
			let beside = beside.ok_or_else(|| format!("{key:?} has {balance}, its ledger counts {ledger}"))?;
			let before = self.beside.insert(key.clone(), beside).unwrap_or(beside);
			let fits = if gifts { before <= beside } else { before == beside };
			ensure(fits, || format!("{key:?} had {before} beside its ledger, has {beside}"))?;
		}
		Ok(())
	}

	/// The payout account has what was set aside and not paid, to the unit.
	fn what_is_owed_is_there(&mut self, events: &[RuntimeEvent]) -> Result<(), String> {
		for event in events {
			if let Some(paid) = paid_out(event) {
				*self.owed.entry(paid.pool.asset.clone()).or_default() += paid.harmed;
			}
			if let RuntimeEvent::Slashing(pallet_slashing::Event::HarmedPaid { asset, amount, .. }) = event {
				*self.owed.entry(asset.clone()).or_default() -= amount;
			}
		}
		let mut stored = BTreeMap::<AssetKind, Balance>::new();
		for (_, asset, payout) in Slashing::payouts() {
			*stored.entry(asset).or_default() += payout.amount();
		}
		for (asset, owed) in &self.owed {
			// Genesis gives it what an account must have.
			let least = if *asset == AssetKind::Native { Balances::minimum_balance() } else { 0 };
			let has = balance(asset, &Slashing::payout_account()).saturating_sub(least);
			let stored = stored.get(asset).copied().unwrap_or(0);
			ensure((has, stored) == (*owed, *owed), || {
				format!("of {asset:?} {owed} are owed, {stored} noted, {has} there")
			})?;
		}
		Ok(())
	}
}

/// What a verdict takes goes down the waterfall of its report and is burned for the rest, to the unit.
fn waterfalls_are_followed(events: &[RuntimeEvent]) -> Result<(), String> {
	let mut taken = BTreeMap::new();
	for (report, pool, amount) in events.iter().filter_map(taken_by) {
		ensure(taken.insert((report, pool), amount).is_none(), || format!("{report:?} took of {pool:?} twice"))?;
	}
	let paid: Vec<_> = events.iter().filter_map(paid_out).collect();
	for verdict in &paid {
		let Verdict { report: id, pool, .. } = verdict;
		let amount = taken.remove(&(*id, *pool)).ok_or_else(|| format!("{id:?} paid what it did not take"))?;
		ensure(amount == verdict.total(), || {
			format!("{id:?} took {amount} of {pool:?}, {} went out", verdict.total())
		})?;
		let Some(report) = pallet_slashing::Reports::<Runtime>::get(id) else { continue };
		let [harmed, mut reporter, insurance] = report.shares_of(amount);
		if pool.asset == AssetKind::Native {
			reporter = reporter.min(<Runtime as pallet_slashing::Config>::ReporterCap::get());
		}
		let parts = [(verdict.harmed, harmed), (verdict.reporter, reporter), (verdict.insurance, insurance)];
		let fits = parts.iter().all(|(part, share)| [0, *share].contains(part));
		ensure(fits, || format!("{id:?} paid {parts:?} of {amount}"))?;
		let reporter = report.reporter.as_ref().map(|reporter| reporter.who.clone());
		let insurance = <Runtime as pallet_slashing::Config>::InsuranceAccount::get();
		for (to, amount) in [
			(Some(Slashing::payout_account()), verdict.harmed),
			(reporter, verdict.reporter),
			(Some(insurance), verdict.insurance),
		] {
			let moved = |to: &AccountId| events.iter().any(|event| moves(event, pool, to, amount));
			ensure(amount == 0 || to.as_ref().is_some_and(moved), || format!("{id:?}: {amount} did not go to {to:?}"))?;
		}
	}
	ensure(taken.values().all(|amount| *amount == 0), || format!("taken and not paid out: {taken:?}"))
}

/// What stake loses on its way to a pool goes down the chain's waterfall, to the unit.
fn what_comes_over_pays_for_its_pool(events: &[RuntimeEvent]) -> Result<(), String> {
	let mut lost = Vec::new();
	let mut paid = Vec::new();
	for event in events {
		match event {
			RuntimeEvent::Delegation(pallet_delegation::Event::RedelegationCompleted { to, slashed, .. })
				if *slashed > 0 =>
			{
				lost.push((to, *slashed));
			}
			RuntimeEvent::Slashing(pallet_slashing::Event::ArrivingPaidOut { pool, insurance, burned }) => {
				let share = <Runtime as pallet_slashing::Config>::ChainWaterfall::get().insurance;
				let fits = [0, share.mul_floor(insurance + burned)].contains(insurance);
				ensure(fits, || format!("of {burned} of {pool:?} insurance got {insurance}"))?;
				paid.push((pool, insurance + burned));
			}
			_ => {}
		}
	}
	ensure(lost == paid, || format!("lost on the way: {lost:?}, paid: {paid:?}"))
}

/// Whether the pool's account paid that.
fn moves(event: &RuntimeEvent, pool: &PoolKey<AccountId>, whom: &AccountId, value: Balance) -> bool {
	match (event, &pool.asset) {
		(RuntimeEvent::Balances(pallet_balances::Event::Transfer { from, to, amount }), AssetKind::Native) => {
			*from == pool.account() && to == whom && *amount == value
		}
		(
			RuntimeEvent::Assets(pallet_assets::Event::Transferred { asset_id, from, to, amount }),
			AssetKind::WithId(id),
		) => asset_id == id && *from == pool.account() && to == whom && *amount == value,
		_ => false,
	}
}

/// What is held of all accounts for reports is the bonds of those that are not over.
fn bonds_are_held() -> Result<(), String> {
	let mut bonds = BTreeMap::<AccountId, Balance>::new();
	for report in pallet_slashing::Reports::<Runtime>::iter_values().filter(|report| !report.is_closed()) {
		if let Some((who, bond)) = report.bond() {
			*bonds.entry(who.clone()).or_default() += bond;
		}
	}
	let reason = RuntimeHoldReason::Slashing(pallet_slashing::HoldReason::ReporterBond);
	let held = pallet_balances::Holds::<Runtime>::iter()
		.filter_map(|(who, holds)| Some((who, holds.iter().find(|hold| hold.id == reason)?.amount)))
		.filter(|(_, amount)| *amount > 0)
		.collect::<BTreeMap<_, _>>();
	ensure(held == bonds, || format!("bonds are {bonds:?}, held are {held:?}"))
}

/// Things that are events only because hooks cannot fail.
fn nothing_unexpected(event: &RuntimeEvent) -> Result<(), String> {
	let unexpected = matches!(
		event,
		RuntimeEvent::Slashing(pallet_slashing::Event::Unexpected { .. })
			| RuntimeEvent::Validators(
				pallet_validators::Event::OffenceFailed { .. } | pallet_validators::Event::RewardFailed { .. }
			) | RuntimeEvent::Balances(pallet_balances::Event::Unexpected(_))
	);
	ensure(!unexpected, || format!("unexpected: {event:?}"))
}

/// Every foreign asset with its supply, and what accounts have of it.
fn supplies() -> impl Iterator<Item = (u32, Balance, Balance)> {
	let held = |asset| pallet_assets::Account::<Runtime>::iter_prefix_values(asset).map(|of| of.balance).sum();
	pallet_assets::Asset::<Runtime>::iter().map(move |(asset, details)| (asset, details.supply, held(asset)))
}

pub fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), String> {
	if holds {
		Ok(())
	} else {
		Err(otherwise())
	}
}
