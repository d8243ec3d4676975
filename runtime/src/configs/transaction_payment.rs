use super::*;
use crate::{constants::currency::MILLI, weights::extrinsic::ExtrinsicBaseWeight};
use polkadot_sdk::{
	frame_support::{
		traits::{
			fungible::{Balanced, Credit},
			Imbalance, OnUnbalanced,
		},
		weights::{ConstantMultiplier, WeightToFeeCoefficient, WeightToFeeCoefficients, WeightToFeePolynomial},
	},
	pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment},
	sp_runtime::{traits::Bounded, FixedPointNumber, Perbill, Perquintill},
};

parameter_types! {
	/// Normal calls fill a quarter of the block: above it fees rise, below it they fall.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// Fees change by at most a few per cent an hour.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	/// Fees never fall below what they are on an idle chain.
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_integer(1);
	pub MaximumMultiplier: Multiplier = Bounded::max_value();
}

/// A transaction that does nothing weighs 2 milli PAL; the rest is in proportion.
pub struct WeightToFee;

impl WeightToFeePolynomial for WeightToFee {
	type Balance = Balance;

	fn polynomial() -> WeightToFeeCoefficients<Balance> {
		let price = 2 * MILLI;
		let weight = Balance::from(ExtrinsicBaseWeight::get().ref_time()).max(1);
		[WeightToFeeCoefficient {
			degree: 1,
			negative: false,
			coeff_frac: Perbill::from_rational(price.checked_rem(weight).unwrap_or_default(), weight),
			coeff_integer: price.checked_div(weight).unwrap_or_default(),
		}]
		.into_iter()
		.collect()
	}
}

/// Fees go to the treasury, tips to the block's author.
pub struct DealWithFees;

impl OnUnbalanced<Credit<AccountId, Balances>> for DealWithFees {
	fn on_unbalanceds(mut parts: impl Iterator<Item = Credit<AccountId, Balances>>) {
		if let Some(fees) = parts.next() {
			pay(&governance::TreasuryAccount::get(), fees);
		}
		if let Some(tips) = parts.next() {
			pay(&Authorship::author().unwrap_or_else(governance::TreasuryAccount::get), tips);
		}
	}
}

/// What `who` cannot take, because it would be too little for a new account, is burned.
fn pay(who: &AccountId, amount: Credit<AccountId, Balances>) {
	if amount.peek() > 0 {
		drop(Balances::resolve(who, amount));
	}
}

impl pallet_transaction_payment::Config for Runtime {
	type FeeMultiplierUpdate =
		TargetedFeeAdjustment<Self, TargetBlockFullness, AdjustmentVariable, MinimumMultiplier, MaximumMultiplier>;
	type LengthToFee = ConstantMultiplier<Balance, ConstU128<{ MILLI / 100 }>>;
	type OnChargeTransaction = FungibleAdapter<Balances, DealWithFees>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_transaction_payment::WeightInfo<Runtime>;
	type WeightToFee = WeightToFee;
}
