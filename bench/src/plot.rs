//! The plot of a run: time by number of stakers, both by powers of ten.

use crate::report::{Operation, Results, Side};
use std::fmt::Write;

/// What is plotted.
const PANELS: [Operation; 8] = [
	Operation::ConsensusSlash,
	Operation::ServiceSlash,
	Operation::Reward,
	Operation::EraChange,
	Operation::Delegate,
	Operation::Leave,
	Operation::Claim,
	Operation::Transfer,
];
const COLUMNS: usize = 4;
/// Of a panel, with what is around it.
const WIDTH: f64 = 230.0;
const HEIGHT: f64 = 210.0;
/// Around the lines of a panel.
const LEFT: f64 = 52.0;
const TOP: f64 = 30.0;
const RIGHT: f64 = 12.0;
const BOTTOM: f64 = 34.0;
const LEGEND: f64 = 34.0;

fn colour(side: Side) -> &'static str {
	match side {
		Side::Palisade => "#0b6e4f",
		Side::Staking => "#c8553d",
		Side::Pools => "#3d5a98",
	}
}

/// Powers of ten that an axis shows.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Axis {
	first: i32,
	last: i32,
}

impl Axis {
	/// That takes all `values`.
	fn of(values: impl Iterator<Item = f64>) -> Self {
		let (mut first, mut last) = (i32::MAX, i32::MIN);
		for value in values.filter(|value| *value > 0.0) {
			first = first.min(value.log10().floor() as i32);
			last = last.max(value.log10().ceil() as i32);
		}
		if first > last {
			return Self { first: 0, last: 1 };
		}
		Self { first, last: last.max(first + 1) }
	}

	/// Where a value lies, from 0 to 1.
	fn place(self, value: f64) -> f64 {
		(value.log10() - f64::from(self.first)) / f64::from(self.last - self.first)
	}

	fn ticks(self) -> impl Iterator<Item = i32> {
		self.first..=self.last
	}
}

/// The plot, as SVG.
pub fn svg(results: &Results) -> String {
	let seconds = |operation| {
		results.measured.iter().filter_map(move |of| of.costs.get(&operation)).map(|cost| cost.time.as_secs_f64())
	};
	let across = Axis::of(results.sizes.iter().map(|stakers| f64::from(*stakers)));
	let up = Axis::of(PANELS.into_iter().flat_map(seconds));
	let rows = PANELS.len().div_ceil(COLUMNS);
	let (width, height) = (COLUMNS as f64 * WIDTH, rows as f64 * HEIGHT + LEGEND);
	let mut svg = format!(
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"10\">\n\
		 <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
	);
	for (index, side) in Side::ALL.into_iter().enumerate() {
		let x = LEFT + index as f64 * 160.0;
		let _ = writeln!(
			svg,
			"<path d=\"M{x} 18h22\" stroke=\"{0}\" stroke-width=\"2\"/><text x=\"{1}\" y=\"22\" font-size=\"12\">{2}</text>",
			colour(side),
			x + 28.0,
			side.name()
		);
	}
	let _ =
		writeln!(svg, "<text x=\"{}\" y=\"22\" text-anchor=\"end\">time by number of stakers</text>", width - RIGHT);
	for (index, operation) in PANELS.into_iter().enumerate() {
		let (column, row) = (index % COLUMNS, index / COLUMNS);
		let _ =
			writeln!(svg, "<g transform=\"translate({} {})\">", column as f64 * WIDTH, row as f64 * HEIGHT + LEGEND);
		panel(&mut svg, results, operation, across, up);
		svg += "</g>\n";
	}
	svg + "</svg>\n"
}

fn panel(svg: &mut String, results: &Results, operation: Operation, across: Axis, up: Axis) {
	let (width, height) = (WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
	let x = |value: f64| LEFT + across.place(value) * width;
	let y = |value: f64| TOP + (1.0 - up.place(value)) * height;
	let _ = writeln!(
		svg,
		"<text x=\"{LEFT}\" y=\"{}\" font-size=\"12\" font-weight=\"bold\">{operation}</text>",
		TOP - 10.0
	);
	for tick in up.ticks() {
		let at = y(10f64.powi(tick));
		let _ = writeln!(
			svg,
			"<path d=\"M{LEFT} {at:.1}h{width}\" stroke=\"#dddddd\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
			LEFT - 5.0,
			at + 3.0,
			unit(tick)
		);
	}
	for tick in across.ticks() {
		let at = x(10f64.powi(tick));
		let _ = writeln!(
			svg,
			"<path d=\"M{at:.1} {TOP}v{height}\" stroke=\"#eeeeee\"/><text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">10<tspan dy=\"-4\" font-size=\"7\">{tick}</tspan></text>",
			TOP + height + 14.0
		);
	}
	for side in Side::ALL {
		let mut points: Vec<_> = results.measured.iter().filter(|of| of.side == side).collect();
		points.sort_by_key(|of| of.stakers);
		let points = points.into_iter().filter_map(|of| {
			let cost = of.costs.get(&operation)?;
			Some((x(f64::from(of.stakers)), y(cost.time.as_secs_f64())))
		});
		line(svg, points.collect(), colour(side));
	}
}

fn line(svg: &mut String, points: Vec<(f64, f64)>, colour: &str) {
	let places: Vec<_> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
	let _ = writeln!(
		svg,
		"<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
		places.join(" ")
	);
	for (x, y) in points {
		let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.5\" fill=\"{colour}\"/>");
	}
}

/// A power of ten of seconds.
fn unit(power: i32) -> String {
	let (unit, shift) = match power {
		..-3 => ("µs", 6),
		-3..0 => ("ms", 3),
		_ => ("s", 0),
	};
	format!("{} {unit}", 10f64.powi(power + shift))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::report::tests::results;

	#[test]
	fn axes_take_all_values() {
		let axis = Axis::of([0.00002, 0.5, 30.0].into_iter());
		assert_eq!(axis, Axis { first: -5, last: 2 });
		assert_eq!((axis.place(1e-5), axis.place(1e2)), (0.0, 1.0));
		assert_eq!(Axis::of([10.0].into_iter()), Axis { first: 1, last: 2 });
		assert_eq!(Axis::of([].into_iter()), Axis { first: 0, last: 1 });
	}

	#[test]
	fn powers_have_units() {
		assert_eq!([-5, -3, -1, 0, 2].map(unit), ["10 µs", "1 ms", "100 ms", "1 s", "100 s"]);
	}

	#[test]
	fn every_side_has_a_line() {
		let svg = svg(&results(Operation::Leave, &[(10, 100), (1_000, 150)]));
		assert_eq!(svg.matches("<circle").count(), 4);
		assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
	}
}
