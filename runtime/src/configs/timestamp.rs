use super::*;
use crate::network::HalfSlotMillis;

impl pallet_timestamp::Config for Runtime {
	type MinimumPeriod = HalfSlotMillis<Runtime>;
	type Moment = u64;
	type OnTimestampSet = Babe;
	type WeightInfo = weights::pallet_timestamp::WeightInfo<Runtime>;
}
