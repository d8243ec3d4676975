use super::*;
use crate::{
	constants::bounds,
	network::{EpochSlots, SlotMillis},
};

impl pallet_babe::Config for Runtime {
	type DisabledValidators = Session;
	type EpochChangeTrigger = pallet_babe::ExternalTrigger;
	type EpochDuration = EpochSlots<Runtime>;
	type EquivocationReportSystem =
		pallet_babe::EquivocationReportSystem<Self, Offences, Historical, ConstU64<{ bounds::REPORT_LONGEVITY }>>;
	type ExpectedBlockTime = SlotMillis<Runtime>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type MaxAuthorities = ConstU32<{ bounds::MAX_AUTHORITIES }>;
	// Only scales the weight of a report; ours does not depend on the number of stakers.
	type MaxNominators = ConstU32<0>;
	type WeightInfo = ();
}
