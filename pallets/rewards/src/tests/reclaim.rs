//! What nobody earned goes back.

use super::*;

fn reclaim(target: RewardTarget, era: u32) -> DispatchResult {
	Rewards::reclaim(by(CAROL), target, NATIVE, Era(era))
}

#[test]
fn what_is_left_goes_to_the_owner_once() {
	build_and_execute(|| {
		let pool = setup();
		MockOperators::set_record(&OPERATOR, Era(3), percent(0), true);
		fund(coin(0), (3, 4), 2_000);
		fund(coin(1), (3, 4), 20);
		pass_eras(3);
		assert_noop!(reclaim(ORACLES, 3), Error::EraNotOver);
		next_era();
		let before = balance(&coin(0), OWNER);
		assert_ok!(reclaim(ORACLES, 3));
		let event = |asset, amount| {
			let (target, stake, era, to, paid) = (ORACLES, NATIVE, Era(3), OWNER, true);
			Event::Reclaimed { target, stake, era, asset, to, amount, paid }
		};
		System::assert_has_event(event(coin(0), 1_000).into());
		System::assert_last_event(event(coin(1), 10).into());
		assert_eq!(balance(&coin(0), OWNER) - before, 1_000);
		assert_noop!(reclaim(ORACLES, 3), Error::BudgetNotFound);
		next_era();
		assert_noop!(reclaim(ORACLES, 4), Error::NothingLeft);
		assert_eq!(coins(ALICE, &pool), 750);
	})
}

#[test]
fn reclaim_fails_before_all_pools_were_seen() {
	build_and_execute(|| {
		setup();
		let another = native(ANOTHER);
		Ledger::open(&another, &[(ORACLE, 512)]);
		Ledger::deposit(&another, CAROL, WHOLE);
		fund(coin(0), (3, 4), 2_000);
		pass_eras(1);
		// Nobody sees a pool for long.
		(0..6).for_each(|_| begin_era());
		assert_noop!(reclaim(ORACLES, 3), Error::EraNotOver);
		assert_noop!(reclaim(ORACLES, 4), Error::EraNotOver);
		Ledger::walk();
		assert_noop!(reclaim(ORACLES, 3), Error::NothingLeft);
		assert_eq!(coins(CAROL, &another), 500);
		// Era 4 is paid with era 9, and not before all pools were seen after that.
		assert_noop!(reclaim(ORACLES, 4), Error::EraNotOver);
		begin_era();
		assert_noop!(reclaim(ORACLES, 4), Error::EraNotOver);
		Ledger::walk();
		assert_noop!(reclaim(ORACLES, 4), Error::NothingLeft);
		assert_eq!(coins(CAROL, &another), 1_000);
	})
}

#[test]
fn era_that_no_other_pays_for_goes_back_when_that_is_known() {
	build_and_execute(|| {
		setup();
		fund(coin(0), (3, 3), 1_000);
		(0..8).for_each(|_| begin_era());
		assert_eq!(now(), Era(10));
		assert_noop!(reclaim(ORACLES, 3), Error::EraNotOver);
		begin_era();
		assert_ok!(reclaim(ORACLES, 3));
		assert_eq!(balance(&coin(0), OWNER), RICH);
	})
}

#[test]
fn treasury_gets_what_is_left_of_categories_and_of_services_that_are_gone() {
	build_and_execute(|| {
		setup();
		let before = balance(&coin(0), TREASURY);
		assert_ok!(Rewards::fund(by(OWNER), BRIDGE, NATIVE, coin(0), Era(3), Era(3), 1_000));
		assert_ok!(Rewards::incentivise(root(), Category::Bridge, NATIVE, coin(0), Era(3), Era(3), 100));
		pass_eras(5);
		MockServices::remove::<AccountId>(BRIDGE);
		assert_ok!(reclaim(RewardTarget::Service(BRIDGE), 3));
		assert_ok!(reclaim(RewardTarget::Category(Category::Bridge), 3));
		assert_eq!(balance(&coin(0), TREASURY) - before, 1_000);
	})
}

#[test]
fn leftovers_that_cannot_be_paid_are_owed() {
	build_and_execute(|| {
		setup();
		assert_ok!(Rewards::fund(by(OWNER), BRIDGE, NATIVE, coin(0), Era(3), Era(3), 1_000));
		assert_ok!(Rewards::fund(by(OWNER), BRIDGE, NATIVE, coin(1), Era(3), Era(3), 10));
		pass_eras(5);
		assert_ok!(Assets::freeze_asset(by(OWNER), COIN));
		assert_ok!(reclaim(RewardTarget::Service(BRIDGE), 3));
		assert_eq!((dues(OWNER), balance(&coin(1), OWNER)), (1_000, RICH));
		assert_eq!(Rewards::dues(&OWNER), vec![(coin(0), 1_000)]);
		let claim = || Rewards::claim_commission(by(CAROL), OWNER, coin(0));
		assert_noop!(claim(), TokenError::Frozen);
		assert_ok!(Assets::thaw_asset(by(OWNER), COIN));
		assert_ok!(claim());
		assert_eq!((balance(&coin(0), OWNER), Dues::<Test>::contains_key(OWNER)), (RICH, false));
	})
}

#[test]
fn reclaim_fails_on_what_never_was() {
	build_and_execute(|| {
		setup();
		fund(coin(0), (3, 3), 1_000);
		assert_noop!(reclaim(ORACLES, 2), Error::BudgetNotFound);
		assert_noop!(reclaim(ORACLES, 3), Error::EraNotOver);
		assert_noop!(reclaim(RewardTarget::Service(STORE), 3), Error::BudgetNotFound);
		assert_noop!(Rewards::reclaim(root(), ORACLES, NATIVE, Era(3)), DispatchError::BadOrigin);
	})
}
