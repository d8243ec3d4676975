//! What the pallet keeps, and the arithmetic of indices. No `Config` here.
//!
//! What shares earn is counted in units of 2^-120 of an asset's smallest unit ([`ONE`]). A pool has at most 2^120 shares,
//! so what an index cannot share out among them is less than a whole unit, and is carried to the next time.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use palisade_math::ratio::mul_div_floor;
use palisade_primitives::{AssetKind, Balance, Era, RewardTarget, MAX_REWARD_ASSETS};
use scale_info::TypeInfo;
use sp_core::U256;
use sp_runtime::Perbill;

/// A pool that is told of more eras at once is paid for the last of them.
pub const MAX_LATE_ERAS: u32 = 32;

/// A paid era pays for itself and for the unpaid eras just before it: at most so many together.
pub const MAX_SPAN: u32 = 8;

/// A whole unit of an asset, in units of what is earned.
pub const ONE: u128 = 1 << 120;

/// Number of a reward asset: its place in the list, for ever.
pub type Slot = u8;

/// A value for each reward asset, without those at the end that are nothing.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct BySlot<V>(BoundedVec<V, ConstU32<MAX_REWARD_ASSETS>>);

/// An amount of each reward asset.
pub type Amounts = BySlot<Balance>;

impl<V> Default for BySlot<V> {
	fn default() -> Self {
		Self(BoundedVec::new())
	}
}

impl<V: Clone + Default + PartialEq> BySlot<V> {
	/// The value of a slot.
	pub fn get(&self, slot: Slot) -> V {
		self.0.get(usize::from(slot)).cloned().unwrap_or_default()
	}

	/// Changes the value of a slot; there is none behind the last that can be.
	pub fn set(&mut self, slot: Slot, value: V) {
		while self.0.len() <= usize::from(slot) && self.0.try_push(V::default()).is_ok() {}
		if let Some(known) = self.0.get_mut(usize::from(slot)) {
			*known = value;
		}
		while self.0.last().is_some_and(|last| *last == V::default()) {
			self.0.pop();
		}
	}

	/// Whether every value is nothing.
	pub fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	/// The slots, with their values.
	pub fn iter(&self) -> impl Iterator<Item = (Slot, &V)> {
		(0..Slot::MAX).zip(&self.0)
	}

	/// What `f` makes of each value.
	pub fn map<W: Clone + Default + PartialEq>(&self, f: impl Fn(Slot, &V) -> W) -> BySlot<W> {
		let mut mapped = BySlot::default();
		self.iter().for_each(|(slot, value)| mapped.set(slot, f(slot, value)));
		mapped
	}
}

impl Amounts {
	/// Adds `amount` to a slot.
	pub fn add(&mut self, slot: Slot, amount: Balance) {
		self.set(slot, self.get(slot).saturating_add(amount));
	}

	/// Adds `amount` to a slot if the sum can be counted, and says whether it can.
	#[must_use]
	pub fn try_add(&mut self, slot: Slot, amount: Balance) -> bool {
		let sum = self.get(slot).checked_add(amount);
		sum.inspect(|sum| self.set(slot, *sum)).is_some()
	}

	/// Takes up to `amount` from a slot.
	pub fn sub(&mut self, slot: Slot, amount: Balance) {
		self.set(slot, self.get(slot).saturating_sub(amount));
	}

	/// Adds all of `others`.
	pub fn add_all(&mut self, others: &Self) {
		others.iter().for_each(|(slot, amount)| self.add(slot, *amount));
	}

	/// `part` of each amount, floored, and the rest.
	pub fn split_floor(&self, part: Perbill) -> (Self, Self) {
		let taken = self.map(|_, amount| part.mul_floor(*amount));
		let rest = self.map(|slot, amount| amount.saturating_sub(taken.get(slot)));
		(taken, rest)
	}
}

/// An asset in which streams pay.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct RewardAsset {
	/// The asset.
	pub asset: AssetKind,
	/// Whether new streams may pay in it.
	pub accepting: bool,
	/// A stream gives an era at least so much.
	pub least: Balance,
}

/// What a stream is asked to pay.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
	/// For what pools of this asset guarantee.
	pub stake: AssetKind,
	/// In this asset.
	pub asset: AssetKind,
	/// First era.
	pub start: Era,
	/// Last era.
	pub end: Era,
	/// All of it, the fee included.
	pub amount: Balance,
}

/// Pays the same in every era, but that the first ones get a unit more if it cannot be split.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Stream<AccountId> {
	/// Who paid for it, and is paid back what is cancelled.
	pub funder: AccountId,
	/// For whose security.
	pub target: RewardTarget,
	/// For what pools of this asset guarantee.
	pub stake: AssetKind,
	/// In which asset.
	pub slot: Slot,
	/// First era.
	pub start: Era,
	/// Last era.
	pub end: Era,
	/// All of it, without the fee.
	pub amount: Balance,
}

impl<AccountId> Stream<AccountId> {
	/// How many eras it pays for.
	pub fn eras(&self) -> u32 {
		self.end.next().since(self.start)
	}

	/// What it gives `era`.
	pub fn part(&self, era: Era) -> Balance {
		let eras = Balance::from(self.eras());
		if !(self.start..=self.end).contains(&era) {
			return 0;
		}
		let (each, rest) = (self.amount.checked_div(eras).unwrap_or(0), self.amount.checked_rem(eras).unwrap_or(0));
		let extra = Balance::from(Balance::from(era.since(self.start)) < rest);
		each.saturating_add(extra)
	}

	/// Ends it before `from`, and returns what later eras do not get. What earlier ones get stays the same.
	pub fn cut(&mut self, from: Era) -> Balance {
		let cut = (from.0..=self.end.0).map(|era| self.part(Era(era))).fold(0, Balance::saturating_add);
		self.end = from.minus(1);
		self.amount = self.amount.saturating_sub(cut);
		cut
	}
}

/// What there is of one asset for an era.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Budget {
	/// All of it; what went back is not in it any more.
	pub amount: Balance,
	/// What was paid of it.
	pub paid: Balance,
}

impl Budget {
	/// What nobody was paid.
	pub fn left(&self) -> Balance {
		self.amount.saturating_sub(self.paid)
	}

	/// Pays who guaranteed `guarantee` of `total` its part, floored, and returns it.
	pub fn pay_floor(&mut self, guarantee: Balance, total: Balance) -> Balance {
		let part = mul_div_floor(self.amount, guarantee, total).unwrap_or(0).min(self.left());
		self.paid = self.paid.saturating_add(part);
		part
	}
}

/// What all shares of a pool earned of one asset.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Earnings {
	/// What one share earned since the pool first earned anything, in units of 2^-120, floored.
	pub per_share: U256,
	/// What could not be shared out yet, in units of 2^-120.
	pub carry: U256,
	/// What positions were not paid yet, in whole units.
	pub owed: Balance,
}

impl Earnings {
	/// `shares`, which are not none, earn `amount`.
	pub fn add(&mut self, amount: Balance, shares: u128) {
		// Below 2^248 and, with all that can be carried, below 2^249.
		let amount_in_units = U256::from(amount).saturating_mul(U256::from(ONE)).saturating_add(self.carry);
		let shares = U256::from(shares);
		let each = amount_in_units.checked_div(shares).unwrap_or_default();
		self.per_share = self.per_share.saturating_add(each);
		self.carry = amount_in_units.checked_rem(shares).unwrap_or(amount_in_units);
		self.owed = self.owed.saturating_add(amount);
	}
}

/// What one share of a pool earned of each asset, at some time, in units of 2^-120.
pub type PerShare = BySlot<U256>;

/// What a pool earned for its shares. A share of any generation that was there all the time earned as much.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Index {
	/// The last era for which it earned anything.
	pub last: Era,
	/// By asset.
	pub earnings: BySlot<Earnings>,
}

impl Index {
	/// What one share earned until now.
	pub fn per_share(&self) -> PerShare {
		self.earnings.map(|_, earnings| earnings.per_share)
	}

	/// Changes what it earned of one asset.
	pub fn mutate<R>(&mut self, slot: Slot, f: impl FnOnce(&mut Earnings) -> R) -> R {
		let mut earnings = self.earnings.get(slot);
		let result = f(&mut earnings);
		self.earnings.set(slot, earnings);
		result
	}
}

/// When deposits joined together.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Joined {
	/// The first era that they can have earned anything for.
	pub since: Era,
	/// What one share had earned by then.
	pub per_share: PerShare,
}

/// What one position earned of one asset.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Claimable {
	/// What one share had earned when it was last looked at, in units of 2^-120.
	pub seen: U256,
	/// What it earned until then and was not paid, in units of 2^-120.
	pub due: U256,
}

impl Claimable {
	/// What can be paid, in whole units.
	pub fn whole(&self) -> Balance {
		self.due.checked_div(U256::from(ONE)).and_then(|whole| whole.try_into().ok()).unwrap_or(0)
	}
}

/// What one position earned. There is none before its pool earned anything, nor before it is first looked at then.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Position {
	/// Its shares are the same since the start of this era, as far as the pool earned anything since.
	pub since: Era,
	/// By asset.
	pub earned: BySlot<Claimable>,
}

impl Position {
	/// `shares` earned what one share did between `from`, or when it was last looked at, and `until`. It is looked at now,
	/// when one share has earned `now`.
	pub fn settle(&mut self, shares: u128, from: Option<&PerShare>, until: &PerShare, now: &PerShare) {
		for (slot, per_share) in now.iter() {
			let Claimable { seen, due } = self.earned.get(slot);
			let first = from.map_or(seen, |from| from.get(slot));
			// Shares never earn more than their pool, which is below 2^249.
			let earned = until.get(slot).saturating_sub(first).checked_mul(U256::from(shares)).unwrap_or_default();
			self.earned.set(slot, Claimable { seen: *per_share, due: due.saturating_add(earned) });
		}
	}

	/// Whether there is nothing to pay.
	pub fn is_paid(&self) -> bool {
		self.earned.iter().all(|(_, claimable)| claimable.whole() == 0)
	}

	/// Takes `amount` of what is due.
	pub fn take(&mut self, slot: Slot, amount: Balance) {
		let Claimable { seen, due } = self.earned.get(slot);
		let taken = U256::from(amount).saturating_mul(U256::from(ONE));
		self.earned.set(slot, Claimable { seen, due: due.saturating_sub(taken) });
	}
}

/// What the shares of a pool were paid for an era.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct PaidEra {
	/// How many they were.
	pub shares: u128,
	/// How much.
	pub amounts: Amounts,
}
