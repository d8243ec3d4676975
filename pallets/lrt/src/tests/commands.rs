//! Random commands of everybody against the laws:
//!
//! - What went into a basket and what it gained is what was paid, what was slashed and what is there, to the unit.
//! - No command of a user, a manager or governance, and no hook, lowers a rate that the views show, but for roundings.
//! - The views show what the era's first touch will do, so it does nothing that they have not shown: it mints the manager
//!   at most its part of what was gained above the mark, and leaves the rate at the mark or above.
//! - At the end everybody can leave.

use super::*;
use crate::{Call, Labelled, Managed};
use frame_support::storage::{with_transaction, TransactionOutcome};
use palisade_math::ratio::mul_div_ceil;
use palisade_primitives::{
	mocks::{MockActiveSet, MockOperators},
	GroupId, PoolView, ReportId,
};
use proptest::prelude::*;
use sp_core::U256;
use sp_runtime::{traits::Dispatchable, DispatchError, FixedPointNumber, Perbill, Perquintill};

/// The last one begins as the basket's manager.
const USERS: [u64; 4] = [ALICE, BOB, 3, CREATOR];
const POOLS: [u64; 4] = [101, 102, 103, 104];

#[derive(Debug, Clone)]
enum Command {
	Mint { who: usize, amount: Balance },
	MintBest { who: usize, amount: Balance },
	Redeem { who: usize, part: u8 },
	Instantly { who: usize, part: u8 },
	Finalise,
	Idle,
	Claim,
	Send { from: usize, to: usize, part: u8 },
	Give { to: usize },
	Deploy,
	Sponsor { who: usize, amount: Balance },
	Harvest { own: bool },
	SwapRewards,
	Donate { amount: Balance },
	Succeed,
	Manage(Manage),
	World(World),
}

/// What has to do with how the basket is run.
#[derive(Debug, Clone)]
enum Manage {
	Fee { percent: u32 },
	Charge,
	Targets { weights: [u32; 4] },
	Policy { operator: u32, concentration: u32 },
	Cancel,
	Hand { to: usize },
	Label { pool: usize, label: bool },
	Follow,
	Rebalance,
	Resign,
}

/// What happens around the basket.
#[derive(Debug, Clone)]
enum World {
	NextEra,
	LeavingTime,
	NextBlock,
	Reward { pool: usize, part: u8 },
	Slash { pool: usize, part: u8 },
	Report { pool: usize, part: u8 },
	Cancel { pool: usize },
	Execute { pool: usize },
	Accept { pool: usize, accepting: bool },
	AtWork { pool: usize, at_work: bool },
	Validate { first: usize, count: usize },
	Earn { own: bool, amount: Balance },
	Trade { buys: bool, tokens: bool, amount: Balance },
}

fn manage() -> impl Strategy<Value = Manage> {
	use Manage::*;
	prop_oneof![
		2 => (0..12u32).prop_map(|percent| Fee { percent }),
		2 => Just(Charge),
		4 => prop::array::uniform4(0..4u32).prop_map(|weights| Targets { weights }),
		2 => (30..101u32, 30..101u32).prop_map(|(operator, concentration)| Policy { operator, concentration }),
		1 => Just(Cancel),
		1 => (0..USERS.len()).prop_map(|to| Hand { to }),
		1 => (0..POOLS.len(), any::<bool>()).prop_map(|(pool, label)| Label { pool, label }),
		4 => Just(Follow),
		8 => Just(Rebalance),
		1 => Just(Resign),
	]
}

fn world() -> impl Strategy<Value = World> {
	use World::*;
	let pool = 0..POOLS.len();
	prop_oneof![
		4 => Just(NextEra),
		2 => Just(LeavingTime),
		1 => Just(NextBlock),
		2 => (pool.clone(), any::<u8>()).prop_map(|(pool, part)| Reward { pool, part }),
		1 => (pool.clone(), any::<u8>()).prop_map(|(pool, part)| Slash { pool, part }),
		2 => (pool.clone(), any::<u8>()).prop_map(|(pool, part)| Report { pool, part }),
		1 => pool.clone().prop_map(|pool| Cancel { pool }),
		1 => pool.clone().prop_map(|pool| Execute { pool }),
		1 => (pool.clone(), any::<bool>()).prop_map(|(pool, accepting)| Accept { pool, accepting }),
		1 => (pool.clone(), any::<bool>()).prop_map(|(pool, at_work)| AtWork { pool, at_work }),
		1 => (pool, 1..=POOLS.len()).prop_map(|(first, count)| Validate { first, count }),
		2 => (any::<bool>(), 1..100_000_000_000u128).prop_map(|(own, amount)| Earn { own, amount }),
		1 => (any::<bool>(), any::<bool>(), 1_000..50_000_000_000u128)
			.prop_map(|(buys, tokens, amount)| Trade { buys, tokens, amount }),
	]
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let who = 0..USERS.len();
	let large = 1..1_000_000_000_000u128;
	prop_oneof![
		4 => (who.clone(), large.clone()).prop_map(|(who, amount)| Mint { who, amount }),
		1 => (who.clone(), 1..100u128).prop_map(|(who, amount)| Mint { who, amount }),
		1 => (who.clone(), large).prop_map(|(who, amount)| MintBest { who, amount }),
		4 => (who.clone(), any::<u8>()).prop_map(|(who, part)| Redeem { who, part }),
		1 => who.clone().prop_map(|who| Redeem { who, part: 255 }),
		3 => (who.clone(), any::<u8>()).prop_map(|(who, part)| Instantly { who, part }),
		1 => Just(Finalise),
		1 => Just(Idle),
		2 => Just(Claim),
		1 => (who.clone(), who.clone(), any::<u8>()).prop_map(|(from, to, part)| Send { from, to, part }),
		1 => who.clone().prop_map(|to| Give { to }),
		1 => Just(Deploy),
		1 => (who, 1..1_000_000_000u128).prop_map(|(who, amount)| Sponsor { who, amount }),
		2 => any::<bool>().prop_map(|own| Harvest { own }),
		1 => Just(SwapRewards),
		1 => (1..1_000_000_000u128).prop_map(|amount| Donate { amount }),
		1 => Just(Succeed),
		8 => manage().prop_map(Manage),
		16 => world().prop_map(World),
	]
}

/// What moved so far.
#[derive(Default)]
struct Totals {
	paid_in: Balance,
	gained: Balance,
	slashed: Balance,
	paid_out: Balance,
	donated: Balance,
}

fn key(index: usize) -> PoolKey<u64> {
	base_pool(POOLS[index])
}

fn pool_view(index: usize) -> PoolView {
	<Stake as StakeInspect<u64>>::pool(&key(index)).unwrap()
}

/// All that users have, and what insurance got of them.
fn balances() -> Balance {
	USERS.iter().chain(&[INSURANCE]).map(Balances::free_balance).sum()
}

fn part_of(amount: Balance, part: u8) -> Balance {
	amount * Balance::from(part) / 255
}

fn tokens_of(who: usize, part: u8) -> Balance {
	part_of(Assets::balance(TOKEN, USERS[who]), part)
}

/// A command may be refused; then nothing moves, which the laws check as well.
fn run_user(command: &Command, totals: &mut Totals) {
	let (before, supply) = (balances(), view().supply);
	match *command {
		Command::Mint { who, amount } => _ = try_mint(USERS[who], amount),
		Command::MintBest { who, amount } => {
			_ = Lrt::mint_best(by(USERS[who]), BASKET, amount, 0);
			// What was bought is nothing to the basket.
			if view().supply == supply {
				return;
			}
		}
		Command::Redeem { who, part } => _ = try_redeem(USERS[who], tokens_of(who, part)),
		// So little of all tokens that the limit lets some through.
		Command::Instantly { who, part } => {
			_ = Lrt::redeem_instantly(by(USERS[who]), BASKET, tokens_of(who, part) / 50, 0);
		}
		Command::Finalise => Exits::<Test>::iter_keys().collect::<Vec<_>>().into_iter().for_each(|(basket, era)| {
			_ = Lrt::finalise(by(4), basket, era);
		}),
		Command::Idle => idle(),
		Command::Claim => Redemptions::<Test>::iter_keys().collect::<Vec<_>>().into_iter().for_each(|id| {
			_ = try_claim(id);
		}),
		Command::Send { from, to, part } => {
			_ = Assets::transfer(by(USERS[from]), TOKEN, USERS[to], tokens_of(from, part));
		}
		Command::Give { to } => {
			if let Some((id, redemption)) = Redemptions::<Test>::iter().next() {
				assert_ok!(Lrt::transfer_redemption(by(redemption.owner), id, USERS[to]));
			}
		}
		Command::Deploy => _ = Lrt::deploy(by(4), BASKET),
		Command::Sponsor { who, amount } => _ = try_sponsor(USERS[who], amount),
		Command::Harvest { own } => totals.gained += gained(|| _ = try_harvest(if own { &NATIVE } else { &PAID_IN })),
		Command::SwapRewards => totals.gained += gained(|| _ = try_swap(&PAID_IN)),
		Command::Donate { amount } => {
			assert_ok!(Balances::transfer_allow_death(by(4), view().account, amount));
			totals.donated += amount;
		}
		// The successor is the last basket: nobody minds what becomes of it.
		Command::Succeed => _ = Lrt::succeed(by(4), BASKET),
		Command::Manage(ref command) => run_manager(command),
		Command::World(_) => unreachable!("not a user's command"),
	}
	let after = balances();
	totals.paid_in += before.saturating_sub(after);
	totals.paid_out += after.saturating_sub(before);
}

/// What the basket's account gets by `harvest`, which changes neither rate.
fn gained(harvest: impl FnOnce()) -> Balance {
	let before = view();
	let had = Balances::free_balance(before.account);
	harvest();
	assert_eq!(view(), before);
	Balances::free_balance(before.account) - had
}

fn dispatch(origin: RuntimeOrigin, call: Call<Test>) {
	_ = RuntimeCall::Lrt(call).dispatch(origin);
}

fn run_manager(command: &Manage) {
	let (basket, manager) = (BASKET, management().manager.unwrap_or(CREATOR));
	let mut policy = management().policy.current;
	let call = match *command {
		Manage::Fee { percent } => Call::set_fee { basket, fee: Perbill::from_percent(percent) },
		Manage::Charge => Call::charge_fee { basket },
		Manage::Targets { weights } => {
			let weighted = weights.iter().enumerate().filter(|(_, weight)| **weight > 0);
			let pools: Vec<_> = weighted.map(|(index, weight)| (key(index), *weight)).collect();
			Call::set_targets { basket, targets: targets(&pools) }
		}
		Manage::Policy { operator, concentration } => {
			policy.caps.operator = Perbill::from_percent(operator);
			policy.caps.concentration = Perbill::from_percent(concentration);
			Call::set_policy { basket, policy }
		}
		Manage::Cancel => Call::cancel_changes { basket },
		Manage::Hand { to } => {
			dispatch(by(manager), Call::set_manager { basket, manager: Some(USERS[to]) });
			return dispatch(by(USERS[to]), Call::accept_management { basket });
		}
		Manage::Label { pool, label } => {
			let group = label.then_some(GroupId(1));
			let call = Call::set_group { member: Labelled::Operator(POOLS[pool]), group };
			return dispatch(RuntimeOrigin::root(), call);
		}
		Manage::Follow => Call::follow_active_set { basket },
		Manage::Rebalance => Call::rebalance { basket },
		Manage::Resign => Call::set_manager { basket, manager: None },
	};
	dispatch(by(manager), call)
}

fn run_world(command: &World, next_report: &mut u32, totals: &mut Totals) {
	let p = |part: u8| Perquintill::from_rational(u64::from(part), 255);
	match *command {
		World::NextEra => next_era(),
		World::LeavingTime => pass_eras(<MockEras as EraClock>::leaving_eras()),
		World::NextBlock => next_block(),
		World::Reward { pool, part } => {
			let gain = part_of(pool_view(pool).tokens, part) / 2;
			assert_ok!(<Stake as StakeMutate<u64>>::reward(&key(pool), &4, gain));
			totals.gained += gain;
		}
		// A slash while a report is open would need the real ledger's parts.
		World::Slash { pool, part } if pool_view(pool).reports.is_empty() => {
			let (stake, leaving) = Stake::slash(&key(pool), p(part));
			totals.slashed += stake + leaving;
		}
		World::Report { pool, part } if pool_view(pool).reports.len() < 2 => {
			*next_report += 1;
			Stake::report(&key(pool), ReportId(*next_report), p(part));
		}
		World::Slash { .. } | World::Report { .. } => {}
		World::Cancel { pool } => {
			if let Some(report) = pool_view(pool).reports.first() {
				Stake::cancel(&key(pool), *report);
			}
		}
		World::Execute { pool } => {
			if let Some(report) = pool_view(pool).reports.first() {
				let (stake, leaving) = Stake::execute(&key(pool), *report);
				totals.slashed += stake + leaving;
			}
		}
		World::Accept { pool, accepting } => Stake::set_pool_accepting(&key(pool), accepting),
		World::AtWork { pool, at_work } => MockOperators::set_active(&POOLS[pool], at_work),
		World::Validate { first, count } => {
			let operators: Vec<_> = POOLS.iter().cycle().skip(first).take(count).copied().collect();
			MockActiveSet::set(&operators);
		}
		World::Earn { own, amount } => earn(if own { &NATIVE } else { &PAID_IN }, amount),
		World::Trade { buys, tokens, amount } => {
			let asset = if tokens { AssetKind::WithId(TOKEN) } else { PAID_IN };
			let (from, to) = if buys { (&NATIVE, &asset) } else { (&asset, &NATIVE) };
			// The trader may be out of tokens.
			_ = <Exchange as Market<u64>>::swap(&4, from, to, amount, 0);
		}
	}
}

/// What roundings of one command may cost in value: in each pool two units and a share, and a unit for each of two exits
/// and for what is served.
fn tolerance() -> Balance {
	let price = |view: PoolView| (view.tokens + view.gains) / (view.shares + 1) + 1;
	let pools: Balance = (0..POOLS.len()).map(|index| 2 + price(pool_view(index))).sum();
	pools + 3
}

fn assert_conserved(totals: &Totals) {
	let view = view();
	let pools: Balance = (0..POOLS.len()).map(|index| in_pool(&key(index))).sum();
	let escrowed = Queues::<Test>::get(BASKET).escrowed;
	let there = pools + view.buffer + waiting_gains() + escrowed;
	assert_eq!(SEED + totals.paid_in + totals.gained, there + totals.slashed + totals.paid_out);
	let account = Balances::free_balance(view.account);
	assert_eq!(account, ED + DEPOSIT + view.buffer + waiting_gains() + escrowed + totals.donated);
	assert_eq!(Assets::balance(REWARD, view.account), unswapped(&PAID_IN));
	assert_eq!(Assets::total_issuance(TOKEN), Baskets::<Test>::get(BASKET).unwrap().supply);
	Lrt::check().unwrap();
}

/// What the era's first touch is still to do shows in every view, and its fee is the manager's part of new highs only.
fn assert_first_touch_is_shown() {
	let (known, supply, shown) = (Managed::<Test>::get(BASKET).unwrap(), stored_supply(), view());
	_ = with_transaction(|| {
		Pallet::<Test>::enact(BASKET);
		assert_eq!(view(), shown);
		assert_eq!(stored_supply(), shown.supply);
		assert!(management().mark >= known.mark);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	});
	let tokens = shown.supply - supply;
	if tokens > 0 {
		let seen = mul_div_ceil(known.mark.into_inner(), supply, FixedU128::DIV).unwrap();
		let fee = known.fee.current.mul_floor(shown.ask - seen);
		assert!(product(tokens, shown.ask) <= product(fee, shown.supply), "more than the fee");
		let (rate, mark) = (product(shown.ask, FixedU128::DIV), product(known.mark.into_inner(), shown.supply));
		assert!(rate >= mark, "the fee takes the rate below the mark");
	}
}

fn stored_supply() -> Balance {
	Baskets::<Test>::get(BASKET).unwrap().supply
}

fn product(a: u128, b: u128) -> U256 {
	U256::from(a) * U256::from(b)
}

/// `value / supply` did not fall, but for roundings.
fn assert_not_lower(before: (Balance, Balance), after: (Balance, Balance), tolerance: Balance) {
	let (left, right) = (product(after.0 + tolerance, before.1), product(before.0, after.1));
	assert!(left >= right, "the rate fell from {before:?} to {after:?}");
}

/// A basket that its creator runs, or one that follows the active set; with a market of its rewards, and of its token, or
/// with nobody but the users, who can ask for all that is at hand while some of it moves between pools.
fn set_up(follows: bool, traded: bool) -> Totals {
	with_buffer();
	(0..POOLS.len()).for_each(|index| Stake::open_pool(&key(index)));
	let pools: Vec<_> = (0..POOLS.len()).map(key).zip(1..).collect();
	assert_ok!(create_with(NATIVE, &pools));
	if follows {
		Pallet::<Test>::let_follow_active_set(BASKET);
	} else {
		assert_ok!(Lrt::set_fee(by(CREATOR), BASKET, Perbill::from_percent(5)));
	}
	let liquidity = 1_000_000_000_000;
	open_market(liquidity);
	if !traded {
		mint(ALICE, liquidity);
		mint(BOB, liquidity / 8);
		next_era();
		run_manager(&Manage::Targets { weights: [4, 3, 2, 1] });
		pass_eras(7);
		for _ in 0..3 {
			run_manager(&Manage::Rebalance);
			next_era();
		}
		return Totals { paid_in: liquidity / 8 * 9, ..Default::default() };
	}
	mint(4, 2 * liquidity);
	Exchange::add_liquidity(&4, (&AssetKind::WithId(TOKEN), liquidity), (&NATIVE, liquidity));
	Totals { paid_in: 2 * liquidity, ..Default::default() }
}

fn play(commands: Vec<Command>, follows: bool, traded: bool) {
	new_test_ext().execute_with(|| {
		let (mut totals, mut next_report) = (set_up(follows, traded), 0);
		for command in &commands {
			match command {
				Command::World(command) => run_world(command, &mut next_report, &mut totals),
				command => {
					let (before, waits, tolerance) = (view(), gains_of_pools(), tolerance());
					run_user(command, &mut totals);
					let after = view();
					// What moves out of a pool forgoes what it has of gains there.
					let moves = matches!(command, Command::Manage(Manage::Rebalance));
					let forgone = if moves { waits.saturating_sub(gains_of_pools()) } else { 0 };
					let tolerance = tolerance + forgone;
					assert_not_lower((before.bid, before.supply), (after.bid, after.supply), tolerance);
					assert_not_lower((before.ask, before.supply), (after.ask, after.supply), tolerance);
				}
			}
			assert_conserved(&totals);
			assert_first_touch_is_shown();
		}
		everybody_leaves(&mut totals);
	});
}

/// The basket's part of gains that wait in pools.
fn gains_of_pools() -> Balance {
	Pallet::<Test>::liquidity(BASKET).unwrap().gains
}

/// At the end nobody is locked in, and together they get no more than there was.
fn everybody_leaves(totals: &mut Totals) {
	for index in 0..POOLS.len() {
		pool_view(index).reports.iter().for_each(|report| Stake::cancel(&key(index), *report));
		Stake::set_pool_accepting(&key(index), false);
	}
	// Gains that wait join first.
	pass_eras(14);
	// One request is enough, whatever is on its way back, and a leaving time.
	run_manager(&Manage::Rebalance);
	run_user(&Command::Idle, totals);
	for who in 0..USERS.len() {
		run_user(&Command::Redeem { who, part: 255 }, totals);
	}
	pass_eras(6);
	run_user(&Command::Idle, totals);
	run_user(&Command::Claim, totals);
	assert_conserved(totals);
	assert_eq!(Redemptions::<Test>::iter().count(), 0, "somebody is locked in");
	assert_eq!(Exits::<Test>::iter().count(), 0, "an exit is not forgotten");
	assert!(totals.paid_out <= SEED + totals.paid_in + totals.gained - totals.slashed);
	// What is left of a holder's tokens was worth less than the smallest slice: a share and a unit of each pool. If it is
	// not any more, by gains that others left behind, it can be redeemed.
	for who in USERS {
		let (tokens, view) = (Assets::balance(TOKEN, who), view());
		let is_dust = tokens == 0 || tokens * view.ask / view.supply <= tolerance();
		assert!(is_dust || try_redeem(who, tokens).is_ok(), "{who} is stuck with {tokens} tokens");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn r2_no_command_lowers_a_rate_and_nothing_is_created_or_lost(
		commands in prop::collection::vec(command(), 1..80), follows in prop::bool::weighted(0.25), traded: bool,
	) {
		// Who has most asks for all of it, and shares what returns.
		let first = (!traded).then_some(Command::Redeem { who: 0, part: 255 });
		play(first.into_iter().chain(commands).collect(), follows, traded);
	}

	#[test]
	fn mint_then_redeem_never_profits(amount in 1..1_000_000_000_000u128, gain in 0..1_000_000_000_000u128, p in 0..100u64) {
		new_test_ext().execute_with(|| {
			create(&[1, 2, 3]);
			mint(BOB, 1_000_000);
			next_era();
			<Stake as StakeMutate<u64>>::reward(&pool(103), &4, gain).unwrap();
			next_era();
			Stake::slash(&pool(102), percent(p));
			Stake::report(&pool(101), ReportId(1), percent(p));
			let before = Balances::free_balance(ALICE);
			if try_mint(ALICE, amount).is_ok() && try_redeem(ALICE, Assets::balance(TOKEN, ALICE)).is_ok() {
				Stake::cancel(&pool(101), ReportId(1));
				pass_eras(6);
				_ = try_claim(RedemptionId(0));
				assert_eq!(Redemptions::<Test>::iter().count(), 0);
			}
			assert!(Balances::free_balance(ALICE) <= before);
		});
	}
}
