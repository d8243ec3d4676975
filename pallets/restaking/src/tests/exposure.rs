//! Whom a pool is exposed to.

use super::*;
use palisade_primitives::{PoolExposure, ServiceExposure, ServiceInspect, Tier};

fn exposed(pool: &PoolKey<AccountId>) -> Vec<(ServiceId, Perquintill)> {
	let rows = <Restaking as PoolExposure<_>>::services_of(pool);
	assert!(rows.iter().all(|row| row.category == <MockServices as ServiceInspect<AccountId>>::category(row.service)));
	rows.into_iter().map(|ServiceExposure { service, share, .. }| (service, share)).collect()
}

#[test]
fn a_pool_is_exposed_to_what_was_announced_and_to_what_can_still_be_slashed() {
	build_and_execute(|| {
		assert_eq!(exposed(&native(ALICE)), vec![]);
		allocate(ORACLE, 40);
		assert_eq!(exposed(&native(ALICE)), vec![(ORACLE, percent(20))], "κ is a half");
		run_to(3);
		allocate(ORACLE, 10);
		allocate(STORE, 10);
		run_to(5);
		assert_eq!(exposed(&native(ALICE)), vec![(ORACLE, percent(20)), (STORE, percent(3))]);
		run_to(6);
		assert_eq!(exposed(&native(ALICE)), vec![(ORACLE, percent(5)), (STORE, percent(3))]);
		assert_eq!(exposed(&native(BOB)), vec![]);
		assert_eq!(exposed(&PoolKey::native(ALICE, Tier::Base)), vec![]);
	})
}

#[test]
fn no_service_can_take_more_than_all() {
	build_and_execute(|| {
		allocate(ORACLE, 100);
		let mut book = Books::<Test>::get(native(ALICE)).unwrap();
		for (weight, share) in [(150, 75), (300, 100), (5_000, 100)] {
			book.allocations[0].next = Some((commitment(weight, 50), Era(2)));
			Books::<Test>::insert(native(ALICE), &book);
			assert_eq!(exposed(&native(ALICE)), vec![(ORACLE, percent(share))]);
		}
		book.allocations[0].next = Some((commitment(100, 50), Era(2)));
		Books::<Test>::insert(native(ALICE), &book);
	})
}
