//! Assets: which ones pools take and how much of them, and the tokens that enter and leave pools.

use crate::{
	ledger::Ledger,
	types::{AdmittedAsset, AssetTerms, Inflow},
	AccountIdOf, AdmittedAssets, Config, Error, Event, Inflows, Pallet, PoolKeyOf, Staked,
};
use frame_support::{
	ensure,
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::Preservation,
		Get,
	},
};
use palisade_primitives::{AssetCustody, AssetKind, Balance, EraClock, PoolKey, StakeLocks, StakeValuation, Tier};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Lets pools take a foreign asset, or take it again. The first time its team loses its power over it.
	pub(crate) fn do_admit_asset(asset: u32, terms: AssetTerms) -> DispatchResult {
		ensure!(T::Assets::asset_exists(AssetKind::WithId(asset)), Error::<T>::AssetNotFound);
		let rank = T::Custody::rank(asset).ok_or(Error::<T>::AssetNotStakeable)?;
		Self::ensure_terms(asset, &terms)?;
		if !AdmittedAssets::<T>::contains_key(asset) {
			T::Custody::take_over(asset)?;
		}
		AdmittedAssets::<T>::insert(asset, AdmittedAsset { rank, terms, accepting: true });
		Self::deposit_event(Event::AssetAdmitted { asset, rank, terms });
		Ok(())
	}

	/// Changes how much of a foreign asset pools take. A suspended one stays suspended.
	pub(crate) fn do_set_asset_terms(asset: u32, terms: AssetTerms) -> DispatchResult {
		let admitted = AdmittedAssets::<T>::get(asset).ok_or(Error::<T>::AssetNotAdmitted)?;
		Self::ensure_terms(asset, &terms)?;
		AdmittedAssets::<T>::insert(asset, AdmittedAsset { terms, ..admitted });
		Self::deposit_event(Event::AssetTermsSet { asset, terms });
		Ok(())
	}

	/// Stops deposits of a foreign asset.
	pub(crate) fn do_suspend_asset(asset: u32) -> DispatchResult {
		let admitted = AdmittedAssets::<T>::get(asset).ok_or(Error::<T>::AssetNotAdmitted)?;
		AdmittedAssets::<T>::insert(asset, AdmittedAsset { accepting: false, ..admitted });
		Self::deposit_event(Event::AssetSuspended { asset });
		Ok(())
	}

	/// Least deposit; what is less is not left behind either.
	pub(crate) fn min_deposit(asset: &AssetKind) -> Balance {
		match asset {
			AssetKind::Native => T::MinDeposit::get(),
			AssetKind::WithId(id) => AdmittedAssets::<T>::get(id).map_or(1, |admitted| admitted.terms.min_deposit),
		}
	}

	/// What was deposited of a foreign asset in the running era, less what was withdrawn in it before it joined.
	pub fn inflow(asset: u32) -> Balance {
		let inflow = Inflows::<T>::get(asset).filter(|inflow| inflow.era == T::Eras::now());
		inflow.map_or(0, |inflow| inflow.amount)
	}

	/// Refuses a deposit, by whomever, of an asset that is suspended or has no rate, or that is too small or too large.
	pub(crate) fn ensure_fits(ledger: &Ledger<T>, amount: Balance) -> DispatchResult {
		let PoolKey { asset, tier, .. } = &ledger.key;
		ensure!(amount > 0 && amount >= Self::min_deposit(asset), Error::<T>::BelowMinimum);
		if let AssetKind::WithId(asset) = asset {
			Self::ensure_within_terms(ledger, *asset, amount)?;
		}
		let counts = *tier == Tier::Base || T::Valuation::native_value(asset, amount).is_some();
		ensure!(counts, Error::<T>::AssetWithoutRate);
		ensure!(ledger.pool.fits(amount), Error::<T>::DepositTooLarge);
		Ok(())
	}

	/// Moves a deposit of `who` into the pool's account, with what is locked of it.
	pub(crate) fn take_deposit(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Balance) -> DispatchResult {
		if key.secures_chain() {
			Ledger::<T>::register(T::Locks::on_staking(who, amount));
		}
		Self::take(who, key, amount)?;
		Self::change_inflow(&key.asset, |inflow| inflow.saturating_add(amount));
		Ok(())
	}

	/// Moves a deposit that has not joined back to `who`.
	pub(crate) fn return_deposit(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Balance) -> DispatchResult {
		Self::pay_stake(key, who, who, amount)?;
		Self::change_inflow(&key.asset, |inflow| inflow.saturating_sub(amount));
		Ok(())
	}

	/// Moves `amount` that was the stake of `owner` from the pool's account to `to`. What is locked of it only goes to its
	/// owner, and stays locked there.
	pub(crate) fn pay_stake(
		key: &PoolKeyOf<T>,
		owner: &AccountIdOf<T>,
		to: &AccountIdOf<T>,
		amount: Balance,
	) -> DispatchResult {
		let lockable = key.secures_chain();
		if lockable && owner != to {
			Ledger::<T>::register(T::Locks::hand_over(owner).ok_or(Error::<T>::StakeLocked)?);
		}
		Self::pay(key, to, amount)?;
		if lockable && owner == to {
			Ledger::<T>::register(T::Locks::on_returned(owner, amount));
		}
		Ok(())
	}

	/// Moves `amount` from `who` into the pool's account. A foreign asset may be given to the last unit.
	pub(crate) fn take(who: &AccountIdOf<T>, key: &PoolKeyOf<T>, amount: Balance) -> DispatchResult {
		let whole = key.asset != AssetKind::Native && T::Assets::balance(key.asset.clone(), who) == amount;
		let preservation = if whole { Preservation::Expendable } else { Preservation::Preserve };
		T::Assets::transfer(key.asset.clone(), who, &key.account(), amount, preservation)?;
		Self::note_taken(&key.asset, amount);
		Ok(())
	}

	/// Moves `amount` from the pool's account to `to`.
	pub(crate) fn pay(key: &PoolKeyOf<T>, to: &AccountIdOf<T>, amount: Balance) -> DispatchResult {
		Self::fetch(key, amount)?;
		T::Assets::transfer(key.asset.clone(), &key.account(), to, amount, Preservation::Preserve)?;
		Self::note_paid(&key.asset, amount);
		Ok(())
	}

	/// `amount` has come into a pool.
	pub(crate) fn note_taken(asset: &AssetKind, amount: Balance) {
		Staked::<T>::mutate(asset, |staked| *staked = staked.saturating_add(amount));
	}

	/// `amount` has left a pool.
	pub(crate) fn note_paid(asset: &AssetKind, amount: Balance) {
		Staked::<T>::mutate(asset, |staked| *staked = staked.saturating_sub(amount));
	}

	/// The least deposit is at least what an account must hold, and not nothing.
	fn ensure_terms(asset: u32, terms: &AssetTerms) -> DispatchResult {
		let least = T::Assets::minimum_balance(AssetKind::WithId(asset)).max(1);
		ensure!(terms.min_deposit >= least, Error::<T>::BelowMinimum);
		Ok(())
	}

	fn ensure_within_terms(ledger: &Ledger<T>, asset: u32, amount: Balance) -> DispatchResult {
		let admitted = AdmittedAssets::<T>::get(asset).filter(|admitted| admitted.accepting);
		let terms = admitted.ok_or(Error::<T>::AssetSuspended)?.terms;
		let within = |held: Balance, cap: Balance| held.saturating_add(amount) <= cap;
		ensure!(within(ledger.pool.tokens(), terms.operator_cap), Error::<T>::OperatorCapReached);
		let staked = Staked::<T>::get(AssetKind::WithId(asset)).saturating_sub(ledger.outgoing());
		ensure!(within(staked, terms.cap), Error::<T>::AssetCapReached);
		ensure!(within(Self::inflow(asset), terms.inflow), Error::<T>::InflowReached);
		Ok(())
	}

	/// The native asset has no inflow to count.
	fn change_inflow(asset: &AssetKind, change: impl FnOnce(Balance) -> Balance) {
		if let AssetKind::WithId(asset) = asset {
			let amount = change(Self::inflow(*asset));
			Inflows::<T>::insert(asset, Inflow { era: T::Eras::now(), amount });
		}
	}
}
