//! An operator's key for a service.

use crate::{Config, Error, Event, KeyHolders, Keys, OptIn, OptIns, Pallet};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::ensure;
use frame_system::pallet_prelude::BlockNumberFor;
use palisade_primitives::{Era, EraClock, ServiceId, ServiceKey};
use sp_core::sr25519::Signature;
use sp_runtime::{traits::Zero, DispatchResult};

/// Begins every message that proves the possession of a service key.
const PROOF_DOMAIN: &[u8; 20] = b"palisade/service-key";

/// With this public key, everybody can sign.
const NEUTRAL: [u8; 32] = [0; 32];

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_service_key(
		operator: T::AccountId,
		service: ServiceId,
		key: ServiceKey,
		proof: &Signature,
	) -> DispatchResult {
		Self::registered(service)?;
		let serves = OptIns::<T>::get(service, &operator).is_some_and(|opt_in| opt_in.in_force());
		ensure!(serves, Error::<T>::NotServing);
		let message = Self::proof_message(service, &operator);
		let proven = key.0 != NEUTRAL && sp_io::crypto::sr25519_verify(proof, &message, &key);
		ensure!(proven, Error::<T>::ProofInvalid);
		let from = Self::hold_key(service, &operator, key)?;
		Self::deposit_event(Event::ServiceKeySet { service, operator, key, from });
		Ok(())
	}

	/// What a key signs to prove that `operator` has it: domain, genesis hash, service and operator, SCALE-encoded one
	/// after the other.
	pub fn proof_message(service: ServiceId, operator: &T::AccountId) -> Vec<u8> {
		let genesis = frame_system::BlockHash::<T>::get(BlockNumberFor::<T>::zero());
		(PROOF_DOMAIN, genesis, service, operator).encode()
	}

	/// Makes `key` that of `operator` for `service` from the next era on, if nobody has it, and returns that era.
	pub(crate) fn hold_key(service: ServiceId, operator: &T::AccountId, key: ServiceKey) -> Result<Era, Error<T>> {
		if let Some((of, holder)) = KeyHolders::<T>::get(key) {
			Self::free_expired_keys(of, &holder);
		}
		ensure!(!KeyHolders::<T>::contains_key(key), Error::<T>::KeyTaken);
		let now = T::Eras::now();
		let from = now.next();
		let mut keys = Keys::<T>::get(service, operator);
		let gone = Self::schedule(&mut keys, key, from, Self::oldest_needed(now))?;
		gone.iter().for_each(KeyHolders::<T>::remove);
		KeyHolders::<T>::insert(key, (service, operator));
		Keys::<T>::insert(service, operator, keys);
		Ok(from)
	}

	/// Frees the keys of a holder that nobody can ask for any more.
	fn free_expired_keys(service: ServiceId, holder: &T::AccountId) {
		let is_over = |opt_in: OptIn| Self::is_over(service, &opt_in);
		if OptIns::<T>::get(service, holder).is_none_or(is_over) {
			return Self::free_keys(service, holder);
		}
		let needed = Self::oldest_needed(T::Eras::now());
		let gone = Keys::<T>::mutate(service, holder, |keys| keys.forget_before(needed));
		gone.iter().for_each(KeyHolders::<T>::remove);
	}

	/// Frees all keys of an operator for a service.
	pub(crate) fn free_keys(service: ServiceId, operator: &T::AccountId) {
		for version in Keys::<T>::take(service, operator).iter() {
			KeyHolders::<T>::remove(version.value);
		}
	}
}
