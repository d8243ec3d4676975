//! Pure arithmetic of the ledger: numbers in, numbers out.
//!
//! Nothing here knows of storage, accounts or pallets. Amounts are planck-scale `u128`; fractions of a part carry
//! 127 bits; products go through 512 bits. Every function says how it rounds, and rounding always favours the pool:
//! what is paid out or minted is floored, what is claimed from the pool is ceiled.
//!
//! The README holds the formulas and the laws; `tests/` holds them against an exact rational model.

#![cfg_attr(not(feature = "std"), no_std)]

pub mod factor;
pub mod part;
pub mod ratio;
pub mod reach;
pub mod shares;

pub use factor::{Factor, Rate, ONE};
pub use part::{Claim, Part};
pub use reach::{OpenReport, Penalty, Reach};
