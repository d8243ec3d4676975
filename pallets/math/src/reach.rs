//! Open reports, and what those that reach a part do to its value.

// The codec's derive casts an enum's variant indices.
#![allow(clippy::as_conversions)]

use crate::factor::{Factor, Rate};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perquintill;

/// What an open report would take.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Penalty {
	/// A share of whatever each reached part holds.
	Base(Perquintill),
	/// A share of each reached part's nominal, after base slashes.
	Service(Rate),
}

/// A report that waits for its verdict. It reaches the stake and every bucket requested in `era` or later.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct OpenReport<Id> {
	/// Who opened it knows it by this id.
	pub id: Id,
	/// Era of the offence.
	pub era: u32,
	/// First era in which it is executed, unless it was cancelled before.
	pub due: u32,
	/// What it takes.
	pub penalty: Penalty,
}

impl<Id> OpenReport<Id> {
	/// Whether it reaches the bucket of era `bucket`; the stake is `None` and always reached.
	pub fn reaches(&self, bucket: Option<u32>) -> bool {
		bucket.is_none_or(|requested| self.era <= requested)
	}
}

/// The sum of the open reports that reach one part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reach {
	/// The part's factor after all open base reports, rounded down.
	pub factor: Factor,
	/// The sum of the open service rates.
	pub rate: Rate,
}

impl Reach {
	/// No open report on a part with this factor.
	pub fn none(factor: Factor) -> Self {
		Self { factor, rate: Rate::default() }
	}

	/// What `reports` do to a part with `factor` that was requested in `bucket` (`None`: the stake).
	pub fn of<'a, Id: 'a>(
		factor: Factor,
		reports: impl IntoIterator<Item = &'a OpenReport<Id>>,
		bucket: Option<u32>,
	) -> Self {
		reports.into_iter().filter(|report| report.reaches(bucket)).fold(Self::none(factor), |reach, report| {
			match report.penalty {
				Penalty::Base(p) => Self { factor: reach.factor.slashed(p), ..reach },
				Penalty::Service(rate) => Self { rate: reach.rate.saturating_add(rate), ..reach },
			}
		})
	}
}
