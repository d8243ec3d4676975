//! Random commands against the invariants and the law of conservation: what pools pay is what verdicts say they paid,
//! and nothing else changes what they hold.

use super::*;
use palisade_primitives::{mocks::MockEras, EraClock, PoolReports, ReportOffence};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Command {
	Report { bridge: bool, bob: bool, ago: u32, offence: u64, percent: u64 },
	Offence { bob: bool, ago: u32, percent: u64 },
	Veto { id: u32 },
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
		6 => (any::<bool>(), any::<bool>(), 0..4u32, 0..12u64, 0..27u64).prop_map(
			|(bridge, bob, ago, offence, percent)| Report { bridge, bob, ago, offence, percent }
		),
		3 => (any::<bool>(), 0..4u32, 0..101u64).prop_map(|(bob, ago, percent)| Offence { bob, ago, percent }),
		2 => (0..16u32).prop_map(|id| Veto { id }),
		2 => (0..16u32).prop_map(|id| Execute { id }),
		1 => (0..16u32).prop_map(|id| OpenReport { id }),
		2 => (0..6usize).prop_map(|pool| Touch { pool }),
		1 => (0..6usize, 1..1_000u128).prop_map(|(pool, amount)| Hold { pool, amount }),
		1 => (0..6usize, 0..4u32).prop_map(|(pool, capacity)| Capacity { pool, capacity }),
		4 => Just(NextEra),
		3 => (0..6u64).prop_map(|steps| Poll { steps }),
	]
}

/// Runs a command; a refused call must have changed nothing.
fn run(command: &Command) {
	use Command::*;
	let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
	let now = MockEras::now();
	let who = |bob: bool| if bob { BOB } else { ALICE };
	// Counted back from the last report.
	let id_of = |id: u32| ReportId(next_id().0.saturating_sub(id));
	let result = frame_support::storage::with_storage_layer(|| match *command {
		Report { bridge, bob, ago, offence: n, percent } => {
			let (service, slasher) = if bridge { (BRIDGE, BRIDGE_SLASHER) } else { (ORACLE, SLASHER) };
			let (fraction, origin) = (Perquintill::from_percent(percent), RuntimeOrigin::signed(slasher));
			Slashing::report(origin, service, who(bob), now.minus(ago), offence(n), fraction, H256::zero())
		}
		Offence { bob, ago, percent } => {
			let fraction = Perquintill::from_percent(percent);
			Slashing::report_offence(&who(bob), now.minus(ago), fraction).map(|_| ())
		}
		Veto { id } => Slashing::veto(RuntimeOrigin::root(), id_of(id)),
		Execute { id } => execute(id_of(id)),
		OpenReport { id } => open_report(id_of(id)),
		Touch { pool } => {
			<Pools as PoolReports<AccountId>>::touch(&pools()[pool]);
			Ok(())
		}
		Hold { pool, amount } => {
			Pools::hold(&pools()[pool], amount);
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

proptest! {
	#![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

	#[test]
	fn commands_keep_the_invariants(commands in prop::collection::vec(command(), 1..60)) {
		new_test_ext().execute_with(|| {
			let mut put_in: Vec<u128> = pools().iter().map(|_| STAKE).collect();
			for command in &commands {
				run(command);
				if let Command::Hold { pool, amount } = command {
					put_in[*pool] += amount;
				}
				assert_eq!(Slashing::check(), Ok(()), "after {command:?}");
				for (pool, put_in) in pools().iter().zip(&put_in) {
					assert_eq!(Pools::paid(pool), told(pool), "after {command:?}");
					assert_eq!(Pools::tokens(pool) + Pools::paid(pool), *put_in, "after {command:?}");
				}
			}
			// In the end every report is over, paid or vetoed, and forgotten.
			pools().iter().for_each(|pool| Pools::set_capacity(pool, 16));
			run_to(MockEras::now().0 + 12);
			assert_eq!(Reports::<Test>::iter().count(), 0);
			assert_eq!(Slashing::check(), Ok(()));
		})
	}
}
