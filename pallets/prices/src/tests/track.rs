use super::*;
use sp_runtime::DispatchError;

#[test]
fn pair_is_followed_until_it_is_not() {
	run(|| {
		follow_token();
		System::assert_last_event(Event::Tracked { asset: TOKEN }.into());
		pass_blocks(1 + HALF_LIFE);
		assert!(Prices::average(&TOKEN).is_some());
		assert_ok!(Prices::untrack(RuntimeOrigin::root(), TOKEN));
		System::assert_last_event(Event::Untracked { asset: TOKEN }.into());
		assert_eq!((Prices::average(&TOKEN), Prices::age(&TOKEN)), (None, None));
		assert_ok!(Prices::track(RuntimeOrigin::root(), TOKEN));
		next_block();
		assert_eq!(Prices::average(&TOKEN), None, "the old average is forgotten");
	})
}

#[test]
fn bad_input_is_refused() {
	run(|| {
		let track = |asset| Prices::track(RuntimeOrigin::root(), asset);
		assert_noop!(Prices::track(RuntimeOrigin::signed(1), TOKEN), DispatchError::BadOrigin);
		assert_noop!(Prices::untrack(RuntimeOrigin::signed(1), TOKEN), DispatchError::BadOrigin);
		assert_noop!(track(AssetKind::Native), Error::<Test>::NativeAsset);
		assert_noop!(Prices::untrack(RuntimeOrigin::root(), TOKEN), Error::<Test>::NotTracked);
		for id in 0..MAX_PAIRS {
			assert_ok!(track(AssetKind::WithId(id)));
		}
		assert_noop!(track(TOKEN), Error::<Test>::AlreadyTracked);
		assert_noop!(track(AssetKind::WithId(MAX_PAIRS)), Error::<Test>::TooManyPairs);
		assert_ok!(Prices::untrack(RuntimeOrigin::root(), TOKEN));
		assert_ok!(track(AssetKind::WithId(MAX_PAIRS)));
	})
}

#[test]
fn genesis_follows_pairs_from_the_first_block_on() {
	genesis(vec![TOKEN]).unwrap().execute_with(|| {
		Exchange::set(&TOKEN, (1_000, 3_000));
		pass_blocks(1 + HALF_LIFE);
		assert_eq!(Prices::average(&TOKEN), Some(price(3.0)));
	})
}

#[test]
#[should_panic(expected = "each once")]
fn genesis_refuses_a_pair_twice() {
	let _ = genesis(vec![TOKEN, TOKEN]);
}
