//! A service pays for security, in an asset of its own and in PAL: stakers, a late one, and a basket.

use crate::common::*;
use palisade_primitives::{AssetKind, Balance, BasketId, Era, EraClock, PoolKey, SecurityInspect, ServiceId};
use pallet_lrt::{Name, Target};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	pallet_assets, pallet_balances,
	sp_runtime::{Perbill, Perquintill},
};

const FOREIGN: AssetKind = AssetKind::WithId(5);
/// What the service pays of each asset.
const PAID: Balance = 1_000 * PAL;
/// Genesis makes the first one.
const BASKET: BasketId = BasketId(1);

/// Plays a story on a chain without new tokens, from era 1 on: `holder`'s service is served by Alice and Bob, and pays for
/// era 2 in both assets. A basket has 10 000 PAL in Alice's pool.
fn tell(story: impl FnOnce(ServiceId, PoolKey<AccountId>)) {
	play(|| {
		set_issuance(Perbill::zero());
		run_to_era(1);
		let service = service(&holder(), &other_holder(), &[alice(), bob()], Perquintill::from_percent(50));
		let key = restaked(alice());
		open_basket(&key);
		create_foreign();
		// What the treasury gives the pot must not be all that it has.
		let fill = pallet_balances::Call::transfer_keep_alive { dest: Treasury::account_id().into(), value: PAL };
		assert_ok!(call(holder(), fill));
		for asset in [FOREIGN, AssetKind::Native] {
			assert_ok!(sudo(pallet_rewards::Call::admit_reward_asset { asset: asset.clone(), least: PAL }));
			let (stake, start, end) = (AssetKind::Native, Era(2), Era(2));
			assert_ok!(call(holder(), pallet_rewards::Call::fund { service, stake, asset, start, end, amount: PAID }));
		}
		next_era();
		assert_eq!(Eras::now(), Era(2));
		story(service, key);
	})
}

fn create_foreign() {
	let (id, owner) = (5, eve());
	let create = pallet_assets::Call::<Runtime>::force_create {
		id: id.into(),
		owner: owner.clone().into(),
		is_sufficient: true,
		min_balance: 1,
	};
	assert_ok!(sudo(create));
	for beneficiary in [holder(), Treasury::account_id()] {
		let amount = 10_000 * PAL;
		let mint = pallet_assets::Call::<Runtime>::mint { id: id.into(), beneficiary: beneficiary.into(), amount };
		assert_ok!(call(owner.clone(), mint));
	}
}

fn open_basket(pool: &PoolKey<AccountId>) {
	let name = Name::try_from(b"Liquid".to_vec()).unwrap();
	let targets = vec![Target { pool: pool.clone(), weight: pallet_lrt::WHOLE }].try_into().unwrap();
	let (asset, symbol, decimals) = (AssetKind::Native, name.clone(), 12);
	assert_ok!(call(eve(), pallet_lrt::Call::create_basket { asset, targets, name, symbol, decimals }));
	assert_ok!(call(dave(), pallet_lrt::Call::mint { basket: BASKET, amount: 10_000 * PAL, min_tokens: 0 }));
}

fn money(asset: &AssetKind, who: &AccountId) -> Balance {
	match asset {
		AssetKind::Native => Balances::free_balance(who),
		AssetKind::WithId(id) => Assets::balance(*id, who),
	}
}

/// `amount · part / whole`, floored.
fn floor(amount: Balance, part: Balance, whole: Balance) -> Balance {
	use polkadot_sdk::sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding::Down};
	multiply_by_rational_with_rounding(amount, part, whole, Down).unwrap()
}

/// What Alice is owed for the running era, and `who` with its shares, of what the service pays.
fn due(service: ServiceId, key: &PoolKey<AccountId>, who: &AccountId) -> (Balance, Balance) {
	let fee = Perbill::from_percent(2).mul_floor(PAID);
	let [of_alice, of_bob] = [alice(), bob()].map(|operator| guaranteed(service, &operator));
	let of_pool = floor(PAID - fee, of_alice, of_alice + of_bob);
	let commission = Perbill::from_percent(10).mul_floor(of_pool);
	(commission, floor(of_pool - commission, position(key, who).shares, pool(key).shares))
}

fn claim(who: &AccountId, pool: &PoolKey<AccountId>, asset: &AssetKind) -> Balance {
	let before = money(asset, who);
	assert_ok!(call(who.clone(), pallet_rewards::Call::claim { pool: pool.clone(), asset: asset.clone() }));
	money(asset, who) - before
}

/// What one share earned is floored: a staker can get a unit less than its part.
fn is_due(paid: Balance, due: Balance) -> bool {
	due - paid <= 1 && paid > 0
}

#[test]
fn stakers_and_operators_are_paid_their_parts_in_each_asset() {
	tell(|service, key| {
		let dues = [eve(), ferdie()].map(|who| due(service, &key, &who));
		assert_eq!(dues[0].1, dues[1].1, "both have delegated as much");
		// Half of what all guarantee is nearly Alice's, and a quarter of her pool nearly each one's.
		assert!((100 * PAL..125 * PAL).contains(&dues[0].1), "{dues:?}");
		let claims_now = pallet_rewards::Call::claim { pool: key.clone(), asset: FOREIGN };
		assert_noop!(call(eve(), claims_now), pallet_rewards::Error::<Runtime>::NothingToClaim);
		next_era();
		for asset in [FOREIGN, AssetKind::Native] {
			for (who, (commission, due)) in [eve(), ferdie()].iter().zip(dues) {
				let paid = claim(who, &key, &asset);
				assert!(is_due(paid, due), "{paid} {due}");
				let again = pallet_rewards::Call::claim { pool: key.clone(), asset: asset.clone() };
				assert_noop!(call(who.clone(), again), pallet_rewards::Error::<Runtime>::NothingToClaim);
				assert!(Rewards::dues(&alice()).contains(&(asset.clone(), commission)) || *who == ferdie());
			}
			let before = money(&asset, &alice());
			let collect = pallet_rewards::Call::claim_commission { who: alice(), asset: asset.clone() };
			assert_ok!(call(eve(), collect));
			assert_eq!(money(&asset, &alice()), before + dues[0].0);
		}
	})
}

#[test]
fn staker_puts_rewards_back_into_its_pool() {
	tell(|service, key| {
		let (_, due) = due(service, &key, &eve());
		next_era();
		let (free, position_before) = (Balances::free_balance(eve()), position(&key, &eve()));
		assert_ok!(call(eve(), pallet_rewards::Call::compound { pool: key.clone() }));
		let entering = position(&key, &eve()).entering;
		assert!(is_due(entering - position_before.entering, due), "{entering} {due}");
		assert_eq!(Balances::free_balance(eve()), free);
		next_era();
		let after = position(&key, &eve()).value;
		assert!(after.abs_diff(position_before.value + entering) <= 2, "{after}");
		// Of the other asset it was paid nothing.
		assert!(is_due(claim(&eve(), &key, &FOREIGN), due));
	})
}

#[test]
fn who_joins_at_the_last_moment_gets_nothing_and_takes_nothing_from_others() {
	tell(|service, key| {
		let (_, due) = due(service, &key, &eve());
		while Session::current_index() + 1 < Eras::next_era_at() {
			next_block();
		}
		// More than all others together have.
		delegate(&charlie(), &key, 1_000_000 * PAL);
		next_era();
		assert!(position(&key, &charlie()).shares > 0);
		for asset in [FOREIGN, AssetKind::Native] {
			let claims = pallet_rewards::Call::claim { pool: key.clone(), asset: asset.clone() };
			assert_noop!(call(charlie(), claims), pallet_rewards::Error::<Runtime>::NothingToClaim);
			assert!(is_due(claim(&eve(), &key, &asset), due));
		}
	})
}

#[test]
fn basket_harvests_and_its_rate_rises_an_era_later() {
	tell(|service, key| {
		let account = Lrt::account_of(BASKET);
		let (_, due) = due(service, &key, &account);
		next_era();
		let asset = AssetKind::Native;
		let steal = pallet_rewards::Call::claim_for { who: account, pool: key.clone(), asset: asset.clone() };
		assert_noop!(call(eve(), steal), pallet_rewards::Error::<Runtime>::ManagedAccount);

		let before = views::basket(BASKET).unwrap();
		// Small enough to join at one era's start.
		let step: polkadot_sdk::sp_runtime::Permill = <Runtime as pallet_lrt::Config>::GainStep::get();
		assert!(due <= step.mul_floor(before.bid), "{due}");
		let harvest = pallet_lrt::Call::harvest { basket: BASKET, pool: key.clone(), asset };
		assert_ok!(call(eve(), harvest.clone()));
		assert_noop!(call(eve(), harvest), pallet_lrt::Error::<Runtime>::NothingToHarvest);
		let foreign = pallet_lrt::Call::harvest { basket: BASKET, pool: key.clone(), asset: FOREIGN };
		assert_noop!(call(eve(), foreign), pallet_lrt::Error::<Runtime>::PriceUnknown);
		assert_eq!(views::basket(BASKET).unwrap(), before, "it is in neither rate yet");
		next_era();
		let after = views::basket(BASKET).unwrap();
		assert!(is_due(after.bid - before.bid, due), "{before:?} {after:?}");
		assert_eq!((after.supply, after.ask - before.ask), (before.supply, after.bid - before.bid));
		assert!(after.rate_bid > before.rate_bid && after.rate_ask > before.rate_ask);
	})
}

#[test]
fn nothing_is_lost_of_a_stream() {
	tell(|service, key| {
		let rows = <Restaking as SecurityInspect<AccountId>>::guarantees(service, &alice(), Eras::now());
		assert_eq!(rows.len(), 1);
		let before = [FOREIGN, AssetKind::Native].map(|asset| money(&asset, &holder()));
		run_to_era(7);
		let (target, stake, era) = (palisade_primitives::RewardTarget::Service(service), AssetKind::Native, Era(2));
		for operator in [alice(), bob()] {
			claim(&eve(), &restaked(operator), &FOREIGN);
		}
		let budgets = Rewards::budgets_of(target, &stake);
		let net = PAID - Perbill::from_percent(2).mul_floor(PAID);
		assert!(budgets.len() == 2 && budgets.iter().all(|of| of.amount == net && net - of.paid <= 1), "{budgets:?}");
		// What rounding left goes back to the service's owner.
		let left = budgets.iter().map(|of| of.amount - of.paid).sum::<Balance>();
		let reclaim = pallet_rewards::Call::reclaim { target, stake, era };
		assert_eq!(call(eve(), reclaim).is_ok(), left > 0);
		let after = [FOREIGN, AssetKind::Native].map(|asset| money(&asset, &holder()));
		assert_eq!(after.iter().sum::<Balance>() - before.iter().sum::<Balance>(), left);
		assert!(Rewards::pool_rewards(&key).iter().all(|paid| paid.era == Era(2)));
	})
}
