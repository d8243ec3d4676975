//! Issuance becomes rewards, rewards become stake.

use crate::common::*;
use palisade_primitives::{Balance, Era, EraClock};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::Perbill,
	sp_staking::budget::IssuanceCurve,
};

#[test]
fn issuance_is_the_yearly_rate_in_proportion_to_time() {
	play(|| {
		let year = 31_557_600_000;
		let issued = configs::dap::LinearIssuance::issue(1_000_000 * PAL, year);
		assert_eq!(issued, 50_000 * PAL);
		assert_eq!(configs::dap::LinearIssuance::issue(1_000_000 * PAL, year / 2), 25_000 * PAL);
		assert_eq!(configs::dap::LinearIssuance::issue(0, year), 0);
	});
}

#[test]
fn total_issuance_grows_by_what_is_minted_and_nothing_else() {
	play(|| {
		run_blocks(2);
		for _ in 0..100 {
			let before = issuance();
			let minted = minted(&next_block());
			assert_eq!(issuance(), before + minted);
			assert!(minted > 0);
		}
	});
}

#[test]
fn operators_share_by_points_and_pools_grow_less_commission() {
	play(|| {
		run_to_era(2);
		let pools = [base(alice()), restaked(alice())];
		let before: Vec<_> = pools.iter().map(pool).collect();
		let mut rewards = Vec::new();
		let (before_free, end) = (Balances::free_balance(alice()), Era(4));
		let before_owed = pallet_validators::Commissions::<Runtime>::get(alice());
		while Eras::now() < end {
			rewards.extend(next_block().into_iter().filter_map(|event| match event {
				RuntimeEvent::Validators(pallet_validators::Event::Rewarded {
					era,
					operator,
					commission,
					base,
					restaked,
				}) if operator == alice() => Some((era, commission, base, restaked)),
				_ => None,
			}));
		}
		let total: Vec<Balance> = rewards.iter().map(|(_, c, b, r)| c + b + r).collect();
		let commission: Balance = rewards.iter().map(|(_, c, ..)| c).sum();
		let gain: Balance = rewards.iter().filter(|(era, ..)| *era == Era(2)).map(|(_, _, b, r)| b + r).sum();
		assert!(gain > 0, "{rewards:?}");
		for ((_, c, ..), total) in rewards.iter().zip(&total) {
			assert_eq!(*c, Perbill::from_percent(10).mul_floor(*total));
		}
		let claim = pallet_validators::Call::claim_commission { operator: alice() };
		assert_ok!(call(bob(), claim.clone()));
		assert_eq!(Balances::free_balance(alice()), before_free + before_owed + commission);
		assert_noop!(call(bob(), claim), pallet_validators::Error::<Runtime>::NothingToPay);
		// Stake in a pool earns the same in both tiers.
		let grown: Vec<_> = pools
			.iter()
			.map(pool)
			.zip(&before)
			.map(|(after, before)| after.value * 1_000_000_000 / before.value)
			.collect();
		assert!(grown[0].abs_diff(grown[1]) <= 2, "{grown:?}");
		assert!(grown[0] > 1_000_000_000);
	});
}

#[test]
fn blocks_are_credited_to_the_authors_of_the_set_they_are_made_by() {
	play(|| {
		run_to_era(5);
		for era in 1..5 {
			let points = Validators::points(Era(era));
			assert_eq!(points.iter().map(|(_, points)| points).sum::<u32>(), 30 * 20, "era {era}: {points:?}");
			// Authors take turns: nobody has less than a fifth of the blocks or more than a third.
			assert!(points.iter().all(|(_, points)| (120..=200).contains(points)), "era {era}: {points:?}");
		}
	});
}
