use crate::{AssetKind, Balance, Category, Era, ServiceId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Whose security a stream pays for.
#[derive(
	Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[allow(clippy::as_conversions)] // what the codec derives for enums
pub enum RewardTarget {
	/// One service's.
	Service(ServiceId),
	/// All services' of a kind.
	Category(Category),
}

/// What the shares of a pool were paid for an era.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PaidEraView {
	/// The era.
	pub era: Era,
	/// Shares that were there from its start to its end.
	pub shares: u128,
	/// What they were paid, by asset; the operator's commission is not in it.
	pub paid: Vec<(AssetKind, Balance)>,
}

/// What there is for an era, for what pools of one asset guarantee.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BudgetView {
	/// The era.
	pub era: Era,
	/// In which asset it pays.
	pub asset: AssetKind,
	/// All of it; what went back is not in it any more.
	pub amount: Balance,
	/// What pools and their operators were paid of it.
	pub paid: Balance,
}
