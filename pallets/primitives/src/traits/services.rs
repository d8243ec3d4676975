use crate::{Balance, Era, ServiceId};
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_runtime::Perquintill;

/// The terms under which a service may slash.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SlashTerms<AccountId> {
	/// κ: at most this fraction of a guarantee within one window.
	pub max_slash: Perquintill,
	/// Eras after an offence in which the service can report it.
	pub window: u32,
	/// Who may report.
	pub slasher: AccountId,
	/// Who may veto, beside governance.
	pub resolver: Option<AccountId>,
}

/// Looks at services. Implemented by `services`.
pub trait ServiceInspect<AccountId> {
	/// Terms of a service; also of a deregistered one while its last commitments can be slashed.
	fn terms(service: ServiceId) -> Option<SlashTerms<AccountId>>;
	/// Whether `operator` serves `service` at `era`: both opted in in time and neither has left.
	fn serves(service: ServiceId, operator: &AccountId, era: Era) -> bool;
	/// Whether `operator` may allocate to `service` from `asset` now: it serves it or will at the next era, the asset is
	/// admitted by the service, and `stake` planck meet its minimum.
	fn may_allocate(service: ServiceId, operator: &AccountId, asset: &crate::AssetKind, stake: Balance) -> bool;
	/// Registers a service with `terms` that `operator` serves from the next era on.
	#[cfg(feature = "runtime-benchmarks")]
	fn create(terms: SlashTerms<AccountId>, operators: &[AccountId]) -> ServiceId;
}
