//! What liquid tokens promise, on the real runtime; numbers are those of the requirements in `pallets/lrt/README.md`.

use crate::common::{random::Random, *};
use palisade_primitives::{AssetKind, Balance, BasketId, BasketView, EraClock, RedemptionId, ReportId, ReportOffence};
use pallet_lrt::{Name, Target, WHOLE};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		storage::{with_transaction, TransactionOutcome},
		traits::fungibles::Inspect,
	},
	pallet_asset_conversion,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{DispatchError, Perbill, Perquintill},
};
use serde_json::{json, Value};

/// Genesis makes it, over the Base pools of all validators.
const STAKED_PAL: BasketId = BasketId(0);
/// What a test makes.
const BASKET: BasketId = BasketId(1);

fn basket(id: BasketId) -> BasketView<AccountId> {
	views::basket(id).unwrap()
}

fn tokens(who: &AccountId, id: BasketId) -> Balance {
	Assets::balance(basket(id).token, who)
}

fn mint(who: &AccountId, id: BasketId, amount: Balance) -> Outcome {
	call(who.clone(), pallet_lrt::Call::mint { basket: id, amount, min_tokens: 0 })
}

fn redeem(who: &AccountId, id: BasketId, tokens: Balance) -> Outcome {
	call(who.clone(), pallet_lrt::Call::redeem_request { basket: id, tokens, min_out: 0 })
}

fn floor(a: Balance, b: Balance, c: Balance) -> Balance {
	palisade_math::ratio::mul_div_floor(a, b, c).unwrap()
}

/// A token over the Restaked pools of `operators`.
fn create(creator: &AccountId, operators: &[AccountId]) {
	let name = |name: &str| Name::try_from(name.as_bytes().to_vec()).unwrap();
	let weight = WHOLE / operators.len() as u32;
	let targets: Vec<_> =
		operators.iter().map(|operator| Target { pool: restaked(operator.clone()), weight }).collect();
	let targets = targets.try_into().unwrap();
	let (asset, name, symbol, decimals) = (AssetKind::Native, name("Liquid PAL"), name("lPAL"), 12);
	assert_ok!(call(creator.clone(), pallet_lrt::Call::create_basket { asset, targets, name, symbol, decimals }));
}

/// Consensus reports that `operator` loses `fraction`.
fn offence(operator: &AccountId, fraction: Perquintill) -> ReportId {
	<Slashing as ReportOffence<AccountId>>::report_offence(operator, Eras::now(), fraction).unwrap().unwrap()
}

#[test]
fn r1_first_depositor_cannot_take_from_the_next() {
	for own in [0, 1, 1_000] {
		play(|| {
			let (attacker, victim, amount) = (eve(), holder(), 10_000 * PAL);
			run_to_era(1);
			create(&attacker, &[alice()]);
			if own > 0 {
				assert_ok!(mint(&attacker, BASKET, own));
			}
			next_era();
			for to in [basket(BASKET).account, restaked(alice()).account()] {
				let gift = polkadot_sdk::pallet_balances::Call::transfer_keep_alive { dest: to.into(), value: amount };
				assert_ok!(call(attacker.clone(), gift));
			}
			assert_ok!(call(attacker.clone(), pallet_lrt::Call::sponsor { basket: BASKET, amount }));
			run_to_era(Eras::now().0 + 3);
			assert_ok!(mint(&victim, BASKET, amount));
			let held = tokens(&victim, BASKET);
			for _ in 0..3 {
				let BasketView { bid, supply, .. } = basket(BASKET);
				let worth = floor(held, bid, supply);
				assert!(worth >= amount - amount / 2_000, "the victim has {worth} of {amount}");
				next_era();
			}
			let BasketView { bid, supply, .. } = basket(BASKET);
			let back = floor(tokens(&attacker, BASKET), bid, supply);
			assert!(back <= 3 * amount / 100, "the attacker gets {back} back");
		});
	}
}

#[test]
fn r4_slash_of_two_fifths_is_seen_by_everybody_in_its_block() {
	play(|| {
		set_issuance(Perbill::zero());
		let (who, amount) = (holder(), 300 * PAL);
		assert_ok!(mint(&who, STAKED_PAL, 2 * amount));
		run_to_era(3);
		let quote = |id| (Lrt::quote_instant(id, amount).map(|quote| quote.worth), basket(id));
		let (worth, before) = quote(STAKED_PAL);
		assert_eq!(worth, Ok(floor(amount, before.bid, before.supply)));
		let minted = |id| {
			let look = || {
				let had = tokens(&who, id);
				assert_ok!(mint(&who, id, amount));
				tokens(&who, id) - had
			};
			undone(look)
		};
		let tokens_before = minted(STAKED_PAL);
		for operator in [alice(), bob(), charlie(), dave()] {
			offence(&operator, Perquintill::from_percent(40));
		}
		// In the same block.
		let (refused, after) = quote(STAKED_PAL);
		let staked = before.bid - before.buffer;
		let expected = before.bid - staked * 2 / 5;
		assert!(after.bid.abs_diff(expected) <= 8, "{} {expected}", after.bid);
		assert_eq!(refused, Err(pallet_lrt::Error::<Runtime>::Bunker.into()), "nobody leaves at once meanwhile");
		assert_eq!(minted(STAKED_PAL), tokens_before, "who mints pays as if it were cancelled");
		undone(|| {
			assert_ok!(redeem(&who, STAKED_PAL, amount));
			let worth = events().into_iter().rev().find_map(|event| match event {
				RuntimeEvent::Lrt(pallet_lrt::Event::RedemptionRequested { worth, .. }) => Some(worth),
				_ => None,
			});
			// Rounded for each pool and its ticket.
			assert!(worth.unwrap().abs_diff(floor(amount, after.bid, after.supply)) <= 16, "{worth:?}");
		});
		let best = undone(|| {
			let had = tokens(&who, STAKED_PAL);
			let buying = pallet_lrt::Call::mint_best { basket: STAKED_PAL, amount, min_tokens: 0 };
			assert_ok!(call(who.clone(), buying));
			tokens(&who, STAKED_PAL) - had
		});
		assert!(best >= tokens_before, "the better of minting and the exchange");
	});
}

/// Looks, and undoes what was done to look.
fn undone<R>(look: impl FnOnce() -> R) -> R {
	let outcome = with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(look())));
	outcome.expect("it does not fail")
}

/// Redemptions in the line of one exit.
const CROWD: usize = 100_000;

#[test]
fn r5_a_hundred_thousand_redemptions_are_final_with_their_exit() {
	build_map(genesis("development", Value::Null)).execute_with(|| {
		first_block();
		let who = holder();
		assert_ok!(mint(&who, STAKED_PAL, 100_000 * PAL));
		run_to_era(2);
		let part = tokens(&who, STAKED_PAL) / CROWD as Balance;
		for count in 0..CROWD {
			assert_ok!(redeem(&who, STAKED_PAL, part));
			if count % 1_000 == 0 {
				System::reset_events();
			}
		}
		System::reset_events();
		assert_eq!(Lrt::exits_of(STAKED_PAL).len(), 1);
		// Nobody does anything but make blocks.
		run_to_era(Eras::now().plus(Eras::leaving_eras()).0);
		let exits = Lrt::exits_of(STAKED_PAL);
		assert!(exits.iter().all(|exit| exit.is_final), "{exits:?}");
		for id in [0, 7, CROWD / 2, CROWD - 1] {
			let had = Balances::free_balance(&who);
			assert_ok!(call(bob(), pallet_lrt::Call::claim { redemption: RedemptionId(id as u64) }));
			let paid = Balances::free_balance(&who) - had;
			assert!(paid > part * 97 / 100, "{paid} of {part}: the rest was paid out of the buffer");
		}
		views::check_invariants().unwrap();
	});
	// What makes such a line final weighs as much as for one redemption, and is small beside a block.
	type Weights = <Runtime as pallet_lrt::Config>::WeightInfo;
	let block = <Runtime as polkadot_sdk::frame_system::Config>::BlockWeights::get().max_block;
	assert!(<Weights as pallet_lrt::WeightInfo>::finalise().saturating_mul(10).all_lte(block));
}

#[test]
fn r10_sixty_eras_without_any_privileged_transaction_pay_every_exit() {
	play_on(genesis("development", json!({ "network": { "epochSlots": 5 } })), || {
		let holders = [eve(), ferdie(), holder(), other_holder()];
		let oracle = service(&charlie(), &dave(), &[alice()], Perquintill::from_percent(50));
		create(&eve(), &[alice(), bob()]);
		let mut random = Random::new(10);
		let mut asked = 0;
		for era in 1..=60 {
			run_to_era(era);
			for who in &holders {
				let id = BasketId(random.below(2) as u32);
				let held = tokens(who, id);
				match random.below(3) {
					0 => {
						assert_ok!(mint(who, id, PAL * Balance::from(random.between(1, 5_000))));
					}
					1 if held > PAL => {
						assert_ok!(redeem(who, id, held / Balance::from(random.between(1, 4))));
						asked += 1;
					}
					_ => {}
				}
			}
			if era % 7 == 3 {
				report(&charlie(), oracle, &alice(), Perquintill::from_percent(5));
			}
			let late = |exit: &&pallet_lrt::ExitView| exit.matures < Eras::now() && !exit.is_final;
			for id in [STAKED_PAL, BASKET] {
				assert_eq!(Lrt::exits_of(id).iter().find(late), None, "of what is open nothing is left by a hook");
			}
		}
		assert!(asked > 30, "{asked}");
		for who in &holders {
			for id in [STAKED_PAL, BASKET] {
				let held = tokens(who, id);
				if held > PAL {
					assert_ok!(redeem(who, id, held));
				}
			}
		}
		let last = holders.iter().flat_map(views::redemptions).map(|redemption| redemption.matures).max();
		run_to_era(last.unwrap_or_default().0 + 1);
		for id in pallet_lrt::Redemptions::<Runtime>::iter_keys().collect::<Vec<_>>() {
			assert_ok!(call(alice(), pallet_lrt::Call::claim { redemption: id }));
		}
		for id in [STAKED_PAL, BASKET] {
			assert_eq!(Lrt::exits_of(id), []);
		}
		for who in &holders {
			assert_eq!(views::redemptions(who), []);
		}
	});
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Act {
	Mint,
	Redeem,
	AddLiquidity,
	RemoveLiquidity,
}

const ACTS: [Act; 4] = [Act::Mint, Act::Redeem, Act::AddLiquidity, Act::RemoveLiquidity];
const DEPTH: usize = 4;

fn pair() -> (Box<AssetKind>, Box<AssetKind>) {
	(Box::new(AssetKind::Native), Box::new(AssetKind::WithId(basket(STAKED_PAL).token)))
}

/// Her part of the pair.
fn liquidity(who: &AccountId) -> (u32, Balance) {
	let (native, token) = pair();
	let lp = pallet_asset_conversion::Pools::<Runtime>::get((*native, *token)).unwrap().lp_token;
	(lp, <PoolAssets as Inspect<AccountId>>::balance(lp, who))
}

/// Does it as far as it can be done.
fn act(who: &AccountId, act: Act) {
	let held = tokens(who, STAKED_PAL);
	let (asset1, asset2) = pair();
	let outcome = match act {
		Act::Mint => mint(who, STAKED_PAL, 1_000 * PAL),
		Act::Redeem if held > 0 => redeem(who, STAKED_PAL, held.div_ceil(2)),
		Act::AddLiquidity if held > 0 => {
			let (amount1_desired, amount2_desired) = (held / 2, held / 2);
			let (amount1_min, amount2_min, mint_to) = (1, 1, who.clone());
			call(
				who.clone(),
				pallet_asset_conversion::Call::<Runtime>::add_liquidity {
					asset1,
					asset2,
					amount1_desired,
					amount2_desired,
					amount1_min,
					amount2_min,
					mint_to,
				},
			)
		}
		Act::RemoveLiquidity if liquidity(who).1 > 0 => {
			let (lp_token_burn, withdraw_to) = (liquidity(who).1, who.clone());
			let (amount1_min_receive, amount2_min_receive) = (1, 1);
			call(
				who.clone(),
				pallet_asset_conversion::Call::<Runtime>::remove_liquidity {
					asset1,
					asset2,
					lp_token_burn,
					amount1_min_receive,
					amount2_min_receive,
					withdraw_to,
				},
			)
		}
		_ => return,
	};
	assert_ok!(outcome);
}

/// What she has when all is over and everything was taken back.
fn in_the_end(who: &AccountId) -> Balance {
	act(who, Act::RemoveLiquidity);
	pallet_eras::CurrentEra::<Runtime>::mutate(|era| *era = era.plus(20));
	let BasketView { bid, supply, .. } = basket(STAKED_PAL);
	let redemptions = views::redemptions(who).into_iter().map(|redemption| redemption.value);
	Balances::free_balance(who) + floor(tokens(who, STAKED_PAL), bid, supply) + redemptions.sum::<Balance>()
}

#[test]
fn r8_no_sequence_of_deposits_redemptions_and_liquidity_around_a_verdict_gains() {
	let mut ext = build_map(genesis("development", Value::Null));
	ext.execute_with(|| {
		first_block();
		set_issuance(Perbill::zero());
		run_to_era(3);
		let who = Sr25519Keyring::CharlieStash.to_account_id();
		let had = Balances::free_balance(&who);
		let mut told = 0;
		for code in 0..ACTS.len().pow(DEPTH as u32) {
			let acts: [Act; DEPTH] =
				core::array::from_fn(|index| ACTS[code / ACTS.len().pow(index as u32) % ACTS.len()]);
			// Nothing else does anything before she has tokens.
			if acts[0] != Act::Mint {
				continue;
			}
			for reported in 0..=DEPTH {
				// One more than there are acts: it is executed, which changes nothing of what anything is worth.
				for cancelled in reported..=DEPTH + 1 {
					for percent in [1, 60] {
						let has = undone(|| {
							let mut report = None;
							for index in 0..=DEPTH {
								if index == reported {
									report = Some(offence(&alice(), Perquintill::from_percent(percent)));
								}
								if index == cancelled {
									let (report, unfounded) = (report.unwrap(), false);
									assert_ok!(sudo(pallet_slashing::Call::veto { report, unfounded }));
								}
								if let Some(next) = acts.get(index) {
									act(&who, *next);
								}
							}
							in_the_end(&who)
						});
						assert!(has <= had, "{acts:?} {reported} {cancelled} {percent}: {had} {has}");
						told += 1;
					}
				}
			}
		}
		assert_eq!(told, 64 * 20 * 2);
	});
}
