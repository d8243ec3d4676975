//! Whom a basket is exposed to.

use super::*;
use alloc::collections::BTreeMap;
use palisade_math::ratio::part_ceil;
use palisade_primitives::{Balance, BasketExposure, BasketId, GroupId, ServiceExposure, ServiceId};
use sp_runtime::{traits::Saturating, Perquintill};
use terms::concentration_ceil;

impl<T: Config> Pallet<T> {
	/// Whom a basket is exposed to, and how much it can lose; `None` if there is no such basket. For clients.
	pub fn exposure(id: BasketId) -> Option<BasketExposure<T::AccountId>> {
		let (basket, _, _, holdings) = Self::live(id).ok()?;
		let mut operators: BTreeMap<T::AccountId, Balance> = BTreeMap::new();
		let mut services: BTreeMap<ServiceId, Balance> = BTreeMap::new();
		let mut groups: BTreeMap<GroupId, Balance> = BTreeMap::new();
		let mut largest_loss = holdings.returning.net.saturating_add(holdings.claims.net);
		for (Target { pool, .. }, position) in basket.targets.iter().zip(&holdings.positions) {
			let value = position.value.saturating_add(position.entering);
			let known = Self::services_of(pool);
			operators.entry(pool.operator.clone()).or_default().saturating_accrue(value);
			for row in &known {
				services.entry(row.service).or_default().saturating_accrue(part_ceil(value, row.share));
			}
			for (group, share) in Self::groups_of(pool, &known) {
				groups.entry(group).or_default().saturating_accrue(part_ceil(value, share));
			}
			largest_loss.saturating_accrue(part_ceil(value, largest_slash(pool, &known)));
		}
		let staked = operators.values().copied().fold(0, Balance::saturating_add);
		Some(BasketExposure {
			total: holdings.bid(),
			concentration: concentration_ceil(operators.values().copied(), staked),
			operators: operators.into_iter().collect(),
			services: services.into_iter().collect(),
			groups: groups.into_iter().collect(),
			largest_loss,
		})
	}
}

/// The most that can be slashed of a pool: all if offences against the chain reach it, else what its services can take.
fn largest_slash<AccountId: codec::Codec + Clone>(
	pool: &palisade_primitives::PoolKey<AccountId>,
	services: &[ServiceExposure],
) -> Perquintill {
	if pool.secures_chain() {
		return Perquintill::one();
	}
	services.iter().map(|row| row.share).fold(Perquintill::zero(), |sum, share| sum.saturating_add(share))
}
