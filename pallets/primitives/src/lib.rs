//! Words that Palisade's pallets share, and the capability traits through which they ask one another.
//!
//! A pallet never depends on another of our pallets: it names what it needs here and the runtime supplies it. Views,
//! mutations and notifications are separate traits. A notification cannot fail, carries all that its listener needs and
//! returns the weight it used.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;
#[cfg(feature = "mocks")]
extern crate std;

pub mod api;
pub mod ids;
#[cfg(feature = "mocks")]
pub mod mocks;
pub mod poll;
pub mod traits;

pub use ids::*;
pub use traits::*;
