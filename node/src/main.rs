//! The Palisade node: one binary for validators, full nodes and the development chain.

#[cfg(feature = "runtime-benchmarks")]
mod benchmark;
mod chain_spec;
mod cli;
mod command;
mod database;
mod dev_seal;
mod metrics;
mod rpc;
mod service;
mod validator;

fn main() -> polkadot_sdk::sc_cli::Result<()> {
	command::run()
}
