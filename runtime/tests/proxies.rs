//! What a proxy of each type may do.

use crate::common::*;
use configs::proxy::ProxyType::{self, *};
use palisade_primitives::{AssetKind, BasketId, RedemptionId, TicketId};
use polkadot_sdk::{frame_support::traits::InstanceFilter, *};

/// Calls, each with the types whose proxies may make it; `Any` may make all.
fn calls() -> Vec<(RuntimeCall, Vec<ProxyType>)> {
	let pool = restaked(alice());
	let exits = vec![NonTransfer, Staking, ExitOnly];
	let claims = vec![NonTransfer, Staking, ClaimOnly];
	let stakes = vec![NonTransfer, Staking];
	let nobody = vec![];
	let ticket = TicketId(0);
	let redemption = RedemptionId(0);
	vec![
		(pallet_delegation::Call::request_leave { pool: pool.clone(), amount: None }.into(), exits.clone()),
		(pallet_delegation::Call::withdraw_entry { pool: pool.clone(), amount: 1 }.into(), exits.clone()),
		(pallet_operators::Call::request_exit {}.into(), exits.clone()),
		(
			pallet_lrt::Call::redeem_request { basket: BasketId(0), tokens: 1, min_out: 0 }.into(),
			vec![NonTransfer, Staking, ExitOnly],
		),
		// Pays the account: leaves and claims alike.
		(
			pallet_delegation::Call::complete_leave { ticket, to: None }.into(),
			vec![NonTransfer, Staking, ExitOnly, ClaimOnly],
		),
		(pallet_lrt::Call::claim { redemption }.into(), vec![NonTransfer, Staking, ExitOnly, ClaimOnly]),
		(pallet_rewards::Call::claim { pool: pool.clone(), asset: AssetKind::Native }.into(), claims.clone()),
		(pallet_rewards::Call::claim_commission { who: alice(), asset: AssetKind::Native }.into(), claims.clone()),
		(pallet_validators::Call::claim_commission { operator: alice() }.into(), claims),
		// Pays somebody else.
		(pallet_delegation::Call::complete_leave { ticket, to: Some(bob()) }.into(), nobody.clone()),
		(pallet_lrt::Call::transfer_redemption { redemption, to: bob() }.into(), nobody.clone()),
		(pallet_balances::Call::transfer_allow_death { dest: bob().into(), value: 1 }.into(), nobody.clone()),
		(pallet_proxy::Call::add_proxy { delegate: bob().into(), proxy_type: Any, delay: 0 }.into(), nobody),
		(pallet_delegation::Call::delegate { pool: pool.clone(), amount: 1 }.into(), stakes.clone()),
		(pallet_rewards::Call::compound { pool }.into(), stakes.clone()),
		(pallet_session::Call::purge_keys {}.into(), stakes),
		(pallet_conviction_voting::Call::undelegate { class: 0 }.into(), vec![NonTransfer, Governance]),
		(
			RuntimeCall::TechnicalCommittee(pallet_collective::Call::vote {
				proposal: Hash::default(),
				index: 0,
				approve: true,
			}),
			vec![NonTransfer, Governance],
		),
		(
			pallet_proxy::Call::reject_announcement { delegate: bob().into(), call_hash: Hash::default() }.into(),
			vec![CancelProxy],
		),
	]
}

const TYPES: [ProxyType; 7] = [Any, NonTransfer, Governance, Staking, CancelProxy, ExitOnly, ClaimOnly];

#[test]
fn a_proxy_may_make_the_calls_of_its_type_only() {
	for (call, allowed) in calls() {
		for kind in TYPES {
			assert_eq!(kind.filter(&call), kind == Any || allowed.contains(&kind), "{kind:?} {call:?}");
		}
	}
}

#[test]
fn a_type_that_is_above_another_may_do_all_that_it_may() {
	for upper in TYPES {
		for lower in TYPES.into_iter().filter(|lower| upper.is_superset(lower)) {
			assert!(calls().iter().all(|(call, _)| !lower.filter(call) || upper.filter(call)), "{upper:?} {lower:?}");
		}
	}
	assert!(Staking.is_superset(&ExitOnly) && !ExitOnly.is_superset(&ClaimOnly) && !ClaimOnly.is_superset(&ExitOnly));
}
