use super::*;
use palisade_primitives::SecurityAdjust;

fn slash(service: ServiceId, loss: Balance) {
	next_era();
	Ledger::slash(&native(ALICE), service, loss);
}

#[test]
fn a_slash_never_lowers_what_others_are_guaranteed() {
	build_and_execute(|| {
		allocate(ORACLE, 50);
		allocate(BRIDGE, 50);
		run_to(3);
		slash(ORACLE, 250_000);
		// wᵢ = (0.5 · 1000 − 250) / 750, wⱼ = 0.5 · 1000 / 750, ceiled.
		assert_eq!(allocation(ORACLE).unwrap().current.weight.into_inner(), 333_333_333_333_333_333);
		assert_eq!(allocation(BRIDGE).unwrap().current.weight.into_inner(), 666_666_666_666_666_667);
		assert_eq!((guarantee(ORACLE, 4), guarantee(BRIDGE, 4)), (249_999, 500_000));
		assert_eq!((guarantee(ORACLE, 3), guarantee(BRIDGE, 3)), (500_000, 500_000));
	})
}

#[test]
fn changes_that_wait_and_weights_that_were_lowered_follow() {
	build_and_execute(|| {
		allocate(ORACLE, 50);
		allocate(BRIDGE, 60);
		run_to(3);
		allocate(BRIDGE, 30);
		run_to(4);
		allocate(BRIDGE, 15);
		let pool = native(ALICE);
		Restaking::on_service_slash(ORACLE, &pool, 250_000, VALUE, 750_000);
		System::assert_last_event(Event::WeightsAdjusted { pool, service: ORACLE, loss: 250_000 }.into());
		let bridge = allocation(BRIDGE).unwrap();
		assert_eq!(bridge.current, commitment(40, 50));
		assert_eq!(bridge.next, Some((commitment(20, 50), Era(5))));
		assert_eq!(bridge.lowered, Some((commitment(80, 50), Era(3))));
	})
}

#[test]
fn weights_are_scaled_down_before_the_next_table_when_limits_would_be_exceeded() {
	build_and_execute(|| {
		allocate(ORACLE, 100);
		allocate(BRIDGE, 100);
		run_to(3);
		slash(ORACLE, 500_000);
		System::assert_has_event(Event::WeightsScaled { pool: native(ALICE), era: Era(4) }.into());
		// wᵢ = 1 and wⱼ = 2, so Σ w·κ = 1.5 and Σ w = 3: both by 2/3.
		assert_eq!(allocation(ORACLE).unwrap().current.weight.into_inner(), 666_666_666_666_666_666);
		assert_eq!(allocation(BRIDGE).unwrap().current.weight.into_inner(), 1_333_333_333_333_333_333);
		assert_eq!((guarantee(ORACLE, 4), guarantee(BRIDGE, 4)), (333_333, 666_666));
	})
}

#[test]
fn the_degree_scales_when_the_risk_does_not() {
	build_and_execute(|| {
		for id in 1..=2 {
			register(ServiceId(id), percent(10), 2);
		}
		allocate(ORACLE, 100);
		allocate(BRIDGE, 100);
		run_to(3);
		slash(ORACLE, 100_000);
		let sum = allocation(ORACLE).unwrap().current.weight.into_inner()
			+ allocation(BRIDGE).unwrap().current.weight.into_inner();
		assert!((2_000_000_000_000_000_000 - 2..=2_000_000_000_000_000_000).contains(&sum));
	})
}

#[test]
fn an_emptied_pool_keeps_its_weights_for_the_stake_to_come() {
	build_and_execute(|| {
		allocate(ORACLE, 50);
		run_to(3);
		slash(ORACLE, VALUE);
		assert_eq!(guarantee(ORACLE, 4), 0);
		next_era();
		Ledger::deposit(&native(ALICE), ALICE, 1_000);
		assert_eq!(guarantee(ORACLE, 5), 500);
	})
}

#[test]
fn a_nearly_emptied_pool_does_not_overflow() {
	build_and_execute(|| {
		allocate(ORACLE, 100);
		allocate(BRIDGE, 100);
		run_to(3);
		for _ in 0..3 {
			Restaking::on_service_slash(ORACLE, &native(ALICE), u128::MAX - 1, u128::MAX, 1);
		}
		next_era();
		do_steps(10);
		let [oracle, bridge] = [ORACLE, BRIDGE].map(|service| allocation(service).unwrap().current.weight);
		assert!(oracle < FixedU128::from_rational(1, 1_000_000));
		assert!(bridge > FixedU128::from_rational(199, 100) && bridge <= FixedU128::from_u32(2));
	})
}

#[test]
fn a_slash_of_a_pool_without_allocations_does_nothing() {
	build_and_execute(|| {
		let events = System::events().len();
		Restaking::on_service_slash(ORACLE, &native(ALICE), 10, VALUE, VALUE - 10);
		assert_eq!(System::events().len(), events);
	})
}

#[test]
fn a_slash_between_late_tables_counts_from_its_era_on() {
	build_and_execute(|| {
		allocate(ORACLE, 50);
		allocate(BRIDGE, 50);
		run_to(2);
		// Eras 3 and 4 pass without a touch; the verdict is executed in era 5.
		next_era();
		next_era();
		slash(ORACLE, 250_000);
		let given: Vec<_> = (3..=5).map(|era| (guarantee(ORACLE, era), guarantee(BRIDGE, era))).collect();
		assert_eq!(given, vec![(500_000, 500_000), (500_000, 500_000), (249_999, 500_000)]);
	})
}
