//! Liquid tokens over baskets of pools.
//!
//! A basket is up to 16 pools of one asset with target weights. Who brings the asset gets tokens of the basket and can
//! pass them on; whoever has tokens can burn them for their part of everything that the basket has. With Base pools
//! only, the token is an LST, otherwise an LRT. See the README for the rules and the numbered invariants.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod allocation;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claim;
mod create;
pub mod exit;
mod exposure;
mod gains;
mod genesis;
mod groups;
mod harvest;
mod impls;
mod instant;
mod invariants;
mod manage;
mod mint;
#[cfg(test)]
mod mock;
mod netting;
mod place;
mod policy;
mod queue;
mod rates;
mod rebalance;
mod redeem;
pub mod release;
mod route;
mod sponsor;
mod succeed;
mod targets;
pub mod terms;
#[cfg(test)]
mod tests;
pub mod types;
pub mod weights;

pub use allocation::Plan;
pub use exit::{Exit, Line, Served};
pub use genesis::GenesisBasket;
pub use impls::SignedOutsideBaskets;
pub use pallet::*;
pub use release::Release;
pub use terms::{AllowedServices, Caps, Fee, Follows, Labelled, Management, Policy, Timed};
pub use types::{
	Basket, ExitView, InstantQuote, InstantTerms, LiquidityView, Name, Noted, Queue, Rate, Redemption, Target, Targets,
	MAX_NAME, MAX_RETURNING, MAX_TARGETS, RATE_ERAS, WHOLE,
};
pub use weights::WeightInfo;

use palisade_primitives::PoolKey;

/// Names a pool of this chain.
pub type PoolKeyOf<T> = PoolKey<<T as frame_system::Config>::AccountId>;
/// A basket of this chain.
pub type BasketOf<T> = Basket<<T as frame_system::Config>::AccountId>;
/// A redemption of this chain.
pub type RedemptionOf<T> = Redemption<<T as frame_system::Config>::AccountId>;
/// How a basket of this chain is run.
pub type ManagementOf<T> = Management<<T as frame_system::Config>::AccountId>;
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
	use palisade_primitives::{
		ActiveSet, AssetKind, Balance, BasketId, Era, EraClock, GroupId, Market, OperatorInspect, PoolExposure,
		RedemptionId, RewardsClaim, ServiceId, StakeMutate, TicketId,
	};
	use sp_runtime::{Perbill, Permill};

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
		/// Who says which operators and services may fail together.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Tells who is at work.
		type Operators: OperatorInspect<Self::AccountId>;
		/// Tells whom pools are exposed to.
		type Exposure: PoolExposure<Self::AccountId>;
		/// Tells who validates.
		type ActiveSet: ActiveSet<Self::AccountId>;
		/// The caps with which a basket begins, unless its first targets need more.
		#[pallet::constant]
		type DefaultCaps: Get<Caps>;
		/// A manager's largest part of gains.
		#[pallet::constant]
		type MaxFee: Get<Perbill>;
		/// The most by which one change can raise it.
		#[pallet::constant]
		type MaxFeeStep: Get<Perbill>;
		/// The most of what a basket is worth that can be moved out of its pools in one era.
		#[pallet::constant]
		type RebalanceLimit: Get<Perbill>;
		/// Part of a basket by which a pool may be above its target before anything is moved out of it.
		#[pallet::constant]
		type RebalanceBand: Get<Perbill>;
	}

	/// The baskets.
	// twox: our counter.
	#[pallet::storage]
	pub type Baskets<T: Config> = StorageMap<_, Twox64Concat, BasketId, BasketOf<T>>;

	/// Baskets by account.
	// twox: our keyless accounts.
	#[pallet::storage]
	pub type Accounts<T: Config> = StorageMap<_, Twox64Concat, T::AccountId, BasketId>;

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

	/// What left a basket; forgotten once everybody was paid.
	// twox: our counters.
	#[pallet::storage]
	pub type Exits<T: Config> = StorageDoubleMap<_, Twox64Concat, BasketId, Twox64Concat, Line, Exit>;

	/// What of a basket waits to be paid.
	// twox: our counter.
	#[pallet::storage]
	pub type Queues<T: Config> = StorageMap<_, Twox64Concat, BasketId, Queue, ValueQuery>;

	/// Exits that are not final, by the era in which the hook tries to complete their tickets.
	// twox: our counters.
	#[pallet::storage]
	pub type Agenda<T: Config> = StorageDoubleMap<_, Twox64Concat, Era, Twox64Concat, (BasketId, Line), ()>;

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

	/// How baskets are run.
	// twox: our counter.
	#[pallet::storage]
	pub type Managed<T: Config> = StorageMap<_, Twox64Concat, BasketId, ManagementOf<T>>;

	/// Tickets of what is on its way from pools back into a basket: one for each pool and era. They are its alone until
	/// somebody asks for more than is at hand.
	// twox: our counter.
	#[pallet::storage]
	pub type Returning<T: Config> =
		StorageMap<_, Twox64Concat, BasketId, BoundedVec<TicketId, ConstU32<MAX_RETURNING>>, ValueQuery>;

	/// Groups of operators.
	// blake2: users choose accounts.
	#[pallet::storage]
	pub type OperatorGroups<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, GroupId>;

	/// Groups of services.
	// twox: a counter.
	#[pallet::storage]
	pub type ServiceGroups<T: Config> = StorageMap<_, Twox64Concat, ServiceId, GroupId>;

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
			/// The exit.
			line: Line,
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
			/// The exit.
			line: Line,
			/// When it is tried again.
			due: Era,
		},
		/// New money paid for a part of an exit, which is the basket's now.
		ExitServed {
			/// The basket.
			basket: BasketId,
			/// The exit.
			line: Line,
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
		/// A basket was offered to another manager, or is offered to nobody any more.
		ManagerNominated {
			/// The basket.
			basket: BasketId,
			/// Who may accept it.
			nominee: Option<T::AccountId>,
		},
		/// A basket has another manager, or none any more: then its targets stay and no fee accrues.
		ManagerChanged {
			/// The basket.
			basket: BasketId,
			/// Who runs it.
			manager: Option<T::AccountId>,
		},
		/// A basket's manager gets another part of gains.
		FeeAnnounced {
			/// The basket.
			basket: BasketId,
			/// Part of gains above the mark.
			fee: Perbill,
			/// From which era on.
			from: Era,
		},
		/// The manager got tokens for a gain.
		FeeCharged {
			/// The basket.
			basket: BasketId,
			/// Who got them.
			manager: T::AccountId,
			/// What the holders had gained above the mark.
			gain: Balance,
			/// Tokens minted.
			tokens: Balance,
		},
		/// The manager's account could not have its tokens for a gain: the holders keep them.
		FeeForgone {
			/// The basket.
			basket: BasketId,
			/// Who did not get them.
			manager: T::AccountId,
			/// What the holders had gained above the mark.
			gain: Balance,
			/// Tokens not minted.
			tokens: Balance,
		},
		/// A basket may hold something else.
		PolicyAnnounced {
			/// The basket.
			basket: BasketId,
			/// What it may hold.
			policy: Policy,
			/// From which era on.
			from: Era,
		},
		/// A basket's money shall be elsewhere.
		TargetsAnnounced {
			/// The basket.
			basket: BasketId,
			/// Where.
			targets: TargetsOf<T>,
			/// From which era on.
			from: Era,
		},
		/// Whatever waited for its era does not come: fee, policy, targets.
		ChangesCancelled {
			/// The basket.
			basket: BasketId,
		},
		/// A basket's targets are what the active set says.
		ActiveSetFollowed {
			/// The basket.
			basket: BasketId,
			/// The targets.
			targets: TargetsOf<T>,
		},
		/// Money of a basket was moved to where its targets say.
		Rebalanced {
			/// The basket.
			basket: BasketId,
			/// What came back from pools.
			collected: Balance,
			/// What was taken out of which pool, or begins to leave it.
			moved: Vec<(PoolKeyOf<T>, Balance)>,
			/// What went where.
			placed: Vec<(PoolKeyOf<T>, Balance)>,
			/// What stays in the buffer.
			buffer: Balance,
		},
		/// An operator or a service has another label, or none.
		GroupSet {
			/// Which.
			member: Labelled<T::AccountId>,
			/// The label.
			group: Option<GroupId>,
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
		/// Somebody asked for more than was at hand: redeemers share all that returns to the basket from now on.
		ReturningShared {
			/// The basket.
			basket: BasketId,
			/// The exit.
			line: Line,
			/// When it can be final.
			matures: Era,
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
		/// Slashed to nothing, or next to it, while tokens are out: mint in its successor, or in another basket.
		BasketWiped,
		/// The buffer is empty or no pool under its target accepts it now.
		NothingToDeploy,
		/// Nothing of it can be paid yet: wait for the era in which it matures.
		NotMatured,
		/// Only its owner may do this.
		NotAuthorized,
		/// The basket has no such exit, or everybody was paid.
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
		/// Only the basket's manager may do this.
		NotManager,
		/// The basket was not offered to the account.
		NotNominee,
		/// It is, or will be, so already.
		NothingToChange,
		/// The fee would be above `MaxFee`.
		FeeTooHigh,
		/// The fee would rise by more than `MaxFeeStep`: raise it step by step, each with its notice.
		FeeRaiseTooLarge,
		/// Nothing was gained above the mark, the era's fee was charged, or the manager's account cannot have it.
		NothingToCharge,
		/// The weights must sum to [`WHOLE`].
		WeightsNotWhole,
		/// An operator is not registered, jailed, leaving, or its bond has been too small for long.
		OperatorNotActive,
		/// The policy does not allow the tier; a basket that began with Base pools never allows others.
		TierNotAllowed,
		/// The policy does not allow a service to which a pool is exposed.
		ServiceNotAllowed,
		/// One operator would have more than the policy allows.
		OperatorCapExceeded,
		/// One group would have more than the policy allows.
		GroupCapExceeded,
		/// The parts of the operators would be more unequal than the policy allows.
		TooConcentrated,
		/// With those that have to be left there would be too many pools: wait until some are empty, or name fewer.
		TooManyPools,
		/// The basket does not follow the active set.
		FollowsNobody,
		/// Nothing has come back, nothing has to move or may move in this era, and no pool takes what is in the buffer.
		NothingToRebalance,
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
		/// If that is more than is at hand, what returns from pools is shared as well.
		///
		/// Origin: signed by the holder. Emits [`Event::RedemptionRequested`] and, if need be, [`Event::ReturningShared`].
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

		/// Completes the tickets of an exit of `basket`, once they have matured, and sets aside what is paid of it.
		///
		/// Origin: signed by anyone. Emits [`Event::ExitFinalised`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::finalise())]
		pub fn finalise(origin: OriginFor<T>, basket: BasketId, line: Line) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_finalise(basket, line)
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

		/// Offers the basket to another manager, who has to accept; to oneself: to nobody any more. `None` resigns at once
		/// and for ever: changes that wait do not come, the targets stay, and no fee accrues.
		///
		/// Origin: signed by the manager. Emits [`Event::ManagerNominated`] or [`Event::ManagerChanged`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::set_manager())]
		pub fn set_manager(origin: OriginFor<T>, basket: BasketId, manager: Option<T::AccountId>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_manager(&who, basket, manager)
		}

		/// Becomes the manager of a basket that was offered.
		///
		/// Origin: signed by the nominee. Emits [`Event::ManagerChanged`].
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::accept_management())]
		pub fn accept_management(origin: OriginFor<T>, basket: BasketId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_management(&who, basket)
		}

		/// Sets the manager's part of gains above the mark. Less holds at once; more, by one step at most, from the leaving
		/// time and an era later on, so that everybody can leave first. Replaces a raise that waits.
		///
		/// Origin: signed by the manager. Emits [`Event::FeeAnnounced`].
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::set_fee())]
		pub fn set_fee(origin: OriginFor<T>, basket: BasketId, fee: Perbill) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_fee(&who, basket, fee)
		}

		/// Mints the manager its part of what was gained above the mark until the era's first touch, which this call is.
		///
		/// Origin: signed by anyone. Emits [`Event::FeeCharged`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::charge_fee())]
		pub fn charge_fee(origin: OriginFor<T>, basket: BasketId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_charge_fee(basket)
		}

		/// Sets what the basket may hold. What allows nothing more holds at once; anything else, from the leaving time and
		/// an era later on. The targets must fit, those that wait too. Replaces a change that waits.
		///
		/// Origin: signed by the manager. Emits [`Event::PolicyAnnounced`].
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::set_policy())]
		pub fn set_policy(origin: OriginFor<T>, basket: BasketId, policy: Policy) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_policy(&who, basket, policy)
		}

		/// Sets where the basket's money shall be, from the leaving time and an era later on. What is in other pools then
		/// leaves them slowly. Replaces targets that wait.
		///
		/// Origin: signed by the manager. Emits [`Event::TargetsAnnounced`].
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::set_targets(targets.len().try_into().unwrap_or(MAX_TARGETS)))]
		pub fn set_targets(origin: OriginFor<T>, basket: BasketId, targets: TargetsOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_targets(&who, basket, targets)
		}

		/// Calls off whatever waits: fee, policy and targets.
		///
		/// Origin: signed by the manager. Emits [`Event::ChangesCancelled`].
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::cancel_changes())]
		pub fn cancel_changes(origin: OriginFor<T>, basket: BasketId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_changes(&who, basket)
		}

		/// Sets the targets of a basket that follows the active set: the Base pools of the first validators, with equal
		/// weights under the recommended caps. Once an era.
		///
		/// Origin: signed by anyone. Emits [`Event::ActiveSetFollowed`].
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::follow_active_set())]
		pub fn follow_active_set(origin: OriginFor<T>, basket: BasketId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_follow_active_set(basket)
		}

		/// Moves what is in pools to where the targets say, as much as an era allows: takes what has come back, asks to
		/// leave pools that have too much, and puts the buffer into those that have too little.
		///
		/// Origin: signed by anyone. Emits [`Event::Rebalanced`].
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::rebalance())]
		pub fn rebalance(origin: OriginFor<T>, basket: BasketId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_rebalance(basket)
		}

		/// Labels an operator or a service as one of those that may fail together; `None` takes the label off.
		///
		/// Origin: `AdminOrigin`, which has no other power here. Emits [`Event::GroupSet`].
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::set_group())]
		pub fn set_group(
			origin: OriginFor<T>,
			member: Labelled<T::AccountId>,
			group: Option<GroupId>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_group(member, group)
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
