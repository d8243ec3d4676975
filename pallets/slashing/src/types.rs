//! Values that the pallet stores and shows.
#![allow(clippy::as_conversions)] // what the codec derives for `PoolState`

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_math::{ratio::mul_div_ceil, Claim};
use palisade_primitives::{Balance, Era, PoolKey, ReportId, ServiceId, CHAIN, MAX_POOLS};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{PerThing, Perquintill, Saturating};

/// A claim that an operator misbehaved, and what became of it on every pool.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Report<AccountId> {
	/// Who reported; [`CHAIN`] for offences against consensus.
	pub service: ServiceId,
	/// Who misbehaved.
	pub operator: AccountId,
	/// Era of the offence.
	pub era: Era,
	/// Last era in which anybody can report an offence of an era that began before the claim was set aside: the window of
	/// the service's limit starts at `era` and ends here, however short its own time to report is.
	pub until: Era,
	/// The service's name of the offence; zero for consensus.
	pub offence: H256,
	/// What it takes: of each guarantee, or of each native pool for consensus.
	pub fraction: Perquintill,
	/// Hash of what proves it; zero for consensus.
	pub evidence: H256,
	/// Era of the report.
	pub reported: Era,
	/// First era in which the verdict stands; before it can be vetoed.
	pub due: Era,
	/// Whom it reaches.
	pub pools: BoundedVec<PoolReport<AccountId>, ConstU32<MAX_POOLS>>,
}

/// A report on one pool.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct PoolReport<AccountId> {
	/// The pool.
	pub pool: PoolKey<AccountId>,
	/// What the pool guaranteed in the era of the offence; `None` for consensus.
	pub backing: Option<Backing>,
	/// How far it is.
	pub state: PoolState,
}

/// A guarantee, and how much of it could be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Backing {
	/// Guaranteed planck, and the pool's factor then.
	pub claim: Claim,
	/// κ then.
	pub max_slash: Perquintill,
}

/// How far a report is on one pool.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum PoolState {
	/// The pool cannot take it yet.
	Waiting,
	/// The pool has set its claim aside.
	Open,
	/// The pool has paid.
	Executed {
		/// Out of its stake.
		from_stake: Balance,
		/// Out of what was leaving.
		from_leaving: Balance,
	},
	/// Vetoed.
	Cancelled,
}

/// What is known of an operator's offences against consensus in one era. The largest counts.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Known {
	/// The largest fraction reported.
	pub largest: Perquintill,
	/// What verdicts of this era that nobody can veto any more take together.
	pub settled: Perquintill,
	/// The last report; `None` if it was vetoed.
	pub report: Option<ReportId>,
}

/// A report as a client sees it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ReportView<AccountId> {
	/// Its id.
	pub id: ReportId,
	/// The report.
	pub report: Report<AccountId>,
	/// What each of its pools sets aside for it now, in planck of the pool's asset, in the order of the report.
	pub escrow: Vec<Balance>,
}

impl<AccountId> Report<AccountId> {
	/// Whether consensus reported it.
	pub fn is_base(&self) -> bool {
		self.service == CHAIN
	}

	/// Whether every pool is done with it.
	pub fn is_closed(&self) -> bool {
		self.pools.iter().all(|row| matches!(row.state, PoolState::Executed { .. } | PoolState::Cancelled))
	}

	/// Whether it was vetoed.
	pub fn is_cancelled(&self) -> bool {
		self.pools.iter().any(|row| row.state == PoolState::Cancelled)
	}

	/// Whether a pool cannot take it yet.
	pub fn is_waiting(&self) -> bool {
		self.pools.iter().any(|row| row.state == PoolState::Waiting)
	}

	/// Whether a pool has paid.
	pub fn is_executed(&self) -> bool {
		self.pools.iter().any(|row| matches!(row.state, PoolState::Executed { .. }))
	}

	/// Whether `era` lies in the window that starts with this report's offence; it has no end while a pool waits.
	pub fn window_holds(&self, era: Era) -> bool {
		self.era <= era && (era <= self.until || self.is_waiting())
	}
}

impl Known {
	/// What a report must take so that, with what is settled, [`Self::largest`] is taken:
	/// `ceil((largest − settled) / (1 − settled))`, in units of 10^-18. Base slashes compose by multiplication, so the
	/// total is exact but for that rounding, which favours the slash. Zero once everything is settled.
	pub fn rest(&self) -> Perquintill {
		let more = self.largest.saturating_sub(self.settled).deconstruct();
		let left = self.settled.left_from_one().deconstruct();
		let rest = mul_div_ceil(more.into(), Perquintill::ACCURACY.into(), left.into()).unwrap_or(0);
		Perquintill::from_parts(u64::try_from(rest).unwrap_or(Perquintill::ACCURACY))
	}
}
