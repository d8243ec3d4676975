//! The tracks: which origin a referendum asks for, and what it takes.
//!
//! Periods are in governance hours, which genesis defines: the development chain's day is a minute.

use super::origins::Origin;
use crate::{constants::currency::PAL, network, Balance, BlockNumber, Runtime, RuntimeOrigin};
use alloc::borrow::Cow;
use polkadot_sdk::{
	frame_support::traits::{CallerTrait as _, OriginTrait},
	pallet_referenda::{Curve, Track, TrackInfo, TracksInfo},
	sp_runtime::{str_array, FixedI64},
};

/// Periods of a track, in governance hours.
struct Hours {
	prepare: u32,
	decide: u32,
	confirm: u32,
	enact: u32,
}

/// A track before its periods are turned into blocks.
struct Template {
	id: u16,
	name: &'static str,
	max_deciding: u32,
	deposit: Balance,
	hours: Hours,
	min_approval: Curve,
	min_support: Curve,
}

const fn percent(value: u128) -> FixedI64 {
	FixedI64::from_rational(value, 100)
}

/// Approval: from everybody at the start down to a simple majority at the end.
const MAJORITY: Curve = Curve::make_linear(1, 1, percent(50), percent(100));
/// Approval that falls to a majority after a quarter of the time only as a curve: for what may not be rushed.
const SLOW_MAJORITY: Curve = Curve::make_reciprocal(1, 4, percent(80), percent(50), percent(100));
/// Approval that never falls below four fifths.
const NEAR_UNANIMITY: Curve = Curve::make_linear(1, 1, percent(80), percent(100));
/// Support: half of all tokens at the start, nothing at the end.
const OPEN_SUPPORT: Curve = Curve::make_linear(1, 1, percent(0), percent(50));
/// Support that falls fast, yet never below one in a hundred tokens.
const LOW_SUPPORT: Curve = Curve::make_reciprocal(1, 4, percent(10), percent(1), percent(50));
/// Support that never falls below one in twenty tokens.
const SOLID_SUPPORT: Curve = Curve::make_linear(1, 1, percent(5), percent(50));

const TEMPLATES: [Template; 7] = [
	Template {
		id: 0,
		name: "root",
		max_deciding: 1,
		deposit: 10_000 * PAL,
		hours: Hours { prepare: 2, decide: 14 * 24, confirm: 24, enact: 24 },
		min_approval: SLOW_MAJORITY,
		min_support: OPEN_SUPPORT,
	},
	Template {
		id: 1,
		name: "whitelisted_caller",
		max_deciding: 10,
		deposit: 1_000 * PAL,
		hours: Hours { prepare: 1, decide: 14 * 24, confirm: 1, enact: 1 },
		min_approval: MAJORITY,
		min_support: LOW_SUPPORT,
	},
	Template {
		id: 10,
		name: "staking_admin",
		max_deciding: 10,
		deposit: 1_000 * PAL,
		hours: Hours { prepare: 2, decide: 14 * 24, confirm: 3, enact: 1 },
		min_approval: MAJORITY,
		min_support: LOW_SUPPORT,
	},
	// Must decide inside of the veto window.
	Template {
		id: 11,
		name: "slash_arbiter",
		max_deciding: 25,
		deposit: 500 * PAL,
		hours: Hours { prepare: 1, decide: 2 * 24, confirm: 3, enact: 1 },
		min_approval: MAJORITY,
		min_support: LOW_SUPPORT,
	},
	Template {
		id: 20,
		name: "emergency",
		max_deciding: 5,
		deposit: 5_000 * PAL,
		hours: Hours { prepare: 1, decide: 3 * 24, confirm: 1, enact: 1 },
		min_approval: NEAR_UNANIMITY,
		min_support: SOLID_SUPPORT,
	},
	Template {
		id: 30,
		name: "small_spender",
		max_deciding: 50,
		deposit: 100 * PAL,
		hours: Hours { prepare: 4, decide: 14 * 24, confirm: 12, enact: 24 },
		min_approval: MAJORITY,
		min_support: LOW_SUPPORT,
	},
	Template {
		id: 31,
		name: "big_spender",
		max_deciding: 20,
		deposit: 1_000 * PAL,
		hours: Hours { prepare: 4, decide: 14 * 24, confirm: 48, enact: 24 },
		min_approval: MAJORITY,
		min_support: OPEN_SUPPORT,
	},
];

impl From<Template> for Track<u16, Balance, BlockNumber> {
	fn from(template: Template) -> Self {
		let hours = network::hours::<Runtime>;
		Track {
			id: template.id,
			info: TrackInfo {
				name: str_array(template.name),
				max_deciding: template.max_deciding,
				decision_deposit: template.deposit,
				prepare_period: hours(template.hours.prepare),
				decision_period: hours(template.hours.decide),
				confirm_period: hours(template.hours.confirm),
				min_enactment_period: hours(template.hours.enact),
				min_approval: template.min_approval,
				min_support: template.min_support,
			},
		}
	}
}

/// The tracks of this chain.
pub struct Tracks;

impl TracksInfo<Balance, BlockNumber> for Tracks {
	type Id = u16;
	type RuntimeOrigin = <RuntimeOrigin as OriginTrait>::PalletsOrigin;

	fn tracks() -> impl Iterator<Item = Cow<'static, Track<u16, Balance, BlockNumber>>> {
		TEMPLATES.into_iter().map(|template| Cow::Owned(template.into()))
	}

	fn track_for(origin: &Self::RuntimeOrigin) -> Result<u16, ()> {
		if origin.is_root() {
			return Ok(0);
		}
		match <&Origin>::try_from(origin).map_err(drop)? {
			Origin::WhitelistedCaller => Ok(1),
			Origin::StakingAdmin => Ok(10),
			Origin::SlashArbiter => Ok(11),
			Origin::Emergency => Ok(20),
			Origin::SmallSpender => Ok(30),
			Origin::BigSpender => Ok(31),
		}
	}
}
