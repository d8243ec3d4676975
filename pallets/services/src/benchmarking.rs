//! Benchmarks at the bounds.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::as_conversions,
	clippy::panic,
	missing_docs
)]

use super::*;
use alloc::{boxed::Box, vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{fungible::Mutate, Get},
	BoundedVec,
};
use frame_system::RawOrigin;
use palisade_primitives::{
	AssetKind, Balance, Era, EraClock, OperatorInspect, ServiceId, ServiceKey, SlashTerms, Waterfall, CHAIN,
};
use sp_core::sr25519::Signature;

/// A public key: bytes that stand for a point of the group.
const BASE_POINT: [u8; 32] = [
	0xe2, 0xf2, 0xae, 0x0a, 0x6a, 0xbc, 0x4e, 0x71, 0xa8, 0x84, 0xa9, 0x61, 0xc5, 0x00, 0x51, 0x5f, 0x58, 0xe3, 0x0b,
	0x6a, 0xa5, 0x82, 0xdd, 0x8d, 0xb6, 0xa6, 0x59, 0x45, 0xe0, 0x8d, 0x2d, 0x76,
];

/// So late that all that is older than [`MAX_VERSIONS`] eras can be forgotten.
const LATE: Era = Era(10_000);

fn full_metadata() -> Metadata {
	Metadata {
		name: BoundedVec::truncate_from(vec![b'n'; MAX_NAME as usize]),
		link: BoundedVec::truncate_from(vec![b'l'; MAX_LINK as usize]),
	}
}

fn open_requirements<T: Config>() -> Requirements {
	let foreign = (1..MAX_ASSETS).map(AssetKind::WithId);
	Requirements {
		assets: BoundedVec::truncate_from(foreign.chain([AssetKind::Native]).collect()),
		min_bond: 0,
		min_stake: 0,
		max_operators: T::MaxOperators::get(),
		needs_key: true,
	}
}

fn new_service<T: Config>() -> RegisterService<T::AccountId> {
	RegisterService {
		metadata: full_metadata(),
		category: Category::Other,
		terms: SlashTerms {
			max_slash: T::MaxSlash::get(),
			window: 1,
			slasher: account("slasher", 0, 0),
			resolver: Some(account("resolver", 0, 0)),
			reporter_bond: None,
			waterfall: Waterfall::default(),
		},
		requirements: open_requirements::<T>(),
	}
}

fn other_terms<T: Config>() -> SlashTerms<T::AccountId> {
	SlashTerms {
		slasher: account("next", 0, 0),
		reporter_bond: Some(T::MinReporterBond::get()),
		..new_service::<T>().terms
	}
}

/// As many versions of one value as there can be, from the first era on.
fn as_many<Value: Clone + core::fmt::Debug>(value: Value) -> Versions<Value> {
	let mut versions = Versions::default();
	(0..MAX_VERSIONS).for_each(|era| versions.push(value.clone(), Era(era)).expect("within the bound"));
	versions
}

/// Stores a service that changed as often as is remembered.
fn age<T: Config>(id: ServiceId, new: RegisterService<T::AccountId>) {
	Services::<T>::mutate_extant(id, |service| {
		service.terms = as_many(new.terms);
		service.requirements = as_many(new.requirements);
	});
}

/// Gives `operator` as many keys as it can have, none of which can be asked for but the last; `key` is the first.
fn keys<T: Config>(id: ServiceId, operator: &T::AccountId, key: ServiceKey) {
	let [first, ..] = key.0;
	let nth = |n: u32| if n == 0 { key } else { ServiceKey::from_raw([first.wrapping_add(n as u8); 32]) };
	let mut versions = Versions::default();
	for n in 0..MAX_VERSIONS {
		KeyHolders::<T>::insert(nth(n), (id, operator));
		versions.push(nth(n), Era(n)).expect("within the bound");
	}
	Keys::<T>::insert(id, operator, versions);
}

/// A service with `terms` that `operators` serve from the next era on. No deposit is held.
pub(crate) fn create<T: Config>(terms: SlashTerms<T::AccountId>, operators: &[T::AccountId]) -> ServiceId {
	let requirements = Requirements { needs_key: false, ..open_requirements::<T>() };
	let new = RegisterService { terms, requirements, ..new_service::<T>() };
	let service = Pallet::<T>::insert(account("owner", 0, 0), 0, new.clone()).unwrap_or(CHAIN);
	age::<T>(service, new);
	let now = Some(T::Eras::now());
	for operator in operators {
		OptIns::<T>::insert(service, operator, OptIn { operator_since: now, service_since: now, until: None });
	}
	Services::<T>::mutate_extant(service, |known| known.operators = operators.len() as u32);
	service
}

#[benchmarks(where T::Currency: Mutate<T::AccountId>)]
mod benchmarks {
	use super::*;

	fn owner<T: Config>() -> T::AccountId
	where
		T::Currency: Mutate<T::AccountId>,
	{
		let owner: T::AccountId = whitelisted_caller();
		T::Currency::set_balance(&owner, Balance::MAX >> 32);
		owner
	}

	fn registered<T: Config>() -> (T::AccountId, ServiceId)
	where
		T::Currency: Mutate<T::AccountId>,
	{
		let owner = owner::<T>();
		let id = NextService::<T>::get();
		T::Eras::set(LATE);
		Pallet::<T>::do_register(owner.clone(), new_service::<T>()).expect("terms are in range");
		age::<T>(id, new_service::<T>());
		(owner, id)
	}

	fn operator<T: Config>() -> T::AccountId {
		let operator: T::AccountId = account("operator", 0, 0);
		T::Operators::create(&operator, Balance::MAX >> 64);
		operator
	}

	#[benchmark]
	fn register() {
		let (owner, id) = (owner::<T>(), NextService::<T>::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), Box::new(new_service::<T>()));
		assert!(Services::<T>::contains_key(id));
	}

	#[benchmark]
	fn update_metadata() {
		let (owner, id) = registered::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, full_metadata());
	}

	#[benchmark]
	fn set_requirements() {
		let (owner, id) = registered::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, open_requirements::<T>());
	}

	#[benchmark]
	fn cancel_changes() {
		let (owner, id) = registered::<T>();
		Pallet::<T>::do_update_terms(&owner, id, other_terms::<T>()).expect("registered");
		Pallet::<T>::do_set_requirements(&owner, id, open_requirements::<T>()).expect("registered");
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);
	}

	/// An opt-in of `operator` to which both sides agreed, with its keys from `key` on. It is over if it ended at `until`.
	fn opted_in<T: Config>(id: ServiceId, operator: &T::AccountId, key: ServiceKey, until: Option<Era>) {
		let since = Some(Era(0));
		OptIns::<T>::insert(id, operator, OptIn { operator_since: since, service_since: since, until });
		keys::<T>(id, operator, key);
	}

	/// Anew: the keys of the last time are freed.
	#[benchmark]
	fn request_opt_in() {
		let ((_, id), operator) = (registered::<T>(), operator::<T>());
		opted_in::<T>(id, &operator, ServiceKey::from_raw([1; 32]), Some(Era(MAX_VERSIONS)));
		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), id);
		assert!(OptIns::<T>::get(id, operator).is_some_and(|opt_in| opt_in.operator_since == Some(LATE)));
	}

	#[benchmark]
	fn opt_out() {
		let ((_, id), operator) = (registered::<T>(), operator::<T>());
		Pallet::<T>::do_agree(id, operator.clone(), Side::Service).expect("the operator is active");
		Pallet::<T>::do_agree(id, operator.clone(), Side::Operator).expect("the operator is active");
		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), id);
		assert!(OptIns::<T>::get(id, operator).is_some_and(|opt_in| !opt_in.in_force()));
	}

	/// Anew: the keys of the last time are freed.
	#[benchmark]
	fn accept_operator() {
		let ((owner, id), operator) = (registered::<T>(), operator::<T>());
		opted_in::<T>(id, &operator, ServiceKey::from_raw([1; 32]), Some(Era(MAX_VERSIONS)));
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, operator.clone());
		assert!(OptIns::<T>::get(id, operator).is_some_and(|opt_in| opt_in.service_since == Some(LATE)));
	}

	#[benchmark]
	fn remove_operator() {
		let ((owner, id), operator) = (registered::<T>(), operator::<T>());
		Pallet::<T>::do_agree(id, operator.clone(), Side::Service).expect("the operator is active");
		Pallet::<T>::do_agree(id, operator.clone(), Side::Operator).expect("the operator is active");
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, operator.clone());
		assert!(OptIns::<T>::get(id, operator).is_some_and(|opt_in| !opt_in.in_force()));
	}

	#[benchmark]
	fn prune() {
		let ((owner, id), operator) = (registered::<T>(), operator::<T>());
		opted_in::<T>(id, &operator, ServiceKey::from_raw([1; 32]), Some(Era(MAX_VERSIONS)));
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, operator.clone());
		assert!(!OptIns::<T>::contains_key(id, &operator) && !Keys::<T>::contains_key(id, operator));
	}

	#[benchmark]
	fn deregister() {
		let (owner, id) = registered::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);
		assert!(Services::<T>::get(id).is_some_and(|service| service.until.is_some()));
	}

	#[benchmark]
	fn reclaim_deposit() {
		let (owner, id) = registered::<T>();
		Pallet::<T>::do_deregister(&owner, id).expect("registered");
		T::Eras::set(LATE.plus(LATE.0));
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);
		assert!(!Services::<T>::contains_key(id));
	}

	#[benchmark]
	fn update_terms() {
		let (owner, id) = registered::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, Box::new(other_terms::<T>()));
		assert!(Services::<T>::get(id).is_some_and(|service| service.terms.waiting(LATE).is_some()));
	}

	/// Nobody can sign here, so a false proof is refused, which costs as much, and the key is stored beside it. All keys
	/// of the operator but one, and of who had the key before, are freed.
	#[benchmark]
	fn set_service_key() {
		let ((_, id), operator) = (registered::<T>(), operator::<T>());
		let holder: T::AccountId = account("holder", 0, 0);
		let key = ServiceKey::from_raw(BASE_POINT);
		opted_in::<T>(id, &operator, ServiceKey::from_raw([1; 32]), None);
		opted_in::<T>(id, &holder, key, None);
		let mut proof = [0; 64];
		proof[63] = 128; // marks it as one of this scheme
		let proof = Signature::from_raw(proof);
		#[block]
		{
			assert!(Pallet::<T>::do_set_service_key(operator.clone(), id, key, &proof).is_err());
			Pallet::<T>::hold_key(id, &operator, key).expect("the key is free");
		}
		assert_eq!(KeyHolders::<T>::get(key), Some((id, operator)));
	}

	#[benchmark]
	fn propose_owner() {
		let (owner, id) = registered::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, Some(account("next", 0, 0)));
	}

	#[benchmark]
	fn accept_ownership() {
		let (owner, id) = registered::<T>();
		let next: T::AccountId = account("next", 0, 0);
		T::Currency::set_balance(&next, Balance::MAX >> 32);
		Pallet::<T>::do_propose_owner(&owner, id, Some(next.clone())).expect("registered");
		#[extrinsic_call]
		_(RawOrigin::Signed(next.clone()), id);
		assert!(Services::<T>::get(id).is_some_and(|service| service.owner == next));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
