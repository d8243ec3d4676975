//! Pools and their operators.

use crate::{pool::Pool, AccountIdOf, AdmittedAssets, Config, Error, Event, Operators, Pallet, PoolKeyOf, Pools};
use frame_support::{
	ensure,
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::{Preservation, WithdrawConsequence},
	},
};
use palisade_primitives::{AssetKind, Balance, EraClock, PoolKey, Tier};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Registers `operator`: opens its native pools if it has none yet, and deposits its bond.
	pub(crate) fn do_open_native(operator: &AccountIdOf<T>, bond: Balance, floor: Balance) -> DispatchResult {
		let [base, restaked] = PoolKey::consensus(operator);
		if !Pools::<T>::contains_key(&base) {
			Self::create_pool(&base)?;
			Self::create_restaked(&restaked)?;
		}
		Operators::<T>::mutate(operator, |record| (record.accepting, record.floor) = (true, Some(floor)));
		Self::deposit_event(Event::OperatorBound { operator: operator.clone(), floor });
		Self::do_delegate(operator, &restaked, bond)
	}

	/// Opens the Restaked pool of a foreign asset; its operator pays the asset's minimum balance.
	pub(crate) fn do_open_pool(operator: &AccountIdOf<T>, asset: u32) -> DispatchResult {
		let key = PoolKey { operator: operator.clone(), asset: AssetKind::WithId(asset), tier: Tier::Restaked };
		ensure!(Operators::<T>::get(operator).floor.is_some(), Error::<T>::NotRegistered);
		let admitted = AdmittedAssets::<T>::get(asset).ok_or(Error::<T>::AssetNotAdmitted)?;
		ensure!(admitted.accepting, Error::<T>::AssetSuspended);
		ensure!(!Pools::<T>::contains_key(&key), Error::<T>::PoolExists);
		Self::create_restaked(&key)
	}

	/// Lets the pools of `operator` take stake from others, or not.
	pub(crate) fn do_set_accepting(operator: &AccountIdOf<T>, accepting: bool) {
		let mut record = Operators::<T>::get(operator);
		if record.floor.is_some() && record.accepting != accepting {
			record.accepting = accepting;
			Operators::<T>::insert(operator, record);
			Self::deposit_event(Event::AcceptingSet { operator: operator.clone(), accepting });
		}
	}

	/// Makes the bond of `operator` an ordinary position.
	pub(crate) fn do_release(operator: &AccountIdOf<T>) {
		let mut record = Operators::<T>::get(operator);
		if record.floor.take().is_some() {
			record.accepting = false;
			Operators::<T>::insert(operator, record);
			Self::deposit_event(Event::OperatorReleased { operator: operator.clone() });
		}
	}

	fn create_restaked(key: &PoolKeyOf<T>) -> DispatchResult {
		Operators::<T>::try_mutate(&key.operator, |record| record.assets.try_push(key.asset.clone()))
			.map_err(|_| Error::<T>::TooManyPools)?;
		Self::create_pool(key)
	}

	/// Opens a pool whose account holds the asset's minimum balance beside the ledger, so that nothing ever reaps it. A
	/// provider reference lets it hold an asset that does not keep accounts alive by itself. What cannot leave the account
	/// must not enter it: its asset's team may have frozen it before the asset was admitted.
	fn create_pool(key: &PoolKeyOf<T>) -> DispatchResult {
		let (asset, account) = (key.asset.clone(), key.account());
		frame_system::Pallet::<T>::inc_providers(&account);
		let deposit = T::Assets::minimum_balance(asset.clone());
		T::Assets::transfer(asset.clone(), &key.operator, &account, deposit, Preservation::Preserve)?;
		let frozen = T::Assets::can_withdraw(asset, &account, deposit) == WithdrawConsequence::Frozen;
		ensure!(!frozen, Error::<T>::AccountFrozen);
		Pools::<T>::insert(key, Pool::new(T::Eras::now()));
		Self::deposit_event(Event::PoolOpened { pool: key.clone() });
		Ok(())
	}
}
