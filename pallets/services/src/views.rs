//! What clients may ask. Answers list everything: never for transactions.

use crate::{Config, Keys, Metadata, MetadataOf, OptInState, OptIns, Pallet, Requirements, Services, Version};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use palisade_primitives::{Balance, Category, Era, EraClock, ServiceId, ServiceInspect, ServiceKey, SlashTerms};
use scale_info::TypeInfo;

/// A service as of now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ServiceView<AccountId> {
	/// Its id.
	pub id: ServiceId,
	/// Who manages it.
	pub owner: AccountId,
	/// Who may take it over.
	pub proposed_owner: Option<AccountId>,
	/// What kind of protocol it is.
	pub category: Category,
	/// What it says of itself.
	pub metadata: Metadata,
	/// Under which it may slash what is committed in this era.
	pub terms: SlashTerms<AccountId>,
	/// The terms that wait, and their first era.
	pub next_terms: Option<Version<SlashTerms<AccountId>>>,
	/// What it asks of those who opt in or allocate now.
	pub requirements: Requirements,
	/// The requirements that wait, and their first era.
	pub next_requirements: Option<Version<Requirements>>,
	/// Held from the owner.
	pub deposit: Balance,
	/// Deregistered: the first era in which nobody serves it.
	pub until: Option<Era>,
	/// Operators that have or had to do with it.
	pub operators: Vec<OperatorView<AccountId>>,
}

/// How an operator stands with a service, as of now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OperatorView<AccountId> {
	/// Who.
	pub operator: AccountId,
	/// What is agreed.
	pub state: OptInState,
	/// Its keys, each with its first era, from the oldest on; the last one may wait for its era.
	pub keys: Vec<Version<ServiceKey>>,
}

impl<T: Config> Pallet<T> {
	/// A service; `None` if it was never registered or is forgotten.
	pub fn view(id: ServiceId) -> Option<ServiceView<T::AccountId>> {
		let service = Services::<T>::get(id)?;
		let now = T::Eras::now();
		Some(ServiceView {
			id,
			terms: Self::terms(id, now)?,
			next_terms: service.terms.waiting(now).cloned(),
			requirements: service.requirements.at(now)?.clone(),
			next_requirements: service.requirements.waiting(now).cloned(),
			metadata: MetadataOf::<T>::get(id)?,
			operators: Self::operators(id),
			owner: service.owner,
			proposed_owner: service.proposed_owner,
			category: service.category,
			deposit: service.deposit,
			until: service.until,
		})
	}

	/// All services.
	pub fn views() -> Vec<ServiceView<T::AccountId>> {
		Services::<T>::iter_keys().filter_map(Self::view).collect()
	}

	/// Operators that have or had to do with `service`.
	pub fn operators(service: ServiceId) -> Vec<OperatorView<T::AccountId>> {
		let now = T::Eras::now();
		let view = |(operator, opt_in): (T::AccountId, crate::OptIn)| OperatorView {
			keys: Keys::<T>::get(service, &operator).iter().cloned().collect(),
			state: opt_in.state(now),
			operator,
		};
		OptIns::<T>::iter_prefix(service).map(view).collect()
	}
}
