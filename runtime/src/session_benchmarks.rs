//! What `pallet-session`'s calls cost here: its own benchmarks need `pallet-staking`.

use crate::{configs::session::KeyDeposit, AccountId, Balances, Runtime, SessionKeys};
use alloc::vec::Vec;
use codec::Encode;
use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::traits::fungible::Mutate,
	frame_system::RawOrigin,
	pallet_session::{self, Call},
	sp_runtime::traits::Convert,
};

/// The pallet that is measured.
pub struct Pallet<T: Config>(pallet_session::Pallet<T>);

/// A runtime that makes keys.
pub trait Config: pallet_session::Config {
	/// Lets `who` pay the deposit for keys.
	fn endow(who: &Self::AccountId);
	/// New keys, and the proof that they are `who`'s.
	fn keys(who: &Self::AccountId) -> (Self::Keys, Vec<u8>);
}

impl Config for Runtime {
	fn endow(who: &AccountId) {
		Balances::set_balance(who, 1_000 * KeyDeposit::get());
	}

	fn keys(who: &AccountId) -> (SessionKeys, Vec<u8>) {
		let generated = SessionKeys::generate(&who.encode(), None);
		(generated.keys, generated.proof.encode())
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	fn with_keys<T: Config>() -> T::AccountId {
		let who: T::AccountId = whitelisted_caller();
		T::endow(&who);
		let (keys, proof) = T::keys(&who);
		let set = pallet_session::Pallet::<T>::set_keys(RawOrigin::Signed(who.clone()).into(), keys, proof);
		assert!(set.is_ok(), "the keys are new, and paid for");
		who
	}

	/// Others take the place of those that there are.
	#[benchmark]
	fn set_keys() {
		let who = with_keys::<T>();
		let (keys, proof) = T::keys(&who);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), keys.clone(), proof);
		let id = T::ValidatorIdOf::convert(who).expect("it has keys");
		assert!(pallet_session::NextKeys::<T>::get(id) == Some(keys));
	}

	#[benchmark]
	fn purge_keys() {
		let who = with_keys::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));
		let id = T::ValidatorIdOf::convert(who).expect("it had keys");
		assert!(!pallet_session::NextKeys::<T>::contains_key(id));
	}
}
