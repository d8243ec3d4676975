//! Ids and value types that two pallets share.
#![allow(clippy::as_conversions)] // what the codec derives for enums

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::fungible::NativeOrWithId, Blake2_256, StorageHasher};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::traits::TrailingZeroInput;

/// An amount in planck: 10^-12 PAL of the native asset, the smallest unit of any other.
pub type Balance = u128;

/// An asset: the native one, or an asset of pallet-assets by its id.
pub type AssetKind = NativeOrWithId<u32>;

macro_rules! id {
	($(#[$doc:meta])* $name:ident($inner:ty)) => {
		$(#[$doc])*
		#[derive(
			Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Encode, Decode, DecodeWithMemTracking,
			MaxEncodedLen, TypeInfo, Serialize, Deserialize,
		)]
		#[serde(transparent)]
		pub struct $name(pub $inner);

		impl $name {
			/// The one after it; the last one stays.
			pub fn next(self) -> Self {
				Self(self.0.saturating_add(1))
			}
		}
	};
}

id! {
	/// The only clock for money.
	Era(u32)
}
id! {
	/// A protocol that buys security. [`CHAIN`] is the chain itself.
	ServiceId(u32)
}
id! {
	/// A claim that an operator misbehaved.
	ReportId(u32)
}
id! {
	/// What a request to leave gives: the right to complete it once it has matured.
	TicketId(u64)
}
id! {
	/// A basket of pools with its liquid token.
	BasketId(u32)
}
id! {
	/// Operators and services that may fail together, by a label that governance gives.
	GroupId(u16)
}
id! {
	/// What burning liquid tokens gives: the right to what has left the basket's pools.
	RedemptionId(u64)
}

/// The chain itself, as a service.
pub const CHAIN: ServiceId = ServiceId(0);

impl Era {
	/// The era `count` later.
	pub fn plus(self, count: u32) -> Self {
		Self(self.0.saturating_add(count))
	}

	/// The era `count` earlier, not before the first.
	pub fn minus(self, count: u32) -> Self {
		Self(self.0.saturating_sub(count))
	}

	/// How many eras lie between `earlier` and this one; zero if it is not earlier.
	pub fn since(self, earlier: Self) -> u32 {
		self.0.saturating_sub(earlier.0)
	}
}

/// The key with which an operator signs for one service.
pub type ServiceKey = sp_core::sr25519::Public;

/// What kind of protocol a service is.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Category {
	/// Brings facts onto chains.
	Oracle,
	/// Moves messages or assets between chains.
	Bridge,
	/// Keeps data retrievable.
	DataAvailability,
	/// Serves other protocols.
	Middleware,
	/// None of these.
	Other,
}

/// How much risk a pool takes.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Tier {
	/// Secures the chain only.
	Base,
	/// Secures the chain and services.
	Restaked,
}

/// Names a pool.
#[derive(
	Clone,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct PoolKey<AccountId> {
	/// Who runs what the pool secures.
	pub operator: AccountId,
	/// What is staked.
	pub asset: AssetKind,
	/// How much risk it takes.
	pub tier: Tier,
}

impl<AccountId: Encode + Decode + Clone> PoolKey<AccountId> {
	/// The pool of the native asset.
	pub fn native(operator: AccountId, tier: Tier) -> Self {
		Self { operator, asset: AssetKind::Native, tier }
	}

	/// The two pools that secure the chain: they elect, and suffer base slashes.
	pub fn consensus(operator: &AccountId) -> [Self; 2] {
		[Self::native(operator.clone(), Tier::Base), Self::native(operator.clone(), Tier::Restaked)]
	}

	/// Whether it elects validators and suffers base slashes.
	pub fn secures_chain(&self) -> bool {
		self.asset == AssetKind::Native
	}

	/// The pool's keyless account.
	pub fn account(&self) -> AccountId {
		keyless(b"palisade/pool", self)
	}
}

/// The account that nobody has a key for, named by `domain` and `name`.
///
/// # Panics
///
/// Never for account ids that decode from any bytes, as all of Substrate's do.
pub fn keyless<AccountId: Decode>(domain: &[u8], name: impl Encode) -> AccountId {
	let hash: H256 = (domain, name).using_encoded(Blake2_256::hash).into();
	AccountId::decode(&mut TrailingZeroInput::new(hash.as_bytes())).unwrap_or_else(|_| zero_account())
}

/// The all-zero account: the value that [`TrailingZeroInput`] yields for an empty input.
fn zero_account<AccountId: Decode>() -> AccountId {
	#[allow(clippy::expect_used)]
	AccountId::decode(&mut TrailingZeroInput::zeroes()).expect("account ids decode from zeroes")
}
