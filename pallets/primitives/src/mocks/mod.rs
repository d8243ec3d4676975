//! Fakes of the capability traits, one domain a file. State is thread-local: call `reset` at the start of a test.

mod eras;

pub use eras::*;
