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
pub mod exit;
mod impls;
mod instant;
mod invariants;
mod mint;
#[cfg(test)]
mod mock;
mod netting;
mod queue;
mod rates;
mod redeem;
mod succeed;
#[cfg(test)]
mod tests;
pub mod types;
pub mod weights;

pub use exit::{Exit, Served};
pub use impls::SignedOutsideBaskets;
pub use pallet::*;
pub use types::{
	Basket, ExitView, InstantQuote, InstantTerms, LiquidityView, Name, Noted, Queue, Rate, Redemption, Target, Targets,
	MAX_NAME, MAX_TARGETS, RATE_ERAS,
};
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
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use palisade_primitives::{AssetKind, Balance, BasketId, Era, EraClock, RedemptionId, StakeMutate};

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
		/// Terms of leaving at once.
		#[pallet::constant]
		type Instant: Get<InstantTerms>;
		/// Gets its part of the fees of leaving at once.
		type Insurance: Get<Self::AccountId>;
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

	/// What left a basket, by the era in which it was asked to; forgotten once everybody was paid.
	// twox: our counters.
	#[pallet::storage]
	pub type Exits<T: Config> = StorageDoubleMap<_, Twox64Concat, BasketId, Twox64Concat, Era, Exit>;

	/// What of a basket waits to be paid.
	// twox: our counter.
	#[pallet::storage]
	pub type Queues<T: Config> = StorageMap<_, Twox64Concat, BasketId, Queue, ValueQuery>;

	/// Exits that are not final, by the era in which the hook tries to complete their tickets.
	// twox: our counters.
	#[pallet::storage]
	pub type Agenda<T: Config> = StorageDoubleMap<_, Twox64Concat, Era, Twox64Concat, (BasketId, Era), ()>;

	/// First era of which the agenda may have something.
	#[pallet::storage]
	pub type AgendaFrom<T: Config> = StorageValue<_, Era, ValueQuery>;

	/// Rates of the last [`RATE_ERAS`] eras, by the era's remainder. See [`Pallet::rates_of`].
	// twox: our counters.
	#[pallet::storage]
	pub type Rates<T: Config> = StorageDoubleMap<_, Twox64Concat, BasketId, Twox64Concat, u32, Rate>;

	/// The newest notes of each basket's rate.
	// twox: our counter.
	#[pallet::storage]
	pub type Notes<T: Config> = StorageMap<_, Twox64Concat, BasketId, Noted>;

	/// The era whose rates the hook notes, and the basket whose turn it is.
	#[pallet::storage]
	pub type NoteFrom<T: Config> = StorageValue<_, (Era, BasketId), ValueQuery>;

	/// What was redeemed at once.
	// twox: our counter.
	#[pallet::storage]
	pub type Drawn<T: Config> = StorageMap<_, Twox64Concat, BasketId, types::Drawn, ValueQuery>;

	/// The basket that goes on in place of one that was slashed to nothing.
	// twox: our counter.
	#[pallet::storage]
	pub type Successors<T: Config> = StorageMap<_, Twox64Concat, BasketId, BasketId>;

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
			/// What of it paid those who wait in the line.
			served: Balance,
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
			/// What is still to be paid: one for each exit that it is in.
			redemptions: Vec<RedemptionId>,
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
			/// What of that which it asked is left. It is removed when nothing is.
			left: Balance,
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
		/// The tickets of an exit were completed: what it paid is set aside, and nothing can change it any more.
		ExitFinalised {
			/// The basket.
			basket: BasketId,
			/// The era of its requests.
			era: Era,
			/// What of it was still to be paid.
			asked: Balance,
			/// Underlying set aside for that.
			paid: Balance,
			/// What else the tickets brought, now in the buffer.
			kept: Balance,
		},
		/// The tickets of an exit cannot be completed yet.
		ExitPostponed {
			/// The basket.
			basket: BasketId,
			/// The era of its requests.
			era: Era,
			/// When it is tried again.
			due: Era,
		},
		/// New money paid for a part of an exit, which is the basket's now.
		ExitServed {
			/// The basket.
			basket: BasketId,
			/// The era of its requests.
			era: Era,
			/// How much of its line.
			asked: Balance,
			/// Underlying set aside for that.
			paid: Balance,
		},
		/// Tokens were burned and paid at once.
		RedeemedInstantly {
			/// The basket.
			basket: BasketId,
			/// Who burned them.
			who: T::AccountId,
			/// Tokens burned.
			tokens: Balance,
			/// Underlying paid.
			paid: Balance,
			/// What of their worth was kept for it.
			fee: Balance,
			/// What of the fee insurance got.
			insured: Balance,
			/// What waiting in the line would have been refunded if every open report were cancelled.
			forgone: Balance,
		},
		/// A basket that was slashed to nothing goes on as a new one.
		BasketSucceeded {
			/// The old one.
			basket: BasketId,
			/// The new one.
			successor: BasketId,
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
		/// The token of a basket cannot be the asset of another.
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
		/// Slashed to nothing, or next to it, while tokens are out: mint in its successor, or in another basket.
		BasketWiped,
		/// The buffer is empty or no pool under its target accepts it now.
		NothingToDeploy,
		/// Nothing of it can be paid yet: wait for the era in which it matures.
		NotMatured,
		/// Only its owner may do this.
		NotAuthorized,
		/// Nothing left the basket in this era, or everybody was paid.
		ExitNotFound,
		/// Its tickets were completed already: claim.
		AlreadyFinal,
		/// So much is in escrow that the line is the only way out: use it, or wait for the verdicts.
		Bunker,
		/// The buffer has less than that: redeem less at once, or wait in the line.
		BufferTooSmall,
		/// All together redeem no more than that at once in one era: redeem less, or wait in the line.
		LimitReached,
		/// The basket was not slashed to nothing.
		NotWiped,
		/// The basket has a successor: use that.
		AlreadySucceeded,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::Seed::get() >= 1_000_000, "a smaller seed does not protect the first depositor");
			assert!(T::Eras::leaving_eras() >= 1, "leaving takes time");
			let terms = T::Instant::get();
			assert!(terms.least_fee <= terms.largest_fee, "an empty buffer is not cheaper than a full one");
			assert!(!terms.least_fee.is_zero(), "leaving at once costs something");
		}

		/// Completes the tickets of exits that have matured, and notes rates.
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(limit);
			Self::do_idle(&mut meter);
			meter.consumed()
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

		/// Pays the owner of a redemption what is set aside for it, and makes its exit final before, if it has matured.
		///
		/// Origin: signed by anyone. Emits [`Event::RedemptionClaimed`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::claim().saturating_add(T::WeightInfo::finalise()))]
		pub fn claim(origin: OriginFor<T>, redemption: RedemptionId) -> DispatchResultWithPostInfo {
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

		/// Completes the tickets of what left `basket` in `era`, once they have matured, and sets aside what is paid of it.
		///
		/// Origin: signed by anyone. Emits [`Event::ExitFinalised`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::finalise())]
		pub fn finalise(origin: OriginFor<T>, basket: BasketId, era: Era) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_finalise(basket, era)
		}

		/// Burns `tokens` and pays what they are worth less a fee, at least `min_out`, out of the buffer at once. Refunds of
		/// open reports are forgone.
		///
		/// Origin: signed by the holder. Emits [`Event::RedeemedInstantly`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::redeem_instantly())]
		pub fn redeem_instantly(
			origin: OriginFor<T>,
			basket: BasketId,
			#[pallet::compact] tokens: Balance,
			#[pallet::compact] min_out: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_redeem_instantly(&who, basket, tokens, min_out)
		}

		/// Creates a basket like `basket`, which was slashed to nothing, to go on in its place.
		///
		/// Origin: signed by anyone, who pays what a creator does. Emits [`Event::BasketCreated`] and
		/// [`Event::BasketSucceeded`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::succeed())]
		pub fn succeed(origin: OriginFor<T>, basket: BasketId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_succeed(&who, basket)
		}
	}
}
