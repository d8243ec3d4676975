use super::MockEras;
use crate::{
	AssetKind, Balance, Era, EraClock, Executed, OnPool, PoolKey, PoolReports, PoolView, PositionView, ReportId,
	ReportRefused, SlashPayee, StakeInspect, TicketId, TicketView, Tier, MAX_POOLS,
};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_support::{storage::unhashed, weights::Weight, Parameter};
use palisade_math::{Claim, OpenReport, Part, Penalty, Reach};
use sp_core::U256;
use sp_runtime::{DispatchError, DispatchResult, Perquintill};

/// Where [`MockReports`] keeps everything: in the test's externalities, so that a failed call rolls it back and every
/// test starts empty.
const STATE: &[u8] = b"mock/reports";

/// Pools that only take reports: a stake, buckets that the test puts there, and open reports, in the ledger's integers.
/// A stake that lost everything gives way to a new generation, which older offences do not reach.
///
/// Its era is [`MockEras`]. A report is executed by the first touch in a later era than the one the pool was last
/// touched in, once it is due; `Listener` hears of it and says where the money goes. Nobody deposits but the test, by [`Self::hold`].
pub struct MockReports<Listener = ()>(PhantomData<Listener>);

#[derive(Clone, Encode, Decode)]
struct Pool {
	stake: Part,
	/// With their eras of request.
	buckets: Vec<(u32, Part)>,
	open: Vec<OpenReport<ReportId>>,
	/// Counts how often all of the stake was lost.
	generation: u32,
	/// First era of this generation: what happened before does not reach its stake.
	born: Era,
	settled: Era,
	/// Deposits that open reports held back.
	held: Balance,
	/// Paid out by verdicts.
	paid: Balance,
	capacity: u32,
}

impl Pool {
	fn parts(&self) -> impl Iterator<Item = (Option<u32>, &Part)> {
		core::iter::once((None, &self.stake)).chain(self.buckets.iter().map(|(era, part)| (Some(*era), part)))
	}

	/// Whether an offence of `era` reaches the bucket, or the stake (`None`).
	fn is_liable(&self, bucket: Option<u32>, era: u32) -> bool {
		bucket.map_or(self.born.0 <= era, |requested| era <= requested)
	}

	/// What the open reports but `without` do to a part.
	fn reach(&self, part: &Part, bucket: Option<u32>, without: Option<ReportId>) -> Reach {
		let open = self.open.iter().filter(|report| Some(report.id) != without);
		Reach::of(part.factor, open.filter(|report| self.is_liable(bucket, report.era)), bucket)
	}

	/// Worth of a part under the open reports but `without`.
	fn worth(&self, part: &Part, bucket: Option<u32>, without: Option<ReportId>) -> Balance {
		part.value(&self.reach(part, bucket, without))
	}

	fn total(&self, without: Option<ReportId>) -> Balance {
		self.parts().map(|(bucket, part)| self.worth(part, bucket, without)).sum()
	}

	fn settle(&mut self, now: Era) -> Vec<(ReportId, Executed)> {
		let mut executed = Vec::new();
		while self.settled < now {
			self.settled = self.settled.next();
			let settled = self.settled.0;
			let all = core::mem::take(&mut self.open).into_iter();
			let (due, open): (Vec<_>, Vec<_>) = all.partition(|report| report.due <= settled);
			self.open = open;
			executed.extend(due.iter().map(|report| (report.id, self.execute(report))));
			if self.open.is_empty() {
				self.admit();
			}
		}
		executed
	}

	/// Closes a lost generation, then deposits join; the planck that rounding left of the lost stake join with them.
	fn admit(&mut self) {
		if self.stake.nominal > 0 && self.stake.settled_value() == 0 {
			self.held += core::mem::take(&mut self.stake).tokens;
			self.generation += 1;
			self.born = self.settled;
		}
		if self.stake.join(self.held).is_some() {
			self.held = 0;
		}
	}

	fn execute(&mut self, report: &OpenReport<ReportId>) -> Executed {
		let pay = |part: &mut Part| match report.penalty {
			Penalty::Base(p) => part.pay_base(p),
			Penalty::Service(rate) => part.pay_service(rate),
		};
		let before = self.stake.settled_value();
		let from_stake = if self.is_liable(None, report.era) { pay(&mut self.stake) } else { 0 };
		let reached = self.buckets.iter_mut().filter(|(era, _)| report.reaches(Some(*era)));
		let from_leaving = reached.map(|(_, part)| pay(part)).sum();
		self.paid += from_stake + from_leaving;
		Executed { from_stake, from_leaving, before, after: self.stake.settled_value() }
	}

	fn push(&mut self, id: ReportId, era: Era, due: Era, penalty: Penalty) -> Result<(), ReportRefused> {
		if self.open.len() >= self.capacity as usize {
			return Err(ReportRefused::TooManyReports);
		}
		self.open.push(OpenReport { id, era: era.0, due: due.0, penalty });
		Ok(())
	}

	/// What the claim takes of each reached part, at most what nobody claimed yet.
	fn penalty(&self, era: Era, claim: Claim, p: Perquintill) -> Penalty {
		let reached: Vec<_> = self.parts().filter(|(bucket, _)| self.is_liable(*bucket, era.0)).collect();
		let nominal = reached.iter().fold(U256::zero(), |sum, (_, part)| sum + part.nominal_in(claim.factor.shift));
		let free = reached
			.iter()
			.filter(|(_, part)| !part.is_speck())
			.map(|(bucket, part)| part.unclaimed(self.reach(part, *bucket, None).rate));
		Penalty::Service(free.fold(claim.rate(p, nominal), |rate, free| rate.min(free)))
	}
}

type State<AccountId> = BTreeMap<PoolKey<AccountId>, Pool>;

fn load<AccountId: Parameter + Ord>() -> State<AccountId> {
	unhashed::get_or_default(STATE)
}

/// Changes one pool of a test's setup.
fn with_pool<AccountId: Parameter + Ord, R>(key: &PoolKey<AccountId>, f: impl FnOnce(&mut Pool) -> R) -> R {
	let mut state = load::<AccountId>();
	let result = f(state.get_mut(key).expect("the test opened the pool"));
	unhashed::put(STATE, &state);
	result
}

/// The pool with everything that is due already done.
fn view<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>) -> Option<Pool> {
	let mut pool = load::<AccountId>().remove(key)?;
	pool.settle(MockEras::now());
	Some(pool)
}

/// Helpers for tests and their setup.
impl<Listener> MockReports<Listener> {
	/// Opens a pool with `stake` planck, and room for 16 reports.
	pub fn open_pool<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>, stake: Balance) {
		let mut pool = Pool {
			stake: Part::default(),
			buckets: Vec::new(),
			open: Vec::new(),
			generation: 0,
			born: Era(0),
			settled: MockEras::now(),
			held: 0,
			paid: 0,
			capacity: 16,
		};
		pool.stake.join(stake).expect("test amounts fit");
		let mut state = load::<AccountId>();
		state.insert(key.clone(), pool);
		unhashed::put(STATE, &state);
	}

	/// Adds `amount` planck that were requested in `era`.
	pub fn add_bucket<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>, era: Era, amount: Balance) {
		with_pool(key, |pool| {
			let mut part = Part { factor: pool.stake.factor, ..Part::default() };
			part.join(amount).expect("test amounts fit");
			pool.buckets.push((era.0, part));
		})
	}

	/// Deposits that reports held back: until they have joined, no service report can be opened.
	pub fn hold<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>, amount: Balance) {
		with_pool(key, |pool| pool.held += amount)
	}

	/// How many reports can be open on the pool at once.
	pub fn set_capacity<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>, capacity: u32) {
		with_pool(key, |pool| pool.capacity = capacity)
	}

	/// Planck that verdicts took out of the pool so far.
	pub fn paid<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>) -> Balance {
		load::<AccountId>().get(key).map_or(0, |pool| pool.paid)
	}

	/// Planck in the pool: stake, buckets, and deposits held back.
	pub fn tokens<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>) -> Balance {
		let state = load::<AccountId>();
		let pool = state.get(key).expect("the test opened the pool");
		pool.parts().map(|(_, part)| part.tokens).sum::<Balance>() + pool.held
	}

	/// Does what is due, tells the listener, then changes the pool; a failure leaves it as it is after the first.
	fn change<AccountId: Parameter + Ord, R, E>(
		key: &PoolKey<AccountId>,
		not_found: E,
		f: impl FnOnce(&mut Pool) -> Result<R, E>,
	) -> Result<R, E>
	where
		Listener: OnPool<AccountId> + SlashPayee<AccountId>,
	{
		if !load::<AccountId>().contains_key(key) {
			return Err(not_found);
		}
		let executed = with_pool(key, |pool| pool.settle(MockEras::now()));
		for (id, outcome) in executed {
			Listener::pay_out(key, id, outcome.from_stake + outcome.from_leaving);
			Listener::on_executed(key, id, &outcome);
		}
		with_pool(key, f)
	}
}

impl<AccountId: Parameter + Ord, Listener: OnPool<AccountId> + SlashPayee<AccountId>> PoolReports<AccountId>
	for MockReports<Listener>
{
	fn open_base(key: &PoolKey<AccountId>, id: ReportId, era: Era, due: Era, p: Perquintill) -> DispatchResult {
		Self::change(key, ReportRefused::PoolNotFound, |pool| pool.push(id, era, due, Penalty::Base(p)))
			.map_err(|_| DispatchError::Other("base report refused"))
	}

	fn raise_base(key: &PoolKey<AccountId>, id: ReportId, p: Perquintill) -> DispatchResult {
		Self::change(key, DispatchError::Other("no such pool"), |pool| {
			let report = pool.open.iter_mut().find(|report| report.id == id);
			report.ok_or(DispatchError::Other("no such report"))?.penalty = Penalty::Base(p);
			Ok(())
		})
	}

	fn lower(key: &PoolKey<AccountId>, id: ReportId, p: Perquintill, of: Perquintill) -> DispatchResult {
		Self::change(key, DispatchError::Other("no such pool"), |pool| {
			let report = pool.open.iter_mut().find(|report| report.id == id);
			let report = report.ok_or(DispatchError::Other("no such report"))?;
			report.penalty = match report.penalty {
				Penalty::Base(_) => Penalty::Base(p),
				Penalty::Service(rate) => Penalty::Service(rate.part_ceil(p, of)),
			};
			Ok(())
		})
	}

	fn open_service(
		key: &PoolKey<AccountId>,
		id: ReportId,
		era: Era,
		due: Era,
		claim: Claim,
		p: Perquintill,
	) -> Result<(), ReportRefused> {
		Self::change(key, ReportRefused::PoolNotFound, |pool| {
			if pool.held > 0 {
				return Err(ReportRefused::EntriesFirst);
			}
			pool.push(id, era, due, pool.penalty(era, claim, p))
		})
	}

	fn cancel(key: &PoolKey<AccountId>, id: ReportId) -> DispatchResult {
		Self::change(key, DispatchError::Other("no such pool"), |pool| {
			let at = pool.open.iter().position(|report| report.id == id);
			pool.open.remove(at.ok_or(DispatchError::Other("no such report"))?);
			Ok(())
		})
	}

	fn touch(key: &PoolKey<AccountId>) -> Weight {
		Self::change(key, (), |_| Ok(())).map_or(Weight::zero(), |()| Weight::from_parts(1, 0))
	}

	fn escrow(key: &PoolKey<AccountId>, id: ReportId) -> Balance {
		view(key).map_or(0, |pool| pool.total(Some(id)) - pool.total(None))
	}
}

impl<AccountId: Parameter + Ord, Listener> StakeInspect<AccountId> for MockReports<Listener> {
	fn pool(key: &PoolKey<AccountId>) -> Option<PoolView> {
		let pool = view(key)?;
		Some(PoolView {
			value: pool.worth(&pool.stake, None, None),
			settled_value: pool.stake.settled_value(),
			tokens: pool.stake.tokens,
			factor: pool.reach(&pool.stake, None, None).factor,
			shares: pool.stake.nominal,
			generation: pool.generation,
			entering: pool.held,
			gains: 0,
			leaving: pool.buckets.iter().map(|(_, part)| part.tokens).sum(),
			reports: pool.open.iter().map(|report| report.id).collect(),
		})
	}

	fn position(_: &PoolKey<AccountId>, _: &AccountId) -> PositionView {
		PositionView::default()
	}

	fn ticket(_: TicketId) -> Option<TicketView<AccountId>> {
		None
	}

	fn total(asset: &AssetKind) -> Balance {
		let of = load::<AccountId>().into_iter().filter(|(key, _)| key.asset == *asset);
		of.map(|(_, pool)| pool.parts().map(|(_, part)| part.tokens).sum::<Balance>() + pool.held).sum()
	}

	fn accepts(_: &PoolKey<AccountId>, _: Balance) -> bool {
		false
	}

	fn restaked_pools(operator: &AccountId) -> Vec<PoolKey<AccountId>> {
		let mut keys: Vec<_> = load::<AccountId>().into_keys().collect();
		keys.retain(|key| key.operator == *operator && key.tier == Tier::Restaked);
		keys.truncate(MAX_POOLS as usize);
		keys
	}
}

/// What pools pay out is gone.
impl<AccountId> SlashPayee<AccountId> for () {
	fn pay_out(_: &PoolKey<AccountId>, _: ReportId, _: Balance) -> Weight {
		Weight::zero()
	}

	fn pay_out_arriving(_: &PoolKey<AccountId>, _: Balance) -> Weight {
		Weight::zero()
	}
}
