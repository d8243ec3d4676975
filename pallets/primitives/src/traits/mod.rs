//! Capability traits, one domain a file.

mod baskets;
mod eras;
mod market;
mod operators;
mod rewards;
mod security;
mod services;
mod shares;
mod slashing;
mod stake;

pub use baskets::*;
pub use eras::*;
pub use market::*;
pub use operators::*;
pub use rewards::*;
pub use security::*;
pub use services::*;
pub use shares::*;
pub use slashing::*;
pub use stake::*;
