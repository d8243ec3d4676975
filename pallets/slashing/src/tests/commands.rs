//! Random commands against the invariants and the law of conservation: what pools pay is what verdicts say they paid and
//! went down the waterfall, nothing else changes what they hold, and of every asset there is what there was but for what
//! was burned.

use super::*;
use crate::Payouts;
use palisade_primitives::{
	mocks::{MockEras, MockSecurity},
	EraClock, PoolReports, ReportOffence,
};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Command {
	Report { who: usize, bridge: bool, bob: bool, ago: u32, offence: u64, percent: u64 },
	Offence { bob: bool, ago: u32, percent: u64 },
	Veto { resolver: bool, id: u32, unfounded: bool },
	Reduce { resolver: bool, id: u32, percent: u64 },
	Penalise { resolver: bool, id: u32, eras: u32, exit: bool },
	Claim { ago: u32, who: usize, amount: u128 },
	Withdraw { ago: u32, who: usize },
	Release { payout: usize },
	Block { who: usize },
	Thaw { who: usize },
	Execute { id: u32 },
	OpenReport { id: u32 },
	Touch { pool: usize },
	Hold { pool: usize, amount: u128 },
	Capacity { pool: usize, capacity: u32 },
	NextEra,
	Poll { steps: u64 },
}

fn command() -> impl Strategy<Value = Command> {
	use Command::*;
	prop_oneof![
		8 => (0..6usize, any::<bool>(), any::<bool>(), 0..4u32, 0..12u64, 0..27u64).prop_map(
			|(who, bridge, bob, ago, offence, percent)| Report { who, bridge, bob, ago, offence, percent }
		),
		3 => (any::<bool>(), 0..4u32, 0..101u64).prop_map(|(bob, ago, percent)| Offence { bob, ago, percent }),
		2 => (any::<bool>(), 0..16u32, any::<bool>()).prop_map(|(resolver, id, unfounded)| {
			Veto { resolver, id, unfounded }
		}),
		2 => (any::<bool>(), 0..16u32, 0..30u64).prop_map(|(resolver, id, percent)| Reduce { resolver, id, percent }),
		1 => (any::<bool>(), 0..16u32, 0..7u32, any::<bool>()).prop_map(|(resolver, id, eras, exit)| {
			Penalise { resolver, id, eras, exit }
		}),
		3 => (0..4u32, 0..5usize, 0..100u128).prop_map(|(ago, who, amount)| Claim { ago, who, amount }),
		1 => (0..4u32, 0..5usize).prop_map(|(ago, who)| Withdraw { ago, who }),
		3 => (0..4usize).prop_map(|payout| Release { payout }),
		1 => (0..5usize).prop_map(|who| Block { who }),
		1 => (0..5usize).prop_map(|who| Thaw { who }),
		2 => (0..16u32).prop_map(|id| Execute { id }),
		1 => (0..16u32).prop_map(|id| OpenReport { id }),
		2 => (0..6usize).prop_map(|pool| Touch { pool }),
		1 => (0..6usize, 1..1_000u128).prop_map(|(pool, amount)| Hold { pool, amount }),
		1 => (0..6usize, 0..4u32).prop_map(|(pool, capacity)| Capacity { pool, capacity }),
		4 => Just(NextEra),
		3 => (0..6u64).prop_map(|steps| Poll { steps }),
	]
}

/// Who may be harmed: among them an operator, and the slasher, who may not.
const HARMED: [AccountId; 5] = [HARRY, HENRY, BOB, SLASHER, STRANGER];

/// Runs a command; a refused call must have changed nothing.
fn run(command: &Command) {
	use Command::*;
	let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
	let now = MockEras::now();
	let operator = |bob: bool| if bob { BOB } else { ALICE };
	// Counted back from the last report.
	let id_of = |id: u32| ReportId(next_id().0.saturating_sub(id));
	let judge = |resolver: bool| if resolver { RuntimeOrigin::signed(RESOLVER) } else { RuntimeOrigin::root() };
	let owner = || RuntimeOrigin::signed(OWNER);
	let token_owner = || RuntimeOrigin::signed(STRANGER);
	let result = frame_support::storage::with_storage_layer(|| match *command {
		Report { who, bridge, bob, ago, offence: n, percent } => {
			let (service, slasher) = if bridge { (BRIDGE, BRIDGE_SLASHER) } else { (ORACLE, SLASHER) };
			let reporter = [slasher, slasher, slasher, WITNESS, BOB, OWNER][who];
			let (fraction, origin) = (Perquintill::from_percent(percent), RuntimeOrigin::signed(reporter));
			Slashing::report(origin, service, operator(bob), now.minus(ago), offence(n), fraction, H256::zero())
		}
		Offence { bob, ago, percent } => {
			let fraction = Perquintill::from_percent(percent);
			Slashing::report_offence(&operator(bob), now.minus(ago), fraction).map(|_| ())
		}
		Veto { resolver, id, unfounded } => Slashing::veto(judge(resolver), id_of(id), unfounded),
		Reduce { resolver, id, percent } => {
			Slashing::reduce(judge(resolver), id_of(id), Perquintill::from_percent(percent))
		}
		Penalise { resolver, id, eras, exit } => {
			let penalty = if exit { Penalty::DelayExit { eras } } else { Penalty::Withhold { eras } };
			Slashing::penalise(judge(resolver), id_of(id), penalty)
		}
		Claim { ago, who, amount } => Slashing::register_claim(owner(), ORACLE, now.minus(ago), HARMED[who], amount),
		Withdraw { ago, who } => Slashing::withdraw_claim(owner(), ORACLE, now.minus(ago), HARMED[who]),
		Release { payout } => match Payouts::<Test>::iter_keys().nth(payout) {
			Some((id, asset)) => Slashing::release_payout(RuntimeOrigin::signed(STRANGER), id, asset),
			None => Ok(()),
		},
		Block { who } => Assets::block(token_owner(), TOKEN, HARMED[who]),
		Thaw { who } => Assets::thaw(token_owner(), TOKEN, HARMED[who]),
		Execute { id } => execute(id_of(id)),
		OpenReport { id } => open_report(id_of(id)),
		Touch { pool } => {
			<Pools as PoolReports<AccountId>>::touch(&pools()[pool]);
			Ok(())
		}
		Hold { pool, amount } => {
			hold(&pools()[pool], amount);
			Ok(())
		}
		Capacity { pool, capacity } => {
			Pools::set_capacity(&pools()[pool], capacity);
			Ok(())
		}
		NextEra => {
			MockEras::set(now.0 + 1);
			Ok(())
		}
		Poll { steps } => {
			for _ in 0..steps {
				if Slashing::is_behind() {
					Slashing::step();
				}
			}
			Ok(())
		}
	});
	if result.is_err() {
		assert_eq!(before, sp_io::storage::root(sp_runtime::StateVersion::V1), "{command:?} changed something");
	}
}

/// What events say was paid out of a pool.
fn told(pool: &PoolKey<AccountId>) -> u128 {
	let told = events().into_iter().map(|event| match event {
		Event::Slashed { pool: of, from_stake, from_leaving, .. } if of == *pool => from_stake + from_leaving,
		Event::Unexpected { .. } => panic!("a pool executed what is not open on it"),
		_ => 0,
	});
	told.sum()
}

/// What was burned of an asset.
fn burned(asset: &AssetKind) -> u128 {
	let burned = events().into_iter().map(|event| match event {
		Event::PaidOut { pool, burned, .. } if pool.asset == *asset => burned,
		_ => 0,
	});
	burned.sum()
}

fn issued(asset: &AssetKind) -> u128 {
	use frame_support::traits::fungibles::Inspect;
	Money::total_issuance(asset.clone())
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

	#[test]
	fn commands_keep_the_invariants(
		commands in prop::collection::vec(command(), 1..80),
		quotas in (0..30u64, 0..60u64),
		veto in 0..2u32,
	) {
		new_test_ext().execute_with(|| {
			ObjectiveVeto::set(veto);
			MaxSlashPerEra::set(Perquintill::from_percent(quotas.0));
			MaxServiceSlashPerEra::set(Perquintill::from_percent(quotas.1));
			ChainWaterfall::set(waterfall());
			ReporterCap::set(500);
			allow_witnesses();
			set_terms(|terms| SlashTerms { waterfall: waterfall(), ..terms });
			[native(ALICE), foreign(ALICE), foreign(BOB)].iter().for_each(MockSecurity::allow_redistribution);
			let mut put_in: Vec<u128> = pools().iter().map(|_| STAKE).collect();
			let mut minted = assets().map(|asset| issued(&asset));
			for command in &commands {
				run(command);
				if let Command::Hold { pool, amount } = command {
					put_in[*pool] += amount;
					let which = assets().iter().position(|asset| *asset == pools()[*pool].asset).unwrap();
					minted[which] += amount;
				}
				assert_eq!(Slashing::check(), Ok(()), "after {command:?}");
				assert_money_is_where_it_belongs();
				for (pool, put_in) in pools().iter().zip(&put_in) {
					assert_eq!(Pools::paid(pool), told(pool), "after {command:?}");
					assert_eq!(Pools::tokens(pool) + Pools::paid(pool), *put_in, "after {command:?}");
				}
				for (asset, minted) in assets().iter().zip(minted) {
					assert_eq!(issued(asset) + burned(asset), minted, "after {command:?}");
				}
			}
			// In the end every report is over, paid or judged, and forgotten; so are bonds, bookings and claims.
			pools().iter().for_each(|pool| Pools::set_capacity(pool, 16));
			run_to(MockEras::now().0 + 12);
			assert_eq!(Reports::<Test>::iter().count(), 0);
			assert_eq!(Slashing::check(), Ok(()));
			assert_eq!(Booked::<Test>::iter().count() + crate::Cases::<Test>::iter().count(), 0);
			assert_eq!([WITNESS, BOB].map(held), [0, 0]);
			// And the harmed are paid.
			for who in HARMED {
				Assets::thaw(RuntimeOrigin::signed(STRANGER), TOKEN, who).ok();
			}
			for (id, asset, _) in Slashing::payouts() {
				assert_ok!(Slashing::release_payout(RuntimeOrigin::signed(STRANGER), id, asset));
			}
			assert!(Slashing::payouts().is_empty());
			assert_eq!((balance(&AssetKind::Native, pot()), balance(&AssetKind::WithId(TOKEN), pot())), (DEPOSIT, 0));
		})
	}
}
