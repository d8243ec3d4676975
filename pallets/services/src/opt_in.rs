//! Two sides agree that an operator serves a service, and either ends it.

use crate::{Config, Error, Event, OptIn, OptIns, Pallet, Requirements, Services, Side};
use frame_support::ensure;
use palisade_primitives::{Era, EraClock, OperatorInspect, OperatorPools, ServiceId};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// `side` agrees; if the other has too, the operator serves from the next era on.
	pub(crate) fn do_agree(id: ServiceId, operator: T::AccountId, side: Side) -> DispatchResult {
		let mut service = Self::registered(id)?;
		let now = T::Eras::now();
		let mut opt_in = Self::open_opt_in(id, &operator, now)?;
		ensure!(!opt_in.agreed(side), Error::<T>::AlreadyAgreed);
		let asks = service.requirements.at(now).ok_or(Error::<T>::ServiceNotFound)?;
		Self::ensure_eligible(asks, &operator)?;
		opt_in.agree(side, now);
		if opt_in.in_force() {
			ensure!(service.operators < asks.max_operators, Error::<T>::TooManyOperators);
			service.operators = service.operators.saturating_add(1);
			Services::<T>::insert(id, service);
		} else {
			// Those of an earlier opt-in, which this record replaces.
			Self::free_keys(id, &operator);
		}
		OptIns::<T>::insert(id, &operator, opt_in);
		Self::deposit_event(match (opt_in.from(), side) {
			(Some(from), _) => Event::OptedIn { service: id, operator, from },
			(None, Side::Operator) => Event::OptInRequested { service: id, operator },
			(None, Side::Service) => Event::OperatorInvited { service: id, operator },
		});
		Ok(())
	}

	/// Either side ends it: what is in force ends with this era, what is not is forgotten.
	pub(crate) fn do_end(id: ServiceId, operator: T::AccountId) -> DispatchResult {
		let opt_in = OptIns::<T>::get(id, &operator).ok_or(Error::<T>::OptInNotFound)?;
		ensure!(opt_in.until.is_none(), Error::<T>::OptInNotFound);
		if !opt_in.in_force() {
			OptIns::<T>::remove(id, &operator);
			Self::deposit_event(Event::OptInWithdrawn { service: id, operator });
			return Ok(());
		}
		let until = T::Eras::now().next();
		OptIns::<T>::insert(id, &operator, OptIn { until: Some(until), ..opt_in });
		// The seat is free at once: a successor cannot serve before the next era either.
		Services::<T>::mutate_extant(id, |service| service.operators = service.operators.saturating_sub(1));
		Self::deposit_event(Event::OptedOut { service: id, operator, until });
		Ok(())
	}

	pub(crate) fn do_prune(id: ServiceId, operator: T::AccountId) -> DispatchResult {
		let opt_in = OptIns::<T>::get(id, &operator).ok_or(Error::<T>::OptInNotFound)?;
		ensure!(Self::is_over(id, &opt_in), Error::<T>::NotPrunable);
		OptIns::<T>::remove(id, &operator);
		Self::free_keys(id, &operator);
		Self::deposit_event(Event::OptInPruned { service: id, operator });
		Ok(())
	}

	/// Whether nobody can ask for an opt-in any more: it has cooled down, or its service is forgotten.
	pub(crate) fn is_over(id: ServiceId, opt_in: &OptIn) -> bool {
		opt_in.until.is_some_and(|until| Self::cooled_down(until, T::Eras::now())) || !Services::<T>::contains_key(id)
	}

	/// The record on which a side can agree: a new one when the last has cooled down.
	fn open_opt_in(id: ServiceId, operator: &T::AccountId, now: Era) -> Result<OptIn, Error<T>> {
		let opt_in = OptIns::<T>::get(id, operator).unwrap_or_default();
		let Some(until) = opt_in.until else { return Ok(opt_in) };
		ensure!(Self::cooled_down(until, now), Error::<T>::CoolingDown);
		Ok(OptIn::default())
	}

	/// Whether an opt-in that ended at `until` is so long over that its eras can no longer be asked for.
	fn cooled_down(until: Era, now: Era) -> bool {
		until.plus(T::Eras::leaving_eras()) <= now
	}

	/// Whether `operator` meets what a service `asks` of operators.
	fn ensure_eligible(asks: &Requirements, operator: &T::AccountId) -> Result<(), Error<T>> {
		ensure!(T::Operators::is_active(operator), Error::<T>::OperatorNotActive);
		ensure!(T::Bonds::bond(operator) >= asks.min_bond, Error::<T>::BondBelowMinimum);
		Ok(())
	}
}
