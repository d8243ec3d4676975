//! Shares of a block for work that nobody waits for.

use frame_support::weights::{Weight, WeightMeter};
use sp_runtime::Perbill;

/// `share` of `whole`, floored.
pub fn part(share: Perbill, whole: Weight) -> Weight {
	Weight::from_parts(share.mul_floor(whole.ref_time()), share.mul_floor(whole.proof_size()))
}

/// Does `work` with what `meter` has left, but no more than `most`, and charges `meter` for what it used.
pub fn within(meter: &mut WeightMeter, most: Weight, work: impl FnOnce(&mut WeightMeter)) {
	let mut own = WeightMeter::with_limit(meter.remaining().min(most));
	work(&mut own);
	meter.consume(own.consumed());
}

#[cfg(test)]
mod tests {
	use super::*;

	fn used(left: u64, most: u64) -> Weight {
		let mut meter = WeightMeter::with_limit(Weight::from_parts(left, left));
		within(&mut meter, Weight::from_parts(most, most), |meter| {
			while meter.try_consume(Weight::from_parts(3, 1)).is_ok() {}
		});
		meter.consumed()
	}

	#[test]
	fn part_of_a_block_is_floored() {
		assert_eq!(part(Perbill::from_percent(15), Weight::from_parts(99, 200)), Weight::from_parts(14, 30));
		assert_eq!(part(Perbill::one(), Weight::MAX), Weight::MAX);
	}

	#[test]
	fn work_uses_no_more_than_its_share_and_than_what_is_left() {
		assert_eq!(used(100, 10), Weight::from_parts(9, 3));
		assert_eq!(used(5, 10), Weight::from_parts(3, 1));
		assert_eq!(used(2, 10), Weight::zero());
		assert_eq!(used(100, 0), Weight::zero());
	}
}
