//! Creating baskets.

use super::*;
use frame_support::{
	pallet_prelude::{DispatchResult, Get},
	traits::{
		fungibles::{
			metadata::{MetadataDeposit, Mutate as _},
			Create, Inspect, Mutate,
		},
		tokens::Preservation::Preserve,
	},
};
use palisade_primitives::{AssetKind, Balance};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_create_basket(
		creator: &T::AccountId,
		asset: AssetKind,
		targets: TargetsOf<T>,
		name: Name,
		symbol: Name,
		decimals: u8,
	) -> DispatchResult {
		Self::ensure_sound(&asset, &targets)?;
		let id = NextBasket::<T>::get();
		let token = Self::token_of(id).ok_or(Error::<T>::TooManyBaskets)?;
		let (account, seed, deposit) = (Self::account_of(id), T::Seed::get(), T::Deposit::get());

		let metadata_deposit = T::Tokens::calc_metadata_deposit(&name, &symbol);
		Self::charge(creator, &account, AssetKind::Native, deposit.saturating_add(metadata_deposit))?;
		if asset == AssetKind::Native {
			T::Assets::transfer(asset.clone(), creator, &account, seed, Preserve)?;
		} else {
			Self::charge(creator, &account, asset.clone(), seed)?;
		}
		T::Tokens::create(token, account.clone(), false, 1)?;
		T::Tokens::set(token, &account, name.into_inner(), symbol.into_inner(), decimals)?;
		T::Tokens::mint_into(token, &account, seed)?;

		NextBasket::<T>::put(id.next());
		Accounts::<T>::insert(&account, id);
		let basket = Basket { asset: asset.clone(), targets: targets.clone(), buffer: seed, supply: seed, deposit };
		Self::note(id, &basket);
		Baskets::<T>::insert(id, basket);
		Self::begin_management(id, creator, &targets);
		Self::deposit_event(Event::BasketCreated { basket: id, creator: creator.clone(), asset, token, targets, seed });
		Ok(())
	}

	/// Pays `amount` and the existential deposit of `asset` into the basket's account.
	fn charge(creator: &T::AccountId, account: &T::AccountId, asset: AssetKind, amount: Balance) -> DispatchResult {
		let amount = T::Assets::minimum_balance(asset.clone()).checked_add(amount).ok_or(Error::<T>::Overflow)?;
		T::Assets::transfer(asset, creator, account, amount, Preserve)?;
		Ok(())
	}
}
