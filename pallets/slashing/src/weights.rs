//! Weights of the calls and of the steps of hooks. Placeholders until `benchmark pallet` has written this file.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights that the pallet needs.
pub trait WeightInfo {
	/// `report` with a bond on as many pools as can be, after as many reports as can be, in the last era with room.
	fn report() -> Weight;
	/// `veto` on as many pools as can be of a report that was unfounded.
	fn veto() -> Weight;
	/// `execute` on as many pools as can be.
	fn execute() -> Weight;
	/// `open_report` on as many pools as can be.
	fn open_report() -> Weight;
	/// `reduce` on as many pools as can be.
	fn reduce() -> Weight;
	/// `penalise` on as many pools as can be.
	fn penalise() -> Weight;
	/// `register_claim` after as many claims as can be but one.
	fn register_claim() -> Weight;
	/// `withdraw_claim` of as many claims as can be.
	fn withdraw_claim() -> Weight;
	/// `release_payout` to as many as can be.
	fn release_payout() -> Weight;
	/// An offence against consensus that both native pools take.
	fn report_offence() -> Weight;
	/// A pool tells that it paid, beside what restaking and operators do about it.
	fn on_executed() -> Weight;
	/// A pool asks where its slash goes: as many claims as can be, a reporter and insurance.
	fn pay_out() -> Weight;
	/// `on_poll` without anything to do.
	fn poll() -> Weight;
	/// One step of the cursor: a due report that as many pools as can be must open and execute.
	fn visit() -> Weight;
}

/// Weights of this chain.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn report() -> Weight {
		Weight::from_parts(400_000_000, 60_000).saturating_add(T::DbWeight::get().reads_writes(230, 60))
	}

	fn veto() -> Weight {
		Weight::from_parts(220_000_000, 40_000).saturating_add(T::DbWeight::get().reads_writes(50, 45))
	}

	fn execute() -> Weight {
		Weight::from_parts(600_000_000, 60_000).saturating_add(T::DbWeight::get().reads_writes(60, 50))
	}

	fn open_report() -> Weight {
		Weight::from_parts(300_000_000, 40_000).saturating_add(T::DbWeight::get().reads_writes(30, 20))
	}

	fn reduce() -> Weight {
		Weight::from_parts(220_000_000, 40_000).saturating_add(T::DbWeight::get().reads_writes(50, 45))
	}

	fn penalise() -> Weight {
		Weight::from_parts(220_000_000, 40_000).saturating_add(T::DbWeight::get().reads_writes(50, 45))
	}

	fn register_claim() -> Weight {
		Weight::from_parts(40_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(6, 3))
	}

	fn withdraw_claim() -> Weight {
		Weight::from_parts(40_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(4, 3))
	}

	fn release_payout() -> Weight {
		Weight::from_parts(600_000_000, 60_000).saturating_add(T::DbWeight::get().reads_writes(60, 50))
	}

	fn report_offence() -> Weight {
		Weight::from_parts(150_000_000, 30_000).saturating_add(T::DbWeight::get().reads_writes(20, 12))
	}

	fn on_executed() -> Weight {
		Weight::from_parts(40_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	fn pay_out() -> Weight {
		Weight::from_parts(150_000_000, 20_000).saturating_add(T::DbWeight::get().reads_writes(14, 9))
	}

	fn poll() -> Weight {
		Weight::from_parts(5_000_000, 3_000).saturating_add(T::DbWeight::get().reads(2))
	}

	fn visit() -> Weight {
		Weight::from_parts(700_000_000, 60_000).saturating_add(T::DbWeight::get().reads_writes(60, 50))
	}
}

impl WeightInfo for () {
	fn report() -> Weight {
		Weight::from_parts(400_000_000, 60_000)
	}

	fn veto() -> Weight {
		Weight::from_parts(200_000_000, 40_000)
	}

	fn execute() -> Weight {
		Weight::from_parts(600_000_000, 60_000)
	}

	fn open_report() -> Weight {
		Weight::from_parts(300_000_000, 40_000)
	}

	fn reduce() -> Weight {
		Weight::from_parts(220_000_000, 40_000)
	}

	fn penalise() -> Weight {
		Weight::from_parts(220_000_000, 40_000)
	}

	fn register_claim() -> Weight {
		Weight::from_parts(40_000_000, 8_000)
	}

	fn withdraw_claim() -> Weight {
		Weight::from_parts(40_000_000, 8_000)
	}

	fn release_payout() -> Weight {
		Weight::from_parts(600_000_000, 60_000)
	}

	fn report_offence() -> Weight {
		Weight::from_parts(150_000_000, 30_000)
	}

	fn on_executed() -> Weight {
		Weight::from_parts(40_000_000, 6_000)
	}

	fn pay_out() -> Weight {
		Weight::from_parts(150_000_000, 20_000)
	}

	fn poll() -> Weight {
		Weight::from_parts(5_000_000, 3_000)
	}

	fn visit() -> Weight {
		Weight::from_parts(700_000_000, 60_000)
	}
}
