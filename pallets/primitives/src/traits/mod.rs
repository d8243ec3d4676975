//! Capability traits, one domain a file.

mod baskets;
mod eras;
mod operators;
mod security;
mod services;
mod slashing;
mod stake;

pub use baskets::*;
pub use eras::*;
pub use operators::*;
pub use security::*;
pub use services::*;
pub use slashing::*;
pub use stake::*;
