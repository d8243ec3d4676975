//! Liquid tokens over baskets of pools.
//!
//! A basket is up to 16 pools of one asset with target weights. Who brings the asset gets tokens of the basket and can
//! pass them on; whoever has tokens can burn them for their part of everything that the basket has. With Base pools
//! only, the token is an LST, otherwise an LRT. See the README for the rules and the numbered invariants.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claim;
mod create;
mod gains;
mod genesis;
mod harvest;
mod impls;
mod invariants;
mod mint;
#[cfg(test)]
mod mock;
mod redeem;
pub mod release;
mod route;
mod sponsor;
#[cfg(test)]
mod tests;
pub mod types;
pub mod weights;

pub use genesis::GenesisBasket;
pub use impls::SignedOutsideBaskets;
pub use pallet::*;
pub use release::Release;
pub use types::{Basket, Name, Redemption, Target, Targets, MAX_NAME, MAX_TARGETS};
pub use weights::WeightInfo;

use palisade_primitives::PoolKey;

/// Names a pool of this chain.
pub type PoolKeyOf<T> = PoolKey<<T as frame_system::Config>::AccountId>;
/// A basket of this chain.
pub type BasketOf<T> = Basket<<T as frame_system::Config>::AccountId>;
/// A redemption of this chain.
pub type RedemptionOf<T> = Redemption<<T as frame_system::Config>::AccountId>;
/// A basket's pools on this chain.
pub type TargetsOf<T> = Targets<<T as frame_system::Config>::AccountId>;

#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used, missing_docs)] // what the macros generate
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungibles::{self, metadata},
			StorageVersion,
		},
	};
	use frame_system::pallet_prelude::*;
	use palisade_primitives::{
		AssetKind, Balance, BasketId, EraClock, Market, RedemptionId, RewardsClaim, StakeMutate, TicketId,
	};
	use sp_runtime::Permill;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The underlying.
		type Assets: fungibles::Mutate<Self::AccountId, AssetId = AssetKind, Balance = Balance>;
		/// The liquid tokens.
		type Tokens: fungibles::Mutate<Self::AccountId, AssetId = u32, Balance = Balance>
			+ fungibles::Create<Self::AccountId>
			+ metadata::Mutate<Self::AccountId>
			+ metadata::MetadataDeposit<Balance>;
		/// The ledger of stake.
		type Stake: StakeMutate<Self::AccountId>;
		/// The clock.
		type Eras: EraClock;
		/// The token of basket `n` has the id `TokenIdBase + n`. Nobody else may create assets from here on: see
		/// [`SignedOutsideBaskets`].
		#[pallet::constant]
		type TokenIdBase: Get<u32>;
		/// Units of the underlying that a creator puts into a basket for ever, for as many tokens that nobody can move:
		/// at most one part in `Seed` of a deposit can be lost to whoever inflates the rate before it.
		#[pallet::constant]
		type Seed: Get<Balance>;
		/// Native planck that a creator leaves in the basket's account for the storage it takes.
		#[pallet::constant]
		type Deposit: Get<Balance>;
		/// Where rewards in other assets are swapped, and tokens bought.
		type Market: Market<Self::AccountId>;
		/// Pays what services and the treasury paid for stake.
		type Rewards: RewardsClaim<Self::AccountId>;
		/// Of what a pair holds of an asset, all baskets together swap at most this part in one block.
		#[pallet::constant]
		type SwapShare: Get<Permill>;
		/// What a swap of rewards may give less than the average of the blocks before.
		#[pallet::constant]
		type SwapTolerance: Get<Permill>;
		/// Gains that wait and are more than this part of what the basket is worth are released over several eras, so that
		/// no start of an era raises the rate by more.
		#[pallet::constant]
		type GainStep: Get<Permill>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// The baskets.
	// twox: our counter.
	#[pallet::storage]
	pub type Baskets<T: Config> = StorageMap<_, Twox64Concat, BasketId, BasketOf<T>>;

	/// Id of the next basket.
	#[pallet::storage]
	pub type NextBasket<T: Config> = StorageValue<_, BasketId, ValueQuery>;

	/// Burned tokens that were not yet paid in full.
	// twox: our counter.
	#[pallet::storage]
	pub type Redemptions<T: Config> = StorageMap<_, Twox64Concat, RedemptionId, RedemptionOf<T>>;

	/// Id of the next redemption.
	#[pallet::storage]
	pub type NextRedemption<T: Config> = StorageValue<_, RedemptionId, ValueQuery>;

	/// Whose redemptions, for clients.
	// blake2: a user picks the account; twox: our counter.
	#[pallet::storage]
	pub type RedemptionsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, RedemptionId, ()>;

	/// Gains that are in neither rate yet.
	// twox: our counter.
	#[pallet::storage]
	pub type Gains<T: Config> = StorageMap<_, Twox64Concat, BasketId, Release>;

	/// Claimed rewards in other assets than the basket's that wait to be swapped. At most one for each asset that the
	/// market knows an average of.
	// twox: our counter; blake2: a user picks the asset.
	#[pallet::storage]
	pub type Unswapped<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BasketId, Blake2_128Concat, AssetKind, Balance, ValueQuery>;

	/// What may still be swapped of an asset into another, by all baskets together: of the block in which something last was.
	// blake2: a user picks the assets.
	#[pallet::storage]
	pub type SwapLimits<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, AssetKind, Blake2_128Concat, AssetKind, (BlockNumberFor<T>, Balance)>;

	/// Baskets of the first block.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// In the order of their ids.
		pub baskets: Vec<GenesisBasket<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		#[allow(clippy::expect_used)] // a chain must not begin with half of its baskets
		fn build(&self) {
			for basket in &self.baskets {
				Pallet::<T>::build_basket(basket).expect("every genesis basket can be created");
			}
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A basket and its token were created, with `seed` units and as many tokens locked in it.
		BasketCreated {
			/// The basket.
			basket: BasketId,
			/// Who paid for it.
			creator: T::AccountId,
			/// The underlying.
			asset: AssetKind,
			/// The token's id in pallet-assets.
			token: u32,
			/// The pools.
			targets: TargetsOf<T>,
			/// Units of the underlying and tokens that are locked for ever.
			seed: Balance,
		},
		/// Tokens were minted.
		Minted {
			/// The basket.
			basket: BasketId,
			/// Who paid and got the tokens.
			who: T::AccountId,
			/// Underlying paid.
			amount: Balance,
			/// Tokens minted.
			tokens: Balance,
			/// What went into which pool, out of the whole buffer.
			placed: Vec<(PoolKeyOf<T>, Balance)>,
			/// What stays in the buffer.
			buffer: Balance,
		},
		/// The buffer, or some of it, went into pools.
		Deployed {
			/// The basket.
			basket: BasketId,
			/// What went where.
			placed: Vec<(PoolKeyOf<T>, Balance)>,
			/// What stays in the buffer.
			buffer: Balance,
		},
		/// Tokens were burned for their part of everything that the basket has.
		RedemptionRequested {
			/// The basket.
			basket: BasketId,
			/// Who burned them.
			who: T::AccountId,
			/// Tokens burned.
			tokens: Balance,
			/// Underlying paid at once.
			paid: Balance,
			/// What is still to be paid; `None` if that is nothing.
			redemption: Option<RedemptionId>,
			/// Underlying that could not be paid at once, in the redemption.
			cash: Balance,
			/// Leaves the pools, in the redemption.
			tickets: Vec<TicketId>,
			/// Worth of all of it, net of escrow.
			worth: Balance,
		},
		/// Of a redemption, what could be paid was.
		RedemptionClaimed {
			/// The redemption.
			redemption: RedemptionId,
			/// Who was paid.
			owner: T::AccountId,
			/// How much of the underlying.
			amount: Balance,
			/// Tickets that are left. It is removed when nothing is.
			left: u32,
		},
		/// A redemption has a new owner.
		RedemptionTransferred {
			/// The redemption.
			redemption: RedemptionId,
			/// Who gave it.
			from: T::AccountId,
			/// Who has it now.
			to: T::AccountId,
		},
		/// What the basket earned in a pool was claimed. In the underlying it is a gain; otherwise it waits to be swapped.
		Harvested {
			/// The basket.
			basket: BasketId,
			/// The pool.
			pool: PoolKeyOf<T>,
			/// The asset of the reward.
			asset: AssetKind,
			/// How much.
			amount: Balance,
		},
		/// Rewards were swapped into the underlying, which is a gain.
		RewardsSwapped {
			/// The basket.
			basket: BasketId,
			/// The asset of the rewards.
			asset: AssetKind,
			/// How much was swapped.
			amount: Balance,
			/// Underlying that it gave.
			gain: Balance,
			/// What still waits.
			left: Balance,
		},
		/// Somebody gave underlying to all holders: a gain.
		Sponsored {
			/// The basket.
			basket: BasketId,
			/// Who gave.
			who: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// Gains joined the buffer: they are in both rates now.
		GainsJoined {
			/// The basket.
			basket: BasketId,
			/// How much.
			amount: Balance,
			/// What still waits.
			left: Balance,
		},
		/// Tokens were bought on the exchange, where they were cheaper than minted.
		Bought {
			/// The basket.
			basket: BasketId,
			/// Who paid and got the tokens.
			who: T::AccountId,
			/// Underlying paid.
			amount: Balance,
			/// Tokens bought.
			tokens: Balance,
		},
	}

	/// Why a call changed nothing.
	#[pallet::error]
	pub enum Error<T> {
		/// No basket has this id.
		BasketNotFound,
		/// No redemption has this id: it never had one or was paid in full.
		RedemptionNotFound,
		/// The ledger has no such pool: it must be opened first.
		PoolNotFound,
		/// A basket needs a pool.
		NoPools,
		/// A pool may be named once.
		DuplicatePool,
		/// A pool's weight must be positive; leave the pool out instead.
		ZeroWeight,
		/// All pools must be of the basket's asset.
		WrongAsset,
		/// The token of a basket cannot be the asset of another, unless it is over `Base` pools only.
		LiquidToken,
		/// The range of token ids is used up.
		TooManyBaskets,
		/// The amount must be positive.
		ZeroAmount,
		/// The amount is too small to give anything: use a larger one.
		AmountTooSmall,
		/// The amount does not fit: use a smaller one.
		Overflow,
		/// It would give less than asked for: ask for less, or wait.
		SlippageExceeded,
		/// The account has fewer tokens than that.
		InsufficientTokens,
		/// Slashed to nothing while tokens are out: mint in another basket.
		BasketWiped,
		/// The buffer is empty or no pool under its target accepts it now.
		NothingToDeploy,
		/// Nothing of the redemption has matured: wait for its era.
		NotMatured,
		/// Only its owner may do this.
		NotAuthorized,
		/// The basket earned nothing of this asset in this pool that was not claimed.
		NothingToHarvest,
		/// Nothing of this asset waits to be swapped.
		NothingToSwap,
		/// Nobody knows what the asset was worth in the basket's over the last blocks: it must have a pair that is followed.
		PriceUnknown,
		/// The exchange gives too little now, or all that may be swapped in this block was: try again in a later one.
		SwapRefused,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::Seed::get() >= 1_000_000, "a smaller seed does not protect the first depositor");
			assert!(T::Eras::leaving_eras() >= 1, "leaving takes time");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::check().map_err(Into::into)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Creates a basket of `pools`, all of `asset`, and its liquid token, which wallets see under `name`.
		///
		/// Origin: signed by the creator, who pays the existential deposits of the basket's account, the token's metadata
		/// deposit, the deposit and the seed. Emits [`Event::BasketCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_basket(targets.len().try_into().unwrap_or(MAX_TARGETS)))]
		pub fn create_basket(
			origin: OriginFor<T>,
			asset: AssetKind,
			targets: TargetsOf<T>,
			name: Name,
			symbol: Name,
			decimals: u8,
		) -> DispatchResult {
			let creator = ensure_signed(origin)?;
			Self::do_create_basket(&creator, asset, targets, name, symbol, decimals)
		}

		/// Pays `amount` of the underlying for tokens at the ask rate, at least `min_tokens`, and puts it into the pools.
		///
		/// Origin: signed by the holder. Emits [`Event::Minted`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::mint())]
		pub fn mint(
			origin: OriginFor<T>,
			basket: BasketId,
			#[pallet::compact] amount: Balance,
			#[pallet::compact] min_tokens: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_mint(&who, basket, amount, min_tokens)
		}

		/// Puts what waits in the buffer into pools.
		///
		/// Origin: signed by anyone. Emits [`Event::Deployed`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::deploy())]
		pub fn deploy(origin: OriginFor<T>, basket: BasketId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_deploy(basket)
		}

		/// Burns `tokens` for their part of everything that the basket has, worth at least `min_out` now: the liquid part
		/// is paid at once, the staked part begins to leave.
		///
		/// Origin: signed by the holder. Emits [`Event::RedemptionRequested`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::redeem_request())]
		pub fn redeem_request(
			origin: OriginFor<T>,
			basket: BasketId,
			#[pallet::compact] tokens: Balance,
			#[pallet::compact] min_out: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_redeem(&who, basket, tokens, min_out)
		}

		/// Pays the owner of a redemption all of it that has matured.
		///
		/// Origin: signed by anyone. Emits [`Event::RedemptionClaimed`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::claim())]
		pub fn claim(origin: OriginFor<T>, redemption: RedemptionId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim(redemption)
		}

		/// Gives a redemption to `to`.
		///
		/// Origin: signed by its owner. Emits [`Event::RedemptionTransferred`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::transfer_redemption())]
		pub fn transfer_redemption(origin: OriginFor<T>, redemption: RedemptionId, to: T::AccountId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_transfer_redemption(&owner, redemption, to)
		}

		/// Claims what the basket earned of `asset` in `pool`, as its gain; what is not in the underlying is swapped first, as
		/// far as this block's limit and the price let.
		///
		/// Origin: signed by anyone. Emits [`Event::Harvested`] and, if something was swapped, [`Event::RewardsSwapped`].
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::harvest())]
		pub fn harvest(origin: OriginFor<T>, basket: BasketId, pool: PoolKeyOf<T>, asset: AssetKind) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_harvest(basket, &pool, asset)
		}

		/// Swaps claimed rewards that wait, as far as this block's limit and the price let.
		///
		/// Origin: signed by anyone. Emits [`Event::RewardsSwapped`].
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::swap_rewards())]
		pub fn swap_rewards(origin: OriginFor<T>, basket: BasketId, asset: AssetKind) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_swap_rewards(basket, &asset)
		}

		/// Gives `amount` of the underlying to all holders of the basket's token, released from the next era on.
		///
		/// Origin: signed by anyone. Emits [`Event::Sponsored`].
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::sponsor())]
		pub fn sponsor(origin: OriginFor<T>, basket: BasketId, #[pallet::compact] amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_sponsor(&who, basket, amount)
		}

		/// Pays `amount` of the underlying for tokens, at least `min_tokens`: bought on the exchange if that gives more than
		/// minting, minted otherwise.
		///
		/// Origin: signed by the holder. Emits [`Event::Bought`] or [`Event::Minted`].
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::mint_best())]
		pub fn mint_best(
			origin: OriginFor<T>,
			basket: BasketId,
			#[pallet::compact] amount: Balance,
			#[pallet::compact] min_tokens: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_mint_best(&who, basket, amount, min_tokens)
		}
	}
}
