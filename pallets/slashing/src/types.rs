//! Values that the pallet stores and shows.
#![allow(clippy::as_conversions)] // what the codec derives for enums

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_math::{
	ratio::{mul_div_ceil, mul_div_floor, part_ceil},
	Claim,
};
use palisade_primitives::{Balance, Era, PoolKey, ReportId, ServiceId, Waterfall, CHAIN, MAX_POOLS};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{PerThing, Perquintill, Saturating};

/// Claims of one service's era, at most.
pub const MAX_CLAIMS: u32 = 16;

/// A claim that an operator misbehaved, and what became of it on every pool.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Report<AccountId> {
	/// Who was failed; [`CHAIN`] for offences against consensus.
	pub service: ServiceId,
	/// Whether the runtime verified the evidence.
	pub lane: Lane,
	/// Who misbehaved.
	pub operator: AccountId,
	/// Era of the offence.
	pub era: Era,
	/// Last era in which anybody can claim of a table that was written before its pools had set the claim aside: the window
	/// of the service's limit starts at `era` and ends here. For consensus the same as `era`.
	pub until: Era,
	/// Last era in which its verdict may fall: what was asked to leave since the offence matures in the next at the earliest.
	pub last: Era,
	/// The service's name of the offence; zero for consensus.
	pub offence: H256,
	/// What it takes: of each guarantee, or of each native pool for consensus.
	pub fraction: Perquintill,
	/// Hash of what proves it; zero for consensus.
	pub evidence: H256,
	/// Who reported for the service; `None` for consensus.
	pub reporter: Option<Reporter<AccountId>>,
	/// Who may judge it, beside governance, by the terms of the offence's era.
	pub resolver: Option<AccountId>,
	/// Where what it takes goes, by the terms of the offence's era.
	pub waterfall: Waterfall,
	/// Who let it take less than was reported.
	pub reduced: Option<Judge>,
	/// Era of the report.
	pub reported: Era,
	/// First era in which the verdict stands; before it can be vetoed.
	pub due: Era,
	/// Whom it reaches.
	pub pools: BoundedVec<PoolReport<AccountId>, ConstU32<MAX_POOLS>>,
}

/// How sure a report is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Lane {
	/// The runtime verified the evidence.
	Objective,
	/// A service says so.
	Subjective,
}

/// Who reported for a service.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Reporter<AccountId> {
	/// The account.
	pub who: AccountId,
	/// Native planck held of it until the report is over; `None` for the slasher.
	pub bond: Option<Balance>,
}

/// Who judges a report: the later one may overrule the earlier.
#[derive(
	Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Judge {
	/// Whom the service's terms name.
	Resolver,
	/// The chain's.
	Governance,
}

/// What a verdict does to an operator instead of slashing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Penalty {
	/// Its commission is withheld in this era and the next `eras`.
	Withhold {
		/// How many.
		eras: u32,
	},
	/// It cannot exit, nor request its bond, for `eras`.
	DelayExit {
		/// How many.
		eras: u32,
	},
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
	/// Whether the pool then let slashed funds go to whoever was harmed.
	pub redistribution: bool,
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
	/// The pool could not take it in time.
	Lapsed,
}

/// What somebody who was harmed is owed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Owed<AccountId> {
	/// Who.
	pub beneficiary: AccountId,
	/// How much: in a claim compared with the others, in a payout in the asset's smallest unit.
	pub amount: Balance,
}

/// What is claimed of a service's era.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Case<AccountId> {
	/// Last era in which an offence of the era can be reported.
	pub until: Era,
	/// Stored reports of offences of the era; the first one fixes the claims.
	pub reports: u32,
	/// Who was harmed.
	pub claims: BoundedVec<Owed<AccountId>, ConstU32<MAX_CLAIMS>>,
}

/// What a report set aside for the harmed out of one asset.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Payout<AccountId> {
	/// First era in which it is paid.
	pub release: Era,
	/// Who has not been paid yet.
	pub owed: BoundedVec<Owed<AccountId>, ConstU32<MAX_CLAIMS>>,
}

/// What the cursor visits.
#[derive(
	Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Visit {
	/// A report.
	Report(ReportId),
	/// The case of a service's era.
	Case(ServiceId, Era),
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

	/// Whether somebody else than the slasher reported it.
	pub fn is_bonded(&self) -> bool {
		self.bond().is_some()
	}

	/// Who put up how much.
	pub fn bond(&self) -> Option<(&AccountId, Balance)> {
		let reporter = self.reporter.as_ref()?;
		reporter.bond.map(|bond| (&reporter.who, bond))
	}

	/// What its waterfall gives of `amount` to the harmed, the reporter and insurance: each share floored, and out of what
	/// those before it left.
	pub fn shares_of(&self, amount: Balance) -> [Balance; 3] {
		let Waterfall { harmed, reporter, insurance } = self.waterfall;
		let mut left = amount;
		[harmed, reporter, insurance].map(|share| {
			let part = share.mul_floor(amount).min(left);
			left = left.saturating_sub(part);
			part
		})
	}

	/// Whether every pool is done with it.
	pub fn is_closed(&self) -> bool {
		self.pools.iter().all(|row| row.state.is_over())
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

	/// Whether `era` lies in the window that starts with this report's offence.
	pub fn window_holds(&self, era: Era) -> bool {
		self.era <= era && (self.is_waiting() || era <= self.until)
	}
}

impl<AccountId> PoolReport<AccountId> {
	/// `fraction` of what the pool guaranteed, ceiled; nothing if it is consensus's.
	pub fn part(&self, fraction: Perquintill) -> Balance {
		self.backing.map_or(0, |backing| part_ceil(backing.claim.guarantee, fraction))
	}
}

impl PoolState {
	/// Whether the pool is done with the report.
	pub fn is_over(self) -> bool {
		!matches!(self, Self::Waiting | Self::Open)
	}
}

impl Penalty {
	/// How long it lasts.
	pub fn eras(self) -> u32 {
		match self {
			Self::Withhold { eras } | Self::DelayExit { eras } => eras,
		}
	}
}

impl<AccountId> Payout<AccountId> {
	/// What has not been paid yet.
	pub fn amount(&self) -> Balance {
		self.owed.iter().fold(0, |sum, owed| sum.saturating_add(owed.amount))
	}
}

/// Shares `amount` among `claims`, pro rata and floored; the last who is paid gets what flooring left. Nobody is paid
/// less than `least`: such parts go to the last as well. Nothing is shared if nobody would be paid.
pub(crate) fn pro_rata<AccountId: Clone>(
	claims: &[Owed<AccountId>],
	amount: Balance,
	least: Balance,
) -> Vec<Owed<AccountId>> {
	let all = claims.iter().fold(0, |sum: Balance, claim| sum.saturating_add(claim.amount));
	let share = |claim: &Owed<AccountId>| {
		let amount = mul_div_floor(amount, claim.amount, all).filter(|share| *share >= least.max(1))?;
		Some(Owed { beneficiary: claim.beneficiary.clone(), amount })
	};
	let mut shares: Vec<_> = claims.iter().filter_map(share).collect();
	let shared = shares.iter().fold(0, |sum: Balance, share| sum.saturating_add(share.amount));
	if let Some(last) = shares.last_mut() {
		last.amount = last.amount.saturating_add(amount.saturating_sub(shared));
	}
	shares
}

impl Known {
	/// What is settled once the last report, which takes `fraction`, cannot be judged any more: both together, floored, at
	/// most [`Self::largest`]. That much exactly unless a verdict reduced it.
	pub fn settled_with(&self, fraction: Perquintill) -> Perquintill {
		let left = self.settled.left_from_one().deconstruct();
		let more = mul_div_floor(left.into(), fraction.deconstruct().into(), Perquintill::ACCURACY.into()).unwrap_or(0);
		let more = Perquintill::from_parts(u64::try_from(more).unwrap_or(Perquintill::ACCURACY));
		self.settled.saturating_add(more).min(self.largest)
	}

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
