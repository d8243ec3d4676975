//! # Eras
//!
//! The one clock for money. See the README for what it promises and what it is not responsible for.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod advance;
mod clock;
mod impls;
pub mod invariants;
pub mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used, missing_docs)] // what the macros generate
pub mod pallet {
	use crate::{invariants, ClockParams, EraStart, WeightInfo, WindowsChange};
	use frame_support::{pallet_prelude::*, traits::Time};
	use frame_system::pallet_prelude::*;
	use palisade_primitives::{Era, OnEraStart};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the chain chooses.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who sets the clock.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Hears of every new era, in this order.
		type OnEraStart: OnEraStart;
		/// Wall-clock time, for the record only.
		type Time: Time;
		/// The longest leaving time that can ever be set. Starts of eras are kept this long and two eras more.
		#[pallet::constant]
		type MaxLeavingEras: Get<u32>;
		/// The most sessions that an era can ever have: others size what they remember of sessions by it.
		#[pallet::constant]
		type MaxSessionsPerEra: Get<u32>;
		/// Weights of the calls and of an era's start.
		type WeightInfo: WeightInfo;
	}

	/// The era that is running.
	#[pallet::storage]
	pub type CurrentEra<T> = StorageValue<_, Era, ValueQuery>;

	/// The session that is running.
	#[pallet::storage]
	pub type CurrentSession<T> = StorageValue<_, u32, ValueQuery>;

	/// The session that begins the next era; empty means by the clock.
	#[pallet::storage]
	pub type NextEraAt<T> = StorageValue<_, u32, OptionQuery>;

	/// The clock's parameters, without the change that is pending. Read them through [`Pallet::clock`].
	#[pallet::storage]
	pub type Clock<T> = StorageValue<_, ClockParams, ValueQuery>;

	/// New windows that wait.
	#[pallet::storage]
	pub type PendingChange<T> = StorageValue<_, WindowsChange, OptionQuery>;

	/// When the last eras began. Bounded by `MaxLeavingEras + 3`.
	#[pallet::storage] // twox: our own counter
	pub type EraStarts<T> = StorageMap<_, Twox64Concat, Era, EraStart<BlockNumberFor<T>>, OptionQuery>;

	/// The clock at genesis; era 0 begins at session 0.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Its parameters.
		pub clock: ClockParams,
		#[serde(skip)]
		#[doc(hidden)]
		pub _phantom: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			#[allow(clippy::expect_used)] // a chain must not begin with an unsafe clock
			Pallet::<T>::ensure_sound(&self.clock).expect("the clock's genesis parameters are sound");
			Clock::<T>::put(self.clock);
			Pallet::<T>::note_start(Era(0), 0);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An era has begun.
		EraStarted { era: Era, session: u32 },
		/// The clock was set. Eras have the new length from the next one on.
		ClockSet { clock: ClockParams },
		/// New windows wait: they hold from `windows_from`, the new leaving time from `leaving_from`.
		WindowsScheduled { windows_from: Era, leaving_from: Era },
		/// The new windows and leaving time hold in full.
		WindowsChanged { clock: ClockParams },
		/// The next era begins at `session` at the latest.
		NewEraForced { session: u32 },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// An era must have at least one session.
		NoSessions,
		/// An era cannot have more than `MaxSessionsPerEra` sessions.
		TooManySessions,
		/// The leaving time must be at least the slash window, the veto window and two eras.
		LeavingTooShort,
		/// The leaving time is longer than the chain keeps records: at most `MaxLeavingEras`.
		LeavingTooLong,
		/// Other windows are already waiting to take effect: wait until they have.
		ChangePending,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let clock = ClockParams::default();
			assert!(Pallet::<T>::ensure_sound(&clock).is_ok(), "the bounds must admit the default clock");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			invariants::check::<T>().map_err(Into::into)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets the clock. A new length of eras holds from the next era on. New windows wait until everybody who asked to
		/// leave under the old ones could; until then the longer leaving time holds.
		///
		/// Origin: `AdminOrigin`. Emits [`Event::ClockSet`], and [`Event::WindowsScheduled`] for new windows.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_clock())]
		pub fn set_clock(origin: OriginFor<T>, clock: ClockParams) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_clock(clock)
		}

		/// Begins the next era early: at the first session whose validators are not chosen yet, which is the one after
		/// the next.
		///
		/// Origin: `AdminOrigin`. Emits [`Event::NewEraForced`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::force_new_era())]
		pub fn force_new_era(origin: OriginFor<T>) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_force_new_era();
			Ok(())
		}
	}

	impl<T: Config> Pallet<T> {
		/// Checks everything that must always be true.
		pub fn check_invariants() -> Result<(), &'static str> {
			invariants::check::<T>()
		}
	}
}
