//! A liquid token over two operators: minted, passed on, slashed, redeemed.

use crate::common::*;
use palisade_primitives::{AssetKind, Balance, BasketId, HoldingView};
use pallet_lrt::{Name, Target};
use polkadot_sdk::{frame_support::assert_ok, pallet_assets, sp_runtime::Perquintill};

/// Genesis makes the first one.
const BASKET: BasketId = BasketId(1);

fn create() -> u32 {
	let name = |name: &str| Name::try_from(name.as_bytes().to_vec()).unwrap();
	let targets = [alice(), bob()].map(|operator| Target { pool: restaked(operator), weight: pallet_lrt::WHOLE / 2 });
	assert_ok!(call(
		eve(),
		pallet_lrt::Call::create_basket {
			asset: AssetKind::Native,
			targets: targets.to_vec().try_into().unwrap(),
			name: name("Liquid PAL"),
			symbol: name("lPAL"),
			decimals: 12,
		}
	));
	views::basket(BASKET).unwrap().token
}

fn mint(who: AccountId, amount: Balance) {
	assert_ok!(call(who, pallet_lrt::Call::mint { basket: BASKET, amount, min_tokens: 0 }));
}

#[test]
fn token_is_visible_to_wallets_and_backed_to_the_unit() {
	play(|| {
		run_to_era(1);
		let token = create();
		assert!(token >= configs::lrt::TOKEN_ID_BASE);
		mint(holder(), 10_000 * PAL);
		let basket = views::basket(BASKET).unwrap();
		assert_eq!(basket.supply, basket.bid, "a token is worth a unit before anything happens");
		assert_eq!(Assets::balance(token, holder()), 10_000 * PAL);

		let transfer: pallet_assets::Call<Runtime> =
			pallet_assets::Call::transfer { id: token.into(), target: other_holder().into(), amount: 4_000 * PAL };
		assert_ok!(call(holder(), transfer));
		assert_eq!(Assets::balance(token, other_holder()), 4_000 * PAL);
	});
}

#[test]
fn slash_lowers_the_rate_at_once_and_a_veto_restores_it() {
	play(|| {
		run_to_era(1);
		let service = service(&holder(), &other_holder(), &[alice()], Perquintill::from_percent(50));
		create();
		mint(holder(), 10_000 * PAL);
		next_era();
		let before = views::basket(BASKET).unwrap();
		let report = report(&holder(), service, &alice(), Perquintill::from_percent(10));
		let during = views::basket(BASKET).unwrap();
		// Half of the basket but its buffer is with Alice, half of her pool is at risk, a tenth of that is reported.
		let loss = (before.bid - during.bid) * 10_000 / before.bid;
		assert!((240..=250).contains(&loss), "{loss}");
		assert!(during.rate_bid < before.rate_bid);
		assert_eq!(during.rate_ask, before.rate_ask, "minting pays as if the report were cancelled");
		assert_ok!(call(other_holder(), pallet_slashing::Call::veto { report, unfounded: false }));
		assert_eq!(views::basket(BASKET).unwrap(), before);
	});
}

#[test]
fn holder_redeems_for_its_part_after_the_leaving_time() {
	play(|| {
		run_to_era(1);
		let token = create();
		mint(holder(), 10_000 * PAL);
		run_to_era(4);
		let basket = views::basket(BASKET).unwrap();
		assert!(basket.bid > basket.supply, "rewards raise the rate");
		// Who leaves forgoes the gains that wait for the next era's start; the rates count them.
		let waits = |holding: &HoldingView<AccountId>| {
			let of = pool(&holding.pool);
			multiply(of.gains, position(&holding.pool, &basket.account).shares, of.shares)
		};
		let forgone: Balance = basket.pools.iter().map(waits).sum();
		let before = Balances::free_balance(holder());
		let tokens = Assets::balance(token, holder());
		assert_ok!(call(holder(), pallet_lrt::Call::redeem_request { basket: BASKET, tokens, min_out: 0 }));
		let redemption = views::redemptions(&holder()).pop().expect("most of it is staked");
		run_to_era(redemption.matures.0);
		assert_ok!(call(eve(), pallet_lrt::Call::claim { redemption: redemption.id }));
		let paid = Balances::free_balance(holder()) - before;
		let part = multiply(basket.bid - forgone, tokens, basket.supply);
		assert!(paid.abs_diff(part) <= 8, "{paid} {part}");
		assert!(paid > 10_000 * PAL);
		assert!(views::redemptions(&holder()).is_empty());
	});
}

fn multiply(a: Balance, b: Balance, c: Balance) -> Balance {
	polkadot_sdk::sp_runtime::helpers_128bit::multiply_by_rational_with_rounding(
		a,
		b,
		c,
		polkadot_sdk::sp_runtime::Rounding::Down,
	)
	.unwrap()
}
