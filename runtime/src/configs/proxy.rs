use super::*;
use crate::constants::currency::deposit;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{frame_support::traits::InstanceFilter, sp_runtime::traits::BlakeTwo256};
use scale_info::TypeInfo;

parameter_types! {
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	pub const ProxyDepositFactor: Balance = deposit(0, 33);
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	pub const AnnouncementDepositFactor: Balance = deposit(0, 66);
}

/// What a proxy may do for an account.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	Any,
	/// What pays nothing out to others.
	NonTransfer,
	/// Vote and delegate votes, in the technical committee too.
	Governance,
	/// Stake, operate, validate, serve; leaving and claiming are included, what is paid goes to the account.
	Staking,
	/// Cancel what other proxies announced.
	CancelProxy,
	/// Leave; what leaves goes back to the account.
	ExitOnly,
	/// Have the account paid what it is owed.
	ClaimOnly,
}

/// Whether somebody other than the caller can be given something.
fn pays_out(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Delegation(pallet_delegation::Call::complete_leave { to: Some(_), .. })
			| RuntimeCall::Lrt(pallet_lrt::Call::transfer_redemption { .. })
	)
}

/// Whether it only pays an account what it is owed.
fn claims(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Delegation(pallet_delegation::Call::complete_leave { to: None, .. })
			| RuntimeCall::Lrt(pallet_lrt::Call::claim { .. })
			| RuntimeCall::Rewards(
				pallet_rewards::Call::claim { .. }
					| pallet_rewards::Call::claim_for { .. }
					| pallet_rewards::Call::claim_commission { .. }
			) | RuntimeCall::Slashing(pallet_slashing::Call::release_payout { .. })
			| RuntimeCall::Validators(
				pallet_validators::Call::pay_rewards { .. } | pallet_validators::Call::claim_commission { .. }
			)
	)
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		let governs = matches!(
			call,
			RuntimeCall::Referenda(..)
				| RuntimeCall::ConvictionVoting(..)
				| RuntimeCall::Preimage(..)
				| RuntimeCall::TechnicalCommittee(..)
		);
		let exits = safe_mode::is_exit(call) && !pays_out(call);
		let stakes = exits
			|| claims(call)
			|| !pays_out(call)
				&& matches!(
					call,
					RuntimeCall::Operators(..)
						| RuntimeCall::Delegation(..)
						| RuntimeCall::Services(..)
						| RuntimeCall::Restaking(..)
						| RuntimeCall::Slashing(..)
						| RuntimeCall::Validators(..)
						| RuntimeCall::Session(..)
						| RuntimeCall::Rewards(pallet_rewards::Call::compound { .. })
				);
		let combines = matches!(call, RuntimeCall::Utility(..));
		match self {
			Self::Any => true,
			Self::NonTransfer => {
				governs || stakes || combines || matches!(call, RuntimeCall::Identity(..) | RuntimeCall::System(..))
			}
			Self::Governance => governs || combines,
			Self::Staking => stakes || combines,
			Self::ExitOnly => exits || combines,
			Self::ClaimOnly => claims(call) || combines,
			Self::CancelProxy => matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. })),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(a, b) if a == b => true,
			(Self::Any, _) => true,
			(_, Self::Any) => false,
			(Self::NonTransfer, Self::Governance | Self::Staking | Self::ExitOnly | Self::ClaimOnly) => true,
			(Self::Staking, Self::ExitOnly | Self::ClaimOnly) => true,
			_ => false,
		}
	}
}

impl pallet_proxy::Config for Runtime {
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
	type CallHasher = BlakeTwo256;
	type Currency = Balances;
	type MaxPending = ConstU32<32>;
	type MaxProxies = ConstU32<32>;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type ProxyType = ProxyType;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_proxy::WeightInfo<Runtime>;
}
