//! A service says who was harmed in an era, before anything of it is reported.

use crate::{
	types::{Case, Owed, Visit},
	Agenda, CaseOf, Cases, Config, Error, Event, Pallet,
};
use frame_support::{ensure, BoundedVec};
use palisade_primitives::{Balance, Era, EraClock, ServiceId, ServiceInspect};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_claim(
		owner: &T::AccountId,
		service: ServiceId,
		era: Era,
		claim: Owed<T::AccountId>,
	) -> DispatchResult {
		Self::ensure_owner(owner, service)?;
		let terms = Self::terms(service, era)?;
		let Owed { beneficiary, amount } = claim.clone();
		ensure!(amount > 0, Error::<T>::ZeroClaim);
		let barred = [Some(owner), Some(&terms.slasher), terms.resolver.as_ref()];
		ensure!(!barred.contains(&Some(&beneficiary)), Error::<T>::BeneficiaryBarred);
		let mut case = Self::open_case(service, era)?;
		ensure!(case.claims.iter().all(|known| known.beneficiary != beneficiary), Error::<T>::ClaimExists);
		case.claims.try_push(claim).map_err(|_| Error::<T>::TooManyClaims)?;
		let sum = case.claims.iter().try_fold(0, |sum: Balance, claim| sum.checked_add(claim.amount));
		ensure!(sum.is_some(), Error::<T>::ClaimsTooLarge);
		Cases::<T>::insert(service, era, case);
		Self::deposit_event(Event::ClaimRegistered { service, era, beneficiary, amount });
		Ok(())
	}

	pub(crate) fn do_withdraw_claim(
		owner: &T::AccountId,
		service: ServiceId,
		era: Era,
		beneficiary: T::AccountId,
	) -> DispatchResult {
		Self::ensure_owner(owner, service)?;
		let mut case = Cases::<T>::get(service, era).ok_or(Error::<T>::ClaimNotFound)?;
		ensure!(case.reports == 0, Error::<T>::ClaimsFixed);
		let at = case.claims.iter().position(|claim| claim.beneficiary == beneficiary);
		case.claims.remove(at.ok_or(Error::<T>::ClaimNotFound)?);
		if case.claims.is_empty() {
			Self::close_case(service, era);
		} else {
			Cases::<T>::insert(service, era, case);
		}
		Self::deposit_event(Event::ClaimWithdrawn { service, era, beneficiary });
		Ok(())
	}

	fn ensure_owner(who: &T::AccountId, service: ServiceId) -> DispatchResult {
		let owner = T::Services::owner(service).ok_or(Error::<T>::ServiceNotFound)?;
		ensure!(owner == *who, Error::<T>::NotOwner);
		Ok(())
	}

	/// The case of an era whose claims can still change.
	fn open_case(service: ServiceId, era: Era) -> Result<CaseOf<T>, DispatchError> {
		let case = Self::case_or_new(service, era);
		ensure!(case.reports == 0, Error::<T>::ClaimsFixed);
		Ok(case)
	}

	/// The case; a new one is visited by the cursor when nothing of the era can be reported any more.
	fn case_or_new(service: ServiceId, era: Era) -> CaseOf<T> {
		Cases::<T>::get(service, era).unwrap_or_else(|| {
			let until = era.plus(T::Eras::slash_window());
			Agenda::<T>::insert(until.next(), Visit::Case(service, era), ());
			Case { until, reports: 0, claims: BoundedVec::new() }
		})
	}

	/// A report of the era is stored.
	pub(crate) fn join_case(service: ServiceId, era: Era) {
		let mut case = Self::case_or_new(service, era);
		case.reports = case.reports.saturating_add(1);
		Cases::<T>::insert(service, era, case);
	}

	/// A report of the era is forgotten: the era cannot be reported any more.
	pub(crate) fn leave_case(service: ServiceId, era: Era) {
		let Some(mut case) = Cases::<T>::get(service, era) else { return };
		case.reports = case.reports.saturating_sub(1);
		let is_needed = case.reports > 0;
		Cases::<T>::insert(service, era, case);
		if !is_needed {
			Self::close_case(service, era);
		}
	}

	/// The era cannot be reported any more: the case is needed by its reports only.
	pub(crate) fn visit_case(service: ServiceId, era: Era) {
		if Cases::<T>::get(service, era).is_some_and(|case| case.reports == 0) {
			Cases::<T>::remove(service, era);
		}
	}

	fn close_case(service: ServiceId, era: Era) {
		if let Some(case) = Cases::<T>::take(service, era) {
			Agenda::<T>::remove(case.until.next(), Visit::Case(service, era));
		}
	}
}
