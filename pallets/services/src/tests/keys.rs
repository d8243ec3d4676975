use super::*;
use crate::OperatorView;

#[test]
fn a_key_holds_from_the_next_era_on() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		assert_ok!(set_key(ALICE, ORACLE, 1));
		let event = Event::ServiceKeySet { service: ORACLE, operator: ALICE, key: pair(1).public(), from: Era(2) };
		System::assert_last_event(event.into());
		assert_eq!((key_of(ALICE, 1), key_of(ALICE, 2)), (None, key(1)));
		assert_eq!(key_of(BOB, 2), None);
		assert_eq!(Services::key(ServiceId(2), &ALICE, Era(2)), None);
	})
}

#[test]
fn an_old_key_stays_attributable() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		assert_ok!(set_key(ALICE, ORACLE, 1));
		MockEras::set(4);
		assert_ok!(set_key(ALICE, ORACLE, 2));
		MockEras::set(11);
		// Key 1 signed in era 4 for the last time, which can be asked for through era 10.
		assert_ok!(set_key(ALICE, ORACLE, 3));
		assert_eq!([2, 4, 5, 11, 12].map(|era| key_of(ALICE, era)), [None, None, key(2), key(2), key(3)]);
		assert_ok!(set_key(ALICE, ORACLE, 1));
		let keys = [(5, 2), (12, 1)].map(|(from, seed)| Version { from: Era(from), value: pair(seed).public() });
		let view = OperatorView { operator: ALICE, state: OptInState::Serving, keys: keys.to_vec() };
		assert_eq!(Services::operators(ORACLE), vec![view]);
	})
}

#[test]
fn a_key_that_waits_is_replaced_and_free() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		opt_in(BOB);
		assert_ok!(set_key(ALICE, ORACLE, 1));
		assert_ok!(set_key(ALICE, ORACLE, 2));
		assert_eq!((key_of(ALICE, 1), key_of(ALICE, 2)), (None, key(2)));
		assert_ok!(set_key(BOB, ORACLE, 1));
		// Also when another holds already.
		MockEras::set(2);
		assert_ok!(set_key(ALICE, ORACLE, 3));
		assert_ok!(set_key(ALICE, ORACLE, 4));
		assert_eq!((key_of(ALICE, 2), key_of(ALICE, 3)), (key(2), key(4)));
		assert_ok!(set_key(BOB, ORACLE, 3));
	})
}

#[test]
fn a_key_has_one_holder_while_it_can_be_asked_for() {
	build_and_execute(|| {
		register_oracle();
		register_oracle();
		opt_in(ALICE);
		opt_in(BOB);
		assert_ok!(Services::request_opt_in(by(ALICE), ServiceId(2)));
		assert_ok!(Services::accept_operator(by(OWNER), ServiceId(2), ALICE));
		let taken_by_all = |seed| {
			assert_noop!(set_key(ALICE, ORACLE, seed), Error::KeyTaken);
			assert_noop!(set_key(BOB, ORACLE, seed), Error::KeyTaken);
			assert_noop!(set_key(ALICE, ServiceId(2), seed), Error::KeyTaken);
		};
		assert_ok!(set_key(ALICE, ORACLE, 1));
		taken_by_all(1);
		MockEras::set(2);
		assert_ok!(set_key(ALICE, ORACLE, 2));
		taken_by_all(1);
		taken_by_all(2);
		// It signed in era 2 for the last time.
		MockEras::set(8);
		taken_by_all(1);
		MockEras::set(9);
		assert_ok!(set_key(BOB, ORACLE, 1));
		assert_eq!((key_of(BOB, 10), key_of(ALICE, 2), key_of(ALICE, 3)), (key(1), None, key(2)));
		taken_by_all(1);
	})
}

#[test]
fn a_full_history_drops_nothing_and_says_when_there_is_room() {
	build_and_execute(|| {
		Clock::set_windows((20, 2, 1));
		register_oracle();
		opt_in(ALICE);
		for era in 1..=16 {
			MockEras::set(era as u32);
			assert_ok!(set_key(ALICE, ORACLE, era));
		}
		MockEras::set(17);
		assert_noop!(set_key(ALICE, ORACLE, 17), Error::TooManyVersions { eras: 6 });
		assert!((1..=16u8).all(|seed| key_of(ALICE, u32::from(seed) + 1) == key(seed)));
		MockEras::set(23);
		assert_ok!(set_key(ALICE, ORACLE, 17));
		assert_eq!((key_of(ALICE, 2), key_of(ALICE, 3)), (None, key(2)));
	})
}

#[test]
fn set_service_key_fails_without_a_proof_of_this_chain_service_operator_and_key() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		opt_in(BOB);
		let message = Services::proof_message(ORACLE, &ALICE);
		let fails = |key: ServiceKey, message: &[u8]| {
			let proof = pair(1).sign(message);
			assert_noop!(Services::set_service_key(by(ALICE), ORACLE, key, proof), Error::ProofInvalid);
		};
		let public = pair(1).public();
		fails(public, b"");
		fails(public, &[&message[..], b"!"].concat());
		fails(public, &Services::proof_message(ORACLE, &BOB));
		fails(public, &Services::proof_message(ServiceId(2), &ALICE));
		fails(pair(2).public(), &message);
		let mut elsewhere = message.clone();
		elsewhere[20] ^= 1;
		fails(public, &elsewhere);
		let forged = Signature::from_raw([0; 64]);
		assert_noop!(Services::set_service_key(by(ALICE), ORACLE, public, forged), Error::ProofInvalid);
		// Bob cannot pass Alice's proof off as his.
		let proof = pair(1).sign(&message);
		assert_noop!(Services::set_service_key(by(BOB), ORACLE, public, proof), Error::ProofInvalid);
		assert_ok!(Services::set_service_key(by(ALICE), ORACLE, public, proof));
	})
}

#[test]
fn a_key_with_which_everybody_can_sign_is_refused() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		let neutral = ServiceKey::from_raw([0; 32]);
		// Commitment and scalar zero, which verifies for every message.
		let mut proof = [0; 64];
		proof[63] = 128;
		let proof = Signature::from_raw(proof);
		assert!(sp_io::crypto::sr25519_verify(&proof, &Services::proof_message(ORACLE, &ALICE), &neutral));
		assert_noop!(Services::set_service_key(by(ALICE), ORACLE, neutral, proof), Error::ProofInvalid);
		// And bytes that are no point at all.
		let nowhere = ServiceKey::from_raw([255; 32]);
		assert_noop!(Services::set_service_key(by(ALICE), ORACLE, nowhere, proof), Error::ProofInvalid);
	})
}

#[test]
fn the_message_names_domain_genesis_service_and_operator() {
	use codec::Encode;
	build_and_execute(|| {
		let genesis = System::block_hash(0);
		let parts = [&b"palisade/service-key"[..], genesis.as_ref(), &ORACLE.encode(), &ALICE.encode()];
		assert_eq!(Services::proof_message(ORACLE, &ALICE), parts.concat());
	})
}

#[test]
fn set_service_key_fails_for_who_does_not_serve() {
	build_and_execute(|| {
		assert_noop!(set_key(ALICE, ORACLE, 1), Error::ServiceNotFound);
		register_oracle();
		assert_noop!(set_key(ALICE, ORACLE, 1), Error::NotServing);
		assert_ok!(Services::request_opt_in(by(ALICE), ORACLE));
		assert_noop!(set_key(ALICE, ORACLE, 1), Error::NotServing);
		assert_ok!(Services::accept_operator(by(OWNER), ORACLE, ALICE));
		// A jailed operator must be able to change its key.
		MockOperators::set_active(&ALICE, false);
		assert_ok!(set_key(ALICE, ORACLE, 1));
		assert_ok!(Services::opt_out(by(ALICE), ORACLE));
		assert_noop!(set_key(ALICE, ORACLE, 2), Error::NotServing);
		opt_in(BOB);
		assert_ok!(Services::deregister(by(OWNER), ORACLE));
		assert_noop!(set_key(BOB, ORACLE, 2), Error::ServiceEnded);
	})
}

#[test]
fn keys_of_an_ended_opt_in_are_kept_for_the_leaving_eras_and_freed_by_prune() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		opt_in(BOB);
		assert_ok!(set_key(ALICE, ORACLE, 1));
		MockEras::set(3);
		assert_ok!(set_key(ALICE, ORACLE, 2));
		MockEras::set(5);
		assert_ok!(Services::opt_out(by(ALICE), ORACLE));
		MockEras::set(11);
		assert_noop!(Services::prune(by(STRANGER), ORACLE, ALICE), Error::NotPrunable);
		assert_noop!(set_key(BOB, ORACLE, 2), Error::KeyTaken);
		assert_eq!(key_of(ALICE, 5), key(2));
		MockEras::set(12);
		assert_ok!(Services::prune(by(STRANGER), ORACLE, ALICE));
		assert_eq!((Keys::<Test>::iter().count(), KeyHolders::<Test>::iter().count()), (0, 0));
		assert_ok!(set_key(BOB, ORACLE, 2));
	})
}

#[test]
fn keys_of_an_ended_opt_in_are_freed_by_who_asks_for_one() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		opt_in(BOB);
		assert_ok!(set_key(ALICE, ORACLE, 1));
		assert_ok!(Services::opt_out(by(ALICE), ORACLE));
		MockEras::set(8);
		assert_ok!(set_key(BOB, ORACLE, 1));
		assert_eq!(key_of(ALICE, 2), None);
		assert_ok!(Services::prune(by(STRANGER), ORACLE, ALICE));
		assert_eq!(key_of(BOB, 9), key(1));
	})
}

#[test]
fn an_opt_in_begins_without_keys() {
	build_and_execute(|| {
		register_oracle();
		opt_in(ALICE);
		assert_ok!(set_key(ALICE, ORACLE, 1));
		assert_ok!(Services::opt_out(by(ALICE), ORACLE));
		MockEras::set(8);
		opt_in(ALICE);
		assert_eq!(key_of(ALICE, 9), None);
		assert_ok!(set_key(ALICE, ORACLE, 1));
	})
}

#[test]
fn keys_for_a_forgotten_service_are_free() {
	build_and_execute(|| {
		register_oracle();
		register_oracle();
		opt_in(ALICE);
		assert_ok!(set_key(ALICE, ORACLE, 1));
		assert_ok!(Services::request_opt_in(by(ALICE), ServiceId(2)));
		assert_ok!(Services::accept_operator(by(OWNER), ServiceId(2), ALICE));
		assert_ok!(Services::deregister(by(OWNER), ORACLE));
		MockEras::set(5);
		assert_noop!(set_key(ALICE, ServiceId(2), 1), Error::KeyTaken);
		MockEras::set(6);
		assert_ok!(Services::reclaim_deposit(by(STRANGER), ORACLE));
		assert_ok!(set_key(ALICE, ServiceId(2), 1));
	})
}

#[test]
fn who_needs_a_key_may_not_allocate_without_one() {
	build_and_execute(|| {
		let requirements = Requirements { needs_key: true, ..oracle().requirements };
		assert_ok!(Services::register(by(OWNER), Box::new(RegisterService { requirements, ..oracle() })));
		opt_in(ALICE);
		let may_allocate = || Services::may_allocate(ORACLE, &ALICE, &AssetKind::Native, 50);
		assert!(!may_allocate());
		// An allocation made now holds from the next era on, and so does the key.
		assert_ok!(set_key(ALICE, ORACLE, 1));
		assert!(may_allocate());
		MockEras::set(2);
		assert!(may_allocate());
	})
}
