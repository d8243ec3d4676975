//! Genesis of each kind of network.
//!
//! - `development`: one node that seals; seconds instead of hours; `sudo` is Alice.
//! - `local_testnet`: four validators on one machine, BABE and GRANDPA at their own pace.
//! - `live`: the template of a real network. It has no accounts and no keys: fill `balances`, `operators`, `validators`,
//!   `session` and `technicalMembership` before you start it.

use crate::{
	configs::lrt::TOKEN_ID_BASE, constants::currency::PAL, AccountId, Balance, BalancesConfig, ErasConfig,
	LiquidityConfig, LrtConfig, NetworkConfig, OperatorsConfig, PricesConfig, RuntimeGenesisConfig, SessionConfig,
	SessionKeys, SudoConfig, TechnicalMembershipConfig, ValidatorsConfig,
};
use alloc::{string::ToString, vec, vec::Vec};
use palisade_primitives::{AssetKind, PoolKey, Tier};
use pallet_eras::ClockParams;
use pallet_lrt::GenesisBasket;
use pallet_operators::GenesisOperator;
use polkadot_sdk::{
	frame_support::{build_struct_json_patch, BoundedVec},
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
	sp_runtime::Perbill,
};
use serde_json::Value;

/// Name of the preset for a real network.
pub const LIVE_RUNTIME_PRESET: &str = "live";

/// What each development account has.
const ENDOWMENT: Balance = 10_000_000 * PAL;
/// Bond of each development operator.
const BOND: Balance = 100_000 * PAL;
/// What each development staker delegates to each tier.
const DELEGATION: Balance = 50_000 * PAL;
/// What the liquid token is minted for.
const LIQUID: Balance = 40_000 * PAL;
/// What its pair has of each.
const LIQUIDITY: Balance = 20_000 * PAL;

/// Lengths and windows of a network.
struct Pace {
	slot_millis: u64,
	epoch_slots: u64,
	day_blocks: u32,
	clock: ClockParams,
}

/// An era is half a minute, a governance day a minute.
const DEVELOPMENT: Pace = Pace {
	slot_millis: 1_000,
	epoch_slots: 10,
	day_blocks: 60,
	clock: ClockParams { sessions_per_era: 3, leaving_eras: 6, slash_window: 2, veto_window: 1 },
};

/// An era is a minute and a half, a governance day five minutes.
const LOCAL: Pace = Pace {
	slot_millis: 3_000,
	epoch_slots: 10,
	day_blocks: 100,
	clock: ClockParams { sessions_per_era: 3, leaving_eras: 6, slash_window: 2, veto_window: 1 },
};

/// An era is a day of six sessions.
const LIVE: Pace = Pace {
	slot_millis: 6_000,
	epoch_slots: 2_400,
	day_blocks: 14_400,
	clock: ClockParams { sessions_per_era: 6, leaving_eras: 14, slash_window: 7, veto_window: 3 },
};

/// The first validators of development chains.
const AUTHORITIES: [(Sr25519Keyring, Ed25519Keyring); 4] = [
	(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
	(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
	(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
	(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
];

/// Who may whitelist calls on development chains.
const COMMITTEE: [Sr25519Keyring; 3] = [Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie];

/// Session keys derived from `//Name`, as the node derives them.
fn session_keys(sr: Sr25519Keyring, ed: Ed25519Keyring) -> SessionKeys {
	SessionKeys { babe: sr.public().into(), grandpa: ed.public().into(), authority_discovery: sr.public().into() }
}

/// The chain's own liquid token, over the Base pools of the first validators.
fn staked_pal(creator: AccountId) -> GenesisBasket<AccountId> {
	let pools =
		AUTHORITIES.iter().map(|(key, _)| (PoolKey::native(key.to_account_id(), Tier::Base), pallet_lrt::WHOLE / 4));
	GenesisBasket {
		asset: AssetKind::Native,
		targets: pools.collect(),
		name: "Staked PAL".to_string(),
		symbol: "sPAL".to_string(),
		decimals: 12,
		follow_active_set: true,
		mints: vec![(creator.clone(), LIQUID)],
		creator,
	}
}

fn test_network(pace: Pace, sudo: Option<AccountId>) -> Value {
	let accounts = Sr25519Keyring::well_known().map(|key| key.to_account_id());
	let operators = AUTHORITIES.map(|(key, _)| GenesisOperator {
		who: key.to_account_id(),
		bond: BOND,
		commission: Perbill::from_percent(10),
		name: key.to_string(),
	});
	let stakers = [Sr25519Keyring::Eve, Sr25519Keyring::Ferdie].map(|key| key.to_account_id());
	let delegations = stakers.iter().flat_map(|staker| {
		AUTHORITIES.iter().flat_map(move |(operator, _)| {
			[Tier::Base, Tier::Restaked].map(|tier| (staker.clone(), operator.to_account_id(), tier, DELEGATION))
		})
	});
	let (provider, token) = (Sr25519Keyring::FerdieStash.to_account_id(), AssetKind::WithId(TOKEN_ID_BASE));
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances: accounts.map(|who| (who, ENDOWMENT)).collect::<Vec<_>>() },
		network: NetworkConfig {
			slot_millis: pace.slot_millis,
			epoch_slots: pace.epoch_slots,
			day_blocks: pace.day_blocks,
		},
		eras: ErasConfig { clock: pace.clock },
		operators: OperatorsConfig { operators: operators.into(), delegations: delegations.collect::<Vec<_>>() },
		validators: ValidatorsConfig { candidates: AUTHORITIES.map(|(key, _)| key.to_account_id()).into() },
		prices: PricesConfig { assets: vec![token.clone()] },
		lrt: LrtConfig { baskets: vec![staked_pal(provider.clone())] },
		liquidity: LiquidityConfig { pools: vec![(AssetKind::Native, token, provider, LIQUIDITY, LIQUIDITY)] },
		session: SessionConfig {
			keys: AUTHORITIES.map(|(sr, ed)| (sr.to_account_id(), sr.to_account_id(), session_keys(sr, ed))).into(),
		},
		technical_membership: TechnicalMembershipConfig {
			members: BoundedVec::truncate_from(COMMITTEE.map(|key| key.to_account_id()).into()),
		},
		sudo: SudoConfig { key: sudo },
	})
}

fn live() -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		network: NetworkConfig {
			slot_millis: LIVE.slot_millis,
			epoch_slots: LIVE.epoch_slots,
			day_blocks: LIVE.day_blocks,
		},
		eras: ErasConfig { clock: LIVE.clock },
	})
}

/// A preset as the JSON that the defaults are patched with; `None` if there is none of this name.
pub fn get(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		DEV_RUNTIME_PRESET => test_network(DEVELOPMENT, Some(Sr25519Keyring::Alice.to_account_id())),
		LOCAL_TESTNET_RUNTIME_PRESET => test_network(LOCAL, None),
		LIVE_RUNTIME_PRESET => live(),
		_ => return None,
	};
	Some(patch.to_string().into_bytes())
}

/// Names of the presets.
pub fn names() -> Vec<PresetId> {
	[DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, LIVE_RUNTIME_PRESET].map(PresetId::from).into()
}
