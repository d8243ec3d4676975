use super::*;
use crate::Payouts;
use palisade_primitives::{
	mocks::{MockEras, MockSecurity},
	ReportOffence, SlashPayee, Waterfall,
};
use sp_runtime::Perbill;

const NATIVE: AssetKind = AssetKind::Native;
const FOREIGN: AssetKind = AssetKind::WithId(TOKEN);

/// The oracle's slashes go down a waterfall with somebody at every step, and pools allow redistribution.
fn set_stage() {
	set_terms(|terms| SlashTerms { waterfall: waterfall(), ..terms });
	MockSecurity::allow_redistribution(&native(ALICE));
	MockSecurity::allow_redistribution(&foreign(ALICE));
}

fn release(id: ReportId, asset: AssetKind) -> DispatchResult {
	Slashing::release_payout(RuntimeOrigin::signed(STRANGER), id, asset)
}

/// What went where when `id` was executed on `pool`: harmed, reporter, insurance, burned.
fn went(id: ReportId, pool: PoolKey<AccountId>) -> [Balance; 4] {
	let found = events().into_iter().find_map(|event| match event {
		Event::PaidOut { report, pool: of, harmed, reporter, insurance, burned } if report == id && of == pool => {
			Some([harmed, reporter, insurance, burned])
		}
		_ => None,
	});
	found.unwrap()
}

fn owed(id: ReportId, asset: AssetKind) -> Vec<(AccountId, Balance)> {
	let payout = Payouts::<Test>::get(id, asset).unwrap();
	payout.owed.into_iter().map(|owed| (owed.beneficiary, owed.amount)).collect()
}

#[test]
fn a_slash_goes_down_the_waterfall() {
	build_and_execute(|| {
		set_stage();
		claim(HARRY, 1);
		let id = report(START, 1, kappa());
		mint(&NATIVE, SLASHER, DEPOSIT);
		let issued = Balances::total_issuance();
		run_to(START + 2);
		let taken = GUARANTEE / 4;
		let (harmed, reporter, insurance) = (taken / 2, taken / 100, taken / 4);
		let burned = taken - harmed - reporter - insurance;
		assert_eq!(went(id, native(ALICE)), [harmed, reporter, insurance, burned]);
		assert_eq!(balance(&NATIVE, pot()), DEPOSIT + harmed);
		assert_eq!(balance(&NATIVE, SLASHER), DEPOSIT + reporter);
		assert_eq!(balance(&NATIVE, INSURANCE), RICHES + insurance);
		assert_eq!(Balances::total_issuance(), issued - burned);
		// The same of the other asset.
		let [harmed, reporter, insurance, burned] = went(id, foreign(ALICE));
		assert_eq!(harmed + reporter + insurance + burned, GUARANTEE / 8);
		assert_eq!(balance(&FOREIGN, pot()), harmed);
		assert_eq!(balance(&FOREIGN, SLASHER), reporter);
		assert_eq!(balance(&FOREIGN, INSURANCE), insurance);
		let payouts: Vec<_> = Slashing::payouts().into_iter().map(|(of, asset, _)| (of, asset)).collect();
		assert_eq!(payouts.len(), 2);
		assert!(payouts.contains(&(id, NATIVE)) && payouts.contains(&(id, FOREIGN)));
	})
}

#[test]
fn all_is_burned_without_a_waterfall() {
	build_and_execute(|| {
		let id = report(START, 1, kappa());
		run_to(START + 2);
		assert_eq!(went(id, native(ALICE)), [0, 0, 0, GUARANTEE / 4]);
	})
}

#[test]
fn the_harmed_get_nothing_where_a_pool_does_not_allow_it_or_nobody_claimed() {
	build_and_execute(|| {
		set_terms(|terms| SlashTerms { waterfall: waterfall(), ..terms });
		MockSecurity::allow_redistribution(&native(ALICE));
		MockSecurity::allow_redistribution(&native(BOB));
		claim(HARRY, 1);
		let id = report(START, 1, kappa());
		let origin = RuntimeOrigin::signed(SLASHER);
		assert_ok!(Slashing::report(origin, ORACLE, BOB, Era(START - 1), offence(1), kappa(), H256::zero()));
		run_to(START + 2);
		let [harmed, .., burned] = went(id, native(ALICE));
		assert_eq!(harmed, GUARANTEE / 8);
		assert!(burned < GUARANTEE / 8);
		// Its share is burned.
		let [harmed, .., burned] = went(id, foreign(ALICE));
		assert!(harmed == 0 && burned > GUARANTEE / 16);
		let [harmed, .., burned] = went(id.next(), native(BOB));
		assert!(harmed == 0 && burned > GUARANTEE / 8);
	})
}

#[test]
fn whether_a_pool_allows_it_is_as_of_the_offences_era() {
	build_and_execute(|| {
		set_terms(|terms| SlashTerms { waterfall: waterfall(), ..terms });
		claim(HARRY, 1);
		let id = report(START, 1, kappa());
		MockSecurity::allow_redistribution(&native(ALICE));
		// And so is the waterfall.
		set_terms(|terms| SlashTerms { waterfall: Waterfall::default(), ..terms });
		run_to(START + 2);
		let [harmed, _, insurance, _] = went(id, native(ALICE));
		assert_eq!((harmed, insurance), (0, GUARANTEE / 16));
	})
}

#[test]
fn the_harmed_are_paid_pro_rata_after_the_delay() {
	build_and_execute(|| {
		set_stage();
		claim(HARRY, 2);
		claim(HENRY, 1);
		let id = report(START, 1, kappa());
		assert_noop!(release(id, NATIVE), Error::<Test>::PayoutNotFound);
		run_to(START + 2);
		let (all, third) = (GUARANTEE / 8, GUARANTEE / 8 / 3);
		assert_eq!(owed(id, NATIVE), [(HARRY, all * 2 / 3), (HENRY, all - all * 2 / 3)]);
		assert!(all - all * 2 / 3 >= third);
		for era in [START + 2, START + 3] {
			MockEras::set(era);
			assert_noop!(release(id, NATIVE), Error::<Test>::NotReleased);
		}
		run_to(START + 4);
		assert_ok!(release(id, NATIVE));
		assert_eq!(balance(&NATIVE, HARRY), all * 2 / 3);
		assert_eq!(balance(&NATIVE, HENRY), all - all * 2 / 3);
		assert_eq!(balance(&NATIVE, pot()), DEPOSIT);
		assert!(seen(Event::HarmedPaid { report: id, asset: NATIVE, beneficiary: HARRY, amount: all * 2 / 3 }));
		assert_noop!(release(id, NATIVE), Error::<Test>::PayoutNotFound);
		// The other asset later, when the report is forgotten.
		run_to(START + 9);
		assert!(Reports::<Test>::get(id).is_none());
		assert_ok!(release(id, FOREIGN));
		assert_eq!(balance(&FOREIGN, HARRY) + balance(&FOREIGN, HENRY), GUARANTEE / 16);
		assert_eq!(balance(&FOREIGN, pot()), 0);
		assert!(Slashing::payouts().is_empty());
		assert_noop!(Slashing::release_payout(RuntimeOrigin::none(), id, NATIVE), sp_runtime::DispatchError::BadOrigin);
	})
}

#[test]
fn who_cannot_take_its_share_is_paid_later() {
	build_and_execute(|| {
		set_stage();
		claim(HARRY, 1);
		claim(HENRY, 1);
		let id = report(START, 1, kappa());
		run_to(START + 4);
		let half = GUARANTEE / 32;
		mint(&FOREIGN, HENRY, TOKEN_DEPOSIT);
		assert_ok!(Assets::block(RuntimeOrigin::signed(STRANGER), TOKEN, HENRY));
		assert_ok!(release(id, FOREIGN));
		assert_eq!(balance(&FOREIGN, HARRY), half);
		assert_eq!(owed(id, FOREIGN), [(HENRY, half)]);
		assert_noop!(release(id, FOREIGN), Error::<Test>::NothingPaid);
		assert_ok!(Assets::thaw(RuntimeOrigin::signed(STRANGER), TOKEN, HENRY));
		assert_ok!(release(id, FOREIGN));
		assert_eq!(balance(&FOREIGN, HENRY), TOKEN_DEPOSIT + half);
	})
}

#[test]
fn shares_below_the_least_balance_go_to_the_last() {
	build_and_execute(|| {
		set_stage();
		claim(HARRY, 1 << 40);
		claim(HENRY, 1 << 40);
		claim(STRANGER, 1);
		let id = report(START, 1, kappa());
		run_to(START + 4);
		let half = GUARANTEE / 32;
		assert_eq!(owed(id, FOREIGN), [(HARRY, half - 1), (HENRY, half + 1)]);
		assert_ok!(release(id, FOREIGN));
		assert_eq!(balance(&FOREIGN, pot()), 0);
	})
}

#[test]
fn a_slash_too_small_for_the_harmed_is_not_set_aside() {
	build_and_execute(|| {
		set_stage();
		claim(HARRY, 1);
		let id = report(START, 1, part(1, 1 << 15));
		run_to(START + 2);
		// 16 are taken, less than an account has to hold; half of 8 as well.
		assert_eq!(went(id, native(ALICE)), [0, 0, 4, 12]);
		assert_eq!(went(id, foreign(ALICE)), [0, 0, 0, 8]);
		assert!(Slashing::payouts().is_empty());
	})
}

#[test]
fn an_operator_gets_nothing_of_its_own_slash() {
	build_and_execute(|| {
		set_stage();
		claim(ALICE, 99);
		claim(HARRY, 1);
		let id = report(START, 1, kappa());
		run_to(START + 2);
		assert_eq!(owed(id, NATIVE), [(HARRY, GUARANTEE / 8)]);
	})
}

#[test]
fn a_reporter_gets_its_share_up_to_the_cap() {
	build_and_execute(|| {
		set_stage();
		allow_witnesses();
		ReporterCap::set(10);
		let id = witness(1, kappa());
		run_to(START + 2);
		let [_, reporter, ..] = went(id, native(ALICE));
		assert_eq!((reporter, balance(&NATIVE, WITNESS)), (10, RICHES + 10));
		// The cap is of native planck.
		let [_, reporter, ..] = went(id, foreign(ALICE));
		assert_eq!((reporter, balance(&FOREIGN, WITNESS)), (GUARANTEE / 8 / 100, GUARANTEE / 8 / 100));
	})
}

#[test]
fn what_nobody_can_take_is_burned() {
	build_and_execute(|| {
		set_stage();
		frame_system::Account::<Test>::remove(INSURANCE);
		// 400 are taken of the pool: none of the shares is what an account has to hold.
		guarantee(ORACLE, &native(ALICE), START, 1_600);
		claim(HARRY, 1);
		let id = report(START, 1, part(1, 5));
		run_to(START + 2);
		assert_eq!(went(id, native(ALICE)), [160, 0, 0, 160]);
	})
}

#[test]
fn a_waterfall_never_gives_more_than_was_taken() {
	build_and_execute(|| {
		let most = Perbill::from_percent(80);
		set_stage();
		set_terms(|terms| SlashTerms {
			waterfall: Waterfall { harmed: most, reporter: most, insurance: most },
			..terms
		});
		claim(HARRY, 1);
		let id = report(START, 1, kappa());
		run_to(START + 2);
		let [harmed, reporter, insurance, burned] = went(id, native(ALICE));
		assert_eq!((harmed + reporter, insurance, burned), (GUARANTEE / 4, 0, 0));
	})
}

#[test]
fn what_consensus_takes_goes_to_insurance_and_is_burned() {
	build_and_execute(|| {
		ChainWaterfall::set(waterfall());
		set_stage();
		let id = Slashing::report_offence(&ALICE, Era(START), part(1, 4)).unwrap().unwrap();
		run_to(START + 2);
		for pool in [base(ALICE), native(ALICE)] {
			assert_eq!(went(id, pool), [0, 0, STAKE / 16, STAKE / 16 * 3]);
		}
		assert_eq!(balance(&NATIVE, INSURANCE), RICHES + STAKE / 8);
	})
}

#[test]
fn what_an_unknown_report_takes_is_burned() {
	new_test_ext().execute_with(|| {
		Slashing::pay_out(&native(ALICE), ReportId(77), 1_000);
		assert_eq!(went(ReportId(77), native(ALICE)), [0, 0, 0, 1_000]);
		assert_eq!(balance(&NATIVE, native(ALICE).account()), DEPOSIT + STAKE - 1_000);
	})
}

#[test]
fn what_is_taken_of_stake_that_comes_over_goes_down_the_chains_waterfall() {
	build_and_execute(|| {
		ChainWaterfall::set(waterfall());
		mint(&NATIVE, native(ALICE).account(), 1_001);
		let (issued, insurance) = (Balances::total_issuance(), balance(&NATIVE, INSURANCE));
		let share = waterfall().insurance.mul_floor(1_001u128);
		Slashing::pay_out_arriving(&native(ALICE), 1_001);
		let (pool, burned) = (native(ALICE), 1_001 - share);
		assert!(seen(Event::ArrivingPaidOut { pool, insurance: share, burned }));
		assert_eq!(balance(&NATIVE, INSURANCE), insurance + share);
		assert_eq!(Balances::total_issuance(), issued - burned);
	})
}
