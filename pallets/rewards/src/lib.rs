#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod accrue;
mod assets;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claim;
mod forget;
mod fund;
mod impls;
mod invariants;
#[cfg(test)]
mod mock;
mod pay;
mod reclaim;
mod settle;
#[cfg(test)]
mod tests;
pub mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

use palisade_primitives::PoolKey;

/// An account of this chain.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
/// Names a pool of this chain.
pub type PoolKeyOf<T> = PoolKey<AccountIdOf<T>>;
/// A stream of this chain.
pub type StreamOf<T> = types::Stream<AccountIdOf<T>>;

#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used, missing_docs)] // what the macros generate
pub mod pallet {
	use super::*;
	use crate::types::{
		Amounts, Budget, BySlot, Index, Joined, Offer, PaidEra, PerShare, Position, RewardAsset, MAX_LATE_ERAS,
		MAX_SPAN,
	};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungibles, Contains},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use palisade_primitives::{
		poll, AssetKind, Balance, Category, Era, EraClock, OperatorInspect, OperatorRecord, RewardTarget,
		SecurityInspect, SecurityTables, ServiceId, ServiceInspect, SharesSettle, StakeMutate, MAX_REWARD_ASSETS,
	};
	use sp_runtime::Perbill;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The native asset and all others.
		type Assets: fungibles::Inspect<Self::AccountId, AssetId = AssetKind, Balance = Balance>
			+ fungibles::Mutate<Self::AccountId>;
		/// The clock.
		type Eras: EraClock;
		/// What operators take, and when they were in jail.
		type Operators: OperatorInspect<Self::AccountId> + OperatorRecord<Self::AccountId>;
		/// Who owns services, and of what kind they are.
		type Services: ServiceInspect<Self::AccountId>;
		/// What pools guaranteed.
		type Security: SecurityTables<Self::AccountId> + SecurityInspect<Self::AccountId>;
		/// What positions have.
		type Shares: SharesSettle<Self::AccountId>;
		/// Takes what is compounded.
		type Stake: StakeMutate<Self::AccountId>;
		/// Accounts whose rewards nobody but their pallet may move, because it must count them.
		type Managed: Contains<Self::AccountId>;
		/// Who admits and suspends assets, and spends the treasury's on incentives.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Gets the fee, withheld commissions, and what has no owner. Pays incentives and the pot's minimum balances.
		type Treasury: Get<Self::AccountId>;
		/// Part of a service's stream that the treasury gets, floored.
		type ProtocolFee: Get<Perbill>;
		/// Full eras between the cancelling of a stream and the first era that it does not pay.
		#[pallet::constant]
		type CancelNotice: Get<u32>;
		/// Eras of a stream, and eras until one starts, at most.
		#[pallet::constant]
		type MaxStreamEras: Get<u32>;
		/// Eras for which it is remembered what was paid.
		#[pallet::constant]
		type HistoryEras: Get<u32>;
		/// Weights of calls, notifications and steps.
		type WeightInfo: WeightInfo;
		/// Makes assets for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkAssets: palisade_primitives::AssetCustody;
	}

	/// Assets in which streams pay, suspended ones included. Their places never change.
	#[pallet::storage]
	pub type RewardAssets<T: Config> =
		StorageValue<_, BoundedVec<RewardAsset, ConstU32<MAX_REWARD_ASSETS>>, ValueQuery>;

	/// What the pot must hold of each asset, beside its minimum balance.
	#[pallet::storage]
	pub type Held<T: Config> = StorageValue<_, Amounts, ValueQuery>;

	/// Streams by id, until they are forgotten.
	// twox: the ids are ours.
	#[pallet::storage]
	pub type Streams<T: Config> = StorageMap<_, Twox64Concat, u32, StreamOf<T>>;

	/// Id of the next stream.
	#[pallet::storage]
	pub type NextStream<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Streams by their last era, to forget them.
	// twox: eras and ids are ours.
	#[pallet::storage]
	pub type Ending<T: Config> = StorageDoubleMap<_, Twox64Concat, Era, Twox64Concat, u32, ()>;

	/// What there is for an era, for what pools of an asset guarantee.
	// twox: eras are ours. blake2: users pick targets and assets.
	#[pallet::storage]
	pub type Budgets<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, Era>, NMapKey<Blake2_128Concat, RewardTarget>, NMapKey<Blake2_128Concat, AssetKind>),
		BySlot<Budget>,
	>;

	/// For how many eras, the last of them itself, an ended era pays, if that is not one: none if its tables were not
	/// complete when it ended.
	// twox: eras are ours.
	#[pallet::storage]
	pub type Spans<T: Config> = StorageMap<_, Twox64Concat, Era, u32>;

	/// How many of the last ended eras, one after another, pay nothing.
	#[pallet::storage]
	pub type Unpaid<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// What pools earned for their shares.
	// blake2: users pick operators and assets.
	#[pallet::storage]
	pub type Indices<T: Config> = StorageMap<_, Blake2_128Concat, PoolKeyOf<T>, Index>;

	/// What one share of a generation that was lost had earned.
	// blake2: users pick operators and assets. twox: generations are counted.
	#[pallet::storage]
	pub type Closed<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PoolKeyOf<T>, Twox64Concat, u32, PerShare, OptionQuery>;

	/// What one share had earned when deposits joined that somebody has not taken the shares of. None if that was nothing.
	// blake2: users pick operators and assets. twox: batches are counted.
	#[pallet::storage]
	pub type Batches<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, PoolKeyOf<T>, Twox64Concat, u32, Joined, ValueQuery>;

	/// What stakers earned in pools. The account comes first: all that it earned is one prefix.
	// blake2: users pick both.
	#[pallet::storage]
	pub type Positions<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, AccountIdOf<T>, Blake2_128Concat, PoolKeyOf<T>, Position, OptionQuery>;

	/// What accounts are owed beside what they earned in pools: commissions, and leftovers that could not be paid.
	// blake2: users pick accounts.
	#[pallet::storage]
	pub type Dues<T: Config> = StorageMap<_, Blake2_128Concat, AccountIdOf<T>, Amounts, ValueQuery>;

	/// What the shares of pools were paid for the last eras.
	// twox: eras are ours. blake2: users pick operators and assets.
	#[pallet::storage]
	pub type History<T: Config> = StorageDoubleMap<_, Twox64Concat, Era, Blake2_128Concat, PoolKeyOf<T>, PaidEra>;

	/// Everything of earlier eras is forgotten.
	#[pallet::storage]
	pub type Oldest<T: Config> = StorageValue<_, Era, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Streams may pay in the asset, at least `least` an era.
		AssetAdmitted { asset: AssetKind, least: Balance },
		/// No new stream may pay in the asset.
		AssetSuspended { asset: AssetKind },
		/// From `start` to `end`, `amount` of `asset` is paid for what pools of `stake` guarantee. `fee` went to the treasury
		/// beside it.
		StreamOpened {
			stream: u32,
			funder: T::AccountId,
			target: RewardTarget,
			stake: AssetKind,
			asset: AssetKind,
			start: Era,
			end: Era,
			amount: Balance,
			fee: Balance,
		},
		/// The stream pays nothing from era `from` on; its funder has `refund` back.
		StreamCancelled { stream: u32, from: Era, refund: Balance },
		/// The tables of the era were not complete when it ended. The next era whose tables are pays what it would have.
		EraUnpaid { era: Era },
		/// The pool earned `amounts` for the era, for the `shares` that were there from its start to its end. `commission` is
		/// owed to the operator, or to the treasury if a verdict withholds it.
		Accrued {
			pool: PoolKeyOf<T>,
			era: Era,
			shares: u128,
			amounts: Vec<(AssetKind, Balance)>,
			commission: Vec<(AssetKind, Balance)>,
			withheld: bool,
		},
		/// A staker was paid what it earned in a pool.
		Claimed { who: T::AccountId, pool: PoolKeyOf<T>, asset: AssetKind, amount: Balance },
		/// A staker put of what it was just paid back into the pool.
		Compounded { who: T::AccountId, pool: PoolKeyOf<T>, amount: Balance },
		/// An account was paid what it was owed beside what it earned in pools.
		DuesPaid { who: T::AccountId, asset: AssetKind, amount: Balance },
		/// Of an era's budget, this was left. `to` was paid it, or is owed it if it could not take it.
		Reclaimed {
			target: RewardTarget,
			stake: AssetKind,
			era: Era,
			asset: AssetKind,
			to: T::AccountId,
			amount: Balance,
			paid: bool,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such asset.
		AssetNotFound,
		/// The asset is admitted already. Suspend it first to admit it with another least amount.
		AssetAdmitted,
		/// Streams do not pay in this asset: governance must admit it first.
		AssetNotAdmitted,
		/// No new stream may pay in this asset. Pay in another one.
		AssetSuspended,
		/// The pot could not pay in the asset: it, or the pot's account, is frozen.
		AssetFrozen,
		/// As many assets are admitted as can be; a suspended one keeps its place.
		TooManyAssets,
		/// No such service, or it is the chain itself.
		ServiceNotFound,
		/// Nothing of this asset is staked: nobody could be paid.
		NothingStaked,
		/// Streams begin in an era to come.
		EraNotAhead,
		/// The stream begins too late: at most `MaxStreamEras` from now.
		TooFarAhead,
		/// The stream ends before it begins.
		NoEras,
		/// The stream pays for too many eras: at most `MaxStreamEras`.
		TooManyEras,
		/// The amount must be positive.
		ZeroAmount,
		/// The stream gives an era less than the least amount of the asset. Pay more, or for fewer eras.
		BelowMinimum,
		/// The amount does not fit: use a smaller one.
		Overflow,
		/// No stream has this id, or it is forgotten.
		StreamNotFound,
		/// Only who paid for a stream may cancel it.
		NotFunder,
		/// The stream ends before the notice is over.
		NothingToCancel,
		/// There is nothing to pay.
		NothingToClaim,
		/// Only its pallet claims for this account.
		ManagedAccount,
		/// There was nothing for this era, or it is forgotten.
		BudgetNotFound,
		/// The era's pools are not all paid: wait until the slash window is over, and all pools were seen.
		EraNotOver,
		/// All that there was for this era was paid, or went back.
		NothingLeft,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			poll::within(meter, Self::most_of_a_block(), Self::do_forget);
		}

		fn integrity_test() {
			let least = Self::idle().saturating_add(T::WeightInfo::forget());
			assert!(least.all_lte(Self::most_of_a_block()), "forgetting must come on in every block");
			assert!(T::MaxStreamEras::get() > 0, "a stream pays for an era");
			let late = MAX_LATE_ERAS.saturating_add(MAX_SPAN);
			assert!(T::HistoryEras::get() > late, "what can still be paid is not forgotten");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::check().map_err(Into::into)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Lets streams pay in `asset`, at least `least` an era; the treasury gives the pot the asset's minimum balance if it
		/// has none. Ends a suspension.
		///
		/// Origin: `AdminOrigin`. Emits [`Event::AssetAdmitted`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::admit_reward_asset())]
		pub fn admit_reward_asset(origin: OriginFor<T>, asset: AssetKind, least: Balance) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_admit(asset, least)
		}

		/// Lets no new stream pay in `asset`. Those that do, go on; what is owed in it is paid.
		///
		/// Origin: `AdminOrigin`. Emits [`Event::AssetSuspended`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::suspend_reward_asset())]
		pub fn suspend_reward_asset(origin: OriginFor<T>, asset: AssetKind) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_suspend(&asset)
		}

		/// Pays `amount` of `asset`, less the protocol fee, for what pools of `stake` guarantee `service` in the eras `start`
		/// to `end`: the same in each.
		///
		/// Origin: signed by who pays. Emits [`Event::StreamOpened`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::fund(Pallet::<T>::eras_of(*start, *end)))]
		pub fn fund(
			origin: OriginFor<T>,
			service: ServiceId,
			stake: AssetKind,
			asset: AssetKind,
			start: Era,
			end: Era,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let funder = ensure_signed(origin)?;
			Self::do_fund(funder, service, Offer { stake, asset, start, end, amount })
		}

		/// Pays `amount` of the treasury's `asset` for what pools of `stake` guarantee all services of `category` in the eras
		/// `start` to `end`: the same in each.
		///
		/// Origin: `AdminOrigin`. Emits [`Event::StreamOpened`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::incentivise(Pallet::<T>::eras_of(*start, *end)))]
		pub fn incentivise(
			origin: OriginFor<T>,
			category: Category,
			stake: AssetKind,
			asset: AssetKind,
			start: Era,
			end: Era,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_incentivise(category, Offer { stake, asset, start, end, amount })
		}

		/// Ends a stream when the notice is over, and pays back what later eras do not get. The fee is not paid back.
		///
		/// Origin: signed by who paid; `AdminOrigin` for the treasury's. Emits [`Event::StreamCancelled`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::cancel_stream(T::MaxStreamEras::get()))]
		pub fn cancel_stream(origin: OriginFor<T>, stream: u32) -> DispatchResult {
			let by = Self::ensure_funder(origin)?;
			Self::do_cancel(&by, stream)
		}

		/// Pays the caller what it earned of `asset` in `pool`.
		///
		/// Origin: signed by the staker. Emits [`Event::Claimed`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::claim())]
		pub fn claim(origin: OriginFor<T>, pool: PoolKeyOf<T>, asset: AssetKind) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim(&who, &pool, &asset).map(|_| ())
		}

		/// Pays `who` what it earned of `asset` in `pool`.
		///
		/// Origin: signed by anyone; not for accounts that a pallet manages. Emits [`Event::Claimed`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::claim())]
		pub fn claim_for(
			origin: OriginFor<T>,
			who: T::AccountId,
			pool: PoolKeyOf<T>,
			asset: AssetKind,
		) -> DispatchResult {
			ensure_signed(origin)?;
			ensure!(!T::Managed::contains(&who), Error::<T>::ManagedAccount);
			Self::do_claim(&who, &pool, &asset).map(|_| ())
		}

		/// Pays the caller what it earned of the pool's own asset in `pool`, and deposits it there: all of it, but for what
		/// the account needs to stay alive.
		///
		/// Origin: signed by the staker. Emits [`Event::Claimed`] and [`Event::Compounded`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::compound())]
		pub fn compound(origin: OriginFor<T>, pool: PoolKeyOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_compound(&who, &pool)
		}

		/// Pays `who` what it is owed of `asset` beside what it earned in pools: an operator its commission, anybody leftovers
		/// that could not be paid when they went back.
		///
		/// Origin: signed by anyone. Emits [`Event::DuesPaid`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::claim_commission())]
		pub fn claim_commission(origin: OriginFor<T>, who: T::AccountId, asset: AssetKind) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim_dues(&who, &asset)
		}

		/// Pays back what nobody earned of an era's budget: to the service's owner, or to the treasury if it is of a category,
		/// or the service is gone.
		///
		/// Origin: signed by anyone, when all pools were paid for the era. Emits an [`Event::Reclaimed`] an asset.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::reclaim())]
		pub fn reclaim(origin: OriginFor<T>, target: RewardTarget, stake: AssetKind, era: Era) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_reclaim(target, stake, era)
		}
	}

	impl<T: Config> Pallet<T> {
		/// How many eras the weight of a stream counts; one with more is refused before anything is done.
		fn eras_of(start: Era, end: Era) -> u32 {
			end.next().since(start).min(T::MaxStreamEras::get())
		}
	}
}
