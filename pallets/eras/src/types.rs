//! The clock's parameters, and what follows from them alone.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use palisade_primitives::Era;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What governance may set of the clock.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClockParams {
	/// Sessions of an era.
	pub sessions_per_era: u32,
	/// Eras from a request to leave until it can be completed.
	pub leaving_eras: u32,
	/// Eras after an offence in which it can be reported.
	pub slash_window: u32,
	/// Full eras in which a report can be vetoed.
	pub veto_window: u32,
}

/// A day of six sessions of four hours; two weeks to leave.
impl Default for ClockParams {
	fn default() -> Self {
		Self { sessions_per_era: 6, leaving_eras: 14, slash_window: 7, veto_window: 3 }
	}
}

impl ClockParams {
	/// Whether every verdict falls before any ticket that it reaches matures.
	pub fn verdicts_fall_in_time(&self) -> bool {
		self.slash_window
			.checked_add(self.veto_window)
			.and_then(|windows| windows.checked_add(2))
			.is_some_and(|least| self.leaving_eras >= least)
	}

	/// Whether `other` has the same leaving time and windows.
	pub fn same_windows(&self, other: &Self) -> bool {
		Self { sessions_per_era: other.sessions_per_era, ..*self } == *other
	}
}

/// New windows that wait for those who asked to leave under the old ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct WindowsChange {
	/// The new parameters.
	pub to: ClockParams,
	/// First era with the new windows: by then every ticket asked for before the change is mature.
	pub windows_from: Era,
	/// First era with the new leaving time; until then the longer one holds. By then every report made under the old
	/// windows is executed.
	pub leaving_from: Era,
}

impl WindowsChange {
	/// A change decided in `now`.
	pub fn new(from: &ClockParams, to: ClockParams, now: Era) -> Self {
		let windows_from = now.plus(from.leaving_eras.max(to.leaving_eras)).next();
		let leaving_from = windows_from.plus(from.veto_window).next();
		Self { to, windows_from, leaving_from }
	}

	/// The parameters that hold in `now`, when `from` is what this changes.
	pub fn effective(&self, from: &ClockParams, now: Era) -> ClockParams {
		let windows = if now >= self.windows_from { &self.to } else { from };
		let leaving_eras =
			if now >= self.leaving_from { self.to.leaving_eras } else { self.to.leaving_eras.max(from.leaving_eras) };
		ClockParams {
			sessions_per_era: from.sessions_per_era,
			leaving_eras,
			slash_window: windows.slash_window,
			veto_window: windows.veto_window,
		}
	}
}

/// When an era began.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct EraStart<BlockNumber> {
	/// Its first session.
	pub session: u32,
	/// Its first block.
	pub block: BlockNumber,
	/// What the clock showed in that block before its own timestamp, in milliseconds.
	pub moment: u64,
}
