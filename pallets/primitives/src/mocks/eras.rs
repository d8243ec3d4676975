use crate::{Era, EraClock};
use core::cell::Cell;

std::thread_local! {
	static NOW: Cell<Era> = const { Cell::new(Era(1)) };
}

/// A clock that the test moves: leaving 6 eras, slash window 2, veto window 1.
pub struct MockEras;

impl MockEras {
	/// Makes `era` the running one.
	pub fn set(era: u32) {
		NOW.set(Era(era));
	}

	/// Back to era 1.
	pub fn reset() {
		Self::set(1);
	}
}

impl EraClock for MockEras {
	fn now() -> Era {
		NOW.get()
	}

	fn leaving_eras() -> u32 {
		6
	}

	fn slash_window() -> u32 {
		2
	}

	fn veto_window() -> u32 {
		1
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set(era: Era) {
		Self::set(era.0);
	}
}
