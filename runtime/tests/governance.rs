//! Referenda speak as the origin of their track.

use crate::common::*;
use configs::governance::{origins::Origin, tracks::Tracks};
use palisade_primitives::{AssetKind, BasketId, EraClock};
use pallet_validators::ElectionRules;
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		instances::Instance1,
		traits::{schedule::DispatchTime, Bounded, Get},
	},
	frame_system::RawOrigin,
	pallet_conviction_voting::{self, AccountVote, Conviction, Vote},
	pallet_referenda::{self, TracksInfo},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		traits::{BadOrigin, BlakeTwo256, Dispatchable, Hash as _},
		FixedU128, Perbill,
	},
	*,
};
use serde_json::json;

/// Everybody votes for `proposal` to be called as `origin`.
fn propose(origin: OriginCaller, proposal: &RuntimeCall) {
	let bytes = codec::Encode::encode(proposal);
	let (hash, len) = (BlakeTwo256::hash(&bytes), bytes.len() as u32);
	assert_ok!(call(alice(), pallet_preimage::Call::note_preimage { bytes }));
	let index = pallet_referenda::ReferendumCount::<Runtime>::get();
	let submit = pallet_referenda::Call::submit {
		proposal_origin: Box::new(origin),
		proposal: Bounded::Lookup { hash, len },
		enactment_moment: DispatchTime::After(0),
	};
	assert_ok!(call(alice(), submit));
	assert_ok!(call(alice(), pallet_referenda::Call::place_decision_deposit { index }));
	for voter in Sr25519Keyring::well_known() {
		let vote = AccountVote::Standard {
			vote: Vote { aye: true, conviction: Conviction::Locked1x },
			balance: 9_000_000 * PAL,
		};
		assert_ok!(call(voter.to_account_id(), pallet_conviction_voting::Call::vote { poll_index: index, vote }));
	}
}

/// A chain whose governance hour is a block.
fn play_fast(story: impl FnOnce()) {
	play_on(genesis("development", json!({ "network": { "dayBlocks": 24 } })), story)
}

/// A vote of the technical committee to whitelist a call.
fn whitelist(hash: Hash) -> (RuntimeCall, Hash) {
	let proposal = RuntimeCall::from(pallet_whitelist::Call::whitelist_call { call_hash: hash });
	let named = BlakeTwo256::hash_of(&proposal);
	(proposal, named)
}

#[test]
fn two_thirds_of_the_technical_committee_whitelist_a_call() {
	play(|| {
		let rules = ElectionRules { target: 3, min_stake: 0 };
		let enacted = RuntimeCall::from(pallet_validators::Call::set_rules { rules });
		let enacted_hash = BlakeTwo256::hash_of(&enacted);
		let (proposal, proposal_hash) = whitelist(enacted_hash);
		assert_noop!(call(alice(), proposal.clone()), BadOrigin);
		assert_noop!(proposal.clone().dispatch(Origin::Emergency.into()), BadOrigin);

		type Collective = pallet_collective::Call<Runtime, Instance1>;
		let length_bound = codec::Encode::encoded_size(&proposal) as u32;
		let propose = Collective::propose { threshold: 2, proposal: Box::new(proposal), length_bound };
		let outsider = call(eve(), propose.clone()).map_err(|error| error.error);
		assert_eq!(outsider.unwrap_err(), pallet_collective::Error::<Runtime, Instance1>::NotMember.into());
		assert_ok!(call(alice(), propose));
		let vote = || Collective::vote { proposal: proposal_hash, index: 0, approve: true };
		let close = || Collective::close {
			proposal_hash,
			index: 0,
			proposal_weight_bound: frame_support::weights::Weight::from_parts(1_000_000_000, 100_000),
			length_bound,
		};
		assert_ok!(call(alice(), vote()));
		// One of three cannot.
		assert!(call(bob(), close()).is_err());
		assert_ok!(call(bob(), vote()));
		assert_ok!(call(bob(), close()));
		assert!(pallet_whitelist::WhitelistedCall::<Runtime>::contains_key(enacted_hash));

		// Whitelisted is not passed.
		let dispatch = pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { call: Box::new(enacted) };
		assert!(call(alice(), dispatch.clone()).is_err());
		assert_ok!(RuntimeCall::from(dispatch).dispatch(Origin::WhitelistedCaller.into()));
		assert_eq!(pallet_validators::Rules::<Runtime>::get(), rules);
	});
}

#[test]
fn the_staking_admin_sets_parameters_but_not_how_many_tokens_are_new() {
	use configs::parameters::{
		dynamic_params::{
			issuance::{AnnualRate, Parameters as Issuance},
			rewards::{Parameters as Rewards, ProtocolFee},
		},
		RuntimeParameters,
	};
	play(|| {
		let one = Perbill::from_percent(1);
		let set = |key_value| RuntimeCall::from(pallet_parameters::Call::set_parameter { key_value });
		let rate = || set(RuntimeParameters::Issuance(Issuance::AnnualRate(AnnualRate, Some(one))));
		let fee = || set(RuntimeParameters::Rewards(Rewards::ProtocolFee(ProtocolFee, Some(one))));
		let admin = || RuntimeOrigin::from(Origin::StakingAdmin);
		assert_noop!(rate().dispatch(admin()), BadOrigin);
		assert_noop!(call(alice(), fee()), BadOrigin);
		assert_noop!(fee().dispatch(Origin::SlashArbiter.into()), BadOrigin);
		assert_ok!(fee().dispatch(admin()));
		assert_ok!(sudo(rate()));
		assert_eq!((AnnualRate::get(), ProtocolFee::get()), (one, one));
	});
}

#[test]
fn only_root_changes_the_technical_committee() {
	play(|| {
		type Membership = pallet_membership::Call<Runtime, Instance1>;
		let members = || pallet_collective::Members::<Runtime, Instance1>::get();
		assert_eq!(members().len(), 3);
		let add = || RuntimeCall::from(Membership::add_member { who: dave().into() });
		assert_noop!(call(alice(), add()), BadOrigin);
		assert_noop!(add().dispatch(Origin::WhitelistedCaller.into()), BadOrigin);
		assert_noop!(add().dispatch(Origin::Emergency.into()), BadOrigin);
		assert_ok!(sudo(add()));
		assert!(members().contains(&dave()));
		assert_ok!(sudo(Membership::remove_member { who: alice().into() }));
		assert!(!members().contains(&alice()));
	});
}

#[test]
fn treasury_goes_into_a_liquid_token_and_back_by_referendum() {
	play_fast(|| {
		let (treasury, token, amount) = (Treasury::account_id(), configs::lrt::TOKEN_ID_BASE, 50_000 * PAL);
		assert_ok!(sudo(pallet_balances::Call::force_set_balance {
			who: treasury.clone().into(),
			new_free: 100_000 * PAL,
		}));
		let as_treasury = |call: RuntimeCall| {
			let as_origin = Box::new(RawOrigin::Signed(Treasury::account_id()).into());
			RuntimeCall::from(pallet_utility::Call::dispatch_as_fallible { as_origin, call: Box::new(call) })
		};
		let mint = as_treasury(pallet_lrt::Call::mint { basket: BasketId(0), amount, min_tokens: 1 }.into());
		assert_noop!(call(alice(), mint.clone()), BadOrigin);
		assert_noop!(mint.clone().dispatch(Origin::BigSpender.into()), BadOrigin);

		propose(RawOrigin::Root.into(), &mint);
		let tokens = || Assets::balance(token, Treasury::account_id());
		for _ in 0..80 {
			if tokens() > 0 {
				break;
			}
			next_block();
		}
		assert!(tokens() > amount * 9 / 10, "{}", tokens());
		let left = Balances::free_balance(&treasury);

		let redeem = pallet_lrt::Call::redeem_request { basket: BasketId(0), tokens: tokens(), min_out: 1 };
		propose(RawOrigin::Root.into(), &as_treasury(redeem.into()));
		while tokens() > 0 {
			next_block();
		}
		let redemption = views::redemptions(&treasury).remove(0);
		run_to_era(redemption.matures.0);
		// Anyone may have it paid.
		assert_ok!(call(eve(), pallet_lrt::Call::claim { redemption: redemption.id }));
		let back = Balances::free_balance(&treasury) - left;
		assert!(back > amount * 99 / 100, "{back}");
		assert!(Eras::now() >= redemption.matures);
	});
}

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
fn a_referendum_without_its_decision_deposit_is_over_after_two_weeks_however_many_vote_aye() {
	play_fast(|| {
		type Error = pallet_referenda::Error<Runtime>;
		let proposal = RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
		let submit = pallet_referenda::Call::submit {
			proposal_origin: Box::new(RawOrigin::Root.into()),
			proposal: Bounded::Inline(codec::Encode::encode(&proposal).try_into().unwrap()),
			enactment_moment: DispatchTime::After(0),
		};
		assert_ok!(call(alice(), submit));
		for voter in Sr25519Keyring::well_known() {
			let vote = AccountVote::Standard {
				vote: Vote { aye: true, conviction: Conviction::Locked1x },
				balance: 9_000_000 * PAL,
			};
			assert_ok!(call(voter.to_account_id(), pallet_conviction_voting::Call::vote { poll_index: 0, vote }));
		}
		let info = || pallet_referenda::ReferendumInfoFor::<Runtime>::get(0).unwrap();
		run_blocks(14 * 24 - 1);
		let pallet_referenda::ReferendumInfo::Ongoing(status) = info() else { panic!("it is over early") };
		assert!(status.deciding.is_none());
		run_blocks(2);
		assert!(matches!(info(), pallet_referenda::ReferendumInfo::TimedOut(..)));
		let late = call(alice(), pallet_referenda::Call::place_decision_deposit { index: 0 });
		assert_eq!(late.unwrap_err().error, Error::NotOngoing.into());
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
			RuntimeCall::from(pallet_treasury::Call::<Runtime>::spend {
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
		assert_ok!(call(eve(), pallet_treasury::Call::<Runtime>::payout { index: 0 }));
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
		assert_ok!(sudo(pallet_assets::Call::<Runtime>::force_create {
			id: asset.into(),
			owner: alice().into(),
			is_sufficient: true,
			min_balance: 1,
		}));
		let mint = pallet_assets::Call::<Runtime>::mint {
			id: asset.into(),
			beneficiary: fund.clone().into(),
			amount: 100 * PAL,
		};
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
