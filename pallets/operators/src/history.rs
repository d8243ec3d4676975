//! What stakers want to know of an operator's past. It outlives an exit.

use crate::{Config, History, OperatorHistory, Pallet, Penalty, PenaltyKind};
use palisade_primitives::{Era, EraClock};

impl<T: Config> Pallet<T> {
	/// The last changes of the operator's commission and its last penalties; also after its exit.
	pub fn history(operator: &T::AccountId) -> OperatorHistory {
		History::<T>::get(operator)
	}

	pub(crate) fn note_penalty(operator: &T::AccountId, kind: PenaltyKind, until: Era) {
		let penalty = Penalty { kind, era: T::Eras::now(), until };
		History::<T>::mutate(operator, |history| history.note_penalty(penalty));
	}
}
