//! A validator signs two blocks for one slot: real evidence, both its pools, and its seat.

use crate::common::*;
use palisade_primitives::{EraClock, OperatorInspect};
use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok, traits::KeyOwnerProofSystem},
	pallet_babe,
	sp_consensus_babe::{
		digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest},
		AuthorityId, EquivocationProof, KEY_TYPE,
	},
	sp_core::{Pair, H256},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{traits::Header as _, Digest, DigestItem, Perquintill},
};

/// A block of `author` in the running slot that only `root` tells from another.
fn sealed(author: Sr25519Keyring, authority_index: u32, root: H256) -> Header {
	let digest = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { authority_index, slot: Babe::current_slot() });
	let digest = Digest { logs: vec![<DigestItem as CompatibleDigestItem>::babe_pre_digest(digest)] };
	let mut header = Header::new(System::block_number(), root, root, System::parent_hash(), digest);
	let seal = author.pair().sign(header.hash().as_ref()).into();
	header.digest_mut().push(<DigestItem as CompatibleDigestItem>::babe_seal(seal));
	header
}

fn evidence(author: Sr25519Keyring) -> pallet_babe::Call<Runtime> {
	let offender = AuthorityId::from(author.public());
	let index = Babe::authorities().iter().position(|(id, _)| *id == offender).expect("it validates") as u32;
	let equivocation_proof = EquivocationProof {
		slot: Babe::current_slot(),
		first_header: sealed(author, index, H256::repeat_byte(1)),
		second_header: sealed(author, index, H256::repeat_byte(2)),
		offender: offender.clone(),
	};
	let key_owner_proof = Historical::prove((KEY_TYPE, offender)).expect("its keys are in the session's set");
	pallet_babe::Call::report_equivocation { equivocation_proof: Box::new(equivocation_proof), key_owner_proof }
}

#[test]
fn equivocation_slashes_both_native_pools_disables_and_jails() {
	play(|| {
		run_to_era(2);
		let keys = [base(dave()), restaked(dave())];
		let before = keys.each_ref().map(pool);
		assert_ok!(call(eve(), evidence(Sr25519Keyring::Dave)));

		// min((3k / n)², 1) with one of four.
		let fraction = Perquintill::from_rational(9u64, 16u64);
		for (key, before) in keys.iter().zip(&before) {
			let loss = before.value - pool(key).value;
			assert!(loss.abs_diff(fraction.mul_floor(before.value)) <= 2_000_000_000, "{loss}");
		}
		assert!(!<Operators as OperatorInspect<AccountId>>::is_active(&dave()));
		let index = Session::validators().iter().position(|who| *who == dave()).unwrap() as u32;
		assert_eq!(Session::disabled_validators(), [index]);

		// The same offence is known.
		assert!(call(ferdie(), evidence(Sr25519Keyring::Dave)).is_err());

		// It is not elected again, and the verdict burns what was set aside.
		let issued = issuance();
		let due = Eras::now().0 + 2;
		let mut gone = 0;
		let mut minted_since = 0;
		while Eras::now().0 < due || gone == 0 {
			let happened = next_block();
			gone += burned(&happened);
			minted_since += minted(&happened);
		}
		assert_eq!(issuance(), issued + minted_since - gone);
		assert!(!Session::validators().contains(&dave()));
	});
}

#[test]
fn evidence_against_somebody_else_is_refused() {
	play(|| {
		run_to_era(2);
		let pallet_babe::Call::report_equivocation { mut equivocation_proof, key_owner_proof } =
			evidence(Sr25519Keyring::Dave)
		else {
			unreachable!()
		};
		equivocation_proof.offender = Sr25519Keyring::Bob.public().into();
		assert_noop!(
			call(eve(), pallet_babe::Call::report_equivocation { equivocation_proof, key_owner_proof }),
			pallet_babe::Error::<Runtime>::InvalidEquivocationProof
		);
	});
}
