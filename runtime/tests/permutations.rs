//! Reports racing everything that could dodge them, in every order of at most [`LONGEST`] actions.
//!
//! Eve and Ferdie have the same stake with Alice, who serves a service. Whatever either of them, Alice, the service and
//! time do, and in whichever order, in the end
//!
//! 1. Eve and Ferdie have the same: neither leaving nor staying nor moving gains anything;
//! 2. nobody has more than at the start;
//! 3. whoever asked to leave before the offence has all of it;
//! 4. the report can be made, and takes its claim, lowered by a verdict or not, out of what base slashes leave;
//! 5. what was vetoed, or penalised instead, left everything as if it had never been made, to the unit;
//! 6. all invariants hold.

use crate::common::{
	calls::{self, accuse, Terms},
	*,
};
use palisade_primitives::{
	AssetKind, Balance, Era, EraClock, PositionView, ReportId, ReportOffence, ServiceId, Waterfall,
};
use pallet_restaking::RiskPolicy;
use pallet_slashing::{Penalty, PoolReport, PoolState};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		storage::{with_transaction, TransactionOutcome},
		traits::Get,
	},
	sp_runtime::{DispatchError, Perbill, Perquintill},
};
use serde_json::json;
use std::collections::HashMap;

/// Actions of the longest orders.
const LONGEST: usize = 5;
/// Of those, every n-th is checked; all with `EVERY=1`.
const EVERY: u64 = 3;
/// Planck by which rounding may move a staker's worth.
const ROUNDING: Balance = 6;
const KAPPA: Perquintill = Perquintill::from_percent(10);
const LESS: Perquintill = Perquintill::from_percent(3);

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Action {
	/// The service reports an offence of the first era.
	Report,
	/// Its resolver vetoes that.
	Veto,
	/// The resolver lowers it to [`LESS`].
	Reduce,
	/// The resolver calls it off and withholds Alice's commission.
	Penalise,
	/// Eve asks to leave with everything.
	Leave,
	/// Ferdie moves everything to Bob.
	Redelegate,
	/// Somebody deposits with Alice.
	Deposit,
	/// Alice takes her stake back from the service.
	Deallocate,
	/// Alice stops serving.
	OptOut,
	/// The service ends.
	Deregister,
	/// Consensus reports Alice in the first era, and jails her.
	Jail,
	/// Consensus reports that she loses everything: her pools begin new generations.
	Wipe,
	/// Alice lets her pool take more risk and pay the harmed; the service takes more, under another slasher.
	Policy,
	/// Time passes; the only action that may come twice.
	NextEra,
}

use Action::*;

const ACTIONS: [Action; 14] = [
	Report, Veto, Reduce, Penalise, Leave, Redelegate, Deposit, Deallocate, OptOut, Deregister, Jail, Wipe, Policy,
	NextEra,
];

/// Those that change the ledger. Others matter by what comes after them: no longest order ends with them.
const MOVING: [Action; 10] = [Report, Veto, Reduce, Penalise, Leave, Redelegate, Deposit, Jail, Wipe, NextEra];

/// Those of the report alone.
const OF_REPORT: [Action; 4] = [Report, Veto, Reduce, Penalise];

/// How it was before the first action.
#[derive(Clone)]
struct Start {
	service: ServiceId,
	era: Era,
	guarantee: Balance,
	/// Of the one who left in time.
	early: Balance,
	worth: [Balance; 4],
}

/// What can be seen of Alice's pool: what each staker's position is worth, with and without what is open, what waits to
/// join, and the tickets.
type Seen = Vec<([Balance; 3], Vec<Balance>)>;

fn stakers() -> [AccountId; 4] {
	[eve(), ferdie(), holder(), other_holder()]
}

fn seen() -> Seen {
	let of = |who: &AccountId| {
		let values = tickets(who).iter().map(|ticket| ticket.value).collect();
		let PositionView { value, settled_value, entering, .. } = position(&restaked(alice()), who);
		([value, settled_value, entering], values)
	};
	stakers().iter().map(of).collect()
}

/// All that `who` has to do with the pools that actions reach.
fn worth(who: &AccountId) -> Balance {
	let positions = [restaked(alice()), restaked(bob())].map(|key| position(&key, who));
	let staked = positions.iter().map(|position| position.value + position.entering);
	let tickets = tickets(who).into_iter().map(|ticket| ticket.value);
	Balances::free_balance(who) + staked.sum::<Balance>() + tickets.sum::<Balance>()
}

/// Looks, and undoes what was done to look.
fn undone<R>(look: impl FnOnce() -> R) -> R {
	let outcome = with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(look())));
	outcome.expect("it does not fail")
}

/// Eras that pass make verdicts stand; views show it without any block.
fn in_the_end<R>(look: impl FnOnce() -> R) -> R {
	undone(|| {
		pallet_eras::CurrentEra::<Runtime>::mutate(|era| *era = era.plus(20));
		look()
	})
}

fn next() {
	let now = Eras::now();
	while Eras::now() == now {
		skip_to_block(2);
	}
}

fn start() -> Start {
	first_block();
	let key_value = configs::parameters::RuntimeParameters::Issuance(
		configs::parameters::dynamic_params::issuance::Parameters::AnnualRate(
			configs::parameters::dynamic_params::issuance::AnnualRate,
			Some(Perbill::zero()),
		),
	);
	assert_ok!(sudo(polkadot_sdk::pallet_parameters::Call::set_parameter { key_value }));
	let service = calls::open_service(&charlie(), &Terms::new(charlie(), Some(dave()), KAPPA));
	calls::serve(&charlie(), service, &alice(), AssetKind::Native, Perquintill::from_percent(60));
	delegate(&holder(), &restaked(alice()), 1_000 * PAL);
	(0..4).for_each(|_| next());
	let leave = pallet_delegation::Call::request_leave { pool: restaked(alice()), amount: None };
	assert_ok!(call(holder(), leave));
	next();
	assert_ok!(call(eve(), pallet_delegation::Call::touch_pool { pool: restaked(alice()) }));
	Start {
		service,
		era: Eras::now(),
		guarantee: guaranteed(service, &alice()),
		early: tickets(&holder()).pop().unwrap().value,
		worth: stakers().map(|who| worth(&who)),
	}
}

/// What became of an order so far.
#[derive(Clone, Default)]
struct Path {
	done: Vec<Action>,
	report: Option<ReportId>,
	/// Called off, with a penalty or without.
	vetoed: bool,
	/// What it takes.
	takes: Perquintill,
	/// The largest base report.
	base: Perquintill,
}

impl Path {
	fn may_follow(&self, action: Action) -> bool {
		let count = |action| self.done.iter().filter(|done| **done == action).count();
		match action {
			NextEra => count(NextEra) < 2,
			Veto | Penalise => count(Report) == 1 && count(Veto) + count(Penalise) == 0,
			Reduce => count(Report) == 1 && count(Veto) + count(Reduce) + count(Penalise) == 0,
			_ => count(action) == 0,
		}
	}

	/// One action further.
	fn after(&self, start: &Start, action: Action) -> Self {
		let mut after = self.clone();
		after.act(start, action);
		after
	}

	/// Does it. What must always be possible is.
	fn act(&mut self, start: &Start, action: Action) {
		let service = start.service;
		self.done.push(action);
		match action {
			Report => {
				let id = pallet_slashing::NextReportId::<Runtime>::get();
				assert_ok!(call(charlie(), accuse(service, &alice(), start.era, 1, KAPPA)));
				(self.report, self.takes) = (Some(id), KAPPA);
			}
			Veto => self.vetoed = self.judge(|report| pallet_slashing::Call::veto { report, unfounded: false }),
			Penalise => {
				let penalty = Penalty::Withhold { eras: 1 };
				self.vetoed = self.judge(|report| pallet_slashing::Call::penalise { report, penalty });
			}
			Reduce => {
				if self.judge(|report| pallet_slashing::Call::reduce { report, fraction: LESS }) {
					self.takes = LESS;
				}
			}
			Leave => self.leave(&eve()),
			Redelegate => {
				let (pool, to) = (restaked(alice()), restaked(bob()));
				let least = <Runtime as pallet_delegation::Config>::MinRedelegation::get();
				if position(&pool, &ferdie()).value < least {
					return self.leave(&ferdie());
				}
				assert_ok!(call(ferdie(), pallet_delegation::Call::redelegate { pool, amount: None, to }));
			}
			Deposit => {
				let deposit = pallet_delegation::Call::delegate { pool: restaked(alice()), amount: 7_000 * PAL };
				// Not while she is jailed.
				let accepted = call(other_holder(), deposit).is_ok();
				assert_eq!(accepted, self.base.is_zero());
			}
			Deallocate => {
				let all_back = calls::allocate(AssetKind::Native, service, Perquintill::zero());
				assert_ok!(call(alice(), all_back));
			}
			OptOut => {
				assert_ok!(call(alice(), pallet_services::Call::opt_out { service }));
			}
			Deregister => {
				assert_ok!(call(charlie(), pallet_services::Call::deregister { service }));
			}
			Jail => self.offence(start, Perquintill::from_percent(5)),
			Wipe => self.offence(start, Perquintill::one()),
			Policy => {
				let requirements = Terms { max_operators: 1, ..Terms::new(charlie(), None, KAPPA) }.requirements();
				let change = |change: pallet_services::Call<Runtime>| {
					let ended = self.done.contains(&Deregister);
					assert_eq!(call(charlie(), change).is_ok(), !ended);
				};
				let more = Perquintill::from_percent(30);
				let waterfall = Waterfall { harmed: Perbill::one(), ..Waterfall::default() };
				let terms = Terms { waterfall, ..Terms::new(eve(), None, more) }.slash_terms();
				change(pallet_services::Call::update_terms { service, terms: Box::new(terms) });
				change(pallet_services::Call::set_requirements { service, requirements });
				let policy = RiskPolicy { redistribution: true, ..calls::unset_policy() };
				assert_ok!(call(alice(), calls::set_policy(AssetKind::Native, policy)));
			}
			NextEra => next(),
		}
	}

	/// The resolver judges the report, which it can until that is due, but for a second time only if governance may.
	fn judge(&self, verdict: impl FnOnce(ReportId) -> pallet_slashing::Call<Runtime>) -> bool {
		let report = self.report.expect("it was made");
		let view = Slashing::report_view(report);
		let in_time = view.is_some_and(|view| Eras::now() < view.report.due);
		let verdict = verdict(report);
		if in_time && self.takes == LESS {
			assert!(call(dave(), verdict.clone()).is_err());
			assert_ok!(sudo(verdict));
			return true;
		}
		let judged = call(dave(), verdict).is_ok();
		assert_eq!(judged, in_time);
		judged
	}

	fn leave(&self, who: &AccountId) {
		let key = restaked(alice());
		if position(&key, who).shares > 0 {
			assert_ok!(call(who.clone(), pallet_delegation::Call::request_leave { pool: key, amount: None }));
		}
	}

	fn offence(&mut self, start: &Start, p: Perquintill) {
		assert_ok!(<Slashing as ReportOffence<AccountId>>::report_offence(&alice(), start.era, p));
		self.base = self.base.max(p);
	}

	fn check(&self, start: &Start) {
		let early = || tickets(&holder()).iter().map(|ticket| ticket.value).collect::<Vec<_>>();
		let (worth, early_in_the_end) = in_the_end(|| (stakers().map(|who| worth(&who)), early()));
		assert!(worth[0].abs_diff(worth[1]) <= ROUNDING, "1: {worth:?}");
		for (after, before) in worth.iter().zip(&start.worth) {
			assert!(*after <= before + ROUNDING, "2: {before} {after}");
		}
		assert_eq!((early(), early_in_the_end), (vec![start.early], vec![start.early]), "3");
		self.check_claim(start);
	}

	fn check_claim(&self, start: &Start) {
		let Some(view) = self.report.filter(|_| !self.vetoed).and_then(Slashing::report_view) else { return };
		let open = |row: &PoolReport<_>| row.state == PoolState::Open;
		if Eras::now() >= view.report.due || !view.report.pools.iter().all(open) {
			return;
		}
		let escrow: Balance = view.escrow.iter().sum();
		let left = Perquintill::from_parts(Perquintill::one().deconstruct() - self.base.deconstruct());
		let claim = left.mul_floor(self.takes.mul_floor(start.guarantee));
		assert!(escrow.abs_diff(claim) <= ROUNDING, "4: {escrow} {claim}");
	}

	/// The same without the report and its verdicts.
	fn without_report(&self) -> Vec<Action> {
		self.done.iter().copied().filter(|action| !OF_REPORT.contains(action)).collect()
	}

	/// Whether a deposit joins later because of the report, which was open at an era start: that is what it is told.
	fn delays_a_deposit(&self) -> bool {
		let at = |actions: &[Action]| self.done.iter().position(|done| actions.contains(done)).unwrap_or(usize::MAX);
		let open = at(&[Deposit]).max(at(&[Report]))..at(&[Veto, Penalise]);
		self.done.iter().enumerate().any(|(index, action)| *action == NextEra && open.contains(&index))
	}
}

struct Search {
	start: Start,
	/// What is seen after orders without a report.
	without: HashMap<Vec<Action>, Seen>,
	orders: u64,
	compared: u64,
	/// Longest orders so far, and of how many one is checked.
	longest: u64,
	every: u64,
}

impl Search {
	/// Everything that begins with one of `first`.
	fn run(first: &[Action]) -> (u64, u64) {
		let clock = json!({ "sessionsPerEra": 1, "leavingEras": 6, "slashWindow": 2, "vetoWindow": 1 });
		let patch = json!({ "network": { "epochSlots": 2 }, "eras": { "clock": clock } });
		build_map(genesis("development", patch)).execute_with(|| {
			let every = std::env::var("EVERY").map_or(EVERY, |every| every.parse().expect("a number"));
			let (start, without) = (start(), HashMap::new());
			let mut search = Self { start, without, orders: 0, compared: 0, longest: 0, every };
			search.look(&Path::default());
			search.explore(&Path::default(), first);
			(search.orders, search.compared)
		})
	}

	/// Orders without a report, two shorter than the longest: what those with a vetoed report are compared with.
	fn look(&mut self, path: &Path) {
		self.without.insert(path.done.clone(), seen());
		if path.done.len() + 2 < LONGEST {
			for action in ACTIONS.into_iter().filter(|action| !OF_REPORT.contains(action) && path.may_follow(*action)) {
				undone(|| self.look(&path.after(&self.start, action)));
			}
		}
	}

	/// Orders that begin with `path` and go on with one of `actions`, if there is a report in them.
	fn explore(&mut self, path: &Path, actions: &[Action]) {
		let last = path.done.len() + 1 == LONGEST;
		for action in actions.iter().copied().filter(|action| path.may_follow(*action)) {
			if last && (path.report.is_none() && action != Report || !MOVING.contains(&action)) {
				continue;
			}
			self.longest += u64::from(last);
			if last && self.longest % self.every != 0 {
				continue;
			}
			undone(|| {
				let path = path.after(&self.start, action);
				self.check(&path);
				if !last {
					self.explore(&path, &ACTIONS);
				}
			});
		}
	}

	fn check(&mut self, path: &Path) {
		let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
			path.check(&self.start);
			// Of the longer orders some: this reads everything.
			if path.done.len() + 1 < LONGEST || self.orders % 16 == 0 {
				assert_invariants();
			}
			if path.vetoed && !path.delays_a_deposit() {
				assert_eq!(Some(&seen()), self.without.get(&path.without_report()), "5");
			}
		}));
		if let Err(panic) = outcome {
			eprintln!("in the order {:?}", path.done);
			std::panic::resume_unwind(panic);
		}
		self.orders += 1;
		self.compared += u64::from(path.vetoed && !path.delays_a_deposit());
	}
}

#[test]
fn no_order_of_actions_dodges_a_report_or_gains_by_it() {
	let halves: [Vec<Action>; 2] = [0, 1]
		.map(|half| ACTIONS.into_iter().enumerate().filter(|(index, _)| index % 2 == half).map(|(_, of)| of).collect());
	let (mut orders, mut compared) = (0, 0);
	std::thread::scope(|scope| {
		for thread in halves.each_ref().map(|half| scope.spawn(|| Search::run(half))) {
			let (done, alike) = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
			(orders, compared) = (orders + done, compared + alike);
		}
	});
	println!("{orders} orders, {compared} with a veto as without the report");
	assert!(orders > 10_000 && compared > 500);
}
