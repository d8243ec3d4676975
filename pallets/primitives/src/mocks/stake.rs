use super::MockEras;
use crate::{
	AssetKind, Balance, Era, EraClock, OperatorPools, PoolKey, PoolView, PositionView, ReportId, StakeInspect,
	StakeMutate, TicketId, TicketView, Tier, MAX_POOLS,
};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_support::{
	storage::unhashed,
	traits::{
		fungibles,
		tokens::{Fortitude, Precision, Preservation},
	},
	Parameter,
};
use palisade_math::{
	ratio::{mul_div_floor, part_floor},
	shares::{mint_floor, value_floor},
	Factor,
};
use sp_runtime::{DispatchError, DispatchResult, Perquintill};

/// Where [`MockStake`] keeps everything: in the test's externalities, so that a failed call rolls it back and every test
/// starts empty.
const STATE: &[u8] = b"mock/stake";

/// A simple ledger of stake: pools, entries, positions and tickets, without buckets.
///
/// Its era is [`MockEras`]. Deposits and gains join when the test calls [`Self::join`], [`Self::join_all`] or
/// [`Self::next_era`]. A slash takes the same fraction of the stake and of every ticket that has not matured; no ticket of
/// a pool matures while a report is open on it. With [`NoAssets`] it only counts; with a `fungibles` implementation it moves
/// real balances in and out of [`PoolKey::account`].
pub struct MockStake<Assets = NoAssets>(PhantomData<Assets>);

/// What [`MockStake`] moves. Accounts of tests are `u64`.
pub trait MockAssets<AccountId> {
	/// Moves `amount`.
	fn transfer(asset: &AssetKind, from: &AccountId, to: &AccountId, amount: Balance) -> DispatchResult;
	/// Makes `amount` out of nothing.
	fn mint(asset: &AssetKind, to: &AccountId, amount: Balance);
	/// Destroys `amount`.
	fn burn(asset: &AssetKind, from: &AccountId, amount: Balance);
	/// What keeps an account alive.
	fn minimum_balance(asset: &AssetKind) -> Balance;
}

/// Moves nothing.
pub struct NoAssets;

impl MockAssets<u64> for NoAssets {
	fn transfer(_: &AssetKind, _: &u64, _: &u64, _: Balance) -> DispatchResult {
		Ok(())
	}

	fn mint(_: &AssetKind, _: &u64, _: Balance) {}

	fn burn(_: &AssetKind, _: &u64, _: Balance) {}

	fn minimum_balance(_: &AssetKind) -> Balance {
		0
	}
}

impl<Assets> MockAssets<u64> for Assets
where
	Assets: fungibles::Mutate<u64, AssetId = AssetKind, Balance = Balance>,
{
	fn transfer(asset: &AssetKind, from: &u64, to: &u64, amount: Balance) -> DispatchResult {
		Assets::transfer(asset.clone(), from, to, amount, Preservation::Preserve).map(|_| ())
	}

	fn mint(asset: &AssetKind, to: &u64, amount: Balance) {
		Assets::mint_into(asset.clone(), to, amount).expect("test can mint");
	}

	fn burn(asset: &AssetKind, from: &u64, amount: Balance) {
		Assets::burn_from(asset.clone(), from, amount, Preservation::Preserve, Precision::Exact, Fortitude::Polite)
			.expect("a pool has what it counts");
	}

	fn minimum_balance(asset: &AssetKind) -> Balance {
		Assets::minimum_balance(asset.clone())
	}
}

#[derive(Clone, Encode, Decode)]
struct Pool<AccountId: Ord> {
	accepting: bool,
	value: Balance,
	shares: u128,
	generation: u32,
	factor: Factor,
	gains: Balance,
	reports: Vec<(ReportId, Perquintill)>,
	positions: BTreeMap<AccountId, Position>,
}

#[derive(Clone, Default, Encode, Decode)]
struct Position {
	shares: u128,
	entering: Balance,
}

#[derive(Clone, Encode, Decode)]
struct Ticket<AccountId> {
	owner: AccountId,
	pool: PoolKey<AccountId>,
	era: Era,
	amount: Balance,
}

#[derive(Encode, Decode)]
struct State<AccountId: Ord> {
	pools: BTreeMap<PoolKey<AccountId>, Pool<AccountId>>,
	tickets: BTreeMap<TicketId, Ticket<AccountId>>,
	floors: BTreeMap<AccountId, Balance>,
	locks: BTreeMap<AccountId, Era>,
	uncovered: Vec<AccountId>,
	next_ticket: TicketId,
	failing: bool,
	/// What comes over from other pools, which is not modelled, and what it was rewarded with.
	arriving: BTreeMap<PoolKey<AccountId>, (Balance, Balance)>,
	completed: u32,
}

impl<AccountId: Ord> Default for State<AccountId> {
	fn default() -> Self {
		Self {
			pools: BTreeMap::new(),
			tickets: BTreeMap::new(),
			floors: BTreeMap::new(),
			locks: BTreeMap::new(),
			uncovered: Vec::new(),
			next_ticket: TicketId(0),
			failing: false,
			arriving: BTreeMap::new(),
			completed: 0,
		}
	}
}

impl<AccountId: Ord> Default for Pool<AccountId> {
	fn default() -> Self {
		Self {
			accepting: true,
			value: 0,
			shares: 0,
			generation: 0,
			factor: Factor::default(),
			gains: 0,
			reports: Vec::new(),
			positions: BTreeMap::new(),
		}
	}
}

impl<AccountId: Ord> Pool<AccountId> {
	/// `amount` net of what the open reports set aside.
	fn net(&self, amount: Balance) -> Balance {
		self.reports.iter().fold(amount, |left, (_, p)| left - part_floor(left, *p))
	}

	fn entering(&self) -> Balance {
		self.gains + self.positions.values().map(|position| position.entering).sum::<Balance>()
	}

	/// Gains, then deposits at one price; nothing while a report is open.
	fn join(&mut self) {
		if !self.reports.is_empty() {
			return;
		}
		if self.shares > 0 {
			self.value += core::mem::take(&mut self.gains);
		}
		let (value, shares) = (self.value, self.shares);
		for position in self.positions.values_mut() {
			let amount = core::mem::take(&mut position.entering);
			let minted = mint_floor(amount, value, shares).expect("test amounts fit");
			position.shares += minted;
			self.shares += minted;
			self.value += amount;
		}
	}

	/// Takes `p` of the stake and returns the planck.
	fn slash(&mut self, p: Perquintill) -> Balance {
		let taken = part_floor(self.value, p);
		self.value -= taken;
		self.factor = self.factor.slashed(p);
		if self.value == 0 && self.shares > 0 {
			self.generation += 1;
			self.shares = 0;
			self.factor = Factor::default();
			self.positions.values_mut().for_each(|position| position.shares = 0);
		}
		taken
	}
}

impl<AccountId: Parameter + Ord> State<AccountId> {
	fn load() -> Self {
		let Some(bytes) = unhashed::get_raw(STATE) else { return Self::default() };
		Self::decode(&mut &bytes[..]).expect("a test has one type of account; say `1u64`")
	}

	fn save(&self) {
		unhashed::put(STATE, self)
	}

	/// Changes the state; a failure leaves it as it was.
	fn change<R>(f: impl FnOnce(&mut Self) -> Result<R, DispatchError>) -> Result<R, DispatchError> {
		let mut state = Self::load();
		if state.failing {
			return Err(DispatchError::Other("MockStake was told to fail"));
		}
		let result = f(&mut state)?;
		state.save();
		Ok(result)
	}

	/// Changes one pool of a test's setup.
	fn with_pool<R>(key: &PoolKey<AccountId>, f: impl FnOnce(&mut Pool<AccountId>) -> R) -> R {
		let mut state = Self::load();
		let result = f(state.pools.get_mut(key).expect("the test opened the pool"));
		state.save();
		result
	}

	fn pool_mut(&mut self, key: &PoolKey<AccountId>) -> Result<&mut Pool<AccountId>, DispatchError> {
		self.pools.get_mut(key).ok_or(DispatchError::Other("no such pool"))
	}

	fn enter(&mut self, who: &AccountId, key: &PoolKey<AccountId>, amount: Balance) -> DispatchResult {
		let pool = self.pool_mut(key)?;
		if amount == 0 || (!pool.accepting && *who != key.operator) {
			return Err(DispatchError::Other("pool does not accept"));
		}
		pool.positions.entry(who.clone()).or_default().entering += amount;
		Ok(())
	}

	/// Whether nothing can be taken of the ticket any more.
	fn is_matured(&self, ticket: &Ticket<AccountId>) -> bool {
		let reported = self.pools.get(&ticket.pool).is_some_and(|pool| !pool.reports.is_empty());
		MockEras::now() >= ticket.era.plus(MockEras::leaving_eras()) && !reported
	}

	fn bond(&self, operator: &AccountId) -> Balance {
		let Some(pool) = self.pools.get(&PoolKey::native(operator.clone(), Tier::Restaked)) else { return 0 };
		pool.positions.get(operator).map_or(0, |own| worth(pool, own) + own.entering)
	}
}

fn worth<AccountId: Ord>(pool: &Pool<AccountId>, own: &Position) -> Balance {
	value_floor(own.shares, pool.net(pool.value), pool.shares).unwrap_or(0)
}

/// Helpers for tests and their setup.
impl<Assets> MockStake<Assets> {
	/// Opens a pool that accepts; its existential deposit comes from nowhere.
	pub fn open_pool<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>)
	where
		Assets: MockAssets<AccountId>,
	{
		let mut state = State::<AccountId>::load();
		if !state.pools.contains_key(key) {
			Assets::mint(&key.asset, &key.account(), Assets::minimum_balance(&key.asset));
			state.pools.insert(key.clone(), Pool::default());
			state.save();
		}
	}

	/// Opens the pool if need be, and stakes `amount` for `who` at once; the planck come from nowhere.
	pub fn stake<AccountId: Parameter + Ord>(who: &AccountId, key: &PoolKey<AccountId>, amount: Balance)
	where
		Assets: MockAssets<AccountId>,
	{
		Self::open_pool(key);
		Assets::mint(&key.asset, &key.account(), amount);
		State::with_pool(key, |pool| {
			let minted = mint_floor(amount, pool.value, pool.shares).expect("test amounts fit");
			pool.positions.entry(who.clone()).or_default().shares += minted;
			pool.shares += minted;
			pool.value += amount;
		})
	}

	/// Lets the deposits and gains of a pool join now; held back while a report is open.
	pub fn join<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>) {
		State::with_pool(key, Pool::join)
	}

	/// Lets the deposits and gains of every pool join now.
	pub fn join_all<AccountId: Parameter + Ord>() {
		let mut state = State::<AccountId>::load();
		state.pools.values_mut().for_each(Pool::join);
		state.save();
	}

	/// Begins the next era of [`MockEras`], with all that joins then.
	pub fn next_era<AccountId: Parameter + Ord>() {
		MockEras::set(MockEras::now().next().0);
		Self::join_all::<AccountId>();
	}

	/// Takes `p` of the stake and of every ticket of a pool that has not matured and burns it; returns what was taken of the
	/// stake and of the tickets.
	pub fn slash<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>, p: Perquintill) -> (Balance, Balance)
	where
		Assets: MockAssets<AccountId>,
	{
		let mut state = State::<AccountId>::load();
		let stake = state.pool_mut(key).expect("the test opened the pool").slash(p);
		let mut leaving = 0;
		let tickets = state.tickets.iter().filter(|(_, ticket)| ticket.pool == *key && !state.is_matured(ticket));
		for id in tickets.map(|(id, _)| *id).collect::<Vec<_>>() {
			let ticket = state.tickets.get_mut(&id).expect("the ticket is there");
			let taken = part_floor(ticket.amount, p);
			ticket.amount -= taken;
			leaving += taken;
		}
		state.save();
		Assets::burn(&key.asset, &key.account(), stake + leaving);
		(stake, leaving)
	}

	/// Opens a report that sets `p` of the stake and of every ticket aside.
	pub fn report<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>, id: ReportId, p: Perquintill) {
		State::with_pool(key, |pool| pool.reports.push((id, p)))
	}

	/// Ends a report as if it had never been made.
	pub fn cancel<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>, id: ReportId) {
		State::with_pool(key, |pool| pool.reports.retain(|(other, _)| *other != id))
	}

	/// Ends a report by its slash; returns what was taken of the stake and of the tickets.
	pub fn execute<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>, id: ReportId) -> (Balance, Balance)
	where
		Assets: MockAssets<AccountId>,
	{
		let reports = State::with_pool(key, |pool| pool.reports.clone());
		let (_, p) = reports.into_iter().find(|(other, _)| *other == id).expect("the test opened the report");
		let taken = Self::slash(key, p);
		Self::cancel(key, id);
		taken
	}

	/// How many tickets were completed so far.
	pub fn completed<AccountId: Parameter + Ord>() -> u32 {
		State::<AccountId>::load().completed
	}

	/// From now on whether every change by a trait fails.
	pub fn set_failing<AccountId: Parameter + Ord>(failing: bool) {
		let mut state = State::<AccountId>::load();
		state.failing = failing;
		state.save();
	}

	/// What comes over from other pools is worth `amount`: it is rewarded, and nothing else.
	pub fn set_arriving<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>, amount: Balance) {
		let mut state = State::<AccountId>::load();
		state.arriving.entry(key.clone()).or_default().0 = amount;
		state.save();
	}

	/// What it was rewarded with: not in [`Self::held`].
	pub fn arriving_gains<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>) -> Balance {
		State::<AccountId>::load().arriving.get(key).map_or(0, |(_, gains)| *gains)
	}

	/// Whether the pool takes new stake from others than its operator.
	pub fn set_pool_accepting<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>, accepting: bool) {
		State::with_pool(key, |pool| pool.accepting = accepting)
	}

	/// The floor of an operator's bond; `None` before [`OperatorPools::open`] and after [`OperatorPools::release`].
	pub fn floor<AccountId: Parameter + Ord>(operator: &AccountId) -> Option<Balance> {
		State::<AccountId>::load().floors.get(operator).copied()
	}

	/// Whether the bond of `operator` is enough for what is restaked with it.
	pub fn set_covered<AccountId: Parameter + Ord>(operator: &AccountId, covered: bool) {
		let mut state = State::<AccountId>::load();
		state.uncovered.retain(|known| known != operator);
		if !covered {
			state.uncovered.push(operator.clone());
		}
		state.save();
	}

	/// Until when nothing of the bond of `operator` can be requested.
	pub fn locked_until<AccountId: Parameter + Ord>(operator: &AccountId) -> Option<Era> {
		State::<AccountId>::load().locks.get(operator).copied()
	}

	/// Everything that the pool's account holds beyond its existential deposit.
	pub fn held<AccountId: Parameter + Ord>(key: &PoolKey<AccountId>) -> Balance
	where
		Assets: MockAssets<AccountId>,
	{
		<Self as StakeInspect<AccountId>>::pool(key).map_or(0, |view| view.tokens + view.entering + view.leaving)
	}
}

impl<AccountId: Parameter + Ord, Assets: MockAssets<AccountId>> StakeInspect<AccountId> for MockStake<Assets> {
	fn pool(key: &PoolKey<AccountId>) -> Option<PoolView> {
		let state = State::<AccountId>::load();
		let pool = state.pools.get(key)?;
		Some(PoolView {
			value: pool.net(pool.value),
			settled_value: pool.value,
			tokens: pool.value,
			factor: pool.reports.iter().fold(pool.factor, |factor, (_, p)| factor.slashed(*p)),
			shares: pool.shares,
			generation: pool.generation,
			entering: pool.entering(),
			gains: pool.gains,
			leaving: state.tickets.values().filter(|ticket| ticket.pool == *key).map(|ticket| ticket.amount).sum(),
			reports: pool.reports.iter().map(|(id, _)| *id).collect(),
		})
	}

	fn position(key: &PoolKey<AccountId>, who: &AccountId) -> PositionView {
		let state = State::<AccountId>::load();
		let Some(pool) = state.pools.get(key) else { return PositionView::default() };
		let own = pool.positions.get(who).cloned().unwrap_or_default();
		PositionView {
			shares: own.shares,
			value: worth(pool, &own),
			settled_value: value_floor(own.shares, pool.value, pool.shares).unwrap_or(0),
			entering: own.entering,
		}
	}

	fn ticket(id: TicketId) -> Option<TicketView<AccountId>> {
		let state = State::<AccountId>::load();
		let ticket: &Ticket<AccountId> = state.tickets.get(&id)?;
		Some(TicketView {
			id,
			owner: ticket.owner.clone(),
			pool: ticket.pool.clone(),
			era: ticket.era,
			matures: ticket.era.plus(MockEras::leaving_eras()),
			value: state.pools.get(&ticket.pool)?.net(ticket.amount),
			settled_value: ticket.amount,
			destination: None,
		})
	}

	fn total(asset: &AssetKind) -> Balance {
		let state = State::<AccountId>::load();
		let staked = state.pools.iter().filter(|(key, _)| key.asset == *asset);
		let leaving = state.tickets.values().filter(|ticket| ticket.pool.asset == *asset);
		let pools = staked.map(|(_, pool)| pool.value + pool.entering()).sum::<Balance>();
		pools + leaving.map(|ticket| ticket.amount).sum::<Balance>()
	}

	fn accepts(key: &PoolKey<AccountId>, amount: Balance) -> bool {
		amount > 0 && State::<AccountId>::load().pools.get(key).is_some_and(|pool| pool.accepting)
	}

	fn restaked_pools(operator: &AccountId) -> Vec<PoolKey<AccountId>> {
		let mut keys: Vec<_> = State::<AccountId>::load().pools.into_keys().collect();
		keys.retain(|key| key.operator == *operator && key.tier == Tier::Restaked);
		keys.truncate(MAX_POOLS as usize);
		keys
	}

	fn arriving(key: &PoolKey<AccountId>) -> Balance {
		State::<AccountId>::load().arriving.get(key).map_or(0, |(amount, _)| *amount)
	}

	fn arrivals(key: &PoolKey<AccountId>) -> u32 {
		u32::from(State::<AccountId>::load().arriving.contains_key(key))
	}
}

impl<AccountId: Parameter + Ord> State<AccountId> {
	/// Takes `shares` of `who` out of the pool and returns their worth.
	fn leave(&mut self, who: &AccountId, key: &PoolKey<AccountId>, shares: u128) -> Result<Balance, DispatchError> {
		let pool = self.pool_mut(key)?;
		let own = pool.positions.entry(who.clone()).or_default();
		if shares == 0 || own.shares < shares {
			return Err(DispatchError::Other("not that many shares"));
		}
		let amount = if shares == pool.shares {
			pool.value
		} else {
			value_floor(shares, pool.value, pool.shares).expect("test amounts fit")
		};
		own.shares -= shares;
		pool.shares -= shares;
		pool.value -= amount;
		let bonded = *who == key.operator && *key == PoolKey::native(who.clone(), Tier::Restaked);
		if bonded && self.bond(who) < self.floors.get(who).copied().unwrap_or(0) {
			return Err(DispatchError::Other("bond below its floor"));
		}
		Ok(amount)
	}
}

impl<AccountId: Parameter + Ord, Assets: MockAssets<AccountId>> StakeMutate<AccountId> for MockStake<Assets> {
	fn delegate(who: &AccountId, key: &PoolKey<AccountId>, amount: Balance) -> DispatchResult {
		State::<AccountId>::change(|state| {
			state.enter(who, key, amount)?;
			Assets::transfer(&key.asset, who, &key.account(), amount)
		})
	}

	fn withdraw_entry(who: &AccountId, key: &PoolKey<AccountId>, amount: Balance) -> Result<Balance, DispatchError> {
		State::<AccountId>::change(|state| {
			let own = state.pool_mut(key)?.positions.entry(who.clone()).or_default();
			let taken = amount.min(own.entering);
			own.entering -= taken;
			Assets::transfer(&key.asset, &key.account(), who, taken)?;
			Ok(taken)
		})
	}

	fn request_leave(
		who: &AccountId,
		key: &PoolKey<AccountId>,
		shares: u128,
		owner: &AccountId,
	) -> Result<TicketId, DispatchError> {
		State::<AccountId>::change(|state| {
			let amount = state.leave(who, key, shares)?;
			let id = state.next_ticket;
			state.next_ticket = id.next();
			let ticket = Ticket { owner: owner.clone(), pool: key.clone(), era: MockEras::now(), amount };
			state.tickets.insert(id, ticket);
			Ok(id)
		})
	}

	fn extend_leave(who: &AccountId, id: TicketId, shares: u128) -> DispatchResult {
		State::<AccountId>::change(|state| {
			let ticket = state.tickets.get(&id).ok_or(DispatchError::Other("no such ticket"))?.clone();
			if ticket.era != MockEras::now() {
				return Err(DispatchError::Other("the ticket is of another era"));
			}
			let amount = ticket.amount + state.leave(who, &ticket.pool, shares)?;
			state.tickets.insert(id, Ticket { amount, ..ticket });
			Ok(())
		})
	}

	fn leave_with_gains(
		who: &AccountId,
		key: &PoolKey<AccountId>,
		shares: u128,
		ticket: Option<TicketId>,
	) -> Result<(TicketId, Balance), DispatchError> {
		let gains = State::<AccountId>::change(|state| {
			let pool = state.pool_mut(key)?;
			let gains = mul_div_floor(pool.gains, shares, pool.shares + 1).expect("test amounts fit");
			pool.gains -= gains;
			Assets::transfer(&key.asset, &key.account(), who, gains)?;
			Ok(gains)
		})?;
		let id = match ticket {
			Some(id) => Self::extend_leave(who, id, shares).map(|()| id)?,
			None => Self::request_leave(who, key, shares, who)?,
		};
		Ok((id, gains))
	}

	fn complete_leave(owner: &AccountId, id: TicketId, to: &AccountId) -> Result<Balance, DispatchError> {
		State::<AccountId>::change(|state| {
			let ticket = state.tickets.remove(&id).ok_or(DispatchError::Other("no such ticket"))?;
			if ticket.owner != *owner {
				return Err(DispatchError::Other("not the ticket's owner"));
			}
			if !state.is_matured(&ticket) {
				return Err(DispatchError::Other("ticket is not mature"));
			}
			state.completed += 1;
			Assets::transfer(&ticket.pool.asset, &ticket.pool.account(), to, ticket.amount)?;
			Ok(ticket.amount)
		})
	}

	fn reward(key: &PoolKey<AccountId>, from: &AccountId, amount: Balance) -> DispatchResult {
		State::<AccountId>::change(|state| {
			state.pool_mut(key)?.gains += amount;
			Assets::transfer(&key.asset, from, &key.account(), amount)
		})
	}

	/// Floored to what comes over, whatever the era.
	fn reward_for(key: &PoolKey<AccountId>, _: Era, from: &AccountId, amount: Balance) -> DispatchResult {
		State::<AccountId>::change(|state| {
			let (arriving, value) =
				(state.arriving.get(key).map_or(0, |(amount, _)| *amount), state.pool_mut(key)?.value);
			let part = mul_div_floor(amount, arriving, value + arriving).unwrap_or(0);
			if part > 0 {
				state.arriving.entry(key.clone()).or_default().1 += part;
			}
			state.pool_mut(key)?.gains += amount - part;
			Assets::transfer(&key.asset, from, &key.account(), amount)
		})
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(key: &PoolKey<AccountId>) {
		Self::open_pool(key);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_arrivals(key: &PoolKey<AccountId>, count: u32) {
		Self::set_arriving(key, count.into());
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn endow(who: &AccountId, asset: AssetKind, amount: Balance) {
		Assets::mint(&asset, who, amount);
	}
}

impl<AccountId: Parameter + Ord, Assets: MockAssets<AccountId>> OperatorPools<AccountId> for MockStake<Assets> {
	fn open(operator: &AccountId, bond: Balance, floor: Balance) -> DispatchResult {
		State::<AccountId>::change(|state| {
			for key in PoolKey::consensus(operator) {
				if !state.pools.contains_key(&key) {
					let deposit = Assets::minimum_balance(&key.asset);
					Assets::transfer(&key.asset, operator, &key.account(), deposit)?;
				}
				state.pools.entry(key).or_default().accepting = true;
			}
			let key = PoolKey::native(operator.clone(), Tier::Restaked);
			state.enter(operator, &key, bond)?;
			state.floors.insert(operator.clone(), floor);
			Assets::transfer(&key.asset, operator, &key.account(), bond)
		})
	}

	fn set_accepting(operator: &AccountId, accepting: bool) {
		let mut state = State::<AccountId>::load();
		state
			.pools
			.iter_mut()
			.filter(|(key, _)| key.operator == *operator)
			.for_each(|(_, pool)| pool.accepting = accepting);
		state.save();
	}

	fn release(operator: &AccountId) {
		Self::set_accepting(operator, false);
		let mut state = State::<AccountId>::load();
		state.floors.remove(operator);
		state.save();
	}

	fn bond(operator: &AccountId) -> Balance {
		State::<AccountId>::load().bond(operator)
	}

	fn lock_bond(operator: &AccountId, until: Era) {
		let mut state = State::<AccountId>::load();
		let lock = state.locks.entry(operator.clone()).or_default();
		*lock = until.max(*lock);
		state.save();
	}

	fn is_covered(operator: &AccountId) -> bool {
		!State::<AccountId>::load().uncovered.contains(operator)
	}
}
