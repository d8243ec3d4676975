//! What a basket may hold, and labels.

use super::*;
use crate::{AllowedServices, Caps, Error, Labelled, OperatorGroups, Policy, ServiceGroups};
use frame_support::assert_noop;
use palisade_primitives::{mocks::MockExposure, Category, Era, GroupId, ServiceId};
use sp_runtime::{DispatchError, Perbill};
use std::collections::BTreeSet;

const UNIT: Balance = 1_000_000_000_000;
const GROUP: GroupId = GroupId(1);
const SERVICE: ServiceId = ServiceId(5);

fn part(percent: u32) -> Perbill {
	Perbill::from_percent(percent)
}

fn caps(operator: u32, group: u32, concentration: u32) -> Caps {
	Caps { operator: part(operator), group: part(group), concentration: part(concentration) }
}

fn policy() -> Policy {
	management().policy.current
}

fn with_caps(operator: u32, group: u32, concentration: u32) -> Policy {
	Policy { caps: caps(operator, group, concentration), ..policy() }
}

fn set(policy: Policy) -> DispatchResult {
	Lrt::set_policy(by(CREATOR), BASKET, policy)
}

fn label(operators: &[u64]) {
	for operator in operators {
		assert_ok!(Lrt::set_group(RuntimeOrigin::root(), Labelled::Operator(*operator), Some(GROUP)));
	}
}

fn only(categories: &[Category]) -> AllowedServices {
	let categories: BTreeSet<_> = categories.iter().copied().collect();
	AllowedServices::Categories(categories.try_into().unwrap())
}

/// The service can take a tenth of the pool.
fn expose(operator: u64, category: Category) {
	MockExposure::expose(&pool(operator), SERVICE, category, percent(10));
}

#[test]
fn basket_begins_with_the_recommended_caps_or_what_its_targets_need() {
	run(|| {
		label(&[111, 112]);
		create(&[1; 10]);
		assert_eq!(policy().caps, caps(10, 15, 10));
		System::assert_has_event(Event::PolicyAnnounced { basket: BASKET, policy: policy(), from: Era(1) }.into());
		assert_eq!((policy().tier, policy().services), (Tier::Restaked, AllowedServices::Any));
	});
	run(|| {
		create(&[1, 3]);
		// 1/16 + 9/16.
		let needed = Caps { concentration: Perbill::from_rational(5u32, 8), ..caps(75, 15, 0) };
		assert_eq!(policy().caps, needed);
	});
	run(|| {
		label(&[101, 102, 116]);
		create(&[1; 16]);
		assert_eq!(policy().caps.group, Perbill::from_rational(3u32, 16), "three of sixteen are labelled");
	});
	run(|| {
		Stake::open_pool(&base_pool(101));
		assert_ok!(create_with(NATIVE, &[(base_pool(101), 1), (pool(101), 1)]));
		assert_eq!(policy().caps, caps(100, 15, 100), "two pools of one operator");
	});
}

#[test]
fn narrower_holds_at_once_and_wider_after_everybody_could_leave() {
	run(|| {
		create(&[1, 1]);
		assert_noop!(set(policy()), Error::<Test>::NothingToChange);
		let wide = with_caps(60, 20, 50);
		assert_ok!(set(wide.clone()));
		assert_eq!(policy(), wide, "nobody has tokens yet");
		mint(ALICE, UNIT);

		let narrow = with_caps(50, 15, 50);
		assert_ok!(set(narrow.clone()));
		System::assert_last_event(
			Event::PolicyAnnounced { basket: BASKET, policy: narrow.clone(), from: Era(1) }.into(),
		);
		assert_eq!(policy(), narrow);
		// Narrower in one respect and wider in another is wider.
		let both = Policy { services: only(&[Category::Oracle]), ..wide.clone() };
		assert_ok!(set(both.clone()));
		assert_noop!(set(both.clone()), Error::<Test>::NothingToChange);
		System::assert_last_event(Event::PolicyAnnounced { basket: BASKET, policy: both.clone(), from: Era(8) }.into());
		pass_eras(6);
		assert_eq!((policy(), management().policy.next), (narrow.clone(), Some((both.clone(), Era(8)))));
		next_era();
		assert_eq!((policy(), management().policy.next), (both.clone(), None));
		// What waits can be called off, and what holds at once calls it off.
		assert_ok!(set(Policy { services: AllowedServices::Any, ..both.clone() }));
		assert_ok!(Lrt::cancel_changes(by(CREATOR), BASKET));
		assert_ok!(set(Policy { services: AllowedServices::Any, ..both.clone() }));
		assert_ok!(set(Policy { services: only(&[]), ..both.clone() }));
		assert_eq!(management().policy.next, None);
	});
}

#[test]
fn policy_is_refused_when_targets_do_not_fit() {
	run(|| {
		create(&[1, 1]);
		mint(ALICE, UNIT);
		assert_noop!(set(with_caps(49, 15, 50)), Error::<Test>::OperatorCapExceeded);
		assert_noop!(set(with_caps(50, 15, 49)), Error::<Test>::TooConcentrated);
		assert_noop!(set(Policy { tier: Tier::Base, ..policy() }), Error::<Test>::TierNotAllowed);
		label(&[101]);
		assert_noop!(set(with_caps(50, 14, 50)), Error::<Test>::GroupCapExceeded);
		let by_others = Lrt::set_policy(by(ALICE), BASKET, policy());
		assert_eq!(by_others, Err(Error::<Test>::NotManager.into()));
		let nowhere = Lrt::set_policy(by(CREATOR), BasketId(9), policy());
		assert_eq!(nowhere, Err(Error::<Test>::BasketNotFound.into()));
		assert_noop!(Lrt::set_policy(RuntimeOrigin::root(), BASKET, policy()), DispatchError::BadOrigin);
	});
}

#[test]
fn policy_is_refused_when_targets_that_wait_would_not_fit() {
	run(|| {
		create(&[1, 1, 2]);
		assert_ok!(set(with_caps(60, 15, 60)));
		mint(ALICE, UNIT);
		assert_ok!(Lrt::set_targets(by(CREATOR), BASKET, targets(&[(pool(101), 3), (pool(102), 2)])));
		// It would hold now, and still when the targets change.
		assert_noop!(set(with_caps(59, 15, 60)), Error::<Test>::OperatorCapExceeded);
		// It would hold from later on: the targets have changed by then.
		next_era();
		assert_noop!(set(with_caps(59, 16, 60)), Error::<Test>::OperatorCapExceeded);
		assert_ok!(set(with_caps(60, 16, 60)));
		// What waits may not go either, where targets that wait need it.
		assert_ok!(Lrt::cancel_changes(by(CREATOR), BASKET));
		assert_ok!(set(with_caps(80, 15, 80)));
		next_era();
		assert_ok!(Lrt::set_targets(by(CREATOR), BASKET, targets(&[(pool(101), 4), (pool(102), 1)])));
		assert_noop!(set(with_caps(79, 15, 90)), Error::<Test>::OperatorCapExceeded);
		next_era();
		assert_noop!(set(with_caps(90, 15, 90)), Error::<Test>::OperatorCapExceeded);
	});
}

#[test]
fn an_lst_stays_one() {
	run(|| {
		Stake::open_pool(&base_pool(101));
		Stake::open_pool(&base_pool(102));
		assert_ok!(create_with(NATIVE, &[(base_pool(101), 1), (base_pool(102), 1)]));
		assert_eq!(Pallet::<Test>::tier_of_token(TOKEN), Some(Tier::Base));
		assert_noop!(set(Policy { tier: Tier::Restaked, ..policy() }), Error::<Test>::TierNotAllowed);
		let mixed = targets(&[(base_pool(101), 1), (pool(102), 1)]);
		assert_noop!(Lrt::set_targets(by(CREATOR), BASKET, mixed), Error::<Test>::TierNotAllowed);

		// An LRT that has Base pools only is still none that could be restaked.
		create(&[1, 1]);
		let id = BasketId(1);
		let base = targets(&[(base_pool(101), 1), (base_pool(102), 1)]);
		assert_ok!(Lrt::set_targets(by(CREATOR), id, base));
		assert_eq!(<Lrt as BasketInspect<u64>>::basket(id).unwrap().pools[0].pool.tier, Tier::Base);
		let narrow = Policy { tier: Tier::Base, ..Pallet::<Test>::management(id).unwrap().policy.current };
		assert_ok!(Lrt::set_policy(by(CREATOR), id, narrow));
		assert_eq!(Pallet::<Test>::tier_of_token(TOKEN + 1), Some(Tier::Restaked));
		assert_eq!(<Lrt as BasketInspect<u64>>::basket(id).unwrap().tier, Tier::Restaked);
	});
}

#[test]
fn pool_with_a_service_that_is_not_allowed_gets_nothing_new() {
	run(|| {
		create(&[1, 1]);
		assert_ok!(set(Policy { services: only(&[Category::Oracle]), ..policy() }));
		expose(101, Category::Oracle);
		mint(ALICE, 2 * UNIT - SEED);
		assert_eq!(holdings(), [(0, UNIT), (0, UNIT)]);
		expose(102, Category::Bridge);
		mint(BOB, 2 * UNIT);
		assert_eq!(holdings(), [(0, 2 * UNIT), (0, UNIT)]);
		assert_eq!(view().buffer, UNIT);
		let again = targets(&[(pool(101), 1), (pool(102), 1)]);
		assert_noop!(Lrt::set_targets(by(CREATOR), BASKET, again), Error::<Test>::ServiceNotAllowed);
	});
}

#[test]
fn labels_are_given_by_governance_only() {
	run(|| {
		let operator = || Labelled::Operator(101);
		let service = || Labelled::Service(SERVICE);
		for origin in [by(CREATOR), RuntimeOrigin::none()] {
			assert_noop!(Lrt::set_group(origin, operator(), Some(GROUP)), DispatchError::BadOrigin);
		}
		let set = |member, group| Lrt::set_group(RuntimeOrigin::root(), member, group);
		assert_noop!(set(operator(), None), Error::<Test>::NothingToChange);
		assert_ok!(set(operator(), Some(GROUP)));
		System::assert_last_event(Event::GroupSet { member: operator(), group: Some(GROUP) }.into());
		assert_noop!(set(operator(), Some(GROUP)), Error::<Test>::NothingToChange);
		assert_ok!(set(service(), Some(GroupId(2))));
		assert_ok!(set(service(), Some(GROUP)));
		assert_eq!((OperatorGroups::<Test>::get(101), ServiceGroups::<Test>::get(SERVICE)), (Some(GROUP), Some(GROUP)));
		assert_ok!(set(operator(), None));
		assert_ok!(set(service(), None));
		assert_eq!((OperatorGroups::<Test>::get(101), ServiceGroups::<Test>::get(SERVICE)), (None, None));
	});
}

#[test]
fn group_counts_its_operators_in_full_and_its_services_by_what_they_can_take() {
	run(|| {
		create(&[1; 16]);
		// Two operators and a tenth of two others: 2.2 of 16, within 15 %.
		label(&[101, 102]);
		assert_ok!(Lrt::set_group(RuntimeOrigin::root(), Labelled::Service(SERVICE), Some(GROUP)));
		[103, 104].into_iter().for_each(|operator| expose(operator, Category::Other));
		let same = || targets(&(101..=116).map(|operator| (pool(operator), 1)).collect::<Vec<_>>());
		assert_ok!(Lrt::set_targets(by(CREATOR), BASKET, same()));
		// An operator that counts already does not count again.
		expose(101, Category::Other);
		assert_ok!(Lrt::set_targets(by(CREATOR), BASKET, same()));
		// 2.5 of 16 are more than 15 %.
		[105, 106, 107].into_iter().for_each(|operator| expose(operator, Category::Other));
		assert_noop!(Lrt::set_targets(by(CREATOR), BASKET, same()), Error::<Test>::GroupCapExceeded);
	});
}

#[test]
fn label_given_later_limits_what_goes_into_pools() {
	run(|| {
		create(&[1; 10]);
		label(&[101, 102]);
		let all = 100 * UNIT;
		mint(ALICE, all - SEED);
		let held: Vec<_> = holdings().into_iter().map(|(_, entering)| entering).collect();
		assert_eq!(held[..2], [all / 10, all / 20], "together 15 %");
		assert!(held[2..].iter().all(|held| *held == all / 10));
		assert_eq!(view().buffer, all / 20);
		// Governance moves no money; the manager does, and can say so although the old targets do not fit any more.
		let mut weights = [(pool(101), 10), (pool(102), 5)].to_vec();
		weights.extend((103..=110).map(|operator| (pool(operator), 10)));
		weights.push((pool(111), 5));
		assert_ok!(Lrt::set_targets(by(CREATOR), BASKET, targets(&weights)));
		pass_eras(7);
		assert_ok!(Lrt::deploy(by(BOB), BASKET));
		assert_eq!(view().buffer, 0);
	});
}

#[test]
fn r15_no_operator_gets_more_than_its_cap_whatever_its_pools_have() {
	run(|| {
		Stake::open_pool(&base_pool(101));
		let mut pools: Vec<_> = (102..=110).map(|operator| (pool(operator), 10)).collect();
		pools.extend([(pool(101), 5), (base_pool(101), 5)]);
		assert_ok!(create_with(NATIVE, &pools));
		assert_eq!(policy().caps.operator, part(10));
		mint(ALICE, 100 * UNIT - SEED);
		next_era();
		// One of the operator's pools gains: the other gets less than its target, so that both stay within the cap.
		reward(101, 2 * UNIT);
		next_era();
		mint(BOB, 28 * UNIT);
		let total = view().ask;
		let held: Balance = view()
			.pools
			.iter()
			.filter(|holding| holding.pool.operator == 101)
			.map(|holding| holding.settled_value + holding.entering)
			.sum();
		assert!(held <= part(10).mul_floor(total));
		assert!(part(10).mul_floor(total) - held <= 2);
		assert!(view().buffer > 0);
	});
}
