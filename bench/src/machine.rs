//! Where and what a run was.

use std::{
	env,
	fmt::{Display, Formatter, Result},
	fs,
	process::Command,
	thread::available_parallelism,
};

/// Where and what a run was.
#[derive(Default)]
pub struct Machine {
	cores: usize,
	model: String,
	memory: String,
	commit: String,
	command: String,
}

impl Machine {
	/// This one.
	pub fn look() -> Self {
		Self {
			cores: available_parallelism().map_or(0, |cores| cores.get()),
			model: field("/proc/cpuinfo", "model name"),
			memory: field("/proc/meminfo", "MemTotal"),
			commit: commit(),
			command: command(),
		}
	}
}

impl Display for Machine {
	fn fmt(&self, f: &mut Formatter) -> Result {
		let Self { cores, model, memory, commit, command } = self;
		let profile = if cfg!(debug_assertions) { "dev, not optimised: of no use" } else { "release" };
		writeln!(
			f,
			"| | |\n|---|---|\n| command | `{command}` |\n| commit | {commit} |\n| build | {profile}, native |"
		)?;
		writeln!(f, "| processor | {model}, {cores} cores |\n| memory | {memory} |\n| engine | trie on ParityDB, empty trie cache, warm page cache |\n")
	}
}

/// What can be chosen by the environment.
const CHOICES: [&str; 6] = ["SIZES", "OPERATORS", "REPEAT", "LIMIT", "ROTATION_OPERATORS", "ROTATION_STAKERS"];

/// What began the run.
fn command() -> String {
	let chosen = CHOICES.iter().filter_map(|name| Some(format!("{name}={}", env::var(name).ok()?)));
	let words = match env::args().skip(2).collect::<Vec<_>>() {
		arguments if arguments.is_empty() => vec!["make bench".to_string()],
		arguments => [vec!["scripts/bench".to_string()], arguments].concat(),
	};
	chosen.chain(words).collect::<Vec<_>>().join(" ")
}

fn field(file: &str, name: &str) -> String {
	find(&fs::read_to_string(file).unwrap_or_default(), name).unwrap_or_else(|| "unknown".into())
}

/// The value of the first line `name: value`.
fn find(text: &str, name: &str) -> Option<String> {
	let mut fields = text.lines().filter_map(|line| line.split_once(':'));
	fields.find(|(known, _)| known.trim() == name).map(|(_, value)| value.trim().into())
}

fn commit() -> String {
	let git = |arguments: &[&str]| {
		let output = Command::new("git").args(arguments).output().ok().filter(|output| output.status.success());
		output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_string())
	};
	let Some(head) = git(&["rev-parse", "--short", "HEAD"]) else { return "unknown".into() };
	let changed = git(&["status", "--porcelain", "--untracked-files=no"]).is_some_and(|changes| !changes.is_empty());
	format!("{head}{}", if changed { ", with changes" } else { "" })
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn fields_are_found_by_name() {
		let text = "processor\t: 0\nmodel name\t: Fast one\nmodel name\t: Other";
		assert_eq!(find(text, "model name").as_deref(), Some("Fast one"));
		assert_eq!(find(text, "flags"), None);
	}
}
