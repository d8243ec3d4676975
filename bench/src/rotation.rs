//! A whole era of a large Palisade chain, block by block: the weight that each registers, and the time it takes.

use crate::{
	chain::{self, open_block, operator, Shape},
	engine::{Effort, State},
	palisade::{register_service, serve},
};
use palisade_primitives::{Era, EraClock};
use palisade_runtime::{constants::bounds, Eras, Executive, Header, Runtime, Session, System};
use polkadot_sdk::{frame_system, sp_runtime::Perquintill};
use std::{collections::BTreeSet, path::Path, time::Duration};

/// Services that each operator serves: as many as its pool can.
pub const SERVICES: u32 = pallet_restaking::MAX_ALLOCATIONS;
/// Operators that a service takes at most.
const OPERATORS_OF_SERVICE: u32 = 256;
/// Milliseconds of a slot on a real network.
const SLOT_MILLIS: u64 = 6_000;
/// The era that is looked at: those before it fill what is kept of eras gone by.
const ERA: Era = Era(5);

/// What one block did.
#[derive(Clone, Copy, Debug)]
pub struct Block {
	/// Whether the era begins with it.
	pub begins_era: bool,
	/// Whether a session does; validators of the next era are elected in one of them.
	pub rotates: bool,
	/// What hooks and inherents registered, without what `pallet-session` claims for itself, as a part of a block.
	pub weight: f64,
	/// To execute it, the state's root included.
	pub time: Duration,
}

/// An era of a large chain.
#[derive(Clone, Debug)]
pub struct Rotation {
	/// Operators.
	pub operators: u32,
	/// Those of them that validate.
	pub validators: u32,
	/// Stakers.
	pub stakers: u32,
	/// Length of a slot.
	pub slot: Duration,
	/// Its blocks.
	pub blocks: Vec<Block>,
}

impl Rotation {
	/// The largest part of a block that was registered in any of them.
	pub fn most_weight(&self) -> f64 {
		self.blocks.iter().map(|block| block.weight).fold(0.0, f64::max)
	}

	/// The longest that a block took with which a session begins, as a part of a slot.
	pub fn most_time(&self) -> f64 {
		let times = self.blocks.iter().filter(|block| block.rotates).map(|block| block.time);
		times.max().unwrap_or_default().as_secs_f64() / self.slot.as_secs_f64()
	}

	/// The longest that any block took, as a part of a slot.
	pub fn most_time_of_any(&self) -> f64 {
		let times = self.blocks.iter().map(|block| block.time);
		times.max().unwrap_or_default().as_secs_f64() / self.slot.as_secs_f64()
	}
}

/// Runs an era.
pub fn measure(operators: u32, stakers: u32, effort: Effort, folder: &Path) -> Rotation {
	let candidates = operators.min(bounds::MAX_CANDIDATES);
	let shape = Shape { operators, candidates, stakers, slot_millis: Some(SLOT_MILLIS) };
	let (mut state, _) = State::create(&folder.join("rotation"), chain::genesis(&shape).top);
	state.change(|| open_block(None));
	open_services(&mut state, operators);
	chain::run_to_start(&mut state, ERA.minus(1));
	let mut parent = state.change(Executive::finalize_block);

	let mut blocks = Vec::new();
	while state.read(Eras::now) <= ERA {
		let before = state.read(|| (Eras::now(), Session::current_index()));
		let is_last_session = before.1 + 1 >= state.read(Eras::next_era_at);
		let time = (before.0 == ERA || is_last_session).then(|| {
			let block = || {
				make_block(&parent);
			};
			state.measure(effort, &BTreeSet::new(), block).time
		});
		parent = state.change(|| make_block(&parent));
		let (era, session, weight) = state.read(|| (Eras::now(), Session::current_index(), weight()));
		let (begins_era, rotates) = (era > before.0, session > before.1);
		// All of a block is what `pallet-session` claims.
		let weight = weight - f64::from(u8::from(rotates));
		if let Some(time) = time.filter(|_| era == ERA) {
			let block = Block { begins_era, rotates, weight, time };
			println!(
				"    block {:>3} {:>6.1} % of its weight {:>12.3?}{}",
				parent.number,
				100.0 * weight,
				block.time,
				if begins_era {
					"  the era begins"
				} else if rotates {
					"  a session begins"
				} else {
					""
				},
			);
			blocks.push(block);
		}
	}
	let validators = state.read(|| Session::validators().len() as u32);
	Rotation { operators, validators, stakers, slot: Duration::from_millis(SLOT_MILLIS), blocks }
}

/// Each operator serves as many services as it can, in groups that services can take.
fn open_services(state: &mut State, operators: u32) {
	let weight = Perquintill::from_percent(10);
	for first in (0..operators).step_by(OPERATORS_OF_SERVICE as usize) {
		let group = first..operators.min(first + OPERATORS_OF_SERVICE);
		let services: Vec<_> =
			state.change(|| (0..SERVICES).map(|_| register_service("Measured", OPERATORS_OF_SERVICE)).collect());
		for number in group {
			state.change(|| {
				services.iter().for_each(|service| serve(*service, &operator(number), weight));
				System::reset_events();
			});
		}
	}
}

fn make_block(parent: &Header) -> Header {
	open_block(Some(parent));
	Executive::finalize_block()
}

/// What the last block's hooks and inherents registered, as a part of a block.
fn weight() -> f64 {
	let used = System::block_weight().total().ref_time();
	let limits: frame_system::limits::BlockWeights = <Runtime as frame_system::Config>::BlockWeights::get();
	used as f64 / limits.max_block.ref_time() as f64
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_largest_counts() {
		let block =
			|rotates, weight, millis| Block { begins_era: false, rotates, weight, time: Duration::from_millis(millis) };
		let blocks = vec![block(false, 0.3, 4_000), block(true, 0.1, 2_000), block(true, 0.05, 60)];
		let rotation = Rotation { operators: 1, validators: 1, stakers: 1, slot: Duration::from_secs(8), blocks };
		assert_eq!((rotation.most_weight(), rotation.most_time(), rotation.most_time_of_any()), (0.3, 0.25, 0.5));
	}
}
