//! One file a story.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

mod assets;
mod bond;
mod commands;
mod delegate;
mod genesis;
mod invariants;
mod leave;
mod locks;
mod redelegate;
mod reports;
mod settle;
mod shared;
mod shares;
mod traces;
