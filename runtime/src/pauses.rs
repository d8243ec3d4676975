//! Pauses of calls, which end by themselves.
//!
//! `TxPause` has no end for a pause, so nobody pauses there directly: a pause here comes with its end, which the scheduler
//! keeps, and with a time after it in which the same call cannot be paused. What must stop for longer needs an upgrade.

use polkadot_sdk::{
	frame_support::{
		self,
		pallet_prelude::*,
		traits::{
			schedule::{v3::Named, DispatchTime, HARD_DEADLINE},
			StorePreimage, TransactionPause,
		},
	},
	frame_system::{self, pallet_prelude::OriginFor, RawOrigin},
	pallet_scheduler::{self, BlockNumberFor, WeightInfo as _},
	pallet_tx_pause::{self, RuntimeCallNameOf, WeightInfo as _},
	sp_io::hashing::blake2_256,
	sp_runtime::traits::{BlockNumberProvider, One, Saturating},
};

pub use pallet::*;

/// The pallet: one call.
#[allow(missing_docs, clippy::expect_used)] // what the macros generate
#[frame_support::pallet]
pub mod pallet {
	use super::*;

	/// Nothing here but when a call may be paused again.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What it needs.
	#[pallet::config]
	pub trait Config:
		polkadot_sdk::frame_system::Config
		+ pallet_tx_pause::Config
		+ pallet_scheduler::Config<RuntimeCall: From<pallet_tx_pause::Call<Self>>>
	{
		/// Who pauses, and for how many blocks.
		type Pauser: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin, Success = BlockNumberFor<Self>>;
		/// For how many blocks after its pause a call cannot be paused again.
		type Cooldown: Get<BlockNumberFor<Self>>;
	}

	/// The first block in which a call may be paused again, for every call that ever was.
	#[pallet::storage]
	pub type NextPause<T: Config> =
		StorageMap<_, Blake2_128Concat, RuntimeCallNameOf<T>, BlockNumberFor<T>, ValueQuery>;

	#[pallet::error]
	pub enum Error<T> {
		/// This call is paused, or was a short time ago: `NextPause` says when it may be again.
		TooSoon,
		/// This call can never be paused: the chain, its governance, slashes or exits need it.
		Unpausable,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Pauses a call for as long as the origin may. `txPause.unpause` ends a pause at once; the time until the call may be
		/// paused again stays the same.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::weight())]
		pub fn pause(origin: OriginFor<T>, full_name: RuntimeCallNameOf<T>) -> DispatchResult {
			let blocks = T::Pauser::ensure_origin(origin)?;
			Self::do_pause(full_name, blocks)
		}
	}
}

impl<T: Config> Pallet<T> {
	fn do_pause(full_name: RuntimeCallNameOf<T>, blocks: BlockNumberFor<T>) -> DispatchResult {
		type TxPause<T> = pallet_tx_pause::Pallet<T>;
		type Scheduler<T> = pallet_scheduler::Pallet<T>;
		let now = <T as pallet_scheduler::Config>::BlockNumberProvider::current_block_number();
		ensure!(now >= NextPause::<T>::get(&full_name), Error::<T>::TooSoon);
		<TxPause<T> as TransactionPause>::pause(full_name.clone()).map_err(|_| Error::<T>::Unpausable)?;
		NextPause::<T>::insert(&full_name, now.saturating_add(blocks).saturating_add(T::Cooldown::get()));
		let end = blake2_256(&(b"pauses", &full_name).encode());
		let unpause = pallet_tx_pause::Call::<T>::unpause { ident: full_name };
		let unpause = <T as pallet_scheduler::Config>::Preimages::bound(unpause.into())?;
		// After so many blocks more than the next.
		let when = DispatchTime::After(blocks.saturating_sub(One::one()));
		<Scheduler<T> as Named<_, _, _>>::schedule_named(
			end,
			when,
			None,
			HARD_DEADLINE,
			RawOrigin::Root.into(),
			unpause,
		)?;
		Ok(())
	}

	/// What it asks others to do, and a preimage if the name is a long one.
	fn weight() -> Weight {
		let most = T::MaxScheduledPerBlock::get();
		<T as pallet_tx_pause::Config>::WeightInfo::pause()
			.saturating_add(<T as pallet_scheduler::Config>::WeightInfo::schedule_named(most))
			.saturating_add(T::DbWeight::get().reads_writes(2, 3))
	}
}
