//! The 25 items of the survey of restaking protocols (`r01` to `r25`).

use super::*;
use palisade_primitives::{BasketId, OperatorInspect, ServiceInspect, SlashTerms, StakeInspect, Waterfall};
use pallet_delegation::types::AssetTerms;
use pallet_lrt::{Name, Target};
use pallet_restaking::RiskPolicy;
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
fn r01_a_pool_pays_nobody_before_its_stakers_could_leave() {
	tell(|| {
		// A service of her own, with a straw man who is harmed and gets everything.
		let waterfall = Waterfall { harmed: Perbill::one(), ..Waterfall::default() };
		let terms = Terms { waterfall, ..Terms::new(alice(), None, TENTH) };
		let service = open_service(&alice(), &terms);
		serve(&alice(), service, &alice(), AssetKind::Native, Perquintill::one());
		let policy = RiskPolicy { redistribution: true, ..calls::unset_policy() };
		assert_ok!(call(alice(), calls::set_policy(AssetKind::Native, policy)));
		let ticket = leave(&eve(), &restaked(alice()), None);
		let from = Eras::now().plus(Eras::leaving_eras()).next();
		assert!(ticket.matures < from);
		let harm_and_slash = || {
			let (era, beneficiary) = (Eras::now(), bob());
			let claim = pallet_slashing::Call::register_claim { service, era, beneficiary, amount: 1 };
			assert_ok!(call(alice(), claim));
			assert_ok!(call(alice(), accuse(service, &alice(), era, era.0.into(), TENTH)));
		};
		eras(1);
		harm_and_slash();
		let (harmed, burned) = verdicts(2);
		assert!(harmed == 0 && burned > 0);
		run_to_era(ticket.matures.0);
		assert_eq!(complete(&eve(), &ticket), ticket.value);
		run_to_era(from.0);
		harm_and_slash();
		let (harmed, burned) = verdicts(2);
		assert!(harmed > 0 && burned == 0);
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
fn r02_a_slash_that_is_too_large_is_lowered_and_a_late_veto_is_none() {
	tell(|| {
		let service = half_of_alice();
		eras(1);
		let guarantee = guaranteed(service, &alice());
		let report = report(&holder(), service, &alice(), TENTH);
		let reduce = |fraction| pallet_slashing::Call::reduce { report, fraction };
		let less = Perquintill::from_percent(4);
		assert_ok!(call(other_holder(), reduce(less)));
		assert_noop!(
			call(other_holder(), reduce(Perquintill::from_percent(3))),
			pallet_slashing::Error::<Runtime>::AlreadyJudged
		);
		let escrow: Balance = Slashing::report_view(report).unwrap().escrow.iter().sum();
		assert!(close(escrow, claim(less, guarantee)));
		let (_, burned) = verdicts(2);
		assert!(close(burned, claim(less, guarantee)));
		assert_noop!(
			sudo(pallet_slashing::Call::veto { report, unfounded: false }),
			pallet_slashing::Error::<Runtime>::ReportClosed
		);
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
fn r03_policies_and_terms_that_wait_can_be_cancelled() {
	tell(|| {
		let service = half_of_alice();
		let policy = RiskPolicy { max_risk: HALF, redistribution: true, ..calls::unset_policy() };
		assert_ok!(call(alice(), calls::set_policy(AssetKind::Native, policy)));
		let terms = Terms::new(eve(), None, Perquintill::from_percent(30)).slash_terms();
		assert_ok!(call(holder(), pallet_services::Call::update_terms { service, terms: Box::new(terms) }));
		eras(1);
		let cancel = pallet_restaking::Call::cancel_policy_change { asset: AssetKind::Native };
		assert_ok!(call(alice(), cancel));
		assert_ok!(call(holder(), pallet_services::Call::cancel_changes { service }));
		eras(Eras::leaving_eras() + 1);
		let policy = Restaking::policy(&restaked(alice()));
		assert_eq!((policy.current, policy.next), (calls::unset_policy(), None));
		let terms = <Services as ServiceInspect<AccountId>>::terms(service, Eras::now()).unwrap();
		assert_eq!((terms.slasher, terms.max_slash), (holder(), TENTH));
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
fn r05_a_raise_waits_the_notice_that_the_pool_gives() {
	tell(|| {
		let service = half_of_alice();
		eras(1);
		let policy = RiskPolicy { notice: 3, ..calls::unset_policy() };
		assert_ok!(call(alice(), calls::set_policy(AssetKind::Native, policy)));
		let before = guaranteed(service, &alice());
		assert_ok!(call(alice(), calls::allocate(AssetKind::Native, service, Perquintill::one())));
		for _ in 0..2 {
			eras(1);
			assert!(close(guaranteed(service, &alice()), before));
		}
		eras(1);
		assert!(close(guaranteed(service, &alice()), 2 * before));
	});
}

#[test]
fn r06_another_slasher_waits_as_long_as_stakers_need_to_leave() {
	tell(|| {
		let service = half_of_alice();
		let terms = SlashTerms {
			slasher: eve(),
			..<Services as ServiceInspect<AccountId>>::terms(service, Eras::now()).unwrap()
		};
		assert_ok!(call(holder(), pallet_services::Call::update_terms { service, terms: Box::new(terms) }));
		let from = Eras::now().plus(Eras::leaving_eras()).next();
		// Who dislikes it is gone before.
		let ticket = leave(&ferdie(), &restaked(alice()), None);
		run_to_era(from.0 - 1);
		assert_eq!(complete(&ferdie(), &ticket), ticket.value);
		let by_eve = || call(eve(), accuse(service, &alice(), Eras::now(), 1, TENTH));
		assert_noop!(by_eve(), pallet_slashing::Error::<Runtime>::NotSlasher);
		eras(1);
		assert_ok!(by_eve());
	});
}

#[test]
fn r06_a_resolver_cannot_be_taken_away_at_once() {
	tell(|| {
		let service = half_of_alice();
		eras(1);
		let now = || <Services as ServiceInspect<AccountId>>::terms(service, Eras::now()).unwrap();
		let terms = Box::new(SlashTerms { resolver: None, ..now() });
		assert_ok!(call(holder(), pallet_services::Call::update_terms { service, terms }));
		eras(Eras::leaving_eras());
		assert_eq!(now().resolver, Some(other_holder()));
		let report = report(&holder(), service, &alice(), TENTH);
		// What was committed before the change is judged by whom the terms of then name.
		eras(1);
		assert_eq!(now().resolver, None);
		assert_ok!(call(other_holder(), pallet_slashing::Call::veto { report, unfounded: false }));
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
		// 100 000 of stakers and 9 800 of the chain's liquid token.
		assert!(left.abs_diff(109_800 * PAL / 100_000_000) <= 100, "{left}");
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
		let raised = Perbill::from_percent(11);
		let leap = pallet_operators::Call::set_commission { commission: Perbill::from_percent(12) };
		assert_noop!(call(alice(), leap), pallet_operators::Error::<Runtime>::CommissionStepTooLarge);
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
	let targets = vec![Target { pool: restaked(alice()), weight: pallet_lrt::WHOLE }].try_into().unwrap();
	let (asset, symbol, decimals) = (AssetKind::Native, name.clone(), 12);
	assert_ok!(call(eve(), pallet_lrt::Call::create_basket { asset, targets, name, symbol, decimals }));
	assert_ok!(call(holder(), pallet_lrt::Call::mint { basket: BasketId(1), amount, min_tokens: 0 }));
	// Genesis makes the first one.
	BasketId(1)
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
		// The buffer has 2 %, and half of the rest is at risk.
		let staked = before * 98 / 100;
		assert!((before - after).abs_diff(staked / 20) <= 4, "{before} {after}");
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
fn r18_what_somebody_printed_comes_in_no_faster_and_no_further_than_its_caps() {
	tell(|| {
		let foreign = foreign_pool(1_000 * PAL);
		let (id, target) = (5.into(), bob().into());
		assert_ok!(call(ferdie(), pallet_assets::Call::<Runtime>::transfer { id, target, amount: PAL }));
		assert_ok!(call(bob(), pallet_delegation::Call::open_pool { asset: 5 }));
		let other = PoolKey { operator: bob(), ..foreign.clone() };
		let terms =
			AssetTerms { min_deposit: PAL, cap: 35_000 * PAL, operator_cap: 21_000 * PAL, inflow: 10_000 * PAL };
		assert_ok!(sudo(pallet_delegation::Call::set_asset_terms { asset: 5, terms }));
		let deposit = |pool: &PoolKey<AccountId>, amount| {
			call(ferdie(), pallet_delegation::Call::delegate { pool: pool.clone(), amount })
		};
		let error = pallet_delegation::Error::<Runtime>::InflowReached;
		// Eve's thousand counts, and so does what goes elsewhere; what is taken back does not.
		assert_noop!(deposit(&foreign, 9_001 * PAL), error);
		assert_ok!(deposit(&foreign, 8_000 * PAL));
		assert_noop!(deposit(&other, 1_001 * PAL), pallet_delegation::Error::<Runtime>::InflowReached);
		let back = pallet_delegation::Call::withdraw_entry { pool: foreign.clone(), amount: 1_000 * PAL };
		assert_ok!(call(ferdie(), back));
		assert_ok!(deposit(&other, 2_000 * PAL));
		eras(1);
		assert_ok!(deposit(&foreign, 10_000 * PAL));
		eras(1);
		let error = pallet_delegation::Error::<Runtime>::OperatorCapReached;
		assert_noop!(deposit(&foreign, 4_000 * PAL), error);
		assert_ok!(deposit(&other, 10_000 * PAL));
		eras(1);
		let error = pallet_delegation::Error::<Runtime>::AssetCapReached;
		assert_noop!(deposit(&other, 6_000 * PAL), error);
		// Nothing of it keeps anybody in.
		for who in [eve(), ferdie()] {
			leave(&who, &foreign, None);
		}
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
		let PositionView { shares, value: stakers, .. } = position(&key, &eve());
		let part = Perquintill::from_rational(shares, pool(&key).shares);
		delegate(&holder(), &key, 1_000_000 * PAL);
		eras(1);
		assert!(position(&key, &holder()).value <= 1_000_000 * PAL);
		assert!(position(&key, &eve()).value >= stakers + part.mul_floor(gains) - 4, "her part of the pool");
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

#[test]
fn r25_a_service_gone_mad_takes_no_more_than_an_eras_quota() {
	tell(|| {
		let operators = [alice(), bob(), charlie(), dave()];
		let service = service(&holder(), &other_holder(), &operators, HALF);
		// Room for one of its reports an era.
		assert_ok!(sudo(calls::set_quota(Perquintill::from_percent(1))));
		eras(1);
		let now = Eras::now();
		let quota =
			Perquintill::from_percent(1).mul_floor(<Delegation as StakeInspect<AccountId>>::total(&AssetKind::Native));
		let each = claim(TENTH, guaranteed(service, &alice()));
		assert!(each <= quota && quota < 2 * each);
		let ticket = leave(&eve(), &restaked(bob()), None);
		let due = |report| Slashing::report_view(report).unwrap().report.due;
		let first = report(&holder(), service, &alice(), TENTH);
		let second = report(&holder(), service, &bob(), TENTH);
		assert_eq!((due(first), due(second)), (now.plus(2), now.plus(3)));
		// What is put off is set aside all the same, and falls before anything that it reaches has left.
		assert!(close(Slashing::report_view(second).unwrap().escrow.iter().sum(), each));
		assert!(due(second) < ticket.matures);
		// The queue is as long as leaving lets it be; what it refuses changes nothing.
		let before = pool(&restaked(charlie()));
		let third = accuse(service, &charlie(), now, 9, TENTH);
		assert_noop!(call(holder(), third.clone()), pallet_slashing::Error::<Runtime>::SlashQueueFull);
		assert_eq!(pool(&restaked(charlie())), before);
		// Consensus waits for nobody.
		let base = base_slash(&dave(), HALF);
		assert_eq!(due(base), now.plus(2));
		eras(1);
		let id = pallet_slashing::NextReportId::<Runtime>::get();
		assert_ok!(call(holder(), third));
		assert_eq!(due(id), now.plus(4));
		// Whoever watches has as much more time to stop it.
		eras(1);
		assert_ok!(call(other_holder(), pallet_slashing::Call::veto { report: second, unfounded: false }));
		eras(1);
		assert_ok!(call(other_holder(), pallet_slashing::Call::veto { report: id, unfounded: false }));
		eras(2);
		assert!(close(pool(&restaked(charlie())).value, before.value));
		assert!(close(before.value - pool(&restaked(alice())).value, each));
	});
}
