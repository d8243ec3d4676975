//! What a run found, as a page.

use crate::{engine::Cost, goals, machine::Machine, rotation::Rotation};
use std::{
	collections::BTreeMap,
	fmt::{Display, Formatter, Result, Write},
	time::Duration,
};

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
	/// This chain.
	Palisade,
	/// The SDK's `pallet-staking`.
	Staking,
	/// The SDK's `pallet-nomination-pools` on it.
	Pools,
}

impl Side {
	/// All of them.
	pub const ALL: [Self; 3] = [Self::Palisade, Self::Staking, Self::Pools];

	/// What it is called.
	pub fn name(self) -> &'static str {
		match self {
			Self::Palisade => "Palisade",
			Self::Staking => "pallet-staking",
			Self::Pools => "nomination pools",
		}
	}
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
	/// The yardstick.
	Transfer,
	/// Consensus reports an operator, and the slash is executed.
	ConsensusSlash,
	/// A service does.
	ServiceSlash,
	/// A pool's member bears its part of a slash.
	MemberSlash,
	/// Everybody is rewarded for an era.
	Reward,
	/// An era ends and another begins.
	EraChange,
	/// Somebody new stakes.
	Delegate,
	/// The same, into a pool that secures the chain only.
	DelegateBase,
	/// A staker asks to leave with everything.
	Leave,
	/// A staker takes what it earned.
	Claim,
}

impl Operation {
	/// All of them.
	pub const ALL: [Self; 10] = [
		Self::ConsensusSlash,
		Self::ServiceSlash,
		Self::MemberSlash,
		Self::Reward,
		Self::EraChange,
		Self::Delegate,
		Self::DelegateBase,
		Self::Leave,
		Self::Claim,
		Self::Transfer,
	];

	/// Whether somebody stakes by it: then it is compared with a transfer.
	pub fn is_deposit(self) -> bool {
		matches!(self, Self::Delegate | Self::DelegateBase)
	}

	/// What it is called.
	pub fn name(self) -> &'static str {
		match self {
			Self::Transfer => "transfer_keep_alive",
			Self::ConsensusSlash => "consensus slash",
			Self::ServiceSlash => "service slash",
			Self::MemberSlash => "slash of one member",
			Self::Reward => "reward of an era",
			Self::EraChange => "era change",
			Self::Delegate => "delegate",
			Self::DelegateBase => "delegate, Base",
			Self::Leave => "leave",
			Self::Claim => "claim",
		}
	}
}

impl Display for Operation {
	fn fmt(&self, f: &mut Formatter) -> Result {
		f.pad(self.name())
	}
}

/// Bytes of a staker's position, on average.
#[derive(Clone, Copy, Debug)]
pub struct Position {
	/// Key and value.
	pub whole: f64,
	/// The same without the beginning of the key that all positions share.
	pub own: f64,
	/// Nodes of a trie of positions, with their hashes.
	pub trie: f64,
}

/// What was measured of a side with some number of stakers.
#[derive(Clone, Debug)]
pub struct Measured {
	/// Of which side.
	pub side: Side,
	/// How many there were.
	pub stakers: u32,
	/// What things cost.
	pub costs: BTreeMap<Operation, Cost>,
	/// Bytes of keys and values of the pallets that stake, a staker.
	pub state: f64,
	/// Of those, a position's.
	pub position: Option<Position>,
}

/// What a run found.
pub struct Results {
	/// Numbers of stakers.
	pub sizes: Vec<u32>,
	/// Operators, validators or pools that they are spread over.
	pub operators: u32,
	/// By side and number of stakers.
	pub measured: Vec<Measured>,
	/// An era of a large chain, if it was looked at.
	pub rotation: Option<Rotation>,
	/// Where.
	pub machine: Machine,
}

impl Results {
	/// What an operation cost.
	pub fn cost(&self, side: Side, operation: Operation, stakers: u32) -> Option<Cost> {
		let measured = self.measured.iter().find(|of| of.side == side && of.stakers == stakers)?;
		measured.costs.get(&operation).copied()
	}

	/// How many times as long an operation takes a side as with the fewest stakers: measured in turn, or else one after the
	/// other.
	pub fn growth(&self, operation: Operation, side: Side, stakers: u32) -> Option<f64> {
		let few = self.fewest()?;
		let paired = self.cost(side, operation, stakers)?.growth.map(|growth| growth.cold);
		paired.or_else(|| self.ratio(operation, (side, stakers), (side, few)))
	}

	/// The same with a warm cache.
	pub fn warm_growth(&self, operation: Operation, side: Side, stakers: u32) -> Option<f64> {
		let few = self.fewest()?;
		let cost = self.cost(side, operation, stakers)?;
		let time = |cost: Cost| cost.warm.map(|warm| warm.as_secs_f64());
		let apart = || Some(time(cost)? / time(self.cost(side, operation, few)?)?);
		cost.growth.map(|growth| growth.warm).or_else(apart)
	}

	fn fewest(&self) -> Option<u32> {
		self.sizes.iter().min().copied()
	}

	/// How many times as long an operation takes a side as it takes another, or the same with another number of stakers.
	pub fn ratio(&self, operation: Operation, one: (Side, u32), other: (Side, u32)) -> Option<f64> {
		let time = |(side, stakers)| self.cost(side, operation, stakers).map(|cost| cost.time.as_secs_f64());
		Some(time(one)? / time(other)?)
	}

	/// The whole page.
	pub fn page(&self) -> String {
		let mut page = String::from("# What a run found\n\n");
		page += "Made by `make bench`, which replaces it. [README.md](README.md) says what this means.\n\n";
		page += &self.machine.to_string();
		page += &self.how();
		page += "![Time by number of stakers](results.svg)\n\n";
		page += &self.goals();
		page += &self.state();
		Operation::ALL.iter().for_each(|operation| page += &self.table(*operation));
		page += &self.rotation();
		page
	}

	fn how(&self) -> String {
		format!(
			"Stakers are spread evenly over {} operators (validators, or nomination pools with a validator each); a slash is of one of \
			 them. Runtimes run natively over a trie in ParityDB, all alike, with a node's trie cache that is empty each time, and in \
			 the columns *warm* has all that was read. Times \
			 are of the calls and of the state's root with what they changed, without signature, nonce and fee. Reads and writes are \
			 of different keys, without those of every block; nodes are what was read of the trie. `pallet-staking`: each nominator names \
			 one validator, the voters' list is a plain map, exposure pages of 64, slashes applied at once. How many times as long \
			 Palisade takes as with the fewest stakers, and to delegate as to transfer, is the median of pairs, one measured right after the other; for the others it is \
			 the ratio of their times, which are minutes apart.\n\n",
			self.operators
		)
	}

	fn goals(&self) -> String {
		let mut text = String::from("## Goals\n\n| goal | at | measured | met |\n|---|---|---:|---|\n");
		for goal in goals::of(self) {
			let measured = goal.measured.map_or("–".into(), |measured| (goal.show)(measured));
			let met = goal.is_met().map_or("not measured", |met| if met { "yes" } else { "**no**" });
			let _ = writeln!(text, "| {} | {} | {measured} | {met} |", goal.what, goal.at);
		}
		text + "\n"
	}

	fn state(&self) -> String {
		let mut text = String::from(
			"## State\n\nBytes of keys and values of the pallets that stake, divided by the stakers (exposures of the eras in the state included).\n\n\
			 | stakers | Palisade | pallet-staking | nomination pools |\n|---:|---:|---:|---:|\n",
		);
		for stakers in &self.sizes {
			let _ = write!(text, "| {} |", thousands(*stakers));
			for side in Side::ALL {
				let found = self.measured.iter().find(|of| of.side == side && of.stakers == *stakers);
				let _ = write!(text, " {} |", found.map_or("–".into(), |of| format!("{:.0}", of.state)));
			}
			text += "\n";
		}
		let last = self.measured.iter().rev().find_map(|of| Some((of.stakers, of.position?)));
		if let Some((stakers, Position { whole, own, trie })) = last {
			let _ = writeln!(
				text,
				"\nA position of Palisade: {whole:.0} bytes of key and value; {own:.0} without the beginning of the key that all positions \
				 share; {trie:.0} in the nodes of a trie of {} positions.",
				thousands(stakers)
			);
		}
		text + "\n"
	}

	fn table(&self, operation: Operation) -> String {
		let rows = self.measured.iter().filter_map(|of| Some((of.side, of.stakers, of.costs.get(&operation)?)));
		let mut rows: Vec<_> = rows.collect();
		rows.sort_by_key(|(side, stakers, _)| (*stakers, *side));
		let Some(first) = self.fewest() else { return String::new() };
		if rows.is_empty() {
			return String::new();
		}
		let mut text = format!(
			"## {operation}\n\n| stakers | | time | runs | reads | writes | nodes | × at {} | × Palisade | warm | × at {} |\n|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
			thousands(first),
			thousands(first)
		);
		for (side, stakers, cost) in rows {
			let show = |ratio: Option<f64>| ratio.map_or("–".into(), times);
			let _ = writeln!(
				text,
				"| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
				thousands(stakers),
				side.name(),
				duration(cost.time),
				cost.runs,
				cost.reads,
				cost.writes,
				cost.nodes,
				show(self.growth(operation, side, stakers)),
				show(self.ratio(operation, (side, stakers), (Side::Palisade, stakers))),
				cost.warm.map_or("–".into(), duration),
				show(self.warm_growth(operation, side, stakers)),
			);
		}
		text + "\n"
	}

	fn rotation(&self) -> String {
		let Some(rotation) = &self.rotation else { return String::new() };
		let mut text = format!(
			"## An era of a large chain\n\n{} operators, {} of them validators, with {} services each and {} stakers. Weight is what all \
			 hooks and inherents of a block registered, the SDK's too, without the whole block that `pallet-session` claims when a session \
			 begins. Time is of all of the block, executed natively; a slot is {} s. Blocks that are like the one before are left out.\n\n\
			 | block of the era | | weight | time | of a slot |\n|---:|---|---:|---:|---:|\n",
			thousands(rotation.operators),
			rotation.validators,
			crate::rotation::SERVICES,
			thousands(rotation.stakers),
			rotation.slot.as_secs()
		);
		let mut last = f64::NAN;
		for (number, block) in rotation.blocks.iter().enumerate() {
			if !block.rotates && (block.weight - last).abs() < 0.001 {
				continue;
			}
			last = block.weight;
			let what = if block.begins_era {
				"the era begins"
			} else if block.rotates {
				"a session begins"
			} else {
				""
			};
			let _ = writeln!(
				text,
				"| {} | {what} | {:.1} % | {} | {:.1} % |",
				number + 1,
				100.0 * block.weight,
				duration(block.time),
				100.0 * block.time.as_secs_f64() / rotation.slot.as_secs_f64()
			);
		}
		text + "\n"
	}
}

/// A ratio, with three digits.
pub fn times(ratio: f64) -> String {
	match ratio {
		ratio if ratio < 10.0 => format!("{ratio:.2}"),
		ratio if ratio < 100.0 => format!("{ratio:.1}"),
		ratio => thousands(ratio.round() as u32),
	}
}

/// A number with its thousands apart.
pub fn thousands(number: u32) -> String {
	let digits = number.to_string();
	let mut text = String::new();
	for (index, digit) in digits.chars().enumerate() {
		if index > 0 && (digits.len() - index) % 3 == 0 {
			text.push(' ');
		}
		text.push(digit);
	}
	text
}

/// A time, in the unit that fits.
pub fn duration(time: Duration) -> String {
	match time.as_secs_f64() {
		seconds if seconds < 1e-3 => format!("{:.0} µs", seconds * 1e6),
		seconds if seconds < 1.0 => format!("{:.2} ms", seconds * 1e3),
		seconds => format!("{seconds:.2} s"),
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use crate::engine::Growth;

	/// What takes Palisade `times` microseconds for each number of stakers, and `pallet-staking` a thousand times as long.
	pub(crate) fn results(operation: Operation, times: &[(u32, u64)]) -> Results {
		let measured = |side, factor: u64| {
			times.iter().map(move |(stakers, micros)| {
				let cost = Cost { time: Duration::from_micros(micros * factor), ..Cost::default() };
				Measured {
					side,
					stakers: *stakers,
					costs: BTreeMap::from([(operation, cost)]),
					state: 100.0,
					position: None,
				}
			})
		};
		Results {
			sizes: times.iter().map(|(stakers, _)| *stakers).collect(),
			operators: 10,
			measured: measured(Side::Palisade, 1).chain(measured(Side::Staking, 1_000)).collect(),
			rotation: None,
			machine: Machine::default(),
		}
	}

	#[test]
	fn numbers_are_easy_to_read() {
		assert_eq!(thousands(1_234_567), "1 234 567");
		assert_eq!(thousands(999), "999");
		assert_eq!([0.5, 12.34, 5_432.1].map(times), ["0.50", "12.3", "5 432"]);
		assert_eq!(
			[12, 1_500, 2_000_000].map(|micros| duration(Duration::from_micros(micros))),
			["12 µs", "1.50 ms", "2.00 s"]
		);
	}

	#[test]
	fn what_was_measured_in_turn_counts() {
		let mut results = results(Operation::Leave, &[(10, 100), (1_000, 200)]);
		let cost = results.measured[1].costs.get_mut(&Operation::Leave).unwrap();
		cost.growth = Some(Growth { cold: 1.5, warm: 1.25 });
		let leave = |stakers| {
			let of = (Operation::Leave, Side::Palisade, stakers);
			(results.growth(of.0, of.1, of.2), results.warm_growth(of.0, of.1, of.2))
		};
		assert_eq!(leave(1_000), (Some(1.5), Some(1.25)));
		assert_eq!(leave(10), (Some(1.0), None));
		assert!(results.page().contains("| 0 | 1.50 | 1.00 | – | 1.25 |"), "{}", results.page());
	}

	#[test]
	fn ratios_compare_sizes_and_sides() {
		let results = results(Operation::Leave, &[(10, 100), (1_000, 200)]);
		let (few, many) = ((Side::Palisade, 10), (Side::Palisade, 1_000));
		assert_eq!(results.ratio(Operation::Leave, many, few), Some(2.0));
		assert_eq!(results.ratio(Operation::Leave, (Side::Staking, 10), few), Some(1_000.0));
		assert_eq!(results.ratio(Operation::Claim, many, few), None);
		let page = results.page();
		assert!(page.contains("| 1 000 | Palisade | 200 µs | 0 | 0 | 0 | 0 | 2.00 | 1.00 | – | – |"), "{page}");
	}
}
