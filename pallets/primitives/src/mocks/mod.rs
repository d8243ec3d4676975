//! Fakes of the capability traits, one domain a file. The clock is thread-local: call `reset` at the start of a
//! test. The rest lives in the test's externalities, so that a failed call rolls it back and every test starts empty.
#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::expect_used, clippy::indexing_slicing)]

mod eras;
mod exposure;
mod locks;
mod market;
mod operators;
mod rewards;
mod security;
mod services;
mod slashing;
mod stake;
mod validators;

pub use eras::*;
pub use exposure::*;
pub use locks::*;
pub use market::*;
pub use operators::*;
pub use rewards::*;
pub use security::*;
pub use services::*;
pub use slashing::*;
pub use stake::*;
pub use validators::*;
