#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod impls;
pub mod invariants;
mod keys;
#[cfg(test)]
mod mock;
mod opt_in;
mod register;
mod terms;
#[cfg(test)]
mod tests;
pub mod types;
mod update;
pub mod versions;
pub mod views;
pub mod weights;

pub use palisade_primitives::Category;
pub use pallet::*;
pub use types::*;
pub use versions::*;
pub use views::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used, missing_docs)] // what the macros generate
pub mod pallet {
	use crate::{Metadata, OptIn, RegisterService, Requirements, Service, Side, Versions, WeightInfo};
	use alloc::boxed::Box;
	use frame_support::{
		pallet_prelude::*,
		traits::fungible::{Inspect, InspectHold, MutateHold},
	};
	use frame_system::pallet_prelude::*;
	use palisade_primitives::{
		Balance, Era, EraClock, OperatorInspect, OperatorPools, ServiceId, ServiceKey, SlashTerms,
	};
	use sp_core::sr25519::Signature;
	use sp_runtime::{Perbill, Perquintill};

	/// Shape of the storage below.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Weights of the calls.
		type WeightInfo: WeightInfo;
		/// Holds deposits.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ InspectHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ MutateHold<Self::AccountId>;
		/// Hold reasons of the runtime.
		type RuntimeHoldReason: From<HoldReason>;
		/// The clock.
		type Eras: EraClock;
		/// Tells who may take new work.
		type Operators: OperatorInspect<Self::AccountId>;
		/// Tells what an operator's bond is worth.
		type Bonds: OperatorPools<Self::AccountId>;
		/// Held from the owner while its service is registered.
		#[pallet::constant]
		type Deposit: Get<Balance>;
		/// Largest κ that a service may give itself.
		#[pallet::constant]
		type MaxSlash: Get<Perquintill>;
		/// Largest share of a slash that a service may promise to whoever reports.
		#[pallet::constant]
		type MaxReporterShare: Get<Perbill>;
		/// Least bond for which a service may let everybody report.
		#[pallet::constant]
		type MinReporterBond: Get<Balance>;
		/// Operators of one service, at most.
		#[pallet::constant]
		type MaxOperators: Get<u32>;
	}

	/// Why planck are held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A service is registered.
		#[codec(index = 0)]
		ServiceDeposit,
	}

	/// The first id; 0 is the chain.
	#[pallet::type_value]
	pub fn FirstService<T: Config>() -> ServiceId {
		palisade_primitives::CHAIN.next()
	}

	/// Id of the next service.
	#[pallet::storage]
	pub type NextService<T: Config> = StorageValue<_, ServiceId, ValueQuery, FirstService<T>>;

	/// Services, also those deregistered whose deposit was not reclaimed.
	// twox: the id is our counter.
	#[pallet::storage]
	pub type Services<T: Config> = StorageMap<_, Twox64Concat, ServiceId, Service<T::AccountId>>;

	/// What services say of themselves.
	// twox: the id is our counter.
	#[pallet::storage]
	pub type MetadataOf<T: Config> = StorageMap<_, Twox64Concat, ServiceId, Metadata>;

	/// What is agreed between services and operators.
	// twox: the id is our counter. blake2: the account is a user's choice.
	#[pallet::storage]
	pub type OptIns<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Blake2_128Concat, T::AccountId, OptIn, OptionQuery>;

	/// The keys of operators for services, as long as somebody may ask for them.
	// twox: the id is our counter. blake2: the account is a user's choice.
	#[pallet::storage]
	pub type Keys<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ServiceId, Blake2_128Concat, T::AccountId, Versions<ServiceKey>, ValueQuery>;

	/// Whose the keys in [`Keys`] are; each has one holder.
	// blake2: the key is a user's choice.
	#[pallet::storage]
	pub type KeyHolders<T: Config> = StorageMap<_, Blake2_128Concat, ServiceKey, (ServiceId, T::AccountId)>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A service was registered and `deposit` is held from its owner.
		Registered { service: ServiceId, owner: T::AccountId, deposit: Balance },
		/// The service says something else of itself.
		MetadataUpdated { service: ServiceId },
		/// The service asks something else of opt-ins and allocations from era `from` on.
		RequirementsUpdated { service: ServiceId, requirements: Requirements, from: Era },
		/// What is committed in era `from` or later can be slashed under `terms`. Replaces a change that waited.
		TermsUpdated { service: ServiceId, terms: SlashTerms<T::AccountId>, from: Era },
		/// The changes of terms and requirements that waited were taken back.
		ChangesCancelled { service: ServiceId },
		/// The operator asks to serve.
		OptInRequested { service: ServiceId, operator: T::AccountId },
		/// The service invites the operator to serve.
		OperatorInvited { service: ServiceId, operator: T::AccountId },
		/// The operator serves from era `from` on: both agreed.
		OptedIn { service: ServiceId, operator: T::AccountId, from: Era },
		/// A request or an invitation ended before the other side agreed.
		OptInWithdrawn { service: ServiceId, operator: T::AccountId },
		/// The operator no longer serves from era `until` on.
		OptedOut { service: ServiceId, operator: T::AccountId, until: Era },
		/// A record of an opt-in that is over was removed.
		OptInPruned { service: ServiceId, operator: T::AccountId },
		/// Nobody serves the service from era `until` on.
		Deregistered { service: ServiceId, until: Era },
		/// The service is forgotten and `amount` of its deposit went back to its owner.
		DepositReclaimed { service: ServiceId, owner: T::AccountId, amount: Balance },
		/// The operator signs for the service with `key` from era `from` on. Replaces a key that waited.
		ServiceKeySet { service: ServiceId, operator: T::AccountId, key: ServiceKey, from: Era },
		/// `proposed` may take the service over; `None`: nobody may.
		OwnerProposed { service: ServiceId, proposed: Option<T::AccountId> },
		/// The service, with its deposit, belongs to `owner`.
		OwnerChanged { service: ServiceId, owner: T::AccountId },
	}

	#[pallet::error]
	pub enum Error<T> {
		/// No service has this id.
		ServiceNotFound,
		/// Only the service's owner may do this.
		NotAuthorized,
		/// The service was deregistered and takes no changes.
		ServiceEnded,
		/// The service is registered; deregister it first.
		ServiceNotEnded,
		/// κ must be above zero and at most `MaxSlash`.
		MaxSlashOutOfRange,
		/// The window must be from one era to the clock's slash window.
		WindowOutOfRange,
		/// Verdicts must fall before tickets mature: window, veto window and two eras are at most the leaving eras.
		WindowTooLong,
		/// The shares of the waterfall are more than all.
		WaterfallAboveWhole,
		/// The reporter's share must be at most `MaxReporterShare`.
		ReporterShareTooLarge,
		/// The reporter's bond must be at least `MinReporterBond`.
		ReporterBondTooSmall,
		/// The service has these terms; what waits is taken back by `cancel_changes`.
		TermsUnchanged,
		/// All versions of the last eras are kept: there is room for another one in `eras` eras.
		TooManyVersions {
			/// How many.
			eras: u16,
		},
		/// Name an asset: without one nobody could ever allocate.
		NoAssets,
		/// `max_operators` must be from 1 to `MaxOperators`.
		OperatorLimitOutOfRange,
		/// No change waits.
		NoChangePending,
		/// The account is no active operator.
		OperatorNotActive,
		/// The operator's bond is below what the service asks.
		BondBelowMinimum,
		/// This side has agreed already.
		AlreadyAgreed,
		/// The service has as many operators as it takes.
		TooManyOperators,
		/// The last opt-in ended less than the leaving eras ago.
		CoolingDown,
		/// There is no opt-in that could be ended.
		OptInNotFound,
		/// The opt-in is not over, or not long enough.
		NotPrunable,
		/// The service's last commitments can still be slashed.
		StillSlashable,
		/// Only operators that serve the service, or will from the next era on, have keys for it.
		NotServing,
		/// The key did not sign the message that names this chain, the service and the operator.
		ProofInvalid,
		/// The key is, or was within the leaving eras, somebody's key for some service: make a new one.
		KeyTaken,
		/// The owner did not propose this account.
		NotProposed,
		/// No id is left.
		TooManyServices,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxOperators::get() > 0, "a service needs an operator");
			assert!(!T::MaxSlash::get().is_zero(), "a service must be able to slash");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::check().map_err(Into::into)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Register a service; the deposit is held from the caller, its owner.
		///
		/// Origin: signed by anybody. Emits [`Event::Registered`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register())]
		pub fn register(origin: OriginFor<T>, service: Box<RegisterService<T::AccountId>>) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_register(owner, *service)
		}

		/// Say something else of a service.
		///
		/// Origin: signed by its owner. Emits [`Event::MetadataUpdated`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update_metadata())]
		pub fn update_metadata(origin: OriginFor<T>, service: ServiceId, metadata: Metadata) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_update_metadata(&owner, service, metadata)
		}

		/// Ask something else of opt-ins and allocations from the next era on; present ones stay.
		///
		/// Origin: signed by its owner. Emits [`Event::RequirementsUpdated`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_requirements())]
		pub fn set_requirements(
			origin: OriginFor<T>,
			service: ServiceId,
			requirements: Requirements,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_set_requirements(&owner, service, requirements)
		}

		/// Take back the changes of terms and requirements that wait.
		///
		/// Origin: signed by its owner. Emits [`Event::ChangesCancelled`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::cancel_changes())]
		pub fn cancel_changes(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_cancel_changes(&owner, service)
		}

		/// Ask to serve, or agree to an invitation.
		///
		/// Origin: signed by an active operator. Emits [`Event::OptInRequested`] or [`Event::OptedIn`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::request_opt_in())]
		pub fn request_opt_in(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_agree(service, operator, Side::Operator)
		}

		/// Stop serving from the next era on, take back a request, or decline an invitation.
		///
		/// Origin: signed by the operator. Emits [`Event::OptedOut`] or [`Event::OptInWithdrawn`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::opt_out())]
		pub fn opt_out(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_end(service, operator)
		}

		/// Accept an operator that asked, or invite one.
		///
		/// Origin: signed by the service's owner. Emits [`Event::OptedIn`] or [`Event::OperatorInvited`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::accept_operator())]
		pub fn accept_operator(origin: OriginFor<T>, service: ServiceId, operator: T::AccountId) -> DispatchResult {
			Self::owned(&ensure_signed(origin)?, service)?;
			Self::do_agree(service, operator, Side::Service)
		}

		/// Let an operator go from the next era on, refuse its request, or take back an invitation.
		///
		/// Origin: signed by the service's owner. Emits [`Event::OptedOut`] or [`Event::OptInWithdrawn`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::remove_operator())]
		pub fn remove_operator(origin: OriginFor<T>, service: ServiceId, operator: T::AccountId) -> DispatchResult {
			Self::owned(&ensure_signed(origin)?, service)?;
			Self::do_end(service, operator)
		}

		/// Remove the record of an opt-in that ended at least the leaving eras ago, or of a forgotten service, with the
		/// operator's keys.
		///
		/// Origin: signed by anybody. Emits [`Event::OptInPruned`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::prune())]
		pub fn prune(origin: OriginFor<T>, service: ServiceId, operator: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_prune(service, operator)
		}

		/// End a service: nobody serves it from the next era on. Its commitments stay slashable for their window.
		///
		/// Origin: signed by its owner; nobody can prevent it. Emits [`Event::Deregistered`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::deregister())]
		pub fn deregister(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_deregister(&owner, service)
		}

		/// Give the deposit of a deregistered service back to its owner and forget it, once nothing can be slashed.
		///
		/// Origin: signed by anybody. Emits [`Event::DepositReclaimed`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::reclaim_deposit())]
		pub fn reclaim_deposit(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_reclaim_deposit(service)
		}

		/// Change the terms under which the service may slash: after the leaving eras if the change needs notice, else
		/// from the next era on. Replaces a change that waits. What was committed before keeps its terms.
		///
		/// Origin: signed by its owner. Emits [`Event::TermsUpdated`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::update_terms())]
		pub fn update_terms(
			origin: OriginFor<T>,
			service: ServiceId,
			terms: Box<SlashTerms<T::AccountId>>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_update_terms(&owner, service, *terms)
		}

		/// Sign for a service with `key` from the next era on. `proof` is its signature of
		/// [`Pallet::proof_message`]. Replaces a key that waits.
		///
		/// Origin: signed by an operator that serves it, or will. Emits [`Event::ServiceKeySet`].
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::set_service_key())]
		pub fn set_service_key(
			origin: OriginFor<T>,
			service: ServiceId,
			key: ServiceKey,
			proof: Signature,
		) -> DispatchResult {
			let operator = ensure_signed(origin)?;
			Self::do_set_service_key(operator, service, key, &proof)
		}

		/// Offer a service with its deposit to another owner, or take the offer back. Replaces an earlier one.
		///
		/// Origin: signed by its owner. Emits [`Event::OwnerProposed`].
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::propose_owner())]
		pub fn propose_owner(
			origin: OriginFor<T>,
			service: ServiceId,
			proposed: Option<T::AccountId>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_propose_owner(&owner, service, proposed)
		}

		/// Take a service over, with the deposit that is held for it.
		///
		/// Origin: signed by the proposed owner. Emits [`Event::OwnerChanged`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::accept_ownership())]
		pub fn accept_ownership(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_accept_ownership(owner, service)
		}
	}
}
