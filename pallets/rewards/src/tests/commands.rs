//! Random commands against a model that pays every holder of every era by itself, in exact rationals.

use super::*;
use crate::mock::Told;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const USERS: [AccountId; 5] = [ALICE, BOB, CAROL, 4, MANAGED];
const SERVICES: [ServiceId; 4] = [ORACLE, STORE, BRIDGE, ServiceId(9)];
const CATEGORIES: [Category; 3] = [Category::Oracle, Category::Bridge, Category::Other];
/// The slots of the first three of the assets.
const SLOTS: usize = 3;

/// What pools guarantee in the beginning.
const WEIGHTS: [[(ServiceId, u32); 2]; 3] =
	[[(ORACLE, 500), (BRIDGE, 200)], [(ORACLE, 700), (STORE, 300)], [(STORE, 900), (BRIDGE, 100)]];

fn pools() -> [PoolKey<AccountId>; 3] {
	[native(OPERATOR), native(ANOTHER), pool_of(OPERATOR, AssetKind::WithId(STAKED))]
}

/// The last one is not admitted.
fn assets() -> [AssetKind; 4] {
	[coin(0), NATIVE, AssetKind::WithId(STAKED), coin(5)]
}

fn stakes() -> [AssetKind; 3] {
	[NATIVE, AssetKind::WithId(STAKED), coin(5)]
}

#[derive(Debug, Clone)]
enum Command {
	Fund { service: usize, stake: usize, asset: usize, ahead: u32, eras: u32, amount: Balance },
	Incentivise { category: usize, stake: usize, asset: usize, ahead: u32, eras: u32, amount: Balance },
	Cancel { stream: u32, by: usize },
	Deposit { pool: usize, who: usize, amount: Balance },
	Leave { pool: usize, who: usize, part: u8 },
	Claim { pool: usize, who: usize, asset: usize },
	ClaimFor { pool: usize, who: usize, asset: usize },
	Compound { pool: usize, who: usize },
	ClaimCommission { who: usize, asset: usize },
	Reclaim { target: usize, stake: usize, back: u32 },
	NextEra { walk: bool },
	Touch { pool: usize },
	Lose { pool: usize },
	Weight { pool: usize, service: usize, weight: u32 },
	Record { operator: usize, commission: u32, jailed: bool },
	Admit { asset: usize },
	Suspend { asset: usize },
	Freeze { frozen: bool },
	Donate { asset: usize, amount: Balance },
}

fn amount() -> impl Strategy<Value = Balance> + Clone {
	prop_oneof![0..20u128, 1..100_000u128, (1..1_000u128).prop_map(|part| part << 60)]
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	let (pool, who, asset, stake) = (0..3usize, 0..USERS.len(), 0..4usize, 0..3usize);
	let stream = (0..4usize, stake.clone(), asset.clone(), 0..4u32, 0..7u32, amount());
	prop_oneof![
		6 => stream.clone().prop_map(|(service, stake, asset, ahead, eras, amount)| {
			Fund { service, stake, asset, ahead, eras, amount }
		}),
		2 => stream.prop_map(|(category, stake, asset, ahead, eras, amount)| {
			Incentivise { category: category % 3, stake, asset, ahead, eras, amount }
		}),
		2 => (0..9u32, 0..3usize).prop_map(|(stream, by)| Cancel { stream, by }),
		8 => (pool.clone(), who.clone(), amount()).prop_map(|(pool, who, amount)| Deposit { pool, who, amount }),
		5 => (pool.clone(), who.clone(), any::<u8>()).prop_map(|(pool, who, part)| Leave { pool, who, part }),
		6 => (pool.clone(), who.clone(), asset.clone()).prop_map(|(pool, who, asset)| Claim { pool, who, asset }),
		2 => (pool.clone(), who.clone(), asset.clone()).prop_map(|(pool, who, asset)| ClaimFor { pool, who, asset }),
		2 => (pool.clone(), who.clone()).prop_map(|(pool, who)| Compound { pool, who }),
		1 => (0..4usize, asset.clone()).prop_map(|(who, asset)| ClaimCommission { who, asset }),
		2 => (0..7usize, stake, 0..12u32).prop_map(|(target, stake, back)| Reclaim { target, stake, back }),
		10 => (0..6u8).prop_map(|luck| NextEra { walk: luck > 0 }),
		2 => pool.clone().prop_map(|pool| Touch { pool }),
		1 => pool.clone().prop_map(|pool| Lose { pool }),
		3 => (pool, 0..3usize, 0..1_025u32).prop_map(|(pool, service, weight)| Weight { pool, service, weight }),
		1 => (0..2usize, 0..101u32, 0..3u8).prop_map(|(operator, commission, luck)| {
			Record { operator, commission, jailed: luck == 0 }
		}),
		1 => asset.clone().prop_map(|asset| Admit { asset }),
		1 => asset.clone().prop_map(|asset| Suspend { asset }),
		1 => any::<bool>().prop_map(|frozen| Freeze { frozen }),
		1 => (asset, 1..1_000u128).prop_map(|(asset, amount)| Donate { asset, amount }),
	]
}

fn target(number: usize) -> RewardTarget {
	match number {
		0..4 => RewardTarget::Service(SERVICES[number]),
		_ => RewardTarget::Category(CATEGORIES[number - 4]),
	}
}

fn rational(amount: Balance) -> BigRational {
	BigInt::from(amount).into()
}

/// `floor(a · b / c)`.
fn portion(a: Balance, b: Balance, c: Balance) -> Balance {
	(BigInt::from(a) * BigInt::from(b) / BigInt::from(c)).try_into().unwrap()
}

type PerSlot<V> = [V; SLOTS];
type Name = (RewardTarget, AssetKind, Era);

/// What everybody should have.
#[derive(Default)]
struct Model {
	/// What there is and what was paid of it.
	budgets: BTreeMap<Name, PerSlot<(Balance, Balance)>>,
	reclaimed: BTreeSet<Name>,
	/// Ended eras that were not paid yet, and the eras whose budgets a paid one pays.
	unpaid: Vec<Era>,
	pays: BTreeMap<Era, Vec<Era>>,
	due: BTreeMap<(PoolKey<AccountId>, AccountId), PerSlot<BigRational>>,
	/// What was taken back of those who left with less than a unit.
	carry: BTreeMap<PoolKey<AccountId>, PerSlot<BigRational>>,
	dues: BTreeMap<AccountId, PerSlot<Balance>>,
	donated: PerSlot<Balance>,
}

impl Model {
	fn end_era(&mut self, ended: Era) {
		self.unpaid.push(ended);
		if Tables::complete_until() == ended {
			let all = std::mem::take(&mut self.unpaid);
			let skipped = all.len().saturating_sub(MAX_SPAN as usize);
			self.pays.insert(ended, all[skipped..].to_vec());
		}
	}

	fn hear(&mut self) {
		for Told { key, first, last, shares, holders } in Ledger::take_told() {
			assert_eq!(holders.iter().map(|(_, shares)| shares).sum::<u128>(), shares);
			for era in (first.0..=last.0).map(Era) {
				self.pay(&key, era, shares, &holders);
			}
		}
	}

	/// Pays the operator and all holders of a pool for an era.
	fn pay(&mut self, key: &PoolKey<AccountId>, era: Era, shares: u128, holders: &[(AccountId, u128)]) {
		use palisade_primitives::OperatorRecord;
		let jailed = MockOperators::was_jailed(&key.operator, era);
		let Some(eras) = self.pays.get(&era).filter(|_| shares > 0 && !jailed) else { return };
		let mut earned: PerSlot<Balance> = Default::default();
		for number in 0..7 {
			let target = target(number);
			let category = |service| <MockServices as palisade_primitives::ServiceInspect<u64>>::category(service);
			let is_of = |service| match target {
				RewardTarget::Service(of) => of == service,
				RewardTarget::Category(of) => category(service) == Some(of),
			};
			let guaranteed = |key: &PoolKey<AccountId>| -> Balance {
				let rows = Tables::rows_of(key, era).into_iter();
				rows.filter(|(service, _)| is_of(*service)).map(|(_, guarantee)| guarantee).sum()
			};
			let total: Balance = pools().iter().filter(|other| other.asset == key.asset).map(guaranteed).sum();
			let guarantee = guaranteed(key);
			for with in eras {
				let name = (target, key.asset.clone(), *with);
				let Some(budgets) = self.budgets.get_mut(&name).filter(|_| guarantee > 0) else { continue };
				assert!(!self.reclaimed.contains(&name), "a pool was late for what went back");
				for (slot, (amount, paid)) in budgets.iter_mut().enumerate() {
					let part = portion(*amount, guarantee, total);
					*paid += part;
					assert!(*paid <= *amount, "more than there is");
					earned[slot] += part;
				}
			}
		}
		let commission = MockOperators::commission_in(&key.operator, era);
		for (slot, earned) in earned.into_iter().enumerate() {
			let own = portion(earned, commission.deconstruct().into(), 1_000_000_000);
			self.dues.entry(key.operator).or_default()[slot] += own;
			if earned > own {
				self.share_out(key, slot, earned - own, shares, holders);
			}
		}
	}

	fn share_out(
		&mut self,
		key: &PoolKey<AccountId>,
		slot: usize,
		amount: Balance,
		shares: u128,
		holders: &[(AccountId, u128)],
	) {
		let carry = std::mem::take(&mut self.carry.entry(key.clone()).or_default()[slot]);
		let each = (rational(amount) + carry) / rational(shares);
		for (who, own) in holders {
			self.due.entry((key.clone(), *who)).or_default()[slot] += &each * rational(*own);
		}
	}

	/// `who` was paid `amount`: all of what it was due but for less than a unit.
	fn claimed(&mut self, key: &PoolKey<AccountId>, who: AccountId, slot: usize, amount: Balance) {
		let due = &mut self.due.entry((key.clone(), who)).or_default()[slot];
		assert_close(due, amount);
		*due -= rational(amount);
		if !Positions::<Test>::contains_key(who, key) {
			let rests = self.due.remove(&(key.clone(), who)).unwrap();
			let carry = self.carry.entry(key.clone()).or_default();
			carry.iter_mut().zip(rests).for_each(|(carry, rest)| *carry += rest);
		}
	}

	/// What is owed in the pallet is what is owed here.
	fn compare(&mut self) {
		Ledger::keys().iter().for_each(Ledger::touch);
		self.hear();
		for pool in pools() {
			for who in USERS {
				let earned = earned(who, &pool).into_iter().collect::<BTreeMap<_, _>>();
				let due = self.due.entry((pool.clone(), who)).or_default();
				for (asset, due) in assets().iter().zip(due) {
					assert_close(due, earned.get(asset).copied().unwrap_or(0));
				}
			}
			assert_all_is_shared_out(&pool);
		}
		for who in [OPERATOR, ANOTHER] {
			let dues = Dues::<Test>::get(who);
			assert_eq!([0, 1, 2].map(|slot| dues.get(slot)), *self.dues.entry(who).or_default());
		}
		for ((target, stake, era), expected) in &self.budgets {
			let budgets = Budgets::<Test>::get((era, target, stake)).unwrap_or_default();
			let there = [0, 1, 2].map(|slot| (budgets.get(slot).amount, budgets.get(slot).paid));
			assert_eq!(there, *expected, "{target:?} {stake:?} {era:?}");
		}
		let minimum = [COIN_ED, ED, COIN_ED];
		for (slot, asset) in assets()[..SLOTS].iter().enumerate() {
			let held = Held::<Test>::get().get(slot as u8);
			assert_eq!(balance(asset, Rewards::pot()), held + minimum[slot] + self.donated[slot]);
		}
	}

	/// Does the command, and what it should do.
	fn apply(&mut self, command: &Command) {
		use Command::*;
		let (pools, assets, stakes) = (pools(), assets(), stakes());
		match command.clone() {
			Fund { service, stake, asset, ahead, eras, amount } => {
				let (start, end) = (now().plus(ahead), now().plus(ahead + eras).minus(1));
				let (stake, asset) = (stakes[stake].clone(), assets[asset].clone());
				let done = Rewards::fund(by(OWNER), SERVICES[service], stake, asset, start, end, amount);
				self.opened(done, ahead > 0 && eras > 0 && amount > 0);
			}
			Incentivise { category, stake, asset, ahead, eras, amount } => {
				let (start, end) = (now().plus(ahead), now().plus(ahead + eras).minus(1));
				let (stake, asset) = (stakes[stake].clone(), assets[asset].clone());
				let done = Rewards::incentivise(root(), CATEGORIES[category], stake, asset, start, end, amount);
				self.opened(done, ahead > 0 && eras > 0 && amount > 0);
			}
			Cancel { stream, by: who } => self.cancel(stream, [by(OWNER), root(), by(ALICE)][who].clone()),
			Deposit { pool, who, amount } => {
				if amount > 0 {
					Ledger::deposit(&pools[pool], USERS[who], amount);
				}
			}
			Leave { pool, who, part } => {
				let (_, holding) = Ledger::position(&pools[pool], USERS[who]);
				Ledger::leave(&pools[pool], USERS[who], portion(holding.shares, part.into(), 255));
			}
			Claim { pool, who, asset } => {
				let call = || Rewards::claim(by(USERS[who]), pools[pool].clone(), assets[asset].clone());
				_ = self.claim(&pools[pool], who, asset, call);
			}
			ClaimFor { pool, who, asset } => {
				let call = || Rewards::claim_for(by(CAROL), USERS[who], pools[pool].clone(), assets[asset].clone());
				let done = self.claim(&pools[pool], who, asset, call);
				assert!(USERS[who] != MANAGED || done.is_err());
			}
			Compound { pool, who } => {
				let Some(asset) = assets.iter().position(|asset| *asset == pools[pool].asset) else { return };
				let account = pools[pool].account();
				let before = balance(&pools[pool].asset, account);
				let done =
					self.settle_and(&pools[pool], who, || Rewards::compound(by(USERS[who]), pools[pool].clone()));
				if done.is_ok() {
					self.claimed(&pools[pool], USERS[who], asset, balance(&pools[pool].asset, account) - before);
				}
			}
			ClaimCommission { who, asset } => {
				let who = [OPERATOR, ANOTHER, TREASURY, CAROL][who];
				let before = balance(&assets[asset], who);
				if Rewards::claim_commission(by(ALICE), who, assets[asset].clone()).is_ok() {
					let due = std::mem::take(&mut self.dues.entry(who).or_default()[asset]);
					assert_eq!(balance(&assets[asset], who) - before, due);
				}
			}
			Reclaim { target: number, stake, back } => self.reclaim(target(number), stakes[stake].clone(), back),
			NextEra { walk } => {
				self.end_era(now());
				begin_era();
				if walk {
					Ledger::walk();
				}
				self.hear();
				Rewards::check().unwrap();
			}
			Touch { pool } => Ledger::touch(&pools[pool]),
			Lose { pool } => Ledger::lose(&pools[pool]),
			Weight { pool, service, weight } => Ledger::set_weight(&pools[pool], SERVICES[service], weight),
			Record { operator, commission, jailed } => {
				MockOperators::set_record(&[OPERATOR, ANOTHER][operator], now(), percent(commission), jailed);
			}
			Admit { asset } if asset < SLOTS => _ = Rewards::admit_reward_asset(root(), assets[asset].clone(), 1),
			Admit { .. } => {}
			Suspend { asset } => _ = Rewards::suspend_reward_asset(root(), assets[asset].clone()),
			Freeze { frozen: true } => _ = Assets::freeze_asset(by(OWNER), COIN),
			Freeze { frozen: false } => _ = Assets::thaw_asset(by(OWNER), COIN),
			Donate { asset, amount } => {
				let donate = || {
					use frame_support::traits::{fungibles::Mutate, tokens::Preservation};
					AllAssets::transfer(assets[asset].clone(), &ALICE, &Rewards::pot(), amount, Preservation::Preserve)
				};
				if asset < SLOTS && donate().is_ok() {
					self.donated[asset] += amount;
				}
			}
		}
		self.hear();
	}

	/// Notes the stream that was opened.
	fn opened(&mut self, done: DispatchResult, sound: bool) {
		assert!(sound || done.is_err());
		if done.is_err() {
			return;
		}
		let stream = Streams::<Test>::get(crate::NextStream::<Test>::get() - 1).unwrap();
		let (eras, mut left) = (stream.end.0 - stream.start.0 + 1, stream.amount);
		for (number, era) in (stream.start.0..=stream.end.0).enumerate() {
			// The first ones get what does not fit.
			let part = left.div_ceil(Balance::from(eras - number as u32));
			left -= part;
			let name = (stream.target, stream.stake.clone(), Era(era));
			self.budgets.entry(name).or_default()[usize::from(stream.slot)].0 += part;
		}
		assert_eq!(left, 0);
	}

	fn cancel(&mut self, id: u32, origin: RuntimeOrigin) {
		let Some(before) = Streams::<Test>::get(id) else {
			assert_noop!(Rewards::cancel_stream(origin, id), Error::StreamNotFound);
			return;
		};
		let asset = assets()[usize::from(before.slot)].clone();
		let balances = || [OWNER, TREASURY].map(|who| balance(&asset, who)).iter().sum::<Balance>();
		let had = balances();
		if Rewards::cancel_stream(origin, id).is_ok() {
			let from = now().0 + NOTICE + 1;
			let mut refund = 0;
			for era in (from.max(before.start.0)..=before.end.0).map(Era) {
				refund += before.part(era);
				let name = (before.target, before.stake.clone(), era);
				self.budgets.get_mut(&name).unwrap()[usize::from(before.slot)].0 -= before.part(era);
			}
			assert_eq!(balances() - had, refund);
		}
	}

	/// Settles first, so that the model knows what is due.
	fn settle_and(
		&mut self,
		pool: &PoolKey<AccountId>,
		who: usize,
		call: impl FnOnce() -> DispatchResult,
	) -> DispatchResult {
		Ledger::position(pool, USERS[who]);
		self.hear();
		call()
	}

	fn claim(
		&mut self,
		pool: &PoolKey<AccountId>,
		who: usize,
		asset: usize,
		call: impl FnOnce() -> DispatchResult,
	) -> DispatchResult {
		let before = balance(&assets()[asset], USERS[who]);
		let done = self.settle_and(pool, who, call);
		if done.is_ok() {
			self.claimed(pool, USERS[who], asset, balance(&assets()[asset], USERS[who]) - before);
		}
		done
	}

	fn reclaim(&mut self, target: RewardTarget, stake: AssetKind, back: u32) {
		let era = now().minus(back);
		let to = match target {
			RewardTarget::Service(_) => OWNER,
			RewardTarget::Category(_) => TREASURY,
		};
		let has = |slot: usize| balance(&assets()[slot], to) + Dues::<Test>::get(to).get(slot as u8);
		let before = [0, 1, 2].map(has);
		if Rewards::reclaim(by(ALICE), target, stake.clone(), era).is_ok() {
			let name = (target, stake, era);
			let budgets = self.budgets.get_mut(&name).unwrap();
			for (slot, (amount, paid)) in budgets.iter_mut().enumerate() {
				assert_eq!(has(slot) - before[slot], *amount - *paid);
				*amount = *paid;
			}
			self.reclaimed.insert(name);
			// What could not be paid is due.
			self.dues.insert(to, [0, 1, 2].map(|slot| Dues::<Test>::get(to).get(slot)));
		}
	}
}

/// `amount` is all of `due` but for less than a unit, and for what an index cannot tell apart.
fn assert_close(due: &BigRational, amount: Balance) {
	let rest = due - rational(amount);
	let speck = BigRational::new(BigInt::one(), BigInt::one() << 30);
	assert!(rest > -speck.clone() && rest < speck + BigRational::one(), "{amount} of {}", due.to_integer());
}

fn play(commands: &[Command]) {
	new_test_ext().execute_with(|| {
		assets()[..SLOTS].iter().cloned().for_each(admit);
		for (pool, weights) in pools().iter().zip(WEIGHTS) {
			Ledger::open(pool, &weights);
			Ledger::deposit(pool, ALICE, 1_000_003);
		}
		let mut model = Model::default();
		for command in commands {
			model.apply(command);
		}
		_ = Assets::thaw_asset(by(OWNER), COIN);
		Rewards::check().unwrap();
		model.compare();
		// Everybody is paid, whether it has left or not.
		for pool in pools() {
			for who in 0..USERS.len() {
				for asset in 0..SLOTS {
					let claim = || {
						let paid = <Rewards as RewardsClaim<AccountId>>::claim(&USERS[who], &pool, &assets()[asset])?;
						if paid > 0 {
							Ok(())
						} else {
							Err(Error::NothingToClaim.into())
						}
					};
					_ = model.claim(&pool, who, asset, claim);
				}
			}
		}
		model.compare();
		model.due.values().flatten().for_each(|due| assert_close(due, 0));
		Rewards::check().unwrap();
	});
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..Default::default() })]

	/// A hundred thousand commands in all.
	#[test]
	fn everybody_is_paid_what_an_exact_model_says(commands in prop::collection::vec(command(), 1..220)) {
		play(&commands);
	}
}
