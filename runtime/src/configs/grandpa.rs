use super::*;
use crate::constants::bounds;

impl pallet_grandpa::Config for Runtime {
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ConstU64<{ bounds::REPORT_LONGEVITY }>>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type MaxAuthorities = ConstU32<{ bounds::MAX_AUTHORITIES }>;
	// Only scales the weight of a report; ours does not depend on the number of stakers.
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<{ bounds::MAX_SET_ID_SESSION_ENTRIES }>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}
