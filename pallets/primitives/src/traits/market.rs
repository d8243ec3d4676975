use crate::{AssetKind, Balance};
use sp_runtime::{DispatchError, FixedU128};

/// Pairs of an asset with the native one that anybody trades. Implemented by the runtime over `prices` and the SDK's
/// exchange.
pub trait Market<AccountId> {
	/// What the exchange gives for `amount` of `from` in `to` now, fees deducted; `None` without a pair that can.
	fn quote(from: &AssetKind, to: &AssetKind, amount: Balance) -> Option<Balance>;
	/// What one unit of `from` was worth in `to` on average over the last blocks, this one excluded; `None` while it is
	/// not known, or is too old.
	fn average(from: &AssetKind, to: &AssetKind) -> Option<FixedU128>;
	/// What the pair of `from` and `to` holds of `from`.
	fn reserve(from: &AssetKind, to: &AssetKind) -> Balance;
	/// Swaps `amount` of `from`, which `who` has, for at least `least` of `to`, and returns how much it gave.
	fn swap(
		who: &AccountId,
		from: &AssetKind,
		to: &AssetKind,
		amount: Balance,
		least: Balance,
	) -> Result<Balance, DispatchError>;
	/// Makes a pair of the two with deep reserves and a known average.
	#[cfg(feature = "runtime-benchmarks")]
	fn create(from: &AssetKind, to: &AssetKind);
}
