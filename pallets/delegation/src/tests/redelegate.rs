//! Alice leaves one pool for another in era 3: what counts where, what is slashed where, and what comes over.

use crate::{mock::*, Arrivals, Call, Error, Event, Positions};
use frame_support::{assert_noop, assert_ok, storage::with_storage_layer};
use palisade_primitives::{mocks::MockEras, *};

/// The era of the request.
const ASKED: u32 = 3;
/// The first era in which it comes over.
const MATURE: u32 = 9;
const STAKE: Balance = 60 * UNIT;

/// Alice's stake joined the Restaked pool of the operator beside a bond of 100 units, and the other operator has as much
/// of its own in each of its pools.
fn run_joined(test: impl FnOnce()) {
	run(|| {
		assert_ok!(<Delegation as OperatorPools<_>>::open(&OTHER, 100 * UNIT, 50 * UNIT));
		assert_delegates(OTHER, &others(Tier::Base), 100 * UNIT);
		assert_delegates(ALICE, &restaked(), STAKE);
		go_and_touch(ASKED, &all());
		Notes::take();
		test();
	});
}

fn all() -> [Key; 4] {
	[restaked(), base(), others(Tier::Restaked), others(Tier::Base)]
}

fn arriving(key: &Key) -> Balance {
	<Delegation as StakeInspect<_>>::arriving(key)
}

fn rewards_for(key: &Key, era: u32, amount: Balance) {
	assert_ok!(<Delegation as StakeMutate<_>>::reward_for(key, Era(era), &TREASURY, amount));
}

fn redelegate(pool: Key, amount: Option<Balance>, to: Key) -> Call<Test> {
	Call::redelegate { pool, amount, to }
}

fn complete(ticket: TicketId) -> Call<Test> {
	Call::complete_redelegation { ticket }
}

#[test]
fn stake_counts_in_the_next_era_and_comes_over_when_its_ticket_has_matured() {
	run_joined(|| {
		let to = others(Tier::Base);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		let (staker, from, shares, matures) = (ALICE, restaked(), 20 * UNIT, Era(MATURE));
		let asked = Event::Redelegated { ticket: id, staker, from: from.clone(), to: to.clone(), shares, matures };
		System::assert_last_event(asked.into());
		assert_eq!(ticket(id).destination, Some(to.clone()));
		assert_eq!(Delegation::tickets_of(&ALICE), vec![ticket(id)]);
		for era in ASKED..MATURE {
			go_to(era);
			// It stands behind one of the two operators, never behind both.
			assert_eq!(view(&restaked()).value, 140 * UNIT);
			assert_eq!(view(&to).value, 100 * UNIT);
			assert_eq!(arriving(&to), if era == ASKED { 0 } else { 20 * UNIT });
			refuses(NOBODY, complete(id), Error::<Test>::NotMatured);
		}
		go_to(MATURE);
		for who in [ALICE, NOBODY] {
			assert_ne!(Delegation::complete_leave(origin(who), id, None), Ok(()));
		}
		refuses(ALICE, Call::complete_leave { ticket: id, to: None }, Error::<Test>::Redelegated);
		assert_eq!(arrives(id), (20 * UNIT, 0));
		let done = Event::RedelegationCompleted {
			ticket: id,
			owner: ALICE,
			from,
			to: to.clone(),
			amount: 20 * UNIT,
			slashed: 0,
		};
		System::assert_last_event(done.into());
		refuses(NOBODY, complete(id), Error::<Test>::TicketNotFound);
		assert_eq!((free(ALICE), free(restaked().account())), (RICHES - STAKE, 140 * UNIT + DEPOSIT));
		assert_eq!((arriving(&to), view(&to).value, view(&to).entering), (20 * UNIT, 100 * UNIT, 20 * UNIT));
		assert_eq!(position(&to, ALICE).entering, 20 * UNIT);
		assert_eq!(Arrivals::<Test>::iter().count(), 0);
		// It does not leave at once: offences of eras in which it counted may not be reported yet.
		refuses(ALICE, Call::withdraw_entry { pool: to.clone(), amount: UNIT }, Error::<Test>::NothingEntering);
		go_to(MATURE + 1);
		assert_eq!((arriving(&to), view(&to).value, view(&to).entering), (0, 120 * UNIT, 0));
		assert_eq!(position(&to, ALICE).value, 20 * UNIT);
		let left = leaves(ALICE, &to, None);
		go_to(MATURE + 7);
		assert_eq!(completes(left), 20 * UNIT);
	});
}

#[test]
fn what_comes_over_guarantees_nothing_before_it_has_joined() {
	run_joined(|| {
		let to = others(Tier::Restaked);
		let id = redelegates(ALICE, &restaked(), None, &to);
		go_and_touch(MATURE, &[to.clone()]);
		arrives(id);
		go_and_touch(MATURE + 1, &[to.clone()]);
		for note in Notes::take() {
			if let Note::Eras { key, first, last, value, .. } = note {
				let joined = key == to && first.0 > MATURE;
				let expected = if joined { 160 * UNIT } else { 100 * UNIT };
				assert!(key == restaked() || key == base() || value == expected, "{key:?} {first:?} {last:?} {value}");
			}
		}
	});
}

/// What is slashed: the old pool by a half, the new one by a quarter, for offences of these eras; which of the two is
/// reported first, and which pools are touched, in which order, when the verdicts are due. Returns what came over, what was
/// slashed of it then, what there is of the asset, and what Alice is worth in the new pool in the end.
fn slashed(old: Option<u32>, new: Option<u32>, old_first: bool, touched: &[Key]) -> [Balance; 4] {
	let mut end = [0; 4];
	run_joined(|| {
		let to = others(Tier::Base);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT + 1), &to);
		go_to(ASKED + 1);
		let report_old = || old.map(|era| report_base(&restaked(), 1, era, percent(50)));
		let report_new = || new.map(|era| report_base(&to, 2, era, percent(25)));
		match old_first {
			true => (report_old(), report_new()),
			false => (report_new(), report_old()),
		};
		let announced = ticket(id).value;
		assert_eq!(arriving(&to), announced);
		go_and_touch(ASKED + 3, touched);
		assert_eq!((arriving(&to), ticket(id).value, ticket(id).settled_value), (announced, announced, announced));
		go_to(MATURE);
		let (amount, taken) = arrives(id);
		assert_eq!(amount, announced);
		go_to(MATURE + 1);
		let of = |note| match note {
			Note::Paid { amount, .. } | Note::PaidArriving { amount, .. } => amount,
			_ => 0,
		};
		let paid = Notes::take().into_iter().map(of).sum::<Balance>();
		let issued = Balances::total_issuance();
		assert_eq!(issued, 6 * RICHES + DEPOSIT - paid);
		end = [amount, taken, issued, position(&to, ALICE).value];
	});
	end
}

#[test]
fn offences_up_to_the_request_count_in_the_old_pool_and_later_ones_in_the_new() {
	let asked = 20 * UNIT + 1;
	let orders: [&[Key]; 4] =
		[&[], &[restaked()], &[restaked(), others(Tier::Base)], &[others(Tier::Base), restaked()]];
	for old in [None, Some(ASKED - 1), Some(ASKED), Some(ASKED + 1)] {
		for new in [None, Some(ASKED), Some(ASKED + 1)] {
			let outcome = slashed(old, new, true, &[]);
			for (order, first) in orders.into_iter().flat_map(|order| [(order, true), (order, false)]) {
				assert_eq!(slashed(old, new, first, order), outcome, "{old:?} {new:?} {first}");
			}
			let payable = if old.is_some_and(|era| era <= ASKED) { asked - asked / 2 - 1 } else { asked };
			let left = if new == Some(ASKED + 1) { payable * 3 / 4 } else { payable };
			assert!(outcome[0].abs_diff(left) <= 1, "{old:?} {new:?}: {} of {left}", outcome[0]);
			assert!((outcome[0] + outcome[1]).abs_diff(payable) <= 1);
			assert!((left - 2..=left).contains(&outcome[3]));
		}
	}
}

#[test]
fn worth_on_the_way_is_net_of_what_reports_set_aside_in_both_pools() {
	run_joined(|| {
		let to = others(Tier::Base);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		go_to(ASKED + 1);
		report_base(&restaked(), 1, ASKED, percent(50));
		assert_eq!((arriving(&to), ticket(id).value, ticket(id).settled_value), (10 * UNIT, 10 * UNIT, 20 * UNIT));
		report_base(&to, 2, ASKED + 1, percent(50));
		assert_eq!((arriving(&to), ticket(id).value, ticket(id).settled_value), (5 * UNIT, 5 * UNIT, 20 * UNIT));
		assert_ok!(lowers(&to, 2, percent(25), percent(50)));
		assert_eq!(arriving(&to), 75 * UNIT / 10);
		cancels(&restaked(), 1);
		cancels(&to, 2);
		assert_eq!((arriving(&to), ticket(id).value), (20 * UNIT, 20 * UNIT));
		go_to(MATURE);
		assert_eq!(arrives(id), (20 * UNIT, 0));
	});
}

#[test]
fn service_of_the_new_pool_takes_nothing_of_what_comes_over() {
	run_joined(|| {
		let to = others(Tier::Restaked);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		go_to(ASKED + 2);
		report_service(&to, 1, ASKED + 1, claim(&to, percent(100)), percent(50));
		assert_eq!((arriving(&to), ticket(id).value), (20 * UNIT, 20 * UNIT));
		go_to(MATURE - 1);
		report_service(&to, 2, MATURE - 2, claim(&to, percent(100)), percent(10));
		go_to(MATURE);
		// A service's report holds it back like a deposit, and takes nothing of it.
		assert_eq!(arrives(id), (20 * UNIT, 0));
		assert!((45 * UNIT - 1..=45 * UNIT).contains(&view(&to).value));
		go_to(MATURE + 1);
		let worth = position(&to, ALICE).value;
		assert!((20 * UNIT - 2..=20 * UNIT).contains(&worth), "{worth}");
	});
}

#[test]
fn service_of_the_old_pool_takes_its_part_until_the_ticket_matures() {
	run_joined(|| {
		let to = others(Tier::Base);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		let guarantee = palisade_math::Claim { guarantee: 160 * UNIT, factor: view(&restaked()).factor };
		go_to(ASKED + 2);
		report_service(&restaked(), 1, ASKED, guarantee, percent(50));
		assert_eq!((arriving(&to), ticket(id).value), (10 * UNIT, 10 * UNIT));
		go_to(MATURE);
		assert_eq!(arrives(id), (10 * UNIT, 0));
	});
}

#[test]
fn report_of_the_request_s_era_comes_along_and_holds_the_ticket() {
	run_joined(|| {
		let to = others(Tier::Base);
		report_base(&restaked(), 1, ASKED, percent(50));
		let id = redelegates(ALICE, &restaked(), Some(10 * UNIT), &to);
		assert_eq!((ticket(id).value, ticket(id).settled_value), (10 * UNIT, 20 * UNIT));
		go_to(MATURE - 1);
		// Later than any window allows.
		report_base(&restaked(), 2, ASKED, percent(50));
		go_to(MATURE);
		refuses(NOBODY, complete(id), Error::<Test>::NotMatured);
		go_to(MATURE + 1);
		assert_eq!(arrives(id), (5 * UNIT, 0));
		// What has come over is not the old pool's any more.
		report_base(&restaked(), 3, ASKED, percent(100));
		go_to(MATURE + 5);
		assert_eq!(position(&to, ALICE).value, 5 * UNIT);
	});
}

#[test]
fn report_in_the_new_pool_is_over_before_anything_comes_over() {
	run_joined(|| {
		let to = others(Tier::Base);
		report_base(&to, 1, ASKED, percent(50));
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		go_to(MATURE - 1);
		report_base(&to, 2, MATURE - 1, percent(50));
		go_to(MATURE);
		refuses(NOBODY, complete(id), Error::<Test>::NotMatured);
		go_and_touch(MATURE + 1, &[to.clone()]);
		let before = Balances::total_issuance();
		assert_eq!(arrives(id), (10 * UNIT, 10 * UNIT));
		assert_eq!(Balances::total_issuance(), before - 10 * UNIT);
		go_to(MATURE + 2);
		let worth = position(&to, ALICE).value;
		assert!((10 * UNIT - 1..=10 * UNIT).contains(&worth), "{worth}");
		// In the pool it is stake like all other.
		report_base(&to, 3, MATURE, percent(50));
		assert!(position(&to, ALICE).value.abs_diff(worth / 2) <= 1);
	});
}

#[test]
fn what_waits_to_join_is_slashed_like_stake() {
	run_joined(|| {
		let to = others(Tier::Base);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		go_to(MATURE);
		arrives(id);
		report_base(&to, 1, MATURE, percent(50));
		assert_eq!((arriving(&to), position(&to, ALICE).entering), (10 * UNIT, 10 * UNIT));
		assert_eq!(<Delegation as PoolReports<_>>::escrow(&to, ReportId(1)), 60 * UNIT);
		go_to(MATURE + 1);
		report_base(&to, 2, MATURE, percent(50));
		assert_eq!(arriving(&to), 5 * UNIT);
		let service = |id| {
			let claim = claim(&to, percent(10));
			<Delegation as PoolReports<_>>::open_service(&to, ReportId(id), Era(MATURE), due(), claim, percent(10))
		};
		assert_eq!(service(3), Err(ReportRefused::EntriesFirst));
		Notes::take();
		go_and_touch(MATURE + 2, &[to.clone()]);
		let paid = |note| matches!(note, Note::Paid { amount, .. } if amount == 60 * UNIT);
		assert!(Notes::take().into_iter().any(paid));
		assert_eq!((stored(&to).arrived.tokens, arriving(&to)), (10 * UNIT, 5 * UNIT));
		cancels(&to, 2);
		// Who comes over later pays for its claims what they are worth.
		assert_delegates(BOB, &to, 7 * UNIT);
		go_and_touch(MATURE + 3, &[to.clone()]);
		assert_eq!(view(&to).value, 67 * UNIT);
		for (who, brought) in [(ALICE, 10 * UNIT), (BOB, 7 * UNIT)] {
			let worth = position(&to, who).value;
			assert!((brought - 1..=brought).contains(&worth), "{worth} of {brought}");
		}
	});
}

#[test]
fn late_comers_share_what_waits_by_what_they_bring() {
	run_joined(|| {
		let to = others(Tier::Base);
		assert_delegates(BOB, &restaked(), 40 * UNIT);
		let first = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		go_to(ASKED + 1);
		let second = redelegates(BOB, &restaked(), Some(30 * UNIT), &to);
		go_to(MATURE);
		arrives(first);
		report_base(&to, 1, MATURE, percent(50));
		go_to(MATURE + 1);
		refuses(NOBODY, complete(second), Error::<Test>::NotMatured);
		report_base(&to, 2, ASKED, percent(0));
		go_to(MATURE + 2);
		cancels(&to, 2);
		assert_eq!(arrives(second), (15 * UNIT, 15 * UNIT));
		let pool = stored(&to).arrived;
		assert_eq!((pool.tokens, pool.units), (25 * UNIT, 50 * UNIT));
		assert_eq!((position(&to, ALICE).entering, position(&to, BOB).entering), (10 * UNIT, 15 * UNIT));
		go_to(MATURE + 3);
		let worth = [position(&to, ALICE).value, position(&to, BOB).value];
		assert!(10 * UNIT - worth[0] <= 1 && 15 * UNIT - worth[1] <= 1, "{worth:?}");
	});
}

#[test]
fn total_loss_of_the_old_pool_leaves_what_was_earned_in_the_new() {
	run_joined(|| {
		let to = others(Tier::Base);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		go_to(ASKED + 1);
		rewards_for(&to, ASKED + 1, 12 * UNIT);
		report_base(&restaked(), 1, ASKED, percent(100));
		assert_eq!((arriving(&to), ticket(id).value), (0, 2 * UNIT));
		go_to(MATURE);
		assert_eq!(arrives(id), (2 * UNIT, 0));
		go_to(MATURE + 1);
		assert!((2 * UNIT - 1..=2 * UNIT).contains(&position(&to, ALICE).value));
	});
	run_joined(|| {
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &base());
		report_base(&restaked(), 1, ASKED, percent(100));
		go_to(MATURE);
		assert_eq!(arrives(id), (0, 0));
		assert!(!Positions::<Test>::contains_key(ALICE, base()));
	});
}

#[test]
fn total_loss_of_the_new_pool_takes_all_but_what_was_earned() {
	run_joined(|| {
		let to = others(Tier::Base);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		go_to(ASKED + 1);
		rewards_for(&to, ASKED + 1, 12 * UNIT);
		report_base(&to, 1, ASKED + 1, percent(100));
		assert_eq!((arriving(&to), ticket(id).value, ticket(id).settled_value), (0, 2 * UNIT, 22 * UNIT));
		// A new generation of the pool does not forget what the lost one had on its way.
		go_and_touch(ASKED + 3, &[to.clone()]);
		assert_eq!(stored(&to).generation, 1);
		report_base(&to, 2, ASKED + 2, percent(10));
		go_to(MATURE);
		assert_eq!(arrives(id), (2 * UNIT, 20 * UNIT));
		go_to(MATURE + 1);
		assert_eq!(position(&to, ALICE).value, 2 * UNIT);
	});
}

#[test]
fn what_waits_can_be_lost_and_makes_room() {
	run_joined(|| {
		let to = others(Tier::Base);
		let first = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		let second = redelegates(ALICE, &restaked(), Some(10 * UNIT), &to);
		go_to(MATURE);
		arrives(first);
		report_base(&to, 1, MATURE, percent(100));
		go_to(MATURE + 1);
		report_base(&to, 2, ASKED, percent(0));
		go_to(MATURE + 2);
		cancels(&to, 2);
		assert_eq!((stored(&to).arrived.tokens, stored(&to).arrived.units), (0, 20 * UNIT));
		// Nothing can be added to what is worth nothing, until the next era start has done away with it.
		refuses(NOBODY, complete(second), Error::<Test>::NotMatured);
		go_to(MATURE + 3);
		assert_eq!(arrives(second), (0, 10 * UNIT));
		assert_eq!(position(&to, ALICE), PositionView::default());
		assert!(!Positions::<Test>::contains_key(ALICE, &to));
	});
}

#[test]
fn rewards_are_shared_by_worth_with_what_counted_in_the_era() {
	run_joined(|| {
		let to = others(Tier::Base);
		assert_delegates(BOB, &restaked(), 40 * UNIT);
		go_to(ASKED + 1);
		let ids = [
			redelegates(ALICE, &restaked(), Some(20 * UNIT), &to),
			redelegates(BOB, &restaked(), Some(5 * UNIT), &to),
			redelegates(ALICE, &restaked(), Some(25 * UNIT), &to),
		];
		rewards_for(&to, ASKED + 1, 9 * UNIT);
		assert_eq!((view(&to).gains, stored(&to).arriving_gains), (9 * UNIT, 0));
		go_and_touch(ASKED + 3, &[to.clone()]);
		rewards_for(&to, ASKED + 1, UNIT);
		assert_eq!(stored(&to).arriving_gains, 0);
		// 109 units beside 50.
		rewards_for(&to, ASKED + 2, 159 * UNIT + 2);
		assert_eq!((view(&to).gains, stored(&to).arriving_gains), (109 * UNIT + UNIT + 2, 50 * UNIT));
		System::assert_last_event(Event::ArrivalsRewarded { pool: to.clone(), amount: 50 * UNIT }.into());
		System::assert_has_event(Event::Rewarded { pool: to.clone(), amount: 109 * UNIT + 2 }.into());
		assert_eq!(ids.map(|id| ticket(id).value), [40 * UNIT, 10 * UNIT, 50 * UNIT]);
		// What is earned is not slashed before it has come over.
		report_base(&to, 1, ASKED + 3, percent(50));
		assert_eq!(ids.map(|id| ticket(id).value), [30 * UNIT, 75 * UNIT / 10, 375 * UNIT / 10]);
		cancels(&to, 1);
		go_to(MATURE + 1);
		assert_eq!(ids.map(arrives), [(40 * UNIT, 0), (10 * UNIT, 0), (50 * UNIT, 0)]);
		assert_eq!(stored(&to).arriving_gains, 0);
		// What waits to join earns as well: 100 units beside 219.
		rewards_for(&to, MATURE, 319);
		assert_eq!(stored(&to).arrived.tokens, 100 * UNIT + 99);
		go_to(MATURE + 2);
		assert!((90 * UNIT..=90 * UNIT + 90).contains(&position(&to, ALICE).value));
	});
}

#[test]
fn rewards_of_a_pool_that_only_gets_stake_are_its_stakers() {
	run_joined(|| {
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &base());
		go_to(ASKED + 2);
		let treasury = free(TREASURY);
		rewards_for(&base(), ASKED + 1, UNIT);
		assert_eq!(free(TREASURY), treasury - UNIT);
		go_to(MATURE);
		assert_eq!(arrives(id), (21 * UNIT, 0));
		assert_eq!(
			with_storage_layer(|| reward(&base(), RICHES)),
			Err(sp_runtime::TokenError::FundsUnavailable.into())
		);
		assert_eq!(reward(&token_pool(), UNIT), Err(Error::<Test>::PoolNotFound.into()));
	});
}

fn reward(key: &Key, amount: Balance) -> sp_runtime::DispatchResult {
	<Delegation as StakeMutate<_>>::reward_for(key, Era(ASKED), &TREASURY, amount)
}

#[test]
fn nothing_keeps_stake_from_coming_over_and_leaving() {
	run_joined(|| {
		let to = others(Tier::Restaked);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		go_to(ASKED + 1);
		// It accepts nothing any more, is short of bond, and gone; and so is the old one.
		<Delegation as OperatorPools<_>>::set_accepting(&OTHER, false);
		<Delegation as OperatorPools<_>>::release(&OTHER);
		<Delegation as OperatorPools<_>>::release(&OPERATOR);
		leaves(OTHER, &to, None);
		assert!(!<Delegation as OperatorPools<_>>::is_covered(&OTHER));
		go_to(MATURE + 3);
		assert_eq!(arrives(id), (20 * UNIT, 0));
		go_to(MATURE + 4);
		let left = leaves(ALICE, &to, None);
		go_to(MATURE + 10);
		assert_eq!(completes(left), 20 * UNIT);
	});
}

#[test]
fn redelegation_is_refused_when_it_is_bad() {
	run_joined(|| {
		let to = others(Tier::Restaked);
		let foreign = token_pool();
		refuses(ALICE, redelegate(restaked(), None, restaked()), Error::<Test>::SamePool);
		refuses(ALICE, redelegate(restaked(), None, foreign.clone()), Error::<Test>::NotNative);
		refuses(ALICE, redelegate(foreign, None, restaked()), Error::<Test>::NotNative);
		refuses(ALICE, redelegate(restaked(), Some(0), to.clone()), Error::<Test>::ZeroAmount);
		refuses(ALICE, redelegate(base(), None, to.clone()), Error::<Test>::NothingStaked);
		refuses(ALICE, redelegate(restaked(), Some(2 * UNIT - 1), to.clone()), Error::<Test>::BelowMinimum);
		let nowhere = PoolKey::native(NOBODY, Tier::Base);
		refuses(ALICE, redelegate(restaked(), None, nowhere.clone()), Error::<Test>::PoolNotFound);
		refuses(ALICE, redelegate(nowhere, None, restaked()), Error::<Test>::PoolNotFound);
		refuses(OPERATOR, redelegate(restaked(), Some(2 * UNIT), to.clone()), Error::<Test>::BondFloor);
		<Delegation as OperatorPools<_>>::lock_bond(&OPERATOR, Era(ASKED + 1));
		refuses(OPERATOR, redelegate(restaked(), Some(2 * UNIT), to.clone()), Error::<Test>::BondLocked);
		<Delegation as OperatorPools<_>>::set_accepting(&OTHER, false);
		refuses(ALICE, redelegate(restaked(), None, to.clone()), Error::<Test>::NotAccepting);
		<Delegation as OperatorPools<_>>::set_accepting(&OTHER, true);
		assert_delegates(BOB, &to, 1_950 * UNIT);
		refuses(ALICE, redelegate(restaked(), None, to.clone()), Error::<Test>::BondTooSmall);
		// Base stake asks for no bond.
		redelegates(ALICE, &restaked(), None, &others(Tier::Base));
		refuses(ALICE, redelegate(restaked(), None, to), Error::<Test>::NothingStaked);
	});
}

#[test]
fn ticket_on_its_way_is_nothing_else() {
	run_joined(|| {
		let to = others(Tier::Base);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		let plain = leaves(ALICE, &restaked(), Some(20 * UNIT));
		let extend = |id| with_storage_layer(|| <Delegation as StakeMutate<_>>::extend_leave(&ALICE, id, UNIT));
		assert_noop!(extend(id), Error::<Test>::Redelegated);
		assert_ok!(extend(plain));
		// There are no shares of it to redelegate again, before it has joined.
		refuses(ALICE, redelegate(to.clone(), None, restaked()), Error::<Test>::NothingStaked);
		go_to(MATURE);
		refuses(NOBODY, complete(plain), Error::<Test>::NotRedelegated);
		refuses(NOBODY, complete(TicketId(77)), Error::<Test>::TicketNotFound);
		arrives(id);
		refuses(ALICE, redelegate(to.clone(), None, restaked()), Error::<Test>::NothingStaked);
		go_to(MATURE + 1);
		redelegates(ALICE, &to, None, &restaked());
		assert_eq!(completes(plain), 21 * UNIT);
	});
}

#[test]
fn bond_answers_for_what_comes_over() {
	run_joined(|| {
		let to = others(Tier::Restaked);
		assert_delegates(BOB, &to, 1_940 * UNIT);
		assert!(Delegation::accepts(&to, 60 * UNIT));
		redelegates(ALICE, &restaked(), Some(50 * UNIT), &to);
		// In the era of the request already.
		assert!(Delegation::accepts(&to, 10 * UNIT) && !Delegation::accepts(&to, 10 * UNIT + 1));
		go_to(ASKED + 1);
		assert!(Delegation::accepts(&to, 10 * UNIT) && !Delegation::accepts(&to, 10 * UNIT + 1));
		report_base(&restaked(), 1, ASKED, percent(50));
		assert!(Delegation::accepts(&to, 35 * UNIT) && !Delegation::accepts(&to, 35 * UNIT + 1));
	});
}

#[test]
fn operator_brings_its_own_stake_as_it_deposits_it() {
	run_joined(|| {
		assert_delegates(OPERATOR, &others(Tier::Base), 30 * UNIT);
		go_to(ASKED + 1);
		<Delegation as OperatorPools<_>>::set_accepting(&OPERATOR, false);
		let id = redelegates(OPERATOR, &others(Tier::Base), None, &restaked());
		go_to(ASKED + 7);
		let bond = || <Delegation as OperatorPools<_>>::bond(&OPERATOR);
		assert_eq!(bond(), 100 * UNIT);
		arrives(id);
		assert_eq!(bond(), 130 * UNIT);
		go_to(ASKED + 8);
		assert_eq!(bond(), 130 * UNIT);
	});
}

#[test]
fn pool_gets_stake_from_so_many_pools_and_eras_only() {
	run_joined(|| {
		let to = base();
		assert_delegates(ALICE, &others(Tier::Base), 100 * UNIT);
		Clock::set_leaving_eras(20);
		let mut ids = vec![];
		for era in ASKED + 1..ASKED + 9 {
			go_to(era);
			ids.push(redelegates(ALICE, &restaked(), Some(2 * UNIT), &to));
			ids.push(redelegates(ALICE, &others(Tier::Base), Some(2 * UNIT), &to));
		}
		// From one of these pools and eras more can come.
		ids.push(redelegates(ALICE, &restaked(), Some(2 * UNIT), &to));
		assert_eq!(Arrivals::<Test>::get(&to).len(), 16);
		assert_delegates(BOB, &others(Tier::Restaked), 10 * UNIT);
		go_to(ASKED + 9);
		assert_eq!(arriving(&to), 34 * UNIT);
		refuses(ALICE, redelegate(restaked(), Some(2 * UNIT), to.clone()), Error::<Test>::TooManyArrivals);
		refuses(BOB, redelegate(others(Tier::Restaked), None, to.clone()), Error::<Test>::TooManyArrivals);
		// A leave is always possible, and so is another pool.
		leaves(ALICE, &restaked(), Some(2 * UNIT));
		redelegates(ALICE, &restaked(), Some(2 * UNIT), &others(Tier::Restaked));
		go_to(ASKED + 21);
		arrives(ids[0]);
		redelegates(BOB, &others(Tier::Restaked), None, &to);
	});
}

#[test]
fn what_does_not_fit_is_taken_back_when_nothing_can_be_reported_of_it() {
	run_joined(|| {
		let to = others(Tier::Base);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		let set_shares = |shares| {
			let mut pool = stored(&to);
			pool.shares = shares;
			crate::Pools::<Test>::insert(&to, pool);
		};
		let withdraw = Call::withdraw_entry { pool: to.clone(), amount: UNIT };
		go_to(MATURE);
		arrives(id);
		// A price at which no number of shares is enough.
		set_shares(u128::MAX - 1);
		refuses(ALICE, withdraw.clone(), Error::<Test>::NothingEntering);
		go_and_touch(MATURE + 1, &[to.clone()]);
		assert_eq!((stored(&to).arrived.stuck, arriving(&to)), (Some(Era(MATURE + 1)), 0));
		// It keeps no report waiting, and bears them.
		report_base(&to, 1, MATURE, percent(50));
		go_to(MATURE + 3);
		refuses(ALICE, withdraw.clone(), Error::<Test>::NotMatured);
		report_base(&to, 2, MATURE + 1, percent(1));
		go_to(MATURE + 4);
		refuses(ALICE, withdraw.clone(), Error::<Test>::NotMatured);
		refuses(BOB, withdraw, Error::<Test>::NothingEntering);
		cancels(&to, 2);
		let held = free(ALICE);
		assert_ok!(Delegation::withdraw_entry(origin(ALICE), to.clone(), UNIT));
		assert_eq!(free(ALICE), held + 10 * UNIT);
		System::assert_last_event(Event::EntryWithdrawn { staker: ALICE, pool: to.clone(), amount: 10 * UNIT }.into());
		assert_eq!(stored(&to).arrived.units, 0);
		set_shares(100 * UNIT);
	});
}

#[test]
fn what_fits_again_joins() {
	run_joined(|| {
		let to = others(Tier::Base);
		let first = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		let second = redelegates(ALICE, &restaked(), Some(10 * UNIT), &to);
		let set_shares = |shares| {
			let mut pool = stored(&to);
			pool.shares = shares;
			crate::Pools::<Test>::insert(&to, pool);
		};
		go_to(MATURE);
		arrives(first);
		set_shares(u128::MAX - 1);
		go_and_touch(MATURE + 2, &[to.clone()]);
		// What comes now may have been at risk until now.
		assert_eq!(stored(&to).arrived.stuck, Some(Era(MATURE + 1)));
		arrives(second);
		assert_eq!(stored(&to).arrived.stuck, Some(Era(MATURE + 2)));
		set_shares(100 * UNIT);
		go_and_touch(MATURE + 3, &[to.clone()]);
		assert_eq!((stored(&to).arrived.stuck, position(&to, ALICE).value), (None, 30 * UNIT));
	});
}

#[test]
fn shares_of_what_joined_are_told_as_a_batch_of_their_own() {
	run_joined(|| {
		let to = others(Tier::Base);
		assert_delegates(ALICE, &to, 5 * UNIT);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		go_to(MATURE);
		assert_delegates(ALICE, &to, 7 * UNIT);
		arrives(id);
		Notes::take();
		go_and_touch(MATURE + 2, &[to.clone()]);
		let joined = Notes::take().into_iter().filter_map(|note| match note {
			Note::Joined { key, batch } if key == to => Some(batch),
			_ => None,
		});
		assert_eq!(joined.collect::<Vec<_>>(), [2, 1 << 31]);
		assert_eq!(Follower::settle(&to, ALICE), (32 * UNIT, 0));
		Follower::settle(&to, OTHER);
		let followed = Follower::of(&to);
		let mut ended = followed.by_era();
		ended.retain(|_, shares| *shares > 0);
		assert_eq!(followed.settled_by_era(), ended);
		assert_eq!((ended[&MATURE], ended[&(MATURE + 1)]), (105 * UNIT, 132 * UNIT));
		assert_eq!(crate::Batches::<Test>::iter_prefix(&to).count(), 0);
	});
}

#[test]
fn views_of_what_comes_over_write_nothing() {
	run_joined(|| {
		let to = others(Tier::Base);
		let id = redelegates(ALICE, &restaked(), Some(20 * UNIT), &to);
		go_to(ASKED + 1);
		report_base(&to, 1, ASKED + 1, percent(50));
		go_to(MATURE);
		let root = sp_io::storage::root(sp_runtime::StateVersion::V1);
		assert_eq!((arriving(&to), ticket(id).value), (10 * UNIT, 10 * UNIT));
		assert_eq!(arriving(&token_pool()), 0);
		assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), root);
		assert_eq!(MockEras::now(), Era(MATURE));
	});
}
