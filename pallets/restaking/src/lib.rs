#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod allocate;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod impls;
pub mod invariants;
#[cfg(test)]
mod mock;
mod policy;
mod table;
#[cfg(test)]
mod tests;
pub mod types;
mod walk;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used, missing_docs)] // what the macros generate
pub mod pallet {
	use crate::{Book, PoolPolicy, PoolRows, Progress, RiskPolicy, Rows, WeightInfo};
	use frame_support::{pallet_prelude::*, weights::WeightMeter};
	use frame_system::pallet_prelude::*;
	use palisade_primitives::{
		poll, AssetKind, Balance, Category, Era, EraClock, OperatorInspect, PoolKey, PoolReports, ServiceId,
		ServiceInspect, StakeInspect,
	};
	use sp_runtime::{traits::One, FixedU128, Perquintill};

	/// Shape of the storage below.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls, notifications and steps.
		type WeightInfo: WeightInfo;
		/// The clock.
		type Eras: EraClock;
		/// Tells who may take new work.
		type Operators: OperatorInspect<Self::AccountId>;
		/// Tells who serves whom, and on which terms.
		type Services: ServiceInspect<Self::AccountId>;
		/// Tells what pools are worth, and brings them up to date.
		type Pools: StakeInspect<Self::AccountId> + PoolReports<Self::AccountId>;
		/// Largest sum of the weights of one pool.
		#[pallet::constant]
		type MaxDegree: Get<FixedU128>;
		/// Longest notice, in eras, that a policy can promise.
		#[pallet::constant]
		type MaxNotice: Get<u32>;
		/// Opens pools for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkPools: palisade_primitives::StakeMutate<Self::AccountId>;
	}

	/// Allocations of pools.
	// blake2: the key holds accounts and assets of a user's choice.
	#[pallet::storage]
	pub type Books<T: Config> = CountedStorageMap<_, Blake2_128Concat, PoolKey<T::AccountId>, Book>;

	/// Policies of the pools that set one. What waits and is due stays until the next change, for tables written late.
	// blake2: the key holds accounts and assets of a user's choice.
	#[pallet::storage]
	pub type Policies<T: Config> = StorageMap<_, Blake2_128Concat, PoolKey<T::AccountId>, PoolPolicy>;

	/// Era tables: what the pools of an operator guaranteed a service. Once written, a row never changes.
	// twox: eras and service ids are our counters. blake2: the account is a user's choice.
	#[pallet::storage]
	pub type Tables<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, Era>, NMapKey<Twox64Concat, ServiceId>, NMapKey<Blake2_128Concat, T::AccountId>),
		Rows<T::AccountId>,
		ValueQuery,
	>;

	/// Sums of the tables, per asset.
	// twox: eras and service ids are our counters. blake2: the asset is a user's choice.
	#[pallet::storage]
	pub type Totals<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, Era>, NMapKey<Twox64Concat, ServiceId>, NMapKey<Blake2_128Concat, AssetKind>),
		Balance,
		ValueQuery,
	>;

	/// Sums of the tables, per kind of service and asset.
	// twox: eras are our counter. blake2: the kind and the asset are a user's choice.
	#[pallet::storage]
	pub type CategoryTotals<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, Era>, NMapKey<Blake2_128Concat, Category>, NMapKey<Blake2_128Concat, AssetKind>),
		Balance,
		ValueQuery,
	>;

	/// The rows of a pool: what it guaranteed, by service.
	// twox: eras are our counter. blake2: the key holds accounts and assets of a user's choice.
	#[pallet::storage]
	pub type RowsOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Era, Blake2_128Concat, PoolKey<T::AccountId>, PoolRows, ValueQuery>;

	/// The newest era whose tables were complete before it ended, or are complete now.
	#[pallet::storage]
	pub type CompleteUntil<T: Config> = StorageValue<_, Era, ValueQuery>;

	/// How far this era's work has come.
	#[pallet::storage]
	pub type Walk<T: Config> = StorageValue<_, Progress<T::AccountId>, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// `weight` of the pool is at risk for the service from era `from` on, of which it may slash `max_slash`.
		Allocated {
			pool: PoolKey<T::AccountId>,
			service: ServiceId,
			weight: Perquintill,
			max_slash: Perquintill,
			from: Era,
		},
		/// The service took its slash; the weights of the pool changed so that no other's backing falls.
		WeightsAdjusted { pool: PoolKey<T::AccountId>, service: ServiceId, loss: Balance },
		/// The weights of the pool were scaled down for the tables of `era`: a limit would have been exceeded.
		WeightsScaled { pool: PoolKey<T::AccountId>, era: Era },
		/// The tables of `era` are complete.
		TablesWritten { era: Era },
		/// The pool's policy is `policy` from era `from` on; whatever waited before does not come.
		PolicyAnnounced { pool: PoolKey<T::AccountId>, policy: RiskPolicy, from: Era },
		/// The change of the pool's policy that waited does not come.
		PolicyChangeCancelled { pool: PoolKey<T::AccountId> },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The caller has no Restaked pool of this asset.
		PoolNotFound,
		/// No service has this id.
		ServiceNotFound,
		/// The caller may not take new work: not registered, jailed, leaving, or its bond is too small.
		OperatorNotActive,
		/// The caller does not serve the service, or the service does not admit the asset or asks for more stake.
		AllocationRefused,
		/// The pool has, or will have, this weight with the service's κ, or this policy, already.
		NothingToChange,
		/// The pool has as many services as it can; one frees its place when the slash window is over.
		TooManyAllocations,
		/// All services together could slash more than the policy in force, or the one that waits, allows.
		TooMuchRisk,
		/// The sum of the weights would be above what the policy in force, or the one that waits, allows.
		TooMuchDegree,
		/// The policy in force, or the one that waits, does not allow the service.
		ServiceNotAllowed,
		/// The policy's degree is above `MaxDegree`, or its notice not in `1..=MaxNotice`.
		InvalidPolicy,
		/// No change of the pool's policy waits.
		NoPolicyChange,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			poll::within(meter, Self::most_of_a_block(), Self::do_walk);
		}

		fn integrity_test() {
			let least = Self::most_to_see(1);
			assert!(least.all_lte(Self::most_of_a_block()), "the walk must come on in every block");
			assert!(T::MaxDegree::get() >= FixedU128::one(), "a pool can be at risk for one service");
			assert!(T::MaxNotice::get() >= 1, "a raise can wait for the next era");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::check().map_err(Into::into)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Put `weight` of the caller's Restaked pool of `asset` at risk for `service`; zero ends it.
		///
		/// More than the newest table has waits the policy's notice and takes the service's κ of then, also if only κ is more
		/// (the same weight again). Less holds from the next era on; what is lowered stays slashable, and counts against the
		/// pool's limits, until the slash window is over. One change of an allocation waits at a time: another call replaces
		/// it, and the weight of the newest table calls it off.
		///
		/// Origin: signed by the operator; lowering is always allowed. Emits [`Event::Allocated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::allocate())]
		pub fn allocate(
			origin: OriginFor<T>,
			asset: AssetKind,
			service: ServiceId,
			weight: Perquintill,
		) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_allocate(operator, asset, service, weight)
		}

		/// Write the missing rows of up to `max` pools, going on where the chain stopped.
		///
		/// Origin: signed by anybody. Emits [`Event::TablesWritten`] when the tables are complete.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::most_to_see(*max))]
		pub fn write_tables(origin: OriginFor<T>, max: u32) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let mut meter = WeightMeter::new();
			Self::see_pools(max, &mut meter);
			Ok(Some(meter.consumed()).into())
		}

		/// Set how much risk the caller's Restaked pool of `asset` takes.
		///
		/// More in any respect holds from the leaving time and an era later on, so that everybody can leave first; less, from
		/// the slash window and an era later on, and all that the pool will have at risk by then must fit; of both, the
		/// longer. Until then allocations must fit the old and the new one. At once if nobody but the operator is in the
		/// pool. Replaces a change that waits.
		///
		/// Origin: signed by the operator. Emits [`Event::PolicyAnnounced`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_policy())]
		pub fn set_policy(origin: OriginFor<T>, asset: AssetKind, policy: RiskPolicy) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_set_policy(operator, asset, policy)
		}

		/// Call off the change of a policy that waits.
		///
		/// Origin: signed by the operator. Emits [`Event::PolicyChangeCancelled`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::cancel_policy_change())]
		pub fn cancel_policy_change(origin: OriginFor<T>, asset: AssetKind) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_cancel_policy_change(operator, asset)
		}
	}
}
