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
	use crate::{Book, Progress, Rows, WeightInfo};
	use frame_support::{pallet_prelude::*, weights::WeightMeter};
	use frame_system::pallet_prelude::*;
	use palisade_primitives::{
		AssetKind, Balance, Era, EraClock, OperatorInspect, PoolKey, PoolReports, ServiceId, ServiceInspect,
		StakeInspect,
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
		/// Opens pools for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkPools: palisade_primitives::StakeMutate<Self::AccountId>;
	}

	/// Allocations of pools.
	// blake2: the key holds accounts and assets of a user's choice.
	#[pallet::storage]
	pub type Books<T: Config> = CountedStorageMap<_, Blake2_128Concat, PoolKey<T::AccountId>, Book>;

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

	/// How far this era's work has come.
	#[pallet::storage]
	pub type Walk<T: Config> = StorageValue<_, Progress<T::AccountId>, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// `weight` of the pool is at risk for the service from era `from` on.
		Allocated { pool: PoolKey<T::AccountId>, service: ServiceId, weight: Perquintill, from: Era },
		/// The service took its slash; the weights of the pool changed so that no other's backing falls.
		WeightsAdjusted { pool: PoolKey<T::AccountId>, service: ServiceId, loss: Balance },
		/// The weights of the pool were scaled down for the tables of `era`: a limit would have been exceeded.
		WeightsScaled { pool: PoolKey<T::AccountId>, era: Era },
		/// The tables of `era` are complete.
		TablesWritten { era: Era },
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
		/// The pool has, or will have, this weight already.
		NothingToChange,
		/// The pool has as many services as it can; one frees its place when the slash window is over.
		TooManyAllocations,
		/// All services together could slash more than the whole pool.
		TooMuchRisk,
		/// The sum of the weights would be above `MaxDegree`.
		TooMuchDegree,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::do_walk(meter);
		}

		fn integrity_test() {
			assert!(T::MaxDegree::get() >= FixedU128::one(), "a pool can be at risk for one service");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::check().map_err(Into::into)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Put `weight` of the caller's Restaked pool of `asset` at risk for `service` from the next era on; zero ends it.
		///
		/// What is lowered stays slashable, and counts against the pool's limits, until the slash window is over.
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

		/// Do up to `max` steps of this era's work: write rows of one pool, or remove an old row.
		///
		/// Origin: signed by anybody. Emits [`Event::TablesWritten`] when the tables are complete.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::step_bound().saturating_mul((*max).into()))]
		pub fn write_tables(origin: OriginFor<T>, max: u32) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let used = Self::do_steps(max);
			Ok(Some(used).into())
		}
	}
}
