//! Weight of an extrinsic that does nothing, measured by `make weights`: do not edit.

#![cfg_attr(rustfmt, rustfmt_skip)]

use polkadot_sdk::frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// Weight of executing a NO-OP extrinsic, for example `System::remark`.
	/// Calculated by multiplying the *Average* with `1.0` and adding `0`.
	///
	/// Stats nanoseconds:
	///   Min, Max: 264_556, 359_490
	///   Average:  273_180
	///   Median:   268_756
	///   Std-Dev:  15072.02
	///
	/// Percentiles nanoseconds:
	///   99th: 347_416
	///   95th: 288_871
	///   75th: 272_106
	pub const ExtrinsicBaseWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(273_180), 0);
}
