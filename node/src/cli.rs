//! What can be typed.

use polkadot_sdk::*;
use sc_cli::RunCmd;
use std::{path::PathBuf, str::FromStr, time::Duration};

/// Runs a node, or one of the subcommands.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// What to do instead of running a node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How to run a node.
	#[command(flatten)]
	pub run: RunCmd,

	/// When a development chain seals a block: `instant` (for every transaction), `manual` (only when the RPC method
	/// `engine_createBlock` asks, as it may in every mode), or every so many milliseconds (1000 by default).
	#[arg(long, value_name = "instant|manual|MILLISECONDS")]
	pub sealing: Option<Sealing>,

	/// Where compiled runtimes are kept for the next start. The compiler's code runs from here: nobody else may write to it.
	#[arg(long, global = true, value_name = "DIRECTORY")]
	pub wasm_cache: Option<PathBuf>,

	/// When to stop for lack of disk space.
	#[command(flatten)]
	pub storage_monitor: sc_storage_monitor::StorageMonitorParams,
}

/// When a development chain seals a block of its own accord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealing {
	/// For every transaction that enters the pool.
	Instant,
	/// Never.
	Manual,
	/// At this interval.
	Every(Duration),
}

impl Default for Sealing {
	fn default() -> Self {
		Self::Every(Duration::from_secs(1))
	}
}

impl FromStr for Sealing {
	type Err = &'static str;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		match text {
			"instant" => Ok(Self::Instant),
			"manual" => Ok(Self::Manual),
			_ => match text.parse() {
				Ok(millis) if millis > 0 => Ok(Self::Every(Duration::from_millis(millis))),
				_ => Err("expected `instant`, `manual` or a positive number of milliseconds"),
			},
		}
	}
}

/// What the binary does besides running a node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Generate, inspect and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Print a chain specification (older name and options of `export-chain-spec`).
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Print a chain specification.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Verify a block of the database again.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Export blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Export the state of a block as a chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Import blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Delete the database of a chain.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take back the last blocks that are not finalised.
	Revert(sc_cli::RevertCmd),

	/// Print the heads of the database.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Measure weights.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(polkadot_sdk::frame_benchmarking_cli::BenchmarkCmd),
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sc_cli::SubstrateCli;

	#[test]
	fn sealing_is_read_when_known_and_refused_otherwise() {
		assert_eq!("instant".parse(), Ok(Sealing::Instant));
		assert_eq!("manual".parse(), Ok(Sealing::Manual));
		assert_eq!("250".parse(), Ok(Sealing::Every(Duration::from_millis(250))));
		for bad in ["", "0", "-1", "1s", "Instant", "99999999999999999999"] {
			assert!(bad.parse::<Sealing>().is_err(), "{bad}");
		}
	}

	#[test]
	fn subcommands_keep_compiled_runtimes_too() {
		for command in ["--dev", "check-block 1 --dev", "export-blocks --dev"] {
			let words = format!("palisade-node {command} --wasm-cache here");
			let cli = Cli::try_from_iter(words.split(' ')).unwrap_or_else(|error| panic!("{error}"));
			assert_eq!(cli.wasm_cache, Some("here".into()));
		}
	}
}
