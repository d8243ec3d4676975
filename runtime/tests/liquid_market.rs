//! The chain's own liquid token and its market: minted or bought, priced over blocks, given to.

use crate::common::*;
use palisade_primitives::{AssetKind, Balance, BasketId, Market};
use polkadot_sdk::{
	frame_support::{assert_ok, traits::Get},
	pallet_asset_conversion,
	sp_keyring::Sr25519Keyring,
	sp_runtime::FixedU128,
};

const STAKED_PAL: BasketId = BasketId(0);

fn token() -> AssetKind {
	AssetKind::WithId(configs::lrt::TOKEN_ID_BASE)
}

fn tokens_of(who: &AccountId) -> Balance {
	Assets::balance(configs::lrt::TOKEN_ID_BASE, who)
}

fn trade(who: AccountId, from: AssetKind, to: AssetKind, amount: Balance) {
	assert_ok!(call(
		who.clone(),
		pallet_asset_conversion::Call::<Runtime>::swap_exact_tokens_for_tokens {
			path: vec![Box::new(from), Box::new(to)],
			amount_in: amount,
			amount_out_min: 1,
			send_to: who,
			keep_alive: true,
		}
	));
}

/// Until the average of a price that stands still is known.
fn settle_prices() {
	let half_life: BlockNumber = <Runtime as pallet_prices::Config>::HalfLife::get();
	run_blocks(half_life + 1);
}

#[test]
fn average_is_known_after_a_while_and_nothing_inside_a_block_moves_it() {
	play(|| {
		assert_eq!(Prices::average(&token()), None);
		settle_prices();
		let one = FixedU128::from_u32(1);
		assert_eq!(Prices::average(&token()), Some(one));
		assert_eq!(<configs::market::Exchange as Market<AccountId>>::average(&AssetKind::Native, &token()), Some(one));
		// Somebody doubles the price within a block.
		trade(holder(), AssetKind::Native, token(), 10_000 * PAL);
		assert_eq!(Prices::average(&token()), Some(one));
		trade(holder(), token(), AssetKind::Native, tokens_of(&holder()) - 1);
		next_block();
		let view = &views::prices()[0];
		assert!(view.known && view.average.unwrap() < FixedU128::from_rational(101, 100));
	});
}

#[test]
fn token_is_minted_or_bought_whatever_gives_more() {
	play(|| {
		let mint_best = |amount| {
			let had = tokens_of(&holder());
			let minting = pallet_lrt::Call::mint_best { basket: STAKED_PAL, amount, min_tokens: 0 };
			assert_ok!(call(holder(), minting));
			tokens_of(&holder()) - had
		};
		let supply = || views::basket(STAKED_PAL).unwrap().supply;
		// At par the exchange's fee decides.
		let before = supply();
		let minted = mint_best(100 * PAL);
		assert_eq!(supply(), before + minted);
		// Somebody sells many tokens: they are cheaper now.
		trade(Sr25519Keyring::FerdieStash.to_account_id(), token(), AssetKind::Native, 5_000 * PAL);
		let before = supply();
		assert!(mint_best(100 * PAL) > minted);
		assert_eq!(supply(), before);
	});
}

#[test]
fn gift_to_holders_raises_the_rate_from_the_next_era_on() {
	play(|| {
		run_to_era(1);
		let before = views::basket(STAKED_PAL).unwrap();
		assert_ok!(call(holder(), pallet_lrt::Call::sponsor { basket: STAKED_PAL, amount: 10 * PAL }));
		assert_eq!(views::basket(STAKED_PAL).unwrap(), before, "it is in neither rate yet");
		next_era();
		let after = views::basket(STAKED_PAL).unwrap();
		assert_eq!(after.buffer, before.buffer + 10 * PAL);
		assert!(after.rate_bid > before.rate_bid);
	});
}
