//! Streams are cancelled with notice.

use super::*;

#[test]
fn cancelled_stream_pays_through_the_notice_and_refunds_the_rest() {
	build_and_execute(|| {
		let pool = setup();
		let id = fund(coin(0), (3, 8), 1_003);
		fund(coin(0), (3, 8), 60);
		next_era();
		let before = balance(&coin(0), OWNER);
		assert_ok!(Rewards::cancel_stream(by(OWNER), id));
		// It is era 3; eras 4 and 5 are the notice. Of 1 003, the first era gets 168 and the others 167 each.
		System::assert_last_event(Event::StreamCancelled { stream: id, from: Era(6), refund: 501 }.into());
		assert_eq!(balance(&coin(0), OWNER) - before, 501);
		let amounts: Vec<_> = (3..=8).map(|era| budget(ORACLES, era).amount).collect();
		assert_eq!(amounts, [178, 177, 177, 10, 10, 10]);
		Rewards::check().unwrap();
		pass_eras(6);
		// Of 562, 421.5 and 140.5.
		assert_eq!((coins(ALICE, &pool), coins(BOB, &pool)), (421, 140));
	})
}

#[test]
fn stream_that_has_not_begun_is_refunded_in_full() {
	build_and_execute(|| {
		setup();
		let before = balance(&coin(0), OWNER);
		let id = fund(coin(0), (5, 8), 1_003);
		assert_ok!(Rewards::cancel_stream(by(OWNER), id));
		assert_eq!(balance(&coin(0), OWNER), before);
		assert_eq!((Streams::<Test>::iter().count(), Ending::<Test>::iter().count()), (0, 0));
		assert_eq!(Budgets::<Test>::iter().count(), 0);
		assert_noop!(Rewards::cancel_stream(by(OWNER), id), Error::StreamNotFound);
	})
}

#[test]
fn fee_is_not_refunded() {
	build_and_execute(|| {
		setup();
		ProtocolFee::set(percent(10));
		let before = balance(&coin(0), OWNER);
		let id = fund(coin(0), (5, 8), 1_000);
		assert_ok!(Rewards::cancel_stream(by(OWNER), id));
		assert_eq!(before - balance(&coin(0), OWNER), 100);
	})
}

#[test]
fn cancel_fails_for_others_and_when_it_is_too_late() {
	build_and_execute(|| {
		setup();
		let id = fund(coin(0), (3, 6), 1_000);
		assert_noop!(Rewards::cancel_stream(by(ALICE), id), Error::NotFunder);
		assert_noop!(Rewards::cancel_stream(root(), id), Error::NotFunder);
		assert_noop!(Rewards::cancel_stream(by(OWNER), 7), Error::StreamNotFound);
		pass_eras(1);
		assert_ok!(Rewards::cancel_stream(by(OWNER), id));
		assert_noop!(Rewards::cancel_stream(by(OWNER), id), Error::NothingToCancel);
		assert_eq!(Streams::<Test>::get(id).unwrap().end, Era(5));
	})
}

#[test]
fn governance_cancels_what_the_treasury_pays() {
	build_and_execute(|| {
		setup();
		let before = balance(&coin(0), TREASURY);
		assert_ok!(Rewards::incentivise(root(), Category::Bridge, NATIVE, coin(0), Era(3), Era(6), 400));
		assert_noop!(Rewards::cancel_stream(by(OWNER), 0), Error::NotFunder);
		assert_ok!(Rewards::cancel_stream(root(), 0));
		assert_eq!(before - balance(&coin(0), TREASURY), 200);
	})
}

#[test]
fn cancel_fails_while_the_funder_cannot_be_paid() {
	build_and_execute(|| {
		setup();
		let id = fund(coin(0), (5, 8), 1_000);
		assert_ok!(Assets::freeze_asset(by(OWNER), COIN));
		assert_noop!(Rewards::cancel_stream(by(OWNER), id), TokenError::Frozen);
		assert_ok!(Assets::thaw_asset(by(OWNER), COIN));
		assert_ok!(Rewards::cancel_stream(by(OWNER), id));
	})
}
