use super::MockAssets;
use crate::{keyless, AssetKind, Balance, Market};
use alloc::collections::BTreeMap;
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_support::{storage::unhashed, Parameter};
use palisade_math::ratio::mul_div_floor;
use sp_runtime::{DispatchError, FixedPointNumber, FixedU128};

/// Where [`MockMarket`] keeps everything: in the test's externalities, so that a failed call rolls it back and every test
/// starts empty.
const STATE: &[u8] = b"mock/market";

/// Pairs of constant product with a fee of 0.3 %, and averages that only the test moves.
pub struct MockMarket<Assets>(PhantomData<Assets>);

#[derive(Default, Encode, Decode)]
struct State {
	/// By what is held and the other one of the pair.
	reserves: BTreeMap<(AssetKind, AssetKind), Balance>,
	/// By what it is the price of and in what.
	averages: BTreeMap<(AssetKind, AssetKind), FixedU128>,
}

impl State {
	fn load() -> Self {
		unhashed::get_or_default(STATE)
	}

	fn change<R>(f: impl FnOnce(&mut Self) -> R) -> R {
		let mut state = Self::load();
		let result = f(&mut state);
		unhashed::put(STATE, &state);
		result
	}

	fn reserve(&self, of: &AssetKind, other: &AssetKind) -> Balance {
		self.reserves.get(&(of.clone(), other.clone())).copied().unwrap_or(0)
	}
}

/// Where the pairs have what they have.
fn account<AccountId: Decode>() -> AccountId {
	keyless(b"mock/market", ())
}

/// Helpers for tests and their setup.
impl<Assets> MockMarket<Assets> {
	/// Makes a pair of the two if there is none, and moves these amounts of `who` into it.
	pub fn add_liquidity<AccountId: Parameter>(
		who: &AccountId,
		one: (&AssetKind, Balance),
		other: (&AssetKind, Balance),
	) where
		Assets: MockAssets<AccountId>,
	{
		for ((asset, amount), (against, _)) in [(one, other), (other, one)] {
			Assets::transfer(asset, who, &account(), amount).expect("the test's account has it");
			State::change(|state| *state.reserves.entry((asset.clone(), against.clone())).or_default() += amount);
		}
	}

	/// Nobody can trade the two any more.
	pub fn close_pair(one: &AssetKind, other: &AssetKind) {
		State::change(|state| {
			state.reserves.remove(&(one.clone(), other.clone()));
			state.reserves.remove(&(other.clone(), one.clone()));
		})
	}

	/// One unit of `from` was worth `price` of `to`; `None`: nobody knows.
	pub fn set_average(from: &AssetKind, to: &AssetKind, price: Option<FixedU128>) {
		let (there, back) = ((from.clone(), to.clone()), (to.clone(), from.clone()));
		State::change(|state| match price {
			Some(price) => {
				state.averages.insert(there, price);
				state.averages.insert(back, price.reciprocal().expect("a price is positive"));
			}
			None => {
				state.averages.remove(&there);
				state.averages.remove(&back);
			}
		})
	}
}

impl<AccountId: Parameter, Assets: MockAssets<AccountId>> Market<AccountId> for MockMarket<Assets> {
	fn quote(from: &AssetKind, to: &AssetKind, amount: Balance) -> Option<Balance> {
		let state = State::load();
		let (of_from, of_to) = (state.reserve(from, to), state.reserve(to, from));
		let paid = amount.checked_mul(997)?;
		let given = mul_div_floor(paid, of_to, of_from.checked_mul(1_000)?.checked_add(paid)?)?;
		(given > 0).then_some(given)
	}

	fn average(from: &AssetKind, to: &AssetKind) -> Option<FixedU128> {
		State::load().averages.get(&(from.clone(), to.clone())).copied()
	}

	fn reserve(from: &AssetKind, to: &AssetKind) -> Balance {
		State::load().reserve(from, to)
	}

	fn swap(
		who: &AccountId,
		from: &AssetKind,
		to: &AssetKind,
		amount: Balance,
		least: Balance,
	) -> Result<Balance, DispatchError> {
		let given = <Self as Market<AccountId>>::quote(from, to, amount).ok_or(DispatchError::Other("no such pair"))?;
		if given < least {
			return Err(DispatchError::Other("MockMarket gives less"));
		}
		Assets::transfer(from, who, &account(), amount)?;
		Assets::transfer(to, &account(), who, given)?;
		State::change(|state| {
			*state.reserves.entry((from.clone(), to.clone())).or_default() += amount;
			*state.reserves.entry((to.clone(), from.clone())).or_default() -= given;
		});
		Ok(given)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(from: &AssetKind, to: &AssetKind) {
		const DEEP: Balance = 1_000_000_000_000_000_000;
		let who: AccountId = keyless(b"mock/provider", ());
		for asset in [from, to] {
			Assets::mint(asset, &who, DEEP + Assets::minimum_balance(asset));
		}
		Self::add_liquidity(&who, (from, DEEP), (to, DEEP));
		Self::set_average(from, to, Some(FixedU128::from_u32(1)));
	}
}
