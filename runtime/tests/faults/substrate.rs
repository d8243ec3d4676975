//! The 32 defects of the survey of Substrate's restaking chain (`s01` to `s32`).

use super::{restaking::basket, *};
use pallet_eras::ClockParams;
use pallet_services::OptInState;
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	pallet_multisig, pallet_proxy, pallet_utility,
};

#[test]
fn s01_a_base_slash_moves_funds_and_lowers_what_services_are_guaranteed() {
	tell(|| {
		let service = half_of_alice();
		eras(1);
		let (issued, before) = (issuance(), guaranteed(service, &alice()));
		let stake: Balance = [base(alice()), restaked(alice())].iter().map(|key| pool(key).value).sum();
		base_slash(&alice(), HALF);
		let mut taken = 0;
		for _ in 0..30 {
			taken += burned(&next_block());
		}
		assert!(close(taken, stake / 2), "{taken} {stake}");
		assert_eq!(issuance(), issued - taken);
		// Jailed, she guarantees nothing at all; out of jail, half.
		assert_ok!(call(alice(), pallet_operators::Call::unjail {}));
		eras(1);
		assert!(close(guaranteed(service, &alice()), before / 2));
	});
}

#[test]
fn s02_each_asset_is_slashed_once_and_only_if_it_is_at_risk() {
	tell(|| {
		let foreign = foreign_pool(1_000 * PAL);
		let native_only = half_of_alice();
		let assets = vec![AssetKind::Native, foreign.asset.clone()];
		let both = open_service(&holder(), &Terms { assets: assets.clone(), ..Terms::new(holder(), None, TENTH) });
		assets.into_iter().for_each(|asset| serve(&holder(), both, &alice(), asset, HALF));
		eras(1);
		report(&holder(), native_only, &alice(), TENTH);
		assert_eq!(position(&foreign, &eve()).value, position(&foreign, &eve()).settled_value);
		let before = [restaked(alice()), foreign.clone()].map(|key| position(&key, &eve()));
		report(&holder(), both, &alice(), TENTH);
		let after = [restaked(alice()), foreign].map(|key| position(&key, &eve()));
		for (before, after) in before.iter().zip(&after) {
			assert!(close(before.value - after.value, before.settled_value / 20), "{before:?} {after:?}");
		}
	});
}

#[test]
fn s03_what_is_at_risk_is_the_weight_and_not_the_pool() {
	tell(|| {
		let fifth = Perquintill::from_percent(20);
		let service = service(&holder(), &holder(), &[alice()], fifth);
		eras(1);
		let before = pool(&restaked(alice())).value;
		report(&holder(), service, &alice(), TENTH);
		assert!(close(before - pool(&restaked(alice())).value, before / 50));
	});
}

#[test]
fn s04_a_request_from_before_a_slash_completes_for_what_is_left() {
	tell(|| {
		let service = half_of_alice();
		eras(1);
		let ticket = leave(&eve(), &restaked(alice()), None);
		report(&holder(), service, &alice(), TENTH);
		let left = tickets(&eve()).pop().unwrap().value;
		assert!(close(left, ticket.value - ticket.value / 20));
		run_to_era(ticket.matures.0);
		assert!(close(complete(&eve(), &ticket), left));
	});
}

#[test]
fn s05_nobody_leaves_faster_than_a_slash_comes() {
	tell(|| {
		let service = half_of_alice();
		eras(1);
		let offence = Eras::now();
		// Everything that looks like a way out, in the era of the offence.
		let ticket = leave(&eve(), &restaked(alice()), None);
		assert_ok!(call(alice(), calls::allocate(AssetKind::Native, service, Perquintill::zero())));
		assert_ok!(call(alice(), pallet_services::Call::opt_out { service }));
		assert_ok!(call(alice(), pallet_operators::Call::request_exit {}));
		eras(2);
		assert_ok!(call(alice(), pallet_operators::Call::complete_exit {}));
		let bond = leave(&alice(), &restaked(alice()), None);
		assert_ok!(call(holder(), accuse(service, &alice(), offence, 1, TENTH)));
		for (who, ticket) in [(eve(), &ticket), (alice(), &bond)] {
			assert!(close(tickets(&who).pop().unwrap().value, ticket.value - ticket.value / 20));
		}
		// The verdict falls before the first of them can be completed.
		eras(2);
		assert!(Slashing::open_reports().is_empty() && Eras::now() < ticket.matures);
		let short = ClockParams { sessions_per_era: 3, leaving_eras: 4, slash_window: 2, veto_window: 1 };
		assert_noop!(
			sudo(pallet_eras::Call::set_clock { clock: short }),
			pallet_eras::Error::<Runtime>::LeavingTooShort
		);
	});
}

#[test]
fn s06_who_comes_and_goes_is_counted() {
	tell(|| {
		let service = service(&holder(), &holder(), &[alice(), bob()], HALF);
		let count = || pallet_services::Services::<Runtime>::get(service).unwrap().operators;
		assert_eq!(count(), 2);
		assert_ok!(call(alice(), pallet_services::Call::opt_out { service }));
		assert_ok!(call(holder(), pallet_services::Call::remove_operator { service, operator: bob() }));
		assert_eq!(count(), 0);
		eras(1);
		assert!(Services::view(service).unwrap().operators.iter().all(|view| view.state == OptInState::Ended));
	});
}

#[test]
fn s07_stakers_of_an_operator_that_is_gone_leave_as_any() {
	tell(|| {
		assert_ok!(call(dave(), pallet_operators::Call::request_exit {}));
		eras(2);
		assert_ok!(call(dave(), pallet_operators::Call::complete_exit {}));
		let ticket = leave(&eve(), &restaked(dave()), None);
		run_to_era(ticket.matures.0);
		assert_eq!(complete(&eve(), &ticket), ticket.value);
	});
}

#[test]
fn s08_one_position_does_not_touch_another() {
	tell(|| {
		let others = [base(alice()), restaked(bob()), base(bob())];
		let before = others.each_ref().map(|key| position(key, &eve()));
		let ticket = leave(&eve(), &restaked(alice()), None);
		run_to_era(ticket.matures.0);
		complete(&eve(), &ticket);
		let after = others.each_ref().map(|key| position(key, &eve()));
		assert!(before.iter().zip(&after).all(|(before, after)| before.shares == after.shares));
	});
}

#[test]
fn s09_tickets_of_both_tiers_are_completed_each_by_itself() {
	tell(|| {
		let secured = leave(&eve(), &base(alice()), None);
		eras(1);
		let restaked = leave(&eve(), &restaked(alice()), None);
		run_to_era(secured.matures.0);
		assert_noop!(
			call(eve(), pallet_delegation::Call::complete_leave { ticket: restaked.id, to: None }),
			pallet_delegation::Error::<Runtime>::NotMatured
		);
		assert_eq!(complete(&eve(), &secured), secured.value);
		assert_eq!(tickets(&eve()), [restaked]);
	});
}

#[test]
fn s10_a_position_leaves_whole_and_a_bond_by_no_way() {
	tell(|| {
		leave(&eve(), &base(alice()), None);
		assert_eq!(position(&base(alice()), &eve()).shares, 0);
		// An operator's bond: not directly, in no batch, through no proxy, by no multisig.
		let key = restaked(alice());
		let before = position(&key, &alice());
		let out = || RuntimeCall::from(pallet_delegation::Call::request_leave { pool: key.clone(), amount: None });
		assert_noop!(call(alice(), out()), pallet_delegation::Error::<Runtime>::BondFloor);
		assert_ok!(call(alice(), pallet_utility::Call::force_batch { calls: vec![out(), out()] }));
		let proxy_type = configs::proxy::ProxyType::Any;
		assert_ok!(call(alice(), pallet_proxy::Call::add_proxy { delegate: bob().into(), proxy_type, delay: 0 }));
		let (real, call_) = (alice().into(), Box::new(out()));
		assert_ok!(call(bob(), pallet_proxy::Call::proxy { real, force_proxy_type: None, call: call_ }));
		let nested = pallet_utility::Call::dispatch_as {
			as_origin: Box::new(polkadot_sdk::frame_system::RawOrigin::Signed(alice()).into()),
			call: Box::new(out()),
		};
		assert!(call(bob(), nested).is_err());
		let multi =
			pallet_multisig::Call::as_multi_threshold_1 { other_signatories: vec![bob()], call: Box::new(out()) };
		assert!(call(alice(), multi).is_err());
		assert_eq!(position(&key, &alice()), before);
	});
}

#[test]
fn s11_dust_fills_no_pool_and_stakers_are_not_counted() {
	tell(|| {
		let key = restaked(alice());
		let dust = pallet_delegation::Call::delegate { pool: key.clone(), amount: 1 };
		assert_noop!(call(holder(), dust), pallet_delegation::Error::<Runtime>::BelowMinimum);
		for number in 0..100u8 {
			let who = AccountId::from([number + 100; 32]);
			let value = 2 * PAL;
			let give = polkadot_sdk::pallet_balances::Call::transfer_allow_death { dest: who.clone().into(), value };
			assert_ok!(call(holder(), give));
			delegate(&who, &key, PAL);
		}
		delegate(&eve(), &key, 1_000 * PAL);
		eras(1);
		assert!(close(position(&key, &eve()).value, 51_000 * PAL));
	});
}

#[test]
fn s12_a_payment_that_fails_is_an_error_and_the_ticket_stays() {
	tell(|| {
		let ticket = leave(&eve(), &restaked(alice()), Some(1_000));
		run_to_era(ticket.matures.0);
		let nobody = AccountId::from([99; 32]);
		assert!(call(eve(), pallet_delegation::Call::complete_leave { ticket: ticket.id, to: Some(nobody) }).is_err());
		assert_eq!(tickets(&eve()).len(), 1);
		assert_eq!(complete(&eve(), &ticket), ticket.value);
	});
}

#[test]
fn s13_a_service_that_ends_takes_no_report_with_it() {
	tell(|| {
		let first = half_of_alice();
		let second = service(&other_holder(), &other_holder(), &[alice()], HALF);
		eras(1);
		let reports = [report(&holder(), first, &alice(), TENTH), report(&other_holder(), second, &alice(), TENTH)];
		let escrow = reports.map(|report| Slashing::report_view(report).unwrap().escrow);
		assert_ok!(call(holder(), pallet_services::Call::deregister { service: first }));
		eras(1);
		assert_eq!(reports.map(|report| Slashing::report_view(report).unwrap().escrow), escrow);
		// Its own can still be vetoed, by the resolver of then.
		assert_ok!(call(other_holder(), pallet_slashing::Call::veto { report: reports[0], unfounded: false }));
		let before = pool(&restaked(alice())).tokens;
		eras(1);
		assert!(pool(&restaked(alice())).tokens < before);
	});
}

#[test]
fn s14_what_cannot_be_done_now_holds_up_nothing_else() {
	tell(|| {
		let service = service(&holder(), &holder(), &[alice(), bob()], HALF);
		eras(1);
		let four = Perquintill::from_percent(4);
		report(&holder(), service, &alice(), four);
		delegate(&eve(), &restaked(alice()), PAL);
		eras(1);
		// Waits for the deposit that the first one held back.
		let waits = report(&holder(), service, &alice(), four);
		assert!(Slashing::report_view(waits).unwrap().report.is_waiting());
		let done = report(&holder(), service, &bob(), four);
		eras(2);
		let state = |report| Slashing::report_view(report).map(|view| view.report);
		assert!(state(done).is_none_or(|report| report.is_closed()));
		// And it is lost neither.
		assert!(!state(waits).unwrap().is_waiting());
		eras(1);
		assert!(state(waits).is_none_or(|report| report.is_executed()));
	});
}

#[test]
fn s18_a_service_ends_whoever_serves_it() {
	tell(|| {
		let service = service(&holder(), &holder(), &[alice(), bob(), charlie()], HALF);
		half_of_alice();
		eras(1);
		assert_ok!(call(holder(), pallet_services::Call::deregister { service }));
		eras(1);
		assert_eq!(guaranteed(service, &alice()), 0);
		// The deposit comes back when nothing can be slashed any more.
		eras(4);
		let before = Balances::free_balance(holder());
		assert_ok!(call(eve(), pallet_services::Call::reclaim_deposit { service }));
		assert_eq!(Balances::free_balance(holder()), before + 100 * PAL);
	});
}

#[test]
fn s19_a_refused_request_is_gone() {
	tell(|| {
		let service = open_service(&holder(), &Terms::new(holder(), None, TENTH));
		assert_ok!(call(alice(), pallet_services::Call::request_opt_in { service }));
		assert_ok!(call(holder(), pallet_services::Call::remove_operator { service, operator: alice() }));
		assert!(Services::view(service).unwrap().operators.is_empty());
		// Asking again needs another consent.
		assert_ok!(call(alice(), pallet_services::Call::request_opt_in { service }));
		assert_noop!(
			call(alice(), calls::allocate(AssetKind::Native, service, HALF)),
			pallet_restaking::Error::<Runtime>::AllocationRefused
		);
	});
}

#[test]
fn s21_an_operator_whose_stakers_are_gone_stops_nobodys_rewards() {
	// The chain's liquid token would stay.
	tell_on(json!({ "lrt": { "baskets": [] }, "liquidity": { "pools": [] }, "prices": { "assets": [] } }), || {
		set_issuance(Perbill::from_percent(5));
		eras(1);
		// Nobody has a share of the pools that earned.
		assert_ok!(call(dave(), pallet_operators::Call::request_exit {}));
		eras(2);
		let before = pool(&base(alice())).value;
		assert_ok!(call(dave(), pallet_operators::Call::complete_exit {}));
		for who in [dave(), eve(), ferdie()] {
			for key in [base(dave()), restaked(dave())] {
				if position(&key, &who).shares > 0 {
					leave(&who, &key, None);
				}
			}
		}
		eras(3);
		assert!(pool(&base(alice())).value > before);
		assert_eq!(pool(&base(dave())).tokens, 0);
	});
}

#[test]
fn s22_a_redemption_is_paid_its_part_and_no_more() {
	tell(|| {
		let basket = basket(100 * PAL);
		assert_ok!(call(other_holder(), pallet_lrt::Call::mint { basket, amount: 100 * PAL, min_tokens: 0 }));
		eras(1);
		let token = views::basket(basket).unwrap().token;
		let tokens = Assets::balance(token, holder());
		let before = Balances::free_balance(holder());
		assert_ok!(call(holder(), pallet_lrt::Call::redeem_request { basket, tokens, min_out: 0 }));
		// Its part of the buffer at once, the rest when it is free.
		let paid = Balances::free_balance(holder()) - before;
		assert!(close(paid, 2 * PAL), "{paid}");
		let redemption = views::redemptions(&holder()).pop().unwrap();
		assert!(close(paid + redemption.value, 100 * PAL), "{redemption:?}");
		assert!(close(views::basket(basket).unwrap().bid, 100 * PAL + configs::lrt::BasketSeed::get()));
	});
}

#[test]
fn s23_two_requests_of_one_era_are_two_tickets() {
	tell(|| {
		let stakes = [restaked(alice()), restaked(bob())];
		let value: Balance = stakes.iter().map(|key| position(key, &eve()).value).sum();
		let asked: Vec<_> =
			stakes.iter().flat_map(|key| [leave(&eve(), key, Some(10_000 * PAL)), leave(&eve(), key, None)]).collect();
		run_to_era(asked[3].matures.0);
		let paid: Balance = asked.iter().map(|ticket| complete(&eve(), ticket)).sum();
		assert!(close(paid, value), "{paid} {value}");
	});
}

#[test]
fn s24_a_ticket_can_be_completed_however_late() {
	tell(|| {
		let ticket = leave(&eve(), &restaked(alice()), None);
		run_to_era(ticket.matures.0 + 12);
		leave(&ferdie(), &restaked(alice()), None);
		assert_eq!(complete(&eve(), &ticket), ticket.value);
	});
}

#[test]
fn s25_rewards_reach_the_holders_of_liquid_tokens() {
	tell(|| {
		set_issuance(Perbill::from_percent(5));
		let basket = basket(1_000 * PAL);
		eras(5);
		let view = views::basket(basket).unwrap();
		assert!(view.bid > view.supply && view.rate_bid > 1.into());
	});
}

#[test]
fn s26_redemptions_under_way_share_a_slash_and_the_last_is_not_short() {
	tell(|| {
		let service = half_of_alice();
		let basket = basket(100 * PAL);
		assert_ok!(call(other_holder(), pallet_lrt::Call::mint { basket, amount: 100 * PAL, min_tokens: 0 }));
		eras(1);
		let token = views::basket(basket).unwrap().token;
		let redeem = |who: &AccountId| {
			let tokens = Assets::balance(token, who);
			assert_ok!(call(who.clone(), pallet_lrt::Call::redeem_request { basket, tokens, min_out: 0 }));
			views::redemptions(who).pop().unwrap()
		};
		let first = redeem(&holder());
		report(&holder(), service, &alice(), TENTH);
		let last = redeem(&other_holder());
		run_to_era(last.matures.0);
		let paid = [(holder(), first.id), (other_holder(), last.id)].map(|(who, redemption)| {
			let before = Balances::free_balance(&who);
			assert_ok!(call(eve(), pallet_lrt::Call::claim { redemption }));
			Balances::free_balance(&who) - before
		});
		// 98 of 100 were staked, and lost a twentieth; 2 were in the buffer and paid at once.
		assert!(paid.iter().all(|paid| close(*paid, 98 * PAL * 95 / 100)), "{paid:?}");
	});
}

#[test]
fn s27_all_tokens_can_be_redeemed() {
	tell(|| {
		let basket = basket(100 * PAL);
		eras(1);
		let token = views::basket(basket).unwrap().token;
		let tokens = Assets::balance(token, holder());
		assert_ok!(call(holder(), pallet_lrt::Call::redeem_request { basket, tokens, min_out: 0 }));
		assert_eq!(Assets::balance(token, holder()), 0);
	});
}

#[test]
fn s29_a_deposit_earns_from_the_era_after_next_on_and_nothing_of_before() {
	tell(|| {
		set_issuance(Perbill::from_percent(5));
		eras(2);
		let key = base(alice());
		delegate(&holder(), &key, 1_000 * PAL);
		eras(1);
		// Joined; what this era's start brought was earned before.
		assert!(position(&key, &holder()).value <= 1_000 * PAL);
		eras(1);
		assert!(position(&key, &holder()).value <= 1_000 * PAL + position(&key, &eve()).value / 1_000);
	});
}

#[test]
fn s30_nothing_is_counted_twice() {
	tell(|| {
		let key = restaked(alice());
		delegate(&eve(), &key, 1_000 * PAL);
		leave(&eve(), &key, Some(10_000 * PAL));
		let view = position(&key, &eve());
		let ticket = tickets(&eve()).pop().unwrap();
		assert!(close(view.value + view.entering + ticket.value, 51_000 * PAL));
		eras(1);
		// What is leaving elects nobody.
		let exposure = Validators::active_set().into_iter().find(|of| of.operator == alice()).unwrap();
		assert_eq!(exposure.restaked, pool(&key).value);
		assert!(close(exposure.restaked, 191_000 * PAL));
	});
}

#[test]
fn s31_the_rate_of_issuance_is_the_one_that_was_set() {
	tell(|| {
		let yearly = |percent| {
			set_issuance(Perbill::from_percent(percent));
			let (start, issued) = (polkadot_sdk::pallet_timestamp::Now::<Runtime>::get(), issuance());
			run_blocks(50);
			let passed = polkadot_sdk::pallet_timestamp::Now::<Runtime>::get() - start;
			(issuance() - issued) * 31_557_600_000 / Balance::from(passed) * 1_000 / issued
		};
		assert!((48..=50).contains(&yearly(5)) && (98..=100).contains(&yearly(10)));
		assert_eq!(yearly(0), 0);
	});
}

#[test]
fn s32_the_smallest_stake_earns_its_part() {
	tell(|| {
		set_issuance(Perbill::from_percent(50));
		let key = base(alice());
		delegate(&other_holder(), &key, 5_000_000 * PAL);
		delegate(&holder(), &key, PAL);
		eras(6);
		let [small, large] = [holder(), other_holder()].map(|who| position(&key, &who).value);
		assert!(small > PAL && close(small, large / 5_000_000), "{small} {large}");
	});
}

#[test]
fn s33_governance_cancels_a_slash_and_pauses_deposits_but_no_exit() {
	tell(|| {
		let service = half_of_alice();
		eras(1);
		let before = pool(&restaked(alice()));
		let report = report(&holder(), service, &alice(), TENTH);
		veto(report);
		assert_eq!(pool(&restaked(alice())), before);
		let pause = |name: &str| {
			let full_name = (b"Delegation".to_vec().try_into().unwrap(), name.as_bytes().to_vec().try_into().unwrap());
			sudo(pauses::Call::pause { full_name })
		};
		assert_ok!(pause("delegate"));
		assert!(pause("request_leave").is_err() && pause("complete_leave").is_err());
	});
}
