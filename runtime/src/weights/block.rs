//! Weight of an empty block, measured by `make weights`: do not edit.

#![cfg_attr(rustfmt, rustfmt_skip)]

use polkadot_sdk::frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// Weight of executing an empty block.
	/// Calculated by multiplying the *Average* with `1.0` and adding `0`.
	///
	/// Stats nanoseconds:
	///   Min, Max: 1_033_537, 2_935_423
	///   Average:  1_117_950
	///   Median:   1_069_454
	///   Std-Dev:  197360.26
	///
	/// Percentiles nanoseconds:
	///   99th: 1_555_570
	///   95th: 1_209_425
	///   75th: 1_128_605
	pub const BlockExecutionWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(1_117_950), 0);
}
