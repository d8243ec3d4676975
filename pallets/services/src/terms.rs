//! A service changes the terms under which it may slash.

use crate::{needs_notice, Config, Error, Event, Pallet, Services, Versions};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use palisade_primitives::{Era, EraClock, ServiceId, SlashTerms, Waterfall};
use sp_runtime::{DispatchResult, Perbill};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_update_terms(
		owner: &T::AccountId,
		id: ServiceId,
		terms: SlashTerms<T::AccountId>,
	) -> DispatchResult {
		let mut service = Self::owned(owner, id)?;
		Self::ensure_terms(&terms)?;
		let now = T::Eras::now();
		let running = service.terms.at(now).ok_or(Error::<T>::ServiceNotFound)?;
		ensure!(terms != *running, Error::<T>::TermsUnchanged);
		let from = if needs_notice(running, &terms) { Self::notice(now) } else { now.next() };
		Self::schedule(&mut service.terms, terms.clone(), from, Self::oldest_needed(now))?;
		Services::<T>::insert(id, service);
		Self::deposit_event(Event::TermsUpdated { service: id, terms, from });
		Ok(())
	}

	pub(crate) fn do_cancel_changes(owner: &T::AccountId, id: ServiceId) -> DispatchResult {
		let mut service = Self::owned(owner, id)?;
		let now = T::Eras::now();
		let (terms, requirements) = (service.terms.cancel(now), service.requirements.cancel(now));
		ensure!(terms.is_some() || requirements.is_some(), Error::<T>::NoChangePending);
		Services::<T>::insert(id, service);
		Self::deposit_event(Event::ChangesCancelled { service: id });
		Ok(())
	}

	/// Whether a service may have such terms.
	pub(crate) fn ensure_terms(terms: &SlashTerms<T::AccountId>) -> Result<(), Error<T>> {
		let SlashTerms { max_slash, window, reporter_bond, waterfall, .. } = terms;
		ensure!(!max_slash.is_zero() && *max_slash <= T::MaxSlash::get(), Error::<T>::MaxSlashOutOfRange);
		ensure!((1..=T::Eras::slash_window()).contains(window), Error::<T>::WindowOutOfRange);
		let last_verdict = window.saturating_add(T::Eras::veto_window()).saturating_add(2);
		ensure!(last_verdict <= T::Eras::leaving_eras(), Error::<T>::WindowTooLong);
		ensure!(waterfall.reporter <= T::MaxReporterShare::get(), Error::<T>::ReporterShareTooLarge);
		ensure!(Self::adds_up(waterfall), Error::<T>::WaterfallAboveWhole);
		ensure!(reporter_bond.is_none_or(|bond| bond >= T::MinReporterBond::get()), Error::<T>::ReporterBondTooSmall);
		Ok(())
	}

	/// Whether a waterfall sends no more than all.
	pub(crate) fn adds_up(waterfall: &Waterfall) -> bool {
		let Waterfall { harmed, reporter, insurance } = waterfall;
		let shares = [harmed, reporter, insurance].into_iter();
		let parts = shares.fold(0u32, |sum, share| sum.saturating_add(share.deconstruct()));
		parts <= Perbill::one().deconstruct()
	}

	/// The first era of a change announced now that needs notice. Whoever asks to leave in the era of the announcement
	/// can complete it in the era before, and nobody who asks to leave before it is liable for its offences.
	pub(crate) fn notice(now: Era) -> Era {
		now.plus(T::Eras::leaving_eras()).next()
	}

	/// The oldest era that a report, a verdict or a table may still ask for. The leaving time is longer than both windows
	/// together, also than those to which the clock is about to change.
	pub(crate) fn oldest_needed(now: Era) -> Era {
		now.minus(T::Eras::leaving_eras())
	}

	/// Has `value` hold from `from` on in place of what waits, forgets what held before `needed` only, and returns what
	/// is gone by both.
	pub(crate) fn schedule<Value>(
		versions: &mut Versions<Value>,
		value: Value,
		from: Era,
		needed: Era,
	) -> Result<Vec<Value>, Error<T>> {
		let now = T::Eras::now();
		let mut gone = versions.forget_before(needed);
		gone.extend(versions.cancel(now));
		let room_in = versions.second().unwrap_or_default().plus(T::Eras::leaving_eras()).since(now);
		let full = Error::<T>::TooManyVersions { eras: room_in.try_into().unwrap_or(u16::MAX) };
		versions.push(value, from).map_err(|_| full)?;
		Ok(gone)
	}
}
