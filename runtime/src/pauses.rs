//! Pauses of calls, which end by themselves.
//!
//! `TxPause` has no end for a pause, so nobody pauses there directly: a pause here comes with its end, which the scheduler
//! keeps. A pause that goes on is another decision.

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
	sp_runtime::traits::{One, Saturating},
};

pub use pallet::*;

/// The pallet: one call, no storage.
#[allow(missing_docs, clippy::expect_used)] // what the macros generate
#[frame_support::pallet]
pub mod pallet {
	use super::*;

	/// Nothing is stored here.
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
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This call can never be paused: the chain, its governance, slashes or exits need it.
		Unpausable,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Pauses a call for as long as the origin may. If it is paused already, the time begins anew. `txPause.unpause` ends
		/// a pause at once.
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
		if !TxPause::<T>::is_paused(&full_name) {
			<TxPause<T> as TransactionPause>::pause(full_name.clone()).map_err(|_| Error::<T>::Unpausable)?;
		}
		let end = blake2_256(&(b"pauses", &full_name).encode());
		// There is one already if it was paused before, whether that pause goes on or was ended.
		let _ = <Scheduler<T> as Named<_, _, _>>::cancel_named(end);
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
			.saturating_add(<T as pallet_scheduler::Config>::WeightInfo::cancel_named(most))
			.saturating_add(<T as pallet_scheduler::Config>::WeightInfo::schedule_named(most))
			.saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}
}
