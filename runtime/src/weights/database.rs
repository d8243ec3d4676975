//! Weights of the database, measured by `make weights`: do not edit.
//!
//! ParityDb, state version 1, AMD EPYC. Nanoseconds, by key:
//!
//! - read: median 9_568, average 10_176, 95th percentile 14_938, values of 51 bytes on average
//! - write: median 28_009, average 27_943, 95th percentile 31_731, values of 51 bytes on average

#![cfg_attr(rustfmt, rustfmt_skip)]

use polkadot_sdk::frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
	/// What a read and a write of an item cost beside the call's own weight.
	pub const DatabaseWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: 10_176 * WEIGHT_REF_TIME_PER_NANOS,
		write: 27_943 * WEIGHT_REF_TIME_PER_NANOS,
	};
}
