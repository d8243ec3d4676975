//! A staker comes, earns and leaves.

use crate::common::*;
use palisade_primitives::{AssetKind, BasketId, EraClock};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	pallet_balances,
};

#[test]
fn deposit_joins_at_the_next_era_and_earns_from_then_on() {
	play(|| {
		run_to_era(1);
		let key = base(alice());
		delegate(&holder(), &key, 1_000 * PAL);
		assert_eq!(position(&key, &holder()).value, 0);
		assert_eq!(position(&key, &holder()).entering, 1_000 * PAL);

		next_era();
		let joined = position(&key, &holder());
		assert_eq!(joined.entering, 0);
		assert!(joined.value > 999 * PAL && joined.value <= 1_000 * PAL, "{joined:?}");

		// Era 2's rewards are paid in era 3 and join in era 4.
		run_to_era(4);
		assert!(position(&key, &holder()).value > joined.value);
	});
}

#[test]
fn deposit_can_be_taken_back_until_it_joins() {
	play(|| {
		run_to_era(1);
		let key = restaked(bob());
		let before = Balances::free_balance(holder());
		delegate(&holder(), &key, 1_000 * PAL);
		assert_ok!(call(holder(), pallet_delegation::Call::withdraw_entry { pool: key.clone(), amount: 1_000 * PAL }));
		assert_eq!(Balances::free_balance(holder()), before);
	});
}

#[test]
fn ticket_is_paid_after_the_leaving_eras_and_not_before() {
	play(|| {
		run_to_era(1);
		let key = restaked(alice());
		let stake = position(&key, &eve()).value;
		assert_ok!(call(eve(), pallet_delegation::Call::request_leave { pool: key.clone(), amount: None }));
		assert_eq!(position(&key, &eve()).value, 0);
		let ticket = tickets(&eve()).pop().expect("a ticket was given");
		assert_eq!(ticket.value, stake);
		assert_eq!(ticket.matures, Eras::now().plus(Eras::leaving_eras()));

		let complete = || pallet_delegation::Call::complete_leave { ticket: ticket.id, to: None };
		run_to_era(ticket.matures.0 - 1);
		assert_noop!(call(eve(), complete()), pallet_delegation::Error::<Runtime>::NotMatured);
		next_era();
		let before = Balances::free_balance(eve());
		assert_ok!(call(eve(), complete()));
		assert_eq!(Balances::free_balance(eve()), before + stake);
		assert!(tickets(&eve()).is_empty());
	});
}

#[test]
fn donation_to_a_pool_changes_nothing() {
	play(|| {
		run_to_era(1);
		let key = restaked(alice());
		let before = pool(&key);
		let transfer = pallet_balances::Call::transfer_allow_death { dest: key.account().into(), value: 500_000 * PAL };
		assert_ok!(call(holder(), transfer));
		assert_eq!(pool(&key), before);
	});
}

#[test]
fn exits_are_open_in_safe_mode_while_deposits_are_not() {
	use polkadot_sdk::{frame_system, pallet_safe_mode};
	play(|| {
		run_to_era(1);
		assert_ok!(sudo(pallet_safe_mode::Call::force_enter {}));
		let key = restaked(alice());
		assert_noop!(
			call(eve(), pallet_delegation::Call::delegate { pool: key.clone(), amount: PAL }),
			frame_system::Error::<Runtime>::CallFiltered
		);
		assert_ok!(call(eve(), pallet_delegation::Call::request_leave { pool: key, amount: None }));
		let ticket = tickets(&eve()).pop().expect("a ticket was given");
		run_to_era(ticket.matures.0);
		assert_ok!(call(eve(), pallet_delegation::Call::complete_leave { ticket: ticket.id, to: None }));
	});
}

#[test]
fn claims_and_leaving_at_once_are_open_in_safe_mode_and_cannot_be_paused() {
	use polkadot_sdk::{frame_support::traits::Contains, frame_system, pallet_safe_mode};
	play(|| {
		run_to_era(1);
		assert_ok!(sudo(pallet_rewards::Call::admit_reward_asset { asset: AssetKind::Native, least: PAL }));
		let basket = BasketId(0);
		assert_ok!(call(holder(), pallet_lrt::Call::mint { basket, amount: 10 * PAL, min_tokens: 0 }));
		assert_ok!(sudo(pallet_safe_mode::Call::force_enter {}));
		let key = restaked(alice());
		let nothing = pallet_rewards::Error::<Runtime>::NothingToClaim;
		assert_noop!(call(eve(), pallet_rewards::Call::claim { pool: key.clone(), asset: AssetKind::Native }), nothing);
		assert_noop!(
			call(eve(), pallet_rewards::Call::compound { pool: key }),
			frame_system::Error::<Runtime>::CallFiltered
		);
		assert_ok!(call(holder(), pallet_lrt::Call::redeem_instantly { basket, tokens: PAL, min_out: 0 }));
		assert_noop!(
			call(holder(), pallet_lrt::Call::mint { basket, amount: PAL, min_tokens: 0 }),
			frame_system::Error::<Runtime>::CallFiltered
		);

		let name = |pallet: &str, call: &str| {
			let bounded = |name: &str| name.as_bytes().to_vec().try_into().expect("names are short");
			(bounded(pallet), bounded(call))
		};
		let never_paused = |pallet, call| configs::tx_pause::NeverPaused::contains(&name(pallet, call));
		for call in ["claim", "claim_for", "claim_commission", "reclaim"] {
			assert!(never_paused("Rewards", call), "{call}");
		}
		for call in ["pay_rewards", "claim_commission"] {
			assert!(never_paused("Validators", call), "{call}");
		}
		assert!(never_paused("Lrt", "redeem_instantly"));
		for (pallet, call) in [
			("Rewards", "compound"),
			("Rewards", "fund"),
			("Rewards", "incentivise"),
			("Lrt", "mint"),
			("Validators", "join_candidates"),
		] {
			assert!(!never_paused(pallet, call), "{pallet}::{call}");
		}
	});
}
