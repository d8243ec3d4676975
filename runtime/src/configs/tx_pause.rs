use super::*;
use crate::{network::Hours, pauses};
use polkadot_sdk::{frame_support::traits::Contains, pallet_tx_pause::RuntimeCallNameOf};

/// Calls that nobody can pause.
pub struct NeverPaused;

impl Contains<RuntimeCallNameOf<Runtime>> for NeverPaused {
	fn contains(name: &RuntimeCallNameOf<Runtime>) -> bool {
		let pallet: &[u8] = &name.0;
		let call: &[u8] = &name.1;
		match pallet {
			// Blocks, governance and proofs of misbehaviour.
			b"Timestamp"
			| b"System"
			| b"Babe"
			| b"Grandpa"
			| b"Sudo"
			| b"Referenda"
			| b"ConvictionVoting"
			| b"Preimage"
			| b"Whitelist"
			| b"TechnicalCommittee"
			| b"Slashing" => true,
			b"Delegation" => safe_mode::DELEGATION_EXITS.contains(&call),
			b"Operators" => safe_mode::OPERATORS_EXITS.contains(&call),
			b"Lrt" => safe_mode::LRT_EXITS.contains(&call),
			b"Rewards" => safe_mode::REWARDS_EXITS.contains(&call),
			b"Validators" => safe_mode::VALIDATORS_EXITS.contains(&call),
			_ => false,
		}
	}
}

impl pallet_tx_pause::Config for Runtime {
	type MaxNameLen = ConstU32<256>;
	// Pauses come with an end: see `Pauses`.
	#[cfg(not(feature = "runtime-benchmarks"))]
	type PauseOrigin = polkadot_sdk::frame_support::traits::NeverEnsureOrigin<()>;
	// Nobody has that origin, but `Pauses` adds the call's weight to its own.
	#[cfg(feature = "runtime-benchmarks")]
	type PauseOrigin = EnsureRoot<AccountId>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type UnpauseOrigin = EitherOf<EnsureRoot<AccountId>, governance::origins::Emergency>;
	type WeightInfo = weights::pallet_tx_pause::WeightInfo<Runtime>;
	type WhitelistedCalls = NeverPaused;
}

impl pauses::Config for Runtime {
	type Pauser = governance::EmergencyFor<Hours<Runtime, { 3 * 24 }>>;
	type Cooldown = Hours<Runtime, { 7 * 24 }>;
}
