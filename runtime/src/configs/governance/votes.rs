//! Votes count what an account has and what it has staked, and lock both together.
//!
//! Of what votes lock, `Balances` freezes the part that stake does not cover, under the stock lock's id. The part moves with
//! the money: it shrinks by what is staked and grows by what comes back, so what an account can give away is the same before
//! and after. A vote, and an unlock, set it anew from what is staked then. Nothing here loops over accounts, and a slash
//! changes no lock.

use super::*;
use palisade_primitives::{PoolKey, StakeInspect, StakeLocks};
use polkadot_sdk::{
	frame_support::traits::{
		fungible,
		tokens::{
			BalanceStatus, DepositConsequence, ExistenceRequirement, Fortitude, Preservation, Provenance,
			WithdrawConsequence,
		},
		InspectLockableCurrency, LockIdentifier, LockableCurrency, ReservableCurrency, SignedImbalance,
		WithdrawReasons,
	},
	pallet_conviction_voting::{ClassLocksFor, WeightInfo},
	sp_runtime::{DispatchError, DispatchResult},
};

/// Conviction voting's lock, as wallets know it.
pub const LOCK: LockIdentifier = *b"pyconvot";

/// Positions of an account that are looked at, the first in storage.
pub const MAX_POSITIONS: u32 = 16;

/// Reads and writes of a changed lock: what is locked, the locks, the account.
const CHANGE: (u64, u64) = (3, 2);

/// The native token with what is staked of it: what conviction voting counts and locks.
///
/// The lock's amount is conviction voting's own, so this is for no other pallet.
pub struct VotingCurrency;

/// What an account has in native pools, net of escrow, with what waits there to join. What is leaving does not vote.
pub fn staked(who: &AccountId) -> Balance {
	let most = usize::try_from(MAX_POSITIONS).unwrap_or(usize::MAX);
	let keys = pallet_delegation::Positions::<Runtime>::iter_key_prefix(who).take(most);
	let positions = keys.filter(PoolKey::secures_chain).map(|key| Delegation::position(&key, who));
	let worths = positions.map(|position| position.value.saturating_add(position.entering));
	worths.fold(0, Balance::saturating_add)
}

/// What votes lock of balance and stake together: the most that any class does.
pub fn locked(who: &AccountId) -> Balance {
	ClassLocksFor::<Runtime>::get(who).into_iter().map(|(_, amount)| amount).max().unwrap_or(0)
}

/// What of it the balance covers.
fn frozen(who: &AccountId) -> Balance {
	Balances::balance_locked(LOCK, who)
}

fn freeze(who: &AccountId, amount: Balance) {
	Balances::set_lock(LOCK, who, amount, WithdrawReasons::except(WithdrawReasons::RESERVE));
}

/// Lets stake cover all that it can of what is locked, and the balance the rest.
fn share_out(who: &AccountId) {
	freeze(who, locked(who).saturating_sub(staked(who)));
}

/// What [`staked`] weighs: pools whose time has come are caught up with in memory.
fn scan() -> Weight {
	let each = <<Runtime as pallet_delegation::Config>::WeightInfo as pallet_delegation::WeightInfo>::settle(0, 1);
	each.saturating_mul(MAX_POSITIONS.into())
}

fn reads_writes((reads, writes): (u64, u64)) -> Weight {
	<Runtime as frame_system::Config>::DbWeight::get().reads_writes(reads, writes)
}

impl StakeLocks<AccountId> for VotingCurrency {
	fn on_staking(who: &AccountId, amount: Balance) -> Weight {
		let frozen = frozen(who);
		if frozen == 0 {
			return reads_writes((1, 0));
		}
		freeze(who, frozen.saturating_sub(amount));
		reads_writes(CHANGE)
	}

	fn on_returned(who: &AccountId, amount: Balance) -> Weight {
		let locked = locked(who);
		if locked == 0 {
			return reads_writes((1, 0));
		}
		freeze(who, frozen(who).saturating_add(amount).min(locked));
		reads_writes(CHANGE)
	}

	fn hand_over(who: &AccountId) -> Option<Weight> {
		let locked = locked(who);
		if locked <= frozen(who) {
			return Some(reads_writes((2, 0)));
		}
		let uncovered = locked.saturating_sub(staked(who));
		if uncovered > Balances::total_balance(who) {
			return None;
		}
		freeze(who, uncovered);
		Some(scan().saturating_add(reads_writes(CHANGE)))
	}
}

impl LockableCurrency<AccountId> for VotingCurrency {
	type MaxLocks = <Balances as LockableCurrency<AccountId>>::MaxLocks;
	type Moment = BlockNumber;

	fn set_lock(_: LockIdentifier, who: &AccountId, _: Balance, _: WithdrawReasons) {
		share_out(who);
	}

	fn extend_lock(_: LockIdentifier, who: &AccountId, _: Balance, _: WithdrawReasons) {
		share_out(who);
	}

	fn remove_lock(_: LockIdentifier, who: &AccountId) {
		share_out(who);
	}
}

impl fungible::Inspect<AccountId> for VotingCurrency {
	type Balance = Balance;

	fn total_issuance() -> Balance {
		<Balances as fungible::Inspect<AccountId>>::total_issuance()
	}

	fn active_issuance() -> Balance {
		<Balances as fungible::Inspect<AccountId>>::active_issuance()
	}

	fn minimum_balance() -> Balance {
		<Balances as fungible::Inspect<AccountId>>::minimum_balance()
	}

	fn total_balance(who: &AccountId) -> Balance {
		<Balances as fungible::Inspect<AccountId>>::total_balance(who).saturating_add(staked(who))
	}

	fn balance(who: &AccountId) -> Balance {
		<Balances as fungible::Inspect<AccountId>>::balance(who)
	}

	fn reducible_balance(who: &AccountId, preservation: Preservation, fortitude: Fortitude) -> Balance {
		<Balances as fungible::Inspect<AccountId>>::reducible_balance(who, preservation, fortitude)
	}

	fn can_deposit(who: &AccountId, amount: Balance, provenance: Provenance) -> DepositConsequence {
		<Balances as fungible::Inspect<AccountId>>::can_deposit(who, amount, provenance)
	}

	fn can_withdraw(who: &AccountId, amount: Balance) -> WithdrawConsequence<Balance> {
		<Balances as fungible::Inspect<AccountId>>::can_withdraw(who, amount)
	}
}

type PositiveImbalance = <Balances as Currency<AccountId>>::PositiveImbalance;
type NegativeImbalance = <Balances as Currency<AccountId>>::NegativeImbalance;

// What an account has is the only thing that differs: money moves as in `Balances`.
impl Currency<AccountId> for VotingCurrency {
	type Balance = Balance;
	type NegativeImbalance = NegativeImbalance;
	type PositiveImbalance = PositiveImbalance;

	fn total_balance(who: &AccountId) -> Balance {
		<Self as fungible::Inspect<AccountId>>::total_balance(who)
	}

	fn can_slash(who: &AccountId, value: Balance) -> bool {
		Balances::can_slash(who, value)
	}

	fn total_issuance() -> Balance {
		<Balances as Currency<AccountId>>::total_issuance()
	}

	fn active_issuance() -> Balance {
		<Balances as Currency<AccountId>>::active_issuance()
	}

	fn deactivate(amount: Balance) {
		<Balances as Currency<AccountId>>::deactivate(amount);
	}

	fn reactivate(amount: Balance) {
		<Balances as Currency<AccountId>>::reactivate(amount);
	}

	fn minimum_balance() -> Balance {
		<Balances as Currency<AccountId>>::minimum_balance()
	}

	fn burn(amount: Balance) -> PositiveImbalance {
		<Balances as Currency<AccountId>>::burn(amount)
	}

	fn issue(amount: Balance) -> NegativeImbalance {
		<Balances as Currency<AccountId>>::issue(amount)
	}

	fn free_balance(who: &AccountId) -> Balance {
		Balances::free_balance(who)
	}

	fn ensure_can_withdraw(
		who: &AccountId,
		amount: Balance,
		reasons: WithdrawReasons,
		left: Balance,
	) -> DispatchResult {
		Balances::ensure_can_withdraw(who, amount, reasons, left)
	}

	fn transfer(from: &AccountId, to: &AccountId, value: Balance, existence: ExistenceRequirement) -> DispatchResult {
		<Balances as Currency<AccountId>>::transfer(from, to, value, existence)
	}

	fn slash(who: &AccountId, value: Balance) -> (NegativeImbalance, Balance) {
		Balances::slash(who, value)
	}

	fn deposit_into_existing(who: &AccountId, value: Balance) -> Result<PositiveImbalance, DispatchError> {
		Balances::deposit_into_existing(who, value)
	}

	fn deposit_creating(who: &AccountId, value: Balance) -> PositiveImbalance {
		Balances::deposit_creating(who, value)
	}

	fn withdraw(
		who: &AccountId,
		value: Balance,
		reasons: WithdrawReasons,
		existence: ExistenceRequirement,
	) -> Result<NegativeImbalance, DispatchError> {
		<Balances as Currency<AccountId>>::withdraw(who, value, reasons, existence)
	}

	fn make_free_balance_be(who: &AccountId, balance: Balance) -> SignedImbalance<Balance, PositiveImbalance> {
		Balances::make_free_balance_be(who, balance)
	}
}

impl ReservableCurrency<AccountId> for VotingCurrency {
	fn can_reserve(who: &AccountId, value: Balance) -> bool {
		Balances::can_reserve(who, value)
	}

	fn slash_reserved(who: &AccountId, value: Balance) -> (NegativeImbalance, Balance) {
		Balances::slash_reserved(who, value)
	}

	fn reserved_balance(who: &AccountId) -> Balance {
		Balances::reserved_balance(who)
	}

	fn reserve(who: &AccountId, value: Balance) -> DispatchResult {
		Balances::reserve(who, value)
	}

	fn unreserve(who: &AccountId, value: Balance) -> Balance {
		Balances::unreserve(who, value)
	}

	fn repatriate_reserved(
		from: &AccountId,
		to: &AccountId,
		value: Balance,
		status: BalanceStatus,
	) -> Result<Balance, DispatchError> {
		Balances::repatriate_reserved(from, to, value, status)
	}
}

/// What conviction voting's calls weigh, with the look at what is staked: once to count it, once to lock it.
pub struct VotingWeights;

type StockWeights = weights::pallet_conviction_voting::WeightInfo<Runtime>;

impl WeightInfo for VotingWeights {
	fn vote_new() -> Weight {
		StockWeights::vote_new().saturating_add(scan().saturating_mul(2))
	}

	fn vote_existing() -> Weight {
		StockWeights::vote_existing().saturating_add(scan().saturating_mul(2))
	}

	fn remove_vote() -> Weight {
		StockWeights::remove_vote()
	}

	fn remove_other_vote() -> Weight {
		StockWeights::remove_other_vote()
	}

	fn delegate(votes: u32) -> Weight {
		StockWeights::delegate(votes).saturating_add(scan().saturating_mul(2))
	}

	fn undelegate(votes: u32) -> Weight {
		StockWeights::undelegate(votes)
	}

	fn unlock() -> Weight {
		StockWeights::unlock().saturating_add(scan())
	}
}
