//! What a verdict does to an operator instead of slashing. Its stakers never notice.

use crate::{Config, Event, ExitDelays, Pallet, PenaltyKind, Records, Withholding, Withholdings};
use palisade_primitives::{Era, EraClock, OperatorPools};

impl<T: Config> Pallet<T> {
	/// Withholds the commission of the running era and of those through `until`. Goes on from a withholding that reaches
	/// the running era or the one before; takes the place of an older one, whose eras are paid by then.
	pub(crate) fn do_withhold(operator: &T::AccountId, until: Era) {
		let now = T::Eras::now();
		let running = Withholdings::<T>::get(operator).filter(|known| known.until.next() >= now);
		let longer = running.is_none_or(|known| known.until < until);
		if until < now || !longer || !Records::<T>::contains_key(operator) {
			return;
		}
		let from = running.map_or(now, |known| known.from);
		Withholdings::<T>::insert(operator, Withholding { from, until });
		Self::note_penalty(operator, PenaltyKind::Withheld, until);
		Self::deposit_event(Event::CommissionWithheld { operator: operator.clone(), from, until });
	}

	/// Lets neither the operator nor anything of its bond leave before `until`; a longer delay replaces a shorter one.
	pub(crate) fn do_delay_exit(operator: &T::AccountId, until: Era) {
		let known = ExitDelays::<T>::get(operator).unwrap_or(T::Eras::now());
		if until <= known || !Records::<T>::contains_key(operator) {
			return;
		}
		ExitDelays::<T>::insert(operator, until);
		T::Pools::lock_bond(operator, until);
		Self::note_penalty(operator, PenaltyKind::ExitDelayed, until);
		Self::deposit_event(Event::ExitDelayed { operator: operator.clone(), until });
	}
}
