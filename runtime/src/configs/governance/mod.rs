//! Referenda by the holders of the native token, with conviction; Root is one of the tracks.
//!
//! There is no council. Voting power is what an account has and what it has staked; see [`votes`]. A committee of those who
//! know the code can only make a call faster to pass, never pass one.

pub mod committee;
pub mod origins;
pub mod tracks;
pub mod treasury;
pub mod votes;

pub use treasury::{InsuranceAccount, TreasuryAccount};

use super::*;
use crate::{
	constants::currency::{deposit, PAL},
	network::Hours,
};
use core::marker::PhantomData;
use polkadot_sdk::frame_support::{
	traits::{
		fungible::HoldConsideration, AsEnsureOriginWithArg, Currency, EnsureOrigin, EqualPrivilegeOnly, Get,
		LinearStoragePrice, OnUnbalanced,
	},
	weights::Weight,
};

parameter_types! {
	pub const SubmissionDeposit: Balance = PAL;
	pub const PreimageBaseDeposit: Balance = deposit(1, 64);
	pub const PreimageByteDeposit: Balance = deposit(0, 1);
	pub const PreimageHoldReason: RuntimeHoldReason = RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
	pub MaximumSchedulerWeight: Weight = system::RuntimeBlockWeights::get().max_block.saturating_div(2);
}

/// Sends what is slashed or charged to the treasury.
pub struct ToTreasury;

impl OnUnbalanced<<Balances as Currency<AccountId>>::NegativeImbalance> for ToTreasury {
	fn on_nonzero_unbalanced(amount: <Balances as Currency<AccountId>>::NegativeImbalance) {
		Balances::resolve_creating(&TreasuryAccount::get(), amount);
	}
}

/// Root or the emergency track, for at most as long as `D` says.
pub struct EmergencyFor<D>(PhantomData<D>);

impl<D: Get<BlockNumber>> EnsureOrigin<RuntimeOrigin> for EmergencyFor<D> {
	type Success = BlockNumber;

	fn try_origin(origin: RuntimeOrigin) -> Result<BlockNumber, RuntimeOrigin> {
		EitherOf::<EnsureRoot<AccountId>, origins::Emergency>::try_origin(origin).map(|()| D::get())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

impl origins::Config for Runtime {}

impl pallet_preimage::Config for Runtime {
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_preimage::WeightInfo<Runtime>;
}

impl pallet_scheduler::Config for Runtime {
	type BlockNumberProvider = System;
	type MaxScheduledPerBlock = ConstU32<50>;
	type MaximumWeight = MaximumSchedulerWeight;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type PalletsOrigin = OriginCaller;
	type Preimages = Preimage;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type WeightInfo = weights::pallet_scheduler::WeightInfo<Runtime>;
}

impl pallet_referenda::Config for Runtime {
	type AlarmInterval = ConstU32<1>;
	type BlockNumberProvider = System;
	type CancelOrigin = EitherOf<EnsureRoot<AccountId>, origins::Emergency>;
	type Currency = Balances;
	type KillOrigin = EnsureRoot<AccountId>;
	type MaxQueued = ConstU32<100>;
	type Preimages = Preimage;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type Scheduler = Scheduler;
	type Slash = ToTreasury;
	type SubmissionDeposit = SubmissionDeposit;
	type SubmitOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type Tally = pallet_conviction_voting::TallyOf<Runtime>;
	type Tracks = tracks::Tracks;
	type UndecidingTimeout = Hours<Runtime, { 14 * 24 }>;
	type Votes = pallet_conviction_voting::VotesOf<Runtime>;
	type WeightInfo = weights::pallet_referenda::WeightInfo<Runtime>;
}

impl pallet_conviction_voting::Config for Runtime {
	type BlockNumberProvider = System;
	type Currency = votes::VotingCurrency;
	// All there is, stake and what stands behind liquid tokens included, but for the two funds, which do not vote.
	type MaxTurnout = polkadot_sdk::frame_support::traits::tokens::currency::ActiveIssuanceOf<Balances, AccountId>;
	type MaxVotes = ConstU32<512>;
	type Polls = Referenda;
	type RuntimeEvent = RuntimeEvent;
	type VoteLockingPeriod = Hours<Runtime, { 7 * 24 }>;
	type VotingHooks = ();
	type WeightInfo = votes::VotingWeights;
}

// A call that the technical committee has found sound can pass on the faster whitelisted track.
impl pallet_whitelist::Config for Runtime {
	type BlockNumberProvider = System;
	type DeferredDispatchExpiration = Hours<Runtime, { 28 * 24 }>;
	type DispatchWhitelistedOrigin = EitherOf<EnsureRoot<AccountId>, origins::WhitelistedCaller>;
	type Preimages = Preimage;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_whitelist::WeightInfo<Runtime>;
	type WhitelistOrigin = EitherOf<EnsureRoot<AccountId>, committee::TwoThirds>;
}
