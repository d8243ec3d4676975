//! What an upgrade does to storage.
//!
//! A migration is a `vN_to_vM` module of its pallet, wrapped in `VersionedMigration`; it is listed here from the release
//! that ships it until the next one. What does not fit into one block is a `SteppedMigration` in [`Stepped`].

/// Runs in the first block of the new code, in this order.
#[cfg(not(feature = "next-version"))]
pub type SingleBlock = ();
/// Of the version that `make upgrade-demo` upgrades to.
#[cfg(feature = "next-version")]
pub type SingleBlock = (crate::next_version::v0_to_v1::AddYear,);

/// Runs over as many blocks as it takes, in this order.
pub type Stepped = ();
