//! Stories across pallets, on the real runtime. One binary: the runtime is linked once.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used,
	missing_docs
)]

mod common;
mod equivocation;
mod faults;
mod frozen;
mod fuzz;
mod governance;
mod guarantees;
mod isolation;
mod liquid_market;
mod liquid_tokens;
mod lrt_rate;
mod newcomer;
mod pauses;
mod permutations;
mod presets;
mod proxies;
mod rewards_over_eras;
mod slash_with_veto;
mod stake_and_leave;
mod streams;
mod traces;
mod upgrade;
mod votes;
mod weights;
