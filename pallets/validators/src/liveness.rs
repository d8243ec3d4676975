//! Validators that do nothing, era after era, make room for others. Nobody is slashed for it.

use crate::{Config, Event, IdleEras, Pallet, WeightInfo};
use alloc::vec::Vec;
use core::cmp::Reverse;
use frame_support::{traits::Get, weights::Weight, BoundedVec};
use palisade_primitives::{Era, EraClock, OperatorJail};
use sp_runtime::SaturatedConversion;

/// At most one of so many validators is jailed in an era, because a split of the network must not empty the set; a set that
/// is not larger is not judged.
const ONE_OF: u32 = 3;

impl<T: Config> Pallet<T> {
	/// Counts who earned nothing in the ended `era` although it was one to work in, and jails who did so too often: the
	/// longest idle first, of equals in the order of the exposures.
	pub(crate) fn judge_liveness(era: Era) -> Weight {
		let points = Self::points(era);
		let validators: u32 = points.len().saturated_into();
		let worked = Self::others_worked(&points);
		let mut idle = Self::count_idle(era, points, worked);
		idle.sort_by_key(|(_, eras)| Reverse(*eras));
		let most = if worked { validators.saturating_div(ONE_OF) } else { 0 };
		let guilty =
			idle.iter().take(most.saturated_into()).filter(|(_, eras)| *eras >= T::LivenessEras::get()).count();
		let weight = idle
			.drain(..guilty)
			.fold(Weight::zero(), |weight, (operator, eras)| weight.saturating_add(Self::jail_idle(operator, eras)));
		IdleEras::<T>::put(BoundedVec::truncate_from(idle));
		weight.saturating_add(T::WeightInfo::judge_liveness(validators))
	}

	/// Whether whoever earned nothing did less than its duty: there are enough others, and they earned enough.
	fn others_worked(points: &[(T::AccountId, u32)]) -> bool {
		let validators: u32 = points.len().saturated_into();
		let earned = points.iter().fold(0u64, |sum, (_, points)| sum.saturating_add(u64::from(*points)));
		let others = u64::from(validators.saturating_sub(1));
		validators > ONE_OF && earned >= others.saturating_mul(T::MinAveragePoints::get().into())
	}

	/// Validators without points, each with the eras that count against it; `era` does if the others worked.
	fn count_idle(era: Era, points: Vec<(T::AccountId, u32)>, worked: bool) -> Vec<(T::AccountId, u32)> {
		let known = IdleEras::<T>::get();
		let before =
			|operator: &T::AccountId| known.iter().find(|(other, _)| other == operator).map_or(0, |(_, eras)| *eras);
		let idle = points.into_iter().filter(|(_, points)| *points == 0);
		let counted = idle.map(|(operator, _)| {
			let eras = before(&operator).saturating_add(u32::from(worked));
			if worked {
				Self::deposit_event(Event::ValidatorIdle { operator: operator.clone(), era, eras });
			}
			(operator, eras)
		});
		counted.filter(|(_, eras)| *eras > 0).collect()
	}

	fn jail_idle(operator: T::AccountId, eras: u32) -> Weight {
		let until = T::Eras::now().plus(T::LivenessJailEras::get());
		let weight = T::Jail::jail(&operator, until);
		Self::deposit_event(Event::ValidatorJailed { operator, eras, until });
		weight
	}
}
