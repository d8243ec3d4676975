//! Capability traits, one domain a file.

mod baskets;
mod eras;
mod exposure;
mod locks;
mod market;
mod operators;
mod rewards;
mod security;
mod services;
mod shares;
mod slashing;
mod stake;
mod validators;

pub use baskets::*;
pub use eras::*;
pub use exposure::*;
pub use locks::*;
pub use market::*;
pub use operators::*;
pub use rewards::*;
pub use security::*;
pub use services::*;
pub use shares::*;
pub use slashing::*;
pub use stake::*;
pub use validators::*;
