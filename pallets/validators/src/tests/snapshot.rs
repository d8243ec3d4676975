use crate::{mock::*, *};
use palisade_primitives::{
	mocks::{MockEras, MockOperators},
	ActiveSet, Era, EraClock, OnEraStart, PoolKey, ReportId,
};
use pallet_session::historical;
use sp_runtime::{Perbill, Perquintill};

#[test]
fn first_era_has_its_exposures() {
	build_and_execute(|| {
		let exposures = Exposures::<Test>::get(Era(0)).into_inner();
		assert_eq!(exposures.len(), 4);
		let second = Exposure { operator: 2, base: 500, restaked: 1_000, commission: Perbill::zero() };
		assert_eq!(exposures[1], second);
		assert_eq!(Validators::active_set(), exposures);
	})
}

#[test]
fn exposure_is_what_stood_behind_a_validator_at_the_start_of_the_era() {
	build_and_execute(|| {
		let [base, restaked] = PoolKey::consensus(&1);
		next_session();
		// Elected with one worth, and exposed with the next.
		Stake::slash(&base, Perquintill::from_percent(50));
		Stake::report(&restaked, ReportId(1), Perquintill::from_percent(10));
		MockOperators::set_commission(&1u64, Perbill::from_percent(7));
		next_session();
		let of_one = Exposure { operator: 1, base: 500, restaked: 1_800, commission: Perbill::from_percent(7) };
		assert!(Validators::active_set().contains(&of_one));
		Stake::slash(&base, Perquintill::from_percent(50));
		MockOperators::set_commission(&1u64, Perbill::from_percent(9));
		next_session();
		assert!(Validators::active_set().contains(&of_one), "what happens later does not change it");
	})
}

#[test]
fn what_comes_over_is_exposed() {
	build_and_execute(|| {
		let [base, restaked] = PoolKey::consensus(&2u64);
		Stake::set_arriving(&base, 70);
		Stake::set_arriving(&restaked, 9);
		next_era();
		let of_two = Exposure { operator: 2, base: 570, restaked: 1_009, commission: Perbill::zero() };
		assert_eq!(Validators::active_set()[1], of_two);
	})
}

#[test]
fn active_set_is_told_with_the_most_stake_first() {
	build_and_execute(|| {
		let operators = <Validators as ActiveSet<_>>::operators;
		let behind = |operator| {
			let exposure = Validators::active_set().into_iter().find(|exposure| exposure.operator == operator).unwrap();
			exposure.base + exposure.restaked
		};
		assert_eq!(operators().len(), 4);
		let [base, restaked] = PoolKey::consensus(&operators()[0]);
		let first = base.operator;
		for key in [base, restaked] {
			Stake::slash(&key, Perquintill::from_percent(100));
		}
		Validators::snapshot(Era(0), Validators::active_set().into_iter().map(|exposure| exposure.operator).collect());
		let told = operators();
		assert_eq!(told.last(), Some(&first), "what counts is the worth at the era's start");
		assert!(told.windows(2).all(|pair| behind(pair[0]) >= behind(pair[1])));
		Exposures::<Test>::remove(Era(0));
		assert!(operators().is_empty());
		Validators::snapshot(Era(0), told);
	})
}

#[test]
fn authors_earn_points() {
	build_and_execute(|| {
		next_era();
		write_blocks(2, 3);
		write_blocks(4, 1);
		assert_eq!(Validators::points(Era(1)), vec![(1, 0), (2, 60), (3, 0), (4, 20)]);
		next_era();
		write_blocks(2, 1);
		assert_eq!(Validators::points(Era(1))[1], (2, 60));
		assert_eq!(Validators::points(Era(2))[1], (2, 20));
	})
}

#[test]
fn old_eras_are_forgotten() {
	build_and_execute(|| {
		write_blocks(1, 1);
		for _ in 0..MAX_LEAVING {
			next_era();
		}
		assert!(Exposures::<Test>::contains_key(Era(0)));
		assert_eq!(EraPoints::<Test>::get(Era(0), 1), 20);
		next_era();
		assert!(!Exposures::<Test>::contains_key(Era(0)));
		assert_eq!(EraPoints::<Test>::iter_prefix(Era(0)).count(), 0);
		assert!(Exposures::<Test>::contains_key(Era(1)));
	})
}

#[test]
fn proofs_are_kept_for_the_leaving_time() {
	build_and_execute(|| {
		for _ in 0..10 {
			next_era();
		}
		let (first, _) = historical::pallet::StoredRange::<Test>::get().unwrap();
		assert_eq!(first, (10 - MockEras::leaving_eras()) * 2);
	})
}

#[test]
fn era_starts_once() {
	build_and_execute(|| {
		next_era();
		write_blocks(1, 1);
		fill_pot(500);
		next_era();
		assert_eq!(Payouts::<Test>::get().len(), 1);
		let (exposures, payouts) = (Exposures::<Test>::get(Era(2)), Payouts::<Test>::get());
		<Validators as OnEraStart>::on_era_start(Era(2));
		assert_eq!((Exposures::<Test>::get(Era(2)), Payouts::<Test>::get()), (exposures, payouts));
	})
}
