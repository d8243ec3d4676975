//! `benchmark pallet` and nothing else.

use clap::Parser;
use polkadot_sdk::{frame_benchmarking_cli::PalletCmd, sc_cli, sp_runtime::traits::BlakeTwo256};

fn main() -> sc_cli::Result<()> {
	sc_cli::LoggerBuilder::new("").init()?;
	PalletCmd::parse().run_with_spec::<BlakeTwo256, ()>(None)
}
