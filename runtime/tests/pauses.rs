//! Safe mode and pauses end by themselves, and stop no exit and no slash.

use crate::common::*;
use configs::governance::origins::Origin;
use palisade_primitives::{AssetKind, EraClock, RedemptionId, TicketId};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		traits::{Contains, GetCallMetadata, GetCallName},
	},
	frame_system, pallet_safe_mode, pallet_tx_pause,
	sp_runtime::{
		traits::{BadOrigin, Dispatchable},
		Perquintill,
	},
};
use serde_json::json;

type Name = pallet_tx_pause::RuntimeCallNameOf<Runtime>;
type PauseError = pauses::Error<Runtime>;
type SystemError = frame_system::Error<Runtime>;

const HALF: Perquintill = Perquintill::from_percent(50);
/// Three governance days, of a block an hour.
const PAUSE: u32 = 3 * 24;
/// Seven.
const COOLDOWN: u32 = 7 * 24;

fn name(pallet: &str, call: &str) -> Name {
	let bytes = |name: &str| name.as_bytes().to_vec().try_into().unwrap();
	(bytes(pallet), bytes(call))
}

fn pause(full_name: Name) -> Outcome {
	RuntimeCall::from(pauses::Call::pause { full_name }).dispatch(Origin::Emergency.into())
}

fn unpause(ident: Name) -> Outcome {
	RuntimeCall::from(pallet_tx_pause::Call::unpause { ident }).dispatch(Origin::Emergency.into())
}

fn deposits() -> Name {
	name("Delegation", "delegate")
}

fn deposit() -> Outcome {
	call(holder(), pallet_delegation::Call::delegate { pool: base(alice()), amount: PAL })
}

/// An hour is a block.
fn play_fast(story: impl FnOnce()) {
	play_on(genesis("development", json!({ "network": { "dayBlocks": 24 } })), story)
}

/// By which stake leaves, earnings are claimed, offenders are slashed, and slashes are vetoed.
fn never_stopped() -> Vec<RuntimeCall> {
	let (pool, ticket, redemption) = (base(alice()), TicketId(0), RedemptionId(0));
	let basket = palisade_primitives::BasketId(0);
	let report = palisade_primitives::ReportId(0);
	vec![
		pallet_delegation::Call::withdraw_entry { pool: pool.clone(), amount: 1 }.into(),
		pallet_delegation::Call::request_leave { pool: pool.clone(), amount: None }.into(),
		pallet_delegation::Call::complete_leave { ticket, to: None }.into(),
		pallet_delegation::Call::complete_redelegation { ticket }.into(),
		pallet_delegation::Call::touch_pool { pool: pool.clone() }.into(),
		pallet_operators::Call::request_exit {}.into(),
		pallet_operators::Call::complete_exit {}.into(),
		pallet_lrt::Call::redeem_request { basket, tokens: 1, min_out: 0 }.into(),
		pallet_lrt::Call::redeem_instantly { basket, tokens: 1, min_out: 0 }.into(),
		pallet_lrt::Call::claim { redemption }.into(),
		pallet_lrt::Call::transfer_redemption { redemption, to: bob() }.into(),
		pallet_rewards::Call::claim { pool: pool.clone(), asset: AssetKind::Native }.into(),
		pallet_rewards::Call::claim_for { who: eve(), pool, asset: AssetKind::Native }.into(),
		pallet_rewards::Call::claim_commission { who: alice(), asset: AssetKind::Native }.into(),
		pallet_validators::Call::claim_commission { operator: alice() }.into(),
		calls::accuse(palisade_primitives::ServiceId(1), &alice(), Eras::now(), 1, HALF),
		pallet_slashing::Call::veto { report, unfounded: false }.into(),
		pallet_slashing::Call::execute { report }.into(),
	]
}

#[test]
fn r14_nothing_pauses_exits_slashes_and_vetoes() {
	play(|| {
		assert_ok!(sudo(pallet_safe_mode::Call::force_enter {}));
		for call in never_stopped() {
			let of = call.get_call_metadata();
			assert_noop!(pause(name(of.pallet_name, of.function_name)), PauseError::Unpausable);
			assert!(<Runtime as frame_system::Config>::BaseCallFilter::contains(&call), "{of:?}");
		}
		for pallet in ["ConvictionVoting", "Referenda", "Preimage", "Whitelist", "TechnicalCommittee", "TxPause"] {
			assert_noop!(pause(name(pallet, "whatever")), PauseError::Unpausable);
		}
	});
}

#[test]
fn safe_mode_stops_deposits_and_no_leave_and_no_slash() {
	play(|| {
		run_to_era(1);
		let service = service(&holder(), &other_holder(), &[alice()], HALF);
		next_era();
		assert_ok!(sudo(pallet_safe_mode::Call::force_enter {}));
		assert_noop!(deposit(), SystemError::CallFiltered);
		let leave = pallet_delegation::Call::request_leave { pool: restaked(alice()), amount: None };
		assert_ok!(call(eve(), leave));
		let before = pool(&restaked(alice()));
		let vetoed = report(&holder(), service, &alice(), Perquintill::from_percent(1));
		assert_ok!(call(other_holder(), pallet_slashing::Call::veto { report: vetoed, unfounded: false }));
		assert_eq!(pool(&restaked(alice())).value, before.value);
		report(&holder(), service, &alice(), Perquintill::from_percent(5));
		// It ends by itself after a governance day, and governance prolongs it by as much.
		assert_ok!(sudo(pallet_safe_mode::Call::force_extend {}));
		while SafeMode::is_entered() {
			next_block();
		}
		assert!(pool(&restaked(alice())).settled_value < before.settled_value, "it was slashed meanwhile");
		assert_ok!(deposit());
		assert_ok!(sudo(pallet_safe_mode::Call::force_enter {}));
		run_to_era(Eras::now().0 + Eras::leaving_eras());
		assert_ok!(sudo(pallet_safe_mode::Call::force_enter {}));
		let ticket = tickets(&eve()).remove(0).id;
		assert_ok!(call(eve(), pallet_delegation::Call::complete_leave { ticket, to: None }));
	});
}

#[test]
fn r14_a_pause_ends_by_itself() {
	play_fast(|| {
		assert_ok!(pause(deposits()));
		assert_noop!(deposit(), SystemError::CallFiltered);
		run_blocks(PAUSE - 1);
		assert_noop!(deposit(), SystemError::CallFiltered);
		run_blocks(1);
		assert!(!TxPause::is_paused(&deposits()));
		assert_ok!(deposit());
	});
}

#[test]
fn r14_whatever_can_be_paused_resumes_by_itself() {
	play_fast(|| {
		let mut paused = Vec::new();
		for (pallet, calls) in [
			("Lrt", pallet_lrt::Call::<Runtime>::get_call_names()),
			("Delegation", pallet_delegation::Call::<Runtime>::get_call_names()),
			("Restaking", pallet_restaking::Call::<Runtime>::get_call_names()),
			("Rewards", pallet_rewards::Call::<Runtime>::get_call_names()),
		] {
			let names = calls.iter().map(|call| name(pallet, call));
			paused.extend(names.filter(|name| pause(name.clone()).is_ok()));
			run_blocks(1);
		}
		for call in ["mint", "create_basket", "deploy"] {
			assert!(paused.contains(&name("Lrt", call)), "{call}");
		}
		assert!(paused.iter().all(TxPause::is_paused));
		run_blocks(PAUSE);
		assert!(!paused.iter().any(TxPause::is_paused));
	});
}

#[test]
fn r14_a_call_is_not_paused_again_within_seven_days() {
	play_fast(|| {
		assert_ok!(pause(deposits()));
		assert_noop!(pause(deposits()), PauseError::TooSoon);
		run_blocks(PAUSE + COOLDOWN - 1);
		assert_noop!(pause(deposits()), PauseError::TooSoon);
		assert_ok!(deposit());
		assert_ok!(pause(name("Delegation", "open_pool")));
		run_blocks(1);
		assert_ok!(pause(deposits()));
		run_blocks(PAUSE - 1);
		assert_noop!(deposit(), SystemError::CallFiltered);
		run_blocks(1);
		assert_ok!(deposit());
	});
}

#[test]
fn a_pause_that_is_ended_early_is_not_begun_anew() {
	play_fast(|| {
		assert_ok!(pause(deposits()));
		assert_ok!(unpause(deposits()));
		assert_ok!(deposit());
		assert_noop!(pause(deposits()), PauseError::TooSoon);
		// What would have ended it then finds nothing to end.
		run_blocks(PAUSE);
		assert_ok!(deposit());
	});
}

#[test]
fn nobody_pauses_without_an_end() {
	play(|| {
		let direct = || RuntimeCall::from(pallet_tx_pause::Call::pause { full_name: deposits() });
		assert_noop!(sudo(direct()), BadOrigin);
		assert_noop!(direct().dispatch(Origin::Emergency.into()), BadOrigin);
		let ours = || RuntimeCall::from(pauses::Call::pause { full_name: deposits() });
		assert_noop!(call(alice(), ours()), BadOrigin);
		assert_noop!(ours().dispatch(Origin::StakingAdmin.into()), BadOrigin);
		assert_ok!(sudo(ours()));
	});
}

#[test]
fn a_long_name_is_paused_and_ends_too() {
	play_fast(|| {
		let long = name("Delegation", &"x".repeat(250));
		assert_ok!(pause(long.clone()));
		run_blocks(PAUSE);
		assert!(!TxPause::is_paused(&long));
	});
}
