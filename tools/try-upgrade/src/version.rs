//! What an upgrade must be to be one.

use sp_version::RuntimeVersion;

/// Whether `version` has the API that runs an upgrade with its checks.
fn has_checks(version: &RuntimeVersion) -> bool {
	version.api_version(&sp_crypto_hashing::blake2_64(b"TryRuntime")).is_some()
}

/// Whether `next` is an upgrade of `current`, and `checks` the same with its checks; the reason if not.
pub fn ensure_upgrade(current: &RuntimeVersion, next: &RuntimeVersion, checks: &RuntimeVersion) -> Result<(), String> {
	if next.spec_name != current.spec_name {
		return Err(format!("the code is of {}, the chain runs {}", next.spec_name, current.spec_name));
	}
	if next.spec_version <= current.spec_version {
		return Err(format!(
			"the code has spec version {}, which is not higher than {}, which the chain runs",
			next.spec_version, current.spec_version
		));
	}
	let same = |a: &RuntimeVersion, b: &RuntimeVersion| {
		(&a.spec_name, a.spec_version, a.impl_version, a.transaction_version, a.system_version)
			== (&b.spec_name, b.spec_version, b.impl_version, b.transaction_version, b.system_version)
	};
	if !same(next, checks) {
		return Err(format!("the checks are of {checks}, the code is {next}"));
	}
	if !has_checks(checks) {
		return Err("the checks were built without the feature try-runtime".into());
	}
	if has_checks(next) {
		return Err("the code was built with the feature try-runtime: give it as the checks".into());
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	fn version(change: impl FnOnce(&mut RuntimeVersion)) -> RuntimeVersion {
		let mut version = RuntimeVersion { spec_name: "palisade".into(), spec_version: 5, ..Default::default() };
		change(&mut version);
		version
	}

	fn current() -> RuntimeVersion {
		version(|_| ())
	}

	fn next() -> RuntimeVersion {
		version(|version| version.spec_version = 6)
	}

	fn with_checks(mut version: RuntimeVersion) -> RuntimeVersion {
		version.apis = vec![(sp_crypto_hashing::blake2_64(b"TryRuntime"), 1)].into();
		version
	}

	fn refusal(next: &RuntimeVersion, checks: &RuntimeVersion) -> String {
		ensure_upgrade(&current(), next, checks).unwrap_err()
	}

	#[test]
	fn a_higher_version_is_an_upgrade() {
		assert_eq!(ensure_upgrade(&current(), &next(), &with_checks(next())), Ok(()));
		let far = version(|version| version.spec_version = 100);
		assert_eq!(ensure_upgrade(&current(), &far, &with_checks(far.clone())), Ok(()));
	}

	#[test]
	fn equal_and_lower_versions_are_none() {
		for spec_version in [5, 4, 0] {
			let next = version(|version| version.spec_version = spec_version);
			assert!(refusal(&next, &with_checks(next.clone())).contains("not higher than 5"));
		}
	}

	#[test]
	fn another_chain_is_none() {
		let other = version(|version| {
			version.spec_name = "palisades".into();
			version.spec_version = 6;
		});
		assert!(refusal(&other, &with_checks(other.clone())).contains("of palisades"));
	}

	#[test]
	fn the_checks_must_be_of_the_code() {
		let changes: [fn(&mut RuntimeVersion); 3] = [
			|version| version.spec_version = 7,
			|version| version.transaction_version = 9,
			|version| version.spec_name = "palisades".into(),
		];
		for change in changes {
			let mut checks = with_checks(next());
			change(&mut checks);
			assert!(refusal(&next(), &checks).starts_with("the checks are of"));
		}
	}

	#[test]
	fn checks_are_built_for_it_and_the_code_is_not() {
		assert!(refusal(&next(), &next()).contains("without the feature"));
		assert!(refusal(&with_checks(next()), &with_checks(next())).contains("was built with the feature"));
	}
}
