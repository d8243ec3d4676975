//! How gains are released to the holders: numbers in, numbers out.

use codec::{Decode, Encode, MaxEncodedLen};
use palisade_math::ratio::mul_div_ceil;
use palisade_primitives::{Balance, Era};
use scale_info::TypeInfo;

/// Gains of more than one step join over so many eras at least.
pub const MIN_PARTS: Balance = 3;
/// Gains join over so many eras at most.
pub const MAX_PARTS: Balance = 14;

/// A basket's gains that are in neither rate yet. At every start of an era a part of them joins the basket, at the last the
/// rest.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Release {
	/// Of the starts of later eras nothing has joined.
	pub era: Era,
	/// What waits.
	pub left: Balance,
	/// What joins at a start of an era.
	pub part: Balance,
}

impl Release {
	/// What joins by the starts of all eras after [`Self::era`] up to `now`. Taking it in many steps gives the same.
	pub fn due(&self, now: Era) -> Balance {
		self.part.saturating_mul(now.since(self.era).into()).min(self.left)
	}

	/// Takes out what is due in era `now`.
	pub fn take_due(&mut self, now: Era) -> Balance {
		let due = self.due(now);
		self.left = self.left.saturating_sub(due);
		self.era = self.era.max(now);
		due
	}

	/// Adds a gain of the era up to which everything was taken out. All that waits then joins in equal parts, ceiled: as many
	/// as make each at most one `step`, but not fewer than there were. `None`, and no change, when it does not fit.
	pub fn add(&mut self, amount: Balance, step: Balance) -> Option<()> {
		let left = self.left.checked_add(amount)?;
		let part = mul_div_ceil(left, 1, parts(left, step).max(self.eras_left()))?;
		*self = Self { era: self.era, left, part };
		Some(())
	}

	/// Starts of eras until nothing waits.
	pub fn eras_left(&self) -> Balance {
		mul_div_ceil(self.left, 1, self.part).unwrap_or(0)
	}
}

/// In how many parts `amount` joins: one if it is at most `step`, else [`MIN_PARTS`] to [`MAX_PARTS`].
fn parts(amount: Balance, step: Balance) -> Balance {
	match mul_div_ceil(amount, 1, step) {
		Some(0 | 1) => 1,
		Some(steps) => steps.clamp(MIN_PARTS, MAX_PARTS),
		None => MAX_PARTS,
	}
}
