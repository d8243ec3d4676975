//! What must hold after every block.

use crate::common::{calls::burned_by, *};
use palisade_primitives::{AssetKind, Balance, PoolKey};
use polkadot_sdk::{pallet_assets, pallet_balances};
use std::collections::BTreeMap;

/// Follows money through events, and compares it with what is there.
pub struct Books {
	/// What there should be of the native asset.
	native: Balance,
	/// What there should be of each other asset.
	assets: BTreeMap<u32, Balance>,
	/// What each pool's account has beside the ledger.
	beside: BTreeMap<PoolKey<AccountId>, Balance>,
}

impl Books {
	pub fn open() -> Self {
		let mut books = Self { native: issuance(), assets: BTreeMap::new(), beside: BTreeMap::new() };
		books.assets = supplies().map(|(asset, supply, _)| (asset, supply)).collect();
		books
	}

	/// Everything that must hold now, after `events`. `gifts`: whether somebody may have paid into a pool's account.
	pub fn check(&mut self, events: &[RuntimeEvent], gifts: bool) -> Result<(), String> {
		views::check_invariants()?;
		events.iter().try_for_each(nothing_unexpected)?;
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
				_ => burned_by(event).filter(|(asset, _)| *asset == AssetKind::Native).map_or(0, |(_, amount)| amount),
			};
		}
		let issued = issuance();
		ensure(issued == self.native, || format!("issuance is {issued}, should be {}", self.native))?;
		let data = polkadot_sdk::frame_system::Account::<Runtime>::iter_values().map(|account| account.data);
		let held: Balance = data.map(|data| data.free + data.reserved).sum();
		ensure(issued == held, || format!("issuance is {issued}, accounts have {held}"))
	}

	/// So is the supply of every other asset; what verdicts took is among what was burned.
	fn assets_are_conserved(&mut self, events: &[RuntimeEvent]) -> Result<(), String> {
		let mut verdicts = BTreeMap::<u32, Balance>::new();
		let mut burnt = BTreeMap::<u32, Balance>::new();
		for event in events {
			match event {
				RuntimeEvent::Assets(pallet_assets::Event::Issued { asset_id, amount, .. }) => {
					*self.assets.entry(*asset_id).or_default() += amount;
				}
				RuntimeEvent::Assets(pallet_assets::Event::Burned { asset_id, balance, .. }) => {
					*self.assets.entry(*asset_id).or_default() -= balance;
					*burnt.entry(*asset_id).or_default() += balance;
				}
				_ => {}
			}
			if let Some((AssetKind::WithId(asset), amount)) = burned_by(event) {
				*verdicts.entry(asset).or_default() += amount;
			}
		}
		for (asset, amount) in verdicts {
			let burnt = burnt.get(&asset).copied().unwrap_or(0);
			ensure(amount <= burnt, || format!("verdicts took {amount} of {asset}, {burnt} was burned"))?;
		}
		for (asset, supply, held) in supplies() {
			let should = self.assets.get(&asset).copied().unwrap_or(0);
			ensure(supply == should, || format!("supply of {asset} is {supply}, should be {should}"))?;
			ensure(supply == held, || format!("supply of {asset} is {supply}, accounts have {held}"))?;
		}
		Ok(())
	}

	/// What a pool's account has beside the ledger (its existential deposit, and gifts) never changes but by gifts.
	fn pools_are_backed(&mut self, gifts: bool) -> Result<(), String> {
		for (key, pool) in pallet_delegation::Pools::<Runtime>::iter() {
			let balance = balance(&key.asset, &key.account());
			let ledger = pool.stake.tokens + pool.leaving_tokens + pool.entry.amount + pool.entry.gains;
			let beside = balance.checked_sub(ledger);
			let beside = beside.ok_or_else(|| format!("{key:?} has {balance}, its ledger counts {ledger}"))?;
			let before = self.beside.insert(key.clone(), beside).unwrap_or(beside);
			let fits = if gifts { before <= beside } else { before == beside };
			ensure(fits, || format!("{key:?} had {before} beside its ledger, has {beside}"))?;
		}
		Ok(())
	}
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

pub fn balance(asset: &AssetKind, who: &AccountId) -> Balance {
	match asset {
		AssetKind::Native => Balances::free_balance(who),
		AssetKind::WithId(id) => Assets::balance(*id, who),
	}
}

pub fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), String> {
	if holds {
		Ok(())
	} else {
		Err(otherwise())
	}
}
