//! Random commands against the conservation law: what went into a basket and what it gained is what was paid, what was
//! slashed and what is there, to the unit; and no command of a user, and no hook, lowers the rate.

use super::*;
use crate::Queues;
use palisade_primitives::{PoolView, ReportId, StakeInspect, StakeMutate};
use proptest::prelude::*;
use sp_runtime::Perquintill;

const USERS: [u64; 3] = [ALICE, BOB, 3];
const POOLS: [u64; 3] = [101, 102, 103];

#[derive(Debug, Clone)]
enum Command {
	Mint { who: usize, amount: Balance },
	Redeem { who: usize, part: u8 },
	Instantly { who: usize, part: u8 },
	Finalise,
	Idle,
	Claim,
	Send { from: usize, to: usize, part: u8 },
	Give { to: usize },
	Deploy,
	NextEra,
	Reward { pool: usize, part: u8 },
	Slash { pool: usize, part: u8 },
	Report { pool: usize, part: u8 },
	Cancel { pool: usize },
	Execute { pool: usize },
	Donate { amount: Balance },
	Accept { pool: usize, accepting: bool },
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let (who, pool) = (0..USERS.len(), 0..POOLS.len());
	prop_oneof![
		4 => (who.clone(), 1..1_000_000_000_000u128).prop_map(|(who, amount)| Mint { who, amount }),
		1 => (who.clone(), 1..100u128).prop_map(|(who, amount)| Mint { who, amount }),
		4 => (who.clone(), any::<u8>()).prop_map(|(who, part)| Redeem { who, part }),
		3 => (who.clone(), any::<u8>()).prop_map(|(who, part)| Instantly { who, part }),
		1 => Just(Finalise),
		1 => Just(Idle),
		2 => Just(Claim),
		1 => (who.clone(), who.clone(), any::<u8>()).prop_map(|(from, to, part)| Send { from, to, part }),
		1 => who.prop_map(|to| Give { to }),
		1 => Just(Deploy),
		4 => Just(NextEra),
		2 => (pool.clone(), any::<u8>()).prop_map(|(pool, part)| Reward { pool, part }),
		1 => (pool.clone(), any::<u8>()).prop_map(|(pool, part)| Slash { pool, part }),
		2 => (pool.clone(), any::<u8>()).prop_map(|(pool, part)| Report { pool, part }),
		1 => pool.clone().prop_map(|pool| Cancel { pool }),
		1 => pool.clone().prop_map(|pool| Execute { pool }),
		1 => (1..1_000_000_000u128).prop_map(|amount| Donate { amount }),
		1 => (pool, any::<bool>()).prop_map(|(pool, accepting)| Accept { pool, accepting }),
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

fn native_pool(index: usize) -> PoolKey<u64> {
	pool(POOLS[index])
}

fn pool_view(index: usize) -> PoolView {
	<Stake as StakeInspect<u64>>::pool(&native_pool(index)).unwrap()
}

/// All that users have, and what insurance got of them.
fn balances() -> Balance {
	USERS.iter().chain(&[INSURANCE]).map(Balances::free_balance).sum()
}

fn part_of(amount: Balance, part: u8) -> Balance {
	amount * Balance::from(part) / 255
}

fn run_user(command: &Command, totals: &mut Totals) {
	let before = balances();
	// A command may be refused; then nothing moves, which the laws check as well.
	match *command {
		Command::Mint { who, amount } => _ = try_mint(USERS[who], amount),
		Command::Redeem { who, part } => {
			_ = try_redeem(USERS[who], part_of(Assets::balance(TOKEN, USERS[who]), part));
		}
		Command::Instantly { who, part } => {
			// So little of all tokens that the limit lets some through.
			let tokens = part_of(Assets::balance(TOKEN, USERS[who]), part) / 50;
			_ = Lrt::redeem_instantly(RuntimeOrigin::signed(USERS[who]), BASKET, tokens, 0);
		}
		Command::Finalise => Exits::<Test>::iter_keys().collect::<Vec<_>>().into_iter().for_each(|(basket, era)| {
			_ = Lrt::finalise(RuntimeOrigin::signed(4), basket, era);
		}),
		Command::Idle => idle(),
		Command::Claim => Redemptions::<Test>::iter_keys().collect::<Vec<_>>().into_iter().for_each(|id| {
			_ = try_claim(id);
		}),
		Command::Send { from, to, part } => {
			let amount = part_of(Assets::balance(TOKEN, USERS[from]), part);
			_ = Assets::transfer(RuntimeOrigin::signed(USERS[from]), TOKEN, USERS[to], amount);
		}
		Command::Give { to } => {
			if let Some((id, redemption)) = Redemptions::<Test>::iter().next() {
				let owner = RuntimeOrigin::signed(redemption.owner);
				assert_ok!(Lrt::transfer_redemption(owner, id, USERS[to]));
			}
		}
		Command::Deploy => _ = Lrt::deploy(RuntimeOrigin::signed(4), BASKET),
		Command::Donate { amount } => {
			assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(4), view().account, amount));
			totals.donated += amount;
		}
		_ => unreachable!("not a user's command"),
	}
	let after = balances();
	totals.paid_in += before.saturating_sub(after);
	totals.paid_out += after.saturating_sub(before);
}

fn run_world(command: &Command, next_report: &mut u32, totals: &mut Totals) {
	let p = |part: u8| Perquintill::from_rational(u64::from(part), 255);
	match *command {
		Command::NextEra => next_era(),
		Command::Reward { pool, part } => {
			let gain = part_of(pool_view(pool).tokens, part) / 2;
			assert_ok!(<Stake as StakeMutate<u64>>::reward(&native_pool(pool), &4, gain));
			totals.gained += gain;
		}
		// A slash while a report is open would need the real ledger's parts.
		Command::Slash { pool, part } if pool_view(pool).reports.is_empty() => {
			let (stake, leaving) = Stake::slash(&native_pool(pool), p(part));
			totals.slashed += stake + leaving;
		}
		Command::Report { pool, part } if pool_view(pool).reports.len() < 2 => {
			*next_report += 1;
			Stake::report(&native_pool(pool), ReportId(*next_report), p(part));
		}
		Command::Cancel { pool } => {
			if let Some(report) = pool_view(pool).reports.first() {
				Stake::cancel(&native_pool(pool), *report);
			}
		}
		Command::Execute { pool } => {
			if let Some(report) = pool_view(pool).reports.first() {
				let (stake, leaving) = Stake::execute(&native_pool(pool), *report);
				totals.slashed += stake + leaving;
			}
		}
		Command::Accept { pool, accepting } => Stake::set_pool_accepting(&native_pool(pool), accepting),
		_ => {}
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
	let pools: Balance = POOLS.iter().map(|operator| in_pool(&pool(*operator))).sum();
	let cash = Queues::<Test>::get(BASKET).escrowed;
	let there = pools + view.buffer + cash;
	assert_eq!(SEED + totals.paid_in + totals.gained, there + totals.slashed + totals.paid_out);
	let account = Balances::free_balance(view.account);
	assert_eq!(account, ED + DEPOSIT + view.buffer + cash + totals.donated);
	assert_eq!(Assets::total_issuance(TOKEN), view.supply);
	Lrt::check().unwrap();
}

/// `value / supply` did not fall, but for roundings.
fn assert_not_lower(before: (Balance, Balance), after: (Balance, Balance), tolerance: Balance) {
	let (before_value, before_supply) = before;
	let (after_value, after_supply) = (after.0 + tolerance, after.1);
	let (left, right) = (
		sp_core::U256::from(after_value) * sp_core::U256::from(before_supply),
		sp_core::U256::from(before_value) * sp_core::U256::from(after_supply),
	);
	assert!(left >= right, "the rate fell from {before:?} to {after:?}");
}

fn play(commands: Vec<Command>) {
	new_test_ext().execute_with(|| {
		with_buffer();
		create(&[1, 2, 3]);
		let (mut totals, mut next_report) = (Totals::default(), 0);
		for command in &commands {
			use Command::*;
			match command {
				Mint { .. }
				| Redeem { .. }
				| Instantly { .. }
				| Finalise
				| Idle
				| Claim
				| Send { .. }
				| Give { .. }
				| Deploy
				| Donate { .. } => {
					let (before, tolerance) = (view(), tolerance());
					run_user(command, &mut totals);
					let after = view();
					assert_not_lower((before.bid, before.supply), (after.bid, after.supply), tolerance);
					assert_not_lower((before.ask, before.supply), (after.ask, after.supply), tolerance);
				}
				_ => run_world(command, &mut next_report, &mut totals),
			}
			assert_conserved(&totals);
		}
		everybody_leaves(&mut totals);
	});
}

/// At the end nobody is locked in, and together they get no more than there was.
fn everybody_leaves(totals: &mut Totals) {
	for index in 0..POOLS.len() {
		pool_view(index).reports.iter().for_each(|report| Stake::cancel(&native_pool(index), *report));
		Stake::set_pool_accepting(&native_pool(index), false);
	}
	for who in 0..USERS.len() {
		run_user(&Command::Redeem { who, part: 255 }, totals);
	}
	pass_eras(6);
	run_user(&Command::Idle, totals);
	run_user(&Command::Claim, totals);
	assert_conserved(totals);
	assert_eq!(Redemptions::<Test>::iter().count(), 0, "somebody is locked in");
	assert_eq!(Exits::<Test>::iter().count(), 0);
	assert!(totals.paid_out <= SEED + totals.paid_in + totals.gained - totals.slashed);
	// What is left of a holder's tokens was worth less than the smallest slice: a share and a unit of each pool. If it is
	// not any more, by gains that others left behind, it can be redeemed.
	for who in USERS {
		let (tokens, view) = (Assets::balance(TOKEN, who), view());
		let is_dust = tokens * view.ask / view.supply <= tolerance();
		assert!(is_dust || try_redeem(who, tokens).is_ok(), "tokens of worth are stuck");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn r2_no_users_command_lowers_a_rate_and_nothing_is_created_or_lost(commands in prop::collection::vec(command(), 1..60)) {
		play(commands);
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
