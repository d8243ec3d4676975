use super::*;
use crate::network::Hours;
use polkadot_sdk::frame_support::traits::{Contains, GetCallMetadata};

/// Calls of `Delegation` by which stakers leave.
pub const DELEGATION_EXITS: &[&[u8]] =
	&[b"withdraw_entry", b"request_leave", b"complete_leave", b"complete_redelegation", b"touch_pool"];
/// Calls of `Operators` by which they get their bond free.
pub const OPERATORS_EXITS: &[&[u8]] = &[b"request_exit", b"complete_exit"];
/// Calls of `Lrt` by which holders leave; `rebalance` brings what has come back from pools within their reach.
pub const LRT_EXITS: &[&[u8]] =
	&[b"redeem_request", b"redeem_instantly", b"claim", b"transfer_redemption", b"finalise", b"rebalance"];
/// Calls of `Rewards` by which everybody gets what was earned, or is left over.
pub const REWARDS_EXITS: &[&[u8]] = &[b"claim", b"claim_for", b"claim_commission", b"reclaim"];
/// Calls of `Validators` by which base rewards and their commissions are paid.
pub const VALIDATORS_EXITS: &[&[u8]] = &[b"pay_rewards", b"claim_commission"];

/// Whether somebody leaves by this call.
pub fn is_exit(call: &RuntimeCall) -> bool {
	let name = call.get_call_metadata().function_name.as_bytes();
	match call {
		RuntimeCall::Delegation(..) => DELEGATION_EXITS.contains(&name),
		RuntimeCall::Operators(..) => OPERATORS_EXITS.contains(&name),
		RuntimeCall::Lrt(..) => LRT_EXITS.contains(&name),
		_ => false,
	}
}

/// Calls that safe mode lets through: blocks, governance, punishment, every exit and claim. Stakers can always leave.
pub struct AllowedInSafeMode;

impl Contains<RuntimeCall> for AllowedInSafeMode {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::System(..)
			| RuntimeCall::Timestamp(..)
			| RuntimeCall::Babe(..)
			| RuntimeCall::Grandpa(..)
			| RuntimeCall::Slashing(..)
			| RuntimeCall::Preimage(..)
			| RuntimeCall::Scheduler(..)
			| RuntimeCall::Referenda(..)
			| RuntimeCall::ConvictionVoting(..)
			| RuntimeCall::Whitelist(..)
			| RuntimeCall::TechnicalCommittee(..)
			| RuntimeCall::Sudo(..)
			| RuntimeCall::SafeMode(..)
			| RuntimeCall::TxPause(..)
			| RuntimeCall::Pauses(..)
			| RuntimeCall::MultiBlockMigrations(..)
			// What these dispatch for an account passes the filter again.
			| RuntimeCall::Utility(..)
			| RuntimeCall::Proxy(..)
			| RuntimeCall::Multisig(..) => true,
			RuntimeCall::Rewards(..) => REWARDS_EXITS.contains(&call.get_call_metadata().function_name.as_bytes()),
			RuntimeCall::Validators(..) => VALIDATORS_EXITS.contains(&call.get_call_metadata().function_name.as_bytes()),
			_ => is_exit(call),
		}
	}
}

parameter_types! {
	// Nobody buys a halt: origins only.
	pub const NoDeposit: Option<Balance> = None;
	pub const NoRelease: Option<BlockNumber> = None;
}

impl pallet_safe_mode::Config for Runtime {
	type Currency = Balances;
	type EnterDepositAmount = NoDeposit;
	type EnterDuration = Hours<Runtime, 24>;
	type ExtendDepositAmount = NoDeposit;
	type ExtendDuration = Hours<Runtime, 24>;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type ForceEnterOrigin = governance::EmergencyFor<Hours<Runtime, 24>>;
	type ForceExitOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::Emergency>;
	type ForceExtendOrigin = governance::EmergencyFor<Hours<Runtime, 24>>;
	type Notify = ();
	type ReleaseDelay = NoRelease;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = weights::pallet_safe_mode::WeightInfo<Runtime>;
	type WhitelistedCalls = AllowedInSafeMode;
}
