//! # Operators
//!
//! Who runs what stake secures. See the README for what it promises and what it is not responsible for.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod commission;
mod coverage;
mod exit;
mod history;
mod impls;
pub mod invariants;
mod jail;
mod penalty;
mod register;
pub mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::BoundedVec;

/// What an operator says of itself.
pub type MetadataOf<T> = BoundedVec<u8, <T as Config>::MaxMetadata>;
/// An operator as stored.
pub type OperatorOf<T> = Operator<MetadataOf<T>>;

#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used, missing_docs)] // what the macros generate
pub mod pallet {
	use crate::{
		invariants, GenesisDelegation, GenesisOperator, JailRecord, MetadataOf, OperatorHistory, OperatorOf,
		WeightInfo, Withholding,
	};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::fungible::{Inspect, InspectHold, MutateHold},
	};
	use frame_system::pallet_prelude::*;
	use palisade_primitives::{Balance, Era, EraClock, OperatorPools, PoolKey, StakeMutate};
	use sp_runtime::Perbill;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the chain chooses.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Holds the deposits.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ InspectHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ MutateHold<Self::AccountId>;
		/// The runtime's reasons to hold.
		type RuntimeHoldReason: From<HoldReason>;
		/// The clock.
		type Eras: EraClock;
		/// The operators' pools.
		type Pools: OperatorPools<Self::AccountId>;
		/// Stake; looked at, and moved at genesis only.
		type Stake: StakeMutate<Self::AccountId>;
		/// The least bond of an active operator.
		#[pallet::constant]
		type MinBond: Get<Balance>;
		/// Held for an operator's record.
		#[pallet::constant]
		type Deposit: Get<Balance>;
		/// The highest commission.
		#[pallet::constant]
		type MaxCommission: Get<Perbill>;
		/// The most that a commission rises in an era.
		#[pallet::constant]
		type MaxCommissionStep: Get<Perbill>;
		/// For how many eras a bond may be too small for what is restaked before the operator is out of new tables.
		#[pallet::constant]
		type CoverageGrace: Get<u32>;
		/// The longest metadata, in bytes.
		#[pallet::constant]
		type MaxMetadata: Get<u32>;
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// Registered operators, jailed and exiting ones too. Each pays a deposit.
	#[pallet::storage] // blake2: users choose accounts
	pub type Records<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, OperatorOf<T>, OptionQuery>;

	/// Until when operators are jailed; afterwards until they call `unjail`. Outlives an exit, so that registering anew
	/// is no way out.
	#[pallet::storage] // blake2: users choose accounts
	pub type Sentences<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Era, OptionQuery>;

	/// The last times that operators were in jail. Outlives an exit, as sentences do.
	#[pallet::storage] // blake2: users choose accounts
	pub type JailRecords<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, JailRecord, ValueQuery>;

	/// Since when the bonds of registered operators are too small for what is restaked with them.
	#[pallet::storage] // blake2: users choose accounts
	pub type ShortSince<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Era, OptionQuery>;

	/// The last eras whose commission a verdict withheld. Outlives an exit, so that registering anew is no way out.
	#[pallet::storage] // blake2: users choose accounts
	pub type Withholdings<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Withholding, OptionQuery>;

	/// The first eras in which registered operators can exit, where a verdict says so.
	#[pallet::storage] // blake2: users choose accounts
	pub type ExitDelays<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Era, OptionQuery>;

	/// What happened to operators. Outlives an exit, so that registering anew hides nothing.
	#[pallet::storage] // blake2: users choose accounts
	pub type History<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, OperatorHistory, ValueQuery>;

	/// The first block's operators and who stakes with them.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Registered as by the call.
		pub operators: Vec<GenesisOperator<T::AccountId>>,
		/// Delegated to native pools as by the call.
		pub delegations: Vec<GenesisDelegation<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		#[allow(clippy::expect_used)] // a chain must not begin with half of its operators
		fn build(&self) {
			for operator in &self.operators {
				let name = operator.name.as_bytes().to_vec().try_into().expect("an operator's name is short enough");
				Pallet::<T>::do_register(&operator.who, operator.bond, operator.commission, name)
					.expect("every genesis operator can register");
			}
			for (staker, operator, tier, amount) in &self.delegations {
				T::Stake::delegate(staker, &PoolKey::native(operator.clone(), *tier), *amount)
					.expect("every genesis delegation can be made");
			}
		}
	}

	/// Why an operator's balance is held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For its record; returned when it is out.
		OperatorDeposit,
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An operator registered and put `bond` at risk.
		Registered { operator: T::AccountId, bond: Balance, commission: Perbill },
		/// The commission is `commission` from `from` on.
		CommissionSet { operator: T::AccountId, commission: Perbill, from: Era },
		/// The operator says something else of itself.
		MetadataSet { operator: T::AccountId },
		/// The operator takes no new work; it can be out from `completes` on.
		ExitRequested { operator: T::AccountId, completes: Era },
		/// The operator stays.
		ExitCancelled { operator: T::AccountId },
		/// The operator is out. Its deposit is returned and its bond an ordinary position.
		Exited { operator: T::AccountId, deposit: Balance },
		/// The operator takes no new work before `until`, nor later until it calls `unjail`.
		Jailed { operator: T::AccountId, until: Era },
		/// The operator has served its sentence.
		Unjailed { operator: T::AccountId },
		/// The bond is too small for what is restaked with the operator: until it is not, it takes no new work, and after
		/// `CoverageGrace` eras from `since` on no new table names it.
		FellShort { operator: T::AccountId, since: Era },
		/// The bond is enough again.
		Covered { operator: T::AccountId },
		/// The operator gets no commission of the eras `from` to `until`.
		CommissionWithheld { operator: T::AccountId, from: Era, until: Era },
		/// Neither the operator nor its bond can leave before `until`.
		ExitDelayed { operator: T::AccountId, until: Era },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is an operator already.
		AlreadyRegistered,
		/// The account is not an operator: register it.
		NotRegistered,
		/// The bond is below the minimum: put more at risk.
		BondTooLow,
		/// The commission is above the maximum: ask for less.
		CommissionTooHigh,
		/// The commission may not rise that much in one era, nor by registering anew: raise it in steps.
		CommissionStepTooLarge,
		/// The operator is jailed: call `unjail` when the sentence is over.
		Jailed,
		/// The operator is not jailed.
		NotJailed,
		/// The sentence is not over: wait.
		SentenceNotOver,
		/// The operator has asked to exit already.
		AlreadyExiting,
		/// The operator has not asked to exit.
		NotExiting,
		/// The notice is not over: wait.
		NoticeNotOver,
		/// A verdict delays the exit: wait.
		ExitDelayed,
		/// Whether the bond is enough is noted already; what was added to end a shortage must join first.
		NothingToNote,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			invariants::check::<T>().map_err(Into::into)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Registers the caller as an operator: opens its native pools, puts `bond` into its Restaked one and holds the
		/// deposit.
		///
		/// Origin: signed by the operator. Emits [`Event::Registered`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register())]
		pub fn register(
			origin: OriginFor<T>,
			#[pallet::compact] bond: Balance,
			commission: Perbill,
			metadata: MetadataOf<T>,
		) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_register(&operator, bond, commission, metadata)
		}

		/// Sets the caller's commission: a decrease at once, an increase of at most a step from the next era on.
		///
		/// Origin: signed by the operator. Emits [`Event::CommissionSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_commission())]
		pub fn set_commission(origin: OriginFor<T>, commission: Perbill) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_set_commission(&operator, commission)
		}

		/// Sets what the caller says of itself.
		///
		/// Origin: signed by the operator. Emits [`Event::MetadataSet`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_metadata())]
		pub fn set_metadata(origin: OriginFor<T>, metadata: MetadataOf<T>) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_set_metadata(&operator, metadata)
		}

		/// Asks to exit: from now on the caller is not active and its pools take no new stake.
		///
		/// Origin: signed by the operator. Emits [`Event::ExitRequested`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::request_exit())]
		pub fn request_exit(origin: OriginFor<T>) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_request_exit(&operator)
		}

		/// Takes an exit back that is not completed.
		///
		/// Origin: signed by the operator. Emits [`Event::ExitCancelled`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::cancel_exit())]
		pub fn cancel_exit(origin: OriginFor<T>) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_cancel_exit(&operator)
		}

		/// Completes an exit after its notice, and not before the era that a verdict named: returns the deposit; the bond is an ordinary position from now on, to be
		/// requested as any other and slashable as any other.
		///
		/// Origin: signed by the operator. Emits [`Event::Exited`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::complete_exit())]
		pub fn complete_exit(origin: OriginFor<T>) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_complete_exit(&operator)
		}

		/// Returns to work after a sentence.
		///
		/// Origin: signed by the operator. Emits [`Event::Unjailed`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::unjail())]
		pub fn unjail(origin: OriginFor<T>) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_unjail(&operator)
		}

		/// Notes that the bond of `operator` has become too small for what is restaked with it, or is enough again, without
		/// waiting for the chain to see it.
		///
		/// Origin: signed by anybody. Emits [`Event::FellShort`] or [`Event::Covered`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::check_coverage())]
		pub fn check_coverage(origin: OriginFor<T>, operator: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_check_coverage(&operator)
		}
	}

	impl<T: Config> Pallet<T> {
		/// Checks everything that must always be true.
		pub fn check_invariants() -> Result<(), &'static str> {
			invariants::check::<T>()
		}
	}
}
