//! Labels of operators and services that may fail together.

use super::*;
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use palisade_primitives::{GroupId, PoolExposure, ServiceExposure};
use sp_runtime::{Perquintill, Saturating};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_group(member: Labelled<T::AccountId>, group: Option<GroupId>) -> DispatchResult {
		let known = match &member {
			Labelled::Operator(operator) => {
				OperatorGroups::<T>::mutate(operator, |known| core::mem::replace(known, group))
			}
			Labelled::Service(service) => ServiceGroups::<T>::mutate(service, |known| core::mem::replace(known, group)),
		};
		ensure!(known != group, Error::<T>::NothingToChange);
		Self::deposit_event(Event::GroupSet { member, group });
		Ok(())
	}

	/// To which groups a pool counts, and with which part: all of it to its operator's; what services can take, ceiled, to
	/// theirs.
	pub(crate) fn groups_of(pool: &PoolKeyOf<T>, services: &[ServiceExposure]) -> BTreeMap<GroupId, Perquintill> {
		let operator = OperatorGroups::<T>::get(&pool.operator).map(|group| (group, Perquintill::one()));
		let of_service = |known: &ServiceExposure| Some((ServiceGroups::<T>::get(known.service)?, known.share));
		let mut groups: BTreeMap<GroupId, Perquintill> = BTreeMap::new();
		for (group, share) in operator.into_iter().chain(services.iter().filter_map(of_service)) {
			groups.entry(group).or_default().saturating_accrue(share);
		}
		groups
	}

	/// The services that can take something of a pool.
	pub(crate) fn services_of(pool: &PoolKeyOf<T>) -> Vec<ServiceExposure> {
		T::Exposure::services_of(pool)
	}
}
