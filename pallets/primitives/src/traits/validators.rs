use alloc::vec::Vec;

/// Who validates. Implemented by `validators`.
pub trait ActiveSet<AccountId> {
	/// The validators of the running era, those with the most behind them first; empty while they are not known.
	fn operators() -> Vec<AccountId>;
	/// Makes `operators` the validators of the running era, in this order.
	#[cfg(feature = "runtime-benchmarks")]
	fn create(operators: &[AccountId]);
}
