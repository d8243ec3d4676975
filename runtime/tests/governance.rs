//! Referenda speak as the origin of their track.

use crate::common::*;
use configs::governance::{origins::Origin, tracks::Tracks};
use palisade_primitives::AssetKind;
use pallet_validators::ElectionRules;
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		instances::Instance1,
		traits::{schedule::DispatchTime, Bounded},
	},
	frame_system::RawOrigin,
	pallet_conviction_voting::{self, AccountVote, Conviction, Vote},
	pallet_referenda::{self, TracksInfo},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		traits::{BadOrigin, Dispatchable},
		FixedU128,
	},
	*,
};

#[test]
fn every_origin_has_a_track_and_tracks_are_sound() {
	build(genesis("development", serde_json::Value::Null)).execute_with(|| {
		assert_ok!(Tracks::check_integrity());
		let ids: Vec<u16> = Tracks::tracks().map(|track| track.id).collect();
		let origins = [
			OriginCaller::from(RawOrigin::Root),
			Origin::WhitelistedCaller.into(),
			Origin::StakingAdmin.into(),
			Origin::SlashArbiter.into(),
			Origin::Emergency.into(),
			Origin::SmallSpender.into(),
			Origin::BigSpender.into(),
		];
		let of_origins: Vec<u16> = origins.iter().map(|origin| Tracks::track_for(origin).unwrap()).collect();
		assert_eq!(ids, of_origins);
		assert!(Tracks::track_for(&OriginCaller::from(RawOrigin::Signed(alice()))).is_err());
	});
}

#[test]
fn slash_arbiter_can_decide_inside_of_the_veto_window() {
	for preset in presets::names() {
		build(genesis(&preset.to_string(), serde_json::Value::Null)).execute_with(|| {
			let clock = Eras::clock();
			let lengths = network::Lengths::<Runtime>::get();
			let window = u64::from(clock.veto_window * clock.sessions_per_era) * lengths.epoch_slots;
			let track = Tracks::info(11).unwrap();
			// With overwhelming approval; what is disputed may take all of the decision period.
			let fastest = track.prepare_period + track.confirm_period + track.min_enactment_period;
			assert!(u64::from(fastest) < window, "{preset}: {fastest} {window}");
		});
	}
}

#[test]
fn referendum_of_the_staking_admin_sets_the_rules_of_elections() {
	play(|| {
		let rules = ElectionRules { target: 3, min_stake: 0 };
		let proposal = RuntimeCall::from(pallet_validators::Call::set_rules { rules });
		assert_noop!(call(alice(), proposal.clone()), BadOrigin);

		let submit = pallet_referenda::Call::submit {
			proposal_origin: Box::new(Origin::StakingAdmin.into()),
			proposal: Bounded::Inline(codec::Encode::encode(&proposal).try_into().unwrap()),
			enactment_moment: DispatchTime::After(0),
		};
		assert_ok!(call(alice(), submit));
		assert_ok!(call(alice(), pallet_referenda::Call::place_decision_deposit { index: 0 }));
		for voter in Sr25519Keyring::well_known() {
			let vote = AccountVote::Standard {
				vote: Vote { aye: true, conviction: Conviction::Locked1x },
				balance: 9_000_000 * PAL,
			};
			assert_ok!(call(voter.to_account_id(), pallet_conviction_voting::Call::vote { poll_index: 0, vote }));
		}
		run_blocks(60);
		assert_eq!(pallet_validators::Rules::<Runtime>::get(), rules);
	});
}

#[test]
fn treasury_pays_what_a_spender_may() {
	play(|| {
		assert_ok!(sudo(pallet_balances::Call::force_set_balance {
			who: Treasury::account_id().into(),
			new_free: 100_000 * PAL,
		}));
		let spend = |amount| {
			RuntimeCall::from(pallet_treasury::Call::spend {
				asset_kind: Box::new(AssetKind::Native),
				amount,
				beneficiary: Box::new(ferdie()),
				valid_from: None,
			})
		};
		let small = || RuntimeOrigin::from(Origin::SmallSpender);
		let outcome = spend(10_001 * PAL).dispatch(small()).map_err(|error| error.error);
		assert_eq!(outcome.unwrap_err(), pallet_treasury::Error::<Runtime>::InsufficientPermission.into());
		assert_ok!(spend(10_000 * PAL).dispatch(small()));
		let before = Balances::free_balance(ferdie());
		assert_ok!(call(eve(), pallet_treasury::Call::payout { index: 0 }));
		assert_eq!(Balances::free_balance(ferdie()), before + 10_000 * PAL);
	});
}

#[test]
fn insurance_is_filled_by_issuance_and_spent_in_any_asset_that_has_a_rate() {
	play(|| {
		let fund = Insurance::account_id();
		let before = Balances::free_balance(&fund);
		run_blocks(10);
		assert!(Balances::free_balance(&fund) > before);

		let asset = 7;
		assert_ok!(sudo(pallet_assets::Call::force_create {
			id: asset.into(),
			owner: alice().into(),
			is_sufficient: true,
			min_balance: 1,
		}));
		let mint = pallet_assets::Call::mint { id: asset.into(), beneficiary: fund.clone().into(), amount: 100 * PAL };
		assert_ok!(call(alice(), mint));
		let spend = || {
			RuntimeCall::from(pallet_treasury::Call::<Runtime, Instance1>::spend {
				asset_kind: Box::new(AssetKind::WithId(asset)),
				amount: 60 * PAL,
				beneficiary: Box::new(ferdie()),
				valid_from: None,
			})
		};
		let small = || RuntimeOrigin::from(Origin::SmallSpender);
		let outcome = spend().dispatch(small()).map_err(|error| error.error);
		assert_eq!(outcome.unwrap_err(), pallet_treasury::Error::<Runtime, Instance1>::FailedToConvertBalance.into());
		assert_ok!(sudo(pallet_asset_rate::Call::create {
			asset_kind: Box::new(AssetKind::WithId(asset)),
			rate: FixedU128::from_u32(2),
		}));
		assert_ok!(spend().dispatch(small()));
		assert_ok!(call(eve(), pallet_treasury::Call::<Runtime, Instance1>::payout { index: 0 }));
		assert_eq!(Assets::balance(asset, ferdie()), 60 * PAL);
	});
}
