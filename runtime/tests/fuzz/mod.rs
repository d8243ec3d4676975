//! Random operations on the real runtime, and everything that must hold after every block.
//!
//! A run is decided by its seed and its number of operations. It builds the development chain, does random calls of
//! random accounts (and of governance, and consensus offences) in blocks of random slots, checks after every block, and
//! in the end lets everybody leave. `make fuzz OPS=1000000 SEED=7 RUNS=2` makes long ones.
//!
//! | file | has |
//! |---|---|
//! | `world` | who and what there is to choose from, taken once a block |
//! | `commands` | what can be done, how often, and with which wrong arguments |
//! | `checks` | what must hold |
//! | `run` | one run, its statistics, and what is printed when it fails |
//! | `leave` | everybody leaves |

mod checks;
mod commands;
mod leave;
mod run;
mod world;

use run::{run_all, Plan};

/// Seeds that found something, with the number of operations that it took, and what it was.
const FOUND: &[(u64, u64)] = &[];

fn number(name: &str, default: u64) -> u64 {
	std::env::var(name).map_or(default, |value| value.parse().expect("a number"))
}

#[test]
fn random_operations_keep_every_invariant() {
	let (ops, seed, runs) = (number("OPS", 20_000), number("SEED", 1), number("RUNS", 2));
	let plans: Vec<_> = (0..runs).map(|run| Plan { seed: seed.wrapping_add(run), ops: ops.div_ceil(runs) }).collect();
	let stats = run_all(&plans);
	println!("{stats}");
	if ops >= 20_000 {
		stats.assert_every_call_succeeded();
	}
}

#[test]
fn seeds_that_found_something_pass() {
	let plans: Vec<_> = FOUND.iter().map(|(seed, ops)| Plan { seed: *seed, ops: *ops }).collect();
	run_all(&plans);
}
