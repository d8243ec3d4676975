//! Runs an upgrade, with all its checks, on a copy of a chain's state. See the README.

mod state;
mod version;

use clap::Parser;
use codec::Encode;
use sp_core::{hexdisplay::HexDisplay, H256};
use sp_runtime::Weight;
use state::{Change, Source, State};
use std::{path::PathBuf, process::ExitCode};

/// Runs an upgrade, with all its checks, on a copy of a chain's state. Nothing is sent to the chain.
#[derive(Parser)]
#[command(version)]
struct Options {
	/// The code that is to be authorised.
	#[arg(long)]
	code: PathBuf,
	/// The same, built with the feature try-runtime.
	#[arg(long)]
	checks: PathBuf,
	/// A node that has the state.
	#[arg(long, default_value = "ws://127.0.0.1:9944")]
	uri: String,
	/// The block whose state it is; the last final one by default.
	#[arg(long)]
	at: Option<H256>,
	/// A file that keeps the state; read instead of the node if it exists.
	#[arg(long)]
	snapshot: Option<PathBuf>,
}

/// Share of `limit` that `weight` uses, in per cent with two digits.
fn share(weight: Weight, limit: Weight) -> String {
	let basis_points = |part: u64, whole: u64| {
		u128::from(part).saturating_mul(10_000).checked_div(u128::from(whole)).unwrap_or_default()
	};
	let time = basis_points(weight.ref_time(), limit.ref_time());
	format!("{}.{:02} %", time.checked_div(100).unwrap_or_default(), time.checked_rem(100).unwrap_or_default())
}

fn hex(bytes: &[u8]) -> String {
	format!("0x{}", HexDisplay::from(&bytes))
}

/// A value as it is printed: short ones whole.
fn printed(value: &Option<Vec<u8>>) -> String {
	match value {
		None => "nothing".into(),
		Some(value) if value.len() <= 64 => hex(value),
		Some(value) => format!("{} bytes", value.len()),
	}
}

fn print(Change { key, old, new }: &Change) {
	println!("   {}: {} → {}", hex(key), printed(old), printed(new));
}

/// `system.authorize_upgrade(hash)`, encoded: pallet 0, call 9.
fn authorisation(hash: [u8; 32]) -> Vec<u8> {
	(0u8, 9u8, hash).encode()
}

async fn run(options: Options) -> Result<(), String> {
	let read = |path: &PathBuf| std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
	let (code, checks) = (read(&options.code)?, read(&options.checks)?);

	let source = Source { uri: options.uri, at: options.at, snapshot: options.snapshot };
	let mut state = State::read(source).await?;
	println!("state of block {} ({:?})", state.number(), state.hash());

	let current = state.version()?;
	let next = state.version_of(&code).map_err(|error| format!("the code: {error}"))?;
	let checked = state.version_of(&checks).map_err(|error| format!("the checks: {error}"))?;
	println!("{} spec version {} → {}", current.spec_name, current.spec_version, next.spec_version);
	version::ensure_upgrade(&current, &next, &checked)?;
	if current.transaction_version != next.transaction_version {
		println!("transaction version {} → {}", current.transaction_version, next.transaction_version);
	}

	let first = state.upgrade(&checks)?;
	println!("the migrations, the checks before and after them, all of storage and every pallet's state: no fault");
	println!("weight {}, {} of a block", first.weight, share(first.weight, first.limit));
	if !first.weight.all_lte(first.limit) {
		return Err("the upgrade does not fit into a block".into());
	}
	println!("{} values changed", first.changes.len());
	first.changes.iter().for_each(print);

	let again = state.upgrade(&checks)?;
	if !again.changes.is_empty() {
		again.changes.iter().for_each(print);
		return Err("the upgrade is not the same when it runs twice".into());
	}
	println!("run again, it changes nothing");

	let hash = sp_crypto_hashing::blake2_256(&code);
	println!("code of {} bytes; a referendum authorises it by the call {}", code.len(), hex(&authorisation(hash)));
	println!("hash {}", hex(&hash));
	Ok(())
}

#[tokio::main]
async fn main() -> ExitCode {
	if std::env::var_os("RUST_LOG").is_none() {
		std::env::set_var("RUST_LOG", "warn,frame_support::migrations=info,runtime::executive=info");
	}
	sp_tracing::try_init_simple();
	match run(Options::parse()).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("No upgrade: {error}");
			ExitCode::FAILURE
		}
	}
}
