#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

mod commands;
mod commission;
mod coverage;
mod exit;
mod genesis;
mod history;
mod invariants;
mod jail;
mod penalty;
mod register;
