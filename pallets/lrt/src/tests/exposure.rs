//! Whom a basket is exposed to.

use super::*;
use crate::Labelled;
use palisade_primitives::{mocks::MockExposure, BasketExposure, Category, GroupId, ReportId, ServiceId};
use sp_runtime::Perbill;

const UNIT: Balance = 1_000_000_000_000;

fn exposure() -> BasketExposure<u64> {
	Pallet::<Test>::exposure(BASKET).unwrap()
}

fn expose(key: &PoolKey<u64>, service: u32, percentage: u64) {
	MockExposure::expose(key, ServiceId(service), Category::Other, percent(percentage));
}

#[test]
fn exposure_tells_operators_services_groups_and_the_largest_loss() {
	run(|| {
		create_foreign([1, 3]);
		mint(ALICE, 4 * UNIT - SEED);
		expose(&foreign_pool(101), 1, 20);
		expose(&foreign_pool(101), 2, 5);
		expose(&foreign_pool(102), 2, 10);
		for member in [Labelled::Service(ServiceId(2)), Labelled::Operator(101)] {
			assert_ok!(Lrt::set_group(RuntimeOrigin::root(), member, Some(GroupId(7))));
		}
		assert_ok!(Lrt::set_group(RuntimeOrigin::root(), Labelled::Service(ServiceId(1)), Some(GroupId(8))));
		let expected = BasketExposure {
			total: 4 * UNIT,
			operators: vec![(101, UNIT), (102, 3 * UNIT)],
			services: vec![(ServiceId(1), UNIT / 5), (ServiceId(2), UNIT / 20 + 3 * UNIT / 10)],
			groups: vec![(GroupId(7), UNIT + 3 * UNIT / 10), (GroupId(8), UNIT / 5)],
			concentration: Perbill::from_rational(5u32, 8),
			largest_loss: UNIT / 4 + 3 * UNIT / 10,
		};
		assert_eq!(exposure(), expected);
		next_era();
		assert_eq!(exposure(), expected, "what waits to join counts as if it had");
		assert_eq!(Pallet::<Test>::exposure(BasketId(9)), None);
	});
}

#[test]
fn native_pools_can_lose_everything_and_what_is_in_escrow_is_lost_already() {
	run(|| {
		create(&[1, 1]);
		Stake::set_pool_accepting(&pool(102), false);
		mint(ALICE, 2 * UNIT - SEED);
		next_era();
		let seen = exposure();
		assert_eq!((seen.total, seen.largest_loss), (2 * UNIT, UNIT), "the buffer cannot be slashed");
		assert_eq!((seen.operators, seen.concentration), (vec![(101, UNIT), (102, 0)], Perbill::one()));
		Stake::report(&pool(101), ReportId(1), percent(25));
		let seen = exposure();
		assert_eq!((seen.total, seen.largest_loss), (7 * UNIT / 4, 3 * UNIT / 4));
		Stake::slash(&pool(101), percent(100));
		assert_eq!(exposure().concentration, Perbill::zero());
	});
}

#[test]
fn what_the_basket_bought_can_still_be_lost_too_and_is_told_by_ticket() {
	run(|| {
		create(&[1, 3]);
		mint(ALICE, 8 * UNIT - SEED);
		next_era();
		redeem(ALICE, 4 * UNIT);
		mint(BOB, 2 * UNIT);
		assert_eq!((exposure().total, exposure().largest_loss), (6 * UNIT, 6 * UNIT));
		let leaving = || Pallet::<Test>::leaving_of(BASKET).into_iter().map(|of| (of.pool.operator, of.value));
		assert_eq!(leaving().collect::<Vec<_>>(), [(101, UNIT / 2), (102, 3 * UNIT / 2)]);
		assert_ok!(Lrt::set_targets(by(CREATOR), BASKET, targets(&[(pool(102), 1), (pool(103), 1)])));
		pass_eras(7);
		assert_eq!(leaving().count(), 2, "the hook has not run");
		idle();
		assert_ok!(Lrt::rebalance(by(BOB), BASKET));
		let returning = Pallet::<Test>::liquidity(BASKET).unwrap().returning;
		assert_eq!(leaving().map(|(_, value)| value).sum::<Balance>(), returning);
		assert!(returning > 0);
	});
}

#[test]
fn what_is_on_its_way_back_can_still_be_lost_but_is_with_nobody() {
	run(|| {
		create(&[1, 1]);
		mint(ALICE, 2 * UNIT - SEED);
		next_era();
		assert_ok!(Lrt::set_targets(by(CREATOR), BASKET, targets(&[(pool(102), 1), (pool(103), 1)])));
		pass_eras(7);
		assert_ok!(Lrt::rebalance(by(BOB), BASKET));
		let seen = exposure();
		assert_eq!((seen.total, seen.largest_loss), (2 * UNIT, 2 * UNIT));
		assert_eq!(seen.operators, vec![(101, 9 * UNIT / 10), (102, UNIT), (103, 0)]);
	});
}
