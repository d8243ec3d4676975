//! # Validators
//!
//! Who secures the chain, and what it earns them. See the README for what it promises and what it is not responsible
//! for.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod candidates;
mod elect;
mod impls;
pub mod invariants;
mod liveness;
mod offences;
mod reward;
mod snapshot;
pub mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use impls::{StakerRewards, UnitIdentificationOf};
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::BoundedVec;

/// What stood behind a validator.
pub type ExposureOf<T> = Exposure<<T as frame_system::Config>::AccountId>;
/// What stood behind the validators of an era.
pub type ExposuresOf<T> = BoundedVec<ExposureOf<T>, <T as Config>::MaxActive>;

#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used, missing_docs)] // what the macros generate
pub mod pallet {
	use crate::{invariants, ElectionRules, ExposureOf, ExposuresOf, Payout, WeightInfo};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Inspect, Mutate},
			ValidatorRegistration,
		},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use palisade_primitives::{
		Balance, Era, EraClock, EraDriver, OperatorInspect, OperatorJail, ReportId, ReportOffence, StakeMutate,
	};
	use pallet_session::SessionInterface;
	use sp_runtime::Perbill;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the chain chooses.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who sets the rules of elections.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// The native asset.
		type Currency: Inspect<Self::AccountId, Balance = Balance> + Mutate<Self::AccountId>;
		/// The clock, which this pallet moves.
		type Eras: EraClock + EraDriver;
		/// Who may validate.
		type Operators: OperatorInspect<Self::AccountId>;
		/// Takes idle operators out of work.
		type Jail: OperatorJail<Self::AccountId>;
		/// What elects, and takes the rewards.
		type Stake: StakeMutate<Self::AccountId>;
		/// Takes offences.
		type Reports: ReportOffence<Self::AccountId>;
		/// Gets the commission that verdicts withhold.
		type Treasury: Get<Self::AccountId>;
		/// The session pallet.
		type Session: SessionInterface<ValidatorId = Self::AccountId, AccountId = Self::AccountId>;
		/// Knows who has session keys.
		type Keys: ValidatorRegistration<Self::AccountId>;
		/// The most candidates.
		#[pallet::constant]
		type MaxCandidates: Get<u32>;
		/// The most validators.
		#[pallet::constant]
		type MaxActive: Get<u32>;
		/// The least validators: an election of fewer keeps the old set.
		#[pallet::constant]
		type MinValidators: Get<u32>;
		/// How many eras exposures and points are kept: the longest leaving time that can ever be set.
		#[pallet::constant]
		type MaxLeavingEras: Get<u32>;
		/// How many points the others must have earned on average in an era for one without points to count as idle;
		/// [`crate::POINTS_PER_BLOCK`] for each block.
		#[pallet::constant]
		type MinAveragePoints: Get<u32>;
		/// In how many eras running a validator must be idle to be jailed.
		#[pallet::constant]
		type LivenessEras: Get<u32>;
		/// For how many eras it is jailed.
		#[pallet::constant]
		type LivenessJailEras: Get<u32>;
		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// Operators that want to validate.
	#[pallet::storage]
	pub type Candidates<T: Config> = StorageValue<_, BoundedBTreeSet<T::AccountId, T::MaxCandidates>, ValueQuery>;

	/// As many validators as there can be, with any stake.
	#[pallet::type_value]
	pub fn DefaultRules<T: Config>() -> ElectionRules {
		ElectionRules { target: T::MaxActive::get(), min_stake: 0 }
	}

	/// Who can be elected, and how many are.
	#[pallet::storage]
	pub type Rules<T: Config> = StorageValue<_, ElectionRules, ValueQuery, DefaultRules<T>>;

	/// What stood behind the validators at the start of an era. Kept `MaxLeavingEras` eras.
	#[pallet::storage] // twox: our own counter
	pub type Exposures<T: Config> = StorageMap<_, Twox64Concat, Era, ExposuresOf<T>, ValueQuery>;

	/// Points of an era's authors. Kept as long as the exposures; as many as authors.
	#[pallet::storage] // twox: our own counter; blake2: users choose accounts
	pub type EraPoints<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Era, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Validators of the last ended era that earned nothing in it, and for how many eras running they have been idle; eras
	/// in which nobody could be expected to earn are not counted and end nothing.
	#[pallet::storage]
	pub type IdleEras<T: Config> = StorageValue<_, BoundedVec<(T::AccountId, u32), T::MaxActive>, ValueQuery>;

	/// Ended eras whose rewards are being paid, oldest first.
	#[pallet::storage]
	pub type Payouts<T: Config> = StorageValue<_, BoundedVec<Payout, T::MaxLeavingEras>, ValueQuery>;

	/// Commissions that operators have earned and not claimed. They lie in the pot.
	#[pallet::storage] // blake2: users choose accounts
	pub type Commissions<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Balance, ValueQuery>;

	/// All commissions together.
	#[pallet::storage]
	pub type Owed<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// The first candidates. They need their keys by the time the session pallet builds its genesis.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Operators that want to validate.
		pub candidates: Vec<T::AccountId>,
		/// Rules of elections; by default as many validators as there can be, with any stake.
		pub rules: Option<ElectionRules>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		#[allow(clippy::expect_used)] // a chain must not begin with half of its candidates
		fn build(&self) {
			if let Some(rules) = self.rules {
				Pallet::<T>::ensure_sound(&rules).expect("genesis rules of elections are sound");
				Rules::<T>::put(rules);
			}
			for candidate in &self.candidates {
				Pallet::<T>::add_candidate(candidate).expect("genesis candidates are few and different");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An operator wants to validate.
		CandidateJoined { operator: T::AccountId },
		/// An operator does not want to validate any more, or is none any more.
		CandidateLeft { operator: T::AccountId },
		/// The rules of the next elections.
		RulesSet { rules: ElectionRules },
		/// Validators were elected for `session` on. The last of them has `least` behind it.
		Elected { session: u32, validators: u32, least: Balance },
		/// Too few candidates could be elected for `session`; the old validators stay.
		ElectionFailed { session: u32, eligible: u32 },
		/// The validators of `era` share `pot` by their points.
		PayoutOpened { era: Era, pot: Balance, points: u32 },
		/// A validator was rewarded: `commission` is its own to claim, `base` and `restaked` went to its native pools.
		Rewarded { era: Era, operator: T::AccountId, commission: Balance, base: Balance, restaked: Balance },
		/// A reward could not be paid; it stays in the pot for the next era.
		RewardFailed { era: Era, operator: T::AccountId, amount: Balance, error: DispatchError },
		/// The rewards of `era` are paid; `left` stays in the pot for the next era.
		PayoutClosed { era: Era, left: Balance },
		/// An offence was reported to the slashing pipeline.
		OffenceReported { operator: T::AccountId, era: Era, fraction: Perbill, report: ReportId },
		/// An offence could not be reported.
		OffenceFailed { operator: T::AccountId, era: Era, fraction: Perbill, error: DispatchError },
		/// An offence is too old: nobody knows any more what stood behind the operator.
		OffenceForgotten { operator: T::AccountId, session: u32 },
		/// The list of candidates was full: `operator` had the least stake of those who do not validate, and `by` more.
		CandidateDisplaced { operator: T::AccountId, by: T::AccountId },
		/// A commission went to the treasury, as a verdict says.
		CommissionWithheld { era: Era, operator: T::AccountId, amount: Balance },
		/// A validator earned nothing in `era` although the others did, as in `eras` eras running.
		ValidatorIdle { operator: T::AccountId, era: Era, eras: u32 },
		/// A validator was idle in `eras` eras running and is jailed until `until`.
		ValidatorJailed { operator: T::AccountId, eras: u32, until: Era },
		/// An operator got the commissions that it had earned.
		CommissionPaid { operator: T::AccountId, amount: Balance },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The operator is a candidate already.
		AlreadyCandidate,
		/// The operator is not a candidate.
		NotCandidate,
		/// The operator is not registered, or jailed, exiting, or its bond is too low or too small for what is restaked.
		OperatorNotActive,
		/// The operator has no session keys: set them first.
		NoSessionKeys,
		/// There are as many candidates as there can be, and none that does not validate has less stake: get more, or wait.
		TooManyCandidates,
		/// The target must be between `MinValidators` and `MaxActive`.
		TargetOutOfBounds,
		/// The era has no rewards to pay, or the operator no commission: they are paid already, or never were any.
		NothingToPay,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::pay_within(meter);
		}

		fn integrity_test() {
			let (least, most) = (T::MinValidators::get(), T::MaxActive::get());
			assert!(least > 0 && least <= most, "MinValidators must be positive and at most MaxActive");
			assert!(most <= T::MaxCandidates::get(), "MaxActive must be at most MaxCandidates");
			assert!(T::MaxLeavingEras::get() > 0, "exposures must be kept until their rewards are paid");
			assert!(T::MinAveragePoints::get() > 0, "nobody is idle on a chain that stands still");
			assert!(T::LivenessEras::get() > 0, "who is never idle must never be jailed for it");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			invariants::check::<T>().map_err(Into::into)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Offers the caller as a validator from the next election on. When the list is full, it takes the place of the
		/// candidate with the least stake that does not validate, if it has more.
		///
		/// Origin: signed by an active operator with session keys. Emits [`Event::CandidateJoined`], and
		/// [`Event::CandidateDisplaced`] if another made room. Costs more when the list is full: all candidates are compared.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::most_to_compare())]
		pub fn join_candidates(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			let operator = ensure_signed(origin)?;
			Self::do_join_candidates(&operator)
		}

		/// Takes the offer back. Whoever validates does so until the next election's validators take over.
		///
		/// Origin: signed by the candidate. Emits [`Event::CandidateLeft`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::leave_candidates())]
		pub fn leave_candidates(origin: OriginFor<T>) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_leave_candidates(&operator)
		}

		/// Sets the rules of the next elections.
		///
		/// Origin: `AdminOrigin`. Emits [`Event::RulesSet`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_rules())]
		pub fn set_rules(origin: OriginFor<T>, rules: ElectionRules) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_rules(rules)
		}

		/// Pays the validators of an ended era that are not paid yet, without waiting for the chain to do it.
		///
		/// Origin: signed by anybody. Emits [`Event::Rewarded`] for each and [`Event::PayoutClosed`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::pay_rewards(T::MaxActive::get()))]
		pub fn pay_rewards(origin: OriginFor<T>, era: Era) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let paid = Self::do_pay(era, T::MaxActive::get())?;
			Ok(Some(T::WeightInfo::pay_rewards(paid)).into())
		}

		/// Pays `operator` the commissions of base rewards that it has earned and that nobody has claimed.
		///
		/// Origin: signed by anybody. Emits [`Event::CommissionPaid`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::claim_commission())]
		pub fn claim_commission(origin: OriginFor<T>, operator: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim_commission(&operator)
		}
	}

	impl<T: Config> Pallet<T> {
		/// Checks everything that must always be true.
		pub fn check_invariants() -> Result<(), &'static str> {
			invariants::check::<T>()
		}

		/// Who validates in the running era, and what stood behind each at its start.
		pub fn active_set() -> Vec<ExposureOf<T>> {
			Exposures::<T>::get(T::Eras::now()).into_inner()
		}

		/// Points of the validators of an era, in the order of its exposures.
		pub fn points(era: Era) -> Vec<(T::AccountId, u32)> {
			let of = |exposure: ExposureOf<T>| (exposure.operator.clone(), EraPoints::<T>::get(era, exposure.operator));
			Exposures::<T>::get(era).into_iter().map(of).collect()
		}
	}
}
