//! An upgrade is authorised by a referendum and applied by anyone, and what is not an upgrade is refused.

use crate::common::*;
use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	frame_system::{self, RawOrigin},
	sp_core::{
		storage::well_known_keys::CODE,
		traits::{Externalities, ReadRuntimeVersion, ReadRuntimeVersionExt},
	},
	sp_io,
	sp_runtime::traits::{BadOrigin, BlakeTwo256, Dispatchable, Hash},
	sp_version::RuntimeVersion,
};
use serde_json::Value;

type SystemError = frame_system::Error<Runtime>;
type SystemEvent = frame_system::Event<Runtime>;

/// In place of a blob: a version, which the node would find in one.
struct Reader;

impl ReadRuntimeVersion for Reader {
	fn read_runtime_version(&self, code: &[u8], _: &mut dyn Externalities) -> Result<Vec<u8>, String> {
		RuntimeVersion::decode(&mut &*code).map(|_| code.to_vec()).map_err(|error| error.to_string())
	}
}

fn play_upgrade(story: impl FnOnce()) {
	let mut ext = build(genesis("development", Value::Null));
	ext.register_extension(ReadRuntimeVersionExt::new(Reader));
	ext.execute_with(|| {
		first_block();
		story();
	});
}

fn code(change: impl FnOnce(&mut RuntimeVersion)) -> Vec<u8> {
	let mut version = VERSION;
	change(&mut version);
	version.encode()
}

fn next_version() -> Vec<u8> {
	code(|version| version.spec_version += 1)
}

fn authorise(code: &[u8]) {
	assert_ok!(sudo(frame_system::Call::authorize_upgrade { code_hash: BlakeTwo256::hash(code) }));
}

fn apply(code: Vec<u8>) -> Outcome {
	RuntimeCall::from(frame_system::Call::apply_authorized_upgrade { code }).dispatch(RawOrigin::None.into())
}

fn stored() -> Option<Vec<u8>> {
	sp_io::storage::get(CODE).map(|code| code.to_vec())
}

#[test]
fn anyone_applies_what_was_authorised() {
	play_upgrade(|| {
		assert_noop!(call(alice(), frame_system::Call::authorize_upgrade { code_hash: Default::default() }), BadOrigin);
		assert_noop!(apply(next_version()), SystemError::NothingAuthorized);
		authorise(&next_version());
		assert_ok!(apply(next_version()));
		assert_eq!(stored(), Some(next_version()));
		assert_noop!(apply(next_version()), SystemError::NothingAuthorized);
	});
}

#[test]
fn other_code_than_the_authorised_is_refused_and_the_authorisation_stays() {
	play_upgrade(|| {
		authorise(&next_version());
		assert_noop!(apply(code(|version| version.spec_version += 2)), SystemError::Unauthorized);
		let mut cut = next_version();
		cut.pop();
		assert_noop!(apply(cut), SystemError::Unauthorized);
		assert_ok!(apply(next_version()));
	});
}

#[test]
fn code_that_is_no_upgrade_is_refused_though_it_was_authorised() {
	let mut cut = next_version();
	cut.truncate(9);
	let refused = [
		(code(|_| ()), SystemError::SpecVersionNeedsToIncrease),
		(code(|version| version.spec_version -= 1), SystemError::SpecVersionNeedsToIncrease),
		(
			code(|version| {
				version.spec_version += 1;
				version.spec_name = "other".into();
			}),
			SystemError::InvalidSpecName,
		),
		(cut, SystemError::FailedToExtractRuntimeVersion),
		(Vec::new(), SystemError::FailedToExtractRuntimeVersion),
	];
	for (code, error) in refused {
		play_upgrade(|| {
			let before = stored();
			authorise(&code);
			assert_ok!(apply(code.clone()));
			assert_eq!(stored(), before);
			let code_hash = BlakeTwo256::hash(&code);
			let rejected = SystemEvent::RejectedInvalidAuthorizedUpgrade { code_hash, error: error.into() };
			assert!(events().contains(&rejected.into()));
			// It has to be authorised anew.
			assert_noop!(apply(next_version()), SystemError::NothingAuthorized);
		});
	}
}
