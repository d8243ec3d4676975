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
use palisade_primitives::{AssetKind, Balance, EraClock, OperatorInspect, ServiceId, SlashTerms, CHAIN};

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
	}
}

fn new_service<T: Config>() -> RegisterService<T::AccountId> {
	RegisterService {
		metadata: full_metadata(),
		category: Category::Other,
		max_slash: T::MaxSlash::get(),
		window: 1,
		slasher: account("slasher", 0, 0),
		resolver: Some(account("resolver", 0, 0)),
		requirements: open_requirements::<T>(),
	}
}

/// A service with `terms` that `operators` serve from the next era on. No deposit is held.
pub(crate) fn create<T: Config>(terms: SlashTerms<T::AccountId>, operators: &[T::AccountId]) -> ServiceId {
	let SlashTerms { max_slash, window, slasher, resolver } = terms;
	let new = RegisterService { max_slash, window, slasher, resolver, ..new_service::<T>() };
	let service = Pallet::<T>::insert(account("owner", 0, 0), 0, new).unwrap_or(CHAIN);
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
		Pallet::<T>::do_register(owner.clone(), new_service::<T>()).expect("terms are in range");
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
	fn set_slasher() {
		let (owner, id) = registered::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, account("next", 0, 0));
	}

	#[benchmark]
	fn set_resolver() {
		let (owner, id) = registered::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, Some(account("next", 0, 0)));
	}

	#[benchmark]
	fn cancel_changes() {
		let (owner, id) = registered::<T>();
		Pallet::<T>::do_set_slasher(&owner, id, account("next", 0, 0)).expect("registered");
		Pallet::<T>::do_set_resolver(&owner, id, None).expect("registered");
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);
	}

	#[benchmark]
	fn request_opt_in() {
		let ((_, id), operator) = (registered::<T>(), operator::<T>());
		Pallet::<T>::do_agree(id, operator.clone(), Side::Service).expect("the operator is active");
		#[extrinsic_call]
		_(RawOrigin::Signed(operator.clone()), id);
		assert!(OptIns::<T>::get(id, operator).is_some_and(|opt_in| opt_in.in_force()));
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

	#[benchmark]
	fn accept_operator() {
		let ((owner, id), operator) = (registered::<T>(), operator::<T>());
		Pallet::<T>::do_agree(id, operator.clone(), Side::Operator).expect("the operator is active");
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, operator.clone());
		assert!(OptIns::<T>::get(id, operator).is_some_and(|opt_in| opt_in.in_force()));
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
		let (operator, id) = (operator::<T>(), NextService::<T>::get());
		OptIns::<T>::insert(id, &operator, OptIn::default());
		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id, operator.clone());
		assert!(!OptIns::<T>::contains_key(id, operator));
	}

	#[benchmark]
	fn deregister() {
		let (owner, id) = registered::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);
		assert!(Services::<T>::get(id).is_some_and(|service| service.until.is_some()));
	}

	/// The clock cannot be moved here, so the check refuses and the work is done beside it.
	#[benchmark]
	fn reclaim_deposit() {
		let (owner, id) = registered::<T>();
		Pallet::<T>::do_deregister(&owner, id).expect("registered");
		let service = Services::<T>::get(id).expect("registered");
		#[block]
		{
			assert!(Pallet::<T>::do_reclaim_deposit(id).is_err());
			Pallet::<T>::forget(id, service).expect("the deposit is held");
		}
		assert!(!Services::<T>::contains_key(id));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
