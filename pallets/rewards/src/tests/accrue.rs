//! What pools earn, and for whom.

use super::*;

#[test]
fn pools_are_paid_by_what_they_guaranteed() {
	build_and_execute(|| {
		let pool = setup();
		let another = native(ANOTHER);
		Ledger::open(&another, &[(ORACLE, 512)]);
		Ledger::deposit(&another, CAROL, 3 * WHOLE);
		fund(coin(0), (3, 4), 8_000);
		next_era();
		assert_eq!(coins(ALICE, &pool), 0, "the era has not ended");
		next_era();
		System::assert_has_event(
			Event::Accrued {
				pool: pool.clone(),
				era: Era(3),
				shares: WHOLE,
				amounts: vec![(coin(0), 1_000)],
				commission: vec![],
				withheld: false,
			}
			.into(),
		);
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &another)), (750, 250, 3_000));
		assert_eq!(budget(ORACLES, 3), Budget { amount: 4_000, paid: 4_000 });
		pass_eras(3);
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &another)), (1_500, 500, 6_000));
	})
}

#[test]
fn pools_of_another_asset_and_base_pools_get_nothing() {
	build_and_execute(|| {
		setup();
		let foreign = pool_of(OPERATOR, AssetKind::WithId(STAKED));
		Ledger::open(&foreign, &[(ORACLE, 512)]);
		Ledger::deposit(&foreign, CAROL, WHOLE);
		let base = PoolKey { tier: Tier::Base, ..native(OPERATOR) };
		Tables::insert(Era(3), &base, STORE, 1_000_000);
		fund(coin(0), (3, 4), 2_000);
		pass_eras(4);
		Rewards::on_eras_ended(&base, Era(3), Era(3), 100);
		assert_eq!((coins(CAROL, &foreign), Indices::<Test>::contains_key(&base)), (0, false));
	})
}

#[test]
fn operator_gets_its_commission_of_the_era() {
	build_and_execute(|| {
		let pool = setup();
		MockOperators::set_commission(&OPERATOR, percent(50));
		MockOperators::set_record(&OPERATOR, Era(3), percent(10), false);
		fund(coin(0), (3, 3), 1_009);
		pass_eras(2);
		// 1 009 less a hundred; of 909 Alice gets 681.75 and Bob 227.25.
		assert_eq!((dues(OPERATOR), coins(ALICE, &pool), coins(BOB, &pool)), (100, 681, 227));
		let before = balance(&coin(0), OPERATOR);
		assert_ok!(Rewards::claim_commission(by(CAROL), OPERATOR, coin(0)));
		System::assert_last_event(Event::DuesPaid { who: OPERATOR, asset: coin(0), amount: 100 }.into());
		assert_eq!(balance(&coin(0), OPERATOR) - before, 100);
		assert_noop!(Rewards::claim_commission(by(CAROL), OPERATOR, coin(0)), Error::NothingToClaim);
		assert_noop!(Rewards::claim_commission(by(CAROL), OPERATOR, coin(7)), Error::AssetNotAdmitted);
		assert_all_is_shared_out(&pool);
	})
}

#[test]
fn withheld_commission_is_the_treasurys() {
	build_and_execute(|| {
		use palisade_primitives::OperatorPenalty;
		let pool = setup();
		MockOperators::set_commission(&OPERATOR, percent(10));
		MockOperators::withhold(&OPERATOR, Era(3));
		fund(coin(0), (3, 4), 2_000);
		pass_eras(3);
		assert_eq!((dues(TREASURY), dues(OPERATOR), coins(ALICE, &pool)), (100, 100, 1_350));
	})
}

#[test]
fn operator_that_takes_all_leaves_nothing_to_shares() {
	build_and_execute(|| {
		let pool = setup();
		MockOperators::set_commission(&OPERATOR, percent(100));
		fund(coin(0), (3, 3), 1_000);
		pass_eras(2);
		assert_eq!((dues(OPERATOR), coins(ALICE, &pool)), (1_000, 0));
		assert!(!Indices::<Test>::contains_key(&pool));
	})
}

#[test]
fn jailed_operator_earns_nothing_in_that_era() {
	build_and_execute(|| {
		let pool = setup();
		let another = native(ANOTHER);
		Ledger::open(&another, &[(ORACLE, 512)]);
		Ledger::deposit(&another, CAROL, WHOLE);
		MockOperators::set_record(&OPERATOR, Era(3), percent(0), true);
		fund(coin(0), (3, 4), 2_000);
		pass_eras(3);
		// Nobody else gets its part: it goes back.
		assert_eq!((coins(ALICE, &pool), coins(CAROL, &another)), (375, 1_000));
		assert_eq!(budget(ORACLES, 3).left(), 500);
	})
}

#[test]
fn deposit_earns_from_the_era_in_which_it_joins() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 5), 3_000);
		next_era();
		Ledger::deposit(&pool, CAROL, WHOLE);
		next_era();
		assert_eq!((coins(ALICE, &pool), coins(CAROL, &pool)), (750, 0));
		next_era();
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &pool)), (1_125, 375, 500));
		// Taking the shares of the batch changes nothing.
		Ledger::position(&pool, CAROL);
		assert_eq!(coins(CAROL, &pool), 500);
		next_era();
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &pool)), (1_500, 500, 1_000));
		assert_all_is_shared_out(&pool);
	})
}

#[test]
fn joining_a_moment_before_an_era_ends_and_leaving_after_earns_nothing() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 9), 7_000);
		for _ in 0..5 {
			next_era();
			assert_eq!(Ledger::leave(&pool, CAROL, u128::MAX), if now() == Era(3) { 0 } else { 9_000_000 });
			Ledger::deposit(&pool, CAROL, 9_000_000);
		}
		assert_eq!(coins(CAROL, &pool), 0);
		assert_eq!(coins(ALICE, &pool) + coins(BOB, &pool), 4_000);
	})
}

#[test]
fn who_leaves_forgoes_the_era_to_those_who_stay() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 4), 2_000);
		pass_eras(2);
		assert_eq!(Ledger::leave(&pool, ALICE, u128::MAX), WHOLE / 4 * 3);
		next_era();
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool)), (750, 250 + 1_000));
		assert_ok!(Rewards::claim(by(ALICE), pool.clone(), coin(0)));
		assert_eq!(balance(&coin(0), ALICE), RICH + 750);
	})
}

#[test]
fn nobody_is_paid_when_nobody_is_left() {
	build_and_execute(|| {
		let pool = setup();
		fund(coin(0), (3, 3), 1_000);
		next_era();
		Ledger::leave(&pool, ALICE, u128::MAX);
		Ledger::leave(&pool, BOB, u128::MAX);
		next_era();
		assert_eq!((budget(ORACLES, 3).left(), dues(OPERATOR)), (1_000, 0));
	})
}

#[test]
fn category_is_split_by_all_its_services() {
	build_and_execute(|| {
		let pool = setup();
		Ledger::set_weight(&pool, STORE, 256);
		Ledger::set_weight(&pool, BRIDGE, 1024);
		let another = native(ANOTHER);
		Ledger::open(&another, &[(STORE, 256)]);
		Ledger::deposit(&another, CAROL, WHOLE);
		assert_ok!(Rewards::incentivise(root(), Category::Oracle, NATIVE, coin(0), Era(3), Era(3), 1_000));
		fund(coin(0), (3, 3), 10);
		pass_eras(2);
		// 768 of 1024, and all of the oracle's own stream; the bridge is none of them.
		assert_eq!(coins(ALICE, &pool) + coins(BOB, &pool), 750 + 10);
		assert_eq!(coins(CAROL, &another), 250);
	})
}

#[test]
fn eight_assets_are_paid_at_once() {
	build_and_execute(|| {
		ProtocolFee::set(percent(0));
		let assets: Vec<_> = (0..7).map(coin).chain([NATIVE]).collect();
		assets.iter().cloned().for_each(admit);
		let pool = native(OPERATOR);
		Ledger::open(&pool, &[(ORACLE, 512), (STORE, 100), (BRIDGE, 50)]);
		Ledger::deposit(&pool, ALICE, WHOLE / 4 * 3);
		Ledger::deposit(&pool, BOB, WHOLE / 4);
		next_era();
		for (asset, amount) in assets.iter().zip((1..).map(|number| 1_000 * number)) {
			for service in [ORACLE, STORE, BRIDGE] {
				let (start, end) = (Era(3), Era(4));
				assert_ok!(Rewards::fund(by(OWNER), service, NATIVE, asset.clone(), start, end, amount));
			}
			assert_ok!(Rewards::incentivise(root(), Category::Oracle, NATIVE, asset.clone(), Era(3), Era(4), amount));
		}
		pass_eras(3);
		let all =
			|part: Balance| -> Vec<_> { assets.iter().cloned().zip((1..).map(|number| number * 4 * part)).collect() };
		assert_eq!((earned(ALICE, &pool), earned(BOB, &pool)), (all(750), all(250)));
		for asset in &assets {
			let before = balance(asset, ALICE);
			let (_, amount) = earned(ALICE, &pool)[0];
			assert_ok!(Rewards::claim(by(ALICE), pool.clone(), asset.clone()));
			assert_eq!(balance(asset, ALICE) - before, amount);
		}
		assert_eq!(earned(ALICE, &pool), vec![]);
		assert_all_is_shared_out(&pool);
	})
}

#[test]
fn what_cannot_be_shared_out_is_carried() {
	build_and_execute(|| {
		let pool = setup();
		Ledger::deposit(&pool, CAROL, 2 * WHOLE + 1);
		fund(coin(0), (4, 63), 60);
		pass_eras(62);
		let all: Balance = [ALICE, BOB, CAROL].iter().map(|who| coins(*who, &pool)).sum();
		// Sixty single units: 14.99, 4.99 and 40.01.
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &pool)), (14, 4, 40));
		assert_eq!(60 - all, 2, "one a position, and one, at most");
		assert_all_is_shared_out(&pool);
	})
}

#[test]
fn largest_pools_are_paid_to_the_unit() {
	build_and_execute(|| {
		ProtocolFee::set(percent(0));
		admit(coin(0));
		let pool = native(OPERATOR);
		Ledger::open(&pool, &[(ORACLE, 1024)]);
		Ledger::deposit(&pool, ALICE, (1 << 119) + 12_345);
		Ledger::deposit(&pool, BOB, 1 << 118);
		Ledger::deposit(&pool, CAROL, 7);
		next_era();
		fund(coin(0), (3, 22), 100);
		assert_ok!(Rewards::fund(by(OWNER), ORACLE, NATIVE, coin(0), Era(23), Era(23), 3 << 97));
		pass_eras(21);
		// A fifth of what 2^64 parts could tell apart, and still nobody waits for more than a unit.
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool), coins(CAROL, &pool)), (66, 33, 0));
		next_era();
		let exact = (1u128 << 98, 1u128 << 97);
		let (alice, bob) = (coins(ALICE, &pool) - 66, coins(BOB, &pool) - 33);
		assert!(alice.abs_diff(exact.0) <= 1 && bob.abs_diff(exact.1) <= 1, "{alice} {bob}");
		assert_all_is_shared_out(&pool);
	})
}

#[test]
fn smallest_pool_is_paid_the_most() {
	build_and_execute(|| {
		ProtocolFee::set(percent(0));
		admit(coin(0));
		let pool = native(OPERATOR);
		Ledger::open(&pool, &[(ORACLE, 1024)]);
		Ledger::deposit(&pool, ALICE, 1_000);
		next_era();
		Ledger::leave(&pool, ALICE, 999);
		let most = balance(&coin(0), OWNER) - COIN_ED;
		fund(coin(0), (3, 3), most);
		Tables::insert(Era(3), &pool, ORACLE, 1);
		pass_eras(2);
		assert_eq!(coins(ALICE, &pool), most);
		assert_ok!(Rewards::claim(by(ALICE), pool.clone(), coin(0)));
	})
}

#[test]
fn settling_early_changes_nothing() {
	let run = |poke: bool| {
		let mut totals = Vec::new();
		build_and_execute(|| {
			let pool = setup();
			Ledger::deposit(&pool, CAROL, 777_777);
			fund(coin(0), (3, 40), 1_001);
			for era in 3..42 {
				next_era();
				match era {
					10 => Ledger::deposit(&pool, BOB, 123_456),
					20 => _ = Ledger::leave(&pool, ALICE, 99_999),
					_ => {}
				}
				for who in [ALICE, BOB, CAROL].into_iter().filter(|_| poke) {
					_ = <Rewards as RewardsClaim<AccountId>>::claim(&who, &pool, &coin(0)).unwrap();
				}
			}
			totals = [ALICE, BOB, CAROL].map(|who| balance(&coin(0), who) + coins(who, &pool)).to_vec();
			assert_all_is_shared_out(&pool);
		});
		totals
	};
	assert_eq!(run(true), run(false));
}
