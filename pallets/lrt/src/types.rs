//! What the pallet stores, and the arithmetic of it.

use crate::exit::{Exit, Line};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_math::{
	ratio::{mul_div_ceil, part_ceil, part_floor},
	shares::value_floor,
};
use palisade_primitives::{AssetKind, Balance, BasketId, Era, PoolKey, PoolView, PositionView};
use scale_info::TypeInfo;
use sp_runtime::{Perquintill, Saturating};

/// Pools of one basket, at most.
pub const MAX_TARGETS: u32 = 16;
/// Bytes of a token's name and of its symbol, at most.
pub const MAX_NAME: u32 = 50;
/// Exits of which new money has bought a part at a time, at most: so many more have to be valued.
pub const MAX_BOUGHT: u32 = 2;
/// Exits of what returned, at most.
pub const MAX_RETURNS: u32 = 2;
/// Exits of which a basket has a part: both kinds.
pub const MAX_OWNED: u32 = 4;
/// Exits that new money can serve, at most: more than the eras of the longest leaving time.
pub const MAX_WAITING: u32 = 40;
/// Eras of which rates are kept.
pub const RATE_ERAS: u32 = 64;
/// A basket is wiped when this many of its tokens are worth less than a unit: minting more would run away.
const WIPED: Balance = 1_000_000;

/// Tickets on their way back into one basket, at most: those that redeemers share with it included.
pub const MAX_RETURNING: u32 = 32;
/// All weights of a basket together: a weight counts millionths.
pub const WHOLE: u32 = 1_000_000;

/// A token's name or symbol.
pub type Name = BoundedVec<u8, ConstU32<MAX_NAME>>;
/// The pools of a basket.
pub type Targets<AccountId> = BoundedVec<Target<AccountId>, ConstU32<MAX_TARGETS>>;

/// A pool of a basket.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Target<AccountId> {
	/// The pool.
	pub pool: PoolKey<AccountId>,
	/// Its part of the basket in millionths; zero while what is left there leaves.
	pub weight: u32,
}

/// Pools of one asset that share a liquid token. What it has in them is asked of the ledger of stake, never copied.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Basket<AccountId> {
	/// What is staked.
	pub asset: AssetKind,
	/// Where.
	pub targets: Targets<AccountId>,
	/// Underlying in the basket's account that belongs to the holders and waits to be put into pools. A counter: what
	/// else arrives in the account changes nothing.
	pub buffer: Balance,
	/// Liquid tokens minted less redeemed, the seed included. A counter: tokens that a holder destroys elsewhere stay
	/// counted, so nobody can move the rate by it.
	pub supply: Balance,
	/// Native planck that the creator left in the account beside its existential deposits.
	pub deposit: Balance,
}

/// Tokens that were burned and not yet paid in full: a place in the line of an exit.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Redemption<AccountId> {
	/// The basket it left.
	pub basket: BasketId,
	/// Names the exit.
	pub line: Line,
	/// Who is paid.
	pub owner: AccountId,
	/// Where it begins in the exit's line: what was asked before it, and what of it was paid.
	pub from: Balance,
	/// What it asked, as if every open report had been cancelled, less what of it was paid. Zero: it has cash only.
	pub asked: Balance,
	/// Underlying set aside that could not be paid at the request.
	pub cash: Balance,
}

impl Queue {
	/// Exits of what returned, or the others, of which the basket has a part.
	pub fn count(&self, returning: bool) -> usize {
		self.owned.iter().filter(|line| line.is_returning() == returning).count()
	}

	/// Notes that the basket has a part of a line; `false` when it has parts of as many of its kind as it can.
	pub fn own(&mut self, line: Line) -> bool {
		let most = if line.is_returning() { MAX_RETURNS } else { MAX_BOUGHT };
		let has_room = u32::try_from(self.count(line.is_returning())).is_ok_and(|count| count < most);
		self.owned.contains(&line) || has_room && self.owned.try_push(line).is_ok()
	}

	/// Whether redeemers could share more of what returns, from era `now` on.
	pub fn can_share(&self, now: Era) -> bool {
		self.clone().own(Line::Returning(now)) && !self.owned.contains(&Line::Returning(now))
	}
}

impl<AccountId> Redemption<AccountId> {
	/// How far of it the line is paid.
	pub fn paid_upto(&self, exit: &Exit) -> Balance {
		self.from.saturating_add(self.asked).min(exit.paid_upto()).max(self.from)
	}

	/// Underlying set aside for it by now.
	pub fn payable(&self, exit: Option<&Exit>) -> Balance {
		exit.map_or(0, |exit| exit.paid(self.from, self.paid_upto(exit))).saturating_add(self.cash)
	}

	/// Takes what is set aside for it; `None` when nothing of it is settled.
	pub fn take(&mut self, exit: Option<&Exit>) -> Option<Balance> {
		let upto = exit.map_or(self.from, |exit| self.paid_upto(exit));
		let length = upto.checked_sub(self.from)?;
		let payable = self.payable(exit);
		if length == 0 && self.cash == 0 {
			return None;
		}
		self.from = upto;
		self.asked = self.asked.checked_sub(length)?;
		self.cash = 0;
		Some(payable)
	}
}

/// What of a basket waits to be paid.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Queue {
	/// Exits that new money can serve, by era and the era in which they mature, oldest first.
	pub waiting: BoundedVec<(Era, Era), ConstU32<MAX_WAITING>>,
	/// Exits of which the basket has a part.
	pub owned: BoundedVec<Line, ConstU32<MAX_OWNED>>,
	/// Underlying in the basket's account that belongs to redemptions: frozen, no part of what the basket has.
	pub escrowed: Balance,
}

/// What a basket was worth at the first touch of an era.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Rate {
	/// The era.
	pub era: Era,
	/// Worth of all that it had, net of escrow.
	pub bid: Balance,
	/// Its worth if every open report were cancelled.
	pub ask: Balance,
	/// Liquid tokens, the seed included.
	pub supply: Balance,
}

/// The newest notes of a basket's rate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Noted {
	/// The newest.
	pub latest: Rate,
	/// The one before it; the first one has itself.
	pub before: Rate,
}

impl Noted {
	/// With `rate` as the newest, if it is of a later era.
	pub fn with(known: Option<Self>, rate: Rate) -> Self {
		match known {
			None => Self { latest: rate, before: rate },
			Some(noted) if noted.latest.era < rate.era => Self { latest: rate, before: noted.latest },
			Some(noted) => noted,
		}
	}
}

/// What was redeemed at once in an era.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Drawn {
	/// The era.
	pub era: Era,
	/// Worth of it, fees included.
	pub amount: Balance,
}

/// Terms of leaving at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct InstantTerms {
	/// Part of what a basket is worth that its buffer should have.
	pub target: Perquintill,
	/// Fee when the buffer is not under its target afterwards.
	pub least_fee: Perquintill,
	/// Fee when the buffer is empty afterwards.
	pub largest_fee: Perquintill,
	/// Part of what a basket is worth that can be redeemed at once in one era, by all together.
	pub limit: Perquintill,
	/// Part of the fee that insurance gets; the holders have the rest.
	pub insured: Perquintill,
	/// Part of what a basket is worth that must be in escrow for it to stop whatever is not an exit by the line.
	pub bunker: Perquintill,
}

impl InstantTerms {
	/// The fee for `amount` when the buffer has `left` afterwards, of `target`:
	/// `least + (largest − least) · (1 − left / target)²`, ceiled by three units at most.
	pub fn fee_ceil(&self, amount: Balance, left: Balance, target: Balance) -> Balance {
		let missing = target.saturating_sub(left);
		let scale = |amount| mul_div_ceil(amount, missing, target).unwrap_or(0);
		let steep = part_ceil(amount, self.largest_fee.saturating_sub(self.least_fee));
		part_ceil(amount, self.least_fee).saturating_add(scale(scale(steep)))
	}
}

/// What redeeming at once gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct InstantQuote {
	/// Worth of the tokens at the bid rate, floored.
	pub worth: Balance,
	/// What of it is kept.
	pub fee: Balance,
	/// What would be refunded to the tokens if every open report were cancelled, ceiled.
	pub forgone: Balance,
}

impl InstantQuote {
	/// Underlying that is paid.
	pub fn paid(&self) -> Balance {
		self.worth.saturating_sub(self.fee)
	}
}

/// An exit, as of now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ExitView {
	/// Its name.
	pub line: Line,
	/// First era in which it can be made final.
	pub matures: Era,
	/// Whether it is final: whatever was asked is set aside to be claimed.
	pub is_final: bool,
	/// All that was asked.
	pub asked: Balance,
	/// What of it is not paid.
	pub waiting: Balance,
	/// How much of the claim on its tickets the basket has beside those who wait.
	pub owned: Balance,
	/// What those who wait would get now, net of escrow.
	pub value: Balance,
	/// What they would get if every open report were cancelled.
	pub settled_value: Balance,
}

/// How liquid a basket is, as of now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct LiquidityView {
	/// Underlying in the buffer.
	pub buffer: Balance,
	/// What the buffer should have.
	pub target: Balance,
	/// Worth of what can still be redeemed at once in this era.
	pub limit: Balance,
	/// Underlying set aside for redemptions.
	pub escrowed: Balance,
	/// Worth of the parts of exits that the basket has, net of escrow.
	pub claims: Balance,
	/// Their worth if every open report were cancelled.
	pub settled_claims: Balance,
	/// Worth of what returns from pools and nobody shares with the basket, net of escrow.
	pub returning: Balance,
	/// Its worth if every open report were cancelled.
	pub settled_returning: Balance,
	/// Part of the bid that is gains which wait to join: who leaves by the line does not get it.
	pub gains: Balance,
	/// Whether so much is in escrow that the line is the only way out.
	pub is_bunker: bool,
	/// The basket that goes on in its place.
	pub successor: Option<BasketId>,
}

/// Worth in units of the underlying.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Worth {
	/// Net of escrow.
	pub net: Balance,
	/// As if every open report were cancelled.
	pub settled: Balance,
}

impl Worth {
	/// The sum.
	pub fn saturating_add(self, other: Self) -> Self {
		Self { net: self.net.saturating_add(other.net), settled: self.settled.saturating_add(other.settled) }
	}

	/// The difference, not below zero.
	pub fn saturating_sub(self, other: Self) -> Self {
		Self { net: self.net.saturating_sub(other.net), settled: self.settled.saturating_sub(other.settled) }
	}
}

/// What a basket has, as of now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holdings {
	/// In each pool, in the order of the basket's targets; with its part of the gains that wait there.
	pub positions: Vec<PositionView>,
	/// In the account.
	pub buffer: Balance,
	/// Its parts of exits.
	pub claims: Worth,
	/// Part of `bid` that waits in the pools' entries: who leaves by the line forgoes it, as every staker does.
	pub gains: Balance,
	/// Whether a report is open on one of the pools.
	pub is_reported: bool,
	/// On its way from pools back into the account.
	pub returning: Worth,
}

impl Holdings {
	/// Worth net of escrow: what redeemers share.
	pub fn bid(&self) -> Balance {
		let others = self.claims.saturating_add(self.returning);
		self.staked(|position| position.value).saturating_add(self.buffer).saturating_add(others.net)
	}

	/// Worth if every open report were cancelled: what minters pay for.
	pub fn ask(&self) -> Balance {
		let others = self.claims.saturating_add(self.returning);
		self.staked(|position| position.settled_value).saturating_add(self.buffer).saturating_add(others.settled)
	}

	/// Worth of what does not return, if every open report were cancelled: it can be taken out at any time.
	pub fn at_hand(&self) -> Balance {
		self.ask().saturating_sub(self.returning.settled)
	}

	/// Whether slashes left nothing, or next to nothing, for `supply` tokens.
	pub fn is_wiped(&self, supply: Balance) -> bool {
		self.ask().saturating_mul(WIPED) < supply
	}

	/// Whether more than `part` of it is in escrow.
	pub fn is_bunker(&self, part: Perquintill) -> bool {
		self.ask().saturating_sub(self.bid()) > part_floor(self.ask(), part)
	}

	fn staked(&self, worth: impl Fn(&PositionView) -> Balance) -> Balance {
		let worths = self.positions.iter().map(|position| worth(position).saturating_add(position.entering));
		worths.fold(0, Balance::saturating_add)
	}
}

/// A position with its part of the gains that wait in the pool's entry, as if they had joined: floored as it will be then,
/// so that the era start changes nothing. Whoever loses all does not get them.
pub fn with_gains(position: &PositionView, pool: &PoolView) -> PositionView {
	let worth = |value: Balance| match value {
		0 => 0,
		_ => value_floor(position.shares, value.saturating_add(pool.gains), pool.shares).unwrap_or(0),
	};
	PositionView { value: worth(pool.value), settled_value: worth(pool.settled_value), ..position.clone() }
}
