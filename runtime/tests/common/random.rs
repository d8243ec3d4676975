//! Random numbers that a seed decides, on every machine alike.

/// SplitMix64.
#[derive(Clone)]
pub struct Random(u64);

impl Random {
	pub fn new(seed: u64) -> Self {
		Self(seed)
	}

	pub fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
		let mut bits = self.0;
		bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
		bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
		bits ^ (bits >> 31)
	}

	/// Less than `end`; zero if that is zero.
	pub fn below(&mut self, end: u64) -> u64 {
		self.next() % end.max(1)
	}

	/// One of `first..=last`.
	pub fn between(&mut self, first: u64, last: u64) -> u64 {
		first + self.below(last - first + 1)
	}

	/// True in `percent` of a hundred cases.
	pub fn chance(&mut self, percent: u64) -> bool {
		self.below(100) < percent
	}

	/// One of `all`.
	pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
		all.get(self.below(all.len() as u64) as usize)
	}

	/// In another order.
	pub fn shuffle<T>(&mut self, all: &mut [T]) {
		for last in (1..all.len()).rev() {
			all.swap(last, self.below(last as u64 + 1) as usize);
		}
	}
}
