//! Visits every report when there is something to do with it, and every case when its era cannot be reported any more.

use crate::{types::Visit, Agenda, Config, Cursor, KnownBase, Pallet, ReportOf, Reports, ReportsOf};
use palisade_primitives::{Era, EraClock, ReportId};

impl<T: Config> Pallet<T> {
	/// Whether an era that has begun has not been worked off.
	pub(crate) fn is_behind() -> bool {
		Cursor::<T>::get() <= T::Eras::now()
	}

	/// Makes one visit of the cursor's era; moves on to the next era when there is none.
	pub(crate) fn step() {
		let era = Cursor::<T>::get();
		match Agenda::<T>::iter_key_prefix(era).next() {
			Some(visit) => Self::visit(era, visit),
			None => Cursor::<T>::put(era.next()),
		}
	}

	fn visit(era: Era, visit: Visit) {
		Agenda::<T>::remove(era, visit);
		match visit {
			Visit::Report(id) => Self::visit_report(id),
			Visit::Case(service, era) => Self::visit_case(service, era),
		}
	}

	/// Does what can be done with a report now, and forgets it or says when to visit it again.
	fn visit_report(id: ReportId) {
		let Some(report) = Reports::<T>::get(id) else { return };
		Self::advance(id, &report);
		Self::schedule(id);
	}

	/// Puts a report on the agenda of the era in which there is something to do with it, or forgets it.
	pub(crate) fn schedule(id: ReportId) {
		let Some(report) = Reports::<T>::get(id) else { return };
		let now = T::Eras::now();
		let forgotten_from = Self::forgotten_from(&report);
		if report.is_closed() && forgotten_from <= now {
			return Self::forget(id, &report);
		}
		let next = if report.is_closed() {
			forgotten_from
		} else if report.is_waiting() {
			now.next()
		} else {
			report.due
		};
		Agenda::<T>::insert(next.max(now.next()), Visit::Report(id), ());
	}

	/// First era in which nothing that can still be reported shares a window with the report.
	fn forgotten_from(report: &ReportOf<T>) -> Era {
		report.until.plus(T::Eras::slash_window()).next()
	}

	fn forget(id: ReportId, report: &ReportOf<T>) {
		Reports::<T>::remove(id);
		if report.is_base() {
			return KnownBase::<T>::mutate_exists(&report.operator, report.era, |known| {
				known.take_if(|known| known.report.is_none_or(|last| last == id));
			});
		}
		Self::leave_case(report.service, report.era);
		ReportsOf::<T>::mutate_exists(&report.operator, report.service, |ids| {
			let Some(known) = ids else { return };
			known.retain(|known| *known != id);
			if known.is_empty() {
				*ids = None;
			}
		});
	}
}
