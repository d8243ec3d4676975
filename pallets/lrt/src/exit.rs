//! An exit: what leaves a basket together, and who is paid how much of it.
//!
//! Redemptions stand in a line, each from what was asked before it (`from`) to that plus what it asked itself. Whatever
//! is paid is paid from the beginning of the line, in runs of one price. So an exit takes as much room and work whether
//! ten or a hundred thousand stand in it.

#![allow(clippy::as_conversions)] // what the codec derives for enums

use crate::types::{Worth, MAX_RETURNING};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_math::ratio::{mul_div_ceil, mul_div_floor, product};
use palisade_primitives::{Balance, Era, TicketId};
use scale_info::TypeInfo;

/// Names an exit of a basket: what leaves it together, and the line of those who are paid by it.
#[derive(
	Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Line {
	/// What was asked to leave in an era.
	Leaving(Era),
	/// What was on its way from pools back into the basket when somebody asked, in an era, for more than was at hand.
	Returning(Era),
}

impl Line {
	/// The era of its requests.
	pub fn era(self) -> Era {
		match self {
			Self::Leaving(era) | Self::Returning(era) => era,
		}
	}

	/// Whether it is of what returned.
	pub fn is_returning(self) -> bool {
		matches!(self, Self::Returning(_))
	}
}

/// Prices at which new money serves one exit, at most: they only fall, and only by verdicts.
pub const MAX_PRICES: u32 = 8;
/// Those, and the tickets' own.
const MAX_FILLS: u32 = 9;

/// A run of an exit's line that was paid at one price: `cash` for every `of` asked, floored at its end.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Fill {
	/// Where it ends.
	pub upto: Balance,
	/// The price: so much of the underlying ..
	pub cash: Balance,
	/// .. for so much asked.
	pub of: Balance,
}

impl Fill {
	/// Underlying for the first `length` of the run, floored.
	fn cash_floor(&self, length: Balance) -> Balance {
		mul_div_floor(length, self.cash, self.of).unwrap_or(0)
	}

	/// The longest run for which `cash` is enough.
	fn length_for(&self, cash: Balance) -> Option<Balance> {
		mul_div_ceil(cash.checked_add(1)?, self.of, self.cash)?.checked_sub(1)
	}

	/// Whether its price is at most `cash / of`.
	fn is_at_most(&self, cash: Balance, of: Balance) -> bool {
		product([self.cash, of]) <= product([cash, self.of])
	}
}

/// What new money paid an exit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Served {
	/// How much of the line.
	pub asked: Balance,
	/// Underlying for it.
	pub paid: Balance,
}

/// What leaves a basket together: as it was asked in one era, or what was returning when more was asked. It is final once its tickets were completed: then the whole line is paid.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Exit {
	/// Leave the pools, owned by the basket's account. Empty once it is final.
	pub tickets: BoundedVec<TicketId, ConstU32<MAX_RETURNING>>,
	/// Length of the line: the sum of what was asked.
	pub asked: Balance,
	/// Paid runs of the line, in order.
	pub fills: BoundedVec<Fill, ConstU32<MAX_FILLS>>,
	/// How much of the claim on the tickets is the basket's: it bought it by serving the line, or they returned to it.
	pub owned: Balance,
	/// Redemptions that stand in the line and were not yet paid in full.
	pub open: u32,
	/// First era in which the tickets can be completed.
	pub matures: Era,
	/// Era in which the hook tries to complete them.
	pub due: Era,
}

impl Exit {
	/// An exit that matures in an era.
	pub fn new(matures: Era) -> Self {
		Self {
			tickets: BoundedVec::new(),
			asked: 0,
			fills: BoundedVec::new(),
			owned: 0,
			open: 0,
			matures,
			due: matures,
		}
	}

	/// Whether its tickets were completed.
	pub fn is_final(&self) -> bool {
		self.tickets.is_empty()
	}

	/// How far the line is paid.
	pub fn paid_upto(&self) -> Balance {
		self.fills.last().map_or(0, |fill| fill.upto)
	}

	/// How much of the line is not paid.
	pub fn waiting(&self) -> Balance {
		self.asked.saturating_sub(self.paid_upto())
	}

	/// What shares the tickets: the line that is not paid, and what the basket has of the rest.
	pub fn live(&self) -> Balance {
		self.waiting().saturating_add(self.owned)
	}

	/// Puts `asked` at the end of the line and returns where that begins. `None` when it does not fit.
	pub fn append(&mut self, asked: Balance) -> Option<Balance> {
		let (from, open) = (self.asked, self.open.checked_add(1)?);
		self.asked = from.checked_add(asked)?;
		self.open = open;
		Some(from)
	}

	/// Underlying that was paid for the line between `from` and `to`: differences of one function of the position, so that
	/// redemptions get exactly what was paid for all of them.
	pub fn paid(&self, from: Balance, to: Balance) -> Balance {
		self.paid_before(to).saturating_sub(self.paid_before(from))
	}

	fn paid_before(&self, position: Balance) -> Balance {
		let (mut begin, mut paid) = (0, 0);
		for fill in &self.fills {
			let length = position.min(fill.upto).saturating_sub(begin);
			paid = fill.cash_floor(length).saturating_add(paid);
			begin = fill.upto;
		}
		paid
	}

	/// What `part` of [`Self::live`] gets of tickets worth `worth`, floored: nobody gets more than was asked.
	pub fn part_floor(&self, part: Balance, worth: Balance) -> Balance {
		let live = self.live();
		mul_div_floor(part, worth.min(live), live).unwrap_or(0)
	}

	/// Worth of what the basket has of it, floored.
	pub fn owned_floor(&self, worth: Worth) -> Worth {
		Worth { net: self.part_floor(self.owned, worth.net), settled: self.part_floor(self.owned, worth.settled) }
	}

	/// Pays the beginning of what waits with up to `cash`, at what tickets worth `worth` are worth now; the basket has the
	/// claim then. `None` when nothing can be paid: no cash, no worth, nobody waits, or there were too many prices.
	///
	/// A price that has not changed but for roundings goes on: the line never gets more than the claim is worth, but for
	/// one unit.
	pub fn serve(&mut self, worth: Balance, cash: Balance) -> Option<Served> {
		let (live, begin) = (self.live(), self.paid_upto());
		let worth = worth.min(live);
		let last = self.fills.last().filter(|fill| fill.is_at_most(worth, live)).cloned();
		let start = match last {
			Some(_) => self.fills.iter().rev().nth(1).map_or(0, |fill| fill.upto),
			None => begin,
		};
		let mut fill = last.clone().unwrap_or(Fill { upto: begin, cash: worth, of: live });
		let before = fill.cash_floor(begin.checked_sub(start)?);
		let length = fill.length_for(before.checked_add(cash)?)?;
		fill.upto = start.saturating_add(length).min(self.asked);
		let asked = fill.upto.checked_sub(begin)?;
		let paid = fill.cash_floor(fill.upto.checked_sub(start)?).checked_sub(before).filter(|paid| *paid > 0)?;
		if last.is_some() {
			self.fills.pop();
		} else if self.fills.len() >= usize::try_from(MAX_PRICES).ok()? {
			return None;
		}
		self.owned = self.owned.checked_add(asked)?;
		self.fills.try_push(fill).ok()?;
		Some(Served { asked, paid })
	}

	/// The tickets brought `came`: pays the rest of the line pro rata, at most what it asked, and returns how much that is,
	/// floored. The others of `came` are the basket's.
	pub fn finalise(&mut self, came: Balance) -> Balance {
		let waiting = self.waiting();
		let paid = self.part_floor(waiting, came);
		if waiting > 0 {
			let last = Fill { upto: self.asked, cash: paid, of: waiting };
			// `serve` leaves room for it.
			if self.fills.try_push(last).is_err() {
				frame_support::defensive!("there is room for the last fill");
			}
		}
		self.tickets = BoundedVec::new();
		self.owned = 0;
		paid
	}
}
