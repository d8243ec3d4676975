#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod bond;
mod claims;
mod cursor;
mod execute;
mod impls;
mod invariants;
mod limit;
#[cfg(test)]
mod mock;
mod offence;
mod payout;
mod quota;
mod report;
#[cfg(test)]
mod tests;
mod types;
mod verdict;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
	Backing, Case, Judge, Known, Lane, Owed, Payout, Penalty, PoolReport, PoolState, Report, ReportView, Reporter,
	Visit, MAX_CLAIMS,
};
pub use weights::WeightInfo;

use palisade_primitives::PoolKey;

/// A report of the runtime's accounts.
pub type ReportOf<T> = Report<<T as frame_system::Config>::AccountId>;
/// What harmed parties claim of a service's era, with the runtime's accounts.
pub type CaseOf<T> = Case<<T as frame_system::Config>::AccountId>;
/// What harmed parties are to be paid, with the runtime's accounts.
pub type PayoutOf<T> = Payout<<T as frame_system::Config>::AccountId>;
/// A pool's key with the runtime's accounts.
pub type PoolKeyOf<T> = PoolKey<<T as frame_system::Config>::AccountId>;

/// Reports, verdicts and slashes.
#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used, missing_docs)] // what the macros generate
pub mod pallet {
	use super::*;
	use crate::report::Accusation;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, fungibles},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use palisade_primitives::{
		AssetKind, Balance, Era, EraClock, OperatorJail, OperatorPenalty, PoolReports, ReportId, SecurityAdjust,
		SecurityInspect, ServiceId, ServiceInspect, StakeInspect, Waterfall,
	};
	use sp_core::H256;
	use sp_runtime::Perquintill;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The clock.
		type Eras: EraClock;
		/// Who may report, and under which terms.
		type Services: ServiceInspect<Self::AccountId>;
		/// What was guaranteed, and what follows a slash.
		type Security: SecurityInspect<Self::AccountId> + SecurityAdjust<Self::AccountId>;
		/// The pools that reports are opened on.
		type Pools: PoolReports<Self::AccountId> + StakeInspect<Self::AccountId>;
		/// Where operators are jailed, and penalised instead of slashed.
		type Operators: OperatorJail<Self::AccountId> + OperatorPenalty<Self::AccountId>;
		/// The assets of pools, the native one included: where slashed funds are moved and burned.
		type Assets: fungibles::Mutate<Self::AccountId, AssetId = AssetKind, Balance = Balance>;
		/// The native asset: where reporters' bonds are held.
		type Currency: fungible::hold::Mutate<Self::AccountId, Balance = Balance, Reason = Self::RuntimeHoldReason>;
		/// The runtime's reasons to hold.
		type RuntimeHoldReason: From<HoldReason>;
		/// Governance: judges any report.
		type VetoOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Full eras in which an objective report can be vetoed, if the clock's veto window is not shorter.
		#[pallet::constant]
		type ObjectiveVeto: Get<u32>;
		/// The longest penalty, in eras.
		#[pallet::constant]
		type MaxPenaltyEras: Get<u32>;
		/// Where the slashed funds of consensus go. Nobody is harmed and nobody reports: only insurance counts.
		#[pallet::constant]
		type ChainWaterfall: Get<Waterfall>;
		/// Takes the waterfall's insurance.
		#[pallet::constant]
		type InsuranceAccount: Get<Self::AccountId>;
		/// What a reporter gets of a native pool, in planck, at most.
		#[pallet::constant]
		type ReporterCap: Get<Balance>;
		/// Eras from a slash until the harmed are paid.
		#[pallet::constant]
		type ReleaseDelay: Get<u32>;
		/// Of all that is staked of an asset, what reports of services may take with the verdicts of one era.
		type MaxSlashPerEra: Get<Perquintill>;
		/// Of all that a service was guaranteed of an asset, what its reports may take with the verdicts of one era.
		type MaxServiceSlashPerEra: Get<Perquintill>;
		/// How many eras later than asked for a verdict may fall for want of room, at most; no more than leaving takes longer
		/// than the clock's windows require.
		#[pallet::constant]
		type QueueEras: Get<u32>;
		/// From this fraction on, an offence against consensus jails.
		#[pallet::constant]
		type JailThreshold: Get<Perquintill>;
		/// For how many eras.
		#[pallet::constant]
		type JailEras: Get<u32>;
		/// Reports of one service about one operator that are kept at once, vetoed and closed ones included.
		#[pallet::constant]
		type MaxReportsPerOperator: Get<u32>;
		/// Weights of calls and hook steps.
		type WeightInfo: WeightInfo;
		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// Reports: open ones, and closed ones while they share a window with what can still be reported.
	// twox: the key is our counter.
	#[pallet::storage]
	pub type Reports<T: Config> = StorageMap<_, Twox64Concat, ReportId, ReportOf<T>>;

	/// The id of the next report.
	#[pallet::storage]
	pub type NextReportId<T: Config> = StorageValue<_, ReportId, ValueQuery>;

	/// The stored reports of a service about an operator: what its limit and its offences' names are checked against.
	// blake2: users pick accounts; twox: services are counted.
	#[pallet::storage]
	pub type ReportsOf<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		ServiceId,
		BoundedVec<ReportId, T::MaxReportsPerOperator>,
		ValueQuery,
	>;

	/// An operator's offences against consensus in an era that can still be reported.
	// blake2: users pick accounts; twox: eras are counted.
	#[pallet::storage]
	pub type KnownBase<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, Era, Known, ValueQuery>;

	/// What the cursor visits next, and when: one entry a report, and one a case whose era can still be reported.
	// twox: eras, reports and services are counted.
	#[pallet::storage]
	pub type Agenda<T: Config> = StorageDoubleMap<_, Twox64Concat, Era, Twox64Concat, Visit, ()>;

	/// The first era whose agenda is not worked off.
	#[pallet::storage]
	pub type Cursor<T: Config> = StorageValue<_, Era, ValueQuery>;

	/// Planck of an asset that reports of services, taken together, claim with the verdicts that fall due in an era.
	// twox: eras are counted; blake2: users pick assets.
	#[pallet::storage]
	pub type Booked<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Era, Blake2_128Concat, AssetKind, Balance, ValueQuery>;

	/// Planck of an asset that reports of one service claim with the verdicts that fall due in an era.
	// twox: eras and services are counted; blake2: users pick assets.
	#[pallet::storage]
	pub type BookedBy<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, Era>, NMapKey<Twox64Concat, ServiceId>, NMapKey<Blake2_128Concat, AssetKind>),
		Balance,
		ValueQuery,
	>;

	/// What is claimed, and how many reports are stored, of a service's era.
	// twox: services and eras are counted.
	#[pallet::storage]
	pub type Cases<T: Config> = StorageDoubleMap<_, Twox64Concat, ServiceId, Twox64Concat, Era, CaseOf<T>>;

	/// What a report set aside for the harmed out of an asset, and was not paid yet.
	// twox: reports are counted; blake2: users pick assets.
	#[pallet::storage]
	pub type Payouts<T: Config> = StorageDoubleMap<_, Twox64Concat, ReportId, Blake2_128Concat, AssetKind, PayoutOf<T>>;

	/// Why the pallet holds money of accounts.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// What a reporter put up until its report is over.
		ReporterBond,
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A service reported an operator; its pools have set the claim aside, but for those that a `Waits` names.
		Reported {
			/// The report.
			report: ReportId,
			/// The service that was failed.
			service: ServiceId,
			/// Who misbehaved.
			operator: T::AccountId,
			/// When.
			era: Era,
			/// The service's name of the offence.
			offence: H256,
			/// What it takes of each guarantee.
			fraction: Perquintill,
			/// Hash of what proves it.
			evidence: H256,
			/// First era in which the verdict stands; later than asked for if the meter had no room.
			due: Era,
			/// Who reported for the service.
			reporter: T::AccountId,
			/// What is held of the reporter, in native planck; `None` if it is the slasher.
			bond: Option<Balance>,
		},
		/// Consensus reported an operator; its native pools have set the fraction aside, but for those that a `Waits` names.
		OffenceReported {
			/// The report.
			report: ReportId,
			/// Who misbehaved.
			operator: T::AccountId,
			/// When.
			era: Era,
			/// What it takes of each native pool, on top of earlier verdicts of the same era.
			fraction: Perquintill,
			/// First era in which the verdict stands.
			due: Era,
		},
		/// An offence changes nothing: it is out of its window, takes nothing, or its operator has no native pool.
		OffenceIgnored {
			/// Who misbehaved.
			operator: T::AccountId,
			/// When.
			era: Era,
			/// What it would have taken.
			fraction: Perquintill,
		},
		/// A larger offence of the same era came up while the report could be vetoed: it takes more.
		Raised {
			/// The report.
			report: ReportId,
			/// What it takes now.
			fraction: Perquintill,
		},
		/// A pool cannot take the report yet; it is opened there as soon as it can.
		Waits {
			/// The report.
			report: ReportId,
			/// The pool.
			pool: PoolKeyOf<T>,
		},
		/// A pool that could not take the report before has set its claim aside.
		Opened {
			/// The report.
			report: ReportId,
			/// The pool.
			pool: PoolKeyOf<T>,
		},
		/// The report was ended as if it had never been made.
		Vetoed {
			/// The report.
			report: ReportId,
			/// The service's resolver; `None` if it was governance.
			by: Option<T::AccountId>,
			/// Whether the reporter lost its bond, if it had put up one.
			unfounded: bool,
		},
		/// A pool paid for a verdict.
		Slashed {
			/// The report.
			report: ReportId,
			/// For which service.
			service: ServiceId,
			/// The pool.
			pool: PoolKeyOf<T>,
			/// Paid out of its stake.
			from_stake: Balance,
			/// Paid out of what was leaving.
			from_leaving: Balance,
		},
		/// Every pool has paid, or the report lapsed there.
		Closed {
			/// The report.
			report: ReportId,
		},
		/// A pool says it paid for a report that is not open on it. Should never be seen.
		Unexpected {
			/// The report.
			report: ReportId,
			/// The pool.
			pool: PoolKeyOf<T>,
		},
		/// A verdict takes less than was reported.
		Reduced {
			/// The report.
			report: ReportId,
			/// What it takes now.
			fraction: Perquintill,
			/// The service's resolver; `None` if it was governance.
			by: Option<T::AccountId>,
		},
		/// A verdict penalises the operator; the report is ended as if it had never been made.
		Penalised {
			/// The report.
			report: ReportId,
			/// How.
			penalty: Penalty,
			/// The last era of withheld commission, or the first in which the operator can exit.
			until: Era,
			/// The service's resolver; `None` if it was governance.
			by: Option<T::AccountId>,
		},
		/// A pool could not take the report before what was leaving could have left: it is over there and takes nothing.
		Lapsed {
			/// The report.
			report: ReportId,
			/// The pool.
			pool: PoolKeyOf<T>,
		},
		/// A report is over: its reporter has its bond back.
		BondReturned {
			/// The report.
			report: ReportId,
			/// Who reported.
			reporter: T::AccountId,
			/// In native planck.
			amount: Balance,
		},
		/// A report was unfounded: its reporter lost its bond.
		BondForfeited {
			/// The report.
			report: ReportId,
			/// Who reported.
			reporter: T::AccountId,
			/// The operator, or the insurance account if that could not take it.
			to: T::AccountId,
			/// In native planck.
			amount: Balance,
		},
		/// Where went what a verdict took of a pool. The parts add up to what [`Event::Slashed`] says.
		PaidOut {
			/// The report.
			report: ReportId,
			/// The pool.
			pool: PoolKeyOf<T>,
			/// Set aside for the harmed.
			harmed: Balance,
			/// Paid to the reporter.
			reporter: Balance,
			/// Paid to the insurance account.
			insurance: Balance,
			/// Burned.
			burned: Balance,
		},
		/// Somebody who was harmed was paid.
		HarmedPaid {
			/// The report.
			report: ReportId,
			/// What is paid.
			asset: AssetKind,
			/// Who.
			beneficiary: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// A service says who was harmed in an era.
		ClaimRegistered {
			/// The service.
			service: ServiceId,
			/// When.
			era: Era,
			/// Who.
			beneficiary: T::AccountId,
			/// How much, compared with other claims of the era.
			amount: Balance,
		},
		/// A service took a claim back.
		ClaimWithdrawn {
			/// The service.
			service: ServiceId,
			/// The claim's era.
			era: Era,
			/// Whose it was.
			beneficiary: T::AccountId,
		},
		/// Where went what consensus reports against a pool took of stake while it was coming over from another one.
		ArrivingPaidOut {
			/// The pool that it came to.
			pool: PoolKeyOf<T>,
			/// Paid to the insurance account.
			insurance: Balance,
			/// Burned.
			burned: Balance,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// No such service, its terms of that era are forgotten, or it is the chain itself, which does not report by calls.
		/// Look at the services' list.
		ServiceNotFound,
		/// Only the slasher of the service's terms in that era reports: they name no bond for others. Sign with its account.
		NotSlasher,
		/// A report takes something. Give a fraction above zero.
		ZeroFraction,
		/// The offence's era has not begun. Give an era that has.
		EraNotBegun,
		/// The window for offences of this era is over. It cannot be reported any more.
		WindowClosed,
		/// The operator guaranteed the service nothing in this era. Give the era of the offence.
		NothingGuaranteed,
		/// More than the service may slash. Give at most the limit of its terms in that era.
		AboveMaxSlash,
		/// The service has reported this offence already, vetoed or not. Another offence needs another id.
		OffenceKnown,
		/// Together with the service's other reports of the window it would take more than its limit of a guarantee. Give a
		/// smaller fraction.
		LimitReached,
		/// As many reports of the service about this operator are kept as can be; half of the places are the slasher's alone.
		/// Wait until a window is over.
		TooManyReports,
		/// The operator has more pools than a report can reach. Should never be seen.
		TooManyPools,
		/// A pool that guaranteed does not exist. Should never be seen.
		PoolNotFound,
		/// A pool has as many open reports as it can. Report again after its next verdict.
		PoolIsFull,
		/// No such report, or it is over for so long that it was forgotten.
		ReportNotFound,
		/// Only governance and the resolver that the service's terms of the offence's era name judge a report.
		NotResolver,
		/// The report is over on all its pools.
		ReportClosed,
		/// The verdict stands: its era has begun.
		VetoTooLate,
		/// The report can still be vetoed. Execute it from its due era on.
		NotDue,
		/// The report is open on all its pools, or over.
		NothingWaits,
		/// Its pools cannot go on in this era. Try again in the next one.
		StillWaiting,
		/// The operator, and the service's owner and resolver, do not report with a bond. Let somebody else do it.
		NotAuthorized,
		/// The reporter cannot put up the bond of the service's terms. Have it free, above what the account must keep.
		CannotHoldBond,
		/// The reports that wait leave no room until the last era in which this verdict could fall. Give a smaller fraction,
		/// or report again after a verdict.
		SlashQueueFull,
		/// The report was judged before, and only governance may overrule the resolver, once.
		AlreadyJudged,
		/// A verdict that reduces takes less than the report does. Give a smaller fraction.
		NotReduced,
		/// A penalty lasts at least one era, and at most `MaxPenaltyEras`.
		PenaltyOutOfBounds,
		/// Only the service's owner says who was harmed.
		NotOwner,
		/// A claim is of something. Give an amount above zero.
		ZeroClaim,
		/// The claims of the era are together more than can be counted. Give smaller amounts.
		ClaimsTooLarge,
		/// The beneficiary has a claim of this era already. Withdraw it first.
		ClaimExists,
		/// The era has as many claims as it can. Withdraw one first.
		TooManyClaims,
		/// A report of this era was made: its claims are fixed.
		ClaimsFixed,
		/// The beneficiary has no claim of this era.
		ClaimNotFound,
		/// The service's owner, slasher and resolver are never harmed. Name somebody else.
		BeneficiaryBarred,
		/// Nothing is set aside for the harmed, or all is paid.
		PayoutNotFound,
		/// What is set aside for the harmed is not released yet. Try again in its release era.
		NotReleased,
		/// None of the harmed can take what is set aside. Try again when their accounts can.
		NothingPaid,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Works the agenda off, one report a step.
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			if meter.try_consume(T::WeightInfo::poll()).is_err() {
				return;
			}
			while Self::is_behind() && meter.try_consume(T::WeightInfo::visit()).is_ok() {
				Self::step();
			}
		}

		fn integrity_test() {
			assert!(T::MaxReportsPerOperator::get() > 0, "a service must be able to report");
			assert!(!T::MaxSlashPerEra::get().is_zero(), "services must be able to take something");
			assert!(!T::MaxServiceSlashPerEra::get().is_zero(), "a service must be able to take something");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::check().map_err(Into::into)
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Claims that `operator` failed `service` in `era`, and sets `fraction` of all it guaranteed then aside.
		///
		/// Origin: the slasher of the service's terms in that era; if they name a bond, anyone who puts it up until the
		/// report is over, except the operator and the service's owner and resolver. `offence` names what happened, once
		/// and for all; `evidence` is the hash of what proves it. Emits [`Event::Reported`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::report())]
		pub fn report(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
			era: Era,
			offence: H256,
			fraction: Perquintill,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_report(who, Accusation { service, operator, era, offence, fraction, evidence })
		}

		/// Ends a report as if it had never been made, as long as it is not due. If it was `unfounded`, the operator gets
		/// the reporter's bond.
		///
		/// Origin: governance, or the resolver of the service that was failed. Emits [`Event::Vetoed`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::veto())]
		pub fn veto(origin: OriginFor<T>, report: ReportId, unfounded: bool) -> DispatchResult {
			let judge = Self::ensure_judge(origin)?;
			Self::do_veto(judge, report, unfounded)
		}

		/// Executes a verdict that is due on every pool that nobody touched since.
		///
		/// Origin: anyone. Emits an [`Event::Slashed`] a pool.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::execute())]
		pub fn execute(origin: OriginFor<T>, report: ReportId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_execute(report)
		}

		/// Opens a report on the pools that could not take it before.
		///
		/// Origin: anyone. Emits an [`Event::Opened`] a pool.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::open_report())]
		pub fn open_report(origin: OriginFor<T>, report: ReportId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_open_report(report)
		}

		/// Lets a report take `fraction`, which is less than it does, as long as it is not due.
		///
		/// Origin: governance, or the resolver of the service that was failed; each once, and governance last. Emits
		/// [`Event::Reduced`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::reduce())]
		pub fn reduce(origin: OriginFor<T>, report: ReportId, fraction: Perquintill) -> DispatchResult {
			let judge = Self::ensure_judge(origin)?;
			Self::do_reduce(judge, report, fraction)
		}

		/// Ends a report as if it had never been made, as long as it is not due, and penalises the operator from now on.
		///
		/// Origin: governance, or the resolver of the service that was failed. Emits [`Event::Penalised`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::penalise())]
		pub fn penalise(origin: OriginFor<T>, report: ReportId, penalty: Penalty) -> DispatchResult {
			let judge = Self::ensure_judge(origin)?;
			Self::do_penalise(judge, report, penalty)
		}

		/// Says who was harmed in `era`, and how much compared with the others: who is paid out of slashes of offences of
		/// that era, where pools allow it.
		///
		/// Origin: the service's owner, while offences of `era` can be reported and before the first is. Emits
		/// [`Event::ClaimRegistered`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::register_claim())]
		pub fn register_claim(
			origin: OriginFor<T>,
			service: ServiceId,
			era: Era,
			beneficiary: T::AccountId,
			amount: Balance,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_register_claim(&owner, service, era, Owed { beneficiary, amount })
		}

		/// Takes a claim back.
		///
		/// Origin: the service's owner, before the first report of an offence of `era`. Emits [`Event::ClaimWithdrawn`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::withdraw_claim())]
		pub fn withdraw_claim(
			origin: OriginFor<T>,
			service: ServiceId,
			era: Era,
			beneficiary: T::AccountId,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_withdraw_claim(&owner, service, era, beneficiary)
		}

		/// Pays the harmed what `report` set aside for them out of `asset`. Whoever cannot take it can be paid later.
		///
		/// Origin: anyone, from the release era on. Emits an [`Event::HarmedPaid`] a beneficiary.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::release_payout())]
		pub fn release_payout(origin: OriginFor<T>, report: ReportId, asset: AssetKind) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_payout(report, asset)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A report with what it sets aside now; `None` if it never was or is forgotten.
		pub fn report_view(id: ReportId) -> Option<ReportView<T::AccountId>> {
			let report = Reports::<T>::get(id)?;
			let escrow = report.pools.iter().map(|row| T::Pools::escrow(&row.pool, id)).collect();
			Some(ReportView { id, report, escrow })
		}

		/// All reports that some pool is not done with.
		pub fn open_reports() -> Vec<ReportView<T::AccountId>> {
			let open = Reports::<T>::iter().filter(|(_, report)| !report.is_closed());
			open.filter_map(|(id, _)| Self::report_view(id)).collect()
		}

		/// What is claimed of a service's era; `None` if nothing is, and no report of it is stored.
		pub fn case(service: ServiceId, era: Era) -> Option<CaseOf<T>> {
			Cases::<T>::get(service, era)
		}

		/// All that is set aside for the harmed.
		pub fn payouts() -> Vec<(ReportId, AssetKind, PayoutOf<T>)> {
			Payouts::<T>::iter().collect()
		}
	}
}
