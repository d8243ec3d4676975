//! Weights of the calls and of an era's start.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	missing_docs
)]

use super::*;
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Get};
use palisade_primitives::Era;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Other windows than those that hold.
	fn other<T: Config>() -> ClockParams {
		let clock = Clock::<T>::get();
		let leaving_eras = if clock.leaving_eras == T::MaxLeavingEras::get() {
			T::MaxLeavingEras::get() - 1
		} else {
			T::MaxLeavingEras::get()
		};
		ClockParams { leaving_eras, slash_window: 1, veto_window: 1, sessions_per_era: 3 }
	}

	#[benchmark]
	fn set_clock() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		PendingChange::<T>::kill();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, other::<T>());
		assert!(PendingChange::<T>::exists());
		Ok(())
	}

	#[benchmark]
	fn force_new_era() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);
		assert!(NextEraAt::<T>::exists());
		Ok(())
	}

	#[benchmark]
	fn begin_era() {
		let kept = Pallet::<T>::kept_eras();
		CurrentEra::<T>::put(Era(kept));
		Pallet::<T>::note_start(Era(0), 0);
		let clock = Clock::<T>::get();
		let era = Era(kept + 1);
		PendingChange::<T>::put(WindowsChange { to: clock, windows_from: era, leaving_from: era });
		#[block]
		{
			Pallet::<T>::begin_era(1_000);
		}
		assert!(!PendingChange::<T>::exists());
		assert!(!EraStarts::<T>::contains_key(Era(0)));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
