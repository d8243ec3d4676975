//! Pools, positions, tickets and open reports: the ledger.
//!
//! See the README for what this pallet is for, what it is not for, and what is always true.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod arrivals;
mod assets;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod bond;
mod delegate;
mod effects;
mod impls;
mod invariants;
mod leave;
mod ledger;
#[cfg(test)]
mod mock;
pub mod pool;
mod pools;
mod redelegate;
mod reports;
mod settle;
mod shared;
mod shares;
#[cfg(test)]
mod tests;
pub mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

use frame_support::{
	traits::{fungibles, ConstU32, Get},
	BoundedVec,
};
use palisade_primitives::{AssetKind, Balance, PoolKey, MAX_ARRIVALS};

/// An account.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
/// Names a pool.
pub type PoolKeyOf<T> = PoolKey<AccountIdOf<T>>;
/// What comes over to a pool from others.
pub type ArrivalsOf<T> = BoundedVec<types::Arrival<AccountIdOf<T>>, ConstU32<MAX_ARRIVALS>>;
/// A pool as it is stored.
pub type PoolOf<T> = pool::Pool<<T as Config>::MaxLeavingEras>;

#[frame_support::pallet]
#[allow(missing_docs, clippy::as_conversions, clippy::expect_used)] // what the macros generate
pub mod pallet {
	use super::*;
	use crate::types::{AdmittedAsset, AssetTerms, Batch, Bucket, Inflow, OperatorRecord, Position, Ticket};
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use palisade_primitives::{
		AssetCustody, Era, EraClock, OnPool, OnShares, ReportId, SlashPayee, StakeLocks, StakeValuation, TicketId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The native asset and all others.
		type Assets: fungibles::Inspect<Self::AccountId, AssetId = AssetKind, Balance = Balance>
			+ fungibles::Mutate<Self::AccountId>;
		/// The clock.
		type Eras: EraClock;
		/// Moves what a verdict takes out of a pool's account.
		type Payee: SlashPayee<Self::AccountId>;
		/// Hears what happens to pools.
		type Listener: OnPool<Self::AccountId>;
		/// Follows shares. Hears of an era after `Listener` heard of its start.
		type Shares: OnShares<Self::AccountId>;
		/// What is locked of balance and native stake together.
		type Locks: StakeLocks<Self::AccountId>;
		/// Says which foreign assets can be staked, and takes them away from their teams before they are admitted.
		type Custody: AssetCustody;
		/// What stake counts for when it is compared with the operator's bond.
		type Valuation: StakeValuation;
		/// Who admits and suspends foreign assets.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Gets what belongs to no share.
		#[pallet::constant]
		type Treasury: Get<Self::AccountId>;
		/// Least deposit of the native asset.
		#[pallet::constant]
		type MinDeposit: Get<Balance>;
		/// Least stake that leaves a pool for another: so much times `MAX_ARRIVALS` fills all places of a pool for the leaving
		/// eras, and nobody else can redelegate to it meanwhile. Not less than `MinDeposit`.
		#[pallet::constant]
		type MinRedelegation: Get<Balance>;
		/// Deposits of others do not make what is restaked with an operator, its bond excluded, exceed this many times its
		/// bond.
		#[pallet::constant]
		type MaxLeverage: Get<u32>;
		/// Eras from a request to its completion are at most this many.
		#[pallet::constant]
		type MaxLeavingEras: Get<u32>;
		/// What calls cost.
		type WeightInfo: WeightInfo;
	}

	/// Pools by name.
	// blake2: users pick the operator's account.
	#[pallet::storage]
	pub type Pools<T: Config> = StorageMap<_, Blake2_128Concat, PoolKeyOf<T>, PoolOf<T>>;

	/// Stake that left a pool in an era and was not completed.
	// twox: eras are ours.
	#[pallet::storage]
	pub type Buckets<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PoolKeyOf<T>, Twox64Concat, Era, Bucket, OptionQuery>;

	/// Deposits that joined together, until each of their stakers has taken its shares.
	// twox: the numbers are ours.
	#[pallet::storage]
	pub type Batches<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PoolKeyOf<T>, Twox64Concat, u32, Batch, OptionQuery>;

	/// What a staker has in a pool. The account comes first: all of its positions are one prefix.
	// blake2: users pick both.
	#[pallet::storage]
	pub type Positions<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, AccountIdOf<T>, Blake2_128Concat, PoolKeyOf<T>, Position, ValueQuery>;

	/// Requests to leave that were not completed.
	// twox: the ids are ours.
	#[pallet::storage]
	pub type Tickets<T: Config> = StorageMap<_, Twox64Concat, TicketId, Ticket<AccountIdOf<T>>>;

	/// Tickets by owner.
	// blake2: users pick the account. twox: the ids are ours.
	#[pallet::storage]
	pub type TicketsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, AccountIdOf<T>, Twox64Concat, TicketId, (), OptionQuery>;

	/// What comes over to a pool from others.
	// blake2: users pick the operator's account.
	#[pallet::storage]
	pub type Arrivals<T: Config> = StorageMap<_, Blake2_128Concat, PoolKeyOf<T>, ArrivalsOf<T>, ValueQuery>;

	/// The next ticket's id.
	#[pallet::storage]
	pub type NextTicket<T: Config> = StorageValue<_, TicketId, ValueQuery>;

	/// An operator's say over its pools.
	// blake2: users pick the account.
	#[pallet::storage]
	pub type Operators<T: Config> = StorageMap<_, Blake2_128Concat, AccountIdOf<T>, OperatorRecord, ValueQuery>;

	/// Foreign assets that were admitted, suspended ones included.
	// blake2: users pick the ids of assets.
	#[pallet::storage]
	pub type AdmittedAssets<T: Config> = StorageMap<_, Blake2_128Concat, u32, AdmittedAsset>;

	/// What was deposited of a foreign asset in the last era in which anything was. Bounded by the admitted assets.
	// blake2: users pick the ids of assets.
	#[pallet::storage]
	pub type Inflows<T: Config> = StorageMap<_, Blake2_128Concat, u32, Inflow>;

	/// Planck of an asset in all pools: stake, what is leaving, and what waits to join. What is due on a pool is not done
	/// here before the pool is touched.
	// blake2: users pick the ids of assets.
	#[pallet::storage]
	pub type Staked<T: Config> = StorageMap<_, Blake2_128Concat, AssetKind, Balance, ValueQuery>;

	/// Planck of a native pool that lie in the shared account: rewards, until the pool pays more than its own account has.
	// blake2: users pick the operator's account.
	#[pallet::storage]
	pub type Shared<T: Config> = StorageMap<_, Blake2_128Concat, PoolKeyOf<T>, Balance, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A staker deposited into a pool; it joins at an era start.
		Delegated { staker: T::AccountId, pool: PoolKeyOf<T>, amount: Balance },
		/// A staker took back what had not joined.
		EntryWithdrawn { staker: T::AccountId, pool: PoolKeyOf<T>, amount: Balance },
		/// A pool got a gain; it joins at an era start.
		Rewarded { pool: PoolKeyOf<T>, amount: Balance },
		/// At the start of `era` gains joined, and deposits and what came over from other pools, of `amount`, for `shares`.
		Joined { pool: PoolKeyOf<T>, era: Era, gains: Balance, amount: Balance, shares: u128 },
		/// A staker asked to leave with `shares`.
		LeaveRequested {
			ticket: TicketId,
			staker: T::AccountId,
			owner: T::AccountId,
			pool: PoolKeyOf<T>,
			shares: u128,
			matures: Era,
		},
		/// What the requests of `era` get is fixed.
		Matured { pool: PoolKeyOf<T>, era: Era, payable: Balance },
		/// A ticket was paid.
		LeaveCompleted { ticket: TicketId, owner: T::AccountId, to: T::AccountId, pool: PoolKeyOf<T>, amount: Balance },
		/// A report set stake aside.
		ReportOpened { pool: PoolKeyOf<T>, report: ReportId },
		/// An open report sets more aside.
		ReportRaised { pool: PoolKeyOf<T>, report: ReportId },
		/// An open report sets less aside.
		ReportLowered { pool: PoolKeyOf<T>, report: ReportId },
		/// A report ended as if it had never been made.
		ReportCancelled { pool: PoolKeyOf<T>, report: ReportId },
		/// A verdict took this much of the stake and of what was leaving.
		Executed { pool: PoolKeyOf<T>, report: ReportId, from_stake: Balance, from_leaving: Balance },
		/// All was lost: shares until `era` are worth nothing.
		GenerationClosed { pool: PoolKeyOf<T>, era: Era },
		/// What belonged to no share went to the treasury.
		Swept { pool: PoolKeyOf<T>, amount: Balance },
		/// A pool was opened.
		PoolOpened { pool: PoolKeyOf<T> },
		/// An operator's own stake in its native Restaked pool cannot be taken below `floor` from now on.
		OperatorBound { operator: T::AccountId, floor: Balance },
		/// An operator's own stake is an ordinary position from now on.
		OperatorReleased { operator: T::AccountId },
		/// Nothing of an operator's own stake in its native Restaked pool can be taken before era `until`.
		BondLocked { operator: T::AccountId, until: Era },
		/// An operator's pools take stake from others, or not.
		AcceptingSet { operator: T::AccountId, accepting: bool },
		/// Pools may take a foreign asset.
		AssetAdmitted { asset: u32, rank: u8, terms: AssetTerms },
		/// Pools take this much of a foreign asset from now on; what is staked stays.
		AssetTermsSet { asset: u32, terms: AssetTerms },
		/// A foreign asset is not taken any more; what is staked stays and may leave.
		AssetSuspended { asset: u32 },
		/// A staker asked to leave with `shares` for another pool.
		Redelegated {
			ticket: TicketId,
			staker: T::AccountId,
			from: PoolKeyOf<T>,
			to: PoolKeyOf<T>,
			shares: u128,
			matures: Era,
		},
		/// A ticket's stake came over: `amount` waits to join, what it earned there included; `slashed` was taken of it for
		/// offences there meanwhile.
		RedelegationCompleted {
			ticket: TicketId,
			owner: T::AccountId,
			from: PoolKeyOf<T>,
			to: PoolKeyOf<T>,
			amount: Balance,
			slashed: Balance,
		},
		/// What comes over, or came over and waits, was rewarded, beside the pool.
		ArrivalsRewarded { pool: PoolKeyOf<T>, amount: Balance },
		/// A staker that left took along what it had of the gains that waited.
		GainsTaken { staker: T::AccountId, pool: PoolKeyOf<T>, amount: Balance },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// No such pool: its operator has not opened it.
		PoolNotFound,
		/// The operator has a pool of this asset already.
		PoolExists,
		/// The operator has as many pools as it can.
		TooManyPools,
		/// The asset's former team froze the pool's account: governance has to thaw it first.
		AccountFrozen,
		/// Only a registered operator has pools: register first.
		NotRegistered,
		/// The operator's pools take no stake from others now.
		NotAccepting,
		/// Governance has not admitted this asset.
		AssetNotAdmitted,
		/// There is no such asset.
		AssetNotFound,
		/// Governance takes no new deposits of this asset.
		AssetSuspended,
		/// This asset is never staked: it is a liquid token over Restaked pools.
		AssetNotStakeable,
		/// No rate says what this asset counts for; governance sets it.
		AssetWithoutRate,
		/// All pools together would hold more of this asset than governance allows.
		AssetCapReached,
		/// The operator's pool would hold more of this asset than governance allows.
		OperatorCapReached,
		/// More of this asset than governance allows to be deposited in one era: try in the next.
		InflowReached,
		/// Less than the least deposit or redelegation; for the least deposit itself: less than the asset's minimum balance.
		BelowMinimum,
		/// More than the pool can count.
		DepositTooLarge,
		/// Name an amount above zero.
		ZeroAmount,
		/// Every deposit has joined, or came from another pool and will: request to leave then.
		NothingEntering,
		/// No shares that are worth anything; a deposit that has not joined can be withdrawn.
		NothingStaked,
		/// More shares than the staker has.
		NotEnoughShares,
		/// The operator's own stake would fall below its bond: leave as an operator first.
		BondFloor,
		/// A verdict keeps the operator's own stake in place: `Operators` says until which era.
		BondLocked,
		/// Votes lock this stake: it is paid to its owner only.
		StakeLocked,
		/// The operator's bond is too small for more stake of others: it has to add to its own first.
		BondTooSmall,
		/// No such ticket, or it was completed.
		TicketNotFound,
		/// Only a ticket's owner names another account to be paid.
		NotTicketOwner,
		/// The ticket has not matured, a report without verdict still reaches it, or what came over before it is lost and has
		/// not made room.
		NotMatured,
		/// The pool has as many open reports as it can.
		TooManyReports,
		/// The report is open already.
		ReportExists,
		/// No such open report of this kind: it was executed or cancelled.
		ReportNotFound,
		/// An open report is lowered to what it sets aside at most.
		NotLower,
		/// More eras with requests that have not matured than can be; a parameter of the clock exceeds its maximum.
		TooManyBuckets,
		/// More leaves in this era than a bucket can count.
		BucketFull,
		/// Stake goes from one pool to another one.
		SamePool,
		/// Only stake of pools of the native asset goes from one to another.
		NotNative,
		/// Stake of as many pools and eras as can be is coming over already: leave, or try when some has come.
		TooManyArrivals,
		/// The ticket goes to another pool: complete the redelegation.
		Redelegated,
		/// The ticket is paid to its owner: complete the leave.
		NotRedelegated,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MinDeposit::get() > 0, "deposits of nothing would fill the state");
			assert!(T::MinRedelegation::get() >= T::MinDeposit::get(), "what comes over is a deposit");
			assert!(T::MaxLeverage::get() > 0, "nobody could stake with an operator");
			assert!(T::MaxLeavingEras::get() > 0, "leaving takes time");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::check().map_err(Into::into)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Deposits `amount` into `pool`. It can be withdrawn until it joins, at the next era start without open reports.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::delegate())]
		pub fn delegate(
			origin: OriginFor<T>,
			pool: PoolKeyOf<T>,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let staker = ensure_signed(origin)?;
			Self::do_delegate(&staker, &pool, amount)
		}

		/// Takes up to `amount` of what has not joined back at once; all of it if less than the least deposit would stay. Who
		/// has deposited nothing takes all that came over from another pool and does not fit.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::withdraw_entry())]
		pub fn withdraw_entry(
			origin: OriginFor<T>,
			pool: PoolKeyOf<T>,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let staker = ensure_signed(origin)?;
			Self::do_withdraw(&staker, &pool, amount)
		}

		/// Asks to leave with what is worth `amount` now, or with all shares; with all shares also if less than the least
		/// deposit would stay. Gives a ticket that matures after the leaving eras.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::request_leave())]
		pub fn request_leave(origin: OriginFor<T>, pool: PoolKeyOf<T>, amount: Option<Balance>) -> DispatchResult {
			let staker = ensure_signed(origin)?;
			Self::do_leave(&staker, &pool, amount)
		}

		/// Pays a matured ticket to its owner, or to the account that it names.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::complete_leave())]
		pub fn complete_leave(origin: OriginFor<T>, ticket: TicketId, to: Option<T::AccountId>) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_complete_leave(&owner, ticket, to.as_ref().unwrap_or(&owner)).map(|_| ())
		}

		/// Opens the caller's Restaked pool of an admitted asset. The caller, a registered operator, gives the pool the
		/// asset's minimum balance for good.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::open_pool())]
		pub fn open_pool(origin: OriginFor<T>, asset: u32) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_open_pool(&operator, asset)
		}

		/// Lets pools take a foreign asset, or take it again after it was suspended. Its team loses its power over it for
		/// good.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::admit_asset())]
		pub fn admit_asset(origin: OriginFor<T>, asset: u32, terms: AssetTerms) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_admit_asset(asset, terms)
		}

		/// Stops deposits of a foreign asset. Exits are not touched.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::suspend_asset())]
		pub fn suspend_asset(origin: OriginFor<T>, asset: u32) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_suspend_asset(asset)
		}

		/// Does what is due on a pool. Anyone may.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::settle(0, 0))]
		pub fn touch_pool(origin: OriginFor<T>, pool: PoolKeyOf<T>) -> DispatchResult {
			ensure_signed(origin)?;
			crate::ledger::Ledger::<T>::settle(&pool)?;
			Ok(())
		}

		/// Changes how much of an admitted asset pools take. Less touches nobody's stake, it only stops deposits.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_asset_terms())]
		pub fn set_asset_terms(origin: OriginFor<T>, asset: u32, terms: AssetTerms) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_asset_terms(asset, terms)
		}

		/// Asks to leave `pool` for the pool `to`, with what is worth `amount` now, or with all shares; with all shares also
		/// if less than the least deposit would stay. Both are of the native asset. It counts in `to` from the next era on,
		/// for elections, the bond ratio, rewards and slashes of the chain; its ticket can be slashed in `pool` until it has
		/// matured.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::redelegate())]
		pub fn redelegate(
			origin: OriginFor<T>,
			pool: PoolKeyOf<T>,
			amount: Option<Balance>,
			to: PoolKeyOf<T>,
		) -> DispatchResult {
			let staker = ensure_signed(origin)?;
			Self::do_redelegate(&staker, &pool, amount, &to)
		}

		/// Moves what a matured ticket gets to the pool that it goes to, where it joins at the next era start without open
		/// reports. Anyone may.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::complete_redelegation())]
		pub fn complete_redelegation(origin: OriginFor<T>, ticket: TicketId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_complete_redelegation(ticket)
		}
	}
}
