//! Every preset builds, and a chain can start from it.

use crate::common::*;
use palisade_primitives::{AssetKind, BasketId, Era, EraClock, Tier};
use polkadot_sdk::{
	frame_support::{instances::Instance1, traits::Get},
	*,
};
use serde_json::{json, Value};

#[test]
fn presets_are_those_that_nodes_ask_for() {
	let names: Vec<String> = presets::names().iter().map(|name| name.to_string()).collect();
	assert_eq!(names, ["development", "local_testnet", "live"]);
	assert!(presets::get(&"unknown".into()).is_none());
}

#[test]
fn every_preset_has_a_sound_clock_and_pots() {
	for name in presets::names() {
		build(genesis(&name.to_string(), Value::Null)).execute_with(|| {
			assert!(Eras::clock().verdicts_fall_in_time(), "{name}");
			for pot in configs::network::pots() {
				assert!(System::providers(&pot) > 0, "{name}: a pot does not exist");
			}
			let shares = pallet_dap::BudgetAllocation::<Runtime>::get();
			let parts: u64 = shares.values().map(|share| u64::from(share.deconstruct())).sum();
			assert_eq!(parts, 1_000_000_000, "{name}");
			assert_invariants();
		});
	}
}

#[test]
fn test_networks_start_with_four_validators_and_their_stake() {
	for name in ["development", "local_testnet"] {
		build(genesis(name, Value::Null)).execute_with(|| {
			let validators = [alice(), bob(), charlie(), dave()];
			let mut active = Session::validators();
			active.sort();
			let mut expected = validators.to_vec();
			expected.sort();
			assert_eq!(active, expected);
			assert_eq!(Babe::authorities().len(), 4);
			assert_eq!(Grandpa::grandpa_authorities().len(), 4);
			for operator in validators {
				let [base, restaked] = [pool(&base(operator.clone())), pool(&restaked(operator))];
				assert_eq!(restaked.value + restaked.entering, 200_000 * PAL);
				// With its part of the liquid token, of which 2 % stay in the buffer.
				assert!((109_800 * PAL..109_801 * PAL).contains(&(base.value + base.entering)));
			}
			assert_eq!(views::positions(&eve()).len(), 8);
		});
	}
}

#[test]
fn test_networks_have_a_liquid_token_and_a_pair() {
	for name in ["development", "local_testnet"] {
		build(genesis(name, Value::Null)).execute_with(|| {
			let basket = views::basket(BasketId(0)).unwrap();
			assert_eq!((basket.token, basket.tier), (configs::lrt::TOKEN_ID_BASE, Tier::Base));
			assert_eq!(basket.pools.len(), 4);
			assert_eq!(pallet_assets::Metadata::<Runtime>::get(basket.token).symbol.to_vec(), b"sPAL");
			let token = AssetKind::WithId(basket.token);
			let reserves = AssetConversion::get_reserves(AssetKind::Native, token.clone()).ok();
			assert_eq!(reserves, Some((20_000 * PAL, 20_000 * PAL)));
			assert_eq!(views::prices().len(), 1);
			assert_eq!(Prices::average(&token), None, "nothing was observed yet");
		});
	}
	build(genesis("live", Value::Null)).execute_with(|| {
		assert!(views::baskets().is_empty() && views::prices().is_empty());
	});
}

#[test]
fn only_the_development_chain_has_a_superuser() {
	let key = |name: &str| build(genesis(name, Value::Null)).execute_with(|| pallet_sudo::Key::<Runtime>::get());
	assert_eq!(key("development"), Some(alice()));
	assert_eq!(key("local_testnet"), None);
	assert_eq!(key("live"), None);
}

#[test]
fn test_networks_have_a_technical_committee() {
	let members = |name: &str| {
		build(genesis(name, Value::Null)).execute_with(|| {
			let members = pallet_collective::Members::<Runtime, Instance1>::get();
			assert_eq!(members, pallet_membership::Members::<Runtime, Instance1>::get().to_vec(), "{name}");
			members
		})
	};
	let mut expected = vec![alice(), bob(), charlie()];
	expected.sort();
	assert_eq!(members("development"), expected);
	assert_eq!(members("local_testnet"), expected);
	assert!(members("live").is_empty());
}

#[test]
fn lengths_come_from_genesis() {
	let lengths = |name: &str| {
		build(genesis(name, Value::Null)).execute_with(|| {
			let epoch = <Runtime as pallet_babe::Config>::EpochDuration::get();
			(Babe::slot_duration(), epoch, Eras::clock().sessions_per_era, Eras::leaving_eras())
		})
	};
	assert_eq!(lengths("development"), (1_000, 10, 3, 6));
	assert_eq!(lengths("local_testnet"), (3_000, 10, 3, 6));
	assert_eq!(lengths("live"), (6_000, 2_400, 6, 14));
	let custom = genesis("development", json!({ "network": { "epochSlots": 20 } }));
	build(custom).execute_with(|| assert_eq!(<Runtime as pallet_babe::Config>::EpochDuration::get(), 20));
}

#[test]
fn development_chain_runs_through_its_first_eras() {
	play(|| {
		run_to_era(3);
		assert_eq!(Eras::now(), Era(3));
		assert_eq!(System::block_number(), 3 * 30 + 3);
		assert!(pool(&restaked(alice())).value > 200_000 * PAL);
	});
}
