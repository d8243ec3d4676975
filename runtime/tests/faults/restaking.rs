//! The 25 items of the survey of restaking protocols (`r01` to `r25`).

use super::*;
use palisade_primitives::{BasketId, OperatorInspect, ServiceInspect, SlashTerms};
use pallet_lrt::{Name, Target};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	pallet_balances, pallet_proxy, pallet_utility,
};

#[test]
fn r01_an_operator_cannot_drain_its_stakers_at_once() {
	tell(|| {
		// One transaction: a service of its own, everything at risk, and a report.
		let service = pallet_services::NextService::<Runtime>::get();
		let terms = Terms::new(alice(), None, Perquintill::from_percent(30));
		let calls = vec![
			calls::register_service(&terms),
			pallet_services::Call::request_opt_in { service }.into(),
			pallet_services::Call::accept_operator { service, operator: alice() }.into(),
			calls::allocate(AssetKind::Native, service, Perquintill::one()),
		];
		assert_ok!(call(alice(), pallet_utility::Call::batch_all { calls }));
		assert_noop!(
			call(alice(), accuse(service, &alice(), Eras::now(), 1, TENTH)),
			pallet_slashing::Error::<Runtime>::NothingGuaranteed
		);
		// Whoever leaves in the era in which it is announced is not reached.
		let ticket = leave(&eve(), &restaked(alice()), None);
		eras(1);
		let before = (issuance(), Balances::free_balance(alice()));
		assert_ok!(call(alice(), accuse(service, &alice(), Eras::now(), 1, terms.max_slash)));
		assert_eq!(tickets(&eve()).pop().unwrap().value, ticket.value);
		// At most κ is lost by the others, and the operator gains nothing.
		let stake = pool(&restaked(alice()));
		assert!(stake.value >= stake.settled_value * 7 / 10 - 2);
		eras(3);
		assert!(issuance() < before.0);
		assert_eq!(Balances::free_balance(alice()), before.1);
	});
}

#[test]
fn r02_a_wrong_slash_is_undone_to_the_unit() {
	tell(|| {
		let service = half_of_alice();
		eras(1);
		let key = restaked(alice());
		let ticket = leave(&eve(), &key, Some(10_000 * PAL));
		let before = (pool(&key), position(&key, &eve()), position(&key, &ferdie()));
		let report = report(&holder(), service, &alice(), TENTH);
		assert!(tickets(&eve()).pop().unwrap().value < ticket.value);
		veto(report);
		assert_eq!((pool(&key), position(&key, &eve()), position(&key, &ferdie())), before);
		assert_eq!(tickets(&eve()).pop().unwrap(), ticket);
	});
}

#[test]
fn r03_an_allocation_can_be_cancelled_until_it_takes_effect() {
	tell(|| {
		let service = half_of_alice();
		assert_ok!(call(alice(), calls::allocate(AssetKind::Native, service, Perquintill::zero())));
		eras(1);
		assert_eq!(guaranteed(service, &alice()), 0);
		assert!(Restaking::allocations(&restaked(alice())).is_empty());
	});
}

#[test]
fn r04_each_service_has_a_window_of_its_own() {
	tell(|| {
		let short = Terms { window: 1, ..Terms::new(holder(), None, TENTH) };
		let long = Terms { window: 2, ..short.clone() };
		let [short, long] = [short, long].map(|terms| open_service(&holder(), &terms));
		[short, long].iter().for_each(|service| serve(&holder(), *service, &alice(), AssetKind::Native, HALF));
		eras(1);
		let offence = Eras::now();
		eras(2);
		assert_noop!(
			call(holder(), accuse(short, &alice(), offence, 1, TENTH)),
			pallet_slashing::Error::<Runtime>::WindowClosed
		);
		assert_ok!(call(holder(), accuse(long, &alice(), offence, 1, TENTH)));
	});
}

#[test]
fn r05_a_service_that_admits_another_asset_can_slash_none_of_it() {
	tell(|| {
		let service = half_of_alice();
		let foreign = foreign_pool(1_000 * PAL);
		let assets = vec![AssetKind::Native, foreign.asset.clone()];
		let requirements = Terms { assets, ..Terms::new(holder(), None, TENTH) }.requirements();
		assert_ok!(call(holder(), pallet_services::Call::set_requirements { service, requirements }));
		eras(1);
		let before = pool(&foreign);
		report(&holder(), service, &alice(), TENTH);
		assert_eq!(pool(&foreign), before);
		assert!(pool(&restaked(alice())).value < pool(&restaked(alice())).settled_value);
	});
}

#[test]
fn r06_another_slasher_waits_as_long_as_stakers_need_to_leave() {
	tell(|| {
		let service = half_of_alice();
		let terms = SlashTerms { slasher: eve(), ..<Services as ServiceInspect<AccountId>>::terms(service, Eras::now()).unwrap() };
		assert_ok!(call(holder(), pallet_services::Call::update_terms { service, terms: Box::new(terms) }));
		let from = Eras::now().plus(Eras::leaving_eras()).next();
		run_to_era(from.0 - 1);
		let by_eve = || call(eve(), accuse(service, &alice(), Eras::now(), 1, TENTH));
		assert_noop!(by_eve(), pallet_slashing::Error::<Runtime>::NotSlasher);
		eras(1);
		assert_ok!(by_eve());
	});
}

#[test]
fn r07_a_proxy_for_staking_cannot_pay_others_whatever_the_call() {
	tell(|| {
		use configs::proxy::ProxyType;
		for proxy_type in [ProxyType::Staking, ProxyType::NonTransfer] {
			let add = pallet_proxy::Call::add_proxy { delegate: bob().into(), proxy_type, delay: 0 };
			assert_ok!(call(eve(), add));
		}
		let ticket = leave(&eve(), &restaked(alice()), None);
		run_to_era(ticket.matures.0);
		let for_eve = |call: RuntimeCall, force_proxy_type| {
			let real = eve().into();
			pallet_proxy::Call::proxy { real, force_proxy_type: Some(force_proxy_type), call: Box::new(call) }
		};
		for proxy_type in [ProxyType::Staking, ProxyType::NonTransfer] {
			let before = Balances::free_balance(bob());
			let steal = pallet_delegation::Call::complete_leave { ticket: ticket.id, to: Some(bob()) };
			assert_ok!(call(bob(), for_eve(steal.clone().into(), proxy_type)));
			let calls = vec![steal.into()];
			assert_ok!(call(bob(), for_eve(pallet_utility::Call::batch { calls }.into(), proxy_type)));
			let pay = pallet_balances::Call::transfer_allow_death { dest: bob().into(), value: PAL };
			assert_ok!(call(bob(), for_eve(pay.into(), proxy_type)));
			assert_eq!(Balances::free_balance(bob()), before);
		}
		// What leaves goes back to the account.
		let before = Balances::free_balance(eve());
		let back = pallet_delegation::Call::complete_leave { ticket: ticket.id, to: None };
		assert_ok!(call(bob(), for_eve(back.into(), ProxyType::Staking)));
		assert_eq!(Balances::free_balance(eve()), before + ticket.value);
	});
}

#[test]
fn r08_slashing_stays_precise_however_often_a_pool_was_slashed() {
	tell(|| {
		let key = base(alice());
		for _ in 0..8 {
			base_slash(&alice(), Perquintill::from_percent(90));
			eras(2);
		}
		let left = pool(&key).value;
		assert!(left.abs_diff(100_000 * PAL / 100_000_000) <= 100, "{left}");
		// Fresh money is slashed by what is reported, neither more nor less.
		assert_ok!(call(alice(), pallet_delegation::Call::delegate { pool: key.clone(), amount: 10_000 * PAL }));
		eras(1);
		let before = position(&key, &alice()).value;
		base_slash(&alice(), TENTH);
		let after = position(&key, &alice()).value;
		assert!(after.abs_diff(before - TENTH.mul_ceil(before)) <= 10, "{before} {after}");
	});
}

#[test]
fn r09_a_pool_that_lost_all_takes_new_stake_and_gives_it_back() {
	tell(|| {
		let key = base(alice());
		let old = leave(&eve(), &key, Some(1_000 * PAL));
		base_slash(&alice(), Perquintill::one());
		eras(3);
		assert_eq!(pool(&key).generation, 1);
		// What is worth nothing can be completed, and pays nothing.
		run_to_era(old.matures.0);
		assert_eq!(complete(&eve(), &old), 0);
		delegate(&alice(), &key, 5_000 * PAL);
		eras(1);
		let ticket = leave(&alice(), &key, None);
		run_to_era(ticket.matures.0);
		assert!(close(complete(&alice(), &ticket), 5_000 * PAL));
	});
}

#[test]
fn r10_a_base_slash_and_a_service_slash_commute() {
	let after = |base_first: bool| {
		let mut worth = 0;
		tell(|| {
			let service = half_of_alice();
			eras(1);
			let by_service = || {
				report(&holder(), service, &alice(), TENTH);
			};
			if base_first {
				base_slash(&alice(), HALF);
				by_service();
			} else {
				by_service();
				base_slash(&alice(), HALF);
			}
			let open = pool(&restaked(alice())).value;
			eras(3);
			worth = pool(&restaked(alice())).value;
			assert!(close(open, worth), "{open} {worth}");
		});
		worth
	};
	assert!(close(after(true), after(false)));
}

#[test]
fn r11_a_validator_changes_its_keys_and_keeps_its_stake() {
	tell(|| {
		use codec::Encode;
		let before = [base(bob()), restaked(bob())].map(|key| pool(&key));
		let generated = SessionKeys::generate(&bob().encode(), None);
		let set =
			polkadot_sdk::pallet_session::Call::set_keys { keys: generated.keys, proof: generated.proof.encode() };
		assert_ok!(call(bob(), set));
		eras(2);
		assert!(Session::validators().contains(&bob()));
		for (key, before) in [base(bob()), restaked(bob())].iter().zip(before) {
			assert!(close(pool(key).value, before.value));
		}
	});
}

#[test]
fn r13_tables_are_complete_without_anybodys_call() {
	tell(|| {
		let service = service(&holder(), &holder(), &[alice(), bob(), charlie(), dave()], HALF);
		eras(1);
		let security = views::security(service, Eras::now());
		assert_eq!(security.guarantees.len(), 4);
		let sum = security.guarantees.iter().map(|row| row.claim.guarantee).sum::<Balance>();
		assert_eq!(security.totals, [(AssetKind::Native, sum)]);
		assert_eq!(sum, 4 * HALF.mul_floor(pool(&restaked(alice())).value));
	});
}

#[test]
fn r14_rewards_need_no_claim() {
	tell(|| {
		set_issuance(Perbill::from_percent(5));
		let key = base(alice());
		delegate(&holder(), &key, 1_000 * PAL);
		delegate(&other_holder(), &key, 1_000 * PAL);
		for _ in 0..5 {
			eras(1);
			assert_ok!(call(holder(), pallet_delegation::Call::touch_pool { pool: key.clone() }));
		}
		let [busy, idle] = [holder(), other_holder()].map(|who| position(&key, &who).value);
		assert!(close(busy, idle) && idle > 1_000 * PAL);
	});
}

#[test]
fn r15_commission_is_taken_of_every_reward_and_a_raise_not_of_the_past() {
	tell(|| {
		set_issuance(Perbill::from_percent(5));
		eras(1);
		let raised = Perbill::from_percent(15);
		assert_ok!(call(alice(), pallet_operators::Call::set_commission { commission: raised }));
		let ended = Eras::now();
		let mut rewards = Vec::new();
		while Eras::now() < ended.plus(3) {
			rewards.extend(next_block().into_iter().filter_map(|event| match event {
				RuntimeEvent::Validators(pallet_validators::Event::Rewarded {
					era,
					operator,
					commission,
					base,
					restaked,
				}) if operator == alice() && era >= ended => Some((era, commission, commission + base + restaked)),
				_ => None,
			}));
		}
		let of = |era| rewards.iter().find(|(of, ..)| *of == era).unwrap();
		let (_, commission, reward) = of(ended);
		assert_eq!(*commission, Perbill::from_percent(10).mul_floor(*reward));
		let (_, commission, reward) = of(ended.next());
		assert_eq!(*commission, raised.mul_floor(*reward));
	});
}

/// A basket of Alice's Restaked pool in which `holder` has `amount`.
pub(super) fn basket(amount: Balance) -> BasketId {
	let name = Name::try_from(b"Liquid".to_vec()).unwrap();
	let targets = vec![Target { pool: restaked(alice()), weight: 1 }].try_into().unwrap();
	let (asset, symbol, decimals) = (AssetKind::Native, name.clone(), 12);
	assert_ok!(call(eve(), pallet_lrt::Call::create_basket { asset, targets, name, symbol, decimals }));
	assert_ok!(call(holder(), pallet_lrt::Call::mint { basket: BasketId(0), amount, min_tokens: 0 }));
	BasketId(0)
}

#[test]
fn r16_a_liquid_token_follows_a_slash_in_its_block() {
	tell(|| {
		let service = half_of_alice();
		let basket = basket(1_000 * PAL);
		eras(1);
		let before = views::basket(basket).unwrap().bid;
		report(&holder(), service, &alice(), TENTH);
		let after = views::basket(basket).unwrap().bid;
		assert!((before - after).abs_diff(before / 20) <= 4, "{before} {after}");
	});
}

#[test]
fn r17_tickets_are_on_chain_and_only_their_owner_completes_them() {
	tell(|| {
		let ticket = leave(&eve(), &restaked(alice()), None);
		run_to_era(ticket.matures.0);
		assert_noop!(
			call(bob(), pallet_delegation::Call::complete_leave { ticket: ticket.id, to: None }),
			pallet_delegation::Error::<Runtime>::NotTicketOwner
		);
		assert_eq!(tickets(&eve()), [ticket.clone()]);
		assert_eq!(complete(&eve(), &ticket), ticket.value);
	});
}

#[test]
fn r18_a_deposit_secures_nothing_before_the_next_era_and_an_asset_can_be_stopped() {
	tell(|| {
		let foreign = foreign_pool(1_000 * PAL);
		let terms = Terms { assets: vec![foreign.asset.clone()], ..Terms::new(holder(), None, TENTH) };
		let service = open_service(&holder(), &terms);
		serve(&holder(), service, &alice(), foreign.asset.clone(), HALF);
		eras(1);
		delegate(&ferdie(), &foreign, 900_000 * PAL);
		assert!(close(guaranteed(service, &alice()), 500 * PAL));
		// Somebody printed it: no more comes in, everybody gets out, what waits at once.
		assert_ok!(sudo(pallet_delegation::Call::suspend_asset { asset: 5 }));
		let more = pallet_delegation::Call::delegate { pool: foreign.clone(), amount: PAL };
		assert_noop!(call(ferdie(), more), pallet_delegation::Error::<Runtime>::AssetSuspended);
		let back = pallet_delegation::Call::withdraw_entry { pool: foreign.clone(), amount: 900_000 * PAL };
		assert_ok!(call(ferdie(), back));
		leave(&eve(), &foreign, None);
	});
}

#[test]
fn r19_services_choose_their_operators_and_cannot_keep_them() {
	tell(|| {
		let terms = Terms { max_operators: 1, ..Terms::new(holder(), None, TENTH) };
		let service = open_service(&holder(), &terms);
		for operator in [alice(), bob()] {
			assert_ok!(call(operator, pallet_services::Call::request_opt_in { service }));
		}
		// Asking is not serving, and the set is bounded.
		eras(1);
		assert!(!Services::view(service)
			.unwrap()
			.operators
			.iter()
			.any(|view| view.state == pallet_services::OptInState::Serving));
		assert_ok!(call(holder(), pallet_services::Call::accept_operator { service, operator: alice() }));
		assert_noop!(
			call(holder(), pallet_services::Call::accept_operator { service, operator: bob() }),
			pallet_services::Error::<Runtime>::TooManyOperators
		);
		eras(1);
		assert_ok!(call(holder(), pallet_services::Call::deregister { service }));
		assert_ok!(call(alice(), pallet_services::Call::opt_out { service }));
		assert_ok!(call(bob(), pallet_services::Call::opt_out { service }));
	});
}

#[test]
fn r20_a_claim_outlives_withdrawals_and_later_verdicts() {
	tell(|| {
		let first = half_of_alice();
		let second = service(&other_holder(), &other_holder(), &[alice()], HALF);
		eras(1);
		let guarantee = guaranteed(first, &alice());
		let early = report(&holder(), first, &alice(), TENTH);
		for who in [eve(), ferdie()] {
			leave(&who, &restaked(alice()), None);
		}
		report(&other_holder(), second, &alice(), TENTH);
		let escrow: Balance = Slashing::report_view(early).unwrap().escrow.iter().sum();
		assert!(close(escrow, claim(TENTH, guarantee)), "{escrow}");
		let mut taken = 0;
		for _ in 0..30 {
			taken += burned(&next_block());
		}
		assert!(close(taken, 2 * claim(TENTH, guarantee)), "{taken}");
	});
}

#[test]
fn r21_what_was_reported_cannot_be_deallocated() {
	tell(|| {
		let service = service(&holder(), &holder(), &[alice(), bob()], HALF);
		eras(1);
		let other = pool(&restaked(bob()));
		let report = report(&holder(), service, &alice(), TENTH);
		let escrow = Slashing::report_view(report).unwrap().escrow;
		assert_ok!(call(alice(), calls::allocate(AssetKind::Native, service, Perquintill::zero())));
		assert_ok!(call(alice(), pallet_services::Call::opt_out { service }));
		eras(1);
		assert_eq!(Slashing::report_view(report).unwrap().escrow, escrow);
		// Nobody else pays.
		assert_eq!(pool(&restaked(bob())).value, other.value);
	});
}

#[test]
fn r22_a_deposit_just_in_time_takes_no_rewards() {
	tell(|| {
		set_issuance(Perbill::from_percent(5));
		eras(2);
		let key = base(alice());
		while Session::current_index() + 1 < Eras::next_era_at() || pool(&key).entering == 0 {
			next_block();
		}
		// The rewards of the last era wait in the entry, and so does the deposit.
		let gains = pool(&key).entering;
		let stakers = position(&key, &eve()).value;
		delegate(&holder(), &key, 1_000_000 * PAL);
		eras(1);
		assert!(position(&key, &holder()).value <= 1_000_000 * PAL);
		assert!(position(&key, &eve()).value >= stakers + gains / 2 - 4, "half of the pool is hers");
	});
}

#[test]
fn r22_a_request_of_one_unit_blocks_nothing() {
	tell(|| {
		let key = restaked(alice());
		let unit = leave(&eve(), &key, Some(1));
		let all = leave(&ferdie(), &key, None);
		let rest = leave(&eve(), &key, None);
		run_to_era(all.matures.0);
		assert!(complete(&ferdie(), &all) >= 50_000 * PAL - 2);
		assert!(complete(&eve(), &rest) >= 50_000 * PAL - 4);
		complete(&eve(), &unit);
	});
}

#[test]
fn r23_the_team_of_an_asset_cannot_stop_its_slash() {
	tell(|| {
		let foreign = foreign_pool(1_000 * PAL);
		let terms = Terms { assets: vec![foreign.asset.clone()], ..Terms::new(holder(), None, TENTH) };
		let service = open_service(&holder(), &terms);
		serve(&holder(), service, &alice(), foreign.asset.clone(), HALF);
		eras(1);
		report(&holder(), service, &alice(), TENTH);
		let freeze = pallet_assets::Call::<Runtime>::freeze { id: 5.into(), who: foreign.account().into() };
		assert_noop!(call(ferdie(), freeze), pallet_assets::Error::<Runtime>::NoPermission);
		let supply = Assets::total_supply(5);
		eras(3);
		assert!(close(supply - Assets::total_supply(5), 50 * PAL));
	});
}

#[test]
fn r24_an_operator_that_is_gone_is_slashed_for_what_it_did_before() {
	tell(|| {
		let key = base(dave());
		assert_ok!(call(dave(), pallet_operators::Call::request_exit {}));
		let offence = Eras::now();
		let ticket = leave(&eve(), &key, None);
		eras(2);
		assert_ok!(call(dave(), pallet_operators::Call::complete_exit {}));
		assert!(!<Operators as OperatorInspect<AccountId>>::is_registered(&dave()));
		let before = pool(&key).value;
		let reported = <Slashing as ReportOffence<AccountId>>::report_offence(&dave(), offence, TENTH);
		assert!(reported.unwrap().is_some());
		assert!(close(pool(&key).value, before - TENTH.mul_ceil(before)));
		assert!(close(tickets(&eve()).pop().unwrap().value, ticket.value - TENTH.mul_ceil(ticket.value)));
	});
}

#[test]
fn r24_a_report_above_the_limit_is_refused_and_new_deposits_do_not_pay_for_it() {
	tell(|| {
		let service = half_of_alice();
		eras(1);
		assert_noop!(
			call(holder(), accuse(service, &alice(), Eras::now(), 1, Perquintill::from_percent(11))),
			pallet_slashing::Error::<Runtime>::AboveMaxSlash
		);
		report(&holder(), service, &alice(), TENTH);
		let key = restaked(alice());
		delegate(&holder(), &key, 1_000 * PAL);
		assert_eq!(position(&key, &holder()).entering, 1_000 * PAL);
		eras(3);
		let joined = position(&key, &holder());
		assert!(close(joined.value, 1_000 * PAL), "{joined:?}");
	});
}

#[test]
fn r25_a_service_jails_nobody_and_slashes_an_offence_once() {
	tell(|| {
		let service = service(&holder(), &holder(), &[alice(), bob(), charlie(), dave()], HALF);
		eras(1);
		let five = Perquintill::from_percent(5);
		for operator in [alice(), bob(), charlie(), dave()] {
			assert_ok!(call(holder(), accuse(service, &operator, Eras::now(), 1, five)));
			assert_noop!(
				call(holder(), accuse(service, &operator, Eras::now(), 1, five)),
				pallet_slashing::Error::<Runtime>::OffenceKnown
			);
			assert!(<Operators as OperatorInspect<AccountId>>::is_active(&operator));
		}
		eras(4);
		assert_eq!(Session::validators().len(), 4);
	});
}
