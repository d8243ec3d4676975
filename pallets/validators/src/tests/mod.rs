#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

mod candidates;
mod commands;
mod elect;
mod invariants;
mod liveness;
mod offences;
mod reward;
mod snapshot;
