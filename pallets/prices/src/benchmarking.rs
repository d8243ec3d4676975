//! Weights of the calls and of what every block does.
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
use frame_system::pallet_prelude::BlockNumberFor;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Follows `count` pairs and no others, each with an average.
	fn follow<T: Config>(count: u32) {
		Pairs::<T>::kill();
		for index in 0..count {
			Pallet::<T>::do_track(T::Reserves::create(index)).unwrap();
		}
		Pallet::<T>::observe(1u32.into());
	}

	#[benchmark]
	fn track() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		follow::<T>(MAX_PAIRS - 1);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, T::Reserves::create(MAX_PAIRS));
		assert_eq!(Pairs::<T>::get().len(), MAX_PAIRS as usize);
		Ok(())
	}

	#[benchmark]
	fn untrack() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		follow::<T>(MAX_PAIRS);
		let last = Pairs::<T>::get().last().unwrap().asset.clone();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, last);
		assert_eq!(Pairs::<T>::get().len(), MAX_PAIRS as usize - 1);
		Ok(())
	}

	#[benchmark]
	fn observe(n: Linear<0, MAX_PAIRS>) {
		follow::<T>(n);
		let now = T::MaxAge::get();
		#[block]
		{
			Pallet::<T>::observe(now);
		}
		let noted = |average: Average<BlockNumberFor<T>>| average.last == now;
		assert!(Pairs::<T>::get().into_iter().all(|pair| pair.average.is_some_and(noted)));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
