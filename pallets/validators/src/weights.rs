//! Weights. Placeholders until `benchmark pallet` regenerates this file.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight},
};

/// Weights of the calls and hooks.
pub trait WeightInfo {
	/// Call `join_candidates` when there is room.
	fn join_candidates() -> Weight;
	/// Call `join_candidates` when the list is full.
	fn displace_candidate() -> Weight;
	/// Call `leave_candidates`.
	fn leave_candidates() -> Weight;
	/// Call `set_rules`.
	fn set_rules() -> Weight;
	/// Paying `v` validators, by the call or by the chain.
	fn pay_rewards(v: u32) -> Weight;
	/// An election among `c` candidates.
	fn elect(c: u32) -> Weight;
	/// The start of an era with `v` validators.
	fn start_era(v: u32) -> Weight;
	/// Who of `v` validators was idle, without jailing anybody.
	fn judge_liveness(v: u32) -> Weight;
	/// Offences of `n` validators.
	fn on_offence(n: u32) -> Weight;
	/// The author of a block.
	fn note_author() -> Weight;
}

/// Weights by the runtime's database.
pub struct SubstrateWeight<T>(PhantomData<T>);

/// Microseconds, reads and writes: `base` and `each` of `count`.
fn linear(db: RuntimeDbWeight, base: (u64, u64, u64), each: (u64, u64, u64), count: u32) -> Weight {
	let part = |(time, reads, writes): (u64, u64, u64)| {
		let proof = reads.saturating_mul(4_000);
		Weight::from_parts(time.saturating_mul(1_000_000), proof).saturating_add(db.reads_writes(reads, writes))
	};
	part(base).saturating_add(part(each).saturating_mul(count.into()))
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn join_candidates() -> Weight {
		linear(T::DbWeight::get(), (35, 10, 1), (0, 0, 0), 0)
	}

	fn displace_candidate() -> Weight {
		linear(T::DbWeight::get(), (12_000, 2_500, 1), (0, 0, 0), 0)
	}

	fn leave_candidates() -> Weight {
		linear(T::DbWeight::get(), (25, 1, 1), (0, 0, 0), 0)
	}

	fn set_rules() -> Weight {
		linear(T::DbWeight::get(), (10, 0, 1), (0, 0, 0), 0)
	}

	fn pay_rewards(v: u32) -> Weight {
		linear(T::DbWeight::get(), (20, 4, 1), (95, 10, 8), v)
	}

	fn elect(c: u32) -> Weight {
		linear(T::DbWeight::get(), (20, 2, 1), (30, 8, 0), c)
	}

	fn start_era(v: u32) -> Weight {
		linear(T::DbWeight::get(), (30, 5, 4), (25, 7, 2), v)
	}

	fn judge_liveness(v: u32) -> Weight {
		linear(T::DbWeight::get(), (15, 2, 1), (4, 1, 0), v)
	}

	fn on_offence(n: u32) -> Weight {
		linear(T::DbWeight::get(), (10, 3, 0), (60, 12, 8), n)
	}

	fn note_author() -> Weight {
		linear(T::DbWeight::get(), (10, 2, 1), (0, 0, 0), 0)
	}
}

impl WeightInfo for () {
	fn join_candidates() -> Weight {
		linear(RocksDbWeight::get(), (35, 10, 1), (0, 0, 0), 0)
	}

	fn displace_candidate() -> Weight {
		linear(RocksDbWeight::get(), (12_000, 2_500, 1), (0, 0, 0), 0)
	}

	fn leave_candidates() -> Weight {
		linear(RocksDbWeight::get(), (25, 1, 1), (0, 0, 0), 0)
	}

	fn set_rules() -> Weight {
		linear(RocksDbWeight::get(), (10, 0, 1), (0, 0, 0), 0)
	}

	fn pay_rewards(v: u32) -> Weight {
		linear(RocksDbWeight::get(), (20, 4, 1), (95, 10, 8), v)
	}

	fn elect(c: u32) -> Weight {
		linear(RocksDbWeight::get(), (20, 2, 1), (30, 8, 0), c)
	}

	fn start_era(v: u32) -> Weight {
		linear(RocksDbWeight::get(), (30, 5, 4), (25, 7, 2), v)
	}

	fn judge_liveness(v: u32) -> Weight {
		linear(RocksDbWeight::get(), (15, 2, 1), (4, 1, 0), v)
	}

	fn on_offence(n: u32) -> Weight {
		linear(RocksDbWeight::get(), (10, 3, 0), (60, 12, 8), n)
	}

	fn note_author() -> Weight {
		linear(RocksDbWeight::get(), (10, 2, 1), (0, 0, 0), 0)
	}
}
