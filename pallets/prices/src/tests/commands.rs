//! Whatever happens on the exchange, an average lies between the prices that blocks left, and moves little by each.

use super::*;
use crate::average::price_floor;
use proptest::prelude::*;
use std::collections::BTreeMap;

const ASSETS: u32 = 3;

#[derive(Debug, Clone)]
enum Command {
	Track(u32),
	Untrack(u32),
	Trade(u32, Balance, Balance),
	Drain(u32),
	Blocks(u64),
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	prop_oneof![
		2 => (0..ASSETS).prop_map(Track),
		1 => (0..ASSETS).prop_map(Untrack),
		4 => (0..ASSETS, 1..1_000_000u128, 1..1_000_000u128).prop_map(|(id, asset, native)| Trade(id, asset, native)),
		1 => (0..ASSETS, any::<Balance>(), any::<Balance>()).prop_map(|(id, asset, native)| Trade(id, asset, native)),
		1 => (0..ASSETS).prop_map(Drain),
		4 => (1..2 * MAX_AGE).prop_map(Blocks),
	]
}

/// The least and the most that blocks left since each pair is followed.
type Seen = BTreeMap<u32, (FixedU128, FixedU128)>;

fn note(seen: &mut Seen) {
	for pair in Pairs::<Test>::get() {
		let AssetKind::WithId(id) = pair.asset else { unreachable!("the native asset is not followed") };
		let Some(price) = Exchange::reserves(&pair.asset).and_then(|(asset, native)| price_floor(asset, native)) else {
			continue;
		};
		let (least, most) = seen.get(&id).copied().unwrap_or((price, price));
		seen.insert(id, (least.min(price), most.max(price)));
	}
}

fn play(command: &Command, seen: &mut Seen) {
	match *command {
		// May be refused; then nothing changes.
		Command::Track(id) => {
			if Prices::track(RuntimeOrigin::root(), AssetKind::WithId(id)).is_ok() {
				seen.remove(&id);
			}
		}
		Command::Untrack(id) => _ = Prices::untrack(RuntimeOrigin::root(), AssetKind::WithId(id)),
		Command::Trade(id, asset, native) => Exchange::set(&AssetKind::WithId(id), (asset, native)),
		Command::Drain(id) => Exchange::remove(&AssetKind::WithId(id)),
		Command::Blocks(count) => {
			for _ in 0..count {
				note(seen);
				next_block();
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn averages_stay_among_the_prices(commands in prop::collection::vec(command(), 1..40)) {
		run(|| {
			let mut seen = Seen::new();
			for command in &commands {
				let before = Prices::prices();
				play(command, &mut seen);
				if !matches!(command, Command::Blocks(_) | Command::Track(_) | Command::Untrack(_)) {
					assert_eq!(Prices::prices(), before, "only blocks move averages");
				}
				for view in Prices::prices() {
					let (AssetKind::WithId(id), Some(average)) = (&view.asset, view.average) else { continue };
					let (least, most) = seen[id];
					assert!(least <= average && average <= most);
					assert_eq!(Prices::average(&view.asset), view.known.then_some(average));
					assert!(!view.known || view.age.unwrap() <= MAX_AGE);
				}
				Prices::check().unwrap();
			}
		})
	}
}
