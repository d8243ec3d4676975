//! What was aimed at, and whether it was reached. Nothing is decided here but by what was measured.

use crate::report::{thousands, times, Operation, Results, Side};

/// Something that was aimed at.
pub struct Goal {
	/// In words.
	pub what: &'static str,
	/// With how many stakers it was looked at.
	pub at: String,
	/// What was measured.
	pub measured: Option<f64>,
	/// How that is shown.
	pub show: fn(f64) -> String,
	bound: Bound,
}

enum Bound {
	AtMost(f64),
	AtLeast(f64),
}

impl Goal {
	/// Whether it was reached, if it was measured.
	pub fn is_met(&self) -> Option<bool> {
		self.measured.map(|measured| match self.bound {
			Bound::AtMost(most) => measured <= most,
			Bound::AtLeast(least) => measured >= least,
		})
	}
}

/// All goals, as the run's largest number of stakers has them.
pub fn of(results: &Results) -> Vec<Goal> {
	use Bound::{AtLeast, AtMost};
	let few = results.sizes.iter().min().copied().unwrap_or_default();
	let many = results.sizes.iter().max().copied().unwrap_or_default();
	let growth = |operation| results.growth(operation, Side::Palisade, many);
	let warm = |operation| results.warm_growth(operation, Side::Palisade, many);
	let beside = |side| results.ratio(Operation::ConsensusSlash, (side, many), (Side::Palisade, many));
	let delegate = |operation| results.cost(Side::Palisade, operation, many)?.transfers;
	let position = results.measured.iter().find(|of| of.stakers == many && of.position.is_some());
	let position = position.and_then(|of| of.position);
	let rotation = results.rotation.as_ref();

	let both = format!("{}, {}", thousands(many), thousands(few));
	let at_era = rotation.map_or("–".into(), |rotation| thousands(rotation.stakers));
	let goal =
		|what, at: &str, measured, show: fn(f64) -> String, bound| Goal { what, at: at.into(), measured, show, bound };
	let at = thousands(many);
	vec![
		goal(
			"consensus slash ≤ 1.1 × with the fewest stakers",
			&both,
			growth(Operation::ConsensusSlash),
			ratio,
			AtMost(1.1),
		),
		goal(
			"service slash ≤ 1.1 × with the fewest stakers",
			&both,
			growth(Operation::ServiceSlash),
			ratio,
			AtMost(1.1),
		),
		goal("reward of an era ≤ 1.1 × with the fewest stakers", &both, growth(Operation::Reward), ratio, AtMost(1.1)),
		goal(
			"consensus slash, the trie's cache warm, ≤ 1.1 ×",
			&both,
			warm(Operation::ConsensusSlash),
			ratio,
			AtMost(1.1),
		),
		goal("service slash, the trie's cache warm, ≤ 1.1 ×", &both, warm(Operation::ServiceSlash), ratio, AtMost(1.1)),
		goal("reward of an era, the trie's cache warm, ≤ 1.1 ×", &both, warm(Operation::Reward), ratio, AtMost(1.1)),
		goal("pallet-staking's slash ≥ 1 000 × ours", &at, beside(Side::Staking), ratio, AtLeast(1_000.0)),
		goal("delegate ≤ 2.5 × transfer_keep_alive", &at, delegate(Operation::Delegate), ratio, AtMost(2.5)),
		goal(
			"delegate into a Base pool ≤ 2.5 × transfer_keep_alive",
			&at,
			delegate(Operation::DelegateBase),
			ratio,
			AtMost(2.5),
		),
		goal(
			"position ≤ 120 bytes, without the shared beginning of its key",
			&at,
			position.map(|of| of.own),
			bytes,
			AtMost(120.0),
		),
		goal("position ≤ 120 bytes, with all of its key", &at, position.map(|of| of.whole), bytes, AtMost(120.0)),
		goal(
			"weight ≤ 20 % of every block of an era",
			&at_era,
			rotation.map(|of| of.most_weight()),
			percent,
			AtMost(0.2),
		),
		goal(
			"block with which a session begins ≤ 20 % of a slot",
			&at_era,
			rotation.map(|of| of.most_time()),
			percent,
			AtMost(0.2),
		),
		goal(
			"any block of an era ≤ 20 % of a slot",
			&at_era,
			rotation.map(|of| of.most_time_of_any()),
			percent,
			AtMost(0.2),
		),
	]
}

fn ratio(measured: f64) -> String {
	format!("{} ×", times(measured))
}

fn bytes(measured: f64) -> String {
	format!("{measured:.0}")
}

fn percent(measured: f64) -> String {
	format!("{:.1} %", 100.0 * measured)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::report::tests::results;

	fn goal(results: &Results, what: &str) -> Option<bool> {
		of(results).into_iter().find(|goal| goal.what.starts_with(what)).unwrap().is_met()
	}

	#[test]
	fn goals_are_met_or_missed_by_what_was_measured() {
		let flat = results(Operation::ConsensusSlash, &[(10, 100), (1_000, 110)]);
		assert_eq!(goal(&flat, "consensus slash"), Some(true));
		assert_eq!(goal(&flat, "pallet-staking's slash"), Some(true));
		let steep = results(Operation::ConsensusSlash, &[(10, 100), (1_000, 111)]);
		assert_eq!(goal(&steep, "consensus slash"), Some(false));
	}

	#[test]
	fn what_was_not_measured_is_neither() {
		let results = results(Operation::ConsensusSlash, &[(10, 100)]);
		assert_eq!(goal(&results, "delegate"), None);
		assert_eq!(goal(&results, "weight"), None);
	}
}
