//! Those who know the code: two thirds of them may whitelist a call, which a referendum then still has to pass.

use super::super::*;
use crate::network::Hours;
use polkadot_sdk::frame_support::{instances::Instance1, weights::Weight};

/// Two thirds of the committee.
pub type TwoThirds = pallet_collective::EnsureProportionAtLeast<AccountId, Instance1, 2, 3>;

/// Seats, at most.
pub const MAX_MEMBERS: u32 = 20;

parameter_types! {
	pub MaxProposalWeight: Weight = system::RuntimeBlockWeights::get().max_block.saturating_div(2);
}

impl pallet_collective::Config<Instance1> for Runtime {
	type Consideration = ();
	type DefaultVote = pallet_collective::PrimeDefaultVote;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type MaxMembers = ConstU32<MAX_MEMBERS>;
	type MaxProposalWeight = MaxProposalWeight;
	type MaxProposals = ConstU32<20>;
	type MotionDuration = Hours<Runtime, { 3 * 24 }>;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type WeightInfo = weights::pallet_collective::WeightInfo<Runtime>;
}

// Who is a member: the root track decides.
impl pallet_membership::Config<Instance1> for Runtime {
	type AddOrigin = EnsureRoot<AccountId>;
	type MaxMembers = ConstU32<MAX_MEMBERS>;
	type MembershipChanged = TechnicalCommittee;
	type MembershipInitialized = TechnicalCommittee;
	type PrimeOrigin = EnsureRoot<AccountId>;
	type RemoveOrigin = EnsureRoot<AccountId>;
	type ResetOrigin = EnsureRoot<AccountId>;
	type RuntimeEvent = RuntimeEvent;
	type SwapOrigin = EnsureRoot<AccountId>;
	type WeightInfo = weights::pallet_membership::WeightInfo<Runtime>;
}
