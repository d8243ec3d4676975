//! Baskets of the first block.

use super::*;
use crate::{GenesisBasket, GenesisConfig};
use frame_support::traits::{fungibles::metadata::Inspect as _, BuildGenesisConfig};

const UNIT: Balance = 1_000_000_000_000;

fn staked_pal() -> GenesisBasket<u64> {
	GenesisBasket {
		creator: CREATOR,
		asset: NATIVE,
		targets: (101..=104).map(|operator| (pool(operator), WHOLE / 4)).collect(),
		name: "Staked PAL".into(),
		symbol: "sPAL".into(),
		decimals: 12,
		follow_active_set: false,
		mints: vec![(ALICE, 8 * UNIT), (BOB, UNIT)],
	}
}

fn build(baskets: Vec<GenesisBasket<u64>>) {
	GenesisConfig::<Test> { baskets, ..Default::default() }.build();
}

#[test]
fn first_block_has_its_baskets() {
	run(|| {
		let mut second = staked_pal();
		(second.creator, second.mints) = (ALICE, Vec::new());
		build(vec![staked_pal(), second]);
		assert_eq!(NextBasket::<Test>::get(), BasketId(2));
		assert_eq!(Assets::name(TOKEN), b"Staked PAL");
		assert_eq!((Assets::symbol(TOKEN), Assets::decimals(TOKEN)), (b"sPAL".to_vec(), 12));
		assert_eq!((Assets::balance(TOKEN, ALICE), Assets::balance(TOKEN, BOB)), (8 * UNIT, UNIT));
		assert_eq!(view().supply, 9 * UNIT + SEED);
		assert!(view().pools.iter().all(|pool| pool.entering >= 9 * UNIT / 4 - 1));
	});
}

#[test]
fn configuration_reads_as_presets_write_it() {
	let config = GenesisConfig::<Test> { baskets: vec![staked_pal()], ..Default::default() };
	let json = serde_json::to_value(&config).unwrap();
	assert_eq!(json["baskets"][0]["followActiveSet"], false);
	let read: GenesisConfig<Test> = serde_json::from_value(json).unwrap();
	assert_eq!(read.baskets, config.baskets);
}

#[test]
#[should_panic(expected = "every genesis basket can be created")]
fn chain_does_not_begin_without_its_baskets() {
	run(|| {
		let mut basket = staked_pal();
		basket.targets.push((pool(200), 1));
		build(vec![basket]);
	});
}

#[test]
#[should_panic(expected = "a list is too long")]
fn chain_does_not_begin_with_a_name_that_is_too_long() {
	run(|| {
		let mut basket = staked_pal();
		basket.symbol = "x".repeat(51);
		build(vec![basket]);
	});
}
