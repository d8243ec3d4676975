#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod cursor;
mod execute;
mod impls;
mod invariants;
mod meter;
#[cfg(test)]
mod mock;
mod offence;
mod report;
#[cfg(test)]
mod tests;
mod types;
mod veto;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{Backing, Known, PoolReport, PoolState, Report, ReportView};
pub use weights::WeightInfo;

use palisade_primitives::PoolKey;

/// A report of the runtime's accounts.
pub type ReportOf<T> = Report<<T as frame_system::Config>::AccountId>;
/// A pool's key with the runtime's accounts.
pub type PoolKeyOf<T> = PoolKey<<T as frame_system::Config>::AccountId>;

/// Reports, verdicts and slashes.
#[frame_support::pallet]
#[allow(clippy::as_conversions, clippy::expect_used, missing_docs)] // what the macros generate
pub mod pallet {
	use super::*;
	use crate::report::Accusation;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, weights::WeightMeter};
	use frame_system::pallet_prelude::*;
	use palisade_primitives::{
		Balance, Era, EraClock, OperatorJail, PoolReports, ReportId, SecurityAdjust, SecurityInspect, ServiceId,
		ServiceInspect, StakeInspect,
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
		/// Where operators are jailed.
		type Operators: OperatorJail<Self::AccountId>;
		/// Governance: vetoes any report.
		type VetoOrigin: EnsureOrigin<Self::RuntimeOrigin>;
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

	/// The era in which the cursor visits a report next: one entry a report.
	// twox: eras and reports are counted.
	#[pallet::storage]
	pub type Agenda<T: Config> = StorageDoubleMap<_, Twox64Concat, Era, Twox64Concat, ReportId, ()>;

	/// The first era whose agenda is not worked off.
	#[pallet::storage]
	pub type Cursor<T: Config> = StorageValue<_, Era, ValueQuery>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A service reported an operator; its pools have set the claim aside, but for those that a `Waits` names.
		Reported {
			/// The report.
			report: ReportId,
			/// Who reported.
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
			/// First era in which the verdict stands.
			due: Era,
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
		},
		/// A pool paid for a verdict.
		Slashed {
			/// The report.
			report: ReportId,
			/// Who reported.
			service: ServiceId,
			/// The pool.
			pool: PoolKeyOf<T>,
			/// Paid out of its stake.
			from_stake: Balance,
			/// Paid out of what was leaving.
			from_leaving: Balance,
		},
		/// Every pool has paid.
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
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// No such service, or it is the chain itself, which does not report by calls. Look at the services' list.
		ServiceNotFound,
		/// Only the service's slasher reports. Sign with the account that its terms name.
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
		/// As many reports of the service about this operator are kept as can be. Wait until a window is over.
		TooManyReports,
		/// The operator has more pools than a report can reach. Should never be seen.
		TooManyPools,
		/// A pool that guaranteed does not exist. Should never be seen.
		PoolNotFound,
		/// A pool has as many open reports as it can. Report again after its next verdict.
		PoolIsFull,
		/// No such report, or it is over for so long that it was forgotten.
		ReportNotFound,
		/// Only governance and the resolver that the service's terms name may veto.
		NotResolver,
		/// The report was vetoed or executed on all its pools.
		ReportClosed,
		/// The verdict stands: its era has begun.
		VetoTooLate,
		/// The report can still be vetoed. Execute it from its due era on.
		NotDue,
		/// The report is open on all its pools, or over.
		NothingWaits,
		/// Its pools cannot go on in this era. Try again in the next one.
		StillWaiting,
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
		/// Origin: the service's slasher. `offence` names what happened, once and for all; `evidence` is the hash of what
		/// proves it. Emits [`Event::Reported`].
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
			let slasher = ensure_signed(origin)?;
			Self::do_report(&slasher, Accusation { service, operator, era, offence, fraction, evidence })
		}

		/// Ends a report as if it had never been made, as long as it is not due.
		///
		/// Origin: governance, or the resolver of the service that reported. Emits [`Event::Vetoed`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::veto())]
		pub fn veto(origin: OriginFor<T>, report: ReportId) -> DispatchResult {
			let resolver = match T::VetoOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(ensure_signed(origin)?),
			};
			Self::do_veto(resolver, report)
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
	}
}
