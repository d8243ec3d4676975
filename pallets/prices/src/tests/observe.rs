use super::*;
use frame_support::traits::Hooks;

#[test]
fn first_price_starts_the_average() {
	run(|| {
		follow_token();
		assert_eq!((Prices::average(&TOKEN), Prices::age(&TOKEN)), (None, None));
		next_block();
		assert_eq!(Prices::age(&TOKEN), Some(0));
		let shown = PriceView { asset: TOKEN, average: Some(price(3.0)), age: Some(0), known: false };
		assert_eq!(Prices::prices(), [shown]);
		assert_eq!(Prices::average(&TOKEN), None, "somebody may have arranged one block");
		pass_blocks(HALF_LIFE - 1);
		assert_eq!(Prices::average(&TOKEN), None);
		next_block();
		assert_eq!(Prices::average(&TOKEN), Some(price(3.0)));
	})
}

#[test]
fn nothing_inside_a_block_moves_the_average() {
	run(|| {
		follow_token();
		pass_blocks(1 + HALF_LIFE);
		for reserves in [(1, 1_000_000), (1_000_000, 1), (0, 0), (1_000, 3_000)] {
			Exchange::set(&TOKEN, reserves);
			assert_eq!(Prices::average(&TOKEN), Some(price(3.0)));
		}
		next_block();
		assert_eq!(Prices::average(&TOKEN), Some(price(3.0)), "and not the next one either once it is undone");
	})
}

#[test]
fn average_follows_what_blocks_leave() {
	run(|| {
		follow_token();
		pass_blocks(1 + HALF_LIFE);
		Exchange::set(&TOKEN, (1_000, 4_000));
		pass_blocks(HALF_LIFE);
		assert!((Prices::average(&TOKEN).unwrap().to_float() - 3.5).abs() < 1e-9);
	})
}

#[test]
fn one_block_moves_the_average_little() {
	run(|| {
		follow_token();
		pass_blocks(1 + HALF_LIFE);
		let weight = crate::average::weight(HALF_LIFE as u32).to_float();
		Exchange::set(&TOKEN, (1, 3_000_000));
		next_block();
		let raised = Prices::average(&TOKEN).unwrap().to_float();
		assert!((raised - 3.0 * (1.0 + weight)).abs() < 1e-9);
		Exchange::set(&TOKEN, (3_000_000, 1));
		next_block();
		let lowered = Prices::average(&TOKEN).unwrap().to_float();
		assert!((lowered - raised * (1.0 - weight / 2.0)).abs() < 1e-9);
	})
}

#[test]
fn average_without_prices_becomes_stale_and_begins_anew() {
	for leave in [
		|| Exchange::remove(&TOKEN),
		|| Exchange::set(&TOKEN, (0, 3_000)),
		|| Exchange::set(&TOKEN, (1_000, 0)),
		|| Exchange::set(&TOKEN, (1, u128::MAX)),
	] {
		run(|| {
			follow_token();
			pass_blocks(1 + HALF_LIFE);
			leave();
			pass_blocks(MAX_AGE);
			assert_eq!((Prices::average(&TOKEN), Prices::age(&TOKEN)), (Some(price(3.0)), Some(MAX_AGE)));
			next_block();
			assert_eq!((Prices::average(&TOKEN), Prices::age(&TOKEN)), (None, Some(MAX_AGE + 1)));
			Exchange::set(&TOKEN, (1_000, 9_000));
			pass_blocks(HALF_LIFE);
			assert_eq!(Prices::average(&TOKEN), None, "young again");
			next_block();
			assert_eq!(Prices::average(&TOKEN), Some(price(9.0)));
		})
	}
}

#[test]
fn average_goes_on_after_a_short_gap() {
	run(|| {
		follow_token();
		pass_blocks(1 + HALF_LIFE);
		Exchange::remove(&TOKEN);
		pass_blocks(MAX_AGE - 1);
		Exchange::set(&TOKEN, (1_000, 6_000));
		next_block();
		let average = Prices::average(&TOKEN).unwrap();
		assert!(price(3.0) < average && average < price(3.6));
	})
}

#[test]
fn pairs_are_followed_each_on_its_own() {
	run(|| {
		let other = AssetKind::WithId(8);
		follow_token();
		assert_ok!(Prices::track(RuntimeOrigin::root(), other.clone()));
		pass_blocks(1 + HALF_LIFE);
		assert_eq!(Prices::average(&TOKEN), Some(price(3.0)));
		assert_eq!(Prices::average(&other), None, "no pair");
		assert_eq!(Prices::average(&AssetKind::WithId(9)), None, "not followed");
		assert_eq!(Prices::average(&AssetKind::Native), None);
		assert_eq!(Prices::prices()[1], PriceView { asset: other, average: None, age: None, known: false });
	})
}

#[test]
fn hook_takes_the_weight_of_its_pairs() {
	run(|| {
		assert_eq!(Prices::on_initialize(1), <() as WeightInfo>::observe(0));
		assert!(!Pairs::<Test>::exists(), "nothing is written while nothing is followed");
		follow_token();
		assert_eq!(Prices::on_initialize(1), <() as WeightInfo>::observe(1));
	})
}
