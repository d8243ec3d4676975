//! Who takes part, under both runtimes: their accounts have the same type.

use codec::Encode;
use polkadot_sdk::{sp_io::hashing::blake2_256, sp_runtime::AccountId32};

/// A token, in planck.
pub const PAL: u128 = 1_000_000_000_000;
/// What each staker stakes.
pub const STAKE: u128 = 5 * PAL;
/// What each staker has.
pub const ENDOWMENT: u128 = 10 * PAL;

/// The account of a kind and a number. Accounts are spread over the state as real ones are.
fn account(kind: &str, number: u32) -> AccountId32 {
	AccountId32::from(blake2_256(&(kind, number).encode()))
}

/// A staker, from 0 on.
pub fn staker(number: u32) -> AccountId32 {
	account("staker", number)
}

/// Has money, and has not staked.
pub fn newcomer() -> AccountId32 {
	account("newcomer", 0)
}

/// Whoever runs things: an operator, or a validator.
pub fn operator(number: u32) -> AccountId32 {
	account("operator", number)
}

/// Opens a nomination pool.
pub fn depositor(number: u32) -> AccountId32 {
	account("depositor", number)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn accounts_differ_by_kind_and_number() {
		let accounts = [staker(0), staker(1), operator(0), depositor(0), newcomer()];
		for (index, account) in accounts.iter().enumerate() {
			assert!(!accounts[..index].contains(account));
		}
	}
}
