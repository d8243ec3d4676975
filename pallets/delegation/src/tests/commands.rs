//! Random commands on several pools: the invariants and the conservation of money after each, and the same end whether
//! pools are touched at every era start or never.

use crate::{mock::*, NextTicket, Tickets};
use frame_support::assert_ok;
use palisade_primitives::{mocks::MockEras, *};
use proptest::prelude::*;
use sp_runtime::{traits::Dispatchable, Perquintill};

const STAKERS: [AccountId; 4] = [ALICE, BOB, CHARLIE, OPERATOR];

#[derive(Clone, Debug)]
enum Command {
	Delegate { who: usize, pool: usize, amount: Balance },
	Withdraw { who: usize, pool: usize, amount: Balance },
	Leave { who: usize, pool: usize, amount: Option<Balance> },
	LeaveShares { who: usize, pool: usize, part: u64 },
	LeaveWithGains { who: usize, pool: usize, part: u64 },
	Extend { who: usize, which: usize, part: u64 },
	Complete { which: usize },
	Redelegate { who: usize, from: usize, to: usize, amount: Option<Balance> },
	RewardFor { pool: usize, back: u32, amount: Balance },
	Reward { pool: usize, amount: Balance },
	Donate { pool: usize, amount: Balance },
	Base { pool: usize, back: u32, p: u64 },
	Raise { pool: usize, p: u64 },
	Service { pool: usize, back: u32, weight: u64, p: u64 },
	Cancel { pool: usize, which: usize },
	Lower { pool: usize, which: usize, part: u64 },
	Terms { cap: Balance, operator_cap: Balance, inflow: Balance },
	Suspend,
	Readmit,
	Lock { eras: u32 },
	Release,
	Register,
	Accepting { accepting: bool },
	NextEra { eras: u32 },
}

fn fractions() -> impl Strategy<Value = u64> {
	const WHOLE: u64 = 1_000_000_000_000_000_000;
	prop_oneof![8 => 0..=WHOLE / 2, 2 => WHOLE / 2..WHOLE, 1 => Just(WHOLE)]
}

fn amounts() -> impl Strategy<Value = Balance> {
	prop_oneof![
		6 => UNIT..100 * UNIT,
		2 => 0..3 * UNIT,
		1 => Just(Balance::MAX),
		1 => 10_000 * UNIT..RICHES,
	]
}

/// Limits of the token.
fn limits() -> impl Strategy<Value = Balance> {
	prop_oneof![3 => Just(Balance::MAX), 3 => 10 * UNIT..1_000 * UNIT, 1 => Just(0)]
}

fn commands() -> impl Strategy<Value = Command> {
	let (who, pool) = (|| 0..STAKERS.len(), || 0..POOLS);
	let native = || prop_oneof![Just(0usize), Just(1), Just(3)];
	prop_oneof![
		6 => (who(), pool(), amounts()).prop_map(|(who, pool, amount)| Command::Delegate { who, pool, amount }),
		2 => (who(), pool(), amounts()).prop_map(|(who, pool, amount)| Command::Withdraw { who, pool, amount }),
		4 => (who(), pool(), proptest::option::of(amounts()))
			.prop_map(|(who, pool, amount)| Command::Leave { who, pool, amount }),
		2 => (who(), pool(), fractions()).prop_map(|(who, pool, part)| Command::LeaveShares { who, pool, part }),
		2 => (who(), pool(), fractions()).prop_map(|(who, pool, part)| Command::LeaveWithGains { who, pool, part }),
		2 => (who(), any::<usize>(), fractions()).prop_map(|(who, which, part)| Command::Extend { who, which, part }),
		4 => any::<usize>().prop_map(|which| Command::Complete { which }),
		6 => (0..2usize, native(), native(), proptest::option::weighted(0.8, UNIT..40 * UNIT))
			.prop_map(|(who, from, to, amount)| Command::Redelegate { who, from, to, amount }),
		3 => (native(), 0..3u32, UNIT..100 * UNIT)
			.prop_map(|(pool, back, amount)| Command::RewardFor { pool, back, amount }),
		3 => (pool(), amounts()).prop_map(|(pool, amount)| Command::Reward { pool, amount }),
		1 => (pool(), 1..UNIT).prop_map(|(pool, amount)| Command::Donate { pool, amount }),
		3 => (pool(), 0..3u32, fractions()).prop_map(|(pool, back, p)| Command::Base { pool, back, p }),
		1 => (pool(), fractions()).prop_map(|(pool, p)| Command::Raise { pool, p }),
		4 => (pool(), 0..3u32, fractions(), fractions())
			.prop_map(|(pool, back, weight, p)| Command::Service { pool, back, weight, p }),
		2 => (pool(), 0..4usize).prop_map(|(pool, which)| Command::Cancel { pool, which }),
		2 => (pool(), 0..4usize, fractions())
			.prop_map(|(pool, which, part)| Command::Lower { pool, which, part }),
		1 => (limits(), limits(), limits())
			.prop_map(|(cap, operator_cap, inflow)| Command::Terms { cap, operator_cap, inflow }),
		1 => prop_oneof![1 => Just(Command::Suspend), 3 => Just(Command::Readmit)],
		1 => (0..5u32).prop_map(|eras| Command::Lock { eras }),
		1 => prop_oneof![1 => Just(Command::Release), 2 => Just(Command::Register)],
		1 => any::<bool>().prop_map(|accepting| Command::Accepting { accepting }),
		8 => (1..4u32).prop_map(|eras| Command::NextEra { eras }),
	]
}

const POOLS: usize = 4;

fn pools() -> [Key; POOLS] {
	[restaked(), base(), token_pool(), others(Tier::Base)]
}

/// All there is of both assets: what stakers, treasury and pools have.
fn everything() -> (Balance, Balance) {
	(Balances::total_issuance(), Assets::total_supply(TOKEN))
}

/// What verdicts burnt of the native asset and of the token.
#[derive(Default)]
struct Burnt(Balance, Balance);

struct World {
	/// Whether pools are touched at every era start.
	touching: bool,
	/// The listener's rows: what a claim is made from.
	tables: std::collections::BTreeMap<(Key, u32), palisade_math::Claim>,
	burnt: Burnt,
	/// The fraction that each open report was opened with, or was changed to.
	fractions: std::collections::BTreeMap<ReportId, Perquintill>,
	start: (Balance, Balance),
	reports: u32,
}

impl World {
	fn new(touching: bool) -> Self {
		System::set_block_number(1);
		assert_ok!(<Delegation as OperatorPools<_>>::open(&OPERATOR, 100 * UNIT, 50 * UNIT));
		assert_ok!(<Delegation as OperatorPools<_>>::open(&OTHER, 100 * UNIT, 50 * UNIT));
		create_token(TOKEN);
		assert_ok!(Delegation::admit_asset(RuntimeOrigin::root(), TOKEN, terms(20)));
		assert_ok!(Delegation::open_pool(origin(OPERATOR), TOKEN));
		for (who, key) in [(ALICE, restaked()), (ALICE, base()), (BOB, restaked()), (BOB, others(Tier::Base))] {
			assert_delegates(who, &key, 80 * UNIT);
		}
		go_and_touch(2, &pools());
		Notes::take();
		let start = everything();
		let (tables, fractions) = Default::default();
		Self { touching, tables, burnt: Burnt::default(), fractions, start, reports: 0 }
	}

	fn dispatch(&self, who: AccountId, call: crate::Call<Test>) -> bool {
		RuntimeCall::from(call).dispatch(origin(who)).is_ok()
	}

	/// Hears what happened.
	fn listen(&mut self) {
		let mut paid = None;
		for note in Notes::take() {
			match note {
				Note::Paid { key, id, amount } => {
					match key.asset {
						AssetKind::Native => self.burnt.0 += amount,
						AssetKind::WithId(_) => self.burnt.1 += amount,
					}
					paid = Some((key, id, amount));
				}
				Note::PaidArriving { amount, .. } => self.burnt.0 += amount,
				Note::Executed { key, id, from_stake, from_leaving, before, after } => {
					assert_eq!(paid.take(), Some((key, id, from_stake + from_leaving)), "the payee comes just before");
					assert!(after <= before);
				}
				Note::Eras { key, first, last, value, factor } => {
					for era in first.0..=last.0 {
						let row = palisade_math::Claim { guarantee: value, factor };
						assert_eq!(self.tables.insert((key.clone(), era), row), None, "an era is heard twice");
					}
				}
				_ => {}
			}
		}
	}

	fn check(&self) {
		assert_eq!(Delegation::check(), Ok(()));
		let (native, token) = everything();
		assert_eq!(native + self.burnt.0, self.start.0);
		assert_eq!(token + self.burnt.1, self.start.1);
		for followed in pools().map(|key| Follower::of(&key)) {
			let ended = followed.by_era();
			for (era, had) in followed.settled_by_era() {
				assert!(had <= ended[&era], "positions had more in era {era} than their pool");
			}
		}
	}

	/// Does `command` if it can be done, and returns whether it was.
	fn apply(&mut self, command: &Command) -> bool {
		let pool = |index: usize| pools()[index].clone();
		let id = ReportId(self.reports);
		match *command {
			Command::Delegate { who, pool: at, amount } => self.delegate(STAKERS[who], pool(at), amount),
			Command::Withdraw { who, pool: at, amount } => {
				self.dispatch(STAKERS[who], crate::Call::withdraw_entry { pool: pool(at), amount })
			}
			Command::Leave { who, pool: at, amount } => self.leave(STAKERS[who], pool(at), amount),
			Command::LeaveShares { who, pool: at, part } => {
				let shares = Perquintill::from_parts(part) * position(&pool(at), STAKERS[who]).shares;
				let (staker, key) = (STAKERS[who], pool(at));
				frame_support::storage::with_storage_layer(|| {
					<Delegation as StakeMutate<_>>::request_leave(&staker, &key, shares, &BOB)
				})
				.is_ok()
			}
			Command::LeaveWithGains { who, pool: at, part } => self.leave_with_gains(STAKERS[who], pool(at), part),
			Command::Extend { who, which, part } => {
				let tickets = tickets();
				!tickets.is_empty() && self.extend(STAKERS[who], tickets[which % tickets.len()], part)
			}
			Command::Complete { which } => {
				let tickets = tickets();
				!tickets.is_empty() && self.complete(tickets[which % tickets.len()])
			}
			Command::Redelegate { who, from, to, amount } => {
				self.redelegate(STAKERS[who], pool(from), amount, pool(to))
			}
			Command::RewardFor { pool: at, back, amount } => self.reward_for(&pool(at), back, amount.min(1000 * UNIT)),
			Command::Reward { pool: at, amount } => frame_support::storage::with_storage_layer(|| {
				<Delegation as StakeMutate<_>>::reward(&pool(at), &TREASURY, amount.min(1000 * UNIT))
			})
			.is_ok(),
			Command::Donate { pool: at, amount } => {
				let account = pool(at).account();
				Assets::transfer(origin(CHARLIE), TOKEN, account, amount).is_ok()
					&& Balances::transfer_keep_alive(origin(CHARLIE), account, amount).is_ok()
			}
			Command::Base { pool: at, back, p } => {
				self.reports += 1;
				let era = MockEras::now().minus(back);
				let p = Perquintill::from_parts(p);
				self.fractions.insert(id, p);
				<Delegation as PoolReports<_>>::open_base(&pool(at), id, era, due(), p).is_ok()
			}
			Command::Raise { pool: at, p } => {
				let open = view(&pool(at)).reports;
				let p = Perquintill::from_parts(p);
				let raise = |id: &ReportId| <Delegation as PoolReports<_>>::raise_base(&pool(at), *id, p).is_ok();
				let raised = open.first().filter(|id| raise(id));
				if let Some(fraction) = raised.and_then(|id| self.fractions.get_mut(id)) {
					*fraction = p.max(*fraction);
				}
				raised.is_some()
			}
			Command::Service { pool: at, back, weight, p } => self.service(pool(at), id, back, weight, p),
			Command::Cancel { pool: at, which } => {
				let open = view(&pool(at)).reports;
				!open.is_empty() && <Delegation as PoolReports<_>>::cancel(&pool(at), open[which % open.len()]).is_ok()
			}
			Command::Lower { pool: at, which, part } => {
				let open = view(&pool(at)).reports;
				!open.is_empty() && self.lower(&pool(at), open[which % open.len()], Perquintill::from_parts(part))
			}
			Command::Terms { cap, operator_cap, inflow } => {
				let terms = crate::types::AssetTerms { min_deposit: 20, cap, operator_cap, inflow };
				self.dispatch_as_root(crate::Call::set_asset_terms { asset: TOKEN, terms })
			}
			Command::Suspend => self.dispatch_as_root(crate::Call::suspend_asset { asset: TOKEN }),
			Command::Readmit => self.dispatch_as_root(crate::Call::admit_asset { asset: TOKEN, terms: terms(20) }),
			Command::Lock { eras } => {
				<Delegation as OperatorPools<_>>::lock_bond(&OPERATOR, MockEras::now().plus(eras));
				true
			}
			Command::Release => {
				<Delegation as OperatorPools<_>>::release(&OPERATOR);
				true
			}
			Command::Register => frame_support::storage::with_storage_layer(|| {
				<Delegation as OperatorPools<_>>::open(&OPERATOR, 10 * UNIT, 50 * UNIT)
			})
			.is_ok(),
			Command::Accepting { accepting } => {
				<Delegation as OperatorPools<_>>::set_accepting(&OPERATOR, accepting);
				true
			}
			Command::NextEra { eras } => {
				for _ in 0..eras {
					go_to(MockEras::now().0 + 1);
					if self.touching {
						go_and_touch(MockEras::now().0, &pools());
					}
				}
				true
			}
		}
	}

	fn dispatch_as_root(&self, call: crate::Call<Test>) -> bool {
		RuntimeCall::from(call).dispatch(RuntimeOrigin::root()).is_ok()
	}

	/// What a pool accepts is what it takes from others than its operator, if they have it.
	fn delegate(&mut self, who: AccountId, key: Key, amount: Balance) -> bool {
		let accepts = Delegation::accepts(&key, amount);
		let held = balance(key.asset.clone(), who);
		let done = self.dispatch(who, crate::Call::delegate { pool: key.clone(), amount });
		if who != OPERATOR {
			let spends = held.checked_sub(amount).is_some_and(|left| match key.asset {
				AssetKind::Native => left >= DEPOSIT,
				AssetKind::WithId(_) => left == 0 || left >= TOKEN_DEPOSIT,
			});
			assert_eq!(done, accepts && spends, "accepts {amount}: {accepts}");
			let covered = || <Delegation as OperatorPools<_>>::is_covered(&OPERATOR);
			assert!(!done || key.tier == Tier::Base || covered());
		}
		if let (AssetKind::WithId(id), true) = (key.asset, done) {
			let terms = crate::AdmittedAssets::<Test>::get(id).unwrap().terms;
			assert!(Delegation::total(&AssetKind::WithId(id)) <= terms.cap.min(terms.operator_cap));
			assert!(Delegation::inflow(id) <= terms.inflow);
		}
		done
	}

	/// Whoever has shares can leave, but for the bond.
	fn leave(&mut self, who: AccountId, key: Key, amount: Option<Balance>) -> bool {
		let before = position(&key, who);
		let asked = before.shares > 0 && amount != Some(0);
		let done = self.dispatch(who, crate::Call::request_leave { pool: key.clone(), amount });
		let bond = who == OPERATOR && key == restaked();
		assert!(done == asked || bond, "an exit is blocked");
		if done {
			let view = Tickets::<Test>::iter_keys().map(ticket).max_by_key(|view| view.id).unwrap();
			let after = position(&key, who);
			let total = view.value + after.value;
			// Nobody's worth grows by leaving, or falls but by rounding.
			assert!(total <= before.value + 1 && before.value <= total + 6, "{before:?} {after:?} {view:?}");
		}
		done
	}

	/// What is paid at once is the part that the shares have of the gains, and those who stay have no less of them a share.
	fn leave_with_gains(&mut self, who: AccountId, key: Key, part: u64) -> bool {
		let shares = Perquintill::from_parts(part) * position(&key, who).shares;
		let (before, held) = (view(&key), balance(key.asset.clone(), who));
		let left = frame_support::storage::with_storage_layer(|| {
			<Delegation as StakeMutate<_>>::leave_with_gains(&who, &key, shares, None)
		});
		let Ok((_, gains)) = left else { return false };
		let after = view(&key);
		assert_eq!(balance(key.asset, who) - held, gains);
		assert_eq!((before.gains - after.gains, before.shares - after.shares), (gains, shares));
		let product = |a: u128, b: u128| sp_core::U256::from(a) * sp_core::U256::from(b);
		assert!(product(after.gains, before.shares) >= product(before.gains, after.shares));
		true
	}

	/// A ticket of this era grows by what leaves, and is nobody else's than before.
	fn extend(&mut self, who: AccountId, id: TicketId, part: u64) -> bool {
		let before = ticket(id);
		let own = position(&before.pool, who);
		let shares = Perquintill::from_parts(part) * own.shares;
		let extended = frame_support::storage::with_storage_layer(|| {
			<Delegation as StakeMutate<_>>::extend_leave(&who, id, shares)
		});
		let after = ticket(id);
		let bond = who == OPERATOR && before.pool == restaked();
		let mine = before.era == MockEras::now() && before.destination.is_none();
		assert!(extended.is_ok() == (mine && shares > 0) || bond, "an exit is blocked");
		if extended.is_ok() {
			let left = position(&before.pool, who).value;
			let (sum, total) = (before.value + own.value, after.value + left);
			assert!(total <= sum + 2 && sum <= total + 6, "{before:?} {own:?} {after:?} {left}");
		} else {
			assert_eq!(after, before);
		}
		assert_eq!((after.owner, after.era, after.matures), (before.owner, before.era, before.matures));
		extended.is_ok()
	}

	/// Less is set aside, for this report and for the pool.
	fn lower(&mut self, key: &Key, id: ReportId, part: Perquintill) -> bool {
		let of = self.fractions[&id];
		let p = part * of;
		let escrow = || <Delegation as PoolReports<_>>::escrow(key, id);
		let (before, value) = (escrow(), view(key).value);
		assert_ok!(<Delegation as PoolReports<_>>::lower(key, id, p, of));
		assert!(escrow() <= before && view(key).value >= value);
		self.fractions.insert(id, p);
		true
	}

	/// Whoever has a matured ticket gets exactly what it says.
	fn complete(&mut self, id: TicketId) -> bool {
		let view = ticket(id);
		if let Some(to) = view.destination.clone() {
			return self.complete_redelegation(&view, &to);
		}
		let held = balance(view.pool.asset.clone(), view.owner);
		let done = self.dispatch(view.owner, crate::Call::complete_leave { ticket: id, to: None });
		assert_eq!(done, view.matures <= MockEras::now(), "{view:?}");
		if done {
			assert_eq!(balance(view.pool.asset, view.owner), held + view.value);
		}
		done
	}

	/// What a matured ticket says comes over, unless consensus accuses the pool that it goes to, and its owner has as much
	/// more there, but for rounding.
	fn complete_redelegation(&mut self, view: &TicketView<AccountId>, to: &Key) -> bool {
		let (before, arrived) = (position(to, view.owner), now(to).arrived);
		let done = self.dispatch(NOBODY, crate::Call::complete_redelegation { ticket: view.id });
		let open = now(to).is_accused() || (arrived.units > 0 && arrived.tokens == 0);
		assert_eq!(done, view.matures <= MockEras::now() && !open, "{view:?}");
		if done {
			let after = position(to, view.owner);
			assert_eq!(after.value, before.value);
			let more = after.entering - before.entering;
			assert!(
				more <= view.value + 1 && view.value <= more + 1 + arrived.tokens / arrived.units.max(1),
				"{view:?} {more}"
			);
		}
		done
	}

	/// What leaves one pool for another is worth as much in its ticket, and counts in one of the two.
	fn redelegate(&mut self, who: AccountId, from: Key, amount: Option<Balance>, to: Key) -> bool {
		let arriving = || <Delegation as StakeInspect<_>>::arriving(&to);
		let (before, counted) = (position(&from, who), arriving());
		let call = crate::Call::redelegate { pool: from.clone(), amount, to: to.clone() };
		let done = self.dispatch(who, call);
		if done {
			let view = tickets().into_iter().map(ticket).max_by_key(|view| view.id).unwrap();
			let after = position(&from, who);
			let total = view.value + after.value;
			assert!(total <= before.value + 1 && before.value <= total + 6, "{before:?} {after:?} {view:?}");
			assert_eq!(arriving(), counted, "it counts from the next era on");
		}
		done
	}

	/// All of a reward is the pool's, or of what comes over and counted.
	fn reward_for(&mut self, key: &Key, back: u32, amount: Balance) -> bool {
		let era = MockEras::now().minus(back);
		let before = now(key);
		let done = frame_support::storage::with_storage_layer(|| {
			<Delegation as StakeMutate<_>>::reward_for(key, era, &TREASURY, amount)
		});
		let after = now(key);
		assert_eq!(after.tokens() - before.tokens(), if done.is_ok() { amount } else { 0 });
		done.is_ok()
	}

	/// A claim on a row of the table, within a total of one.
	fn service(&mut self, key: Key, id: ReportId, back: u32, weight: u64, p: u64) -> bool {
		self.reports += 1;
		let era = MockEras::now().minus(back);
		<Delegation as PoolReports<_>>::touch(&key);
		self.listen();
		let Some(row) = self.tables.get(&(key.clone(), era.0)) else { return false };
		let guarantee = Perquintill::from_parts(weight) * row.guarantee;
		let claim = palisade_math::Claim { guarantee, factor: row.factor };
		let before = view(&key).value;
		self.fractions.insert(id, Perquintill::from_parts(p));
		let opened =
			<Delegation as PoolReports<_>>::open_service(&key, id, era, due(), claim, Perquintill::from_parts(p));
		let escrow = <Delegation as PoolReports<_>>::escrow(&key, id);
		// Base reports that were open at the era's start may have been cancelled since.
		let most = palisade_math::ratio::mul_div_ceil(guarantee, palisade_math::ONE, row.factor.bits);
		let most = most.map_or(Balance::MAX, |most| most.saturating_mul(1 << row.factor.shift.min(127)));
		assert!(escrow <= most.saturating_add(20), "{escrow} of {guarantee}");
		assert!(view(&key).value <= before);
		opened.is_ok()
	}

	/// What everybody has in the end, in everything, and had in every era: as much as pools were said to have.
	fn end(&mut self) -> Vec<u8> {
		let last = MockEras::now().0 + 40;
		if self.touching {
			(MockEras::now().0..last).for_each(|era| go_and_touch(era, &pools()));
		}
		go_and_touch(last, &pools());
		self.listen();
		self.check();
		let stored = pools().map(|key| stored(&key));
		let stakes = pools().map(|key| STAKERS.map(|who| codec::Encode::encode(&position(&key, who))));
		let tickets = (0..NextTicket::<Test>::get().0).filter_map(|id| Delegation::ticket(TicketId(id)));
		let money = STAKERS.map(|who| (free(who), balance(AssetKind::WithId(TOKEN), who)));
		let had = pools().map(|key| {
			for who in STAKERS {
				Follower::settle(&key, who);
			}
			let followed = Follower::of(&key);
			let mut ended = followed.by_era();
			ended.retain(|_, shares| *shares > 0);
			assert_eq!(followed.settled_by_era(), ended);
			followed.by_position()
		});
		let tickets = tickets.collect::<Vec<_>>();
		let arrivals = pools().map(|key| crate::Arrivals::<Test>::get(key));
		let end = (stored, arrivals, stakes, tickets, money, free(TREASURY), everything(), had);
		let end = codec::Encode::encode(&end);
		self.empty();
		end
	}

	/// Nothing keeps anybody in: who comes over comes over and leaves, and nothing is left on the way.
	fn empty(&mut self) {
		<Delegation as OperatorPools<_>>::release(&OPERATOR);
		for id in tickets() {
			assert!(self.complete(id) || ticket(id).destination.is_some_and(|to| now(&to).arrived.tokens == 0));
		}
		assert!(pools().iter().all(|key| now(key).arriving_gains == 0));
		go_to(MockEras::now().0 + 1);
		for (key, who) in pools().into_iter().flat_map(|key| STAKERS.map(|who| (key.clone(), who))) {
			let left = position(&key, who);
			let all = crate::Call::request_leave { pool: key.clone(), amount: None };
			assert!(left.shares == 0 || self.dispatch(who, all) || who == OPERATOR, "{left:?}");
		}
		self.listen();
		self.check();
	}
}

fn tickets() -> Vec<TicketId> {
	let mut tickets = Tickets::<Test>::iter_keys().collect::<Vec<_>>();
	tickets.sort();
	tickets
}

fn play(commands: &[Command], touching: bool) -> (Vec<bool>, Vec<u8>) {
	new_test_ext().execute_with(|| {
		let mut world = World::new(touching);
		let mut done = Vec::new();
		for command in commands {
			done.push(world.apply(command));
			world.listen();
			world.check();
		}
		(done, world.end())
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn commands_keep_the_invariants_and_lateness_changes_nothing(
		commands in proptest::collection::vec(commands(), 1..60),
	) {
		let late = play(&commands, false);
		let punctual = play(&commands, true);
		prop_assert_eq!(late, punctual);
	}
}
