#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

mod accrue;
mod assets;
mod cancel;
mod claim;
mod commands;
mod forget;
mod fund;
mod generations;
mod invariants;
mod late;
mod reclaim;
mod views;

use crate::{
	mock::*,
	types::{Budget, Position, MAX_LATE_ERAS, MAX_SPAN, ONE},
	Batches, Budgets, Closed, Dues, Ending, Held, History, Indices, Oldest, Positions, RewardAssets, Spans, Streams,
	Unpaid,
};
use frame_support::{
	assert_noop, assert_ok,
	storage::{with_transaction, TransactionOutcome},
	traits::fungibles::Inspect,
};
use palisade_primitives::{
	mocks::{MockEras, MockOperators, MockServices},
	AssetKind, Balance, Category, Era, EraClock, OnShares, PoolKey, RewardTarget, RewardsClaim, SecurityTables,
	ServiceId, Tier,
};
use sp_core::U256;
use sp_runtime::{DispatchError, DispatchResult, Perbill, TokenError};

type Error = crate::Error<Test>;
type Event = crate::Event<Test>;

/// What the services of the oracle are paid for.
const ORACLES: RewardTarget = RewardTarget::Service(ORACLE);

fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn now() -> Era {
	MockEras::now()
}

fn percent(part: u32) -> Perbill {
	Perbill::from_percent(part)
}

fn balance(asset: &AssetKind, who: AccountId) -> Balance {
	AllAssets::balance(asset.clone(), &who)
}

fn admit(asset: AssetKind) {
	assert_ok!(Rewards::admit_reward_asset(root(), asset, 1));
}

/// Shares of a pool among which everything can be shared out to the last bit.
const WHOLE: u128 = 1 << 20;

/// A pool of [`OPERATOR`] in which Alice has three quarters of [`WHOLE`], Bob the rest, half of it guaranteed to the oracle
/// since era 2, which is running; streams pay in two coins and the native asset, without a fee.
fn setup() -> PoolKey<AccountId> {
	ProtocolFee::set(percent(0));
	[coin(0), coin(1), NATIVE].into_iter().for_each(admit);
	let pool = native(OPERATOR);
	Ledger::open(&pool, &[(ORACLE, 512)]);
	Ledger::deposit(&pool, ALICE, WHOLE / 4 * 3);
	Ledger::deposit(&pool, BOB, WHOLE / 4);
	next_era();
	pool
}

fn try_fund(asset: AssetKind, eras: (u32, u32), amount: Balance) -> DispatchResult {
	Rewards::fund(by(OWNER), ORACLE, NATIVE, asset, Era(eras.0), Era(eras.1), amount)
}

/// The oracle's owner pays `amount` for what native pools guarantee it; returns the stream's id.
fn fund(asset: AssetKind, eras: (u32, u32), amount: Balance) -> u32 {
	assert_ok!(try_fund(asset, eras, amount));
	crate::NextStream::<Test>::get() - 1
}

fn budget(target: RewardTarget, era: u32) -> Budget {
	Budgets::<Test>::get((Era(era), target, NATIVE)).unwrap_or_default().get(0)
}

fn earned(who: AccountId, pool: &PoolKey<AccountId>) -> Vec<(AssetKind, Balance)> {
	<Rewards as RewardsClaim<AccountId>>::earned(&who, pool)
}

/// What `who` earned in the pool of coin 0.
fn coins(who: AccountId, pool: &PoolKey<AccountId>) -> Balance {
	earned(who, pool).into_iter().find(|(asset, _)| *asset == coin(0)).map_or(0, |(_, amount)| amount)
}

fn dues(who: AccountId) -> Balance {
	Dues::<Test>::get(who).get(0)
}

/// What `f` returns; all that it changes is undone.
fn as_if<R>(f: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(f()))).unwrap()
}

/// What everybody is due of a pool, with what is carried, is to the last bit what the pool owes.
fn assert_all_is_shared_out(pool: &PoolKey<AccountId>) {
	as_if(|| {
		Ledger::touch(pool);
		let Some(index) = Indices::<Test>::get(pool) else { return };
		let holders = Ledger::get(pool).unwrap().positions.into_keys();
		let known = Positions::<Test>::iter().filter(|(_, of, _)| of == pool).map(|(who, ..)| who);
		let everybody: std::collections::BTreeSet<_> = holders.chain(known).collect();
		let settled = |who| Rewards::settled(pool, who).unwrap().1;
		let positions: Vec<Position> = everybody.iter().map(settled).collect();
		for (slot, earnings) in index.earnings.iter() {
			let due = positions.iter().fold(earnings.carry, |sum, position| sum + position.earned.get(slot).due);
			assert_eq!(due, U256::from(earnings.owed) * U256::from(ONE), "slot {slot} of {pool:?}");
		}
	})
}
