//! Measures Palisade beside the SDK's staking and nomination pools, at any number of stakers, and makes chain specifications as large.
//!
//! Both sides run natively over a trie in ParityDB, set up as the node's. See `docs/performance`.

mod accounts;
mod chain;
mod engine;
mod goals;
mod machine;
mod palisade;
mod plot;
mod pools;
mod report;
mod rotation;
mod size;
mod spec;
#[allow(missing_docs)] // what the macros of runtimes generate
mod staking;

use clap::{Args, Parser, Subcommand};
use engine::Effort;
use machine::Machine;
use palisade::Prepared;
use report::{Measured, Results, Side};
use std::{
	error::Error,
	fs,
	path::{Path, PathBuf},
	time::Duration,
};

/// Measures Palisade at any number of stakers.
#[derive(Parser)]
struct Cli {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// Measure, and write a page and a plot.
	Measure(Measure),
	/// Write the raw chain specification of a development network with many stakers.
	ChainSpec(ChainSpec),
}

#[derive(Args)]
struct Measure {
	/// Numbers of stakers.
	#[arg(long, env = "SIZES", value_delimiter = ',', default_value = "10,1000,100000,1000000")]
	sizes: Vec<u32>,
	/// Operators, validators or pools that they are spread over: 4 to 100.
	#[arg(long, env = "OPERATORS", default_value_t = 10, value_parser = clap::value_parser!(u32).range(4..=100))]
	operators: u32,
	/// Measure a thing at most so many times.
	#[arg(long, env = "REPEAT", default_value_t = 21)]
	repeat: usize,
	/// Do not measure a thing again after so many seconds.
	#[arg(long, env = "LIMIT", default_value_t = 10)]
	limit: u64,
	/// Operators of the chain of which a whole era is run; 0 for none.
	#[arg(long, env = "ROTATION_OPERATORS", default_value_t = 1_000)]
	rotation_operators: u32,
	/// Stakers of it.
	#[arg(long, env = "ROTATION_STAKERS", default_value_t = 1_000_000)]
	rotation_stakers: u32,
	/// Folder of the page and the plot.
	#[arg(long, env = "RESULTS", default_value = "docs/performance")]
	results: PathBuf,
}

#[derive(Args)]
struct ChainSpec {
	/// How many.
	#[arg(long)]
	stakers: u32,
	/// The runtime's wasm.
	#[arg(long)]
	runtime: PathBuf,
	/// The file to write.
	out: PathBuf,
}

fn main() -> Result<(), Box<dyn Error>> {
	match Cli::parse().command {
		Command::Measure(options) => measure(options),
		Command::ChainSpec(ChainSpec { stakers, runtime, out }) => Ok(spec::write(stakers, fs::read(runtime)?, &out)?),
	}
}

fn measure(options: Measure) -> Result<(), Box<dyn Error>> {
	let Measure { mut sizes, operators, repeat, limit, rotation_operators, rotation_stakers, results: folder } =
		options;
	if let Some(few) = sizes.iter().find(|stakers| **stakers < 2) {
		return Err(format!("{few} stakers are too few: some transfer to each other").into());
	}
	let effort = Effort { repeat, time: Duration::from_secs(limit) };
	sizes.sort_unstable();
	let mut results = Results { sizes, operators, measured: Vec::new(), rotation: None, machine: Machine::look() };
	let beside: [(Side, fn(u32, u32, Effort, &Path) -> Measured); 2] =
		[(Side::Staking, staking::measure), (Side::Pools, pools::measure)];
	// Each state has a folder of its own, which goes with it. That with the fewest stakers stays: all others are compared with it.
	let mut fewest = None;
	for stakers in results.sizes.clone() {
		println!("{} stakers: {}", report::thousands(stakers), Side::Palisade.name());
		let states = tempfile::tempdir()?;
		let prepared = Prepared::new(stakers, operators, states.path());
		results.measured.push(prepared.measure(effort, fewest.as_ref().map(|(few, _)| few)));
		fewest = fewest.or(Some((prepared, states)));
		write(&results, &folder)?;
		for (side, measure) in beside {
			println!("{} stakers: {}", report::thousands(stakers), side.name());
			let states = tempfile::tempdir()?;
			results.measured.push(measure(stakers, operators, effort, states.path()));
			write(&results, &folder)?;
		}
	}
	if rotation_operators > 0 {
		println!("An era with {rotation_operators} operators and {} stakers", report::thousands(rotation_stakers));
		let states = tempfile::tempdir()?;
		// There are many blocks.
		let effort = Effort { repeat: repeat.min(5), ..effort };
		results.rotation = Some(rotation::measure(rotation_operators, rotation_stakers, effort, states.path()));
	}
	write(&results, &folder)?;
	println!();
	for goal in goals::of(&results) {
		let measured = goal.measured.map_or("not measured".into(), |measured| (goal.show)(measured));
		let met = goal.is_met().map_or("", |met| if met { "met" } else { "NOT MET" });
		println!("{:<66} {measured:>14} {met}", goal.what);
	}
	println!("\n{}", folder.join("results.md").display());
	Ok(())
}

/// What was found so far.
fn write(results: &Results, folder: &Path) -> Result<(), Box<dyn Error>> {
	fs::create_dir_all(folder)?;
	fs::write(folder.join("results.md"), results.page())?;
	Ok(fs::write(folder.join("results.svg"), plot::svg(results))?)
}
