use crate::{AssetKind, Balance, Category, Era, ServiceId, ServiceKey};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{Perbill, Perquintill};

/// Where slashed funds go, in this order; each a share of what a verdict took, floored. The rest is burned.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Waterfall {
	/// To whoever was harmed, if the pool allows redistribution and the service named somebody before the report.
	pub harmed: Perbill,
	/// To who reported.
	pub reporter: Perbill,
	/// To the insurance account.
	pub insurance: Perbill,
}

/// The terms under which a service may slash what was committed to it in an era.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SlashTerms<AccountId> {
	/// κ: at most this fraction of a guarantee within one window.
	pub max_slash: Perquintill,
	/// Eras after an offence in which the service can report it.
	pub window: u32,
	/// Who may report.
	pub slasher: AccountId,
	/// Who may veto, beside governance.
	pub resolver: Option<AccountId>,
	/// What anybody else puts up to report, in native planck; `None`: nobody else may.
	pub reporter_bond: Option<Balance>,
	/// Where slashed funds go.
	pub waterfall: Waterfall,
}

/// Looks at services. Implemented by `services`.
pub trait ServiceInspect<AccountId> {
	/// Terms of what was, or will be, committed to a service in `era`; also of a deregistered one while its last
	/// commitments can be slashed. `None` for eras whose terms are forgotten.
	fn terms(service: ServiceId, era: Era) -> Option<SlashTerms<AccountId>>;
	/// Who manages it.
	fn owner(service: ServiceId) -> Option<AccountId>;
	/// What kind of protocol it is.
	fn category(service: ServiceId) -> Option<Category>;
	/// The key with which `operator` signed for the service in `era`.
	fn key(service: ServiceId, operator: &AccountId, era: Era) -> Option<ServiceKey>;
	/// Whether `operator` serves `service` at `era`: both opted in in time and neither has left.
	fn serves(service: ServiceId, operator: &AccountId, era: Era) -> bool;
	/// Whether `operator` may allocate to `service` from `asset` now: it serves it or will at the next era, the asset is
	/// admitted by the service, and `stake` planck meet its minimum.
	fn may_allocate(service: ServiceId, operator: &AccountId, asset: &AssetKind, stake: Balance) -> bool;
	/// Registers a service with `terms` that `operators` serve from the next era on.
	#[cfg(feature = "runtime-benchmarks")]
	fn create(terms: SlashTerms<AccountId>, operators: &[AccountId]) -> ServiceId;
}
