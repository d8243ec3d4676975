//! What can be done. A call of ours that is not here fails the run: each must have succeeded at least once.

use super::world::{Held, Serving, World, ASSET, OTHER_ASSET, PLAIN_ASSET};
use crate::common::{
	calls::{self, Terms},
	random::Random,
	*,
};
use palisade_primitives::{
	AssetKind, Balance, BasketId, Category, Era, GroupId, OperatorInspect, OperatorPools, PoolKey, ReportId,
	SecurityInspect, ServiceId, TicketId, Tier, Waterfall,
};
use pallet_delegation::types::AssetTerms;
use pallet_eras::ClockParams;
use pallet_lrt::{AllowedServices, Caps, Labelled, Name, Policy, Target, Targets, WHOLE};
use pallet_restaking::{Allowed, RiskPolicy};
use pallet_slashing::Penalty;
use pallet_validators::ElectionRules;
use polkadot_sdk::{
	sp_runtime::{FixedU128, Perbill, Perquintill},
	*,
};
use std::collections::BTreeSet;

const CATEGORIES: [Category; 3] = [Category::Oracle, Category::Bridge, Category::Other];

/// Who calls.
#[derive(Clone, Debug)]
pub enum Caller {
	Signed(AccountId),
	Governance,
	/// Not a call: consensus reports that the account misbehaved in a session.
	Consensus {
		session: u32,
		offender: AccountId,
		fraction: Perbill,
	},
}

/// Something to do.
#[derive(Clone, Debug)]
pub struct Command {
	pub caller: Caller,
	pub call: RuntimeCall,
	/// It may pay into a pool's account, beside the ledger.
	pub is_gift: bool,
}

type Maker = fn(&mut Random, &World) -> Option<Command>;

/// How often, and what.
const MAKERS: &[(u64, Maker)] = &[
	// Staking.
	(90, delegate),
	(20, withdraw_entry),
	(50, request_leave),
	(60, complete_leave),
	(6, open_pool),
	(2, admit_asset),
	(3, set_asset_terms),
	(1, suspend_asset),
	(6, set_rate),
	(15, touch_pool),
	(25, redelegate),
	(30, complete_redelegation),
	// Operators and validators.
	(10, register_operator),
	(12, set_commission),
	(6, set_metadata),
	(2, request_exit),
	(2, cancel_exit),
	(8, complete_exit),
	(20, unjail),
	(10, check_coverage),
	(12, join_candidates),
	(2, leave_candidates),
	(6, set_keys),
	(1, purge_keys),
	(2, set_rules),
	(10, pay_rewards),
	(10, claim_base_commission),
	// Services.
	(8, register_service),
	(4, update_metadata),
	(4, set_requirements),
	(6, update_terms),
	(3, cancel_changes),
	(12, set_service_key),
	(4, propose_owner),
	(8, accept_ownership),
	(30, request_opt_in),
	(30, accept_operator),
	(5, opt_out),
	(3, remove_operator),
	(8, prune),
	(2, deregister),
	(8, reclaim_deposit),
	(45, allocate),
	(14, set_policy),
	(3, cancel_policy_change),
	(8, write_tables),
	// Slashing.
	(50, report),
	(12, veto),
	(12, reduce),
	(6, penalise),
	(20, register_claim),
	(3, withdraw_claim),
	(20, release_payout),
	(20, execute),
	(60, open_report),
	(8, offence),
	// Liquid tokens.
	(5, create_basket),
	(40, mint),
	(12, deploy),
	(25, redeem),
	(25, claim),
	(5, transfer_redemption),
	(10, mint_best),
	(5, sponsor),
	(15, harvest),
	(10, swap_rewards),
	(10, redeem_instantly),
	(20, finalise),
	(1, succeed),
	(4, set_manager),
	(6, accept_management),
	(12, set_fee),
	(12, charge_fee),
	(10, set_basket_policy),
	(15, set_targets),
	(2, cancel_basket_changes),
	(6, follow_active_set),
	(15, rebalance),
	(4, set_group),
	// Streams.
	(3, admit_reward_asset),
	(1, suspend_reward_asset),
	(30, fund),
	(15, incentivise),
	(4, cancel_stream),
	(25, claim_rewards),
	(10, claim_rewards_for),
	(10, compound),
	(10, claim_commission),
	(10, reclaim),
	// What governance sets.
	(4, set_parameter),
	(2, set_clock),
	(2, force_new_era),
	// The exchange.
	(5, track),
	(1, untrack),
	(6, provide),
	(15, trade),
	// The SDK's.
	(12, transfer),
	(6, help_the_poorest),
	(5, gift),
	(10, transfer_asset),
	(3, mint_asset),
	(3, burn),
	(20, batch),
	(5, add_proxy),
	(12, proxy),
	(6, multisig),
	(1, enter_safe_mode),
	(20, exit_safe_mode),
];

/// Something to do, now.
pub fn command(random: &mut Random, world: &World) -> Command {
	let total: u64 = MAKERS.iter().map(|(weight, _)| weight).sum();
	loop {
		let mut left = random.below(total);
		let maker = MAKERS.iter().find(|(weight, _)| {
			let found = left < *weight;
			left = left.saturating_sub(*weight);
			found
		});
		if let Some(command) = maker.and_then(|(_, maker)| maker(random, world)) {
			return command;
		}
	}
}

fn signed(who: AccountId, call: impl Into<RuntimeCall>) -> Option<Command> {
	Some(Command { caller: Caller::Signed(who), call: call.into(), is_gift: false })
}

fn governance(call: impl Into<RuntimeCall>) -> Option<Command> {
	Some(Command { caller: Caller::Governance, call: call.into(), is_gift: false })
}

fn amount(random: &mut Random) -> Balance {
	let small = Balance::from(random.next());
	match random.below(40) {
		0 => 0,
		1 => Balance::MAX,
		2 => 1,
		3..=6 => small % (2 * PAL),
		7..=30 => small % (1_000 * PAL),
		_ => small % (200_000 * PAL),
	}
}

fn fraction(random: &mut Random) -> Perquintill {
	match random.below(20) {
		0 => Perquintill::zero(),
		1 => Perquintill::one(),
		2 => Perquintill::from_parts(random.between(1, 1_000)),
		3..=9 => Perquintill::from_percent(random.between(1, 100)),
		_ => Perquintill::from_parts(random.below(1_000_000_000_000_000_001)),
	}
}

fn part(random: &mut Random, of: Perquintill) -> Perquintill {
	match random.below(12) {
		0 => of,
		1 => fraction(random),
		_ => Perquintill::from_parts(random.below(of.deconstruct() + 1)),
	}
}

fn nearby(random: &mut Random, now: Era) -> Era {
	match random.below(20) {
		0 => now.plus(1),
		1 => Era(random.next() as u32),
		_ => now.minus(random.below(4) as u32),
	}
}

// Staking.

fn delegate(random: &mut Random, world: &World) -> Option<Command> {
	let (who, pool) = (world.anybody(random), world.pool(random));
	signed(who, pallet_delegation::Call::delegate { pool, amount: amount(random) })
}

fn withdraw_entry(random: &mut Random, world: &World) -> Option<Command> {
	let waiting: Vec<_> = world.positions.iter().filter(|(_, _, waits)| *waits).collect();
	let (who, pool, _) = random.pick(&waiting)?;
	let who = world.mostly(random, who);
	signed(who, pallet_delegation::Call::withdraw_entry { pool: pool.clone(), amount: amount(random) })
}

fn request_leave(random: &mut Random, world: &World) -> Option<Command> {
	let (who, pool, _) = random.pick(&world.positions)?;
	let who = world.mostly(random, who);
	let amount = (!random.chance(20)).then(|| amount(random));
	signed(who, pallet_delegation::Call::request_leave { pool: pool.clone(), amount })
}

fn complete_leave(random: &mut Random, world: &World) -> Option<Command> {
	let (ticket, owner) = ripe(random, world, false)?;
	let ticket = if random.chance(95) { ticket } else { TicketId(random.below(1_000)) };
	let to = match random.below(20) {
		0..=15 => None,
		16..=18 => Some(world.anybody(random)),
		_ => Some(world.pool(random).account()),
	};
	let command = signed(world.mostly(random, &owner), pallet_delegation::Call::complete_leave { ticket, to })?;
	Some(Command { is_gift: true, ..command })
}

/// Mostly a ticket that has matured, and goes to another pool or not.
fn ripe(random: &mut Random, world: &World, comes_over: bool) -> Option<(TicketId, AccountId)> {
	let fits = |ticket: &&Held| ticket.comes_over == comes_over && ticket.matures <= world.now;
	let ripe: Vec<_> = world.tickets.iter().filter(fits).collect();
	let ticket = match random.pick(&ripe) {
		Some(ticket) if random.chance(90) => Some(*ticket),
		_ => random.pick(&world.tickets),
	};
	ticket.map(|ticket| (ticket.id, ticket.owner.clone()))
}

fn open_pool(random: &mut Random, world: &World) -> Option<Command> {
	let asset = if random.chance(70) { ASSET } else { OTHER_ASSET };
	signed(world.operator(random), pallet_delegation::Call::open_pool { asset })
}

fn admit_asset(random: &mut Random, _: &World) -> Option<Command> {
	let asset = if random.chance(70) { ASSET } else { OTHER_ASSET };
	governance(pallet_delegation::Call::admit_asset { asset, terms: asset_terms(random) })
}

fn asset_terms(random: &mut Random) -> AssetTerms {
	let mut limit = || if random.chance(85) { Balance::MAX } else { 1_000 * amount(random).min(PAL * PAL) };
	let (cap, operator_cap, inflow) = (limit(), limit(), limit());
	AssetTerms { min_deposit: amount(random).min(PAL), cap, operator_cap, inflow }
}

fn set_asset_terms(random: &mut Random, _: &World) -> Option<Command> {
	let asset = if random.chance(70) { ASSET } else { OTHER_ASSET };
	governance(pallet_delegation::Call::set_asset_terms { asset, terms: asset_terms(random) })
}

/// What an asset is worth: operators fall short of bond by it, and are covered again.
fn set_rate(random: &mut Random, _: &World) -> Option<Command> {
	let asset = AssetKind::WithId(if random.chance(60) { ASSET } else { OTHER_ASSET });
	let known = pallet_asset_rate::ConversionRateToNative::<Runtime>::contains_key(&asset);
	let asset_kind = Box::new(asset);
	let hundredths = *random.pick(&[1, 20, 100, 100, 100, 500, 5_000])?;
	let rate = FixedU128::from_rational(hundredths, 100);
	match known {
		false => governance(pallet_asset_rate::Call::<Runtime>::create { asset_kind, rate }),
		true if random.chance(8) => governance(pallet_asset_rate::Call::<Runtime>::remove { asset_kind }),
		true => governance(pallet_asset_rate::Call::<Runtime>::update { asset_kind, rate }),
	}
}

fn suspend_asset(random: &mut Random, _: &World) -> Option<Command> {
	let asset = if random.chance(40) { ASSET } else { OTHER_ASSET };
	governance(pallet_delegation::Call::suspend_asset { asset })
}

fn touch_pool(random: &mut Random, world: &World) -> Option<Command> {
	signed(world.anybody(random), pallet_delegation::Call::touch_pool { pool: world.pool(random) })
}

fn redelegate(random: &mut Random, world: &World) -> Option<Command> {
	let (who, pool, _) = random.pick(&world.positions)?;
	let who = world.mostly(random, who);
	let others = world.pools.iter().filter(|key| key.secures_chain() && key != &pool).collect::<Vec<_>>();
	let to = match random.pick(&others) {
		Some(to) if random.chance(92) => (*to).clone(),
		_ => world.pool(random),
	};
	let amount = random.chance(60).then(|| PAL * Balance::from(random.between(50, 3_000)));
	signed(who, pallet_delegation::Call::redelegate { pool: pool.clone(), amount, to })
}

fn complete_redelegation(random: &mut Random, world: &World) -> Option<Command> {
	let (ticket, _) = ripe(random, world, true)?;
	signed(world.anybody(random), pallet_delegation::Call::complete_redelegation { ticket })
}

// Operators and validators.

fn register_operator(random: &mut Random, world: &World) -> Option<Command> {
	let bond = if random.chance(80) { PAL * Balance::from(random.between(1_000, 20_000)) } else { amount(random) };
	let commission = Perbill::from_percent(random.below(60) as u32);
	signed(world.anybody(random), calls::register_operator(bond, commission))
}

fn set_commission(random: &mut Random, world: &World) -> Option<Command> {
	let commission = Perbill::from_percent(random.below(20) as u32);
	signed(world.operator(random), pallet_operators::Call::set_commission { commission })
}

fn set_metadata(random: &mut Random, world: &World) -> Option<Command> {
	let metadata = vec![b'x'; random.below(129) as usize].try_into().ok()?;
	signed(world.operator(random), pallet_operators::Call::set_metadata { metadata })
}

fn request_exit(random: &mut Random, world: &World) -> Option<Command> {
	(world.operators.len() > 4).then_some(())?;
	signed(world.operator(random), pallet_operators::Call::request_exit {})
}

fn exiting(random: &mut Random, world: &World) -> AccountId {
	let record = |who: &&AccountId| pallet_operators::Records::<Runtime>::get(who);
	let leaves = |who: &&AccountId| record(who).is_some_and(|record| record.exits_at().is_some());
	let leaving: Vec<_> = world.operators.iter().filter(leaves).collect();
	random.pick(&leaving).map(|who| (*who).clone()).unwrap_or_else(|| world.operator(random))
}

fn cancel_exit(random: &mut Random, world: &World) -> Option<Command> {
	signed(exiting(random, world), pallet_operators::Call::cancel_exit {})
}

fn complete_exit(random: &mut Random, world: &World) -> Option<Command> {
	signed(exiting(random, world), pallet_operators::Call::complete_exit {})
}

fn unjail(random: &mut Random, world: &World) -> Option<Command> {
	let jailed: Vec<_> = pallet_operators::Sentences::<Runtime>::iter_keys().collect();
	let who = random.pick(&jailed).cloned().unwrap_or_else(|| world.operator(random));
	signed(who, pallet_operators::Call::unjail {})
}

fn check_coverage(random: &mut Random, world: &World) -> Option<Command> {
	let noted = |who: &AccountId| pallet_operators::ShortSince::<Runtime>::contains_key(who);
	let changed = |who: &&AccountId| <Delegation as OperatorPools<AccountId>>::is_covered(who) == noted(who);
	let news: Vec<_> = world.operators.iter().filter(changed).cloned().collect();
	let operator = random.pick(&news).cloned().unwrap_or_else(|| world.operator(random));
	signed(world.anybody(random), pallet_operators::Call::check_coverage { operator })
}

fn join_candidates(random: &mut Random, world: &World) -> Option<Command> {
	let candidates = pallet_validators::Candidates::<Runtime>::get();
	let others: Vec<_> = world.operators.iter().filter(|who| !candidates.contains(who)).collect();
	let who = random.pick(&others).map(|who| (*who).clone());
	signed(who.unwrap_or_else(|| world.operator(random)), pallet_validators::Call::join_candidates {})
}

fn leave_candidates(random: &mut Random, world: &World) -> Option<Command> {
	(pallet_validators::Candidates::<Runtime>::get().len() > 3).then_some(())?;
	signed(world.operator(random), pallet_validators::Call::leave_candidates {})
}

fn set_keys(random: &mut Random, world: &World) -> Option<Command> {
	use codec::Encode;
	let who = world.operator(random);
	// Another's keys now and then.
	let owner = world.mostly(random, &who).encode();
	let seed = format!("//{}//{}", who, random.below(4)).into_bytes();
	let generated = SessionKeys::generate(&owner, Some(seed));
	signed(who, pallet_session::Call::set_keys { keys: generated.keys, proof: generated.proof.encode() })
}

fn purge_keys(random: &mut Random, world: &World) -> Option<Command> {
	signed(world.operator(random), pallet_session::Call::purge_keys {})
}

fn set_rules(random: &mut Random, _: &World) -> Option<Command> {
	let rules = ElectionRules { target: random.between(1, 8) as u32, min_stake: amount(random).min(50_000 * PAL) };
	governance(pallet_validators::Call::set_rules { rules })
}

fn pay_rewards(random: &mut Random, world: &World) -> Option<Command> {
	let era = if random.chance(80) { world.now.minus(1) } else { nearby(random, world.now) };
	signed(world.anybody(random), pallet_validators::Call::pay_rewards { era })
}

// Services.

fn terms(random: &mut Random, world: &World) -> Terms {
	let max_slash = Perquintill::from_percent(random.below(32));
	let resolver = random.chance(60).then(|| world.anybody(random));
	let mut terms = Terms::new(world.anybody(random), resolver, max_slash);
	terms.window = random.below(4) as u32;
	if random.chance(60) {
		terms.assets.push(AssetKind::WithId(ASSET));
	}
	terms.min_bond = if random.chance(80) { 0 } else { amount(random) };
	terms.max_operators = random.below(10) as u32;
	terms.needs_key = random.chance(15);
	terms.category = *random.pick(&CATEGORIES).expect("there are some");
	terms.reporter_bond = random.chance(40).then(|| if random.chance(90) { 50 * PAL } else { amount(random) });
	if random.chance(75) {
		let share = |random: &mut Random, most| Perbill::from_parts(random.below(most) as u32);
		let (harmed, insurance) = (share(random, 600_000_000), share(random, 420_000_000));
		terms.waterfall = Waterfall { harmed, reporter: share(random, 11_000_000), insurance };
	}
	terms
}

fn register_service(random: &mut Random, world: &World) -> Option<Command> {
	let going = world.services.iter().filter(|service| !service.ended).count();
	(going < 12).then_some(())?;
	let terms = terms(random, world);
	signed(world.anybody(random), calls::register_service(&terms))
}

/// Something that a service's owner does.
fn owned<C: Into<RuntimeCall>>(
	random: &mut Random,
	world: &World,
	call: impl FnOnce(&mut Random, &Serving) -> C,
) -> Option<Command> {
	let service = world.service(random)?;
	let call = call(random, service);
	signed(world.mostly(random, &service.owner), call)
}

fn update_metadata(random: &mut Random, world: &World) -> Option<Command> {
	owned(random, world, |_, service| pallet_services::Call::update_metadata {
		service: service.id,
		metadata: calls::metadata(),
	})
}

fn set_requirements(random: &mut Random, world: &World) -> Option<Command> {
	owned(random, world, |random, service| pallet_services::Call::set_requirements {
		service: service.id,
		requirements: terms(random, world).requirements(),
	})
}

fn update_terms(random: &mut Random, world: &World) -> Option<Command> {
	let terms = Box::new(terms(random, world).slash_terms());
	owned(random, world, |_, service| pallet_services::Call::update_terms { service: service.id, terms })
}

fn cancel_changes(random: &mut Random, world: &World) -> Option<Command> {
	owned(random, world, |_, service| pallet_services::Call::cancel_changes { service: service.id })
}

fn set_service_key(random: &mut Random, world: &World) -> Option<Command> {
	let agreed: Vec<_> = world.opt_ins.iter().filter(|(_, _, opt_in)| opt_in.in_force()).collect();
	let (service, operator, _) = random.pick(&agreed)?;
	// Now and then another's proof, or another's key.
	let call = calls::set_service_key(*service, &world.mostly(random, operator), random.below(60) as u8);
	signed(world.mostly(random, operator), call)
}

fn propose_owner(random: &mut Random, world: &World) -> Option<Command> {
	let proposed = random.chance(90).then(|| world.anybody(random));
	owned(random, world, |_, service| pallet_services::Call::propose_owner { service: service.id, proposed })
}

fn accept_ownership(random: &mut Random, world: &World) -> Option<Command> {
	let offered: Vec<_> = world.services.iter().filter(|service| service.proposed.is_some()).collect();
	let service = random.pick(&offered)?;
	let who = world.mostly(random, service.proposed.as_ref()?);
	signed(who, pallet_services::Call::accept_ownership { service: service.id })
}

fn request_opt_in(random: &mut Random, world: &World) -> Option<Command> {
	let service = world.service(random)?.id;
	signed(world.operator(random), pallet_services::Call::request_opt_in { service })
}

fn accept_operator(random: &mut Random, world: &World) -> Option<Command> {
	let asked: Vec<_> = world.opt_ins.iter().filter(|(_, _, opt_in)| opt_in.service_since.is_none()).collect();
	if let (Some((service, operator, _)), true) = (random.pick(&asked), random.chance(80)) {
		let owner = world.services.iter().find(|of| of.id == *service).map(|of| of.owner.clone())?;
		let call = pallet_services::Call::accept_operator { service: *service, operator: operator.clone() };
		return signed(owner, call);
	}
	let operator = world.operator(random);
	owned(random, world, |_, service| pallet_services::Call::accept_operator { service: service.id, operator })
}

fn opt_out(random: &mut Random, world: &World) -> Option<Command> {
	let (service, operator, _) = random.pick(&world.opt_ins)?;
	signed(world.mostly(random, operator), pallet_services::Call::opt_out { service: *service })
}

fn remove_operator(random: &mut Random, world: &World) -> Option<Command> {
	let (service, operator, _) = random.pick(&world.opt_ins)?;
	let owner = world.services.iter().find(|of| of.id == *service).map(|of| of.owner.clone())?;
	let call = pallet_services::Call::remove_operator { service: *service, operator: operator.clone() };
	signed(world.mostly(random, &owner), call)
}

fn prune(random: &mut Random, world: &World) -> Option<Command> {
	let ended: Vec<_> = world.opt_ins.iter().filter(|(_, _, opt_in)| opt_in.until.is_some()).collect();
	let (service, operator, _) = random.pick(&ended)?;
	let call = pallet_services::Call::prune { service: *service, operator: operator.clone() };
	signed(world.anybody(random), call)
}

fn deregister(random: &mut Random, world: &World) -> Option<Command> {
	owned(random, world, |_, service| pallet_services::Call::deregister { service: service.id })
}

fn reclaim_deposit(random: &mut Random, world: &World) -> Option<Command> {
	let ended: Vec<_> = world.services.iter().filter(|service| service.ended).collect();
	let service = random.pick(&ended).map_or(ServiceId(random.below(40) as u32), |service| service.id);
	signed(world.anybody(random), pallet_services::Call::reclaim_deposit { service })
}

fn allocate(random: &mut Random, world: &World) -> Option<Command> {
	let weight = match random.below(10) {
		0 => Perquintill::zero(),
		1 => Perquintill::one(),
		_ => fraction(random),
	};
	if random.chance(25) {
		let (pool, service) = random.pick(&world.allocations)?;
		let call = calls::allocate(pool.asset.clone(), *service, weight);
		return signed(world.mostly(random, &pool.operator), call);
	}
	let agreed: Vec<_> = world.opt_ins.iter().filter(|(_, _, opt_in)| opt_in.in_force()).collect();
	let (service, operator, _) = random.pick(&agreed)?;
	let own: Vec<_> = world.pools.iter().filter(|pool| pool.operator == *operator).collect();
	let asset = match random.pick(&own) {
		Some(pool) if random.chance(90) => pool.asset.clone(),
		_ => world.asset(random),
	};
	let call = calls::allocate(asset, *service, weight);
	signed(world.mostly(random, operator), call)
}

fn policy(random: &mut Random, world: &World) -> RiskPolicy {
	let mut policy = calls::unset_policy();
	if random.chance(40) {
		policy.max_risk = Perquintill::from_percent(random.between(5, 100));
	}
	if random.chance(30) {
		policy.max_degree = FixedU128::from_rational(random.between(10, 210).into(), 100);
	}
	policy.services = match random.below(10) {
		0..=5 => Allowed::Any,
		6 | 7 => {
			let some = CATEGORIES.into_iter().filter(|_| random.chance(80)).collect::<BTreeSet<_>>();
			Allowed::Categories(some.try_into().expect("no more than there are"))
		}
		_ => {
			let some = world.services.iter().map(|service| service.id).filter(|_| random.chance(70)).take(12);
			Allowed::Services(some.collect::<BTreeSet<_>>().try_into().expect("no more than a pool can have"))
		}
	};
	policy.redistribution = random.chance(80);
	policy.notice = if random.chance(70) { 1 } else { random.below(5) as u32 };
	policy
}

fn set_policy(random: &mut Random, world: &World) -> Option<Command> {
	let pools: Vec<_> = world.pools.iter().filter(|pool| pool.tier == Tier::Restaked).collect();
	let pool = random.pick(&pools)?;
	let call = calls::set_policy(pool.asset.clone(), policy(random, world));
	signed(world.mostly(random, &pool.operator), call)
}

fn cancel_policy_change(random: &mut Random, world: &World) -> Option<Command> {
	let waits = pallet_restaking::Policies::<Runtime>::iter_keys();
	let waits: Vec<_> = waits.filter(|key| Restaking::policy(key).next.is_some()).collect();
	let pool = random.pick(&waits)?;
	let call = pallet_restaking::Call::cancel_policy_change { asset: pool.asset.clone() };
	signed(world.mostly(random, &pool.operator), call)
}

fn write_tables(random: &mut Random, world: &World) -> Option<Command> {
	signed(world.anybody(random), pallet_restaking::Call::write_tables { max: random.below(20) as u32 })
}

// Slashing.

/// Somebody who guarantees a service something in an era, if that is found soon.
fn backed<'a>(random: &mut Random, world: &'a World) -> Option<(&'a Serving, AccountId, Era)> {
	for _ in 0..6 {
		let (pool, id) = random.pick(&world.allocations)?;
		let era = world.now.minus(random.below(3) as u32);
		let rows = <Restaking as SecurityInspect<AccountId>>::guarantees(*id, &pool.operator, era);
		if !rows.is_empty() {
			let service = world.services.iter().find(|service| service.id == *id)?;
			return Some((service, pool.operator.clone(), era));
		}
	}
	None
}

fn report(random: &mut Random, world: &World) -> Option<Command> {
	let backed = backed(random, world).filter(|_| random.chance(92));
	let (service, operator, era) = match backed {
		Some(backed) => backed,
		_ => (world.service(random)?, world.operator(random), nearby(random, world.now)),
	};
	// What is small leaves room for more.
	let largest =
		if random.chance(50) { service.max_slash } else { Perquintill::from_percent(2).min(service.max_slash) };
	let fraction = part(random, largest);
	let offence = if random.chance(95) { world.offences } else { random.below(world.offences + 1) };
	let call = calls::accuse(service.id, &operator, era, offence, fraction);
	if service.is_open && random.chance(50) {
		return signed(world.anybody(random), call);
	}
	signed(world.mostly(random, &service.slasher), call)
}

fn some_report(random: &mut Random, from: &[&(ReportId, pallet_slashing::Report<AccountId>)]) -> ReportId {
	match random.pick(from) {
		Some((id, _)) if random.chance(95) => *id,
		_ => ReportId(random.below(200) as u32),
	}
}

/// Something that a judge does with a report that is not due.
fn judged(
	random: &mut Random,
	world: &World,
	call: impl FnOnce(&mut Random, ReportId, Perquintill) -> pallet_slashing::Call<Runtime>,
) -> Option<Command> {
	let open: Vec<_> = world.reports.iter().filter(|(_, report)| world.now < report.due).collect();
	(!open.is_empty() || random.chance(10)).then_some(())?;
	let id = some_report(random, &open);
	let report = world.reports.iter().find(|(of, _)| *of == id).map(|(_, report)| report);
	let fraction = report.map_or(Perquintill::one(), |report| report.fraction);
	let call = call(random, id, fraction);
	match report.and_then(|report| report.resolver.clone()) {
		Some(resolver) if random.chance(75) => signed(world.mostly(random, &resolver), call),
		_ => governance(call),
	}
}

fn veto(random: &mut Random, world: &World) -> Option<Command> {
	let call = |random: &mut Random, report, _| pallet_slashing::Call::veto { report, unfounded: random.chance(50) };
	judged(random, world, call)
}

fn reduce(random: &mut Random, world: &World) -> Option<Command> {
	judged(random, world, |random, report, of| pallet_slashing::Call::reduce { report, fraction: part(random, of) })
}

fn penalise(random: &mut Random, world: &World) -> Option<Command> {
	judged(random, world, |random, report, _| {
		let eras = random.below(5) as u32;
		let penalty = if random.chance(50) { Penalty::Withhold { eras } } else { Penalty::DelayExit { eras } };
		pallet_slashing::Call::penalise { report, penalty }
	})
}

fn register_claim(random: &mut Random, world: &World) -> Option<Command> {
	let (service, era) = match backed(random, world) {
		Some((service, _, era)) if random.chance(90) => (service, era),
		_ => (world.service(random)?, nearby(random, world.now)),
	};
	let (beneficiary, amount) = (world.anybody(random), amount(random));
	let call = pallet_slashing::Call::register_claim { service: service.id, era, beneficiary, amount };
	signed(world.mostly(random, &service.owner), call)
}

fn withdraw_claim(random: &mut Random, world: &World) -> Option<Command> {
	let (service, era, beneficiary) = random.pick(&world.claims)?.clone();
	let owner = world.services.iter().find(|of| of.id == service)?.owner.clone();
	let call = pallet_slashing::Call::withdraw_claim { service, era, beneficiary };
	signed(world.mostly(random, &owner), call)
}

fn release_payout(random: &mut Random, world: &World) -> Option<Command> {
	let released: Vec<_> = world.payouts.iter().filter(|(_, _, release)| *release <= world.now).cloned().collect();
	let from = if random.chance(90) { &released } else { &world.payouts };
	let (report, asset, _) = random.pick(from)?.clone();
	signed(world.anybody(random), pallet_slashing::Call::release_payout { report, asset })
}

fn execute(random: &mut Random, world: &World) -> Option<Command> {
	let due: Vec<_> = world.reports.iter().filter(|(_, report)| report.due <= world.now).collect();
	(!due.is_empty() || random.chance(10)).then_some(())?;
	let report = some_report(random, &due);
	signed(world.anybody(random), pallet_slashing::Call::execute { report })
}

fn open_report(random: &mut Random, world: &World) -> Option<Command> {
	let waiting: Vec<_> = world.reports.iter().filter(|(_, report)| report.is_waiting()).collect();
	(!waiting.is_empty() || random.chance(1)).then_some(())?;
	let report = some_report(random, &waiting);
	signed(world.anybody(random), pallet_slashing::Call::open_report { report })
}

fn offence(random: &mut Random, _: &World) -> Option<Command> {
	// A block in which its own author is disabled is no block: the author leaves such a report to others.
	let author = Authorship::author();
	let validators: Vec<_> = Session::validators().into_iter().filter(|who| Some(who) != author.as_ref()).collect();
	let offender = random.pick(&validators)?.clone();
	let session = Session::current_index().saturating_sub(random.below(8) as u32);
	let fraction = match random.below(12) {
		0 => Perbill::one(),
		1 => Perbill::zero(),
		2 => Perbill::from_percent(random.below(101) as u32),
		3 => Perbill::from_parts(random.below(100_000_000) as u32),
		// Too little for jail.
		_ => Perbill::from_parts(random.below(9_000_000) as u32),
	};
	let call = frame_system::Call::remark { remark: Vec::new() }.into();
	Some(Command { caller: Caller::Consensus { session, offender, fraction }, call, is_gift: false })
}

// Liquid tokens.

fn create_basket(random: &mut Random, world: &World) -> Option<Command> {
	(world.baskets.len() < 8).then_some(())?;
	let name = Name::try_from(b"Liquid".to_vec()).ok()?;
	let asset = world.asset(random);
	let targets = targets(random, world, &asset)?;
	let (symbol, decimals) = (name.clone(), 12);
	let call = pallet_lrt::Call::create_basket { asset, targets, name, symbol, decimals };
	signed(world.anybody(random), call)
}

/// Some pools, mostly of operators at work, with weights that mostly are whole.
fn targets(random: &mut Random, world: &World, asset: &AssetKind) -> Option<Targets<AccountId>> {
	let careless = random.chance(5);
	let fits = |pool: &&PoolKey<AccountId>| {
		let at_work = <Operators as OperatorInspect<AccountId>>::is_at_work(&pool.operator);
		pool.asset == *asset && (at_work || careless)
	};
	let mut fitting: Vec<_> = world.pools.iter().filter(fits).cloned().collect();
	random.shuffle(&mut fitting);
	fitting.truncate(random.between(1, 6) as usize);
	let weights: Vec<_> = fitting.iter().map(|_| random.between(1, 20) as u32).collect();
	let sum: u32 = weights.iter().sum();
	let weigh = |(pool, weight)| Target { pool, weight: WHOLE / sum * weight };
	let mut targets: Vec<_> = fitting.into_iter().zip(weights).map(weigh).collect();
	let rest = WHOLE - targets.iter().map(|target| target.weight).sum::<u32>();
	if !random.chance(5) {
		targets.first_mut()?.weight += rest;
	}
	targets.try_into().ok()
}

fn basket(random: &mut Random, world: &World) -> Option<(BasketId, u32)> {
	let (basket, token, _) = random.pick(&world.baskets)?;
	let basket = if random.chance(97) { *basket } else { BasketId(random.below(20) as u32) };
	Some((basket, *token))
}

fn mint(random: &mut Random, world: &World) -> Option<Command> {
	let (basket, _) = basket(random, world)?;
	let amount = amount(random);
	let min_tokens = if random.chance(90) { 0 } else { amount };
	signed(world.anybody(random), pallet_lrt::Call::mint { basket, amount, min_tokens })
}

fn deploy(random: &mut Random, world: &World) -> Option<Command> {
	let (basket, _) = basket(random, world)?;
	signed(world.anybody(random), pallet_lrt::Call::deploy { basket })
}

fn redeem(random: &mut Random, world: &World) -> Option<Command> {
	let (basket, token) = basket(random, world)?;
	let mut holders = world.accounts.clone();
	random.shuffle(&mut holders);
	let who = holders.iter().find(|who| Assets::balance(token, *who) > 0)?;
	let all = Assets::balance(token, who);
	let tokens = match random.below(10) {
		0..=2 => all,
		3 => amount(random),
		_ => part(random, Perquintill::one()).mul_floor(all),
	};
	signed(who.clone(), pallet_lrt::Call::redeem_request { basket, tokens, min_out: 0 })
}

fn claim(random: &mut Random, world: &World) -> Option<Command> {
	let (redemption, _) = random.pick(&world.redemptions)?;
	signed(world.anybody(random), pallet_lrt::Call::claim { redemption: *redemption })
}

fn transfer_redemption(random: &mut Random, world: &World) -> Option<Command> {
	let (redemption, owner) = random.pick(&world.redemptions)?;
	let call = pallet_lrt::Call::transfer_redemption { redemption: *redemption, to: world.anybody(random) };
	signed(world.mostly(random, owner), call)
}

fn mint_best(random: &mut Random, world: &World) -> Option<Command> {
	let (basket, _) = basket(random, world)?;
	let amount = amount(random);
	signed(world.anybody(random), pallet_lrt::Call::mint_best { basket, amount, min_tokens: 0 })
}

fn sponsor(random: &mut Random, world: &World) -> Option<Command> {
	let (basket, _) = basket(random, world)?;
	let amount = amount(random);
	signed(world.anybody(random), pallet_lrt::Call::sponsor { basket, amount })
}

/// Mostly of a pool that the basket is in.
fn harvest(random: &mut Random, world: &World) -> Option<Command> {
	let (basket, _) = basket(random, world)?;
	let targets = pallet_lrt::Baskets::<Runtime>::get(basket).map(|basket| basket.targets.into_inner());
	let own = targets.as_ref().and_then(|targets| random.pick(targets)).map(|target| target.pool.clone());
	let pool = if random.chance(95) { own? } else { world.pool(random) };
	let asset = world.asset(random);
	signed(world.anybody(random), pallet_lrt::Call::harvest { basket, pool, asset })
}

fn swap_rewards(random: &mut Random, world: &World) -> Option<Command> {
	let waiting: Vec<_> = pallet_lrt::Unswapped::<Runtime>::iter_keys().collect();
	let (basket, asset) = match random.pick(&waiting) {
		Some(waiting) if random.chance(90) => waiting.clone(),
		_ => (basket(random, world)?.0, world.asset(random)),
	};
	signed(world.anybody(random), pallet_lrt::Call::swap_rewards { basket, asset })
}

/// So little that it may be within what an era allows.
fn redeem_instantly(random: &mut Random, world: &World) -> Option<Command> {
	let (basket, token) = basket(random, world)?;
	let mut holders = world.accounts.clone();
	random.shuffle(&mut holders);
	let who = holders.iter().find(|who| Assets::balance(token, *who) > 0)?;
	let few = part(random, Perquintill::from_percent(1)).mul_floor(Assets::total_supply(token));
	let tokens = if random.chance(90) { few.min(Assets::balance(token, who)) } else { amount(random) };
	signed(who.clone(), pallet_lrt::Call::redeem_instantly { basket, tokens, min_out: 0 })
}

/// Before the hook does.
fn finalise(random: &mut Random, world: &World) -> Option<Command> {
	let exits = pallet_lrt::Exits::<Runtime>::iter().filter(|(_, _, exit)| !exit.is_final());
	let all: Vec<_> = exits.map(|(basket, line, exit)| (basket, line, exit.matures)).collect();
	let ripe: Vec<_> = all.iter().filter(|(.., matures)| *matures <= world.now).cloned().collect();
	let from = if ripe.is_empty() && random.chance(5) { &all } else { &ripe };
	let (basket, line, _) = *random.pick(from)?;
	signed(world.anybody(random), pallet_lrt::Call::finalise { basket, line })
}

fn succeed(random: &mut Random, world: &World) -> Option<Command> {
	let (basket, _) = basket(random, world)?;
	signed(world.anybody(random), pallet_lrt::Call::succeed { basket })
}

/// A basket that somebody runs, and mostly who does.
fn managed(random: &mut Random, world: &World) -> Option<(AccountId, BasketId)> {
	let managed = pallet_lrt::Managed::<Runtime>::iter().filter_map(|(id, of)| Some((of.manager?, id)));
	let (manager, basket) = random.pick(&managed.collect::<Vec<_>>())?.clone();
	Some((world.mostly(random, &manager), basket))
}

fn set_manager(random: &mut Random, world: &World) -> Option<Command> {
	let (who, basket) = managed(random, world)?;
	let manager = (!random.chance(5)).then(|| world.anybody(random));
	signed(who, pallet_lrt::Call::set_manager { basket, manager })
}

fn accept_management(random: &mut Random, world: &World) -> Option<Command> {
	let offered = pallet_lrt::Managed::<Runtime>::iter().filter_map(|(id, of)| Some((of.nominee?, id)));
	let (nominee, basket) = random.pick(&offered.collect::<Vec<_>>())?.clone();
	signed(world.mostly(random, &nominee), pallet_lrt::Call::accept_management { basket })
}

fn set_fee(random: &mut Random, world: &World) -> Option<Command> {
	let (who, basket) = managed(random, world)?;
	let now = Lrt::management(basket)?.fee.current;
	let fee = match random.below(10) {
		0 => Perbill::from_percent(random.below(101) as u32),
		1 => Perbill::zero(),
		_ => now + Perbill::from_parts(random.below(10_000_001) as u32),
	};
	signed(who, pallet_lrt::Call::set_fee { basket, fee })
}

fn charge_fee(random: &mut Random, world: &World) -> Option<Command> {
	let (_, basket) = managed(random, world)?;
	signed(world.anybody(random), pallet_lrt::Call::charge_fee { basket })
}

fn set_basket_policy(random: &mut Random, world: &World) -> Option<Command> {
	let (who, basket) = managed(random, world)?;
	let cap = |random: &mut Random| match random.below(4) {
		0 => Perbill::from_percent(random.between(10, 100) as u32),
		_ => Perbill::one(),
	};
	let caps = Caps { operator: cap(random), group: cap(random), concentration: cap(random) };
	let services = match random.chance(70) {
		true => AllowedServices::Any,
		false => {
			let some = CATEGORIES.into_iter().filter(|_| random.chance(70)).collect::<BTreeSet<_>>();
			AllowedServices::Categories(some.try_into().ok()?)
		}
	};
	let tier = if random.chance(80) { Tier::Restaked } else { Tier::Base };
	signed(who, pallet_lrt::Call::set_policy { basket, policy: Policy { tier, services, caps } })
}

fn set_targets(random: &mut Random, world: &World) -> Option<Command> {
	let (who, basket) = managed(random, world)?;
	let asset = pallet_lrt::Baskets::<Runtime>::get(basket)?.asset;
	let targets = targets(random, world, &asset)?;
	signed(who, pallet_lrt::Call::set_targets { basket, targets })
}

fn cancel_basket_changes(random: &mut Random, world: &World) -> Option<Command> {
	let (who, basket) = managed(random, world)?;
	signed(who, pallet_lrt::Call::cancel_changes { basket })
}

fn follow_active_set(random: &mut Random, world: &World) -> Option<Command> {
	let basket = if random.chance(90) { BasketId(0) } else { basket(random, world)?.0 };
	signed(world.anybody(random), pallet_lrt::Call::follow_active_set { basket })
}

fn rebalance(random: &mut Random, world: &World) -> Option<Command> {
	let (basket, _) = basket(random, world)?;
	signed(world.anybody(random), pallet_lrt::Call::rebalance { basket })
}

fn set_group(random: &mut Random, world: &World) -> Option<Command> {
	let member = match world.service(random) {
		Some(service) if random.chance(50) => Labelled::Service(service.id),
		_ => Labelled::Operator(world.operator(random)),
	};
	let group = random.chance(80).then(|| GroupId(random.below(4) as u16));
	governance(pallet_lrt::Call::set_group { member, group })
}

// Streams.

fn admit_reward_asset(random: &mut Random, world: &World) -> Option<Command> {
	let (asset, least) = (world.asset(random), amount(random).min(10 * PAL));
	governance(pallet_rewards::Call::admit_reward_asset { asset, least })
}

fn suspend_reward_asset(random: &mut Random, world: &World) -> Option<Command> {
	governance(pallet_rewards::Call::suspend_reward_asset { asset: world.asset(random) })
}

/// Some eras, mostly to come.
fn eras_to_come(random: &mut Random, world: &World) -> (Era, Era) {
	let start = world.now.plus(random.between(1, 3) as u32);
	match random.below(20) {
		0 => (world.now, start),
		1 => (start, start.plus(random.below(100) as u32)),
		_ => (start, start.plus(random.below(6) as u32)),
	}
}

fn stake_asset(random: &mut Random) -> AssetKind {
	if random.chance(75) {
		AssetKind::Native
	} else {
		AssetKind::WithId(ASSET)
	}
}

fn fund(random: &mut Random, world: &World) -> Option<Command> {
	let service = world.service(random)?.id;
	let (stake, asset, (start, end)) = (stake_asset(random), world.asset(random), eras_to_come(random, world));
	let call = pallet_rewards::Call::fund { service, stake, asset, start, end, amount: amount(random) };
	signed(world.anybody(random), call)
}

fn incentivise(random: &mut Random, world: &World) -> Option<Command> {
	let category = *random.pick(&CATEGORIES)?;
	let (stake, asset, (start, end)) = (stake_asset(random), world.asset(random), eras_to_come(random, world));
	let amount = if random.chance(90) { amount(random) % (100 * PAL) } else { amount(random) };
	governance(pallet_rewards::Call::incentivise { category, stake, asset, start, end, amount })
}

fn cancel_stream(random: &mut Random, world: &World) -> Option<Command> {
	let streams: Vec<_> = Rewards::streams();
	let (stream, of) = random.pick(&streams)?;
	let stream = *stream;
	if of.funder == Treasury::account_id() {
		return governance(pallet_rewards::Call::cancel_stream { stream });
	}
	signed(world.mostly(random, &of.funder), pallet_rewards::Call::cancel_stream { stream })
}

/// A staker of a pool that earned something.
fn earner(random: &mut Random, world: &World) -> Option<(AccountId, PoolKey<AccountId>)> {
	let earns = |pool: &PoolKey<AccountId>| pallet_rewards::Indices::<Runtime>::contains_key(pool);
	let earners: Vec<_> = world.positions.iter().filter(|(_, pool, _)| earns(pool)).collect();
	let from = random.pick(&earners).map(|position| (*position).clone());
	let (who, pool, _) = from.or_else(|| random.pick(&world.positions).cloned())?;
	Some((who, pool))
}

fn claim_rewards(random: &mut Random, world: &World) -> Option<Command> {
	let (who, pool) = earner(random, world)?;
	let asset = world.asset(random);
	signed(world.mostly(random, &who), pallet_rewards::Call::claim { pool, asset })
}

/// A basket's, now and then.
fn claim_rewards_for(random: &mut Random, world: &World) -> Option<Command> {
	let (who, pool) = earner(random, world)?;
	let who = if random.chance(90) { who } else { Lrt::account_of(basket(random, world)?.0) };
	let asset = world.asset(random);
	signed(world.anybody(random), pallet_rewards::Call::claim_for { who, pool, asset })
}

fn compound(random: &mut Random, world: &World) -> Option<Command> {
	let (who, pool) = earner(random, world)?;
	signed(world.mostly(random, &who), pallet_rewards::Call::compound { pool })
}

fn claim_base_commission(random: &mut Random, world: &World) -> Option<Command> {
	let owed: Vec<_> = pallet_validators::Commissions::<Runtime>::iter_keys().collect();
	let operator = random.pick(&owed)?.clone();
	let operator = world.mostly(random, &operator);
	signed(world.anybody(random), pallet_validators::Call::claim_commission { operator })
}

fn claim_commission(random: &mut Random, world: &World) -> Option<Command> {
	let owed: Vec<_> = pallet_rewards::Dues::<Runtime>::iter_keys().collect();
	let who = random.pick(&owed)?.clone();
	let who = world.mostly(random, &who);
	let asset = world.asset(random);
	signed(world.anybody(random), pallet_rewards::Call::claim_commission { who, asset })
}

fn reclaim(random: &mut Random, world: &World) -> Option<Command> {
	let all: Vec<_> = pallet_rewards::Budgets::<Runtime>::iter_keys().collect();
	let past: Vec<_> = all.iter().filter(|(era, ..)| era.plus(3) < world.now).cloned().collect();
	let from = if random.chance(90) { &past } else { &all };
	let (era, target, stake) = random.pick(from)?.clone();
	signed(world.anybody(random), pallet_rewards::Call::reclaim { target, stake, era })
}

// The exchange.

/// What has, or can have, a pair with the native asset.
fn traded(random: &mut Random, world: &World) -> AssetKind {
	let liquid = random.pick(&world.baskets).map(|(_, token, _)| *token).filter(|_| random.chance(40));
	let foreign = if random.chance(70) { ASSET } else { OTHER_ASSET };
	AssetKind::WithId(liquid.unwrap_or(foreign))
}

fn track(random: &mut Random, world: &World) -> Option<Command> {
	governance(pallet_prices::Call::track { asset: traded(random, world) })
}

fn untrack(random: &mut Random, world: &World) -> Option<Command> {
	governance(pallet_prices::Call::untrack { asset: traded(random, world) })
}

/// Makes a pair, or deepens it.
fn provide(random: &mut Random, world: &World) -> Option<Command> {
	let (who, asset) = (world.anybody(random), traded(random, world));
	let (asset1, asset2) = (Box::new(AssetKind::Native), Box::new(asset.clone()));
	if !pallet_asset_conversion::Pools::<Runtime>::contains_key((AssetKind::Native, asset)) {
		return signed(who, pallet_asset_conversion::Call::<Runtime>::create_pool { asset1, asset2 });
	}
	let amount = (1_000 + amount(random) % 10_000) * PAL;
	signed(
		who.clone(),
		pallet_asset_conversion::Call::<Runtime>::add_liquidity {
			asset1,
			asset2,
			amount1_desired: amount,
			amount2_desired: amount,
			amount1_min: 1,
			amount2_min: 1,
			mint_to: who,
		},
	)
}

fn trade(random: &mut Random, world: &World) -> Option<Command> {
	let (who, asset) = (world.anybody(random), Box::new(traded(random, world)));
	let native = Box::new(AssetKind::Native);
	let path = if random.chance(50) { vec![native, asset] } else { vec![asset, native] };
	let (amount_in, send_to) = (amount(random), who.clone());
	signed(
		who,
		pallet_asset_conversion::Call::<Runtime>::swap_exact_tokens_for_tokens {
			path,
			amount_in,
			amount_out_min: 1,
			send_to,
			keep_alive: true,
		},
	)
}

// The clock.

fn set_clock(random: &mut Random, _: &World) -> Option<Command> {
	let clock = ClockParams {
		sessions_per_era: random.below(4) as u32,
		leaving_eras: random.between(4, 8) as u32,
		slash_window: random.between(1, 3) as u32,
		veto_window: random.between(0, 2) as u32,
	};
	governance(pallet_eras::Call::set_clock { clock })
}

/// The meter's quotas, and what foreign assets count.
fn set_parameter(random: &mut Random, _: &World) -> Option<Command> {
	use configs::parameters::{
		dynamic_params::{restaking, slashing},
		RuntimeParameters,
	};
	let quota = |random: &mut Random| {
		let thousandths: u64 = *random.pick(&[1, 5, 50, 200, 200, 500]).expect("there are some");
		Some(Perquintill::from_rational(thousandths, 1_000))
	};
	let key_value = match random.below(3) {
		0 => RuntimeParameters::Slashing(slashing::Parameters::MaxPerEra(slashing::MaxPerEra, quota(random))),
		1 => RuntimeParameters::Slashing(slashing::Parameters::MaxPerEraOfService(
			slashing::MaxPerEraOfService,
			quota(random),
		)),
		_ => {
			let haircut = Some(Perbill::from_percent(random.below(60) as u32));
			RuntimeParameters::Restaking(restaking::Parameters::ForeignHaircut(restaking::ForeignHaircut, haircut))
		}
	};
	governance(pallet_parameters::Call::set_parameter { key_value })
}

fn force_new_era(_: &mut Random, _: &World) -> Option<Command> {
	governance(pallet_eras::Call::force_new_era {})
}

// The SDK's.

fn transfer(random: &mut Random, world: &World) -> Option<Command> {
	let (who, dest) = (world.anybody(random), world.anybody(random).into());
	match random.below(10) {
		0 => signed(who, pallet_balances::Call::transfer_all { dest, keep_alive: random.chance(90) }),
		1..=3 => signed(who, pallet_balances::Call::transfer_keep_alive { dest, value: amount(random) }),
		_ => signed(who, pallet_balances::Call::transfer_allow_death { dest, value: amount(random) }),
	}
}

/// Who has lost everything goes on.
fn help_the_poorest(_: &mut Random, world: &World) -> Option<Command> {
	let wealth = |who: &&AccountId| Balances::free_balance(*who);
	let (rich, poor) = (world.accounts.iter().max_by_key(wealth)?, world.accounts.iter().min_by_key(wealth)?);
	let (dest, value) = (poor.clone().into(), 100_000 * PAL);
	signed(rich.clone(), pallet_balances::Call::transfer_keep_alive { dest, value })
}

/// Pays into an account of the ledger.
fn gift(random: &mut Random, world: &World) -> Option<Command> {
	let pool = world.pool(random);
	let to = match random.pick(&world.baskets) {
		Some((basket, ..)) if random.chance(30) => pallet_lrt::Pallet::<Runtime>::account_of(*basket),
		_ => pool.account(),
	};
	let who = world.anybody(random);
	let command = match pool.asset {
		AssetKind::WithId(id) if random.chance(50) => {
			let (id, target, amount) = (id.into(), to.into(), amount(random));
			signed(who, pallet_assets::Call::<Runtime>::transfer { id, target, amount })
		}
		_ => signed(who, pallet_balances::Call::transfer_allow_death { dest: to.into(), value: amount(random) }),
	};
	Some(Command { is_gift: true, ..command? })
}

fn transfer_asset(random: &mut Random, world: &World) -> Option<Command> {
	let liquid = random.pick(&world.baskets).map(|(_, token, _)| *token).filter(|_| random.chance(60));
	let (id, target) = (liquid.unwrap_or(ASSET).into(), world.anybody(random).into());
	let amount = amount(random);
	signed(world.anybody(random), pallet_assets::Call::<Runtime>::transfer { id, target, amount })
}

/// The team of an asset mints; of an admitted one it cannot any more.
fn mint_asset(random: &mut Random, world: &World) -> Option<Command> {
	let id = if random.chance(20) { ASSET } else { PLAIN_ASSET };
	let (beneficiary, amount) = (world.anybody(random).into(), amount(random));
	signed(alice(), pallet_assets::Call::<Runtime>::mint { id: id.into(), beneficiary, amount })
}

/// Somebody destroys liquid tokens, or the team of an asset those of somebody else.
fn burn(random: &mut Random, world: &World) -> Option<Command> {
	let (who, victim) = (world.mostly(random, &alice()), world.anybody(random));
	let liquid = random.pick(&world.baskets).map(|(_, token, _)| *token).filter(|_| random.chance(50));
	let id = liquid.unwrap_or(PLAIN_ASSET);
	let amount = amount(random);
	signed(who, pallet_assets::Call::<Runtime>::burn { id: id.into(), who: victim.into(), amount })
}

/// Some calls of one account.
fn batch(random: &mut Random, world: &World) -> Option<Command> {
	let mut calls = Vec::new();
	let mut signer = None;
	let mut is_gift = false;
	for _ in 0..random.between(1, 5) {
		let command = command(random, world);
		if let Caller::Signed(who) = command.caller {
			signer = signer.or(Some(who));
			is_gift |= command.is_gift;
			calls.push(command.call);
		}
	}
	let call = match random.below(3) {
		0 => pallet_utility::Call::batch { calls },
		1 => pallet_utility::Call::batch_all { calls },
		_ => pallet_utility::Call::force_batch { calls },
	};
	let command = signed(signer?, call)?;
	Some(Command { is_gift, ..command })
}

fn add_proxy(random: &mut Random, world: &World) -> Option<Command> {
	use configs::proxy::ProxyType;
	let kinds = [ProxyType::Any, ProxyType::NonTransfer, ProxyType::Staking];
	let (delegate, proxy_type) = (world.anybody(random).into(), *random.pick(&kinds)?);
	signed(world.anybody(random), pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 })
}

fn proxy(random: &mut Random, world: &World) -> Option<Command> {
	let granted: Vec<_> = pallet_proxy::Proxies::<Runtime>::iter().collect();
	let (real, (proxies, _)) = random.pick(&granted)?;
	let delegate = random.pick(proxies)?.delegate.clone();
	let inner = command(random, world);
	let (real, call) = (real.clone().into(), Box::new(inner.call));
	let command = signed(delegate, pallet_proxy::Call::proxy { real, force_proxy_type: None, call })?;
	Some(Command { is_gift: inner.is_gift, ..command })
}

fn multisig(random: &mut Random, world: &World) -> Option<Command> {
	let inner = command(random, world);
	let other_signatories = vec![world.anybody(random)];
	let call = pallet_multisig::Call::as_multi_threshold_1 { other_signatories, call: Box::new(inner.call) };
	let command = signed(world.anybody(random), call)?;
	Some(Command { is_gift: inner.is_gift, ..command })
}

fn enter_safe_mode(random: &mut Random, _: &World) -> Option<Command> {
	random.chance(40).then(|| governance(pallet_safe_mode::Call::force_enter {}))?
}

fn exit_safe_mode(_: &mut Random, _: &World) -> Option<Command> {
	SafeMode::is_entered().then(|| governance(pallet_safe_mode::Call::force_exit {}))?
}
