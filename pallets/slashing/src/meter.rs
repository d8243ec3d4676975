//! How much a service may take within one window.

use crate::types::Report;
use alloc::collections::BTreeMap;
use palisade_primitives::PoolKey;
use sp_core::U256;
use sp_runtime::Perquintill;

/// Whether in every window the reports take, of each pool, at most κ of the smallest guarantee among them.
///
/// `reports` are those of one service about one operator; vetoed ones do not count. A window starts at the offence's
/// era of any of them and ends (`until`) where another service could last report an offence of the era in which the claim
/// was set aside: until then others may still claim of what the pool was worth before, so nothing may be taken of it twice.
/// The offence's own era would be too early: a service that reports late would have its limit again while tables written
/// between offence and report still count on the whole pool. For each pool
/// `Σ p·G ≤ min κ·G` over the reports of the window, in 10^-18 planck and exactly: nothing is rounded.
pub fn within_limits<AccountId: Ord>(reports: &[Report<AccountId>]) -> bool {
	let counted = || reports.iter().filter(|report| !report.is_cancelled());
	counted().all(|start| window_within_limits(counted().filter(|report| start.window_holds(report.era))))
}

fn window_within_limits<'a, AccountId: Ord + 'a>(window: impl Iterator<Item = &'a Report<AccountId>>) -> bool {
	let mut pools = BTreeMap::<&PoolKey<AccountId>, (U256, U256)>::new();
	for report in window {
		for row in &report.pools {
			let Some(backing) = row.backing else { continue };
			let (sum, limit) = pools.entry(&row.pool).or_insert((U256::zero(), U256::MAX));
			*sum = sum.saturating_add(part(backing.claim.guarantee, report.fraction));
			*limit = part(backing.claim.guarantee, backing.max_slash).min(*limit);
		}
	}
	pools.values().all(|(sum, limit)| sum <= limit)
}

/// `p·guarantee` in 10^-18 planck: at most 188 bits, so that a window's sum never saturates.
fn part(guarantee: u128, p: Perquintill) -> U256 {
	U256::from(guarantee).saturating_mul(U256::from(p.deconstruct()))
}
